"""Rules about access: other formats, languages, the accessibility statement, words for a logo."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.rules import Finding, rule
from rolepress.checks.view import Survey, View
from rolepress.labels import FALLBACK, catalogue_for, labels_for, languages
from rolepress.library import Library
from rolepress.model import MODELS
from rolepress.model.base import Document, Unknown
from rolepress.model.organisation import Organisation
from rolepress.model.page import Page
from rolepress.people_checks import asked_of_people
from rolepress.problems import Severity, nearest
from rolepress.wording import short_day

_DAYS_IN_A_YEAR = 366


@rule("other-formats", kinds=(Organisation,))
def other_formats(organisation: Organisation, view: View) -> Iterator[Finding]:
    """Readers can ask for another format by e-mail and by phone.

    Why: people who cannot read a page need somebody to ask for large print, easy read, braille or audio.

    Example: an organisation whose `other_formats:` is not known, in a project that gives no contact either.

    Instead: `other_formats:` with `email`, `phone` and `working_days`, in the organisation or in rolepress.yml.

    Source: Accessible Information Standard (DAPB1605); GOV.UK, Accessible communication formats.
    """
    if isinstance(organisation.other_formats, Unknown) and view.survey.library.settings.other_formats is None:
        message = "nobody is named to ask for other formats"
        yield Finding(
            ("other_formats",), message, "give an e-mail address and a phone number here or in rolepress.yml"
        )


@rule("language")
def language(document: Document, view: View) -> Iterator[Finding]:
    """The language of a document is named by its code, and Rolepress has words for it.

    Why: screen readers choose their voice by the code. Headings and labels that a language lacks are in English,
    and pages mark them as English.

    Example: `language: en-UK`

    Instead: `language: en-GB`

    Source: WCAG 2.2, 3.1.1 Language of page.
    """
    code = document.language
    if code.endswith("-UK"):
        yield Finding(("language",), f"'{code}' is not the code of a language", f"{code.removesuffix('-UK')}-GB")
    elif catalogue_for(code) is None:
        hint = nearest(code, languages()) or f"its headings and labels will be in {FALLBACK}"
        yield Finding(("language",), f"Rolepress has no words for the language '{code}'", hint, Severity.WARNING)
    elif borrowed := labels_for(code).value.borrowed:
        message = f"some of the words that Rolepress prints are not in '{code}' yet"
        hint = f"{len(borrowed)} are in English; pages mark those that they need"
        yield Finding(("language",), message, hint, Severity.INFO)


@rule("logo-text", kinds=(Organisation,), limits={"characters": 125})
def logo_text(organisation: Organisation, view: View, *, characters: float) -> Iterator[Finding]:
    """A logo has words for people who do not see it, 125 characters at most.

    Why: a screen reader reads these words in place of the picture.

    Example: `logo: logo.svg` alone.

    Instead: `logo_text: Northshire Health`

    Source: WCAG 2.2, 1.1.1 Non-text content; NHS digital service manual, images.
    """
    brand = organisation.brand
    if brand.logo is not None and brand.logo_text is None:
        yield Finding(("brand", "logo"), "this logo has no words", "add `logo_text:` with what the logo says")
    elif brand.logo_text is not None and len(brand.logo_text) > characters:
        message = f"these words for the logo have {len(brand.logo_text)} characters"
        at = ("brand", "logo_text")
        yield Finding(at, message, f"say it in {characters:g} or fewer", Severity.WARNING)


@rule("accessibility-statement", kinds=(Library,))
def accessibility_statement(library: Library, survey: Survey) -> Iterator[Finding]:
    """A site with published documents has an accessibility statement.

    Why: the law asks every public body for one.

    Example: approved documents, and no page with `purpose: accessibility`.

    Instead: `rolepress new page accessibility`, with `purpose: accessibility` and a `statement:`.

    Source: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
    regulation 8.
    """
    due = [
        entry.id
        for entry in library.published_kinds()
        if entry.audience == "public" and (entry.status == "approved" or survey.releases.get(entry.id))
    ]
    if due and not _has_statement(library):
        hint = "add a page with `purpose: accessibility` and a `statement:`"
        yield Finding((), "there is no page with the accessibility statement", hint)


@rule("internal-statement", kinds=(Library,))
def internal_statement(library: Library, survey: Survey) -> Iterator[Finding]:
    """An internal site that colleagues reach at an address has an accessibility statement of its own.

    Why: the regulations cover intranets too, and the internal site has other barriers than the public one.

    Example: `internal_url:` in rolepress.yml, and no page with `purpose: accessibility` and `audience: internal`.

    Instead: a page with both, and a `statement:` about the internal site. The handbook has a sample under "Page".

    Source: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
    regulations 4 and 8.
    """
    if library.settings.internal_url and not _has_statement(library, internal=True):
        hint = "add a page with `purpose: accessibility`, `audience: internal` and a `statement:`"
        yield Finding((), "the internal site has no accessibility statement of its own", hint)


def _has_statement(library: Library, *, internal: bool = False) -> bool:
    """Whether a page has the purpose, or may have it: one that cannot be read is told by another error."""
    unread = any(path.parent.name == MODELS["page"].folder for path in library.unread.values())
    held = (page for page in library.of_kind(Page) if page.purpose == "accessibility")
    return unread or any(page.is_about_internal_site == internal for page in held)


@rule("page-purpose", kinds=(Library,))
def page_purpose(library: Library, survey: Survey) -> Iterator[Finding]:
    """One page opens the site, and one holds the accessibility statement of each site.

    Why: there is one address for each of them.

    Example: two pages with `purpose: home`.

    Instead: `purpose: information` on one of them.
    """
    first: dict[tuple[str, str, bool], str] = {}
    for page in library.of_kind(Page):
        if page.purpose == "information" or page.status == "retired":
            continue
        other = first.setdefault((page.purpose, page.language, page.is_about_internal_site), page.id)
        if other != page.id:
            path = library.entries[page.id].path
            message = f"the page '{other}' has the purpose '{page.purpose}' already"
            yield Finding(("purpose",), message, "set `purpose: information` on one of them", path=path)


@rule("statement-contact", kinds=(Page,))
def statement_contact(page: Page, view: View) -> Iterator[Finding]:
    """An accessibility statement gives an e-mail address, a phone number or a web page for reports of barriers.

    Why: the law asks for a way to tell you what does not work, and to ask for the information in another form.

    Example: `contact: {team: Communications team}` alone, or with a postal address.

    Instead: `email:` and `phone:` of the team. Best are both: not everybody can write, and not everybody can ring.

    Source: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018,
    regulation 8.
    """
    given = page.statement
    if given is not None and not any((given.contact.email, given.contact.phone, given.contact.url)):
        message = "this statement gives no way to tell you about a barrier"
        yield Finding(("statement", "contact"), message, "add `email:` and `phone:` of a team")


@rule("statement-review", kinds=(Page,), severity=Severity.WARNING)
def statement_review(page: Page, view: View) -> Iterator[Finding]:
    """An accessibility statement is looked at once a year.

    Why: the site changes, and so do its barriers.

    Example: `reviewed: 2025-01-15`, read in June 2026.

    Instead: test the site again, change the statement and set `reviewed:`.
    """
    given = page.statement
    if given is None:
        return
    if given.reviewed < given.prepared:
        message = "this statement was reviewed before it was prepared"
        yield Finding(("statement", "reviewed"), message, "check `prepared:` and `reviewed:`")
    elif (view.survey.today - given.reviewed).days > _DAYS_IN_A_YEAR:
        message = f"this statement was last reviewed on {short_day(given.reviewed)}"
        hint = "test the site again, change the statement and set `reviewed:`"
        yield Finding(("statement", "reviewed"), message, hint)


@rule("statement-claim", kinds=(Page,))
def statement_claim(page: Page, view: View) -> Iterator[Finding]:
    """A site is said to meet its standard fully only after people have tried it, with the keyboard and by ear.

    Why: machines find about a third of what stands in people's way. A clean report of theirs proves nothing of the
    kind.

    Example: `status: fully`, and `content/audit/checked.yml` tells of no check with a screen reader.

    Instead: `status: partially` with what is known, or the checks by hand first: see the handbook, "Test by hand".

    Source: the regulations of 2018, regulation 8, and the monitoring body's guidance on statements.
    """
    if page.statement is None or page.statement.status != "fully":
        return
    people = asked_of_people(view.survey.library.root).value
    passed = {each.name for each in people if each.done is not None and each.done.result == "passed"}
    if "keyboard" not in passed or not passed & {"nvda", "jaws", "voiceover"}:
        message = "this says that the site meets its standard fully, and nobody has checked that by hand"
        hint = "partially, with what is known; or check with the keyboard and a screen reader, and write it down"
        yield Finding(("statement", "status"), message, hint)
