"""Composes a person specification in the shape its organisation prints.

One model serves every shape. Numbers are generated, and no mark stands without words: never a bare X, 3 or 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rolepress.kinds.house import House, capitalised
from rolepress.kinds.parts import subheading
from rolepress.kinds.prose import prose
from rolepress.languages import strung
from rolepress.manuscript import Block, Bullets, Column, Entry, Prose, Row, RowGroup, Table
from rolepress.markdown import Span, Words, read_line, spans_of
from rolepress.model.base import Unknown
from rolepress.model.specification import Criterion, CriterionGroup, Level, Specification
from rolepress.wording import listed

NAME = "specification"


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A criterion with its generated number, in its group."""

    number: str
    group: CriterionGroup
    criterion: Criterion

    @property
    def id(self) -> str:
        return f"{NAME}-{self.group.id}-{self.criterion.id}"


def specification(given: Specification, house: House, *, kind: str) -> tuple[Block, ...]:
    """Return the specification's introduction, its criteria in the house's shape for *kind*, and its note."""
    before = prose(f"{NAME}-introduction", given.introduction) if given.introduction else ()
    after = prose(f"{NAME}-note", given.note) if given.note else ()
    shape = _SHAPES[house.style.shape_of(kind)]
    return (*before, *shape(given, house), *after)


def _in_words(given: Specification, house: House) -> tuple[Block, ...]:
    """Number, criterion, level and stages, in words: the shape that reads aloud well."""
    tested = any(stages_of(line) for line in numbered_criteria(given))
    columns = (
        *_first_columns(house),
        Column("level", house.label("level"), 4),
        *([Column("stages", house.label("stages"), 5)] if tested else []),
    )

    def cells(line: CriterionLine) -> tuple[tuple[Words, ...], ...]:
        level = house.label(line.criterion.level or "ungraded")
        stages = (_stages(line, house),) if tested else ()
        return (_text(line.number), criterion_lines(line.criterion), (level,), *stages)

    return (_table(given, house, columns, cells),)


def _in_marks(given: Specification, house: House) -> tuple[Block, ...]:
    """A column for the level and one for each stage that is used, with words in the cells."""
    used = list(dict.fromkeys(stage for line in numbered_criteria(given) for stage in stages_of(line)))
    columns = (
        *_first_columns(house),
        Column("level", house.label("level"), 4),
        *(Column(f"stage-{stage}", capitalised(house.labels[f"stage-{stage}"]), 4) for stage in used),
    )

    def cells(line: CriterionLine) -> tuple[tuple[Words, ...], ...]:
        level = house.label(line.criterion.level or "ungraded")
        marks = ((_mark(line, stage, house),) for stage in used)
        return (_text(line.number), criterion_lines(line.criterion), (level,), *marks)

    return (_table(given, house, columns, cells),)


def _in_columns(given: Specification, house: House) -> tuple[Block, ...]:
    """Essential and desirable as two columns, each saying yes or no; one without a level says so in both."""
    columns = (
        *_first_columns(house),
        Column("essential", house.label("essential"), 3),
        Column("desirable", house.label("desirable"), 3),
    )

    def cells(line: CriterionLine) -> tuple[tuple[Words, ...], ...]:
        said = (_is_level(line.criterion, level) for level in _LEVELS)
        return (_text(line.number), criterion_lines(line.criterion), *((house.label(name),) for name in said))

    return (_table(given, house, columns, cells),)


def _in_two_lists(given: Specification, house: House) -> tuple[Block, ...]:
    """A list of what is essential and a list of what is desirable; what is not graded comes last.

    The lists have no groups: what stands under a group's heading comes first, after the group's name. Stages are
    not in this shape.
    """
    blocks: list[Block] = [*_notes_of_groups(given, house)]
    for level in (*_LEVELS, None):
        chosen = [line for line in numbered_criteria(given) if line.criterion.level == level]
        if chosen:
            name = f"{NAME}-{level or 'ungraded'}"
            blocks.append(subheading(name, house.label(level or "ungraded")))
            blocks.append(Bullets(f"{name}-list", tuple(_entry(line) for line in chosen)))
    return tuple(blocks)


def _notes_of_groups(given: Specification, house: House) -> Iterator[Prose]:
    for group in given.groups:
        for index, note in enumerate(group_notes(group, house), start=1):
            text = (*read_line(f"**{group.title}:**")[0], Span(" "), *note)
            yield Prose(f"{NAME}-{group.id}-{index}", text)


