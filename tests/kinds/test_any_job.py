"""Whatever a job description says, it becomes a manuscript with every word in it, in every shape and edition."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinds.anything import (
    SHAPES,
    clauses,
    entries,
    lines,
    numbered,
    specifications,
    texts,
    unknown,
    words_of,
    written,
)
from rolepress.editions.large_print import adapt
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import ids, words
from rolepress.model.house_style import HouseStyle
from rolepress.model.job_description import JobDescription
from rolepress.resolved import Employer, Resolved

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
        "specification": specifications,
        "organisation_chart": st.lists(st.fixed_dictionaries({"title": lines}), max_size=3),
    },
).map(JobDescription.model_validate)  # fmt: skip


def composed(job, shown, shape):
    house = house_of(HouseStyle(specification=shape), labels_for("en-GB").value)
    return compose(Resolved(job, Employer(id="northshire", name="Northshire Health"), shown), house)


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
    assert words_of(texts_) <= said
    assert len(ids(manuscript)) == len(set(ids(manuscript)))


@pytest.mark.parametrize("shape", SHAPES)
@given(job=jobs, shown=clauses)
@settings(max_examples=25, deadline=None)
def test_large_print_has_the_same_words_under_the_same_ids(shape, job, shown):
    manuscript = composed(job, shown, shape)
    large = adapt(manuscript)

    assert ids(large) == ids(manuscript)
    assert set(words(large)) == set(words(manuscript))
