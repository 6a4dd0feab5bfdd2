"""A problem points at the words that it quotes, wherever they stand in their value, and never outside it."""

from pathlib import PurePosixPath
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rolepress.placing import Placing
from rolepress.problems import problem
from rolepress.scalars import scalars
from rolepress.source import parse_source

PATH = PurePosixPath("content/pages/about.yml")


def placed(text, message, *, at=("text",), on_key=False):
    source = parse_source(text.encode(), PATH).value
    found = Placing(source).located(problem(PATH, "a-rule", message, at=at, on_key=on_key))
    assert found.at is None
    return found.place.line, found.place.column


LITERAL = """\
title: About
text: |
  We read every form.
  We reply within a week.

  Bring a passport, etc. to the **first day**
  at {{ place }}. Ask [the team](mailto:etc@a.example) for
  help, eg a lift. It's 'fine' here.
other: eg
"""
FOLDED = "text: >-\n  We read every\n  single form that\n  people send.\n"
QUOTED = 'text: "We read \\"every\\"\n  form, caf\\u00e9 and\n  all, etc."\n'


@pytest.mark.parametrize(
    ("text", "message", "expected"),
    [
        (LITERAL, "'eg' is a short form", (8, 9)),
        (LITERAL, "'etc.' is a short form", (6, 21)),
        (LITERAL, "this sentence has 30 words: 'We reply within a…'", (4, 3)),
        (LITERAL, "'first day at' goes over a line end, and marks of bold words", (6, 35)),
        (LITERAL, "this sentence has 30 words: 'Ask the team for help'", (7, 19)),
        (LITERAL, "'Bring a passport, etc. to the first day at Ward 9' has a fact in it", (6, 3)),
        (LITERAL, "'It's' is a contraction", (8, 20)),
        (LITERAL, "'WEEK' in other capitals", (4, 21)),
        (LITERAL, "the first of 'nothing' and 'a week'", (4, 19)),
        (LITERAL, "“every form” in other quotation marks", (3, 11)),
        (LITERAL, "there is no fact 'place'", (7, 9)),
        ("text: |\n  Come here. Click [here](https://a.example).\n", "the link 'here' says nothing", (2, 21)),
        ("text: |\n  Come [here\n  now](https://a.example) here.\n", "the link 'here now' says nothing", (2, 9)),
        ("text: |\n  Come here. See [here we are](https://a.example).\n", "'here' is a word", (2, 8)),
        (LITERAL, "'sent' does not stand here", (2, 7)),
        (LITERAL, "this quotes nothing", (2, 7)),
        (FOLDED, "'every single form' goes over a line end", (2, 11)),
        (FOLDED, "'people' is a word", (4, 3)),
        (QUOTED, "'form' is a word", (2, 3)),
        (QUOTED, "'café and all' has an escape in it", (2, 9)),
        (QUOTED, "'etc.' is a short form", (3, 8)),
        ("text: one two\n  three two\n", "'three' is a word", (2, 3)),
        ("text: one two\n", "'two' is a word", (1, 11)),
        ('text: "one two"\n', "'one two' is all of it: the place of the field", (1, 7)),
        ("text: legs, eg two\n", "'eg' is no part of a word", (1, 13)),
    ],
)
def test_a_problem_points_at_the_words_that_it_quotes(text, message, expected):
    assert placed(text, message) == expected


def test_a_sentence_that_others_begin_like_is_at_the_field():
    text = "text: |\n  You work {{ a }} hours.\n  You work {{ b }} days.\n"

    assert placed(text, "this sentence has 30 words: 'You work 7 days'") == (1, 7)


def test_a_bullet_that_is_written_short_is_found():
    text = "duties:\n  - one two\n  - three\n    four\n"

    assert placed(text, "'four' is a word", at=("duties", 1, "text")) == (4, 5)


def test_a_key_and_a_mapping_keep_their_place():
    text = "text:\n  fact: fact\n"

    assert placed(text, "the fact 'fact' is not used", at=("text", "fact"), on_key=True) == (2, 3)
    assert placed(text, "the fact 'fact' is not used") == (2, 3)


def test_a_place_that_is_known_stays():
    source = parse_source(b"text: one two\n", PATH).value
    told = problem(PATH, "a-rule", "'two' is a word", line=7, column=3)

    assert Placing(source).located(told) == told


WORDS = st.sampled_from(
    ["one", "two", "eg", "it's", "**bold**", "{{ fact }}", "[a](b)", "café", "'", '"', "a: b", "#"]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6)


@given(LINES, LINES, st.sampled_from(["", "'", '"', "|", ">"]), st.integers(12, 40), st.data())
def test_the_place_is_always_inside_the_value(before, lines, style, width, data):
    value = "\n".join(lines)
    text = yaml.dump({"a": "\n".join(before), "text": value, "z": value},
                     default_style=style or None, width=width, allow_unicode=True, sort_keys=False)  # fmt: skip
    words = value.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))

    line, column = placed(text, f"'{' '.join(words[start:end])}' is here")

    scalar = next(each for each in scalars(text) if each.at == ("text",))
    at = sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1
    assert scalar.start <= at < scalar.end


@given(LINES, st.text(max_size=30), st.sampled_from(["'", '"', "|", ">"]))
def test_any_message_has_a_place(lines, message, style):
    text = yaml.dump({"text": "\n".join(lines)}, default_style=style, width=20)

    line, _ = placed(text, message)

    assert 1 <= line <= text.count("\n") + 1


def test_words_of_a_long_text_are_found_where_they_stand():
    text = dedent("""\
        title: A
        sections:
          - title: B
            text: >-
              You need a
              degree. You need to
              commence soon.
    """)

    assert placed(text, "'commence' has a plainer word", at=("sections", 0, "text")) == (7, 7)
