"""What is written in figures and signs, as it is said."""

import unicodedata

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
    "AfC band 5": "A F C band five",
    "an MSc, a BSc or a PhD": "an M S C, a B S C or a P H D",
    "PhDs and MScs": "P H Ds and M S Cs",
    "a PGCert or BEd": "a P G Cert or B Ed",
    "Mac, Ian, GPs and WhatsApp": "Mac, Ian, G Ps and WhatsApp",
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
    "Post it to FREEPOST PEER SUPPORT.": "Post it to freepost P E E R support.",
    "UK GDPR": "U K, G D P R",
    "Reference 2689": "Reference two six eight nine",
    "job reference: 301-6284, ref 44": "job reference: three zero one, six two eight four, ref four four",
    "Meeting ID: 812 345": "Meeting I D: eight one two, three four five",
    "313-ESH1234": "three one three, E S H one two three four",
    "extension 104": "extension one zero four",
    "in the 1990s and 2000s": "in the nineteen nineties and two thousands",
    "in your 20s, since the ’90s": "in your twenties, since the nineties",
    "16½ hours": "sixteen and a half hours",
    "37½hrs": "thirty-seven and a half hours",
    "2 1/2 days or 3/4 of one": "two and a half days or three quarters of one",
    "£20–£30": "twenty to thirty pounds",
    "£20-£30, £20–30": "twenty to thirty pounds, twenty to thirty pounds",
    "£25,272 - £26,598 a year": "twenty-five thousand two hundred and seventy-two to twenty-six thousand five hundred "
    "and ninety-eight pounds a year",
    "£12.50–£13": "twelve pounds and fifty pence to thirteen pounds",
    "£1–£2m": "one to two million pounds",
    "£0.50": "fifty pence",
    "£0.01 and 1p": "one penny and one penny",
    "£12.5": "twelve pounds and fifty pence",
    "£13.05/hr or 45p/mile": "thirteen pounds and five pence an hour or forty-five pence a mile",
    "£25,000 pa": "twenty-five thousand pounds a year",
    "5-10%": "five to ten per cent",
    "5% – 10%": "five to ten per cent",
    "5-10 people": "five to ten people",
    "9-5": "nine to five",
    "301-62845": "three zero one, six two eight four five",
    "Bands 8a–8c": "Bands eight a to eight c",
    "2024-06-03": "the third of June twenty twenty-four",
    "2024-06-03T09:00": "the third of June twenty twenty-four at nine o’clock",
    "3/6/2024": "the third of June twenty twenty-four",
    "03/06/24 or 3.6.2024": "the third of June twenty twenty-four or the third of June twenty twenty-four",
    "31/2/2024": "three one, two, two zero two four",
    "3–5 June": "the third to the fifth of June",
    "1st April 2024": "the first of April twenty twenty-four",
    "Mon 3 Jun 2024": "Monday the third of June twenty twenty-four",
    "June 3rd, 2024": "June the third twenty twenty-four",
    "Mon–Fri": "Monday to Friday",
    "Monday-Friday, 9am-5pm": "Monday to Friday, nine a m to five p m",
    "April–June": "April to June",
    "111": "one one one",
    "Out of hours: 111.": "Out of hours: one one one.",
    "Dial 999. Ring us on 101.": "Dial nine nine nine. Ring us on one zero one.",
    "ring 116 123": "ring one one six one two three",
    "We have 111 posts and 101 of them are new.": "We have one hundred and eleven posts and one hundred and one of "
    "them are new.",
    "call 999 people": "call nine hundred and ninety-nine people",
    "Text PEER to 60777": "Text P E E R to six zero seven seven seven",
    "020 7799 6666": "zero two zero, seven seven nine nine, six six six six",
    "0800-123-456": "zero eight zero zero, one two three, four five six",
    "Charity 1091156 or company 4373019": "Charity one zero nine one one five six or company four three seven three zero "
    "one nine",
    "a guarantee in Wales, 4373019": "a guarantee in Wales, four three seven three zero one nine",
    "100000 people": "one hundred thousand people",
    "144c40c3": "one four four c forty c three",
    "Ref 2689/24, reference number: C9123-24-0456": "Ref two six eight nine slash two four, reference number: C nine one "
    "two three, two four, zero four five six",
    "30hrs/week": "thirty hours a week",
    "½ hr": "a half hour",
    "01/04/2024-31/03/2025": "the first of April twenty twenty-four to the thirty-first of March twenty twenty-five",
    "18:00–20:30": "eighteen hundred hours to twenty thirty",
    "9AM, 5PM-6PM": "nine a m, five p m to six p m",
    "Mon, Thurs & Sat": "Monday, Thursday and Sat",
    "£20K–£30K, c. 40 posts, 50/50": "twenty to thirty thousand pounds, about forty posts, fifty-fifty",
    "the Equality Act 2010 gives rights": "the Equality Act twenty ten gives rights",
    "4.2.10": "four point two point ten",
    "w/c 3 June": "week commencing the third of June",
    "N/A": "not applicable",
    "No. 5": "number five",
    "T&Cs": "T and Cs",
    "Do NOT send it": "Do not send it",
    "JOB DESCRIPTION": "job description",
    "open 24/7": "open twenty-four seven",
    "20m²": "twenty m squared",
    "at -5°C": "at minus five degrees C",
    "see note¹": "see note one",
    "¥500": "yen five hundred",
    "@LPTnhs": "at L P T n h s",
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


@pytest.mark.parametrize(
    "written",
    [
        "FREEPOST LPT Patient Experience", "LPT.Jobs@nhs.net", "www.nhs.uk/LPT", "@LPT",
        "Send it to LPT, Riverside House, Bridge Park Plaza, Thurmaston, LE4 8PQ.",
    ],
)  # fmt: skip
def test_a_short_name_in_an_address_stays_short(written):
    names = short_names("Leicestershire Partnership NHS Trust")

    assert "Leicestershire" not in spoken(written, names)
    assert "L P T" in spoken(written, names)


def test_a_name_of_one_or_two_words_has_no_short_name():
    assert short_names("Northshire Health") == {}


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz’é", min_size=4, max_size=10), min_size=1, max_size=12))
def test_ordinary_words_stay_as_they_are(words):
    assert spoken(" ".join(words)) == " ".join(words)


@given(st.text(min_size=0, max_size=80))
def test_no_figure_is_left_in_anything_that_people_write(text):
    assert not _left_as_written(spoken(text))


_PIECES = st.sampled_from(
    ["£", "€", "₺", "%", "–", "-", "/", ":", ".", ",", " ", "½", "²", "¹", "1990s", "2024-06-03", "3/6/2024", "111", "999", "call ",
     "9am", "5pm", "37", "1,200", "0.50", "08", "June", "Mon", "LPT", "8a", "th", "hrs", "m", "k", "p", "ref ", "@", "LE4 8PQ", "FREEPOST "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_no_figure_and_no_sign_of_money_is_left_in_anything_like_a_date_or_a_sum(text):
    assert not _left_as_written(spoken(text, short_names("Leicestershire Partnership NHS Trust")))


def _left_as_written(said):
    """Return the figures and signs of money in *said*. The script has none: not in words, not in addresses."""
    return [each for each in said if each.isdigit() or unicodedata.category(each) == "Sc" or each in "@&"]


@given(st.text("ABCXYZ0123 ", min_size=1))
def test_every_letter_of_what_is_spelt_is_said_alone(text):
    assert all(len(each) == 1 or each.islower() for each in spelt(text).split())
