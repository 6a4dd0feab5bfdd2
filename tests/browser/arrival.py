"""Watch a page arrive over a slow line: what moves by itself, and what it leaves in the reader's browser.

Source: layout shift as browsers measure it (Layout Instability); Privacy and Electronic Communications Regulations 2003,
regulation 6 (nothing is stored without consent).
"""

from playwright.sync_api import Page

from browser.finding import Finding
from browser.script import script

_SHIFTS = script("arrival")
_KEPT = script("kept")

_SLOW = {  # a phone with a weak signal; bytes a second, milliseconds
    "offline": False,
    "latency": 60,
    "downloadThroughput": 150_000,
    "uploadThroughput": 75_000,
}


def slow_down(page: Page) -> None:
    """Let everything that *page* asks for from now on come slowly, and nothing from the browser's cache."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", _SLOW)


def shifts(page: Page) -> tuple[Finding, ...]:
    """Return what has moved by itself since the page was opened; what a person set moving does not count."""
    return tuple(
        Finding("layout-shift", where, f"this moved by itself while the page arrived (score {value:.4f})")
        for where, value in page.evaluate(_SHIFTS)
    )


def kept(page: Page) -> tuple[Finding, ...]:
    """Return the cookies, storage, databases, caches and service workers that the page has left behind."""
    cookies = [("a cookie", cookie["name"]) for cookie in page.context.cookies()]
    return tuple(
        Finding("kept", name, f"the page keeps {what} in the reader's browser")
        for what, name in (*cookies, *page.evaluate(_KEPT))
    )
