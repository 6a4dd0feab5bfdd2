"""The commands that write documents, and what is kept of them: new, submit, approve, release, retire, collect."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from rolepress.commands.saying import (
    FINE,
    PROBLEMS,
    WrongUseError,
    chosen,
    code_for,
    in_uk,
    know_documents,
    show_report,
    written,
)

if TYPE_CHECKING:
    from rolepress.model.base import Decision


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
        print("\n".join(_allowed(arguments.project, path)), end="")
    if arguments.explains:
        print("write every sentence yourself, in easy words, with a picture for each idea, then: rolepress check")
    return FINE


def _allowed(project: Path, path: PurePosixPath) -> Iterator[str]:
    """Yield that a copy has the exceptions of the original, which were judged there; nothing where it has none."""
    from rolepress.source import read_source

    source = read_source(project, path).value
    kept = source.data.get("allow") if source and isinstance(source.data, dict) else None
    if source and isinstance(kept, list) and kept:
        line = source.place(("allow",)).line
        yield f"it keeps what `allow:` says on line {line} of it: see that each reason holds for this one too\n"


def kind_names() -> tuple[str, ...]:
    """Return the kinds of documents that can be started, those that become pages first."""
    from rolepress.model import kinds

    return tuple(sorted(kinds(), key=lambda name: not kinds()[name].published))


def submit(arguments: Namespace) -> int:
    """Record that documents are ready to be looked at, as they stand."""
    ids = " ".join(arguments.ids) or "--all"
    then = f'who has to agree types: rolepress approve {ids} --role "Head of …"; to send it back: '
    return _decide(arguments, "submitted", f'{then}--reject --note "What has to change" at its end')


def approve(arguments: Namespace) -> int:
    """Record that a role agreed documents as they stand, or sent them back."""
    if arguments.reject and not arguments.note:
        raise WrongUseError("nothing says why this is sent back", 'add --note "What has to change"')
    ids = " ".join(arguments.ids) or "--all"
    if arguments.reject:
        return _decide(arguments, "rejected", f"change it, then: rolepress submit {ids} --role ROLE")
    return _decide(arguments, "approved", f"rolepress release {ids}")


def _decide(arguments: Namespace, decision: Decision, then: str = "") -> int:
    from rolepress import approvals

    if not arguments.role:
        whose = "who submits it" if decision == "submitted" else "who decides"
        raise WrongUseError(f"no role says {whose}", 'add --role "Head of …": a role, not a name')
    named, day = chosen(arguments)
    outcome = approvals.approve(
        arguments.project, named.value, role=arguments.role, day=day, note=arguments.note, decision=decision
    )
    return written(outcome, arguments, decision, then=then, unread=named.problems)


def release(arguments: Namespace) -> int:
    """Freeze approved documents."""
    from rolepress import approvals

    named, day = chosen(arguments)
    outcome = approvals.release(arguments.project, named.value, day=day)
    then = _then_built(arguments.project, outcome.value, day) if outcome.value else ""
    return written(outcome, arguments, "released", then=then, unread=named.problems)


def _then_built(project: Path, paths: Iterable[PurePosixPath], day: date) -> str:
    """Return what the next build does with the releases at *paths*: some are public, some wait, some never are."""
    from rolepress.releases import read_release
    from rolepress.wording import short_day

    released = [each for path in paths if (each := read_release(project, path.parent.name, path.stem)) is not None]
    documents = [each.resolved().document for each in released]
    public = [each for each in documents if each.audience == "public"]
    later = [each for each in public if each.opens is not None and each.opens.date() > day]
    own = [each.id for each in documents if each.audience != "public"]
    lines = [
        "rolepress build, which puts it on the public site" if len(public) > len(later) else "rolepress build"
    ]
    lines += [
        f"not on the public site before {short_day(each.opens.date())}: {each.id}" for each in later if each.opens
    ]
    if own:
        lines.append(f"for colleagues alone, and never on the public site: {', '.join(own)}")
    return "\n".join(lines)


def retire(arguments: Namespace) -> int:
    """Take a document off the public site for good."""
    from rolepress.retiring import retire as retire_document

    day = arguments.date or in_uk(datetime.now(UTC)).date()
    know_documents(arguments.project, [arguments.id, *filter(None, [arguments.replaced_by])])
    outcome = retire_document(
        arguments.project, arguments.id, replaced_by=arguments.replaced_by, day=day, dry_run=arguments.dry_run
    )
    retired = outcome.value
    if retired is None:
        show_report(outcome.problems, arguments, "nothing was retired: mend these first")
        return PROBLEMS
    lines = [f"{'would be retired' if arguments.dry_run else 'retired'}: {retired.path}"]
    if retired.was_public and retired.heir:
        lines.append(f"from the next build its page leads to “{retired.heir}”; its releases are kept")
    elif retired.was_public:
        lines.append("its page is gone from the next build: old links lead to “Page not found”")
    undo = f"to take it back: git checkout -- {retired.path}"
    lines.append("nothing was written" if arguments.dry_run else undo)
    show_report(outcome.problems, arguments, "\n".join(lines))
    return code_for(outcome.problems)


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
