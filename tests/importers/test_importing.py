"""A Word copy comes back: what somebody changed is proposed, what is agreed is written, and nothing else changes."""

import pytest

from importers.copies import (
    CLAUSE_FILE,
    FACTS_FILE,
    JOB_FILE,
    LONG_JOB,
    NOON,
    PLEDGE_FILE,
    WordCopy,
    changed_lines,
    drawn_up,
    plan_of,
    sending_project,
    sent,
    sent_release,
    take,
)
from projects import CLAUSE, open_project
from rolepress.importers import CannotImportError, carry_out
from rolepress.importers.records import Kind
from rolepress.importers.wording import becomes
from rolepress.resolve import resolve, scope_of
from word_files import converted


@pytest.fixture
def project(tmp_path):
    return sending_project(tmp_path / "project")


@pytest.fixture
def copy(project):
    return WordCopy(sent(project))


def files(root):
    return {str(each.relative_to(root)): each.read_bytes() for each in root.rglob("*") if each.is_file()}


def written(root, before):
    """Return the lines that changed in each file of the content."""
    now = files(root)
    return {
        name: changed_lines(before.get(name, b"").decode(), now[name].decode())
        for name in now
        if now[name] != before.get(name)
    }


def told(plan):
    return [(each.kind.value, each.where, each.place.line, each.says) for each in plan.proposals]


def taken(root, copy, keys="y"):
    """Take what a copy proposes; return the lines that changed."""
    before = files(root)
    plan = take(root, copy.data(), keys)
    assert plan.asides == ()
    return written(root, before)


@pytest.mark.parametrize("edition", ["standard", "large-print-18"])
def test_a_copy_that_nobody_edited_changes_nothing(project, edition):
    plan = plan_of(project, sent(project, edition=edition))

    assert (plan.proposals, plan.asides) == ((), ())


def test_journey_of_two_duties_and_a_comment(project, copy):
    before = files(project)
    copy.reword("Listen to people", "Listen to people and their carers")
    copy.track("your manager", "your manager and the team")
    copy.comment("Take part in meetings", "Is this every week?")

    plan = take(project, copy.data())

    assert told(plan) == [
        ("words", "duties, 1st duty of ‘Support’", 27,
         "‘Listen to people’ becomes ‘Listen to people and their carers’"),
        ("comment", "duties, 1st duty of ‘The team’", 42,
         "‘Is this every week?’ becomes a note above the field"),
        ("words", "duties, 2nd duty of ‘The team’", 43,
         "‘Learn from your manager’ becomes ‘Learn from your manager and the team’"),
    ]  # fmt: skip
    assert plan.asides == ()
    assert written(project, before) == {
        JOB_FILE: [
            "-       - Listen to people  # the first thing that we do",
            "+       - Listen to people and their carers  # the first thing that we do",
            "+       # Comment in the Word copy: Is this every week?",
            "-       - Learn from your manager",
            "+       - Learn from your manager and the team",
        ]
    }


def test_a_release_stays_as_it_was(project, copy):
    released = (project / "content/releases/support-worker/1.0.yml").read_bytes()
    made = sent_release(project)
    copy.reword("meetings of the recovery team", "meetings of the hope team")
    taken(project, copy.reword("Listen to people", "Listen to people and their carers"), "yf")

    assert (project / "content/releases/support-worker/1.0.yml").read_bytes() == released
    assert sent_release(project) == made != sent(project)


def test_the_same_comes_back_through_libreoffice(project, copy, tmp_path):
    copy.reword("Listen to people", "Listen to people and their carers")
    copy.track("your manager", "your manager and the team")
    copy.comment("Take part in meetings", "Is this every week?")
    plan = plan_of(project, copy.data())

    again = plan_of(project, converted(copy.data(), "docx", tmp_path))

    assert (again.proposals, again.asides) == (plan.proposals, plan.asides)


