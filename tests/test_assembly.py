"""Every page and file stands in its place, and the manifest says what is there."""

import hashlib
import json
import xml.etree.ElementTree as ElementTree
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from building import (
    HOME_FILE,
    JOB_FILE,
    ONE_PDF,
    ORGANISATION_FILE,
    OTHER_JOB,
    OTHER_JOB_FILE,
    PAGES_ALONE,
    add,
    edit,
    make,
    release_all,
    released_project,
)
from form_project import FORM_FILE, SENT
from projects import HOME, JOB, ORGANISATION, SETTINGS
from rolepress.assembly import internal_files

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RENAMED = JOB + "aliases: [helper]\n"
WORKER_PAGE = "job-descriptions/support-worker/index.html"
EMPLOYER_PAGE = "organisations/northshire/index.html"
LISTS = ["job-descriptions/index.html", "organisations/index.html", EMPLOYER_PAGE]
PAGES = ["accessibility/index.html", "index.html", *LISTS, WORKER_PAGE]
LOOKS = ["assets/finder.js", "assets/form.js", "assets/northshire.css", "assets/northshire.svg"]
FOR_HOSTS = ["_headers", ".htaccess", ".nojekyll", "staticwebapp.config.json"]
SEARCH = ["search/index.html"]
FEEDS = ["feeds/open.atom", "feeds/open.json"]  # of a site with an address
FURNITURE = ["404.html", "robots.txt", "manifest.json", *LOOKS, *FOR_HOSTS, *SEARCH]


def manifest(public: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    return {each["path"]: each for each in json.loads(public["manifest.json"])["artifacts"]}


def test_a_site_has_its_pages_its_files_and_what_servers_ask_for(tmp_path):
    public = make(released_project(tmp_path, {"rolepress.yml": ONE_PDF})).public

    furniture = [*FURNITURE, *FEEDS, "sitemap.xml"]
    assert sorted(public) == sorted([*PAGES, *furniture, "job-descriptions/support-worker/support-worker.pdf"])
    assert list(public)[-1] == "manifest.json"


def test_the_manifest_tells_the_truth_about_every_page_and_file(tmp_path):
    public = make(released_project(tmp_path, {"rolepress.yml": ONE_PDF})).public
    told = manifest(public)

    assert sorted(told) == sorted({*PAGES, "job-descriptions/support-worker/support-worker.pdf"} - {*LISTS})
    for path, each in told.items():
        assert (each["bytes"], each["sha256"]) == (len(public[path]), hashlib.sha256(public[path]).hexdigest())
    assert told["job-descriptions/support-worker/support-worker.pdf"] == told["job-descriptions/support-worker/support-worker.pdf"] | {
        "document": "support-worker", "kind": "job-description", "edition": "standard", "size_pt": 12,
        "format": "pdf", "language": "en-GB", "media_type": "application/pdf", "source_version": "0.1",
        "valid_until": None,
    }  # fmt: skip
    assert told["job-descriptions/support-worker/support-worker.pdf"]["pages"] >= 1
    assert told[WORKER_PAGE]["pages"] is None


def test_a_form_holds_until_its_round_closes(tmp_path):
    page = HOME.replace("id: home", "id: helpers").replace(
        "purpose: home", "purpose: campaign\ncloses: 2026-06-30"
    )
    page = page.replace("title: Roles at Northshire", "title: Help us")
    form = SENT.replace("purpose: application\n", "purpose: application\nround: helpers\n")
    settings = f"{SETTINGS}formats: {{job-description: [html], form: [html]}}\n"
    files = {"rolepress.yml": settings, FORM_FILE: form, "content/pages/helpers.yml": page}
    told = manifest(make(released_project(tmp_path, files)).public)

    assert told["forms/helper/index.html"]["valid_until"] == "2026-06-30T23:59:01"


def test_hosts_are_told_of_the_services_that_take_forms(tmp_path):
    settings = f"{SETTINGS}formats: {{job-description: [html], form: [html]}}\n"
    public = make(released_project(tmp_path, {"rolepress.yml": settings, FORM_FILE: SENT})).public

    for name in ("_headers", ".htaccess", "staticwebapp.config.json"):
        assert b"form-action 'self' https://forms.example;" in public[name]
    page = public["forms/helper/index.html"].decode()
    assert "form-action &#39;self&#39; https://forms.example" in page
    assert '<script src="../../assets/form.js" defer' in page
    for path, data in public.items():
        if path.endswith(".html") and path != "forms/helper/index.html":
            assert b"forms.example" not in data
            assert b"form.js" not in data


def test_the_manifest_is_sorted_and_says_until_when_it_holds(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: JOB + "closes: 2026-06-30 23:59\n"})
    data = json.loads(make(root).public["manifest.json"])

    assert data["schema"] == 1
    assert [each["path"] for each in data["artifacts"]] == sorted(each["path"] for each in data["artifacts"])
    until = {each["document"]: each["valid_until"] for each in data["artifacts"]}
    assert until == {"accessibility": None, "home": None, "support-worker": "2026-06-30T23:59:01"}


