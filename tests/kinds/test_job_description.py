"""A job description in blocks: everything readers need, in the house's order and words, with ids that stay."""

from datetime import datetime
from itertools import pairwise

import pytest

from agreed import agreed
from kinds.dump import dump, dump_blocks
from kinds.full import FULL, FULL_JOB, HIDDEN
from projects import FACTS, JOB, make_project, open_project
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Contents, Heading, Signatures, Terms, ids, walk, words
from rolepress.markdown import plain
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of, style_of

JOB_FILE = "content/job-descriptions/support-worker.yml"
SHAPES = ("words", "marks", "columns", "two-lists", "weighted")
PARTS = (
    "summary", "context", "duties", "accountabilities", "dimensions", "knowledge", "relationships", "communication",
    "freedom-to-act", "environment", "organisation-chart", "factors", "specification", "behaviours", "clauses", "signatures",
)  # fmt: skip


def composed(root, style=None, job=FULL_JOB):
    library = open_project(make_project(root, {**FULL, JOB_FILE: job}))
    document = library.document("support-worker")
    outcome = resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 30, 12))
    assert outcome.problems == ()
    chosen = style or style_of("northshire", library)
    return compose(outcome.value, house_of(chosen, labels_for("en-GB").value))


def headings(manuscript, level):
    return [each.id for each in manuscript.blocks if isinstance(each, Heading) and each.level == level]


def test_everything_in_the_usual_order(tmp_path):
    manuscript = composed(tmp_path)

    assert tuple(headings(manuscript, 2)) == PARTS
    text = dump(manuscript)
    assert text == agreed("manuscripts/support-worker.txt", text)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shape_of_a_specification(tmp_path, shape):
    blocks = composed(tmp_path, HouseStyle(specification=shape)).blocks
    start = next(index for index, each in enumerate(blocks) if each.id == "specification")
    end = next(index for index, each in enumerate(blocks) if each.id == "behaviours")

    text = dump_blocks(blocks[start:end])
    assert text == agreed(f"manuscripts/specification-{shape}.txt", text)


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_leaves_out_a_criterion_its_level_or_what_is_said_of_its_group(tmp_path, shape):
    said = " ".join(words(composed(tmp_path, HouseStyle(specification=shape))))

    for text in ("Support of others", "at home", "at work", "Any setting.", "Work with groups", "Your own transport",
                 "Experience", "Paid or not.", "A note on the group.", "Show that you meet", "A note on it all.",
                 "Essential", "Desirable", "Not graded", "Weight of essential criteria: 10"):  # fmt: skip
        assert text in said


@pytest.mark.parametrize("shape", SHAPES)
def test_no_mark_stands_without_words(tmp_path, shape):
    manuscript = composed(tmp_path, HouseStyle(specification=shape))
    cells = [
        line
        for each in manuscript.blocks
        for group in getattr(each, "groups", ())
        for row in group.rows
        for cell in row.cells[1:]
        for line in cell
    ]

    assert [plain(line) for line in cells if len(plain(line)) < 2 and not plain(line).isdigit()] == []


def test_the_house_names_and_orders_its_parts(tmp_path):
    style = HouseStyle(
        order={"job-description": ("specification", "duties", "unheard-of")},
        headings={"duties": "What you will do", "band": "Pay band"},
    )
    manuscript = composed(tmp_path, style)

    rest = [name for name in PARTS if name not in ("specification", "duties")]
    assert headings(manuscript, 2) == ["specification", "duties", *rest]
    assert "What you will do" in " ".join(words(manuscript))
    assert "Pay band" in " ".join(words(manuscript))
    assert "Main duties" not in " ".join(words(manuscript))


def test_the_contents_follow_the_houses_order(tmp_path):
    manuscript = composed(tmp_path, HouseStyle(order={"job-description": ("signatures",)}))

    contents = next(each for each in manuscript.blocks if isinstance(each, Contents))
    assert [each.target for each in contents.entries] == headings(manuscript, 2)
    assert {each.target for top in contents.entries for each in top.entries} == set(headings(manuscript, 3))


def test_the_title_comes_first_and_levels_are_not_skipped(tmp_path):
    manuscript = composed(tmp_path)
    levels = [each.level for each in manuscript.blocks if isinstance(each, Heading)]

    assert isinstance(manuscript.blocks[0], Heading)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_duties_may_be_numbered(tmp_path):
    manuscript = composed(tmp_path, HouseStyle(numbered_duties=True))

    text = dump(manuscript)
    assert "\n### 2. Support [duties-support]" in text
    assert "  2.2 Work with [duties-support-list-2]\n    2.2.1 families [duties-support-list-2-1]" in text
    assert "  1.1 Keep our values [duties-values-list-1]" in text


