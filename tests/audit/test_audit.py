"""An audit says of each file what was checked, with what, when and with what result, and what was not."""

import csv
import hashlib
import json
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import playwright.sync_api
import pytest

from rolepress import __version__
from rolepress.audit import Audit, audit
from rolepress.audit.keeping import as_text, kept
from rolepress.audit.telling import as_data, as_lines, as_table, summary
from rolepress.audit.validators import HTML, PDF, VALIDATORS, Bench, Validator
from rolepress.model.checked import KeptAudit
from rolepress.people_checks import Asked

ON = datetime(2026, 11, 26, 10, 15)
TOOLS = "0123456789ab"
NOBODY = (Asked("nvda", "Pages with NVDA", None),)


def site(root: Path, **files: str) -> Path:
    """Return a finished site whose files have these texts, by name; those in capitals are PDFs."""
    public = root / "site" / "public"
    public.mkdir(parents=True, exist_ok=True)
    artifacts = []
    for name, text in files.items():
        (public / name).write_text(text, "utf-8")
        artifacts.append(
            {"path": name, "document": name.casefold(), "format": "pdf", "edition": "standard",
             "media_type": PDF if name.isupper() else HTML, "sha256": hashlib.sha256(text.encode()).hexdigest()}
        )  # fmt: skip
    (public / "manifest.json").write_text(json.dumps({"schema": 1, "artifacts": artifacts}), "utf-8")
    return root / "site"


