"""An easy-read guide on the public site: its pictures, the way to and from its document, and when it is behind."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from building import FACTS_FILE, JOB_FILE, PAGES_ALONE, Making, edit, make, release_all
from easy_read_project import BOOK, BOOK_FILE, GUIDE, GUIDE_FILE, GUIDE_FILES, SHOWN, drawing
from projects import make_project
from recruiting import FORM, FORM_FILE, PACK, PACK_FILE, ROLE, ROLE_FILE, WITHOUT_FILES
from rolepress.pictures.trimming import trimmed
from rolepress.sites.addresses import picture_address, relative

PAGE = "easy-read/support-worker-guide/index.html"
JOB_PAGE = "job-descriptions/support-worker/index.html"
SETTINGS = f"{PAGES_ALONE}  easy-read: [html]\n"
AFTER = datetime(2026, 12, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with a guide to its job description, both released."""
    make_project(tmp_path, {**GUIDE_FILES, "rolepress.yml": SETTINGS})
    release_all(tmp_path, "home", "accessibility", "support-worker")
    release_all(tmp_path, "support-worker-guide")
    return tmp_path


def address_of(file: str) -> str:
    """Return where the page of a document stands, by its file."""
    return f"{file.removeprefix('content/').removesuffix('.yml')}/index.html"


def notices(page: str) -> list[str]:
    """Return the notices of a page without their marks, links apart."""
    return [re.sub(r"</?span[^>]*>", "", each) for each in re.findall(r'<p class="notice">(.*?)</p>', page)]


def boxes(page: str) -> dict[str, str]:
    """Return what the boxes say that stand above who has checked a guide, by their ids, links apart."""
    top = page.partition('id="checked"')[0]
    told = re.findall(r'<section id="([^"]*)" class="box[^>]*>(.*?)</section>', top, re.DOTALL)
    return {name: " ".join(re.sub(r"<(?!/?a\b)[^>]*>", " ", words).split()) for name, words in told}


