"""What a document prints of levels and stages is read back as those, and nothing else is."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.importers.printed import Spoken
from rolepress.kinds import house_of
from rolepress.labels import labels_for
from rolepress.model.house_style import HouseStyle
from rolepress.model.specification import Criterion, CriterionGroup, Level, Stage
from rolepress.wording import listed

CRITERION = Criterion(id="one", text="One")
GROUP = CriterionGroup(id="group", title="Group", criteria=(CRITERION,))
LANGUAGES = ("en-GB", "cy")


def spoken(language):
    return Spoken(house_of(HouseStyle(), labels_for(language).value))


def read(language, name, **said):
    return spoken(language).value(
        name, {key.replace("_", "-"): words for key, words in said.items()}, GROUP, CRITERION
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", get_args(Level))
def test_a_level_is_read_back(language, level):
    assert read(language, "level", level=spoken(language).house.labels[level]) == level


@pytest.mark.parametrize("language", LANGUAGES)
@given(stages=st.lists(st.sampled_from(get_args(Stage)), min_size=1, unique=True))
def test_stages_are_read_back_in_their_order(language, stages):
    labels = spoken(language).house.labels
    words = listed(tuple(labels[f"stage-{each}"] for each in stages), labels)

    assert read(language, "stages", stages=words[:1].upper() + words[1:]) == tuple(stages)


@given(words=st.text(max_size=40))
def test_other_words_are_never_a_level_or_stages(words):
    names = (
        "essential",
        "desirable",
        *(spoken("en-GB").house.labels[f"stage-{each}"] for each in get_args(Stage)),
    )
    known = any(each in words.casefold() for each in names)

    assert known or read("en-GB", "level", level=words) is read("en-GB", "stages", stages=words) is None


@pytest.mark.parametrize(
    ("essential", "desirable", "level"),
    [("Yes", "No", "essential"), ("no", "YES", "desirable"), ("", "✓", "desirable"), ("Yes", "Not graded", "essential"),
     ("Yes", "Yes", None), ("No", "No", None), ("Yes", "perhaps", None), ("X", "No", None)],
)  # fmt: skip
def test_one_of_two_columns_says_yes(essential, desirable, level):
    assert read("en-GB", "level", essential=essential, desirable=desirable) == level


def test_every_stage_needs_an_answer():
    assert read("en-GB", "stages", stage_interview="Yes", stage_test="No") == ("interview",)
    assert read("en-GB", "stages", stage_interview="Yes", stage_test="later") is None
    assert read("en-GB", "stages", stage_interview="No", stage_test="No") is None
