"""Anything that people may write: lines, texts, entries, criteria and clauses for hypothesis to make up."""

from datetime import date

from hypothesis import strategies as st

from rolepress.resolved import ShownClause

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
specifications = st.fixed_dictionaries(
    {"groups": numbered(groups, min_size=1, max_size=3)}, optional={"note": texts}
)
clauses = st.lists(texts, max_size=2).map(
    lambda found: tuple(
        ShownClause(id=f"clause{index}", title="Terms", version="1", effective=date(2026, 1, 1), text=text)
        for index, text in enumerate(found)
    )
)


def written(value, hidden=frozenset()):
    """Yield every text under *value* that a reader is meant to see; what has a *hidden* name is a code or is kept."""
    codes = {"kind", "id", "owner", "organisation", "dbs", "level", "stages", "weight", *hidden}
    match value:
        case {"unknown": _}:
            return
        case dict():
            for name, each in value.items():
                if name not in codes:
                    yield from written(each, hidden)
        case list() | tuple():
            for each in value:
                yield from written(each, hidden)
        case str():
            yield value


def words_of(texts_):
    """Return the words of *texts_*, without the marks of lists."""
    return {word for text in texts_ for word in text.replace("- ", " ").split()}
