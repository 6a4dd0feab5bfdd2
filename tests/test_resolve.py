"""A document is filled in with the facts and clauses of its scope on its day, and with nothing else."""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects import CLAUSE, FACTS, JOB, ORGANISATION, make_project, open_project
from rolepress.config import load_settings
from rolepress.library import load
from rolepress.model.base import LIFECYCLE
from rolepress.resolve import LONGEST_CHAIN, resolve, scope_of, style_of

NOON = datetime(2026, 6, 30, 12)
JOB_FILE = "content/job-descriptions/support-worker.yml"
FACTS_FILE = "content/facts/northshire-facts.yml"
CLAUSE_FILE = "content/clauses/confidentiality.yml"
HEAD = FACTS.partition("facts:\n")[0] + "facts:\n"
TRAINING = """\
kind: clause
id: training
title: Training
owner: Human Resources
organisation: northshire
stands: bullet
versions:
  - {version: "1", effective: 2020-01-01, text: "Finish your training with {{ team }}."}
"""
ALL_STAFF = """\
kind: clause-set
id: all-staff
title: For all staff
owner: Human Resources
clauses: [confidentiality, safety]
"""
SAFETY = CLAUSE.replace("confidentiality", "safety").replace("Confidentiality", "Safety")


def fill(root, name="support-worker", on=NOON):
    """Return the document *name* filled in, and "path:line:column message [rule] hint" of each problem."""
    library = open_project(root)
    document = library.document(name)
    outcome = resolve(document, library, scope=scope_of(document, library), on=on)
    lines = [
        f"{each.place.path}:{each.place.line}:{each.place.column} {each.message} [{each.rule}] {each.hint}".strip()
        for each in library.located(outcome.problems)
    ]
    return outcome.value, lines


def with_facts(root, facts, summary='"{{ team }}"', **files):
    job = JOB.replace("You will support people in {{ team }}.", summary)
    return make_project(root, {FACTS_FILE: HEAD + facts, JOB_FILE: job, **files})


def summary_of(root):
    filled, problems = fill(root)
    return filled.document.summary, problems


TEAM = "  team: {type: text, value: the recovery team}\n"


# Facts


def test_a_fact_is_said_where_its_name_stands(tmp_path):
    filled, problems = fill(make_project(tmp_path))

    assert filled.document.summary == "You will support people in the recovery team."
    assert filled.facts == {"northshire-facts/team"}
    assert problems == []


@pytest.mark.parametrize("written", ["{{team}}", "{{ team }}", "{{  team  }}", "{{\n  team }}"])
def test_spaces_round_a_name_do_not_matter(tmp_path, written):
    written = f'"{written}"'.replace("\n", "\\n")

    assert summary_of(with_facts(tmp_path, TEAM, written)) == ("the recovery team", [])


