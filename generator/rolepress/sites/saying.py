"""The sentences of the public site that have a number, a name or a size in them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from urllib.parse import quote

from rolepress.sites.facts import FileFacts, FormatContact

Labels = Mapping[str, str]

_NAME = re.compile(r"\b[A-Z]{2,}\b")


def filled(words: str, **values: object) -> str:
    """Return *words* with each of the *values* in the place of its name: NUMBER, DATE, TITLE…"""
    return _NAME.sub(lambda found: str(values.get(found.group(), found.group())), words)


def counted(labels: Labels, name: str, count: int) -> str:
    """Return the label *name* for one or for many: "1 page", "9 pages"."""
    return filled(labels[f"{name}-{'one' if count == 1 else 'many'}"], NUMBER=count)


def file_size(size: int) -> str:
    """Return a size in bytes as people read it: "120 KB", "1.2 MB". A KB is 1000 bytes, rounded up."""
    if size < 999_001:
        return f"{math.ceil(size / 1000)} KB"
    return f"{math.ceil(size / 100_000) / 10:g} MB"


def file_text(file: FileFacts, labels: Labels) -> str:
    """Return what a link to *file* says: "Large print PDF (18 point), 24 pages, 160 KB"."""
    edition = labels.get(f"edition-{file.edition}", f"{file.edition.capitalize()} FORMAT")  # ours are all there
    words = labels.get(file.label, file.format_label.capitalize()) if file.label else edition
    name = filled(words, FORMAT=file.format_label, POINTS=file.points)
    pages = "" if file.pages is None else counted(labels, "file-pages", file.pages)
    size = "" if file.bytes is None else file_size(file.bytes)
    return ", ".join(filter(None, (name, pages, size)))


def mailto(contact: FormatContact, title: str, labels: Labels) -> str:
    """Return a link that starts an e-mail about *title*."""
    subject = filled(labels["ask-other-format-subject"], TITLE=title)
    return f"mailto:{quote(contact.email, safe='@')}?subject={quote(subject, safe='')}"


def telephone(phone: str) -> str:
    """Return a link that rings *phone*."""
    return "tel:" + "".join(sign for sign in phone if sign.isdigit() or sign == "+")
