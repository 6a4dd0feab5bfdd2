"""Says what a Word copy would change: in words for people, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rolepress.importers.records import Aside, Kind, Plan, Proposal

SCHEMA = 1
_TITLES = {
    Kind.WORDS: "other words",
    Kind.SHARED: "other words in shared text",
    Kind.ADDED: "new",
    Kind.REMOVED: "taken out",
    Kind.MOVED: "moved",
    Kind.LEVEL: "another level",
    Kind.STAGES: "other stages",
    Kind.COMMENT: "a comment",
}


def opening(plan: Plan) -> Iterator[str]:
    """Yield what is said of the copy before its changes."""
    yield f"a copy of ‘{plan.title}’ ({plan.document}), version {plan.version}"
    if plan.version != plan.latest:
        yield f"the latest version is {plan.latest}: changes that were made since the copy was sent are kept"
    yield f"{_counted(len(plan.proposals), 'change')} proposed, {len(plan.asides)} kept aside"


def proposal_lines(proposal: Proposal, number: int, many: int) -> Iterator[str]:
    """Yield a proposal for somebody to decide on."""
    tracked = ", as a tracked change" if proposal.tracked else ""
    yield ""
    yield f"{number} of {many}: {_TITLES[proposal.kind]}{tracked}"
    yield f"  {proposal.where}"
    yield f"  {proposal.place.path}, line {proposal.place.line}"
    yield f"  {proposal.says}"
    if proposal.kind is Kind.SHARED:
        yield from (f"  {each.key}: {each.says}" for each in proposal.choices)


def aside_lines(asides: Sequence[Aside]) -> Iterator[str]:
    """Yield what was kept aside, with its words."""
    if asides:
        yield ""
        yield "kept aside, to be looked at by hand:"
    for each in asides:
        at = f" ({each.place.path}, line {each.place.line})" if each.place else ""
        yield f"  {each.where}{at}"
        yield f"    {each.why}"
        if each.sent:
            yield f"    sent: ‘{each.sent}’"
        if each.old:
            yield f"    now: ‘{each.old}’"
        if each.new:
            yield f"    in the copy: ‘{each.new}’"


def closing(plan: Plan, files: Iterable[object], *, taken: int, dry: bool, all_of_them: bool) -> Iterator[str]:
    """Yield what was done, and what comes next."""
    yield ""
    shared = sum(each.kind is Kind.SHARED for each in plan.proposals)
    if all_of_them and shared:
        yield f"{_counted(shared, 'change')} in shared text not taken: run this without --yes to decide"
    if plan.quotes:
        yield f"{_counted(plan.quotes, 'paragraph')} with other quotation marks: they were left as they are"
    if not plan.proposals:
        yield from _nothing(plan)
        return
    if dry:
        yield "nothing was written: this is a list of what would change"
        yield "to decide on each change, run this in a terminal; to take them all, add --yes"
        return
    if not taken:
        yield "nothing was written"
        return
    yield from (f"written: {each}" for each in files)
    many = _counted(len(plan.proposals), "change")
    yield f"{taken} of {many} taken; next: rolepress check --only {plan.document}"


def _nothing(plan: Plan) -> Iterator[str]:
    """Yield what is said where nothing is proposed."""
    if not plan.asides:
        yield "the copy changes nothing"
        return
    yield "nothing could be taken over by itself, and nothing was written"
    yield "go through the list above: type into the files what is to change"
    yield f"when that is done: rolepress check --only {plan.document}"


def as_data(plan: Plan, answers: Mapping[int, str], files: Iterable[object]) -> dict[str, Any]:
    """Return the same as JSON can hold it; *answers* are the choices that were made, by place in the list."""
    return {
        "schema": SCHEMA,
        "document": plan.document,
        "version": plan.version,
        "latest": plan.latest,
        "proposals": [_proposal(each, answers.get(index, "")) for index, each in enumerate(plan.proposals)],
        "quotes": plan.quotes,
        "aside": [_aside(each) for each in plan.asides],
        "written": [str(each) for each in files],
    }


def _proposal(each: Proposal, answer: str) -> dict[str, Any]:
    return {
        "kind": each.kind.value,
        "path": str(each.place.path),
        "line": each.place.line,
        "where": each.where,
        "old": each.old,
        "new": each.new,
        "tracked": each.tracked,
        "choices": {one.key: one.says for one in each.choices},
        "taken": answer,
    }


def _aside(each: Aside) -> dict[str, Any]:
    place = {"path": str(each.place.path), "line": each.place.line} if each.place else {}
    return {**place, "where": each.where, "why": each.why, "sent": each.sent, "now": each.old, "copy": each.new}


def _counted(many: int, word: str) -> str:
    return f"{many} {word}{'' if many == 1 else 's'}"
