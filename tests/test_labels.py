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


@pytest.mark.parametrize("language", ["cy", "../../secret", ""])
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


def test_every_language_has_every_word():
    english = set(labels_for("en-GB").value)

    assert {language: english ^ set(labels_for(language).value) for language in languages()} == {
        language: set() for language in languages()
    }


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