def test_after_closing_a_page_stays_and_says_so(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: JOB + "closes: 2026-06-30 23:59\n"})

    said = "This is now closed."
    assert said not in make(root, on=datetime(2026, 6, 30, 23, 59)).page(WORKER_PAGE)
    assert said in make(root, on=datetime(2026, 7, 1)).page(WORKER_PAGE)


def test_search_engines_are_told_of_pages_and_of_nothing_else(tmp_path):
    public = make(released_project(tmp_path, {"rolepress.yml": ONE_PDF, JOB_FILE: RENAMED})).public

    places = [each.text for each in ElementTree.fromstring(public["sitemap.xml"]).iter(f"{NAMESPACE}loc")]  # noqa: S314
    assert places == [f"https://roles.example/{path.removesuffix('index.html')}" for path in sorted(PAGES)]


def test_an_example_asks_search_engines_to_stay_away(tmp_path):
    public = make(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE + "example: true\n"})).public

    assert public["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert "sitemap.xml" not in public
    pages = [data for path, data in public.items() if path.endswith(".html")]
    assert all(
        b'content="noindex"' in data and b"Worked example built from published documents" in data for data in pages
    )


def test_a_project_without_an_address_has_no_sitemap(tmp_path):
    settings = PAGES_ALONE.replace("base_url: https://roles.example\n", "")

    assert "sitemap.xml" not in make(released_project(tmp_path, {"rolepress.yml": settings})).public


# Former addresses


def redirects(public: dict[str, bytes]) -> dict[str, str]:
    """Return where each page that leads on leads to."""
    start = b'http-equiv="refresh" content="0; url='
    found = ((path, data.partition(start)[2].partition(b'"')[0].decode()) for path, data in public.items())
    return {path: target for path, target in found if target}


def test_a_former_id_leads_to_the_document(tmp_path):
    public = make(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: RENAMED})).public

    assert redirects(public) == {"job-descriptions/helper/index.html": "../support-worker/index.html"}
    assert b'content="noindex"' in public["job-descriptions/helper/index.html"]


def test_a_former_id_that_another_document_has_taken_leads_nowhere(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: RENAMED})
    edit(root, JOB_FILE, "aliases: [helper]\n", "")
    helper = root / "content/job-descriptions/helper.yml"
    helper.write_text(OTHER_JOB.replace("gardener", "helper"), "utf-8")
    release_all(root, "helper")

    public = make(root).public
    assert redirects(public) == {}
    assert b"Gardener" in public["job-descriptions/helper/index.html"]


def test_two_documents_that_claim_a_former_id_do_not_stop_the_site(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: RENAMED})
    edit(root, JOB_FILE, "aliases: [helper]\n", "")
    (root / OTHER_JOB_FILE).write_text(OTHER_JOB + "aliases: [helper]\n", "utf-8")
    release_all(root, "gardener")

    assert redirects(make(root).public) == {"job-descriptions/helper/index.html": "../gardener/index.html"}


def test_a_retired_document_leads_to_the_one_that_took_its_place_in_the_end(tmp_path):
    later = {
        f"content/job-descriptions/{name}.yml": OTHER_JOB.replace("gardener", name) for name in ("nurse", "carer")
    }
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: RENAMED, **later})
    for path, heir in ((JOB_FILE, "nurse"), ("content/job-descriptions/nurse.yml", "carer")):
        text = (
            (root / path).read_text("utf-8").replace("status: approved", f"status: retired\nreplaced_by: {heir}")
        )
        (root / path).write_text(text, "utf-8")

    assert redirects(make(root).public) == {
        f"job-descriptions/{name}/index.html": "../carer/index.html"
        for name in ("helper", "nurse", "support-worker")
    }


