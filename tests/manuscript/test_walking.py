"""The blocks of a manuscript: their ids, their texts and their words, in reading order."""

from dataclasses import fields, is_dataclass, replace

import pytest

from rolepress.manuscript import (
    Box,
    Bullets,
    Chart,
    Choice,
    ChoiceGroup,
    Contents,
    ContentsEntry,
    Detail,
    Entry,
    Field,
    Form,
    Heading,
    Part,
    Prose,
    Quote,
    Record,
    RecordGroup,
    Records,
    Signatory,
    Signatures,
    Term,
    Terms,
    fillable,
    ids,
    links_to,
    said,
    sendable,
    texts,
    walk,
    with_links,
    words,
)
from rolepress.markdown import Span, plain
from sample_manuscript import sample_manuscript

POINTS = (
    Entry("a-1", said("one"), "1.1", (Entry("a-1-1", said("under"), "1.1.1"),)),
    Entry("a-2", said("two"), "1.2"),
)
RECORD = Record("r-1", said("Kindness"), (Detail(said("Level"), (said("Essential"),)),))
BLOCKS = {
    "heading": (Heading("h", said("Duties"), 2, eyebrow="Job"), ["Job", "Duties"], ["h"]),
    "prose": (Prose("p", said("Words")), ["Words"], ["p"]),
    "bullets": (
        Bullets("b", POINTS),
        ["1.1", "one", "1.1.1", "under", "1.2", "two"],
        ["b", "a-1", "a-1-1", "a-2"],
    ),
    "terms": (
        Terms("t", (Term("t-1", said("Band"), (said("3"), said("4"))), Term("t-2", said("Pay"), ()))),
        ["Band", "3", "4", "Pay"],
        ["t", "t-1", "t-2"],
    ),
    "quote": (Quote("q", said("Hope"), said("A report")), ["Hope", "A report"], ["q"]),
    "box": (Box("x", said("Note"), (Prose("p", said("Inside")),)), ["Note", "Inside"], ["x", "p"]),
    "chart": (
        Chart("c", said("From the top"), (Entry("c-1", said("Manager")),), "c-1"),
        ["From the top", "Manager"],
        ["c", "c-1"],
    ),
    "field": (
        Field(
            "q",
            "area",
            "choose-one",
            said("Where?"),
            "required",
            hint=said("Near you"),
            how="Choose one.",
            groups=(
                ChoiceGroup("g", said("Wards"), (Choice("q--a", "a", said("Ward A"), "area--a--say", "Which?"),)),
                ChoiceGroup("loose", (), (Choice("q--b", "b", said("At home")),)),
            ),
        ),
        ["Where?", "required", "Near you", "Choose one.", "Wards", "Ward A", "Which?", "At home"],
        ["q", "g", "q--a", "q--b"],
    ),
    "form": (
        Form("f", "helper", (Prose("p", said("Hello")),), "1.0", "https://forms.example", "Send"),
        ["Hello"],
        ["f", "p"],
    ),
    "signatures": (
        Signatures("s", (Signatory("s-1", said("Manager")),), "Signature", "Date"),
        ["Manager", "Signature", "Date"],
        ["s", "s-1"],
    ),
    "contents": (
        Contents(
            "n", said("Contents"), (ContentsEntry("h", said("Duties"), (ContentsEntry("i", said("Care")),)),)
        ),
        ["Contents", "Duties", "Care"],
        ["n"],
    ),
    "records": (
        Records(
            "r", said("What we look for"), (RecordGroup("r-0", said("Skills"), (said("At work"),), (RECORD,)),), 3
        ),
        ["What we look for", "Skills", "At work", "Kindness", "Level", "Essential"],
        ["r", "r-0", "r-1"],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_its_texts_and_its_ids_in_reading_order(name):
    block, expected_texts, expected_ids = BLOCKS[name]
    manuscript = replace(sample_manuscript(), blocks=(block,))

    assert [text for each in walk((block,)) for text in texts(each) if text] == expected_texts
    assert ids(manuscript) == expected_ids
    assert words(manuscript) == " ".join(expected_texts).split()


def _asking(name, **others):
    return Field(name, name, "short-text", said(name), "optional", **others)


def test_a_file_has_fields_to_answer_and_nothing_that_sends_it():
    form = Form(
        "f", "helper", (Box("b", said("You"), (_asking("name"),)),), "1.0", "https://forms.example", "Send"
    )
    manuscript = replace(sample_manuscript(), blocks=(Part("p", (form,)), _asking("alone")))
    blocks = list(walk(fillable(manuscript).blocks))

    assert [each.fillable for each in blocks if isinstance(each, Field)] == [True, True]
    assert [(each.action, each.button) for each in blocks if isinstance(each, Form)] == [("", "")]
    assert words(fillable(manuscript)) == words(manuscript)


def test_a_page_has_fields_to_answer_where_a_service_takes_them_alone():
    sent = Form("s", "one", (Box("b", said("You"), (_asking("name"),)),), "1.0", "https://forms.example", "Send")
    read = Form("r", "two", (_asking("other"),), "1.0")
    made = sendable(replace(sample_manuscript(), blocks=(Part("p", (sent,)), read, _asking("alone"))))

    fields_ = {each.id: each.fillable for each in walk(made.blocks) if isinstance(each, Field)}
    assert fields_ == {"name": True, "other": False, "alone": False}
    assert [each.action for each in walk(made.blocks) if isinstance(each, Form)] == ["https://forms.example", ""]


def test_a_box_holds_boxes():
    inner = Box("inner", said("Inner"), (Prose("p", said("Deep")),))

    assert [each.id for each in walk((Box("outer", said("Outer"), (inner,)),))] == ["outer", "inner", "p"]


def test_nothing_that_a_block_says_is_left_out_of_its_words():
    """Every Words in a manuscript, found by looking into every value, is among its words."""
    manuscript = sample_manuscript()
    found = " ".join(words(manuscript))

    held = [" ".join(plain(each).split()) for each in _words_in(manuscript.blocks)]
    assert len(held) > 100
    assert [text for text in held if text not in found] == []


def _words_in(value):
    if isinstance(value, tuple) and value and isinstance(value[0], Span):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _words_in(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words_in(getattr(value, field.name))


def test_no_text_is_no_words():
    assert said("") == ()
    assert said("a") == (Span("a"),)


def test_a_link_leads_where_it_is_told_to_and_inside_where_the_document_is_bound_in():
    words = (Span("See ", link=None), Span("a", link="document:a"), Span("b", link="document:b"),
             Span("c", link="document:c"), Span("d", link="https://d.example"))  # fmt: skip
    inner = Part("a", (Heading("a--title", said("A"), 2),))
    manuscript = replace(sample_manuscript(), blocks=(Prose("text", words), inner))

    linked = with_links(manuscript, {"b": "../b/index.html"}.get)

    assert links_to(manuscript) == {"a", "b", "c"}
    assert [span.link for span in linked.blocks[0].text] == [
        None,
        "#a",
        "../b/index.html",
        None,
        "https://d.example",
    ]
    assert links_to(linked) == frozenset()
