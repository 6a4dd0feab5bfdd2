"""The formats of a document: main ones first, all of them linked from its page and named, and whom to ask for more."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from building import JOB_FILE, ONE_PDF, make, released_project
from projects import JOB, SETTINGS
from rolepress.formats import formats
from rolepress.labels import labels_for
from rolepress.model.base import AlsoAs
from rolepress.sites.facts import Elsewhere, FileFacts, Link
from rolepress.sites.offering import MOST_AT_ONCE, NAMED_OTHERWISE, asked_for, elsewhere_text, shelved, unmade
from rolepress.sites.saying import file_text
from sites.samples import JOB as FACTS
from sites.test_public import document

LABELS = labels_for("en-GB").value
TOLD = re.compile(
    r"[A-Z][^,]*(?:, [\d,]+ pages?)?, [\d.]+ [KM]B"
)  # its name and format, pages where it has them, size
FORMATS = ("PDF", "Word", "Plain text", "EPUB", "Braille, grade 1 (BRF)")


def file(format: str, edition: str = "standard", points: int | None = None, label: str = "") -> FileFacts:
    suffix = "" if edition == "standard" else f"-{edition}-{points or ''}"
    return FileFacts(f"job{suffix}.{format}", format, "en-GB", "x/y", 1000, None, edition, points, label)


files = st.lists(
    st.builds(file, st.sampled_from(FORMATS), st.sampled_from(["standard", "large-print", "cream"]), st.integers(16, 28)),
    unique_by=lambda each: each.href, max_size=14,
)  # fmt: skip


@given(files)
def test_no_file_is_lost_and_a_long_list_is_folded(given):
    main, more = shelved(given)

    assert sorted([*main, *more], key=given.index) == given
    assert not more or len(given) > MOST_AT_ONCE
    assert bool(main) == bool(given)


def test_pdf_word_and_one_large_print_come_first():
    everything = [
        file("PDF"), file("Word"), file("EPUB"), file("Plain text"), file("PDF", "large-print", 18),
        file("Word", "large-print", 18), file("PDF", "large-print", 24), file("PDF", "cream"),
        file("ICS", label="export-dates"),
    ]  # fmt: skip

    main, more = shelved(everything)
    assert [(each.format_label, each.points) for each in main] == [
        ("PDF", None), ("Word", None), ("PDF", 18), ("ICS", None),
    ]  # fmt: skip
    assert len(more) == 5


def test_a_page_unfolds_the_others_and_says_how_many():
    many = (*map(file, FORMATS), file("PDF", "cream"))
    page = document(replace(FACTS, files=many))

    folded = page.partition('<details class="files__more">')[2].partition("</details>")[0]
    assert '<summary class="files__summary">4 more formats</summary>' in folded
    assert folded.count("file__link") == 4
    assert "PDF on cream, 1 KB" in folded


def test_few_files_are_not_folded():
    assert "<details" not in document(FACTS).partition('id="site-files"')[2]


def test_easy_read_says_so_in_the_name_of_each_file():
    assert file_text(file("PDF"), LABELS, easy_read=True) == "Easy read PDF, 1 KB"
    assert file_text(file("PDF", "large-print", 24), LABELS, easy_read=True) == (
        "Large print easy read PDF (24 point), 1 KB"
    )


def test_the_easy_read_guide_of_a_document_stands_among_its_formats():
    page = document(replace(FACTS, guides=(Link("What a worker does", "easy-read/worker/index.html"),)))

    section = page.partition('id="site-files"')[2].partition("</section>")[0]
    assert "Easy read: What a worker does" in section


def test_a_film_on_another_website_is_named_with_its_website():
    film = Elsewhere("bsl", "https://video.example/worker")
    page = document(replace(FACTS, files=(), elsewhere=(film,)))

    assert elsewhere_text(film, LABELS) == "Video in British Sign Language (BSL) (on video.example)"
    assert '<a class="file__link file__link--page" href="https://video.example/worker" rel="external">' in page


@pytest.mark.parametrize("url", ["http://video.example/a", "javascript:alert(1)", "https:///a", "https://a b"])
def test_a_format_elsewhere_has_a_safe_address(url):
    with pytest.raises(ValidationError):
        AlsoAs(format="bsl", url=url)


@pytest.mark.parametrize("language", ["cy", "welsh", "another-language"])
def test_a_language_is_no_format(language):
    with pytest.raises(ValidationError):
        AlsoAs(format=language, url="https://a.example/b")
    assert asked_for(LABELS)[-1] == "another language"


ALL = SETTINGS + "formats: {job-description: [html, docx, text, epub]}\nlarge_print: {sizes: []}\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    film = "also_as: [{format: bsl, url: https://video.example/a}]\n"
    return make(released_project(tmp_path_factory.mktemp("project"), {"rolepress.yml": ALL, JOB_FILE: JOB + film}))


def test_every_page_names_whom_to_ask_by_email_and_phone_and_within_how_many_days(built):
    pages = {path: data.decode() for path, data in built.public.items() if path.endswith(".html")}

    asking = {
        path: page.partition('id="site-other-formats"')[2].partition("</section>")[0]
        for path, page in pages.items()
    }
    assert len(asking) > 4
    for path, section in asking.items():
        assert 'href="mailto:' in section, path
        assert 'href="tel:' in section, path
        assert "We aim to reply within 10 working days." in section, path


def test_every_file_is_linked_from_the_page_beside_it_with_its_format_and_size(built):
    listed = json.loads(built.public["manifest.json"])["artifacts"]
    files = [each["path"] for each in listed if each["format"] != "html"]
    assert {path.rpartition(".")[2] for path in files} == {"docx", "txt", "epub"}

    for path in files:
        folder, _, name = path.rpartition("/")
        page = built.public[f"{folder}/index.html"].decode()
        (told,) = re.findall(rf'<a class="file__link" href="{name}"[^>]*>([^<]+)</a>', page)
        assert TOLD.fullmatch(told), told


def test_a_film_can_be_added_to_what_is_released_without_a_new_version(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": ONE_PDF})
    with (root / JOB_FILE).open("a", encoding="utf-8") as file:
        file.write("also_as: [{format: bsl, url: https://video.example/late, label: A film of the job in BSL}]\n")

    making = make(root, formats=["html"])
    assert "A film of the job in BSL (on video.example)" in making.page(
        "job-descriptions/support-worker/index.html"
    )


def test_a_language_without_words_for_the_list_says_it_in_a_sentence():
    assert asked_for(labels_for("cy").value)[-1] == "iaith arall"
    assert asked_for(labels_for("gu").value) == ()


def test_a_page_offers_every_format_that_is_no_file_beside_it():
    page = document(replace(FACTS, files=(file("PDF"),)))
    section = page.partition('id="site-other-formats"')[2].partition("</section>")[0]

    assert "<li>this document as a Word file, a plain text file or an e-book (EPUB)</li>" in section
    assert section.index("this document as") < section.index("large print in another size")


def test_a_page_with_every_format_offers_no_more_files():
    files = tuple(map(file, ("PDF", "Word", "Plain text", "EPUB")))

    assert unmade(files, "en-GB") == ()
    assert "this document as" not in document(replace(FACTS, files=files))


def test_a_calendar_is_no_format_of_the_text():
    assert "text" in unmade((file("Plain text", label="export-nhs-jobs"),), "en-GB")


def test_easy_pages_and_welsh_pages_offer_files_in_their_own_words():
    easy, welsh = LABELS.easier(), labels_for("cy").value

    assert asked_for(easy, (), ("text", "epub"))[0] == "this page as a text file or an e-book"
    assert asked_for(welsh, (), ("docx", "epub"))[0] == "y ddogfen hon fel ffeil Word neu e-lyfr (EPUB)"
    assert asked_for(welsh.easier(), (), ("text",))[0] == "y dudalen hon fel ffeil testun"


def test_a_language_without_the_words_for_files_keeps_the_rest_of_the_list():
    urdu = labels_for("ur").value

    assert asked_for(urdu, (), ("docx",)) == asked_for(urdu)
    assert asked_for(urdu)


def test_a_language_without_a_font_is_not_offered_in_print():
    assert "pdf" in unmade((), "en-GB")
    assert "pdf" not in unmade((), "dv")
    assert "epub" in unmade((), "dv")


def test_every_format_is_named_in_words():
    named = {each for each in formats() if f"ask-for-file-{each}" in LABELS}

    assert named | set(NAMED_OTHERWISE) == set(formats())
