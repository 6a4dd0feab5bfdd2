"""The plain text: every word in order, in lines that any e-mail carries."""

from dataclasses import replace

from hypothesis import given, settings

from any_manuscript import manuscripts, own_words
from rolepress.editions import STANDARD
from rolepress.editions.large_print import adapt
from rolepress.formats import RenderOptions
from rolepress.formats.addresses import in_full, with_addresses
from rolepress.formats.text import COLUMNS, TEXT, render_text
from rolepress.manuscript import Bullets, Entry, Field, Form, Heading, Prose, said, words
from rolepress.markdown import Span
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript


def shown(*blocks):
    """Return the lines of a text that has *blocks*, without what stands above them."""
    text = render_text(replace(sample_manuscript(), blocks=(Prose("start", said("START")), *blocks)))
    lines = text.split("\r\n")
    return lines[lines.index("START") + 1 : -1]


@given(manuscripts)
@settings(max_examples=60, deadline=None)
def test_every_word_is_there_in_order_on_lines_that_fit(manuscript):
    text = render_text(manuscript)

    assert own_words(text) == own_words(" ".join(words(with_addresses(adapt(manuscript), in_full))))
    assert text.endswith("\r\n")
    for line in text.split("\r\n"):
        assert line == line.rstrip()
        assert "\n" not in line
        assert len(line) <= COLUMNS or len(line.split()) <= 2, line  # a mark, and one word that is longer


def test_headings_have_a_line_under_them():
    assert shown(Heading("a", said("Duties"), 1), Heading("b", said("On the wards"), 2), Heading("c", said("Care"), 3), Heading("d", said("Deep"), 4)) == [
        "", "Duties", "======", "", "On the wards", "------------", "", "Care", "~~~~", "", "Deep", "....",
    ]  # fmt: skip


def test_entries_go_on_under_their_own_words():
    long = "word " * 20

    assert shown(Bullets("l", (Entry("a", said(long), "", (Entry("b", said("under")),)),))) == [
        "", "- word word word word word word word word word word word word word word", "  word word word word word word", "  - under",
    ]  # fmt: skip


def test_a_link_shows_its_address_whole_and_a_long_one_is_not_parted():
    address = "https://a.example/" + "long-" * 20

    (_, *lines) = shown(Prose("p", (Span("See "), Span("the page", link=address), Span("."))))
    assert lines == ["See the page", f"<{address}>."]


def test_an_address_that_says_itself_is_not_said_twice():
    mail = Span("jobs@a.example", link="mailto:jobs@a.example?subject=Hello")

    assert shown(Prose("p", (mail,))) == ["", "jobs@a.example"]
    assert shown(Prose("p", (Span("Write to us", link=mail.link),))) == ["", "Write to us <jobs@a.example>"]


def test_a_form_has_room_and_says_how_to_use_it():
    asked = Field("q", "q", "short-text", said("Surname"), "required")

    lines = shown(Form("f", "f", (asked,)))
    assert lines[1].startswith("To answer in this text, write after “Your answer:”.")
    assert lines[-2:] == ["Surname (required)", "Your answer: ______________________________"]


def test_the_start_says_whose_it_is_which_version_and_that_it_is_a_draft():
    manuscript = sample_manuscript()
    about = replace(manuscript.about, draft=True, version="2.1", notice="An example")

    assert render_text(replace(manuscript, about=about)).split("\r\n")[:5] == [
        about.organisation_name, "Draft, not for publication", "Version 2.1", "", "An example",
    ]  # fmt: skip


def test_a_notice_that_the_text_says_is_not_said_above_it_too():
    manuscript = sample_manuscript()
    noticed = replace(
        manuscript,
        about=replace(manuscript.about, notice="An example"),
        blocks=(*manuscript.blocks, Prose("n", said("An example"))),
    )

    assert render_text(noticed).count("An example") == 1


def test_text_is_a_format(tmp_path):
    artifact = TEXT.render(sample_manuscript(), STANDARD, theme_for(tmp_path, "trust", Brand()), RenderOptions())

    assert (TEXT.suffix, TEXT.called, artifact.pages, artifact.problems) == (".txt", "Plain text", None, ())
    assert artifact.data == render_text(sample_manuscript()).encode()
