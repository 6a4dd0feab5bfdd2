"""The sample form as blank PDFs, each made once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rolepress.editions import EDITIONS
from rolepress.formats import RenderOptions
from rolepress.formats.print import render_pdf
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_form import sample_form

Blank = Callable[..., Path]


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Blank:
    """Return the file of a blank form: of an edition, made with some options."""
    folder = tmp_path_factory.mktemp("blank")
    theme = theme_for(folder, "fenland", Brand())

    def printed(edition: str = "standard", **options: object) -> Path:
        path = folder / f"{edition}{'-'.join(map(str, options.values()))}.pdf"
        if not path.exists():
            chosen = EDITIONS[edition]
            made = render_pdf(chosen.adapt(sample_form()), chosen, theme, RenderOptions(**options))
            assert made.problems == ()
            path.write_bytes(made.value.data)
        return path

    return printed