PARTS = """\
  helpline: {type: contact, value: {team: Helpline, phone: 01632 960001, url: "https://help.example"}}
  pay: {type: money, amount: 20, per: hour}
  hours: {type: number, value: 37.50, unit: hours a week}
  visit: {type: event, when: 2026-06-30 16:00, place: Main hall}
  pay.night: {type: money, amount: 30, per: hour}
"""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{{ helpline }}", "Helpline, 01632 960001, https://help.example"),
        ("{{ helpline.phone }}", "01632 960001"),
        ("{{ helpline.url }}", "https://help.example"),
        ("{{ helpline.email }}", "not stated"),
        ("{{ pay }}", "£20 an hour"),
        ("{{ pay.amount }}", "£20"),
        ("{{ pay.night }}", "£30 an hour"),
        ("{{ pay.night.amount }}", "£30"),
        ("{{ hours }}", "37.5 hours a week"),
        ("{{ hours.value }}", "37.5"),
        ("{{ visit }}", "4pm on Tuesday 30 June 2026, Main hall"),
        ("{{ visit.when }} in {{ visit.place }}", "4pm on Tuesday 30 June 2026 in Main hall"),
    ],
)
def test_a_part_of_a_fact(tmp_path, written, said):
    assert summary_of(with_facts(tmp_path, PARTS, f'"{written}"')) == (said, [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{{ taem }}", "12:10 there is no fact 'taem' [unknown-fact] team"),
        ("{{ Team }}", "12:10 there is no fact 'Team' [unknown-fact] team"),
        ("{{ team.phone }}", "12:10 the fact 'team' has no part 'phone' [unknown-fact]"),
        ("{{ desk.fone }}", "12:10 the fact 'desk' has no part 'fone' [unknown-fact] phone"),
        ("{{ }}", "12:10 there is no name between {{ and }} [unknown-fact]"),
        ("{{}}", "12:10 there is no name between {{ and }} [unknown-fact]"),
        ("{{ team", "12:10 a fact is opened with {{ and not closed [fact] close it with }}"),
        ("{{ team }", "12:10 a fact is opened with {{ and not closed [fact] close it with }}"),
        ("{{ 7*7 }}", "12:10 there is no fact '7*7' [unknown-fact]"),
        ("{{ __class__ }}", "12:10 there is no fact '__class__' [unknown-fact]"),
        ("{{ team.__class__ }}", "12:10 the fact 'team' has no part '__class__' [unknown-fact]"),
        ("{{ team|upper }}", "12:10 there is no fact 'team|upper' [unknown-fact]"),
        ("{{ desk.value.team }}", "12:10 there is no fact 'desk.value.team' [unknown-fact]"),
    ],
)
def test_what_is_no_fact_stays_as_it_is_written(tmp_path, written, told):
    desk = "  desk: {type: contact, value: {phone: 01632 960001}}\n"
    summary, problems = summary_of(with_facts(tmp_path, TEAM + desk, f'"{written}"'))

    assert summary == written
    assert problems == [f"{JOB_FILE}:{told}"]


@pytest.mark.parametrize("text", ["{% if team %}", "${team}", "{ team }", "{team}", "$(team)", "}} {", "%(team)s"])
def test_nothing_else_is_looked_up(tmp_path, text):
    assert summary_of(with_facts(tmp_path, TEAM, f"'{text}'")) == (text, [])


@pytest.mark.parametrize(
    "value", ["<b>team</b>", "**team**", "[a](https://a.example)", "a & b", "{x}", "\\1 \\g<0>"]
)
def test_a_fact_goes_in_as_it_is_written(tmp_path, value):
    assert summary_of(with_facts(tmp_path, f"  team: {{type: text, value: '{value}'}}\n")) == (value, [])


def test_facts_may_use_facts(tmp_path):
    facts = '  team: {type: text, value: "{{ place }} team"}\n  place: {type: text, value: "{{ town }}"}\n  town: {type: text, value: Hill}\n'
    filled, problems = fill(with_facts(tmp_path, facts))

    assert filled.document.summary == "Hill team"
    assert filled.facts == {f"northshire-facts/{name}" for name in ("team", "place", "town")}
    assert problems == []


@pytest.mark.parametrize(
    ("chain", "told"),
    [
        ("team", "team → team"),
        ("team a", "team → a → team"),
        ("team a b", "team → a → b → team"),
    ],
)
def test_facts_that_go_round_in_a_circle_are_told_once(tmp_path, chain, told):
    names = chain.split()
    facts = "".join(
        f'  {name}: {{type: text, value: "{{{{ {after} }}}}"}}\n'
        for name, after in zip(names, [*names[1:], names[0]], strict=True)
    )
    _, problems = summary_of(with_facts(tmp_path, facts))

    line = 6 + len(names)
    assert problems == [
        f"{FACTS_FILE}:{line}:{len(names[-1]) + 5} these facts go round in a circle: {told} [fact-loop] write one of them out"
    ]


def chained(count):
    """Return *count* facts; each but the last uses the one after it."""
    uses = (f'  f{index}: {{type: text, value: "{{{{ f{index + 1} }}}}"}}\n' for index in range(count - 1))
    return f"{''.join(uses)}  f{count - 1}: {{type: text, value: end}}\n"


