"""A manuscript in Word: every word in order under its own numbers, in real styles, lists and tables."""

from dataclasses import replace

import pytest

from rolepress.colours import contrast
from rolepress.editions import EDITIONS, STANDARD
from rolepress.formats.docx import render_docx
from rolepress.formats.docx.names import LONGEST_BOOKMARK, bookmark_of
from rolepress.languages import is_right_to_left
from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Contents,
    ContentsEntry,
    Entry,
    Heading,
    Numbered,
    Part,
    Prose,
    Records,
    Row,
    RowGroup,
    Step,
    Table,
    Term,
    Terms,
    ids,
    said,
    texts,
    walk,
)
from rolepress.manuscript.blocks import Column, Detail, Record, RecordGroup
from rolepress.markdown import Span, plain, read_line
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript
from word_files import R, W, body, every_style, names, paragraphs, part, style, text_of, val
from word_files import said as words_in

SAMPLE = sample_manuscript()
EDITION_NAMES = ("standard", "large-print-18")


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


def word_file(theme, *blocks: Block, edition=STANDARD, **changes) -> bytes:
    manuscript = replace(SAMPLE, blocks=(Heading("title", said("Title"), 1), *blocks), **changes)
    return render_docx(edition.adapt(manuscript), edition, theme)


def in_reading_order(blocks):
    """Yield every text of *blocks* as Word has it: a table's heads stand in each of its groups."""
    for block in walk(blocks):
        match block:
            case Table():
                yield plain(block.caption)
                heads = [plain(column.label) for column in block.columns]
                headed = False  # groups without a title go on in the table before them
                for group in block.groups:
                    headed = headed and not (group.title or group.notes)
                    yield from (plain(group.title), *map(plain, group.notes))
                    yield from heads if group.rows and not headed else ()
                    headed = bool(group.rows) and not (group.title or group.notes)
                    yield from (plain(line) for row in group.rows for cell in row.cells for line in cell)
            case Records():
                yield plain(block.caption)
                for group in block.groups:
                    yield from (plain(group.title), *map(plain, group.notes))
                    for record in group.records:
                        yield plain(record.title)
                        for each in record.details:
                            yield from (f"{plain(each.label)}:", *map(plain, each.values))
            case Step():
                yield from map(plain, block.lines)
                for term in block.meanings:
                    yield from (f"{plain(term.label)}:", *map(plain, term.values))
            case Numbered(entries=entries) if not entries[0].number:  # Word counts them, as a page does
                for place, entry in enumerate(entries, start=1):
                    counted = Bullets("", (replace(entry, number=entry.number or f"{place}."),))
                    yield from texts(counted)
            case _:
                yield from texts(block)


@pytest.mark.parametrize("name", EDITION_NAMES)
def test_every_word_is_there_in_order_with_the_numbers_of_the_manuscript(theme, name):
    adapted = EDITIONS[name].adapt(SAMPLE)

    expected = [word for text in in_reading_order(adapted.blocks) for word in text.split()]
    opening = adapted.about.organisation_name.split()
    assert words_in(render_docx(adapted, EDITIONS[name], theme)) == [*opening, *expected]
    assert len(expected) > 2000


@pytest.mark.parametrize(
    "numbers",
    [("2.1", "2.2", "2.3"), ("9", "10", "11"), ("a", "b"), ("1.1", "3.7"), ("%1", "%2"), ("4.09", "4.10")],
)
def test_a_list_has_the_numbers_that_it_was_given(theme, numbers):
    entries = tuple(Entry(f"e{index}", said("word"), number) for index, number in enumerate(numbers))

    data = word_file(theme, Numbered("list", entries))

    assert [text for kind, text in paragraphs(data) if kind.startswith("List")] == [
        f"{each} word" for each in numbers
    ]


