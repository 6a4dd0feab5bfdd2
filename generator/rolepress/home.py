"""Where Rolepress's own things are: the built-in templates and handbook, and what it keeps for a project.

The standard library only: this is imported before a build knows whether there is anything to do.
"""

from __future__ import annotations

import os
from pathlib import Path

ORGANISATIONS = "organisations"  # templates/organisations/<id>: the templates of one organisation
PACKAGE = Path(__file__).parent


def templates_folder() -> Path:
    """Return the folder of the built-in templates, in a wheel and in a checkout alike."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "templates"


def handbook_folder() -> Path:
    """Return the folder of the built-in handbook, in a wheel and in a checkout alike."""
    inside = PACKAGE / "handbook"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "content" / "handbook"


def kept_folder(project: Path) -> Path:
    """Return the folder of what can be made again at any time: ROLEPRESS_CACHE, or .rolepress in *project*."""
    named = os.environ.get("ROLEPRESS_CACHE")
    return Path(named) if named else project / ".rolepress"
