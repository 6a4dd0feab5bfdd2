"""Joins the pages that say the same in several languages: each leads to the others, and knows if it is behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rolepress.languages import language_of
from rolepress.sites.facts import DocumentFacts, Tongue


def in_tongues(document: DocumentFacts, known: Mapping[str, DocumentFacts]) -> DocumentFacts:
    """Return *document* with the same page in the other languages that are among those *known* by id.

    The original comes first, then its translations by the names of their languages. A translation is behind when
    its original is at another version than the one that was translated.
    """
    first = document.translates or document.id
    family = [each for each in known.values() if first in (each.id, each.translates) and each.id != document.id]
    ordered = sorted(family, key=lambda each: (each.id != first, language_of(each.language).english, each.id))
    original = known.get(document.translates)
    behind = original is not None and original.version != document.translates_version
    return replace(document, tongues=tuple(map(tongue, ordered)), translation_behind=behind)


def tongue(facts: DocumentFacts) -> Tongue:
    """Return a page as those in other languages lead to it."""
    language = language_of(facts.language)
    return Tongue(facts.language, language.name, facts.title, facts.address, is_original=not facts.translates)


def originals(documents: Iterable[DocumentFacts]) -> list[DocumentFacts]:
    """Return the documents that are no translation of another one here: those are found from their originals."""
    given = list(documents)
    there = {each.id for each in given}
    return [each for each in given if each.translates not in there]
