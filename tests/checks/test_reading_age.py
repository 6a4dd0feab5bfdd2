"""Syllables, reading ages and the passive voice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.checks.lists import coded, discouraging, swaps
from rolepress.checks.passive import passive
from rolepress.checks.reading_age import ReadingAge, reading_age, syllables, words

SENTENCES = st.lists(st.text(alphabet="abeioy ’-.é1", max_size=60), max_size=8)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("a", 1),
        ("we", 1),
        ("the", 1),
        ("used", 1),
        ("needed", 2),
        ("people", 2),
        ("again", 2),
        ("table", 2),
        ("create", 2),
        ("services", 3),
        ("science", 2),
        ("experience", 4),
        ("responsibility", 6),
        ("communication", 5),
        ("person’s", 2),
    ],
)
def test_syllables(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_short_words_read_earlier_than_long_ones() -> None:
    easy = reading_age(["We like to talk to you.", "You can ring us on a Monday."])
    hard = reading_age(["Organisational considerations necessitate interdisciplinary communication immediately."])

    assert easy is not None
    assert hard is not None
    assert easy.years < 10 < 18 < hard.years


def test_the_formulas_are_the_published_ones() -> None:
    # 6 words with 6 syllables in 1 sentence: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45, which is grade 0; SMOG's floor.
    assert reading_age(["The cat sat on the mat."]) == ReadingAge(5.0, pytest.approx(8.1291))
    # 4 words with 5 + 1 + 1 + 6 syllables, 2 of them long: 0.39 × 4 + 11.8 × 13 ÷ 4 − 15.59 = 24.32, and
    # 1.043 × √(2 × 30) + 3.1291 = 11.2081.
    found = reading_age(["Communication is a responsibility."])
    assert found == ReadingAge(pytest.approx(29.32), pytest.approx(16.2081, abs=0.0001))


def test_no_words_have_no_age() -> None:
    assert reading_age([]) is None
    assert reading_age(["", "12 – 14."]) is None


@given(SENTENCES)
def test_every_text_has_an_age_or_no_words(sentences: list[str]) -> None:
    found = reading_age(sentences)

    assert (found is None) == (not any(map(words, sentences)))
    assert found is None or (found.flesch_kincaid >= 5 and found.smog >= 8)


@given(SENTENCES)
def test_a_text_twice_is_as_hard_as_once(sentences: list[str]) -> None:
    once, twice = reading_age(sentences), reading_age(sentences * 2)

    assert (once is None) == (twice is None)
    assert once is None or twice is None or twice.years == pytest.approx(once.years)


@given(st.text(alphabet="abcdeiouyé’'", min_size=1, max_size=20))
def test_a_word_has_at_least_one_syllable_and_no_more_than_letters(word: str) -> None:
    assert 1 <= syllables(word) <= len(word)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Your form is read by two people.", "is read"),
        ("Applications will be shortlisted.", "be shortlisted"),
        ("It was not always written down.", "was not always written"),
        ("Being seen matters.", "Being seen"),
        ("You are interested in people.", ""),
        ("You are very tired.", ""),
        ("We are used to change.", ""),
        ("We read your form.", ""),
        ("It is red.", ""),
        ("", ""),
    ],
)
def test_the_passive_voice(sentence: str, expected: str) -> None:
    assert passive(sentence) == expected


@given(st.text(max_size=80))
def test_no_text_stops_the_searches(text: str) -> None:
    assert passive(text) in text
    assert all(word in text for word, _ in (*swaps().found(text), *discouraging().found(text)))


def test_every_swap_finds_itself_and_names_its_source() -> None:
    known = swaps()

    assert len(known) >= 80
    for swap in known:
        word = swap.word.rstrip("=*")
        kept = swap.instead == word
        assert [found for found, _ in known.found(f"We say {word}.")] == ([] if kept else [word])
        assert swap.instead
        assert swap.source


@pytest.mark.parametrize(
    "text", ["the deaf community", "the disabled people’s group", "a robustness", "telephones"]
)
def test_other_words_stay(text: str) -> None:
    assert not list(swaps().found(text))


def test_the_lists_of_coded_words_are_of_stems() -> None:
    assert coded()["masculine"].findall("Leaders compete. A misled team.") == ["Leaders", "compete"]
    assert coded()["feminine"].findall("Supportive, co-operative work") == ["Supportive", "co-operative"]


@pytest.mark.parametrize(
    "text", ["SERVICE\u00a0users", "in\norder  to", "Commencing", "he liaised", "victim of", "ring-fences"]
)
def test_a_word_is_found_in_any_letters_spaces_and_endings(text: str) -> None:
    assert list(swaps().found(text))
