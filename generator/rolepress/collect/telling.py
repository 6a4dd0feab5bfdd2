"""What is said of filled forms: a line for what needs a look, and never an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from rolepress.collect.answers import Answers
from rolepress.collect.questions import Questions
from rolepress.collect.suppression import FEWEST_FORMS, NOT_SHOWN
from rolepress.problems import Problem, Severity, problem, spoken_list

MOST_NAMES = 5  # of fields that a line names before it counts them


def unreadable(path: Path, message: str, hint: str) -> Problem:
    """Return that no answers were taken from a file."""
    return problem(_place(path), "unreadable-form", f"this file {message}", hint=hint)


def again(path: Path, first: Path) -> Problem:
    """Return that a file is the same as one that was read before."""
    message = f"this file is the same as {first.as_posix()}, byte for byte; it is listed once"
    return problem(_place(path), "same-file", message, hint="delete one of them", severity=Severity.WARNING)


def again_unnamed(form: str) -> Problem:
    """Return that files of a monitoring form are alike, without saying which."""
    message = "some files are the same, byte for byte; all are counted, for two people may answer alike"
    hint = "if somebody copied files, take the copies out and collect again"
    return problem(f"content/forms/{form}.yml", "same-file", message, hint=hint, severity=Severity.WARNING)


def in_project(path: Path) -> Problem:
    """Return that a filled form lies where it may be shared."""
    message = "this filled form is inside the project, which is shared and published"
    return problem(_place(path), "in-project", message, hint="move it to a private folder",
                   severity=Severity.WARNING)  # fmt: skip


def of_file(path: Path, answers: Answers, *, guessed: bool, renamed: bool) -> Iterator[Problem]:
    """Yield what people should look at in one file."""
    if answers.empty:
        few = len(answers.empty) == 1
        message = f"{'a required answer is' if few else 'required answers are'} empty: {_some(answers.empty)}"
        yield _warning(path, "empty-answer", message, "ask the person, in the way that suits them")
    if answers.unknown:
        yield _warning(path, "unknown-answer", f"an answer is none of the choices: {_some(answers.unknown)}",
                       "look at the file")  # fmt: skip
    if answers.twice:
        yield _warning(path, "unknown-answer", f"a field is there twice, with two answers: {_some(answers.twice)}",
                       "look at the file; the list has both")  # fmt: skip
    if answers.extra:
        yield _warning(path, "form-version", f"the form has no field {_some(answers.extra)}",
                       "such answers stand at the end of the list; --blind leaves them out")  # fmt: skip
    if guessed:
        yield _warning(path, "form-version", "this file does not say which form it is; its fields told",
                       "compare the list with the file")  # fmt: skip
    if renamed:
        yield _warning(path, "form-version", "an older LibreOffice saved this file",
                       "compare the list with the file: it may have cut long answers short")  # fmt: skip


def of_versions(path: PurePosixPath, now: Questions, versions: Sequence[str]) -> Iterator[Problem]:
    """Yield how many files were made from other versions of the form at *path*."""
    for version, count in sorted(Counter(versions).items()):
        if version != now.version:
            which = f"version {version[:20]} of this form" if version else "an unknown version of this form"
            message = f"{_counted(count, 'file is', 'files are')} {which}, which is now {now.version}"
            yield problem(path, "form-version", message, hint="columns that only they have follow the others",
                          severity=Severity.WARNING, at=("version",))  # fmt: skip


def left_out(path: PurePosixPath, counts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield which required questions of a monitoring form many forms leave out."""
    for name, count in counts.items():
        yield problem(path, "empty-answer", f"{count} forms have no answer to the required question '{name}'",
                      severity=Severity.WARNING)  # fmt: skip


def uncounted(path: PurePosixPath, counts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield which answers to a monitoring form stand under names that it does not have, and in how many forms."""
    first = dict(list(counts.items())[:MOST_NAMES])
    hint = "see whether they are of another version of the form, and count those by hand"
    for name, count in first.items():
        forms = "some forms" if count == NOT_SHOWN else f"{count} forms"
        message = f"{forms} answer '{name[:60]}', which this form does not ask; these answers are not counted"
        yield problem(path, "form-version", message, hint=hint, severity=Severity.WARNING)
    if len(counts) > len(first):
        more = f"forms answer {len(counts) - len(first)} more that this form does not ask; not counted either"
        yield problem(path, "form-version", more, hint=hint, severity=Severity.WARNING)


def of_form(name: str, count: int, *, incomplete: int, monitoring: bool) -> str:
    """Return the line of the summary about one form."""
    line = f"{name}: {_counted(count, 'form', 'forms')}"
    if monitoring and count < FEWEST_FORMS:
        return f"{line}; answers are counted from {FEWEST_FORMS} forms on"
    if monitoring:
        return f"{line}, counted only"
    return f"{line}, {incomplete or 'none'} with required answers empty"


def total(given: int, read: int, unread: int) -> str:
    """Return the last line of the summary."""
    same = given - read - unread
    rest = ", ".join(
        words for count, words in ((unread, f"{unread} could not be read"), (same, f"{same} there twice")) if count
    )
    return f"read {read} of {_counted(given, 'file', 'files')}{f'; {rest}' if rest else ''}"


def _warning(path: Path, rule: str, message: str, hint: str) -> Problem:
    return problem(_place(path), rule, message, hint=hint, severity=Severity.WARNING)


def _place(path: Path) -> PurePosixPath:
    return PurePosixPath(path.as_posix())


def _some(names: Iterable[str]) -> str:
    names = [name[:60] for name in names]
    if len(names) <= MOST_NAMES:
        return spoken_list(names, last="and")
    first = ", ".join(f"'{name}'" for name in names[:MOST_NAMES])
    return f"{first} and {len(names) - MOST_NAMES} more"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
