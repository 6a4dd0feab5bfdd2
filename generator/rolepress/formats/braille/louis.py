"""Asks `lou_translate` of Liblouis for braille, and for what braille says.

The program gets text on its standard input and nothing else: no word of a document is part of a command.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

PROGRAM = "lou_translate"
CELLS = "unicode.dis"  # has the program write braille as the signs of Unicode, one for each cell
LONGEST = 600  # letters at once: the program has room for about 2,000, and some take several cells
_SECONDS = 120
_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile(  # controls, and signs that only say how others are drawn, joined, parted or turned round
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff"
    "\ud800-\udfff\U000e0100-\U000e01ef]"
)


def there() -> bool:
    """Whether this computer can make braille."""
    return shutil.which(PROGRAM) is not None


def engine() -> str:
    """Return which program makes the braille: a part of the keys of finished files."""
    found = shutil.which(PROGRAM)
    return _version(found) if found else f"no {PROGRAM}"


def braille_of(texts: Sequence[str], table: str) -> list[str]:
    """Return each of *texts* as braille cells, in Unicode, by a *table* of Liblouis."""
    return _through(texts, table, "--forward")


def text_of(cells: Sequence[str], table: str) -> list[str]:
    """Return what each of *cells*, braille in Unicode, says."""
    return _through(cells, table, "--backward")


def _through(texts: Sequence[str], table: str, way: str) -> list[str]:
    """Return what the program makes of each of *texts*; a long one goes through in pieces."""
    pieces = [(index, piece) for index, text in enumerate(texts) for piece in _pieces(text)]
    made = _asked([piece for _, piece in pieces], table, way)
    blank = "⠀" if way == "--forward" else " "
    joined: list[list[str]] = [[] for _ in texts]
    for (index, _), each in zip(pieces, made, strict=True):
        joined[index].append(each)
    return [blank.join(each) for each in joined]


def _asked(lines: list[str], table: str, way: str) -> list[str]:
    if not lines:
        return []
    command = [shutil.which(PROGRAM) or PROGRAM, way, f"{CELLS},{table}"]
    done = subprocess.run(  # noqa: S603  # a program of the system with tables that we name
        command, input="".join(f"{each}\n" for each in lines), capture_output=True, check=True, text=True,
        encoding="utf-8", timeout=_SECONDS,
    )  # fmt: skip
    made = done.stdout.split("\n")[:-1]
    if len(made) != len(lines):
        raise RuntimeError(f"{PROGRAM} made {len(made)} lines of {len(lines)}")
    return made


def _pieces(text: str) -> Iterator[str]:
    """Yield *text* on single lines that are not too long, cut after a sentence or else between words."""
    rest = _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()
    while len(rest) > LONGEST:
        end = _last(rest[:LONGEST], (". ", "⠲⠀", " ", "⠀"))
        yield _escaped(rest[:end])
        rest = rest[end:].strip(" ⠀")
    if rest:
        yield _escaped(rest)


def _last(text: str, ends: Iterable[str]) -> int:
    found = (text.rfind(each) + 1 for each in ends)
    return next(filter(None, found), len(text))


def _escaped(text: str) -> str:
    return text.strip(" ⠀").replace("\\", "\\\\")  # to the program, one begins the number of a sign


@cache
def _version(program: str) -> str:
    done = subprocess.run(  # noqa: S603  # a program of the system
        [program, "--version"], capture_output=True, check=False, text=True, timeout=_SECONDS
    )
    return done.stdout.partition("\n")[0].strip().replace(program, PROGRAM)  # without its folder
