"""What hosts and browsers are told of the public site: one policy that holds everywhere, and files that hosts can read."""

import json
from pathlib import Path, PurePosixPath

import pytest

from browser.serving import rules_of
from rolepress.sites.addresses import HOME, NOT_FOUND, SEARCH, origin
from rolepress.sites.hosts import headers, host_files, page_policy
from rolepress.sites.public import home_page, redirect_page, search_page
from sites.samples import JOB, LABELS, SITE, THEME

BASE = "https://roles.example/northshire"


def directives(policy: str) -> dict[str, list[str]]:
    parts = [part.split() for part in policy.split("; ")]
    return {name: sources for name, *sources in parts}


def files(base_url: str = BASE) -> dict[str, str]:
    return {str(path): data.decode() for path, data in host_files(base_url)}


@pytest.mark.parametrize("policy", [page_policy(HOME), page_policy(SEARCH), headers()["Content-Security-Policy"]])
def test_a_policy_allows_no_inline_code_and_nothing_from_elsewhere(policy):
    told = directives(policy)
    allowed = {source for sources in told.values() for source in sources}

    assert told["default-src"] == ["'none'"]
    assert told["base-uri"] == ["'none'"]
    assert allowed <= {"'none'", "'self'", "data:", "file:", "'wasm-unsafe-eval'"}
    assert "data:" not in told["script-src"]


def test_the_search_page_alone_may_run_web_assembly():
    assert "'wasm-unsafe-eval'" in directives(page_policy(SEARCH))["script-src"]
    assert "wasm" not in page_policy(HOME)
    assert "wasm" not in page_policy(NOT_FOUND)


def test_what_a_page_allows_its_host_allows_too():
    sent = directives(headers()["Content-Security-Policy"])

    for address in (HOME, SEARCH):
        for name, sources in directives(page_policy(address)).items():
            assert set(sources) - {"file:"} <= set(sent[name])


def test_a_page_sends_its_form_to_its_own_service_and_a_host_allows_all_services():
    one, two = "https://forms.example", "https://other.example:8443"

    assert directives(page_policy(HOME, one))["form-action"] == ["'self'", one]
    assert directives(page_policy(HOME))["form-action"] == ["'self'"]
    assert directives(headers([two, one, one])["Content-Security-Policy"])["form-action"] == ["'self'", one, two]
    for name, data in host_files(BASE, [two, one]):
        if name.name != ".nojekyll":
            assert f"form-action 'self' {one} {two};" in data.decode()


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://forms.example/answers?form=a", "https://forms.example"),
        ("https://Forms.Example:8443", "https://forms.example:8443"),
    ],
)
def test_the_origin_of_a_service_is_its_server_alone(address, found):
    assert origin(address) == found


def test_a_header_says_what_only_a_header_can():
    assert directives(headers()["Content-Security-Policy"])["frame-ancestors"] == ["'none'"]
    assert "frame-ancestors" not in page_policy(HOME)
    assert headers()["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (home_page(None, None, (), SITE, THEME, LABELS), HOME),
        (
            redirect_page("job-descriptions/peer-worker/index.html", JOB, SITE, THEME, LABELS),
            "job-descriptions/peer-worker/index.html",
        ),
        (search_page(SITE, THEME, LABELS, searchable=True), SEARCH),
    ],
)
def test_a_page_brings_its_policy_before_anything_that_is_loaded(text, address):
    policy = page_policy(address).replace("'", "&#39;")
    before, found, _ = text.partition(f'<meta http-equiv="Content-Security-Policy" content="{policy}">')

    assert found
    assert "<link" not in before
    assert "<script" not in before


def test_headers_of_netlify_and_cloudflare(tmp_path: Path):
    (tmp_path / "_headers").write_text(files()["_headers"], "utf-8")
    rules = rules_of(tmp_path)

    assert rules["/*"] == headers()
    lasting = {path for path, sent in rules.items() if "immutable" in sent.get("Cache-Control", "")}
    assert lasting == {"/search/pagefind/fragment/*", "/search/pagefind/index/*"}


@pytest.mark.parametrize(("base_url", "path"), [("", "/404.html"), (BASE, "/northshire/404.html")])
def test_apache_finds_the_page_for_what_is_not_there(base_url, path):
    assert files(base_url)[".htaccess"].splitlines()[0] == f"ErrorDocument 404 {path}"


def test_apache_sends_every_header_whole():
    sent = [line.strip() for line in files()[".htaccess"].splitlines() if line.startswith("  Header ")]

    assert sent == [f'Header always set {name} "{value}"' for name, value in headers().items()]
    assert not any('"' in value or "\n" in value for value in headers().values())


def test_azure_sends_the_same_and_knows_every_type():
    told = json.loads(files()["staticwebapp.config.json"])

    assert told["globalHeaders"] == headers()
    assert told["responseOverrides"] == {"404": {"rewrite": "/404.html"}}
    assert {".atom", ".ics", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"} == set(told["mimeTypes"])


def test_host_files_stand_at_the_top_and_are_the_same_each_time():
    assert list(host_files(BASE)) == list(host_files(BASE))
    assert all(PurePosixPath(path).parent == PurePosixPath() for path in files())
