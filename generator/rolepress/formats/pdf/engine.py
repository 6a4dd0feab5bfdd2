"""Turn an HTML page and its print styles into a tagged PDF whose bytes depend on nothing else."""

from __future__ import annotations

import hashlib
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from rolepress.formats.pdf.listening import Remark, listening, remark
from rolepress.problems import Outcome, Problem, problem

if TYPE_CHECKING:
    from rolepress.formats.pdf.fetching import PictureFetcher
    from rolepress.formats.pdf.forms import Inputs
    from rolepress.formats.pdf.tagger import TaggerNotes

_RENDERING = threading.Lock()  # WeasyPrint's tagger and logger are replaced while a PDF is made


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """Which standards a PDF keeps."""

    profile: Literal["ua-1", "ua-2"] = "ua-1"
    archive: bool = False  # PDF/A-2a as well; only with ua-1


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A finished PDF."""

    data: bytes
    pages: int


def write_pdf(
    html: str,
    stylesheets: tuple[str, ...],
    *,
    options: PdfOptions,
    pictures: Mapping[str, bytes] | None = None,
    path: PurePosixPath | str = ".",
) -> Outcome[PdfFile]:
    """Return *html*, laid out by *stylesheets*, as an accessible PDF, with the problems met on the way.

    Pictures are reached as ``picture:<name>``, fonts as the family "Rolepress Sans"; everything else,
    from the network, the disk or a ``data:`` address, is refused and reported (rule "outside-reference").
    Title, language, author and description come from the page's head. *path* is the file that problems
    are reported against. When the options cannot be kept the file is empty and the problem says why.

    Raises `WrongWeasyPrintError` when another WeasyPrint than the known one is installed.
    """
    if options.archive and options.profile != "ua-1":
        return Outcome(PdfFile(b"", 0), (_no_archive(path),))
    with _RENDERING:
        file, remarks = _rendered(html, stylesheets, options, pictures or {})
    told = dict.fromkeys(remarks)
    return Outcome(file, tuple(problem(path, r.rule, r.message, hint=r.hint, severity=r.severity) for r in told))


def _rendered(
    html: str, stylesheets: tuple[str, ...], options: PdfOptions, pictures: Mapping[str, bytes]
) -> tuple[PdfFile, list[Remark]]:
    from rolepress.formats.pdf.fetching import PictureFetcher
    from rolepress.formats.pdf.fonts import font_configuration, undated_fonts
    from rolepress.formats.pdf.weasy import weasyprint

    weasy = weasyprint()
    from rolepress.formats.pdf.finishing import finisher
    from rolepress.formats.pdf.forms import taking_inputs
    from rolepress.formats.pdf.line_memory import line_memory, remembered_lines
    from rolepress.formats.pdf.tagger import join_links, tagging
    from rolepress.formats.pdf.whole_letters import whole_letters

    fetcher = PictureFetcher(pictures)
    configuration = font_configuration()
    settings = {
        "pdf_variant": "pdf/a-2a" if options.archive else f"pdf/{options.profile}",
        "pdf_identifier": _identifier(html, stylesheets, options, pictures),
    }
    lines = remembered_lines(line_memory(configuration))
    with (
        listening() as heard,
        undated_fonts(),
        lines,
        whole_letters(),
        tagging() as notes,
        taking_inputs() as inputs,
    ):
        page = weasy.HTML(string=html, url_fetcher=fetcher)
        styles = [weasy.CSS(string=css, url_fetcher=fetcher, font_config=configuration) for css in stylesheets]
        document = page.render(font_config=configuration, stylesheets=styles, **settings)
        join_links(document)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
            finish = finisher(inputs, pdf2=options.profile == "ua-2", archive=options.archive)
            data = document.write_pdf(finisher=finish, **settings)
    remarks = [
        *_metadata(document.metadata),
        *_fetching(fetcher),
        *_tagging(notes),
        *_filling(inputs),
        *filter(None, map(remark, heard)),
    ]
    return PdfFile(data, len(document.pages)), remarks


def _identifier(
    html: str, stylesheets: Iterable[str], options: PdfOptions, pictures: Mapping[str, bytes]
) -> bytes:
    """Return the PDF's identifier: a digest of everything it is made from."""
    digest = hashlib.sha256(repr((html, tuple(stylesheets), options)).encode())
    for name, data in sorted(pictures.items()):
        digest.update(repr((name, hashlib.sha256(data).hexdigest())).encode())
    return digest.hexdigest()[:32].encode()


def _metadata(metadata: Any) -> Iterator[Remark]:
    if not (metadata.title or "").strip():
        yield Remark("no-title", "the document has no title", "give it a title")
    if not metadata.lang:
        yield Remark(
            "no-language", "the document does not say its language", "set the language, for example en-GB"
        )


def _fetching(fetcher: PictureFetcher) -> Iterator[Remark]:
    for url in fetcher.refused:
        shown = url if len(url) <= 60 else f"{url[:57]}…"
        yield Remark(
            "outside-reference",
            f"“{shown}” is outside the document and is not read",
            "hand the picture over and write its address as picture:<name>",
        )
    for name in fetcher.missing:
        yield Remark("picture-missing", f"there is no picture “{name}”", "add the file or correct its name")


def _tagging(notes: TaggerNotes) -> Iterator[Remark]:
    for picture in notes.unexplained:
        name = picture.get("src", "in the text").removeprefix("picture:")
        yield Remark(
            "picture-without-alt",
            f"the picture {name} has no alternative text",
            'say what it shows, or mark it as decoration with alt=""',
        )


def _filling(inputs: Inputs) -> Iterator[Remark]:
    for sort in inputs.unknown:
        yield Remark(
            "form-field",
            f"a PDF form has no field for <{sort}>",
            "ask with a line, a box, ticks or choices, and leave buttons out",
        )


def _no_archive(path: PurePosixPath | str) -> Problem:
    return problem(
        path,
        "archive-profile",
        "a PDF cannot be PDF/UA-2 and an archive file (PDF/A-2) at once",
        hint="use the profile ua-1 with archive, or leave archive out",
    )
