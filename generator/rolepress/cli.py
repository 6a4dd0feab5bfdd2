"""The command line: what can be asked for, and plain words where the question is not understood.

Only the standard library is imported here; a command imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from rolepress import __version__, commands
from rolepress.commands import WrongUseError, keeping
from rolepress.commands.options import COMMANDS, folder, perhaps, report
from rolepress.report import REPORTS
from rolepress.together import repair

FINE, PROBLEMS, WRONG_USE, STOPPED = 0, 1, 2, 130
_ALONE = ("-h", "--help", "--version")  # what stands without a command


def main(argv: Sequence[str] | None = None) -> int:
    """Do what *argv* asks (by default, this process's arguments) and return the exit code.

    0: no errors. 1: errors, or warnings with --strict. 2: wrong use. 130: stopped with Ctrl-C.
    """
    _make_printable()
    try:
        arguments = _read(sys.argv[1:] if argv is None else list(argv))
        for path in repair(arguments.project):
            print(f"rolepress: {path} is as it was: writing it was cut short", file=sys.stderr)
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
        raise WrongUseError(f"'{name}' is not a command", perhaps(name, verbs) or "see `rolepress --help`")
    if name == "new":
        _name_kinds(verbs[name])
    arguments, left = parser.parse_known_args(argv)
    if left:
        options = [option for action in verbs[name]._actions for option in action.option_strings]
        wrong = left[0].partition("=")[0]
        what = "an option of" if wrong.startswith("-") else "something to give to"
        hint = perhaps(wrong, options) or f"see `rolepress {name} --help`"
        raise WrongUseError(f"'{wrong}' is not {what} `rolepress {name}`", hint)
    return arguments


def _name_kinds(verb: argparse.ArgumentParser) -> None:
    """Say in the help of `new` which kinds there are, those of other installed packages included."""
    for action in verb._actions:
        if action.dest == "kind":
            action.help = f"one of {', '.join(keeping.kind_names())}, project"


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
    for name, (command, words, options) in COMMANDS.items():
        verb = verbs.add_parser(name, help=words, description=_sentence(words), allow_abbrev=False)
        verb.set_defaults(command=command)
        verb.add_argument(
            "--project", type=folder, default=Path(), metavar="PATH", help="the project's folder; here by default"
        )
        verb.add_argument("--report", type=report, default="text", metavar="FORM", help=", ".join(REPORTS))
        options(verb)
    return parser, dict(verbs.choices)


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
