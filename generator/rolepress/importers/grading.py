"""Proposes another level for a criterion of a person specification, and other stages at which it is tested.

What a document says of them is no text of the content: Rolepress says it, in its own words or in a house's. So the
cells of a row are read back through those words; what cannot be read is kept aside, with the field to change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rolepress.importers.marking import Leaf
from rolepress.importers.matching import Pairs
from rolepress.importers.printed import Spoken, columns_of
from rolepress.importers.records import Aside, Choice, Kind, Paragraph, Proposal, Setting
from rolepress.importers.sending import Placed
from rolepress.importers.setting import with_setting
from rolepress.importers.wording import BOTH, ELSEWHERE, LAYOUT, Desk, first_leaf, shortened
from rolepress.manuscript import Column
from rolepress.markdown import plain
from rolepress.model.specification import Criterion, CriterionGroup, Specification
from rolepress.problems import DataPath, Place

UNCLEAR = "Rolepress cannot tell what this is to be"
_KINDS = {"level": Kind.LEVEL, "stages": Kind.STAGES}
RECORD_LINE = "RecordLine"  # the style of a line that is a cell in large print
_OWN_COLUMNS = 2  # the number and the criterion, which come before what is said of it

Value = str | tuple[str, ...]


@dataclass(frozen=True)
class Texts:
    """The three texts beside each other, and which paragraph of one is which of another."""

    sent: Sequence[Paragraph]
    now: Sequence[Placed]
    found: Sequence[Paragraph]
    to_copy: Pairs
    to_now: Pairs
    is_as_sent: Callable[[str], bool]  # whether what was sent is known to have said words as often
    is_untouched: Callable[[str], bool]  # whether the copy says words as often as they were sent


@dataclass
class Graded:
    """What a copy says of the levels and stages of criteria, and the paragraphs that are told of by it."""

    told: list[Proposal | Aside] = field(default_factory=list)
    sent: set[int] = field(default_factory=set)
    found: set[int] = field(default_factory=set)
    elsewhere: list[DataPath] = field(default_factory=list)  # criteria in another list, with another level


@dataclass(frozen=True)
class _Cell:
    """What stands in one column beside a criterion: as it was sent, as it stands and as the copy has it."""

    column: Column
    sent: str
    now: str
    found: str
    tracked: bool = False


@dataclass(frozen=True)
class _Asked:
    """A criterion in its file."""

    leaf: Leaf
    words: str  # as readers see them
    specification: Specification

    @property
    def way(self) -> DataPath:
        return self.leaf.at[:-1]

    @property
    def group(self) -> CriterionGroup:
        return self.specification.groups[int(self.leaf.at[-4])]

    @property
    def criterion(self) -> Criterion:
        return self.group.criteria[int(self.leaf.at[-2])]


def graded(texts: Texts, desk: Desk) -> Graded:
    """Return what the copy would have the levels and stages of criteria be."""
    grader = _Grader(texts, desk)
    for place, each in enumerate(texts.now):
        asked = _asked(each, desk)
        if asked is not None:
            grader.look_at(place, asked)
    return grader.made


def _asked(now: Placed, desk: Desk) -> _Asked | None:
    """Return the criterion whose words a paragraph is, or None."""
    leaf = first_leaf(now.spots)
    if leaf is None or leaf.at[-1] != "text" or leaf.at[-5:-4] != ("groups",) or leaf.at[-3:-2] != ("criteria",):
        return None
    held: object = desk.shelf.library.document(leaf.document)
    for step in leaf.at[:-5]:
        held = held[step] if isinstance(held, tuple) and isinstance(step, int) else getattr(held, str(step), None)
    inside = [at for at, each in enumerate(now.spots) if each.outer is leaf]
    words = now.words[inside[0] : inside[-1] + 1]
    return _Asked(leaf, words, held) if isinstance(held, Specification) else None


@dataclass
class _Grader:
    texts: Texts
    desk: Desk
    made: Graded = field(default_factory=Graded)

    def look_at(self, place: int, asked: _Asked) -> None:
        """Take down what the copy says of the criterion whose text stands at *place*."""
        kind = self.desk.shelf.library.document(asked.leaf.document).kind
        columns = columns_of(asked.specification, self._spoken, kind=kind)
        if not columns:
            self._in_lists(place, asked)
            return
        is_row = self.texts.now[place].paragraph.row is not None
        cells = self._in_row(place, columns) if is_row else self._in_record(place, columns)
        for name in ("level", "stages", "weight"):
            beside = [each for each in cells if self._spoken.field_of(each.column) == name]
            told = self._told(name, beside, asked) if beside else None
            if told is not None:
                self.made.told.append(told)

    @cached_property
    def _spoken(self) -> Spoken:
        return Spoken.of(self.desk.document, self.desk.shelf.library)

    @cached_property
    def _sent_of(self) -> Mapping[int, int]:
        return {now: sent for sent, now in self.texts.to_now.items()}

    @cached_property
    def _rows(self) -> tuple[dict[int, dict[int, list[int]]], ...]:
        """The places of the paragraphs in each cell of each row: as they stand, as sent and in the copy."""
        texts = self.texts
        return _by_cell([each.paragraph for each in texts.now]), _by_cell(texts.sent), _by_cell(texts.found)

    def _in_row(self, place: int, columns: Sequence[Column]) -> list[_Cell]:
        """Return the cells beside a criterion in its row; none where the copy does not have the row."""
        now, sent, found = self._rows
        mine = now[self.texts.now[place].paragraph.row or 0]
        own = [at for cell in range(_OWN_COLUMNS) for at in mine.get(cell, ())]
        known = [self._sent_of[at] for at in (place, *own) if at in self._sent_of]
        then = next((row for at in known if (row := self.texts.sent[at].row) is not None), None)
        there = next((row for at in known if (row := self._row_in_copy(at)) is not None), None)
        if then is None or there is None or max(mine, default=0) >= len(columns):
            return []
        before, after = sent[then], found[there]
        return [
            self._cell(each, before.get(cell, ()), mine.get(cell, ()), after.get(cell, ()))
            for cell, each in enumerate(columns)
            if cell >= _OWN_COLUMNS
        ]

    def _row_in_copy(self, sent: int) -> int | None:
        there = self.texts.to_copy.get(sent)
        return self.texts.found[there].row if there is not None else None

    def _in_record(self, place: int, columns: Sequence[Column]) -> list[_Cell]:
        """Return the same where large print has a line for each cell."""
        lines = [place]
        while lines[-1] + 1 < len(self.texts.now) and self._is_line(lines[-1] + 1):
            lines.append(lines[-1] + 1)
        cells = []
        for each, at in zip(columns[_OWN_COLUMNS:], lines[1:], strict=False):
            sent = self._sent_of.get(at)
            there = self.texts.to_copy.get(sent) if sent is not None else None
            if sent is not None and there is not None:
                cells.append(self._cell(each, [sent], [at], [there]))
        return cells

    def _is_line(self, place: int) -> bool:
        return self.texts.now[place].paragraph.style == RECORD_LINE

    def _cell(self, column: Column, sent: Sequence[int], now: Sequence[int], found: Sequence[int]) -> _Cell:
        """Return one cell; from here on its paragraphs are told of."""
        texts = self.texts
        self.made.sent.update(sent)
        self.made.found.update(found)
        return _Cell(
            column,
            " ".join(texts.sent[at].words for at in sent),
            " ".join(texts.now[at].words for at in now),
            " ".join(texts.found[at].words for at in found),
            any(texts.found[at].tracked for at in found),
        )

    def _told(self, name: str, cells: Sequence[_Cell], asked: _Asked) -> Proposal | Aside | None:
        """Return what the copy says of one field of a criterion, if that is something else."""
        changed = [each for each in cells if each.found not in (each.sent, each.now)]
        if not changed or all(map(self._is_as_it_was, changed)):
            return None
        old, new = (" | ".join(getattr(each, which) for each in changed) for which in ("sent", "found"))
        aside = self._aside(name, asked, old, new)
        if asked.leaf.document != self.desk.document.id:
            other = f"send {asked.leaf.document} out as Word by itself, and bring that copy back"
            return aside(f"{ELSEWHERE}: {other}")
        if not all(_is_alike(each.sent, each.now) and self.texts.is_as_sent(each.sent) for each in changed):
            return aside(BOTH)
        said = {each.column.id: _without_label(each.found, each.column) for each in cells}
        value = self._spoken.value(name, said, asked.group, asked.criterion)
        if value is None:
            return aside(f"{UNCLEAR}: change `{name}:` of this criterion")
        return self._proposed(name, value, asked, (old, new), tracked=any(each.tracked for each in changed))

    def _is_as_it_was(self, cell: _Cell) -> bool:
        """Whether nobody touched a cell, which somebody changed in the project since the copy was sent."""
        return not self.texts.is_as_sent(cell.sent) and self.texts.is_untouched(cell.found)

    def _proposed(
        self, name: str, value: Value, asked: _Asked, said: tuple[str, str], *, tracked: bool
    ) -> Proposal | Aside | None:
        given = asked.criterion.level if name == "level" else self._spoken.stages(asked.group, asked.criterion)
        if value == given:
            return None
        file = self.desk.shelf.file(asked.leaf.document)
        edit = Setting(file.path, asked.way, name, value)
        if with_setting(file.text, edit) is None:
            return self._aside(name, asked, *said)(LAYOUT)
        says = f"{name}: {_listed(given)} becomes {_listed(value)}"
        place, choice = self._place(name, asked), Choice("y", "change it", (edit,))
        return Proposal(
            _KINDS[name], place, self._where(asked), says, _listed(given), _listed(value), (choice,), tracked
        )

    def _aside(self, name: str, asked: _Asked, old: str, new: str) -> Callable[[str], Aside]:
        where, place = self._where(asked), self._place(name, asked)
        return lambda why: Aside(where, why, new, old, place=place)

    def _where(self, asked: _Asked) -> str:
        described = self.desk.shelf.described(asked.leaf.document, asked.way)
        return f"{described}, ‘{shortened(asked.words)}’"

    def _place(self, name: str, asked: _Asked) -> Place:
        """Return where a field of a criterion stands, or the criterion where it has no such field."""
        source = self.desk.shelf.file(asked.leaf.document).source
        return source.place((*asked.way, name), on_key=True)

    def _in_lists(self, place: int, asked: _Asked) -> None:
        """Take down a criterion that the copy has under the heading of another level."""
        texts, sent = self.texts, self._sent_of.get(place)
        there = texts.to_copy.get(sent) if sent is not None else None
        if sent is None or there is None or asked.leaf.document != self.desk.document.id:
            return
        then, after = self._heading(sent), self._heading_in_copy(there)
        if then is None or after is None or after == then:
            return
        self.made.elsewhere.append(asked.way)
        value = self._spoken.value("level", {"level": after}, asked.group, asked.criterion)
        aside = self._aside("level", asked, then, after)
        if not self._spoken.is_level(then, asked.criterion.level):
            self.made.told.append(aside(BOTH))
        elif value is None:
            self.made.told.append(aside(f"{UNCLEAR}: change `level:` of this criterion"))
        else:
            tracked = texts.found[there].tracked
            told = self._proposed("level", value, asked, (then, after), tracked=tracked)
            self.made.told.extend([told] if told is not None else ())

    def _heading(self, sent: int) -> str | None:
        """Return the heading that a paragraph was sent under."""
        above = (self.texts.sent[at] for at in range(sent, -1, -1))
        return next((each.words for each in above if _is_heading(each)), None)

    def _heading_in_copy(self, found: int) -> str | None:
        """Return the heading, as it was sent, that a paragraph stands under in the copy."""
        back = {there: here for here, there in self.texts.to_copy.items()}
        above = (self.texts.sent[back[at]] for at in range(found, -1, -1) if at in back)
        return next((each.words for each in above if _is_heading(each)), None)


def _is_heading(paragraph: Paragraph) -> bool:
    return paragraph.style.startswith("Heading")


def _by_cell(paragraphs: Sequence[Paragraph]) -> dict[int, dict[int, list[int]]]:
    found: dict[int, dict[int, list[int]]] = {}
    for at, each in enumerate(paragraphs):
        if each.row is not None and each.cell is not None:
            found.setdefault(each.row, {}).setdefault(each.cell, []).append(at)
    return found


def _is_alike(sent: str, now: str) -> bool:
    """Whether a cell stands as it was sent; words that are followed may lack their capital."""
    return sent.casefold() == now.casefold()


def _without_label(words: str, column: Column) -> str:
    """Return what a cell says, without the name of its column that stands before it in large print."""
    return words.removeprefix(f"{plain(column.label)}:").strip()


def _listed(value: Value | None) -> str:
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else ", ".join(value) or "nothing"
