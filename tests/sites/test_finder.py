"""Lists can be narrowed by what tells their documents apart, and every part of a list is a page."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rolepress.sites.facts import DocumentFacts
from rolepress.sites.finder import LONGEST_CHOICE, MOST_CHOICES, listings, marks, ordered
from sites.samples import CLOSED_JOB, JOB, LABELS, OTHER_JOB, PAGE


def job(name: str, **told: str) -> DocumentFacts:
    return replace(JOB, id=name, address=f"job-descriptions/{name}/index.html", **told)


def whole(*documents):
    return next(listings(documents, LABELS))


def choices(listing, facet: str) -> dict[str, int]:
    (found,) = [each for each in listing.facets if each.id == facet]
    return {each.label: len(each.documents) for each in found.choices}


def test_a_kind_has_a_list_with_its_documents_by_organisation_and_title():
    listing = whole(OTHER_JOB, JOB, PAGE)

    assert (listing.address, listing.heading) == ("job-descriptions/index.html", "Job descriptions")
    assert [each.id for each in listing.documents] == ["peer-support-worker", "ward-peer-support-worker"]


def test_bands_stand_in_their_order_and_what_is_not_stated_last():
    bands = ("10", "8a", "Not stated", "9", "8")
    listing = whole(*(job(f"job-{band}", band=band) for band in bands))

    assert list(choices(listing, "band")) == ["Band 8", "Band 8a", "Band 9", "Band 10", "Band not stated"]


def test_what_all_documents_share_is_nothing_to_choose_by():
    listing = whole(job("one", band="3"), job("two", band="3"))

    assert listing.facets == ()


def test_a_location_is_told_by_its_first_sentence_and_a_long_one_is_among_the_others():
    sentence = "You work where the letter that we send you says that your first base is from your first day"
    listing = whole(
        job("one", location="Northshire. You may move."),
        job("two", location="Ward 3"),
        job("three", location=sentence),
    )

    assert choices(listing, "location") == {"Northshire": 1, "Ward 3": 1, "Other": 1}
    assert len(sentence) > LONGEST_CHOICE
    assert len(listing.documents) == 3


def test_more_choices_than_anybody_reads_are_left_out():
    listing = whole(*(job(f"job-{number}", band=str(number)) for number in range(MOST_CHOICES + 1)))

    assert "band" not in [each.id for each in listing.facets]


def test_every_choice_has_a_page_with_its_documents():
    found = {each.address: each for each in listings((job("one", band="8a"), job("two", band="3")), LABELS)}

    assert list(found) == [
        "job-descriptions/index.html", "job-descriptions/band/3/index.html", "job-descriptions/band/8a/index.html"
    ]  # fmt: skip
    part = found["job-descriptions/band/8a/index.html"]
    assert [each.id for each in part.documents] == ["one"]
    assert (part.heading, part.chosen) == ("Job descriptions: Band 8a", ("band", "8a"))
    assert [link.address for link in part.trail] == ["index.html", "job-descriptions/index.html"]


def test_labels_that_look_alike_in_an_address_have_addresses_of_their_own():
    listing = whole(job("one", location="Ward 3"), job("two", location="Ward-3"), job("three", location="病棟"))
    (facet,) = [each for each in listing.facets if each.id == "location"]

    assert sorted(each.id for each in facet.choices) == ["other", "ward-3", "ward-3-2"]


def test_a_closed_document_can_be_told_from_others():
    listing = whole(JOB, replace(CLOSED_JOB, id="closed"))

    assert choices(listing, "state") == {"Closed": 1, "Not advertised here": 1}


def test_where_there_are_several_kinds_there_is_a_list_of_everything_also_of_a_kind_without_words():
    guide = replace(JOB, id="guide", kind="guide", folder="guides", address="guides/guide/index.html", state=None)
    found = {each.address: each for each in listings((JOB, guide), LABELS)}

    assert list(found) == ["guides/index.html", "job-descriptions/index.html", "all/index.html"]
    (kind,) = [each for each in found["all/index.html"].facets if each.id == "kind"]
    assert [(each.label, each.address) for each in kind.choices] == [
        ("Guides", "guides/index.html"), ("Job descriptions", "job-descriptions/index.html")
    ]  # fmt: skip


def test_a_document_is_marked_with_its_choices():
    listing = whole(job("one", band="3"), job("two", band="4", organisation_name="Other", organisation_id="other"))

    assert marks(listing)["two"] == (("organisation", "other"), ("band", "4"))


FACTS = st.lists(
    st.builds(
        lambda name, band, place, owner: job(name, band=band, location=place, organisation_name=owner),
        st.from_regex(r"[a-z]{1,6}", fullmatch=True),
        st.sampled_from(["", "3", "8a", "Not stated"]),
        st.text(max_size=80),
        st.sampled_from(["A & B", "Northshire", "Ünïts"]),
    ),
    max_size=12,
    unique_by=lambda each: each.id,
)  # fmt: skip


@given(FACTS)
def test_any_documents_make_lists_that_lose_none_and_never_share_an_address(documents):
    made = list(listings(documents, LABELS))

    assert len({each.address for each in made}) == len(made)
    for listing in made:
        if listing.chosen is None:
            assert {each.id for each in listing.documents} == {each.id for each in documents}
        else:
            facet, choice = listing.chosen
            whole_list = next(each for each in made if each.address == listing.whole)
            marked = {name for name, given in marks(whole_list).items() if (facet, choice) in given}
            assert marked == {each.id for each in listing.documents} != set()


def test_the_order_does_not_depend_on_how_documents_come():
    assert ordered((JOB, OTHER_JOB)) == ordered((OTHER_JOB, JOB))


def test_what_is_not_known_is_no_answer_to_choose_by_alone():
    listing = whole(job("one", band="3"), job("two", band="Not stated"), job("three", band="To be confirmed"))

    assert listing.facets == ()


def test_an_organisation_is_itself_however_long_its_name():
    name = "The Partnership Trust of All Hospitals and Community Services in the North and the West"
    listing = whole(job("one"), job("two", organisation_name=name, organisation_id="long"))

    assert choices(listing, "organisation") == {"Northshire Health": 1, name: 1}
