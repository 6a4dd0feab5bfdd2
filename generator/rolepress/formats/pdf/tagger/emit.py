"""Write a grown structure tree into a PDF: elements, parent tree, identifiers."""

from __future__ import annotations

from typing import Any

import pydyf

from rolepress.formats.pdf.tagger.grow import Growth
from rolepress.formats.pdf.tagger.tree import Annotation, Dictionary, Mark, Node

_PDF2_NAMESPACE = "http://iso.org/pdf2/ssn"
_PDF1_ONLY = frozenset({"BlockQuote", "Art", "TOC", "TOCI", "Reference"})
"""Roles that PDF 2.0 left behind; they stay in the default namespace, which is that of PDF 1.7."""

Elements = dict[Node, Dictionary]


def emit(pdf: Any, growth: Growth) -> Elements:
    """Add the tree to *pdf* and return the structure element of each node."""
    parent_tree = _added(pdf, {})
    tree_root = _added(pdf, {"Type": "/StructTreeRoot", "ParentTree": parent_tree.reference})
    namespace = _namespace(pdf, tree_root) if growth.pdf2 else None
    elements = {node: _added(pdf, {"Type": "/StructElem", "S": f"/{node.role}"}) for node in growth.root.walk()}
    for node, element in elements.items():
        above = elements[node.parent] if node.parent else tree_root
        element["P"] = above.reference
        _fill(pdf, node, element, elements)
        if namespace is not None and node.role not in _PDF1_ONLY:
            element["NS"] = namespace.reference
    tree_root["K"] = pydyf.Array([elements[growth.root].reference])
    parent_tree["Nums"] = _parents(growth, elements)
    _identify(tree_root, elements)
    pdf.catalog["StructTreeRoot"] = tree_root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    return elements


def _added(pdf: Any, values: dict[str, Any]) -> Dictionary:
    dictionary = pydyf.Dictionary(values)
    pdf.add_object(dictionary)
    return dictionary


def _namespace(pdf: Any, tree_root: Dictionary) -> Dictionary:
    namespace = _added(pdf, {"Type": "/Namespace", "NS": pydyf.String(_PDF2_NAMESPACE)})
    tree_root["Namespaces"] = pydyf.Array([namespace.reference])
    return namespace


def _fill(pdf: Any, node: Node, element: Dictionary, elements: Elements) -> None:
    page = node.first_page()
    if page is not None:
        element["Pg"] = pdf.page_references[page]
    element.update(node.entries)
    attributes = [
        pydyf.Dictionary({"O": f"/{owner}", **values}) for owner, values in node.attributes.items() if values
    ]
    if attributes:
        element["A"] = attributes[0] if len(attributes) == 1 else pydyf.Array(attributes)
    element["K"] = pydyf.Array(_kid(pdf, kid, page, elements) for kid in node.kids)


def _kid(pdf: Any, kid: Node | Mark | Annotation, page: int | None, elements: Elements) -> Any:
    match kid:
        case Node():
            return elements[kid].reference
        case Mark():
            if kid.page == page:
                return kid.mcid
            place = {"Type": "/MCR", "Pg": pdf.page_references[kid.page], "MCID": kid.mcid}
        case Annotation():
            place = {"Type": "/OBJR", "Pg": pdf.page_references[kid.page], "Obj": kid.dictionary.reference}
    return pydyf.Dictionary(place)


def _parents(growth: Growth, elements: Elements) -> Any:
    """Return the way back from content to structure: by page and mark, then by annotation."""
    numbers = pydyf.Array()
    for page, marks in enumerate(growth.pages):
        count = max([*marks.owners, *marks.furniture], default=-1) + 1
        owners = (marks.owners.get(mcid) for mcid in range(count))
        numbers.extend((page, pydyf.Array(elements[owner].reference if owner else "null" for owner in owners)))
    for number, (node, annotation) in enumerate(growth.annotations, start=len(growth.pages)):
        annotation["StructParent"] = number
        numbers.extend((number, elements[node].reference))
    return numbers


def _identify(tree_root: Dictionary, elements: Elements) -> None:
    """List the elements that have an ID, sorted as a name tree must be."""
    named = sorted(
        (node.entries["ID"].string, element) for node, element in elements.items() if "ID" in node.entries
    )
    if not named:
        return
    names = pydyf.Array(value for name, element in named for value in (pydyf.String(name), element.reference))
    limits = pydyf.Array([pydyf.String(named[0][0]), pydyf.String(named[-1][0])])
    leaf = pydyf.Dictionary({"Limits": limits, "Names": names})
    tree_root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf])})
