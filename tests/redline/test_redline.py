"""Two versions as one text: both can be taken out of it again, word for word."""

from dataclasses import replace
from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from any_edit import edited, spans
from any_manuscript import manuscripts
from rolepress.manuscript import (
    About,
    Bullets,
    Column,
    Entry,
    Heading,
    Manuscript,
    Numbered,
    Prose,
    Row,
    RowGroup,
    Table,
    ids,
    reworded,
    words,
)
from rolepress.markdown import Span
from rolepress.redline import accepted, changes, redline, rejected


def joined(manuscript):
    """Return *manuscript* with neighbouring spans that look and behave alike as one."""
    return reworded(manuscript, lambda text: tuple(
        replace(alike, text="".join(span.text for span in run))
        for alike, run in groupby_look(tuple(span for span in text if span.text))
    ))  # fmt: skip


def groupby_look(text):
    for look, run in groupby(text, key=lambda span: replace(span, text="")):
        yield look, list(run)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_accepting_gives_the_new_text_and_rejecting_the_old(data):
    """1,000 random edits: five to each of 200 texts."""
    old = data.draw(manuscripts)
    for new in (data.draw(edited(old)) for _ in range(5)):
        both = redline(old, new)

        assert joined(accepted(both)).blocks == joined(new).blocks
        assert words(rejected(both)) == words(old)
        assert twice(both) <= twice(old) + twice(new)


def twice(manuscript):
    """Return how many ids of *manuscript* stand there already."""
    return len(ids(manuscript)) - len(set(ids(manuscript)))


@settings(max_examples=100, deadline=None)
@given(manuscripts, manuscripts)
def test_any_two_texts_can_be_one(old, new):
    both = redline(old, new)

    assert joined(accepted(both)).blocks == joined(new).blocks
    assert words(rejected(both)) == words(old)


@settings(max_examples=100, deadline=None)
@given(manuscripts)
def test_a_text_beside_itself_has_no_change(same):
    assert redline(same, same) == same
    assert changes(redline(same, same)) == ()
    assert not any(span.mark for span in spans(redline(same, same).blocks))


def text(*blocks):
    return Manuscript("any", "TITLE", "en-GB", ABOUT, blocks)


def bullets(name, *entries):
    return Bullets(name, tuple(Entry(f"{name}-{index}", (Span(each),)) for index, each in enumerate(entries, 1)))


def shown(words):
    """Return *words* with what became of them."""
    signs = {"inserted": "+", "deleted": "-", "moved-here": ">", "moved-away": "<"}
    return "".join(f"{signs[span.mark.became]}[{span.text}]" if span.mark else span.text for span in words)


def test_words_that_stay_are_not_marked():
    old, new = text(prose("a", "Keep clear notes of care.")), text(prose("a", "Keep clear records of care."))

    assert shown(redline(old, new).blocks[0].text) == "Keep clear-[ notes]+[ records] of care."


def test_an_entry_that_comes_first_marks_no_other():
    old = text(bullets("list", "Listen to people", "Keep notes"))
    new = text(bullets("list", "Welcome new colleagues", "Listen to people", "Keep notes"))

    assert [shown(each.text) for each in redline(old, new).blocks[0].entries] == [
        "+[Welcome new colleagues]", "Listen to people", "Keep notes",
    ]  # fmt: skip


def test_an_entry_that_moves_to_another_list_says_from_where_and_to_where():
    old = text(heading("care", "Care"), bullets("care-list", "Listen to people well", "Keep notes"),
               heading("team", "Team"), bullets("team-list", "Join meetings"))  # fmt: skip
    new = text(heading("care", "Care"), bullets("care-list", "Keep notes"),
               heading("team", "Team"), bullets("team-list", "Join meetings", "Listen to all people well"))  # fmt: skip

    both = redline(old, new)

    away, here = both.blocks[1].entries[0], both.blocks[3].entries[1]
    assert shown(away.text) == "<[Listen to people well]"
    assert shown(here.text) == ">[Listen to]+[ all]>[ people well]"
    assert away.text[0].mark.place == "Team"
    assert here.text[0].mark.place == "Care"
    (told,) = changes(both)
    assert (told.what, told.under, told.place, told.away) == ("moved", "Team", "Care", True)


