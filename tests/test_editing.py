"""An edit adds what it should to a file that a person wrote, and keeps every other byte."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.editing import with_entry, with_value
from rolepress.source import parse_source

ENTRY = {"version": "1.0", "role": "Head of HR: people", "decision": "approved"}


def read(text):
    outcome = parse_source(text.encode(), PurePosixPath("a.yml"))
    assert outcome.value is not None, outcome.problems
    return outcome.value.data


VALUES = {
    "plain": ("id: a\nstatus: draft\nx: y\n", "id: a\nstatus: approved\nx: y\n"),
    "a comment beside it": ("status: draft  # soon\n", "status: approved  # soon\n"),
    "quotes": ("status: 'draft'\n", "status: approved\n"),
    "spaces": ("status:    draft   \nx: y\n", "status:    approved   \nx: y\n"),
    "under its key": ("status:\n  draft\nx: y\n", "status:\n  approved\nx: y\n"),
    "folded": ("status: >-\n  draft\nx: y\n", "status: approved\nx: y\n"),
    "folded, then a comment": ("status: >-\n  draft\n\n# note\nx: y\n", "status: approved\n\n# note\nx: y\n"),
    "nothing": ("status:\nx: y\n", "status: approved\nx: y\n"),
    "nothing, and a comment": ("status: # soon\nx: y\n", "status: approved # soon\nx: y\n"),
    "no line end": ("x: y\nstatus: draft", "x: y\nstatus: approved"),
    "Windows line ends": ("status: draft\r\nx: y\r\n", "status: approved\r\nx: y\r\n"),
    "a mark at the start": ("\ufeffstatus: draft\n", "\ufeffstatus: approved\n"),
    "missing": ("id: a\n", "id: a\nstatus: approved\n"),
    "missing, no line end": ("id: a", "id: a\nstatus: approved\n"),
    "missing, Windows line ends": ("id: a\r\nb: c", "id: a\r\nb: c\r\nstatus: approved\r\n"),
    "missing, a comment at the end": ("id: a\n# end\n", "id: a\n# end\nstatus: approved\n"),
    "missing, indented": ("  id: a\n  b: c\n", "  id: a\n  b: c\n  status: approved\n"),
    "missing, an end marker": ("---\nid: a\n...\n", "---\nid: a\nstatus: approved\n...\n"),
    "missing, on one line": ("{id: a, b: [c]}\n", "{id: a, b: [c], status: approved}\n"),
    "a key below with the name": ("a:\n  status: x\n", "a:\n  status: x\nstatus: approved\n"),
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_set(name):
    before, after = VALUES[name]

    assert with_value(before, "status", "approved") == after
    assert read(after)["status"] == "approved"


@pytest.mark.parametrize(
    "value", ["NO", "1.0", "2026-01-01", "a: b", "# x", "", "'", "null", "*x", "{{ a }}", "é"]
)
def test_a_value_that_yaml_would_misread_gets_quotes(value):
    assert read(with_value("id: a\n", "title", value))["title"] == value


LISTS = {
    "missing": ("id: a\n", "id: a\nlist:\n  - n: 1\n"),
    "missing, no line end": ("id: a", "id: a\nlist:\n  - n: 1\n"),
    "empty": ("list: []\nx: y\n", "list:\n  - n: 1\nx: y\n"),
    "empty, then a gap": ("list: []\n\n# x\nx: y\n", "list:\n  - n: 1\n\n# x\nx: y\n"),
    "empty, at the end": ("x: y\nlist: []", "x: y\nlist:\n  - n: 1"),
    "empty, with a comment": ("list: [] # none\nx: y\n", "list: [{n: 1}] # none\nx: y\n"),
    "one": ("list:\n  - n: 0\nx: y\n", "list:\n  - n: 0\n  - n: 1\nx: y\n"),
    "not indented": ("list:\n- n: 0\nx: y\n", "list:\n- n: 0\n- n: 1\nx: y\n"),
    "deeply indented": ("list:\n      -   n: 0\nx: y\n", "list:\n      -   n: 0\n      - n: 1\nx: y\n"),
    "a comment beside it": ("list:\n  - n: 0 # a\nx: y\n", "list:\n  - n: 0 # a\n  - n: 1\nx: y\n"),
    "a comment after it": ("list:\n  - n: 0\n\n# x\nx: y\n", "list:\n  - n: 0\n  - n: 1\n\n# x\nx: y\n"),
    "a comment on top": ("# a\nlist: # b\n  # c\n  - n: 0\n", "# a\nlist: # b\n  # c\n  - n: 0\n  - n: 1\n"),
    "no line end": ("x: y\nlist:\n  - n: 0", "x: y\nlist:\n  - n: 0\n  - n: 1\n"),
    "a text at its end": (
        "list:\n  - n: |\n      a\n      b\nx: y\n",
        "list:\n  - n: |\n      a\n      b\n  - n: 1\nx: y\n",
    ),
    "a long line at its end": ("list:\n  - n: a\n      b\nx: y\n", "list:\n  - n: a\n      b\n  - n: 1\nx: y\n"),
    "a list at its end": (
        "list:\n  - n: 0\n    m:\n      - a\nx: y\n",
        "list:\n  - n: 0\n    m:\n      - a\n  - n: 1\nx: y\n",
    ),
    "nothing at its end": ("list:\n  - n:\nx: y\n", "list:\n  - n:\n  - n: 1\nx: y\n"),
    "Windows line ends": ("list:\r\n  - n: 0\r\nx: y\r\n", "list:\r\n  - n: 0\r\n  - n: 1\r\nx: y\r\n"),
    "in brackets": ("list: [{n: 0}]\nx: y\n", "list: [{n: 0}, {n: 1}]\nx: y\n"),
    "in brackets on lines": ("list: [\n  {n: 0}, # a\n]\nx: y\n", "list: [\n  {n: 0}, {n: 1}, # a\n]\nx: y\n"),
    "braces in a list": ("list:\n  - {n: 0}\nx: y\n", "list:\n  - {n: 0}\n  - n: 1\nx: y\n"),
    "all in brackets": ("{id: a, list: []}", "{id: a, list: [{n: 1}]}"),
    "all in brackets, missing": ("{id: a}", "{id: a, list: [{n: 1}]}"),
    "indented": ("  list:\n    - n: 0\n  x: y\n", "  list:\n    - n: 0\n    - n: 1\n  x: y\n"),
    "indented and empty": ("  list: []\n  x: y\n", "  list:\n    - n: 1\n  x: y\n"),
}


@pytest.mark.parametrize("name", LISTS)
def test_an_entry_is_added(name):
    before, after = LISTS[name]

    assert with_entry(before, "list", {"n": 1}) == after
    assert read(after) == {**read(before), "list": [*(read(before).get("list") or []), {"n": "1"}]}


def test_an_entry_of_several_lines():
    assert with_entry("list:\n  - n: 0\n", "list", ENTRY) == (
        "list:\n  - n: 0\n  - version: '1.0'\n    role: 'Head of HR: people'\n    decision: approved\n"
    )


def test_a_key_that_is_no_list_is_our_mistake():
    with pytest.raises(TypeError):
        with_entry("list: a\n", "list", ENTRY)


# Any layout

WORDS = st.sampled_from(
    [
        "a",
        "b c",
        '"q: r"',
        "'it''s'",
        "[x, y]",
        "{k: v}",
        ">-\n    folded\n    text",
        "|-\n    kept\n\n    text",
        "",
    ]
)
COMMENTS = st.sampled_from(["", "# note", "# - n: not this"])


@st.composite
def layouts(draw):
    """Return the text of a document with its fields, comments, gaps and indents laid out anyhow."""
    fields = ["id: x"]
    for name in draw(st.permutations(["title", "owner", "note"])):
        fields.append(f"{name}: {draw(WORDS)}".rstrip())
    if draw(st.booleans()):
        fields.append(
            f"status: {draw(st.sampled_from(['draft', 'approved  # yes', chr(39) + 'draft' + chr(39)]))}"
        )
    if draw(st.booleans()):
        pad = " " * draw(st.integers(0, 4))
        gap = "\n" * draw(st.integers(0, 2))
        beside = draw(COMMENTS)
        entries = [
            f"{pad}- n: {draw(WORDS)}".rstrip().replace("\n    ", f"\n{pad}    ")
            for _ in range(draw(st.integers(1, 3)))
        ]
        fields.append("list:" + f" {beside}".rstrip() + "\n" + ("\n" + gap).join(entries))
    lines = []
    for field in draw(st.permutations(fields)):
        lines += [comment for comment in (draw(COMMENTS),) if comment]
        lines += [""] * draw(st.integers(0, 2))
        lines.append(field)
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n", "\n# end", "\n# end\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def is_kept(before, after):
    """Whether *after* is *before* with some characters put in."""
    rest = iter(after)
    return all(character in rest for character in before)


@settings(max_examples=500, deadline=None)
@given(layouts())
def test_an_entry_is_added_to_any_layout(before):
    after = with_entry(before, "list", ENTRY)

    assert is_kept(before, after)
    assert len(after) - len(before) < 200
    assert read(after) == {**read(before), "list": [*read(before).get("list", []), ENTRY]}


@settings(max_examples=500, deadline=None)
@given(layouts())
def test_a_value_is_set_in_any_layout(before):
    after = with_value(before, "status", "retired")

    assert read(after) == {**read(before), "status": "retired"}
    assert [line for line in before.splitlines() if "status" not in line] == [
        line for line in after.splitlines() if "status" not in line
    ]
