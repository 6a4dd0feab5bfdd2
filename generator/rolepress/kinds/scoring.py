"""Composes a scoring sheet of a person specification, for people who shortlist and interview.

Each stage has a part of its own, with every criterion that is tested there: what one panel sees is what it marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from rolepress.kinds.house import House
from rolepress.kinds.specification import (
    CriterionLine,
    criterion_lines,
    group_notes,
    numbered_criteria,
    stages_of,
)
from rolepress.manuscript import (
    About,
    Block,
    Bullets,
    CellAnswer,
    CellChoice,
    Column,
    Entry,
    Field,
    FieldType,
    Heading,
    Manuscript,
    Part,
    Prose,
    Row,
    RowGroup,
    Table,
    Term,
    Terms,
)
from rolepress.markdown import Span, Words, plain, read_line, spans_of
from rolepress.model.base import Unknown
from rolepress.model.specification import Specification, Stage
from rolepress.resolved import Resolved

KIND = "scoring-sheet"
MARKS = ("3", "2", "1", "0", "not-tested")
RULES = ("alone", "reference", "evidence", "protected", "shown", "essential", "totals")
"""How to mark, by the names of the catalogue; weights have a sentence where there are any."""

_FIELDS: tuple[tuple[str, FieldType], ...] = (
    ("applicant-reference", "short-text"), ("panel-member", "short-text"), ("date", "date"),
)  # fmt: skip


def has_specification(role: Resolved[Any] | None) -> bool:
    """Whether *role* has criteria to mark."""
    return role is not None and getattr(role.document, "specification", None) is not None


def scoring_sheet(resolved: Resolved[Any], role: Resolved[Any], house: House) -> Manuscript:
    """Return the sheet for *resolved*, with the criteria of the *role* that it is, or recruits to."""
    document, given = resolved.document, role.document.specification
    title = plain(read_line(document.title)[0])
    blocks = (
        Heading("title", read_line(document.title)[0], 1, eyebrow=house.labels[KIND]),
        *_header(resolved, role, house),
        *_filled_in(house),
        *_how_to_mark(given, house),
        *_stages(given, house),
    )
    about = About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=house.labels["scoring-description"],
        version=document.version, wide=True,
    )  # fmt: skip
    name = f"{document.id}-{KIND}"
    return Manuscript(name, title, document.language, about, blocks, dict(house.labels))


def scoring_rows(role: Resolved[Any], house: House) -> Iterator[tuple[str, ...]]:
    """Yield the names of the columns, then a row for each criterion with room for a mark and a comment."""
    names = ("number", "id", "criterion", "level", "weight", "stages", "mark", "comment")
    yield tuple(house.labels[f"scoring-column-{name}"] for name in names)
    for line in numbered_criteria(role.document.specification):
        stages = "; ".join(house.labels[f"stage-{stage}"] for stage in stages_of(line))
        text = " ".join(plain(words) for words in criterion_lines(line.criterion))
        level = house.labels[line.criterion.level or "ungraded"]
        yield (line.number, line.criterion.id, text, level, _weight(line, house), stages, "", "")


def _header(resolved: Resolved[Any], role: Resolved[Any], house: House) -> Iterator[Block]:
    """Yield which specification this is, in which version."""
    own = role.document.id == resolved.document.id
    said = {**({} if own else {"scoring-role": role.document.title}), "version": role.document.version}
    terms = (Term(f"header-{name}", house.label(name), (house.line(value),)) for name, value in said.items())
    yield Terms("header", tuple(terms), summary=True)


def _how_to_mark(given: Specification, house: House) -> Iterator[Block]:
    yield Heading("how", house.label("scoring-how"), 2)
    named = (*RULES, *(("weights",) if any(map(_is_weighted, numbered_criteria(given))) else ()))
    rules = (Entry(f"how-{name}", house.label(f"scoring-rule-{name}")) for name in named)
    yield Bullets("how-rules", tuple(rules))
    yield Heading("scale", house.label("scoring-scale"), 2)
    marks = (
        Term(f"scale-{mark}", house.label(f"mark-{mark}"), (house.label(f"mark-{mark}-meaning"),))
        for mark in MARKS
    )
    yield Terms("scale-marks", tuple(marks))


def _filled_in(house: House) -> Iterator[Block]:
    """Yield the places that say whose sheet this is: a reference, and never an applicant's name."""
    yield Heading("sheet", house.label("scoring-sheet-about"), 2)
    for name, type in _FIELDS:
        hint = read_line(house.labels.get(f"scoring-{name}-hint", ""))[0]
        label = house.label(f"scoring-{name}")
        yield Field(f"sheet-{name}", name, type, label, "", hint=hint, section=house.labels[KIND])


