"""Where each page of the public site stands, and how one page points at another.

Links between pages are relative and name `index.html`, so that a site reads the same from a server, a folder and a
memory stick.
"""

from __future__ import annotations

import hashlib
import posixpath
from urllib.parse import urlsplit

HOME = "index.html"
EVERYTHING = "all"  # the folder of the list of every kind of document
ORGANISATIONS = "organisations"
NOT_FOUND = "404.html"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
PICTURES = "assets/pictures"  # the folder of those in texts
SEARCH = "search/index.html"
SEARCH_INDEX = "search/pagefind"  # a folder
SEARCH_SCRIPT = "search/search.js"

_PURPOSES = {"home": HOME, "accessibility": "accessibility/index.html"}


def document_address(folder: str, name: str) -> str:
    """Return where the document *name* of a kind's *folder* stands; an alias stands in the same way."""
    return f"{folder}/{name}/index.html"


def page_address(purpose: str, name: str) -> str:
    """Return where a page of the site stands; home and the accessibility statement have places of their own."""
    return _PURPOSES.get(purpose, f"{name}/index.html")


def listing_address(folder: str) -> str:
    """Return where the list of a kind's documents stands."""
    return f"{folder}/index.html"


def narrowed_address(folder: str, facet: str, choice: str) -> str:
    """Return where the part of a list stands that has one thing in common, such as a band."""
    return f"{folder}/{facet}/{choice}/index.html"


def organisation_address(name: str) -> str:
    """Return where the page of an organisation stands."""
    return f"{ORGANISATIONS}/{name}/index.html"


def icon_address(organisation: str) -> str:
    """Return where the small picture stands that browsers show beside a page's title."""
    return f"assets/{organisation}.svg"


def picture_address(name: str, data: bytes) -> str:
    """Return where a picture in a text stands: another one of the same *name* has another address."""
    stem, _, suffix = name.rpartition(".")
    return f"{PICTURES}/{stem}-{hashlib.sha256(data).hexdigest()[:12]}.{suffix}"


def script_address(name: str) -> str:
    """Return where one of our scripts stands."""
    return f"assets/{name}.js"


def style_address(organisation: str) -> str:
    """Return where the stylesheet in an organisation's look stands."""
    return f"assets/{organisation}.css"


def relative(target: str, page: str) -> str:
    """Return the way from *page* to *target*, both from the site's top."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def way(target: str, page: str) -> str:
    """Return the way from *page* to *target* as a link in a text has it: "./adverts/…" or "../…"."""
    found = relative(target, page)
    return found if found.startswith("../") else f"./{found}"


def rooted(target: str, base_url: str) -> str:
    """Return the way to *target* that works from anywhere on the server, for a page shown at any address."""
    return f"{urlsplit(base_url).path.rstrip('/')}/{target}"


def origin(address: str) -> str:
    """Return whose server the full *address* of a service names: "https://forms.example"."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower()


def absolute(address: str, base_url: str) -> str:
    """Return the full address of a page, as search engines and other sites name it."""
    return f"{base_url.rstrip('/')}/{address.removesuffix(HOME)}"
