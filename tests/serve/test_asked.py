from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.serve.asked import address, is_for_us, page_of, site_path

PART = st.text(min_size=1, max_size=12).filter(
    lambda part: part.isprintable() and not part.startswith(".") and not set(part) & set("/\\")
)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:8001", "LOCALHOST", "localhost.:80"])
def test_this_computer_is_asked(host):
    assert is_for_us(host)


@pytest.mark.parametrize(
    "host",
    [
        *(None, "", "evil.example", "evil.example:8000", "127.0.0.1.evil.example", "127.0.0.1@evil.example"),
        *("localhost.evil.example:8000", "evil.example#127.0.0.1", "0.0.0.0:8000", "127.0.0.1:80:evil.example"),
        "[::1]:80",
    ],
)
def test_another_computer_is_asked(host):
    assert not is_for_us(host)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "index.html"),
        ("/public/", "public/index.html"),
        ("/public/a/index.html", "public/a/index.html"),
        ("/public/a.pdf?x=1#y", "public/a.pdf"),
        ("/public/caf%C3%A9/", "public/café/index.html"),
    ],
)
def test_a_target_names_a_path(target, path):
    assert site_path(target) == path


@pytest.mark.parametrize(
    "target",
    [
        *(
            "",
            "public/",
            "//public/",
            "/public//x",
            "/../etc/passwd",
            "/public/../../rolepress.yml",
            "/public/./x",
        ),
        *("/%2e%2e/rolepress.yml", "/public/%2e%2e%2fx", "/public%2Fx", "/public/..%5c..%5cx", "/public\\..\\x"),
        *("/public/.git/config", "/public/%2egit/config", "/public/x%00.html", "/public/%ff", "/public/a%0d%0ab"),
        *("http://evil.example/public/", "/" + "x" * 3000),
    ],
)
def test_a_target_that_names_none(target):
    assert site_path(target) is None


@given(st.text(max_size=60))
def test_no_target_leads_out_of_the_sites(target):
    for each in (target, f"/{target}", f"/{quote(target)}", f"/public/{quote(target, safe='')}"):
        path = site_path(each)
        parts = path.split("/") if path is not None else []

        assert not any(part in ("", ".", "..") or part.startswith(".") or "\\" in part for part in parts)
        assert path is None or "\0" not in path


@given(st.lists(PART, min_size=1, max_size=4))
def test_the_address_of_a_path_names_that_path(parts):
    path = "/".join(("public", *parts))

    assert site_path(address(path)) == (path if path.rpartition("/")[2] else None)


def test_a_script_may_give_its_whole_address():
    assert page_of("http://127.0.0.1:8000/public/?q=x") == "public/index.html"
    assert page_of("../x") is None


@pytest.mark.parametrize("address", ["http://[", "http://[::1/public/", "//[x]/public/"])
def test_an_address_that_is_none_names_no_page(address):
    assert page_of(address) is None


@given(st.text(max_size=60))
def test_whatever_a_script_gives_is_a_page_or_none(given_address):
    for each in (given_address, f"http://{given_address}", f"http://[{given_address}"):
        path = page_of(each)

        assert path is None or ".." not in path.split("/")
