"""The contents of a document: each line can be told from the others by its words alone."""

from rolepress.kinds.house import house_of
from rolepress.kinds.parts import contents
from rolepress.labels import labels_for
from rolepress.manuscript import Heading, said
from rolepress.markdown import plain
from rolepress.model.house_style import HouseStyle


def lines(*headings):
    blocks = tuple(Heading(f"h{index}", said(text), level) for index, (level, text) in enumerate(headings))
    (made,) = contents(house_of(HouseStyle(), labels_for("en-GB").value), blocks)
    return [(plain(each.text), each.within) for top in made.entries for each in (top, *top.entries)]


def test_a_line_whose_words_stand_elsewhere_too_says_where_it_stands():
    told = lines((2, "Worker"), (3, "Summary"), (3, "Duties"), (2, "Lead"), (3, "summary"), (2, "Terms"))

    assert told == [
        ("Worker", ""), ("Summary", "Worker"), ("Duties", ""), ("Lead", ""), ("summary", "Lead"), ("Terms", ""),
    ]  # fmt: skip
