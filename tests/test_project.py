"""A project is read whole, and an error stops publishing only where something is due to be published."""

from pathlib import Path, PurePosixPath

import pytest

from building import (
    CLAUSE_FILE,
    FACTS_FILE,
    JOB_FILE,
    NOON,
    ORGANISATION_FILE,
    add,
    edit,
    release_all,
    released_project,
)
from easy_read_project import BOOK, BOOK_FILE, GUIDE_FILES, PICTURE_FILES
from projects import CLAUSE, JOB, ORGANISATION, SETTINGS, make_project
from recruiting import FORM, FORM_FILE, PACK_FILE, ROUND
from rolepress.build import check
from rolepress.problems import Severity
from rolepress.project import read, read_again, stopping

RELEASE_FILE = "content/releases/support-worker/0.1.yml"
BROKEN = JOB.replace("level: essential", "level: esential")
UNKNOWN_FACT = JOB.replace("{{ team }}", "{{ tem }}")
HELP = "kind: page\nid: help\ntitle: Help\nowner: Communications\nsummary: Ask {{ team }}.\n"
UNKNOWN_IN_CLAUSE = CLAUSE.replace("people", "{{ folk }}")


def rules_that_stop(root: Path) -> list[str]:
    project, problems = read(root, NOON)
    assert project is not None
    return [each.rule for each in stopping(problems, project.library)]


def test_settings_that_cannot_be_read_are_a_problem_and_no_project(tmp_path):
    project, problems = read(make_project(tmp_path, {"rolepress.yml": "title: [\n"}), NOON)

    assert project is None
    assert [str(each.place.path) for each in problems] == ["rolepress.yml"]


def test_an_empty_folder_is_a_problem_and_no_project(tmp_path):
    project, problems = read(tmp_path, NOON)

    assert (project, [each.rule for each in problems]) == (None, ["no-project"])


def test_slips_in_what_no_document_shows_are_warnings_with_their_lines_and_stop_nothing(tmp_path):
    broken = BOOK.replace("  team:", "  garden:").replace("file: phone.svg", "file: gone.svg")
    files = {**PICTURE_FILES, BOOK_FILE: broken, "content/audit/checked.yml": "checks: {nvad: 3}"}
    project, problems = read(make_project(tmp_path, files), NOON)

    assert project is not None
    assert stopping(problems, project.library) == ()
    told = {(str(each.place.path), each.place.line, each.severity.value) for each in problems}
    assert {(BOOK_FILE, 5, "warning"), ("content/audit/checked.yml", 1, "warning")} <= told


def test_a_slip_in_a_picture_that_a_draft_shows_is_an_error_that_stops_nothing(tmp_path):
    project, problems = read(make_project(tmp_path, {**GUIDE_FILES, "content/pictures/team.svg": "<svg"}), NOON)

    assert project is not None
    (told,) = (each for each in problems if str(each.place.path) == BOOK_FILE)
    assert (told.severity, told.shown_in) == (Severity.ERROR, {"support-worker-guide"})
    assert stopping(problems, project.library) == ()


def test_a_slip_in_a_picture_that_is_due_to_be_published_stops_it(tmp_path):
    root = make_project(tmp_path, GUIDE_FILES)
    release_all(root, "support-worker")
    release_all(root, "support-worker-guide")
    (root / "content/pictures/team.svg").write_text("<svg", "utf-8")

    assert rules_that_stop(root) == ["picture-file"]  # ours of the same name would be shown


def test_one_bad_file_does_not_hide_the_rest(tmp_path):
    files = {
        JOB_FILE: BROKEN,
        CLAUSE_FILE: CLAUSE.replace("2020-01-01", "soon"),
        "content/pages/help.yml": "kind: [",
    }
    project, problems = read(make_project(tmp_path, files), NOON)

    assert project is not None
    assert {"accessibility", "home", "northshire"} <= set(project.library.entries)
    assert {str(each.place.path) for each in problems} >= set(files)


@pytest.mark.parametrize(
    ("path", "text"),
    [(JOB_FILE, BROKEN), (JOB_FILE, None)],
    ids=["does not fit", "ends in .yaml"],
)
def test_a_file_that_cannot_be_read_is_told_and_nothing_is_said_to_be_gone_or_unused(tmp_path, path, text):
    root = released_project(tmp_path)
    if text is None:
        (root / path).rename((root / path).with_suffix(".yaml"))
    else:
        (root / path).write_text(text, "utf-8")

    _, problems = read(root, NOON)

    assert [each.place.path.stem for each in problems if each.severity == "error"] == ["support-worker"]
    assert not {"release-without-document", "unused-fact", "unused-clause"} & {each.rule for each in problems}


