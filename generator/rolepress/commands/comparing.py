"""The commands that make texts for colleagues: compare, draft."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

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


def compare(arguments: Namespace) -> int:
    """Say what changed, and write it down as a page, a PDF and a Word file for colleagues."""
    from rolepress.comparing import compared, two_sides
    from rolepress.comparing.files import DEFAULT, write_files
    from rolepress.comparing.sheet import as_lines
    from rolepress.comparing.summing_up import as_data
    from rolepress.private import FORMATS

    if arguments.report not in ("text", "json"):
        raise WrongUseError(f"a comparison has no {arguments.report} report", "--report text, or --report json")
    know(arguments.format, FORMATS, "a format of a comparison", otherwise=f"one of {', '.join(FORMATS)}")
    moment = datetime.now(UTC)
    comparison = compared(*two_sides(arguments.project, arguments.old, arguments.new, on=in_uk(moment)))
    out: Path = arguments.out or arguments.project / "site" / DEFAULT
    wanted = [each for each in FORMATS if each in arguments.format] or FORMATS
    written = write_files(comparison, arguments.project, out, wanted, on=moment)
    if arguments.report == "json":
        print(json.dumps(as_data(comparison) | {"files": [str(each) for each in written]},
                         ensure_ascii=False, indent=2))  # fmt: skip
        return FINE
    print("\n".join((*as_lines(comparison), *(f"wrote {each}" for each in written))))
    sys.stdout.flush()
    return FINE


def draft(arguments: Namespace) -> int:
    """Make copies of a document for colleagues to comment on, with what changed since its last release."""
    from rolepress.private import FORMATS
    from rolepress.progress import progress
    from rolepress.reviewing import FOLDER, review_copy

    know_documents(arguments.project, [arguments.id])
    know(arguments.format, FORMATS, "a format of a review copy", otherwise=f"one of {', '.join(FORMATS)}")
    today = in_uk(datetime.now(UTC)).date()
    if arguments.comments_by and arguments.comments_by < today:
        raise WrongUseError("the last day for comments is over", f"give a day from {today.isoformat()} on")
    out: Path = arguments.out or arguments.project / "site" / FOLDER / arguments.id
    wanted = [each for each in FORMATS if each in arguments.format] or FORMATS
    with progress(sys.stderr) as show:
        outcome = review_copy(
            arguments.project, arguments.id, out=out, wanted=wanted, on=in_uk(datetime.now(UTC)),
            comments_by=arguments.comments_by, on_done=show,
        )  # fmt: skip
    if outcome.value is None:
        show_report(outcome.problems, arguments, "no copy was made: mend these first")
        return PROBLEMS
    made = outcome.value
    lines = [f"wrote {each}" for each in made.files]
    lines += (f"wrote {each}: what has changed since version {made.since}" for each in made.changes)
    lines += (f"of an earlier copy, and still there: {each}" for each in made.older)
    show_report(outcome.problems, arguments, "\n".join(lines))
    return code_for(outcome.problems)
