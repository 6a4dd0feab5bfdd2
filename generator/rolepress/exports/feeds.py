"""Feeds of what is open, for programs that look whether there is something new: Atom and JSON Feed.

The same entries make the same bytes. Sources: RFC 4287, The Atom Syndication Format; JSON Feed, version 1.1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

ATOM = "http://www.w3.org/2005/Atom"
ATOM_TYPE, JSON_TYPE = "application/atom+xml", "application/feed+json"
JSON_FEED = "https://jsonfeed.org/version/1.1"
UNSEEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML has no way to write. Source: Extensible Markup Language 1.0, 2.2, Characters."""

NEVER = "2000-01-01T00:00:00+00:00"
"""When a feed was last changed in which nothing was ever told."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Something that is open. Its address never changes, and so is its identifier too."""

    address: str  # of its page, in full
    title: str
    organisation: str
    summary: str  # plain words, with the closing date
    updated: str  # RFC 3339, with the distance from universal time
    language: str


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """What is open, and what a feed says about itself."""

    title: str
    subtitle: str
    home: str  # the address of the site, in full
    address: str  # of the feed itself, in full
    language: str
    updated: str  # RFC 3339
    entries: tuple[FeedEntry, ...]


def atom(feed: FeedFacts) -> bytes:
    """Return the feed as Atom."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    _texts(root, {"id": feed.address, "title": feed.title, "subtitle": feed.subtitle, "updated": feed.updated})
    ElementTree.SubElement(root, "link", {"rel": "self", "type": ATOM_TYPE, "href": feed.address})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.home})
    for each in feed.entries:
        _entry(root, each, feed.language)
    ElementTree.indent(root, " ")
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def json_feed(feed: FeedFacts) -> bytes:
    """Return the feed as JSON Feed."""
    told = {
        "version": JSON_FEED,
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": feed.language,
        "items": list(_items(feed)),
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _entry(root: ElementTree.Element, entry: FeedEntry, language: str) -> None:
    element = ElementTree.SubElement(root, "entry")
    if entry.language != language:
        element.set("xml:lang", entry.language)
    _texts(element, {"id": entry.address, "title": entry.title, "updated": entry.updated})
    ElementTree.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.address})
    _texts(ElementTree.SubElement(element, "author"), {"name": entry.organisation})
    _texts(element, {"summary": entry.summary})


def _texts(parent: ElementTree.Element, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        ElementTree.SubElement(parent, name).text = UNSEEN.sub("", text)


def _items(feed: FeedFacts) -> Iterator[dict[str, object]]:
    for each in feed.entries:
        item: dict[str, object] = {
            "id": each.address,
            "url": each.address,
            "title": each.title,
            "content_text": each.summary,
            "date_modified": each.updated,
            "authors": [{"name": each.organisation}],
        }
        yield item | ({"language": each.language} if each.language != feed.language else {})