@pytest.mark.parametrize("path", [FACTS_FILE, CLAUSE_FILE, ORGANISATION_FILE])
def test_what_a_file_that_cannot_be_read_would_say_is_put_down_to_it(tmp_path, path):
    root = make_project(tmp_path, {path: "kind: [", "content/pages/help.yml": HELP})
    _, problems = read(root, NOON)

    told = [(str(each.place.path), each.rule) for each in problems if each.severity == "error"]
    assert told == [(path, "yaml")]
    (note,) = (each for each in problems if each.rule == "waiting")
    assert (str(note.place.path), "support-worker" in note.shown_in) == (path, True)


def test_a_form_whose_round_cannot_be_read_waits_for_it_and_is_not_said_to_have_changed(tmp_path):
    root = released_project(tmp_path, {**ROUND, FORM_FILE: FORM})
    (root / PACK_FILE).write_text("kind: [", "utf-8")

    _, problems = read(root, NOON)
    assert "changed-since-approval" not in {each.rule for each in problems}


def test_a_look_at_one_document_shows_the_file_that_it_waits_for(tmp_path):
    root = make_project(tmp_path, {CLAUSE_FILE: "kind: ["})

    assert [each.rule for each in check(root, only=("support-worker",), as_of=NOON)] == ["waiting", "yaml"]
    assert check(root, only=("home",), as_of=NOON) == ()


def test_a_slip_in_the_register_is_one_error(tmp_path):
    clause = CLAUSE.replace("    text:", "    legal_basis: [equality-act]\n    text:")
    files = {CLAUSE_FILE: clause, "content/register/law.yml": "kind: [", "content/pages/help.yml": "kind: ["}
    job = JOB + "status: retired\nreplaced_by: help\n"

    _, problems = read(make_project(tmp_path, {**files, JOB_FILE: job}), NOON)
    assert [each.rule for each in problems if each.severity == "error"] == ["yaml", "yaml"]


def test_a_name_that_a_file_of_another_kind_has_is_still_unknown(tmp_path):
    """A page that cannot be read is no reason why there is no clause of its name."""
    job = JOB.replace("clause: confidentiality", "clause: help")
    root = make_project(tmp_path, {JOB_FILE: job, "content/pages/help.yml": "kind: ["})

    assert "unknown-clause" in {each.rule for each in read(root, NOON)[1]}


def test_a_format_that_is_not_there_is_told_in_the_settings(tmp_path):
    settings = f"{SETTINGS}formats: {{job-description: [html, pfd]}}\n"
    _, problems = read(make_project(tmp_path, {"rolepress.yml": settings}), NOON)

    assert [(each.place.line, each.place.column, each.rule, each.message, each.hint) for each in problems] == [
        (8, 35, "settings", "there is no format 'pfd'", "pdf")
    ]


def test_a_format_that_people_make_is_told_in_the_settings(tmp_path):
    settings = f"{SETTINGS}formats: {{job-description: [html, moon]}}\n"
    _, problems = read(make_project(tmp_path, {"rolepress.yml": settings}), NOON)

    assert [(each.rule, each.message) for each in problems] == [
        ("settings", "'moon' is made by people, not by Rolepress")
    ]


def test_the_minimal_project_has_nothing_that_stops_it(tmp_path):
    assert rules_that_stop(released_project(tmp_path)) == []


@pytest.mark.parametrize(
    "status", ["status: draft\n", "status: in-review\n", ""], ids=["draft", "in-review", "unsaid"]
)
@pytest.mark.parametrize("text", [BROKEN, UNKNOWN_FACT], ids=["does not fit", "breaks a rule"])
def test_an_error_in_a_draft_stops_nobody(tmp_path, text, status):
    root = make_project(tmp_path, {JOB_FILE: text + status})

    assert rules_that_stop(root) == []
    assert any(each.severity == "error" for each in read(root, NOON)[1])


@pytest.mark.parametrize("status", ["approved", "retired"])
@pytest.mark.parametrize("text", [BROKEN, UNKNOWN_FACT], ids=["does not fit", "breaks a rule"])
def test_an_error_in_a_finished_document_stops_publishing(tmp_path, text, status):
    assert len(rules_that_stop(make_project(tmp_path, {JOB_FILE: f"{text}status: {status}\n"}))) == 1


