"""A form as print: its words, and the rules that every PDF is held to."""

from pathlib import PurePosixPath

import pytest

from rolepress.config import Settings
from rolepress.editions import EDITIONS
from rolepress.formats import RenderOptions
from rolepress.formats.pdf.inspect import words_in_tag_order
from rolepress.formats.print import on_paper
from rolepress.manuscript import words
from rolepress.model.organisation import Brand
from rolepress.press import FileOrder, print_file
from rolepress.theme import theme_for
from sample_form import sample_form

SIZES = ["standard", "large-print-18", "large-print-28"]


@pytest.mark.parametrize("name", SIZES)
def test_every_word_is_read_out_in_order(blank, name):
    edition = EDITIONS[name]
    shown = on_paper(edition.adapt(sample_form()), edition)
    read = [word for word in words_in_tag_order(blank(name).read_bytes()) if word not in ("•", "–")]

    assert [word.strip("()") for word in read] == [
        word.strip("()") for word in (*shown.about.organisation_name.split(), *words(shown))
    ]


@pytest.mark.parametrize("name", SIZES)
def test_the_rules_of_print_find_nothing(name, tmp_path):
    theme = theme_for(tmp_path, "fenland", Brand())
    settings = Settings(title="Forms", organisation="fenland", base_url="https://forms.example/")
    path = PurePosixPath("content/forms/helper-application.yml")

    printed = print_file(FileOrder(sample_form(), name, "pdf", theme, RenderOptions(), settings, path))

    assert [(each["rule"], each["message"]) for each in printed.meta["problems"]] == []
