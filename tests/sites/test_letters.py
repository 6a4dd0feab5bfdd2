"""Letters of other scripts for pages: all of them, joined and placed as they must be, and made once."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from rolepress.cache import Entry, Store
from rolepress.script_fonts import SCRIPT_FONTS
from rolepress.sites.letters import letters_of, scripts_of

URDU = "ہم آپ کے ساتھ کام کریں گے۔ آخری تاریخ جمعہ ۳۰ جون، شام ساڑھے چار بجے ہے۔ ٹیم پڑھیں، ڈاکٹر، مؤثر، ذہنی صحت؟"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    return Store(tmp_path_factory.mktemp("store"))


def fonts(files) -> dict[str, TTFont]:
    return {address: TTFont(io.BytesIO(data)) for address, data in files.items() if address.endswith(".woff2")}


def test_latin_letters_are_everywhere_and_urdu_ones_are_brought():
    assert scripts_of(["en-GB", "cy", "pl", "el"]) == ()
    assert scripts_of(["en-GB", "ur", "fa"]) == ("Arab",)


def test_regular_and_bold_have_every_letter_and_what_joins_and_places_them(store):
    (files,) = letters_of(["ur"], store).values()

    made = fonts(files)
    assert len(made) == 2
    for font in made.values():
        assert {ord(each) for each in URDU if each != " "} <= font.getBestCmap().keys()
        features = {each.FeatureTag for each in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"init", "medi", "fina", "rlig"} <= features
        assert "mark" in {each.FeatureTag for each in font["GPOS"].table.FeatureList.FeatureRecord}
        assert "Open Font License" in font["name"].getDebugName(13)
        assert ord("A") not in font.getBestCmap()


def test_a_stylesheet_names_fonts_of_this_site_alone_and_which_letters_they_are_for(store):
    (files,) = letters_of(["ur"], store).values()

    style = files["assets/letters/arab.css"].decode()
    named = [each.partition('"')[0] for each in style.split('url("')[1:]]
    assert {f"assets/letters/{each}" for each in named} == set(fonts(files))
    assert style.count("unicode-range: U+600-6FF, ") == 2
    assert style.count("size-adjust: 125%;") == 2


def test_letters_are_small(store):
    (files,) = letters_of(["ur"], store).values()

    assert all(len(data) < 80_000 for data in files.values())


def test_the_same_fonts_make_the_same_bytes_and_what_is_in_the_store_is_not_made_again(store, tmp_path: Path):
    again = Store(tmp_path)
    assert letters_of(["ur"], again) == letters_of(["ur"], store)

    for place in [each for each in tmp_path.rglob("*") if each.is_file()]:
        again.put(place.name, Entry(b"kept"))
    (files,) = letters_of(["fa"], again).values()
    assert [data for address, data in files.items() if address.endswith(".woff2")] == [b"kept"]


@pytest.mark.parametrize("script", [each for each, font in SCRIPT_FONTS.items() if font.is_installed])
def test_every_font_that_is_installed_can_be_cut(store, script):
    language = {"Arab": "ur", "Beng": "bn", "Deva": "hi", "Taml": "ta"}[script]
    (files,) = letters_of([language], store).values()

    first, last = SCRIPT_FONTS[script].letters[-1]
    for font in fonts(files).values():
        assert len([code for code in font.getBestCmap() if first <= code <= last]) > 70
        assert {each.axisTag for each in font["fvar"].axes} == {"wght"} if "fvar" in font else True
