"""The command line: what can be asked for, and plain words where the question is not understood.

Only the standard library is imported here; a command imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from rolepress import __version__, commands
from rolepress.commands import WrongUseError
from rolepress.problems import nearest
from rolepress.report import REPORTS

FINE, PROBLEMS, WRONG_USE, STOPPED = 0, 1, 2, 130
LARGEST_PORT = 65535
_ALONE = ("-h", "--help", "--version")  # what stands without a command


def main(argv: Sequence[str] | None = None) -> int:
    """Do what *argv* asks (by default, this process's arguments) and return the exit code.

    0: no errors. 1: errors, or warnings with --strict. 2: wrong use. 130: stopped with Ctrl-C.
    """
    _make_printable()
    try:
        arguments = _read(sys.argv[1:] if argv is None else list(argv))
        command: Callable[[argparse.Namespace], int] = arguments.command
        code = command(arguments)
        sys.stdout.flush()
    except WrongUseError as refusal:
        return _refuse(str(refusal), refusal.hint, WRONG_USE)
    except commands.refusals() as refusal:
        return _refuse(str(refusal), getattr(refusal, "hint", ""), commands.code_of(refusal))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader, such as `head`, has gone
        return PROBLEMS
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _refuse(f"{error.strerror or error}{where}", "", PROBLEMS)
    except KeyboardInterrupt:
        return _refuse("stopped; the site is as it was", "", STOPPED)
    except SystemExit as end:  # --help and --version
        return int(end.code or FINE)
    return code


def _read(argv: list[str]) -> argparse.Namespace:
    """Return *argv* understood; WrongUseError where it is not, with the nearest word that would be."""
    parser, verbs = _parser()
    if not argv:
        parser.print_help()
        raise SystemExit(WRONG_USE)
    name = argv[0]
    if name.startswith("-") and name not in _ALONE:
        raise WrongUseError(
            f"'{name}' comes before the command", "options follow it: rolepress build --project PATH"
        )
    if name not in (*verbs, *_ALONE):
        raise WrongUseError(f"'{name}' is not a command", _perhaps(name, verbs) or "see `rolepress --help`")
    if name == "new":
        _name_kinds(verbs[name])
    arguments, left = parser.parse_known_args(argv)
    if left:
        options = [option for action in verbs[name]._actions for option in action.option_strings]
        wrong = left[0].partition("=")[0]
        what = "an option of" if wrong.startswith("-") else "something to give to"
        hint = _perhaps(wrong, options) or f"see `rolepress {name} --help`"
        raise WrongUseError(f"'{wrong}' is not {what} `rolepress {name}`", hint)
    return arguments


def _name_kinds(verb: argparse.ArgumentParser) -> None:
    """Say in the help of `new` which kinds there are, those of other installed packages included."""
    for action in verb._actions:
        if action.dest == "kind":
            action.help = f"one of {', '.join(commands.kind_names())}, project"


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise WrongUseError(message, f"see `{self.prog} --help`")


def _parser() -> tuple[_Parser, dict[str, argparse.ArgumentParser]]:
    """Return the parser, and that of each command by its name."""
    parser = _Parser(
        "rolepress",
        description="Keeps job descriptions in one place, and publishes them.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"rolepress {__version__}")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    for name, (command, words, options) in _COMMANDS.items():
        verb = verbs.add_parser(name, help=words, description=_sentence(words), allow_abbrev=False)
        verb.set_defaults(command=command)
        verb.add_argument(
            "--project", type=_folder, default=Path(), metavar="PATH", help="the project's folder; here by default"
        )
        verb.add_argument("--report", type=_report, default="text", metavar="FORM", help=", ".join(REPORTS))
        options(verb)
    return parser, dict(verbs.choices)


def _build_options(verb: argparse.ArgumentParser) -> None:
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


def _check_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--strict", action="store_true", help="warnings count as errors")
    verb.add_argument(
        "--as-of", type=_moment, metavar="DATE", help="check as on this day, or day and time, in the UK"
    )
    _add_list(verb, "--only", "ID", "report on these documents alone, with what they show")


def _audit_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--out", type=Path, metavar="PATH", help="where the sites are; site/ by default")
    verb.add_argument(
        "--keep", action="store_true", help="write what came of it into content/audit, for colleagues"
    )
    _add_list(verb, "--only", "ID", "look at the files of these documents alone")


def _serve_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--port", type=_port, metavar="N", help="the port of the addresses; 8000 or the next free one"
    )
    verb.add_argument("--open", action="store_true", help="open the public site in your browser")
    verb.add_argument(
        "--as-of", type=_moment, metavar="DATE", help="show the sites as on this day, or day and time, in the UK"
    )


def _new_options(verb: argparse.ArgumentParser) -> None:
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


def _approve_options(verb: argparse.ArgumentParser) -> None:
    _release_options(verb)
    verb.add_argument("--role", metavar="ROLE", help="the role that agreed the text, never a person's name")
    verb.add_argument("--note", metavar="TEXT", help="a few words for the record")


def _release_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("ids", nargs="*", metavar="ID", help="the documents: a file's name without .yml")
    verb.add_argument("--all", action="store_true", help="every document that is published")
    verb.add_argument("--date", type=_day, metavar="DATE", help="the day of it; today by default")


def _collect_options(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("files", nargs="*", type=Path, metavar="FILE", help="filled PDF and Word forms, or folders")
    verb.add_argument("--out", type=Path, metavar="FOLDER", help="a private folder, outside the project")
    verb.add_argument("--blind", action="store_true", help="leave out what says who somebody is; make a key")
    verb.add_argument("--replace", action="store_true", help="write over lists that are there")
    verb.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    verb.add_argument("--strict", action="store_true", help="warnings count as errors")


def _no_options(_: argparse.ArgumentParser) -> None:
    pass


_COMMANDS: dict[
    str, tuple[Callable[[argparse.Namespace], int], str, Callable[[argparse.ArgumentParser], None]]
] = {
    "build": (commands.build, "build both sites, remaking only what changed", _build_options),
    "serve": (commands.serve, "show both sites in your browser, and each change when you save it", _serve_options),
    "check": (commands.check, "say what needs a change, building nothing", _check_options),
    "new": (commands.new, "start a document or a project", _new_options),
    "approve": (commands.approve, "record that a role agreed a document as it stands", _approve_options),
    "release": (commands.release, "freeze approved documents for the public site", _release_options),
    "collect": (commands.collect, "list the answers in filled PDF and Word forms", _collect_options),
    "audit": (commands.audit, "say what was checked of each finished file, and what was not", _audit_options),
    "schema": (commands.schema, "write the files that editors complete from", _no_options),
    "formats": (commands.formats, "list the editions and the formats they are made in", _no_options),
    "doctor": (commands.doctor, "say what this computer has and what is missing", _no_options),
}


def _add_list(verb: argparse.ArgumentParser, option: str, name: str, words: str) -> None:
    verb.add_argument(option, nargs="+", action="extend", default=[], metavar=name, help=words)


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise WrongUseError(f"there is no folder {text}", "give the folder that holds rolepress.yml")
    return path


def _report(text: str) -> str:
    if text not in REPORTS:
        raise WrongUseError(
            f"'{text}' is not a form of report", _perhaps(text, REPORTS) or f"one of {', '.join(REPORTS)}"
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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUseError(f"'{text}' is not a date", "write it as 2026-06-30") from None


def _moment(text: str) -> datetime:
    """Return a day's first moment, or a day and time, as UK local time without a zone."""
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo is None else commands.in_uk(moment)
    except (ValueError, OverflowError):  # a zone can lead out of the calendar
        raise WrongUseError(f"'{text}' is not a date", "write it as 2026-06-30 or 2026-06-30T23:59") from None


def _perhaps(word: str, words: Iterable[str]) -> str:
    near = nearest(word, words)
    return f"did you mean {near}?" if near else ""


def _refuse(message: str, hint: str, code: int) -> int:
    print(f"rolepress: {message}{f'  hint: {hint}' if hint else ''}", file=sys.stderr)
    return code


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _make_printable() -> None:
    """Write signs that the terminal does not have as codes, instead of stopping at them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
