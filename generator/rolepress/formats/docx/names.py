"""The names that ride along in a Word file: bookmarks of ids, and what the controls of a form are called.

Word allows 40 characters in the name of a bookmark, and 64 in the title and in the tag of a control. A longer name
is cut, and ends in a digest of the whole. Whoever has the form or the document makes the same names of its ids.
"""

from __future__ import annotations

import hashlib

LONGEST_BOOKMARK = 40
LONGEST_TAG = 64
LONGEST_TITLE = 64
_DIGEST = 10  # hexadecimal digits
_ANSWER = "_a."


def bookmark_of(id: str) -> str:
    """Return the bookmark of the block, entry, term or row with this *id*; Word hides those that begin with _."""
    return _fitted(f"_{id}", LONGEST_BOOKMARK)


def is_short(id: str) -> bool:
    """Whether a bookmark holds the whole of this *id*."""
    return len(id) < LONGEST_BOOKMARK


def answer_bookmark(name: str) -> str:
    """Return the bookmark round the control of the answer *name*: older versions of LibreOffice drop its tag."""
    return f"{_ANSWER}{_fitted(name, LONGEST_BOOKMARK - len(_ANSWER))}"  # the digest is of the name alone


def tag_of(name: str) -> str:
    """Return the tag of the control of the answer *name*: the name itself, unless it is too long for Word."""
    return _fitted(name, LONGEST_TAG)


def title_of(*parts: str) -> str:
    """Return a control's title of *parts* that are not empty, cut at the end where it is too long for Word."""
    said = " – ".join(part for part in parts if part)
    return said if len(said) <= LONGEST_TITLE else said[: LONGEST_TITLE - 1].rstrip() + "…"


def _fitted(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGEST]
    return f"{name[: longest - _DIGEST - 1]}.{digest}"
