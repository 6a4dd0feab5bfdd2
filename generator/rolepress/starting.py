"""Starts an easy-read guide from the document that it explains: its parts and facts, and none of its sentences.

It chooses no picture: which one tells the same as the words can be told only when there are words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from rolepress.config import Settings
from rolepress.explaining import text_of
from rolepress.labels import labels_for
from rolepress.library import FactUse, load
from rolepress.lifecycle import UK
from rolepress.manuscript import Heading, Manuscript, walk
from rolepress.markdown import plain
from rolepress.model.easy_read import EXPLAINED, HEADING_TO_REWRITE, UNCHOSEN
from rolepress.model.house_style import HouseStyle
from rolepress.releases import Release, load_releases
from rolepress.resolve import PLACEHOLDER, resolve, scope_of
from rolepress.resolve.facts_said import PLAIN
from rolepress.resolved import Resolved
from rolepress.wording import say

LONGEST_VALUE = 90  # characters of a fact's value in the comment
TAKEN = frozenset({"title", "summary", "checked", "explains", "contact", "words", "picture-credits"})
"""Ids that a guide has for itself: a group that covers a part of such a name gets another."""

_GROUPS = re.compile(r"^groups:\n.*?(?=^\S)", re.MULTILINE | re.DOTALL)
_STEPS = re.compile(r"^    steps:\n.*?(?=^\S)", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"(?<=picture: )\S+")
_ONCE = re.compile(r"^ +#.*\n|^        words:\n(?:          .*\n)+", re.MULTILINE)  # in the first group alone
_ORGANISATION = re.compile(r"^organisation: .*$", re.MULTILINE)
_EXPLAINS = re.compile(r"^# explains: .*\n", re.MULTILINE)


class CannotExplainError(ValueError):
    """No guide can be started from a document; the message says why."""


def guide_from(sample: str, project: Path, settings: Settings, explained: str) -> str:
    """Return the *sample* of a guide, made ready to explain the document *explained* of *project*.

    It is of the same organisation, and has a group for each main heading, and a comment with the facts. Raises
    CannotExplainError when there is no such document, and when it is of a kind that no guide explains.
    """
    library = load(project, settings).value
    if explained not in library.entries:
        raise CannotExplainError(f"there is no document '{explained}' that can be read")
    document = library.document(explained)
    if document.kind not in EXPLAINED:
        raise CannotExplainError(f"'{explained}' is of the kind {document.kind}, and no guide explains that")
    on = datetime.now(UK).replace(tzinfo=None)
    now: Resolved[Any] = resolve(document, library, scope=scope_of(document, library), on=on).value
    latest = next(reversed(load_releases(project).value.get(explained, ())), None)
    text = text_of(_as_released(latest, now) if latest else now, library)
    version = latest.version if latest else document.version
    late = "" if latest else "# It is not released yet: release it, then write from that.\n"
    if document.organisation:
        sample = _ORGANISATION.sub(f"organisation: {document.organisation}", sample, count=1)
    ready = _EXPLAINS.sub(
        lambda _: f"{late}explains: {{document: {explained}, version: {json.dumps(version)}}}\n", sample, count=1
    )
    facts = _facts(now, library.facts(scope_of(document, library)))
    groups = "".join((*facts, "groups:\n", *_groups(text, _STEPS.search(sample))))
    return _GROUPS.sub(lambda _: groups, ready, count=1)


def _as_released(latest: Release, now: Resolved[Any]) -> Resolved[Any]:
    """Return the latest release; the document as it stands where its kind has moved away from that."""
    try:
        before = latest.resolved()
    except ValueError:
        return now
    return Resolved(
        before.document, before.employer, before.clauses, before.facts, before.clause_versions, before.parts,
        now.state, before.titles, before.excerpts,
    )  # fmt: skip


def _facts(now: Resolved[Any], known: Mapping[str, FactUse]) -> Iterator[str]:
    """Yield a comment with the facts that the document tells, each with its present value."""
    values: Mapping[str, str] = dict(now.values)
    if not values:
        return
    yield "# Facts of that document. Write the name with its brackets: the guide then follows the fact.\n"
    names = sorted((key.partition("/")[2], said) for key, said in values.items())
    width = max(len(name) for name, _ in names)
    for name, said in names:
        line = " ".join(_told(said, known).split())
        short = line if len(line) <= LONGEST_VALUE else f"{line[:LONGEST_VALUE].rstrip()}…"
        yield f"#   {f'{{{{ {name} }}}}':<{width + 6}}  {short}\n"


def _told(said: str, known: Mapping[str, FactUse], deeper: int = 3) -> str:
    """Return what a fact says with what the facts in it say, as far as facts usually name others."""

    def inside(match: re.Match[str]) -> str:
        name, _, part = match[1].strip().partition(".")
        use = known.get(name)
        if use is None or not deeper:
            return match[0]
        words = say(use.fact, part, HouseStyle(), labels_for(PLAIN).value)
        return _told(words, known, deeper - 1)

    return PLACEHOLDER.sub(inside, said)


def _groups(text: Manuscript, steps: re.Match[str] | None) -> Iterator[str]:
    """Yield a group for each main heading of *text*, with the sample's own step to be written anew.

    What the parts of a step are is said in the first group alone. What is bound in from another document is that
    document's.
    """
    headings = [
        block
        for block in walk(text.blocks)
        if isinstance(block, Heading) and block.level == 2 and "--" not in block.id
    ]
    sample = _PICTURE.sub(UNCHOSEN, steps[0]) if steps else ""
    for heading in headings:
        name = f"about-{heading.id}" if heading.id in TAKEN else heading.id
        yield f"  - id: {name}\n    title: {_scalar(f'{HEADING_TO_REWRITE}{plain(heading.text)}')}\n"
        yield f"    covers: [{heading.id}]\n{sample}"
        sample = _ONCE.sub("", sample)
    if not headings:
        yield f"  - id: first-part\n    title: First part\n{sample}"


def _scalar(text: str) -> str:
    """Return *text* as a value of YAML, in quotation marks where it needs them."""
    return text if re.fullmatch(r"[A-Za-z][\w ,’-]* [\w ,’-]*\w", text) else json.dumps(text, ensure_ascii=False)
