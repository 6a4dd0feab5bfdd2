"""Tells an impact: everything that shows a subject, grouped, with who keeps it and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rolepress.impact.records import Impact, Released, Showing, Subject, Typed
from rolepress.problems import Place
from rolepress.wording import short_day

SCHEMA = 1  # of the JSON report
LONGEST_SAYING = 160  # letters of a wording that are shown


def as_lines(impact: Impact) -> Iterator[str]:
    """Yield what a person reads."""
    yield from _subject(impact.subject)
    for name, shown in (
        ("Open rounds", impact.rounds),
        ("Documents", impact.documents),
        ("Easy-read guides", impact.guides),
    ):
        yield from _group(name, (line for each in shown for line in _showing(each)), len(shown))
    yield from _group("Releases", map(_release, impact.released), len(impact.released))
    names = "belong to it" if impact.subject.what == "organisation" else "name it"
    shared = dict.fromkeys(f"  {_at(each.place)}  {each.what}" for each in impact.shared)
    yield from _group(f"Shared texts that {names}", shared, len(shared))
    yield from _typed(impact.typed, impact.subject)


def as_data(impacts: Iterable[Impact]) -> dict[str, Any]:
    """Return the same as JSON has it."""
    return {"schema": SCHEMA, "about": [_data(each) for each in impacts]}


def _subject(subject: Subject) -> Iterator[str]:
    says = " ".join(subject.says.split())
    short = says if len(says) <= LONGEST_SAYING else f"{says[:LONGEST_SAYING].rstrip()}…"
    yield f"The {subject.what} {subject.title}{f': “{short}”' if short else ''}"
    yield f"  {_at(subject.place)}, kept by {subject.owner}"


def _group(name: str, lines: Iterable[str], number: int) -> Iterator[str]:
    yield ""
    yield f"{name}: {number or 'none'}"
    yield from lines


def _showing(each: Showing) -> Iterator[str]:
    versions = f", version {' and '.join(each.versions)}" if each.versions else ""
    over = "; people can no longer apply" if each.round == "over" else ""
    stands = f"{each.stands}{versions}{over}"
    yield f"  {each.document.id}  {each.document.title} ({stands}; kept by {each.document.owner})"
    if each.departs:
        yield "    has words of its own instead: a change of the clause does not reach it"
    yield from (f"    {_at(place)}" for place in dict.fromkeys(each.places))
    through = dict.fromkeys(f"    by {use.what}: {_at(use.place)}" for use in each.through)
    yield from through
    if each.explains:
        yield f"    explains {each.explains}, which shows it: look whether the guide says it in its own words"


def _release(each: Released) -> str:
    day = f" of {short_day(each.day)}" if each.day else ""
    latest = f"{each.latest}{day}, its latest release" if each.latest else "not its latest release"
    earlier = f"; earlier: {', '.join(each.earlier)}" if each.earlier else ""
    return f"  {each.id}  {latest}{earlier}"


def _typed(found: Sequence[Typed], subject: Subject) -> Iterator[str]:
    if not subject.words:
        return
    yield from _group(
        "Typed, not linked",
        (f"  {_at(each.place)}  {each.document.title}, kept by {each.document.owner}" for each in found),
        len(found),
    )
    if found:
        yield f"  A change of the {subject.what} misses these. To find and change them: rolepress replace"


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}"


def _data(impact: Impact) -> dict[str, Any]:
    subject = impact.subject
    return {
        "what": subject.what, "id": subject.id, "file": subject.file, "title": subject.title,
        "owner": subject.owner, "says": subject.says, **_place(subject.place),
        "rounds": [_showing_data(each) for each in impact.rounds],
        "documents": [_showing_data(each) for each in impact.documents],
        "guides": [_showing_data(each) for each in impact.guides],
        "releases": [
            {"id": each.id, "title": each.title, "latest": each.latest,
             "released": each.day.isoformat() if each.day else None, "earlier": list(each.earlier)}
            for each in impact.released
        ],
        "shared": [{"what": each.what, **_place(each.place)} for each in impact.shared],
        "typed": [
            {"id": each.document.id, "title": each.document.title, "owner": each.document.owner,
             "words": each.words, **_place(each.place)}
            for each in impact.typed
        ],
    }  # fmt: skip


def _showing_data(each: Showing) -> dict[str, Any]:
    document = each.document
    return {
        "id": document.id, "title": document.title, "kind": document.kind, "owner": document.owner,
        "state": each.stands.value, "places": [_place(place) for place in each.places],
        "through": [{"what": use.what, **_place(use.place)} for use in each.through],
        "versions": list(each.versions), "round": each.round,
        "explains": each.explains, "departs": each.departs,
    }  # fmt: skip


def _place(place: Place) -> dict[str, Any]:
    return {"path": str(place.path), "line": place.line, "column": place.column}
