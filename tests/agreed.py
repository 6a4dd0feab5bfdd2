"""Golden files: what somebody has looked at and agreed.

When an output is meant to change, run the tests with AGREE=1, look at what git says has changed, and commit it with
the reason.
"""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent / "golden"


def agreed(name: str, text: str) -> str:
    """Return the golden text called *name*, such as "blocks/table.html"; with AGREE=1, *text* becomes it first."""
    path = GOLDEN / name
    if os.environ.get("AGREE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return path.read_text("utf-8")
