"""Look at a page as it would be printed: all of its text, none of its navigation, and where its links lead."""

from playwright.sync_api import Page

from browser.finding import Finding
from browser.reflow import reflow
from browser.script import script

_SCRIPT = script("words", "colour", "paper")


def paper(page: Page) -> tuple[Finding, ...]:
    """Return what would be missing, needless or hard to read on paper; the page is shown as on a screen afterwards."""
    on_screen = page.evaluate(_SCRIPT)
    page.emulate_media(media="print")
    printed = page.evaluate(_SCRIPT)
    held = reflow(page)
    page.emulate_media(media="screen")
    there = {text for _, text in printed["texts"]}
    return (
        *(
            Finding("not-printed", where, f"“{text[:40]}” is left out on paper")
            for where, text in on_screen["texts"]
            if text not in there
        ),
        *(Finding("printed-needlessly", where, "nobody can use this on paper") for where in printed["controls"]),
        *(Finding("pale-on-paper", *each) for each in printed["pale"]),
        *(Finding("address-not-printed", *each) for each in printed["bare"]),
        *held,
    )
