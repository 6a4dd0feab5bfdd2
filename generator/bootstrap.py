"""Make `.venv` hold exactly what a lock file names, with the system libraries it stands on.

Run by `make`, before Rolepress exists on the machine: the standard library only, Python 3.11.
A second run finds its stamp and does nothing.
"""

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "rolepress-stamp.json"
REQUIREMENTS = ROOT / "generator" / "requirements"
NODE_TOOLS = ROOT / "tests" / "browser"
PURPOSES = ("run", "test")  # each installs its own lock; "test" holds all that "run" does
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (18, 19)  # what html-validate 9 asks for


class SetUpError(Exception):
    """Something this machine needs is missing; the message is one line for the person at the keyboard."""


@dataclass(frozen=True)
class Need:
    """Something the system must have, how to tell, and what brings it."""

    name: str
    present: Callable[[], bool]
    packages: tuple[str, ...]  # of Debian
    brew: str  # the same of Homebrew
    purposes: tuple[str, ...] = PURPOSES


def main(arguments: list[str]) -> int:
    """Prepare for the one purpose named in *arguments*; return 0, or 2 with one line that says what to do."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        return _refuse(f"usage: bootstrap.py {'|'.join(PURPOSES)}")
    try:
        prepare(arguments[0])
    except SetUpError as reason:
        return _refuse(str(reason))
    except subprocess.CalledProcessError as failure:
        return _refuse(f"could not finish setting up: `{' '.join(map(str, failure.cmd[:4]))} …` did not succeed")
    return 0


def prepare(purpose: str) -> None:
    """Bring the system, `.venv` and the Node tools to what *purpose* needs, unless they are there already."""
    if is_prepared(purpose):
        return
    require_python(sys.version_info[:2])
    provide(missing(NEEDS, purpose))
    make_environment()
    install(purpose)
    if purpose == "test":
        install_node_tools()
    STAMP.write_text(json.dumps(stamps() | {purpose: digest(purpose)}), "utf-8")


# What has been done already


def is_prepared(purpose: str) -> bool:
    """Say whether an earlier run did all that *purpose* needs; an environment for tests also runs."""
    done = stamps()
    return PYTHON.exists() and any(done.get(wider) == digest(wider) for wider in (purpose, PURPOSES[-1]))


def stamps() -> dict[str, str]:
    """Return the digest that each purpose was last prepared with; none where there is no stamp to read."""
    try:
        found = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def digest(purpose: str) -> str:
    """Return a digest of everything that decides what gets installed for *purpose*, and where."""
    inputs = [Path(__file__), ROOT / "pyproject.toml", REQUIREMENTS / f"{purpose}.lock"]
    if purpose == "test":
        inputs.append(NODE_TOOLS / "package-lock.json")
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in inputs]
    return hashlib.sha256("\n".join([identity(), *digests]).encode()).hexdigest()


def identity() -> str:
    """Name this Python and this folder: scripts in an environment hold the paths of both."""
    return f"{sys.base_prefix} {sys.version} {ROOT}"


# What the system must have


def require_python(version: tuple[int, ...]) -> None:
    if version < OLDEST_PYTHON:
        wanted, found = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
        raise SetUpError(
            f"Rolepress needs Python {wanted} or newer and this is {found}: "
            "install a newer one and run `make PYTHON=python3.11`"
        )


def loads(*libraries: str) -> bool:
    """Say whether every one of the shared *libraries* can be loaded."""
    try:
        for library in libraries:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_pango() -> bool:
    """Say whether WeasyPrint will find Pango, under the names it tries itself on this system."""
    if sys.platform == "darwin":
        return loads("libgobject-2.0.0.dylib", "libpango-1.0.dylib", "libpangoft2-1.0.dylib")
    return loads("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")


def has(*programs: str) -> bool:
    return all(shutil.which(program) for program in programs)


def has_chromium() -> bool:
    return any(map(has, ("chromium", "chromium-browser", "google-chrome")))


def has_libatomic() -> bool:
    """Say whether the Node that Playwright brings for itself will start."""
    return sys.platform == "darwin" or loads("libatomic.so.1")


def has_java() -> bool:
    """Say whether the Java compiler works: macOS has a `javac` that only asks for one to be installed."""
    return has("java", "javac") and subprocess.run(["javac", "-version"], capture_output=True).returncode == 0


def has_node() -> bool:
    """Say whether Node is new enough for the HTML checker, and npm is there to install it."""
    if not has("node", "npm"):
        return False
    version = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout
    numbers = version.strip().lstrip("v").split(".")[:2]
    return all(map(str.isdecimal, numbers)) and tuple(map(int, numbers)) >= OLDEST_NODE


def has_ensurepip() -> bool:
    """Say whether `python -m venv` can put pip into an environment; Debian ships that part apart."""
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(probe, capture_output=True).returncode == 0


NEEDS = (
    Need("venv", has_ensurepip, ("python3-venv",), "python"),
    Need("Pango", has_pango, ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"), "pango"),
    Need("Poppler", lambda: has("pdftotext", "pdftoppm"), ("poppler-utils",), "poppler", ("test",)),
    Need("Chromium", has_chromium, ("chromium",), "chromium", ("test",)),
    Need("libatomic", has_libatomic, ("libatomic1",), "node", ("test",)),
    Need("LibreOffice", lambda: has("soffice"), ("libreoffice-writer-nogui",), "--cask libreoffice", ("test",)),
    Need("Liblouis", lambda: has("lou_translate"), ("liblouis-bin",), "liblouis", ("test",)),
    Need("Java", has_java, ("default-jdk-headless",), "openjdk", ("test",)),
    Need("Node", has_node, ("nodejs", "npm"), "node", ("test",)),
    Need("Git", lambda: has("git"), ("git",), "git", ("test",)),
)


def missing(needs: Iterable[Need], purpose: str) -> list[Need]:
    """Return those of *needs* that *purpose* has and the system lacks."""
    return [need for need in needs if purpose in need.purposes and not need.present()]


def provide(needs: list[Need]) -> None:
    """Install *needs* with apt where we may; otherwise say, in one line, what to install."""
    if not needs:
        return
    if not has("apt-get") or os.geteuid() != 0:
        raise SetUpError(advice(needs))
    packages = [package for need in needs for package in need.packages]
    print(f"installing {', '.join(need.name for need in needs)} ({' '.join(packages)})", flush=True)
    apt("update")
    apt("install", "--yes", "--no-install-recommends", *packages)
    if still := [need for need in needs if not need.present()]:
        raise SetUpError(f"after installing, this is still missing or too old: {', '.join(n.name for n in still)}")


def advice(needs: list[Need], platform: str = sys.platform) -> str:
    """Return one line that names what is missing and the command that brings it on this kind of system."""
    names = ", ".join(need.name for need in needs)
    if platform == "darwin":
        return (
            f"please install first: {names}; with Homebrew: brew install {' '.join(need.brew for need in needs)}"
        )
    if platform == "win32":
        return (
            f"please install first: {names}; on Windows, run Rolepress in the Windows Subsystem for Linux (Debian)"
        )
    packages = " ".join(package for need in needs for package in need.packages)
    return f"please install first: {names}; on Debian or Ubuntu: sudo apt-get install {packages}"


def apt(*arguments: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=120", *arguments]
    _run(command, environment=environment, quiet=True)


# What goes into the environment


def make_environment() -> None:
    """Make `.venv`, or make it anew where it was made by another Python or in another folder."""
    if stamps().get("identity") == identity() and PYTHON.exists():
        return
    _run([sys.executable, "-m", "venv", "--clear", VENV])
    STAMP.write_text(json.dumps({"identity": identity()}), "utf-8")


def install(purpose: str) -> None:
    """Install the lock of *purpose* (only wheels, each of a known digest), then this checkout beside it."""
    print(f"installing what {purpose}.lock names into .venv (a minute or two, the first time)", flush=True)
    pip("--require-hashes", "--only-binary=:all:", "--requirement", REQUIREMENTS / f"{purpose}.lock")
    pip("--no-index", "--no-build-isolation", "--editable", ROOT)


def pip(*arguments: str | Path) -> None:
    quietly = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-deps")
    _run([PYTHON, "-m", "pip", "install", *quietly, *arguments])


def install_node_tools() -> None:
    """Install what tests/browser/package-lock.json names; no package runs anything of its own on the way."""
    quietly = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    _run(["npm", "ci", *quietly], folder=NODE_TOOLS, quiet=True)


def _run(
    command: Sequence[str | Path],
    *,
    folder: Path = ROOT,
    environment: dict[str, str] | None = None,
    quiet: bool = False,
) -> None:
    """Run *command* without a keyboard; *quiet* keeps what it prints unless it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
    )
    if done.returncode:
        print(done.stdout or "", end="", file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, command)


def _refuse(line: str) -> int:
    print(line, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