def test_facts_that_use_each_other_far_down_end(tmp_path):
    assert summary_of(with_facts(tmp_path, chained(LONGEST_CHAIN), '"{{ f0 }}"')) == ("end", [])


def test_facts_that_use_each_other_without_end_are_told(tmp_path):
    _, problems = summary_of(with_facts(tmp_path, chained(500), '"{{ f0 }}"'))

    (told,) = problems
    assert "these facts use one another too many times over: " in told


def test_facts_that_double_each_time_do_not_fill_the_memory(tmp_path):
    facts = "".join(
        f'  f{index}: {{type: text, value: "{(f"{{{{f{index + 1}}}}}" * 200)}"}}\n' for index in range(15)
    )
    _, problems = summary_of(with_facts(tmp_path, facts + "  f15: {type: text, value: ha}\n", '"{{ f0 }}"'))

    assert any("too long once its facts are filled in" in each for each in problems)


def test_a_text_that_facts_make_too_long_for_its_field_is_told(tmp_path):
    facts = f"  team: {{type: text, value: {'a' * 1500}}}\n"
    root = with_facts(tmp_path, facts)
    (root / JOB_FILE).write_text(JOB.replace("Listen to people", "'{{ team }} {{ team }}'"))

    _, problems = fill(root)

    assert problems == [
        f"{JOB_FILE}:17:9 this does not fit once its facts are filled in [unknown-fact] use a shorter fact, or write the text out"
    ]


def test_a_fault_in_a_fact_is_told_in_the_facts_file(tmp_path):
    filled, problems = fill(with_facts(tmp_path, '  team: {type: text, value: "{{ nobody }} {{ team.part"}\n'))

    assert filled.document.summary == "{{ nobody }} {{ team.part"
    assert problems == [
        f"{FACTS_FILE}:7:9 a fact is opened with {{{{ and not closed [fact] close it with }}}}",
        f"{FACTS_FILE}:7:9 there is no fact 'nobody' [unknown-fact]",
    ]


def test_a_part_that_a_fact_does_not_have_is_told_inside_facts_too(tmp_path):
    facts = (
        '  team: {type: text, value: "{{ desk.fone }}"}\n  desk: {type: contact, value: {phone: 01632 960001}}\n'
    )

    assert summary_of(with_facts(tmp_path, facts))[1] == [
        f"{FACTS_FILE}:7:9 the fact 'desk' has no part 'fone' [unknown-fact] phone"
    ]


def test_what_is_not_known_is_not_stated(tmp_path):
    facts = "  team: {type: text, value: {unknown: nobody told us}}\n"

    assert summary_of(with_facts(tmp_path, facts)) == ("not stated", [])


def test_fields_that_say_how_a_document_is_kept_are_not_filled(tmp_path):
    changes = 'changes: [{version: "1", date: 2026-01-01, summary: "{{ team }}"}]\n'
    filled, problems = fill(make_project(tmp_path, {JOB_FILE: JOB + changes}))

    assert filled.document.changes[0].summary == "{{ team }}"
    assert problems == []


def test_a_field_called_clause_is_no_bullet(tmp_path):
    filled, problems = fill(
        make_project(tmp_path, {JOB_FILE: JOB + "factors: {clause: Evidence, version: '2'}\n"})
    )

    assert filled.document.factors == {"clause": "Evidence", "version": "2"}
    assert problems == []


# Clauses


def test_a_clause_stands_with_its_facts(tmp_path):
    clause = CLAUSE.replace("Keep what", "In {{ team }}, keep what").replace(
        "title: Conf", "title: In {{ team }}, conf"
    )
    filled, problems = fill(make_project(tmp_path, {CLAUSE_FILE: clause}))

    (shown,) = filled.clauses
    assert (shown.title, shown.version, shown.effective) == (
        "In the recovery team, confidentiality",
        "1",
        date(2020, 1, 1),
    )
    assert shown.text == "In the recovery team, keep what you learn about people to yourself."
    assert filled.clause_versions == (("confidentiality", "1"),)
    assert problems == []


