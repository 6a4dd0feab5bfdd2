"""The script to read aloud, as a file."""

from dataclasses import replace

from rolepress.editions import STANDARD
from rolepress.formats import RenderOptions
from rolepress.formats.speech import SPEECH, render_speech
from rolepress.manuscript import Prose, said
from rolepress.model.organisation import Brand
from rolepress.problems import Severity
from rolepress.theme import theme_for
from sample_manuscript import sample_manuscript


def script(**changes):
    return render_speech(replace(sample_manuscript(), **changes))


def test_a_script_says_what_it_is_first_and_where_it_ends():
    manuscript = sample_manuscript()
    lines = render_speech(manuscript).data.decode().split("\r\n")

    assert lines[0] == "A script to read aloud."
    assert lines[-2] == f"This is the end of “{manuscript.title}”."
    assert not any(lines[1::2])  # an empty line after each paragraph
    assert all(lines[0::2])


def test_numbers_dates_and_sums_are_in_words():
    text = script(
        blocks=(Prose("p", said("Apply by 4pm on Friday 30 June 2023. It pays £20 an hour.")),)
    ).data.decode()

    assert (
        "Apply by four p m on Friday the thirtieth of June twenty twenty-three. It pays twenty pounds an hour."
        in text
    )
    assert not any(map(str.isdigit, text))


def test_another_language_keeps_its_figures_and_the_script_and_a_warning_say_so():
    made = script(language="cy", blocks=(Prose("p", said("Gwnewch gais erbyn 30 Mehefin.")),))

    assert "erbyn 30 Mehefin." in made.data.decode()
    assert "Numbers, dates and addresses are written in figures." in made.data.decode()
    assert [(each.rule, each.severity) for each in made.problems] == [("speech-language", Severity.WARNING)]


def test_a_draft_is_said_to_be_one():
    about = replace(sample_manuscript().about, draft=True, version="2.0")
    text = script(about=about).data.decode()

    assert "Draft, not for publication." in text
    assert "Version two point zero." in text


def test_speech_is_a_format(tmp_path):
    artifact = SPEECH.render(sample_manuscript(), STANDARD, theme_for(tmp_path, "trust", Brand()), RenderOptions())

    assert (SPEECH.suffix, artifact.pages) == ("-spoken.txt", None)
    assert artifact == render_speech(sample_manuscript())
