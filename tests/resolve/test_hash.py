"""An approval covers what a document says, and not how it is written or kept."""

import pytest

from projects import CLAUSE, FACTS, JOB, ORGANISATION, make_project
from resolve.filling import CLAUSE_FILE, FACTS_FILE, JOB_FILE, VERSIONS, fill, resolved_summary
from rolepress.model.base import LIFECYCLE


def hash_of(root, **changes):
    return fill(make_project(root, changes or None))[0].hash


SAME = {
    "a comment": JOB.replace("owner:", "# a note\nowner:"),
    "the order of keys": JOB.replace("kind: job-description\nid: support-worker\n", "")
    + "id: support-worker\nkind: job-description\n",
    "how a text is folded": JOB.replace("Listen to people", ">-\n        Listen\n        to people"),
    "quotes": JOB.replace("title: Support Worker", 'title: "Support Worker"'),
    "a default written out": JOB.replace("owner:", "language: en-GB\nowner:"),
}
KEPT = {
    "owner": "owner: Somebody else",
    "aliases": "aliases: [old]\nowner: Human Resources",
    "audience": "audience: internal\nowner: Human Resources",
    "status": "status: approved\nowner: Human Resources",
    "version": 'version: "2.0"\nowner: Human Resources',
    "review_by": "review_by: 2030-01-01\nowner: Human Resources",
    "closes": "closes: 2030-01-01 12:00\nowner: Human Resources",
    "changes": "changes: [{version: '1', date: 2026-01-01, summary: x}]\nowner: Human Resources",
    "sources": "sources: [{title: x}]\nowner: Human Resources",
    "allow": "allow: [{rule: x, reason: y, until: 2030-01-01}]\nowner: Human Resources",
}


@pytest.mark.parametrize("name", SAME)
def test_how_a_document_is_written_does_not_change_its_hash(tmp_path, name):
    assert hash_of(tmp_path / "a", **{JOB_FILE: SAME[name]}) == hash_of(tmp_path / "b")


@pytest.mark.parametrize("name", KEPT)
def test_how_a_document_is_kept_does_not_change_its_hash(tmp_path, name):
    text = JOB.replace("owner: Human Resources", KEPT[name])

    assert name in LIFECYCLE
    assert hash_of(tmp_path / "a", **{JOB_FILE: text}) == hash_of(tmp_path / "b")


CHANGED = {
    "a word": {JOB_FILE: JOB.replace("Listen to", "Hear")},
    "the order of duties": {JOB_FILE: JOB.replace("- Listen to people", "- Listen to people\n      - Speak")},
    "the language": {JOB_FILE: JOB.replace("owner:", "language: cy\nowner:")},
    "a fact": {FACTS_FILE: FACTS.replace("the recovery team", "the ward")},
    "a clause": {CLAUSE_FILE: CLAUSE.replace("Keep what", "Hold what")},
    "a clause's title": {CLAUSE_FILE: CLAUSE.replace("title: Conf", "title: On conf")},
    "a clause's version": {CLAUSE_FILE: VERSIONS},
    "the employer's name": {
        "content/organisations/northshire.yml": ORGANISATION.replace("Northshire Health", "North")
    },
}


@pytest.mark.parametrize("name", CHANGED)
def test_what_a_document_says_changes_its_hash(tmp_path, name):
    assert hash_of(tmp_path / "a", **CHANGED[name]) != hash_of(tmp_path / "b")


def test_a_fact_that_is_not_shown_does_not_change_the_hash(tmp_path):
    assert hash_of(tmp_path / "a", **{FACTS_FILE: FACTS + "  other: {type: text, value: x}\n"}) == hash_of(
        tmp_path / "b"
    )


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("One line\nand another.", "One line and\nanother."),
        ("- one entry\n  of a list\n- two", "- one entry of a list\n- two"),
    ],
)
def test_lines_that_break_elsewhere_are_the_same_words(tmp_path, text, other):
    first, second = (resolved_summary(tmp_path / str(i), each) for i, each in enumerate((text, other)))

    assert first.hash == second.hash


@pytest.mark.parametrize("other", ["One\n\ntwo", "- One\n- two", "One\n- two", "1. One\n2. two"])
def test_paragraphs_and_entries_are_not_the_same_words(tmp_path, other):
    first, second = (resolved_summary(tmp_path / str(i), each) for i, each in enumerate(("One\ntwo", other)))

    assert first.hash != second.hash
