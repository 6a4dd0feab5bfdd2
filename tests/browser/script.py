"""Make one function for a page of a script of this folder and of those it stands on."""

from pathlib import Path

_HERE = Path(__file__).parent


def script(*names: str) -> str:
    """Return the last of the scripts called *names* as a function that sees what those before it define."""
    *below, last = (_HERE.joinpath(f"{name}.js").read_text("utf-8") for name in names)
    return f"(given) => {{\n{''.join(below)}\nreturn ({last.rstrip().removesuffix(';')}\n)(given);\n}}"
