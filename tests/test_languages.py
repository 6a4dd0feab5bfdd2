"""Languages by their codes: what they call themselves and which way they run."""

import pytest

from rolepress.languages import is_english, is_right_to_left, language_of, same_language


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
