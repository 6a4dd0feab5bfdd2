"""Any words that people type over in any duties are proposed, those and no others, and written as they stand."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.copies import JOB_FILE, WordCopy, plan_of, sending_project, sent, take
from projects import open_project
from rolepress.importers.records import Kind

DUTIES = {
    ("duties", 0, "entries", 0): "Listen to people",
    ("duties", 0, "entries", 1): 'Help people with the "tasks" of the day',
    ("duties", 0, "entries", 5, "text"): "Go with people to:",
    ("duties", 0, "entries", 5, "points", 0): "the doctor",
    ("duties", 0, "entries", 5, "points", 2): "meetings of their own choice",
    ("duties", 1, "entries", 1): "Learn from your manager",
}
WORDS = st.text(
    st.sampled_from("abcdefghij ABC äé’“:#-*_[]()<>&!?'\"\\|%@`~0123.,;£…–\u00a0{}"), min_size=1, max_size=30
).filter(lambda text: text.strip() and "{{" not in text and "}}" not in text)
EDITS = st.dictionaries(
    st.sampled_from(list(DUTIES)), st.tuples(st.integers(0, 6), st.integers(0, 3), WORDS), min_size=1
)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return sending_project(tmp_path_factory.mktemp("any") / "project")


@pytest.fixture(scope="module")
def copy(project):
    return sent(project)


def edited(words, start, many, new):
    """Return *words* with *many* of them from place *start* on typed over by *new*."""
    split = words.split()
    start = min(start, len(split))
    return " ".join([*split[:start], *new.split(), *split[start + many :]])


def plain(value):
    """Return what a value says, without the marks of Markdown that make signs of signs."""
    from rolepress.markdown import plain, read_line

    return plain(read_line(value)[0])


@given(EDITS)
@settings(deadline=None, max_examples=50)
def test_edits_of_duties_are_proposed_and_written(project, copy, tmp_path_factory, edits):
    wanted = {at: edited(DUTIES[at], *edit) for at, edit in edits.items()}
    wanted = {at: words for at, words in wanted.items() if folded(words) != folded(DUTIES[at])}
    word = WordCopy(copy)
    for at, words in wanted.items():
        word.reword(DUTIES[at], words)
    root = tmp_path_factory.mktemp("taken") / "project"
    shutil.copytree(project, root)

    plan = take(root, word.data())

    assert plan.asides == ()
    assert [each.kind for each in plan.proposals] == [Kind.WORDS] * len(wanted)
    assert {each.old: folded(each.new) for each in plan.proposals} == {
        DUTIES[at]: folded(words) for at, words in wanted.items()
    }
    data, before = (
        open_project(root).source("support-worker").data,
        open_project(project).source("support-worker").data,
    )
    for at, words in wanted.items():
        assert folded(plain(value(data, at))) == folded(words)
        put(data, at, value(before, at))
    assert data == before
    assert (root / JOB_FILE).read_text("utf-8").count("\n") == (project / JOB_FILE).read_text("utf-8").count("\n")
    assert plan_of(root, word.data()).proposals == ()


def folded(words):
    """Return *words* with one kind of quotation marks: which kind is no change."""
    return words.translate(str.maketrans("‘’“”", "''\"\""))


def value(data, at):
    for step in at:
        data = data[step]
    return data


def put(data, at, text):
    *way, last = at
    value(data, way)[last] = text
