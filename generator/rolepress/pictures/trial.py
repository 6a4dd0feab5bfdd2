"""Draws a drawing once, in a process of its own: one that fells the drawing program takes nothing with it."""

from __future__ import annotations

import subprocess
import sys

SECONDS = 10  # a plain drawing takes a tenth of one
WIDTH = 532  # dots, as in Word files: what is drawn here is drawn there
_PROGRAM = (
    "import sys; from resvg_py import svg_to_bytes; "
    f"svg_to_bytes(svg_string=sys.stdin.buffer.read().decode(), width={WIDTH}, skip_system_fonts=True)"
)


def can_be_drawn(drawing: bytes) -> bool:
    """Whether resvg, which draws pictures for Word files, can draw an SVG file; it can end its process at some."""
    try:
        done = subprocess.run(  # noqa: S603  # our own program; the drawing is its input and no part of the command
            [sys.executable, "-P", "-c", _PROGRAM],
            input=drawing,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
