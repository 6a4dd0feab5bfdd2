"""The words that Rolepress prints: there for every language we name, and an organisation's own on top."""

import re

import pytest

from rolepress import labels
from rolepress.labels import labels_for, languages, templates_folder
from rolepress.problems import Severity


def test_english_is_there():
    outcome = labels_for("en-GB")

    assert outcome.problems == ()
    assert outcome.value["duties"] == "Main duties and responsibilities"
    assert outcome.value.language == "en-GB"


def test_the_words_are_words_and_not_yes_or_no():
    labels = labels_for("en-GB").value

    assert (labels["yes"], labels["no"]) == ("Yes", "No")
    assert all(isinstance(word, str) and word.strip() for word in labels.values())


@pytest.mark.parametrize("language", ["gu", "../../secret", ""])
def test_a_language_that_we_do_not_have_falls_back_and_says_so(language):
    outcome = labels_for(language)

    assert [(each.rule, each.severity) for each in outcome.problems] == [("language-labels", Severity.WARNING)]
    assert dict(outcome.value) == dict(labels_for("en-GB").value)
    assert outcome.value.language == language


def test_an_unknown_label_is_our_mistake():
    with pytest.raises(KeyError):
        labels_for("en-GB").value["nothing-of-the-kind"]


def test_a_kind_without_words_is_called_by_its_own_name():
    labels = labels_for("en-GB").value

    assert labels.called("job-descriptions") == "Job descriptions"
    assert labels.called("easy-read-policies") == "Easy read policies"
    assert labels.renamed({"page": "Leaf"}).called("page") == "Leaf"


def test_a_heading_may_be_renamed_without_touching_the_others():
    labels = labels_for("en-GB").value

    renamed = labels.renamed({"duties": "What you do"})

    assert renamed["duties"] == "What you do"
    assert {name for name in labels if labels[name] != renamed[name]} == {"duties"}


def test_easier_words_stand_where_there_are_some_in_the_language():
    english = labels_for("en-GB").value
    easier = english.easier()

    assert (english["ask-for-audio"], easier["ask-for-audio"]) == ("audio", "a recording to listen to")
    assert easier["duties"] == english["duties"]
    own = labels.Labels("xx", {"audio": "sain", "audio-easier": "a recording"}, ["audio-easier"])
    assert own.easier()["audio"] == "sain"


COMPLETE = ("en-GB", "cy")
_FILLED_IN = re.compile(r"[A-Z]{3,}")


@pytest.mark.parametrize("language", COMPLETE)
def test_english_and_welsh_have_every_word(language):
    assert labels_for(language).value.borrowed == frozenset()


def test_no_language_has_a_word_that_english_lacks():
    english = set(labels_for("en-GB").value)

    assert {language: set(labels_for(language).value) - english for language in languages()} == {
        language: set() for language in languages()
    }


def test_what_is_filled_in_is_the_same_in_every_language():
    english = labels_for("en-GB").value
    other = {
        (language, name): (words, english[name])
        for language in languages()
        for name, words in labels_for(language).value.items()
        if set(_FILLED_IN.findall(words)) != set(_FILLED_IN.findall(english[name]))
    }

    assert other == {}


def test_a_word_that_a_language_lacks_is_in_english_and_says_so():
    urdu = labels_for("ur").value

    assert (urdu["home"], urdu.tongue("home")) == ("ہوم", None)
    assert (urdu["scoring-sheet"], urdu.tongue("scoring-sheet")) == ("Scoring sheet", "en-GB")
    assert urdu.renamed({"scoring-sheet": "نمبر"}).tongue("scoring-sheet") is None


@pytest.mark.parametrize(("code", "home"), [("cy", "Hafan"), ("cy-GB", "Hafan"), ("en", "Home"), ("ur-PK", "ہوم")])
def test_a_language_of_a_country_has_the_words_of_its_language(code, home):
    outcome = labels_for(code)

    assert (outcome.value["home"], outcome.value.language, outcome.problems) == (home, code, ())


def test_no_label_is_written_twice():
    for path in (templates_folder() / "labels").glob("*.yml"):
        names = re.findall(r"^([\w-]+):", path.read_text("utf-8"), re.MULTILINE)
        assert sorted(names) == sorted(set(names))


def test_new_words_in_a_catalogue_are_read(tmp_path, monkeypatch):
    folder = tmp_path / "labels"
    folder.mkdir()
    (folder / "cy.yml").write_text("home: Hafan\n", "utf-8")
    monkeypatch.setattr(labels, "templates_folder", lambda: tmp_path)
    first = labels_for("cy").value["home"]
    (folder / "cy.yml").write_text("home: Cartref\n", "utf-8")
    kept = labels_for("cy").value["home"]
    labels.forget()
    try:
        assert (first, kept, labels_for("cy").value["home"]) == ("Hafan", "Hafan", "Cartref")
    finally:
        labels.forget()
