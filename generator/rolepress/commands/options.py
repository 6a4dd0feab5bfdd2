"""The commands by their names, with what may be said to each, and how what is said is understood."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from rolepress.commands import building, changing, comparing, importing, keeping, telling
from rolepress.commands.saying import WrongUseError, in_uk
from rolepress.problems import nearest
from rolepress.report import REPORTS

LARGEST_PORT = 65535
MOST_DAYS = 36_500  # a hundred years


def _build_options(verb: ArgumentParser) -> None:
    verb.add_argument("--out", type=Path, metavar="PATH", help="where the sites go; site/ by default")
    verb.add_argument(
        "--as-of", type=_moment, metavar="DATE", help="build as on this day, or day and time, in the UK"
    )
    _add_list(verb, "--only", "ID", "make the files of these documents alone")
    _add_list(verb, "--edition", "E", "make these editions alone, such as standard or large-print-18")
    _add_list(verb, "--format", "F", "make these formats alone, such as html or pdf")
    verb.add_argument("--jobs", type=_workers, metavar="N", help="how many files are made at once")
    verb.add_argument(
        "--executor",
        metavar="MODULE:FUNCTION",
        help="for developers: what does the work instead",
    )


def _check_options(verb: ArgumentParser) -> None:
    verb.add_argument("--strict", action="store_true", help="warnings count as errors")
    verb.add_argument(
        "--as-of", type=_moment, metavar="DATE", help="check as on this day, or day and time, in the UK"
    )
    _add_list(verb, "--only", "ID", "report on these documents alone, with what they show")


def _audit_options(verb: ArgumentParser) -> None:
    verb.add_argument("--out", type=Path, metavar="PATH", help="where the sites are; site/ by default")
    verb.add_argument(
        "--keep", action="store_true", help="write what came of it into content/audit, for colleagues"
    )
    verb.add_argument("--all", action="store_true", help="tell of every file, under its document")
    verb.add_argument(
        "--format",
        choices=("text", "csv"),
        default="text",
        help="text, or a table with a row for each check (csv)",
    )
    _add_list(verb, "--only", "ID", "look at the files of these documents alone")


def _serve_options(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--port", type=_port, metavar="N", help="the port of the addresses; 8000 or the next free one"
    )
    verb.add_argument("--open", action="store_true", help="open the public site in your browser")
    verb.add_argument(
        "--as-of", type=_moment, metavar="DATE", help="show the sites as on this day, or day and time, in the UK"
    )


def _new_options(verb: ArgumentParser) -> None:
    verb.add_argument("kind", metavar="KIND", help="what to start")
    verb.add_argument("name", metavar="ID", help="its id, such as ward-clerk, or the folder of a new project")
    verb.add_argument(
        "--from",
        dest="source",
        metavar="ID",
        help="start from a copy of this document, without its approvals and dates",
    )
    verb.add_argument(
        "--explains",
        metavar="ID",
        help="start an easy-read guide to this document, with what to cover and its facts",
    )


def _approve_options(verb: ArgumentParser) -> None:
    _submit_options(verb)
    verb.add_argument("--reject", action="store_true", help="send it back instead; --note says why")


def _submit_options(verb: ArgumentParser) -> None:
    _release_options(verb)
    verb.add_argument("--role", metavar="ROLE", help="the role that decides, never a person's name")
    verb.add_argument("--note", metavar="TEXT", help="a few words for the record")


def _retire_options(verb: ArgumentParser) -> None:
    verb.add_argument("id", metavar="ID", help="the document: its file's name without .yml")
    verb.add_argument("--replaced-by", metavar="ID", help="the document that people are to read instead")
    verb.add_argument("--date", type=_day, metavar="DATE", help="the day of it; today by default")
    verb.add_argument("--dry-run", action="store_true", help="say what would come of it, and write nothing")


def _release_options(verb: ArgumentParser) -> None:
    verb.add_argument("ids", nargs="*", metavar="ID", help="the documents: a file's name without .yml")
    verb.add_argument("--all", action="store_true", help="every document that is published")
    verb.add_argument("--date", type=_day, metavar="DATE", help="the day of it; today by default")


def _compare_options(verb: ArgumentParser) -> None:
    verb.add_argument(
        "old",
        metavar="A",
        help="ward-clerk@1.0 (a release), ward-clerk@released (the latest), ward-clerk (as it stands), "
        "main:ward-clerk (at a revision of git), or a YAML file",
    )
    verb.add_argument(
        "new",
        nargs="?",
        metavar="B",
        help="the same, of this or another document; without it, A beside the document as it stands now: "
        "ward-clerk alone is its latest release beside that",
    )
    _add_list(verb, "--format", "F", "make these alone: html, pdf, docx")
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="a private folder; site/comparisons by default")


def _draft_options(verb: ArgumentParser) -> None:
    verb.add_argument("id", metavar="ID", help="the document: its file's name without .yml")
    verb.add_argument(
        "--comments-by", type=_day, metavar="DATE", help="the last day for comments; every page says it"
    )
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="where the files go; site/review by default")
    _add_list(verb, "--format", "F", "make these alone: html, pdf or docx")


def _collect_options(verb: ArgumentParser) -> None:
    verb.add_argument("files", nargs="*", type=Path, metavar="FILE", help="filled PDF and Word forms, or folders")
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="a private folder, outside the project")
    verb.add_argument("--blind", action="store_true", help="leave out what says who somebody is; make a key")
    verb.add_argument("--replace", action="store_true", help="write over lists that are there")
    verb.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    verb.add_argument("--strict", action="store_true", help="warnings count as errors")


def _impact_options(verb: ArgumentParser) -> None:
    verb.add_argument("name", metavar="NAME", help="a fact, a clause, a set of clauses or an organisation")
    verb.add_argument("--as-of", type=_moment, metavar="DATE", help="look as on this day in the UK")


def _replace_options(verb: ArgumentParser) -> None:
    verb.add_argument("old", metavar="OLD", help="the words to replace, in quotes")
    verb.add_argument("new", metavar="NEW", help="the words to put in their place, in quotes")
    verb.add_argument("--apply", action="store_true", help="write it; without this it is only shown")
    verb.add_argument("--seen", default="", metavar="CODE", help="write it only if it is what this preview showed")
    verb.add_argument("--inside-words", action="store_true", help="also where the words are a part of longer ones")
    _add_list(verb, "--only", "ID", "look through these documents and shared texts alone")
    _add_list(verb, "--leave", "ID", "leave these documents and shared texts as they are")
    verb.add_argument("--handbook", action="store_true", help="look through the handbook too")
    verb.add_argument(
        "--summary", default="", metavar="TEXT",
        help="what changed, for the public: released documents get the next version and this line",
    )  # fmt: skip


def _due_options(verb: ArgumentParser) -> None:
    verb.add_argument("--within", type=_days, metavar="DAYS", help="what is overdue or due in as many days, alone")
    verb.add_argument("--owner", default="", metavar="ROLE", help="what this role or team keeps, alone")
    verb.add_argument(
        "--format", choices=("text", "csv", "ics"), default="text", help="text, a table (csv) or a calendar (ics)"
    )
    verb.add_argument("--out", type=Path, metavar="FILE", help="write it to this file")
    verb.add_argument("--as-of", type=_moment, metavar="DATE", help="as on this day in the UK; today by default")


def _log_options(verb: ArgumentParser) -> None:
    verb.add_argument("id", metavar="ID", help="the document: its file's name without .yml")


def _import_options(verb: ArgumentParser) -> None:
    verb.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a Word copy that has come back")
    verb.add_argument("--update", metavar="ID", help="the document that it is a copy of")
    verb.add_argument("--yes", action="store_true", help="take every change of the document's own words")


def _no_options(_: ArgumentParser) -> None:
    pass


def _add_list(verb: ArgumentParser, option: str, name: str, words: str) -> None:
    verb.add_argument(option, nargs="+", action="extend", default=[], metavar=name, help=words)


def folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise WrongUseError(f"there is no folder {text}", "give the folder that holds rolepress.yml")
    return path


def report(text: str) -> str:
    if text not in REPORTS:
        raise WrongUseError(
            f"'{text}' is not a form of report", perhaps(text, REPORTS) or f"one of {', '.join(REPORTS)}"
        )
    return text


def _workers(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise WrongUseError(f"'{text}' is not a number of jobs", "give a whole number, 1 or more")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not int(text) <= LARGEST_PORT:
        raise WrongUseError(f"'{text}' is not a port", f"give a whole number up to {LARGEST_PORT}, such as 8000")
    return int(text)


def _days(text: str) -> int:
    if not text.isdecimal() or not int(text) <= MOST_DAYS:
        raise WrongUseError(f"'{text}' is not a number of days", f"give a whole number up to {MOST_DAYS}")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        from rolepress.model.fitting import day_as_written  # late: most commands do without it

        hint = f"write it as {day_as_written(text) or '2026-06-30'}"
        raise WrongUseError(f"'{text}' is not a date", hint) from None


def _moment(text: str) -> datetime:
    """Return a day's first moment, or a day and time, as UK local time without a zone."""
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo is None else in_uk(moment)
    except (ValueError, OverflowError):  # a zone can lead out of the calendar
        raise WrongUseError(f"'{text}' is not a date", "write it as 2026-06-30 or 2026-06-30T23:59") from None


