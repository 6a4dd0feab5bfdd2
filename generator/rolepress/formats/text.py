"""The plain text format: every word of a manuscript in lines of 72 columns, ready for an e-mail.

Lines end in a carriage return and a line feed, as they travel in e-mails (RFC 5322) and as Windows and portable
note takers write them; every other program reads them too. There is no mark at the start of the file: it would be
sent along when people copy the text.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from rolepress.editions import Edition
from rolepress.formats import Artifact, Format, RenderOptions, register
from rolepress.formats.addresses import in_full, with_addresses
from rolepress.formats.furniture import opening
from rolepress.formats.linear import Line, lines_of
from rolepress.manuscript import Manuscript
from rolepress.theme import Theme

COLUMNS = 72
LINE_END = "\r\n"
UNDER = {1: "=", 2: "-", 3: "~"}
"""What stands under a heading, by its level, as long as it; screen readers say it once, as "20 equals"."""

_DEEPER = "."  # under headings of the levels 4 to 6
_STEP = 2  # columns for each step in
_DEEPEST = 8  # steps: a chart of more posts goes in no further
_ROOM = "_" * 30


def render_text(manuscript: Manuscript) -> str:
    """Return *manuscript* as plain text; no line is longer than 72 columns unless one word is."""
    shown = with_addresses(manuscript, in_full)
    said = lines_of(shown, form_note=manuscript.labels["text-form"])
    lines = [*laid_out([*opening(manuscript), *said]), ""]
    return LINE_END.join(lines)


def laid_out(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines of the file, each no longer than it may be and without spaces at its end."""
    begun = False
    for line in lines:
        if begun and (line.opens or line.role == "break"):
            yield ""
        if line.role == "break":
            continue
        yield from (each.rstrip() for each in _set(line))
        begun = True


def _set(line: Line) -> Iterator[str]:
    inset = " " * (_STEP * min(line.depth, _DEEPEST))
    match line.role:
        case "heading":
            made = _wrapped(line.text)
            yield from made
            yield UNDER.get(line.level, _DEEPER) * max(map(len, made), default=0)
        case "room":
            yield from _wrapped(f"{line.text} {_ROOM}", inset)
        case "entry":
            mark = f"{line.mark} " if line.mark else ""
            yield from _wrapped(line.text, inset + mark, inset + " " * max(len(mark), _STEP))
        case _:
            yield from _wrapped(line.text, inset)


def _wrapped(text: str, first: str = "", others: str | None = None) -> list[str]:
    """Return *text* in lines that begin with *first* and then with *others*; no word is parted."""
    return textwrap.wrap(
        text, COLUMNS, initial_indent=first, subsequent_indent=first if others is None else others,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _artifact(manuscript: Manuscript, edition: Edition, theme: Theme, options: RenderOptions) -> Artifact:
    return Artifact(render_text(manuscript).encode())


TEXT = register(Format("text", ".txt", "text/plain", _artifact, templates=("labels",), name="Plain text"))
