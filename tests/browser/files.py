"""Read the files of a site as they stand, without a browser: what they ask of others, weigh, and are called.

Sources: privacy (no request leaves the site); WCAG 2.2, 2.4.2 (page titled) and 3.1.1 (language of page).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from browser.finding import Finding
from browser.serving import addresses

_FETCHED = (
    "src",
    "srcset",
    "poster",
    "data",
    "background",
    "action",
    "formaction",
    "ping",
    "imagesrcset",
    "manifest",
)
_LINKS_NOT_FETCHED = {"canonical", "alternate", "author", "license", "help", "next", "prev", "search", "me"}
_ELSEWHERE = re.compile(r"(?:https?:)?//[^\s,'\")]+", re.IGNORECASE)
_IN_STYLES = re.compile(r"""(?:url\(|@import)\s*['"]?\s*((?:https?:)?//[^\s'")]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that a page makes a browser fetch, or send."""

    tag: str
    address: str
    kind: str = ""  # of a link: "stylesheet", "icon"


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page weighs with the styles and scripts that it names, in bytes."""

    page: str
    plain: int
    packed: int  # as servers send it: each file by gzip


class _Reader(HTMLParser):
    """Gathers what a page fetches, its styles, its language and its title."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.asked: list[Asked] = []
        self.styles: list[str] = []
        self.language = ""
        self.title = ""
        self._within = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self._within = tag if tag in ("title", "style") else ""
        self.language = known.get("lang", "") if tag == "html" else self.language
        self.styles.append(known.get("style", ""))
        self.asked += [Asked(tag, known[name]) for name in _FETCHED if name in known]
        if tag == "link" and not _LINKS_NOT_FETCHED.intersection(known.get("rel", "").lower().split()):
            self.asked.append(Asked(tag, known.get("href", ""), known.get("rel", "").lower()))
        if tag in ("image", "use", "feimage"):
            self.asked += [Asked(tag, known[name]) for name in ("href", "xlink:href") if name in known]

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "title":
            self.title += data
        elif self._within == "style":
            self.styles.append(data)


def outside(folder: Path) -> tuple[Finding, ...]:
    """Return what the pages and styles under *folder* would ask of other sites, or send to them."""
    return (*_pages_outside(folder), *_styles_outside(folder))


def _pages_outside(folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.rglob("*.html")):
        read = _Reader(path.read_text("utf-8"))
        page = path.relative_to(folder).as_posix()
        asked = [(each.tag, found) for each in read.asked for found in _ELSEWHERE.findall(each.address)]
        styled = [("style", found) for text in read.styles for found in _IN_STYLES.findall(text)]
        for where, found in (*asked, *styled):
            yield Finding("asks-elsewhere", where, f"this asks {found} of another site", page=page)


def _styles_outside(folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.rglob("*.css")):
        for found in _IN_STYLES.findall(path.read_text("utf-8")):
            yield Finding("asks-elsewhere", path.name, f"this asks {found} of another site", page=path.name)


def called(folder: Path) -> tuple[Finding, ...]:
    """Return the pages under *folder* that do not say their language, or have no title of their own."""
    seen: dict[str, str] = {}
    found = []
    for address in addresses(folder):
        read = _Reader(_file(folder, address).read_text("utf-8"))
        title = " ".join(read.title.split())
        if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", read.language):
            found.append(Finding("no-language", "html", f"the language is “{read.language}”", page=address))
        if not title or title in seen:
            where = f"{seen[title]} has it too" if title in seen else "there is none"
            found.append(Finding("title", "title", f"“{title}”: {where}", page=address))
        seen.setdefault(title, address)
    return tuple(found)


def weights(folder: Path) -> list[Weight]:
    """Return what every page under *folder* weighs, the heaviest first."""
    return sorted((_weight(folder, address) for address in addresses(folder)), key=lambda each: -each.packed)


def _weight(folder: Path, address: str) -> Weight:
    page = _file(folder, address)
    files = [page.read_bytes(), *(path.read_bytes() for path in sorted(set(_named(folder, page))))]
    packed = sum(len(gzip.compress(each, compresslevel=6, mtime=0)) for each in files)
    return Weight(address, sum(map(len, files)), packed)


def _named(folder: Path, page: Path) -> Iterator[Path]:
    """Yield the styles and scripts of this site that *page* names."""
    for each in _Reader(page.read_text("utf-8")).asked:
        if each.tag == "script" or "stylesheet" in each.kind.split() or "modulepreload" in each.kind.split():
            address = unquote(urlsplit(each.address).path)
            yield (folder / address.lstrip("/") if address.startswith("/") else page.parent / address).resolve()


def _file(folder: Path, address: str) -> Path:
    path = folder / address.lstrip("/")
    return path / "index.html" if address.endswith("/") else path
