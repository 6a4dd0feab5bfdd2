"""Measure whether a page holds its text: nothing to scroll sideways for, nothing cut off, nothing drawn over.

Source: WCAG 2.2, 1.4.4 (resize text), 1.4.10 (reflow) and 1.4.12 (text spacing).
"""

from playwright.sync_api import Page

from browser.finding import Finding
from browser.script import script

_SCRIPT = script("words", "reflow")


def reflow(page: Page) -> tuple[Finding, ...]:
    """Return what sticks out of the page, and the text that is cut off or drawn over, as the page is shown."""
    return tuple(Finding(*found) for found in page.evaluate(_SCRIPT))