def test_a_fault_in_a_clause_is_told_in_the_clause_with_the_document_that_shows_it(tmp_path):
    clause = CLAUSE.replace("Keep what", "In {{ taem }}, keep what")
    library = open_project(make_project(tmp_path, {CLAUSE_FILE: clause}))
    document = library.document("support-worker")
    outcome = resolve(document, library, scope=scope_of(document, library), on=NOON)

    (told,) = library.located(outcome.problems)
    assert (str(told.place.path), told.place.line, told.place.column) == (CLAUSE_FILE, 9, 11)
    assert (told.rule, told.hint, told.shown_in) == ("unknown-fact", "team", {"support-worker"})


def test_a_bullet_clause_stands_in_a_list(tmp_path):
    job = JOB.replace(
        "      - Listen to people\n",
        "      - clause: training\n      - text: Listen\n        points: [{clause: training}]\n",
    )
    filled, problems = fill(make_project(tmp_path, {JOB_FILE: job, "content/clauses/training.yml": TRAINING}))

    first, second = filled.document.duties[0].entries
    assert (first.text, first.clause, first.version) == (
        "Finish your training with the recovery team.",
        "training",
        "1",
    )
    assert second.points[0].text == first.text
    assert filled.clause_versions == (("training", "1"), ("confidentiality", "1"))
    assert problems == []


def test_a_bullet_clause_keeps_its_points(tmp_path):
    job = JOB.replace("- Listen to people", '- {clause: training, points: ["{{ team }}"]}')
    filled, _ = fill(make_project(tmp_path, {JOB_FILE: job, "content/clauses/training.yml": TRAINING}))

    assert [each.text for each in filled.document.duties[0].entries[0].points] == ["the recovery team"]


USES = {
    "clause: confidentialty": "19:5 there is no clause 'confidentialty' [unknown-clause] confidentiality",
    "set: al-staff": "19:10 there is no clause set 'al-staff' [unknown-clause] all-staff",
    "clause: training": "19:5 the clause 'training' stands as a bullet, not as a section [clause-place] use another "
                        "clause, or change `stands:` in the clause",
    "{clause: confidentiality, version: '2'}": "19:5 the clause 'confidentiality' has no version '2' [unknown-clause]",
    "{set: all-staff, without: [safty]}": "19:5 the set 'all-staff' has no clause 'safty' [unknown-clause] safety",
}  # fmt: skip


@pytest.mark.parametrize("use", USES)
def test_a_clause_that_does_not_stand_here(tmp_path, use):
    files = {
        JOB_FILE: JOB.replace("clause: confidentiality", use),
        "content/clauses/training.yml": TRAINING,
        "content/clauses/all-staff.yml": ALL_STAFF,
        "content/clauses/safety.yml": SAFETY,
    }

    assert fill(make_project(tmp_path, files))[1] == [f"{JOB_FILE}:{USES[use]}"]


def test_a_set_stands_in_its_order_without_what_is_left_out(tmp_path):
    files = {"content/clauses/all-staff.yml": ALL_STAFF, "content/clauses/safety.yml": SAFETY}
    whole = make_project(
        tmp_path / "a", files | {JOB_FILE: JOB.replace("clause: confidentiality", "set: all-staff")}
    )
    without = JOB.replace("clause: confidentiality", "{set: all-staff, without: [confidentiality]}")
    part = make_project(tmp_path / "b", files | {JOB_FILE: without})

    assert [each.id for each in fill(whole)[0].clauses] == ["confidentiality", "safety"]
    assert [each.id for each in fill(part)[0].clauses] == ["safety"]


VERSIONS = (
    CLAUSE
    + '  - {version: "2", effective: 2024-05-01, text: Second}\n  - {version: "3", effective: 2027-01-01, text: Third}\n'
)


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (datetime(2020, 1, 1, 0, 0), "1"),
        (datetime(2024, 4, 30, 23, 59), "1"),
        (datetime(2024, 5, 1, 0, 0), "2"),
        (datetime(2026, 12, 31, 23, 59), "2"),
        (datetime(2027, 1, 1), "3"),
    ],
)
def test_the_version_in_force_on_the_day_stands(tmp_path, on, version):
    assert fill(make_project(tmp_path, {CLAUSE_FILE: VERSIONS}), on=on)[0].clauses[0].version == version


