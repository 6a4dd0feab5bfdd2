"""Rules about documents in several languages: what a translation is of, whether it keeps up, and its letters."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import Survey, View
from rolepress.languages import is_english, language_of, same_language
from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.problems import Severity, nearest
from rolepress.script_fonts import font_for, is_printable


@rule("translation-original")
def translation_original(document: Document, view: View) -> Iterator[Finding]:
    """A translation names an original that is there, of the same kind and in another language.

    Why: each page leads readers to the same page in the other languages.

    Example: `translates: {document: nurse-cy, version: "1.0"}` in the document `nurse-cy` itself.

    Instead: the id of the document that was translated. A translation of a translation names the first original.
    """
    given = document.translates
    if given is None:
        return
    library, at = view.survey.library, ("translates", "document")
    entry = library.entries.get(given.document)
    if entry is None:
        waits = library.unread.get(given.document)
        known = nearest(given.document, library.names(document.kind))
        yield Finding(at, f"there is no document '{given.document}'", known, waits_for=waits)
        return
    original = library.document(entry.id)
    if entry.kind != document.kind:
        kinds = [each.kind.replace("-", " ") for each in (original, document)]
        message = f"'{entry.id}' is a {kinds[0]}, and this is a {kinds[1]}"
        yield Finding(at, message, "a translation is of the same kind as its original")
    elif original.translated is not None:
        message = f"'{entry.id}' is a translation itself"
        yield Finding(at, message, f"name its original: {original.translated}")
    elif same_language(original.language, document.language):
        message = f"'{entry.id}' is in the language '{original.language}' too"
        yield Finding(at, message, "set `language:` to the language of this text")


@rule("translation-behind", severity=Severity.WARNING)
def translation_behind(document: Document, view: View) -> Iterator[Finding]:
    """A translation says what the latest release of its original says.

    Why: people who read the translation would act on what is no longer true. Until it has caught up, its page says
    in its own language that the original has changed, and leads to it.

    Example: `translates: {document: nurse, version: "1.0"}`, and version 1.1 of `nurse` is released.

    Instead: have the changes translated, give this document its next version, and name the release that it says.
    """
    given = document.translates
    releases = view.survey.releases.get(given.document, ()) if given else ()
    if given is None or not releases or view.settled:
        return
    latest, known = releases[-1].version, [each.version for each in releases]
    at = ("translates", "version")
    if given.version not in known:
        message = f"'{given.document}' has no release {given.version}"
        yield Finding(at, message, f"its latest release is {latest}")
    elif given.version != latest:
        message = f"the original '{given.document}' is at version {latest}, and this translates {given.version}"
        yield Finding(at, message, "have the changes translated, then name that version")


@rule("one-translation", kinds=(Library,))
def one_translation(library: Library, survey: Survey) -> Iterator[Finding]:
    """A document has one translation into each language.

    Why: the line of languages on its page leads to one page for each.

    Example: two documents in Welsh that both say `translates: {document: nurse, …}`.

    Instead: retire one of them, with `replaced_by:`.
    """
    first: dict[tuple[str, str], str] = {}
    for entry in library.published_kinds():
        document = library.document(entry.id)
        if document.translated is None or document.status == "retired":
            continue
        other = first.setdefault((document.translated, language_of(document.language).english), document.id)
        if other != document.id:
            message = f"'{other}' translates '{document.translated}' into the same language"
            yield Finding(("translates",), message, "retire one of them", path=entry.path)


@rule("print-script", severity=Severity.WARNING)
def print_script(document: Document, view: View) -> Iterator[Finding]:
    """There is a font for the script that a document is written in.

    Why: a PDF without one would show empty boxes. Until there is one, the document has no PDF, and all the rest.

    Example: `language: gu`, where no font for Gujarati is installed.

    Instead: install the font that the hint names. Where Rolepress knows none, offer the page and the Word file.
    """
    if not MODELS[document.kind].published or is_english(document.language) or is_printable(document.language):
        return
    font, language = font_for(document.language), language_of(document.language)
    hint = font.advice if font else "Rolepress knows no font for it: offer the page and the Word file"
    yield Finding(("language",), f"there is no font here for {language.english}, so this has no PDF", hint)