def test_lists_do_not_count_on_from_each_other(theme):
    first, second = (Numbered(name, tuple(Entry(f"{name}{i}", said("x")) for i in (1, 2))) for name in "ab")
    inner = Entry("c", said("y"), "3.1", (Entry("d", said("z"), "3.1.1"), Entry("e", said("z"), "3.1.2")))

    data = word_file(theme, first, second, Numbered("f", (inner, Entry("g", said("y"), "3.2"))))

    listed = [text for kind, text in paragraphs(data) if kind.startswith("List")]
    assert listed == ["1. x", "2. x", "1. x", "2. x", "3.1 y", "3.1.1 z", "3.1.2 z", "3.2 y"]


def test_headings_and_lists_are_in_the_styles_that_screen_readers_know(theme):
    deep = Bullets("b", (Entry("b1", said("one"), "", (Entry("b2", said("two")),)),))
    blocks = (
        Heading("h2", said("Two"), 2),
        Heading("h6", said("Six"), 6),
        deep,
        Numbered("n", (Entry("n1", said("x")),)),
    )

    found = paragraphs(word_file(theme, *blocks))

    kinds = ("Title", "Heading2", "Heading6", "ListBullet", "ListBullet2", "ListNumber")
    assert [kind for kind, _ in found if kind in kinds] == list(kinds)
    outlines = {each.get(f"{W}styleId"): val(each.find(f"{W}pPr/{W}outlineLvl")) for each in every_style(
        word_file(theme)
    )}  # fmt: skip
    assert [outlines[f"Heading{level}"] for level in range(1, 7)] == list("012345")


def test_every_style_in_use_is_defined(theme):
    data = render_docx(SAMPLE, STANDARD, theme)
    defined = {each.get(f"{W}styleId") for each in every_style(data)}

    used = {val(each) for tag in ("pStyle", "rStyle", "tblStyle") for each in body(data).iter(f"{W}{tag}")}
    based = {val(each) for each in part(data, "word/styles.xml").iter(f"{W}basedOn")}
    assert used | based <= defined


def test_a_table_is_simple_and_its_heads_stand_on_every_page(theme):
    data = render_docx(SAMPLE, STANDARD, theme)
    tables = list(body(data).iter(f"{W}tbl"))

    assert len(tables) == 6
    for each in tables:
        rows = each.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert {len(row.findall(f"{W}tc")) for row in rows} == {len(each.find(f"{W}tblGrid"))}
        assert val(each.find(f"{W}tblPr/{W}tblCaption")) == "What we look for, and how we check it"
    assert not list(body(data).iter(f"{W}gridSpan", f"{W}vMerge"))


def test_rows_of_groups_without_a_title_stand_in_one_table(theme):
    columns = (Column("a", said("Name")), Column("b", said("Value")))
    groups = tuple(RowGroup(f"g{i}", (), (), (Row(f"r{i}", ((said("x"),), ())),)) for i in (1, 2))

    data = word_file(theme, Table("t", said("Caption"), columns, groups))

    assert [len(each.findall(f"{W}tr")) for each in body(data).iter(f"{W}tbl")] == [3]


def test_nothing_floats_and_no_table_is_there_for_its_looks(theme):
    box = Box("box", said("Note"), (Prose("p", said("Inside")), Bullets("l", (Entry("e", said("entry")),))))
    terms = Terms("t", (Term("t1", said("Hours"), (said("22"), said("or 30"))),))

    data = word_file(theme, box, terms)

    tags = {
        each.tag.rpartition("}")[2] for each in part(data, "word/document.xml").iter() if isinstance(each.tag, str)
    }
    assert not tags & {"txbxContent", "framePr", "tbl", "pict", "drawing"}
    assert "Hours 22 or 30" in [text for _, text in paragraphs(data)]


def test_no_paragraph_is_empty(theme):
    for name in EDITION_NAMES:
        data = render_docx(EDITIONS[name].adapt(SAMPLE), EDITIONS[name], theme)

        assert [each for each in body(data).iter(f"{W}p") if not text_of(each).strip()] == []


