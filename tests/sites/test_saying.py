"""Sizes, counts and names come out as people read them."""

import pytest

from rolepress.labels import labels_for
from rolepress.sites.addresses import relative, rooted
from rolepress.sites.facts import FileFacts
from rolepress.sites.saying import file_size, file_text, filled, telephone


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 KB"), (119_001, "120 KB"), (999_000, "999 KB"), (999_001, "1 MB"), (1_200_001, "1.3 MB")],
)
def test_a_size_is_rounded_up(size, said):
    assert file_size(size) == said


def test_a_value_is_filled_in_once():
    assert (
        filled("TITLE on DATE, by NOBODY", TITLE="A DATE to keep", DATE="1 June")
        == "A DATE to keep on 1 June, by NOBODY"
    )


def test_a_phone_link_holds_digits_alone():
    assert telephone("+44 (0)1632 960123") == "tel:+4401632960123"


def test_a_link_leads_from_page_to_page():
    assert relative("index.html", "job-descriptions/nurse/index.html") == "../../index.html"
    assert relative("job-descriptions/nurse/index.html", "index.html") == "job-descriptions/nurse/index.html"


def test_a_rooted_link_keeps_the_path_of_the_site():
    assert rooted("index.html", "") == "/index.html"
    assert rooted("index.html", "https://roles.example/north") == "/north/index.html"


def test_a_file_that_is_not_made_yet_has_no_size():
    told = FileFacts("a.pdf", "PDF", "en-GB", "application/pdf", None)

    assert file_text(told, labels_for("en-GB").value) == "PDF"
