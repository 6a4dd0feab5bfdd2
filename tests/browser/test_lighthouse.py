"""Lighthouse gives the public site full marks on a phone: a page of each sort, as search engines may see it."""

import shutil
from fnmatch import fnmatch
from pathlib import Path

import pytest

from browser.files import weights
from browser.lighthouse import lighthouse
from browser.serving import serve
from building import edit, plain_back_room
from rolepress.build import Order, build

SORTS = ("/", "/job-descriptions/", "/job-descriptions/*/", "/organisations/*/", "/search/", "/accessibility/")


@pytest.fixture(scope="module")
def welcome_site(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of this checkout's documents, built as if it were no example: open to search engines."""
    root = tmp_path_factory.mktemp("welcome")
    shutil.copytree(checkout / "content", root / "content")
    shutil.copy(checkout / "rolepress.yml", root)
    edit(root, "rolepress.yml", "example: true", "example: false")
    plain_back_room(root)
    report = build(Order(root, root / "site", jobs=1, formats=("html",)))
    assert report.published, report.problems
    return root / "site" / "public"


def heaviest(folder: Path) -> list[str]:
    """Return the heaviest page of each sort that the site in *folder* has."""
    pages = [each.page for each in weights(folder)]
    sorts = ([page for page in pages if _is(page, sort)] for sort in SORTS)
    return [found[0] for found in sorts if found]


def _is(page: str, sort: str) -> bool:
    return page.count("/") == sort.count("/") and fnmatch(page, sort)


def test_a_page_of_each_sort_gets_full_marks(welcome_site: Path):
    pages = heaviest(welcome_site)
    with serve(welcome_site, packing=True) as origin:
        found = lighthouse(origin, pages)

    assert [str(each) for each in found] == []
    assert len(pages) >= 4


def test_what_keeps_a_page_from_full_marks_is_named():
    with serve(Path(__file__).with_name("pages")) as origin:
        found = lighthouse(origin, ["/lighthouse-faults.html"], runs=1)

    assert {each.rule for each in found} >= {"accessibility", "seo", "waits", "request-elsewhere"}
    assert any("image-alt" in each.message for each in found if each.rule == "accessibility")
