"""Tells what changed: between the versions of a clause, and in a document since its latest release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rolepress.comparison import Pieces, by_line, compare, is_changed
from rolepress.markdown import Listing, Paragraph, Words, read_text
from rolepress.model.clause import ClauseVersion
from rolepress.resolved import Resolved
from rolepress.sites.records import ChangedPart

_HEADS = ("title", "text")  # fields that say what a thing is; the others say something about it
_UNSAID = frozenset({"id", "kind", "language", "clause", "version", "effective", "legal_basis"})

_CALLED = {"without": "Left out", "set": "The set"}
"""What people call a field whose name does not say it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a clause beside the one before it."""

    version: ClauseVersion
    before: ClauseVersion | None  # None for the first
    lines: tuple[Pieces, ...]  # those that changed alone


def history(versions: Sequence[ClauseVersion]) -> tuple[Wording, ...]:
    """Return each of *versions*, the newest first as they are given, compared with the one before it."""
    return tuple(
        Wording(each, before, _changed(as_lines(before.text), as_lines(each.text)) if before else ())
        for each, before in zip(versions, (*versions[1:], None), strict=True)
    )


def changed_parts(now: Resolved[Any], then: Resolved[Any]) -> tuple[ChangedPart, ...]:
    """Return the parts of a document that do not say what they said *then*, in the order of the document."""
    before, after = _parts(then.content()), _parts(now.content())
    names = dict.fromkeys((*after, *before))
    return tuple(
        ChangedPart(name, _changed(before.get(name, ""), after.get(name, "")))
        for name in names
        if before.get(name) != after.get(name)
    )


def as_lines(text: str) -> str:
    """Return a text of paragraphs and lists as plain lines: a list's entries with a bullet or a number."""
    return "\n".join(line for part in read_text(text).parts for line in _said(part))


def _changed(old: str, new: str) -> tuple[Pieces, ...]:
    """Return the lines in which *new* differs from *old*."""
    return tuple(line for line in by_line(compare(old, new)) if is_changed(line))


def _said(part: Paragraph | Listing, depth: int = 0) -> Iterator[str]:
    match part:
        case Paragraph(words=words):
            yield _plain(words)
        case Listing(ordered=ordered, entries=entries):
            for number, (words, inner) in enumerate(entries, 1):
                marker = f"{number}." if ordered else "•" * (depth + 1)
                yield f"{marker} {_plain(words)}"
                for each in inner:
                    yield from _said(each, depth + 1)


def _plain(words: Words) -> str:
    """Return *words* with the addresses of their links, which are a part of what they say."""
    return "".join(f"{span.text} ({span.link})" if span.link else span.text for span in words).strip()


def _parts(content: dict[str, Any]) -> dict[str, str]:
    """Return the text of each part of a document by the name that people know it by."""
    fields = {_name(key): value for key, value in content["document"].items() if key not in _UNSAID}
    clauses = {f"Clause: {each['title']}": each["text"] for each in content["clauses"]}
    parts = fields | {"Organisation": content["employer"]} | clauses
    own = {name: "\n".join(_lines(value)) for name, value in parts.items()}
    return (
        own
        | {name: text for each in content.get("parts", ()) for name, text in _bound(each)}
        | _led_to(content)
        | _shown(content)
    )


def _bound(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the parts of a document that is bound in, each under its title."""
    title = content["document"]["title"]
    yield from ((f"{title}: {name}", text) for name, text in _parts(content).items())


def _led_to(content: dict[str, Any]) -> dict[str, str]:
    """Return what the documents are called that this one leads to."""
    titles = content.get("titles")
    return {"Leads to": "\n".join(titles.values())} if titles else {}


def _shown(content: dict[str, Any]) -> dict[str, str]:
    """Return what it shows of other documents."""
    return {f"From {each['document']}": "\n".join(_lines(each["fields"])) for each in content.get("excerpts", ())}


def _name(field: str) -> str:
    return _CALLED.get(field) or field.replace("_", " ").capitalize()


def _lines(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield as_lines(value)
        case dict() if "unknown" in value:
            yield f"not stated ({value['unknown']})"
        case dict():
            yield from _thing(value)
        case list():
            for each in value:
                yield from _lines(each)
        case _:
            yield str(value)


def _thing(value: dict[str, Any]) -> Iterator[str]:
    """Yield what a thing is with what is said about it on one line, and its parts on lines of their own."""
    heads = [as_lines(value[name]) for name in _HEADS if isinstance(value.get(name), str)]
    about = {key: each for key, each in value.items() if key not in (*_HEADS, *_UNSAID) and not _is_long(each)}
    said = [f"{_name(key).lower()}: {_short(each)}" for key, each in about.items()]
    yield from ["; ".join((" – ".join(heads), *said))] if heads else said
    for key, each in value.items():
        if key not in (*_HEADS, *_UNSAID) and _is_long(each):
            yield from _lines(each)


def _is_long(value: Any) -> bool:
    """Whether *value* has parts that deserve lines of their own."""
    match value:
        case list():
            return any(isinstance(each, dict) or (isinstance(each, str) and " " in each) for each in value)
        case dict():
            return "unknown" not in value
        case str():
            return "\n" in value
        case _:
            return False


def _short(value: Any) -> str:
    return ", ".join(map(_short, value)) if isinstance(value, list) else " ".join(_lines(value))
