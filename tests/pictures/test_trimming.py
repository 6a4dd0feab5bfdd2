"""A drawing is trimmed to what it shows: nothing of it is lost, and its top is the top of what is drawn."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from resvg_py import svg_to_bytes

from rolepress.pictures.books import built_in
from rolepress.pictures.drawings import SVG, faults
from rolepress.pictures.trimming import LEAST, trimmed

OURS = built_in().pictures


def drawing(*shapes: str, view="0 0 72 72", more="") -> bytes:
    return f'<?xml version="1.0"?>\n<svg xmlns="{SVG}" viewBox="{view}"{more}>{"".join(shapes)}</svg>'.encode()


def view(data: bytes) -> list[float]:
    (found,) = re.findall(r'viewBox="([^"]*)"', data.decode())
    return [float(each) for each in found.split()]


def dots(data: bytes, zoom: float = 4) -> Image.Image:
    return Image.open(
        io.BytesIO(bytes(svg_to_bytes(svg_string=data.decode(), zoom=zoom, skip_system_fonts=True)))
    ).convert("RGBA")


def seen(data: bytes) -> tuple[int, int, int, int]:
    return dots(data).getchannel("A").point([255 if each > 8 else 0 for each in range(256)]).getbbox()


def test_a_wide_drawing_stands_at_the_top_of_its_room():
    bus = trimmed(drawing('<rect x="4" y="36" width="64" height="22"/>'))

    assert view(bus) == pytest.approx([4, 36, 64, 22], abs=0.5)
    assert faults(bus) == ()


def test_a_small_drawing_keeps_white_at_its_sides_and_none_above():
    coin = trimmed(drawing('<circle cx="36" cy="50" r="10"/>'))

    left, top, width, height = view(coin)
    assert (left, width) == pytest.approx((9, LEAST * 72), abs=0.5)
    assert (top, height) == pytest.approx((40, 20), abs=0.5)


def test_no_more_is_shown_than_the_drawing_shows_of_itself():
    edge = trimmed(drawing('<rect x="-40" y="30" width="50" height="10"/>'))

    assert view(edge) == pytest.approx([0, 30, 54, 10], abs=0.5)


@pytest.mark.parametrize(
    "more",
    [' width="10cm" height="2cm"', " preserveAspectRatio='none' height = '9'", " data-says=\"a height='3' b\""],
)
def test_a_size_of_its_own_does_not_squeeze_it(more):
    shown = trimmed(drawing('<rect x="10" y="20" width="60" height="30"/>', more=more))

    assert dots(shown, 1).size == (60, 30)
    assert (b"data-says" in shown) == ("data-says" in more)


@pytest.mark.parametrize(
    "data",
    [
        drawing(),
        drawing('<rect width="3" height="3" fill="none"/>'),
        drawing('<rect width="3" height="3"/>', view="0 0 72"),
        drawing('<rect width="3" height="3"/>', view="0 0 0 0"),
        f'<svg xmlns="{SVG}" width="9" height="9"><rect width="3" height="3"/></svg>'.encode(),
        b"no drawing",
    ],
    ids=["empty", "unseen", "three-numbers", "no-size", "no-view", "no-drawing"],
)
def test_what_cannot_be_measured_stays_as_it_is(data):
    assert trimmed(data) == data


@pytest.mark.parametrize("concept", sorted(OURS))
def test_each_of_our_pictures_begins_at_the_top_and_loses_nothing(concept):
    whole = OURS[concept].data
    shown = OURS[concept].shown

    _, top, _, bottom = seen(shown)
    assert top <= 4  # a unit of 72
    assert view(shown)[3] * 4 - bottom <= 4
    first, second = (dots(each).getchannel("A").crop(seen(each)) for each in (whole, shown))
    assert first.size == pytest.approx(second.size, abs=4)
    assert sum(first.histogram()[128:]) == pytest.approx(sum(second.histogram()[128:]), rel=0.03)


sides = st.floats(-200, 200).map(lambda each: round(each, 2))
lengths = st.floats(3, 300).map(lambda each: round(each, 2))


@given(sides, sides, lengths, st.floats(0.3, 3), sides, sides, lengths, lengths)
def test_whatever_is_drawn_all_that_was_seen_is_seen(left, top, width, shape, x, y, across, down):
    shapes = f'<rect x="{x}" y="{y}" width="{across}" height="{down}"/>'
    whole = (left, top, width, round(width * shape, 2))
    data = drawing(shapes, view=" ".join(map(str, whole)))

    made = trimmed(data)
    shown = view(made)
    assert trimmed(made)  # it can be read again
    close = max(whole[2:]) / 30
    assert shown[0] >= whole[0] - close
    assert shown[1] >= whole[1] - close
    assert shown[0] + shown[2] <= whole[0] + whole[2] + close
    assert shown[1] + shown[3] <= whole[1] + whole[3] + close
    for start, end, at, long in ((x, x + across, 0, 2), (y, y + down, 1, 3)):
        seen_from, seen_to = max(start, whole[at]), min(end, whole[at] + whole[long])
        if made != data:
            assert shown[at] <= seen_from + close
            assert shown[at] + shown[long] >= seen_to - close
