"""Whatever a guide says, it becomes a manuscript with every word in it, and every mark leads somewhere and back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kinds.anything import entries, lines, specifications, texts, unknown, written
from rolepress.editions.large_print import adapt
from rolepress.kinds import compose, house_of
from rolepress.labels import labels_for
from rolepress.manuscript import Numbered, ids, links, walk, words
from rolepress.model.guide import MARK, Guide
from rolepress.model.house_style import HouseStyle
from rolepress.resolved import Employer, Resolved

MARKED = ("box0", "box1", "note0", "note1", "work0", "part0", "end0")
marks = st.lists(st.sampled_from(MARKED), max_size=3).map(lambda names: "".join(f"[^{name}]" for name in names))
marked_texts = st.tuples(lines, marks, lines).map(lambda found: f"{found[0]}{found[1]} {found[2]}")
cells = st.one_of(lines, unknown)
tables = st.integers(2, 4).flatmap(
    lambda width: st.fixed_dictionaries(
        {
            "caption": lines,
            "columns": st.lists(lines, min_size=width, max_size=width),
            "rows": st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=3),
        }
    )
)
questions = st.lists(st.fixed_dictionaries({"question": lines, "answer": marked_texts}), min_size=1, max_size=3)
pieces = st.one_of(
    st.fixed_dictionaries({"text": st.one_of(texts, marked_texts)}, optional={"title": lines}),
    st.fixed_dictionaries(
        {"entries": st.lists(entries, min_size=1, max_size=3)},
        optional={"title": lines, "numbering": st.sampled_from(["letters", "numbers"])},
    ),
    st.fixed_dictionaries({"quotation": st.fixed_dictionaries({"text": lines, "source": lines})}),
    st.fixed_dictionaries({"table": tables}),
)
lists_of_pieces = st.lists(pieces, max_size=3)


def with_ids(found, name):
    """Return the values in *found*, each with an id that starts with *name*."""
    return [{"id": f"{name}{index}", **each} for index, each in enumerate(found)]


@st.composite
def guides(draw):
    """Draw a guide with two boxes, two notes and a reference to which its texts may lead."""
    boxes = [
        {
            "box": {
                "id": f"box{index}",
                "title": draw(lines),
                "content": draw(st.lists(pieces, min_size=1, max_size=2)),
            }
        }
        for index in range(2)
    ]
    asked = {
        "questions": {
            "id": "asked",
            "entries": with_ids(draw(questions), "q"),
            **draw(st.sampled_from([{}, {"called": "Myth"}])),
        }
    }
    listed = draw(st.sampled_from([[], [{"list_of": "asked"}]]))
    sections = with_ids(
        [{"title": draw(lines), "content": [*draw(lists_of_pieces), boxes[1], asked, *listed]}], "s"
    )
    parts = [
        {"title": draw(lines), "content": [*draw(lists_of_pieces), boxes[0]], "sections": sections},
        {"title": draw(lines), "content": [{"text": draw(marked_texts)}], "numbered": draw(st.booleans())},
    ]
    appendix = {"title": draw(lines), "content": draw(st.lists(pieces, min_size=1, max_size=2))}
    if draw(st.booleans()):
        appendix["specification"] = draw(specifications)
    return Guide.model_validate(
        {
            "kind": "guide", "id": "any", "title": draw(lines), "owner": "Team", "organisation": "northshire",
            "published": draw(cells), "licence": draw(st.one_of(texts, unknown)), "summary": draw(texts),
            "parts": with_ids(parts, "part"),
            "acknowledgements": draw(st.one_of(st.none(), texts)),
            "contributors": draw(st.lists(lines, max_size=2)),
            "publishers": with_ids(draw(st.lists(st.fixed_dictionaries({"name": lines}, optional={"text": texts}), max_size=2)), "by"),
            "footnotes": with_ids([{"text": draw(lines)} for _ in range(2)], "note"),
            "references": with_ids([{"title": draw(lines), "year": draw(cells), "authors": draw(st.one_of(st.none(), lines))}], "work"),
            "appendices": with_ids([appendix], "end"),
        }
    )  # fmt: skip


def composed(guide):
    house = house_of(HouseStyle(specification="weighted"), labels_for("en-GB").value)
    return compose(Resolved(guide, Employer(id="northshire", name="Northshire Health")), house)


def words_of(text):
    """Return the words of a written text, without its marks and its hyphens."""
    return MARK.sub(" ", text).replace("- ", " ").split()


def shown(guide):
    """Return the guide's data without the codes that no reader sees."""
    hidden = {"numbering", "list_of", "numbered"}

    def without(value):
        match value:
            case dict():
                return {name: without(each) for name, each in value.items() if name not in hidden}
            case list() | tuple():
                return [without(each) for each in value]
            case _:
                return value

    return without(guide.model_dump(exclude_defaults=True))


@given(guide=guides())
@settings(max_examples=60, deadline=None)
def test_every_word_is_there_under_ids_of_its_own(guide):
    manuscript = composed(guide)

    said = {word.strip("().,:") for word in words(manuscript)}
    assert {word for text in written(shown(guide)) for word in words_of(text)} <= said
    assert len(ids(manuscript)) == len(set(ids(manuscript)))


@given(guide=guides())
@settings(max_examples=60, deadline=None)
def test_every_mark_leads_somewhere_and_every_note_back(guide):
    manuscript = composed(guide)

    inside = [name.removeprefix("#") for name in links(manuscript.blocks) if name.startswith("#")]
    assert set(inside) <= set(ids(manuscript))
    assert not MARK.search(" ".join(words(manuscript)))
    used = {name for text in written(shown(guide)) for name in MARK.findall(text)}
    notes = next(
        each for each in walk(manuscript.blocks) if isinstance(each, Numbered) and each.id == "footnotes-list"
    )
    back = {each.id: any(span.link for span in each.text) for each in notes.entries}
    assert back == {f"footnote-note{index}": f"note{index}" in used for index in range(2)}


@given(guide=guides())
@settings(max_examples=30, deadline=None)
def test_large_print_has_the_same_words_under_the_same_ids(guide):
    manuscript = composed(guide)
    large = adapt(manuscript)

    assert ids(large) == ids(manuscript)
    assert set(words(large)) == set(words(manuscript))
