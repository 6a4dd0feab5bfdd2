"""The PDF format: a manuscript laid out for paper, in the sizes and styles of its edition."""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap

from rolepress.contrast import colours_on
from rolepress.editions import Edition
from rolepress.editions.widths import LETTER_EM
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.addresses import with_addresses, with_addresses_below
from rolepress.formats.answer_room import room_styles, with_more_room
from rolepress.formats.furniture import band_apart, publisher_of
from rolepress.formats.html import render_body
from rolepress.formats.line_ends import with_line_ends
from rolepress.formats.pdf import PdfFile, PdfOptions, write_pdf
from rolepress.formats.pdf.fonts import FAMILY
from rolepress.manuscript import (
    Block,
    Contents,
    ContentsEntry,
    Form,
    Manuscript,
    fillable,
    walk,
    with_blocks,
    with_latin_apart,
    with_pictures,
)
from rolepress.markdown import Span, kept_together
from rolepress.problems import Outcome
from rolepress.script_fonts import font_for
from rolepress.theme import Theme

SHEETS = ("tokens.css", "print/tokens.css")
"""What every edition starts from: the shared decisions, then what differs on paper."""

RIGHT_TO_LEFT = "print/right-to-left.css"
"""What changes in the first sheet of an edition on pages that are read from right to left."""

_MM_PER_PT = 25.4 / 72
_BAND_MM = 162  # how long a line of the band can be: the width of the text without the frame


def render_pdf(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Outcome[PdfFile]:
    """Return *manuscript*, already adapted to *edition*, as a tagged A4 PDF."""
    profile = PdfOptions(options.pdf_profile, options.pdf_archive)
    shown = on_paper(manuscript, edition)
    script = script_styles(manuscript.language, edition)
    sheets = print_styles(edition, theme, right_to_left=manuscript.right_to_left)
    styles = (*sheets, script, room_styles(shown, edition.size_pt), band_styles(shown, edition.size_pt))
    pictured = with_pictures(shown, lambda concept: f"picture:{options.picture(concept)}")
    return write_pdf(_page(pictured, edition, theme), styles, options=profile, pictures=options.pictures)


def print_page(manuscript: Manuscript, edition: Edition, theme: Theme) -> str:
    """Return the HTML page that is laid out: the address of every link in the text, and fields to fill in."""
    return _page(on_paper(manuscript, edition), edition, theme)


def on_paper(manuscript: Manuscript, edition: Edition) -> Manuscript:
    """Return *manuscript* as it is printed: with the address of every link, and forms to fill in, with room.

    Who has checked it is said by the band, which begins the first page and stands at the head of the others.
    """
    _, rest = band_apart(manuscript)
    told = with_addresses_below(rest) if manuscript.about.least_pt else with_addresses(rest)
    roomy = with_more_room(with_latin_apart(told), edition.size_pt)
    return with_blocks(fillable(with_line_ends(roomy, edition.size_pt)), _as_seen)


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
    page = template.render(
        manuscript=shown, about=shown.about, publisher=publisher_of(shown), labels=shown.labels,
        edition=edition, forms=forms,
        band=kept_together(Span(shown.about.band)), running_band=_unparted(shown.about.band),
        title=render_body(title, theme), body=render_body(body, theme),
    )  # fmt: skip
    return page.replace(
        "<wbr>", "&#8203;"
    )  # after the tag, WeasyPrint would part what follows between any letters


def _unparted(text: str) -> str:
    """Return *text*, which stands where no tag can, with each date in it on one line."""
    pieces = kept_together(Span(text))
    return "".join(each.text.replace(" ", "\u00a0") if each.together else each.text for each in pieces)


def band_styles(manuscript: Manuscript, size_pt: float) -> str:
    """Return the style that keeps room for the band of *manuscript* at the head of each page; "" without one."""
    if not manuscript.about.band:
        return ""
    about = manuscript.about
    draft = f"  ·  {manuscript.labels['draft-mark']}" if about.draft else ""
    letters = int(_BAND_MM / (LETTER_EM * size_pt * _MM_PER_PT))
    lines = len(wrap(f"{_unparted(about.band)}{draft}", letters, break_on_hyphens=False))
    return f":root {{ --band-lines: {lines}; }}\n"


def print_styles(edition: Edition, theme: Theme, *, right_to_left: bool = False) -> tuple[str, ...]:
    """Return the style sheets of *edition*, the later ones winning: decisions, styles, brand, size, paper."""
    size = f":root {{ --text-size: {edition.size_pt:g}pt; }}\n"
    turned = (RIGHT_TO_LEFT,) if right_to_left else ()
    first, *others = edition.stylesheets
    sheets = map(theme.text, (*SHEETS, first, *turned, *others))
    return (*sheets, theme.brand_css, size, *_paper(edition, theme))


def script_styles(language: str, edition: Edition) -> str:
    """Return the style that names the font of a script and sets small letters larger; "" where Arimo has them.

    Latin words beside larger letters are set a little smaller than those, and larger than alone.
    """
    font = font_for(language)
    if font is None:
        return ""
    latin = f'[lang|="en"]:not([lang|="en"] *) {{ font-size: {font.latin:g}em; }}\n' if font.latin != 1 else ""
    size = edition.size_pt * font.scale
    return f':root {{ --font: "{FAMILY}", "{font.name}"; --text-size: {size:g}pt; }}\n{latin}'


def _paper(edition: Edition, theme: Theme) -> tuple[str, ...]:
    """Return what colours the whole page, its margins too, and makes all that stands on it readable there."""
    if not edition.paper:
        return ()
    tokens = " ".join(f"--{name}: {colour};" for name, colour in colours_on(theme, edition.paper).items())
    return (f":root {{ {tokens} }}\n@page {{ background: var(--paper); }}\n",)


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    outcome = render_pdf(manuscript, edition, theme, options)
    return Artifact(outcome.value.data, outcome.value.pages, outcome.problems)


PDF = register(
    Format("pdf", ".pdf", "application/pdf", _artifact, templates=("blocks", "print", "tokens.css"), typeset=True)
)
