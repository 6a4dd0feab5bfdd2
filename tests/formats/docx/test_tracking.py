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
from word_files import W, body, settled_by_libreoffice

AT = datetime(2026, 6, 30, 9, 15, tzinfo=UTC)
ABOUT = About("page", "Page", "trust", "Trust", "", "1.0")
P, TR, INS, DEL, TO, FROM = (f"{W}{name}" for name in ("p", "tr", "ins", "del", "moveTo", "moveFrom"))
RANGES = [f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End")]


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "trust", Brand())


def word(manuscript, theme):
    return body(render_docx(manuscript, STANDARD, theme, at=AT))


def settled(root, *, accept):
    """Return a copy of a Word body with every change accepted, or rejected, as Word does it."""
    root = copy.deepcopy(root)
    stays, goes = ((INS, TO), (DEL, FROM)) if accept else ((DEL, FROM), (INS, TO))
    for each in list(root.iter(*RANGES)):
        each.getparent().remove(each)
    for row in list(root.iter(TR)):
        if any(row.find(f"{W}trPr/{each}") is not None for each in goes):
            row.getparent().remove(row)
    for one in [p for p in root.iter(P) if any(p.find(f"{W}pPr/{W}rPr/{each}") is not None for each in goes)]:
        following = one.getnext()
        if following is not None and following.tag == P:  # its text goes to the start of the next paragraph
            for index, part in enumerate([each for each in one if each.tag != f"{W}pPr"], start=1):
                following.insert(index, part)
            one.getparent().remove(one)
    for each in list(root.iter(*goes)):
        each.getparent().remove(each)
    for each in list(root.iter(*stays)):
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


def moved(theme):
    old = text(listed("Listen to all people well", "Keep notes", "Write to families"))
    new = text(listed("Keep notes", "Write to families", "Listen to all our people well"))
    return old, new, word(redline(old, new), theme)


def test_a_whole_paragraph_that_moves_is_a_move(theme):
    old, new, tracked = moved(theme)

    starts = [tracked.find(f".//{each}") for each in RANGES[::2]]
    ends = [tracked.find(f".//{each}") for each in RANGES[1::2]]
    assert [each.get(f"{W}name") for each in starts] == ["move1", "move1"]
    assert [each.get(f"{W}id") for each in starts] == [each.get(f"{W}id") for each in ends]
    for start, end, tag in zip(starts, ends, (FROM, TO), strict=True):
        paragraph = start.getnext()
        assert paragraph.getnext() is end
        assert paragraph.find(f"{W}pPr/{W}rPr/{tag}") is not None
        assert paragraph.find(tag) is not None
        assert {start.get(f"{W}author"), start.get(f"{W}date")} == {"Rolepress", "2026-06-30T09:15:00Z"}
    assert ["".join(each.itertext()) for each in tracked.iter(INS)] == [" our"]
    assert tracked.find(f".//{FROM}//{W}delText") is None
    assert told(settled(tracked, accept=True)) == told(word(new, theme))
    assert told(settled(tracked, accept=False)) == told(word(old, theme))


@pytest.mark.parametrize("accept", [True, False])
def test_libreoffice_settles_a_move_as_we_do(theme, tmp_path, accept):
    old, new, _ = moved(theme)
    tracked = render_docx(redline(old, new), STANDARD, theme, at=AT)

    made = body(settled_by_libreoffice(tracked, tmp_path, accept=accept))

    assert told(made) == told(word(new if accept else old, theme))


def test_a_move_has_both_its_places(theme):
    """A row of a table has no move in Word: it goes, and it comes."""
    tracked = word(
        redline(criteria("Can drive a car", "Has a degree"), criteria("Has a degree", "Can drive a car")), theme
    )

    assert list(tracked.iter(FROM, TO, *RANGES)) == []
    assert len(list(tracked.iter(DEL))) > 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=3, max_size=6, unique=True), st.data())
def test_moves_come_in_pairs_and_leave_both_texts(theme, numbers, data):
    entries = [f"Duty {name} of this post in every week" for name in ("abcdefgh"[each] * 4 for each in numbers)]
    again = [
        f"{each} {data.draw(st.sampled_from(['', 'and more']))}".strip()
        for each in data.draw(st.permutations(entries))
    ]
    old, new = text(listed(*entries)), text(listed(*again))

    tracked = word(redline(old, new), theme)

    assert told(settled(tracked, accept=True)) == told(word(new, theme))
    assert told(settled(tracked, accept=False)) == told(word(old, theme))
    names = [[each.get(f"{W}name") for each in tracked.iter(tag)] for tag in RANGES[::2]]
    assert sorted(names[0]) == sorted(names[1]) == sorted(set(names[0]))
    ids = [each.get(f"{W}id") for each in tracked.iter(INS, DEL, TO, FROM, *RANGES[::2])]
    assert len(ids) == len(set(ids))


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
