"""Why a document no longer says what its latest release says: its own words, a clause, a fact, its employer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rolepress.library import Library
from rolepress.model.base import Document
from rolepress.resolve import PLACEHOLDER
from rolepress.resolved import Resolved

OWN_WORDS = "its own words"


def causes_of(
    now: Resolved[Document], written: Document, then: Resolved[Document], library: Library
) -> tuple[str, ...]:
    """Return what made the document that is *written* say *now* what it did not say *then*, each cause once.

    Its own words come first. A fact is named where a text is the same but for what the fact says.
    """
    own = replace(now, document=written).content()["document"]
    after, before = now.content(), then.content()
    found = [
        *_in_part(own, after["document"], before["document"], library),
        *_in_sections(after["clauses"], before["clauses"], library),
        *_in_bound(now, then),
        *([f"the organisation '{now.employer.id}'"] if after["employer"] != before["employer"] else []),
        *_in_titles(dict(now.titles), dict(then.titles)),
        *_in_excerpts(now, then),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each != OWN_WORDS))


def _in_part(written: Any, now: Any, then: Any, library: Library) -> Iterator[str]:
    """Yield why *now*, which stands in the file as *written*, is not what it was *then*."""
    match written, now, then:
        case _ if now == then:
            return
        case dict(), {"clause": str(name), "version": str()}, {"clause": str(other), "version": str()} if (
            name == other
        ):
            yield from _in_wording(name, now, then, library)
            yield from _in_part(_unworded(written), _unworded(now), _unworded(then), library)
        case dict(), dict(), dict():
            if now.keys() != then.keys():
                yield OWN_WORDS
            for name in now.keys() & then.keys():
                yield from _in_part(written.get(name), now[name], then[name], library)
        case list(), list(), list() if len(written) == len(now) == len(then):
            for each in zip(written, now, then, strict=True):
                yield from _in_part(*each, library)
        case list(), list(), list():
            yield OWN_WORDS
            yield from _in_entries(written, now, then, library)
        case str(), str(), str():
            yield from _in_text(written, now, then) or (OWN_WORDS,)
        case _:
            yield OWN_WORDS


def _in_entries(written: list[Any], now: list[Any], then: list[Any], library: Library) -> Iterator[str]:
    """Yield why entries of a list changed of which others came or went, where it was not their own words."""
    gone = [each for each in then if each not in now]
    for own, each in zip(written, now, strict=False):
        for other in gone if each not in then else ():
            found = tuple(_in_part(own, each, other, library))
            if OWN_WORDS not in found:
                yield from found


def _in_sections(now: list[dict[str, Any]], then: list[dict[str, Any]], library: Library) -> Iterator[str]:
    """Yield which clauses that stand as sections came, went or changed, and which facts changed in them."""
    after, before = ({each["id"]: each for each in clauses} for clauses in (now, then))
    for name, clause in after.items():
        if name not in before:
            yield f"the clause '{name}', which is new here"
        elif clause != before[name]:
            yield from _in_wording(name, clause, before[name], library) or (f"the clause '{name}'",)
    yield from (f"the clause '{name}', which is gone" for name in before if name not in after)
    if [name for name in after if name in before] != [name for name in before if name in after]:
        yield "the order of its clauses"


def _in_bound(now: Resolved[Document], then: Resolved[Document]) -> Iterator[str]:
    """Yield which documents that are bound in came, went or changed."""
    after, before = ({each.document.id: each.hash for each in one.parts} for one in (now, then))
    for name, told in after.items():
        if name not in before:
            yield f"the document '{name}', which is new here"
        elif told != before[name]:
            yield f"the document '{name}', which is bound in"
    yield from (f"the document '{name}', which is gone" for name in before if name not in after)


def _in_titles(now: dict[str, str], then: dict[str, str]) -> Iterator[str]:
    """Yield which documents that it leads to have another title."""
    yield from (f"the title of '{name}'" for name in now if name in then and now[name] != then[name])


def _in_excerpts(now: Resolved[Document], then: Resolved[Document]) -> Iterator[str]:
    """Yield of which documents it shows something else than it did; one that is led to at all is always shown."""
    after, before = ({each.document: each.fields for each in one.excerpts} for one in (now, then))
    yield from (f"what it shows of '{name}'" for name in after if name in before and after[name] != before[name])


def _in_wording(name: str, now: dict[str, Any], then: dict[str, Any], library: Library) -> tuple[str, ...]:
    """Return why the words of the clause *name* changed: another version, a fact in it, or words of its own."""
    if now["version"] != then["version"]:
        return (f"version {now['version']} of the clause '{name}'",)
    if now.get("text") == then.get("text"):
        return ()
    clause = library.clause(name)
    version = clause.named(now["version"]) if clause else None
    facts = _in_text(version.text, now["text"], then["text"]) if version else ()
    return facts or (f"the clause '{name}'",)


def _unworded(entry: dict[str, Any]) -> dict[str, Any]:
    """Return a bullet that is a clause without the clause's words."""
    return {name: each for name, each in entry.items() if name not in ("text", "version")}


def _in_text(written: str, now: str, then: str) -> tuple[str, ...]:
    """Return the facts that alone make *now* differ from *then*; none when other words differ too."""
    names = [match[1].strip() for match in PLACEHOLDER.finditer(written)]
    around = re.compile(r"(.+?)".join(map(_loosely, PLACEHOLDER.split(written)[::2])), re.DOTALL)
    after, before = around.fullmatch(now), around.fullmatch(then)
    if after is None or before is None:
        return ()
    values = zip(names, after.groups(), before.groups(), strict=True)
    return tuple(f"the fact '{name}'" for name, new, old in values if new != old)


def _loosely(words: str) -> str:
    """Return a pattern for *words*, wherever their lines are broken."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", words)))
