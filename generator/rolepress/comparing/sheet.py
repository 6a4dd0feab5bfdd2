"""Writes a comparison as a manuscript to read: a summary first, then the text with what became of each word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rolepress.comparing.summing_up import Comparison, Matching, by_part, counted, total
from rolepress.labels import labels_for
from rolepress.languages import same_language
from rolepress.manuscript import (
    Block,
    Bullets,
    Entry,
    Heading,
    Manuscript,
    Part,
    Prose,
    Term,
    Terms,
    bound,
    said,
    with_words,
)
from rolepress.markdown import Span, Words
from rolepress.redline import Change

LANGUAGE = "en-GB"
LONGEST = 200  # characters of a wording in the summary; the text has all of it

HOW = (
    "Words that were inserted are underlined. Words that were deleted are struck through. "
    "Screen readers and printed copies say it in words too."
)
UNSORTED = "Rolepress tells material from clerical changes in job descriptions, adverts and packs alone."
SHARED = "Shared clauses are told here. Read them too: a clause can matter to staff."
PANEL = (
    "Rolepress goes by headings and single words. It cannot judge the weight of a change: a matching panel does."
)


def sheet(comparison: Comparison) -> Manuscript:
    """Return *comparison* to read: in English, as all that Rolepress says; words in another language say so."""
    title = f"What changed: {comparison.new.manuscript.title}"
    about = replace(
        comparison.text.about, kind_label="Comparison", draft=False, cover=False, cover_lines=(), band="",
        least_pt=0, notice="", description=f"{comparison.old.called} beside {comparison.new.called}",
    )  # fmt: skip
    blocks = (
        Heading("comparison", said(title), 1, eyebrow="Comparison"),
        *_summary(comparison),
        _text(comparison),
    )
    return Manuscript(comparison.text.id, title, LANGUAGE, about, blocks, dict(labels_for(LANGUAGE).value))


def _text(comparison: Comparison) -> Part:
    """Return the text itself, as a part of the sheet."""
    own = _tongue(comparison)
    blocks = bound(comparison.text.blocks, "text")
    if own is None:
        return Part("text", blocks)

    def told(words: Words) -> Words:
        return tuple(replace(each, language=each.language or own) for each in words)

    return Part("text", with_words(blocks, told))


def _tongue(comparison: Comparison) -> str | None:
    """Return the language of the text where it is another than that of the sheet."""
    own = comparison.text.language
    return None if same_language(own, LANGUAGE) else own


def _summary(comparison: Comparison) -> Iterator[Block]:
    sides = (("before", "Before", comparison.old), ("after", "After", comparison.new))
    yield Terms("sides", tuple(
        Term(f"sides-{name}", said(label), (said(f"{each.document.title}: {each.called}"),))
        for name, label, each in sides
    ), summary=True)  # fmt: skip
    yield Prose("total", said(f"{_sentence(total(comparison.changes))}"), lead=True)
    yield from _notes(comparison)
    if not comparison.changes:
        return
    tongue = _tongue(comparison)
    yield Prose("how", said(HOW), note=True)
    if comparison.sorted:
        yield from _changes("material", "Material changes, to the job itself", comparison.material, tongue)
        yield from _matching(comparison.matching)
        yield from _changes("clerical", "Clerical changes", comparison.clerical, tongue, SHARED)
    else:
        yield from _changes("changes", "Changes", comparison.clerical, tongue, UNSORTED)


def _notes(comparison: Comparison) -> Iterator[Block]:
    """Yield what a reader must know when the two texts are not versions of one document."""
    old, new = comparison.old.document, comparison.new.document
    if old.id != new.id:
        yield Prose("two-documents", said("These are two documents, not two versions of one."), note=True)
    if not same_language(old.language, new.language):
        yield Prose("two-languages", said("They are in two languages, so most words differ."), note=True)


def _changes(
    name: str, title: str, found: Iterable[Change], tongue: str | None, note: str = ""
) -> Iterator[Block]:
    known = list(found)
    yield Heading(name, said(title), 2)
    if not known:
        yield Prose(f"{name}-none", said("There are none."))
        return
    if note:
        yield Prose(f"{name}-note", said(note), note=True)
    for number, (part, own) in enumerate(by_part(known), start=1):
        here = f"{name}-{number}"
        yield Heading(here, said(f"{part}: {counted(own)}"), 3)
        yield Bullets(f"{here}-list", tuple(
            _told(f"{here}-{index}", each, tongue) for index, each in enumerate(own, start=1)
        ))  # fmt: skip


def _told(name: str, change: Change, tongue: str | None) -> Entry:
    """Return one change in words: what was, and what is now; the document's own words are in its *tongue*."""
    under = f", under “{change.under}”" if change.under else ""
    match change.what:
        case "added":
            return Entry(name, _labelled(f"Added{under}: ", change.after, tongue))
        case "removed":
            return Entry(name, _labelled(f"Removed{under}: ", change.before, tongue))
        case "moved":
            start = f" from “{change.place}”" if change.place and change.away else ""
            return Entry(name, _labelled(f"Moved{start}{under}: ", change.after, tongue))
        case _:
            both = (("before", "Before: ", change.before), ("now", "Now: ", change.after))
            lines = tuple(Entry(f"{name}-{key}", _labelled(label, text, tongue)) for key, label, text in both)
            return Entry(name, (Span(f"Changed{under}", strong=True),), entries=lines)