def test_a_retired_document_leads_to_a_document_of_another_kind_that_took_its_place(tmp_path):
    page = HOME.replace("id: home", "id: our-roles").replace("purpose: home\n", "")
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, "content/pages/our-roles.yml": page})
    text = (root / JOB_FILE).read_text("utf-8")
    (root / JOB_FILE).write_text(text.replace("status: approved", "status: retired\nreplaced_by: our-roles"))

    assert redirects(make(root).public) == {
        "job-descriptions/support-worker/index.html": "../../our-roles/index.html"
    }


def test_a_retired_document_that_was_never_public_leads_nowhere(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})
    add(root, OTHER_JOB_FILE, OTHER_JOB + "status: retired\nreplaced_by: support-worker\n")

    assert redirects(make(root).public) == {}


def test_a_page_formerly_called_as_a_list_does_not_take_its_place(tmp_path):
    page = HOME.replace("id: home", "id: jobs").replace("purpose: home", "aliases: [job-descriptions]")
    public = make(
        released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, "content/pages/jobs.yml": page})
    ).public

    assert redirects(public) == {}
    assert b"Support Worker" in public["job-descriptions/index.html"]


# Comings and goings


def test_what_is_taken_back_is_gone_from_every_page(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, OTHER_JOB_FILE: OTHER_JOB})
    edit(root, OTHER_JOB_FILE, "status: approved", "status: retired")

    public = make(root).public
    assert "job-descriptions/gardener/index.html" not in public
    assert not [path for path, data in public.items() if b"ardener" in data]


def test_a_site_with_no_role_has_no_list_of_roles(tmp_path):
    public = make(released_project(tmp_path, {JOB_FILE: None})).public

    assert not [path for path in public if path.startswith("job-descriptions")]
    assert b"job-descriptions" not in public["index.html"]


def test_a_site_with_no_page_of_its_own_has_a_home_with_the_lists(tmp_path):
    public = make(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, HOME_FILE: None})).public

    assert b"Support Worker" in public["index.html"]
    assert "index.html" not in manifest(public)  # no document stands there


def test_search_is_made_of_the_documents_and_pages_that_people_read(tmp_path):
    searched = make(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, JOB_FILE: RENAMED})).searched

    assert sorted(searched) == [
        "accessibility/index.html",
        WORKER_PAGE,
        EMPLOYER_PAGE,
    ]  # no lists, no redirects, no home
    assert all(page.count(b"data-pagefind-body") == 1 for page in searched.values())


def test_a_site_without_an_index_has_a_search_page_without_a_box(tmp_path):
    public = make(released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})).public
    main = public["search/index.html"].decode().partition("<main")[2]

    assert "<input" not in main
    assert "There is no search here at the moment." in main
    assert '<a href="../job-descriptions/index.html">' in main


def test_a_former_id_does_not_take_the_place_of_the_search_page(tmp_path):
    page = HOME.replace("id: home", "id: jobs").replace("purpose: home", "aliases: [search]")
    files = {"rolepress.yml": PAGES_ALONE, "content/pages/jobs.yml": page}
    public = make(released_project(tmp_path, files)).public

    assert b'http-equiv="refresh"' not in public["search/index.html"]


def test_previews_have_no_search(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})
    add(root, OTHER_JOB_FILE, OTHER_JOB)
    previews = [path for path in internal(root, tmp_path / "nothing") if path.startswith("preview/")]

    assert "preview/index.html" in previews
    assert [path for path in previews if path.startswith("preview/search")] == []


@pytest.mark.parametrize("settings", [SETTINGS, PAGES_ALONE])
def test_an_empty_library_makes_an_empty_site(tmp_path, settings):
    empty = {"rolepress.yml": settings, JOB_FILE: None, HOME_FILE: None, "content/pages/accessibility.yml": None}

    assert sorted(make(released_project(tmp_path, empty)).public) == sorted(
        [*FURNITURE, *FEEDS, "index.html", "sitemap.xml"]
    )


# The internal site


def internal(root: Path, built: Path) -> dict[str, bytes]:
    files = internal_files(make(root).printed, built)
    return {str(path): data.read_bytes() if isinstance(data, Path) else data for path, data in files}


