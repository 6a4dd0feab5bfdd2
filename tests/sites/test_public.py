"""The pages of the public site say what readers need, whole and the same each time."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from agreed import agreed
from rolepress.labels import labels_for
from rolepress.sites.facts import DocumentFacts, FormatContact, SiteFacts
from rolepress.sites.finder import listings
from rolepress.sites.public import (
    LONGEST_SUMMARY,
    SHOWN_AT_HOME,
    document_page,
    former_addresses,
    home_page,
    icon,
    listing_page,
    not_found_page,
    organisation_page,
    organisations_page,
    redirect_page,
    robots,
    search_page,
    sitemap,
    stylesheet,
)
from rolepress.sites.tongues import in_tongues
from sites.samples import (
    BODY,
    CLOSED_JOB,
    DRAFTS,
    EMPLOYER,
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
    "listing": lambda: listing_page(next(listings((OTHER_JOB, JOB), LABELS)), SITE, *LOOK),
    "organisations": lambda: organisations_page((EMPLOYER,), SITE, *LOOK),
    "organisation": lambda: organisation_page(EMPLOYER, SITE, *LOOK),
    "not-found": lambda: not_found_page(SITE, *LOOK),
    "search": lambda: search_page(SITE, *LOOK, searchable=True),
    "search-missing": lambda: search_page(SITE, *LOOK, searchable=False),
    "redirect": lambda: redirect_page("job-descriptions/peer-worker/index.html", JOB, SITE, *LOOK),
}


def document(facts: DocumentFacts, site: SiteFacts = SITE) -> str:
    return document_page(facts, BODY, site, *LOOK)


def test_what_a_document_opens_with_is_not_said_twice():
    said = "Support people &amp; their families."
    facts = replace(JOB, description="Support people & their families.")

    once = document_page(facts, replace(BODY, opening=f'<p class="lead">{said}</p>'), SITE, *LOOK)
    above = document_page(facts, replace(BODY, opening="<p>Something else.</p>"), SITE, *LOOK)

    first = document_page(facts, replace(BODY, sections=(f"<h2>Job summary</h2><p>{said}</p>",)), SITE, *LOOK)

    assert (once.count(f">{said}</p>"), "document__lead" in once) == (1, False)
    assert (first.count(f">{said}</p>"), "document__lead" in first) == (1, False)
    assert (above.count(f">{said}</p>"), "document__lead" in above) == (1, True)


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
    assert re.findall("<script(.*?)</script>", page) in (
        [],
        [' src="../assets/finder.js" defer>'],
        [' src="search.js" defer>'],
    )
    assert not re.search(r"\son\w+=", page)


def test_a_form_to_read_leads_to_its_files_until_it_has_closed():
    form = replace(JOB, asks=True, state=None)

    assert "You cannot answer on this page." in document(form)
    assert document(form).count('href="peer-support-worker.pdf"') == 2
    assert "The ways to give them come after the questions." in " ".join(document(replace(form, files=())).split())
    assert "You cannot answer on this page." not in document(replace(form, state="closed", closes="today"))
    assert "You cannot answer on this page." not in document(JOB)


def test_a_form_that_is_sent_from_its_page_has_the_script_that_counts():
    page = document(replace(JOB, asks=True, sends_to="https://forms.example"))

    assert '<script src="../../assets/form.js" defer data-one="You have 1 character left."' in page
    assert "form-action &#39;self&#39; https://forms.example" in page
    assert "Answer on this page" in page
    assert "form.js" not in document(JOB)


def test_what_the_text_says_itself_is_not_said_again_above_it():
    said = replace(BODY, leads=True, stands=True)
    page = document_page(CLOSED_JOB, said, EXAMPLE, *LOOK)

    assert "document__lead" in document(CLOSED_JOB)
    assert "document__lead" not in page
    assert "This is now closed." in document(CLOSED_JOB)
    assert "This is now closed." not in page


@pytest.mark.parametrize(
    "shown", [JOB, PAGE, replace(JOB, roomy=True)], ids=["a document", "a page", "easy words"]
)
def test_what_has_changed_has_an_address_in_every_document(shown):
    page = document_page(shown, BODY, SITE, *LOOK)

    section = page.partition('<h3 id="site-changes">What has changed</h3>')[2]
    assert "Version 1.1, 1 June 2026" in section.partition("</ul>")[0]


def test_a_document_that_has_changed_leads_there_from_its_top_and_easy_words_come_first():
    link = '<a href="#site-changes">What has changed</a>'
    first = replace(JOB, changes=JOB.changes[1:])

    shown = (JOB, first, PAGE, replace(JOB, roomy=True))
    assert [link in document_page(each, BODY, SITE, *LOOK) for each in shown] == [True, False, False, False]


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


def test_a_document_whose_text_says_how_it_stands_is_told_no_second_time():
    page = document_page(CLOSED_JOB, replace(BODY, stands=True), SITE, *LOOK)

    assert "Friday 30 June 2023" not in page
    assert 'reviewed by <span class="together">30 June 2027</span>.' in page


def test_the_home_page_stands_without_words_of_its_own():
    page = home_page(None, None, (), SITE, *LOOK)

    assert "<h1>Roles at Northshire</h1>" in page
    assert LABELS["nothing-published"] in page


def test_the_home_page_shows_some_documents_and_leads_to_all():
    jobs = [replace(JOB, id=f"job-{n}", title=f"Job {n:02}") for n in range(SHOWN_AT_HOME + 2)]

    page = home_page(None, None, jobs, SITE, *LOOK)

    assert len(re.findall('<li class="documents__entry"', page)) == SHOWN_AT_HOME
    assert '<a href="job-descriptions/index.html">All job descriptions (8)</a>' in page


def test_a_list_does_not_depend_on_the_order_it_is_given():
    both = (JOB, OTHER_JOB)

    one, other = (listing_page(next(listings(jobs, LABELS)), SITE, *LOOK) for jobs in (both, both[::-1]))
    assert one == other


def test_a_narrowed_list_is_known_by_the_whole_one_and_leads_back_to_it():
    _, narrowed, *_ = listings((JOB, OTHER_JOB), LABELS)
    page = listing_page(narrowed, SITE, *LOOK)

    assert "<h1>Job descriptions: Northshire Health</h1>" in page
    assert 'rel="canonical" href="https://roles.example/northshire/job-descriptions/"' in page
    assert 'name="robots" content="noindex"' in page
    assert '<a href="../../index.html">Show the whole list</a>' in page
    assert "<script" not in page


def test_a_list_shows_the_start_of_a_summary_in_whole_sentences():
    told = replace(JOB, description=f"You listen. {'You help people every day. ' * 20}")
    page = listing_page(next(listings((told,), LABELS)), SITE, *LOOK)

    (summary,) = re.findall('<p class="documents__summary">(.*?)</p>', page)
    assert summary.startswith("You listen. You help people every day.")
    assert summary.endswith("every day.")
    assert len(summary) <= LONGEST_SUMMARY + 10


def test_a_list_leaves_out_what_is_not_known_and_what_all_have_in_common():
    page = listing_page(next(listings((replace(JOB, band="Not stated"),), LABELS)), SITE, *LOOK)

    assert "Not stated" not in page
    assert 'class="tag' not in page

    mixed = listing_page(next(listings((JOB, replace(CLOSED_JOB, id="other")), LABELS)), SITE, *LOOK)
    assert re.findall('<span class="tag.*?">(.*?)</span>', mixed) == ["Closed", "Not advertised here"]


def test_a_page_can_be_shared():
    page = document(JOB)

    assert '<meta property="og:title" content="Peer Support Worker – Job description' in page
    assert (
        '<meta property="og:url" content="https://roles.example/northshire/job-descriptions/peer-support-worker/">'
        in page
    )
    assert '<meta property="og:type" content="article">' in page
    assert '<meta property="og:locale" content="en_GB">' in page


def test_every_page_can_be_searched_from_but_a_preview():
    assert '<form action="../../search/index.html" method="get"' in document(JOB)
    assert "search" not in document(JOB, DRAFTS)


def test_a_document_leads_to_its_organisation_and_to_what_is_near_it():
    page = document(JOB)

    assert '<a href="../../organisations/northshire/index.html">Northshire Health</a>' in page
    assert '<a href="../ward-peer-support-worker/index.html">Ward Peer Support Worker</a>' in page
    assert "organisations/" not in document(JOB, replace(SITE, organisations=(), navigation=()))


def test_home_says_what_a_visitor_can_do():
    page = home_page(HOME, BODY, (OTHER_JOB, JOB), SITE, *LOOK)

    cards = re.findall('<a class="card__link" href="(.*?)">(.*?)</a>', page)
    assert cards == [
        ("job-descriptions/index.html", "Find a role"),
        ("organisations/index.html", "See the organisations"),
        ("#site-other-formats", "Ask for another format"),
    ]
    assert "Look through 2 documents" in page


def test_the_icon_is_in_the_brands_colours():
    root = ElementTree.fromstring(icon(THEME))  # noqa: S314  # our own text

    assert root.tag.endswith("svg")
    assert "#0f4c5c" in icon(THEME)


def test_a_page_that_is_not_found_links_from_any_depth():
    page = not_found_page(SITE, *LOOK)

    assert 'href="/northshire/assets/northshire.css"' in page
    assert 'href="/northshire/index.html"' in page


def test_a_former_address_leads_to_the_document():
    page = redirect_page("job-descriptions/peer-worker/index.html", JOB, SITE, *LOOK)

    assert '<meta http-equiv="refresh" content="0; url=../peer-support-worker/index.html">' in page
    assert 'rel="canonical" href="https://roles.example/northshire/job-descriptions/peer-support-worker/"' in page
    assert "noindex" in page
    assert list(former_addresses(replace(PAGE, aliases=("access",)))) == ["access/index.html"]
    moved = replace(JOB, aliases=("helper",), former=("role-packs/helpers/index.html",))
    assert list(former_addresses(moved)) == ["job-descriptions/helper/index.html", "role-packs/helpers/index.html"]


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


def test_a_page_from_right_to_left_says_what_is_not():
    english = replace(PAGE, id="train", title="Train", address="train/index.html")
    urdu = replace(english, id="train-ur", title="تربیت", address="train-ur/index.html", language="ur",
                   right_to_left=True, translates="train", translates_version=english.version)  # fmt: skip
    known = {each.id: each for each in (english, urdu)}

    page = document_page(in_tongues(urdu, known), BODY, SITE, LOOK[0], labels_for("ur").value)

    assert '<html lang="ur" dir="rtl">' in page
    assert f'<link rel="alternate" hreflang="en-GB" href="{SITE.base_url}/train/">' in page
    assert f'<link rel="alternate" hreflang="ur" href="{SITE.base_url}/train-ur/">' in page
    assert 'hreflang="en-GB" lang="en-GB" dir="ltr">English</a>' in page
    assert '<ul class="site-navigation__list" lang="en-GB">' in page
    assert re.search(r'href="tel:\d+" dir="ltr">', page)


def test_the_original_leads_to_its_translations():
    english = replace(PAGE, id="train", title="Train", address="train/index.html")
    welsh = replace(english, id="train-cy", address="train-cy/index.html", language="cy", translates="train",
                    translates_version=english.version)  # fmt: skip

    page = document_page(in_tongues(english, {"train": english, "train-cy": welsh}), BODY, SITE, *LOOK)

    assert 'href="../train-cy/index.html" hreflang="cy" lang="cy">Cymraeg</a>' in page
    assert "tongues" not in document_page(english, BODY, SITE, *LOOK)
