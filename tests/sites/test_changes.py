"""What changed is told part by part, in the words of the text and not of its markup."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kinds.rounds import ROUND
from projects import JOB, make_project, open_project
from rolepress.comparison import Change, accepted, rejected
from rolepress.model.clause import ClauseVersion
from rolepress.releases import Standing
from rolepress.resolve import resolve, scope_of
from rolepress.sites.changes import as_lines, changed_parts, history
from sites.small_library import ON, PINNED_JOB, drawn, released, resolved, small_library

JOB_FILE = "content/job-descriptions/support-worker.yml"


def changed(root: Path, *edits: tuple[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Return the old and the new wording of each line of the job description that *edits* change, by part."""
    releases = released(small_library(root), "support-worker", ON)
    text = JOB
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    made = drawn(small_library(root, {JOB_FILE: text}), releases=releases)
    (shown,) = (each for each in made.documents if each.id == "support-worker")
    return {part.name: [(rejected(line), accepted(line)) for line in part.lines] for part in shown.changed}


def version(name: str, text: str) -> ClauseVersion:
    return ClauseVersion(version=name, effective=ON.date(), text=text)


def test_only_what_changed_is_told_under_the_name_of_its_part(tmp_path: Path):
    assert changed(tmp_path, ("support people", "support all people")) == {
        "Summary": [
            ("You will support people in the recovery team.", "You will support all people in the recovery team.")
        ]
    }


def test_a_changed_level_is_told_with_what_it_is_about(tmp_path: Path):
    assert changed(tmp_path, ("level: essential", "level: desirable")) == {
        "Specification": [
            (
                "You listen well; level: essential; stages: interview",
                "You listen well; level: desirable; stages: interview",
            )
        ]
    }


def test_a_new_duty_is_one_line(tmp_path: Path):
    assert changed(tmp_path, ("      - Listen to people\n", "      - Listen to people\n      - Write down\n")) == {
        "Duties": [("", "Write down")]
    }


def test_what_is_known_now_and_was_not_is_told(tmp_path: Path):
    assert changed(tmp_path, ('band: "3"', "band: {unknown: it is blank}")) == {
        "Post": [("band: 3", "band: not stated (it is blank)")]
    }


def test_a_clause_that_is_left_out_of_a_set_is_told_in_words(tmp_path: Path):
    every = (
        "kind: clause-set\nid: all-staff\ntitle: All staff\nowner: Human Resources\nclauses: [confidentiality]\n"
    )
    job = JOB.replace("- clause: confidentiality", "- set: all-staff")
    files = {"content/clauses/all-staff.yml": every, JOB_FILE: job}
    releases = released(small_library(tmp_path, files), "support-worker", ON)
    without = job.replace("- set: all-staff", "- set: all-staff\n    without: [confidentiality]")
    made = drawn(small_library(tmp_path, {**files, JOB_FILE: without}), releases=releases)
    (parts,) = (
        {part.name: part.lines for part in each.changed} for each in made.documents if each.id == "support-worker"
    )

    assert [accepted(line) for line in parts["Clauses"]] == ["left out: confidentiality"]


def test_a_clause_is_told_by_its_title(tmp_path: Path):
    releases = released(small_library(tmp_path), "team-leader", ON)
    unpinned = PINNED_JOB.replace('    version: "1"\n', "")
    made = drawn(
        small_library(tmp_path, {"content/job-descriptions/team-leader.yml": unpinned}), releases=releases
    )

    (shown,) = (each for each in made.documents if each.id == "team-leader")
    assert [part.name for part in shown.changed] == ["Clause: Confidentiality"]
    assert [accepted(line) for line in shown.changed[0].lines] == [
        "Keep what you learn about people to yourself. The law asks for it:",
        "• at work",
        "• after you leave",
    ]


def test_a_draft_has_nothing_to_be_compared_with(tmp_path: Path):
    made = drawn(small_library(tmp_path))

    assert {each.standing for each in made.documents} == {Standing.DRAFT}
    assert [each.changed for each in made.documents] == [(), (), ()]


def test_what_is_as_it_was_released_has_no_change(tmp_path: Path):
    library = small_library(tmp_path)
    made = drawn(library, releases=released(library, "support-worker", ON))

    assert resolved(library)
    assert [each.changed for each in made.documents if each.standing is Standing.RELEASED] == [()]


def test_each_version_of_a_clause_is_compared_with_the_one_before():
    third, second, first = history(
        [version("3", "Keep it.\n\n- at home"), version("2", "Keep it."), version("1", "Keep this.")]
    )

    assert [each.before and each.before.version for each in (third, second, first)] == ["2", "1", None]
    assert [(each.change, each.text) for line in third.lines for each in line] == [(Change.ADDED, "• at home")]
    assert [(rejected(line), accepted(line)) for line in second.lines] == [("Keep this.", "Keep it.")]
    assert first.lines == ()


def test_lines_have_no_markup_and_keep_where_links_lead():
    text = "One **two** [three](https://x.example/a).\n\n1. four\n2. five\n   - six"

    assert as_lines(text).splitlines() == ["One two three (https://x.example/a).", "1. four", "2. five", "•• six"]


@given(st.text("ab *-\n1.", max_size=60))
def test_any_wording_can_be_compared_with_any_other(text):
    newest, _ = history([version("2", f"new\n\n{text}x"), version("1", f"{text}y")])

    assert all(any(each.change is not Change.SAME for each in line) for line in newest.lines)


def test_what_changed_in_a_bound_document_is_told_under_its_title(tmp_path: Path):
    def filled(root: Path, job: str):
        library = open_project(make_project(root, {**ROUND, JOB_FILE: job}))
        document = library.document("round-2026")
        return resolve(document, library, scope=scope_of(document, library), on=ON).value

    then = filled(tmp_path / "then", JOB)
    now = filled(tmp_path / "now", JOB.replace("Listen to people", "Hear people"))

    (part,) = changed_parts(now, then)
    assert part.name == "Support Worker: Duties"
    assert [(rejected(line), accepted(line)) for line in part.lines] == [("Listen to people", "Hear people")]


def test_what_changed_in_what_an_advert_shows_of_its_job_is_told(tmp_path: Path):
    advert = (
        "{kind: advert, id: north, title: North, owner: HR, organisation: northshire, introduction: Come.,"
        " job_description: support-worker, location: North, contract: Permanent, hours: Any}"
    )

    def filled(root: Path, job: str):
        library = open_project(make_project(root, {"content/adverts/north.yml": advert, JOB_FILE: job}))
        document = library.document("north")
        return resolve(document, library, scope=scope_of(document, library), on=ON).value

    then = filled(tmp_path / "then", JOB)
    now = filled(tmp_path / "now", JOB.replace("reports_to: Team Leader", "reports_to: Ward Manager"))

    (part,) = changed_parts(now, then)
    assert part.name == "From support-worker"
    assert [rejected(line) for line in part.lines if "Team Leader" in rejected(line)] != []
    assert [accepted(line) for line in part.lines if "Ward Manager" in accepted(line)] != []
