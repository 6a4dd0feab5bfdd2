"""An audit of a project is kept where the internal site finds it, and told there with what people checked."""

import json
from datetime import datetime
from pathlib import Path

from projects import make_project, open_project
from rolepress.audit.whole import audit_project
from rolepress.cli import main
from rolepress.people_checks import FILE as PEOPLE
from rolepress.sites.proving import FILE, proved
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
    assert proved(root).machine is None

    audit_project(root, root / "site", on=ON, keep=True)
    machine = proved(root).machine
    assert machine is not None
    assert (machine.on, machine.files, machine.faults) == ("2026-11-26 10:15", 0, ())


def test_a_file_that_somebody_broke_is_as_if_it_were_not_there(tmp_path):
    root = project(tmp_path)
    audit_project(root, root / "site", on=ON, keep=True)
    (root / FILE).write_text('{"on": 3', "utf-8")

    assert proved(root).machine is None


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


def test_the_page_tells_what_machines_and_people_checked_and_what_nobody_has(tmp_path):
    root = project(tmp_path)
    library = open_project(root)
    before = written(library, drawn(library))["proof.md"]
    assert "**Not run.**" in before
    assert "| Pages, PDFs and forms with the screen reader NVDA | **not done** |" in before

    audit_project(root, root / "site", on=ON, keep=True)
    (root / PEOPLE).write_text(DONE, "utf-8")
    after = written(library, drawn(library))["proof.md"]
    assert "0 files, on 2026-11-26 10:15" in after
    assert "| passed | NVDA 2026.2; The script | Access team | 20&nbsp;November&nbsp;2026 |" in after
