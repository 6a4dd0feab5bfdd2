"""Finishes tracked changes: whole paragraphs and rows that come or go take their ends, tabs and breaks along.

Without this a paragraph that goes would leave an empty one behind, and a row its empty cells.
Source: ECMA-376, part 1, 17.13.5: deleted and inserted paragraphs, rows and runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.ns import qn

from rolepress.formats.docx.desk import Desk
from rolepress.formats.docx.markup import Element, element
from rolepress.formats.docx.moves import FROM, TO, with_moves
from rolepress.formats.docx.text import AUTHOR, change, paragraph

INS, DEL = "w:ins", "w:del"
_P, _TBL, _TR, _TC, _R, _BR, _TAB = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r", "br", "tab"))
_TEXTS = (qn("w:t"), qn("w:delText"))
_CHANGES = {qn(INS): INS, qn(DEL): DEL, qn(TO): INS, qn(FROM): DEL}


def settled(body: list[Element], desk: Desk) -> list[Element]:
    """Return the finished *body*: accepting every change leaves the new text, rejecting it the old one."""
    for each in body:
        if each.tag == _TBL:
            _settle_table(each, desk)
        for one in [each] if each.tag == _P else []:
            _settle(one, desk)
    if body[-1].tag == _P and _whole(body[-1]):
        body = [*body, paragraph("Normal", [])]  # the last paragraph of a file has an end that nobody can delete
    return with_moves(body, desk)


def _settle(one: Element, desk: Desk) -> None:
    """Finish a paragraph of the text."""
    tag = _whole(one)
    if tag:
        _take_along(one, tag, desk)
        _mark_end(one, (tag,), desk)
    else:
        _settle_breaks(one, desk)


def _settle_table(table: Element, desk: Desk) -> None:
    head, *rows = table.findall(_TR)
    tags = {_settle_row(row, desk) for row in rows}
    if len(tags) == 1 and "" not in tags:
        _settle_row(head, desk, all_of_it=tags.pop())


def _settle_row(row: Element, desk: Desk, *, all_of_it: str = "") -> str:
    """Finish a row and return what becomes of all of it, or "" where something stays."""
    paragraphs = [each for each in row.iter(_P) if _said(each)]
    tags = {_whole(each) for each in paragraphs}
    tag = all_of_it or (tags.pop() if len(tags) == 1 else "")
    if not tag:
        for cell in row.findall(_TC):
            _settle_cell(cell.findall(_P), desk)
        return ""
    for each in row.iter(_P):
        _take_along(each, tag, desk)
    settings = row.find(qn("w:trPr"))
    if settings is None:
        settings = element("w:trPr")
        row.insert(0, settings)
    settings.append(_of(tag, desk))
    return tag


def _settle_cell(paragraphs: Sequence[Element], desk: Desk) -> None:
    """Finish the lines of a cell, whose last end stays whatever happens."""
    kept: list[Element] = []
    for each in paragraphs:
        tag = _whole(each)
        if tag:
            _take_along(each, tag, desk)
        else:
            _settle_breaks(each, desk)
        if kept and not any(_between(kept, each).values()):
            kept[-1].extend(list(each)[1:])  # without its settings: the two are one line, in two wordings
            each.getparent().remove(each)
            continue
        if kept:
            stays = _between(kept, each)
            _mark_end(
                kept[-1], [tag for tag, stands in ((DEL, stays[INS]), (INS, stays[DEL])) if not stands], desk
            )
        kept.append(each)


def _between(before: Sequence[Element], after: Element) -> dict[str, bool]:
    """Return whether *before* and *after* are parted when all is accepted (INS), and rejected (DEL)."""
    return {side: _stands(after, side) and any(_stands(each, side) for each in before) for side in (INS, DEL)}


def _stands(one: Element, side: str) -> bool:
    """Whether something of a paragraph stands when all is accepted (INS) or rejected (DEL)."""
    return any(tag in ("", side) for tag in _tags(one)) or not _said(one)


def _settle_breaks(one: Element, desk: Desk) -> None:
    """Let the line breaks of a paragraph come and go with the lines between them."""
    lines: list[list[Element]] = [[]]
    breaks: list[Element] = []
    for each in list(one):
        if each.tag == _R and each.find(_BR) is not None:
            breaks.append(each)
            lines.append([])
        elif each.tag == _R and each.find(_TAB) is not None and not breaks:
            lines[-1].clear()  # what stands before a tab is a name, and the lines are its values
        else:
            lines[-1].append(each)
    said = [{tag for part in line for tag in _tags(part)} or {""} for line in lines]
    for index, each in enumerate(breaks):
        stands = {
            side: bool(said[index + 1] & {"", side}) and any(told & {"", side} for told in said[: index + 1])
            for side in (INS, DEL)
        }
        if stands[INS] != stands[DEL]:
            _wrap(each, INS if stands[INS] else DEL, desk)
        elif not stands[INS]:
            one.remove(each)


def _whole(one: Element) -> str:
    """Return the change that all words of a paragraph are, or ""."""
    tags = set(_tags(one))
    return tags.pop() if len(tags) == 1 else ""


def _tags(one: Element) -> Iterator[str]:
    """Yield the change that each text with a letter or figure in it stands in, "" for none."""
    for text in _texts(one):
        if any(map(str.isalnum, text.text or "")):
            around = (_CHANGES[each.tag] for each in text.iterancestors() if each.tag in _CHANGES)
            yield next(around, "")


def _said(one: Element) -> bool:
    return any(True for _ in _tags(one))


def _texts(one: Element) -> Iterator[Element]:
    yield from (each for each in one.iter(*_TEXTS))


def _take_along(one: Element, tag: str, desk: Desk) -> None:
    """Let every run of a paragraph that is no change yet, such as a tab or a colon, be the change *tag*."""
    for each in list(one.iter(_R)):
        if not any(above.tag in _CHANGES for above in each.iterancestors()):
            _wrap(each, tag, desk)


def _wrap(run: Element, tag: str, desk: Desk) -> None:
    around = run.getparent()
    place = around.index(run)
    around.insert(place, change(run, tag, desk))


def _mark_end(one: Element, tags: Sequence[str], desk: Desk) -> None:
    """Let the end of a paragraph be a change too."""
    settings = one.find(qn("w:pPr"))
    if tags and settings is not None:
        settings.append(element("w:rPr", *(_of(tag, desk) for tag in tags)))


def _of(tag: str, desk: Desk) -> Element:
    return element(tag, id=desk.change_id(), author=AUTHOR, date=desk.at)
