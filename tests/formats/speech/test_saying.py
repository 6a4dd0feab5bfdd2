"""What is written in figures and signs, as it is said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.formats.speech.addresses import address
from rolepress.formats.speech.saying import short_names, spelt, spoken

SAID = {
    "Friday 30 June 2023": "Friday the thirtieth of June twenty twenty-three",
    "3 to 5 June": "the third to the fifth of June",
    "in June 2005": "in June two thousand and five",
    "2023–24": "twenty twenty-three to twenty-four",
    "4pm to 5:05pm": "four p m to five oh five p m",
    "11:59pm.": "eleven fifty-nine p m.",
    "10 a.m.": "ten a m",
    "09:30 and 17:00": "nine thirty and seventeen hundred hours",
    "£20 an hour": "twenty pounds an hour",
    "£1": "one pound",
    "£24,465.50": "twenty-four thousand four hundred and sixty-five pounds and fifty pence",
    "£3.2m": "three point two million pounds",
    "45p": "forty-five pence",
    "01632 960123": "zero one six three two, nine six zero one two three",
    "+44 (0)1632 960 123": "plus four four, zero one six three two, nine six zero, one two three",
    "18001 01632 960123": "one eight zero zero one, zero one six three two, nine six zero one two three",
    "call NHS 111 or 999": "call N H S one one one or nine nine nine",
    "37.5 hours": "thirty-seven point five hours",
    "50%": "fifty per cent",
    "the 22nd": "the twenty-second",
    "5–10 people": "five to ten people",
    "NG3 6AA": "N G three six A A",
    "FOI/2526/SG16813": "F O I slash two five two six slash S G one six eight one three",
    "Band 8a": "Band eight a",
    "4.2.1": "four point two point one",
    "in 1999": "in nineteen ninety-nine",
    "1 to 1 or 1:1": "one to one or one to one",
    "A&E and GPs": "A and E and G Ps",
    "tea, e.g. green": "tea, for example green",
    "and/or": "and or",
    "he/she": "he or she",
    "DBS": "D B S",
    "NICE": "NICE",
    "COVID-19": "COVID-nineteen",
    "Part II": "Part two",
    "18+; yes": "eighteen plus; yes",
    "½ day": "a half day",
    "37.5hrs a week": "thirty-seven point five hours a week",
    "1hr 30mins, or 1 hr": "one hour thirty minutes, or one hour",
    "2.5mg": "two point five milligrams",
    "2.5xyz": "two point five xyz",
    "9am-5pm": "nine a m to five p m",
    "9am–5pm.": "nine a m to five p m.",
    "5-6 pm": "five to six p m",
    "10:30-11.45am": "ten thirty to eleven forty-five a m",
    "1950 posts": "one thousand nine hundred and fifty posts",
    "about 1950 new posts": "about one thousand nine hundred and fifty new posts",
    "1850 people": "one thousand eight hundred and fifty people",
    "in 1950 posts were few": "in nineteen fifty posts were few",
    "the 2023 rules": "the twenty twenty-three rules",
    "between 2019 and 2023 costs rose": "between twenty nineteen and twenty twenty-three costs rose",
    "2023 was good": "twenty twenty-three was good",
    "June 2024 figures": "June twenty twenty-four figures",
    "the 1000000000000000000000th": "the one" + " zero" * 21 + " th",
    "the team’s “own” words – and more": "the team’s “own” words – and more",
}


@pytest.mark.parametrize("written", SAID)
def test_what_is_written_is_said(written):
    assert spoken(written) == SAID[written]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("LPT.Patient.Experience@nhs.net", "L P T dot Patient dot Experience at n h s dot net"),
        ("rolepress.example/role-packs/a-1", "rolepress dot example slash role hyphen packs slash a hyphen one"),
        ("https://www.england.nhs.uk/long-read/", "w w w dot england dot n h s dot u k slash long hyphen read"),
        ("jobs_2@a-b.example", "jobs underscore two at a hyphen b dot example"),
    ],
)
def test_addresses_are_said(written, expected):
    assert address(written) == expected
    assert spoken(f"See {written}.") == f"See {expected}."


def test_short_names_of_an_organisation_are_said_whole_and_spelt_where_they_are_explained():
    names = short_names("Leicestershire Partnership NHS Trust")

    assert set(names) == {"LPT", "LPNHST"}
    assert spoken("LPT pays", names) == "Leicestershire Partnership N H S Trust pays"
    assert spoken("the Trust (LPT)", names) == "the Trust (L P T)"
    assert spoken("LPT pays") == "L P T pays"


def test_a_name_of_one_or_two_words_has_no_short_name():
    assert short_names("Northshire Health") == {}


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz’é", min_size=4, max_size=10), min_size=1, max_size=12))
def test_ordinary_words_stay_as_they_are(words):
    assert spoken(" ".join(words)) == " ".join(words)


@given(st.text(min_size=0, max_size=80))
def test_no_figure_is_left_in_anything_that_people_write(text):
    assert not re.search(r"[0-9£€@&]", spoken(text))


@given(st.text("ABCXYZ0123 ", min_size=1))
def test_every_letter_of_what_is_spelt_is_said_alone(text):
    assert all(len(each) == 1 or each.islower() for each in spelt(text).split())
