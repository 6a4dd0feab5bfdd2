"""Whatever a manuscript holds, its Word file has every word in order, and every id once."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.docx.test_words import in_reading_order
from kinds.anything import clauses
from kinds.test_any_job import composed, jobs
from rolepress.editions import EDITIONS, STANDARD
from rolepress.formats.docx import render_docx
from rolepress.formats.docx.names import bookmark_of
from rolepress.manuscript import (
    Box,
    Bullets,
    Chart,
    Column,
    Entry,
    Heading,
    Numbered,
    Part,
    Picture,
    Prose,
    Quote,
    Row,
    RowGroup,
    Signatory,
    Signatures,
    Step,
    Table,
    Term,
    Terms,
    ids,
)
from rolepress.markdown import Span
from rolepress.model.organisation import Brand
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript
from word_files import W, body, val
from word_files import said as words_in

SAMPLE = sample_manuscript()

words_of_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z", "Cn"], exclude_characters=":"), min_size=1, max_size=8
)
lines = st.lists(words_of_text, min_size=1, max_size=4).map(" ".join)
spans = st.builds(
    Span, lines.map(lambda line: f"{line} "), st.booleans(), st.sampled_from([None, "https://a.example", "#x"]),
    st.sampled_from([None, "cy", "ur"]),
)  # fmt: skip
texts = st.lists(spans, min_size=1, max_size=3).map(tuple)
numbers = st.one_of(st.just(""), st.from_regex(r"\A(\d{1,5}\.){0,3}\d{1,4}[.)]?\Z"), words_of_text)


class Names:
    """Gives every block an id of its own."""

    def __init__(self):
        self.count = 0

    def __call__(self):
        self.count += 1
        return f"id-{self.count}"


@st.composite
def entries(draw, name, depth=0):
    many = draw(st.integers(1, 3))
    inner = depth < 3
    return tuple(
        Entry(
            name(),
            draw(texts),
            draw(numbers),
            draw(entries(name, depth + 1)) if inner and draw(st.booleans()) else (),
        )
        for _ in range(many)
    )


@st.composite
def tables(draw, name):
    columns = tuple(Column(name(), draw(texts), draw(st.integers(1, 5))) for _ in range(draw(st.integers(1, 4))))
    cell = st.lists(texts, max_size=2).map(tuple)
    groups = tuple(
        RowGroup(
            name(), draw(st.one_of(st.just(()), texts)), draw(st.lists(texts, max_size=1).map(tuple)),
            tuple(Row(name(), tuple(draw(cell) for _ in columns)) for _ in range(draw(st.integers(1, 2)))),
        )
        for _ in range(draw(st.integers(1, 3)))
    )  # fmt: skip
    return Table(name(), draw(texts), columns, groups)


@st.composite
def blocks(draw, name, depth=0):
    makers = [
        lambda: Heading(name(), draw(texts), draw(st.integers(2, 6)), eyebrow=draw(st.one_of(st.just(""), lines))),
        lambda: Prose(name(), draw(texts), draw(st.booleans())),
        lambda: Bullets(name(), draw(entries(name))),
        lambda: Numbered(name(), draw(entries(name))),
        lambda: Terms(
            name(), tuple(Term(name(), draw(texts), (draw(texts),) * draw(st.integers(0, 2))) for _ in range(2))
        ),
        lambda: Quote(name(), draw(texts), draw(texts)),
        lambda: Chart(name(), draw(texts), tuple(Entry(name(), draw(texts)) for _ in range(3)), ""),
        lambda: Signatures(name(), (Signatory(name(), draw(texts)),), "Signature", "Date"),
        lambda: draw(tables(name)),
        lambda: Step(
            name(),
            Picture("phone"),
            (draw(texts),) * draw(st.integers(1, 3)),
            tuple(Term(name(), draw(texts), (draw(texts),)) for _ in range(draw(st.integers(0, 2)))),
        ),
    ]
    if depth < 2:
        makers.append(lambda: Box(name(), draw(texts), draw(several(name, depth + 1)), draw(st.integers(2, 6))))
        makers.append(lambda: Part(name(), (Heading(name(), draw(texts), 2), *draw(several(name, depth + 1)))))
    return draw(st.sampled_from(makers))()


@st.composite
def several(draw, name, depth=0):
    return tuple(draw(blocks(name, depth)) for _ in range(draw(st.integers(1, 4))))


@st.composite
def manuscripts(draw):
    name = Names()
    title = Heading("title", draw(texts), 1)
    return replace(SAMPLE, labels={}, blocks=(title, *draw(several(name))))


@pytest.fixture(scope="module")
def theme(tmp_path_factory):
    return theme_for(tmp_path_factory.mktemp("project"), "fenland", Brand())


def assert_whole(manuscript, edition, theme):
    data = render_docx(manuscript, edition, theme)

    opening = manuscript.about.organisation_name.split()
    expected = [word for text in in_reading_order(manuscript.blocks) for word in text.split()]
    assert words_in(data) == [*opening, *expected]
    marks = [val(each, "name") for each in body(data).iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert {bookmark_of(each) for each in ids(manuscript)} <= set(marks)


@given(manuscript=manuscripts(), name=st.sampled_from(["standard", "large-print-18"]))
@settings(max_examples=50, deadline=None)
def test_every_word_is_there_in_order(theme, manuscript, name):
    assert_whole(EDITIONS[name].adapt(manuscript), EDITIONS[name], theme)


@given(job=jobs, shown=clauses, shape=st.sampled_from(["words", "marks", "columns", "two-lists", "weighted"]))
@settings(max_examples=30, deadline=None)
def test_every_word_of_a_job_is_there_in_order(theme, job, shown, shape):
    assert_whole(composed(job, shown, shape), STANDARD, theme)