def pictures(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<img class="step__picture" src="([^"]*)" alt="([^"]*)">', page)


def test_each_idea_has_its_picture_which_is_on_the_site(project: Path) -> None:
    made = make(project)
    shown = pictures(made.page(PAGE))

    assert [alt for _, alt in shown] == ["", "One person listens to another person.", "", ""]
    for (source, _), name in zip(shown, ("team", "listening", "police-check", "phone"), strict=True):
        address = picture_address(f"{name}.svg", trimmed(drawing(name).encode()))
        assert source == relative(address, PAGE)
        assert made.public[address] == trimmed(drawing(name).encode())


def test_the_site_has_the_pictures_of_its_texts_alone(project: Path) -> None:
    (project / "content/pictures/unused.svg").write_text(drawing("unused"))
    held = [path for path in make(project).public if path.startswith("assets/pictures/")]

    assert len(held) == len(SHOWN)


def test_another_picture_has_another_address_and_makes_the_page_anew(project: Path) -> None:
    first = make(project)
    (project / "content/pictures/team.svg").write_text(drawing("team-2"))
    again = make(project)

    assert again.made == [PAGE]
    assert pictures(first.page(PAGE))[0] != pictures(again.page(PAGE))[0]
    assert pictures(first.page(PAGE))[1:] == pictures(again.page(PAGE))[1:]


def test_the_organisations_own_picture_comes_first(project: Path) -> None:
    own = project / "content/pictures/northshire/team.svg"
    own.parent.mkdir()
    own.write_text(drawing("our-team"))
    (own.parent / "pictures.yml").write_text(BOOK.partition("  listening:")[0])

    assert picture_address("team.svg", trimmed(drawing("our-team").encode())) in make(project).public


def test_a_picture_that_is_not_there_any_more_leaves_no_broken_one(tmp_path: Path) -> None:
    van = {
        BOOK_FILE: BOOK.replace("  team:", "  our-van:"),
        GUIDE_FILE: GUIDE.replace("picture: team", "picture: our-van"),
    }
    make_project(tmp_path, {**GUIDE_FILES, **van, "rolepress.yml": SETTINGS})
    release_all(tmp_path, "support-worker")
    release_all(tmp_path, "support-worker-guide")
    assert len(pictures(make(tmp_path).page(PAGE))) == len(SHOWN)

    (tmp_path / "content/pictures/team.svg").unlink()

    assert len(pictures(make(tmp_path).page(PAGE))) == len(SHOWN) - 1


def test_a_guide_and_its_document_lead_to_each_other(project: Path) -> None:
    made = make(project)

    assert f'<a href="{relative(PAGE, JOB_PAGE)}">Easy read: What a support worker does</a>' in made.page(JOB_PAGE)
    assert f'The full document: <a href="{relative(JOB_PAGE, PAGE)}">Support Worker</a>' in made.page(PAGE)
    assert 'class="easy-read-link"' not in made.page(PAGE)


def test_the_top_of_the_page_says_who_has_checked_it(project: Path) -> None:
    page = make(project).page(PAGE)

    assert page.index("Not yet checked by people with learning disabilities") < page.index('id="the-job"')


def test_it_is_large_on_the_page(project: Path) -> None:
    assert '<article class="document roomy"' in make(project).page(PAGE)


def test_its_page_offers_other_formats_in_easy_words_and_nothing_that_is_there(project: Path) -> None:
    made = make(project)
    guide, job = (made.page(page).partition('id="site-other-formats"')[2] for page in (PAGE, JOB_PAGE))

    assert "<li>a recording to listen to</li>" in guide
    assert "We try to answer in 10 working days." in guide
    assert "<li>audio</li>" in job
    assert "easy read</li>" not in guide + job


def test_it_stands_in_the_list_of_its_kind(project: Path) -> None:
    made = make(project)

    assert "What a support worker does" in made.page("easy-read/index.html")
    assert "What a support worker does" in made.page("all/index.html")
    assert PAGE in made.searched


def test_a_guide_that_is_up_to_date_says_nothing(project: Path) -> None:
    page = make(project).page(PAGE)

    assert (boxes(page), notices(page)) == ({}, [])


def test_a_guide_says_that_it_is_being_changed_once_its_document_has_changed_in_public(project: Path) -> None:
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")
    assert boxes(make(project).page(PAGE)) == {}  # readers see the old fact in both

    edit(project, JOB_FILE, "owner: Human Resources\n", 'owner: Human Resources\nversion: "2"\n')
    release_all(project, "support-worker")
    assert boxes(make(project).page(PAGE)) == {
        "changing": "We are changing this guide. Some things in it may be old. You can read this for now: "
        f'<a href="{relative(JOB_PAGE, PAGE)}">Support Worker</a>'
    }

    edit(project, GUIDE_FILE, 'version: "1.0"\n', 'version: "1.1"\n')
    edit(project, GUIDE_FILE, 'version: "0.1"}', 'version: "2"}')
    release_all(project, "support-worker-guide")
    made = make(project)
    assert boxes(made.page(PAGE)) == {}
    assert "the outreach team" in re.sub(r"</?strong>", "", made.page(PAGE))


@pytest.mark.parametrize(("source", "page"), [(PACK, PACK_FILE), (FORM, FORM_FILE)])
def test_a_guide_to_a_round_that_is_over_or_to_its_form_says_so(tmp_path: Path, source: str, page: str) -> None:
    guide = re.sub(r"document: support-worker, version: \"0.1\"", 'document: PACK, version: "V"', GUIDE)
    guide = guide.replace("    covers: [duties-support]\n", "").replace("{{ team }}", "a team with recovery")
    name = re.search(r"^id: (\S+)", source, re.MULTILINE)
    version = re.search(r'^version: "(\S+)"', source, re.MULTILINE)
    assert name
    guide = guide.replace("PACK", name[1]).replace('"V"', f'"{version[1] if version else "0.1"}"')
    files = {ROLE_FILE: ROLE, PACK_FILE: PACK, FORM_FILE: FORM, "rolepress.yml": WITHOUT_FILES}
    make_project(tmp_path, files)
    release_all(tmp_path)
    (tmp_path / GUIDE_FILE).parent.mkdir()
    (tmp_path / GUIDE_FILE).write_text(guide)
    release_all(tmp_path, "support-worker-guide")

    before = make(tmp_path, formats={"html"})
    assert boxes(before.page(PAGE)) == {}
    told = {each["path"]: each["valid_until"] for each in json.loads(before.page("manifest.json"))["artifacts"]}
    assert told[PAGE] == told[address_of(page)] is not None
    after = make(tmp_path, on=AFTER, formats={"html"}).page(PAGE)
    assert boxes(after) == {"round-state": "This is over now. You cannot apply."}
    assert notices(after) == []


def test_the_files_of_a_guide_say_what_its_page_says_first(project: Path) -> None:
    edit(project, "rolepress.yml", "easy-read: [html]", "easy-read: [html, text]")
    before = make(project)
    edit(project, FACTS_FILE, "value: the recovery team", "value: the outreach team")
    edit(project, JOB_FILE, "owner: Human Resources\n", 'owner: Human Resources\nversion: "2"\n')
    release_all(project, "support-worker")
    after = make(project)

    told = "We are changing this guide. Some things in it may be old."
    assert told not in _text(before)
    assert _text(after).index(told) < _text(after).index("Not yet checked by people with learning disabilities")
    assert "You can read this for now: Support Worker" in _text(after)


def _text(made: Making) -> str:
    """Return the guide in plain text, on one line."""
    (file,) = (data for path, data in made.public.items() if path.endswith("support-worker-guide.txt"))
    return " ".join(file.decode().split())


def test_a_draft_is_never_published(tmp_path: Path) -> None:
    make_project(tmp_path, {**GUIDE_FILES, "rolepress.yml": SETTINGS})
    release_all(tmp_path, "home", "accessibility", "support-worker")
    made = make(tmp_path)

    assert not any("easy-read" in path or "pictures" in path for path in made.public)
    assert not any(b"What a support worker does" in data for data in made.public.values())
    assert [each.facts.id for each in made.printed.previews] == ["support-worker-guide"]
    assert "Easy read" not in made.page(JOB_PAGE).replace("easy read, braille", "")


def test_a_guide_that_nobody_has_tested_is_published_once_it_is_approved(project: Path) -> None:
    assert "tested_with" not in GUIDE
    assert PAGE in make(project).public
