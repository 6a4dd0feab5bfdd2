"""Whatever a guide says, every word of it is in its manuscript, once and in lines as they are written."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from kinds.anything import lines, numbered, words_of
from rolepress.editions.large_print import adapt
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Step, ids, walk, words
from rolepress.markdown import plain
from rolepress.model.easy_read import EasyRead
from rolepress.model.house_style import HouseStyle
from rolepress.resolved import Employer, Resolved

steps = st.builds(
    lambda picture, text, hard, alt: {"picture": picture, "text": "\n".join(text), **alt, "words": [
        {"word": " ".join(text)[:length] or "a", "meaning": meaning} for length, meaning in hard
    ]},
    st.sampled_from(["team", "phone", "interview"]),
    st.lists(lines, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(1, 12), lines), max_size=2),
    st.fixed_dictionaries({}, optional={"alt": lines}),
)  # fmt: skip
groups = st.fixed_dictionaries({"title": lines, "steps": st.lists(steps, min_size=1, max_size=4)})
guides = st.fixed_dictionaries(
    {
        "kind": st.just("easy-read"), "id": st.just("guide"), "title": lines, "owner": st.just("Communications"),
        "organisation": st.just("trust"), "summary": lines, "groups": numbered(groups, min_size=1, max_size=3),
        "contact": st.fixed_dictionaries({"team": lines}, optional={"phone": st.just("01632 960123")}),
    },
    optional={"tested_with": st.fixed_dictionaries({"group": lines, "date": st.just("2026-05-14")})},
)  # fmt: skip


def composed(data):
    guide = EasyRead.model_validate(data)
    filled = Resolved(guide, Employer(id="trust", name="The Trust"))
    return compose(filled, house_of(HouseStyle(), labels_for("en-GB").value))


def texts_in(data):
    yield from (data["title"], data["summary"], data["contact"]["team"])
    for group in data["groups"]:
        yield group["title"]
        for step in group["steps"]:
            yield from (step["text"], step.get("alt", ""))
            yield from (each["meaning"] for each in step["words"])


@settings(deadline=None)  # the first example reads the labels
@given(guides)
def test_every_word_is_there(data):
    told = set(words(composed(data)))
    assert words_of(texts_in(data)) <= told | {word.removesuffix(":") for word in told}


@settings(deadline=None)  # the first example reads the labels
@given(guides)
def test_lines_are_as_they_are_written_and_ids_are_its_own(data):
    manuscript = composed(data)
    told = [step for step in walk(manuscript.blocks) if isinstance(step, Step) and step.id != "contact-phone"]
    given_ = [step for group in data["groups"] for step in group["steps"]]

    assert [[plain(line) for line in step.lines] for step in told] == [
        [" ".join(line.split()) for line in each["text"].splitlines() if line.strip()] for each in given_
    ]
    assert max(Counter(ids(manuscript)).values()) == 1
    assert words(adapt(manuscript)) == words(manuscript)


@settings(deadline=None)  # the first example reads the labels
@given(guides)
def test_each_hard_word_is_bold_once_at_most(data):
    hard = {
        each["word"].casefold() for group in data["groups"] for step in group["steps"] for each in step["words"]
    }
    bold = [
        span.text
        for step in walk(composed(data).blocks)
        if isinstance(step, Step)
        for line in step.lines
        for span in line
        if span.strong
    ]

    assert sum(map(letters, bold)) <= sum(map(letters, hard))
    assert all(any(piece.casefold().strip() in word for word in hard) for piece in bold)


def letters(text):
    """Return how many letters *text* has."""
    return sum(map(str.isalpha, text))
