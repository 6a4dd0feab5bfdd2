"""An audit of a project is kept where the internal site finds it, and told there with what people checked."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest

from projects import make_project, open_project
from rolepress.audit.keeping import as_text
from rolepress.audit.validators import VALIDATORS, Bench, Validator
from rolepress.audit.whole import audit_project
from rolepress.cli import main
from rolepress.library import Library
from rolepress.machine import tools
from rolepress.model.checked import KeptAudit, KeptFile
from rolepress.people_checks import FILE as PEOPLE
from rolepress.sites.proving import FILE, Made, proved
from rolepress.sites.records import Output
from sites.small_library import drawn, written

ON = datetime(2026, 11, 26, 10, 15)
DONE = (
    "checks:\n  nvda: {using: NVDA 2026.2, how: The script, by: Access team, date: 2026-11-20, result: passed}\n"
)


def project(root: Path) -> Path:
    made = make_project(root, {})
    (made / "site" / "public").mkdir(parents=True)
    (made / "site" / "public" / "manifest.json").write_text(json.dumps({"schema": 1, "artifacts": []}), "utf-8")
    return made


def test_an_audit_is_kept_when_somebody_asks_for_it(tmp_path):
    root = project(tmp_path)
    audit_project(root, root / "site", on=ON)
    assert proved(root, {}, {}).machine is None

    audit_project(root, root / "site", on=ON, keep=True)
    machine = proved(root, {}, {}).machine
    assert machine is not None
    assert (machine.on, machine.files, machine.faults) == ("2026-11-26 10:15", (), ())


def test_a_file_that_somebody_broke_is_as_if_it_were_not_there(tmp_path):
    root = project(tmp_path)
    audit_project(root, root / "site", on=ON, keep=True)
    (root / FILE).write_text('{"on": 3', "utf-8")

    assert proved(root, {}, {}).machine is None


def test_what_people_wrote_down_wrongly_is_told(tmp_path):
    root = project(tmp_path)
    (root / PEOPLE).parent.mkdir(parents=True)
    (root / PEOPLE).write_text(DONE.replace("passed", "fine"), "utf-8")

    _, problems = audit_project(root, root / "site", on=ON)
    assert [each.rule for each in problems] == ["result"]


def test_the_json_report_tells_what_is_wrong_in_the_file_of_people_too(tmp_path, capsys):
    root = project(tmp_path)
    (root / PEOPLE).parent.mkdir(parents=True)
    (root / PEOPLE).write_text(DONE.replace("nvda:", "nvad:"), "utf-8")

    main(["audit", "--project", str(root), "--report", "json"])
    (told,) = json.loads(capsys.readouterr().out)["problems"]
    assert (told["path"], told["line"], told["rule"]) == (str(PEOPLE), 2, "people-check")
    assert told["message"] == "there is no check called 'nvad'"


def test_the_page_tells_what_could_not_run(tmp_path):
    root = project(tmp_path)
    audit_project(root, root / "site", on=ON, keep=True)
    told = json.loads((root / FILE).read_text("utf-8"))
    told["broken"] = [{"validator": "veraPDF, PDF/UA", "message": "it took longer than 600 seconds"}]
    (root / FILE).write_text(json.dumps(told), "utf-8")

    library = open_project(root)
    page = written(library, drawn(library))["proof.md"]
    assert "| veraPDF, PDF/UA | **could not run** | | | |" in page
    assert "- veraPDF, PDF/UA: could not run, because it took longer than 600 seconds" in page


@pytest.mark.parametrize("on", ["yesterday", "2026-02-30 10:15", "2026-11-26"])
def test_an_audit_without_a_moment_is_as_if_it_were_not_there(tmp_path, on):
    root = project(tmp_path)
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(json.dumps({"on": on, "tools": "x"}), "utf-8")

    assert "**Not run.**" in written(library := open_project(root), drawn(library))["proof.md"]


def built(root: Path) -> tuple[Path, dict[str, str]]:
    """Return a project with an audited site of one page and two files, and the digests that its build made."""
    made = make_project(root, {})
    texts = {
        "job-descriptions/support-worker/index.html": "<p>Page</p>",
        "job-descriptions/support-worker/support-worker.pdf": "%PDF",
        "job-descriptions/support-worker/support-worker.txt": "Text",
    }
    types = ("text/html", "application/pdf", "text/plain")
    artifacts = [
        {"path": path, "document": "support-worker", "format": "x", "edition": "standard", "media_type": media,
         "sha256": hashlib.sha256(text.encode()).hexdigest()}
        for (path, text), media in zip(texts.items(), types, strict=True)
    ]  # fmt: skip
    texts |= {"all/index.html": "<p>List</p>", "manifest.json": json.dumps({"schema": 1, "artifacts": artifacts})}
    for path, text in texts.items():
        (made / "site" / "public" / path).parent.mkdir(parents=True, exist_ok=True)
        (made / "site" / "public" / path).write_text(text, "utf-8")
    return made, {each["path"]: each["sha256"] for each in artifacts}


@pytest.fixture
def referee(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one validator alone be there, which finds a PDF bad."""

    def run(paths: Sequence[Path], bench: Bench) -> dict[Path, tuple[str, ...]]:
        return {path: ("it is bad",) for path in paths if path.suffix == ".pdf"}

    only = Validator("referee", "The referee", ("text/html", "application/pdf"), lambda bench: "1.0", "", run)
    monkeypatch.setattr("rolepress.audit.known", lambda: {"referee": only})
    monkeypatch.setitem(VALIDATORS, "referee", only)


