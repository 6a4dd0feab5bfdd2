"""What no machine can check, and who has: read from a file that people fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rolepress.library import CONTENT
from rolepress.model.checked import Checked, PeopleCheck
from rolepress.model.fitting import fit
from rolepress.problems import Outcome, nearest, problem
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
    """Return what people are asked to check, each with who has; problems where the file does not fit."""
    if not (root / FILE).is_file():
        return Outcome(_asked({}))
    read = read_source(root, PurePosixPath(FILE))
    fitted = fit(Checked, read.value) if read.value else None
    if read.value is None or fitted is None or fitted.value is None:
        told = () if fitted is None or read.value is None else fitted.problems
        source = read.value
        placed = tuple(
            each.located(source.place(each.at, on_key=each.on_key)) if source and each.at is not None else each
            for each in told
        )
        return Outcome(_asked({}), (*read.problems, *placed))
    checks, source = fitted.value.checks, read.value
    unknown = [
        problem(FILE, "people-check", f"there is no check called '{name}'", on_key=True, at=("checks", name),
                hint=nearest(name, ASKED) or f"one of {', '.join(ASKED)}")
        for name in checks if name not in ASKED
    ]  # fmt: skip
    located = tuple(each.located(source.place(each.at or (), on_key=True)) for each in unknown)
    return Outcome(_asked(checks), (*read.problems, *located))


def _asked(checks: Mapping[str, PeopleCheck]) -> tuple[Asked, ...]:
    return tuple(Asked(name, what, checks.get(name)) for name, what in ASKED.items())