def _stages(given: Specification, house: House) -> Iterator[Block]:
    """Yield a part for each stage, as a round goes through them; what names none comes last."""
    lines = list(numbered_criteria(given))
    for stage in get_args(Stage):
        tested = [line for line in lines if stage in stages_of(line)]
        if tested:
            title = house.labels["scoring-stage"].replace("STAGE", house.labels[f"stage-{stage}"])
            yield _stage(f"stage-{stage}", title, (), tested, house)
    rest = [line for line in lines if not stages_of(line)]
    if rest:
        note = Prose("stage-not-stated-note", house.label("scoring-stage-note"), note=True)
        yield _stage("stage-not-stated", house.labels["scoring-stage-not-stated"], (note,), rest, house)


def _stage(name: str, title: str, note: tuple[Block, ...], tested: list[CriterionLine], house: House) -> Part:
    weighted = any(map(_is_weighted, tested))
    columns = (
        Column("number", house.label("number"), 2),
        Column("criterion", house.label("criterion"), 8, header=True),
        Column("level", house.label("level"), 3),
        *([Column("weight", house.label("weight"), 2)] if weighted else []),
        Column("mark", house.label("scoring-column-mark"), 3, answer=_marks(house)),
        Column("comment", house.label("scoring-column-comment"), 8, answer=CellAnswer()),
    )
    caption, groups = house.label("scoring-caption"), _groups(name, tested, weighted, house)
    heading = Heading(name, spans_of(title), 2)
    return Part(f"{name}-part", (heading, *note, Table(f"{name}-criteria", caption, columns, groups)))


def _is_weighted(line: CriterionLine) -> bool:
    return line.criterion.weight is not None or bool(line.group.weights)


def _marks(house: House) -> CellAnswer:
    return CellAnswer(tuple(CellChoice(mark, house.label(f"mark-{mark}")) for mark in MARKS))


def _groups(name: str, tested: list[CriterionLine], weighted: bool, house: House) -> tuple[RowGroup, ...]:
    groups = {line.group.id: line.group for line in tested}
    return tuple(
        RowGroup(
            f"{name}-{group.id}",
            read_line(f"{_number(tested, group.id)}. {group.title}")[0],
            tuple(group_notes(group, house)),
            tuple(_row(name, line, weighted, house) for line in tested if line.group.id == group.id),
        )
        for group in groups.values()
    )


def _number(tested: list[CriterionLine], group: str) -> str:
    """Return the number of a group, which its criteria begin with."""
    return next(line.number.partition(".")[0] for line in tested if line.group.id == group)


def _row(name: str, line: CriterionLine, weighted: bool, house: House) -> Row:
    level = house.label(line.criterion.level or "ungraded")
    weight: list[tuple[Words, ...]] = [(spans_of(_weight(line, house)) or (Span(""),),)] if weighted else []
    cells = ((Span(line.number),),), criterion_lines(line.criterion), (level,), *weight, (), ()
    return Row(f"{name}-{line.group.id}-{line.criterion.id}", cells)


def _weight(line: CriterionLine, house: House) -> str:
    """Return the weight of a criterion; one that its group has for all of a level is said to be the group's."""
    own = line.criterion.weight
    if own is not None:
        return str(own)
    level = line.criterion.level
    shared = line.group.weights.get(level) if level else None
    if shared is None:
        return ""
    said = house.labels["not-stated"] if isinstance(shared, Unknown) else str(shared)
    return house.labels["scoring-group-weight"].replace("WEIGHT", said)


__all__ = ["has_specification", "scoring_rows", "scoring_sheet"]
