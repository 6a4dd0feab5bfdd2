"""What a service says of answers that need a change: the markup that the handbook shows is what the template makes."""

import re

import pytest

from rolepress.home import PACKAGE
from sites.samples import LABELS, THEME

PAGE = PACKAGE.parent.parent / "content/handbook/publishing/forms.md"
MACROS = THEME.environment.get_template("site/components/errors.html.jinja").module
ENTRIES = [
    ("question-surname", "Write your surname"),
    ("question-area--wards", "Choose where you would like to help"),
]


def shown() -> list[str]:
    return re.findall(r"```html recipe\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_the_handbook_shows_the_summary_and_the_message_as_they_are_made():
    summary = MACROS.summary(LABELS["errors-title"], ENTRIES)
    message = MACROS.message("question-surname", LABELS["error-prefix"], "Write your surname")

    assert shown() == [str(summary), str(message)]


@pytest.mark.parametrize("name", ["summary", "message"])
def test_what_a_service_says_is_escaped(name):
    hostile = "<script>alert(1)</script>"
    made = (
        MACROS.summary(hostile, [("a", hostile)]) if name == "summary" else MACROS.message("a", "Error:", hostile)
    )

    assert "<script" not in made
    assert "&lt;script&gt;" in made
