"""What has changed in the document that a guide explains: facts that the guide uses, and parts that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.library import Library
from rolepress.lifecycle import state_of
from rolepress.manuscript import Block, Box, Form, Heading, Manuscript, Part, Term, Terms, texts, walk
from rolepress.markdown import plain
from rolepress.model.base import Document
from rolepress.model.easy_read import EasyRead
from rolepress.model.facts import EventFact, OneDay, OneMoment, WhenFact
from rolepress.releases import Release
from rolepress.resolve import PLACEHOLDER, scope_of, style_of, value_of
from rolepress.resolved import Resolved
from rolepress.wording import parts_of, say


@dataclass(frozen=True, slots=True)
class Behind:
    """What a guide tells as it no longer is."""

    facts: tuple[str, ...] = ()  # "file/fact"
    parts: tuple[str, ...] = ()  # ids of covered parts whose words changed, or that are gone
    moved: tuple[str, ...] = ()  # "file/fact" of days on which a round was to close, before it was extended

    def __bool__(self) -> bool:
        return bool(self.facts or self.parts or self.moved)


def behind(guide: Resolved[EasyRead], then: Release, later: Resolved[Any], library: Library) -> Behind:
    """Return what a *guide* uses or covers that its document says otherwise *later* than *then*.

    *then* is the release that the guide explains; *later* is a later release, or the document as it stands.
    """
    try:
        before = then.resolved()
    except ValueError:
        return Behind()  # its kind has moved away from what was released
    return Behind(
        tuple(_facts(guide, before, dict(later.values), library)),
        tuple(_parts(guide.document, before, later, library)),
    )


def of_release(
    guide: Resolved[EasyRead], releases: Mapping[str, tuple[Release, ...]], library: Library, on: datetime
) -> Behind:
    """Return what the public is told otherwise of what *guide* explains than in the release that it names.

    That is what its latest release says, and that its round has been extended by the day *on*.
    """
    held = releases.get(guide.document.explained or "", ())
    then, moved = named(guide.document, held), tuple(_moved(guide, library, on))
    if then is None or then is held[-1]:
        return Behind(moved=moved)
    try:
        return replace(behind(guide, then, held[-1].resolved(), library), moved=moved)
    except ValueError:
        return Behind(moved=moved)  # its kind has moved away from what was released


def named(guide: EasyRead, held: tuple[Release, ...]) -> Release | None:
    """Return the release that *guide* explains, of those *held* of its document; None when there is none."""
    wanted = guide.explains.version if guide.explains else None
    return next((each for each in held if each.version == wanted), None)


def text_of(document: Resolved[Any], library: Library) -> Manuscript:
    """Return the text of *document* as its house prints it now."""
    labels = labels_for(document.document.language).value
    return compose(document, house_of(style_of(document.employer.id, library), labels))


def part_of(manuscript: Manuscript, name: str) -> tuple[Block, ...]:
    """Return the blocks of the part *name*: a heading with all below it, a block of its own, or one term.

    Nothing where there is no such part.
    """
    return _found(manuscript.blocks, name)


def parts_named(manuscript: Manuscript) -> dict[str, str]:
    """Return the title of every part that a guide can cover, by its id: headings in reading order, then terms."""
    found = {}
    for block in walk(manuscript.blocks):
        match block:
            case Heading(id=name, text=title, level=level) if level > 1:
                found[name] = plain(title)
            case Box(id=name, title=title) if title:
                found[name] = plain(title)
    return found | {each.id: plain(each.label) for each in terms_of(manuscript)}


def terms_of(manuscript: Manuscript) -> Iterator[Term]:
    """Yield every name with what it stands for, such as the band in the header of a post, in reading order."""
    return (term for block in walk(manuscript.blocks) if isinstance(block, Terms) for term in block.terms)


def _found(blocks: tuple[Block, ...], name: str) -> tuple[Block, ...]:
    for index, block in enumerate(blocks):
        if block.id == name:
            return (block, *_below(block, blocks[index + 1 :])) if isinstance(block, Heading) else (block,)
        if isinstance(block, Terms):
            term = next((each for each in block.terms if each.id == name), None)
            if term is not None:
                return (replace(block, terms=(term,)),)
        if isinstance(block, Box | Part | Form):
            inside = _found(block.blocks, name)
            if inside:
                return inside
    return ()


def _below(heading: Heading, after: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks *after* a heading that belong to it."""
    for block in after:
        if isinstance(block, Part) or (isinstance(block, Heading | Box) and block.level <= heading.level):
            return
        yield block


