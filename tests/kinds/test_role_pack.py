"""A role pack in blocks: everything readers need, in the house's order and words, with ids that stay."""

from datetime import datetime
from itertools import pairwise

import pytest

from agreed import agreed
from kinds.dump import dump
from kinds.full import HIDDEN
from kinds.full_role import FULL_PACK, FULL_ROLE
from projects import make_project, open_project
from rolepress.checks import problems_of
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Box, Contents, Heading, Table, Terms, ids, walk, words
from rolepress.markdown import plain
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of

ROLE_FILE = "content/role-packs/partner.yml"
ON = datetime(2026, 6, 30, 12)
PARTS = (
    "role-summary", "role-context", "role-purpose", "involves", "needs", "activities", "specification", "time", "training",
    "role-support", "role-payment", "limits", "agreements", "clauses", "questions", "acknowledgements",
)  # fmt: skip


def composed(root, style=None, role=FULL_ROLE):
    library = open_project(make_project(root, {ROLE_FILE: role}))
    document = library.document("partner")
    outcome = resolve(document, library, scope=scope_of(document, library), on=ON)
    assert outcome.problems == ()
    return compose(outcome.value, house_of(style or HouseStyle(), labels_for("en-GB").value))


def headings(manuscript, level):
    return [each.id for each in manuscript.blocks if isinstance(each, Heading) and each.level == level]


def facts(manuscript):
    header = next(each for each in manuscript.blocks if isinstance(each, Terms))
    return {each.id: plain(each.values[0]) for each in header.terms}


def test_everything_in_the_usual_order(tmp_path):
    manuscript = composed(tmp_path)

    assert tuple(headings(manuscript, 2)) == PARTS
    text = dump(manuscript)
    assert text == agreed("manuscripts/partner.txt", text)


def test_the_house_names_and_orders_its_parts(tmp_path):
    style = HouseStyle(
        order={"role-pack": ("questions", "needs"), "job-description": ("limits",)},
        headings={"limits": "Limits and exclusions", "term": "Term"},
    )
    manuscript = composed(tmp_path, style)

    rest = [name for name in PARTS if name not in ("questions", "needs")]
    assert headings(manuscript, 2) == ["questions", "needs", *rest]
    said = " ".join(words(manuscript))
    assert "Limits and exclusions" in said
    assert "Term" in said
    assert "Limits, and who" not in said


def test_how_people_are_engaged_and_checked_is_said_in_words(tmp_path):
    said = facts(composed(tmp_path))

    assert said["header-engagement"] == "Employee, bank worker, volunteer or partner with an involvement payment"
    assert said["header-dbs"] == "Needed; its level is not stated"
    assert said["header-term"] == "Not stated"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[volunteer]", "Volunteer"),
        ("[bank-worker, volunteer]", "Bank worker or volunteer"),
        ("{unknown: why}", "Not stated"),
    ],
)
def test_the_type_of_role(tmp_path, written, said):
    role = FULL_ROLE.replace("[employee, bank-worker, volunteer, involvement-partner]", written)

    assert facts(composed(tmp_path, role=role))["header-engagement"] == said


def test_a_check_at_a_known_level_and_none_at_all(tmp_path):
    unknown = f"  dbs: {{unknown: {HIDDEN} why}}\n"

    assert (
        facts(composed(tmp_path / "a", role=FULL_ROLE.replace(unknown, "  dbs: basic\n")))["header-dbs"] == "Basic"
    )
    assert "header-dbs" not in facts(composed(tmp_path / "b", role=FULL_ROLE.replace(unknown, "")))


def test_a_part_that_is_set_apart_is_a_box_that_stands_in_the_contents(tmp_path):
    manuscript = composed(tmp_path)

    boxes = [(each.id, each.level, each.tone) for each in manuscript.blocks if isinstance(each, Box)]
    assert boxes == [("role-payment-benefits", 3, "callout"), ("limits-who", 3, "dont")]
    contents = next(each for each in manuscript.blocks if isinstance(each, Contents))
    assert [each.target for each in contents.entries] == headings(manuscript, 2)
    under = {each.target for top in contents.entries for each in top.entries}
    assert under == {*headings(manuscript, 3), *(name for name, _, _ in boxes)}


