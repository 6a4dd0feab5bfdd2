"""A file of content is read with its places, or told off in plain words; nothing in it raises."""

import os
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rolepress.config import Settings
from rolepress.model import MODELS
from rolepress.model.fitting import fit
from rolepress.problems import Place, Severity
from rolepress.source import LARGEST_FILE, parse_source, read_source

PATH = PurePosixPath("content/pages/home.yml")


def told(raw):
    """Return (line, column, rule) of every problem in *raw*."""
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return [(each.place.line, each.place.column, each.rule) for each in parse_source(raw, PATH).problems]


REFUSED = {
    "nothing": ("", [(1, 1, "empty-file")]),
    "a comment alone": ("# soon\n\n", [(1, 1, "empty-file")]),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", [(1, 1, "binary-file")]),
    "UTF-16": ("a: b".encode("utf-16"), [(1, 1, "encoding")]),
    "UTF-16 without a mark": ("a: b".encode("utf-16-le"), [(1, 1, "binary-file")]),
    "latin-1": ("a: é\nb: né".encode() + b"\xe9", [(2, 6, "encoding")]),
    "a control character": ("a: b\nc: d\x07", [(2, 5, "control-character")]),
    "a control character by its code": ('a: b\nc: "d\\x07"', [(2, 4, "control-character")]),
    "a null by its code": ('a: "\\0"', [(1, 4, "control-character")]),
    "a tab": ("a:\n\t- b", [(2, 1, "yaml")]),
    "a duplicate": ("a: 1\nb: 2\na: 3", [(3, 1, "duplicate-key")]),
    "a duplicate below": ("a:\n  - b: {c: 1, c: 2}", [(2, 15, "duplicate-key")]),
    "duplicates": ("a: 1\na: 2\nb: 1\nb: 2", [(2, 1, "duplicate-key"), (4, 1, "duplicate-key")]),
    "an alias": ("a: &x b\nc: *x", [(2, 4, "alias")]),
    "an alias to nothing": ("a: *x", [(1, 4, "alias")]),
    "an alias in itself": ("a: &x [b, *x]", [(1, 11, "alias")]),
    "a merge": ("a: &x {b: c}\nd:\n  <<: *x", [(3, 7, "alias")]),
    "a tag": ("a: !secret b", [(1, 4, "tag")]),
    "a tag that runs": ("!!python/object/apply:os.system [ls]", [(1, 1, "tag")]),
    "a fact without quotes": ("a: b\nc: {{ d }}", [(2, 5, "key")]),
    "a fact without quotes in a list": ("- {{ d }}", [(1, 4, "key")]),
    "a list as a key": ("? [a]\n: b", [(1, 3, "key")]),
    "a second document": ("a: b\n---\nc: d", [(2, 1, "second-document")]),
    "open quotes": ('a: "b\nc: d\ne: f\n', [(1, 4, "yaml")]),
    "a colon in a text": ("a: b\nc: d: e", [(2, 5, "yaml")]),
    "quotes that close in a later line": ("a: 'b\nc: d\ne: it's\n", [(1, 4, "yaml")]),
    "no colon": ("a:\n  b c\n  d: e\n", [(2, 3, "yaml")]),
    "no space after a colon": ("a: b\nc:d\ne: f\n", [(2, 1, "yaml")]),
    "a bullet of Word": ("a:\n  - b\n  • c\n  - d\n", [(3, 3, "yaml")]),
    "changes of two people": ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", [(2, 1, "yaml")]),
    "a wrong indent": ("a:\n  - b\n c: d", [(3, 2, "yaml")]),
    "deep lists": ("- " * 100 + "a", [(1, 83, "too-deep")]),
    "deep fields": ("\n".join(" " * level + "a:" for level in range(100)), [(42, 42, "too-deep")]),
    "brackets": ("[" * 100_000, [(1, 42, "too-deep")]),
    "braces": ("{a: " * 100_000, [(1, 165, "too-deep")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_taken_is_told_where_it_stands(name):
    raw, expected = REFUSED[name]

    assert told(raw) == expected
    assert parse_source(raw if isinstance(raw, bytes) else raw.encode(), PATH).value is None


MENDED = {
    "a byte order mark": ("\ufeffa: b", [(1, 1, "byte-order-mark")]),
    "Windows line ends": ("a: b\nc: d\r\n", [(2, 1, "line-ends")]),
    "old Mac line ends": ("a: b\rc: d\r", [(1, 1, "line-ends")]),
    "an invisible line break": ("a: b\nc: d\u2028e", [(2, 5, "line-ends")]),
    "a mark and Windows line ends": ("\ufeffa: b\r\n", [(1, 1, "byte-order-mark"), (1, 1, "line-ends")]),
}


@pytest.mark.parametrize("name", MENDED)
def test_what_can_be_mended_is_a_warning(name):
    raw, expected = MENDED[name]
    read = parse_source(raw.encode(), PATH)

    assert [(each.place.line, each.place.column, each.rule) for each in read.problems] == expected
    assert {each.severity for each in read.problems} == {Severity.WARNING}
    assert read.value.data["a"] == "b"


HINTS = {
    "a: {{ b }} and c": "text that starts with {{ needs quotes round it",
    "- {{ b }} and c": "text that starts with {{ needs quotes round it",
    "a: {{ b }}": "text that starts with {{ or * needs quotes round it",
    "a: **b** c": "text that starts with a sign needs quotes round it",
    "- **b** c": "text that starts with a sign needs quotes round it",
    "a: @b": "text that starts with a sign needs quotes round it",
    "a: [b] c": "text that starts with a sign needs quotes round it",
    "a: *b": "write the value out, or put quotes round it",
    "a: 'b' c": "put one pair of quotes round all of this text",
    "a: 'it's'": "put one pair of quotes round all of this text",
    "a: b: c": "text with a colon in it needs quotes round it",
    "- a: b: c": "text with a colon in it needs quotes round it",
    "a: 'b\nc: it's\n": "put the same quote at the end of this text, or take this one out",
    "a:\n  b c\n  d: e\n": "put a colon and a space after `b`",
    "a: b\nc d\ne: f\n": "put a colon and a space after `c`",
    "a: b\nc:d\ne: f\n": "put a space after `c:`",
    "a: b\nc d": "put a colon and a space after `c`",
    "a:\n  - b\n  • c\n  - d\n": "start each entry of a list with a hyphen and a space",
    "a:\n  - b\n  – c\n  - d\n": "start each entry of a list with a hyphen and a space",
    "a:\n  b: c\n \u00a0d: e\n": (
        "type the spaces at the start of this line again: some were pasted and are not plain spaces"
    ),
    "a: b\n<<<<<<< HEAD\nc: d\n": (
        "keep the words that are right, and delete the lines that start with <<<<<<<, ======= and >>>>>>>"
    ),
    "\ta: b": "use spaces at the start of the line, not tabs",
    "a: b\n  - c\n d: e": "check the spaces at the start of this line and the one before, and that quotes are closed",
}


@pytest.mark.parametrize("text", HINTS)
def test_the_hint_is_read_off_the_line(text):
    assert parse_source(text.encode(), PATH).problems[-1].hint == HINTS[text]


def test_every_fault_of_a_file_is_told_at_once():
    assert told("a: 1\na: 2\nb: !x y\nc: *z\n") == [(2, 1, "duplicate-key"), (3, 4, "tag"), (4, 4, "alias")]


def test_a_refused_value_is_told_once_and_not_looked_into():
    assert told("a: 1\na: {b: !x y}\n? {c: *d}\n: *e\n") == [(2, 1, "duplicate-key"), (3, 3, "key")]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: 09:30", {"a": "09:30"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: 2026-06-30", {"a": "2026-06-30"}),
        ("a: true", {"a": "true"}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: null", {"a": None}),
        ("a: 'null'", {"a": "null"}),
        ("a: ''", {"a": ""}),
        ("a: &anchor b", {"a": "b"}),
        ("a: !!str 3", {"a": "3"}),
        ("%YAML 1.1\n---\na: b\n...\n", {"a": "b"}),
        ("[a, {b: c}]", ["a", {"b": "c"}]),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
    ],
)
def test_every_leaf_is_text_or_nothing(text, data):
    read = parse_source(text.encode(), PATH)

    assert read.problems == ()
    assert read.value.data == data


def test_a_place_is_the_value_or_its_key():
    source = parse_source(b"a:\n  - b: c\n    d: e\nf: g\n", PATH).value

    assert source.place(("a", 0, "d")) == Place(PATH, 3, 8)
    assert source.place(("a", 0, "d"), on_key=True) == Place(PATH, 3, 5)
    assert source.place(("f",)) == Place(PATH, 4, 4)
    assert source.place(()) == Place(PATH, 1, 1)


def test_the_place_of_what_is_not_written_is_what_holds_it():
    source = parse_source(b"a:\n  - b: c\n", PATH).value

    assert source.place(("a", 0, "z", 3), on_key=True) == Place(PATH, 2, 5)
    assert source.place(("z",)) == Place(PATH, 1, 1)


def test_columns_count_characters():
    assert parse_source("a: {né: x, ü: y}".encode(), PATH).value.place(("a", "ü")) == Place(PATH, 1, 15)


# Files


def write(root, raw):
    full = root / PATH
    full.parent.mkdir(parents=True)
    full.write_bytes(raw)
    return full


def rules(root):
    read = read_source(root, PATH)
    assert read.value is None
    return [each.rule for each in read.problems]


def test_a_file_is_read(tmp_path):
    write(tmp_path, b"a: b")

    assert read_source(tmp_path, PATH).value.data == {"a": "b"}


def test_a_missing_file(tmp_path):
    assert rules(tmp_path) == ["missing-file"]


def test_a_folder_with_the_name_of_a_file(tmp_path):
    (tmp_path / PATH).mkdir(parents=True)

    assert rules(tmp_path) == ["not-a-file"]


def test_a_pipe_is_not_waited_for(tmp_path):
    (tmp_path / PATH).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / PATH)

    assert rules(tmp_path) == ["not-a-file"]


