"""A form in blocks: the privacy notice first, every question with its choices, and how the answers come back."""

from datetime import datetime

import pytest

from agreed import agreed
from form_project import ACTION, EASIER, EASIER_FILE, FORM, FORM_FILE, SENT, SERVICE
from kinds.dump import dump
from projects import make_project, open_project
from rolepress.kinds import compose, house_of
from rolepress.kinds.form import QUESTIONS
from rolepress.kinds.questions import autocomplete
from rolepress.labels import labels_for
from rolepress.manuscript import Box, Contents, Field, Form, Heading, ids, walk, words
from rolepress.markdown import plain
from rolepress.model.form import FormField
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of

ROUND = """\
kind: page
id: helpers
title: Help us
owner: Communications
purpose: campaign
closes: 2026-06-30
summary: Help us this summer.
ways:
  - {id: form, title: With the form, by: form, form: helper}
"""
IN_A_ROUND = SENT.replace("purpose: application\n", "purpose: application\nround: helpers\n")
BEFORE, AFTER = datetime(2026, 6, 30, 12), datetime(2026, 7, 1, 12)


def composed(root, text=FORM, *, on=BEFORE, name="helper", **files):
    library = open_project(make_project(root, {FORM_FILE: text, **files}))
    document = library.document(name)
    filled = resolve(document, library, scope=scope_of(document, library), on=on)
    assert filled.problems == ()
    return compose(filled.value, house_of(HouseStyle(), labels_for("en-GB").value))


def in_a_round(root, *, on, page=ROUND, text=IN_A_ROUND):
    return composed(root, text, on=on, **{"content/pages/helpers.yml": page})


def fields(manuscript):
    return {block.name: block for block in walk(manuscript.blocks) if isinstance(block, Field)}


def the_form(manuscript):
    (form,) = (block for block in manuscript.blocks if isinstance(block, Form))
    return form


def headings(manuscript):
    return [plain(block.text) for block in walk(manuscript.blocks) if isinstance(block, Heading)]


def test_a_form_with_every_type_of_question(tmp_path):
    text = dump(composed(tmp_path))

    assert text == agreed("manuscripts/form.txt", text)


def test_the_privacy_notice_stands_before_the_first_question(tmp_path):
    blocks = composed(tmp_path).blocks
    names = [block.id for block in blocks]

    assert names.index("privacy-terms") < names.index(QUESTIONS)
    assert not any(isinstance(each, Field) for block in blocks if block.id != QUESTIONS for each in walk((block,)))


def test_what_nobody_has_decided_prints_as_not_stated(tmp_path):
    said = " ".join(words(composed(tmp_path)))

    assert "Why we may use them Not stated" in said
    assert "Nobody has said" not in said


def test_an_answer_is_called_by_the_id_of_its_question_everywhere(tmp_path):
    known = fields(composed(tmp_path))
    (groups, _), area = known["area"].groups, known["area"]

    assert list(known) == [
        "surname", "email", "phone", "address", "years", "first-day",
        "skills", "driving", "area", "days", "true-answers", "signature",
    ]  # fmt: skip
    assert area.id == "question-area"
    assert [(each.value, each.say_name, each.say_label) for each in groups.choices] == [
        ("wards", "", ""), ("other-hospital", "area--other-hospital--say", "Please say"),
    ]  # fmt: skip


def test_yes_or_no_is_two_choices_and_who_prefers_not_to_say_has_a_third(tmp_path):
    (group,) = fields(composed(tmp_path))["driving"].groups

    assert [(each.value, plain(each.label)) for each in group.choices] == [
        ("yes", "Yes"), ("no", "No"), ("prefer-not-to-say", "Prefer not to say"),
    ]  # fmt: skip


