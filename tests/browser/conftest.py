"""One browser for every page that a worker looks at: Debian's own Chromium, kept off the network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.chromium import FLAGS, where
from browser.serving import serve


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; Playwright drives the one that the system has, and downloads none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh tab, with nothing kept from other tests."""
    with chromium.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def sample_pages() -> Iterator[str]:
    """The origin that serves tests/browser/pages."""
    with serve(Path(__file__).with_name("pages")) as origin:
        yield origin


@pytest.fixture(scope="session")
def public_site(built_site: Path) -> Iterator[str]:
    """The origin that serves the web site built from this checkout."""
    with serve(built_site / "public") as origin:
        yield origin


@pytest.fixture(scope="session")
def internal_site(built_site: Path) -> Iterator[str]:
    """The origin that serves the site for staff built from this checkout."""
    with serve(built_site / "internal") as origin:
        yield origin
