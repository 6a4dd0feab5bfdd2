"""A line ends where it is full, and not after the first word of a text whose last space has no room."""

from formats.pdf.samples import made
from rolepress.formats.pdf.inspect import inspect_pdf

TEXT = "You also attend the Patient Leadership Programme. It takes "
WIDTHS = range(1240, 1320)  # in quarters of a point: in some of them TEXT has room, and its last space has none


def lines() -> list[str]:
    """Return the lines of one paragraph for each width."""
    paragraphs = (
        f'<p style="width: {width / 4}pt">{TEXT}<span style="white-space: nowrap">two long days</span>.</p>'
        for width in WIDTHS
    )
    return [
        each.text.strip() for each in inspect_pdf(made(f"<h1>Sample</h1>{''.join(paragraphs)}").value.data).lines
    ]


def test_a_text_that_fits_but_for_its_last_space_stays_on_its_line() -> None:
    found = lines()

    assert TEXT.strip() in found
    assert "You" not in found
    assert set(found) == {
        "Sample", "You also attend the Patient Leadership Programme. It", TEXT.strip(), "takes two long days.", "two long days.",
    }  # fmt: skip
