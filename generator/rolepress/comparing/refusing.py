"""How a comparison that cannot be made is refused."""

from __future__ import annotations


class CannotCompareError(Exception):
    """There is nothing to compare; the message and hint are for the person at the keyboard."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