def test_colleagues_have_what_was_built_for_them_and_previews_of_drafts(tmp_path):
    built = tmp_path / "built"
    (built / "documents").mkdir(parents=True)
    (built / "documents/index.html").write_bytes(b"Documents")
    root = released_project(tmp_path / "project", {"rolepress.yml": PAGES_ALONE})
    sheets = {
        f"files/job-descriptions/support-worker/support-worker-scoring-sheet.{end}" for end in ("csv", "docx")
    }
    before = internal(root, built)
    assert before.pop("documents/index.html") == b"Documents"
    assert before.keys() == sheets

    (root / OTHER_JOB_FILE).write_text(OTHER_JOB, "utf-8")
    assert internal(root, built).keys() - sheets == {
        "documents/index.html", *(f"preview/{path}" for path in LOOKS), "preview/index.html",
        "preview/job-descriptions/gardener/index.html", "preview/job-descriptions/index.html",
        *(f"preview/job-descriptions/gardener/gardener-scoring-sheet.{end}" for end in ("csv", "docx")),
    }  # fmt: skip


def test_every_preview_says_that_it_is_a_draft(tmp_path):
    root = released_project(tmp_path / "project", {"rolepress.yml": PAGES_ALONE})
    (root / OTHER_JOB_FILE).write_text(OTHER_JOB, "utf-8")
    (tmp_path / "built").mkdir()

    pages = [data for path, data in internal(root, tmp_path / "built").items() if path.endswith(".html")]
    assert len(pages) == 3
    assert all(b"raft" in data and b'content="noindex"' in data for data in pages)


# Organisations

ABOUT = "status: approved\nabout: We look after people in {{ team }}.\n"


def test_an_organisation_has_a_page_with_what_it_says_of_itself_and_what_it_published(tmp_path):
    making = make(
        released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, ORGANISATION_FILE: ORGANISATION + ABOUT})
    )

    page = making.page(EMPLOYER_PAGE)
    assert "We look after people in the recovery team." in page
    assert 'href="../../job-descriptions/support-worker/index.html"' in page
    assert "1 document" in making.page("organisations/index.html")


def test_what_nobody_approved_of_an_organisation_is_not_public(tmp_path):
    about = ABOUT.replace("approved", "draft")
    making = make(
        released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, ORGANISATION_FILE: ORGANISATION + about})
    )

    assert not [path for path, data in making.public.items() if b"look after people" in data]
    assert "Northshire Health</h1>" in making.page(EMPLOYER_PAGE)


def test_a_name_that_nobody_approved_is_not_public(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})
    edit(root, ORGANISATION_FILE, "title: Northshire Health", "title: Secret New Name")

    public = make(root).public
    assert not [path for path, data in public.items() if b"Secret New Name" in data]
    assert b"Northshire Health</h1>" in public[EMPLOYER_PAGE]


def test_an_organisation_whose_file_has_gone_has_no_page_and_no_link(tmp_path):
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE})
    (root / ORGANISATION_FILE).unlink()

    public = make(root).public
    assert not [path for path in public if path.startswith("organisations/")]
    assert not [path for path, data in public.items() if b"organisations/" in data]


def test_an_organisation_that_was_renamed_has_one_place_in_a_list(tmp_path):
    approved = ORGANISATION + "status: approved\n"
    root = released_project(tmp_path, {"rolepress.yml": PAGES_ALONE, ORGANISATION_FILE: approved})
    edit(root, ORGANISATION_FILE, "title: Northshire Health", "title: Northshire Care")
    add(root, OTHER_JOB_FILE, OTHER_JOB)
    release_all(root, "gardener", day=date(2026, 6, 2))

    page = make(root).page("job-descriptions/index.html")
    assert page.count('id="site-northshire"') == 1
    assert "Northshire Care</a></h2>" in page
    assert "Northshire Health" not in page


def test_a_page_cannot_take_the_place_of_a_list(tmp_path):
    page = HOME.replace("id: home", "id: organisations").replace("purpose: home", "purpose: information")
    making = make(
        released_project(tmp_path, {"content/pages/organisations.yml": page, "rolepress.yml": PAGES_ALONE})
    )

    assert [each.message for each in making.problems if each.rule == "same-address"] == [
        "a list of the site has the address organisations/index.html already"
    ]
