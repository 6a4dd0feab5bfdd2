"""Rules about guides: the marks that lead from a text to boxes, notes, references, parts and appendices."""

from __future__ import annotations

from collections.abc import Iterator

from rolepress.checks.rules import Finding, rule
from rolepress.checks.texts import Written
from rolepress.checks.view import View
from rolepress.model.base import LIFECYCLE
from rolepress.model.guide import MARK, Appendix, BoxText, Citation, Content, Footnote, Guide, GuidePart, Piece
from rolepress.problems import DataPath, Severity, nearest

_RUNNING_TEXT = frozenset({"parts", "appendices", "acknowledgements", "footnotes"})
_NAMES = frozenset({"title", "question", "called"})  # fields that are headings: a link in one leads astray
_TARGETS = (GuidePart, BoxText, Footnote, Citation, Appendix)


@rule("mark", kinds=(Guide,))
def mark(guide: Guide, view: View) -> Iterator[Finding]:
    """A mark such as [^four-phases] leads to a box, note, reference, part or appendix, and stands in running text.

    Why: readers would see the mark itself, and nothing to follow. In a heading, its link would also stand in the
    contents, which are links themselves.

    Example: `See [^for-phases].`

    Instead: `See [^four-phases].`, with the `id:` of what it leads to.
    """
    targets = {model.id for _, model in view.models if isinstance(model, _TARGETS)}
    for written in view.texts:
        if written.at[0] in LIFECYCLE:
            continue
        for name in dict.fromkeys(MARK.findall(written.text)):
            if name not in targets:
                yield Finding(written.at, f"the mark [^{name}] leads to nothing", nearest(name, targets))
            elif not _is_running(written):
                yield Finding(written.at, f"the mark [^{name}] cannot stand here", "put it into a text under this")


@rule("unmarked-note", kinds=(Guide,), severity=Severity.WARNING)
def unmarked_note(guide: Guide, view: View) -> Iterator[Finding]:
    """A note at the end of a guide has a mark in the text.

    Why: nobody comes to a note to which no text leads, and the note cannot lead back.

    Example: `footnotes:` with `id: source`, and no text with [^source].

    Instead: put the mark where the note belongs, or take the note out. A reference may stand without a mark.
    """
    marked = {name for written in view.texts if _is_running(written) for name in MARK.findall(written.text)}
    for index, note in enumerate(guide.footnotes):
        if note.id not in marked:
            message = f"no text leads to the note '{note.id}'"
            yield Finding(("footnotes", index, "id"), message, f"write [^{note.id}] where the note belongs")


@rule("mark-target", kinds=(Guide,))
def mark_target(guide: Guide, view: View) -> Iterator[Finding]:
    """Parts, boxes, notes, references and appendices of a guide have ids of their own, and lists of questions too.

    Why: a mark names an id, and would lead to the wrong one of the two.

    Example: a box and a reference with `id: recovery`.

    Instead: `id: recovery` and `id: recovery-report`.
    """
    seen: dict[str, DataPath] = {}
    for at, model in view.models:
        if isinstance(model, _TARGETS) and seen.setdefault(model.id, at) != at:
            yield Finding((*at, "id"), f"the id '{model.id}' is already used above", "give one of them another id")
    lists: set[str] = set()
    for at, model in view.models:
        if isinstance(model, Content) and model.questions:
            if model.questions.id in lists:
                message = f"the id '{model.questions.id}' is already used above"
                yield Finding((*at, "questions", "id"), message, "give one of the lists another id")
            lists.add(model.questions.id)


@rule("list-of", kinds=(Guide,))
def list_of(guide: Guide, view: View) -> Iterator[Finding]:
    """What lists the questions of a guide names a list of questions in it.

    Why: readers would find nothing in its place.

    Example: `list_of: myth`, where the questions have `id: myths`.

    Instead: `list_of: myths`
    """
    known = [each.questions.id for each in guide.contents() if each.questions]
    for at, model in view.models:
        if isinstance(model, Piece) and model.list_of and model.list_of not in known:
            message = f"there are no questions '{model.list_of}' in this guide"
            yield Finding((*at, "list_of"), message, nearest(model.list_of, known))


def _is_running(written: Written) -> bool:
    return written.at[0] in _RUNNING_TEXT and written.field not in _NAMES