def perhaps(word: str, words: Iterable[str]) -> str:
    near = nearest(word, words)
    return f"did you mean {near}?" if near else ""


COMMANDS: dict[str, tuple[Callable[[Namespace], int], str, Callable[[ArgumentParser], None]]] = {
    "build": (building.build, "build both sites, remaking only what changed", _build_options),
    "serve": (building.serve, "show both sites in your browser, and each change when you save it", _serve_options),
    "check": (building.check, "say what needs a change, building nothing", _check_options),
    "new": (keeping.new, "start a document or a project", _new_options),
    "draft": (comparing.draft, "make copies of a document for colleagues to comment on", _draft_options),
    "submit": (keeping.submit, "record that a document is ready for approval as it stands", _submit_options),
    "approve": (
        keeping.approve,
        "record that a role agreed a document as it stands, or sends it back",
        _approve_options,
    ),
    "release": (keeping.release, "freeze approved documents for the public site", _release_options),
    "retire": (keeping.retire, "take a document off the public site for good", _retire_options),
    "due": (telling.due, "say what is due, by who keeps it; as a table or a calendar too", _due_options),
    "log": (telling.log, "tell the history of one document, the newest first", _log_options),
    "impact": (changing.impact, "say what shows a fact, a clause or an organisation", _impact_options),
    "replace": (
        changing.replace,
        "put other words in the place of some, everywhere",
        _replace_options,
    ),
    "compare": (comparing.compare, "say what changed between two versions, word by word", _compare_options),
    "import": (importing.bring_back, "bring an edited Word copy back, change by change", _import_options),
    "collect": (keeping.collect, "list the answers in filled PDF and Word forms", _collect_options),
    "audit": (building.audit, "say what was checked of each finished file, and what was not", _audit_options),
    "schema": (telling.schema, "write the files that editors complete from", _no_options),
    "formats": (telling.formats, "list the editions and the formats they are made in", _no_options),
    "doctor": (telling.doctor, "say what this computer has and what is missing", _no_options),
}
