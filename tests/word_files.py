"""Word files as tests see them: their words in reading order, their controls, and what LibreOffice makes of them."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TICKED = "☑"


def part(data: bytes, name: str) -> etree._Element:
    """Return one part of a Word file, such as "word/document.xml"."""
    with ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def names(data: bytes) -> list[str]:
    with ZipFile(io.BytesIO(data)) as file:
        return file.namelist()


def body(data: bytes) -> etree._Element:
    return part(data, "word/document.xml")[0]


def val(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(f"{W}{name}", "")


def style(paragraph: etree._Element) -> str:
    return val(paragraph.find(f"{W}pPr/{W}pStyle"))


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return the style and the text of every paragraph, its number as Word counts it in front."""
    count = Numbers(data)
    return [(style(each), f"{count.number(each)} {text_of(each)}".strip()) for each in body(data).iter(f"{W}p")]


def said(data: bytes) -> list[str]:
    """Return every word of the body in reading order, without what empty controls say."""
    return [word for _, text in paragraphs(data) for word in text.split()]


def text_of(element: etree._Element) -> str:
    """Return the text of an element; placeholders are no text."""
    pieces = []
    for each in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        run = each.getparent()
        if run.tag != f"{W}r":  # a tab stop of the paragraph
            continue
        if val(run.find(f"{W}rPr/{W}rStyle")) == "PlaceholderText":
            continue
        pieces.append(each.text or "" if each.tag == f"{W}t" else " ")
    return "".join(pieces)


class Numbers:
    """Counts lists as Word does, from the patterns of the file."""

    def __init__(self, data: bytes) -> None:
        root = part(data, "word/numbering.xml")
        patterns = {val(each, "abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        self.lists = {
            val(each, "numId"): patterns[val(each.find(f"{W}abstractNumId"))] for each in root.iter(f"{W}num")
        }
        self.counts: dict[tuple[str, str], int] = {}

    def number(self, paragraph: etree._Element) -> str:
        """Return what stands before *paragraph*: nothing for a bullet."""
        place = paragraph.find(f"{W}pPr/{W}numPr")
        if place is None:
            return ""
        number, depth = val(place.find(f"{W}numId")), val(place.find(f"{W}ilvl"))
        level = next(each for each in self.lists[number].iter(f"{W}lvl") if val(each, "ilvl") == depth)
        if val(level.find(f"{W}numFmt")) == "bullet":
            return ""
        start = int(val(level.find(f"{W}start")))
        self.counts[number, depth] = self.counts.get((number, depth), start - 1) + 1
        return re.sub(r"%[1-9]", str(self.counts[number, depth]), val(level.find(f"{W}lvlText")))


@dataclass(frozen=True)
class Control:
    """A content control: what it is called, what kind it is, and what stands in it."""

    name: str
    title: str
    kind: str  # "text", "rich", "date", "list" or "tick"
    shown: str  # "" while nobody has answered
    choices: tuple[tuple[str, str], ...] = ()  # (value, what is shown)


def sdts(data: bytes) -> list[etree._Element]:
    return list(body(data).iter(f"{W}sdt"))


def controls(data: bytes) -> dict[str, Control]:
    """Return the controls by their tag, in reading order."""
    found = [_control(each) for each in sdts(data)]
    assert len({each.name for each in found}) == len(found)
    return {each.name: each for each in found}


def _control(sdt: etree._Element) -> Control:
    settings = sdt.find(f"{W}sdtPr")
    assert settings is not None
    tick = settings.find(f"{W14}checkbox")
    entries = tuple((val(each, "value"), val(each, "displayText")) for each in settings.iter(f"{W}listItem"))
    shown = "".join(each.text or "" for each in sdt.iter(f"{W}t"))
    empty = settings.find(f"{W}showingPlcHdr") is not None or (tick is not None and shown != TICKED)
    return Control(
        val(settings.find(f"{W}tag")), val(settings.find(f"{W}alias")), _kind(settings), "" if empty else shown, entries
    )  # fmt: skip


def _kind(settings: etree._Element) -> str:
    kinds = {
        f"{W}text": "text",
        f"{W14}checkbox": "tick",
        f"{W}date": "date",
        f"{W}dropDownList": "list",
        f"{W}richText": "rich",
    }
    return next((kind for tag, kind in kinds.items() if settings.find(tag) is not None), "?")


def filled(data: bytes, answers: Mapping[str, str]) -> bytes:
    """Return the file with *answers* by tag, as Word writes them: a value of a list, "yes" for a tick."""
    root = part(data, "word/document.xml")
    left = dict(answers)
    for sdt in root.iter(f"{W}sdt"):
        name = val(sdt.find(f"{W}sdtPr/{W}tag"))
        if name in left:
            _fill(sdt, left.pop(name))
    assert left == {}
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as given, ZipFile(made, "w") as out:
        for name in given.namelist():
            out.writestr(name, etree.tostring(root) if name == "word/document.xml" else given.read(name))
    return made.getvalue()


def _fill(sdt: etree._Element, answer: str) -> None:
    settings, content = sdt.find(f"{W}sdtPr"), sdt.find(f"{W}sdtContent")
    assert settings is not None
    assert content is not None
    for each in settings.findall(f"{W}showingPlcHdr"):
        settings.remove(each)
    tick = settings.find(f"{W14}checkbox/{W14}checked")
    if tick is not None:
        tick.set(f"{W14}val", "1")
        next(content.iter(f"{W}t")).text = TICKED
        return
    shown = {val(each, "value"): val(each, "displayText") for each in settings.iter(f"{W}listItem")}
    run = next(content.iter(f"{W}r"))
    for each in list(run):
        run.remove(each)
    for index, line in enumerate(shown.get(answer, answer).split("\n")):
        if index:
            etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t").text = line


def converted(data: bytes, kind: str, folder: Path) -> bytes:
    """Return what LibreOffice makes of a Word file, as "pdf" or again as "docx"."""
    given, out = folder / "given.docx", folder / "out"
    given.write_bytes(data)
    command = [
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind,
        "--outdir", str(out), str(given),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (out / f"given.{kind}").read_bytes()


def every_style(data: bytes) -> Iterator[etree._Element]:
    yield from part(data, "word/styles.xml").iter(f"{W}style")


_MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes" script:language="StarBasic">
Sub Settle(given As String, command As String, made As String)
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden" : opening(0).Value = True
  doc = StarDesktop.loadComponentFromURL(given, "_blank", 0, opening())
  createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch( _
    doc.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName" : saving(0).Value = "MS Word 2007 XML"
  doc.storeToURL(made, saving())
  doc.close(True)
End Sub
</script:module>
"""
_MACROS = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Changes"/></library:library>
"""


def settled_by_libreoffice(data: bytes, folder: Path, *, accept: bool) -> bytes:
    """Return a Word file after LibreOffice has accepted, or rejected, every tracked change."""
    converted(data, "docx", folder)  # makes the profile
    library = folder / "profile/user/basic/Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "Changes.xba").write_text(_MACRO, "utf-8")
    (library / "script.xlb").write_text(_MACROS, "utf-8")
    made = folder / "settled.docx"
    command = f"{'Accept' if accept else 'Reject'}AllTrackedChanges"
    told = '", "'.join(((folder / "given.docx").as_uri(), command, made.as_uri()))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--invisible",
         f'macro:///Standard.Changes.Settle("{told}")'],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return made.read_bytes()
