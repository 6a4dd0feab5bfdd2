"""Composes an application pack: one round, with the role in its place, in the order in which people decide."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.kinds.binding import place_for
from rolepress.kinds.house import House
from rolepress.kinds.parts import Part, contents, headed, ordered
from rolepress.kinds.prose import description, lines, passage, prose, steps, value
from rolepress.kinds.rounds import forms, headline, key_dates, moment, state_box, ways, whom_to_ask
from rolepress.kinds.sections import clauses, questions, sections
from rolepress.languages import strung
from rolepress.manuscript import About, Block, Heading, Manuscript, Prose, Term, Terms
from rolepress.markdown import plain, read_line
from rolepress.model.application_pack import ApplicationPack
from rolepress.model.passage import Passage
from rolepress.model.round import Encouraged
from rolepress.resolved import Resolved

KIND = "application-pack"
ROLE = "role"
"""The part that is the role: a document of its own, which is bound in here."""
APPLY = "apply"


def compose(resolved: Resolved[ApplicationPack], house: House) -> Manuscript:
    """Return a pack as blocks in reading order, in the house's order and words, with a place for its role.

    When the round is over, its ways to apply, its forms and its help with applying are left out.
    """
    pack = resolved.document
    parts = ordered(house, KIND, _parts(resolved, house))
    body = tuple(block for part in parts for block in _placed(house, part))
    title = Heading("title", read_line(pack.title)[0], 1, eyebrow=house.labels[KIND])
    how = APPLY if any(part.name == APPLY for part in parts) else ""
    state = state_box(resolved.state, house, how=how)
    blocks = (title, *state, _header(resolved, house), *contents(house, body), *body)
    return Manuscript(
        pack.id, plain(title.text), pack.language, _about(resolved, house), blocks, dict(house.labels)
    )


def _about(resolved: Resolved[ApplicationPack], house: House) -> About:
    pack = resolved.document
    return About(
        kind=KIND, kind_label=house.labels[KIND], organisation=resolved.employer.id,
        organisation_name=resolved.employer.name, description=description(pack.summary), version=pack.version,
        cover_lines=tuple(read_line(each)[0] for each in _cover(resolved, house)),
    )  # fmt: skip


def _cover(resolved: Resolved[ApplicationPack], house: House) -> Iterator[str]:
    """Yield what the cover says under the title: the role, how the round stands, and the version."""
    yield from (strung(": ", (house.labels[ROLE], _role(resolved))) for _ in resolved.parts[:1])
    if resolved.state is not None:
        yield headline(resolved.state, house)
    yield house.labels["version"] + f" {resolved.document.version}"


def _role(resolved: Resolved[ApplicationPack]) -> str:
    return plain(read_line(resolved.parts[0].document.title)[0])


def _header(resolved: Resolved[ApplicationPack], house: House) -> Terms:
    """Return the facts at the top: whose round it is, for which role, how many people, until when."""
    pack, state = resolved.document, resolved.state
    facts = {
        "organisation": resolved.employer.name,
        ROLE: _role(resolved) if resolved.parts else None,
        "places": pack.places,
        "closing-date": moment(state.closes, house) if state and state.closes else None,
    }
    return Terms(
        "header",
        tuple(
            Term(f"header-{name}", house.label(name), value(house, given))
            for name, given in facts.items()
            if given
        ),
        summary=True,
    )


def _placed(house: House, part: Part) -> tuple[Block, ...]:
    """Return a part under its heading; the role brings a heading of its own."""
    return part.blocks if part.name == ROLE else headed(house, part)


def _parts(resolved: Resolved[ApplicationPack], house: House) -> Iterator[Part]:
    """Yield every part in the usual order; those that hold nothing are left out later."""
    pack = resolved.document
    yield Part("round-summary", prose("round-summary-text", pack.summary, lead=True))
    yield Part("key-dates", key_dates("key-dates", pack.key_dates, resolved.state, house))
    yield Part("introduction", sections("introduction", pack.introduction))
    yield Part("encouraged", tuple(_encouraged(pack.encouraged)) if pack.encouraged else ())
    yield Part(ROLE, (place_for(pack.recruits_to),))
    yield Part("advice", _passage("advice", pack.advice))
    yield Part(APPLY, tuple(_apply(resolved, house)))
    yield Part(
        "application-support", _passage("application-support", None if _is_over(resolved) else pack.support)
    )
    yield Part("selection", _selection(pack.selection))
    yield Part("checks", _passage("checks", pack.checks))
    yield Part("agreements", _passage("agreements", pack.agreements))
    yield Part("other-information", sections("other-information", pack.sections))
    yield Part("clauses", tuple(clauses(resolved.clauses)))
    yield Part("questions", tuple(questions(pack.questions)))
    yield Part("ask", tuple(whom_to_ask("ask", pack.ask, house, whose=resolved.employer.name)))
    yield Part("acknowledgements", lines("acknowledgements-list", pack.acknowledgements))


def _is_over(resolved: Resolved[ApplicationPack]) -> bool:
    return resolved.state is not None and resolved.state.is_over


def _passage(name: str, given: Passage | None) -> tuple[Block, ...]:
    return passage(name, given) if given else ()


def _encouraged(given: Encouraged) -> Iterator[Block]:
    if given.introduction:
        yield Prose("encouraged-introduction", read_line(given.introduction)[0])
    yield from lines("encouraged-groups", given.groups)
    yield from prose("encouraged-reason", given.reason)


def _apply(resolved: Resolved[ApplicationPack], house: House) -> Iterator[Block]:
    pack, titles = resolved.document, dict(resolved.titles)
    if _is_over(resolved):
        return
    yield from prose("apply-text", pack.apply) if pack.apply else ()
    yield from forms("apply-forms", pack.forms, titles, house)
    yield from ways("apply", pack.ways, titles, house, whose=resolved.employer.name)


def _selection(given: Passage | None) -> tuple[Block, ...]:
    """Return what happens after somebody applies: what there is to say first, then the steps with numbers."""
    if given is None:
        return ()
    text = prose("selection-text", given.text) if given.text else ()
    return (*text, *steps("selection-steps", given.entries))
