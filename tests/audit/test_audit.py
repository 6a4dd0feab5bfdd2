"""An audit says of each file what was checked, with what, when and with what result, and what was not."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from rolepress.audit import Audit, audit
from rolepress.audit.telling import as_data, as_lines, kept, summary
from rolepress.audit.validators import HTML, PDF, VALIDATORS, Bench, Validator
from rolepress.people_checks import Asked

ON = datetime(2026, 11, 26, 10, 15)
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


def test_each_file_of_its_kind_is_judged_and_others_are_not(tmp_path, monkeypatch):
    found = proved(tmp_path, Referee().validator(), monkeypatch, GOOD="fine", BAD="bad", page="bad")

    assert found.counts() == (1, 1)
    assert [(each.path, [one.faults for one in each.results]) for each in found.proofs] == [
        ("GOOD", [()]), ("BAD", [("it is bad",)]), ("page", []),
    ]  # fmt: skip
    assert [each.path for each in found.failed] == ["BAD"]


def test_a_second_audit_asks_about_new_bytes_alone_and_keeps_the_time_of_the_first(tmp_path, monkeypatch):
    referee = Referee()
    proved(tmp_path, referee.validator(), monkeypatch, ONE="fine", TWO="fine too")
    monkeypatch.setattr("rolepress.audit.known", lambda: {"referee": referee.validator()})
    again = audit(
        site(tmp_path, ONE="fine", TWO="another"), Bench(tmp_path, tmp_path / "kept"), NOBODY,
        on=datetime(2026, 11, 27, 9, 0),
    )  # fmt: skip

    assert referee.asked == [["ONE", "TWO"], ["TWO"]]
    assert [each.results[0].on for each in again.proofs] == ["2026-11-26T10:15", "2026-11-27T09:00"]


def test_another_version_of_a_validator_judges_anew(tmp_path, monkeypatch):
    referee = Referee()
    proved(tmp_path, referee.validator("1.0"), monkeypatch, ONE="fine")
    proved(tmp_path, referee.validator("2.0"), monkeypatch, ONE="fine")

    assert referee.asked == [["ONE"], ["ONE"]]


def test_a_validator_that_is_not_installed_is_told_with_what_to_install(tmp_path, monkeypatch):
    found = proved(tmp_path, Referee().validator(None), monkeypatch, ONE="fine")

    assert found.counts() == (0, 0)
    assert "  The referee: not run, because it is not installed  hint: install it" in list(as_lines(found))
    assert summary(found) == (
        "1 files, 0 checks passed, 0 failed, 1 validators not run, 1 of 1 checks by people not done"
    )


@pytest.mark.parametrize("error", [RuntimeError("it stopped"), ValueError("no JSON"), FileNotFoundError("gone")])
def test_a_validator_that_fails_itself_is_no_verdict(tmp_path, monkeypatch, error):
    def broken(paths, bench):
        raise error

    found = proved(tmp_path, replace(Referee().validator(), run=broken), monkeypatch, ONE="fine")
    assert (found.counts(), [name for name, _ in found.broken]) == ((0, 0), ["The referee"])


def test_data_and_what_is_kept_tell_the_same(tmp_path, monkeypatch):
    found = proved(tmp_path, Referee().validator(), monkeypatch, GOOD="fine", BAD="bad")
    data, written = as_data(found), kept(found)

    assert data["counts"] == {"files": 2, "passed": 1, "failed": 1}
    assert data["people"] == [{"name": "nvda", "what": "Pages with NVDA", "done": None}]
    assert [(each.passed, each.failed) for each in written.runs] == [(1, 1)]
    assert [(each.path, each.fault) for each in written.faults] == [("BAD", "it is bad")]


def test_no_report_promises_anything(tmp_path, monkeypatch):
    lines = "\n".join(as_lines(proved(tmp_path, Referee().validator(), monkeypatch, ONE="fine"))).casefold()

    assert "no promise" in lines
    assert not any(word in lines for word in ("compliant", "fully accessible", "conforms"))


def test_there_is_a_validator_for_every_kind_of_file_that_has_one():
    judged = {media for each in VALIDATORS.values() for media in each.media_types}
    assert {HTML, PDF, "application/epub+zip"} <= judged
