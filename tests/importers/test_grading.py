"""A Word copy has another level for a criterion, or other stages: that field is proposed, and it alone changes."""

import re

import pytest

from importers.copies import JOB_FILE, LONG_JOB, WordCopy, changed_lines, plan_of, sending_project, sent, take
from projects import ORGANISATION, make_project
from recruiting import ROLE, ROLE_FILE, ROUND
from word_files import W, converted, text_of

SPECIFICATION = """\
specification:
  groups:
    - id: skills
      title: Skills
      stages: [application-form, interview]
      criteria:
        # Agreed with the team.
        - id: listening
          text: You listen well to people
          level: essential  # since 2020
          stages:
            - interview
        - id: driving
          text: You can drive a car
          level: desirable
          stages: [interview, test]
        - {id: writing, text: You write down what you hear, level: essential}
    - id: knowledge
      title: Knowledge
      criteria:
        - id: local
          text: You know the towns of Northshire
          note: >-
            Some of them,
            or all.
"""
JOB = re.sub(r"specification:\n(?: .*\n)*", SPECIFICATION, LONG_JOB)
ORGANISATION_FILE = "content/organisations/northshire.yml"


@pytest.fixture
def project(tmp_path):
    return sending_project(tmp_path / "project", job=JOB)


def in_shape(tmp_path, shape, headings="{}"):
    root = sending_project(tmp_path / "project", released=False, job=JOB)
    style = f"house_style: {{specification: {shape}, headings: {headings}}}\n"
    (root / ORGANISATION_FILE).write_text(ORGANISATION + style, "utf-8")
    return root


def cell(copy, criterion, old):
    """Return the paragraph that says *old* in the row of a criterion."""
    row = copy.paragraph(criterion)
    while row.tag != f"{W}tr":
        row = row.getparent()
    return next(each for each in row.iter(f"{W}p") if text_of(each) == old)


def say(paragraph, new):
    first, *others = paragraph.iter(f"{W}t")
    first.text = new
    for each in others:
        each.text = ""


def change(root, criterion, *changes):
    copy = WordCopy(sent(root))
    cells = [(cell(copy, criterion, old), new) for old, new in changes]
    for each, new in cells:
        say(each, new)
    return copy.data()


def told(plan):
    return [(each.kind.value, each.where, each.place.line, each.says) for each in plan.proposals]


def lines(root, data):
    """Take what is proposed; return the lines that changed."""
    before = (root / JOB_FILE).read_text("utf-8")
    plan = take(root, data)
    assert plan.asides == ()
    return changed_lines(before, (root / JOB_FILE).read_text("utf-8"))


def test_a_changed_level_is_a_level_and_no_criterion(project):
    data = change(project, "You listen well", ("Essential", "Desirable"))

    assert told(plan_of(project, data)) == [
        ("level", "specification, 1st criterion of ‘Skills’, ‘You listen well to people’", 55,
         "level: essential becomes desirable"),
    ]  # fmt: skip
    assert lines(project, data) == [
        "-           level: essential  # since 2020",
        "+           level: desirable  # since 2020",
    ]


def test_a_tracked_level_is_the_same(project):
    copy = WordCopy(sent(project))
    held = cell(copy, "You can drive", "Desirable")
    copy.paragraph = lambda words: held
    copy.track("Desirable", "Essential")

    (found,) = plan_of(project, copy.data()).proposals
    assert (found.says, found.tracked) == ("level: desirable becomes essential", True)


@pytest.mark.parametrize(
    ("criterion", "changes", "written"),
    [
        ("You write down", [("Essential", "desirable.")],
         ["-         - {id: writing, text: You write down what you hear, level: essential}",
          "+         - {id: writing, text: You write down what you hear, level: desirable}"]),
        ("You know the towns", [("Not graded", "Desirable")], ["+           level: desirable"]),
        ("You can drive", [("Interview and test", "Test, interview and references")],
         ["-           stages: [interview, test]", "+           stages: [test, interview, references]"]),
        ("You can drive", [("Interview and test", "interview & test")], []),
        ("You listen well", [("Interview", "Application form")],
         ["+           stages: [application-form]", "-           stages:", "-             - interview"]),
        ("You write down", [("Application form and interview", "Interview")],
         ["-         - {id: writing, text: You write down what you hear, level: essential}",
          "+         - {id: writing, text: You write down what you hear, level: essential, stages: [interview]}"]),
        ("You know the towns", [("Not stated", "Interview")], ["+           stages: [interview]"]),
        ("You know the towns", [("Not graded", "Essential"), ("Not stated", "Interview")],
         ["+           level: essential", "+           stages: [interview]"]),
    ],
)  # fmt: skip
def test_each_field_is_written_where_it_stands(project, criterion, changes, written):
    assert lines(project, change(project, criterion, *changes)) == written


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("Essential", "Important", "change `level:` of this criterion"),
        ("Essential", "Not graded", "change `level:` of this criterion"),
        ("Essential", "", "change `level:` of this criterion"),
        ("Interview", "Interview or test", "change `stages:` of this criterion"),
        ("Interview", "A chat", "change `stages:` of this criterion"),
    ],
)
def test_what_cannot_be_read_is_kept_aside_with_its_field(project, old, new, why):
    plan = plan_of(project, change(project, "You listen well", (old, new)))

    (found,) = plan.asides
    assert plan.proposals == ()
    assert found.why.endswith(why)
    assert (found.old, found.new) == (old, new)
    assert found.place.line == (55 if "level" in why else 56)


