"""Shows how far a build or an audit is: on a terminal one line, written over and over, and gone at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO

INTERVAL = 0.1  # seconds between two lines; writing costs more than some jobs


@contextmanager
def progress(
    stream: TextIO, things: str = "files", *, named: Callable[[Any], str] = lambda _: "", lines: bool = False
) -> Iterator[Callable[[Any, int, int], None]]:
    """Yield what to tell of each of the *things* done, how many are, of how many; *named* says what is at work.

    Where *stream* is no terminal it is silent, or with *lines* writes a line whenever something else is at work.
    """
    if not stream.isatty():
        yield _Lines(stream, things, named).show if lines else lambda done, count, total: None
        return
    line = _Line(stream, things, named)
    try:
        yield line.show
    finally:
        line.clear()


class _Lines:
    """Lines of a file, or of the log of a machine."""

    def __init__(self, stream: TextIO, things: str, named: Callable[[Any], str]) -> None:
        self.stream, self.things, self.named = stream, things, named
        self.name = ""  # of what is at work

    def show(self, done: Any, count: int, total: int) -> None:
        name = self.named(done)
        if name != self.name:
            self.name = name
            self.stream.write(f"{_told(count, total, self.things, name)}\n")
            self.stream.flush()


class _Line:
    """The last line of a terminal."""

    def __init__(self, stream: TextIO, things: str, named: Callable[[Any], str]) -> None:
        self.stream, self.things, self.named = stream, things, named
        self.shown = 0.0  # when, in seconds of a clock that only goes forward
        self.name = ""

    def show(self, done: Any, count: int, total: int) -> None:
        now, name = time.monotonic(), self.named(done)
        if now - self.shown >= INTERVAL or name != self.name:
            self.shown, self.name = now, name
            self._write(_told(count, total, self.things, name))

    def clear(self) -> None:
        if self.shown:
            self._write("")

    def _write(self, text: str) -> None:
        self.stream.write(f"\r\x1b[K{text}")
        self.stream.flush()


def _told(count: int, total: int, things: str, name: str) -> str:
    return f"{count} of {total} {things}{f', now: {name}' if name else ''}"
