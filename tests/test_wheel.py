"""The wheel alone, away from this checkout, makes a project and builds it."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest


def run(*command: str | Path, folder: Path) -> str:
    """Run *command* in *folder*, out of reach of this checkout; return what it printed."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "ROLEPRESS_CACHE")
    }
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, checkout, folder=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that holds the wheel, and borrows our tools but not this checkout.

    A folder named in a .pth file is searched; the .pth files in it, which name the checkout, are not read.
    """
    venv = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", venv, folder=venv)
    python = venv / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, folder=venv)
    packages = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=venv).strip()
    )
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)), "utf-8")
    return venv / "bin"


@pytest.fixture(scope="module")
def project(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, made and built by the installed wheel."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(installed / "rolepress", "new", "project", "jobs", folder=folder)
    run(installed / "rolepress", "build", folder=folder / "jobs")
    return folder / "jobs"


def test_the_wheel_carries_what_the_server_itself_shows(checkout: Path, wheel: Path):
    own = {
        path.name for path in (checkout / "generator/rolepress/serve").iterdir() if path.suffix in (".js", ".css")
    }

    assert {"live.js", "live.css", "page.css"} <= own
    assert {f"rolepress/serve/{name}" for name in own} <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_carries_every_template(checkout: Path, wheel: Path):
    templates = {
        f"rolepress/{path.relative_to(checkout).as_posix()}"
        for path in (checkout / "templates").rglob("*")
        if path.is_file()
    }

    assert templates
    assert templates - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_installed_program_is_the_wheels_own(checkout: Path, installed: Path, tmp_path: Path):
    where = Path(
        run(installed / "python", "-c", "import rolepress; print(rolepress.__file__)", folder=tmp_path).strip()
    )

    assert where.is_relative_to(installed.parent)
    assert not where.is_relative_to(checkout)


def test_the_wheel_carries_every_page_of_the_handbook(checkout: Path, wheel: Path):
    handbook = checkout / "content" / "handbook"
    pages = {f"rolepress/handbook/{path.relative_to(handbook).as_posix()}" for path in handbook.rglob("*.md")}

    assert pages
    assert pages - set(zipfile.ZipFile(wheel).namelist()) == set()


@pytest.mark.parametrize(
    "name",
    ["public/index.html", "public/manifest.json", "internal/index.html", "internal/handbook/words.html"],
)
def test_a_new_project_builds_both_sites(project: Path, name: str):
    assert (project / "site" / name).stat().st_size > 100


def test_a_new_project_builds_whole_pdfs(project: Path):
    pdfs = list((project / "site" / "public").rglob("*.pdf"))

    assert pdfs
    assert [pdf.name for pdf in pdfs if not pdf.read_bytes().startswith(b"%PDF-")] == []
    assert [pdf.name for pdf in pdfs if b"%%EOF" not in pdf.read_bytes()[-32:]] == []


def test_a_project_built_twice_has_nothing_left_to_do(installed: Path, project: Path):
    manifest = project / "site" / "public" / "manifest.json"
    before = manifest.read_bytes()

    run(installed / "rolepress", "build", folder=project)

    assert manifest.read_bytes() == before