def test_two_rows_that_change_places_in_their_levels(project):
    copy = WordCopy(sent(project))
    first, second = cell(copy, "You listen well", "Essential"), cell(copy, "You can drive", "Desirable")
    say(first, "Desirable")
    say(second, "Essential")

    assert [each.says for each in plan_of(project, copy.data()).proposals] == [
        "level: essential becomes desirable",
        "level: desirable becomes essential",
    ]


def test_a_level_and_the_words_beside_it(project):
    copy = WordCopy(sent(project))
    say(cell(copy, "You listen well", "Essential"), "Desirable")
    copy.forget_bookmarks().reword("listen well to people", "listen well to all people")

    assert [each.says for each in plan_of(project, copy.data()).proposals] == [
        "‘You listen well to people’ becomes ‘You listen well to all people’",
        "level: essential becomes desirable",
    ]


def test_a_new_row_is_still_a_new_criterion(project):
    copy = WordCopy(sent(project))
    copy.add_row("You listen well to people", "You speak clearly", {"1.1": "", "Essential": "Desirable"})
    say(cell(copy, "You listen well", "Essential"), "Desirable")

    assert [each.kind.value for each in plan_of(project, copy.data()).proposals] == ["added", "level"]


@pytest.mark.parametrize("said", ["Good to have", "good to have.", "Desirable"])
def test_a_new_row_says_its_level_in_the_words_of_the_house(tmp_path, said):
    root = in_shape(tmp_path, "words", "{essential: Must have, desirable: Good to have}")
    copy = WordCopy(sent(root))
    copy.add_row("You listen well to people", "You speak clearly", {"1.1": "", "Must have": said})

    assert lines(root, copy.data()) == [
        "+         - id: you-speak-clearly", "+           text: You speak clearly", "+           level: desirable",
    ]  # fmt: skip


def test_a_new_row_without_a_level_is_kept_aside(project):
    copy = WordCopy(sent(project))
    copy.add_row("You listen well to people", "You speak clearly", {"1.1": "", "Essential": "Important"})

    plan = plan_of(project, copy.data())
    assert plan.proposals == ()
    assert [each.why for each in plan.asides] == ["an entry here has more than words: add it to the file by hand"]


def test_a_level_that_is_typed_once_more_is_no_criterion(project):
    copy = WordCopy(sent(project))
    held = cell(copy, "You listen well", "You listen well to people")
    copy.paragraph = lambda words: held
    copy.add_after("You listen well", "Desirable")

    plan = plan_of(project, copy.data())

    assert plan.proposals == ()
    assert [each.new for each in plan.asides] == ["Desirable"]


def test_a_deleted_row_changes_no_level(project):
    copy = WordCopy(sent(project))
    row = cell(copy, "You listen well", "Essential").getparent().getparent()
    row.getparent().remove(row)

    assert [(each.kind.value, each.place.line) for each in plan_of(project, copy.data()).proposals] == [
        ("removed", 53)
    ]


def test_a_level_that_changed_here_since_is_kept_aside(project):
    data = change(project, "You listen well", ("Essential", "Desirable"))
    path = project / JOB_FILE
    path.write_text(path.read_text("utf-8").replace("level: essential  #", "level: desirable  #"), "utf-8")
    assert plan_of(project, data).proposals == plan_of(project, data).asides == ()

    path.write_text(path.read_text("utf-8").replace("          level: desirable  # since 2020\n", ""), "utf-8")
    (found,) = plan_of(project, data).asides
    assert "changed this here since" in found.why


def test_an_untouched_copy_of_a_draft_that_changed_since_changes_nothing(tmp_path):
    root = sending_project(tmp_path / "project", released=False, job=JOB)
    data = sent(root)
    path = root / JOB_FILE
    path.write_text(path.read_text("utf-8").replace("level: essential  #", "level: desirable  #"), "utf-8")

    plan = plan_of(root, data)

    assert (plan.proposals, plan.asides) == ((), ())


