"""A document's text comes in the pieces between which a page speaks."""

from dataclasses import replace

from rolepress.kinds.rounds import STATE
from rolepress.manuscript import Box, Contents, Heading, Manuscript, Prose, said
from rolepress.publications import NOTICE
from rolepress.sites.bodies import body_of
from sample_manuscript import sample_manuscript


def pieces(*blocks):
    manuscript = replace(sample_manuscript(), blocks=(Heading("title", said("Title"), 1), *blocks))

    def names(part: Manuscript) -> str:
        return " ".join(block.id for block in part.blocks) + "\n"

    return body_of(manuscript, names)


def test_the_contents_stand_apart_from_what_opens_and_what_follows():
    body = pieces(
        Prose("lead", said("a")),
        Contents("contents", said("b"), ()),
        Heading("one", said("c"), 2),
        Prose("p", said("d")),
    )

    assert (body.title, body.opening, body.contents, body.rest) == ("title\n", "lead\n", "contents\n", "one p\n")
    assert body.contents_id == "contents"


def test_each_section_begins_with_a_heading_or_a_box_of_its_level():
    heading, box = Heading("one", said("c"), 2), Box("two", said("d"), (), level=2)
    inner, small = Heading("deep", said("e"), 3), Box("small", said("f"), (), level=3)
    body = pieces(heading, inner, small, box, Prose("after", said("g")))

    assert body.sections == ("one deep small\n", "two after\n")


def test_a_box_before_the_first_heading_opens_the_page():
    assert pieces(Box("note", said("d"), (), level=2), Heading("one", said("c"), 2)).opening == "note\n"


def test_a_body_says_whether_it_leads_and_tells_how_a_round_stands():
    plain_one, leading = Prose("p", said("a")), Prose("p", said("a"), lead=True)
    heading = Heading("one", said("c"), 2)

    assert not pieces(plain_one, heading, leading).leads
    assert pieces(leading, heading).leads
    assert pieces(Box(STATE, said("Closed"), (), level=2), heading).stands
    assert not pieces(Box("note", said("Note"), (), level=2), heading, Box(STATE, said("Closed"), ())).stands


def test_the_notice_is_left_to_the_page_and_empty_pieces_are_empty():
    body = pieces(Prose(NOTICE, said("example"), note=True))

    assert (body.opening, body.contents, body.sections, body.rest) == ("", "", (), "")
