"""The pages of the public site say what readers need, whole and the same each time."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from agreed import agreed
from rolepress.sites.facts import DocumentFacts, FormatContact, SiteFacts
from rolepress.sites.public import (
    SHOWN_AT_HOME,
    alias_address,
    document_page,
    home_page,
    listing_page,
    not_found_page,
    redirect_page,
    robots,
    search_page,
    sitemap,
    stylesheet,
)
from sites.samples import (
    BODY,
    CLOSED_JOB,
    DRAFTS,
    EXAMPLE,
    HOME,
    JOB,
    LABELS,
    OTHER_JOB,
    PAGE,
    SITE,
    THEME,
)

LOOK = (THEME, LABELS)

PAGES = {
    "document": lambda: document_page(JOB, BODY, SITE, *LOOK),
    "document-closed": lambda: document_page(CLOSED_JOB, BODY, EXAMPLE, *LOOK),
    "page": lambda: document_page(PAGE, BODY, SITE, *LOOK),
    "home": lambda: home_page(HOME, BODY, (OTHER_JOB, JOB), EXAMPLE, *LOOK),
    "listing": lambda: listing_page("job-descriptions", (OTHER_JOB, JOB), SITE, *LOOK),
    "not-found": lambda: not_found_page(SITE, *LOOK),
    "search": lambda: search_page(SITE, *LOOK, searchable=True),
    "search-missing": lambda: search_page(SITE, *LOOK, searchable=False),
    "redirect": lambda: redirect_page("peer-worker", JOB, SITE, *LOOK),
}


def document(facts: DocumentFacts, site: SiteFacts = SITE) -> str:
    return document_page(facts, BODY, site, *LOOK)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_was_agreed(name):
    page = PAGES[name]()

    assert page == agreed(f"sites/{name}.html", page)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_names_a_way_to_ask_for_another_format(name):
    page = PAGES[name]()

    assert 'href="mailto:formats@northshire.example?subject=' in page
    assert 'href="tel:01632960123"' in page
    assert "within 10 working days" in page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_style_and_no_script_of_its_own(name):
    page = PAGES[name]()

    assert "<style" not in page
    assert "style=" not in page
    assert page.count("<script src=") == page.count("<script")


def test_what_authors_write_is_escaped():
    page = document(replace(JOB, title="Care & <b>support</b>", description='"quoted"', owner="<i>Team</i>"))

    assert "<b>" not in page
    assert "<i>" not in page
    assert 'content="&#34;quoted&#34;"' in page


def test_an_organisation_names_its_own_contact():
    page = document(OTHER_JOB)

    assert "mailto:ask@southshire.example" in page
    assert 'href="tel:+441632960456"' in page
    assert "We aim to reply within 1 working day." in page
    assert "Ask for the formats team." in page
    assert "formats@northshire.example" not in page


def test_where_nobody_answers_nothing_is_promised():
    page = document(JOB, replace(SITE, other_formats=FormatContact("", "", 0)))

    assert "mailto:" not in page
    assert "#site-other-formats" not in page


def test_an_organisation_has_its_own_look():
    assert 'href="../../assets/southshire.css"' in document(OTHER_JOB)


def test_a_link_to_a_file_says_its_format_pages_and_size():
    page = document(JOB)

    assert ">PDF, 9 pages, 120 KB</a>" in page
    assert ">Large print PDF (18 point), 24 pages, 1.3 MB</a>" in page


def test_a_worked_example_and_a_preview_say_so_and_stay_out_of_search():
    example, preview, plain = document(JOB, EXAMPLE), document(JOB, DRAFTS), document(JOB)

    assert example.count(LABELS["worked-example"]) == 2  # at the top and at the foot
    assert LABELS["draft-mark"] in preview
    assert LABELS["draft-mark"] not in example + plain
    assert ["noindex" in each for each in (example, preview, plain)] == [True, True, False]


def test_a_closed_document_says_until_when_it_was_open():
    page = document(CLOSED_JOB)

    assert 'on <span class="together">Friday 30 June 2023</span>.' in page
    assert 'reviewed by <span class="together">30 June 2027</span>.' in page
    assert LABELS["notice-not-advertised"] not in page


def test_the_home_page_stands_without_words_of_its_own():
    page = home_page(None, None, (), SITE, *LOOK)

    assert "<h1>Roles at Northshire</h1>" in page
    assert LABELS["nothing-published"] in page


def test_the_home_page_shows_some_documents_and_leads_to_all():
    jobs = [replace(JOB, id=f"job-{n}", title=f"Job {n:02}") for n in range(SHOWN_AT_HOME + 2)]

    page = home_page(None, None, jobs, SITE, *LOOK)

    assert page.count('class="documents__entry"') == SHOWN_AT_HOME
    assert '<a href="job-descriptions/index.html">All job descriptions (12)</a>' in page


def test_a_list_does_not_depend_on_the_order_it_is_given():
    both = (JOB, OTHER_JOB)

    assert listing_page("job-descriptions", both, SITE, *LOOK) == listing_page(
        "job-descriptions", both[::-1], SITE, *LOOK
    )


def test_a_page_that_is_not_found_links_from_any_depth():
    page = not_found_page(SITE, *LOOK)

    assert 'href="/northshire/assets/northshire.css"' in page
    assert 'href="/northshire/index.html"' in page


def test_a_former_address_leads_to_the_document():
    page = redirect_page("peer-worker", JOB, SITE, *LOOK)

    assert '<meta http-equiv="refresh" content="0; url=../peer-support-worker/index.html">' in page
    assert 'rel="canonical" href="https://roles.example/northshire/job-descriptions/peer-support-worker/"' in page
    assert "noindex" in page
    assert alias_address("access", PAGE) == "access/index.html"


def test_robots_are_welcome_unless_the_site_is_an_example():
    assert robots(SITE) == "User-agent: *\nDisallow:\n\nSitemap: https://roles.example/northshire/sitemap.xml\n"
    assert robots(EXAMPLE) == robots(DRAFTS) == "User-agent: *\nDisallow: /\n"


def test_the_sitemap_lists_full_addresses():
    text = sitemap(("accessibility/index.html", "index.html"), SITE)

    assert text is not None
    assert [each.text for each in ElementTree.fromstring(text).iter() if each.tag.endswith("loc")] == [  # noqa: S314  # our own text
        "https://roles.example/northshire/accessibility/",
        "https://roles.example/northshire/",
    ]
    assert sitemap(("index.html",), EXAMPLE) is None
    assert sitemap(("index.html",), replace(SITE, base_url="")) is None


def test_a_stylesheet_asks_nothing_of_others_and_holds_the_brand():
    text = stylesheet(THEME)

    assert "--brand: #0f4c5c" in text
    assert "url(" not in text
    assert "@import" not in text
