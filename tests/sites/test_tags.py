"""Documents are found by what they have in common, without a script."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projects import JOB
from rolepress.sites.tags import facets, slugs
from sites.small_library import drawn, small_library


def job(name: str, band: str, owner: str = "Human Resources", more: str = "") -> dict[str, str]:
    text = JOB.replace("id: support-worker", f"id: {name}").replace('band: "3"', f"band: {band}")
    return {
        f"content/job-descriptions/{name}.yml": text.replace("owner: Human Resources", f"owner: {owner}") + more
    }


def sorted_by(root: Path, *files: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    """Return the ids of the documents under each tag of each facet."""
    library = small_library(root, {path: text for each in files for path, text in each.items()})
    return {
        facet.name: {tag.name: [each.id for each in tag.documents] for tag in facet.tags}
        for facet in facets(drawn(library).documents)
    }


def test_bands_are_tags_and_stand_in_the_order_of_their_numbers(tmp_path: Path):
    found = sorted_by(tmp_path, job("porter", '"2"'), job("chief", '"10"'), job("lead", "8a"))

    assert list(found["Band"]) == ["2", "3", "8a", "10"]
    assert found["Band"]["8a"] == ["lead"]


def test_a_band_that_nobody_knows_is_no_tag(tmp_path: Path):
    found = sorted_by(tmp_path, job("porter", "{unknown: nobody said}"), job("chief", '"10"'))

    assert list(found["Band"]) == ["3", "10"]


def test_a_facet_that_tells_nothing_apart_is_left_out(tmp_path: Path):
    assert sorted_by(tmp_path) == {}


def test_what_is_for_colleagues_and_what_is_retired_can_be_found(tmp_path: Path):
    found = sorted_by(tmp_path, job("inside", '"3"', more="audience: internal\n"),
                      job("old", '"3"', more="status: retired\n"))  # fmt: skip

    assert found["For"]["colleagues only"] == ["inside"]
    assert found["Status in the file"]["retired"] == ["old"]


@pytest.mark.parametrize(
    ("names", "made"),
    [
        (["Northshire Health", "Band 8a"], ["northshire-health", "band-8a"]),
        (["R & D", "R+D", "r d"], ["r-d", "r-d-2", "r-d-3"]),
        (["日本", "中国"], ["tag", "tag-2"]),
    ],
)
def test_addresses_are_plain_and_no_two_are_alike(names, made):
    assert list(slugs(names).values()) == made


@given(st.lists(st.text(max_size=5), unique=True))
def test_every_name_has_an_address_of_its_own(names):
    made = slugs(names)

    assert list(made) == names
    assert len(set(made.values())) == len(names)
