"""Each sign of a value is found where it is written, and other words go in without another byte changing."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.scalars import Cut, follow, rewritten, scalars

WRITTEN = {
    "plain": ("a: one two\n", "one two"),
    "plain over lines": ("a: one\n  two\n\n  three\nb: c\n", "one two\nthree"),
    "plain, a comment beside it": ("a: one two  # three\n", "one two"),
    "single quotes": ("a: 'it''s\n  one'\n", "it's one"),
    "double quotes": ('a: "one \\u00e9 \\"two\\"\n  three \\\n  four"\n', 'one é "two" three four'),
    "literal": ("a: |\n  one\n    two\n\n  three\nb: c\n", "one\n  two\n\nthree\n"),
    "literal, lines blank first": ("a: |-\n\n  one\n", "\none"),
    "literal, indent given": ("a: |2-\n    one\n  two\n", "  one\ntwo"),
    "folded": ("a: >-\n  one\n  two\n\n  three\n    four\n  five\n", "one two\nthree\n  four\nfive"),
    "folded, a comment after its sign": ("a: > # note\n  one\n  two\n# end\n", "one two\n"),
    "Windows line ends": ("a: >-\r\n  one\r\n  two\r\nb: c\r\n", "one two"),
    "a line end that is not seen": ("a: one\u2028two\n", "one two"),
    "a tag": ("a: !!str one\n", "one"),
    "inside braces": ("a: {b: one two, c: d}\n", "one two"),
    "wide signs before it": ("é: 😀\na: one\n", "😀"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_every_sign_is_found(name):
    text, value = WRITTEN[name]
    scalar = next(scalars(text))

    units = follow(text, scalar)

    assert scalar.value == value
    assert units is not None
    assert "".join(each.said for each in units) == value.rstrip("\n")


REPLACED = {
    "plain": ("a: old word # note\n", "old", "new", "a: new word # note\n"),
    "plain, quotes needed": ("a: old word # note\n", "old", "new: a", 'a: "new: a word" # note\n'),
    "plain, a hash": ("- old word\n", "old", "x #", '- "x # word"\n'),
    "plain over lines, quotes needed": ("a: old\n  word\n", "old", "b: c", 'a: "b: c\n  word"\n'),
    "plain, both sorts of quotes": ('a: old "word" it\'s\n', "old", "b: c", "a: 'b: c \"word\" it''s'\n"),
    "a fact": ("a: old\n", "old", "{{ fact }}", 'a: "{{ fact }}"\n'),
    "nothing": ("a: old\n", "old", "null", 'a: "null"\n'),
    "inside braces": ("{a: old word, b: c}\n", "old word", "x, y", '{a: "x, y", b: c}\n'),
    "single quotes": ("a: 'old word'\n", "old", "it's", "a: 'it''s word'\n"),
    "double quotes": ('a: "old \\u00e9"\n', "old", 'a "b" \\c', 'a: "a \\"b\\" \\\\c \\u00e9"\n'),
    "broken over lines": (
        "a: >-\n  an old\n  word here\n",
        "old word",
        "new thing",
        "a: >-\n  an new\n  thing here\n",
    ),
    "fewer words": ("a: |\n  an old\n  word here\n", "old word", "thing", "a: |\n  an thing here\n"),
    "more words": ("a: an old\n  word here\n", "old word", "quite new thing", "a: an quite\n  new thing here\n"),
    "Windows line ends": ("a: an old\r\n  word\r\n", "old word", "new thing", "a: an new\r\n  thing\r\n"),
}


def replaced(text, old, new):
    pattern = re.compile(r"\s".join(map(re.escape, old.split())))
    pieces, at = [], 0
    for scalar in scalars(text):
        cuts = [Cut(*each.span(), new) for each in pattern.finditer(scalar.value)]
        if cuts:
            units = follow(text, scalar)
            assert units is not None
            pieces += [text[at : scalar.start], rewritten(text, scalar, units, cuts)[1]]
            at = scalar.end
    return "".join((*pieces, text[at:]))


@pytest.mark.parametrize("name", REPLACED)
def test_words_are_replaced_where_they_are_written(name):
    text, old, new, wanted = REPLACED[name]

    assert replaced(text, old, new) == wanted


WORDS = st.lists(st.sampled_from(["old", "word", "it's", "a", '"b"', "é", "c,", "x:y", "#d", "- e"]), min_size=1)
NEW = st.sampled_from(
    ["new", "new thing", "a: b", "x # y", "it's", '"q"', "[z]", "{{ fact }}", "- n", "a, b", "*s"]
)


@st.composite
def written_values(draw):
    """Return words as a person may write them, with lines broken anywhere."""
    words = draw(WORDS)
    gap = draw(st.lists(st.sampled_from([" ", "\n      "]), min_size=len(words), max_size=len(words)))
    broken = "".join(word + end for word, end in zip(words, gap, strict=True)).rstrip()
    match draw(st.sampled_from(["plain", "single", "double", "literal", "folded"])):
        case "plain":
            return broken
        case "single":
            return "'" + broken.replace("'", "''") + "'"
        case "double":
            return '"' + broken.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case "literal":
            return "|\n      " + broken
        case _:
            return ">-\n      " + broken


@st.composite
def files(draw):
    values = draw(st.lists(written_values(), min_size=1, max_size=4))
    in_braces = draw(WORDS)
    lines = ["# old comment", "old: here  # old"]
    lines += [f"k{number}:\n  - a: {value}\n    b: [old, c]  # old" for number, value in enumerate(values)]
    braced = " ".join(in_braces).replace('"', "'")
    return "\n".join([*lines, f'z: {{y: "{braced}", x: 1}}', ""])


def data(text):
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # it makes text of everything
    except yaml.YAMLError:
        return None


def with_words(value, old, new):
    if isinstance(value, dict):
        return {key: with_words(each, old, new) for key, each in value.items()}
    if isinstance(value, list):
        return [with_words(each, old, new) for each in value]
    return re.sub(r"\s+", " ", re.sub(r"\s".join(old.split()), lambda _: new, value)).strip()


@given(files(), st.sampled_from(["old", "word", "old word", "a"]), NEW)
@settings(max_examples=300, deadline=None)
def test_only_the_words_change(text, old, new):
    before = data(text)
    if before is None:  # the words made a file that YAML does not read
        return

    after = replaced(text, old, new)

    assert with_words(data(after), "\0", "") == with_words(before, old, new)
    assert [each for each in after.splitlines() if "#" in each and "old comment" in each] == ["# old comment"]


@given(files(), st.sampled_from(["old", "word", "old word"]), st.sampled_from(["fresh", "fresh thing"]))
@settings(max_examples=200, deadline=None)
def test_there_and_back_restores_every_byte(text, old, new):
    if data(text) is None or len(new.split()) < len(old.split()):  # a line end inside is lost with its words
        return

    assert replaced(replaced(text, old, new), new, old) == text
