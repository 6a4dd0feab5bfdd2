"""What a machine lacks is named with what brings it."""

import os
from pathlib import Path

import pytest

from rolepress import doctor
from rolepress.doctor import Finding, examine


def test_this_machine_has_all_that_building_needs(tmp_path: Path) -> None:
    findings = {finding.name: finding for finding in examine(tmp_path)}

    assert [name for name, finding in findings.items() if finding.needed and not finding.fine] == []
    assert findings["WeasyPrint"].found == "70.0"
    assert findings["Pango"].found[0].isdecimal()


def test_the_folder_of_the_built_in_templates_is_named(tmp_path: Path) -> None:
    (found,) = (each.found for each in examine(tmp_path) if each.name == "built-in templates")

    assert (Path(found.partition(",")[0]) / "labels/en-GB.yml").is_file()


def test_each_thing_is_one_line() -> None:
    fine = Finding("Pango", True, "1.50.12", "brew install pango")
    missing = Finding("Pango", False, "not found", "brew install pango")
    without = Finding("Java", False, "not found", "", needed=False)

    assert str(fine) == "ok       Pango: 1.50.12"
    assert str(missing) == "missing  Pango: not found  hint: brew install pango"
    assert str(without) == "without  Java: not found"


def test_an_old_python_and_a_lacking_pango_are_missing() -> None:
    assert str(doctor.python((3, 10, 1))) == "missing  Python: 3.10.1  hint: install Python 3.11 or newer"
    assert "apt-get install libpango-1.0-0" in str(doctor.pango(None))


def test_braille_that_cannot_be_made_is_said_and_stops_nothing() -> None:
    finding = doctor.braille(None)

    assert (finding.fine, finding.needed) == (False, False)
    assert "apt-get install liblouis-bin" in str(finding)
    assert doctor.braille("/usr/bin/lou_translate").fine


def test_another_weasyprint_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "version", lambda _: "69.0")

    assert str(doctor.weasyprint()) == "missing  WeasyPrint: 69.0  hint: pip install weasyprint==70.0"


def test_a_folder_that_will_be_made_is_looked_for_above(tmp_path: Path) -> None:
    assert doctor.writable("the cache", tmp_path / "not/yet/there", "").fine


def test_a_folder_that_cannot_be_written_to_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor.tempfile, "TemporaryFile", refuse)

    finding = doctor.writable("the project", tmp_path, "ask for the right to write there")

    assert str(finding) == (
        f"missing  the project: {tmp_path} cannot be written to: Permission denied"
        "  hint: ask for the right to write there"
    )


def test_a_disk_without_links_is_said_and_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "symlink", refuse)

    finding = doctor.links(tmp_path)

    assert (finding.fine, finding.needed) == (False, False)
    assert list(tmp_path.iterdir()) == []
