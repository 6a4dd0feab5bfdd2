"""Compares two versions of a document, or two documents, for the people who keep them; nothing of it is public."""

from __future__ import annotations

from rolepress.comparing.refusing import CannotCompareError
from rolepress.comparing.sides import Side, two_sides
from rolepress.comparing.summing_up import Comparison, compared

__all__ = ["CannotCompareError", "Comparison", "Side", "compared", "two_sides"]
