"""What no machine can check, and who has: read from a file that people fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from rolepress.library import CONTENT
from rolepress.model.checked import Checked, PeopleCheck
from rolepress.model.fitting import fit
from rolepress.placing import Placing
from rolepress.problems import Outcome, Problem, Severity, nearest, problem
from rolepress.source import read_source

FILE = CONTENT / "audit" / "checked.yml"

ASKED: Mapping[str, str] = {
    "keyboard": "Every page and form with the keyboard alone",
    "nvda": "Pages, PDFs and forms with the screen reader NVDA",
    "jaws": "Pages, PDFs and forms with the screen reader JAWS",
    "voiceover": "Pages and files with the screen reader VoiceOver, on a Mac and on a phone",
    "acrobat": "PDFs and their forms in Adobe Acrobat Reader",
    "magnifier": "Pages and large print with a screen magnifier, and zoom to 400%",
    "speech": "Pages and forms with speech recognition",
    "learning-disabilities": "Easy-read guides with people with learning disabilities",
    "braille": "Braille files by a braille transcriber",
}
"""What people are asked to check, by its name in the file."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that people check, and what they said; None where nobody has."""

    name: str
    what: str
    done: PeopleCheck | None


def asked_of_people(root: Path) -> Outcome[tuple[Asked, ...]]:
    """Return what people are asked to check, each with who has.

    What is wrong in the file is a warning: it is for colleagues alone, and stops no site. A file that does not fit
    counts as if nobody had checked anything.
    """
    if not (root / FILE).is_file():
        return Outcome(_asked({}))
    read = read_source(root, PurePosixPath(FILE))
    if read.value is None:
        return Outcome(_asked({}), _warnings(read.problems))
    source, fitted = read.value, fit(Checked, read.value)
    checks = fitted.value.checks if fitted.value else {}
    found = (*fitted.problems, *_unknown(checks))
    located = map(Placing(source).located, found)
    return Outcome(_asked(checks), _warnings((*read.problems, *located)))


def _unknown(checks: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for every name that is no check we know."""
    for name in checks:
        if name not in ASKED:
            hint = nearest(name, ASKED) or f"one of {', '.join(ASKED)}"
            yield problem(FILE, "people-check", f"there is no check called '{name}'", hint=hint, on_key=True,
                          at=("checks", name))  # fmt: skip


def _warnings(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(each, severity=Severity.WARNING) for each in problems)


def _asked(checks: Mapping[str, PeopleCheck]) -> tuple[Asked, ...]:
    return tuple(Asked(name, what, checks.get(name)) for name, what in ASKED.items())
