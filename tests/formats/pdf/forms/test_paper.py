"""A form as print: its words, and the rules that every PDF is held to."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from rolepress.config import Settings
from rolepress.editions import EDITIONS
from rolepress.formats import RenderOptions
from rolepress.formats.pdf.inspect import words_in_tag_order
from rolepress.formats.print import on_paper
from rolepress.manuscript import Field, said, with_blocks, words
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

    assert amiss(sample_form(), name, theme, settings, path) == []


def test_a_long_choice_for_readers_who_need_short_lines_stays_on_the_page(tmp_path):
    theme = theme_for(tmp_path, "fenland", Brand())
    settings = Settings(title="Forms", organisation="fenland", base_url="https://forms.example/")
    form = with_blocks(sample_form(), longer)
    roomy = replace(form, about=replace(form.about, least_pt=14))

    assert amiss(roomy, "large-print-28", theme, settings, PurePosixPath("content/forms/f.yml")) == []


def longer(block):
    """Return a field whose choices are longer than a line."""
    if not isinstance(block, Field):
        return block
    words = said("Services for people with a learning disability and for autistic people")
    groups = (
        replace(group, choices=tuple(replace(one, label=words) for one in group.choices)) for group in block.groups
    )
    return replace(block, groups=tuple(groups))


def amiss(form, name, theme, settings, path):
    printed = print_file(FileOrder(form, name, "pdf", theme, RenderOptions(), settings, path))

    return [(each["rule"], each["message"]) for each in printed.meta["problems"]]
