"""Languages by their codes: what they call themselves and which way they run."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from rolepress.cache import key_of
from rolepress.languages import (
    Borrowed,
    filled,
    is_english,
    is_right_to_left,
    language_of,
    pieces_of,
    same_language,
    spoken_in,
    strung,
    with_capital,
    with_small_letter,
)
from rolepress.markdown import Span, read_line, spans_of


@pytest.mark.parametrize("code", ["ar", "ur", "ur-PK", "fa", "ckb", "he", "yi", "pa-Arab", "sd"])
def test_some_languages_run_from_right_to_left(code):
    assert is_right_to_left(code)


@pytest.mark.parametrize(
    ("code", "script"), [("am", "Ethi"), ("prs", "Arab"), ("ti", "Ethi"), ("uk", "Cyrl"), ("zh", "Hani")]
)
def test_a_language_has_its_usual_script(code, script):
    assert language_of(code).script == script


@pytest.mark.parametrize("code", ["cy", "en-GB", "gu", "pa", "pl", "ur-Latn", "xx"])
def test_the_others_run_from_left_to_right(code):
    assert not is_right_to_left(code)


def test_a_language_calls_itself_by_its_own_name():
    assert [language_of(code).name for code in ("cy", "ur-PK", "en-GB")] == ["Cymraeg", "اردو", "English"]


def test_a_language_that_we_do_not_know_is_called_by_its_code():
    assert language_of("tlh").name == "tlh"
    assert language_of("tlh").script == "Latn"


def test_two_codes_of_one_language():
    assert same_language("en", "en-GB")
    assert not same_language("en-GB", "cy")
    assert (is_english("en-US"), is_english("cy")) == (True, False)


LENT = Borrowed("Apply by DATE", "en-GB")


def test_borrowed_words_are_marked_once_and_escaped():
    words = Borrowed("Pay & <terms>", "en-GB")

    assert str(escape(words)) == '<span lang="en-GB" dir="ltr">Pay &amp; &lt;terms&gt;</span>'
    assert str(escape(str(words))) == "Pay &amp; &lt;terms&gt;"
    assert words == "Pay & <terms>"


def test_what_is_filled_into_borrowed_words_keeps_its_own_language():
    assert pieces_of(LENT.replace("DATE", "12 maja")) == (("Apply by ", "en-GB"), ("12 maja", None))
    assert pieces_of(LENT.replace("DATE", "12:30")) == (("Apply by 12:30", "en-GB"),)
    assert pieces_of(LENT.replace("DATE", Borrowed("Friday", "en-GB"))) == (("Apply by Friday", "en-GB"),)


def test_words_of_ours_among_borrowed_ones_are_not_marked():
    made = filled("FIRST i LAST", re.compile("FIRST|LAST"), {"FIRST": Borrowed("one", "en-GB"), "LAST": "dwa"})

    assert pieces_of(made) == (("one", "en-GB"), (" i dwa", None))
    assert str(escape(made)) == '<span lang="en-GB" dir="ltr">one</span> i dwa'


def test_plain_words_stay_plain_text():
    made = strung(", ", ("jeden", with_capital("dwa"), filled("x N", re.compile("N"), {"N": 3})))

    assert type(made) is str
    assert made == "jeden, Dwa, x 3"


@pytest.mark.parametrize(
    "change", [with_capital, with_small_letter, lambda text: text + ":", lambda text: text.split(", ")[0]]
)
def test_borrowed_words_keep_their_language_through_a_change(change):
    assert spoken_in(change(Borrowed("on Monday", "en-GB"))) == "en-GB"


def test_borrowed_words_come_back_whole_from_a_worker():
    mixed = LENT.replace("DATE", "12 maja")

    assert pieces_of(pickle.loads(pickle.dumps(mixed))) == pieces_of(mixed)  # noqa: S301  # our own bytes


def test_a_span_takes_over_the_language_of_its_words():
    assert Span(Borrowed("Home", "en-GB")) == Span("Home", language="en-GB")
    assert read_line(Borrowed("Apply **now**", "en-GB"))[0][1].language == "en-GB"
    assert spans_of(LENT.replace("DATE", "12 maja")) == (Span("Apply by ", language="en-GB"), Span("12 maja"))


def test_words_in_two_languages_make_two_keys():
    assert key_of(Borrowed("Home", "en-GB")) != key_of("Home")
    assert key_of(Borrowed("Home", "en-GB")) == key_of(Borrowed("Home", "en-GB"))


@given(st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_no_letter_is_lost_between_languages(first, second, lent):
    words = Borrowed(first, "en-GB") if lent else first

    assert strung("", (words, second)) == first + second
    assert "".join(text for text, _ in pieces_of(strung("", (words, second)))) == first + second
