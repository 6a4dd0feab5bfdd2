"""Rules about easier versions of forms: the questions of the usual form, in short sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolepress.checks.rules import Finding, rule
from rolepress.checks.sentences import sentences
from rolepress.checks.texts import plain_passages
from rolepress.checks.view import View
from rolepress.model.application_pack import ApplicationPack
from rolepress.model.form import ChoiceFields, Form, FormField, FormSection
from rolepress.problems import DataPath, Severity, nearest

_SAME_FORM = ("purpose", "round", "organisation")
"""Fields of a form that its easier version has alike."""

_SAME_FIELD = ("type", "required", "longest", "choices_from", "prefer_not_to_say", "asks")
"""Fields of a question that its easier version has alike."""

Place = tuple[DataPath, FormSection, FormField]


@rule("easier-form", kinds=(Form,))
def easier_form(form: Form, view: View) -> Iterator[Finding]:
    """An easier version asks what its form asks: the same questions, of the same types and choices.

    Why: people choose the version that suits them. Their answers stand in one list and count alike.
    Words may differ, and questions may stand in other sections.

    Example: a version without the question `skills`, or in which a question need not be answered that the form
    requires.

    Instead: the same `id:`, `type:` and `required:` for each question, and the same `value:` for each choice. A
    section that people who shortlist do not see stays unseen.
    """
    usual = _usual(form, view)
    if usual is None or form.easier is None:
        return
    at: DataPath = ("easier", "of")
    if usual.id == form.id or usual.easier is not None:
        message = (
            "this is a version of itself" if usual.id == form.id else f"'{usual.id}' is an easier version itself"
        )
        yield Finding(at, message, "name the form in its usual words")
        return
    written = view.document
    assert isinstance(written, Form)  # noqa: S101  # the rule looks at forms alone
    for name in _SAME_FORM:
        if getattr(written, name) != getattr(usual, name):
            yield _differs((name,) if name in written.model_fields_set else (), name, usual, written)
    yield from _questions(written, usual)


@rule("easier-sentence", kinds=(Form,), severity=Severity.WARNING, limits={"most": 15}, language="en")
def easier_sentence(form: Form, view: View, *, most: float) -> Iterator[Finding]:
    """The sentences of an easier version are short: 15 words at most.

    Why: people with a learning disability read one idea at a time.

    Example: a sentence of 20 words, with a second idea after a comma.

    Instead: two sentences.

    Source: Department of Health, Making written information easier to understand for people with learning
    disabilities (2010).
    """
    if form.easier is None:
        return
    for each in view.texts:
        for sentence in (s for passage in plain_passages(each.text, each.form) for s in sentences(passage)):
            count = len(sentence.split())
            if count > most:
                yield Finding(each.at, f"this sentence has {count} words", f"split it: {most:g} at most are easy")


@rule("easier-not-offered", kinds=(ApplicationPack,), severity=Severity.WARNING)
def easier_not_offered(pack: ApplicationPack, view: View) -> Iterator[Finding]:
    """A pack that names a form names its easier version too.

    Why: who needs easier words should not have to ask for them.

    Example: `forms: [apply]` though there is a form with `easier: {of: apply}`.

    Instead: both ids, the easier version after the form.
    """
    for version in view.survey.library.of_kind(Form):
        of = version.easier.of if version.easier and version.status != "retired" else None
        if of in pack.forms and version.id not in pack.forms:
            message = f"the form '{of}' has an easier version, which is not offered"
            yield Finding(("forms", pack.forms.index(str(of))), message, f"add {version.id} after it")


def _usual(form: Form, view: View) -> Form | None:
    """Return the form that *form* is the easier version of, as it is written; None where there is none."""
    library = view.survey.library
    if form.easier is None or form.easier.of not in library.names("form"):
        return None
    document = library.document(form.easier.of)
    return document if isinstance(document, Form) else None


def _questions(easier: Form, usual: Form) -> Iterator[Finding]:
    asked: dict[str, Place] = {field.id: (at, section, field) for at, section, field in usual.each_field}
    ours: dict[str, Place] = {field.id: (at, section, field) for at, section, field in easier.each_field}
    missing = [name for name in asked if name not in ours]
    for name, (at, section, field) in ours.items():
        if name not in asked:
            near = nearest(name, missing)
            hint = f"did you mean {near}?" if near else "take it out, or ask it in both"
            yield Finding((*at, "id"), f"'{usual.id}' has no question '{name}'", hint)
            continue
        yield from _question(at, section, field, asked[name], usual)
    for name in missing:
        message = f"the question '{name}' of '{usual.id}' is not asked here"
        yield Finding(("easier", "of"), message, f"add it, of the type {asked[name][2].type}")


def _question(
    at: DataPath, section: FormSection, field: FormField, asked: Place, usual: Form
) -> Iterator[Finding]:
    _, its_section, its = asked
    for name in _SAME_FIELD:
        if getattr(field, name) != getattr(its, name):
            given = (*at, name) if name in field.model_fields_set else at
            yield _differs(given, name, its, field, f" of the question '{field.id}'")
    if section.hidden_from_shortlisting != its_section.hidden_from_shortlisting:
        seen = "do not see" if its_section.hidden_from_shortlisting else "see"
        message = f"in '{usual.id}' people who shortlist {seen} the answer to '{field.id}'"
        yield Finding(at, message, "put it into a section with the same `hidden_from_shortlisting:`")
    yield from _choices(at, field, its)


def _choices(at: DataPath, field: FormField, its: FormField) -> Iterator[Finding]:
    ours, theirs = _by_value(field), _by_value(its)
    missing = [value for value in theirs if value not in ours]
    for value, choice in ours.items():
        if value not in theirs:
            near = nearest(value, missing)
            hint = f"did you mean `value: {near}`?" if near else "give it the `value:` that the choice has there"
            yield Finding((*at, "choices"), f"the form has no choice '{value}' of '{field.id}'", hint)
        elif bool(choice.say) != bool(theirs[value].say):
            message = f"the choice '{value}' of '{field.id}' has a line to write on in one version alone"
            yield Finding((*at, "choices"), message, "add `say:`" if theirs[value].say else "take `say:` out")
    for value in missing:
        message = f"the choice '{value}' of '{field.id}' is missing"
        yield Finding((*at, "choices") if field.choices else at, message, f"add a choice with `value: {value}`")


def _by_value(field: FormField) -> Mapping[str, ChoiceFields]:
    return {choice.kept: choice for choice in field.each_choice}


def _differs(at: DataPath, name: str, wanted: object, given: object, whose: str = "") -> Finding:
    """Return that a field differs, and what it should be."""
    there, here = (_said(getattr(each, name)) for each in (wanted, given))
    hint = f"take `{name}:` out" if there == "nothing" else f"set `{name}: {there}`"
    return Finding(at, f"`{name}:`{whose} is {here} here and {there} in the form", hint)


def _said(value: object) -> str:
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else str(value)
