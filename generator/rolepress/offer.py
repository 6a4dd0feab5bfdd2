"""What a project offers its readers: which editions and formats are built ahead, and how the others come to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolepress.config import Settings
from rolepress.editions import STANDARD, Edition, editions
from rolepress.formats import Format, formats
from rolepress.model import MODELS

AHEAD, ON_REQUEST, OUTSIDE = "built ahead", "on request", "from outside"

OUTSIDE_FORMATS = ("bsl-video", "audio", "moon", "braille-from-a-transcriber", "another-language")
"""What people make, not Rolepress; each has a label, and a page says whom to ask. A language is no format, and
stands last. Source: the Accessible Information Standard (DAPB1605)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An edition in a format, and how readers get it."""

    edition: str  # its name; "" for what comes from outside
    format: str
    suffix: str  # of the file
    media_type: str
    state: str
    kinds: tuple[str, ...] = ()  # of documents, for which it is built ahead

    @property
    def not_ahead(self) -> tuple[str, ...]:
        """The kinds of documents that have it on request; pages of the site are one."""
        if self.state == OUTSIDE:
            return ()
        return tuple(each.name for each in MODELS.values() if each.published and each.name not in self.kinds)

    @property
    def command(self) -> str:
        """What makes it where it is not built ahead: the options of `rolepress build`."""
        if not self.not_ahead:
            return ""
        chosen = "" if self.edition == STANDARD.name else f"--edition {self.edition} "
        return f"rolepress build {chosen}--format {self.format} --only ID"


def offers(settings: Settings | None) -> Iterator[Offer]:
    """Yield every edition in every format that it takes, then what comes from outside.

    Without *settings*, which a folder that is no project has not, it is what a new project would do.
    """
    for edition in editions().values():
        for format in formats().values():
            if edition.takes(format.id):
                kinds = tuple(_kinds_ahead(edition, format, settings))
                state = AHEAD if kinds else ON_REQUEST
                suffix = edition.suffix + format.suffix
                yield Offer(edition.name, format.id, suffix, format.media_type, state, kinds)
    for name in OUTSIDE_FORMATS:
        yield Offer("", name, "", "", OUTSIDE)


def editions_ahead(settings: Settings | None) -> frozenset[str]:
    """Return the names of the editions that are built without being asked for."""
    sizes = settings.large_print.sizes if settings else ("18",)
    papers = settings.coloured_paper if settings else ()
    usual = (each.name for each in editions().values() if each.usual)
    return frozenset((*usual, *(f"large-print-{size}" for size in sizes), *papers))


def formats_ahead(kind: str, also: Iterable[str], settings: Settings | None) -> tuple[str, ...]:
    """Return the ids of the formats that a document of *kind* has; those it has *also* where nobody chose."""
    usual = (*MODELS[kind].formats, *also)
    return settings.formats.get(kind, usual) if settings else usual


def _kinds_ahead(edition: Edition, format: Format, settings: Settings | None) -> Iterator[str]:
    if edition.name in editions_ahead(settings):
        for record in MODELS.values():
            if record.published and format.id in formats_ahead(record.name, (), settings):
                yield record.name
