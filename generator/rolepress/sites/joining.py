"""Joins what recruitment is made of: rounds with the roles that they are for, and forms with their rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rolepress.sites.facts import OVER, DocumentFacts, Link, Vacancy

_ROLES = ("job-description", "role-pack")


_RECRUITS = ("open", "paused")  # the states in which a round still recruits
_SHUT = (*OVER, "paused")  # the states in which nobody can apply


def joined(
    document: DocumentFacts, others: Mapping[str, DocumentFacts], rounds: Iterable[DocumentFacts]
) -> DocumentFacts:
    """Return what is told of *document* when it is known which *others* there are, by id, and which *rounds*.

    A role stands as the rounds that recruit to it do; a form closes with its round; a round has its role's band.
    A guide and the document that it explains lead to each other, and the easier version of a form leads to that
    guide too. Once nobody can apply, a guide says so.
    """
    same = {document.id, document.easier_of} - {""}
    guides = sorted((each.title, each.address) for each in others.values() if each.explains in same)
    document = replace(document, guides=tuple(Link(title, address) for title, address in guides))
    if document.explains:
        return _guide(document, others)
    if document.is_form:
        return _form(document, others)
    if document.recruits_to:
        role = others.get(document.recruits_to)
        return replace(document, band=role.band, location=document.location or role.location) if role else document
    if document.kind in _ROLES and document.state not in OVER:
        theirs = (each for each in rounds if each.recruits_to == document.id)
        return _role(document, [each for each in theirs if each.state in _RECRUITS])
    return document


def _guide(guide: DocumentFacts, others: Mapping[str, DocumentFacts]) -> DocumentFacts:
    """Return an easy-read guide with the document that it explains; it is over, or paused, when its round is."""
    its = others.get(guide.explains)
    if its is None:
        return guide
    its_round = its if its.is_round else others.get(its.round)
    state = its_round.state if its_round is not None and its_round.state in _SHUT else guide.state
    return replace(guide, explained=Link(its.title, its.address), state=state)


def _form(form: DocumentFacts, others: Mapping[str, DocumentFacts]) -> DocumentFacts:
    """Return a form with its easier versions, and with the state of the round that it is for."""
    easier = sorted((each.title, each.address) for each in others.values() if each.easier_of == form.id)
    form = replace(form, easier=tuple(Link(title, address) for title, address in easier))
    its = others.get(form.round)
    if its is None or not its.is_round or its.state is None:
        return form
    return replace(form, state=its.state, closes=its.closes, closing=its.closing, vacancies=(_vacancy(its),))


def _role(role: DocumentFacts, rounds: Iterable[DocumentFacts]) -> DocumentFacts:
    """Return a role with the rounds that recruit to it, the one that closes first before the others."""
    known = sorted(rounds, key=_order)
    if not known:
        return replace(role, state="not-advertised", vacancies=())
    first = known[0]
    return replace(
        role, state=first.state, closes=first.closes, closing=first.closing, vacancies=tuple(map(_vacancy, known))
    )


def _order(its: DocumentFacts) -> tuple[bool, str, str, str]:
    """Return what sorts rounds: open ones first, by when they close; those without a closing date come last."""
    return its.state != "open", its.closing or "~", its.title.casefold(), its.id


def _vacancy(its: DocumentFacts) -> Vacancy:
    assert its.state is not None, "a round has a state"  # noqa: S101  # our mistake
    return Vacancy(Link(its.title, its.address), its.state, its.closes)
