"""The ways in which readers look at a page: screen sizes, dark mode, forced colours, wider spacing."""

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

from browser.script import script

_SCRIPT = script("view")

TEXT_SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
"""  # WCAG 2.2, 1.4.12

STILL = "* { transition: none !important; animation: none !important; scroll-behavior: auto !important }"


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at a page; sizes in CSS pixels."""

    name: str
    width: int
    height: int
    colours: Literal["light", "dark"] = "light"
    forced_colours: bool = False
    spaced: bool = False

    def __str__(self) -> str:
        return self.name


WIDE = View("wide", 1280, 1024)
MIDDLE = View("middle", 768, 1024)
PHONE = View("phone", 390, 844)
NARROW = View("narrow", 320, 800)
ZOOMED = View("zoomed", 320, 256)  # WCAG 2.2, 1.4.10: 1280 by 1024 at 400 %
DARK = View("dark", 1280, 1024, colours="dark")
DARK_MIDDLE = View("dark-middle", 768, 1024, colours="dark")
DARK_NARROW = View("dark-narrow", 320, 800, colours="dark")
FORCED = View("forced", 1280, 1024, colours="dark", forced_colours=True)
SPACED = View("spaced", 1280, 1024, spaced=True)
SPACED_NARROW = View("spaced-narrow", 320, 800, spaced=True)
PAPER = View("paper", 643, 972)  # A4 with margins of 2 cm


def show(page: Page, address: str, view: View) -> None:
    """Open *address* in *page* the way *view* says, with nothing moving."""
    page.set_viewport_size({"width": view.width, "height": view.height})
    page.emulate_media(
        color_scheme=view.colours,
        forced_colors="active" if view.forced_colours else "none",
        reduced_motion="reduce",
    )
    page.goto(address, wait_until="load")
    page.evaluate(_SCRIPT, STILL + TEXT_SPACING * view.spaced)
