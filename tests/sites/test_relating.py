"""A document leads to the ones that its reader may want next."""

from dataclasses import replace

from rolepress.sites.facts import Link
from rolepress.sites.relating import MOST_RELATED, related_documents
from sites.samples import JOB, PAGE


def job(name: str, title: str, organisation: str = "northshire"):
    return replace(
        JOB,
        id=name,
        title=title,
        organisation_id=organisation,
        organisation_name=organisation.title(),
        address=name,
    )


def test_the_same_role_elsewhere_comes_first_with_its_organisation():
    here, there = job("a", "Nurse"), job("b", "nurse", "southshire")
    neighbour = job("c", "Cook")

    assert related_documents((here, neighbour, there))["a"] == (
        Link("nurse, Southshire", "b", "en-GB"), Link("Cook", "c", "en-GB"),
    )  # fmt: skip


def test_no_document_leads_to_itself_or_to_one_twice():
    twin = job("b", "Nurse")

    assert related_documents((job("a", "Nurse"), twin)) == {
        "a": (Link("Nurse", "b", "en-GB"),),
        "b": (Link("Nurse", "a", "en-GB"),),
    }


def test_the_same_page_in_another_language_is_no_neighbour():
    nurse, cook = job("a", "Nurse"), job("c", "Cook")
    welsh = replace(job("b", "Nyrs"), language="cy", translates="a")

    found = related_documents((nurse, welsh, cook))

    assert [link.address for link in found["a"]] == ["c"]
    assert [link.address for link in found["b"]] == ["c"]


def test_a_reader_is_shown_a_few():
    many = [job(f"job-{number:02}", f"Job {number:02}") for number in range(20)]

    assert [link.address for link in related_documents(many)["job-00"]] == [
        f"job-{n:02}" for n in range(1, MOST_RELATED + 1)
    ]


def test_pages_of_the_site_are_near_nothing():
    assert related_documents((PAGE,)) == {}


def test_who_reads_easy_words_is_led_to_more_of_them_and_others_only_to_what_is_named():
    nurse, cook = job("a", "Nurse"), job("b", "Cook")
    guide = replace(job("c", "What a nurse does"), roomy=True, refers=("a",))
    other = replace(job("d", "The police check"), roomy=True)

    found = related_documents((nurse, cook, guide, other))

    assert {name: [link.address for link in links] for name, links in found.items()} == {
        "a": ["c", "b"], "b": ["a"], "c": ["a", "d"], "d": ["c"]
    }  # fmt: skip
