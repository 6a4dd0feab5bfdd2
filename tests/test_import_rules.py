"""Who may import whom: the floors of the house, read from the imports themselves."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "generator" / "rolepress"

# A room imports from its own floor and from lower ones. A new room is added here.
FLOORS = {
    7: ("cli", "commands", "report", "progress", "__main__"),
    6: (
        *(
            "build",
            "printing",
            "handing",
            "briefs",
            "plans",
            "printed",
            "looks",
            "press",
            "machine",
            "work",
            "assembly",
        ),
        *("back_room", "publish", "cache", "stamp"),
        *(
            "sites",
            "serve",
            "importers",
            "collect",
            "audit",
            "new",
            "starting",
            "copying",
            "replacing",
            "impact",
            "diary",
            "logbook",
            "schema",
            "doctor",
            "approvals",
            "retiring",
            "comparing",
            "private",
            "reviewing",
        ),
    ),
    5: ("formats", "exports", "theme", "contrast", "stray", "publications", "project", "offer"),
    4: ("kinds", "editions", "checks", "manuscript", "redline", "explaining", "tested"),
    3: (
        *("library", "releases", "resolve", "resolved", "wording", "lifecycle"),
        *("people_checks", "pictures", "handbook_files"),
    ),
    2: (
        *("source", "unreadable", "model", "config", "markdown", "handbook_page", "labels", "editing", "colours"),
        *("scalars", "placing"),
    ),
    1: (
        *("problems", "home", "comparison", "file_names", "cells", "languages", "script_fonts"),
        *("locks", "together", "git"),
    ),
}
NEVER = {  # room: the rooms that it does not know, though they are on its floor or below
    "formats": ("model", "library", "resolve", "resolved", "releases", "kinds"),
    "editions": ("model", "library", "resolve", "resolved", "releases", "kinds", "checks", "source", "config"),
    "kinds": ("formats", "library", "source", "config"),
    "manuscript": ("model", "library", "resolve", "resolved", "releases", "kinds", "editions"),
    "redline": ("model", "library", "resolve", "resolved", "releases", "kinds", "editions"),
}
ONLY_IN = {  # a library, and the modules that may import it
    "docx": ("rolepress.formats.docx",),
    "weasyprint": ("rolepress.formats.pdf",),
    "icalendar": ("rolepress.exports",),
    "subprocess": (
        "rolepress.audit",
        "rolepress.formats.braille.louis",
        "rolepress.git",
        "rolepress.pictures.trial",
        "rolepress.sites.internal_build",
        "rolepress.sites.search",
    ),
    "tinyhtml5": ("rolepress.formats.epub.xhtml",),
    "multiprocessing": ("rolepress.build", "rolepress.work"),
    "concurrent": ("rolepress.build", "rolepress.printing", "rolepress.serve.files", "rolepress.work"),
}
NOT_AT_START = {
    "icalendar",
    "docx",
    "jinja2",
    "lxml",
    "markdown_it",
    "mkdocs",
    "pikepdf",
    "pydantic",
    "ruamel",
    "weasyprint",
    "yaml",
}


@dataclass(frozen=True)
class Import:
    """One import as it is written: which module, from where, on which line."""

    importer: str
    imported: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def name_of(path: Path, package: Path) -> str:
    parts = (package.name, *path.relative_to(package).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """Return the room of a module of ours; the package itself has none."""
    return module.split(".")[1] if "." in module else ""


def within(module: str, parents: Iterable[str]) -> bool:
    return any(module == parent or module.startswith(f"{parent}.") for parent in parents)


def written(tree: ast.AST, importer: str, *, is_package: bool) -> Iterator[Import]:
    """Yield every import in *tree*, wherever it stands; a relative one with its full name."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (Import(importer, alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                above = importer.split(".")[: len(importer.split(".")) - level + is_package] if level else []
                origin = ".".join([*above, *([module] if module else [])])
                yield from (Import(importer, f"{origin}.{alias.name}", node.lineno) for alias in names)


