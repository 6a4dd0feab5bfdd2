"""Content controls: the places of a Word file that are there to be filled in.

No control can be deleted by mistake, and the rest of the file is not locked: protection keeps screen readers from
reading headings and questions, and turns the spelling check off.
"""

from __future__ import annotations

from collections.abc import Iterable

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.glossary import PLACEHOLDERS
from rolepress.formats.docx.markup import Element, element, text_element
from rolepress.formats.docx.names import answer_bookmark, tag_of, title_of
from rolepress.formats.docx.text import run

TICKED, EMPTY = "2611", "2610"  # ☑ and ☐
TICK_FONT = "Segoe UI Symbol"
LONGEST_SHOWN = 255  # characters of an answer in a drop-down list


def text_control(desk: Desk, name: str, *titles: str) -> list[Element]:
    """Return a control for plain text on one line."""
    return _control(desk, name, titles, element("w:text"), "answer-placeholder")


def rich_control(desk: Desk, name: str, *titles: str) -> list[Element]:
    """Return a control for text of several lines or paragraphs.

    Word has one for plain text of several lines as well; LibreOffice 7.4 mixes up the lines in that.
    """
    return _control(desk, name, titles, element("w:richText"), "answer-placeholder")


def date_control(desk: Desk, name: str, *titles: str) -> list[Element]:
    """Return a control for a date, which may be typed or picked."""
    kind = element(
        "w:date",
        element("w:dateFormat", val="d MMMM yyyy"),
        element("w:lid", val=desk.manuscript.language),
        element("w:storeMappedDataAs", val="dateTime"),
        element("w:calendar", val="gregorian"),
    )
    return _control(desk, name, titles, kind, "answer-placeholder-date")


def choice_control(
    desk: Desk,
    name: str,
    choices: Iterable[tuple[str, str]],
    *titles: str,
    placeholder: str = "answer-placeholder-choice",
) -> list[Element]:
    """Return a drop-down list of *choices*, each (value, what is shown); what is shown is different for each."""
    shown = _apart((value, text[:LONGEST_SHOWN]) for value, text in choices)
    kind = element("w:dropDownList", *(element("w:listItem", displayText=text, value=v) for v, text in shown))
    return _control(desk, name, titles, kind, placeholder)


def tick_control(desk: Desk, name: str, *titles: str) -> list[Element]:
    """Return a box to tick, not ticked."""
    kind = element(
        "w14:checkbox",
        element("w14:checked", val=0),
        element("w14:checkedState", val=TICKED, font=TICK_FONT),
        element("w14:uncheckedState", val=EMPTY, font=TICK_FONT),
    )
    font = element("w:rFonts", ascii=TICK_FONT, hAnsi=TICK_FONT, eastAsia=TICK_FONT, cs=TICK_FONT)
    box = element("w:r", element("w:rPr", font), text_element(chr(int(EMPTY, 16))))
    return _held(desk, name, titles, [kind], [box])


def _control(desk: Desk, name: str, titles: tuple[str, ...], kind: Element, placeholder: str) -> list[Element]:
    """Return a control that shows what to do until somebody has answered."""
    part = element("w:placeholder", element("w:docPart", val=PLACEHOLDERS[placeholder]))
    shown = run(desk.label(placeholder), desk, style="PlaceholderText")
    return _held(desk, name, titles, [part, element("w:showingPlcHdr"), kind], [shown])


def _held(
    desk: Desk, name: str, titles: tuple[str, ...], kind: list[Element], content: list[Element]
) -> list[Element]:
    settings = element(
        "w:sdtPr",
        element("w:alias", val=title_of(*titles)),
        element("w:tag", val=tag_of(name)),
        element("w:id", val=desk.control_id()),
        element("w:lock", val="sdtLocked"),
        *kind,
    )
    made = element("w:sdt", settings, element("w:sdtContent", *content))
    return desk.bookmarked(answer_bookmark(name), [made])


def _apart(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return *choices* with the value after what is shown twice: Word takes no two alike."""
    apart: dict[str, str] = {}
    for value, text in choices:
        said = text if text not in apart else f"{text[: LONGEST_SHOWN - len(value) - 3]} ({value})"
        apart[said] = value
    return [(value, said) for said, value in apart.items()]
