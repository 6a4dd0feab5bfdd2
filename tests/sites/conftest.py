"""The browser of the tests of pages, one for every module here."""

from browser.conftest import chromium, page  # noqa: F401  # fixtures
