"""The worked example of a guide holds what the briefing of 2013 holds: its parts, boxes, myths, lists and samples."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from rolepress.config import load_settings
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.library import load
from rolepress.lifecycle import is_closed, round_state
from rolepress.manuscript import Box, Heading, Part, walk, words
from rolepress.markdown import plain
from rolepress.model.base import Unknown
from rolepress.resolve import resolve, scope_of, style_of

ROOT = Path(__file__).resolve().parent.parent
ON = datetime(2026, 11, 25, 12)
GUIDE, ADVERT, JOB = (
    "peer-support-workers-guide", "peer-support-worker-intensive-care", "peer-support-worker-nottinghamshire",
)  # fmt: skip


@pytest.fixture(scope="module")
def library():
    return load(ROOT, load_settings(ROOT).value).value


@pytest.fixture(scope="module")
def guide(library):
    return library.document(GUIDE)


@pytest.fixture(scope="module")
def manuscript(library):
    return composed(library, GUIDE)


def composed(library, name):
    document = library.document(name)
    filled = resolve(document, library, scope=scope_of(document, library), on=ON)
    assert filled.problems == ()
    style = style_of(filled.value.employer.id, library)
    return compose(filled.value, house_of(style, labels_for("en-GB").value))


def content(guide, part, section=None):
    """Return what stands in a part, or in a section of it."""
    found = next(each for each in (*guide.parts, *guide.appendices) if each.id == part)
    if section is None:
        return found.content
    return next(each for each in found.sections if each.id == section).content


def lists(pieces):
    """Return how many entries each list has."""
    return [len(each.entries) for each in pieces if each.entries]


def test_four_phases_between_an_introduction_and_next_steps(guide):
    assert [(each.id, each.numbered) for each in guide.parts] == [
        ("introduction", False), ("preparation", True), ("recruitment", True), ("employment", True),
        ("development", True), ("next-steps", False),
    ]  # fmt: skip
    assert [len(each.sections) for each in guide.parts] == [0, 5, 7, 4, 3, 0]
    assert guide.parts_called == "Phase"


def test_ten_boxes_in_their_order(manuscript):
    titles = [plain(each.title) for each in walk(manuscript.blocks) if isinstance(each, Box)]

    boxes = [title for title in titles if title.startswith("Box ")]
    assert [title.partition(":")[0] for title in boxes] == [f"Box {number}" for number in range(1, 11)]
    for number, words_ in ((1, "four phases"), (2, "want different"), (3, "roles"), (4, "misconceptions"),
                           (5, "Nottinghamshire"), (6, "Cambridgeshire"), (7, "North West London"),
                           (8, "Orientation"), (9, "group interviews"), (10, "own mental health")):  # fmt: skip
        assert words_ in boxes[number - 1]


def test_ten_myths_that_a_box_lists(guide):
    pieces = content(guide, "preparation", "myths")
    questions = next(each.questions for each in pieces if each.questions)

    assert (questions.called, len(questions.entries)) == ("Myth", 10)
    assert [each.box.content[0].list_of for each in pieces if each.box] == [questions.id]


@pytest.mark.parametrize(
    ("part", "section", "counts"),
    [
        ("preparation", "organisation", [7]),  # a to g
        ("preparation", "teams", [7, 3]),
        ("preparation", "training", [7]),
        ("preparation", "job-descriptions", [7]),
        ("recruitment", "occupational-health", [3]),
        ("recruitment", "dbs", [4]),
        ("development", "opportunities", [4, 3]),
        ("development", "system-change", [5]),
        ("code-of-conduct", None, [12]),
    ],
)
def test_lists_have_as_many_points_as_in_the_original(guide, part, section, counts):
    assert lists(content(guide, part, section)) == counts


def test_lists_in_boxes_have_as_many_points(guide):
    boxes = {each.box.id: lists(each.box.content) for each in guide.contents() if each.box}

    assert boxes["four-phases"] == [6, 7, 4, 3]
    assert boxes["roles"] == [14, 16, 8]


def test_figures_dates_and_organisations_are_there(manuscript):
    said = " ".join(words(manuscript))

    for text in ("October 2013", "10, 20, 30 or 50 per cent", "some 30 per cent", "Devon and Nottingham", "Making Waves",
                 "No Force First", "Inspire to Influence", "15 organisations", "Almost 400", "11 days", "four days in practice",
                 "four cohorts", "four weeks", "ten days", "level 4", "London South Bank University", "six months",
                 "50 per cent of those invited", "In 2010 just ten people", "In 2011 there were 195", "18 applicants",
                 "three applicants", "last five years", "at least two peers", "RIO", "Willows", "ten beds", "Eight beds",
                 "Highbury Hospital", "more than 6,000", "37.5 hours", "Charity 1091156", "4373019", "Charity 1090329",
                 "020 7827 8300", "020 7799 6666", "Dorset Mental Health Forum", "in 2010.", "RAND", "Kokua", "Jobcentre Plus",
                 "Citizens Advice", "integrated care boards"):  # fmt: skip
        assert text in said, text


def test_seven_references_one_note_and_five_appendices(guide, manuscript):
    assert len(guide.references) == 7
    assert [each.id for each in guide.footnotes] == ["gambrill"]
    assert [each.document for each in guide.appendices] == [ADVERT, JOB, None, None, None]
    parts = {each.id for each in walk(manuscript.blocks) if isinstance(each, Part)}
    assert {ADVERT, JOB} <= parts
    titles = [plain(each.text) for each in walk(manuscript.blocks) if isinstance(each, Heading)]
    assert [each.partition(":")[0] for each in titles if each.startswith("Appendix")] == [
        f"Appendix {number}" for number in range(1, 6)
    ]


def test_the_framework_is_a_second_weighted_specification(guide):
    given = next(each.specification for each in guide.appendices if each.specification)
    criteria = [each for group in given.groups for each in group.criteria]
    weights = {group.id: group.weights for group in given.groups}

    assert Counter(each.level for each in criteria) == {"essential": 17, "desirable": 6}
    assert len(given.groups) == 7
    assert weights["dispositional-attributes"] == {"essential": 5}
    assert weights["interests"] == {"essential": 5, "desirable": 5}
    assert isinstance(weights["contractual-requirements"]["essential"], Unknown)
    assert all(
        weights[name] == {"essential": 10, "desirable": 5}
        for name in ("qualifications", "further-training", "work-experience", "aptitudes-and-skills")
    )


def test_the_advert_of_2013_is_nothing_to_apply_to(library):
    advert = library.document(ADVERT)
    said = " ".join(words(composed(library, ADVERT)))

    assert round_state(advert, ON) is None
    assert not is_closed(advert, ON)
    assert "You cannot apply through this advert" in said
    assert "sample advert of 2013" in said
    assert "Closing date Not stated" in said
    assert "Reports to Ward Manager or Team Leader" in said
    assert "Agenda for Change band 2" in said


def test_the_job_description_of_2013_says_that_it_is_a_sample(library):
    manuscript = composed(library, JOB)

    assert manuscript.about.description.startswith("This is a sample of 2013")


def test_persons_are_named_in_citations_alone(guide):
    said = repr(guide.model_dump(exclude={"references", "footnotes", "sources"}))

    for name in (
        "Repper",
        "Aldridge",
        "Gilfoyle",
        "Gillard",
        "Perkins",
        "Rennison",
        "Walker",
        "Watson",
        "Lambert",
    ):
        assert name not in said


def test_what_was_so_in_2013_is_told_of_2013(library, guide):
    publishers = {each.id: each.text for each in guide.publishers}

    assert all("In 2013" in text for text in publishers.values())
    assert "In 2013 {{ trust-name }} was" in library.document(ADVERT).department
    assert "It had {{ staff }} staff" in library.document(ADVERT).department


def test_the_check_is_named_in_full_where_a_reader_first_meets_it(manuscript):
    said = " ".join(words(manuscript))

    assert said.index("DBS") == said.index("Disclosure and Barring Service (DBS)") + len(
        "Disclosure and Barring Service ("
    )
