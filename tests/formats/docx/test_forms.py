"""Forms in Word: a control for every answer, filled in through the file and read back."""

from dataclasses import replace

import pytest

from rolepress.editions import EDITIONS, STANDARD
from rolepress.formats.docx import render_docx
from rolepress.formats.docx.names import LONGEST_TAG, LONGEST_TITLE, answer_bookmark, tag_of, title_of
from rolepress.formats.docx.numbering import Numbering
from rolepress.manuscript import CellAnswer, CellChoice, Column, Row, RowGroup, Table, said
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript
from sample_word_form import LONG_NAME, sample_form
from word_files import TICKED, W, body, controls, filled, names, paragraphs, part, sdts, text_of, val

FORM = sample_form()
KINDS = {
    "surname": "text", "email": "text", "phone": "text", "address": "rich", "years": "text", "start": "date",
    "story": "rich", "driver": "list", "session": "list", LONG_NAME: "list", f"{LONG_NAME}--other-asian--say": "text",
    f"{LONG_NAME}--other-white--say": "text", "help--ramp": "tick", "help--other": "tick", "help--other--say": "text",
    "truth": "tick", "signature": "text",
}  # fmt: skip


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


@pytest.fixture(scope="module")
def form(theme) -> bytes:
    return render_docx(FORM, STANDARD, theme)


def test_every_answer_has_a_control_of_its_kind_in_the_order_of_the_questions(form):
    assert {name: each.kind for name, each in controls(form).items()} == {
        tag_of(name): k for name, k in KINDS.items()
    }
    assert list(controls(form)) == list(map(tag_of, KINDS))


def test_large_print_has_the_same_controls(theme, form):
    edition = EDITIONS["large-print-18"]

    assert controls(render_docx(edition.adapt(FORM), edition, theme)) == controls(form)


def test_a_control_says_its_question_and_its_section(form):
    found = controls(form)

    assert found["surname"].title == "What is your surname? – About you"
    assert found["help--ramp"].title == "A ramp – What would help you?"
    assert found["help--other--say"].title == "Please say – Other – What would help you?"


def test_names_and_titles_fit_word_and_keep_apart():
    long = [f"{LONG_NAME}--other-{last}--say" for last in ("asian", "white")]

    assert len({*map(tag_of, long)}) == len({*map(answer_bookmark, long)}) == 2
    assert {len(tag_of(each)) for each in long} == {LONGEST_TAG}
    assert tag_of("surname") == "surname"
    assert len(title_of("A question " * 9, "Section")) == LONGEST_TITLE


def test_the_question_stands_above_with_its_need_and_its_hints_in_words(form):
    found = paragraphs(form)
    at = found.index(("Question", "What is your surname? (required)"))

    assert found[at + 1] == ("Answer", "")
    at = found.index(("Question", "Email address (optional)"))
    assert found[at + 1] == ("Hint", "We write to it about this application only.")
    assert ("Hint", "Up to 2,000 characters.") in found


def test_what_may_be_chosen_is_told_under_a_list_for_those_who_print_it(form):
    found = paragraphs(form)

    assert ("Note", "Yes / No") in found
    assert ("Note", "The morning / The evening session, from 6pm") in found
    assert [text for kind, text in found if kind == "ListBullet"] == [
        "Indian", "Any other background", "Irish", "Any other background",
    ]  # fmt: skip
    assert controls(form)[tag_of(LONG_NAME)].choices == (
        ("indian", "Asian or Asian British: Indian"),
        ("other-asian", "Asian or Asian British: Any other background"),
        ("irish", "White: Irish"),
        ("other-white", "White: Any other background"),
    )


def test_choices_that_look_alike_are_told_apart(theme):
    blocks = FORM.blocks[-1].blocks
    session = next(each for each in blocks if each.id == "question-session")
    group = replace(
        session.groups[0], choices=tuple(replace(each, label=said("Same")) for each in session.groups[0].choices)
    )
    alike = replace(FORM, blocks=(*FORM.blocks[:-1], replace(session, groups=(group,))))

    assert controls(render_docx(alike, STANDARD, theme))["session"].choices == (
        ("morning", "Same"), ("evening", "Same (evening)"),
    )  # fmt: skip


