"""The commands that make the sites, or look at them: build, serve, check, audit."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolepress import stamp
from rolepress.commands.saying import (
    FINE,
    PROBLEMS,
    WrongUseError,
    code_for,
    in_uk,
    know,
    know_documents,
    show_report,
)
from rolepress.problems import Problem
from rolepress.report import as_data, built, counted, from_data, spoken

if TYPE_CHECKING:
    from rolepress.build import BuildReport, Order
    from rolepress.editions import Edition
    from rolepress.formats import Format


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
        problems, documents, files = report.problems, report.documents, _asked_for(report)
        made, unchanged = report.built, report.unchanged
        pages, refused = report.pages, report.refused
    else:
        problems, documents = tuple(map(from_data, kept["problems"])), kept["documents"]
        files = kept["asked_for"]
        made, unchanged = 0, kept["files"]
        pages, refused = 0, kept.get("refused", 0)
    seconds = time.monotonic() - began
    line = built(files=made, documents=documents, unchanged=unchanged, seconds=seconds, pages=pages,
                 refused=refused)  # fmt: skip
    show_report(problems, arguments, "\n".join((*files, line)))
    return code_for(problems)


def check(arguments: Namespace) -> int:
    """Report what needs a change."""
    from rolepress.build import check as find

    know_documents(arguments.project, arguments.only)
    problems = find(arguments.project, only=tuple(arguments.only), as_of=arguments.as_of)
    show_report(problems, arguments, counted(problems))
    return code_for(problems, strict=arguments.strict)


def audit(arguments: Namespace) -> int:
    """Say what was checked of each file of the finished site, and what was not."""
    from rolepress.audit import MANIFEST
    from rolepress.audit.telling import as_data as audit_as_data
    from rolepress.audit.telling import as_lines, as_table
    from rolepress.audit.whole import audit_project
    from rolepress.progress import progress

    out = arguments.out or arguments.project / "site"
    if not (out / MANIFEST).is_file():
        raise WrongUseError("there is no finished site to look at", "first: rolepress build")
    if arguments.keep and arguments.only:
        raise WrongUseError("what is kept is told of the whole site", "leave out --only, or --keep")
    know_documents(arguments.project, arguments.only)
    is_for_people = arguments.report == "text" and arguments.format != "csv"
    with progress(sys.stderr, "checks", named=lambda each: str(each.label), lines=is_for_people) as show:
        found, problems = audit_project(
            arguments.project, out, on=in_uk(datetime.now(UTC)), only=arguments.only, keep=arguments.keep,
            on_done=show,
        )  # fmt: skip
    if arguments.report == "json":
        told = audit_as_data(found) | {"problems": [as_data(each) for each in problems]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    elif arguments.format == "csv":
        sys.stdout.buffer.write(as_table(found))
    else:
        show_report(problems, arguments, "\n".join(as_lines(found, whole=arguments.all)))
    return PROBLEMS if found.failed or found.broken or code_for(problems) else FINE


def serve(arguments: Namespace) -> int:
    """Serve both sites until Ctrl-C."""
    from rolepress.serve import Service
    from rolepress.serve import serve as serve_sites

    def tell(new: Iterable[Problem], line: str, standing: Iterable[Problem]) -> None:
        known = tuple(standing)
        show_report(tuple(new), arguments, f"{line}; {counted(known)}" if line and known else line)
        sys.stdout.flush()

    service = Service(
        arguments.project, tell, spoken, port=arguments.port, as_of=arguments.as_of, open_browser=arguments.open
    )
    with suppress(KeyboardInterrupt):  # how it is meant to end
        serve_sites(service)
    return FINE


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
            "refused": report.refused,
            "asked_for": _asked_for(report),
        }
        stamp.write(arguments.project, inputs, result=result, made=report.made, valid_until=report.valid_until)
    return report


def _asked_for(report: BuildReport) -> list[str]:
    """Return a line for each file that somebody asked for, with where it is."""
    made = [f"made on request: {path}" for path in report.handed_out]
    return made + [f"built ahead, in the site: {path}" for path in report.standing]


def _order(arguments: Namespace) -> Order:
    """Return what to build; WrongUseError for a document, edition or format that there is not."""
    from rolepress.build import Order
    from rolepress.editions import editions as all_editions
    from rolepress.exports import exports
    from rolepress.formats import formats as all_formats
    from rolepress.offer import OUTSIDE_FORMATS

    know_documents(arguments.project, arguments.only)
    known = all_editions().values()
    editions = {name for edition in known for name in (edition.name, edition.id)}
    know(arguments.edition, editions, "an edition", otherwise="see `rolepress formats`")
    for name in arguments.format:
        if name in OUTSIDE_FORMATS:
            raise WrongUseError(f"'{name}' is made by people, not by Rolepress", _whom_to_ask(arguments.project))
    know(arguments.format, {*all_formats(), *exports()}, "a format", otherwise="see `rolepress formats`")
    wanted = {each.name for each in known if {each.name, each.id} & set(arguments.edition)}
    _know_pairs([each for each in known if each.name in wanted], [*map(all_formats().get, arguments.format)])
    return Order(
        arguments.project, _out(arguments), as_of=arguments.as_of, only=tuple(arguments.only),
        editions=tuple(sorted(wanted)), formats=tuple(arguments.format), jobs=arguments.jobs,
        executor=arguments.executor,
    )  # fmt: skip


def _whom_to_ask(project: Path) -> str:
    """Return who gives readers what people make, and in how many working days, as the organisation's file says."""
    from rolepress.config import load_settings
    from rolepress.library import load
    from rolepress.model.organisation import Contact, OtherFormats
    from rolepress.model.page import AccessibilityStatement, Page

    settings = load_settings(project).value
    library = load(project, settings).value if settings else None
    organisation = library.organisation(library.settings.organisation) if library else None
    pages = library.of_kind(Page) if library else ()
    asked: OtherFormats | AccessibilityStatement | None
    public = (each.statement for each in pages if each.audience == "public")
    asked = next((each for each in public if each is not None), None)
    reached: OtherFormats | Contact | None = asked.contact if asked else None
    who = (asked.contact.team if asked else None) or "us"
    if organisation is not None and isinstance(organisation.other_formats, OtherFormats):
        asked = reached = organisation.other_formats
        who = organisation.title
    if asked is None or reached is None:
        return "say whom to ask, and how long it takes, under `other_formats:` in the organisation's file"
    ways = ", ".join(filter(None, (reached.email, reached.phone)))
    days = f"{asked.working_days} working day{'' if asked.working_days == 1 else 's'}"
    return f"ask {who}{f': {ways}' if ways else ''}; it takes {days}"


def _nothing_published(arguments: Namespace, problems: Sequence[Problem]) -> int:
    line = f"nothing was published: {counted(problems)}; what was published before stays"
    show_report(problems, arguments, line)
    return PROBLEMS


def _know_pairs(editions: Sequence[Edition], formats: Sequence[Format | None]) -> None:
    """Refuse editions that are made in none of the *formats* that are asked for."""
    wanted = [each.id for each in formats if each is not None]
    if editions and wanted and not any(edition.takes(format) for edition in editions for format in wanted):
        names = " and ".join(each.name for each in editions)
        raise WrongUseError(f"{names} is not made in {' or '.join(wanted)}", "see `rolepress formats`")
