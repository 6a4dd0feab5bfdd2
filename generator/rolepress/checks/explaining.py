"""Rules about guides and the documents that they explain: the release, the parts, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rolepress.checks.easy_steps import FACT
from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import models_of, texts_of
from rolepress.checks.typed_facts import TypedFact, facts_in
from rolepress.checks.view import View
from rolepress.explaining import Behind, behind, named, of_release, parts_named, terms_of, text_of
from rolepress.library import Library
from rolepress.manuscript import Manuscript, Term, texts, walk
from rolepress.markdown import plain, read_line
from rolepress.model.easy_read import EasyRead
from rolepress.problems import DataPath, Severity, nearest, spoken_list
from rolepress.releases import Release
from rolepress.resolve import PLACEHOLDER, resolve, scope_of
from rolepress.resolved import Resolved

BEHIND = "guide-behind"
HEADER = "header"
"""What the ids of the key facts at the head of a document begin with."""
MOST_TOLD = 3  # facts of a document that a hint names
FEW_LETTERS = 3  # of a value that says nothing without its name: the band 8a
_NAMES = frozenset({f"{HEADER}-organisation", f"{HEADER}-role"})  # that a guide may well call by their names
_VERSION: DataPath = ("explains", "version")


@rule("explained-release", kinds=(EasyRead,))
def explained_release(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A guide names a release of the document that it explains.

    Why: when the document changes later, people are told what to change in the guide.

    Example: `explains: {document: support-worker, version: "2.0"}`, and its latest release is 1.1.

    Instead: `version: "1.1"`, after you have checked the guide against it.
    """
    if _explained(guide, view.survey.library) is None or guide.explains is None:
        return
    held = view.survey.releases.get(guide.explains.document, ())
    if named(guide, held) is None:
        message = f"there is no release {guide.explains.version} of '{guide.explains.document}'"
        versions = [each.version for each in held]
        near = nearest(guide.explains.version, versions) or (versions[-1] if versions else "")
        hint = near or f"release '{guide.explains.document}' first, then write from that release"
        yield Finding(_VERSION, message, hint)


