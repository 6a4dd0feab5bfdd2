"""What the internal site tells of the last audit that was kept, and of what people checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from rolepress.library import CONTENT
from rolepress.model.checked import KeptAudit
from rolepress.model.fitting import fit
from rolepress.people_checks import Asked, asked_of_people
from rolepress.source import read_source

FILE = CONTENT / "audit" / "machine.json"  # JSON is YAML


@dataclass(frozen=True, slots=True)
class Proved:
    """What is known of the finished files."""

    machine: KeptAudit | None  # None where no audit was kept
    people: tuple[Asked, ...]


def proved(root: Path) -> Proved:
    """Return what was checked in the project at *root*; a file that does not fit is as if it were not there."""
    return Proved(_machine(root), asked_of_people(root).value)


def _machine(root: Path) -> KeptAudit | None:
    if not (root / FILE).is_file():
        return None
    read = read_source(root, PurePosixPath(FILE))
    return fit(KeptAudit, read.value).value if read.value else None
