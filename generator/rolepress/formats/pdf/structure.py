"""The structure tree of a finished PDF, read back as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

INLINE_ROLES = frozenset({"Span", "Link", "Reference", "Strong", "Em", "Quote", "Code", "Form", "Figure"})
"""Roles that stay inside the line; all others start on a line of their own."""


@dataclass(frozen=True, slots=True)
class Content:
    """A reference from the tree to marked content on a page."""

    page: int  # from 0
    mcid: int


@dataclass(frozen=True, slots=True)
class Tag:
    """One structure element, with what it says about itself."""

    role: str
    kids: tuple[Tag | Content, ...] = ()
    id: str = ""
    alt: str = ""
    lang: str = ""
    expansion: str = ""  # of an abbreviation
    attributes: dict[str, object] = field(default_factory=dict)  # Scope, Headers, ColSpan, ListNumbering, BBox…
    annotations: tuple[str, ...] = ()  # what its links and form fields are called

    def walk(self) -> Iterator[Tag]:
        """Yield this tag and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()

    def find(self, role: str) -> list[Tag]:
        """Return the tags with *role* here and below, in reading order."""
        return [tag for tag in self.walk() if tag.role == role]

    def outline(self, depth: int = 0) -> Iterator[str]:
        """Yield the roles of this tag and all below it, one a line, indented by depth."""
        yield "  " * depth + self.role
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.outline(depth + 1)


def read_structure(pdf: pikepdf.Pdf) -> Tag | None:
    """Return the top of the structure tree of *pdf*; None when it is not tagged."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return None
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return _tag(_listed(root.get("/K"))[0], pages, 0)


def _tag(element: pikepdf.Object, pages: dict[tuple[int, int], int], page: int) -> Tag:
    if "/Pg" in element:
        page = pages[element.Pg.objgen]
    kids: list[Tag | Content] = []
    annotations: list[str] = []
    for kid in _listed(element.get("/K")):
        if isinstance(kid, int):
            kids.append(Content(page, kid))
        elif "/S" in kid:
            kids.append(_tag(kid, pages, page))
        elif "/MCID" in kid:
            kids.append(Content(pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)))
        else:
            annotations.append(str(kid.Obj.get("/Contents", kid.Obj.get("/TU", ""))))
    return Tag(
        role=str(element.S).removeprefix("/"),
        kids=tuple(kids),
        id=str(element.get("/ID", "")),
        alt=str(element.get("/Alt", "")),
        lang=str(element.get("/Lang", "")),
        expansion=str(element.get("/E", "")),
        attributes=dict(_attributes(element)),
        annotations=tuple(annotations),
    )


def _attributes(element: pikepdf.Object) -> Iterator[tuple[str, object]]:
    for owner in _listed(element.get("/A")):
        for key, value in owner.items():
            if key != "/O":
                yield key.removeprefix("/"), _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, pikepdf.Array):
        return tuple(_plain(each) for each in value.as_list())
    return str(value).removeprefix("/") if isinstance(value, pikepdf.Name | pikepdf.String) else value


def _listed(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    if value is None:
        return []
    return list(value.as_list()) if isinstance(value, pikepdf.Array) else [value]