def imports_of(package: Path) -> tuple[Import, ...]:
    """Return the imports of every module in *package*; a name taken from a module counts as the module."""
    sources = {name_of(path, package): path for path in sorted(package.rglob("*.py"))}
    found = [
        one
        for module, path in sources.items()
        for one in written(ast.parse(path.read_text("utf-8")), module, is_package=path.name == "__init__.py")
    ]
    return tuple(Import(one.importer, _module(one.imported, sources), one.line) for one in found)


def _module(name: str, modules: Iterable[str]) -> str:
    """Return the module that *name* is or is taken from; a name of another package stays as it is."""
    return (
        name
        if name in modules or "." not in name or not within(name, modules)
        else _module(name.rpartition(".")[0], modules)
    )


def floors() -> dict[str, int]:
    return {room: floor for floor, rooms in FLOORS.items() for room in rooms}


def upward(imports: Iterable[Import]) -> list[str]:
    """Return the imports that climb to a higher floor."""
    floor = floors()
    return [
        str(one)
        for one in imports
        if within(one.imported, ["rolepress"])
        and floor.get(room_of(one.imported), 0) > floor.get(room_of(one.importer), max(FLOORS))
    ]


def forbidden(imports: Iterable[Import]) -> list[str]:
    """Return the imports between rooms that should not know each other."""
    return [
        str(one)
        for one in imports
        if within(one.imported, [f"rolepress.{room}" for room in NEVER.get(room_of(one.importer), ())])
    ]


def misplaced(imports: Iterable[Import]) -> list[str]:
    """Return the imports of a library in a module that it is not for."""
    return [
        str(one)
        for one in imports
        for library, places in ONLY_IN.items()
        if within(one.imported, [library]) and not within(one.importer, places)
    ]


def circle(edges: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the names round a circle of imports, or none where there is no circle."""
    graph: dict[str, set[str]] = {}
    for importer, imported in edges:
        if importer != imported:
            graph.setdefault(importer, set()).add(imported)
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as found:
        return tuple(found.args[1])
    return ()


@pytest.fixture(scope="module")
def imports() -> tuple[Import, ...]:
    return imports_of(PACKAGE)


def test_every_room_has_a_floor(imports):
    rooms = {room_of(one.importer) for one in imports} - {""}

    assert rooms - set(floors()) == set()


def test_no_room_imports_from_a_higher_floor(imports):
    assert upward(imports) == []


def test_rooms_know_only_what_they_need(imports):
    assert forbidden(imports) == []


def test_heavy_libraries_and_processes_stay_in_their_place(imports):
    assert misplaced(imports) == []


def test_no_circle_of_rooms(imports):
    ours = [one for one in imports if within(one.imported, ["rolepress"])]

    assert circle((room_of(one.importer), room_of(one.imported)) for one in ours if room_of(one.imported)) == ()


def test_no_circle_of_modules(imports):
    assert circle((one.importer, one.imported) for one in imports if within(one.imported, ["rolepress"])) == ()


def test_the_command_line_starts_light():
    loaded = "import sys, rolepress.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", loaded], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )

    assert NOT_AT_START & set(done.stdout.split()) == set()


@pytest.fixture
def crooked(tmp_path: Path) -> tuple[Import, ...]:
    """The imports of a small house that breaks every rule."""
    house = {
        "__init__.py": "",
        "problems.py": "from rolepress import cli",
        "cli.py": "import multiprocessing",
        "formats/__init__.py": "def late():\n    from ..model import base",
        "formats/html.py": "import weasyprint.text\nfrom . import word",
        "formats/word.py": "from rolepress.formats.html import render",
        "model/__init__.py": "",
        "model/base.py": "",
    }
    for name, text in house.items():
        path = tmp_path / "rolepress" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return imports_of(tmp_path / "rolepress")


def test_a_crooked_house_is_told(crooked):
    assert upward(crooked) == ["rolepress.problems:1 imports rolepress.cli"]
    assert forbidden(crooked) == ["rolepress.formats:2 imports rolepress.model.base"]
    assert misplaced(crooked) == [
        "rolepress.cli:1 imports multiprocessing",
        "rolepress.formats.html:1 imports weasyprint.text",
    ]
    assert set(circle((one.importer, one.imported) for one in crooked)) == {
        "rolepress.formats.html",
        "rolepress.formats.word",
    }
