"""What each command does: calls the room that can do it, and prints what came of it.

Only light rooms are imported here; a command imports the heavy ones when it runs.
"""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolepress import stamp
from rolepress.problems import Problem, Severity, nearest
from rolepress.report import REPORTS, as_data, as_text, built, counted, from_data, spoken, wants_colour

if TYPE_CHECKING:
    from rolepress.build import BuildReport, Order
    from rolepress.editions import Edition
    from rolepress.formats import Format
    from rolepress.problems import Outcome

FINE, PROBLEMS, WRONG_USE = 0, 1, 2


class WrongUseError(Exception):
    """The command line asks for something that there is not; the message and hint are in plain words."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def build(arguments: Namespace) -> int:
    """Build the sites, unless nothing has changed since the last build."""
    began = time.monotonic()
    order = _order_options(arguments)
    inputs = stamp.inputs_of(arguments.project, order)
    kept = stamp.seen(arguments.project, inputs, arguments.as_of or datetime.now(UTC))
    if kept is None:
        report = _build_now(arguments, inputs)
        if not report.published:
            return _nothing_published(arguments, report.problems)
        problems, documents, handed_out = report.problems, report.documents, list(map(str, report.handed_out))
        made, unchanged = report.built, report.unchanged
    else:
        problems, documents = tuple(map(from_data, kept["problems"])), kept["documents"]
        handed_out = kept["handed_out"]
        made, unchanged = 0, kept["files"]
    seconds = time.monotonic() - began
    line = built(files=made, documents=documents, unchanged=unchanged, seconds=seconds)
    _print(problems, arguments, "\n".join((*(f"made on request: {path}" for path in handed_out), line)))
    return _code(problems)


def check(arguments: Namespace) -> int:
    """Report what needs a change."""
    from rolepress.build import check as find

    _know_documents(arguments.project, arguments.only)
    problems = find(arguments.project, only=tuple(arguments.only), as_of=arguments.as_of)
    _print(problems, arguments, counted(problems))
    return _code(problems, strict=arguments.strict)


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
        _know_documents(arguments.project, [arguments.source or arguments.explains])
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
    names, day = _chosen(arguments)
    outcome = approvals.approve(arguments.project, names, role=arguments.role, day=day, note=arguments.note)
    return _written(outcome, arguments, "approved")


def release(arguments: Namespace) -> int:
    """Freeze approved documents."""
    from rolepress import approvals

    names, day = _chosen(arguments)
    return _written(approvals.release(arguments.project, names, day=day), arguments, "released")


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
    _print(collected.problems, arguments, "\n".join(collected.lines))
    return _code(collected.problems, strict=arguments.strict)


def audit(arguments: Namespace) -> int:
    """Say what was checked of each file of the finished site, and what was not."""
    from rolepress.audit import MANIFEST
    from rolepress.audit.telling import as_data, as_lines
    from rolepress.audit.whole import audit_project
    from rolepress.progress import progress

    out = arguments.out or arguments.project / "site"
    if not (out / MANIFEST).is_file():
        raise WrongUseError("there is no finished site to look at", "first: rolepress build")
    if arguments.keep and arguments.only:
        raise WrongUseError("what is kept is told of the whole site", "leave out --only, or --keep")
    _know_documents(arguments.project, arguments.only)
    with progress(sys.stderr, "validators") as show:
        found, problems = audit_project(
            arguments.project, out, on=in_uk(datetime.now(UTC)), only=arguments.only, keep=arguments.keep,
            on_done=show,
        )  # fmt: skip
    if arguments.report == "json":
        print(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    else:
        _print(problems, arguments, "\n".join(as_lines(found)))
    return PROBLEMS if found.failed or found.broken or _code(problems) else FINE


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
        _print_table([{name: row[name] for name in shown} for row in rows])
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


def serve(arguments: Namespace) -> int:
    """Serve both sites until Ctrl-C."""
    from rolepress.serve import Service
    from rolepress.serve import serve as serve_sites

    def tell(new: Iterable[Problem], line: str, standing: Iterable[Problem]) -> None:
        known = tuple(standing)
        _print(tuple(new), arguments, f"{line}; {counted(known)}" if line and known else line)
        sys.stdout.flush()

    service = Service(
        arguments.project, tell, spoken, port=arguments.port, as_of=arguments.as_of, open_browser=arguments.open
    )
    with suppress(KeyboardInterrupt):  # how it is meant to end
        serve_sites(service)
    return FINE


def refusals() -> tuple[type[Exception], ...]:
    """Return the exceptions whose message is for the person at the keyboard. Only asked for when one is met."""
    from rolepress.collect.folder import CannotCollectError
    from rolepress.formats.pdf.weasy import WrongWeasyPrintError
    from rolepress.new import CannotMakeError
    from rolepress.publish import CannotPublishError
    from rolepress.serve.server import CannotListenError
    from rolepress.theme import TemplateFaultError
    from rolepress.work import NoSuchExecutorError, WorkersStoppedError

    machine = NoSuchExecutorError, WorkersStoppedError, WrongWeasyPrintError
    made = CannotCollectError, CannotMakeError, CannotPublishError
    return CannotListenError, *made, TemplateFaultError, *machine


def code_of(refusal: Exception) -> int:
    """Return the exit code of one of the `refusals`."""
    from rolepress.collect.folder import CannotCollectError
    from rolepress.new import CannotMakeError
    from rolepress.work import NoSuchExecutorError

    wrong = CannotCollectError | CannotMakeError | NoSuchExecutorError
    return WRONG_USE if isinstance(refusal, wrong) else PROBLEMS


def in_uk(moment: datetime) -> datetime:
    """Return *moment*, which has a zone, as UK local time without one."""
    from zoneinfo import ZoneInfo  # late: most builds do without it

    return moment.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)


# Building


def _order_options(arguments: Namespace) -> dict[str, Any]:
    """Return the options that decide what a build makes, as the stamp compares them."""
    as_of = arguments.as_of.isoformat() if arguments.as_of else None
    chosen = {"only": arguments.only, "editions": arguments.edition, "formats": arguments.format}
    return {"out": str(_out(arguments).absolute()), "as_of": as_of} | {
        name: sorted(chosen[name]) for name in chosen
    }


def _out(arguments: Namespace) -> Path:
    out: Path = arguments.out or arguments.project / "site"
    return out


def _build_now(arguments: Namespace, inputs: str) -> BuildReport:
    """Build, and keep what came of it for a next time with nothing to do, when there is nothing to try again."""
    from rolepress.build import build as build_all
    from rolepress.progress import progress

    order = _order(arguments)
    with progress(sys.stderr) as show:
        report = build_all(order, on_done=show)
    if report.published and not report.complete:
        stamp.forget(arguments.project)
    elif report.published:
        result = {
            "problems": [as_data(each) for each in report.problems],
            "files": report.built + report.unchanged,
            "documents": report.documents,
            "handed_out": list(map(str, report.handed_out)),
        }
        stamp.write(arguments.project, inputs, result=result, made=report.made, valid_until=report.valid_until)
    return report


def _order(arguments: Namespace) -> Order:
    """Return what to build; WrongUseError for a document, edition or format that there is not."""
    from rolepress.build import Order
    from rolepress.editions import editions as all_editions
    from rolepress.exports import exports
    from rolepress.formats import formats as all_formats

    _know_documents(arguments.project, arguments.only)
    known = all_editions().values()
    editions = {name for edition in known for name in (edition.name, edition.id)}
    _know(arguments.edition, editions, "an edition", otherwise="see `rolepress formats`")
    _know(arguments.format, {*all_formats(), *exports()}, "a format", otherwise="see `rolepress formats`")
    wanted = {each.name for each in known if {each.name, each.id} & set(arguments.edition)}
    _know_pairs([each for each in known if each.name in wanted], [*map(all_formats().get, arguments.format)])
    return Order(
        arguments.project, _out(arguments), as_of=arguments.as_of, only=tuple(arguments.only),
        editions=tuple(sorted(wanted)), formats=tuple(arguments.format), jobs=arguments.jobs,
        executor=arguments.executor,
    )  # fmt: skip


def _nothing_published(arguments: Namespace, problems: Sequence[Problem]) -> int:
    line = f"nothing was published: {counted(problems)}; what was published before stays"
    _print(problems, arguments, line)
    return PROBLEMS


# Documents


def _know_documents(project: Path, names: Iterable[str]) -> None:
    _know(names, [path.stem for path in project.glob("content/*/*.yml")], "the id of a document",
          otherwise="an id is the name of a document's file, without .yml")  # fmt: skip


def _know(names: Iterable[str], known: Iterable[str], what: str, *, otherwise: str) -> None:
    """Refuse a name that is not *known*, with the nearest one as the hint, or what helps *otherwise*."""
    known = set(known)
    for name in names:
        if name not in known:
            near = nearest(name, known)
            raise WrongUseError(f"'{name}' is not {what}", f"did you mean {near}?" if near else otherwise)


def _know_pairs(editions: Sequence[Edition], formats: Sequence[Format | None]) -> None:
    """Refuse editions that are made in none of the *formats* that are asked for."""
    wanted = [each.id for each in formats if each is not None]
    if editions and wanted and not any(edition.takes(format) for edition in editions for format in wanted):
        names = " and ".join(each.name for each in editions)
        raise WrongUseError(f"{names} is not made in {' or '.join(wanted)}", "see `rolepress formats`")


def _chosen(arguments: Namespace) -> tuple[tuple[str, ...], date]:
    """Return the documents that a command is for, and its day."""
    from rolepress.approvals import publishable

    day = arguments.date or in_uk(datetime.now(UTC)).date()
    if bool(arguments.ids) == arguments.all:
        what = "both documents and --all are given" if arguments.all else "no documents are named"
        raise WrongUseError(what, "give their ids, or --all")
    if arguments.all:
        return publishable(arguments.project, day=day).value, day
    _know_documents(arguments.project, arguments.ids)
    return tuple(arguments.ids), day


def _written(outcome: Outcome[tuple[Any, ...]], arguments: Namespace, done: str) -> int:
    lines = [f"{done}: {path}" for path in outcome.value]
    _print(outcome.problems, arguments, "\n".join(lines or [f"nothing was {done}"]))
    return FINE if outcome.ok else PROBLEMS


# Printing


def _print(problems: Sequence[Problem], arguments: Namespace, line: str) -> None:
    """Print the report, and the last *line* where people read it: a tool's report holds nothing else."""
    if arguments.report == "text":
        print(as_text(problems, colour=wants_colour(sys.stdout)), end="")
        print(line, end="\n" if line else "")
    else:
        print(REPORTS[arguments.report](problems), end="")
        print(line, file=sys.stderr)


def _print_table(rows: Sequence[Mapping[str, str]]) -> None:
    widths = {name: max(len(row[name]) for row in rows) for name in rows[0]}
    for row in rows:
        print("  ".join(f"{row[name]:{width}}" for name, width in widths.items()).rstrip())


def _code(problems: Iterable[Problem], *, strict: bool = False) -> int:
    counts = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return PROBLEMS if any(each.severity in counts for each in problems) else FINE
