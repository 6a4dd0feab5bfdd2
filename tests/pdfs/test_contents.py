"""Ways into a PDF: the contents know the pages, links lead to their headings, bookmarks are the headings."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf

from pdfs.headings import page_by_id, printed, written
from pdfs.proofs import Proof
from rolepress.formats.pdf.inspect import Tag
from rolepress.manuscript import Contents, ContentsEntry, walk
from rolepress.markdown import plain

PT_PER_MM = 72 / 25.4


class Destination(NamedTuple):
    """Where a link leads."""

    page: int  # from 1
    top_mm: float  # from the top of the page


def test_the_headings_are_those_of_the_manuscript(proof: Proof) -> None:
    expected = [(heading.level, heading.text) for heading in written(proof.shown)]

    assert [(heading.level, heading.text) for heading in printed(proof.facts)] == expected


def test_bookmarks_are_the_headings_but_that_of_the_contents(proof: Proof) -> None:
    listed = {each.id for each in _contents(proof)}
    expected = [(each.level, each.text) for each in written(proof.shown) if each.id not in listed]

    assert list(proof.facts.bookmarks) == expected


def test_every_line_of_the_contents_says_the_page_its_heading_is_on(proof: Proof) -> None:
    pages = page_by_id(proof)
    told = [" ".join(line.split()) for line in _contents_lines(proof)]

    assert told == [f"{plain(entry.text)} {pages[entry.target]}" for entry in _listed(proof)]


def test_every_link_of_the_contents_leads_to_its_heading(proof: Proof) -> None:
    pairs = zip(written(proof.shown), printed(proof.facts), strict=True)
    on_paper = {heading.id: place for heading, place in pairs}
    wanted = [on_paper[entry.target] for entry in _listed(proof)]
    reached = _destinations(proof)

    assert [each.page for each in reached] == [each.page for each in wanted]
    for destination, heading in zip(reached, wanted, strict=True):
        assert 0 < heading.baseline_mm - destination.top_mm < 20  # the heading is the first thing in view


def _contents(proof: Proof) -> list[Contents]:
    """Return the contents of a document: a short one has none."""
    return [block for block in walk(proof.shown.blocks) if isinstance(block, Contents)]


def _listed(proof: Proof) -> Iterator[ContentsEntry]:
    """Yield every line of the contents."""
    for contents in _contents(proof):
        yield from _entries(contents.entries)


def _entries(entries: tuple[ContentsEntry, ...]) -> Iterator[ContentsEntry]:
    for entry in entries:
        yield entry
        yield from _entries(entry.entries)


def _contents_lines(proof: Proof) -> Iterator[str]:
    """Yield the text of each entry of the printed contents, with its page number."""
    text = ""
    for line in (line for line in proof.facts.lines if "TOCI" in line.roles):
        text += f" {line.text}"
        if line.text.split()[-1].isdigit():
            yield text
            text = ""
    assert text == "", "the last line of the contents has no page number"


def _destinations(proof: Proof) -> list[Destination]:
    """Return where the links of the contents lead, in the order of their pages; every link inside leads somewhere."""
    listed = {line.page for line in proof.facts.lines if "TOCI" in line.roles}
    targets = {entry.target for entry in _listed(proof)}
    with pikepdf.open(io.BytesIO(proof.data)) as pdf:
        names = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        links = [
            (number, str(each.Dest))
            for number, page in enumerate(pdf.pages, start=1)
            for each in page.get("/Annots", ())
            if "/Dest" in each
        ]
        reached = [(page, name, _destination(pdf, names[name], numbers)) for page, name in links]
    return [place for page, name, place in reached if page in listed and name in targets]


def _destination(pdf: pikepdf.Pdf, place: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Destination:
    target = place.D if isinstance(place, pikepdf.Dictionary) else place
    number = pages[target[0].objgen]
    height = float(pdf.pages[number - 1].mediabox[3])
    return Destination(number, (height - float(target[3])) / PT_PER_MM)


def test_contents_are_tagged_as_contents(proof: Proof) -> None:
    assert proof.facts.structure is not None
    lists = [tag for tag in proof.facts.structure.find("TOC") if not _inside(proof.facts.structure, tag)]
    lines = [len(tag.find("TOCI")) for tag in lists]

    assert lines == [len(list(_entries(contents.entries))) for contents in _contents(proof)]


def _inside(root: Tag, tag: Tag) -> bool:
    """Whether *tag* is in another list of contents."""
    return any(tag is not other and tag in other.find("TOC") for other in root.find("TOC"))
