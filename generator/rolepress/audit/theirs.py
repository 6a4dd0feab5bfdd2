"""Tells apart what validators find in the markup that Material for MkDocs writes around each internal page.

Rolepress writes the text of these pages and not what is around it. Nothing of it is hidden: an audit tells each
find once, with why it is set apart. Whatever is not listed here counts as a failure of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rolepress.audit.files import INTERNAL, PAGE, Finished

THEME = "Material for MkDocs"
_OWN = "preview/"  # pages of drafts are ours from the first line to the last


@dataclass(frozen=True, slots=True)
class Theirs:
    """Something that a validator finds in the theme's own markup."""

    validator: str
    says: str  # a pattern that fits the whole line
    what: str  # in our words
    why: str  # what we know of its effect


_BOXES = (
    "the boxes that open its menu and its search have an attribute for filling in, which boxes to tick do not take"
)
THEIRS = (
    Theirs("html-validate", r".* \(#__(drawer|search)\) \[valid-autocomplete\]",
           _BOXES,
           "browsers pass over it"),
    Theirs("html-validate", r".* \(html > body > header > nav > .*form\) \[wcag/h32\]",
           "its search and its switch of colours are forms without a button that sends them",
           "both answer as people type or choose, so there is nothing to send"),
    Theirs("html-validate",
           r".* \(html > body > .*main > div > div:nth-child\([12]\) > .*nav\) \[unique-landmark\]",
           "its menu and the contents of the page are landmarks, and some of them share a name",
           "a screen reader may name two regions of a page alike"),
    Theirs("nu", r'.*Attribute “autocomplete” is only allowed .*id="__(drawer|search)".*',
           _BOXES,
           "browsers pass over it"),
    Theirs("nu", r'.*The value of the “for” attribute .*for="__toc".*',
           "the heading of its contents is a label for a box that only narrow windows have",
           "the heading is read as text"),
)  # fmt: skip


def told_apart(
    validator: str, file: Finished, faults: Iterable[str]
) -> tuple[tuple[str, ...], tuple[Theirs, ...]]:
    """Return those of *faults* that are ours to mend, and what of the rest is the theme's."""
    lines = tuple(faults)
    if file.site != INTERNAL or file.media_type != PAGE or file.path.startswith(_OWN):
        return lines, ()
    judged = [(line, _theirs(validator, line)) for line in lines]
    ours = tuple(line for line, theirs in judged if theirs is None)
    return ours, tuple(dict.fromkeys(theirs for _, theirs in judged if theirs is not None))


def _theirs(validator: str, line: str) -> Theirs | None:
    return next(
        (each for each in THEIRS if each.validator == validator and _pattern(each.says).fullmatch(line)), None
    )


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.DOTALL)
