"""The sentences of the public site that have a number, a name or a size in them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from rolepress import languages
from rolepress.markdown import Span, Words, read_line
from rolepress.sites.addresses import way
from rolepress.sites.facts import OVER, DocumentFacts, FileFacts, FormatContact, Link, Vacancy

Labels = Mapping[str, str]

_NAME = re.compile(r"\b[A-Z]{2,}\b")


def filled(words: str, **values: object) -> str:
    """Return *words* with each of the *values* in the place of its name: NUMBER, DATE, TITLE…"""
    return languages.filled(words, _NAME, values)


def notices(facts: DocumentFacts, labels: Labels, *, told: bool = False) -> Iterator[Words]:
    """Yield what to know before reading; how a round stands only where the text itself has not *told* it."""
    for vacancy in facts.vacancies:
        words = labels["form-for" if facts.is_form and told else _notice_of(vacancy, form=facts.is_form)]
        yield (*read_line(filled(words, DATE=vacancy.closes))[0], Span(" "), _link(vacancy.link, facts.address))
    if facts.state not in (None, "open") and not told and not facts.vacancies:
        of_kind = f"notice-{facts.state}-{facts.kind}"
        yield read_line(filled(labels.get(of_kind) or labels[f"notice-{facts.state}"], DATE=facts.closes))[0]
    for version in facts.easier:
        yield (*read_line(labels["easier-version"])[0], Span(" "), _link(version, facts.address))
    original = next((each for each in facts.tongues if each.is_original), None)
    if facts.translation_behind and original is not None:
        link = Span(original.title, link=way(original.address, facts.address), language=original.language)
        behind, where = (read_line(labels[name])[0] for name in ("translation-behind", "translation-original"))
        yield (*behind, Span(" "), *where, Span(" "), link)
    if facts.overdue:
        yield read_line(filled(labels["notice-overdue"], DATE=facts.review_by))[0]


def _notice_of(vacancy: Vacancy, *, form: bool) -> str:
    """Return the name of what is said before a link to a round."""
    state = "over" if vacancy.state in OVER else vacancy.state
    return f"{'form' if form else 'vacancy'}-{state}{'' if vacancy.closes or state != 'open' else '-always'}"


def _link(link: Link, page: str) -> Span:
    return Span(link.label, link=way(link.address, page))


def counted(labels: Labels, name: str, count: int) -> str:
    """Return the label *name* for one or for many: "1 page", "9 pages"."""
    return filled(labels[f"{name}-{'one' if count == 1 else 'many'}"], NUMBER=count)


def file_size(size: int) -> str:
    """Return a size in bytes as people read it: "120 KB", "1.2 MB". A KB is 1000 bytes, rounded up."""
    if size < 999_001:
        return f"{math.ceil(size / 1000)} KB"
    return f"{math.ceil(size / 100_000) / 10:g} MB"


def file_text(file: FileFacts, labels: Labels, *, easy_read: bool = False) -> str:
    """Return what a link to *file* says: "Large print PDF (18 point), 24 pages, 160 KB".

    That of an *easy_read* guide says so: "Easy read PDF, 9 pages, 1.2 MB". Source: the NHS service manual.
    """
    edition = labels.get(f"edition-{file.edition}", f"{file.edition.capitalize()} FORMAT")  # ours are all there
    words = labels.get(file.label, file.format_label.capitalize()) if file.label else edition
    format = labels["file-easy-read"] if easy_read and not file.label else "FORMAT"
    name = filled(words, FORMAT=filled(format, FORMAT=file.format_label), POINTS=file.points)
    pages = "" if file.pages is None else counted(labels, "file-pages", file.pages)
    size = "" if file.bytes is None else file_size(file.bytes)
    return languages.strung(", ", filter(None, (languages.with_capital(name), pages, size)))


def mailto(contact: FormatContact, title: str, labels: Labels) -> str:
    """Return a link that starts an e-mail about *title*."""
    subject = filled(labels["ask-other-format-subject"], TITLE=title)
    return f"mailto:{quote(contact.email, safe='@')}?subject={quote(subject, safe='')}"


def telephone(phone: str) -> str:
    """Return a link that rings *phone*."""
    return "tel:" + "".join(sign for sign in phone if sign.isdigit() or sign == "+")