@pytest.mark.parametrize("name", EDITION_NAMES)
def test_every_id_rides_along_as_a_hidden_bookmark(theme, name):
    adapted = EDITIONS[name].adapt(SAMPLE)
    found = [
        val(each, "name") for each in body(render_docx(adapted, EDITIONS[name], theme)).iter(f"{W}bookmarkStart")
    ]

    wanted = {bookmark_of(each) for each in ids(adapted)}
    assert wanted - set(found) == set()
    assert len(found) == len(set(found))
    assert all(len(each) <= LONGEST_BOOKMARK and each[0] == "_" for each in found)


def test_long_ids_keep_apart():
    first, second = (bookmark_of(f"a-very-long-id-of-a-criterion-in-a-group-{last}") for last in "ab")

    assert first != second
    assert len(first) == LONGEST_BOOKMARK


def test_links_lead_where_they_say(theme):
    text = read_line("See [the site](https://trust.example/a?b=1&c=2) or **[mail](mailto:a@b.example)**")[0]
    others = [Span(f" {link}", link=link) for link in ("#title", "#nowhere", "document:other", "javascript:no")]
    data = word_file(theme, Prose("p", (*text, *others)))

    links = list(body(data).iter(f"{W}hyperlink"))
    targets = {each.get("Id"): each.get("Target") for each in part(data, "word/_rels/document.xml.rels")}
    ids_ = [each.get(f"{R}id") for each in links]
    assert [targets.get(each) for each in ids_] == ["https://trust.example/a?b=1&c=2", "mailto:a@b.example", None]
    assert val(links[2], "anchor") == "_title"


def test_what_every_page_is_to_say_stands_on_the_cover_and_not_twice_on_the_page_after_it(theme):
    about = replace(SAMPLE.about, cover=True, cover_lines=(said("Version 1.0"),), notice="This is an example")
    notice, text = Prose("n", said("This is an example"), note=True), Prose("p", said("What this is about."))

    def begins(*blocks: Block) -> list[str]:
        data = word_file(theme, *blocks, about=about)
        return [text_of(each) for each in body(data).iter(f"{W}p") if has(each, "pageBreakBefore")]

    assert begins(notice, text) == ["What this is about."]
    assert begins(replace(notice, text=said("Another note"))) == ["Another note"]
    assert begins(replace(notice, note=False)) == ["This is an example"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("At Gwendolen Road, LE5 4QG", "At Gwendolen Road, LE5~4QG"),
        ("On 30 June 2023, for 22 hours", "On 30~June~2023, for 22~hours"),
        ("Room 4 of 5", "Room 4 of 5"),
    ],
)
def test_no_line_ends_inside_a_postcode_or_a_date_but_in_a_column(theme, line, shown):
    words = read_line(line)[0]
    row = RowGroup("g", (), (), (Row("r", ((words,),)),))

    data = word_file(theme, Prose("p", words), Table("t", said("Caption"), (Column("a", said("Where")),), (row,)))

    texts_ = [text_of(each).replace("\N{NO-BREAK SPACE}", "~") for each in body(data).iter(f"{W}p")]
    assert (texts_[2], texts_[-2]) == (shown, line)


def test_contents_are_a_field_whose_lines_lead_to_the_headings(theme):
    contents = Contents(
        "c", said("Contents"), (ContentsEntry("h", said("Duties"), (ContentsEntry("i", said("Care")),)),)
    )
    data = word_file(theme, contents, Heading("h", said("Duties"), 2), Heading("i", said("Care"), 3))

    marks = [val(each, "fldCharType") for each in body(data).iter(f"{W}fldChar")]
    anchors = [(style(each.getparent()), val(each, "anchor")) for each in body(data).iter(f"{W}hyperlink")]
    assert marks == ["begin", "separate", "end"]
    assert anchors == [("TOC2", "_h"), ("TOC3", "_i")]


