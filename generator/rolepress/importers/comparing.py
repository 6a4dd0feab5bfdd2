"""Compares three texts of a document: as it was sent, as the Word copy has it, and as the content says it now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any

from rolepress.formats.docx.identity import digest_of
from rolepress.importers.applying import is_noted
from rolepress.importers.grading import Graded, Texts, graded
from rolepress.importers.hunks import OURS
from rolepress.importers.marking import without_marks
from rolepress.importers.matching import Pairs, followed, in_order, matched
from rolepress.importers.reading import EDGE, Copy
from rolepress.importers.records import (
    Aside,
    Choice,
    Comment,
    Extra,
    Kind,
    Note,
    Paragraph,
    Proposal,
    Wording,
)
from rolepress.importers.sending import Placed
from rolepress.importers.shelf import Shelf
from rolepress.importers.structure import Entry, added, entry_of, moved, removed, ways
from rolepress.importers.tidying import other_quotes, tidied
from rolepress.importers.uses import Shown, Uses
from rolepress.importers.wording import BOTH, Desk, first_leaf, reworded, shortened, title_of
from rolepress.library import Library
from rolepress.problems import DataPath

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

_NOTHING = digest_of("")

GONE = "this is no longer in the document"
NO_WORDS = "it stands beside the text, and a Word copy brings the words of its text alone"
TWICE = "the copy has these words in several places, and they differ there"
NO_FIELD = "this comment is about words that no field has"
ON_NOTHING = "this comment is about words that the copy takes out"
RESOLVED = "this comment is marked as resolved"

Found = tuple[tuple[Proposal, ...], tuple[Aside, ...]]


def compared(
    library: Library,
    name: str,
    sent: Sequence[Paragraph] | None,
    now: Sequence[Placed],
    copy: Copy,
    *,
    on: datetime,
) -> tuple[tuple[Proposal, ...], tuple[Aside, ...], int]:
    """Return what the *copy* proposes, what is kept aside, and how many paragraphs have other quotation marks.

    *sent* is None where it is not known.
    """
    found = [replace(each, words=_clean(each.words)) for each in copy.paragraphs]
    digests = Counter(each for each in (copy.identity.sent if copy.identity else ()) if each != _NOTHING)
    document = library.document(name)
    desk = Desk(Shelf(library), document, Shown(library, on).count, Uses(document).way)
    table = _Table(desk, _base(sent, now, digests), now, found, digests)
    proposals, asides = list[Proposal](), list[Aside]()
    for each in table.all():
        if isinstance(each, Proposal):
            proposals.append(each)
        else:
            asides.append(each)
    apart, clashing = _apart(sorted(proposals, key=lambda each: (each.place, each.kind is not Kind.COMMENT)))
    return apart, (*asides, *clashing, *map(_beside, copy.extras)), table.quotes


def _apart(proposals: Sequence[Proposal]) -> Found:
    """Return *proposals* each once, and as asides those that would change words which another one changes.

    The same value may stand in several places of a document, and somebody may have changed it in each.
    """
    kept: list[Proposal] = []
    clashing: list[Aside] = []
    for each in proposals:
        mine = list(_wordings(each))
        others = [one for known in kept for one in _wordings(known)]
        if mine and all(one in others for one in mine):
            continue
        if any(_clash(one, other) for one in mine for other in others if one != other):
            clashing.append(Aside(each.where, TWICE, each.new, each.old, place=each.place))
        else:
            kept.append(each)
    return tuple(kept), tuple(clashing)


def _beside(extra: Extra) -> Aside:
    """Return what a file has beside its text as something to look at."""
    where = f"a {extra.what} at ‘{shortened(extra.near)}’" if extra.near else f"a {extra.what}"
    return Aside(where, NO_WORDS if extra.what != EDGE else OURS, extra.words)


def _wordings(proposal: Proposal) -> Iterator[Wording]:
    for choice in proposal.choices:
        yield from (each for each in choice.edits if isinstance(each, Wording))


def _clash(one: Wording, other: Wording) -> bool:
    same = (one.path, one.at) == (other.path, other.at)
    return same and any(
        mine.start < theirs.end and theirs.start < mine.end for mine in one.cuts for theirs in other.cuts
    )


def _base(sent: Sequence[Paragraph] | None, now: Sequence[Placed], digests: Counter[str]) -> tuple[Paragraph, ...]:
    """Return what was sent, as far as it is known: the release, or the present text where that fits better."""
    present = tuple(each.paragraph for each in now)
    if sent is None:
        return present
    if not digests:
        return tuple(sent)
    return max((tuple(sent), present), key=lambda each: _fits(each, digests))


def _fits(paragraphs: Sequence[Paragraph], digests: Counter[str]) -> int:
    return (Counter(digest_of(each.words) for each in paragraphs) & digests).total()


def _clean(words: str) -> str:
    """Return *words* without what no file of content can hold."""
    return " ".join(without_marks(_UNSAFE.sub("", words)).split())


@dataclass
class _Table:
    """The three texts beside each other."""

    desk: Desk
    sent: tuple[Paragraph, ...]
    now: Sequence[Placed]
    found: Sequence[Paragraph]
    digests: Counter[str]
    to_copy: Pairs = field(init=False)
    to_now: Pairs = field(init=False)
    graded: Graded = field(init=False)
    quotes: int = field(init=False)

    def __post_init__(self) -> None:
        self.to_copy = matched(self.sent, self.found)
        as_found, self.found = self.found, tidied(self.sent, self.found, self.to_copy)
        self.quotes = other_quotes(as_found, self.found)
        self.to_now = followed(self.sent, [each.paragraph for each in self.now])
        self.graded = self._graded()

    def _graded(self) -> Graded:
        """Return what the copy says of levels and stages; "Essential" stands in many places, so it is counted."""
        sent, found = (Counter(each.words for each in text) for text in (self.sent, self.found))
        texts = Texts(
            self.sent, self.now, self.found, self.to_copy, self.to_now,
            lambda words: not self.digests or sent[words] == self._times(words),
            lambda words: bool(self.digests) and found[words] == self._times(words),
        )  # fmt: skip
        return graded(texts, self.desk)

    def _times(self, words: str) -> int:
        """Return how often a copy was sent with some words; those that are followed may lack their capital."""
        return self.digests[digest_of(words)] or self.digests[digest_of(words[:1].upper() + words[1:])]

    def all(self) -> Iterator[Proposal | Aside]:
        """Yield everything that the copy says otherwise."""
        yield from self._comments()
        yield from self.graded.told
        yield from self._words()
        yield from self._removed()
        yield from self._moved()
        yield from self._added()

    def _in_copy(self, index: int) -> Paragraph | None:
        place = self.to_copy.get(index)
        return self.found[place] if place is not None else None

    def _as_now(self, index: int) -> Placed | None:
        place = self.to_now.get(index)
        return self.now[place] if place is not None else None

    def _is_known(self, index: int) -> bool:
        """Whether the words of a paragraph are those that were sent."""
        return not self.digests or digest_of(self.sent[index].words) in self.digests

    def _words(self) -> Iterator[Proposal | Aside]:
        for index, sent in enumerate(self.sent):
            copy, now = self._in_copy(index), self._as_now(index)
            if index in self.graded.sent or copy is None or not copy.words or copy.words == sent.words:
                continue
            if now is not None and copy.words == now.words:
                continue
            if not self._is_known(index) and digest_of(copy.words) in self.digests:
                continue
            if now is None:
                yield Aside(f"‘{sent.words}’", GONE, copy.words, "", sent.words)
            elif not self._is_known(index) or now.words != sent.words:
                known = sent.words if self._is_known(index) else ""
                place = self._place(now)
                yield Aside(title_of(now, self.desk), BOTH, copy.words, now.words, known, place)
            else:
                yield from reworded(now, copy, self.desk)

    def _place(self, now: Placed) -> Any:
        leaf = first_leaf(now.spots)
        return self.desk.shelf.place(leaf, 0) if leaf is not None else None

    @cached_property
    def _lost(self) -> list[int]:
        """The places of what was sent and says nothing in the copy."""
        gone = []
        for index, sent in enumerate(self.sent):
            copy = self._in_copy(index)
            if sent.words and index not in self.graded.sent and (copy is None or not copy.words):
                gone.append(index)
        return gone

    @cached_property
    def _is_short(self) -> bool:
        """Whether the copy lacks something that was sent, and that nobody has the words of any more."""
        lost = self.digests - Counter(digest_of(each.words) for each in (*self.found, *self.sent))
        return lost.total() > 0

    def _removed(self) -> Iterator[Proposal | Aside]:
        lost = [index for index in self._lost if self._as_now(index) is not None]
        gone = set(ways([each for each in map(self._as_now, lost) if each is not None], self.desk))
        kept = [now for index in range(len(self.sent)) if index not in self._lost and (now := self._as_now(index))]
        staying = set(ways(kept, self.desk))
        rows = {self.sent[index].row for index in lost if self._entry(index) is not None}
        done: list[DataPath] = []
        for index in lost:
            now, sent = self._as_now(index), self.sent[index]
            entry = self._entry(index)
            if now is None or (entry is None and sent.row is not None and sent.row in rows):
                continue
            if entry is not None and any(entry.way[: len(each)] == each for each in done):
                continue
            if not self._is_known(index) and not self._is_short:
                continue  # a comparison has no such paragraph, and never had
            if now.words != sent.words or not self._is_known(index):
                yield Aside(title_of(now, self.desk), f"{BOTH}: the copy has taken it out", "", now.words,
                            sent.words if self._is_known(index) else "", self._place(now))  # fmt: skip
                continue
            if entry is not None:
                done.append(entry.way)
            yield removed(now, gone, staying, self.desk)

    def _entry(self, index: int) -> Entry | None:
        now = self._as_now(index)
        return entry_of(now, self.desk) if now is not None else None

    def _moved(self) -> Iterator[Proposal | Aside]:
        rows = [index for index in sorted(self.to_copy) if self.found[self.to_copy[index]].words]
        still = in_order([self.to_copy[index] for index in rows])
        movers = [index for index in rows if self.to_copy[index] not in still and self._as_now(index) is not None]
        done: list[DataPath] = [*self.graded.elsewhere]
        for index in movers:
            entry, now = self._entry(index), self._as_now(index)
            if now is None or (entry is not None and any(entry.way[: len(each)] == each for each in done)):
                continue
            if entry is None:
                if self.sent[index].row is None and first_leaf(now.spots) is not None:
                    yield Aside(title_of(now, self.desk), "it stands in another place in the copy", now.words)
                continue
            done.append(entry.way)
            before = self._beside(self.to_copy[index], still, -1, entry)
            after = self._beside(self.to_copy[index], still, 1, entry)
            yield moved(now, entry, before, after, self.desk)

    def _beside(self, place: int, still: frozenset[int], step: int, entry: Entry) -> Entry | None:
        """Return the next entry of a list, up or down in the copy, that has not moved; points belong to theirs."""
        back = {there: here for here, there in self.to_copy.items()}
        place += step
        while 0 <= place < len(self.found):
            if place in still and (found := self._entry(back[place])) is not None:
                while len(found.at) > len(entry.at) and isinstance(found.at[-2], int):
                    found = Entry(found.at[:-2], found.at[-2])
                return found
            place += step
        return None

    def _added(self) -> Iterator[Proposal | Aside]:
        taken = set(self.to_copy.values())
        spare = self.digests - Counter(digest_of(self.found[place].words) for place in taken)
        fresh = []
        for place, each in enumerate(self.found):
            if place in taken or place in self.graded.found or not each.words:
                continue
            digest = digest_of(each.words)
            if spare[digest] > 0:  # it was sent, though the content has it no longer, or never had
                spare[digest] -= 1
            else:
                fresh.append(place)
        fresh = [place for place in fresh if not self._is_taken_over(self.found[place])]
        rows = groupby(
            fresh, key=lambda place: (self.found[place].row, place if self.found[place].row is None else 0)
        )
        for _, group in rows:
            places = list(group)
            before, after = self._near(places[0], -1), self._near(places[-1], 1)
            yield added([self.found[place] for place in places], before, after, self.desk)

    def _is_taken_over(self, paragraph: Paragraph) -> bool:
        """Whether the content has got the words of a new paragraph meanwhile."""
        known = set(self.to_now.values())
        return any(each.words == paragraph.words for place, each in enumerate(self.now) if place not in known)

    def _near(self, place: int, step: int) -> Placed | None:
        """Return the next paragraph, up or down in the copy, that the content has a place for."""
        back = {there: here for here, there in self.to_copy.items()}
        own_row = self.found[place].row
        place += step
        while 0 <= place < len(self.found):
            now = self._as_now(back[place]) if place in back else None
            if now is not None and (own_row is None or entry_of(now, self.desk) is not None):
                return now
            place += step
        return None

    def _comments(self) -> Iterator[Proposal | Aside]:
        back = {there: here for here, there in self.to_copy.items()}
        for place, each in enumerate(self.found):
            now = self._as_now(back[place]) if place in back else None
            for comment in each.comments:
                told = self._comment(comment, now, each)
                if told is not None:
                    yield told

    def _comment(self, comment: Comment, now: Placed | None, copy: Paragraph) -> Proposal | Aside | None:
        words = _clean(comment.words)
        if comment.resolved or not copy.words:
            about = title_of(now, self.desk) if now is not None else f"‘{copy.words}’"
            return Aside(f"a comment on {about}", RESOLVED if comment.resolved else ON_NOTHING, words)
        leaf = first_leaf(now.spots) if now is not None else None
        if now is None or leaf is None:
            return Aside(f"a comment on ‘{copy.words}’", NO_FIELD, words)
        at = leaf.at if leaf.document == self.desk.document.id else self.desk.uses(leaf.document)
        if at is None:
            return Aside(f"a comment on {title_of(now, self.desk)}", NO_FIELD, words)
        file = self.desk.shelf.file(self.desk.document.id)
        written = file.at(at)
        place = file.source.place(written, on_key=True)
        if is_noted(file.text, place.line, words):
            return None
        choice = Choice("y", "write it above the field", (Note(file.path, written, words),))
        says = f"‘{words}’ becomes a note above the field"
        return Proposal(Kind.COMMENT, place, title_of(now, self.desk), says, "", words, (choice,))
