"""What the rules say of a guide and of the releases of the document that it explains."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from building import FACTS_FILE, JOB_FILE, edit, release_all
from checks.cases import report
from easy_read_project import GUIDE, GUIDE_FILE, GUIDE_FILES
from projects import make_project, open_project
from rolepress.checks import problems_of
from rolepress.problems import Problem
from rolepress.releases import load_releases

NOON = datetime(2026, 6, 3, 12)
OURS = ("explained-release", "covered-part", "typed-key-fact", "fact-not-in-parent", "guide-behind", "guide-facts")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a guide to its job description, both released."""
    make_project(tmp_path, GUIDE_FILES)
    release_all(tmp_path, "support-worker")
    release_all(tmp_path, "support-worker-guide")
    return tmp_path


def found(root: Path) -> list[Problem]:
    known = problems_of(open_project(root), on=NOON, releases=load_releases(root).value)
    return [each for each in known if each.rule in OURS]


def judged_by(root: Path, rule: str) -> list[Problem]:
    return [each for each in found(root) if each.rule == rule]


def judged(root: Path) -> list[str]:
    return report(found(root))


def release_job(root: Path, version: str = "2") -> None:
    edit(root, JOB_FILE, "owner: Human Resources\n", f'owner: Human Resources\nversion: "{version}"\n')
    release_all(root, "support-worker")


def test_a_guide_that_is_up_to_date(project: Path) -> None:
    assert judged(project) == []


def test_what_changed_in_the_file_alone_is_information(project: Path) -> None:
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")
    edit(project, JOB_FILE, "Listen to people", "Listen to all people")

    assert judged(project) == [
        "info guide-behind support-worker-guide explains.version: the fact 'team' has changed in the file of "
        "'support-worker', not released yet, since version 0.1",
        "info guide-behind support-worker-guide groups.0.covers.0: the part 'duties-support' has changed in the file "
        "of 'support-worker', not released yet, since version 0.1",
    ]


def test_a_key_fact_that_a_guide_covers_is_told_when_it_changes(project: Path) -> None:
    edit(project, GUIDE_FILE, "covers: [duties-support]", "covers: [header-band]")
    assert judged(project) == []

    edit(project, JOB_FILE, 'band: "3"', 'band: "4"')
    assert judged(project) == [
        "info guide-behind support-worker-guide groups.0.covers.0: the part 'header-band' has changed in the file "
        "of 'support-worker', not released yet, since version 0.1",
    ]


def test_what_is_released_needs_a_change_of_the_guide(project: Path) -> None:
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")
    edit(project, JOB_FILE, "Listen to people", "Listen to all people")
    release_job(project)

    assert judged(project) == [
        "warning guide-behind support-worker-guide explains.version: the fact 'team' has changed in version 2 of "
        "'support-worker' since version 0.1",
        "warning guide-behind support-worker-guide groups.0.covers.0: the part 'duties-support' has changed in "
        "version 2 of 'support-worker' since version 0.1",
    ]
    assert {each.hint for each in found(project)} == {'put the guide right, then set `version: "2"`'}


def test_problems_stand_in_the_line_of_the_guide(project: Path) -> None:
    edit(project, JOB_FILE, "Listen to people", "Listen to all people")
    (problem,) = open_project(project).located(found(project))

    assert (
        "covers: [duties-support]"
        in (project / GUIDE_FILE).read_text("utf-8").splitlines()[problem.place.line - 1]
    )


def test_a_typed_fact_is_right_until_a_release_tells_it_otherwise(project: Path) -> None:
    edit(project, JOB_FILE, "Listen to people", "Listen to people for four weeks")
    edit(project, GUIDE_FILE, "You listen to people.", "You listen to people\n          for 28 days.")
    assert judged_by(project, "fact-not-in-parent") == []

    release_job(project)
    edit(project, JOB_FILE, "for four weeks", "for 6 weeks")
    assert judged_by(project, "fact-not-in-parent") == []  # the public has it as it was

    edit(project, JOB_FILE, 'version: "2"', 'version: "3"')
    release_all(project, "support-worker")
    (problem,) = judged_by(project, "fact-not-in-parent")
    assert problem.message == "'support-worker' does not tell “28 days” anywhere"
    assert problem.hint.startswith("it tells '6 weeks'; put it right, or write a fact that both documents share")
    (told,) = open_project(project).located([problem])
    assert "28 days" in "".join(
        (project / GUIDE_FILE).read_text("utf-8").splitlines(keepends=True)[told.place.line - 1 :][:3]
    )


def test_a_retired_guide_is_left_alone(project: Path) -> None:
    edit(project, JOB_FILE, "Listen to people", "Listen to all people")
    edit(project, GUIDE_FILE, "status: approved\n", "status: retired\n")

    assert judged(project) == []


@pytest.mark.parametrize(("written", "hint"), [("0.2", "0.1"), ("9", "0.1")])
def test_a_release_that_is_not_there_is_told_with_one_that_is(project: Path, written: str, hint: str) -> None:
    edit(project, GUIDE_FILE, 'version: "0.1"}', f'version: "{written}"}}')
    (problem,) = found(project)

    assert (problem.rule, problem.hint) == ("explained-release", hint)


def test_a_part_is_told_with_the_nearest_that_is_there(project: Path) -> None:
    edit(project, GUIDE_FILE, "[duties-support]", "[duties-suport, dbs-and-more]")
    hints = {each.at[-1]: each.hint for each in found(project) if each.at}

    assert hints[0] == "duties-support"
    assert hints[1].startswith("one of summary, duties, duties-support")


def test_a_part_may_be_in_the_release_or_in_the_file(project: Path) -> None:
    edit(project, JOB_FILE, "- id: support\n", "- id: helping\n")
    edit(project, GUIDE_FILE, "[duties-support]", "[duties-support, duties-helping]")

    assert [each.rule for each in found(project)] == ["guide-behind"]


def test_a_guide_that_is_released_before_its_document_tells_another_fact(project: Path) -> None:
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")
    edit(project, GUIDE_FILE, 'version: "1.0"\n', 'version: "1.1"\n')
    release_all(project, "support-worker-guide")

    assert judged(project)[-1] == (
        "warning guide-facts support-worker-guide explains.document: the fact 'team' is the outreach team in the "
        "released guide and the recovery team in 'support-worker'"
    )


def test_a_document_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    make_project(tmp_path, {GUIDE_FILE: GUIDE.replace("document: support-worker", "document: suport-worker")})

    assert judged(tmp_path) == []
