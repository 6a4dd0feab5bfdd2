"""Documents that are bound into another: in their places, with ids, levels and links that fit there."""

from datetime import datetime

from kinds.rounds import ROUND
from projects import make_project, open_project
from rolepress.kinds import compose, house_of
from rolepress.kinds.binding import bind, place_for
from rolepress.labels import labels_for
from rolepress.manuscript import (
    About,
    Column,
    Contents,
    ContentsEntry,
    Heading,
    Manuscript,
    Part,
    Prose,
    Row,
    RowGroup,
    Table,
    ids,
    said,
    walk,
)
from rolepress.markdown import Span, plain
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of

HOUSE = house_of(HouseStyle(), labels_for("en-GB").value)


def document(name, *blocks, kind="guide"):
    about = About(kind, kind.capitalize(), "northshire", "Northshire Health", "", "1.0")
    title = Heading("title", said(name.capitalize()), 1, eyebrow=about.kind_label)
    return Manuscript(name, name.capitalize(), "en-GB", about, (title, *blocks), dict(HOUSE.labels))


def section(name):
    return Heading(name, said(name.capitalize()), 2), Prose(f"{name}-1", said("Words."))


def shape(manuscript):
    return [each.id for each in manuscript.blocks if not isinstance(each, Contents)]


def test_parts_stand_in_the_places_left_for_them_and_the_others_at_the_end():
    pack = document("pack", *section("first"), place_for("two"), *section("last"))

    made = bind(pack, [document("one"), document("two")], HOUSE)

    assert shape(made) == ["title", "first", "first-1", "two", "last", "last-1", "one"]


def test_a_place_for_a_part_that_is_not_there_is_no_part():
    made = bind(document("pack", place_for("lost")), [document("one")], HOUSE)

    assert shape(made) == ["title", "one"]


def test_a_place_inside_a_part_takes_its_document_below_the_heading_of_that_part():
    appendix = Part(
        "appendix", (Heading("samples", said("Samples"), 2), place_for("one"), Prose("end", said("End.")))
    )

    made = bind(document("pack", appendix), [document("one", *section("first"))], HOUSE)

    (part,) = (block for block in made.blocks if isinstance(block, Part))
    assert [block.id for block in part.blocks] == ["samples", "one", "end"]
    assert [block.level for block in part.blocks[1].blocks if isinstance(block, Heading)] == [3, 4]


def test_a_link_inside_a_part_leads_to_its_own_text_and_others_stay():
    words = (Span("here", link="#first"), Span(" "), Span("there", link="document:other"))
    part = document("one", *section("first"), Prose("links", words))

    (bound,) = [each for each in bind(document("pack"), [part], HOUSE).blocks if isinstance(each, Part)]

    assert [span.link for span in bound.blocks[-1].text] == ["#one--first", None, "document:other"]


def test_two_parts_with_the_same_ids_do_not_meet():
    made = bind(
        document("pack", *section("first")), [document(name, *section("first")) for name in ("one", "two")], HOUSE
    )

    assert len(ids(made)) == len(set(ids(made)))


def test_there_is_one_contents_and_it_stands_before_the_first_heading():
    old = Contents("contents", said("Contents"), (ContentsEntry("first", said("First")),))
    pack = document("pack", Prose("lead", said("Hello.")), old, *section("first"), *section("second"))

    made = bind(pack, [document("one", old, *section("first"))], HOUSE)

    found = [each for each in walk(made.blocks) if isinstance(each, Contents)]
    assert [each.id for each in made.blocks][:4] == ["title", "lead", "contents", "first"]
    assert [[entry.target for entry in each.entries] for each in found] == [["first", "second", "one--title"]]
    assert [entry.target for entry in found[0].entries[2].entries] == ["one--first"]


def test_a_part_says_what_it_is_in_words_that_fit_inside_another_document():
    def eyebrow(kind):
        return bind(document("pack"), [document("one", kind=kind)], HOUSE).blocks[-1].blocks[0].eyebrow

    assert eyebrow("role-pack") == "The role"
    assert eyebrow("guide") == "Guide"


def test_a_bound_document_has_a_cover_that_says_at_least_its_version():
    alone, made = document("pack"), bind(document("pack"), [document("one")], HOUSE)

    assert (alone.about.cover, alone.about.cover_lines) == (False, ())
    assert (made.about.cover, tuple(map(plain, made.about.cover_lines))) == (True, ("Version 1.0",))


def test_a_pack_may_hold_another_one_whose_headings_go_down_two_levels(tmp_path):
    outer = """\
        kind: application-pack
        id: all-rounds
        title: All rounds
        owner: Human Resources
        organisation: northshire
        recruits_to: round-2026
        summary: We look for many people.
        """
    library = open_project(make_project(tmp_path, {**ROUND, "content/application-packs/all-rounds.yml": outer}))
    given = library.document("all-rounds")
    filled = resolve(given, library, scope=scope_of(given, library), on=datetime(2026, 6, 15, 12))
    manuscript = compose(filled.value, HOUSE)

    assert len(ids(manuscript)) == len(set(ids(manuscript)))
    levels = {each.id: each.level for each in walk(manuscript.blocks) if isinstance(each, Heading)}
    assert levels["round-2026--title"] == 2
    assert levels["round-2026--support-worker--title"] == 3
    assert levels["round-2026--support-worker--duties-support"] == 5


def test_the_columns_of_a_bound_table_keep_the_names_that_styles_know():
    column, row = Column("number", said("Number")), Row("r1", ((said("1"),),))
    table = Table("t", said("Numbers"), (column,), (RowGroup("g", (), (), (row,)),))

    made = bind(document("pack"), [document("one", table)], HOUSE)

    (found,) = (block for block in walk(made.blocks) if isinstance(block, Table))
    assert (found.id, found.groups[0].rows[0].id) == ("one--t", "one--r1")
    assert [each.id for each in found.columns] == ["number"]
