"""What tests of every room share: the site built from this checkout, once a run."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from turns import alone

# At a desk, hypothesis tries other values each time; where a change is judged, the same ones.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """Fail where a test has left a file in this checkout: it would be taken for a part of the project."""
    before = _own_files()
    yield
    assert sorted(_own_files() - before) == [], "a test has left these files here; write them under tmp_path"


def _own_files() -> set[str]:
    """Return what stands at the top of the checkout, and every file of its content; hidden ones apart."""
    content = (path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "content").rglob("[!.]*"))
    return {path.name for path in CHECKOUT.glob("[!.]*")} | set(content)


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds this project."""
    return CHECKOUT


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its workers share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def built_site(run_folder: Path) -> Path:
    """The `--out` folder of a whole build of this checkout: `public`, `docs` and `internal`.

    The first worker that asks builds it, with nothing kept from earlier runs; the others wait for it.
    """
    out = run_folder / "site"
    with alone(run_folder / "site.lock"):
        if not (verdict := run_folder / "site.verdict").exists():
            verdict.write_text(_build(out, kept=run_folder / "site.cache"), "utf-8")
    assert verdict.read_text("utf-8") == "", "`rolepress build` did not finish"
    return out


def _build(out: Path, *, kept: Path) -> str:
    """Build this checkout into *out*; return nothing, or what the build said when it did not succeed."""
    built = subprocess.run(
        [sys.executable, "-m", "rolepress", "build", "--out", out],
        cwd=CHECKOUT,
        env=os.environ | {"ROLEPRESS_CACHE": str(kept), "PYTHONPATH": str(CHECKOUT / "generator")},
        capture_output=True,
        text=True,
    )
    return "" if built.returncode == 0 else f"exit {built.returncode}\n{built.stdout}{built.stderr}"