def test_what_is_for_colleagues_is_nowhere(tmp_path):
    manuscript = composed(tmp_path)

    assert HIDDEN in FULL_JOB
    assert HIDDEN not in repr(manuscript)


def test_what_is_not_known_says_so(tmp_path):
    header = next(each for each in composed(tmp_path).blocks if isinstance(each, Terms))

    values = {each.id: plain(each.values[0]) for each in header.terms}
    assert values["header-duration"] == "Not stated"
    assert values["header-dbs"] == "Enhanced, with the adults’ barred list"
    assert values["header-evaluation"] == "Matched, 1 March 2026, E-7"


@pytest.mark.parametrize("field", ["band", "hours", "dbs", "reports_to", "location", "reference", "headquarters"])
def test_any_fact_of_the_post_may_be_unknown(tmp_path, field):
    before = next(line for line in FULL_JOB.splitlines() if line.startswith(f"  {field}:"))
    job = FULL_JOB.replace(before, f"  {field}: {{unknown: why}}")
    header = next(each for each in composed(tmp_path, job=job).blocks if isinstance(each, Terms))

    values = {each.id: plain(each.values[0]) for each in header.terms}
    assert values[f"header-{field.replace('_', '-')}"] == "Not stated"


def test_every_word_of_the_document_is_there(tmp_path):
    said = " ".join(words(composed(tmp_path)))

    for text in ("the recovery team", "Hope is a start.", "A report", "The team is small.", "Keep our values", "You will:",
                 "neighbours", "Finish your training.", "Work safely", "In supervision", "no budget", "Housing", "You are kind",
                 "You write reports.", "plan your day", "Some lifting", "Interruptions", "Distress", "Outdoors",
                 "Support Worker (this post)", "Physical skills", "Driving", "How we behave", "We are kind", "Each day.",
                 "There are more.", "Keep what you learn", "We agree.", "Post holder", "Main Street"):  # fmt: skip
        assert text in said


def test_ids_are_used_once(tmp_path):
    names = ids(composed(tmp_path))

    assert sorted(names) == sorted(set(names))
    assert all(names)


def test_a_new_duty_at_the_end_changes_no_other_id(tmp_path):
    more = FULL_JOB.replace("      - clause: training\n", "      - clause: training\n      - One more\n")
    before, after = ids(composed(tmp_path / "a")), ids(composed(tmp_path / "b", job=more))

    assert [name for name in after if name not in before] == ["duties-support-list-4"]
    assert [name for name in after if name in before] == before


def test_ids_come_from_where_words_stand_and_not_from_the_words(tmp_path):
    other = FULL_JOB.replace("Listen to people", "Hear people").replace("title: Support\n", "title: Help\n")

    assert ids(composed(tmp_path / "a")) == ids(composed(tmp_path / "b", job=other))


def test_a_short_document_has_no_contents(tmp_path):
    manuscript = composed(
        tmp_path, job=JOB.replace("clauses:\n  - clause: confidentiality\n", "").partition("specification:")[0]
    )

    assert headings(manuscript, 2) == ["summary", "duties"]
    assert not any(isinstance(each, Contents) for each in manuscript.blocks)


def test_parts_that_hold_nothing_are_left_out(tmp_path):
    job = FULL_JOB.partition("signatures:")[0].replace("behaviours: true\n", "")
    manuscript = composed(tmp_path, job=job)

    assert headings(manuscript, 2) == [name for name in PARTS if name not in ("behaviours", "signatures")]
    assert not any(isinstance(each, Signatures) for each in manuscript.blocks)


def test_markup_in_a_title_is_not_in_its_plain_form(tmp_path):
    manuscript = composed(
        tmp_path, job=FULL_JOB.replace("title: Support Worker\nowner", "title: '**Support** Worker'\nowner")
    )

    assert manuscript.title == "Support Worker"


def test_hostile_facts_are_text(tmp_path):
    facts = FACTS.replace("the recovery team", "'<script>alert(1)</script> {{ x }} [a](javascript:b)'").replace(
        "{{ x }}", "&lt;"
    )
    library = open_project(make_project(tmp_path, {**FULL, "content/facts/northshire-facts.yml": facts}))
    document = library.document("support-worker")
    filled = resolve(document, library, scope=scope_of(document, library), on=datetime(2026, 6, 30, 12)).value
    manuscript = compose(filled, house_of(HouseStyle(), labels_for("en-GB").value))

    lead = next(each for each in walk(manuscript.blocks) if each.id == "summary-text-1")
    assert plain(lead.text) == "You will support people in <script>alert(1)</script> < a."
    assert {span.link for span in lead.text} == {None}