def test_choices_outside_groups_stand_together(tmp_path):
    text = FORM.replace(
        "choices: [Monday, Tuesday,",
        "choices: [Monday, {label: Later, choices: [Friday]}, Tuesday,",
    )
    groups = fields(composed(tmp_path, text))["days"].groups

    assert [(plain(each.title), [one.value for one in each.choices]) for each in groups] == [
        ("", ["monday"]), ("Later", ["friday"]), ("", ["tuesday", "another-day"]),
    ]  # fmt: skip


def test_choices_may_come_from_a_list_among_the_facts(tmp_path):
    facts = (
        "{kind: facts, id: week, title: The week, owner: HR, organisation: northshire,\n"
        " facts: {weekend: {type: list, value: [Saturday, Sunday morning]}}}\n"
    )
    text = FORM.replace(
        'choices: [Monday, Tuesday, {label: Another day, say: "Which one?"}]', "choices_from: weekend"
    )
    (group,) = fields(composed(tmp_path, text, **{"content/facts/week.yml": facts}))["days"].groups

    assert [each.value for each in group.choices] == ["saturday", "sunday-morning"]


def test_a_question_says_how_to_answer_it_and_whether_one_must(tmp_path):
    known = fields(composed(tmp_path))

    assert (known["surname"].need, known["surname"].how) == ("required", "Up to 60 characters.")
    assert (known["phone"].need, known["phone"].how) == ("optional", "")
    assert known["days"].how == "Choose all that apply."
    assert known["first-day"].how.startswith("Give the day, month and year")
    assert known["skills"].section == "What you bring"


@pytest.mark.parametrize(
    ("field", "token"),
    [
        ({"id": "surname", "type": "short-text"}, "family-name"),
        ({"id": "forenames", "type": "short-text"}, "given-name"),
        ({"id": "preferred-name", "type": "short-text"}, "nickname"),
        ({"id": "date-of-birth", "type": "date"}, "bday"),
        ({"id": "home", "type": "address", "asks": "contact"}, "street-address"),
        ({"id": "where", "type": "email", "asks": "contact"}, "email"),
        ({"id": "referee-email", "type": "email"}, ""),
        ({"id": "name", "type": "signature"}, ""),
        ({"id": "title", "type": "choose-one"}, ""),
    ],
)
def test_a_browser_may_fill_in_what_is_about_the_person_who_answers(field, token):
    assert autocomplete(FormField.model_validate({**field, "label": "Words"})) == token


def test_sections_have_numbers_where_there_are_several(tmp_path):
    several = headings(composed(tmp_path / "several"))
    alone, _ = FORM.split("  - id: you\n")
    one = headings(composed(tmp_path / "one", f"{alone}ways: []\n"))

    assert several[2:5] == ["1. About you", "2. What you bring", "3. Declaration"]
    assert "About you" in one


def test_the_contents_lead_to_every_section_and_way(tmp_path):
    (listed,) = (block for block in composed(tmp_path).blocks if isinstance(block, Contents))

    assert [each.target for each in listed.entries] == [
        "privacy", "section-about-you", "section-you", "section-end", "ways", "afterwards",
    ]  # fmt: skip


def test_a_service_takes_the_answers_where_one_is_named(tmp_path):
    without, sent = composed(tmp_path / "without"), the_form(composed(tmp_path / "sent", SENT))

    assert (the_form(without).action, the_form(without).button) == ("", "")
    assert sent.action == f"{SERVICE}/answers/helper"
    assert (sent.name, sent.version, sent.button) == ("helper", "1.0", "Send your application")


def test_an_open_round_says_until_when_and_takes_answers(tmp_path):
    manuscript = in_a_round(tmp_path, on=BEFORE)

    (box,) = (block for block in manuscript.blocks if isinstance(block, Box))
    assert plain(box.title) == "Apply by 11:59pm on Tuesday 30 June 2026"
    assert the_form(manuscript).action
    assert "ways" in ids(manuscript)


