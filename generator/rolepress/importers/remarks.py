"""Reads what people wrote beside the text of a Word copy: comments with their replies, and footnotes.

Source: ISO/IEC 29500-1, 17.13.4 (comments) and 17.11 (notes); MS-DOCX, 2.5.1 (replies, and what is resolved).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from rolepress.collect.package import Package
from rolepress.importers.elements import local, value_of
from rolepress.importers.records import Comment

REPLY = " – reply: "  # between a comment and an answer to it


def comments_of(package: Package, folder: PurePosixPath) -> dict[str, Comment]:
    """Return what each comment says with its replies, by its number; nobody's name."""
    found = [each for each in _part(package, folder / "comments.xml") if local(each) == "comment"]
    links = {
        value_of(each, "paraId"): each
        for each in _part(package, folder / "commentsExtended.xml")
        if local(each) == "commentEx"
    }
    last = {value_of(each, "id"): _last_paragraph(each) for each in found}
    numbers = {mark: number for number, mark in last.items() if mark}
    said = {value_of(each, "id"): _words(each) for each in found}
    above = {number: numbers.get(value_of(links.get(mark), "paraIdParent"), "") for number, mark in last.items()}
    made: dict[str, Comment] = {}
    for number, words in said.items():
        replies = [text for reply, text in said.items() if above[reply] == number and text]
        whole = REPLY.join(filter(None, (words, *replies)))
        if whole and not above[number]:
            made[number] = Comment(whole, value_of(links.get(last[number]), "done") in ("1", "true"))
    return made


def footnotes_of(package: Package, folder: PurePosixPath) -> Mapping[tuple[str, str], str]:
    """Return what each footnote and endnote says, by its kind and its number."""
    return {
        (local(each), value_of(each, "id")): _words(each)
        for name in ("footnotes", "endnotes")
        for each in _part(package, folder / f"{name}.xml")
        if not value_of(each, "type")  # lines between text and notes have a type
    }


def _part(package: Package, name: PurePosixPath) -> Iterator[Element]:
    if str(name) in package.names:
        yield from package.part(str(name))


def _words(element: Element) -> str:
    return " ".join(" ".join(_lines(element)).split())


def _lines(element: Element) -> Iterator[str]:
    for each in element.iter():
        if local(each) == "p":
            yield "".join(one.text or "" for one in each.iter() if local(one) == "t")


def _last_paragraph(comment: Element) -> str:
    """Return the name that replies know a comment by: that of its last paragraph."""
    named = [value_of(each, "paraId") for each in comment if local(each) == "p"]
    return named[-1] if named else ""
