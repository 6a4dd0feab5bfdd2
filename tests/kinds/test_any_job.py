"""Whatever a job description says, it becomes a manuscript with every word in it, in every shape and edition."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.editions.large_print import adapt
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import ids, words
from rolepress.model.house_style import HouseStyle
from rolepress.model.job_description import JobDescription
from rolepress.resolved import Employer, Resolved, ShownClause

SHAPES = ("words", "marks", "columns", "two-lists", "weighted")

words_of_text = st.text("abcdefghijklmnopqrstuvwxyzŵŷłéñ", min_size=1, max_size=9)
lines = st.lists(words_of_text, min_size=1, max_size=6).map(" ".join)
texts = st.one_of(
    lines, st.lists(lines, min_size=1, max_size=3).map("\n\n".join), lines.map(lambda line: f"- {line}")
)
unknown = st.fixed_dictionaries({"unknown": lines})
entries = st.recursive(
    lines,
    lambda inner: st.fixed_dictionaries({"text": lines, "points": st.lists(inner, max_size=2)}),
    max_leaves=4,
)
criteria = st.fixed_dictionaries(
    {"text": lines},
    optional={
        "level": st.sampled_from(["essential", "desirable"]),
        "stages": st.lists(st.sampled_from(["application-form", "interview", "test"]), unique=True),
        "weight": st.integers(0, 100),
        "points": st.lists(lines, max_size=2),
        "note": lines,
    },
)


def numbered(strategy, **limits):
    """Return lists of what *strategy* gives, each with an id of its own."""
    lists = st.lists(strategy, **limits)
    return lists.map(lambda found: [{"id": f"part{index}", **each} for index, each in enumerate(found)])


groups = st.fixed_dictionaries(
    {"title": lines, "criteria": numbered(criteria, min_size=1, max_size=4)},
    optional={"introduction": lines, "note": lines},
)
posts = st.fixed_dictionaries(
    {name: st.one_of(lines, unknown) for name in ("band", "hours", "reports_to", "location")}
    | {"dbs": st.one_of(st.sampled_from(["none", "basic", "enhanced-both"]), unknown)}
)
jobs = st.fixed_dictionaries(
    {"kind": st.just("job-description"), "id": st.just("any"), "title": lines, "owner": lines,
     "organisation": st.just("northshire"), "post": posts, "summary": texts},
    optional={
        "context": texts,
        "duties": numbered(st.fixed_dictionaries({"title": lines, "entries": st.lists(entries, max_size=3)}), max_size=3),
        "dimensions": texts,
        "knowledge": st.fixed_dictionaries({"entries": st.lists(entries, min_size=1, max_size=3)}),
        "specification": st.fixed_dictionaries({"groups": numbered(groups, min_size=1, max_size=3)}, optional={"note": texts}),
        "organisation_chart": st.lists(st.fixed_dictionaries({"title": lines}), max_size=3),
    },
).map(JobDescription.model_validate)  # fmt: skip
clauses = st.lists(texts, max_size=2).map(
    lambda found: tuple(
        ShownClause(id=f"clause{index}", title="Terms", version="1", effective=date(2026, 1, 1), text=text)
        for index, text in enumerate(found)
    )
)


def composed(job, shown, shape):
    house = house_of(HouseStyle(specification=shape), labels_for("en-GB").value)
    return compose(Resolved(job, Employer(id="northshire", name="Northshire Health"), shown), house)


def written(value):
    """Yield every text under *value* that a reader is meant to see."""
    match value:
        case {"unknown": _}:
            return
        case dict():
            hidden = {"kind", "id", "owner", "organisation", "dbs", "level", "stages", "weight"}
            for name, each in value.items():
                if name not in hidden:
                    yield from written(each)
        case list() | tuple():
            for each in value:
                yield from written(each)
        case str():
            yield value


@pytest.mark.parametrize("shape", SHAPES)
@given(job=jobs, shown=clauses)
@settings(max_examples=40, deadline=None)
def test_every_word_is_there_under_ids_of_its_own(shape, job, shown):
    manuscript = composed(job, shown, shape)

    said = set(words(manuscript))
    data = job.model_dump(exclude_defaults=True)
    if shape == "two-lists":  # that shape orders criteria by their level, without the groups' titles
        for group in data.get("specification", {}).get("groups", ()):
            del group["title"]
    texts_ = [*written(data), *(each.text for each in shown)]
    assert {word for text in texts_ for word in text.replace("- ", " ").split()} <= said
    assert len(ids(manuscript)) == len(set(ids(manuscript)))


@pytest.mark.parametrize("shape", SHAPES)
@given(job=jobs, shown=clauses)
@settings(max_examples=25, deadline=None)
def test_large_print_has_the_same_words_under_the_same_ids(shape, job, shown):
    manuscript = composed(job, shown, shape)
    large = adapt(manuscript)

    assert ids(large) == ids(manuscript)
    assert set(words(large)) == set(words(manuscript))
