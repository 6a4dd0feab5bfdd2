"""The command that tells what changed between two texts: compare."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from rolepress.commands.saying import FINE, WrongUseError, in_uk, know


def compare(arguments: Namespace) -> int:
    """Say what changed, and write it down as a page, a PDF and a Word file for colleagues."""
    from rolepress.comparing import compared, two_sides
    from rolepress.comparing.files import DEFAULT, FORMATS, write_files
    from rolepress.comparing.sheet import as_lines
    from rolepress.comparing.summing_up import as_data

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
