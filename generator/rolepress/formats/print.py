"""The PDF format: a manuscript laid out for paper, in the sizes and styles of its edition."""

from __future__ import annotations

from rolepress.editions import Edition
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.html import render_body
from rolepress.formats.pdf import PdfFile, PdfOptions, write_pdf
from rolepress.manuscript import Manuscript, reworded
from rolepress.markdown import Span, Words, plain
from rolepress.problems import Outcome
from rolepress.theme import Theme

SHEETS = ("tokens.css", "print/tokens.css")
"""What every edition starts from: the shared decisions, then what differs on paper."""


def render_pdf(
    manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions
) -> Outcome[PdfFile]:
    """Return *manuscript*, already adapted to *edition*, as a tagged A4 PDF."""
    profile = PdfOptions(options.pdf_profile, options.pdf_archive)
    html = print_page(manuscript, edition, theme)
    return write_pdf(html, print_styles(edition, theme), options=profile, pictures=options.pictures)


def print_page(manuscript: Manuscript, edition: Edition, theme: Theme) -> str:
    """Return the HTML page that is laid out, with the address of every link in the text."""
    shown = with_addresses(manuscript)
    template = theme.environment.get_template("print/document.html.jinja")
    return template.render(
        manuscript=shown, about=shown.about, labels=shown.labels, edition=edition, body=render_body(shown, theme)
    )


def print_styles(edition: Edition, theme: Theme) -> tuple[str, ...]:
    """Return the style sheets of *edition*, the later ones winning: decisions, styles, brand, size."""
    size = f":root {{ --text-size: {edition.size_pt:g}pt; }}\n"
    return (*map(theme.text, (*SHEETS, *edition.stylesheets)), theme.brand_css, size)


def with_addresses(manuscript: Manuscript) -> Manuscript:
    """Return *manuscript* with the address after each link whose text is not the address: paper has no click."""
    return reworded(manuscript, _with_addresses)


def _with_addresses(words: Words) -> Words:
    told: list[Span] = []
    for span, following in zip(words, (*words[1:], None), strict=True):
        told.append(span)
        ends = following is None or following.link != span.link
        if span.link and ends and (address := _address(span.link)):
            said = plain(tuple(each for each in words if each.link == span.link))
            if _bare(said) != _bare(address):
                told.append(Span(f" ({address})"))
    return tuple(told)


def _address(link: str) -> str:
    """Return how *link* is written on paper; "" for a place in the document."""
    _, _, rest = link.partition(":")
    return rest.removeprefix("//").removesuffix("/")


def _bare(text: str) -> str:
    return text.removeprefix("https://").removeprefix("www.").removesuffix("/").replace(" ", "").casefold()


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    outcome = render_pdf(manuscript, edition, theme, options)
    return Artifact(outcome.value.data, outcome.value.pages, outcome.problems)


PDF = register(Format("pdf", ".pdf", "application/pdf", _artifact, templates=("blocks", "print", "tokens.css")))
