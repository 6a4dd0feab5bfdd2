"""Commands tell what there is: kinds, schemas, formats, and what this computer has."""

import json
import re
from pathlib import Path

import pytest

from projects import SETTINGS, make_project
from rolepress.cli import main
from rolepress.model import MODELS


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ROLEPRESS_CACHE", raising=False)


def test_help_names_every_kind_that_can_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--help"]) == 0

    words = " ".join(capsys.readouterr().out.split())
    assert all(f" {kind}" in words for kind in (*MODELS, "project"))


def test_schema_writes_into_the_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--project", str(tmp_path)]) == 0

    assert (tmp_path / "content/schema/job-description.json").is_file()
    assert re.fullmatch(r"wrote \d+ schemas to .*schema\n", capsys.readouterr().out)


def test_formats_lists_every_edition_and_format_and_how_it_comes_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project(tmp_path, {"rolepress.yml": SETTINGS + "coloured_paper: [cream]\n"})
    assert main(["formats", "--project", str(project)]) == 0

    said = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    for edition, suffix in (("large-print-18", "-large-print-18.pdf"), ("cream", "-cream.pdf")):
        how = f"but for page: rolepress build --edition {edition} --format pdf --only ID"
        assert f"{edition} pdf {suffix} built ahead {how}" in said
    asked = "rolepress build --edition pale-blue --format pdf --only ID"
    assert f"pale-blue pdf -pale-blue.pdf on request {asked}" in said
    assert "standard epub .epub on request rolepress build --format epub --only ID" in said
    assert "bsl-video from outside" in said

    assert main(["formats", "--project", str(project), "--report", "json"]) == 0
    (pdf,) = [
        each
        for each in json.loads(capsys.readouterr().out)
        if (each["edition"], each["format"]) == ("standard", "pdf")
    ]
    assert (pdf["suffix"], pdf["media_type"], pdf["state"]) == (".pdf", "application/pdf", "built ahead")
    assert "job-description" in pdf["kinds"].split()
    assert "page" not in pdf["kinds"].split()


def test_doctor_says_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--project", str(tmp_path)]) == 0
    assert re.search(r"^ok       Pango: \d", capsys.readouterr().out, re.M)
