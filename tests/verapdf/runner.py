"""The referees of PDFs for tests: veraPDF, with its verdicts kept beside the checkout's other caches, and another."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from rolepress.audit import verapdf
from rolepress.audit.second import second_opinion
from rolepress.audit.verapdf import Failure, JavaMissingError

_CHECKOUT = Path(__file__).resolve().parents[2]


def check_pdfs(paths: Iterable[Path], profiles: tuple[str, ...] = ("ua1",)) -> dict[Path, list[Failure]]:
    """Return what veraPDF finds wrong in each of *paths*, an empty list for a PDF that keeps *profiles*."""
    kept = os.environ.get("ROLEPRESS_CACHE")
    return verapdf.check_pdfs(paths, profiles, (Path(kept) if kept else _CHECKOUT / ".rolepress") / "verapdf")


def report(failures: dict[Path, list[Failure]]) -> str:
    """Return failures as lines to read, "" when there are none."""
    return "\n".join(
        f"{path.name}: {each.profile} {each.rule} ({each.count} times): {each.message}; at {each.places[0]}"
        for path, found in failures.items()
        for each in found
    )


__all__ = ["Failure", "JavaMissingError", "check_pdfs", "report", "second_opinion"]
