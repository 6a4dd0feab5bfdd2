"""The rule about words that came with a new file and that nobody has replaced yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import Form, models_of, texts_of
from rolepress.checks.view import View
from rolepress.home import templates_folder
from rolepress.model import MODELS
from rolepress.model.base import Document
from rolepress.model.easy_read import HEADING_TO_REWRITE, UNCHOSEN, EasyRead
from rolepress.model.facts import Facts
from rolepress.model.fitting import fit
from rolepress.problems import Severity
from rolepress.source import read_source

PLACEHOLDER_TEXT = "placeholder-text"
_SAMPLES = PurePosixPath("new/kinds")  # in the built-in templates: the smallest good file of each kind


@rule(PLACEHOLDER_TEXT, severity=Severity.WARNING)
def placeholder_text(document: Document, view: View) -> Iterator[Finding]:
    """The words that a new file starts with are replaced.

    Why: they say what to write, and tell readers nothing. A document that has them cannot be approved.

    Example: `summary: Say in two or three sentences what this post is for.`

    Instead: `summary: You will welcome people to the ward and keep its records.`
    """
    if isinstance(document, Facts):
        return  # its sample is a fact that may well be right
    if isinstance(document, EasyRead):
        yield from _started(document)
    for written in view.texts:
        if written.text.strip() in _sample_texts(view.entry.kind):
            yield Finding(written.at, "this text came with the new file", "write your own words here")


def _started(guide: EasyRead) -> Iterator[Finding]:
    """Yield what nobody has chosen or rewritten since the guide was started from its document."""
    for index, group in enumerate(guide.groups):
        at = ("groups", index)
        if group.title.startswith(HEADING_TO_REWRITE.strip()):
            message = "this is still the heading of the document"
            yield Finding((*at, "title"), message, "say it in easier words")
        for place, step in enumerate(group.steps):
            if step.picture == UNCHOSEN:
                hint = "choose one: the page Pictures of the internal site shows each with its name"
                yield Finding((*at, "steps", place, "picture"), "no picture is chosen yet", hint)


@lru_cache
def _sample_texts(kind: str) -> frozenset[str]:
    """Return what readers would see of the sample of *kind*: sentences, names of several words, phone numbers."""
    source = read_source(templates_folder(), _SAMPLES / f"{kind}.yml").value
    sample = fit(MODELS[kind].model, source).value if source else None
    if sample is None:
        return frozenset()  # a kind of another package has none
    texts = (each.text.strip() for each in texts_of(models_of(sample)) if each.form is not Form.EMAIL)
    return frozenset(text for text in texts if " " in text)
