"""Braille-ready files: what the braille says is what was written, on pages that an embosser takes."""

import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings

from any_manuscript import manuscripts, own_words
from rolepress.editions import STANDARD
from rolepress.editions.large_print import adapt
from rolepress.formats import RenderOptions, formats
from rolepress.formats.addresses import with_addresses
from rolepress.formats.braille import GRADE_1, GRADE_2, braille_lines, paragraphs, render_braille
from rolepress.formats.braille.letters import named_letters
from rolepress.formats.braille.louis import LONGEST, braille_of, engine, text_of
from rolepress.formats.braille.pages import CELLS, LINES, as_cells
from rolepress.manuscript import Heading, Prose, said, words
from rolepress.model.organisation import Brand
from rolepress.problems import Severity
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript
from test_nothing_lost import composed

ALIKE = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})
"""Signs that braille writes alike."""


def alike(text):
    return text.translate(ALIKE).split()


def read_back(manuscript, grade):
    """Return the words of *manuscript*, line by line, as they were written and as the braille says them."""
    texts = [f"{each.mark} {each.text}".strip() for each in braille_lines(manuscript)]
    return [alike(each) for each in texts], [
        alike(each) for each in text_of(braille_of(texts, grade.table), grade.table)
    ]


def rows(artifact):
    """Return the rows of text of every page, without the lines of page numbers."""
    pages = artifact.data.decode("ascii").split("\f")
    return [row for page in pages for row in page.split("\r\n")[: LINES - 1]]


def cells(artifact):
    """Return the words of a file as braille; an address that goes on in the next row is whole again."""
    joined = " ".join(row.strip() for row in rows(artifact)).replace('" ', "")
    return [as_cells(each) for each in joined.split()]


@given(manuscripts)
@settings(max_examples=25, deadline=None)
def test_grade_1_says_every_word_of_any_manuscript_in_order(manuscript):
    _, back = read_back(manuscript, GRADE_1)

    expected = own_words(" ".join(words(with_addresses(adapt(manuscript)))))
    assert own_words(" ".join(word for line in back for word in line)) == expected


@pytest.mark.parametrize("name", ["peer-support-worker", "lived-experience-partner-2023", "equality-monitoring"])
def test_grade_1_of_a_document_says_exactly_what_was_written(name):
    written, back = read_back(composed(name)[1], GRADE_1)

    assert back == written


@pytest.mark.parametrize("name", ["peer-support-worker", "lived-experience-partner-2023", "equality-monitoring"])
def test_grade_2_of_a_document_says_what_was_written_but_for_one_word_in_a_hundred(name):
    written, back = read_back(composed(name)[1], GRADE_2)
    amiss = [
        (a, b) for was, now in zip(written, back, strict=True) for a, b in zip(was, now, strict=False) if a != b
    ]

    assert len(amiss) * 100 <= sum(map(len, written)), amiss
    assert [(was, now) for was, now in zip(written, back, strict=True) if len(was) != len(now)] == []


@pytest.mark.parametrize("grade", [GRADE_1, GRADE_2])
def test_the_file_holds_the_words_of_the_braille_in_order_on_pages_of_their_size(grade):
    manuscript = sample_manuscript()
    lines = list(braille_lines(manuscript))
    artifact = render_braille(manuscript, grade)
    pages = artifact.data.decode("ascii").split("\f")

    made = [word for each in paragraphs(lines, named_letters([], grade.table), grade) for word in each.words]
    assert cells(artifact)[-len(made) :] == made
    assert artifact.pages == len(pages) > 5
    for page in pages:
        assert page.count("\r\n") == LINES
        assert max(map(len, page.split("\r\n"))) <= CELLS
        assert not any(row.endswith(" ") for row in page.split("\r\n"))


def test_each_page_has_its_number_in_its_last_line():
    pages = render_braille(sample_manuscript(), GRADE_1).data.decode().split("\f")

    assert [page.split("\r\n")[LINES - 1].strip() for page in pages[:10]] == [
        f"#{each}" for each in [*"ABCDEFGHI", "AJ"]
    ]


def test_the_first_page_says_that_it_is_a_draft_for_a_transcriber_in_which_grade():
    first = render_braille(sample_manuscript(), GRADE_1).data.decode().split("\r\n")[:4]

    assert first == [
        "  ,DRAFT FOR A TRANSCRIBER4 ,A PROGRAM", "MADE THIS BRAILLE1 AND NOBODY HAS READ", "IT YET4",
        '  ,UNIFIED ,ENGLISH ,BRAILLE1 GRADE #A',
    ]  # fmt: skip


def test_a_heading_is_never_the_last_on_its_page():
    blocks = []
    for number in range(60):
        blocks += [
            Heading(f"h{number}", said("Heading"), 2),
            *[Prose(f"p{number}-{n}", said("Text.")) for n in range(number % 5 + 1)],
        ]
    artifact = render_braille(replace(sample_manuscript(), blocks=tuple(blocks)), GRADE_1)

    for page in artifact.data.decode().split("\f"):
        shown = [row.strip() for row in page.split("\r\n")[: LINES - 1] if row.strip()]
        assert shown[-1] != ",HEADING"


def test_a_letter_without_braille_is_called_by_its_name_and_told():
    artifact = render_braille(replace(sample_manuscript(), blocks=(Prose("p", said("Smile 😀 now")),)), GRADE_1)

    (problem,) = artifact.problems
    assert (problem.rule, problem.severity) == ("braille-letters", Severity.WARNING)
    assert "'😀' (grinning face)" in problem.message
    assert ",SMILE .<GRINNING FACE.> NOW" in " ".join(rows(artifact))


def test_what_could_be_a_command_or_a_number_of_a_sign_is_only_text():
    hostile = r"\x2800 \\ $(touch x) `id` \n; --help"

    (back,) = text_of(braille_of([hostile], GRADE_1.table), GRADE_1.table)
    assert back == hostile


def test_long_texts_go_through_in_pieces_and_keep_every_word():
    long = " ".join(f"word{number}." for number in range(LONGEST))

    assert text_of(braille_of([long, "", "end"], GRADE_1.table), GRADE_1.table) == [long, "", "end"]


def test_without_the_program_there_is_no_file_and_one_line_says_why(monkeypatch):
    monkeypatch.setattr("rolepress.formats.braille.louis.shutil.which", lambda name: None)
    artifact = render_braille(sample_manuscript(), GRADE_1)

    assert artifact.data == b""
    assert [(each.rule, str(each.place.path), each.severity) for each in artifact.problems] == [
        ("braille-translator", "rolepress.yml", Severity.WARNING)
    ]
    assert engine() == "no lou_translate"


def test_another_language_has_no_braille_here():
    artifact = render_braille(replace(sample_manuscript(), language="cy"), GRADE_2)

    assert artifact.data == b""
    assert [each.rule for each in artifact.problems] == ["braille-language"]


def test_both_grades_are_formats(tmp_path):
    theme = theme_for(tmp_path, "trust", Brand())
    for grade in (GRADE_1, GRADE_2):
        format = formats()[f"brf-ueb-g{grade.number}"]
        assert format.suffix == f"-grade-{grade.number}.brf"
        assert format.engine().startswith("lou_translate")
        assert format.render(sample_manuscript(), STANDARD, theme, RenderOptions()) == render_braille(
            sample_manuscript(), grade
        )


def test_the_tables_are_those_of_liblouis():
    done = subprocess.run(
        ["lou_translate", "--forward", f"unicode.dis,{GRADE_2.table}"],
        input="you and me\n",
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "⠽⠀⠯⠀⠍⠑\n"
