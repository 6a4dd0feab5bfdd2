"""Tracked changes: accepting them all leaves the new document in Word, rejecting them the old one."""

import copy
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from any_edit import edited
from any_manuscript import manuscripts
from rolepress.editions import STANDARD
from rolepress.formats.docx import render_docx
from rolepress.manuscript import (
    About,
    Bullets,
    Column,
    Entry,
    Heading,
    Manuscript,
    Prose,
    Row,
    RowGroup,
    Table,
    Term,
    Terms,
)
from rolepress.markdown import Span
from rolepress.model.organisation import Brand
from rolepress.redline import redline
from rolepress.redline.reading import as_read
from rolepress.theme import theme_for
from word_files import W, body

AT = datetime(2026, 6, 30, 9, 15, tzinfo=UTC)
ABOUT = About("page", "Page", "trust", "Trust", "", "1.0")
P, TR, INS, DEL = (f"{W}{name}" for name in ("p", "tr", "ins", "del"))


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "trust", Brand())


def word(manuscript, theme):
    return body(render_docx(manuscript, STANDARD, theme, at=AT))


def settled(root, *, accept):
    """Return a copy of a Word body with every change accepted, or rejected, as Word does it."""
    root = copy.deepcopy(root)
    stays, goes = (INS, DEL) if accept else (DEL, INS)
    for row in list(root.iter(TR)):
        if row.find(f"{W}trPr/{goes}") is not None:
            row.getparent().remove(row)
    for one in [each for each in root.iter(P) if each.find(f"{W}pPr/{W}rPr/{goes}") is not None]:
        following = one.getnext()
        if following is not None and following.tag == P:  # its text goes to the start of the next paragraph
            for index, part in enumerate([each for each in one if each.tag != f"{W}pPr"], start=1):
                following.insert(index, part)
            one.getparent().remove(one)
    for each in list(root.iter(goes)):
        each.getparent().remove(each)
    for each in list(root.iter(stays)):
        parent, place = each.getparent(), each.getparent().index(each)
        for part in reversed(list(each)):
            parent.insert(place, part)
        parent.remove(each)
    return root


def told(root):
    """Return the words of every paragraph that says something; a tab or a break is a space."""
    found = []
    for one in root.iter(P):
        pieces = (
            each.text or "" if each.tag in (f"{W}t", f"{W}delText") else " "
            for each in one.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br")
            if each.getparent().tag == f"{W}r"
        )
        found.append("".join(pieces).split())
    return [each for each in found if each]


def words_of(root):
    """Return all words, but for the heads of tables, which Word has once for each group."""
    for head in [row for row in root.iter(TR) if row.find(f"{W}trPr/{W}tblHeader") is not None]:
        head.getparent().remove(head)
    return [word for each in told(root) for word in each]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_accepting_all_leaves_the_new_words_and_rejecting_all_the_old(theme, data):
    old = as_read(data.draw(manuscripts), "Picture")
    new = as_read(data.draw(edited(old)), "Picture")

    tracked = word(redline(old, new), theme)

    assert words_of(settled(tracked, accept=True)) == words_of(word(new, theme))
    assert words_of(settled(tracked, accept=False)) == words_of(word(old, theme))


def text(*blocks):
    return Manuscript("any", "TITLE", "en-GB", ABOUT, (Heading("title", (Span("Ward clerk"),), 1), *blocks))


def listed(*entries):
    return Bullets("list", tuple(Entry(f"list-{i}", (Span(each),)) for i, each in enumerate(entries, 1)))


def test_a_change_has_an_author_and_a_date(theme):
    tracked = word(redline(text(listed("Keep notes")), text(listed("Keep records"))), theme)

    for tag in (INS, DEL):
        (change,) = tracked.iter(tag)
        assert (change.get(f"{W}author"), change.get(f"{W}date")) == ("Rolepress", "2026-06-30T09:15:00Z")
    ids = [each.get(f"{W}id") for each in tracked.iter(INS, DEL)]
    assert len(ids) == len(set(ids))


def test_an_entry_that_goes_takes_its_bullet_along(theme):
    old, new = text(listed("Keep notes", "Listen well")), text(listed("Listen well"))

    tracked = word(redline(old, new), theme)

    assert told(settled(tracked, accept=True)) == told(word(new, theme))
    assert told(settled(tracked, accept=False)) == told(word(old, theme))
    assert len(list(settled(tracked, accept=True).iter(f"{W}numPr"))) == 1


def test_a_value_that_goes_takes_its_line_break_along(theme):
    def fact(*values):
        return text(Terms("facts", (Term("band", (Span("Band"),), tuple((Span(each),) for each in values)),)))

    tracked = word(redline(fact("three", "and four"), fact("and four")), theme)

    assert len(list(settled(tracked, accept=True).iter(f"{W}br"))) == 0
    assert len(list(settled(tracked, accept=False).iter(f"{W}br"))) == 1


def criteria(*texts):
    rows = tuple(Row(f"row-{each[:5]}", (tuple((Span(line),) for line in each.split("/")),)) for each in texts)
    columns = (Column("criterion", (Span("Criterion"),), header=True),)
    return text(Table("table", (Span("Caption"),), columns, (RowGroup("group", (), (), rows),)))


def test_a_row_that_goes_leaves_no_empty_cells(theme):
    tracked = word(redline(criteria("Can drive", "Has a degree"), criteria("Can drive")), theme)

    assert len(list(tracked.iter(TR))) == 3
    assert len(list(settled(tracked, accept=True).iter(TR))) == 2
    assert len(list(settled(tracked, accept=False).iter(TR))) == 3


@pytest.mark.parametrize(("before", "after"), [
    ("Can drive/Or can ride", "Can drive"),
    ("Can drive", "Can drive/Or can ride"),
    ("Can drive/Or can ride", "Or can ride"),
    ("Can drive/Old words here", "Can drive/Something else"),
])  # fmt: skip
def test_a_line_of_a_cell_leaves_no_empty_line(theme, before, after):
    def cells(*texts):
        return criteria("Row that stays", *texts)

    def kept(root):
        return [["".join(each.itertext()) for each in cell.iter(P)] for cell in root.iter(f"{W}tc")]

    old, new = cells(before), cells(after)
    both = redline(old, new)
    tracked = word(both, theme)

    assert kept(settled(tracked, accept=True)) == kept(word(new, theme))
    assert kept(settled(tracked, accept=False)) == kept(word(old, theme))


def test_the_file_is_as_the_schema_wants_it(theme):
    """The end of a paragraph is the last of its settings, and a row's change the last of its own."""
    old, new = criteria("Can drive", "Has a degree"), criteria("Can drive")
    tracked = word(redline(text(*old.blocks[1:], Prose("p", (Span("Goes away"),)), listed("stays")),
                           text(*new.blocks[1:], listed("stays"))), theme)  # fmt: skip

    for settings_ in tracked.iter(f"{W}pPr"):
        assert [etree.QName(each).localname for each in settings_].count("rPr") <= 1
        assert settings_.find(f"{W}rPr") is None or settings_[-1].tag == f"{W}rPr"
    for settings_ in tracked.iter(f"{W}trPr"):
        assert settings_.find(DEL) is None or settings_[-1].tag == DEL
    assert tracked.find(f".//{DEL}//{W}t") is None
