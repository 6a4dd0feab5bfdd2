"""How a manuscript is told: what is announced, what is counted, and that nothing is left out."""

import re
from dataclasses import replace

from hypothesis import given, settings

from any_manuscript import manuscripts, own_words
from rolepress.editions.large_print import adapt
from rolepress.formats.speech.walker import ended, told
from rolepress.labels import labels_for
from rolepress.manuscript import (
    Box,
    Bullets,
    Choice,
    ChoiceGroup,
    Detail,
    Entry,
    Field,
    Form,
    Heading,
    Numbered,
    Picture,
    Quote,
    Record,
    RecordGroup,
    Records,
    Step,
    Term,
    Terms,
    said,
    words,
)
from sample_manuscript import sample_manuscript


def telling(*blocks):
    return list(told(replace(sample_manuscript(), blocks=blocks)))


@given(manuscripts)
@settings(max_examples=60, deadline=None)
def test_every_word_is_told_in_order(manuscript):
    adapted = adapt(manuscript)

    assert own_words(" ".join(told(adapted))) == own_words(" ".join(words(adapted)))


def test_parts_are_counted_unless_they_count_themselves():
    blocks = [Heading(str(level), said(text), level) for text, level in
              (("Nurse", 1), ("Duties", 2), ("Care", 3), ("2. Skills", 2), ("Terms", 2))]  # fmt: skip

    assert telling(*blocks) == [
        "Nurse.",
        "Part 1: Duties.",
        "Heading: Care.",
        "Heading: 2. Skills.",
        "Part 2: Terms.",
    ]


def test_lists_say_how_long_they_are():
    under = (Entry("c", said("under")),)

    assert telling(Bullets("l", (Entry("a", said("one"), "", under), Entry("b", said("two!"))))) == [
        "There are 2 points.", "one.", "There is 1 point under this.", "under.", "two!",
    ]  # fmt: skip
    assert telling(Numbered("l", (Entry("a", said("first")),))) == ["There is 1 point.", "1: first."]


def test_a_table_is_told_entry_by_entry():
    record = Record(
        "r", said("Number 1.1"), (Detail(said("We look for"), (said("Kindness"),)), Detail(said("Level"), ()))
    )

    assert telling(Records("t", said("Criteria"), (RecordGroup("g", said("Values"), (), (record,)),), 3)) == [
        "Criteria.", "Heading: Values.", "There is 1 entry.", "Number 1.1. We look for: Kindness. Level.",
    ]  # fmt: skip


def test_questions_are_numbered_and_their_choices_counted():
    groups = (
        ChoiceGroup(
            "g", (), (Choice("a", "a", said("Here")), Choice("b", "b", said("Elsewhere"), "s", "Please say"))
        ),
    )
    asked = Field("q", "q", "choose-one", said("Where?"), "required", how="Choose one.", groups=groups)
    agreed = Field("d", "d", "declaration", said("This is true."), "required", how="Tick the box.")

    assert telling(Form("f", "f", (asked, agreed))) == [
        "Question 1 of 2: Where? (required). Choose one.", "There are 2 choices.", "Here.", "Elsewhere. Please say.",
        "Question 2 of 2: Tick the box. This is true. (required).",
    ]  # fmt: skip


def test_boxes_quotations_terms_and_steps():
    step = Step(
        "s",
        Picture("phone", "A phone"),
        (said("Ring us"), said("today.")),
        (Term("w", said("Ring"), (said("To phone"),)),),
    )

    assert telling(Box("b", said("Closed"), ())) == ["Box: Closed."]
    assert telling(Quote("q", said("Hope"), said("A report"))) == ["A quotation: Hope.", "It is from: A report."]
    assert telling(Terms("t", (Term("a", said("Band"), (said("3"),)),))) == ["Band: 3."]
    assert telling(step) == ["Picture: A phone.", "Ring us today.", "What Ring means: To phone."]


def test_a_voice_rests_where_a_paragraph_ends():
    assert [ended(each) for each in ("Yes", "Yes?", "“Yes.”", "(yes)", "", "three:")] == [
        "Yes.",
        "Yes?",
        "“Yes.”",
        "(yes).",
        "",
        "three:",
    ]


def test_a_voice_rests_at_the_signs_of_other_scripts_too():
    assert [ended(each) for each in ("فارم لکھیں۔", "آپ کون ہیں؟", "समाप्त।")] == [
        "فارم لکھیں۔",
        "آپ کون ہیں؟",
        "समाप्त।",
    ]


def test_urdu_is_told_in_urdu():
    urdu = replace(sample_manuscript(), language="ur", labels=dict(labels_for("ur").value))
    entries = (Entry("one", said("پہلا")), Entry("two", said("دوسرا")))
    blocks = (Heading("apply", said("درخواست"), 2), Bullets("points", entries))

    spoken = " ".join(told(replace(urdu, blocks=blocks)))

    assert re.findall("[A-Za-z]+", spoken) == []
    assert spoken.startswith("حصہ 1: درخواست")
    assert "۔." not in spoken
