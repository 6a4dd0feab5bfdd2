"""The fields of a form: the question, how to answer it, and a control for the answer."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.formats.docx.controls import (
    choice_control,
    date_control,
    rich_control,
    text_control,
    tick_control,
)
from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.text import paragraph, run, said, tab
from rolepress.languages import strung
from rolepress.manuscript import Choice, ChoiceGroup, Field
from rolepress.markdown import plain

SHORT = 40  # characters of all choices together, to stand on one line


def field(block: Field, desk: Desk) -> Iterator[Element]:
    """Yield a question and the room for its answer. Screen readers say the title of a control as they enter it."""
    match block.type:
        case "declaration":
            yield from _declaration(block, desk)
        case "choose-many":
            yield from _question(block, desk)
            yield from _ticks(block, desk)
        case "choose-one" | "yes-no":
            yield from _question(block, desk)
            yield from _list(block, desk)
        case _:
            yield from _question(block, desk)
            yield _answer(block, desk)


def tick_name(field: Field, choice: Choice) -> str:
    """Return the name of the answer that is the tick at *choice*."""
    return f"{field.name}--{choice.value}"


def shown_choices(field: Field) -> Iterator[tuple[str, str]]:
    """Yield the value and the words of each choice in a drop-down list, a group's title before its choices."""
    for group in field.groups:
        title = plain(group.title)
        for choice in group.choices:
            yield choice.value, f"{title}: {plain(choice.label)}" if title else plain(choice.label)


def _question(block: Field, desk: Desk) -> Iterator[Element]:
    yield paragraph("Question", desk.marked(block.id, [*said(block.label, desk), *_need(block, desk)]))
    yield from _hints(block, desk)


def _hints(block: Field, desk: Desk) -> Iterator[Element]:
    if block.hint:
        yield paragraph("Hint", said(block.hint, desk))
    if block.how:
        yield paragraph("Hint", [run(block.how, desk)])


def _need(block: Field, desk: Desk) -> Iterator[Element]:
    """Yield whether the question must be answered, in words."""
    if block.need:
        yield run(strung("", (" (", block.need, ")")), desk, style="Need")


def _answer(block: Field, desk: Desk) -> Element:
    titles = (plain(block.label), block.section)
    if block.type == "date":
        return paragraph("Answer", date_control(desk, block.name, *titles))
    if block.type in ("long-text", "address"):
        return paragraph("LongAnswer", rich_control(desk, block.name, *titles))
    return paragraph("Answer", text_control(desk, block.name, *titles))


def _list(block: Field, desk: Desk) -> Iterator[Element]:
    """Yield a drop-down list, and under it what may be chosen, for people who print the form or read it first."""
    titles = (plain(block.label), block.section)
    control = choice_control(desk, block.name, shown_choices(block), *titles)
    yield paragraph("Answer", control, element("w:keepNext"))
    for group in block.groups:
        yield from _group_title(group, desk)
        if _is_short(group):
            yield paragraph("Note", _on_one_line(group, desk))
            continue
        for choice in group.choices:
            yield _bullet(desk.marked(choice.id, said(choice.label, desk)))
            yield from _say(choice, block, desk)


def _is_short(group: ChoiceGroup) -> bool:
    return len("".join(plain(each.label) for each in group.choices)) <= SHORT and not any(
        each.say_name or each.say_label for each in group.choices
    )


def _on_one_line(group: ChoiceGroup, desk: Desk) -> Iterator[Element]:
    for index, choice in enumerate(group.choices):
        if index:
            yield run(" / ", desk)
        yield from desk.marked(choice.id, said(choice.label, desk))


def _bullet(content: list[Element]) -> Element:
    place = element("w:numPr", element("w:ilvl", val=0), element("w:numId", val=1))
    return paragraph("ListBullet", content, place)


def _ticks(block: Field, desk: Desk) -> Iterator[Element]:
    for group in block.groups:
        yield from _group_title(group, desk)
        for choice in group.choices:
            label = plain(choice.label)
            box = tick_control(desk, tick_name(block, choice), label, plain(block.label))
            yield paragraph("Choice", [*box, tab(), *desk.marked(choice.id, said(choice.label, desk))])
            yield from _say(choice, block, desk)


def _group_title(group: ChoiceGroup, desk: Desk) -> Iterator[Element]:
    if group.title:
        yield paragraph("ChoiceGroup", desk.marked(group.id, said(group.title, desk)))


def _say(choice: Choice, block: Field, desk: Desk) -> Iterator[Element]:
    """Yield the line on which people say more about a choice."""
    if choice.say_name:
        control = text_control(desk, choice.say_name, choice.say_label, plain(choice.label), plain(block.label))
        yield paragraph("SayLine", [run(choice.say_label + ": ", desk), *control])
    elif choice.say_label:
        yield paragraph("SayLine", [run(choice.say_label, desk)])


def _declaration(block: Field, desk: Desk) -> Iterator[Element]:
    """Yield a box with the words that a tick says yes to; what explains them stands first."""
    yield from _hints(block, desk)
    box = tick_control(desk, block.name, plain(block.label), block.section)
    words = desk.marked(block.id, [*said(block.label, desk), *_need(block, desk)])
    yield paragraph("Choice", [*box, tab(), *words], element("w:spacing", before=desk.em, after=desk.em))
