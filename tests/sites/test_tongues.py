"""The same page in several languages: each leads to the others, and a translation knows when it is behind."""

from dataclasses import replace

from rolepress.labels import labels_for
from rolepress.markdown import plain
from rolepress.sites.facts import Tongue
from rolepress.sites.saying import notices
from rolepress.sites.tongues import in_tongues, originals
from sites.samples import PAGE

ENGLISH = replace(PAGE, id="train", title="Train with us", address="train/index.html", version="1.1")
WELSH = replace(
    ENGLISH, id="train-cy", title="Hyfforddwch gyda ni", address="train-cy/index.html", language="cy", version="1.0",
    translates="train", translates_version="1.1",
)  # fmt: skip
URDU = replace(WELSH, id="train-ur", title="تربیت", address="train-ur/index.html", language="ur")
KNOWN = {each.id: each for each in (ENGLISH, URDU, WELSH, PAGE)}


def test_a_page_leads_to_its_other_languages_by_their_own_names():
    english, urdu = (in_tongues(each, KNOWN) for each in (ENGLISH, URDU))

    assert [(each.name, each.address) for each in english.tongues] == [
        ("اردو", "train-ur/index.html"), ("Cymraeg", "train-cy/index.html"),
    ]  # fmt: skip
    assert [each.name for each in urdu.tongues] == ["English", "Cymraeg"]
    assert urdu.tongues[0] == Tongue("en-GB", "English", "Train with us", "train/index.html", is_original=True)


def test_a_page_in_one_language_leads_nowhere():
    assert in_tongues(PAGE, KNOWN).tongues == ()
    assert in_tongues(WELSH, {"train-cy": WELSH}).tongues == ()


def test_a_translation_is_behind_when_its_original_is_at_another_version():
    older = replace(WELSH, translates_version="1.0")

    assert [in_tongues(each, KNOWN).translation_behind for each in (WELSH, older, ENGLISH)] == [False, True, False]
    assert not in_tongues(older, {"train-cy": older}).translation_behind


def test_a_page_that_is_behind_says_so_in_its_own_language_and_leads_to_the_original():
    welsh = in_tongues(replace(WELSH, translates_version="1.0"), KNOWN)

    (told,) = notices(welsh, labels_for("cy").value)

    assert plain(told).endswith("Darllenwch y gwreiddiol i weld beth sy’n newydd. Y gwreiddiol: Train with us")
    assert (told[-1].link, told[-1].language) == ("../train/index.html", "en-GB")
    assert list(notices(in_tongues(WELSH, KNOWN), labels_for("cy").value)) == []


def test_lists_of_the_home_page_have_originals_and_translations_of_what_is_not_there():
    assert [each.id for each in originals((ENGLISH, WELSH, URDU))] == ["train"]
    assert [each.id for each in originals((WELSH, URDU))] == ["train-cy", "train-ur"]
