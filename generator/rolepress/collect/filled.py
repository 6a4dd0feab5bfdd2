"""A filled form as its file has it, before anybody asks what its questions were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TICKED = "yes"  # the value of a box that is ticked; that of one that is not is ""

ControlKind = Literal["text", "date", "list", "tick"]


class CannotReadError(Exception):
    """A file holds no answers that can be read; the message follows "this file", the hint says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Control:
    """One place of a file where people answer."""

    name: str  # of the answer, as the file has it
    kind: ControlKind
    value: str  # "" where nothing is answered


@dataclass(frozen=True, slots=True)
class Filled:
    """What one file says: which form it is, and the answers in the order of the file."""

    form: str  # the form's id, or "" where the file does not say
    version: str  # of the form, or ""
    controls: tuple[Control, ...]
    renamed: bool = False  # whether a program took the names off, and they were found beside their places

    @property
    def names(self) -> frozenset[str]:
        """The names of the answers, empty ones included."""
        return frozenset(each.name for each in self.controls)
