"""An easy-read guide in blocks: who checked it, a picture for each idea, hard words in bold once, whom to ask."""

import re
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreed import agreed
from easy_read_project import GUIDE, GUIDE_FILE
from kinds.dump import dump
from projects import make_project, open_project
from rolepress.kinds import compose, house_of
from rolepress.kinds.easy_read import CHECKED, LEAST_PT, first_uses, with_bold
from rolepress.labels import labels_for
from rolepress.manuscript import Box, Prose, Step, Terms, ids, links, walk, words
from rolepress.markdown import plain, read_line
from rolepress.model.house_style import HouseStyle
from rolepress.resolve import resolve, scope_of

NOON = datetime(2026, 6, 3, 12)
TESTED = "tested_with: {group: Northshire People First, date: 2026-05-14}\n"
SAID = re.compile(r"\S+")


def composed(root, text=GUIDE):
    library = open_project(make_project(root, {GUIDE_FILE: text}))
    document = library.document("support-worker-guide")
    filled = resolve(document, library, scope=scope_of(document, library), on=NOON)
    assert filled.problems == ()
    return compose(filled.value, house_of(HouseStyle(), labels_for("en-GB").value))


def steps(manuscript):
    return {block.id: block for block in walk(manuscript.blocks) if isinstance(block, Step)}


def bold(manuscript):
    return [
        span.text for step in steps(manuscript).values() for line in step.lines for span in line if span.strong
    ]


def block(manuscript, name):
    return next((each for each in manuscript.blocks if each.id == name), None)


def test_a_guide(tmp_path):
    manuscript = composed(tmp_path)

    text = dump(manuscript)
    assert text == agreed("manuscripts/easy-read.txt", text)
    assert sorted(ids(manuscript)) == sorted(set(ids(manuscript)))


def test_its_lines_end_where_the_author_ended_them(tmp_path):
    lines = steps(composed(tmp_path))["the-job-1"].lines

    assert [plain(line) for line in lines] == [
        "You work in the recovery team.", "You help people", "with their recovery.",
    ]  # fmt: skip


def test_a_hard_word_is_bold_where_it_is_used_first_and_nowhere_else(tmp_path):
    manuscript = composed(tmp_path)

    assert bold(manuscript) == ["recovery", "DBS", "check"]  # the last word runs from a line to the next
    first, *_ = steps(manuscript)["the-job-1"].lines
    assert [span.text for span in first if span.strong] == ["recovery"]


def test_a_word_that_is_explained_again_is_not_bold_again(tmp_path):
    again = "words: [{word: Recovery, meaning: It is said above.}]\n"
    text = GUIDE.replace("          Recovery takes time.\n", f"          Recovery takes time.\n        {again}")
    manuscript = composed(tmp_path, text)

    assert bold(manuscript) == ["recovery", "DBS", "check"]
    (listed,) = (each for each in manuscript.blocks if isinstance(each, Terms) and each.id == "words-list")
    assert [plain(term.label) for term in listed.terms] == ["DBS check", "recovery"]
    assert "feels better" in plain(listed.terms[1].values[0])


def test_a_meaning_stands_beside_the_step_that_uses_the_word(tmp_path):
    meanings = {
        name: [plain(each.label) for each in step.meanings] for name, step in steps(composed(tmp_path)).items()
    }

    assert meanings == {
        "the-job-1": ["recovery"], "the-job-2": [], "how-to-start-1": ["DBS check"], "contact-phone": [],
    }  # fmt: skip


def test_a_guide_without_hard_words_has_no_list_of_them(tmp_path):
    text = re.sub(r"        words:\n          - word: .*\n            meaning: .*\n", "", GUIDE)

    assert block(composed(tmp_path, text), "words") is None


def test_until_somebody_checked_it_every_page_says_that_nobody_has(tmp_path):
    manuscript = composed(tmp_path)

    assert manuscript.about.band == "Not yet checked by people with learning disabilities"
    box = block(manuscript, CHECKED)
    assert isinstance(box, Box)
    assert plain(box.title) == manuscript.about.band
    assert manuscript.blocks.index(box) == 1  # under the title


def test_who_checked_it_is_told_with_the_day(tmp_path):
    manuscript = composed(tmp_path, GUIDE + TESTED)

    assert manuscript.about.band == "Checked by Northshire People First on 14 May 2026"
    assert "Not yet checked" not in " ".join(words(manuscript))


def test_its_text_is_large(tmp_path):
    assert composed(tmp_path).about.least_pt == LEAST_PT == 16


def test_it_leads_to_the_document_that_it_explains(tmp_path):
    explains = block(composed(tmp_path), "explains")

    assert isinstance(explains, Prose)
    assert plain(explains.text) == "The full document: Support Worker"
    assert list(links(explains)) == ["document:support-worker"]


def test_it_may_explain_what_no_document_here_says(tmp_path):
    text = re.sub(r"explains: .*\n", "", GUIDE).replace("    covers: [duties-support]\n", "")
    manuscript = composed(tmp_path, text)

    assert block(manuscript, "explains") is None
    assert "You work in the recovery team." in " ".join(words(manuscript))


def test_the_phone_number_has_a_picture_and_a_line_that_rings(tmp_path):
    manuscript = composed(tmp_path)
    step = steps(manuscript)["contact-phone"]

    assert step.picture.concept == "phone"
    assert [plain(line) for line in step.lines] == ["Recruitment team", "Phone 01632 960123"]
    assert list(links(step)) == ["tel:01632960123"]
    ways = block(manuscript, "contact-ways")
    assert [plain(term.label) for term in ways.terms] == ["Email"]


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("{team: The team, email: jobs@northshire.example}", ["Team", "Email"]),
        ("{phone: 01632 960123}", None),
    ],
)
def test_other_ways_to_ask(tmp_path, contact, told):
    text = re.sub(r"contact:\n(?:  .*\n)+", f"contact: {contact}\n", GUIDE)
    ways = block(composed(tmp_path, text), "contact-ways")

    assert (ways and [plain(term.label) for term in ways.terms]) == told


def test_a_picture_that_informs_says_what_it_tells_and_others_are_silent(tmp_path):
    alternatives = [step.picture.alt for step in steps(composed(tmp_path)).values()]

    assert alternatives == ["", "One person listens to another person.", "", ""]


WORDS = st.lists(st.text("abcé -'.(", min_size=1, max_size=6), min_size=1, max_size=8)
HARD = st.lists(st.text("abcé -'.(", min_size=1, max_size=5).filter(str.strip), max_size=5)


@settings(deadline=None)  # the first example reads the labels
@given(WORDS, HARD)
def test_first_uses_are_whole_words_and_never_overlap(pieces, hard):
    text = "\n".join(pieces)
    found = sorted(first_uses(text, hard))

    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    for start, end in found:
        said = " ".join(text[start:end].casefold().split())
        assert said in {" ".join(each.casefold().split()) for each in hard}
        assert not re.match(r"\w\w", text[max(0, start - 1) : start + 1]) or start == 0
    assert len(found) <= len(hard)


@settings(deadline=None)  # the first example reads the labels
@given(st.lists(st.sampled_from(["You help **people** with care.", "Call 01632 960123 on Friday 30 June 2023.",
                                 "A DBS check is normal.", "Care is a DBS", "check"]), min_size=1, max_size=4),
       st.lists(st.sampled_from(["care", "DBS check", "people with", "30 June", "a"]), max_size=4))  # fmt: skip
def test_bold_changes_no_letter_and_no_line(lines, hard):
    read = [read_line(each)[0] for each in lines]

    assert [plain(each) for each in with_bold(read, hard)] == [plain(each) for each in read]
