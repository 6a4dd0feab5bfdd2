"""Walk a page by Tab, as people do who use no mouse, and measure what they can hit.

Source: WCAG 2.2, 2.1.1, 2.1.2, 2.4.3 (keyboard, no trap, order), 1.4.11, 2.4.7, 2.4.11 (focus seen), 2.5.8 (target size).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page

from browser.finding import Finding
from browser.script import script

_SCRIPT = script("colour", "keyboard")


@dataclass(frozen=True, slots=True)
class Stop:
    """Where Tab has come to rest."""

    index: int  # in the order of the page's source; -1: not a control
    where: str
    seen: bool  # something shows that it has the focus
    covered: bool  # nothing of it is to be seen
    faint: float  # the contrast of what shows the focus, where it is too little; 0: enough


def keyboard(page: Page) -> tuple[Finding, ...]:
    """Press Tab from the top of the page to its end; return what cannot be reached, is out of order or unseen."""
    controls: list[str] = page.evaluate(_SCRIPT)
    stops = tuple(_walk(page, limit=2 * len(controls) + 20))
    return (*_reach(controls, stops), *_order(stops), *_sight(stops))


def targets(page: Page) -> tuple[Finding, ...]:
    """Return the controls that are smaller than 24 by 24 px, not in a line of text and too near to another."""
    page.evaluate(_SCRIPT)
    return tuple(Finding("target-size", *found) for found in page.evaluate("() => rolepress.small()"))


def _walk(page: Page, *, limit: int) -> Iterator[Stop]:
    """Press Tab until the focus leaves the page or comes back to where it has been."""
    visited: set[str] = set()
    for _ in range(limit):
        page.keyboard.press("Tab")
        found = page.evaluate("() => rolepress.here()")
        if found is None or found["key"] in visited:
            return
        visited.add(found["key"])
        yield Stop(found["index"], found["where"], found["seen"], found["covered"], found["faint"])


def _reach(controls: list[str], stops: tuple[Stop, ...]) -> Iterator[Finding]:
    reached = {stop.index for stop in stops}
    for index, where in enumerate(controls):
        if index not in reached:
            yield Finding("not-reached", where, "Tab does not come here")


def _order(stops: tuple[Stop, ...]) -> Iterator[Finding]:
    walked = [stop for stop in stops if stop.index >= 0]
    for before, after in pairwise(walked):
        if after.index < before.index:
            yield Finding("focus-order", after.where, f"Tab comes here after {before.where}, which stands below")


def _sight(stops: tuple[Stop, ...]) -> Iterator[Finding]:
    for stop in stops:
        if not stop.seen:
            yield Finding("focus-unseen", stop.where, "nothing shows that this has the focus")
        if stop.faint:
            yield Finding(
                "focus-faint", stop.where, f"what shows the focus has a contrast of {stop.faint:.2f} and not of 3"
            )
        if stop.covered:
            yield Finding("focus-covered", stop.where, "this has the focus and is covered or off the screen")