def test_a_file_that_cannot_be_read_stops_publishing_for_nobody_knows_what_it_is(tmp_path):
    assert rules_that_stop(make_project(tmp_path, {JOB_FILE: "status: draft\nduties: [\n"})) == ["yaml"]


def test_an_error_in_a_clause_counts_where_a_finished_document_shows_it(tmp_path):
    root = make_project(tmp_path, {CLAUSE_FILE: UNKNOWN_IN_CLAUSE})
    assert rules_that_stop(root) == []

    edit(root, JOB_FILE, "owner: Human", "status: approved\nowner: Human")
    assert rules_that_stop(root) == ["unknown-fact"]


@pytest.mark.parametrize("status", ["", "status: draft\n"])
def test_shared_texts_that_do_not_fit_stop_publishing_whatever_status_they_claim(tmp_path, status):
    root = make_project(tmp_path, {ORGANISATION_FILE: ORGANISATION + status + "colour: red\n"})

    assert "unknown-field" in rules_that_stop(root)


@pytest.mark.parametrize(
    "change",
    [
        ("You will support", "You will not support"),
        ("frozen:", "status: draft\nfrozen:"),
        ("format: '1'", "format: '9'"),
    ],
    ids=["words", "a status", "its form"],
)
def test_a_release_that_was_changed_stops_publishing(tmp_path, change):
    root = released_project(tmp_path)
    edit(root, RELEASE_FILE, *change)

    assert len(rules_that_stop(root)) == 1


def test_a_release_under_another_name_stops_publishing(tmp_path):
    root = released_project(tmp_path)
    (root / RELEASE_FILE).rename(root / "content/releases/support-worker/9.yml")

    assert rules_that_stop(root) == ["release-changed"]


def again(root: Path, *paths: str):
    """Return what is read again of a project that is edited meanwhile, and what a whole reading gives."""
    before, _ = read(root, NOON)
    assert before is not None
    edit(root, JOB_FILE, "Listen to people", "Listen to {{ tem }}")
    return read_again(before, [PurePosixPath(path) for path in paths]), read(root, NOON)[0]


def test_a_document_read_again_is_as_if_all_were_read(tmp_path):
    project, whole = again(released_project(tmp_path), JOB_FILE)

    assert project.problems == whole.problems
    assert project.working == whole.working
    assert project.public == whole.public
    assert dict(project.library.entries) == dict(whole.library.entries)


def test_a_document_with_other_former_ids_is_not_read_again_by_itself(tmp_path):
    before, _ = read(released_project(tmp_path), NOON)
    add(tmp_path, JOB_FILE, "aliases: [helper]\n")

    assert read_again(before, [PurePosixPath(JOB_FILE)]) is None


def test_a_document_whose_release_has_its_former_id_is_not_read_again_by_itself(tmp_path):
    root = released_project(tmp_path)
    renamed = JOB_FILE.replace("support-worker", "helper")
    text = (root / JOB_FILE).read_text("utf-8").replace("id: support", "aliases: [support-worker]\nid: support")
    (root / JOB_FILE).unlink()
    (root / renamed).write_text(text.replace("id: support-worker", "id: helper"), "utf-8")
    before, _ = read(root, NOON)
    edit(root, renamed, "status: approved", "status: retired")

    assert read_again(before, [PurePosixPath(renamed)]) is None


def test_the_project_before_stays_as_it_was(tmp_path):
    before, _ = read(released_project(tmp_path), NOON)
    edit(tmp_path, JOB_FILE, "title: Support Worker", "title: Helper")
    project = read_again(before, [PurePosixPath(JOB_FILE)])

    assert before.library.document("support-worker").title == "Support Worker"
    assert project.library.document("support-worker").title == "Helper"


def test_a_document_that_cannot_be_read_again_keeps_its_words_and_says_why(tmp_path):
    before, _ = read(released_project(tmp_path), NOON)
    add(tmp_path, JOB_FILE, "\n: [\n")
    project = read_again(before, [PurePosixPath(JOB_FILE)])

    assert project.working == before.working
    assert [str(each.place.path) for each in project.problems if each.severity is Severity.ERROR] == [JOB_FILE]


@pytest.mark.parametrize("path", [CLAUSE_FILE, FACTS_FILE, "rolepress.yml", "content/job-descriptions/new.yml"])
def test_what_more_than_one_document_shows_is_not_read_again_by_itself(tmp_path, path):
    project, _ = again(released_project(tmp_path), JOB_FILE, path)

    assert project is None