def test_large_print_has_a_line_for_each_cell(project):
    copy = WordCopy(sent(project, edition="large-print-18"))
    record = copy.paragraph("You can drive")
    level = record.getnext()
    assert text_of(level) == "Essential or desirable: Desirable"
    for text in level.iter(f"{W}t"):
        text.text = text.text.replace("Desirable", "Essential")
    for text in level.getnext().iter(f"{W}t"):
        text.text = text.text.replace("Interview and test", "Interview")

    assert lines(project, copy.data()) == [
        "-           level: desirable", "+           level: essential",
        "-           stages: [interview, test]", "+           stages: [interview]",
    ]  # fmt: skip


def test_a_column_for_each_stage(tmp_path):
    root = in_shape(tmp_path, "marks")
    copy = WordCopy(sent(root))
    row = cell(copy, "You can drive", "Desirable").getparent().getparent()
    answers = [each for each in row.iter(f"{W}p") if text_of(each) in ("Yes", "No")]
    assert [text_of(each) for each in answers] == ["Yes", "Yes", "No"]
    say(answers[1], "No")
    say(answers[2], "Yes")

    assert lines(root, copy.data()) == [
        "-           stages: [interview, test]", "+           stages: [interview, application-form]"
    ]  # fmt: skip


@pytest.mark.parametrize("answers", [("No", "Yes"), ("", "Yes"), ("no", "✓")])
def test_a_column_for_each_level(tmp_path, answers):
    root = in_shape(tmp_path, "columns")
    data = change(root, "You listen well", ("Yes", answers[0]), ("No", answers[1]))

    assert lines(root, data) == [
        "-           level: essential  # since 2020",
        "+           level: desirable  # since 2020",
    ]


def test_two_columns_that_say_both_are_kept_aside(tmp_path):
    root = in_shape(tmp_path, "columns")

    plan = plan_of(root, change(root, "You listen well", ("No", "Yes")))

    assert plan.proposals == ()
    assert [(each.why, each.old, each.new) for each in plan.asides] == [
        ("Rolepress cannot tell what this is to be: change `level:` of this criterion", "No", "Yes")
    ]


@pytest.mark.parametrize(("criterion", "target", "old", "new"), [
    ("You listen well", "You can drive", "essential", "desirable"),
    ("You can drive", "You listen well", "desirable", "essential"),
])  # fmt: skip
def test_a_criterion_that_went_to_the_list_of_another_level(tmp_path, criterion, target, old, new):
    root = in_shape(tmp_path, "two-lists")
    data = WordCopy(sent(root)).move_after(criterion, target).data()

    assert [each.says for each in plan_of(root, data).proposals] == [f"level: {old} becomes {new}"]
    assert [each[2:].split("#")[0].strip() for each in lines(root, data)] == [f"level: {old}", f"level: {new}"]


def test_a_criterion_that_moved_within_its_list_keeps_its_level(tmp_path):
    root = in_shape(tmp_path, "two-lists")
    data = WordCopy(sent(root)).move_after("You listen well", "You write down").data()

    assert [each.kind.value for each in plan_of(root, data).proposals] == ["moved"]


def test_a_house_has_words_of_its_own(tmp_path):
    root = in_shape(tmp_path, "words", "{essential: Must have, desirable: Nice to have, stage-interview: a talk}")

    assert lines(root, change(root, "You listen well", ("Must have", "Nice to have"), ("A talk", "Test"))) == [
        "-           level: essential  # since 2020",
        "+           level: desirable  # since 2020",
        "-           stages:",
        "+           stages: [test]",
        "-             - interview",
    ]


def test_a_weight_is_kept_aside(tmp_path):
    root = in_shape(tmp_path, "weighted")
    path = root / JOB_FILE
    path.write_text(
        path.read_text("utf-8").replace("level: desirable\n", "level: desirable\n          weight: 10\n"), "utf-8"
    )  # one line of the file

    plan = plan_of(root, change(root, "You can drive", ("10", "20")))

    assert plan.proposals == ()
    assert [each.why.split("`")[1] for each in plan.asides] == ["weight:"]


def test_the_same_comes_back_through_libreoffice(project, tmp_path):
    data = change(project, "You listen well", ("Essential", "Desirable"), ("Interview", "Test"))

    again = plan_of(project, converted(data, "docx", tmp_path))

    assert again.proposals == plan_of(project, data).proposals
    assert [each.kind.value for each in again.proposals] == ["level", "stages"]


def test_a_criterion_of_another_document_is_kept_aside(tmp_path):
    specification = SPECIFICATION.replace("[application-form, interview]", "[interview]")
    root = make_project(tmp_path / "project", {**ROUND, ROLE_FILE: ROLE + specification, JOB_FILE: None})
    copy = WordCopy(sent(root, "listeners-2026"))
    say(cell(copy, "You listen well", "Essential"), "Desirable")

    plan = plan_of(root, copy.data(), "listeners-2026")

    assert plan.proposals == ()
    (found,) = plan.asides
    assert found.why == (
        "these words stand in another document: send listener out as Word by itself, and bring that copy back"
    )
    assert str(found.place.path) == ROLE_FILE