def test_no_version_is_in_force_before_the_first(tmp_path):
    filled, problems = fill(make_project(tmp_path, {CLAUSE_FILE: VERSIONS}), on=datetime(2019, 12, 31))

    assert filled.clauses == ()
    assert problems == [
        f"{JOB_FILE}:19:5 the clause 'confidentiality' has no version in force on 2019-12-31 [unknown-clause]"
    ]


def test_a_version_may_be_pinned(tmp_path):
    job = JOB.replace("clause: confidentiality", "{clause: confidentiality, version: '3'}")

    assert fill(make_project(tmp_path, {CLAUSE_FILE: VERSIONS, JOB_FILE: job}))[0].clauses[0].text == "Third"


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (datetime(2018, 5, 24), "1"),
        (datetime(2018, 5, 25), "2"),
        (datetime(2020, 12, 31), "2"),
        (datetime(2021, 1, 1), "3"),
        (datetime(2026, 2, 4), "3"),
        (datetime(2026, 2, 5), "4"),
    ],
)
def test_the_data_protection_clause_follows_the_law(on, version):
    root = Path(__file__).resolve().parent.parent
    library = load(root, load_settings(root).value).value

    assert library.clause("data-protection").in_force(on.date()).version == version


# The employer and the house


def test_the_employers_behaviours_stand_where_the_document_asks_for_them(tmp_path):
    behaviours = "behaviours:\n  title: How we are\n  introduction: We in {{ team }} expect this.\n"
    root = make_project(
        tmp_path,
        {JOB_FILE: JOB + "behaviours: true\n", "content/organisations/northshire.yml": ORGANISATION + behaviours},
    )
    filled, problems = fill(root)

    assert filled.employer.name == "Northshire Health"
    assert filled.employer.behaviours.introduction == "We in the recovery team expect this."
    assert problems == []
    assert fill(make_project(tmp_path))[0].employer.behaviours is None


def test_an_unknown_organisation_is_told(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: JOB.replace("organisation: northshire", "organisation: northshir")})
    filled, problems = fill(root)

    assert filled.employer.name == "northshir"
    assert problems == [f"{JOB_FILE}:5:15 there is no organisation 'northshir' [unknown-organisation] northshire"]


def test_an_organisation_that_was_taken_away_is_to_be_put_back(tmp_path):
    root = make_project(tmp_path, {JOB_FILE: JOB.replace("organisation: northshire", "organisation: elsewhere")})

    assert fill(root)[1] == [
        f"{JOB_FILE}:5:15 there is no organisation 'elsewhere' [unknown-organisation] "
        "use the id of a file in content/organisations, or put that file back"
    ]


def test_an_organisations_style_stands_over_the_projects(tmp_path):
    settings = (
        tmp_path / "x",
        "house_style: {weekday: false, specification: marks, headings: {duties: Work, hours: Time}}\n",
    )
    organisation = ORGANISATION + "house_style: {weekday: true, headings: {duties: What you do}}\n"
    root = make_project(tmp_path, {"content/organisations/northshire.yml": organisation})
    with (root / "rolepress.yml").open("a") as file:
        file.write(settings[1])
    library = open_project(root)

    style = style_of("northshire", library)
    assert (style.weekday, style.specification) == (True, "marks")
    assert style.headings == {"duties": "What you do", "hours": "Time"}
    assert style_of("nobody", library).weekday is False


# What an approval covers


def hash_of(root, **changes):
    return fill(make_project(root, changes or None))[0].hash


