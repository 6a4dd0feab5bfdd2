"""The public sees the latest release of each document, and nothing that was not released to it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from building import (
    CLAUSE_FILE,
    DAY,
    HOME_FILE,
    JOB_FILE,
    NOON,
    add,
    edit,
    release_all,
    released_project,
)
from kinds.rounds import FACTS as ROUND_FACTS
from kinds.rounds import PACK
from projects import CLAUSE, JOB, MINIMAL, SETTINGS, make_project
from rolepress.manuscript import Box, texts, words
from rolepress.markdown import plain
from rolepress.project import read
from rolepress.publications import NOTICE, drafts, working
from rolepress.releases import Standing

ALL = ["accessibility", "home", "support-worker"]


def opened(root: Path, on: datetime = NOON):
    project, problems = read(root, on)
    assert project is not None, problems
    return project


def public(root: Path, on: datetime = NOON) -> list[str]:
    return [each.document.id for each in opened(root, on).public]


def previews(root: Path, on: datetime = NOON):
    project = opened(root, on)
    return {
        each.document.id: (each, stands)
        for each, stands in drafts(project.library, project.releases, project.working)
    }


def test_what_was_released_is_public_and_has_no_preview(tmp_path):
    root = released_project(tmp_path)

    assert public(root) == ALL
    assert previews(root) == {}


def test_what_nobody_released_is_a_preview_alone(tmp_path):
    root = make_project(tmp_path)

    assert public(root) == []
    assert sorted(previews(root)) == ALL
    assert all(each.manuscript.about.draft for each, _ in previews(root).values())


def test_the_latest_release_is_shown(tmp_path):
    root = released_project(tmp_path, {JOB_FILE: JOB + 'version: "9"\n'})
    edit(root, JOB_FILE, 'version: "9"', 'version: "10"')
    edit(root, JOB_FILE, "Listen to people", "Listen well")
    release_all(root, "support-worker")

    shown = opened(root).public[2]
    assert shown.document.version == "10"
    assert "well" in words(shown.manuscript)


def test_a_change_after_approval_keeps_the_release_and_gives_a_preview(tmp_path):
    root = released_project(tmp_path)
    edit(root, CLAUSE_FILE, "to yourself", "safe")

    assert "safe." not in words(opened(root).public[2].manuscript)
    preview, stands = previews(root)["support-worker"]
    assert "safe." in words(preview.manuscript)
    assert stands is Standing.CHANGED


@pytest.mark.parametrize(
    "line",
    ["status: retired", "audience: internal", "opens: 2026-06-04"],
    ids=["retired", "made internal", "not open yet"],
)
def test_a_document_that_is_taken_back_is_not_public(tmp_path, line):
    root = released_project(tmp_path)
    text = (root / JOB_FILE).read_text("utf-8").replace("status: approved\n", "")
    (root / JOB_FILE).write_text(f"{text}{line}\n", "utf-8")

    assert public(root) == ["accessibility", "home"]


def test_a_document_opens_on_time(tmp_path):
    root = released_project(tmp_path, {JOB_FILE: JOB + "opens: 2026-06-03 12:00\n"})

    assert public(root, datetime(2026, 6, 3, 11, 59)) == ["accessibility", "home"]
    assert public(root, NOON) == ALL


def test_the_days_and_former_ids_of_a_document_hold_without_another_release(tmp_path):
    root = released_project(tmp_path)
    add(root, JOB_FILE, "closes: 2026-06-30\nreview_by: 2027-01-31\naliases: [helper]\n")

    job = opened(root).public[-1].document
    assert (job.closes, job.review_by, job.aliases) == (
        datetime(2026, 6, 30, 23, 59),
        date(2027, 1, 31),
        ("helper",),
    )
    assert previews(root) == {}


NEW_FILE = "content/job-descriptions/helper.yml"


def rename(root: Path, *, lines: str = "") -> None:
    """Give the job description another id, with its own as an alias, and *lines* at the end of its file."""
    text = (root / JOB_FILE).read_text("utf-8")
    (root / JOB_FILE).unlink()
    renamed = text.replace("id: support-worker", "id: helper\naliases: [support-worker]")
    (root / NEW_FILE).write_text(f"{renamed}{lines}", "utf-8")


def test_a_release_stays_at_its_address_until_the_new_id_is_released(tmp_path):
    root = released_project(tmp_path)
    rename(root, lines="review_by: 2027-01-31\n")

    assert public(root) == ALL
    shown = opened(root).public[-1].document
    assert (shown.version, shown.review_by, shown.aliases) == ("0.1", date(2027, 1, 31), ())
    assert list(previews(root)) == ["helper"]
    (told,) = (each for each in opened(root).problems if each.rule == "not-released")
    assert (str(told.place.path), told.message) == (
        NEW_FILE,
        "this is approved and not released: the public site still shows version 0.1, under the id 'support-worker'",
    )

    release_all(root, "helper")
    assert public(root) == ["accessibility", "helper", "home"]
    assert opened(root).public[1].document.aliases == ("support-worker",)


def test_of_two_former_ids_the_one_that_was_released_last_stays(tmp_path):
    root = released_project(tmp_path)
    rename(root)
    release_all(root, "helper", day=date(2026, 6, 2))
    text = (root / NEW_FILE).read_text("utf-8")
    (root / NEW_FILE).unlink()
    third = text.replace("id: helper", "id: carer").replace("aliases: [", "aliases: [helper, ")
    (root / "content/job-descriptions/carer.yml").write_text(third, "utf-8")

    assert public(root) == ["accessibility", "helper", "home"]
    assert opened(root).public[1].document.aliases == ("support-worker",)


@pytest.mark.parametrize("line", ["status: retired", "audience: internal", "opens: 2026-06-04"])
def test_a_document_with_a_new_id_can_be_taken_back(tmp_path, line):
    root = released_project(tmp_path)
    rename(root)
    edit(root, NEW_FILE, "status: approved", line)

    assert public(root) == ["accessibility", "home"]


def test_a_file_with_a_new_id_that_cannot_be_read_keeps_its_release(tmp_path):
    root = released_project(tmp_path)
    rename(root)
    edit(root, NEW_FILE, "level: essential", "level: esential")

    assert public(root) == ALL


def test_a_document_of_another_kind_does_not_bring_a_release_back(tmp_path):
    root = released_project(tmp_path)
    (root / JOB_FILE).unlink()
    add(root, HOME_FILE, "aliases: [support-worker]\n")

    assert public(root) == ["accessibility", "home"]
    assert "release-without-document" in {each.rule for each in opened(root).problems}


def test_a_retired_document_with_a_new_id_leads_on_from_its_old_address(tmp_path):
    root = released_project(tmp_path)
    rename(root, lines="replaced_by: home\n")
    edit(root, NEW_FILE, "status: approved", "status: retired")

    former = {each.document.id: each.former for each in opened(root).public}
    assert ("job-description", "support-worker") in former["home"]


def test_a_release_for_colleagues_is_not_public_when_its_document_becomes_so(tmp_path):
    root = released_project(tmp_path, {JOB_FILE: JOB + "audience: internal\n"})
    edit(root, JOB_FILE, "audience: internal", "audience: public")

    assert public(root) == ["accessibility", "home"]
    assert "internal-release" in {each.rule for each in opened(root).problems}


def test_a_file_that_cannot_be_read_keeps_its_release_and_one_that_is_gone_does_not(tmp_path):
    root = released_project(tmp_path)
    (root / JOB_FILE).write_text("kind: [", "utf-8")
    (root / HOME_FILE).unlink()

    assert public(root) == ["accessibility", "support-worker"]


def test_a_retired_document_has_no_preview(tmp_path):
    assert "support-worker" not in previews(make_project(tmp_path, {JOB_FILE: JOB + "status: retired\n"}))


def test_a_draft_shows_the_clause_in_force_on_its_day(tmp_path):
    newer = CLAUSE + '  - {version: "2", effective: 2026-07-01, text: Keep quiet about people.}\n'
    root = make_project(tmp_path, {CLAUSE_FILE: newer})

    def version(on: datetime):
        return opened(root, on).working["support-worker"].clause_versions

    assert version(datetime(2026, 6, 30, 23, 59)) == (("confidentiality", "1"),)
    assert version(datetime(2026, 7, 1)) == (("confidentiality", "2"),)


def test_an_example_says_so_in_every_document_since_a_page_may_become_a_file_too(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": SETTINGS + "example: true\n"})

    noticed = [each.document.id for each in opened(root).public if each.manuscript.blocks[1].id == NOTICE]
    assert noticed == ["accessibility", "home", "support-worker"]
    assert all(each.manuscript.about.notice for each in opened(root).public)


def test_faults_of_a_text_are_told_with_the_documents_that_show_them(tmp_path):
    root = make_project(tmp_path, {**MINIMAL, CLAUSE_FILE: CLAUSE.replace("people", "{{ folk }}")})
    library = opened(root).library

    (told,) = working(library, on=NOON).problems
    assert (told.rule, told.shown_in) == ("unknown-fact", {"support-worker"})


def test_a_text_has_the_day_of_its_release_and_a_draft_that_of_its_last_change(tmp_path):
    root = released_project(tmp_path)
    assert {each.manuscript.about.dated for each in opened(root).public} == {DAY}

    edit(root, JOB_FILE, "Listen to", "Talk to")
    for line in (
        "changes:",
        "- {version: '2', date: 2026-05-01, summary: More}",
        "- {version: '1', date: 2026-04-01, summary: First}",
    ):
        add(root, JOB_FILE, f"{line}\n")
    project = opened(root)
    found = drafts(project.library, project.releases, project.working)
    assert [each.manuscript.about.dated for each, _ in found] == [date(2026, 5, 1)]


def test_releases_say_when_they_were_made(tmp_path):
    assert {each.release.released for each in opened(released_project(tmp_path)).public} == {DAY}


# Rounds

PACK_FILE = "content/application-packs/round-2026.yml"
ALONE = PACK.replace("forms: [application]\n", "").replace("    form: application\n", "")
ROUND = {PACK_FILE: ALONE, "content/facts/round-2026-facts.yml": ROUND_FACTS}
EXTENDED = "closes: 2026-07-14\nprogress: [{event: extended, on: 2026-06-10, was: 2026-06-30, to: 2026-07-14}]"


def the_round(root: Path, on: datetime):
    return next(each for each in opened(root, on).public if each.document.id == "round-2026")


def box_of(root: Path, on: datetime) -> str:
    box = next(block for block in the_round(root, on).manuscript.blocks if isinstance(block, Box))
    return " ".join(text for block in (box, *box.blocks) for text in texts(block))


def test_the_public_pack_keeps_the_role_as_it_was_when_the_role_changes(tmp_path):
    root = released_project(tmp_path, ROUND)
    edit(root, JOB_FILE, "Listen to people", "Hear people")

    assert {"Listen", "Hear"} & set(words(the_round(root, NOON).manuscript)) == {"Listen"}
    assert previews(root)["round-2026"][1] is Standing.CHANGED
    assert "Hear" in words(previews(root)["round-2026"][0].manuscript)


def test_a_released_round_tells_how_it_stands_on_the_day(tmp_path):
    root = released_project(tmp_path, ROUND)

    assert box_of(root, datetime(2026, 6, 30, 23, 59)) == (
        "Apply by 11:59pm on Tuesday 30 June 2026 See how to apply"
    )
    assert box_of(root, datetime(2026, 7, 1)).startswith("This round has closed It closed at 11:59pm")


def test_a_released_round_is_extended_without_a_new_release(tmp_path):
    root = released_project(tmp_path, ROUND)
    edit(root, PACK_FILE, "closes: 2026-06-30", EXTENDED)

    shown = the_round(root, datetime(2026, 7, 1)).manuscript
    assert box_of(root, datetime(2026, 7, 1)).startswith("Apply by 11:59pm on Tuesday 14 July 2026")
    assert plain(shown.about.cover_lines[1]) == "Apply by 11:59pm on Tuesday 14 July 2026"
    assert "FREEPOST" in words(shown)
    assert "FREEPOST" not in words(the_round(root, datetime(2026, 7, 15)).manuscript)
