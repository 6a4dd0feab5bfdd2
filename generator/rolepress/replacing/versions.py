"""Gives documents whose released words change the next version, and a line in their history."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from rolepress.editing import with_entry, with_value
from rolepress.library import Library
from rolepress.model.base import Change, Document
from rolepress.model.fitting import fit
from rolepress.problems import Outcome, Problem, problem
from rolepress.publications import Releases
from rolepress.replacing.records import Affected, Rewritten, Wanted
from rolepress.source import parse_source
from rolepress.together import Rewrite

_LAST_NUMBER = re.compile(r"(\d+)(?!.*\d)")


def next_version(version: str, taken: Collection[str]) -> str:
    """Return the version after *version* that is not *taken*: its last number is one more."""
    found = version
    while found == version or found in taken:
        found = _LAST_NUMBER.sub(lambda match: f"{int(match.group()) + 1:0{len(match.group())}}", found, count=1) \
            if _LAST_NUMBER.search(found) else f"{found}.1"  # fmt: skip
    return found


def with_next_versions(
    library: Library, files: Sequence[Rewritten], affected: Sequence[Affected], releases: Releases, wanted: Wanted
) -> Outcome[tuple[list[Rewritten], tuple[Affected, ...]] | None]:
    """Return the files and the documents with a next version for each whose version is released already.

    Without a summary of what is *wanted* they are as they were.
    """
    if not wanted.summary:
        return Outcome(([*files], tuple(affected)))
    by_path = {each.rewrite.path: each for each in files}
    dated: list[Affected] = []
    problems: list[Problem] = []
    for each in affected:
        if not each.taken:
            dated.append(each)
            continue
        version = next_version(each.version, [one.version for one in releases[each.id]])
        path = library.entries[each.id].path
        document = library.document(each.id)
        file = by_path.get(path) or _as_it_is(library, document)
        outcome = _dated(file, version, wanted.summary, wanted.on.date())
        problems.extend(outcome.problems)
        by_path[path] = outcome.value
        dated.append(replace(each, next_version=version))
    if problems:
        return Outcome(None, tuple(problems))
    return Outcome((list(by_path.values()), tuple(dated)))


def _as_it_is(library: Library, document: Document) -> Rewritten:
    path = library.entries[document.id].path
    raw = (library.root / path).read_bytes()
    return Rewritten(Rewrite(path, raw, raw), (), document)


def _dated(file: Rewritten, version: str, summary: str, day: date) -> Outcome[Rewritten]:
    """Return a file with its next version and a line in its history, and every other byte kept."""
    path, document = file.rewrite.path, file.document
    assert document is not None  # noqa: S101  # the handbook has no versions
    change = {"version": version, "date": day, "summary": summary}
    text = with_value(file.rewrite.after.decode("utf-8"), "version", version)
    raw = with_entry(text, "changes", change, first=True).encode("utf-8")
    read = parse_source(raw, path)
    fitted = fit(type(document), read.value).value if read.value else None
    changes = (Change.model_validate(change), *document.changes)
    if fitted is None or fitted != document.model_copy(update={"version": version, "changes": changes}):
        hint = "write every field on a line of its own, or leave out --summary"
        told = problem(path, "unusual-layout", "the next version cannot be written into this file", hint=hint)
        return Outcome(file, (told,))
    return Outcome(replace(file, rewrite=replace(file.rewrite, after=raw), document=fitted))