def _parts(guide: EasyRead, then: Resolved[Any], later: Resolved[Any], library: Library) -> Iterator[str]:
    """Yield the ids of the covered parts that say something else; one that was never there is no change."""
    covered = dict.fromkeys(name for group in guide.groups for name in group.covers)
    if not covered:
        return
    before, after = (text_of(_as_of(each, later), library) for each in (then, later))
    for name in covered:
        old, new = (_said(part_of(each, name)) for each in (before, after))
        if old and old != new:
            yield name


def _as_of(document: Resolved[Any], later: Resolved[Any]) -> Resolved[Any]:
    """Return *document* as its round stands *later*: that a round closes changes no part of its text."""
    parts = tuple(replace(each, state=None) for each in document.parts)
    return replace(document, state=later.state, parts=parts)


def _said(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(filter(None, (piece.strip() for block in walk(blocks) for piece in texts(block))))


def _facts(
    guide: Resolved[EasyRead], then: Resolved[Any], later: Mapping[str, str], library: Library
) -> Iterator[str]:
    """Yield the facts of *guide* that its document told otherwise *then*; *later* has their values."""
    before, own = dict(then.values), dict(guide.values)
    for key in sorted(guide.facts):
        now = later.get(key, own.get(key))
        if before[key] != now if key in before else key in then.facts and not _still_told(key, now, then, library):
            yield key


def _moved(guide: Resolved[EasyRead], library: Library, on: datetime) -> Iterator[str]:
    """Yield the facts of *guide* that tell when its round was to close, once it is extended."""
    name = guide.document.explained
    state = state_of(library.document(name), library, on) if name and name in library.entries else None
    if state is None or state.was is None or state.was == state.closes:
        return
    old = OneDay(day=state.was.date()), OneMoment(at=state.was)
    was = {value_of(WhenFact(type="when", value=each)) for each in old}
    yield from sorted(key for key, said in guide.values if said in was)


def _still_told(key: str, now: str | None, then: Resolved[Any], library: Library) -> bool:
    """Whether a release that kept no values of facts told *key* as it is *now*; True where nobody can tell.

    The document's present text says in which of its forms the fact is told.
    """
    name = then.document.id
    if name not in library.entries:
        return True
    written: Document = library.document(name)
    scope = scope_of(written, library)
    use = next((each for each in library.facts(scope).values() if f"{each.document}/{each.name}" == key), None)
    if use is None or value_of(use.fact) != now:
        return True
    style, labels = style_of(scope.organisation, library), labels_for(written.language).value
    forms = {"", *parts_of(use.fact)} & set(_forms(use.name, written))
    said = [" ".join(say(use.fact, part, style, labels).split()) for part in forms]
    if said:
        return any(each in _all_text(then) for each in said)
    return not isinstance(use.fact, WhenFact | EventFact) or _dated_alike(use.name, use.fact, written, then)


def _forms(name: str, written: Document) -> Iterator[str]:
    """Yield which part of the fact *name* each mention in a document as it is *written* tells; "" is all of it."""
    for match in PLACEHOLDER.finditer(written.model_dump_json()):
        start, _, part = match[1].strip().partition(f"{name}.")
        if match[1].strip() == name:
            yield ""
        elif not start and part:
            yield part


def _dated_alike(name: str, fact: WhenFact | EventFact, written: Document, then: Resolved[Any]) -> bool:
    """Whether the key dates that the fact *name* gives were on the same days *then*."""
    now = fact.value if isinstance(fact, WhenFact) else fact.when
    given = {each.id for each in getattr(written, "key_dates", ()) if each.fact == name}
    dated = {each.id: each.when for each in getattr(then.document, "key_dates", ())}
    return all(dated[each] == now for each in given & dated.keys())


def _all_text(document: Resolved[Any]) -> str:
    """Return all that a document says, on one line."""
    told = "\n".join(str(each) for each in _strings(document.content()))
    return re.sub(r"\s+", " ", told)


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _strings(each)
        case list():
            for each in value:
                yield from _strings(each)