def test_a_file_of_ten_megabytes_is_not_read(tmp_path):
    with write(tmp_path, b"a: b").open("r+b") as file:
        file.truncate(10_000_000)

    (large,) = read_source(tmp_path, PATH).problems

    assert (large.rule, large.message) == ("large-file", "this file has 10.0 MB; a document has 2 MB at most")


def test_the_largest_file_is_read(tmp_path):
    write(tmp_path, b"a: " + b"b" * (LARGEST_FILE - 3))

    assert read_source(tmp_path, PATH).problems == ()


def test_a_link_out_of_the_project(tmp_path):
    project, outside = tmp_path / "project", tmp_path / "secret.yml"
    outside.write_text("a: b")
    (project / PATH).parent.mkdir(parents=True)
    (project / PATH).symlink_to(outside)

    assert rules(project) == ["outside-project"]


def test_a_link_inside_the_project(tmp_path):
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / "other.yml").write_text("a: b")
    (tmp_path / PATH).symlink_to(tmp_path / "other.yml")

    assert read_source(tmp_path, PATH).value.data == {"a": "b"}


def test_a_link_to_itself(tmp_path):
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).symlink_to(tmp_path / PATH)

    assert rules(tmp_path) == ["unreadable-file"]


def test_a_file_that_nobody_may_open(tmp_path, monkeypatch):
    full = write(tmp_path, b"a: b")

    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(type(full), "read_bytes", refuse)  # root may open everything

    assert [each.message for each in read_source(tmp_path, PATH).problems] == [
        "this file cannot be opened: Permission denied"
    ]