def _labelled(label: str, text: str, tongue: str | None) -> Words:
    return Span(label, strong=True), Span(text if len(text) <= LONGEST else _start(text), language=tongue)


def _matching(matching: Matching | None) -> Iterator[Block]:
    if matching is None:
        return
    yield Heading("matching", said("Job evaluation"), 2)
    yield Prose("matching-says", said(matching.says))
    if matching.factors:
        yield Prose(
            "matching-factors",
            said("The changed text may bear on these factors of the NHS Job Evaluation Scheme:"),
        )
        yield Bullets("matching-list", tuple(
            Entry(f"matching-{each[0].factor}", (
                Span(f"Factor {each[0].factor}, {each[0].name}", strong=True),
                Span(f": {'; '.join(one.because for one in each)}"),
            ))
            for each in matching.factors
        ))  # fmt: skip
    if matching.untold:
        number = len(matching.untold)
        what = "1 material change does" if number == 1 else f"{number} material changes do"
        yield Prose("matching-untold", said(
            f"{what} not say which factor {'it bears' if number == 1 else 'they bear'} on: "
            f"read {'it' if number == 1 else 'them'} with the panel."
        ))  # fmt: skip
    if matching.factors or matching.untold:
        yield Prose("matching-panel", said(PANEL), note=True)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _start(text: str) -> str:
    """Return the start of a long *text*: all of it stands below."""
    return f"{text[:LONGEST].rpartition(' ')[0]} …"


def as_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the summary for a terminal."""
    old, new = comparison.old, comparison.new
    yield (
        f"{new.document.title}: {_sides(comparison)}" if old.document.id == new.document.id else _sides(comparison)
    )
    yield total(comparison.changes)
    if comparison.sorted and comparison.changes:
        yield from _lines("material", comparison.material)
        yield from _lines("clerical", comparison.clerical)
    else:
        yield from (f"  {part}: {counted(own)}" for part, own in by_part(comparison.changes))
    if comparison.matching:
        yield comparison.matching.says
        names = [f"{each[0].factor} {each[0].name}" for each in comparison.matching.factors]
        if names:
            yield f"  may bear on Agenda for Change factors: {'; '.join(names)}"
        if comparison.matching.untold:
            yield f"  cannot tell the factor of {len(comparison.matching.untold)} more: see the files"


def _sides(comparison: Comparison) -> str:
    old, new = comparison.old, comparison.new
    if old.document.id == new.document.id:
        return f"{old.called}, beside {new.called}"
    return f"{old.document.title}, {old.called}, beside {new.document.title}, {new.called}"


def _lines(name: str, found: Iterable[Change]) -> Iterator[str]:
    known = list(found)
    yield f"{name}: {len(known) or 'none'}"
    for part, own in by_part(known):
        yield f"  {part}: {counted(own)}"
