"""Text that people write becomes values; markup that is not used here is named, and no word is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.markdown import Fault, Listing, Paragraph, Span, kept_together, plain, read_line, read_text


def paragraphs(text):
    return [plain(part.words) for part in read_text(text).parts]


def faults(text):
    return [each.message for each in read_text(text).faults]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a", [Span("a")]),
        ("a **b** c", [Span("a "), Span("b", strong=True), Span(" c")]),
        ("__a__", [Span("a", strong=True)]),
        ("[a](https://b.example)", [Span("a", link="https://b.example")]),
        ("**a [b](tel:123)**", [Span("a ", strong=True), Span("b", strong=True, link="tel:123")]),
        ("<https://a.example>", [Span("https://a.example", link="https://a.example")]),
        ("<a@b.example>", [Span("a@b.example", link="mailto:a@b.example", together=True)]),
        ("a\nb", [Span("a b")]),
        ("a  \nb", [Span("a b")]),
        ("a & b &amp; c", [Span("a & b & c")]),
        ("a \\*b\\* 1\\. c", [Span("a *b* 1. c")]),
        ("a < b > c", [Span("a < b > c")]),
        ("a | b", [Span("a | b")]),
        ("~a~ b", [Span("~a~ b")]),
        ("[1]: a note", [Span("[1]: a note")]),
        ("[1]: https://a.example", [Span("[1]: https://a.example")]),
    ],
)
def test_words(text, spans):
    assert read_text(text).parts == (Paragraph(tuple(spans)),)
    assert read_text(text).faults == ()


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_nothing_is_no_part(text):
    assert read_text(text).parts == ()


def test_paragraphs_and_lists():
    reading = read_text("a\n\n- b\n- c\n  - d\n\n1. e\n2. f\n\ng")

    b, c, d, e, f, g = (((Span(letter),)) for letter in "bcdefg")
    under = Listing(ordered=False, entries=((d, ()),))
    assert reading.parts == (
        Paragraph((Span("a"),)),
        Listing(ordered=False, entries=((b, ()), (c, (under,)))),
        Listing(ordered=True, entries=((e, ()), (f, ()))),
        Paragraph(g),
    )
    assert reading.faults == ()


@pytest.mark.parametrize("text", ["- a", "1. a", "# a", "> a", "    a", "a\n===", "---"])
def test_a_line_starts_no_list_and_no_heading(text):
    words, found = read_line(text)

    assert found == ()
    assert plain(words).split() == text.split()


REFUSED = {
    "# a": "this text has a heading",
    "a\n===": "this text has a heading",
    "    a": "this text has code",
    "`a`": "this text has code",
    "```\na\n```": "this text has code",
    "> a": "this text has a quotation",
    "a\n\n---": "this text has a rule",
    "![a](https://a.example/a.png)": "this text has a picture",
    "~~a~~": "this text has words that are struck out",
    "| a | b |\n|---|---|\n| c | d |": "this text has a table",
    "a:\n| a | b |": "this text has a table",
    "a | b\n:-- | --:\nc | d": "this text has a table",
    "*a*": "this text has italics, which are hard to read",
    "_a_": "this text has italics, which are hard to read",
    "a <b>": "HTML is not used here: <b>",
    'a <b href="https://x.example">': 'HTML is not used here: <b href="https://x.example">',
    "a <script src=http://x.example>": "HTML is not used here: <script src=http://x.example>",
    "a <!-- b -->": "HTML is not used here: <!--",
    "- a\n\n  b": "an entry of a list has one paragraph",
    "1985. a": "this is read as a list that starts with 1985",
    "[a](http://b.example)": "'http://b.example' is not a web, e-mail or phone link",
    "[a](javascript:b)": "'javascript:b' is not a web, e-mail or phone link",
    "[a](data:text/html,b)": "'data:text/html,b' is not a web, e-mail or phone link",
    "[a](//b.example)": "'//b.example' is not a web, e-mail or phone link",
    "[a](../secret)": "'../secret' is not a web, e-mail or phone link",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_used_here_is_named_and_its_words_stay(text):
    assert faults(text) == [REFUSED[text]]
    assert "a" in plain(next(_words(read_text(text).parts)))


def _words(parts):
    for part in parts:
        yield from [part.words] if isinstance(part, Paragraph) else [words for words, _ in part.entries]


def test_a_refused_link_keeps_its_words_and_goes_nowhere():
    assert read_text("[a](javascript:b)").parts == (Paragraph((Span("a"),)),)


def test_a_fault_says_what_to_write_instead():
    assert read_text("# a").faults == (
        Fault("markup", "this text has a heading", "make it a part with a `title:`"),
    )


@pytest.mark.parametrize(
    "kept",
    [
        "30 June 2023", "Friday 30 June 2023", "1 May", "£20", "£24,336.50", "4pm", "4:30pm", "01632 960123", "+44 1632 960123",
        "0800 028 40 60", "a.b@c.example", "LE4 8PQ", "37.5 hours", "6 weeks", "1,000 people",
    ],
)  # fmt: skip
def test_what_belongs_together_stays_on_one_line(kept):
    assert kept_together(Span(f"by {kept}, we")) == (Span("by "), Span(kept, together=True), Span(", we"))


@pytest.mark.parametrize("text", ["in June we", "20 of us", "band 3", "10 to 12", "1.5", "at home@"])
def test_nothing_else_is_kept_together(text):
    assert kept_together(Span(text)) == (Span(text),)


@pytest.mark.parametrize(
    "piece", ["a", "a.b@", "a-", "{", "[", "![", "**", "*a **b ", "<a", "`", "> ", "- ", "\\", "0", "£1,", "a\n"]
)
def test_a_long_text_is_read_in_no_time(piece):
    """No pattern goes back and forth over it: that would take hours, and the time limit of the run ends it."""
    text = (piece * 60_000)[:60_000]

    assert isinstance(read_text(text).parts, tuple)
    assert isinstance(read_line(text)[0], tuple)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab1 .\n-*_#>`[]()!<>\\&£@:/")))
def test_no_letter_is_lost(text):
    """Letters stay, but for the address of a link and the language of code."""
    said = "".join(plain(words) for words in _all(read_text(text).parts))
    without_addresses = re.sub(r"\]\([^)]*\)|[`~]{3}.*|&[^ ]*|<[^>]*>", "", text)

    missing = [letter for letter in "ab" if said.count(letter) < without_addresses.count(letter)]
    assert missing == []


def _all(parts):
    for part in parts:
        if isinstance(part, Paragraph):
            yield part.words
        else:
            for words, under in part.entries:
                yield words
                yield from _all(under)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_any_text_reads(text):
    reading = read_text(text)
    words, _ = read_line(text)

    for span in (*words, *(span for each in _all(reading.parts) for span in each)):
        assert span.text
        assert span.link is None or span.link.startswith(("https://", "mailto:", "tel:"))
