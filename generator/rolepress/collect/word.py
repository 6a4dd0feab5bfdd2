"""Reads a filled Word file: its content controls by tag, as Word or LibreOffice wrote them.

Source: ISO/IEC 29500-1, 17.5.2 (structured document tags); [MS-DOCX] for boxes to tick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from rolepress.collect.filled import TICKED, CannotReadError, Control, Filled
from rolepress.collect.package import Package, read_package

FORM_PROPERTY, VERSION_PROPERTY = "rolepress-form", "rolepress-version"

_WORD = frozenset({  # of WordprocessingML, as most programs write it and in its strict form
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
})  # fmt: skip
_STORIES = re.compile(r"(header|footer)\d*\.xml|footnotes\.xml")  # text outside the body
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "rPr", "pPr", "sdtPr", "instrText"})  # no text that stands
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ANSWER = "_a."  # how the bookmark round the control of an answer begins; its name follows
_FALSE = frozenset({"0", "false", "off"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_word(data: bytes) -> Filled:
    """Return what a filled Word file says. Raises CannotReadError for what is none, or has nothing to read."""
    return read_package(data, _read)


def _read(package: Package) -> Filled:
    related = package.related()
    main = related.get("officeDocument", "")
    body = package.part(main)
    if _of(body, "body") is None:
        raise CannotReadError("is not a Word document", "open it to see what it is")
    beside = PurePosixPath(main).parent
    stories = (
        name for name in package.names
        if PurePosixPath(name).parent == beside and _STORIES.fullmatch(PurePosixPath(name).name)
    )  # fmt: skip
    parts = [body, *map(package.part, stories)]
    controls = tuple(control for part in parts for control in _controls(part, {}))
    if not controls:
        raise CannotReadError("has no fields", "copy the answers by hand, if it is a form at all")
    about = _properties(package, related.get("custom-properties", ""))
    tagless = not any(_said(each) for part in parts for each in part.iter() if _local(each) == "tag")
    return Filled(about.get(FORM_PROPERTY, ""), about.get(VERSION_PROPERTY, ""), controls, tagless)


def _properties(package: Package, name: str) -> dict[str, str]:
    if name not in package.names:
        return {}
    return {each.get("name", ""): "".join(each.itertext()).strip() for each in package.part(name)}


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _is_word(element: Element) -> bool:
    return element.tag.rpartition("}")[0].lstrip("{") in _WORD


def _of(element: Element | None, *names: str) -> Element | None:
    """Return the first child of that name, and of that the next, or None."""
    for name in names:
        element = next((each for each in element if _local(each) == name), None) if element is not None else None
    return element


def _said(element: Element | None, attribute: str = "val") -> str:
    """Return an attribute by its local name, or ""."""
    found = element.attrib.items() if element is not None else ()
    return next((value for name, value in found if name.rpartition("}")[2] == attribute), "")


def _controls(root: Element, marks: dict[str, str]) -> Iterator[Control]:
    """Yield the controls in reading order that have a name, or a bookmark with one in them or round them.

    *marks* are the bookmarks that are open where *root* begins, and after it where it ends.
    """
    if _is_word(root) and _local(root) == "sdt":
        name = _said(_of(root, "sdtPr", "tag")) or _marked(root, marks)
        if name:
            yield _control(root, name)
    for each in root:
        if _local(each) == "bookmarkStart" and _said(each, "name").startswith(_ANSWER):
            marks[_said(each, "id")] = _said(each, "name").removeprefix(_ANSWER)
        elif _local(each) == "bookmarkEnd":
            marks.pop(_said(each, "id"), None)
        elif _local(each) not in _LEFT_OUT:
            yield from _controls(each, marks)


def _marked(sdt: Element, marks: dict[str, str]) -> str:
    """Return the name of a control whose tag is gone: LibreOffice 7.4 drops it, and keeps our bookmark."""
    inside = [_said(each, "name") for each in sdt.iter() if _local(each) == "bookmarkStart"]
    names = [name.removeprefix(_ANSWER) for name in inside if name.startswith(_ANSWER)]
    if len(names) > 1:  # it is something round several controls
        return ""
    return names[0] if names else next(reversed(marks.values()), "")


def _control(sdt: Element, name: str) -> Control:
    properties, content = _of(sdt, "sdtPr"), _of(sdt, "sdtContent")
    placeholder = _of(properties, "showingPlcHdr")
    empty = content is None or (placeholder is not None and _said(placeholder) not in _FALSE)
    shown = "" if empty or content is None else _text(content)
    kinds = {_local(each): each for each in (properties if properties is not None else ())}
    if "checkbox" in kinds:
        ticked = _said(_of(kinds["checkbox"], "checked"))
        return Control(name, "tick", TICKED if ticked and ticked not in _FALSE else "")
    if "date" in kinds:
        return Control(name, "date", _date(shown, _said(kinds["date"], "fullDate")))
    chooser = kinds.get("dropDownList", kinds.get("comboBox"))
    if chooser is not None:
        return _list(name, shown, chooser)
    return Control(name, "text", shown)


def _list(name: str, shown: str, chooser: Element) -> Control:
    """Return a list with the value of what is shown."""
    entries = [each for each in chooser if _local(each) == "listItem"]
    values = {_flat(_said(each, "displayText") or _said(each, "value")): _said(each, "value") for each in entries}
    return Control(name, "list", values.get(_flat(shown), shown))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _date(shown: str, full: str) -> str:
    """Return the day as 2023-06-30 where the file keeps it and shows the same, else what is shown.

    Programs leave the day that was picked when somebody types another over it.
    """
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", full)
    if found is None or not shown:
        return shown
    year, month, day = map(int, found.groups())
    numbers = set(map(int, re.findall(r"[0-9]{1,4}", shown)))
    words = [word[:3].casefold() for word in re.findall(r"[^\W\d]{3,}", shown)]
    months = {_MONTHS.index(word) + 1 for word in words if word in _MONTHS} if words else numbers & {month}
    return found[0] if months == {month} and day in numbers and numbers & {year, year % 100} else shown


def _text(content: Element) -> str:
    """Return the text of a control, a line for each paragraph; what a tracked change deleted is left out."""
    paragraphs = "".join(_pieces(content))
    return paragraphs.removesuffix("\n")


def _pieces(element: Element) -> Iterator[str]:
    for each in element:
        name = _local(each)
        if name in _LEFT_OUT:
            continue
        if name == "t" and _is_word(each):
            yield each.text or ""
        elif name in _SIGNS and _is_word(each):
            yield _SIGNS[name]
        else:
            yield from _pieces(each)
            if name == "p" and _is_word(each):
                yield "\n"