EDITS = {
    "words in quotes": (
        lambda copy: copy.reword('the "tasks" of', 'all the "tasks" of'),
        ['-       - "Help people with the \\"tasks\\" of the day"', '+       - "Help people with all the \\"tasks\\" of the day"'],
    ),
    "words in a folded value": (
        lambda copy: copy.reword("the others in", "all the others in"),
        ["-         Write down what people tell you, so that the others in {{ team }} know",
         "+         Write down what people tell you, so that all the others in {{ team }} know"],
    ),
    "words right after a fact": (
        lambda copy: copy.reword("the recovery team know it too", "the recovery team can know it too"),
        ["-         Write down what people tell you, so that the others in {{ team }} know",
         "+         Write down what people tell you, so that the others in {{ team }} can know"],
    ),
    "words at the end, after a fact": (
        lambda copy: copy.reword("meetings of the recovery team", "meetings of the recovery team each week"),
        ["-       - Take part in meetings of {{ team }}", "+       - Take part in meetings of {{ team }} each week"],
    ),
    "words before bold ones": (
        lambda copy: copy.reword("Keep every", "Always keep every"),
        ["-       - Keep **every record** safe, as [the law](https://law.example/records) asks",
         "+       - Always keep **every record** safe, as [the law](https://law.example/records) asks"],
    ),
    "words inside bold ones": (
        lambda copy: copy.reword("every record", "every single record"),
        ["-       - Keep **every record** safe, as [the law](https://law.example/records) asks",
         "+       - Keep **every single record** safe, as [the law](https://law.example/records) asks"],
    ),
    "words after bold ones": (
        lambda copy: copy.reword(" safe, as ", " and every note safe, as "),
        ["-       - Keep **every record** safe, as [the law](https://law.example/records) asks",
         "+       - Keep **every record** and every note safe, as [the law](https://law.example/records) asks"],
    ),
    "words after a link": (
        lambda copy: copy.reword(" asks", " asks us"),
        ["-       - Keep **every record** safe, as [the law](https://law.example/records) asks",
         "+       - Keep **every record** safe, as [the law](https://law.example/records) asks us"],
    ),
    "signs of Markdown": (
        lambda copy: copy.reword("the shops", "the *shops* [1] & others"),
        ["-           - the shops", "+           - the \\*shops\\* [1] & others"],
    ),
    "a colon, which needs quotes in YAML": (
        lambda copy: copy.reword("the shops", "two places: the shops"),
        ["-           - the shops", '+           - "two places: the shops"'],
    ),
    "a paragraph of a longer text": (
        lambda copy: copy.reword("a manager of your own", "a manager"),
        ["-   You will have a manager of your own.", "+   You will have a manager."],
    ),
    "an entry of a list in a longer text": (
        lambda copy: copy.reword("a ward", "a quiet ward"),
        ["-   - a ward", "+   - a quiet ward"],
    ),
    "a title": (
        lambda copy: copy.reword("Support Worker", "Recovery Worker"),
        ["- title: Support Worker", "+ title: Recovery Worker"],
    ),
    "a fact of the post": (
        lambda copy: copy.reword("Team Leader", "Ward Manager"),
        ["-   reports_to: Team Leader", "+   reports_to: Ward Manager"],
    ),
    "a criterion": (
        lambda copy: copy.reword("You listen well", "You listen very well"),
        ["-         - {id: listening, text: You listen well, level: essential, stages: [interview]}",
         "+         - {id: listening, text: You listen very well, level: essential, stages: [interview]}"],
    ),
    "a new duty": (
        lambda copy: copy.add_after("Learn from your manager", "Learn from the others"),
        ["+       - Learn from the others"],
    ),
    "a new duty that YAML would read otherwise": (
        lambda copy: copy.add_after("Learn from your manager", "Learn: from the *others*"),
        ["+       - 'Learn: from the \\*others\\*'"],
    ),
    "two new duties": (
        lambda copy: copy.add_after("Listen to people", "Second").add_after("Listen to people", "First of them"),
        ["+       - First of them", "+       - Second"],
    ),
    "a new point": (
        lambda copy: copy.add_after("the shops", "the library"),
        ["+           - the library"],
    ),
    "a new paragraph": (
        lambda copy: copy.add_after("a manager of your own", "You will not be alone."),
        ["+ ", "+   You will not be alone."],
    ),
    "a new entry of a list in a longer text": (
        lambda copy: copy.add_after("a ward", "a school"),
        ["+   - a school"],
    ),
    "a duty deleted": (
        lambda copy: copy.delete("tasks"),
        ['-       - "Help people with the \\"tasks\\" of the day"'],
    ),
    "a duty deleted while changes are tracked": (
        lambda copy: copy.track_delete("tasks"),
        ['-       - "Help people with the \\"tasks\\" of the day"'],
    ),
    "a clause among the duties deleted": (
        lambda copy: copy.delete("Keep to our pledge"),
        ["-       - clause: our-pledge"],
    ),
    "a duty and its points deleted": (
        lambda copy: copy.delete("Go with people").delete("the doctor").delete("the shops").delete("meetings of their"),
        ['-       - text: "Go with people to:"', "-         points:", "-           - the doctor",
         "-           - the shops", "-           - meetings of their own choice"],
    ),
    "a point deleted": (
        lambda copy: copy.delete("the doctor"),
        ["-           - the doctor"],
    ),
    "a paragraph deleted": (
        lambda copy: copy.delete("a manager of your own"),
        ["- ", "-   You will have a manager of your own."],
    ),
    "a duty moved": (
        lambda copy: copy.move_after("Listen to people", "Keep to our pledge"),
        ["-       - Listen to people  # the first thing that we do",
         "+       - Listen to people  # the first thing that we do"],
    ),
    "a point moved to the top": (
        lambda copy: copy.move_after("meetings of their own choice", "Go with people"),
        ["+           - meetings of their own choice", "-           - meetings of their own choice"],
    ),
    "a duty moved and reworded": (
        lambda copy: copy.move_after("Listen to people", "Keep to our pledge").reword("Listen to", "Hear"),
        ["-       - Listen to people  # the first thing that we do",
         "+       - Hear people  # the first thing that we do"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_its_lines_alone(project, copy, name):
    edit, lines = EDITS[name]

    assert taken(project, edit(copy)) == {JOB_FILE: lines}
    open_project(project)
    assert plan_of(project, copy.data()).proposals == ()


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_found_without_any_bookmark(project, copy, name):
    edit, lines = EDITS[name]
    if name == "a duty moved and reworded":  # without its bookmark, it is one that went and one that came
        lines = [lines[0], "+       - Hear people"]

    assert taken(project, edit(copy).forget_bookmarks()) == {JOB_FILE: lines}


def test_words_of_a_fact_change_the_fact_or_this_place_alone(project, copy):
    copy.reword("meetings of the recovery team", "meetings of the recovery and hope team")
    (proposal,) = plan_of(project, copy.data()).proposals

    assert (proposal.kind, proposal.old, proposal.new) == (
        Kind.SHARED,
        "the recovery team",
        "the recovery and hope team",
    )
    assert {each.key: each.says for each in proposal.choices} == {
        "f": "change the fact ‘team’, which 1 document shows",
        "l": "have these words here alone, in place of the fact ‘team’",
    }


def test_a_fact_is_changed_in_its_own_file(project, copy):
    copy.reword("meetings of the recovery team", "meetings of the recovery and hope team")

    assert taken(project, copy, "f") == {
        FACTS_FILE: ["-     value: the recovery team", "+     value: the recovery and hope team"]
    }


def test_a_place_may_leave_its_fact(project, copy):
    copy.reword("meetings of the recovery team", "meetings of the recovery and hope team")

    assert taken(project, copy, "l") == {
        JOB_FILE: ["-       - Take part in meetings of {{ team }}",
                   "+       - Take part in meetings of the recovery and hope team"]
    }  # fmt: skip


def test_words_that_reach_into_a_fact_can_only_leave_it(project, copy):
    copy.reword("part in meetings of the recovery team", "part in everything")
    (proposal,) = plan_of(project, copy.data()).proposals

    assert [each.key for each in proposal.choices] == ["l"]
    assert taken(project, copy, "l") == {
        JOB_FILE: ["-       - Take part in meetings of {{ team }}", "+       - Take part in everything"]
    }


def test_nobody_takes_shared_text_unasked(project, copy):
    copy.reword("meetings of the recovery team", "meetings of the hope team")
    copy.reword("Keep to our pledge", "Stand by our pledge")
    copy.reword("Keep what you learn", "Keep all that you learn")

    assert taken(project, copy, "y") == {}


def test_a_clause_among_the_duties_changes_itself_or_makes_room(project, copy):
    copy.reword("Keep to our pledge", "Stand by our pledge")
    (proposal,) = plan_of(project, copy.data()).proposals

    assert (proposal.where, proposal.place.path.as_posix()) == ("the clause ‘Our pledge’", PLEDGE_FILE)
    assert [(each.key, each.says) for each in proposal.choices] == [
        ("f", "change the clause ‘Our pledge’, which 1 document shows"),
        ("l", "have these words here alone, in place of the clause"),
    ]
    assert taken(project, copy, "l") == {
        JOB_FILE: ["-       - clause: our-pledge", "+       - Stand by our pledge every day."]
    }


def test_a_clause_is_changed_in_its_own_file(project, copy):
    copy.reword("Keep what you learn", "Keep all that you learn")
    (proposal,) = plan_of(project, copy.data()).proposals

    assert [(each.key, each.says) for each in proposal.choices] == [
        ("f", "change the clause ‘Confidentiality’, which 1 document shows"),
        ("l", "have these words here alone, in place of the clause’s"),
    ]
    assert taken(project, copy, "f") == {
        CLAUSE_FILE: ["-     text: Keep what you learn about people to yourself.",
                      "+     text: Keep all that you learn about people to yourself."]
    }  # fmt: skip


def test_a_document_may_depart_from_a_clause_that_is_a_part_of_it(project, copy):
    copy.reword("Keep what you learn", "Keep all: that you learn")

    assert taken(project, copy, "l") == {
        JOB_FILE: [
            "+     instead:",
            "+       confidentiality: 'Keep all: that you learn about people to yourself.'",
        ]
    }
    again = WordCopy(sent(project)).reword("that you learn", "that we learn")
    assert taken(project, again) == {
        JOB_FILE: ["-       confidentiality: 'Keep all: that you learn about people to yourself.'",
                   "+       confidentiality: 'Keep all: that we learn about people to yourself.'"]
    }  # fmt: skip


def test_a_fact_that_is_no_text_says_where_its_value_is(tmp_path):
    root = sending_project(
        tmp_path / "project",
        job=LONG_JOB.replace("- Learn from your manager", "- Learn for {{ week }}"),
        released=False,
    )
    facts = (root / FACTS_FILE).read_text()
    (root / FACTS_FILE).write_text(f"{facts}  week:\n    type: number\n    value: 4\n    unit: shifts a week\n")
    copy = WordCopy(sent(root))
    copy.reword("Learn for 4 shifts a week", "Learn for 5 shifts a week")

    (proposal,) = plan_of(root, copy.data()).proposals

    assert [each.key for each in proposal.choices] == ["l"]
    line = facts.count("\n") + 2  # where its fields begin
    assert proposal.says.endswith(f"for every document, change its value in {FACTS_FILE}, line {line}")


def test_a_fact_in_a_clause_may_be_departed_from_too(project):
    path = project / CLAUSE_FILE
    path.write_text(path.read_text("utf-8").replace("to yourself", "in {{ team }}"), "utf-8")
    copy = WordCopy(sent(project)).reword("about people in the recovery team", "about people in your team")

    (proposal,) = plan_of(project, copy.data()).proposals

    assert [each.key for each in proposal.choices] == ["f", "l"]
    assert taken(project, copy, "l") == {
        JOB_FILE: ["+     instead:", "+       confidentiality: Keep what you learn about people in your team."]
    }


def test_of_long_words_what_changed_is_shown_with_a_few_around_it():
    words = " ".join(f"w{number}" for number in range(40))

    assert becomes(words, words.replace("w20 w21", "new")) == (
        "‘… w14 w15 w16 w17 w18 w19 w20 w21 w22 w23 w24 w25 w26 w27 …’ becomes "
        "‘… w14 w15 w16 w17 w18 w19 new w22 w23 w24 w25 w26 w27 …’"
    )
    assert becomes(words, f"{words} end") == "‘… w34 w35 w36 w37 w38 w39’ becomes ‘… w34 w35 w36 w37 w38 w39 end’"
    assert becomes(words, f"w0 {words}").startswith("‘w0 w1")


SETS = """\
clauses:
  # What everybody signs.
  - set: all-staff  # since 2020
    without: [our-words]
"""


@pytest.mark.parametrize("begun", ["", "    instead:\n      our-rules: Be kind.\n"])
def test_a_document_may_depart_from_a_clause_of_a_set(tmp_path, begun):
    part = CLAUSE[: CLAUSE.index("versions:")]
    named = {
        name: part.replace("id: confidentiality", f"id: {name}").replace("Confidentiality", title)
        for name, title in (("our-rules", "Rules"), ("our-words", "Words"))
    }
    text = 'versions:\n  - version: "1"\n    effective: 2026-01-01\n    text: |\n      Be good.\n\n      Keep to the rules.\n'
    files = {f"content/clauses/{name}.yml": each + text for name, each in named.items()}
    start = part.replace("kind: clause", "kind: clause-set").replace("id: confidentiality", "id: all-staff")
    files["content/clauses/all-staff.yml"] = start + "clauses: [our-rules, confidentiality, our-words]\n"
    job = LONG_JOB.replace(LONG_JOB[LONG_JOB.index("clauses:") : LONG_JOB.index("specification:")], SETS + begun)
    root = sending_project(tmp_path / "project", job=job, released=False)
    for name, each in files.items():
        (root / name).write_text(each, "utf-8")
    copy = WordCopy(sent(root)).reword("Keep what you learn", "Keep all that you learn")
    if not begun:
        copy.reword("Be good", "Be very good").reword("Keep to the rules", "Keep to our rules")

    lines = taken(root, copy, "l")[JOB_FILE]

    own = ["+       confidentiality: Keep all that you learn about people to yourself."]
    rules = ["+       our-rules: |-", "+         Be very good.", "+", "+         Keep to our rules."]
    assert [each.rstrip() for each in lines] == (own if begun else ["+     instead:", *own, *rules])
    assert plan_of(root, copy.data()).proposals == ()


def test_words_in_place_of_a_clause_that_is_not_there_are_a_problem(project):
    path = project / JOB_FILE
    text = path.read_text("utf-8")
    path.write_text(
        text.replace(
            "  - clause: confidentiality\n", "  - clause: confidentiality\n    instead: {confidential: No}\n"
        ),
        "utf-8",
    )

    library = open_project(project)
    document = library.document("support-worker")
    (told,) = resolve(document, library, scope=scope_of(document, library), on=NOON).problems

    assert (told.rule, told.hint) == ("unknown-clause", "confidentiality")


def asides(root, copy):
    plan = plan_of(root, copy.data())
    assert plan.proposals == ()
    return [(each.where, each.why.partition(":")[0], each.new) for each in plan.asides]


ASIDES = {
    "a heading of the house": (
        lambda copy: copy.reword("Main duties", "Important duties"),
        ("‘Main duties and responsibilities’", "no field of this document has these words", "Important duties and responsibilities"),
    ),
    "words across the end of a bold part": (
        lambda copy: copy.reword("every record safe", "all notes locked"),
        ("duties, 4th duty of ‘Support’", "bold words or a link begin or end among these words",
         "Keep all notes locked, as the law asks"),
    ),
    "a fact by its name": (
        lambda copy: copy.reword("the shops", "the {{ shops }}"),
        ("duties, 2nd point of the 6th duty of ‘Support’", "{{ and }} stand for facts and cannot be typed", "the {{ shops }}"),
    ),
    "points that stay without their duty": (
        lambda copy: copy.delete("Go with people"),
        ("duties, 6th duty of ‘Support’", "the points under it are still in the Word copy", ""),
    ),
    "a whole list": (
        lambda copy: copy.delete("Take part in meetings").delete("Learn from your manager"),
        ("duties, 1st duty of ‘The team’", "this is the last entry of its list", ""),
    ),
    "a field": (
        lambda copy: copy.delete("Team Leader"),
        ("post, reports to", "what is not an entry of a list cannot be taken out in Word", ""),
    ),
    "a paragraph after a heading": (
        lambda copy: copy.add_after("Person specification", "Please read this."),
        ("after ‘Person specification’", "Rolepress cannot tell which list or text this belongs to", "Please read this."),
    ),
    "an entry that goes to another list": (
        lambda copy: copy.move_after("Listen to people", "Take part in meetings"),
        ("duties, 1st duty of ‘Support’", "it moved further than within its list", "Listen to people"),
    ),
    "a comment on a heading of the house": (
        lambda copy: copy.comment("Main duties", "Too long?"),
        ("a comment on ‘Main duties and responsibilities’", "this comment is about words that no field has", "Too long?"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASIDES)
def test_what_cannot_be_placed_is_kept_aside_with_its_words(project, copy, name):
    edit, told_aside = ASIDES[name]

    assert told_aside in asides(project, edit(copy))


def test_two_edits_of_one_field_are_told_and_neither_is_lost(project, copy):
    path = project / JOB_FILE
    path.write_text(
        path.read_text("utf-8").replace("Learn from your manager", "Learn from your manager daily"), "utf-8"
    )
    copy.reword("Learn from your manager", "Learn from your team")
    before = files(project)

    plan = take(project, copy.data())

    assert plan.proposals == ()
    (aside,) = plan.asides
    assert aside.why == "somebody has changed this here since the copy was sent, so it was not taken over"
    assert (aside.sent, aside.old, aside.new) == (
        "Learn from your manager", "Learn from your manager daily", "Learn from your team"
    )  # fmt: skip
    assert (aside.where, aside.place.line) == ("duties, 2nd duty of ‘The team’", 43)
    assert files(project) == before


def test_a_later_version_keeps_what_it_changed_elsewhere(project, copy):
    path = project / JOB_FILE
    later = path.read_text("utf-8").replace("- Listen to people", "- Greet people\n      - Listen to people")
    path.write_text(later.replace('version: "1.0"\n', 'version: "1.1"\n', 1), "utf-8")
    copy.reword("Learn from your manager", "Learn from your team").reword("a ward", "a quiet ward")

    plan = plan_of(project, copy.data())

    assert (plan.version, plan.latest) == ("1.0", "1.1")
    assert taken(project, copy) == {
        JOB_FILE: ["-   - a ward", "+   - a quiet ward",
                   "-       - Learn from your manager", "+       - Learn from your team"]
    }  # fmt: skip


def test_a_draft_that_was_changed_since_is_not_put_back(tmp_path):
    root = sending_project(tmp_path / "project", released=False)
    copy = WordCopy(sent(root))
    path = root / JOB_FILE
    path.write_text(path.read_text("utf-8").replace("Learn from your manager", "Learn from everybody"), "utf-8")
    copy.reword("Listen to people", "Hear people")

    assert [each.new for each in plan_of(root, copy.data()).proposals] == ["Hear people"]
    copy.reword("Learn from your manager", "Learn from your team")
    (aside,) = plan_of(root, copy.data()).asides
    assert (aside.sent, aside.old, aside.new) == ("", "Learn from everybody", "Learn from your team")


def test_enter_inside_a_duty_makes_two(project, copy):
    copy.reword("Learn from your manager", "Learn from").add_after("Learn from", "your manager")

    assert taken(project, copy) == {
        JOB_FILE: ["+       - Learn from", "-       - Learn from your manager", "+       - your manager"]
    }


def test_a_new_row_of_the_specification_is_a_criterion(tmp_path):
    block = (
        "        - id: listening\n          text: You listen well\n          level: essential\n"
        "          stages: [interview]\n"
    )
    inline = "        - {id: listening, text: You listen well, level: essential, stages: [interview]}\n"
    root = sending_project(tmp_path / "project", job=LONG_JOB.replace(inline, block))
    copy = WordCopy(sent(root)).add_row("You listen well", "You write well", {"Essential": "Desirable"})

    assert taken(root, copy) == {
        JOB_FILE: [
            "+         - id: you-write-well",
            "+           text: You write well",
            "+           level: desirable",
        ]
    }


def test_a_comment_says_what_it_says_and_nothing_else(project, copy):
    copy.comment("Listen to people", "Not: enough?\n- {{ team }} \u202e# [x]\t'\"")
    data = open_project(project).source("support-worker").data

    lines = taken(project, copy)[JOB_FILE]

    assert lines == ["+       # Comment in the Word copy: Not: enough? - {{ team }} # [x] '\""]
    assert open_project(project).source("support-worker").data == data
    assert b"A Person" not in (project / JOB_FILE).read_bytes()


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_a_file_keeps_its_line_ends(tmp_path, ends):
    root = sending_project(tmp_path / "project", released=False)
    path = root / JOB_FILE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", ends.encode()))
    copy = WordCopy(sent(root)).reword("Listen to", "Hear").add_after("Learn from your manager", "And more")
    copy.add_after("a ward", "a school").comment("the doctor", "Which?").delete("the shops")
    before = path.read_bytes()

    take(root, copy.data())

    after = path.read_bytes()
    assert after.count(b"\n") == before.count(b"\n") + 2
    assert after.replace(b"\r\n", b"").count(b"\n" if ends == "\r\n" else b"\r") == 0


def test_all_or_nothing_is_written(project, copy):
    copy.reword("meetings of the recovery team", "meetings of the hope team").reword("Listen to", "Hear")
    visit = drawn_up(project, copy.data())
    before = files(project)
    path = project / JOB_FILE
    path.write_text(path.read_text("utf-8").replace("Support Worker", "Recovery Worker"), "utf-8")
    changed = files(project)

    with pytest.raises(CannotImportError, match="has changed since the copy was looked at"):
        carry_out(visit, [each.choices[0] for each in visit.plan.proposals])
    assert files(project) == changed != before


def test_a_copy_of_another_document_is_told(project):
    gardener = (project / JOB_FILE).read_text("utf-8").replace("id: support-worker", "id: gardener")
    (project / "content/job-descriptions/gardener.yml").write_text(
        gardener.replace("Support Worker", "Gardener"), "utf-8"
    )

    with pytest.raises(CannotImportError) as refused:
        plan_of(project, sent(project, "gardener"))
    assert str(refused.value) == "project-copy.docx is a copy of 'gardener' (Gardener), not of 'support-worker'"
    assert refused.value.hint == "rolepress import FILE --update gardener"