class Referee:
    """A validator that finds the word "bad", and notes what it was asked about."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def run(self, paths: Sequence[Path], bench: Bench) -> dict[Path, tuple[str, ...]]:
        self.asked.append([path.name for path in paths])
        return {path: ("it is bad",) if "bad" in path.read_text("utf-8") else () for path in paths}

    def validator(self, version: str | None = "1.0") -> Validator:
        return Validator("referee", "The referee", (PDF,), lambda bench: version, "install it", self.run)


def proved(root: Path, referee: Validator, monkeypatch: pytest.MonkeyPatch, **files: str) -> Audit:
    monkeypatch.setattr("rolepress.audit.known", lambda: {referee.id: referee})
    return audit(site(root, **files), Bench(root, root / "kept"), NOBODY, on=ON)


def judged(found: Audit) -> dict[str, list[tuple[str, ...]]]:
    """Return what the referee said of each file."""
    return {
        each.file.path: [one.faults for one in each.results if one.validator == "referee"] for each in found.proofs
    }


def test_each_file_of_its_kind_is_judged_and_others_are_not(tmp_path, monkeypatch):
    found = proved(tmp_path, Referee().validator(), monkeypatch, GOOD="fine", BAD="bad", page="bad")

    assert judged(found) == {"GOOD": [()], "BAD": [("it is bad",)], "page": []}
    assert found.counts() == (4, 1)  # each is also the file that the build wrote
    assert [each.file.path for each in found.failed] == ["BAD"]


def test_a_second_audit_asks_about_new_bytes_alone_and_keeps_the_time_of_the_first(tmp_path, monkeypatch):
    referee = Referee()
    proved(tmp_path, referee.validator(), monkeypatch, ONE="fine", TWO="fine too")
    monkeypatch.setattr("rolepress.audit.known", lambda: {"referee": referee.validator()})
    again = audit(
        site(tmp_path, ONE="fine", TWO="another"), Bench(tmp_path, tmp_path / "kept"), NOBODY,
        on=datetime(2026, 11, 27, 9, 0),
    )  # fmt: skip

    assert referee.asked == [["ONE", "TWO"], ["TWO"]]
    assert [each.results[-1].on for each in again.proofs] == ["2026-11-26T10:15", "2026-11-27T09:00"]


def test_another_version_of_a_validator_judges_anew(tmp_path, monkeypatch):
    referee = Referee()
    proved(tmp_path, referee.validator("1.0"), monkeypatch, ONE="fine")
    proved(tmp_path, referee.validator("2.0"), monkeypatch, ONE="fine")

    assert referee.asked == [["ONE"], ["ONE"]]


def test_a_validator_that_is_not_installed_is_told_with_what_to_install(tmp_path, monkeypatch):
    found = proved(tmp_path, Referee().validator(None), monkeypatch, ONE="fine")

    assert judged(found) == {"ONE": []}
    assert "  The referee: not run, because it is not installed  hint: install it" in list(as_lines(found))
    assert summary(found) == (
        "1 files, 1 checks passed, 0 failed, 1 validators not run, 1 of 1 checks by people not done"
    )


def test_a_validator_that_does_not_judge_such_files_says_so_and_is_not_asked(tmp_path, monkeypatch):
    referee = Referee()
    picky = replace(referee.validator(), passes_over=lambda bench: "it does not judge PDF/UA-2")
    found = proved(tmp_path, picky, monkeypatch, ONE="fine")

    assert (referee.asked, found.not_run) == ([], ())
    assert "  The referee: not run, because it does not judge PDF/UA-2" in list(as_lines(found))
    assert "1 validators not run" in summary(found)
    assert as_data(found)["passed_over"] == [
        {"validator": "referee", "label": "The referee", "why": "it does not judge PDF/UA-2"}
    ]
    assert [(each.validator, each.message) for each in kept(found, "tools").passed_over] == [
        ("The referee", "it does not judge PDF/UA-2")
    ]


def test_an_audit_tells_which_validator_is_at_work_and_how_far_it_is(tmp_path, monkeypatch):
    heard: list[tuple[str, int, int]] = []
    referee = Referee().validator()
    monkeypatch.setattr("rolepress.audit.known", lambda: {referee.id: referee})
    audit(
        site(tmp_path, ONE="fine", TWO="bad"), Bench(tmp_path, tmp_path / "kept"), NOBODY, on=ON,
        on_done=lambda each, done, total: heard.append((each.label, done, total)),
    )  # fmt: skip

    assert heard == [("The referee", 0, 2), ("The referee", 1, 2), ("The referee", 2, 2)]


@pytest.mark.parametrize(
    ("error", "because"),
    [
        (RuntimeError("it stopped\nat line 3"), "it stopped"),
        (ValueError("no JSON"), "no JSON"),
        (FileNotFoundError("gone"), "gone"),
        (subprocess.TimeoutExpired(["vnu", *["page.html"] * 900], 600), "it took longer than 600 seconds"),
        (subprocess.CalledProcessError(2, ["javac"], stderr=b"no compiler"), "it stopped with exit code 2: no compiler"),
        (pikepdf.PdfError("no trailer"), "no trailer"),
        (playwright.sync_api.Error("the browser closed"), "the browser closed"),
        (RecursionError(), "RecursionError"),
    ],
    ids=lambda each: type(each).__name__,
)  # fmt: skip
def test_a_validator_that_fails_itself_is_no_verdict_and_stops_no_other(tmp_path, monkeypatch, error, because):
    def broken(paths, bench):
        raise error

    good, bad = Referee().validator(), replace(Referee().validator(), id="bad", label="The bad one", run=broken)
    monkeypatch.setattr("rolepress.audit.known", lambda: {"bad": bad, "referee": good})
    found = audit(site(tmp_path, ONE="fine"), Bench(tmp_path, tmp_path / "kept"), NOBODY, on=ON)

    assert judged(found) == {"ONE": [()]}
    assert found.broken == (("The bad one", because),)
    assert f"  broken  The bad one: could not run, because {because}" in list(as_lines(found))
    assert "1 validators broken" in summary(found)


def test_a_validator_whose_version_cannot_be_told_is_broken_and_not_missing(tmp_path, monkeypatch):
    def hangs(bench):
        raise subprocess.TimeoutExpired("vnu", 600)

    found = proved(tmp_path, replace(Referee().validator(), version=hangs), monkeypatch, ONE="fine")
    assert (found.not_run, found.broken) == ((), (("The referee", "it took longer than 600 seconds"),))


def test_a_file_that_is_not_the_one_that_was_built_is_told_and_judged_as_it_is(tmp_path, monkeypatch):
    referee = Referee()
    proved(tmp_path, referee.validator(), monkeypatch, GOOD="fine", GONE="fine")
    out = tmp_path / "site"
    (out / "public" / "GOOD").write_text("bad", "utf-8")
    (out / "public" / "GONE").unlink()
    found = audit(out, Bench(tmp_path, tmp_path / "kept"), NOBODY, on=ON)

    assert judged(found) == {"GOOD": [("it is bad",)], "GONE": []}
    assert found.proofs[1].file.sha256 == hashlib.sha256(b"bad").hexdigest()
    lines = list(as_lines(found))
    assert "  failed  public/GOOD: this is not the file that the build wrote  [Rolepress, list of files]" in lines
    assert "  failed  public/GONE: this file is missing  [Rolepress, list of files]" in lines


def test_a_verdict_that_cannot_be_read_is_asked_for_again(tmp_path, monkeypatch):
    referee = Referee()
    proved(tmp_path, referee.validator(), monkeypatch, ONE="fine")
    (verdict,) = (tmp_path / "kept").rglob("*.json")
    verdict.write_text('{"on": ', "utf-8")
    found = proved(tmp_path, referee.validator(), monkeypatch, ONE="fine")

    assert (judged(found), found.broken) == ({"ONE": [()]}, ())


def test_what_else_a_verdict_rests_on_makes_it_be_asked_for_again(tmp_path, monkeypatch):
    referee = Referee()
    for look in ("one", "one", "another"):
        resting = replace(referee.validator(), rests_on=lambda public, look=look: look)
        proved(tmp_path, resting, monkeypatch, ONE="fine")

    assert referee.asked == [["ONE"], ["ONE"]]


def test_data_and_what_is_kept_tell_the_same(tmp_path, monkeypatch):
    found = proved(tmp_path, Referee().validator(), monkeypatch, GOOD="fine", BAD="bad")
    data, written = as_data(found), kept(found, TOOLS)

    assert data["counts"] == {"files": 2, "passed": 3, "failed": 1, "unjudged": 0, "others": 1}
    assert data["people"] == [{"name": "nvda", "what": "Pages with NVDA", "done": None}]
    assert [(each.validator, each.passed, each.failed) for each in written.runs] == [
        ("Rolepress, list of files", 2, 0), ("referee", 1, 1),
    ]  # fmt: skip
    assert [(each.path, each.fault) for each in written.faults] == [("public/BAD", "it is bad")]


@pytest.mark.parametrize(("fault", "length"), [("long " * 900, 2000), ("x" * 5000, 2000), (" \n", 1)])
def test_a_fault_of_any_length_can_be_kept(tmp_path, monkeypatch, fault, length):
    wordy = replace(Referee().validator(), run=lambda paths, bench: dict.fromkeys(paths, (fault,)))
    (one,) = kept(proved(tmp_path, wordy, monkeypatch, ONE="fine"), TOOLS).faults

    assert len(one.fault) <= length
    assert one.fault.endswith("…")


def test_what_could_not_run_is_kept_with_why(tmp_path, monkeypatch):
    def broken(paths, bench):
        raise RuntimeError("no " * 4000)

    found = proved(tmp_path, replace(Referee().validator(), run=broken), monkeypatch, ONE="fine")
    (one,) = kept(found, TOOLS).broken
    assert (one.validator, one.message[:6], one.message[-1]) == ("The referee", "no no ", "…")


def beside(root: Path, **files: str) -> Path:
    """Write files beside the public site, at their paths from the output, and return the output."""
    for place, text in files.items():
        (root / "site" / place).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / place).write_text(text, "utf-8")
    return root / "site"


OTHERS = {
    "public/all/index.html": "bad list", "public/404.html": "not found", "public/assets/site.css": "p {}",
    "internal/proof.html": "proof", "internal/documents/nurse/index.html": "nurse",
    "internal/files/roles/nurse/nurse.pdf": "bad sheet", "internal/assets/a.js": "x",
    "on-request/roles/nurse/nurse.pdf": "bad asked", "on-request/roles/nurse/nurse-grade-1.brf": "dots",
    "on-request/roles/nurse/.nurse.pdf.12": "half",
}  # fmt: skip
HOMES = {"roles/nurse": "nurse", "documents/nurse": "nurse", "roles/all": "all", "privacy": "privacy", ".": "home"}


def test_lists_internal_pages_and_files_on_request_are_looked_at_as_well(tmp_path, monkeypatch):
    referee = Referee()
    both = replace(referee.validator(), media_types=(PDF, HTML))
    monkeypatch.setattr("rolepress.audit.known", lambda: {"referee": both})
    site(tmp_path, ONE="fine")
    out = beside(tmp_path, **OTHERS)
    found = audit(out, Bench(tmp_path, tmp_path / "kept"), NOBODY, on=ON, homes=HOMES)

    assert {each.file.place: (each.file.document, each.passed) for each in found.proofs} == {
        "public/404.html": (None, True),
        "public/ONE": ("one", True),
        "public/all/index.html": (None, False),
        "internal/documents/nurse/index.html": ("nurse", True),
        "internal/files/roles/nurse/nurse.pdf": ("nurse", False),
        "internal/proof.html": (None, True),
        "on-request/roles/nurse/nurse-grade-1.brf": ("nurse", True),
        "on-request/roles/nurse/nurse.pdf": ("nurse", False),
    }
    assert [each.file.path for each in found.unjudged] == ["roles/nurse/nurse-grade-1.brf"]
    lines = list(as_lines(found))
    assert "  failed  on-request/roles/nurse/nurse.pdf: it is bad  [referee]" in lines
    assert (
        "  the public site: 2 pages, 2 of them lists and other pages that are no document's; 1 other file" in lines
    )
    assert "  files made on request: 0 pages; 2 other files" in lines
    assert "  no validator that is here judges 1 of these: 1 brf-ueb-g1" in lines
    assert "  not looked at: 3 other files, such as styles, scripts and pictures" in lines


def test_only_some_documents_are_looked_at_on_both_sites_and_on_request(tmp_path, monkeypatch):
    monkeypatch.setattr("rolepress.audit.known", lambda: {"referee": Referee().validator()})
    site(tmp_path, ONE="fine", nurse="fine")
    out = beside(tmp_path, **OTHERS)
    found = audit(out, Bench(tmp_path, tmp_path / "kept"), NOBODY, on=ON, homes=HOMES, only=["nurse"])

    assert {each.file.document for each in found.proofs} == {"nurse"}
    assert {each.file.site for each in found.proofs} == {"public", "internal", "on-request"}


def test_files_of_pages_are_told_under_their_pages_wherever_they_stand(tmp_path, monkeypatch):
    monkeypatch.setattr("rolepress.audit.known", lambda: {"referee": Referee().validator()})
    site(tmp_path, ONE="fine")
    asked = ("privacy/privacy.pdf", "preview/privacy/privacy.pdf", "home.pdf", "home-grade-1.brf", "other.pdf")
    out = beside(tmp_path, **{f"on-request/{path}": "fine" for path in asked})
    found = audit(out, Bench(tmp_path, tmp_path / "kept"), NOBODY, on=ON, homes=HOMES)

    told = {each.file.path: each.file.document for each in found.proofs if each.file.site == "on-request"}
    assert told == {
        "privacy/privacy.pdf": "privacy", "preview/privacy/privacy.pdf": "privacy",
        "home.pdf": "home", "home-grade-1.brf": "home", "other.pdf": None,
    }  # fmt: skip


def test_every_file_is_told_when_somebody_asks_and_the_same_as_a_table(tmp_path, monkeypatch):
    monkeypatch.setattr("rolepress.audit.known", lambda: {"referee": Referee().validator()})
    site(tmp_path, GOOD="fine", BAD="bad")
    out = beside(tmp_path, **OTHERS)
    found = audit(out, Bench(tmp_path, tmp_path / "kept"), NOBODY, on=ON, homes=HOMES)
    short, long = "\n".join(as_lines(found)), "\n".join(as_lines(found, whole=True))

    good = "public/GOOD: passed on 2026-11-26 10:15 (Rolepress, list of files; referee)"
    assert (good in short, good in long) == (False, True)
    assert "\nnurse\n  internal/files/roles/nurse/nurse.pdf: failed on 2026-11-26 10:15 (referee)" in long
    assert "on-request/roles/nurse/nurse-grade-1.brf: no validator that is here judges it" in long
    rows = list(csv.DictReader(as_table(found).decode("utf-8-sig").splitlines()))
    assert [
        (each["path"], each["validator"], each["version"], each["on"], each["result"]) for each in rows[:3]
    ] == [
        ("BAD", "Rolepress, list of files", f"Rolepress {__version__}", "2026-11-26 10:15", "passed"),
        ("BAD", "referee", "1.0", "2026-11-26 10:15", "failed"),
        ("GOOD", "Rolepress, list of files", f"Rolepress {__version__}", "2026-11-26 10:15", "passed"),
    ]
    assert {each["result"] for each in rows} == {"passed", "failed", "not checked"}


def test_what_many_files_share_is_told_once(tmp_path, monkeypatch):
    found = proved(tmp_path, Referee().validator(), monkeypatch, **dict.fromkeys("ABCDE", "bad"))

    assert [each for each in as_lines(found) if "failed  " in each] == [
        "  failed  public/A: it is bad, and 4 more places like it  [referee]"
    ]


def test_a_validator_is_given_some_files_at_a_time_and_what_it_said_before_it_failed_counts(tmp_path, monkeypatch):
    referee = Referee()
    monkeypatch.setattr("rolepress.audit.AT_ONCE", 2)

    def tires(paths, bench):
        if len(referee.asked) == 1:
            raise subprocess.TimeoutExpired("referee", 600)
        return referee.run(paths, bench)

    found = proved(tmp_path, replace(referee.validator(), run=tires), monkeypatch, A="fine", B="bad", C="fine too")
    assert judged(found) == {"A": [()], "B": [("it is bad",)], "C": []}
    assert found.broken == (("The referee", "it took longer than 600 seconds"),)
    proved(tmp_path, referee.validator(), monkeypatch, A="fine", B="bad", C="fine too")
    assert referee.asked == [["A", "B"], ["C"]]


def test_what_is_kept_has_a_line_for_each_public_file_and_none_for_those_on_request(tmp_path, monkeypatch):
    monkeypatch.setattr("rolepress.audit.known", lambda: {"referee": Referee().validator()})
    site(tmp_path, GOOD="fine", BAD="bad")
    out = beside(tmp_path, **OTHERS)
    found = audit(out, Bench(tmp_path, tmp_path / "kept"), NOBODY, on=ON, homes=HOMES)
    written = as_text(kept(found, TOOLS))

    assert KeptAudit.model_validate_json(written) == kept(found, TOOLS)
    assert "on-request" not in written
    digest = hashlib.sha256(b"bad").hexdigest()[:12]
    line = {"path": "BAD", "document": "bad", "sha256": digest, "checks": {"referee": "2026-11-26 10:15"}}
    assert f"    {json.dumps(line)}," in written.splitlines()
    assert '"counts": {\n    "public": 2,\n    "internal": 1\n  }' in written
    later = audit(out, Bench(tmp_path, tmp_path / "kept"), NOBODY, on=datetime(2026, 12, 1, 9, 0), homes=HOMES)
    assert kept(later, TOOLS).files == kept(found, TOOLS).files


def test_no_report_promises_anything(tmp_path, monkeypatch):
    lines = "\n".join(as_lines(proved(tmp_path, Referee().validator(), monkeypatch, ONE="fine"))).casefold()

    assert "no promise" in lines
    assert not any(word in lines for word in ("compliant", "fully accessible", "conforms"))


def test_there_is_a_validator_for_every_kind_of_file_that_has_one():
    judged = {media for each in VALIDATORS.values() for media in each.media_types}
    assert {HTML, PDF, "application/epub+zip"} <= judged
