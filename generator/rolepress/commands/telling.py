"""The commands that tell what there is: schema, formats, doctor."""

from __future__ import annotations

import json
from argparse import Namespace

from rolepress.commands.saying import FINE, PROBLEMS, print_table


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
         "state": each.state, "kinds": " ".join(each.kinds), "command": each.command}
        for each in offers(load_settings(arguments.project).value)
    ]  # fmt: skip
    rows += [
        {"edition": "export", "format": each.id, "suffix": each.suffix, "media_type": each.media_type,
         "state": AHEAD, "kinds": "", "command": ""}
        for each in exports().values()
    ]  # fmt: skip
    if arguments.report == "text":
        shown = ("edition", "format", "suffix", "state", "command")
        print_table([{name: row[name] for name in shown} for row in rows])
    else:
        print(json.dumps(rows, indent=2))
    return FINE


def doctor(arguments: Namespace) -> int:
    """Say what this machine has."""
    from rolepress.doctor import examine

    findings = examine(arguments.project)
    for finding in findings:
        print(finding)
    return FINE if all(finding.fine or not finding.needed for finding in findings) else PROBLEMS
