"""Fill in a PDF form with pdf.js, the viewer of Firefox."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

_HERE = Path(__file__).parent


def fill_in(form: Path, filled: Path, values: Mapping[str, str]) -> dict[str, str]:
    """Fill in *form* with *values*, save it as *filled*, and return what every field of that holds, by name.

    A value is a text, the state of a box that is ticked, or the choice that is taken; "Off" is nothing ticked or taken.
    """
    command = ["node", "filling.mjs", str(form), str(filled), json.dumps(dict(values))]
    done = subprocess.run(command, cwd=_HERE, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    held = json.loads(done.stdout.splitlines()[-1])  # pdf.js says first that it cannot draw here
    return {str(name): str(value) for name, value in held.items()}