SAME = {
    "a comment": JOB.replace("owner:", "# a note\nowner:"),
    "the order of keys": JOB.replace("kind: job-description\nid: support-worker\n", "")
    + "id: support-worker\nkind: job-description\n",
    "how a text is folded": JOB.replace("Listen to people", ">-\n        Listen\n        to people"),
    "quotes": JOB.replace("title: Support Worker", 'title: "Support Worker"'),
    "a default written out": JOB.replace("owner:", "language: en-GB\nowner:"),
}
KEPT = {
    "owner": "owner: Somebody else",
    "aliases": "aliases: [old]\nowner: Human Resources",
    "audience": "audience: internal\nowner: Human Resources",
    "status": "status: approved\nowner: Human Resources",
    "version": 'version: "2.0"\nowner: Human Resources',
    "review_by": "review_by: 2030-01-01\nowner: Human Resources",
    "closes": "closes: 2030-01-01 12:00\nowner: Human Resources",
    "changes": "changes: [{version: '1', date: 2026-01-01, summary: x}]\nowner: Human Resources",
    "sources": "sources: [{title: x}]\nowner: Human Resources",
    "allow": "allow: [{rule: x, reason: y, until: 2030-01-01}]\nowner: Human Resources",
}


@pytest.mark.parametrize("name", SAME)
def test_how_a_document_is_written_does_not_change_its_hash(tmp_path, name):
    assert hash_of(tmp_path / "a", **{JOB_FILE: SAME[name]}) == hash_of(tmp_path / "b")


@pytest.mark.parametrize("name", KEPT)
def test_how_a_document_is_kept_does_not_change_its_hash(tmp_path, name):
    text = JOB.replace("owner: Human Resources", KEPT[name])

    assert name in LIFECYCLE
    assert hash_of(tmp_path / "a", **{JOB_FILE: text}) == hash_of(tmp_path / "b")


CHANGED = {
    "a word": {JOB_FILE: JOB.replace("Listen to", "Hear")},
    "the order of duties": {JOB_FILE: JOB.replace("- Listen to people", "- Listen to people\n      - Speak")},
    "the language": {JOB_FILE: JOB.replace("owner:", "language: cy\nowner:")},
    "a fact": {FACTS_FILE: FACTS.replace("the recovery team", "the ward")},
    "a clause": {CLAUSE_FILE: CLAUSE.replace("Keep what", "Hold what")},
    "a clause's title": {CLAUSE_FILE: CLAUSE.replace("title: Conf", "title: On conf")},
    "a clause's version": {CLAUSE_FILE: VERSIONS},
    "the employer's name": {
        "content/organisations/northshire.yml": ORGANISATION.replace("Northshire Health", "North")
    },
}


@pytest.mark.parametrize("name", CHANGED)
def test_what_a_document_says_changes_its_hash(tmp_path, name):
    assert hash_of(tmp_path / "a", **CHANGED[name]) != hash_of(tmp_path / "b")


def test_a_fact_that_is_not_shown_does_not_change_the_hash(tmp_path):
    assert hash_of(tmp_path / "a", **{FACTS_FILE: FACTS + "  other: {type: text, value: x}\n"}) == hash_of(
        tmp_path / "b"
    )


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("One line\nand another.", "One line and\nanother."),
        ("- one entry\n  of a list\n- two", "- one entry of a list\n- two"),
    ],
)
def test_lines_that_break_elsewhere_are_the_same_words(tmp_path, text, other):
    first, second = (resolved_summary(tmp_path / str(i), each) for i, each in enumerate((text, other)))

    assert first.hash == second.hash


@pytest.mark.parametrize("other", ["One\n\ntwo", "- One\n- two", "One\n- two", "1. One\n2. two"])
def test_paragraphs_and_entries_are_not_the_same_words(tmp_path, other):
    first, second = (resolved_summary(tmp_path / str(i), each) for i, each in enumerate(("One\ntwo", other)))

    assert first.hash != second.hash


def resolved_summary(root, text):
    """Return the sample job description, filled in, with *text* as its summary."""
    indented = "\n".join(f"  {line}" for line in text.split("\n"))
    job = re.sub(r"^summary:.*$", f"summary: |\n{indented}", JOB, flags=re.MULTILINE)
    library = open_project(make_project(root, {JOB_FILE: job}))
    document = library.document("support-worker")
    return resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 11, 23)).value


