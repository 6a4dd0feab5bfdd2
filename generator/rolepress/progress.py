"""Shows on a terminal how far a build is: one line, written over and over, and gone at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

INTERVAL = 0.1  # seconds between two lines; writing costs more than some jobs


@contextmanager
def progress(stream: TextIO, things: str = "files") -> Iterator[Callable[[object, int, int], None]]:
    """Yield what to tell of each of the *things* done, how many are, of how many.

    Silent where *stream* is no terminal.
    """
    if not stream.isatty():
        yield lambda done, count, total: None
        return
    line = _Line(stream, things)
    try:
        yield line.show
    finally:
        line.clear()


class _Line:
    """The last line of a terminal."""

    def __init__(self, stream: TextIO, things: str) -> None:
        self.stream, self.things = stream, things
        self.shown = 0.0  # when, in seconds of a clock that only goes forward

    def show(self, _: object, count: int, total: int) -> None:
        now = time.monotonic()
        if now - self.shown >= INTERVAL:
            self.shown = now
            self._write(f"{count} of {total} {self.things}")

    def clear(self) -> None:
        if self.shown:
            self._write("")

    def _write(self, text: str) -> None:
        self.stream.write(f"\r\x1b[K{text}")
        self.stream.flush()
