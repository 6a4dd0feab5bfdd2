"""The commands for one thing in many places: who shows it, and another word for it everywhere."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rolepress.commands.saying import (
    FINE,
    PROBLEMS,
    WrongUseError,
    in_uk,
    know,
    know_documents,
    print_lines,
    show_report,
)
from rolepress.report import seen

if TYPE_CHECKING:
    from rolepress.replacing import Plan


def impact(arguments: Namespace) -> int:
    """Say what shows a fact, a clause or an organisation."""
    from rolepress.impact import known_names, look
    from rolepress.impact.telling import as_data, as_lines

    outcome = look(arguments.project, arguments.name, on=arguments.as_of or in_uk(datetime.now(UTC)))
    if outcome.problems:
        show_report(outcome.problems, arguments, "")
        return PROBLEMS
    if not outcome.value:
        otherwise = f'to find words: rolepress replace "{arguments.name}" "other words", which writes nothing yet'
        know([arguments.name], known_names(arguments.project), "a fact, a clause or an organisation",
             otherwise=otherwise)  # fmt: skip
    if arguments.report == "text":
        print_lines("\n\n\n".join("\n".join(as_lines(each)) for each in outcome.value).split("\n"))
    else:
        print(json.dumps(as_data(outcome.value), ensure_ascii=False, indent=2))
    return FINE


def replace(arguments: Namespace) -> int:
    """Show what another word everywhere would change, and write it when that is asked."""
    from rolepress.replacing import Wanted, carry_out, draw_up
    from rolepress.replacing.telling import as_data, as_lines, replace_command

    _refuse_words(arguments)
    know_documents(arguments.project, (*arguments.only, *arguments.leave))
    wanted = Wanted(
        arguments.project, arguments.old, " ".join(arguments.new.split()), in_uk(datetime.now(UTC)),
        inside_words=arguments.inside_words, only=tuple(arguments.only), leave=tuple(arguments.leave),
        handbook=arguments.handbook, summary=" ".join(arguments.summary.split()),
    )  # fmt: skip
    outcome = draw_up(wanted)
    if outcome.value is None:
        show_report(outcome.problems, arguments, "nothing was written: put this right first, or leave it out")
        return PROBLEMS
    plan = outcome.value
    if arguments.apply:
        _refuse_other(plan, arguments.seen)
        _refuse_unsaid(plan)
        carry_out(arguments.project, plan)
    if arguments.report == "text":
        again = replace_command(plan, _options(arguments))
        print_lines(as_lines(plan, written=arguments.apply, again=again, project=_project(arguments)))
    else:
        print(json.dumps(as_data(plan, written=arguments.apply), ensure_ascii=False, indent=2))
    return FINE


def _refuse_words(arguments: Namespace) -> None:
    if not arguments.old.split():
        raise WrongUseError("there are no words to replace", 'rolepress replace "old words" "new words"')
    if not arguments.new.split():
        raise WrongUseError("there are no new words", "take words out by hand, where you see what stays")
    if arguments.old.split() == arguments.new.split():
        raise WrongUseError("the old and the new words are the same")
    if any(seen(each) != each for each in (arguments.old, arguments.new, arguments.summary)):
        raise WrongUseError("there is a line end or an invisible sign in the words", "give them on one line")
    if arguments.seen and not arguments.apply:
        raise WrongUseError("--seen goes with --apply")


def _refuse_other(plan: Plan, code: str) -> None:
    """Refuse to write another thing than was looked at, when *code* says what was."""
    if code and code != plan.code:
        hint = "look at the preview again: the same command without --apply and --seen"
        raise WrongUseError("the files are not as they were in that preview; nothing was written", hint)


def _refuse_unsaid(plan: Plan) -> None:
    """Refuse to leave released documents with other words and no word of why."""
    if plan.held:
        names = ", ".join(each.id for each in plan.held)
        raise WrongUseError(
            f"nothing says what changed in texts that are released, and nothing was written: {names}",
            'add --summary "What changed, for the public": each gets the next version and a line in its history',
        )


def _options(arguments: Namespace) -> list[str]:
    """Return the options that say what is replaced, as they are typed."""
    flags = (("--inside-words", arguments.inside_words), ("--handbook", arguments.handbook))
    lists = (("--only", arguments.only), ("--leave", arguments.leave))
    return [
        *(name for name, given in flags if given),
        *(word for name, ids in lists if ids for word in (name, *ids)),
        *(("--summary", arguments.summary) if arguments.summary else ()),
        *(("--project", _project(arguments)) if _project(arguments) else ()),
    ]


def _project(arguments: Namespace) -> str:
    """Return where the project is, as it is typed; "" where people stand in it."""
    return "" if str(arguments.project) == "." else str(arguments.project)