@given(st.text(alphabet="{} .-abteam7*_\n", max_size=40))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_with_braces_is_filled_in_or_told(tmp_path, text):
    library = filled_library(tmp_path)
    document = library.document("support-worker").model_copy(update={"summary": f"Say {text} here"})
    outcome = resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 11, 23))

    said = outcome.value.document.summary
    assert "{{" not in said or outcome.problems
    assert said.startswith("Say ")
    assert said.endswith("here")


@cache
def filled_library(root):
    return open_project(make_project(root))


# Before a document was written


FUTURE = (
    CLAUSE.replace("effective: 2020-01-01", "effective: 2026-02-01")
    + """\
  - version: "2"
    effective: 2026-05-01
    text: Keep it all to yourself.
"""
)
WRITTEN = (
    JOB
    + 'changes: [{version: "1.1", date: 2026-06-01, summary: B.}, {version: "1", date: 2026-03-01, summary: A.}]\n'
)


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        (datetime(2023, 6, 5), "1"),  # as it was first written, on 1 March
        (datetime(2026, 3, 1), "1"),
        (datetime(2026, 5, 1), "2"),
    ],
)
def test_a_site_as_of_a_day_before_a_document_was_written_shows_it_as_it_was_first_written(tmp_path, on, shown):
    filled, problems = fill(make_project(tmp_path, {CLAUSE_FILE: FUTURE, JOB_FILE: WRITTEN}), on=on)

    assert problems == []
    assert filled.clause_versions == (("confidentiality", shown),)


def test_a_clause_that_begins_after_the_document_was_written_is_told(tmp_path):
    _, problems = fill(make_project(tmp_path, {CLAUSE_FILE: FUTURE, JOB_FILE: JOB}), on=datetime(2026, 1, 1))

    assert problems == [
        f"{JOB_FILE}:19:5 the clause 'confidentiality' has no version in force on 2026-01-01 [unknown-clause]"
    ]


def translation(of: str, **fields: str) -> str:
    given = {
        "id": "gweithiwr",
        "title": "Gweithiwr",
        "owner": "HR",
        "organisation": "northshire",
        "language": "cy",
        **fields,
    }
    told = "".join(f"{name}: {value}\n" for name, value in given.items())
    return (
        f'kind: page\n{told}summary: "Ymunwch â {{{{ team }}}}."\ntranslates: {{document: {of}, version: "1"}}\n'
    )


ROLE_FACTS = FACTS.replace("id: northshire-facts", "id: worker-facts").replace(
    "organisation: northshire\n", "organisation: northshire\nrole: support-worker\n"
).replace("the recovery team", "tîm y nos")  # fmt: skip


def test_a_translation_sees_the_facts_of_its_original(tmp_path):
    files = {
        "content/pages/gweithiwr.yml": translation("support-worker"),
        "content/facts/worker-facts.yml": ROLE_FACTS,
    }
    library = open_project(make_project(tmp_path, files))
    document = library.document("gweithiwr")

    filled = resolve(document, library, scope=scope_of(document, library), on=NOON).value

    assert filled.document.summary == "Ymunwch â tîm y nos."


def test_translations_that_name_each_other_end(tmp_path):
    files = {
        "content/pages/gweithiwr.yml": translation("gweithwraig"),
        "content/pages/gweithwraig.yml": translation("gweithiwr", id="gweithwraig"),
    }
    library = open_project(make_project(tmp_path, files))

    assert scope_of(library.document("gweithiwr"), library).organisation == "northshire"


def test_headings_of_a_house_are_for_its_own_language(tmp_path):
    house = f"{ORGANISATION}house_style:\n  headings: {{duties: What you do}}\n  weekday: false\n"
    library = open_project(make_project(tmp_path, {"content/organisations/northshire.yml": house}))

    english, welsh = (style_of("northshire", library, code) for code in ("en", "cy"))

    assert (english.headings, welsh.headings) == ({"duties": "What you do"}, {})
    assert (english.weekday, welsh.weekday) == (False, False)
