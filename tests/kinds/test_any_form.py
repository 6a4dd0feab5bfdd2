"""Whatever a form asks, every word of it is in its manuscript, under ids and names of their own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.editions.large_print import adapt
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Field, fillable, ids, sendable, walk, words
from rolepress.model.form import CHOOSING, WRITTEN, Form
from rolepress.model.house_style import HouseStyle
from rolepress.resolved import Employer, Resolved

HIDDEN = {
    "kind",
    "id",
    "owner",
    "organisation",
    "purpose",
    "type",
    "asks",
    "value",
    "action",
    "button",
    "by",
    "email",
}
TYPES = ("short-text", "long-text", "number", "date", "email", "phone", "address",
         "yes-no", "choose-one", "choose-many", "declaration", "signature")  # fmt: skip

words_of_text = st.text("abcdefghijklmnopqrstuvwxyzŵŷłéñ", min_size=1, max_size=9)
lines = st.lists(words_of_text, min_size=1, max_size=5).map(" ".join)
texts = st.one_of(lines, st.lists(lines, min_size=1, max_size=3).map("\n\n".join))


def own(strategy, **limits):
    """Return lists of what *strategy* gives, each with an id of its own."""
    lists = st.lists(strategy, **limits)
    return lists.map(lambda found: [{"id": f"part{index}", **each} for index, each in enumerate(found)])


@st.composite
def choices(draw):
    """Return choices with values of their own, some of them in groups."""
    given_ = draw(
        st.lists(st.fixed_dictionaries({"label": lines}, optional={"say": lines}), min_size=1, max_size=6)
    )
    made = [{**each, "value": f"value{index}"} for index, each in enumerate(given_)]
    if draw(st.booleans()):
        return [made[0], {"label": draw(lines), "choices": made[1:]}] if len(made) > 1 else made
    return made


@st.composite
def fields(draw):
    kind = draw(st.sampled_from(TYPES))
    made = {"type": kind, "label": draw(lines), "required": draw(st.booleans())}
    if draw(st.booleans()):
        made["hint"] = draw(lines)
    if kind in CHOOSING:
        made["choices"] = draw(choices())
        made["prefer_not_to_say"] = draw(st.booleans())
    if kind in WRITTEN and draw(st.booleans()):
        made["longest"] = draw(st.integers(1, 20_000))
    return made


@st.composite
def forms(draw):
    """Return a form whose questions have ids of their own, whatever their sections."""
    sections = draw(
        own(
            st.fixed_dictionaries(
                {"title": lines, "fields": st.lists(fields(), min_size=1, max_size=4)},
                optional={"introduction": texts, "hidden_from_shortlisting": st.booleans()},
            ),
            min_size=1,
            max_size=3,
        )
    )
    number = 0
    for section in sections:
        for field in section["fields"]:
            number += 1
            field["id"] = f"ask{number}"
    known = draw(st.one_of(texts, st.fixed_dictionaries({"unknown": lines})))
    notice = {
        "controller": draw(lines), "purpose": draw(texts), "lawful_basis": known, "shared": draw(texts),
        "kept": draw(lines), "rights": draw(texts), "contact": {"team": draw(lines)},
    }  # fmt: skip
    way = st.fixed_dictionaries(
        {"title": lines, "by": st.just("post")}, optional={"text": texts, "address": lines}
    )
    made = {
        "kind": "form", "id": "any", "title": draw(lines), "owner": "HR", "organisation": "northshire",
        "purpose": draw(st.sampled_from(["application", "monitoring", "expression-of-interest", "other"])),
        "introduction": draw(texts), "sections": sections, "ways": draw(own(way, max_size=3)),
    }  # fmt: skip
    if draw(st.booleans()):
        made["privacy"] = notice
    if draw(st.booleans()):
        made["action"] = "https://forms.example/answers"
    if draw(st.booleans()):
        made["afterwards"] = draw(texts)
    return Form.model_validate(made)


def composed(form):
    house = house_of(HouseStyle(), labels_for("en-GB").value)
    return compose(Resolved(form, Employer(id="northshire", name="Northshire Health")), house)


def written(value):
    """Yield every text under *value* that a reader is meant to see."""
    match value:
        case {"unknown": _}:
            return
        case dict():
            for name, each in value.items():
                if name not in HIDDEN:
                    yield from written(each)
        case list() | tuple():
            for each in value:
                yield from written(each)
        case str():
            yield value


@given(form=forms())
@settings(max_examples=60, deadline=None)
def test_every_word_is_there_under_ids_and_names_of_its_own(form):
    manuscript = composed(form)
    asked = [block for block in walk(manuscript.blocks) if isinstance(block, Field)]
    names = [name for each in asked for name in (each.name, *_lines(each))]

    said = set(words(manuscript))
    assert {word for text in written(form.model_dump(exclude_defaults=True)) for word in text.split()} <= said
    assert len(ids(manuscript)) == len(set(ids(manuscript)))
    assert len(names) == len(set(names))


@given(form=forms())
@settings(max_examples=40, deadline=None)
def test_every_choice_of_a_question_is_kept_under_a_value_of_its_own(form):
    for block in walk(composed(form).blocks):
        if isinstance(block, Field):
            values = [choice.value for group in block.groups for choice in group.choices]
            assert len(values) == len(set(values))
            assert bool(values) == (block.type in ("yes-no", *CHOOSING))


@given(form=forms())
@settings(max_examples=40, deadline=None)
def test_files_and_editions_have_the_same_words_under_the_same_ids(form):
    manuscript = composed(form)

    for other in (fillable(manuscript), sendable(manuscript), adapt(manuscript)):
        assert ids(other) == ids(manuscript)
        assert words(other) == words(manuscript)


def _lines(field):
    return [choice.say_name for group in field.groups for choice in group.choices if choice.say_name]
