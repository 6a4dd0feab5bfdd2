"""A guide that is started from its document: what to cover, which facts to tell, and none of its sentences."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from building import JOB_FILE, edit, release_all
from projects import ORGANISATION, make_project, open_project
from rolepress.checks import problems_of
from rolepress.checks.sentences import sentences
from rolepress.cli import main
from rolepress.config import load_settings
from rolepress.model.easy_read import HEADING_TO_REWRITE, UNCHOSEN
from rolepress.new import CannotMakeError, new_document
from rolepress.releases import load_releases
from rolepress.starting import TAKEN, guide_from

NOON = datetime(2026, 6, 3, 12)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    make_project(tmp_path)
    release_all(tmp_path, "support-worker")
    return tmp_path


def started(root: Path, explains: str = "support-worker") -> str:
    return (root / new_document(root, "easy-read", "my-guide", explains=explains)).read_text("utf-8")


def test_it_is_of_the_organisation_of_what_it_explains(project: Path) -> None:
    other = ORGANISATION.replace("northshire", "fenland").replace("Northshire", "Fenland")
    (project / "content/organisations/fenland.yml").write_text(other, "utf-8")
    job = project / JOB_FILE
    job.write_text(job.read_text("utf-8").replace("organisation: northshire", "organisation: fenland"), "utf-8")

    assert yaml.safe_load(started(project))["organisation"] == "fenland"


def test_it_has_a_group_for_each_main_heading(project: Path) -> None:
    groups = yaml.safe_load(started(project))["groups"]

    assert [(each["id"], each["covers"]) for each in groups] == [
        ("about-summary", ["summary"]), ("duties", ["duties"]), ("specification", ["specification"]),
        ("clauses", ["clauses"]),
    ]  # fmt: skip
    assert not {each["id"] for each in groups} & TAKEN
    assert all(each["steps"] for each in groups)


def test_it_lists_the_facts_with_their_present_values(project: Path) -> None:
    assert "#   {{ team }}  the recovery team\n" in started(project)


def test_a_fact_that_names_others_is_listed_with_what_they_say(project: Path) -> None:
    facts = project / next(each.relative_to(project) for each in project.rglob("content/facts/*.yml"))
    text = facts.read_text("utf-8")
    listed = "  helpers: {type: list, value: ['{{ team }}', a nurse]}\n"
    facts.write_text(text.replace("facts:\n", f"facts:\n{listed}", 1), "utf-8")
    edit(project, JOB_FILE, "Listen to people", "Listen to {{ helpers }}")

    assert "#   {{ helpers }}  the recovery team and a nurse\n" in started(project)


def test_it_chooses_no_picture_and_leaves_every_heading_to_be_rewritten(project: Path) -> None:
    groups = yaml.safe_load(started(project))["groups"]
    found = problems_of(open_project(project), on=NOON, releases=load_releases(project).value)

    assert {step["picture"] for group in groups for step in group["steps"]} == {UNCHOSEN}
    assert groups[1]["title"] == f"{HEADING_TO_REWRITE}Main duties and responsibilities"
    mine = [each for each in found if each.place.path.stem == "my-guide"]
    assert [each.message for each in mine if each.rule == "placeholder-text"].count(
        "no picture is chosen yet"
    ) == 4
    assert sum("heading of the document" in each.message for each in mine) == 4
    assert "unknown-picture" not in {each.rule for each in mine}


def test_a_pack_has_no_groups_for_what_is_bound_into_it() -> None:
    project = Path(__file__).parents[1]
    sample = (project / "templates/new/kinds/easy-read.yml").read_text("utf-8")

    text = guide_from(sample, project, load_settings(project).value, "lived-experience-partner-2023")

    groups = yaml.safe_load(text)["groups"]
    assert {"introduction", "advice", "selection"} <= {each["id"] for each in groups}
    assert not [each["covers"] for each in groups if "--" in each["covers"][0]]


def test_it_names_the_latest_release(project: Path) -> None:
    edit(project, JOB_FILE, "owner: Human Resources\n", 'owner: Human Resources\nversion: "2"\n')
    release_all(project, "support-worker")

    text = started(project)

    assert yaml.safe_load(text)["explains"] == {"document": "support-worker", "version": "2"}
    assert "not released yet" not in text


def test_it_says_when_there_is_no_release_to_write_from(tmp_path: Path) -> None:
    text = started(make_project(tmp_path))

    assert (
        "# It is not released yet: release it, then write from that.\nexplains: {document: support-worker" in text
    )


def test_it_has_none_of_the_sentences_of_its_document(project: Path) -> None:
    edit(project, JOB_FILE, "Listen to people", "You listen to people who stay with us. You write short notes.")
    text = started(project)

    for each in sentences("You will support people in the recovery team. You listen to people who stay with us."):
        assert each not in text


def test_it_fits_its_kind_and_its_parts_are_there(project: Path) -> None:
    started(project)
    found = problems_of(open_project(project), on=NOON, releases=load_releases(project).value)

    mine = {each.rule for each in found if each.place.path.stem == "my-guide"}
    assert not mine & {"explained-release", "covered-part", "unknown-field", "guide-behind"}
    assert "placeholder-text" in mine  # nothing of it can be approved before somebody has written it


def test_a_document_that_no_guide_explains_is_refused(project: Path) -> None:
    with pytest.raises(CannotMakeError, match="'confidentiality' is of the kind clause"):
        new_document(project, "easy-read", "my-guide", explains="confidentiality")
    with pytest.raises(CannotMakeError, match="there is no document 'nothing'"):
        new_document(project, "easy-read", "my-guide", explains="nothing")
    with pytest.raises(CannotMakeError, match="a document of the kind page explains no other"):
        new_document(project, "page", "my-guide", explains="support-worker")

    assert not (project / "content/easy-read").exists()


def test_the_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--project", str(project)]

    assert main(["new", "easy-read", "my-guide", "--explains", "support-worker", *place]) == 0
    assert "made content/easy-read/my-guide.yml\nwrite every sentence yourself" in capsys.readouterr().out
    assert main(["new", "easy-read", "other", "--explains", "suport-worker", *place]) == 2
    assert "did you mean support-worker?" in capsys.readouterr().err
    assert main(["new", "easy-read", "other", "--explains", "support-worker", "--from", "my-guide", *place]) == 2
    assert main(["new", "project", str(project / "x"), "--explains", "support-worker"]) == 2
