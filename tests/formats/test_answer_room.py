"""Room for answers on paper, and where long ones go on."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.editions import EDITIONS
from rolepress.formats.answer_room import first_name, heights_mm, room_styles, with_more_room
from rolepress.formats.print import on_paper
from rolepress.manuscript import Box, Field, Form, Heading, Manuscript, ids, said, walk, with_blocks, words
from rolepress.markdown import plain
from sample_form import sample_form

PT = 25.4 / 72


def fields(manuscript: Manuscript) -> list[Field]:
    return [block for block in walk(manuscript.blocks) if isinstance(block, Field)]


def long_answer(longest: int | None) -> Manuscript:
    asked = Field("q", "why", "long-text", said("Why?"), "optional", longest=longest)
    sample = sample_form()
    return Manuscript("f", "F", "en-GB", sample.about, (Form("form", "f", (asked,)),), sample.labels)


def test_a_form_says_how_to_fill_it_in_before_its_first_question():
    form = next(block for block in with_more_room(sample_form(), 12).blocks if isinstance(block, Form))
    told = " ".join(words(Manuscript("f", "F", "en-GB", sample_form().about, form.blocks[:1])))

    assert told.startswith("How to fill in this form Type in the boxes")
    assert "under “More room for long answers”" in told
    assert "To answer in another script, such as Arabic, Chinese or Gujarati, use the Word form" in told


def test_a_closed_form_does_not_say_how_to_fill_it_in():
    sample = sample_form()
    closed = with_blocks(sample, lambda block: replace(block, closed=True) if isinstance(block, Form) else block)
    roomy = with_more_room(closed, 12)

    assert not any(isinstance(block, Box) for block in walk(roomy.blocks))
    assert [field.name for field in fields(roomy)] == [field.name for field in fields(with_more_room(sample, 12))]


def test_a_form_without_long_answers_does_not_speak_of_them():
    sample = sample_form()
    short = tuple(block for block in sample.blocks if not isinstance(block, Form))
    form = Form("form", "f", (Field("q", "name", "short-text", said("Name"), "required", required=True),))
    roomy = with_more_room(Manuscript("f", "F", "en-GB", sample.about, (*short, form), sample.labels), 12)

    assert "room" not in " ".join(words(roomy))
    assert [field.name for field in fields(roomy)] == ["name"]


def test_a_document_without_a_form_stays_as_it_is():
    sample = sample_form()
    other = Manuscript("f", "F", "en-GB", sample.about, (Heading("title", said("F"), 1),), sample.labels)

    assert with_more_room(other, 12) == other


def test_every_long_answer_goes_on_at_the_end():
    names = [field.name for field in fields(with_more_room(sample_form(), 12))]

    assert names[-3:] == ["why--more", "example--more", "example--more-2"]
    assert [first_name(name) for name in names[-3:]] == ["why", "example", "example"]
    assert [first_name(name) for name in names[:-3]] == names[:-3]


def test_where_an_answer_goes_on_nothing_is_required_and_its_question_is_told():
    more = fields(with_more_room(sample_form(), 12))[-3]

    assert (more.required, more.need, plain(more.label)) == (
        False,
        "optional",
        "More room for: Why would you like to do this?",
    )


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=lambda edition: edition.name)
def test_ids_stay_unique(edition):
    named = ids(on_paper(edition.adapt(sample_form()), edition))

    assert len(set(named)) == len(named)


def test_files_send_nothing():
    [form] = [block for block in on_paper(sample_form(), EDITIONS["standard"]).blocks if isinstance(block, Form)]

    assert (form.action, form.button) == ("", "")
    assert all(field.fillable for field in fields(on_paper(sample_form(), EDITIONS["standard"])))


@given(st.one_of(st.none(), st.integers(1, 20_000)), st.sampled_from([12, 16, 18, 20, 24, 28]))
def test_boxes_hold_what_an_answer_may_hold(longest, size):
    boxes = list(heights_mm(with_more_room(long_answer(longest), size), size).values())
    letters_on_a_line = 165 / (0.53 * size * PT)
    lines = sum(int(height / (1.4 * size * PT)) for height in boxes)

    assert 2 <= len(boxes) <= 6
    assert all(height <= 200 for height in boxes)
    assert len(boxes) == 6 or lines * letters_on_a_line >= (longest or 0)


@given(st.integers(1, 20_000), st.sampled_from([12, 18, 28]))
def test_a_longer_answer_never_has_less_room(longest, size):
    room = [
        sum(heights_mm(with_more_room(long_answer(each), size), size).values())
        for each in (longest, longest + 500)
    ]

    assert room[0] <= room[1]


def test_styles_give_long_answers_and_signatures_their_heights():
    shown = with_more_room(sample_form(), 12)
    heights = dict(re.findall(r'id="([^"]+)"\] { height: ([0-9.]+)mm', room_styles(shown, 12)))

    assert set(heights) == {field.id for field in fields(shown) if field.type in ("long-text", "signature")}
    assert float(heights["question-signed"]) > 18
    assert float(heights["question-why"]) < float(heights["question-example"])


def test_a_box_that_opens_a_section_leaves_room_for_its_heading():
    asked = [
        Field(name, name, "long-text", said("Why?"), "optional", longest=4000) for name in ("first", "second")
    ]
    sample = sample_form()
    blocks = (Form("form", "f", (Heading("section", said("Section"), 2), *asked)),)
    heights = heights_mm(Manuscript("f", "F", "en-GB", sample.about, blocks, sample.labels), 18)

    assert heights["first"] < heights["second"]
