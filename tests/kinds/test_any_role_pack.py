"""Whatever a role pack says, it becomes a manuscript with every word in it, in every shape and edition."""

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
from rolepress.model.role_pack import RolePack
from rolepress.resolved import Employer, Resolved

maybe = st.one_of(lines, unknown)
engagements = st.lists(
    st.sampled_from(["employee", "bank-worker", "volunteer", "involvement-partner"]), min_size=1, unique=True
)
listed = st.fixed_dictionaries({"entries": st.lists(entries, min_size=1, max_size=3)}, optional={"text": texts})
passages = st.one_of(st.fixed_dictionaries({"text": texts}), listed)
titled = {"title": lines, "style": st.sampled_from(["plain", "callout", "do", "dont"])}
parts = numbered(
    passages.flatmap(lambda given: st.fixed_dictionaries({**titled, **{k: st.just(v) for k, v in given.items()}})),
    max_size=2,
)
roles = st.fixed_dictionaries(
    {"engagement": st.one_of(engagements, unknown), "hours": maybe},
    optional=dict.fromkeys(("payment", "term", "reports_to", "supported_by", "location"), maybe)
    | {"dbs": st.one_of(st.sampled_from(["none", "basic", "enhanced-both"]), unknown)},
)
questions = numbered(st.fixed_dictionaries({"question": lines, "answer": texts}), max_size=2)
packs = st.fixed_dictionaries(
    {"kind": st.just("role-pack"), "id": st.just("any"), "title": lines, "owner": lines,
     "organisation": st.just("northshire"), "role": roles, "summary": texts},
    optional=dict.fromkeys(("context", "activities", "training", "support", "payment", "limits"), parts)
    | dict.fromkeys(("purpose", "involves", "needs", "time", "agreements"), passages)
    | {"specification": specifications, "questions": questions, "acknowledgements": st.lists(lines, max_size=2)},
).map(RolePack.model_validate)  # fmt: skip


def composed(pack, shown, shape):
    house = house_of(HouseStyle(specifications={"role-pack": shape}), labels_for("en-GB").value)
    return compose(Resolved(pack, Employer(id="northshire", name="Northshire Health"), shown), house)


@pytest.mark.parametrize("shape", SHAPES)
@given(pack=packs, shown=clauses)
@settings(max_examples=30, deadline=None)
def test_every_word_is_there_under_ids_of_its_own(shape, pack, shown):
    manuscript = composed(pack, shown, shape)

    data = pack.model_dump(exclude_defaults=True)
    if shape == "two-lists":  # that shape orders criteria by their level, without the groups' titles
        for group in data.get("specification", {}).get("groups", ()):
            del group["title"]
    texts_ = [*written(data, hidden={"engagement", "style"}), *(each.text for each in shown)]
    assert words_of(texts_) <= set(words(manuscript))
    assert len(ids(manuscript)) == len(set(ids(manuscript)))


@pytest.mark.parametrize("shape", SHAPES)
@given(pack=packs, shown=clauses)
@settings(max_examples=15, deadline=None)
def test_large_print_has_the_same_words_under_the_same_ids(shape, pack, shown):
    manuscript = composed(pack, shown, shape)
    large = adapt(manuscript)

    assert ids(large) == ids(manuscript)
    assert set(words(large)) == set(words(manuscript))
