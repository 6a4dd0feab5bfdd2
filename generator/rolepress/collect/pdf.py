"""Reads a filled PDF: the names and values of its fields, as any viewer may have written them.

Source: ISO 32000-1, 12.7 (interactive forms) and 7.9 (text strings).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import pikepdf
from pikepdf import settings

from rolepress.collect.filled import TICKED, CannotReadError, Control, Filled

FORM_KEY, VERSION_KEY = "/RolepressForm", "/RolepressVersion"  # of the document information
MOST_FIELDS = 20_000  # with the marks of each field; the longest form that we know has 300
LARGEST_PART = 64_000_000  # bytes of one compressed part of a file, once it is unpacked
DEEPEST = 50  # fields in one another

_PUSH_BUTTON, _RADIO = 1 << 16, 1 << 15  # field flags, ISO 32000-1, table 226
_LANGUAGE = re.compile("\x1b[^\x1b]*\x1b")  # a mark of the language inside a text, ISO 32000-1, 7.9.2.2


def read_pdf(data: bytes) -> Filled:
    """Return what a filled PDF says. Raises CannotReadError for what is none, or has nothing to read."""
    if b"%PDF-" not in data[:1024]:
        raise CannotReadError("is not a PDF", "open it to see what it is, and ask for the form again")
    with _limited(), _opened(data) as pdf:
        try:
            return _read(pdf)
        except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError) as error:
            raise _damaged() from error  # its parts are not what a form's are


def _read(pdf: pikepdf.Pdf) -> Filled:
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary) or not form.get("/Fields"):
        raise CannotReadError("has no fields: it was printed or scanned", "copy the answers by hand")
    if "/XFA" in form:
        raise CannotReadError("is a form of another kind (XFA)", "ask for the form that you sent out")
    controls = tuple(_controls(form))
    info = pdf.docinfo
    return Filled(_text(info.get(FORM_KEY)), _text(info.get(VERSION_KEY)), controls)


@contextmanager
def _opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Yield the PDF as its last writer left it: one that has to be mended may have lost the last answers."""
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError as error:
        raise _locked() from error
    except (pikepdf.PdfError, RuntimeError) as error:
        raise _damaged() from error
    with pdf:
        if pdf.is_encrypted:
            raise _locked()
        yield pdf


def _locked() -> CannotReadError:
    return CannotReadError("is encrypted", "open it with its password and save it without, or ask for it again")


def _damaged() -> CannotReadError:
    return CannotReadError("is damaged", "open it and save it again, or ask for it again")


@contextmanager
def _limited() -> Iterator[None]:
    """Let no compressed part grow without end while a stranger's file is read."""
    kept = settings.set_qpdf_limits(
        flate_max_memory=LARGEST_PART, png_max_memory=LARGEST_PART, run_length_max_memory=LARGEST_PART,
        tiff_max_memory=LARGEST_PART, parser_max_container_size=1_000_000,
    )  # fmt: skip
    try:
        yield
    finally:
        settings.set_qpdf_limits(**cast(Any, kept))


@dataclass(frozen=True, slots=True)
class _Field:
    """A field with what it has from those above it."""

    node: pikepdf.Dictionary
    name: str = ""
    inherited: Mapping[str, Any] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        """Return what the field, or the nearest one above it, says of *key*."""
        return self.node.get(key, self.inherited.get(key))

    def below(self, node: pikepdf.Dictionary) -> _Field:
        """Return *node*, one of its kids, as a field."""
        own = _text(node.get("/T"))
        given = {key: self.get(key) for key in ("/FT", "/Ff", "/V", "/Opt") if self.get(key) is not None}
        return _Field(node, ".".join(filter(None, (self.name, own))), given)


def _controls(form: pikepdf.Dictionary) -> Iterator[Control]:
    """Yield the fields that can be answered, in the order of the file; one of a name that is taken is left out."""
    left = [(_Field(pikepdf.Dictionary(), ""), each, 0) for each in reversed(_array(form, "/Fields"))]
    seen: set[tuple[int, int]] = set()
    taken: set[tuple[str, str]] = set()
    for _ in range(MOST_FIELDS):
        if not left:
            return
        above, node, depth = left.pop()
        if not isinstance(node, pikepdf.Dictionary) or node.objgen in seen or depth > DEEPEST:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        found = above.below(node)
        fields = [kid for kid in _array(node, "/Kids") if isinstance(kid, pikepdf.Dictionary) and "/T" in kid]
        left.extend((found, kid, depth + 1) for kid in reversed(fields))
        control = None if fields or not found.name else _control(found)
        if control is not None and (control.name, control.value) not in taken:
            taken.add((control.name, control.value))
            yield control
    raise CannotReadError("has more fields than a form can have")


def _array(node: pikepdf.Dictionary, key: str) -> list[Any]:
    value = node.get(key)
    return list(value) if isinstance(value, pikepdf.Array) else []


def _control(found: _Field) -> Control | None:
    """Return a field as a control, or None for a button that is pressed."""
    match str(found.get("/FT") or ""):
        case "/Btn":
            return _button(found)
        case "/Ch":
            return Control(found.name, "list", _chosen(found.get("/V")))
        case "/Sig":
            return Control(found.name, "text", "signed" if found.get("/V") is not None else "")
        case "/Tx":
            return Control(found.name, "text", _text(found.get("/V")))
    return None


def _button(found: _Field) -> Control | None:
    flags = int(found.get("/Ff") or 0)
    if flags & _PUSH_BUTTON:
        return None
    state = _state(found)
    if flags & _RADIO:
        return Control(found.name, "list", _exported(found, state))
    return Control(found.name, "tick", TICKED if state else "")


def _state(found: _Field) -> str:
    """Return which state a button is in, or "" for off; some viewers write it on the mark alone."""
    value = found.get("/V")
    marks = [found.node, *(each for each in _array(found.node, "/Kids") if isinstance(each, pikepdf.Dictionary))]
    states = [value] if isinstance(value, pikepdf.Name) else [each.get("/AS") for each in marks]
    on = (str(each)[1:] for each in states if isinstance(each, pikepdf.Name) and each != pikepdf.Name.Off)
    return next(on, "")


def _exported(found: _Field, state: str) -> str:
    """Return what a state stands for: some programs number the states and keep the values beside them."""
    options = found.get("/Opt")
    if isinstance(options, pikepdf.Array) and state.isdecimal() and int(state) < len(options):
        return _text(options[int(state)])
    return state


def _chosen(value: Any) -> str:
    return "; ".join(map(_text, value)) if isinstance(value, pikepdf.Array) else _text(value)


def _text(value: Any) -> str:
    """Return a text string or a text stream as text; "" for what is neither."""
    match value:
        case pikepdf.String():
            return _decoded(bytes(value), str(value))
        case pikepdf.Stream():
            data = value.read_bytes()
            return _decoded(data, data.decode("latin-1"))
        case pikepdf.Name():
            return str(value)[1:]
    return ""


def _decoded(data: bytes, otherwise: str) -> str:
    marks = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le", b"\xef\xbb\xbf": "utf-8"}
    for mark, encoding in marks.items():
        if data.startswith(mark):
            return _LANGUAGE.sub("", data[len(mark) :].decode(encoding, "replace"))
    return otherwise