# Anything at all

MODELS_READ = (*(record.model for record in MODELS.values()), Settings)
YAMLISH = st.text(
    st.one_of(
        st.sampled_from("abc:- \n\t'\"[]{}&*!|>%@`#?,~.<=0123456789\\\r\u2028\x85\ufeff"),
        st.characters(codec="utf-8"),
    )
)
KEYS = sorted(
    {name for model in MODELS_READ for name in model.model_fields} | {"<x>", "text", "clause", "unknown"}
)
LEAVES = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "yes",
            "2026-06-30",
            "3",
            "1e9",
            "NaN",
            "{{ a }}",
            "a-b",
            "money",
            "when",
            "",
            "x" * 50,
            "12:30",
            "2026-06-30 12:30",
        ]
    ),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
SHAPES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=4)), inner, max_size=6),
    ),
    max_leaves=20,
)


def assert_told_within(raw, problems):
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in problems:
        assert 1 <= each.place.line <= len(lines)
        assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 1


def assert_reads(raw):
    """Read *raw* as every kind; whatever is wrong with it is told within the file."""
    read = parse_source(raw, PATH)
    assert_told_within(raw, read.problems)
    assert (read.value is None) == any(each.severity is Severity.ERROR for each in read.problems)
    if read.value is not None:
        for model in MODELS_READ:
            fitted = fit(model, read.value)
            assert (fitted.value is None) == bool(fitted.problems)
            places = [
                each.located(read.value.place(each.at or (), on_key=each.on_key)) for each in fitted.problems
            ]
            assert_told_within(raw, places)
            assert all(each.message and each.rule for each in fitted.problems)


@settings(max_examples=300, deadline=None)
@given(st.binary())
def test_any_bytes_read_or_are_told_off(raw):
    assert_reads(raw)


@settings(max_examples=500, deadline=None)
@given(YAMLISH)
def test_any_text_reads_or_is_told_off(text):
    assert_reads(text.encode())


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), SHAPES, max_size=8))
@example({"rules": {"": None}})
def test_any_fields_fit_or_are_told_off(data):
    assert_reads(yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode())
