"""A manuscript as lines: every block, every word, in order."""

from typing import get_args

from hypothesis import find, given, settings

from any_manuscript import blocks, manuscripts, own_words
from rolepress.editions.large_print import adapt
from rolepress.formats.linear import Line, lines_of
from rolepress.manuscript import (
    Block,
    Bullets,
    Choice,
    ChoiceGroup,
    Entry,
    Field,
    Form,
    Heading,
    Numbered,
    Part,
    Picture,
    Prose,
    Signatory,
    Signatures,
    Step,
    Term,
    Terms,
    said,
    words,
)
from sample_manuscript import sample_manuscript


def lines(*blocks, **others):
    from dataclasses import replace

    return list(lines_of(replace(sample_manuscript(), blocks=blocks), **others))


def test_every_kind_of_block_can_be_made_up():
    for kind in get_args(Block):
        assert isinstance(find(blocks, lambda block, kind=kind: isinstance(block, kind)), kind)


@given(manuscripts)
@settings(max_examples=60, deadline=None)
def test_lines_have_every_word_in_order(manuscript):
    told = " ".join(f"{line.mark} {line.text}" for line in lines_of(manuscript))

    assert own_words(told) == own_words(" ".join(words(adapt(manuscript))))


def test_a_heading_has_what_it_is_above_it():
    assert lines(Heading("h", said("Nurse"), 1, eyebrow="Job description")) == [
        Line("eyebrow", "Job description", opens=True),
        Line("heading", "Nurse", level=1),
    ]


def test_entries_have_their_numbers_or_are_counted():
    under = (Entry("c", said("Inside")),)

    assert [(each.mark, each.depth) for each in lines(Bullets("l", (Entry("a", said("A"), "", under),)))] == [
        ("-", 0),
        ("-", 1),
    ]
    assert [each.mark for each in lines(Numbered("l", (Entry("a", said("A"), "2.1"), Entry("b", said("B")))))] == [
        "2.1",
        "2.",
    ]


def test_a_term_stands_before_its_value_and_above_several():
    made = lines(
        Terms("t", (Term("a", said("Band"), (said("3"),)), Term("b", said("Ask"), (said("us"), said("them")))))
    )

    assert [(each.text, each.depth) for each in made] == [("Band: 3", 0), ("Ask:", 0), ("us", 1), ("them", 1)]


def test_a_question_has_its_choices_or_room_for_an_answer():
    asked = Field("q", "q", "short-text", said("Surname"), "required", hint=said("As in your passport."))
    chosen = Field("c", "c", "choose-one", said("Where?"), "optional", groups=(
        ChoiceGroup("g", (), (Choice("x", "x", said("Here")), Choice("y", "y", said("Elsewhere"), "s", "Please say"))),
    ))  # fmt: skip

    assert [(each.role, each.text) for each in lines(asked)] == [
        ("text", "Surname (required)"), ("text", "As in your passport."), ("room", "Your answer:"),
    ]  # fmt: skip
    assert [(each.mark, each.text) for each in lines(chosen)][1:] == [
        ("[ ]", "Here"),
        ("[ ]", "Elsewhere"),
        ("", "Please say:"),
    ]


def test_a_declaration_is_one_box_after_what_explains_it():
    made = lines(Field("q", "q", "declaration", said("This is true."), "required", how="Tick the box."))

    assert [(each.mark, each.text) for each in made] == [
        ("", "Tick the box."),
        ("[ ]", "This is true. (required)"),
    ]


def test_an_open_form_says_how_it_is_answered_and_a_closed_one_does_not():
    asked = (Field("q", "q", "short-text", said("Surname"), "required"),)

    assert lines(Form("f", "f", asked), form_note="Write here.")[0] == Line("text", "Write here.", opens=True)
    assert lines(Form("f", "f", asked, closed=True), form_note="Write here.")[0].text == "Surname (required)"


def test_a_step_tells_its_picture_only_where_that_informs():
    silent, telling = (
        Step("s", Picture("phone", alt), (said("Ring us."), said("We help."))) for alt in ("", "A phone")
    )

    assert [each.text for each in lines(silent)] == ["Ring us.", "We help."]
    assert [each.text for each in lines(telling)] == ["Picture: A phone", "Ring us.", "We help."]


def test_a_part_begins_apart():
    assert [
        each.role for each in lines(Part("p", (Heading("h", said("Role"), 2), Prose("t", said("Words")))))
    ] == ["break", "heading", "text"]


def test_signatures_have_room():
    made = lines(Signatures("s", (Signatory("m", said("Manager")),), "Signature", "Date"))

    assert [(each.role, each.text) for each in made] == [
        ("text", "Manager"),
        ("room", "Signature:"),
        ("room", "Date:"),
    ]
