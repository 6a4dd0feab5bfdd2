"""A document is filled in with the facts of its scope, and with nothing else."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects import JOB, make_project
from resolve.filling import FACTS_FILE, JOB_FILE, TEAM, fill, filled_library, summary_of, with_facts
from rolepress.resolve import LONGEST_CHAIN, resolve, scope_of


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
        ("{{ taem }}", "12:14 there is no fact 'taem' [unknown-fact] team"),
        ("{{ Team }}", "12:14 there is no fact 'Team' [unknown-fact] team"),
        ("{{ team.phone }}", "12:14 the fact 'team' has no part 'phone' [unknown-fact]"),
        ("{{ desk.fone }}", "12:14 the fact 'desk' has no part 'fone' [unknown-fact] phone"),
        ("{{ }}", "12:10 there is no name between {{ and }} [unknown-fact]"),
        ("{{}}", "12:10 there is no name between {{ and }} [unknown-fact]"),
        ("{{ team", "12:10 a fact is opened with {{ and not closed [fact] close it with }}"),
        ("{{ team }", "12:10 a fact is opened with {{ and not closed [fact] close it with }}"),
        ("{{ 7*7 }}", "12:14 there is no fact '7*7' [unknown-fact]"),
        ("{{ __class__ }}", "12:14 there is no fact '__class__' [unknown-fact]"),
        ("{{ team.__class__ }}", "12:14 the fact 'team' has no part '__class__' [unknown-fact]"),
        ("{{ team|upper }}", "12:14 there is no fact 'team|upper' [unknown-fact]"),
        ("{{ desk.value.team }}", "12:14 there is no fact 'desk.value.team' [unknown-fact]"),
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