@rule("covered-part", kinds=(EasyRead,))
def covered_part(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A group of a guide covers parts that the explained document has.

    Why: people are told when a part that the guide tells has changed.

    Example: `covers: [dutys]`

    Instead: `covers: [duties]`. The address of a part on the document's page ends in its id. A key fact is a part
    too: `header-band`.
    """
    explained = _explained(guide, view.survey.library)
    covered = [(("groups", at, "covers", index), name) for at, group in enumerate(guide.groups)
               for index, name in enumerate(group.covers)]  # fmt: skip
    if not covered or explained is None:
        if covered and guide.explains is None:
            yield Finding(covered[0][0], "this covers a part, and the guide explains no document",
                          "name the document in `explains:`")  # fmt: skip
        return
    library = view.survey.library
    texts = [text_of(each, library) for each in (_now(explained, view), *_released(guide, view))]
    titles = {name: title for text in texts for name, title in parts_named(text).items()}
    known = {block.id for text in texts for block in walk(text.blocks)} | titles.keys()
    for at, name in covered:
        if name not in known:
            hint = nearest(name, titles) or f"one of {', '.join(list(titles)[:8])}"
            yield Finding(at, f"'{explained}' has no part '{name}'", hint)


@rule("typed-key-fact", kinds=(EasyRead,), severity=Severity.WARNING)
def typed_key_fact(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A group that tells a key fact of the document, such as its band, covers it.

    Why: what is typed does not follow the document. Nobody would be told when the band or the check changes.

    Example: a guide says “The pay is at Band 3” and covers no part that says so.

    Instead: `covers: [header-band]` in that group.
    """
    explained = _explained(guide, view.survey.library)
    if explained is None:
        return
    covered = {name for group in guide.groups for name in group.covers} | _NAMES
    terms = [each for each in terms_of(text_of(_now(explained, view), view.survey.library))
             if each.id.startswith(f"{HEADER}-") and each.id not in covered]  # fmt: skip
    for at, group in enumerate(guide.groups):
        told = " ".join(word for step in group.steps for word in step.text.split())
        for term in terms:
            if re.search(rf"(?<!\w){re.escape(_said(term))}(?!\w)", told, re.IGNORECASE):
                message = f"this group tells “{plain(term.label)}” of '{explained}', and does not cover it"
                yield Finding(("groups", at, "id"), message, f"add `{term.id}` to its `covers:`")


@rule("fact-not-in-parent", kinds=(EasyRead,), severity=Severity.WARNING, language="en")
def fact_not_in_parent(guide: EasyRead, view: View) -> Iterator[Finding]:
    """Money, days, times and lengths that are typed in a guide are told by the document that it explains.

    Why: people who read the guide alone would come on another day, or expect other pay. What is typed does not
    follow the document.

    Example: a guide says “We pay you £25 an hour”, and the document says £20 an hour and £25 nowhere.

    Instead: “We pay you {{ involvement-payment }}”, a fact that both documents share. Or put the number right. How
    it is written does not matter: £25,272 is £25,272.00, 9am is 9.00am, and four weeks are 28 days.
    """
    explained = _explained(guide, view.survey.library)
    if explained is None or guide.status == "retired":
        return
    texts_told = tuple(_texts_told(explained, view))
    if any(text.language.partition("-")[0] != guide.language.partition("-")[0] for text in texts_told):
        return
    known = tuple(dict.fromkeys(fact for text in texts_told for fact in _facts_of(text)))
    for written in texts_of(models_of(guide)):
        if written.at[0] not in ("title", "summary", "groups") or written.at[-1] == "picture":
            continue
        typed = plain(read_line(re.sub(PLACEHOLDER, FACT, " ".join(written.text.split())))[0])
        told = {fact.said: fact for fact in facts_in(typed) if not fact.is_told_by(known)}
        for said, fact in told.items():
            others = list(dict.fromkeys(each.said for each in known if each.sort == fact.sort))
            near = f"it tells {spoken_list(others[:MOST_TOLD], last='and')}; " if others else ""
            yield Finding(written.at, f"'{explained}' does not tell “{said}” anywhere",
                          f"{near}put it right, or write a fact that both documents share")  # fmt: skip


@rule(BEHIND, kinds=(EasyRead,), severity=Severity.WARNING)
def guide_behind(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A guide tells what the document that it explains tells.

    Why: people who read the guide alone would miss a new date, or go by an old rule. The page of the guide says
    that it is being updated, and leads to the document.

    Example: the guide was written from version 1.0 of a pack, and version 1.1 has another closing date.

    Instead: read what has changed, put the guide right, and set `version:` under `explains:` to the new release.
    When a part has changed and the guide is still right, the new version alone is enough. What has changed in the
    file of the document and is not released yet is information.
    """
    explained = _explained(guide, view.survey.library)
    then = next(iter(_named(guide, view)), None)
    if explained is None or then is None or view.settled:
        return
    released = of_release(_resolved(view), view.survey.releases, view.survey.library, view.survey.on)
    now = behind(_resolved(view), then, _now(explained, view), view.survey.library)
    latest = view.survey.releases[explained][-1].version
    yield from _told(guide, released, f"version {latest} of '{explained}'", None, latest)
    coming = Behind(
        tuple(each for each in now.facts if each not in released.facts),
        tuple(each for each in now.parts if each not in released.parts),
    )
    yield from _told(guide, coming, f"the file of '{explained}', not released yet,", Severity.INFO, "")


@rule("guide-facts", kinds=(EasyRead,), severity=Severity.WARNING)
def guide_facts(guide: EasyRead, view: View) -> Iterator[Finding]:
    """A released guide and the released document that it explains tell the same facts.

    Why: dates, pay, hours and contacts that differ leave people unsure which one to trust.

    Example: a closing date was moved, and the guide was released with it before the pack was.

    Instead: release the document with its new facts, and the guide again where its own are old.
    """
    explained = _explained(guide, view.survey.library)
    held = view.survey.releases.get(explained or "", ())
    if view.latest is None or not held or view.settled:
        return
    told = of_release(_resolved(view), view.survey.releases, view.survey.library, view.survey.on).facts
    ours, theirs = dict(view.latest.frozen.values), dict(held[-1].frozen.values)
    for key in sorted(ours.keys() & theirs.keys()):
        if ours[key] != theirs[key] and key not in told:
            name = key.partition("/")[2]
            message = f"the fact '{name}' is {ours[key]} in the released guide and {theirs[key]} in '{explained}'"
            yield Finding(("explains", "document"), message, "release the one whose fact is old again")


def _texts_told(name: str, view: View) -> Iterator[Manuscript]:
    """Yield the text of a document as it stands, and as the public has it, where that can be read."""
    library = view.survey.library
    yield text_of(_now(name, view), library)
    for latest in view.survey.releases.get(name, ())[-1:]:
        try:
            yield text_of(latest.resolved(), library)
        except ValueError:  # its kind has moved away from what was released
            return


def _facts_of(text: Manuscript) -> Iterator[TypedFact]:
    """Yield every fact that a text tells; a number may have its unit in its name, as in "Hours a week: 37.5"."""
    for block in walk(text.blocks):
        for piece in texts(block):
            yield from facts_in(piece)
    for term in terms_of(text):
        for each in term.values:
            yield from facts_in(f"{plain(each)} {plain(term.label)}")


def _said(term: Term) -> str:
    """Return how a sentence tells a key fact: word for word, and a short one with its name, as in "Band 3"."""
    value = " ".join(plain(each) for each in term.values)
    return f"{plain(term.label).split()[-1]} {value}" if len(value) <= FEW_LETTERS else value


def _told(guide: EasyRead, found: Behind, where: str, severity: Severity | None, latest: str) -> Iterator[Finding]:
    """Yield what has changed, each where the guide names it."""
    since = f"since version {guide.explains.version}" if guide.explains else ""
    then = f'put the guide right, then set `version: "{latest}"`' if latest else "the guide may need a change"
    for key in found.facts:
        message = f"the fact '{key.partition('/')[2]}' has changed in {where} {since}"
        yield Finding(_VERSION, message, then, severity)
    for key in found.moved:
        message = f"the fact '{key.partition('/')[2]}' is the day on which the round was to close; it was extended"
        hint = "give the fact the new day, then release the guide with the next `version:`"
        yield Finding(("explains", "document"), message, hint, severity)
    for at, group in enumerate(guide.groups):
        for index, name in enumerate(group.covers):
            if name in found.parts:
                message = f"the part '{name}' has changed in {where} {since}"
                yield Finding(("groups", at, "covers", index), message, then, severity)


def _explained(guide: EasyRead, library: Library) -> str | None:
    """Return the id of the document that *guide* explains, where it is there and can be read."""
    name = guide.explained
    there = name is not None and name in library.entries and name != guide.id
    return name if there and library.entries[str(name)].kind != guide.kind else None


def _resolved(view: View) -> Resolved[EasyRead]:
    document = view.resolved.document
    assert isinstance(document, EasyRead)  # noqa: S101  # the rules look at guides alone
    return Resolved(document, view.resolved.employer, facts=view.resolved.facts, values=view.resolved.values)


def _now(name: str, view: View) -> Resolved[Any]:
    """Return a document as it stands, filled in."""
    document = view.survey.library.document(name)
    library = view.survey.library
    return resolve(document, library, scope=scope_of(document, library), on=view.survey.on).value


def _named(guide: EasyRead, view: View) -> tuple[Release, ...]:
    """Return the release that *guide* explains, where there is one."""
    found = named(guide, view.survey.releases.get(guide.explained or "", ()))
    return (found,) if found else ()


def _released(guide: EasyRead, view: View) -> Iterator[Resolved[Any]]:
    """Yield the release that *guide* explains as it was; none where its kind has moved away from it."""
    for each in _named(guide, view):
        try:
            yield each.resolved()
        except ValueError:
            return
