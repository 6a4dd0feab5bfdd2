"""The PDF format: a manuscript laid out for paper, in the sizes and styles of its edition."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from rolepress.editions import Edition
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.answer_room import room_styles, with_more_room
from rolepress.formats.html import render_body
from rolepress.formats.pdf import PdfFile, PdfOptions, write_pdf
from rolepress.manuscript import (
    Block,
    Contents,
    ContentsEntry,
    Form,
    Manuscript,
    fillable,
    reworded,
    walk,
    with_blocks,
)
from rolepress.markdown import DOCUMENT_LINK, Span, Words, plain
from rolepress.problems import Outcome
from rolepress.script_fonts import font_for
from rolepress.theme import Theme

SHEETS = ("tokens.css", "print/tokens.css")
"""What every edition starts from: the shared decisions, then what differs on paper."""

RIGHT_TO_LEFT = "print/right-to-left.css"
"""What changes in the first sheet of an edition on pages that are read from right to left."""


def render_pdf(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Outcome[PdfFile]:
    """Return *manuscript*, already adapted to *edition*, as a tagged A4 PDF."""
    profile = PdfOptions(options.pdf_profile, options.pdf_archive)
    shown = on_paper(manuscript, edition)
    size = script_size(manuscript.language, edition)
    sheets = print_styles(edition, theme, right_to_left=manuscript.right_to_left)
    styles = (*sheets, size, room_styles(shown, edition.size_pt))
    return write_pdf(_page(shown, edition, theme), styles, options=profile, pictures=options.pictures)


def print_page(manuscript: Manuscript, edition: Edition, theme: Theme) -> str:
    """Return the HTML page that is laid out: the address of every link in the text, and fields to fill in."""
    return _page(on_paper(manuscript, edition), edition, theme)


def on_paper(manuscript: Manuscript, edition: Edition) -> Manuscript:
    """Return *manuscript* as it is printed: with the address of every link, and forms to fill in, with room."""
    return with_blocks(fillable(with_more_room(with_addresses(manuscript), edition.size_pt)), _as_seen)


def _as_seen(block: Block) -> Block:
    """Return the contents without the words that they add for listeners on the web: a PDF has bookmarks."""
    return replace(block, entries=_shown_lines(block.entries)) if isinstance(block, Contents) else block


def _shown_lines(lines: tuple[ContentsEntry, ...]) -> tuple[ContentsEntry, ...]:
    return tuple(replace(each, within="", entries=_shown_lines(each.entries)) for each in lines)


def _page(shown: Manuscript, edition: Edition, theme: Theme) -> str:
    template = theme.environment.get_template("print/document.html.jinja")
    forms = [block for block in walk(shown.blocks) if isinstance(block, Form)]
    on_cover = 1 if shown.about.cover else 0  # the title
    title, body = (replace(shown, blocks=blocks) for blocks in (shown.blocks[:on_cover], shown.blocks[on_cover:]))
    return template.render(
        manuscript=shown, about=shown.about, labels=shown.labels, edition=edition, forms=forms,
        title=render_body(title, theme), body=render_body(body, theme),
    )  # fmt: skip


def print_styles(edition: Edition, theme: Theme, *, right_to_left: bool = False) -> tuple[str, ...]:
    """Return the style sheets of *edition*, the later ones winning: decisions, styles, brand, size."""
    size = f":root {{ --text-size: {edition.size_pt:g}pt; }}\n"
    turned = (RIGHT_TO_LEFT,) if right_to_left else ()
    first, *others = edition.stylesheets
    return (*map(theme.text, (*SHEETS, first, *turned, *others)), theme.brand_css, size)


def script_size(language: str, edition: Edition) -> str:
    """Return the style that sets a script with small letters larger; "" where letters are as large as Arimo's."""
    font = font_for(language)
    return f":root {{ --text-size: {edition.size_pt * font.scale:g}pt; }}\n" if font and font.scale != 1 else ""


def with_addresses(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with the address after each link whose text is not the address: paper has no click."""
    return reworded(manuscript, _with_addresses)


def _with_addresses(words: Words) -> Words:
    told: list[Span] = []
    for link, linked in groupby(words, lambda span: span.link):
        spans = tuple(linked)
        address = _address(link, plain(spans)) if link else ""
        told.extend((*spans, Span(f" ({address})")) if address else spans)
    return tuple(told)


def _address(link: str, said: str) -> str:
    """Return what stands after a link that says *said*: its address, or "" where that says nothing new."""
    scheme, _, rest = link.partition(":")
    address = rest.partition("?")[0] if scheme == "mailto" else rest.removeprefix("//").removesuffix("/")
    if link.startswith(("#", DOCUMENT_LINK)) or (scheme == "tel" and any(map(str.isdigit, said))):
        return ""
    return "" if _bare(said) == _bare(address) else address


def _bare(text: str) -> str:
    return text.strip().removeprefix("https://").removeprefix("www.").removesuffix("/").casefold()


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    outcome = render_pdf(manuscript, edition, theme, options)
    return Artifact(outcome.value.data, outcome.value.pages, outcome.problems)


PDF = register(
    Format("pdf", ".pdf", "application/pdf", _artifact, templates=("blocks", "print", "tokens.css"), typeset=True)
)
