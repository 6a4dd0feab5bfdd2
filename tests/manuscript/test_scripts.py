"""Latin words inside another script are set apart, and nothing is lost or added."""

from hypothesis import given
from hypothesis import strategies as st

from rolepress.manuscript import About, Manuscript, Prose, said, with_latin_apart
from rolepress.markdown import Span, plain

ABOUT = About("page", "Page", "fenland", "Fenland Trust", "A page.", "1.0")


def apart(*words: Span, language: str = "ur") -> tuple[Span, ...]:
    manuscript = Manuscript("sample", "Sample", language, ABOUT, (Prose("text", words),))
    (block,) = with_latin_apart(manuscript).blocks
    assert isinstance(block, Prose)
    return block.text


def english(*words: Span) -> list[str]:
    return [span.text for span in apart(*words) if span.language == "en-GB"]


def test_a_name_in_urdu_text_is_english():
    assert english(Span("ہم Fenland Trust (FT) میں ہیں۔")) == ["Fenland Trust (FT)"]
    assert english(Span("فارم (roles.example/forms/nurse) بھریں")) == ["(roles.example/forms/nurse)"]


def test_numbers_of_the_sentence_stay_with_it():
    assert english(Span("NHS، 30 جون 2023")) == ["NHS"]
    assert english(Span("جون 2023، Leicester, LE5 4QG")) == ["Leicester, LE5 4QG"]


def test_the_groups_of_a_phone_number_stay_in_order():
    assert english(Span("فون: 01632 960123۔ سال 2023")) == ["01632 960123"]
    assert english(Span("01632 960123", link="tel:01632960123", together=True)) == ["01632 960123"]


def test_signs_between_two_stretches_belong_to_both():
    words = apart(Span("Gwendolen Road, "), Span("LE5 4QG", together=True))

    assert {span.language for span in words} == {"en-GB"}
    assert [span.together for span in words] == [False, False, True]


def test_bold_and_links_are_kept():
    link = Span("ای میل team@roles.example", strong=True, link="mailto:team@roles.example")

    assert {(span.strong, span.link) for span in apart(link)} == {(True, "mailto:team@roles.example")}


def test_what_has_a_language_and_text_in_latin_letters_stay_as_they_are():
    welsh = Span("Cymraeg", language="cy")

    assert apart(welsh) == (welsh,)
    assert apart(*said("Fenland Trust"), language="pl") == said("Fenland Trust")


@given(st.text(alphabet="abcXYZ 019.,()-@ہمیں،۔", max_size=40))
def test_no_letter_is_lost(text):
    assert plain(apart(Span(text))) == text
