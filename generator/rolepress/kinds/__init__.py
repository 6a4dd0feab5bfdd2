"""Composers by kind: a resolved document becomes a manuscript."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rolepress.kinds import (
    advert,
    application_pack,
    disclosure,
    easy_read,
    form,
    guide,
    job_description,
    organisation,
    page,
    role_pack,
)
from rolepress.kinds.binding import bind
from rolepress.kinds.house import House, house_of
from rolepress.languages import is_right_to_left
from rolepress.manuscript import Manuscript, with_latin_apart
from rolepress.resolved import Resolved

Composer = Callable[[Resolved[Any], House], Manuscript]

COMPOSERS: dict[str, Composer] = {
    "advert": advert.compose,
    "application-pack": application_pack.compose,
    "disclosure": disclosure.compose,
    "easy-read": easy_read.compose,
    "form": form.compose,
    "guide": guide.compose,
    "job-description": job_description.compose,
    "organisation": organisation.compose,
    "page": page.compose,
    "role-pack": role_pack.compose,
}


def register(kind: str, composer: Composer) -> None:
    """Let *composer* make the manuscripts of *kind*; ValueError when it has one."""
    if kind in COMPOSERS:
        raise ValueError(f"there are two composers of {kind}")
    COMPOSERS[kind] = composer


def compose(resolved: Resolved[Any], house: House) -> Manuscript:
    """Return *resolved* as blocks in reading order, in the words and the order of *house*.

    The documents that are bound into it follow as parts, each in the place that its composer left for it.
    """
    composed = COMPOSERS[resolved.document.kind](resolved, house)
    manuscript = with_latin_apart(replace(composed, right_to_left=is_right_to_left(composed.language)))
    if not resolved.parts:
        return manuscript
    return bind(manuscript, [compose(each, house) for each in resolved.parts], house)


__all__ = ["COMPOSERS", "Composer", "House", "compose", "house_of", "register"]