def test_numbers_that_word_adds_to_the_contents_stand_at_the_right_and_no_reader_is_asked_a_question(theme):
    data = render_docx(SAMPLE, STANDARD, theme)

    page = body(data).find(f"{W}sectPr/{W}pgSz"), body(data).find(f"{W}sectPr/{W}pgMar")
    width = int(val(page[0], "w")) - int(val(page[1], "left")) - int(val(page[1], "right"))
    styles = {val(each, "styleId"): each for each in every_style(data)}
    for level in (1, 2, 3):
        (stop,) = styles[f"TOC{level}"].iter(f"{W}tab")
        assert (val(stop), val(stop, "leader"), int(val(stop, "pos"))) == ("right", "dot", width)
    assert part(data, "word/settings.xml").find(f"{W}updateFields") is None
    assert not [each for each in body(data).iter(f"{W}fldChar") if val(each, "dirty")]


def test_what_is_bound_has_a_cover_and_its_text_begins_on_the_next_page(theme):
    about = replace(SAMPLE.about, cover=True, cover_lines=(said("Apply by 30 June 2023"),))

    data = word_file(theme, Prose("first", said("What this is about.")), about=about)

    styles = [(style(each), text_of(each)) for each in body(data).iter(f"{W}p")]
    assert styles[1:] == [
        ("Title", "Title"),
        ("CoverLine", "Apply by 30 June 2023"),
        ("Normal", "What this is about."),
    ]
    starts = [
        text_of(each) for each in body(data).iter(f"{W}p") if each.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert starts == ["What this is about."]


def contents_of(theme, entries, **options):
    """Return the paragraphs of a list of contents, its title first, after some words of an opening."""
    opening = Prose("opening", said("What this is about."))
    data = word_file(theme, opening, Contents("c", said("What is in this document"), entries), **options)
    return [each for each in body(data).iter(f"{W}p") if style(each).startswith("TOC")]


def has(one, setting: str) -> bool:
    return one.find(f"{W}pPr/{W}{setting}") is not None


def test_long_contents_begin_a_page_with_their_title_and_short_ones_stay_where_they_are(theme):
    for count, begins in ((3, False), (8, False), (16, True), (40, True)):
        entries = tuple(ContentsEntry(f"h{number}", said(f"Part {number}")) for number in range(count))
        title, *lines = contents_of(theme, entries)

        assert (has(title, "pageBreakBefore"), len(lines)) == (begins, count)
        assert not any(has(each, "pageBreakBefore") for each in lines)
        assert [has(each, "keepNext") for each in lines] == [*[False] * (count - 2), True, False]


@pytest.mark.parametrize("count", [8, 20, 60])
def test_contents_leave_no_gap_after_a_cover(theme, count):
    entries = tuple(ContentsEntry(f"h{number}", said(f"Part {number}")) for number in range(count))

    title, *_ = contents_of(theme, entries, about=replace(SAMPLE.about, cover=True))

    assert not has(title, "pageBreakBefore")


def test_contents_count_by_their_height_and_no_line_parts_from_those_below_it(theme):
    def made(below: int, words: str):
        lines = tuple(ContentsEntry(f"l{number}", said(words)) for number in range(below))
        return contents_of(
            theme, (ContentsEntry("h", said("Part"), entries=lines), ContentsEntry("i", said("End")))
        )

    short, long = (
        "Interviews",
        "Interviews, references and what happens on your first day in the team that you join",
    )
    assert [has(made(10, words)[0], "pageBreakBefore") for words in (short, long)] == [False, True]
    assert [has(each, "keepNext") for each in made(10, short)[1:]] == [True, *[False] * 9, True, False]


def test_a_list_has_as_much_room_under_it_as_a_paragraph(theme):
    data = word_file(theme, Bullets("l", (Entry("a", said("one")), Entry("b", said("two")))))

    rooms = [val(each.find(f"{W}pPr/{W}spacing"), "after") for each in body(data).iter(f"{W}p")][-2:]
    assert rooms == ["", "180"]


def test_no_page_parts_a_record(theme):
    details = tuple(Detail(said(name), (said("Yes"),)) for name in ("What we look for", "Essential", "Desirable"))
    shown = Records(
        "t", said("What we look for"), (RecordGroup("g", (), (), (Record("r", said("1.1"), details),)),), 3
    )

    lines = [each for each in body(word_file(theme, shown)).iter(f"{W}p") if style(each) == "RecordLine"]

    assert [has(each, "keepNext") for each in lines] == [True, True, False]


def test_words_that_introduce_a_list_stay_with_it(theme):
    data = word_file(
        theme, Prose("p", said("We are:")), Bullets("l", (Entry("a", said("one")),)), Prose("q", said("We work."))
    )

    kept = {text_of(each): has(each, "keepNext") for each in body(data).iter(f"{W}p")}
    assert (kept["We are:"], kept["one"], kept["We work."]) == (True, False, False)


@pytest.mark.parametrize(("count", "kept"), [(1, [False]), (2, [True, False]), (4, [True, False, True, False])])
def test_no_entry_at_an_end_of_a_list_stands_alone_on_a_page(theme, count, kept):
    entries = tuple(Entry(f"e{number}", said("one")) for number in range(count))
    data = word_file(theme, Bullets("l", entries))

    assert [has(each, "keepNext") for each in body(data).iter(f"{W}p") if style(each) == "ListBullet"] == kept


def test_key_facts_stand_out_and_other_terms_do_not(theme):
    for summary in (True, False):
        data = word_file(theme, Terms("t", (Term("t1", said("Hours"), (said("22"),)),), summary=summary))

        (value,) = [each for each in body(data).iter(f"{W}r") if "".join(each.itertext()) == "22"]
        assert (value.find(f"{W}rPr/{W}b") is not None) is summary


def test_a_part_begins_a_page(theme):
    data = word_file(theme, Part("part", (Heading("h", said("Role"), 2), Prose("p", said("Text")))))

    assert beginnings(data) == ["Role"]
    (heading,) = [each for each in body(data).iter(f"{W}p") if text_of(each) == "Role"]
    assert val(heading.find(f"{W}pPr/{W}spacing"), "before") == "0"


def beginnings(data) -> list[str]:
    """Return the paragraphs that begin a page."""
    return [text_of(each.getparent().getparent()) for each in body(data).iter(f"{W}pageBreakBefore")]


def test_what_follows_a_part_begins_a_page_and_a_part_inside_one_goes_on_below_its_heading(theme):
    inner = Part("inner", (Heading("i", said("Advert"), 3), Prose("p", said("Text"))))
    outer = Part(
        "outer",
        (Heading("h", said("Appendix 1"), 2), Prose("q", said("An example.")), inner, Prose("r", said("End"))),
    )

    data = word_file(theme, outer, Heading("n", said("Whom to ask"), 2), Prose("s", said("Us")))

    assert beginnings(data) == ["Appendix 1", "Whom to ask"]


def test_the_file_says_what_it_is_in_which_language(theme):
    data = render_docx(replace(SAMPLE, about=replace(SAMPLE.about, draft=True)), STANDARD, theme)

    core = {each.tag.rpartition("}")[2]: each.text for each in part(data, "docProps/core.xml")}
    assert (core["title"], core["creator"]) == ("Peer Support Worker", SAMPLE.about.organisation_name)
    assert (core["language"], core["subject"]) == ("en-GB", SAMPLE.about.description)
    assert "created" not in core
    assert val(part(data, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")) == "en-GB"
    furniture = [
        " ".join(part(data, name).itertext()) for name in names(data) if "header" in name or "footer" in name
    ]
    assert any(
        "Fenland" in each and "Draft, not for publication" in each and "Worked example" in each
        for each in furniture
    )
    assert any("Page" in each and " of" in each for each in furniture)
    assert "DraftMark" in [kind for kind, _ in paragraphs(data)]
    assert "docProps/custom.xml" not in names(data)


def test_another_language_is_marked_and_one_from_right_to_left_runs_so(theme):
    spans = (Span("Croeso", language="cy"), Span(" "), Span("خوش آمدید", language="ur"))

    runs = {text_of(each): each for each in body(word_file(theme, Prose("p", spans))).iter(f"{W}r")}
    assert val(runs["Croeso"].find(f"{W}rPr/{W}lang")) == "cy"
    assert val(runs["خوش آمدید"].find(f"{W}rPr/{W}lang"), "bidi") == "ur"
    assert runs["خوش آمدید"].find(f"{W}rPr/{W}rtl") is not None


def test_a_document_from_right_to_left_is_so_throughout(theme):
    columns = (Column("a", said("نام")),)
    table = Table("t", said("جدول"), columns, (RowGroup("g", (), (), (Row("r", ((said("متن"),),)),)),))
    data = word_file(theme, Prose("p", said("خوش آمدید")), table, language="ur", right_to_left=True)

    defaults = part(data, "word/styles.xml").find(f"{W}docDefaults")
    assert defaults.find(f".//{W}bidi") is not None
    assert val(defaults.find(f".//{W}lang"), "bidi") == "ur"
    assert body(data).find(f".//{W}sectPr/{W}bidi") is not None
    assert body(data).find(f".//{W}bidiVisual") is not None
    other = [each for each in body(data).iter(f"{W}r") if each.find(f"{W}rPr/{W}rtl") is None]
    assert {each.find(f"{W}rPr/{W}lang").get(f"{W}val") for each in other} == {"en-GB"}  # whose it is


@pytest.mark.parametrize(
    ("language", "font", "plain", "complex"),
    [
        ("en-GB", "Arial", "en-GB", "ar-SA"), ("cy", "Arial", "cy", "ar-SA"), ("ur", "Arial", "en-GB", "ur"),
        ("hi", "Nirmala UI", "en-GB", "hi"), ("ta", "Nirmala UI", "en-GB", "ta"), ("dv", "MV Boli", "en-GB", "dv"),
    ],
)  # fmt: skip
def test_each_script_has_a_font_that_word_has_for_it(theme, language, font, plain, complex):
    backwards = is_right_to_left(language)
    data = word_file(theme, Prose("p", said("…")), language=language, right_to_left=backwards)

    letters = part(data, "word/styles.xml").find(f"{W}docDefaults//{W}rPr")
    assert val(letters.find(f"{W}rFonts"), "cs") == font
    assert val(letters.find(f"{W}rFonts"), "ascii") == "Arial"
    assert (val(letters.find(f"{W}lang")), val(letters.find(f"{W}lang"), "bidi")) == (plain, complex)


@pytest.mark.parametrize("brand", ["#1d4f76", "#ffd400", "#7ec8e3"])
def test_the_brand_colours_headings_and_links_and_can_be_read(tmp_path, brand):
    theme = theme_for(tmp_path, "fenland", Brand(colour=brand))
    data = render_docx(SAMPLE, STANDARD, theme)

    colours = {
        each.get(f"{W}styleId"): f"#{val(each.find(f'{W}rPr/{W}color'))}"
        for each in every_style(data)
        if each.find(f"{W}rPr/{W}color") is not None
    }
    assert all(contrast(colour, "#ffffff") >= 4.5 for colour in colours.values())
    assert contrast(colours["Hyperlink"], "#ffffff") >= 7
    if brand == "#1d4f76":
        assert colours["Heading2"] == "#1D4F76"


def test_large_print_is_set_in_its_size_and_nothing_is_smaller(theme):
    edition = EDITIONS["large-print-24"]
    styles = part(render_docx(edition.adapt(SAMPLE), edition, theme), "word/styles.xml")

    sizes = [int(val(each)) / 2 for each in styles.iter(f"{W}sz")]
    assert min(sizes) == 24


def test_a_wide_manuscript_lies_on_its_side(theme):
    data = word_file(theme, about=replace(SAMPLE.about, wide=True))

    page = body(data).find(f".//{W}pgSz")
    assert (val(page, "orient"), int(val(page, "w")) > int(val(page, "h"))) == ("landscape", True)


def test_the_same_manuscript_makes_the_same_bytes(theme):
    assert render_docx(SAMPLE, STANDARD, theme) == render_docx(sample_manuscript(), STANDARD, theme)


def test_what_xml_cannot_hold_is_left_out(theme):
    assert "abc" in words_in(word_file(theme, Prose("p", said("a\x00b\x0bc"))))
