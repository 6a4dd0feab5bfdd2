"""Whatever stands in an SVG file, it is judged without an error, and what passes holds nothing that acts or loads."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from rolepress.formats.docx.drawing import DOTS
from rolepress.pictures.drawings import DEEPEST, SHAPES, SVG, faults
from rolepress.pictures.trial import WIDTH

NAMES = st.sampled_from(
    ["g", "path", "use", "mask", "svg", "script", "image", "a", "style", "set", "h:p", "foreignObject"]
)
ATTRIBUTES = st.sampled_from(
    [
        "id",
        "href",
        "xlink:href",
        "style",
        "fill",
        "mask",
        "onload",
        "ONCLICK",
        "xml:base",
        "class",
        "d",
        "opacity",
        "h:on",
    ]
)
VALUES = st.sampled_from(
    ["#a", "a", "url(#a)", "URL( '#a' )", "url(//x.example/#a)", "url(#a", "fill:\\75rl(x)", "javascript:x()", "rgb(1,2,3)",
     "image-set('x')", "https://x.example/", "&#x75;rl(x)", "&#92;", "M0 0", "data:image/svg+xml,", "u/**/rl(x)", ""]
)  # fmt: skip
SPACES = f'xmlns="{SVG}" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:xlink="http://www.w3.org/1999/xlink"'


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    name = draw(NAMES)
    given = draw(st.dictionaries(ATTRIBUTES, VALUES, max_size=3))
    said = "".join(f' {attribute}="{value}"' for attribute, value in given.items())
    inner = "".join(draw(st.lists(elements(depth - 1), max_size=2))) if depth else ""
    return f"<{name}{said}>{inner}</{name}>"


drawn = st.lists(elements(), max_size=3).map(
    lambda parts: f'<svg {SPACES} viewBox="0 0 9 9">{"".join(parts)}</svg>'
)
torn = st.one_of(
    st.binary(max_size=80),
    st.tuples(drawn, st.integers(0, 200), st.binary(max_size=3)).map(
        lambda each: each[0].encode()[: each[1]] + each[2] + each[0].encode()[each[1] :]
    ),
)


@settings(deadline=None, max_examples=200)
@given(st.one_of(drawn.map(str.encode), torn))
def test_what_passes_only_draws(data: bytes):
    if faults(data) != ():
        return

    root = etree.fromstring(data)  # ours all through: no entities, no network
    assert root.tag == f"{{{SVG}}}svg"
    for element in root.iter(etree.Element):
        assert element.tag.removeprefix(f"{{{SVG}}}") in SHAPES
        assert len(list(element.iterancestors())) < DEEPEST
        for name, value in element.attrib.items():
            local = name.rpartition("}")[2].lower()
            assert not local.startswith("on")
            assert local != "href" or value.startswith("#")
            assert local != "base"
            assert "\\" not in value or local in ("id", "class")
            assert not re.search(r"url\((?!\s*'?#)", value, re.IGNORECASE) or local in ("id", "class")


@pytest.mark.parametrize(
    "path",
    [
        "M44,34c2.5-1,.2-4,.2-4,5-7,5-10,4-14-1-4-5-6-5-6,0,0,9,-1e20,13,7",
        "M1.0813 -20545a17.75 -63304.1 30 1 1 7.59 98145.1a-24656.5 1127.9 0 0 1 19.76 -30691.3z",
    ],
)
def test_a_drawing_at_which_the_drawing_program_falls_over_is_told_and_we_stand(path: str):
    drawing = (
        f'<svg xmlns="{SVG}" viewBox="0 0 72 72"><path fill="#123" stroke="#f00" opacity=".5" d="{path}"/></svg>'
    )
    assert faults(drawing.encode()) == ("something that cannot be drawn",)


def test_the_trial_draws_as_large_as_word_files_do():
    assert WIDTH == DOTS


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_judged_without_an_error(data: bytes):
    assert faults(data) != ()
