"""Ask html-validate whether pages are well-formed HTML that keeps to the standard."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from browser.finding import Finding

_HERE = Path(__file__).parent
_COMMAND = ("node_modules/.bin/html-validate", "--config", ".htmlvalidate.json", "--formatter", "json")


def html_validate(paths: Iterable[Path]) -> tuple[Finding, ...]:
    """Return what html-validate finds in the files at *paths*, all read by one process.

    The rules and the exceptions are in .htmlvalidate.json; the reasons in this folder's README.
    """
    files = [str(path.resolve()) for path in paths]
    done = subprocess.run([*_COMMAND, *files], cwd=_HERE, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr  # 1: it found something
    return tuple(
        Finding(found["ruleId"], f"{found['line']}:{found['column']}", found["message"], page=file["filePath"])
        for file in json.loads(done.stdout)
        for found in file["messages"]
    )
