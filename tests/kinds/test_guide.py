"""A guide in blocks: numbered parts and boxes, marks that became links, notes with a way back, appendices."""

from datetime import datetime

import pytest

from agreed import agreed
from kinds.dump import dump
from kinds.full import HIDDEN
from kinds.guides import GUIDE
from projects import make_project, open_project
from rolepress.checks import manuscript_problems
from rolepress.config import Settings
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Box, Heading, Numbered, Part, ids, links, walk, words
from rolepress.markdown import plain
from rolepress.model.guide import Guide, Piece
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of

PATH = "content/guides/peer-guide.yml"


def composed(root, guide=GUIDE):
    library = open_project(make_project(root, {PATH: guide}))
    document = library.document("peer-guide")
    filled = resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 30, 12))
    assert filled.problems == ()
    return compose(filled.value, house_of(HouseStyle(specification="weighted"), labels_for("en-GB").value))


def blocks(manuscript, kind):
    return {each.id: each for each in walk(manuscript.blocks) if isinstance(each, kind)}


def entry(manuscript, name):
    lists = blocks(manuscript, Numbered).values()
    return next(each for one in lists for each in one.entries if each.id == name)


def linked(text):
    """Return *text* with what each link leads to in <brackets>."""
    return "".join(f"{span.text}<{span.link}>" if span.link else span.text for span in text)


def test_everything_in_its_order(tmp_path):
    text = dump(composed(tmp_path))

    assert text == agreed("manuscripts/guide.txt", text)


def test_parts_and_boxes_are_numbered_and_an_opening_is_not(tmp_path):
    manuscript = composed(tmp_path)
    headings = [plain(each.text) for each in blocks(manuscript, Heading).values() if each.level == 2]

    assert headings == [
        "Opening", "Phase 1: Preparation", "Phase 2: Recruitment", "Acknowledgements", "Notes", "References",
        "Appendix 1: A job description", "Appendix 2: Criteria", "Appendix 3: Our code", "About this guide",
    ]  # fmt: skip
    assert [plain(each.title) for each in blocks(manuscript, Box).values()] == [
        "Box 1: A day together",
        "Box 2: Where to look",
    ]


def test_marks_become_links_in_words(tmp_path):
    said = {each.id: linked(getattr(each, "text", ())) for each in walk(composed(tmp_path).blocks)}

    assert said["part-opening_1-1"] == (
        "Start with Box 1<#box-first>, then read Phase 2<#part-recruitment> and Opening<#part-opening>."
    )
    assert said["part-preparation_1-1"] == (
        "Prepare well (reference 1<#reference-study>, reference 2<#reference-law>). It pays (note 1<#footnote-pay>)."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See[^first]now", "See Box 1<#box-first> now"),
        ("See [^first][^second].", "See Box 1<#box-first> Box 2<#box-second>."),
        ("So [^study] it is[^law], [^first]", "So (reference 1<#reference-study>) it is (reference 2<#reference-law>), Box 1<#box-first>"),
        ("**Bold[^pay]**", "Bold (note 1<#footnote-pay>)"),
        ("See[^first][^pay].", "See Box 1<#box-first> (note 1<#footnote-pay>)."),
    ],
)  # fmt: skip
def test_words_stay_words_beside_marks(tmp_path, text, expected):
    guide = GUIDE.replace("Start with [^first], then read [^recruitment] and [^opening].", f'"{text}"')
    said = {each.id: linked(getattr(each, "text", ())) for each in walk(composed(tmp_path, guide).blocks)}

    assert said["part-opening_1-1"] == expected


def test_a_note_leads_back_to_each_place_that_leads_to_it(tmp_path):
    assert linked(entry(composed(tmp_path), "footnote-pay").text) == (
        "See the pay scales. Back to the text of note 1<#part-preparation_1-1>"
        " Back to the text of note 1, place 2<#questions-myths--cheap_answer-1>"
    )