def _in_weights(given: Specification, house: House) -> tuple[Block, ...]:
    """The shape in words with a column for the weight; a group's weights stand under its heading."""
    columns = (
        *_first_columns(house),
        Column("level", house.label("level"), 4),
        Column("weight", house.label("weight"), 3),
        Column("stages", house.label("stages"), 5),
    )
    own = any(line.criterion.weight is not None for line in numbered_criteria(given))
    shown = columns if own else tuple(column for column in columns if column.id != "weight")

    def cells(line: CriterionLine) -> tuple[tuple[Words, ...], ...]:
        level = house.label(line.criterion.level or "ungraded")
        given = line.criterion.weight
        weight = (capitalised(house.labels["not-stated"] if given is None else str(given)),)
        start = (_text(line.number), criterion_lines(line.criterion), (level,))
        return (*start, *((weight,) if own else ()), _stages(line, house))

    return (_table(given, house, shown, cells),)


_LEVELS: tuple[Level, ...] = ("essential", "desirable")

_SHAPES: dict[str, Callable[[Specification, House], tuple[Block, ...]]] = {
    "words": _in_words,
    "marks": _in_marks,
    "columns": _in_columns,
    "two-lists": _in_two_lists,
    "weighted": _in_weights,
}


def _first_columns(house: House) -> tuple[Column, Column]:
    """Return what every table of criteria starts with: the number, and the criterion that names its row."""
    return (
        Column("number", house.label("number"), 2),
        Column("criterion", house.label("criterion"), 9, header=True),
    )


def _table(
    given: Specification,
    house: House,
    columns: tuple[Column, ...],
    cells: Callable[[CriterionLine], tuple[tuple[Words, ...], ...]],
) -> Table:
    lines = list(numbered_criteria(given))
    groups = tuple(
        RowGroup(
            f"{NAME}-{group.id}",
            read_line(f"{index}. {group.title}")[0],
            tuple(group_notes(group, house)),
            tuple(Row(line.id, cells(line)) for line in lines if line.group is group),
        )
        for index, group in enumerate(given.groups, start=1)
    )
    return Table(f"{NAME}-criteria", house.label("specification-caption"), columns, groups, specification=True)


def group_notes(group: CriterionGroup, house: House) -> Iterator[Words]:
    """Yield what stands under a group's heading: its introduction, its weights and its note."""
    if group.introduction:
        yield read_line(group.introduction)[0]
    for level in _LEVELS:
        weight = group.weights.get(level)
        if weight is not None:
            said = house.labels["not-stated"] if isinstance(weight, Unknown) else str(weight)
            yield spans_of(strung(": ", (house.labels[f"{level}-weight"], said)))
    if group.note:
        yield read_line(group.note)[0]


def numbered_criteria(given: Specification) -> Iterator[CriterionLine]:
    for first, group in enumerate(given.groups, start=1):
        for second, criterion in enumerate(group.criteria, start=1):
            yield CriterionLine(f"{first}.{second}", group, criterion)


def stages_of(line: CriterionLine) -> tuple[str, ...]:
    stages = line.group.stages if line.criterion.stages is None else line.criterion.stages
    return tuple(stages)


def _stages(line: CriterionLine, house: House) -> tuple[Words, ...]:
    said = listed(tuple(house.labels[f"stage-{stage}"] for stage in stages_of(line)), house.labels)
    return (capitalised(said or house.labels["not-stated"]),)


def _mark(line: CriterionLine, stage: str, house: House) -> Words:
    """Return whether the criterion is tested at *stage*, in a word; without any stage, nothing is inferred."""
    stages = stages_of(line)
    if not stages:
        return capitalised(house.labels["not-stated"])
    return house.label("yes" if stage in stages else "no")


def criterion_lines(criterion: Criterion) -> tuple[Words, ...]:
    extra = (*criterion.points, *((criterion.note,) if criterion.note else ()))
    return (read_line(criterion.text)[0], *(read_line(each)[0] for each in extra))


def _entry(line: CriterionLine) -> Entry:
    points = tuple(
        Entry(f"{line.id}-{index}", words)
        for index, words in enumerate(criterion_lines(line.criterion)[1:], start=1)
    )
    return Entry(line.id, read_line(line.criterion.text)[0], "", points)


def _is_level(criterion: Criterion, level: Level) -> str:
    """Return the name of the label that says whether *criterion* has *level*."""
    if criterion.level is None:
        return "ungraded"
    return "yes" if criterion.level == level else "no"


def _text(text: str) -> tuple[Words, ...]:
    return ((Span(text),),) if text else ()
