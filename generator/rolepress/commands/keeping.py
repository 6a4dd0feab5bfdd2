"""The commands that write documents, and what is kept of them: new, approve, release, collect."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from rolepress.commands.saying import (
    FINE,
    WrongUseError,
    chosen,
    code_for,
    in_uk,
    know_documents,
    show_report,
    written,
)


def new(arguments: Namespace) -> int:
    """Start a project or a document."""
    from rolepress.new import new_document, new_project

    if arguments.kind == "project":
        if arguments.source or arguments.explains:
            option = "--from" if arguments.source else "--explains"
            raise WrongUseError("a project is not made from a document", f"leave out {option}")
        made = new_project(Path(arguments.name))
        print(f"made {len(made)} files in {arguments.name}; now: rolepress build --project {arguments.name}")
        return FINE
    if arguments.source and arguments.explains:
        raise WrongUseError("a guide is a copy, or it is started from what it explains", "leave out --from")
    if arguments.source or arguments.explains:
        know_documents(arguments.project, [arguments.source or arguments.explains])
    path = new_document(
        arguments.project, arguments.kind, arguments.name, source=arguments.source, explains=arguments.explains
    )
    print(f"made {path}")
    if arguments.source:
        print("it is a copy: change its title, its owner and what else is different, then: rolepress check")
    if arguments.explains:
        print("write every sentence yourself, in easy words, with a picture for each idea, then: rolepress check")
    return FINE


def kind_names() -> tuple[str, ...]:
    """Return the kinds of documents that can be started, those that become pages first."""
    from rolepress.model import kinds

    return tuple(sorted(kinds(), key=lambda name: not kinds()[name].published))


def approve(arguments: Namespace) -> int:
    """Record that a role agreed documents as they stand."""
    from rolepress import approvals

    if not arguments.role:
        raise WrongUseError("nobody is named who agrees", 'add --role "Head of …": a role, not a name')
    names, day = chosen(arguments)
    outcome = approvals.approve(arguments.project, names, role=arguments.role, day=day, note=arguments.note)
    return written(outcome, arguments, "approved")


def release(arguments: Namespace) -> int:
    """Freeze approved documents."""
    from rolepress import approvals

    names, day = chosen(arguments)
    return written(approvals.release(arguments.project, names, day=day), arguments, "released")


def collect(arguments: Namespace) -> int:
    """List the answers in filled forms."""
    from rolepress.collect import Wanted
    from rolepress.collect import collect as collect_forms
    from rolepress.progress import progress

    if not arguments.files:
        raise WrongUseError("no files are named", "give filled forms, or a folder of them")
    if not arguments.out:
        raise WrongUseError(
            "no folder is named for the lists", "add --out with a private folder, outside the project"
        )
    wanted = Wanted(
        arguments.project, tuple(arguments.files), arguments.out, in_uk(datetime.now(UTC)),
        blind=arguments.blind, replace=arguments.replace, dry_run=arguments.dry_run,
    )  # fmt: skip
    with progress(sys.stderr) as show:
        collected = collect_forms(wanted, on_done=show)
    show_report(collected.problems, arguments, "\n".join(collected.lines))
    return code_for(collected.problems, strict=arguments.strict)
