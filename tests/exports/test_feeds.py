"""Feeds of what is open keep to Atom and JSON Feed, name nothing else, and are the same for the same project."""

import json
from datetime import datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from building import make
from recruiting import ADVERT_FILE, WITHOUT_FILES, progress, vacancy
from rolepress.exports.feeds import UNSEEN, FeedEntry, FeedFacts, atom, json_feed

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://roles.example/adverts/support-worker-2026/"
CLOSED = datetime(2026, 7, 1)


def parsed(text: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314  # our own feed


NEEDED = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}}
"""What each must have once. Source: RFC 4287, 4.1.1 and 4.1.2, and its schema in RELAX NG."""


def problems_of(text: bytes) -> list[str]:
    """Return what RFC 4287 would not allow in a feed."""
    feed = parsed(text)
    found = []
    entries = feed.findall(f"{ATOM}entry")
    for name, element in (("feed", feed), *(("entry", each) for each in entries)):
        found += [f"{name}: {each}" for each in NEEDED[name] if len(element.findall(f"{ATOM}{each}")) != 1]
        moment = datetime.fromisoformat(element.findtext(f"{ATOM}updated"))
        found += [] if moment.tzinfo else [f"{name}: updated has no zone"]
        found += [f"{name}: id" for _ in [0] if not element.findtext(f"{ATOM}id").startswith("https://")]
    if not feed.find(f"{ATOM}author") and not all(
        each.find(f"{ATOM}author/{ATOM}name") is not None for each in entries
    ):
        found.append("nobody wrote it")
    links = [(each.get("rel"), each.get("type"), each.get("href")) for each in feed.findall(f"{ATOM}link")]
    found += [] if len({link[:2] for link in links}) == len(links) else ["two links of one kind"]
    found += [] if any(rel == "self" for rel, _, _ in links) else ["no link to itself"]
    return found


def told(root, on: datetime | None = None):
    public = (make(root, on=on) if on else make(root)).public
    return public["feeds/open.atom"], json.loads(public["feeds/open.json"])


def test_an_open_vacancy_is_in_both_feeds(tmp_path):
    text, items = told(vacancy(tmp_path))

    (entry,) = parsed(text).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == entry.find(f"{ATOM}link").get("href") == ADDRESS
    assert entry.findtext(f"{ATOM}title") == "Support workers for the recovery team"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Northshire Health"
    assert entry.findtext(f"{ATOM}updated") == "2026-06-01T00:00:00+01:00"  # the day of the release
    assert entry.findtext(f"{ATOM}summary").endswith("Apply by 11:59pm on Tuesday 30 June 2026.")
    (item,) = items["items"]
    assert (item["id"], item["url"], item["authors"]) == (ADDRESS, ADDRESS, [{"name": "Northshire Health"}])
    assert item["date_modified"] == "2026-06-01T00:00:00+01:00"
    assert item["content_text"] == entry.findtext(f"{ATOM}summary")


def test_the_feeds_keep_to_their_standards(tmp_path):
    text, items = told(vacancy(tmp_path))

    assert problems_of(text) == []
    assert items["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "items", "feed_url", "home_page_url"} <= items.keys()
    assert items["feed_url"] == "https://roles.example/feeds/open.json"


def test_a_feed_is_there_and_empty_when_nothing_is_open(tmp_path):
    text, items = told(vacancy(tmp_path), CLOSED)

    assert problems_of(text) == []
    assert items["items"] == []
    assert parsed(text).findtext(f"{ATOM}updated") == "2026-06-30T23:59:00+01:00"  # when it closed


@pytest.mark.parametrize("event", ["paused", "filled", "closed-early"])
def test_what_takes_no_applications_is_in_no_feed(tmp_path, event):
    root = vacancy(tmp_path)
    progress(root, ADVERT_FILE, f"{{event: {event}, on: 2026-06-10}}")

    assert len(told(root)[1]["items"]) == 1  # it has not happened yet
    assert told(root, datetime(2026, 6, 11))[1]["items"] == []


def test_an_extension_is_news(tmp_path):
    root = vacancy(tmp_path)
    progress(root, ADVERT_FILE, "{event: extended, on: 2026-06-20 09:00, was: 2026-06-30, to: 2026-07-05}")
    (item,) = told(root, datetime(2026, 7, 1))[1]["items"]

    assert item["date_modified"] == "2026-06-20T09:00:00+01:00"
    assert item["content_text"].endswith("Apply by 11:59pm on Sunday 5 July 2026.")


def test_every_page_names_the_feeds(tmp_path):
    made = make(vacancy(tmp_path))

    for path, way in (("index.html", "feeds/"), ("adverts/support-worker-2026/index.html", "../../feeds/")):
        page = made.page(path)
        assert (
            f'<link rel="alternate" type="application/atom+xml" title="Atom feed" href="{way}open.atom">' in page
        )
        assert (
            f'<link rel="alternate" type="application/feed+json" title="JSON feed" href="{way}open.json">' in page
        )


def test_a_site_without_an_address_has_no_feeds(tmp_path):
    given_settings = WITHOUT_FILES.replace("base_url: https://roles.example\n", "")
    made = make(vacancy(tmp_path, {"rolepress.yml": given_settings}))

    assert not any(path.startswith("feeds/") for path in made.public)
    assert 'rel="alternate"' not in made.page("index.html")


def test_drafts_are_in_no_feed_and_previews_have_none(tmp_path):
    root = vacancy(tmp_path)
    (root / ADVERT_FILE).write_text(
        (root / ADVERT_FILE).read_text("utf-8").replace("Help people", "Secretly help")
    )
    made = make(root)

    assert b"Secretly" not in made.public["feeds/open.atom"] + made.public["feeds/open.json"]
    (preview,) = (each for each in made.printed.previews if each.facts.id == "support-worker-2026")
    assert 'rel="alternate"' not in preview.page.entry.data.decode()


def feed_of(*entries: FeedEntry) -> FeedFacts:
    moment = "2026-06-01T00:00:00+01:00"
    return FeedFacts("T", "S", "https://a.example/", "https://a.example/f", "en-GB", moment, entries)


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_is_only_text(title, summary):
    entry = FeedEntry("https://a.example/b/", title, "A & B", summary, "2026-06-01T00:00:00+01:00", "cy")

    read = parsed(atom(feed_of(entry))).find(f"{ATOM}entry")
    assert len(read) == 6
    assert (read.findtext(f"{ATOM}title") or "").split() == UNSEEN.sub("", title).split()
    assert (read.findtext(f"{ATOM}summary") or "").split() == UNSEEN.sub("", summary).split()
    assert read.get("{http://www.w3.org/XML/1998/namespace}lang") == "cy"
    (item,) = json.loads(json_feed(feed_of(entry)))["items"]
    assert (item["title"], item["content_text"], item["language"]) == (title, summary, "cy")
