"""Measure whether text stands out from what is behind it, in whatever colours the page is shown in.

axe-core leaves text undecided where boxes touch, and does not know the colours of readers who bring their own.
Source: WCAG 2.2, 1.4.6 (7, and 4.5 for large text).
"""

from playwright.sync_api import Page

from browser.finding import Finding
from browser.script import script

_SCRIPT = script("words", "colour", "pale")


def pale(page: Page) -> tuple[Finding, ...]:
    """Return the text that has too little contrast, or stands on a picture, as the page is shown."""
    return tuple(Finding("pale", *found) for found in page.evaluate(_SCRIPT))
