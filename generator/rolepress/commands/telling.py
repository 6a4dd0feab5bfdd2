"""The commands that tell what there is: schema, formats, doctor, due, log."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rolepress.commands.saying import FINE, PROBLEMS, in_uk, know, print_lines, print_table, show_report

if TYPE_CHECKING:
    from rolepress.diary import Diary


def schema(arguments: Namespace) -> int:
    """Write the JSON Schemas."""
    from rolepress.schema import write_schemas

    written = write_schemas(arguments.project)
    print(f"wrote {len(written)} schemas to {written[0].parent}")
    return FINE


def formats(arguments: Namespace) -> int:
    """List the editions and formats, and how each comes to be."""
    from rolepress.config import load_settings
    from rolepress.exports import exports
    from rolepress.offer import AHEAD, offers

    rows = [
        {"edition": each.edition, "format": each.format, "suffix": each.suffix, "media_type": each.media_type,
         "state": each.state, "kinds": " ".join(each.kinds), "not_ahead": " ".join(each.not_ahead),
         "command": each.command}
        for each in offers(load_settings(arguments.project).value)
    ]  # fmt: skip
    rows += [
        {"edition": "export", "format": each.id, "suffix": each.suffix, "media_type": each.media_type,
         "state": AHEAD, "kinds": "", "not_ahead": "", "command": ""}
        for each in exports().values()
    ]  # fmt: skip
    if arguments.report == "text":
        shown = ("edition", "format", "suffix", "state")
        print_table([{**{name: row[name] for name in shown}, "how": _how(row)} for row in rows])
    else:
        print(json.dumps(rows, indent=2))
    return FINE


def _how(row: Mapping[str, str]) -> str:
    """Return what makes a format that is not built ahead, and for which kinds where others have it."""
    if row["kinds"] and row["not_ahead"]:
        return f"but for {', '.join(row['not_ahead'].split())}: {row['command']}"
    return row["command"]


def due(arguments: Namespace) -> int:
    """Say what is due, by who keeps it, as text, a table or a calendar."""
    from rolepress.diary import diary

    outcome = diary(arguments.project, on=arguments.as_of or in_uk(datetime.now(UTC)))
    if outcome.value is None:
        show_report(outcome.problems, arguments, "")
        return PROBLEMS
    whole = outcome.value
    if arguments.owner:
        know([arguments.owner], whole.owners, "a role or team that keeps something",
             otherwise=f"one of {', '.join(whole.owners)}")  # fmt: skip
    made = whole.narrowed(within=arguments.within, owner=arguments.owner)
    if arguments.format == "text" and arguments.report == "text" and arguments.out is None:
        _say_due(made)
    else:
        _write_due(made, arguments)
    return FINE


def log(arguments: Namespace) -> int:
    """Tell the history of one document."""
    from rolepress import logbook

    know([arguments.id], logbook.known_ids(arguments.project), "the id of a document",
         otherwise="an id is the name of a document's file, without .yml")  # fmt: skip
    outcome = logbook.log(arguments.project, arguments.id, on=in_uk(datetime.now(UTC)))
    if outcome.value is None:
        show_report(outcome.problems, arguments, "there is nothing to tell")
        return PROBLEMS
    if arguments.report == "text":
        show_report(outcome.problems, arguments, "")
        print_lines(logbook.as_lines(outcome.value))
    else:
        print(json.dumps(logbook.as_data(outcome.value), ensure_ascii=False, indent=2))
    return FINE


def _say_due(made: Diary) -> None:
    from rolepress.diary import as_lines

    print_lines(as_lines(made))


def _write_due(made: Diary, arguments: Namespace) -> None:
    """Write what is due as a file, or to what reads this command."""
    from rolepress.diary import as_calendar, as_data, as_lines, as_table, without_a_day
    from rolepress.private import refuse_content, refuse_public

    if arguments.format == "csv":
        raw = as_table(made)
    elif arguments.format == "ics":
        raw = as_calendar(made)
    elif arguments.report == "text":
        raw = "".join(f"{line}\n" for line in as_lines(made)).encode()
    else:
        raw = f"{json.dumps(as_data(made), ensure_ascii=False, indent=2)}\n".encode()
    if arguments.out is None:
        sys.stdout.buffer.write(raw)
    else:
        refuse_content(arguments.out, arguments.project)
        refuse_public(arguments.out)
        arguments.out.write_bytes(raw)
        print(f"wrote {arguments.out}")
    left_out = without_a_day(made) if arguments.format == "ics" else 0
    if left_out:
        print(f"not in the calendar, because they have no day: {left_out}", file=sys.stderr)


def doctor(arguments: Namespace) -> int:
    """Say what this machine has."""
    from rolepress.doctor import examine

    findings = examine(arguments.project)
    for finding in findings:
        print(finding)
    return FINE if all(finding.fine or not finding.needed for finding in findings) else PROBLEMS
