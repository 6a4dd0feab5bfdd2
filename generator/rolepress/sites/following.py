"""Makes the feeds of the public site: what is open, for programs that look whether there is something new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from rolepress.exports.feeds import ATOM_TYPE, JSON_TYPE, NEVER, FeedEntry, FeedFacts, atom, json_feed
from rolepress.labels import Labels
from rolepress.sites.addresses import HOME, absolute
from rolepress.sites.facts import DocumentFacts, Feed, SiteFacts
from rolepress.sites.finder import opportunities
from rolepress.sites.saying import filled
from rolepress.sites.tongues import originals

_FEEDS: tuple[tuple[str, str, str, Callable[[FeedFacts], bytes]], ...] = (
    ("feed-atom", "feeds/open.atom", ATOM_TYPE, atom),
    ("feed-json", "feeds/open.json", JSON_TYPE, json_feed),
)


def feeds_of(labels: Labels) -> tuple[Feed, ...]:
    """Return the feeds that a public site with an address of its own has."""
    return tuple(Feed(labels[name], address, media_type) for name, address, media_type, _ in _FEEDS)


def feed_files(documents: Sequence[DocumentFacts], site: SiteFacts, labels: Labels) -> Iterator[tuple[str, bytes]]:
    """Yield each feed of the *site* with its address; it is there, and empty, when nothing is open.

    A site without a public address has none: entries are known by their addresses.
    """
    if not site.feeds:
        return
    told = FeedFacts(
        title=filled(labels["feed-title"], SITE=site.title),
        subtitle=labels["worked-example"] if site.example else labels["feed-subtitle"],
        home=absolute(HOME, site.base_url),
        address="",
        language=site.language,
        updated=max((each.updated for each in documents if each.updated), key=_moment, default=NEVER),
        entries=tuple(_entry(each, site, labels) for each in opportunities(originals(documents))),
    )
    for _, address, _, written in _FEEDS:
        yield address, written(replace(told, address=absolute(address, site.base_url)))


def _entry(facts: DocumentFacts, site: SiteFacts, labels: Labels) -> FeedEntry:
    closing = filled(labels["feed-closing"], DATE=facts.closes) if facts.closes else ""
    return FeedEntry(
        absolute(facts.address, site.base_url),
        facts.title,
        facts.organisation_name,
        " ".join(filter(None, (facts.description, closing))),
        facts.updated,
        facts.language,
    )


def _moment(told: str) -> datetime:
    return datetime.fromisoformat(told)
