"""Tells a replacement: every place as a diff with the reason, what stays, and what there is to do afterwards."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from itertools import groupby
from typing import Any

from rolepress.releases import Standing
from rolepress.replacing.records import Affected, Left, Plan, Rewritten, Spot

SCHEMA = 1  # of the JSON report
CONTEXT = 1  # lines round a change that are shown
MOST_LEFT = 40  # places that stay, before they are counted
NAMED = 5  # documents that show a text, before they are counted


def as_lines(plan: Plan, *, written: bool, again: str, project: str = "") -> Iterator[str]:
    """Yield what a person reads, before the files are *written* or after; *again* is the command for that.

    *project* is what a command needs to find the project: "" where people stand in it.
    """
    for file in plan.files:
        yield from _file(file)
    yield from _stays(plan.left)
    for each in plan.elsewhere:
        where = f"{each.place.path}:{each.place.line}"
        yield f"the fact {each.name} says “{each.said}”{_in(each.shown_in)}: change its value in {where}"
    yield from (f"not looked through, because it cannot be read: {path}" for path in plan.unread)
    if not plan.files:
        yield f"“{plan.old}” stands nowhere that it could be replaced; nothing was written"
        return
    yield from _documents(plan.affected, written=written)
    yield from _next_steps(plan, written=written, again=again, project=project)


def as_data(plan: Plan, *, written: bool) -> dict[str, Any]:
    """Return the same as JSON has it."""
    return {
        "schema": SCHEMA,
        "old": plan.old,
        "new": plan.new,
        "written": written,
        "code": plan.code,
        "files": [_file_data(each) for each in plan.files],
        "left": [{**_place(each), "why": each.why} for each in plan.left],
        "facts": [
            {"name": each.name, **_place(each), "said": each.said, "shown_in": sorted(each.shown_in)}
            for each in plan.elsewhere
        ],
        "unread": [str(path) for path in plan.unread],
        "documents": [_document_data(each) for each in plan.affected],
        "approve": approve_command(plan.waiting),
    }


def approve_command(documents: Iterable[Affected]) -> str:
    """Return the one command that approves *documents* again; "" for none."""
    names = [each.id for each in documents]
    return f'rolepress approve {" ".join(names)} --role "Head of …"' if names else ""


def replace_command(plan: Plan, options: Sequence[str]) -> str:
    """Return the command that writes exactly what *plan* shows."""
    given = (plan.old, plan.new, *options, "--apply", "--seen", plan.code)
    return shlex.join(("rolepress", "replace", *given))


def diff(file: Rewritten) -> str:
    """Return the change of a file as a unified diff, which `git apply` takes."""
    raws = file.rewrite.before, file.rewrite.after
    before, after = (raw.decode("utf-8").splitlines(keepends=True) for raw in raws)
    path = file.rewrite.path
    lines = unified_diff(before, after, f"a/{path}", f"b/{path}", n=CONTEXT)
    return "".join(each if each.endswith("\n") else f"{each}\n\\ No newline at end of file\n" for each in lines)


def _file(file: Rewritten) -> Iterator[str]:
    for line, spots in groupby(file.spots, lambda each: each.place.line):
        said = dict.fromkeys(_reason(each) for each in spots)
        yield f"{file.rewrite.path}:{line}  {'; '.join(said)}"
    if not file.spots:
        yield f"{file.rewrite.path}  the next version, and a line in its history"
    yield from _changed_lines(file)
    yield ""


def _changed_lines(file: Rewritten) -> Iterator[str]:
    """Yield the lines of a file before and after, between those around them, without the signs for programs."""
    _, _, *lines = diff(file).splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("@@"):
            yield line
        elif number:
            yield "  …"


def _reason(spot: Spot) -> str:
    own = spot.what == "its own words"
    return f"{spot.field}: {spot.what}{'' if own else _in(spot.shown_in)}" if spot.field else spot.what


def _in(names: Iterable[str]) -> str:
    known = sorted(names)
    if not known:
        return ""
    return f", shown in {', '.join(known) if len(known) <= NAMED else f'{len(known)} documents'}"


def _stays(left: Sequence[Left]) -> Iterator[str]:
    if left:
        stay = "stays as it is" if len(left) == 1 else "stay as they are"
        yield f"{_count(len(left), 'place')} {stay}:"
        yield from (f"  {each.place.path}:{each.place.line}  {each.why}" for each in left[:MOST_LEFT])
        if len(left) > MOST_LEFT:
            yield f"  and {len(left) - MOST_LEFT:,} more: --report json names them all"
        yield ""


def _documents(affected: Sequence[Affected], *, written: bool) -> Iterator[str]:
    if not affected:
        yield "No document has other words for readers afterwards."
        return
    yield f"Documents whose words {'have changed' if written else 'would change'}: {len(affected)}"
    for each in affected:
        release = f", release {each.released}" if each.released else ""
        yield f"  {each.id}  {each.title} ({each.before}{release}; kept by {each.owner})"
        yield from (f"    because of {reason}" for reason in each.reasons)
        if each.next_version:
            yield f"    version {each.version} becomes {each.next_version}, with a line in its history"
    yield ""


def _next_steps(plan: Plan, *, written: bool, again: str, project: str) -> Iterator[str]:
    places = f"{_count(plan.spots, 'place')} in {_count(sum(bool(each.spots) for each in plan.files), 'file')}"
    waiting = plan.waiting
    if waiting:
        yield from _approvals(waiting, plan.held, written=written, project=project)
    others = [each for each in plan.affected if each.before is Standing.CHANGED]
    if others:
        yield f"Changed before this since somebody approved it, so approve it too: {_names(others)}."
    for clause in plan.clauses:
        yield f"The clause {clause.title} has the new words at once, and keeps no old ones."
        yield f"  To change it from a day on, add a version to it instead, and leave it out: --leave {clause.id}"
    if plan.pages:
        yield f"From the next build, without a release, it shows on the page of {' and '.join(plan.pages)}."
    live = [each for each in plan.affected if each.released]
    if live:
        whose = "its release stays" if len(live) == 1 else "their releases stay"
        yield f"{whose[0].upper()}{whose[1:]} live: the public site does not change until you release again."
    if written:
        yield f"Replaced {places}. Now look what needs a change: rolepress check"
    elif plan.held:
        yield f"{places}. Nothing is written yet. Give the same command with --summary to go on."
    else:
        yield from (f"{places}. Nothing is written yet. To write it:", f"  {again}")


def _approvals(
    waiting: Sequence[Affected], held: Sequence[Affected], *, written: bool, project: str
) -> Iterator[str]:
    if held:
        yield f"Released in the version that the file has, which stays as it is: {_names(held)}."
        yield 'Add --summary "What changed, for the public": each gets the next version and a line in its history.'
    who = "This was approved" if len(waiting) == 1 else f"These {len(waiting)} were approved"
    wait = ("waits" if len(waiting) == 1 else "wait") if written else "would wait"
    yield f"{who}, and {wait} to be approved again:"
    yield f"  {approve_command(waiting)}{f' --project {shlex.quote(project)}' if project else ''}"


def _names(documents: Iterable[Affected]) -> str:
    return ", ".join(each.id for each in documents)


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def _place(thing: Any) -> dict[str, Any]:
    place = thing.place
    return {"path": str(place.path), "line": place.line, "column": place.column}


def _file_data(file: Rewritten) -> dict[str, Any]:
    return {
        "path": str(file.rewrite.path),
        "places": [
            {"line": each.place.line, "column": each.place.column, "field": each.field, "why": each.what,
             "shown_in": sorted(each.shown_in)}
            for each in file.spots
        ],
        "diff": diff(file),
    }  # fmt: skip


def _document_data(each: Affected) -> dict[str, Any]:
    return {
        "id": each.id, "title": each.title, "owner": each.owner, "state": each.before.value,
        "version": each.version, "next_version": each.next_version, "released": each.released,
        "because_of": list(each.reasons), "approve_again": each.waits,
        "needs_next_version": each.taken and not each.next_version,
    }  # fmt: skip
