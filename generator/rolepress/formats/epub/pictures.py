"""The pictures of a book: each that a step shows, once, and words in place of one that is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}  # of the pictures that a book of pictures may name
FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture that the text shows."""

    file: str  # "pictures/interview.svg"
    media_type: str
    data: bytes
    informs: bool  # whether it tells something in words, anywhere


@dataclass(slots=True)
class Pictures:
    """The pictures there are, and those that the text has asked for."""

    there: Mapping[str, bytes]
    labels: Mapping[str, str]
    _used: dict[str, bool] = field(default_factory=dict)

    def place(self, source: str, alt: str) -> str | None:
        """Return where the picture that a page calls *source* stands in the book; None where there is none."""
        name = PurePosixPath(source).name
        if name not in self.there or PurePosixPath(name).suffix.lower() not in MEDIA_TYPES:
            return None
        self._used[name] = self._used.get(name, False) or bool(alt)
        return f"{FOLDER}/{name}"

    @property
    def used(self) -> tuple[Pictured, ...]:
        """Those that the text shows, by name."""
        return tuple(
            Pictured(
                f"{FOLDER}/{name}", MEDIA_TYPES[PurePosixPath(name).suffix.lower()], self.there[name], informs
            )
            for name, informs in sorted(self._used.items())
        )
