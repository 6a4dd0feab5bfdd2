"""Check that a page read aloud makes sense: its landmarks, headings and names, and its text in the order it is seen.

Source: WCAG 2.2, 1.1.1 (images), 1.3.1 (structure), 1.3.2 (order), 2.4.4 (links), 2.4.6 (headings) and 4.1.2 (names).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from playwright.sync_api import Page

from browser.finding import Finding
from browser.script import script
from browser.tree import TEXT, Node, tree

_SCRIPT = script("words", "reading")

ONE_OF_EACH = ("banner", "main", "contentinfo")
TOLD_APART = ("navigation", "region", "complementary", "search", "form")  # each by its own name
NAMED = ("navigation", "region")  # even where there is only one
CONTROLS = ("link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "listbox")
NAMED_BY_LABEL = ("radio", "checkbox")  # Chromium tells the words of their labels as their names alone
PARTS = {
    "list": ("listitem",),
    "DescriptionList": ("term", "definition"),
    "row": ("cell", "columnheader", "rowheader"),
}
SAYS_NOTHING = {"click here", "here", "more", "read more", "learn more", "find out more", "link", "this page"}
_ADDRESS = re.compile(r"(https?:|www\.)\S+|[\w-]+(\.[\w-]+)*\.(uk|com|org|net|example)(/\S*)?", re.IGNORECASE)


def reading(page: Page) -> tuple[Finding, ...]:
    """Return what would mislead or be lost on a person to whom the page, as it is shown, is read aloud."""
    told = tree(page)
    texts, jumps, lost = page.evaluate(_SCRIPT)
    return (
        *_landmarks(told),
        *_headings(told),
        *_names(told),
        *_links(told),
        *_parts(told),
        *_tables(told),
        *_words(told, texts),
        *(Finding("read-out-of-order", *each) for each in jumps),
        *(
            Finding("list-lost", where, "VoiceOver does not tell of this list, which has no markers")
            for where in lost
        ),
    )


def _landmarks(told: Node) -> Iterator[Finding]:
    for role in ONE_OF_EACH:
        if (number := len(told.all(role))) != 1:
            yield Finding("landmark-count", role, f"the page has {number} of these and not one")
    for role in TOLD_APART:
        for name, number in Counter(node.name for node in told.all(role)).items():
            if not name and role in NAMED:
                yield Finding("landmark-name", role, "this has no name")
            elif number > 1:
                yield Finding("landmark-name", role, f"{number} of these are called “{name}”")


def _headings(told: Node) -> Iterator[Finding]:
    headings = told.all("heading")
    tops = [heading for heading in headings if heading.level == 1]
    if len(tops) != 1:
        yield Finding("heading-one", "h1", f"the page has {len(tops)} of these and not one")
    for main in told.all("main"):
        if (first := next(iter(main.all("heading")), None)) is None or first.level != 1:
            yield Finding("heading-one", "main", "the first heading in here is not of level 1")
    for before, after in pairwise(headings):
        if after.level > before.level + 1:
            yield Finding("heading-skip", after.name, f"level {after.level} comes after level {before.level}")
    for heading in headings:
        if not heading.name:
            yield Finding("no-name", f"h{heading.level}", "this heading says nothing")


def _names(told: Node) -> Iterator[Finding]:
    for node in told.all(*CONTROLS, "image"):
        if not node.name.strip():
            yield Finding("no-name", node.address or node.role, f"this {node.role} has no name")


def _links(told: Node) -> Iterator[Finding]:
    """Yield the links that do not say where they lead, and those with one name that lead to several places."""
    leading: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for group, link in _grouped(told, ""):
        said = " ".join(link.name.split())
        leading[group, said.casefold()].add(link.address)
        if said.casefold() in SAYS_NOTHING or _ADDRESS.fullmatch(said):
            yield Finding("link-name", link.address, f"“{said}” does not say where this leads")
    for (group, said), places in leading.items():
        if said and len(places) > 1:
            within = f" under “{group}”" if group else ""
            yield Finding("link-twice", said, f"links of this name{within} lead to {', '.join(sorted(places))}")


def _grouped(node: Node, group: str) -> Iterator[tuple[str, Node]]:
    """Yield every link with the name of the smallest named part of the page that holds it."""
    if node.role == "link":
        yield group, node
    within = node.name if node.role in (*TOLD_APART, "group", "article") and node.name else group
    for child in node.children:
        yield from _grouped(child, within)


def _parts(told: Node) -> Iterator[Finding]:
    """Yield the lists without entries and the rows without cells."""
    for role, parts in PARTS.items():
        for node in told.all(role):
            if not node.all(*parts):
                yield Finding("list-empty", role, f"this has no {' or '.join(parts)} in it: “{node.text[:40]}”")


def _tables(told: Node) -> Iterator[Finding]:
    for table in told.all("table"):
        if not table.name:
            yield Finding("table-name", "table", f"this table has no name: “{table.text[:40]}”")
        if not table.all("columnheader"):
            yield Finding("table-headers", f"table “{table.name}”", "no cell names a column")
        for header in table.all("columnheader", "rowheader"):
            if not header.name.strip():
                yield Finding("table-headers", f"table “{table.name}”", "a cell that names others is empty")


def _words(told: Node, texts: list[tuple[str, str]]) -> Iterator[Finding]:
    """Yield the text that is seen and not told, or told in another order."""
    said = _letters("".join(node.name for node in told.all(TEXT, *NAMED_BY_LABEL)))
    at = 0
    for where, text in texts:
        if not (wanted := _letters(text)):
            continue
        if (found := said.find(wanted, at)) >= 0:
            at = found + len(wanted)
        elif wanted in said:
            yield Finding("read-out-of-order", where, f"“{text.strip()[:40]}” is told before what stands above it")
        else:
            yield Finding(
                "not-told", where, f"“{text.strip()[:40]}” is seen, and assistive technology is not told"
            )


def _letters(text: str) -> str:
    """Return the letters and digits alone: what is not one of them need not be said."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
