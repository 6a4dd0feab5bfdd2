"""Rules about forms: what may be asked, of whom, and whether it can be answered and sent back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import plain_passages
from rolepress.checks.view import View
from rolepress.lifecycle import round_of
from rolepress.model.base import Document, Known, Unknown
from rolepress.model.form import CHOOSING, IDENTIFYING_TYPES, PREFER_NOT_TO_SAY, WRITTEN, Form, FormField
from rolepress.model.job_description import Dbs, JobDescription
from rolepress.model.role_pack import RolePack
from rolepress.problems import DataPath, Severity

RESERVED = "rolepress-"  # begins the names under which a form says which form it is
_CONVICTIONS = re.compile(r"\b(?:convictions?|convicted|cautions?|cautioned|reprimands?|criminal records?)\b")
_SPENT_TOO = ("standard", "enhanced", "enhanced-adults", "enhanced-children", "enhanced-both")
_UNSPENT = ("basic", *_SPENT_TOO)


@rule("form-privacy", kinds=(Form,))
def form_privacy(form: Form, view: View) -> Iterator[Finding]:
    """A form that asks for personal data says first what is done with it.

    Why: people decide whether to answer when they know who gets the answers, what for, and for how long. The law
    asks for it.

    Example: an application form without `privacy:`.

    Instead: `privacy:` with who is responsible, what for, why it is lawful, who sees it and how long it stays. It
    also says which rights people have and whom to ask. What is not decided yet is `{unknown: why}`.

    Source: UK General Data Protection Regulation, article 13.
    """
    if form.privacy is None and _is_personal(form):
        yield Finding((), "this form asks for personal data and has no privacy notice", "add `privacy:`")


@rule("form-field-twice", kinds=(Form,))
def form_field_twice(form: Form, view: View) -> Iterator[Finding]:
    """Every question of a form has an id of its own.

    Why: an answer is kept under the id of its question. Two questions of one id would lose one answer. Ids that
    begin with `rolepress-` say in the answers which form they belong to.

    Example: `id: name` in the first section and in the last.

    Instead: `id: name` and `id: name-of-referee`.
    """
    first: dict[str, str] = {}
    for at, section, field in form.each_field:
        other = first.setdefault(field.id, section.id)
        if other != section.id:  # within one section another rule says so
            message = f"there is a question '{field.id}' in the section '{other}' already"
            yield Finding((*at, "id"), message, "give one of them another id")
        if field.id.startswith(RESERVED):
            message = f"ids that begin with '{RESERVED}' belong to Rolepress"
            yield Finding((*at, "id"), message, field.id.removeprefix(RESERVED))


@rule("form-choices", kinds=(Form,))
def form_choices(form: Form, view: View) -> Iterator[Finding]:
    """A question that is answered by choosing has choices, each kept under a value of its own; others have none.

    Why: without choices there is nothing to answer. Two choices of one value cannot be told apart in the answers.

    Example: `type: choose-one` without `choices:`; or two choices with `value: other`.

    Instead: `choices:` with two or more. Where two have the same words, or words that are not in Latin letters,
    add a `value:` to each.
    """
    written = {at: field for at, _, field in _written(view).each_field}
    for at, _, field in form.each_field:
        if field.type in CHOOSING:
            if not field.choices and written[at].choices_from is None:
                yield Finding(at, f"the question '{field.id}' has no choices", "add `choices:` or `choices_from:`")
            yield from _values(field, at)
        elif written[at].choices or written[at].choices_from:
            name = "choices" if field.choices else "choices_from"
            message = f"a question of the type {field.type} has no choices"
            yield Finding((*at, name), message, "take them out, or set `type: choose-one`", on_key=True)


@rule("form-longest", kinds=(Form,))
def form_longest(form: Form, view: View) -> Iterator[Finding]:
    """Only an answer in words has a greatest length.

    Why: a choice, a tick or a date cannot be too long, and readers would be told of a limit that means nothing.

    Example: `type: choose-one` with `longest: 200`.

    Instead: take `longest:` out.
    """
    for at, _, field in form.each_field:
        if field.longest is not None and field.type not in WRITTEN:
            message = f"an answer of the type {field.type} has no length"
            yield Finding((*at, "longest"), message, "take `longest:` out", on_key=True)


@rule("form-way-back", kinds=(Form,), severity=Severity.WARNING)
def form_way_back(form: Form, view: View) -> Iterator[Finding]:
    """A form says how it comes back.

    Why: people who have filled it in need to know where to.

    Example: a form without `action:` and without `ways:`.

    Instead: `ways:` with an address or a mailbox, and the other ways to give the answers.
    """
    if form.action is None and not form.ways:
        yield Finding((), "nothing says how this form comes back", "add `ways:`")


@rule("monitoring-identity", kinds=(Form,))
def monitoring_identity(form: Form, view: View) -> Iterator[Finding]:
    """A monitoring form asks for nothing that says who somebody is.

    Why: people answer truly when nobody can tell whose answers these are. The answers play no part in choosing
    people.

    Example: `label: Your name` or `type: email` in a form with `purpose: monitoring`.

    Instead: take the question out. What is needed to apply belongs to the application form.

    Source: Equality and Human Rights Commission, Employment statutory code of practice, appendix 2.
    """
    if form.purpose != "monitoring":
        return
    for at, _, field in form.each_field:
        if field.identifies:
            message = f"the question '{field.id}' of a monitoring form says who somebody is"
            yield Finding(at, message, "take it out, or ask it in the application form")


@rule("form-asks", kinds=(Form,), severity=Severity.WARNING)
def form_asks(form: Form, view: View) -> Iterator[Finding]:
    """A question that tells who somebody is says so with `asks:`.

    Why: `rolepress collect --blind` leaves such answers out, so that people shortlist without names. It goes by
    `asks:` first, and can only guess from the words.

    Example: `id: your-name` without `asks:`.

    Instead: `asks: identity`, or `asks: contact`.
    """
    if form.purpose == "monitoring":
        return
    for at, _, field in form.each_field:
        if field.identifies and field.asks is None and field.type not in IDENTIFYING_TYPES:
            message = f"the question '{field.id}' looks as if it says who somebody is, and has no `asks:`"
            yield Finding(at, message, "add `asks: identity` or `asks: contact`, or ask it in other words")


@rule("monitoring-confidential", kinds=(Form,), severity=Severity.WARNING)
def monitoring_confidential(form: Form, view: View) -> Iterator[Finding]:
    """A monitoring form is called confidential, not anonymous.

    Why: a few answers together can tell who somebody is. Nobody can promise that they do not.

    Example: "This form is anonymous."

    Instead: "This form is confidential. It is kept apart from applications."
    """
    if form.purpose != "monitoring":
        return
    said = [(each.at, " ".join(plain_passages(each.text, each.form)).casefold()) for each in view.texts]
    for at, text in said:
        if "anonym" in text:
            yield Finding(at, "this promises that answers are anonymous", "say that they are confidential")
    if not any("confidential" in text for _, text in said):
        message = "nothing says that this form is confidential"
        yield Finding(("introduction",), message, "say that it is, and that it is kept apart from applications")


@rule("monitoring-way-back", kinds=(Form,), severity=Severity.WARNING)
def monitoring_way_back(form: Form, view: View) -> Iterator[Finding]:
    """A monitoring form does not come back with the application.

    Why: whoever opens the application would see both, and know whose the answers are.

    Example: the same mailbox and the same subject line for both forms.

    Instead: a mailbox of its own, or a `subject:` of its own; by post, an envelope of its own.
    """
    if form.purpose != "monitoring":
        return
    others = [each for each in view.survey.library.of_kind(Form) if each.purpose != "monitoring"]
    taken = {(way.email.casefold(), way.subject) for each in others for way in each.ways if way.email}
    for index, way in enumerate(form.ways):
        if way.email and (way.email.casefold(), way.subject) in taken:
            message = "this form comes back to the mailbox of applications, with nothing to tell it from them"
            yield Finding(
                ("ways", index, "email"), message, "add a `subject:` of its own, or give another mailbox"
            )


@rule("criminal-record", kinds=(Form,))
def criminal_record(form: Form, view: View) -> Iterator[Finding]:
    """A form asks about a criminal record only as far as the role's DBS check goes, unseen by who shortlists.

    Why: spent convictions are nobody's business unless the law excepts the role: one with a standard or enhanced
    check. With a basic check only unspent convictions may be asked about. People are shortlisted for what they can
    do.

    Example: `asks: criminal-record` in a form for a role with `dbs: basic`, or whose level nobody has stated.

    Instead: leave the question out; with a basic check `asks: unspent-convictions`. Put it into a section with
    `hidden_from_shortlisting: true`.

    Source: Rehabilitation of Offenders Act 1974 (Exceptions) Order 1975; Police Act 1997, part V.
    """
    level = _level(form, view)
    for at, section, field in form.each_field:
        asked = _convictions(field)
        if not asked:
            continue
        if level not in (_SPENT_TOO if asked == "criminal-record" else _UNSPENT):
            told = "is not stated" if level is None else f"is '{level}'"
            message = f"the role's DBS level {told}, so the question '{field.id}' may not be asked"
            instead = "ask about unspent convictions alone, with `asks: unspent-convictions`"
            yield Finding(at, message, instead if level == "basic" else "take the question out")
        if not section.hidden_from_shortlisting:
            message = f"people who shortlist would see the answer to '{field.id}'"
            yield Finding(at, message, "put it into a section with `hidden_from_shortlisting: true`")


@rule("disability-confident", kinds=(Form,))
def disability_confident(form: Form, view: View) -> Iterator[Finding]:
    """Nobody has to say whether they want an interview under the Disability Confident scheme.

    Why: the scheme is an offer. To have to answer would mean to have to say whether one is disabled.

    Example: `asks: disability-confident` with `required: true`; or the question in a monitoring form.

    Instead: leave `required:` out. The question belongs to the application form.

    Source: Equality Act 2010, section 60; Disability Confident employer scheme.
    """
    for at, _, field in form.each_field:
        if field.asks != "disability-confident":
            continue
        if field.required:
            message = f"the question '{field.id}' about Disability Confident has to be answered"
            yield Finding((*at, "required"), message, "take `required:` out")
        if form.purpose == "monitoring":
            message = f"the question '{field.id}' about Disability Confident is in a monitoring form"
            yield Finding(at, message, "move it to the application form")


def _is_personal(form: Form) -> bool:
    if form.purpose != "other":
        return True
    asked = (field for _, _, field in form.each_field)
    return any(field.asks or field.prefer_not_to_say or field.identifies for field in asked)


def _values(field: FormField, at: DataPath) -> Iterator[Finding]:
    """Yield the choices that cannot be told apart in the answers."""
    given = [choice.kept for choice in field.each_choice]
    kept = [*given, *([PREFER_NOT_TO_SAY] if field.prefer_not_to_say else [])]
    for value, count in Counter(kept).items():
        if not value:
            yield Finding((*at, "choices"), "a choice has no name to be kept under", "add `value:` to it")
        elif count > 1:
            message = f"{count} choices of '{field.id}' are kept as '{value}'"
            yield Finding((*at, "choices"), message, "give one of them another `value:`")


def _convictions(field: FormField) -> str:
    """Return what *field* asks about a criminal record, as it says itself or by its words; "" for nothing."""
    if field.asks in ("criminal-record", "unspent-convictions"):
        return field.asks
    words = f"{field.id.replace('-', ' ')} {field.label}".casefold()
    return "criminal-record" if _CONVICTIONS.search(words) else ""


def _level(form: Form, view: View) -> Dbs | None:
    """Return the level of check of the role that *form* is for; None where nobody has stated it."""
    library = view.survey.library
    name = round_of(form, library).role_id or ""
    role: Document | None = library.document(name) if name in library.entries else None
    given: Known[Dbs] | None = None
    if isinstance(role, JobDescription):
        given = role.post.dbs
    elif isinstance(role, RolePack):
        given = role.role.dbs
    return None if isinstance(given, Unknown) else given


def _written(view: View) -> Form:
    """Return the form as it is written, before its facts are filled in."""
    assert isinstance(view.document, Form)  # noqa: S101  # the rule looks at forms alone
    return view.document