def test_when_the_round_is_over_nothing_takes_answers_and_no_way_is_told(tmp_path):
    manuscript = in_a_round(tmp_path, on=AFTER)

    (box,) = (block for block in manuscript.blocks if isinstance(block, Box))
    assert plain(box.title) == "This round has closed"
    assert (the_form(manuscript).action, the_form(manuscript).button) == ("", "")
    assert "ways" not in ids(manuscript)
    assert "question-surname" in ids(manuscript)


def test_a_paused_round_takes_no_answers_from_the_page(tmp_path):
    paused = f"{ROUND}progress:\n  - {{event: paused, on: 2026-06-10 09:00}}\n"

    assert the_form(in_a_round(tmp_path, on=BEFORE, page=paused)).action == ""


def test_a_form_of_no_round_closes_by_itself(tmp_path):
    text = SENT.replace("purpose: application\n", "purpose: application\ncloses: 2026-06-30\n")

    assert the_form(composed(tmp_path, text, on=BEFORE)).action
    assert the_form(composed(tmp_path, text, on=AFTER)).action == ""


def test_the_closing_date_is_no_business_of_a_monitoring_form(tmp_path):
    text = IN_A_ROUND.replace("purpose: application\n", "purpose: monitoring\n")
    manuscript = in_a_round(tmp_path, on=BEFORE, text=text)

    assert not any(isinstance(block, Box) for block in manuscript.blocks)
    assert "How to send this form" in headings(manuscript)


def test_every_id_is_there_once(tmp_path):
    names = ids(composed(tmp_path, SENT))

    assert sorted(names) == sorted(set(names))
    assert ACTION not in " ".join(words(composed(tmp_path / "again", SENT)))


def easier(root, text=EASIER, *, usual=FORM):
    return composed(root, usual, name="helper-easier", **{EASIER_FILE: text})


def test_an_easier_version_says_first_that_nobody_has_checked_it_and_leads_to_the_usual_form(tmp_path):
    manuscript = easier(tmp_path)
    title, box, *_ = manuscript.blocks

    assert (title.eyebrow, box.id) == ("Form in easier words", "easier")
    assert plain(box.title) == "Not yet checked by people with learning disabilities"
    assert [span.link for span in box.blocks[-1].text if span.link] == ["document:helper"]
    assert "easy read" not in " ".join(words(manuscript)).casefold()


def test_an_easier_version_says_who_has_checked_it_and_when(tmp_path):
    given = "easier: {of: helper, tested_with: Northshire People First, tested_on: 2026-06-01}"
    box = easier(tmp_path, EASIER.replace("easier: {of: helper}", given)).blocks[1]

    assert plain(box.title) == "Checked by people with learning disabilities"
    assert plain(box.blocks[0].text) == "Northshire People First tried this form on Monday 1 June 2026."


@pytest.mark.parametrize("version", ["1.0", "2.1", "0.1"])
def test_answers_to_an_easier_version_are_answers_to_the_usual_form(tmp_path, version):
    usual = FORM.replace('version: "1.0"\nintro', f'version: "{version}"\nintro')
    manuscript = easier(tmp_path, usual=usual)
    form = the_form(manuscript)

    assert (form.name, form.version, manuscript.about.version) == ("helper", version, "3.0")


def test_an_easier_version_has_larger_type_and_easier_words_of_its_own(tmp_path):
    manuscript, usual = easier(tmp_path), composed(tmp_path / "usual")

    assert (manuscript.about.least_pt, usual.about.least_pt) == (16, 0)
    assert fields(manuscript)["surname"].need == "you must answer this"
    assert fields(usual)["surname"].need == "required"
    assert "What we do with your answers" in headings(manuscript)


@pytest.mark.parametrize(("on", "over"), [(BEFORE, False), (AFTER, True)])
def test_what_happens_after_sending_is_told_while_a_form_can_be_sent(tmp_path, on, over):
    manuscript = in_a_round(tmp_path, on=on)

    assert ("afterwards" in ids(manuscript), the_form(manuscript).closed) == (not over, over)
