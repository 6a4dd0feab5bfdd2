"""What every page of the public site is held to, in each of the ways in which people look at it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page

from browser.arrival import kept, shifts, slow_down
from browser.axe import axe
from browser.finding import Finding
from browser.keyboard import keyboard, targets
from browser.pale import pale
from browser.paper import paper
from browser.reading import reading
from browser.reflow import reflow
from browser.serving import addresses
from browser.traffic import traffic
from browser.view import (
    DARK,
    DARK_MIDDLE,
    DARK_NARROW,
    FORCED,
    MIDDLE,
    NARROW,
    PAPER,
    SPACED,
    SPACED_NARROW,
    WIDE,
    ZOOMED,
    View,
    show,
)

Check = Callable[[Page], tuple[Finding, ...]]

PLAIN_TO_SEE = "color-contrast-enhanced"  # WCAG 2.2, 1.4.6: 7, and 4.5 for large text


def clear(page: Page) -> tuple[Finding, ...]:
    """Return what axe finds, with the contrast of level AAA."""
    return axe(page, also=(PLAIN_TO_SEE,))


def contrast(page: Page) -> tuple[Finding, ...]:
    """Return the text whose contrast is less than level AAA asks."""
    return axe(page, rules=("color-contrast", PLAIN_TO_SEE))


# One opening of a page serves all its checks; the keyboard comes last, because it moves the focus.
LOOKS: Mapping[View, tuple[Check, ...]] = {
    WIDE: (clear, pale, reading, reflow, targets, keyboard),
    MIDDLE: (clear, pale, reflow, targets),
    NARROW: (clear, pale, reading, reflow, targets),
    ZOOMED: (reflow, keyboard),
    DARK: (contrast, pale, keyboard),
    DARK_MIDDLE: (pale,),
    DARK_NARROW: (pale,),
    FORCED: (pale, keyboard),
    SPACED: (reflow,),
    SPACED_NARROW: (reflow,),
    PAPER: (paper,),
}


def looked_at(page: Page, view: View, *, folder: Path, origin: str) -> Iterator[str]:
    """Yield what the checks of *view* find on every page in *folder*."""
    for address in addresses(folder):
        show(page, origin + address, view)
        for check in LOOKS[view]:
            yield from (str(replace(found, page=address)) for found in check(page))


def arriving(page: Page, view: View, *, folder: Path, origin: str) -> Iterator[str]:
    """Yield what every page in *folder* asks of others, moves by itself or keeps, when it comes over a slow line."""
    page.set_viewport_size({"width": view.width, "height": view.height})
    slow_down(page)
    for address in addresses(folder):
        found = (*traffic(page, origin + address, origin=origin), *shifts(page), *kept(page))
        yield from (str(replace(each, page=address)) for each in found)