def test_an_entry_that_moves_is_not_taken_for_the_one_that_takes_its_place():
    old = text(
        bullets(
            "list", "Give peer support, and keep to limits", "Help people to find their goals", "Work in a team"
        )
    )
    new = text(bullets("list", "Help people to find and keep to their goals", "Work in a team",
                       "Give peer support, and keep to limits at all times"))  # fmt: skip

    assert [(each.what, each.after) for each in changes(redline(old, new))] == [
        ("changed", "Help people to find and keep to their goals"),
        ("moved", "Give peer support, and keep to limits at all times"),
    ]


def test_a_link_that_leads_elsewhere_is_a_change():
    one, other = (Span("Apply here", link=f"https://{name}.example") for name in ("old", "new"))
    old, new = text(Prose("a", (one,))), text(Prose("a", (other,)))

    both = redline(old, new)

    assert shown(both.blocks[0].text) == "-[Apply here]+[Apply here]"
    assert accepted(both) == new
    assert changes(both)[0].after == "Apply here (https://new.example)"


def test_bold_alone_is_no_change_of_words():
    old, new = text(prose("a", "Be kind")), text(Prose("a", (Span("Be kind", strong=True),)))

    assert redline(old, new) == new


def test_numbers_that_are_counted_are_no_change():
    old = text(Numbered("list", (Entry("l-1", (Span("Keep notes"),), "1"),)))
    new = text(
        Numbered(
            "list", (Entry("l-1", (Span("Listen to everybody"),), "1"), Entry("l-2", (Span("Keep notes"),), "2"))
        )
    )

    both = redline(old, new)

    assert [each.what for each in changes(both)] == ["added"]
    assert both.blocks[0].entries[1].was == "1"
    assert rejected(both).blocks[0].entries[0].number == "1"


def test_a_criterion_that_comes_does_not_change_the_ones_counted_after_it():
    def table(*texts):
        rows = tuple(
            Row(f"row-{each[:4]}", (((Span(f"1.{index}"),),), ((Span(each),),)))
            for index, each in enumerate(texts, 1)
        )
        columns = Column("number", (Span("Number"),)), Column("criterion", (Span("Criterion"),), header=True)
        return text(Table("criteria", (Span("What we look for"),), columns, (RowGroup("group", (), (), rows),)))

    both = redline(table("Can drive"), table("Has a degree", "Can drive"))

    (told,) = changes(both)
    assert (told.what, told.after, told.id) == ("added", "Has a degree", "row-Has ")


def test_signs_and_capitals_alone_are_told_apart_from_words():
    old = text(prose("a", "keep notes, each day"), prose("b", "Work 37.5 hours"))
    new = text(prose("a", "Keep notes each day."), prose("b", "Work 30 hours"))

    assert [each.marks_alone for each in changes(redline(old, new))] == [True, False]


def test_changes_name_their_part_and_their_heading():
    old = text(heading("duties", "Duties", 2), heading("care", "Care", 3), bullets("list", "Listen to people"))
    new = text(
        heading("duties", "Duties", 2), heading("care", "Care", 3), bullets("list", "Listen to people well")
    )

    (told,) = changes(redline(old, new))

    assert (told.what, told.part, told.under, told.id) == ("changed", "Duties", "Care", "list-1")
    assert (told.before, told.after) == ("Listen to people", "Listen to people well")


def test_the_language_of_words_that_stay_or_come_is_kept():
    old = text(prose("a", "Hello all"))
    new = text(Prose("a", (Span("Hello "), Span("bawb", language="cy"))))

    assert redline(old, new).blocks[0].text[-1].language == "cy"


def heading(name, said, level=3):
    return Heading(name, (Span(said),), level)


def prose(name, said):
    return Prose(name, (Span(said),))


ABOUT = About("page", "Page", "trust", "Trust", "", "1.0")
