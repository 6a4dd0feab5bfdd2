"""The checkout keeps to its own style and types, as ruff and mypy read them."""

import subprocess
import sys

import pytest

READERS = {
    "lint": ("ruff", "check", "."),
    "layout": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
}


@pytest.mark.parametrize("reader", READERS)
def test_style(checkout, reader):
    done = subprocess.run([sys.executable, "-m", *READERS[reader]], cwd=checkout, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
