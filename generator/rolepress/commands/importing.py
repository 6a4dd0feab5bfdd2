"""The command that brings a Word copy back: import."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rolepress.commands.saying import FINE, WrongUseError, in_uk, know_documents
from rolepress.report import seen

if TYPE_CHECKING:
    from rolepress.importers import Choice, Plan, Proposal

STOP = "q"


def bring_back(arguments: Namespace) -> int:
    """Propose what an edited Word copy would change, and make the changes that are agreed."""
    from rolepress.importers import carry_out, draw_up
    from rolepress.importers.telling import as_data, aside_lines, closing, opening, proposal_lines

    if not arguments.file:
        raise WrongUseError("no file is named", "give a Word copy: rolepress import FILE.docx --update ID")
    if not arguments.update:
        raise WrongUseError("no document is named", _with_its_document(arguments.file))
    know_documents(arguments.project, [arguments.update])
    visit = draw_up(arguments.project, arguments.file, arguments.update, on=in_uk(datetime.now(UTC)))
    plan, in_words = visit.plan, arguments.report == "text"
    asks = in_words and not arguments.yes and sys.stdin.isatty() and sys.stdout.isatty()
    if in_words:
        _print(*opening(plan))
    answers: dict[int, str] = {}
    for index, each in enumerate(plan.proposals):
        if in_words:
            _print(*proposal_lines(each, index + 1, len(plan.proposals)))
        answer = _ask(each) if asks else "y" if arguments.yes and _may_be_taken(each) else ""
        if answer == STOP:
            break
        if answer:
            answers[index] = answer
    files = carry_out(visit, _chosen(plan, answers))
    if in_words:
        dry = not asks and not arguments.yes
        _print(
            *aside_lines(plan.asides),
            *closing(plan, files, taken=len(answers), dry=dry, all_of_them=arguments.yes),
        )
    else:
        print(json.dumps(as_data(plan, answers, files), ensure_ascii=False, indent=2))
    return FINE


def _with_its_document(file: Path) -> str:
    """Return what to type for a copy: the whole command where the copy says whose it is."""
    from rolepress.importers import whose

    name = whose(file)
    if not name:
        return "add --update with the id of the document"
    typed = f'"{file}"' if " " in str(file) else str(file)
    return f"this is a copy of '{name}': rolepress import {typed} --update {name}"


def _may_be_taken(proposal: Proposal) -> bool:
    """Whether --yes takes a proposal: a change of shared text is for somebody to decide."""
    return any(each.key == "y" for each in proposal.choices)


def _chosen(plan: Plan, answers: Mapping[int, str]) -> list[Choice]:
    return [one for index, key in answers.items() for one in plan.proposals[index].choices if one.key == key]


def _ask(proposal: Proposal) -> str:
    """Return the answer to a proposal: the key of a choice, "" for no, "q" to stop."""
    keys = [each.key for each in proposal.choices]
    offered = "/".join((*keys, "N", STOP))
    while True:
        try:
            answer = input(f"  take it? [{offered}] ").strip().casefold()[:1]
        except EOFError:
            return STOP
        if answer in ("", "n"):
            return ""
        if answer in (*keys, STOP):
            return answer
        _print(f"  answer with {', '.join(keys)}, n for no, or q to stop; Enter means no")


def _print(*lines: str) -> None:
    for each in lines:
        print(seen(each))