def page(library: Library, made: Made | None) -> str:
    outputs = {
        "support-worker": (
            Output("Web page", "job-descriptions/support-worker/index.html"),
            Output("PDF, 2 pages", "job-descriptions/support-worker/support-worker.pdf", "PDF", "2 pages"),
        )
    }
    return written(library, drawn(library, outputs=outputs, made=made))["proof.md"]


@pytest.mark.usefixtures("referee")
def test_the_page_has_a_row_for_each_file_under_its_document(tmp_path):
    root, digests = built(tmp_path)
    audit_project(root, root / "site", on=ON, keep=True)
    told = page(open_project(root), Made(digests, tools()))

    assert "<summary><bdi>Support Worker</bdi>: 3 files, 1 failed</summary>" in told
    assert "| Web page | The referee | 26&nbsp;November&nbsp;2026, 10:15 | passed |" in told
    assert "| PDF | The referee | 26&nbsp;November&nbsp;2026, 10:15 | **failed** |" in told
    text = "job-descriptions/support-worker/support-worker.txt"
    assert f"| {text} | no validator | 26&nbsp;November&nbsp;2026, 10:15 | as built |" in told
    assert "<summary><bdi>Lists and other pages</bdi>: 1 file</summary>" in told
    assert "| all/index.html | The referee | 26&nbsp;November&nbsp;2026, 10:15 | passed |" in told
    assert "None of 3 files of documents that this build has made has changed since this audit." in told
    assert "other versions" not in told


def unfolded(title, path):
    summary = f"<summary><bdi>{title}</bdi>: 1 file</summary>"
    return f'<details markdown="1">\n{summary}\n\n- {path}\n</details>\n'


@pytest.mark.usefixtures("referee")
def test_the_page_tells_which_files_have_changed_since_they_were_checked(tmp_path):
    root, digests = built(tmp_path)
    audit_project(root, root / "site", on=ON, keep=True)
    page_path, pdf, text = digests
    later = {page_path: digests[page_path], pdf: "f" * 64, "job-descriptions/new/index.html": "a" * 64}
    told = page(open_project(root), Made(later, "other"))

    assert "**1 of 3 files of documents have changed since this audit.**" in told
    assert f"They are not checked since they changed:\n\n{unfolded('Support Worker', pdf)}\n" in told
    assert "| PDF | The referee | 26&nbsp;November&nbsp;2026, 10:15 | **failed**; **changed since** |" in told
    assert "<summary><bdi>Support Worker</bdi>: 3 files, 1 failed, 1 changed since</summary>" in told
    assert f"New since, and not checked:\n\n{unfolded('new', 'job-descriptions/new/index.html')}\n" in told
    assert f"Checked, and not made by this build:\n\n{unfolded('Support Worker', text)}\n" in told
    assert "This build used other versions of the programs and fonts that draw files." in told


def test_new_files_are_told_by_their_documents(tmp_path):
    root = make_project(tmp_path, {})
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(as_text(KeptAudit(on="2026-11-26 10:15", tools="x", files=())), "utf-8")
    paths = ("all/index.html", "index.html", "jobs/lead/index.html", "jobs/lead/lead.pdf")
    found = proved(root, {"lead": "Lead"}, {}, Made(dict.fromkeys(paths, "0"), "x"))

    assert [(each.title, each.paths) for each in found.new] == [
        ("all", paths[:1]), ("Lead", paths[2:]), ("", paths[1:2]),
    ]  # fmt: skip


def test_documents_of_one_title_are_told_apart(tmp_path):
    files = (KeptFile(path=f"{name}.pdf", document=name, sha256="0" * 12) for name in ("old", "new", "other"))
    root = make_project(tmp_path, {})
    kept = KeptAudit(on="2026-11-26 10:15", tools="x", files=tuple(files))
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(as_text(kept), "utf-8")
    found = proved(root, {"old": "Partner", "new": "Partner", "other": "Lead"}, {})

    assert [each.title for each in found.documents] == ["Lead", "Partner (new)", "Partner (old)"]


def test_a_build_tells_what_it_made_to_the_page(tmp_path):
    """Every page and file that the manifest has is compared, the home page with its lists too."""
    root = make_project(tmp_path, {})
    out = root / "site"
    assert main(["build", "--project", str(root), "--format", "html"]) == 0
    audit_project(root, out, on=ON, keep=True)
    assert main(["build", "--project", str(root), "--format", "html"]) == 0

    told = (out / "docs" / "proof.md").read_text("utf-8")
    listed = len(json.loads((out / "public" / "manifest.json").read_text("utf-8"))["artifacts"])
    assert f"None of {listed} files of documents that this build has made has changed since this audit." in told


def test_the_command_gives_a_table_to_what_reads_it(tmp_path, capfdbinary, monkeypatch):
    root, _ = built(tmp_path)
    monkeypatch.setattr("rolepress.audit.known", dict)
    assert main(["audit", "--project", str(root), "--format", "csv"]) == 0

    lines = capfdbinary.readouterr().out.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("site,path,document,format,edition,sha256,validator,version,on,result")
    assert len(lines) == 4


def test_the_page_tells_what_machines_and_people_checked_and_what_nobody_has(tmp_path):
    root = project(tmp_path)
    library = open_project(root)
    before = written(library, drawn(library))["proof.md"]
    assert "**Not run.**" in before
    assert "| Pages, PDFs and forms with the screen reader NVDA | **not done** |" in before

    audit_project(root, root / "site", on=ON, keep=True)
    (root / PEOPLE).write_text(DONE, "utf-8")
    after = written(library, drawn(library))["proof.md"]
    assert (
        "Machines looked at 0 files of the public site and\n0 files of this site, on 26&nbsp;November&nbsp;2026, 10:15."
        in after
    )
    assert "| passed | NVDA 2026.2; The script | Access team | 20&nbsp;November&nbsp;2026 |" in after
