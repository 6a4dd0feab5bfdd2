"""A manuscript as text that a person can read and compare: one line for each thing that has an id."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.manuscript import (
    Block,
    Box,
    Bullets,
    Chart,
    Contents,
    ContentsEntry,
    Entry,
    Field,
    Form,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Prose,
    Quote,
    Signatures,
    Step,
    Table,
    Terms,
)
from rolepress.markdown import Words, plain


def dump(manuscript: Manuscript) -> str:
    """Return *manuscript* as lines: what is read, and the id it has in [brackets]."""
    about = manuscript.about
    head = [
        f"{manuscript.id}: {manuscript.title} ({manuscript.language})",
        f"{about.kind_label} {about.version}, {about.organisation_name} ({about.organisation})",
        f"{about.description}",
    ]
    return "\n".join([*head, *(line for block in manuscript.blocks for line in _block(block))]) + "\n"


def dump_blocks(blocks: tuple[Block, ...]) -> str:
    """Return *blocks* as lines."""
    return "\n".join(line for block in blocks for line in _block(block)).lstrip("\n") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(id=name, text=text, level=level, eyebrow=eyebrow):
            yield f"\n{'#' * level} {_said(text)}{f' ({eyebrow})' if eyebrow else ''} [{name}]"
        case Prose(id=name, text=text, lead=lead, note=note):
            yield f"{'lead: ' if lead else ''}{'note: ' if note else ''}{_said(text)} [{name}]"
        case Bullets(id=name, entries=entries) | Numbered(id=name, entries=entries):
            yield f"{type(block).__name__.lower()} [{name}]"
            yield from _entries(entries, 1)
        case Terms(id=name, terms=terms, summary=summary):
            yield f"{'summary ' if summary else ''}terms [{name}]"
            yield from (f"  {_said(each.label)} = {_lines(each.values)} [{each.id}]" for each in terms)
        case Table():
            yield from _table(block)
        case Quote(id=name, text=text, source=source):
            yield f"quote: {_said(text)} -- {_said(source)} [{name}]"
        case Chart(id=name, introduction=introduction, posts=posts, this_post=here):
            yield f"chart: {_said(introduction)} [{name}]"
            yield from (f"  {'here: ' if each.id == here else ''}{_said(each.text)} [{each.id}]" for each in posts)
        case Signatures(id=name, signatories=signatories, signature_label=signature, date_label=day):
            yield f"signatures: {signature}, {day} [{name}]"
            yield from (f"  {_said(each.role)} [{each.id}]" for each in signatories)
        case Box(id=name, title=title, blocks=blocks, level=level, tone=tone):
            yield f"\nbox, {tone}: {'#' * level} {_said(title)} [{name}]"
            yield from (f"  {line}" for each in blocks for line in _block(each))
        case Contents(id=name, title=title, entries=entries):
            yield f"contents: {_said(title)} [{name}]"
            yield from _contents(entries, 1)
        case Part(id=name, blocks=blocks):
            yield f"\npart [{name}]"
            yield from (line for each in blocks for line in _block(each))
        case Form(id=name, blocks=blocks, action=action, button=button):
            yield f"form: {action or 'to read'} {button} [{name}]"
            yield from (line for each in blocks for line in _block(each))
        case Field():
            yield from _field(block)
        case Step(id=name, picture=picture, lines=lines, meanings=meanings):
            yield f"step: {picture.concept}{f' ({picture.alt})' if picture.alt else ''} [{name}]"
            yield from (f"  {_said(each)}" for each in lines)
            yield from (f"  {_said(each.label)} = {_lines(each.values)} [{each.id}]" for each in meanings)
        case _:
            raise TypeError(f"no kind composes a {type(block).__name__}")


def _table(table: Table) -> Iterator[str]:
    yield f"table: {_said(table.caption)} [{table.id}]"
    yield "  " + " | ".join(f"{_said(each.label)}{' (header)' if each.header else ''}" for each in table.columns)
    for group in table.groups:
        yield f"  == {_said(group.title)} [{group.id}]"
        yield from (f"     {_said(note)}" for note in group.notes)
        yield from (f"     {' | '.join(map(_lines, row.cells))} [{row.id}]" for row in group.rows)


def _field(field: Field) -> Iterator[str]:
    longest = f", at most {field.longest}" if field.longest else ""
    yield f"{field.type} {field.name} ({field.need}{longest}): {_said(field.label)} [{field.id}]"
    if field.hint:
        yield f"  hint: {_said(field.hint)}"
    if field.how:
        yield f"  how: {field.how}"
    for group in field.groups:
        if group.title:
            yield f"  == {_said(group.title)} [{group.id}]"
        for each in group.choices:
            say = f", then {each.say_name}: {each.say_label}" if each.say_name else ""
            yield f"  ( ) {each.value}: {_said(each.label)}{say} [{each.id}]"


def _entries(entries: tuple[Entry, ...], depth: int) -> Iterator[str]:
    for each in entries:
        yield f"{'  ' * depth}{each.number or '-'} {_said(each.text)} [{each.id}]"
        yield from _entries(each.entries, depth + 1)


def _contents(entries: tuple[ContentsEntry, ...], depth: int) -> Iterator[str]:
    for each in entries:
        yield f"{'  ' * depth}{_said(each.text)} -> {each.target}"
        yield from _contents(each.entries, depth + 1)


def _lines(lines: tuple[Words, ...]) -> str:
    return " / ".join(map(_said, lines))


def _said(words: Words) -> str:
    """Return *words* with **bold** and the address of a link shown, as they are written."""
    pieces = (f"**{span.text}**" if span.strong else span.text for span in words)
    linked = (f"[{piece}]({span.link})" if span.link else piece for piece, span in zip(pieces, words, strict=True))
    return "".join(linked) if words else plain(words)