def test_every_link_inside_leads_to_an_id(tmp_path):
    manuscript = composed(tmp_path)
    inside = {name.removeprefix("#") for name in links(manuscript.blocks) if name.startswith("#")}

    assert inside
    assert inside <= set(ids(manuscript))


def test_a_citation_leads_to_the_work(tmp_path):
    manuscript = composed(tmp_path)

    assert linked(entry(manuscript, "reference-study").text) == (
        "Smith, A. (2010). A study<https://doi.org/10.1000/182>. London: Press."
    )
    assert linked(entry(manuscript, "reference-law").text) == "A law<https://law.example/2005> (2005)."


def test_letters_and_numbers_count_lists(tmp_path):
    found = blocks(composed(tmp_path), Numbered)

    assert [each.number for each in found["part-preparation--teams_1"].entries] == ["a", "b"]
    assert [each.number for each in found["appendix-code_1"].entries] == ["1", "2"]


def test_a_document_stands_below_the_heading_of_its_appendix(tmp_path):
    parts = blocks(composed(tmp_path), Part)
    job = parts["support-worker"]

    assert job in parts["appendix-job_whole"].blocks
    assert (job.blocks[0].id, job.blocks[0].level) == ("support-worker--title", 3)
    assert [each.level for each in job.blocks if isinstance(each, Heading)] == [3, 4, 4, 5, 4, 4, 5]


def test_levels_are_in_order_and_ids_are_used_once(tmp_path):
    assert manuscript_problems(composed(tmp_path), Settings(title="Roles", organisation="northshire")) == ()


def test_what_is_for_colleagues_is_nowhere(tmp_path):
    manuscript = composed(tmp_path)

    assert HIDDEN not in repr(manuscript)
    assert "Not stated" in " ".join(words(manuscript))


def test_the_cover_says_series_date_and_publishers(tmp_path):
    about = composed(tmp_path).about

    assert about.cover
    assert tuple(map(plain, about.cover_lines)) == (
        "Briefing 7",
        "October 2013",
        "Northshire Institute",
        "Northshire Press",
    )
    assert about.description == "This guide is about peers."


def test_an_unknown_mark_stays_as_it_is_written(tmp_path):
    said = " ".join(words(composed(tmp_path, GUIDE.replace("read [^recruitment]", "read [^recruitmnt]"))))

    assert "read [^recruitmnt] and Opening" in said


def test_a_guide_without_anything_bound_in_has_contents_and_a_cover_too(tmp_path):
    manuscript = composed(tmp_path, GUIDE.replace("    document: support-worker\n", ""))

    assert manuscript.about.cover
    assert [each.id for each in manuscript.blocks].count("contents") == 1


@pytest.mark.parametrize(
    ("piece", "message"),
    [
        ({"text": "One", "entries": ["Two"]}, "give one of"),
        ({"title": "Alone"}, "give one of"),
        ({"text": "One", "numbering": "letters"}, "is for `entries`"),
        ({"entries": ["x"] * 27, "numbering": "letters"}, "26 entries"),
        ({"table": {"caption": "C", "columns": ["A", "B"], "rows": [["a"]]}}, "give each row 2 cells"),
    ],
)
def test_a_piece_is_one_thing(piece, message):
    with pytest.raises(ValueError, match=message):
        Piece.model_validate(piece)


@pytest.mark.parametrize(
    ("appendix", "message"),
    [
        ({}, "give `content`, `document` or `specification`"),
        ({"content": [{"text": "x"}], "version": "1"}, "`version` is for"),
    ],
)
def test_an_appendix_holds_something(appendix, message):
    given = {"kind": "guide", "id": "g", "title": "G", "owner": "HR", "organisation": "northshire", "published": "2013",
             "licence": "L", "summary": "S", "parts": [{"id": "p", "title": "P", "content": [{"text": "T"}]}],
             "appendices": [{"id": "a", "title": "A", **appendix}]}  # fmt: skip

    with pytest.raises(ValueError, match=message):
        Guide.model_validate(given)
