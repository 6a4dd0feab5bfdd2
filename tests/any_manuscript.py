"""Any manuscript: blocks of every kind for hypothesis to make up, so that a format meets them in every order."""

from itertools import count

from hypothesis import strategies as st

from rolepress.manuscript import (
    About,
    Box,
    Bullets,
    Chart,
    Choice,
    ChoiceGroup,
    Column,
    Contents,
    ContentsEntry,
    Detail,
    Entry,
    Field,
    Form,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Picture,
    Prose,
    Quote,
    Record,
    RecordGroup,
    Records,
    Row,
    RowGroup,
    Signatory,
    Signatures,
    Step,
    Table,
    Term,
    Terms,
)
from rolepress.markdown import Span

LABELS = {
    "answer-here": "ANSWER", "picture-told": "PICTURE", "draft-mark": "DRAFT", "version": "VERSION", "contents": "CONTENTS",
    "text-form": "FORM", "epub-form": "FORM", "epub-summary": "SUMMARY", "braille-draft": "DRAFT", "braille-grade-1": "GRADE",
    "braille-grade-2": "GRADE", "speech-opening": "SCRIPT", "speech-figures": "FIGURES", "speech-end": "END",
    "speech-part": "PART TITLE", "speech-heading": "HEADING TITLE", "speech-box": "BOX TITLE", "speech-quote": "QUOTATION TEXT",
    "speech-quote-source": "FROM SOURCE", "speech-question": "ASKED QUESTION", "speech-meaning": "MEANS WORD",
    **{f"speech-{what}-{many}": "COUNT" for what in ("points", "under", "posts", "records", "choices") for many in ("one", "many")},
}  # fmt: skip
"""What formats add, in capitals: words of a manuscript that is made up here have none, so the two can be told apart."""

word = st.text("abcdefghijklmnopqrstuvwxyzéŵ", min_size=1, max_size=12)
phrase = st.lists(word, min_size=1, max_size=14).map(" ".join)
text = phrase.map(lambda said: (Span(said),)) | st.tuples(phrase, phrase).map(
    lambda two: (Span(f"{two[0]} "), Span(two[1], strong=True, link="https://a.example/place"))
)
maybe = st.one_of(st.just(()), text)
_numbers = count(1)
id_ = st.builds(lambda: f"id-{next(_numbers)}")


def some(strategy, least=0, most=3):
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


leaf = st.builds(Entry, id_, text, st.sampled_from(["", "a"]))
entries = some(st.builds(Entry, id_, text, st.sampled_from(["", "a"]), some(leaf)), 1)
posts = some(
    st.builds(Entry, id_, text, st.just(""), some(st.builds(Entry, id_, text))), 1
)  # they have no numbers
terms = st.builds(Term, id_, text, some(text))
hard_words = st.builds(Term, id_, text, st.tuples(text))
lines = st.builds(ContentsEntry, id_, text, some(st.builds(ContentsEntry, id_, text)))
choices = some(st.builds(Choice, id_, word, text, st.just(""), st.sampled_from(["", "please say"])), 1)
groups = some(st.builds(ChoiceGroup, id_, maybe, choices))
kinds = st.sampled_from(["short-text", "long-text", "date", "choose-one", "choose-many", "declaration"])
fields = st.builds(
    Field, id_, word, kinds, text, st.sampled_from(["required", "optional"]), hint=maybe, how=st.just("") | phrase,
    groups=groups,
)  # fmt: skip
records = st.builds(Record, id_, text, some(st.builds(Detail, text, some(text))))


@st.composite
def tables(draw):
    columns = draw(some(st.builds(Column, word, text), 1))
    row = st.builds(Row, id_, st.tuples(*[some(text, 1, 2)] * len(columns)))
    return Table(
        draw(id_), draw(text), columns, draw(some(st.builds(RowGroup, id_, maybe, some(text), some(row, 1)), 1))
    )


alone = st.one_of(
    st.builds(Heading, id_, text, st.integers(1, 6), st.sampled_from(["", "eyebrow"])),
    st.builds(Prose, id_, text),
    st.builds(Bullets, id_, entries),
    st.builds(Numbered, id_, entries),
    st.builds(Terms, id_, some(terms, 1)),
    tables(),
    st.builds(Records, id_, text, some(st.builds(RecordGroup, id_, maybe, some(text), some(records, 1)), 1), st.integers(2, 6)),
    st.builds(Quote, id_, text, text),
    st.builds(Chart, id_, text, posts, st.just("")),
    st.builds(Signatures, id_, some(st.builds(Signatory, id_, text), 1), phrase, phrase),
    st.builds(Contents, id_, text, some(lines, 1)),
    fields,
    st.builds(Step, id_, st.builds(Picture, word, st.just("") | phrase), some(text, 1), some(hard_words)),
)  # fmt: skip
blocks = st.one_of(
    alone,
    st.builds(Box, id_, maybe, some(alone), st.integers(2, 6)),
    st.builds(Part, id_, st.tuples(st.builds(Heading, id_, text, st.just(2)), alone)),
    st.builds(Form, id_, word, some(fields, 1), closed=st.booleans()),
)
about = st.builds(
    About, word, st.just("KIND"), st.just("trust"), st.just("TRUST"), st.just("DESCRIPTION"), st.just("1.0"),
    draft=st.booleans(), notice=st.sampled_from(["", "NOTICE"]),
)  # fmt: skip
manuscripts = st.builds(
    lambda about, blocks: Manuscript("any", "TITLE", "en-GB", about, blocks, LABELS), about, some(blocks, 1, 8)
)


def own_words(text):
    """Return the words of *text* that no format added: those without a capital or a figure."""
    kept = "".join(each if each.isalpha() or each.isspace() else " " for each in text)
    return [each for each in kept.split() if each.islower()]