def test_a_form_is_filled_in_and_read_back(form):
    answers = {
        "surname": "Łukasiewicz", "address": "1 High Street\nŴyn\nNG1 1AA", "start": "27 March 1990", "driver": "no",
        "session": "evening", tag_of(LONG_NAME): "other-white", tag_of(f"{LONG_NAME}--other-white--say"): "Cornish",
        "help--ramp": "yes", "truth": "yes", "story": "ગુજરાતી",
    }  # fmt: skip

    found = controls(filled(form, answers))

    assert found["surname"].shown == "Łukasiewicz"
    assert found["address"].shown == "1 High StreetŴynNG1 1AA"
    assert dict(found["driver"].choices)["no"] == found["driver"].shown == "No"
    assert found["session"].shown == "The evening session, from 6pm"
    assert found[tag_of(LONG_NAME)].shown == "White: Any other background"
    assert found["help--ramp"].shown == found["truth"].shown == TICKED
    assert {name for name, each in found.items() if each.shown} == set(answers)


def test_an_empty_control_says_what_to_do_also_after_an_answer_is_deleted(form):
    assert {text_of(each) for each in sdts(form)} == {"", "☐"}
    wanted = {val(each) for each in body(form).iter(f"{W}docPart")}
    pieces = {
        val(each.find(f"{W}docPartPr/{W}name")): each
        for each in part(form, "word/glossary/document.xml").iter(f"{W}docPart")
    }
    assert wanted <= set(pieces)
    assert text_of(pieces["RolepressText"]) == "Type your answer here"


def test_the_file_says_which_form_it_is(form):
    properties = {each.get("name"): "".join(each.itertext()) for each in part(form, "docProps/custom.xml")}

    assert properties == {"rolepress-form": "partner-application", "rolepress-version": "1.3"}


def test_no_control_can_be_deleted_and_the_rest_is_not_locked(form):
    assert {val(each.find(f"{W}sdtPr/{W}lock")) for each in sdts(form)} == {"sdtLocked"}
    assert part(form, "word/settings.xml").find(f"{W}documentProtection") is None


def test_the_name_of_an_answer_stands_round_its_control_too(form):
    marks = {val(each, "name") for each in body(form).iter(f"{W}bookmarkStart")}

    assert {answer_bookmark(name) for name in KINDS} <= marks


def test_a_date_is_written_the_british_way(form):
    date = body(form).find(f".//{W}date")

    assert val(date.find(f"{W}dateFormat")) == "d MMMM yyyy"
    assert val(date.find(f"{W}lid")) == "en-GB"


def test_a_document_without_fields_has_no_glossary_and_is_no_form(theme):
    found = names(render_docx(sample_manuscript(), STANDARD, theme))

    assert "word/glossary/document.xml" not in found
    assert "docProps/custom.xml" not in found


def test_cells_of_a_column_can_be_answered(theme):
    marks = CellAnswer((CellChoice("1", said("1")), CellChoice("not-tested", said("Not tested"))))
    columns = (
        Column("criterion", said("Criterion")), Column("mark", said("Mark"), answer=marks),
        Column("comment", said("Comment"), answer=CellAnswer()),
    )  # fmt: skip
    rows = (Row("kindness", ((said("Kindness"),), (), ())),)
    table = Table("t", said("Marks"), columns, (RowGroup("g", (), (), rows),))

    found = controls(render_docx(replace(FORM, blocks=(FORM.blocks[0], table)), STANDARD, theme))

    assert {name: each.kind for name, each in found.items()} == {
        "kindness--mark": "list",
        "kindness--comment": "rich",
    }
    assert found["kindness--mark"].title == "Mark – Kindness"
    assert found["kindness--mark"].choices == (("1", "1"), ("not-tested", "Not tested"))


@pytest.mark.parametrize("number", ["a%1b", "%9"])
def test_a_number_that_word_would_take_for_a_pattern_is_printed_as_text(number):
    assert Numbering(240).number("key", 0, number) is None
