"""The words of a PDF, by its tags, are the words of the page: once, whole and in order."""

import re

import pytest

from formats.pdf.samples import CONTENTS, LANGUAGES, LINKS, NESTED_LISTS, SPECIFICATION, TERMS, made, pdf
from rolepress.formats.pdf.inspect import words_in_tag_order


def words_of(body: str) -> list[str]:
    """The words of a page that prints nothing of its own, like list markers or page numbers."""
    return re.sub("<[^>]*>", lambda tag: "" if re.match("</?(strong|em|abbr)", tag[0]) else " ", body).split()


@pytest.mark.parametrize("profile", ["ua-1", "ua-2"])
def test_a_long_table_reads_once_from_top_to_bottom(profile: str) -> None:
    assert words_in_tag_order(pdf(SPECIFICATION, profile=profile)) == words_of(SPECIFICATION)


def test_letters_of_welsh_and_polish_come_back() -> None:
    words = words_in_tag_order(pdf(LANGUAGES))

    assert words == words_of(LANGUAGES.replace("<li", "•<li"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            NESTED_LISTS,
            "Duties • First ◦ Inner one ◦ Inner two 1. Deep and after • Loose paragraphs"
            " a. Lettered Bare • Inside",
        ),
        (TERMS, "Terms Pay £30,000 a year Hours 37.5 a week Some nights Base Place Leeds • Ward 5 Grade Band 6"),
        (
            LINKS,
            "Links Read our long guidance about how to apply for this job at the trust today, or ask Jane first."
            " To the top Not a link",
        ),
        (
            CONTENTS,
            "Handbook Contents 1. Main duties 2 1. Shifts 2 2. Pay 3 Main duties You help. Shifts Early and late."
            " Pay See the duties.",
        ),
    ],
    ids=["lists", "terms", "links", "contents"],
)
def test_words_come_in_the_order_of_the_page(body: str, expected: str) -> None:
    assert " ".join(words_in_tag_order(pdf(body))) == expected


def test_a_word_broken_after_its_hyphen_is_whole() -> None:
    body = '<h1>One</h1><p style="width: 25mm">A well-established multi-disciplinary team-based approach</p>'

    words = words_in_tag_order(pdf(body))

    assert words == ["One", "A", "well-established", "multi-disciplinary", "team-based", "approach"]


def test_scripts_whose_glyphs_lose_their_letters_carry_the_text_itself() -> None:
    gujarati = "હોય કિસે"

    outcome = made(f'<h1>One</h1><p lang="gu">{gujarati}</p>')

    assert {each.rule for each in outcome.problems} <= {"missing-glyph"}  # where no font for it is installed
    assert words_in_tag_order(outcome.value.data) == ["One", *gujarati.split()]


def test_an_address_broken_after_its_slash_is_whole() -> None:
    body = '<h1>One</h1><p style="width: 25mm">See legislation.example/ukpga/2010/15/contents now</p>'

    words = words_in_tag_order(pdf(body))

    assert words == ["One", "See", "legislation.example/ukpga/2010/15/contents", "now"]
