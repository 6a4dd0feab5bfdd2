"""What a project offers: what is built ahead by its settings, what a command makes, and what people make."""

import pytest

from rolepress.config import Settings
from rolepress.offer import AHEAD, ON_REQUEST, OUTSIDE, OUTSIDE_FORMATS, offers


def offered(**settings) -> dict[tuple[str, str], str]:
    chosen = Settings.model_validate({"title": "Roles", "organisation": "northshire"} | settings)
    return {(each.edition, each.format): each.state for each in offers(chosen)}


def test_a_project_that_says_nothing_builds_pages_pdfs_and_large_print_18():
    states = offered()

    assert states["standard", "html"] == states["standard", "pdf"] == states["large-print-18", "pdf"] == AHEAD
    assert states["large-print-24", "pdf"] == states["cream", "pdf"] == states["standard", "epub"] == ON_REQUEST
    assert {name: states["", name] for name in OUTSIDE_FORMATS} == dict.fromkeys(OUTSIDE_FORMATS, OUTSIDE)


def test_settings_choose_what_is_built_ahead():
    states = offered(
        formats={"job-description": ("html", "epub")},
        large_print={"sizes": ("24",)},
        coloured_paper=("pale-blue",),
    )

    assert states["standard", "epub"] == states["large-print-24", "pdf"] == states["pale-blue", "pdf"] == AHEAD
    assert states["large-print-18", "pdf"] == states["cream", "pdf"] == ON_REQUEST


def test_an_edition_is_offered_in_the_formats_that_it_takes():
    assert ("cream", "docx") not in offered()


@pytest.mark.parametrize(
    ("edition", "format", "command"),
    [
        ("standard", "epub", "rolepress build --format epub --only ID"),
        ("cream", "pdf", "rolepress build --edition cream --format pdf --only ID"),
        ("standard", "html", ""),
        ("standard", "docx", "rolepress build --format docx --only ID"),  # a form alone has it ahead
        ("", "audio", ""),
    ],
)
def test_the_command_that_makes_it_is_told_where_there_is_one(edition, format, command):
    (offer,) = [each for each in offers(None) if (each.edition, each.format) == (edition, format)]

    assert offer.command == command


def test_the_kinds_that_have_it_on_request_are_told():
    by_format = {each.format: each for each in offers(None) if each.edition == "standard"}

    assert by_format["docx"].kinds == ("form",)
    assert "job-description" in by_format["docx"].not_ahead
    assert by_format["pdf"].not_ahead == ("page",)  # of the site, which has files when somebody asks
    assert by_format["html"].not_ahead == ()


def test_a_language_is_no_format_and_stands_last():
    assert OUTSIDE_FORMATS[-1] == "another-language"