def test_each_question_is_a_heading_with_its_answer_under_it(tmp_path):
    blocks = composed(tmp_path).blocks
    at = next(index for index, each in enumerate(blocks) if each.id == "questions-pay")

    assert plain(blocks[at].text) == "Will I get paid?"
    assert [each.id for each in blocks[at + 1 : at + 3]] == ["questions-pay-answer-1", "questions-pay-answer-2"]


def test_a_house_may_print_the_specification_of_one_kind_in_a_shape_of_its_own(tmp_path):
    style = HouseStyle(specification="two-lists", specifications={"role-pack": "columns"})
    tables = [each for each in composed(tmp_path, style).blocks if isinstance(each, Table)]

    assert [column.id for column in tables[0].columns] == ["number", "criterion", "essential", "desirable"]
    assert (style.shape_of("job-description"), HouseStyle().shape_of("role-pack")) == ("two-lists", "words")


def test_an_organisations_shapes_go_over_the_projects():
    project = HouseStyle(specifications={"role-pack": "marks", "advert": "weighted"})

    assert HouseStyle(specifications={"role-pack": "columns"}).over(project).specifications == {
        "role-pack": "columns",
        "advert": "weighted",
    }


def test_a_specification_that_no_stage_is_given_for_has_no_column_for_stages(tmp_path):
    without = composed(tmp_path / "a")
    tested = composed(
        tmp_path / "b", role=FULL_ROLE.replace("level: desirable", "level: desirable, stages: [test]")
    )

    def columns(manuscript):
        return [column.id for each in manuscript.blocks if isinstance(each, Table) for column in each.columns]

    assert columns(without) == ["number", "criterion", "level"]
    assert columns(tested) == ["number", "criterion", "level", "stages"]
    assert "Not stated" in words_of_row(tested, "specification-experience-services")


def words_of_row(manuscript, name):
    rows = (
        row for each in manuscript.blocks if isinstance(each, Table) for group in each.groups for row in group.rows
    )
    return [plain(line) for row in rows if row.id == name for cell in row.cells for line in cell]


def test_what_is_for_colleagues_is_nowhere(tmp_path):
    assert HIDDEN in FULL_ROLE
    assert HIDDEN not in repr(composed(tmp_path))


def test_the_title_comes_first_and_levels_are_not_skipped(tmp_path):
    levels = [each.level for each in walk(composed(tmp_path).blocks) if isinstance(each, Heading | Box)]

    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_used_once_and_come_from_where_words_stand(tmp_path):
    names = ids(composed(tmp_path / "a"))
    other = FULL_ROLE.replace("Will I get paid?", "Is it paid?").replace("title: Other partners", "title: Peers")

    assert sorted(names) == sorted(set(names))
    assert ids(composed(tmp_path / "b", role=other)) == names


def test_parts_that_hold_nothing_are_left_out(tmp_path):
    role = FULL_ROLE.partition("context:")[0]

    assert headings(composed(tmp_path, role=role), 2) == ["role-summary"]


def test_a_specification_without_anything_essential_is_told(tmp_path):
    role = FULL_ROLE.replace("level: essential", "level: desirable")
    library = open_project(make_project(tmp_path, {ROLE_FILE: role}))

    assert "no-essential-criteria" in {each.rule for each in problems_of(library, on=ON)}


def test_facts_of_the_role_reach_its_texts(tmp_path):
    file = "kind: facts\nid: partner-facts\ntitle: F\nowner: HR\nrole: partner\nfacts:\n  team: {type: text, value: your team}\n"
    library = open_project(make_project(tmp_path, {**FULL_PACK, "content/facts/partner-facts.yml": file}))
    document = library.document("partner")
    filled = resolve(document, library, scope=scope_of(document, library), on=ON).value

    assert filled.document.summary.startswith("You will be a partner of your team.")
