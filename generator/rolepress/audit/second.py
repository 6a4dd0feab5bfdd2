"""Asks page-validation, as a second opinion on PDFs, whether they keep the standards that they claim."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import pikepdf

from rolepress.audit.programs import run_in_python, shares

_LENGTHS = "PDFA2A-STREAM-LENGTH-001"


def can_run() -> bool:
    """Whether page-validation is there."""
    return find_spec("page") is not None


def second_opinions(paths: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """Return what page-validation finds wrong in each of *paths*, within the time limit for all of them."""
    answers = run_in_python(__name__, "found_in", shares([str(path) for path in paths]))
    return {Path(path): tuple(lines) for answer in answers for path, lines in answer.items()}


def found_in(paths: Sequence[str]) -> dict[str, list[str]]:
    """Return what page-validation finds wrong in each of *paths*, one after another."""
    return {path: second_opinion(Path(path).read_bytes()) for path in paths}


def second_opinion(data: bytes, profile: str = "ua1") -> list[str]:
    """Return what page-validation finds wrong in the PDF in *data*; it knows "ua1" and "2a".

    It takes a carriage return at the end of a stream's data for part of the line end that follows, and the length
    for wrong then. Where data end so, the length is left to veraPDF, which counts right.
    """
    import page  # a package that not everybody installs

    profiles = {"ua1": page.ValidationProfile.PDF_UA_1, "2a": page.ValidationProfile.PDF_A_2A}
    try:
        report = page.validate_pdf_bytes(data, profile=profiles[profile])
    except page.ParseError as error:
        return [f"this is no PDF that can be read: {error}"]
    left_out = {_LENGTHS} if any(_ends_in_return(data)) else set()
    return [
        f"{failure.rule_id}: {failure.message}" for failure in report.failures if failure.rule_id not in left_out
    ]


def _ends_in_return(data: bytes) -> Iterator[bool]:
    """Yield of each stream of a PDF whether its data end in a carriage return.

    Raises pikepdf.PdfError for a file that qpdf cannot read, though page-validation could.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
        yield from (stream.read_raw_bytes().endswith(b"\r") for stream in streams)
