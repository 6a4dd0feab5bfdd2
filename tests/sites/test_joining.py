"""A role's page leads to the round that recruits to it, and a form closes with its round: words that stay true."""

import json
import re
from datetime import datetime

import pytest

from building import NOON, make, release_all, released_project
from easy_read_project import GUIDE, GUIDE_FILE
from projects import make_project
from recruiting import (
    ADVERT,
    ADVERT_FILE,
    FORM,
    FORM_FILE,
    PACK,
    PACK_FILE,
    ROLE,
    ROLE_FILE,
    WITHOUT_FILES,
    progress,
    vacancy,
)

JOB_PAGE = "job-descriptions/support-worker/index.html"
AFTER = datetime(2026, 7, 1)
LINK = '<a href="../../adverts/support-worker-2026/index.html">Support workers for the recovery team</a>'
NOT_ADVERTISED = "It is not an advert, and you cannot apply for the job here."


def notices(page: str) -> list[str]:
    """Return the notices of a page without their marks, links apart."""
    return [re.sub(r"</?span[^>]*>", "", each) for each in re.findall(r'<p class="notice">(.*?)</p>', page)]


def test_a_job_leads_to_the_advert_that_is_open(tmp_path):
    page = make(vacancy(tmp_path)).page(JOB_PAGE)

    assert notices(page) == [f"Apply by 11:59pm on Tuesday 30 June 2026. See how to apply: {LINK}"]


def test_a_job_says_that_it_is_not_recruited_to_when_the_advert_has_closed(tmp_path):
    (told,) = notices(make(vacancy(tmp_path), on=AFTER).page(JOB_PAGE))

    assert NOT_ADVERTISED in told


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("{event: paused, on: 2026-06-02}", f"Applications are paused. Read why, and when they start again: {LINK}"),
        ("{event: extended, on: 2026-06-02, was: 2026-06-30, to: 2026-07-05}",
         f"Apply by 11:59pm on Sunday 5 July 2026. See how to apply: {LINK}"),
    ],
)  # fmt: skip
def test_a_job_follows_what_happens_to_its_advert(tmp_path, event, said):
    root = vacancy(tmp_path)
    progress(root, ADVERT_FILE, event)

    assert notices(make(root).page(JOB_PAGE)) == [said]


def test_of_two_adverts_the_one_that_closes_first_comes_first(tmp_path):
    other = ADVERT.replace("support-worker-2026", "night-worker").replace("2026-06-30", "2026-06-20")
    page = make(vacancy(tmp_path, {"content/adverts/night-worker.yml": other})).page(JOB_PAGE)

    assert [each.partition(". ")[0] for each in notices(page)] == [
        "Apply by 11:59pm on Saturday 20 June 2026",
        "Apply by 11:59pm on Tuesday 30 June 2026",
    ]


def test_a_draft_of_an_advert_is_told_to_nobody(tmp_path):
    root = make_project(tmp_path, {"rolepress.yml": WITHOUT_FILES, ADVERT_FILE: ADVERT})
    release_all(root, "support-worker", "home", "accessibility")
    made = make(root)

    assert NOT_ADVERTISED in notices(made.page(JOB_PAGE))[0]
    assert not any(b"recovery team</a>" in data for data in made.public.values())


@pytest.fixture
def round_(tmp_path):
    """A released project with a round for a role that is no job, and its form."""
    files = {"rolepress.yml": WITHOUT_FILES, ROLE_FILE: ROLE, PACK_FILE: PACK, FORM_FILE: FORM}
    return released_project(tmp_path, files)


FORM_PAGE = "forms/listener-application/index.html"
ROLE_PAGE = "role-packs/listener/index.html"


def test_a_role_pack_says_whether_somebody_is_recruited_to_it(round_):
    (open_,) = notices(make(round_).page(ROLE_PAGE))
    (over,) = notices(make(round_, on=AFTER).page(ROLE_PAGE))

    assert open_.startswith("Apply by 11:59pm on Friday 26 June 2026. See how to apply: <a ")
    assert (
        over == "This page describes a role. Nobody is being recruited to it here, so you cannot apply for it now."
    )


def test_a_form_closes_with_its_round(round_):
    (open_,) = notices(make(round_).page(FORM_PAGE))
    (over,) = notices(make(round_, on=AFTER).page(FORM_PAGE))

    link = '<a href="../../application-packs/listeners-2026/index.html">Listening partners 2026</a>'
    assert open_ == over == f"This form is for: {link}"  # its text says the rest
    assert "Apply by" in make(round_).page(FORM_PAGE)
    assert "This round has closed" in make(round_, on=AFTER).page(FORM_PAGE)


def test_the_home_page_lists_what_is_open_and_no_forms(round_):
    home = make(round_).page("index.html")

    (shelf,) = re.findall(r'aria-labelledby="site-opportunities">.*?</section>', home, re.DOTALL)
    assert re.findall(r'<a href="([^"]+index.html)"', shelf) == ["application-packs/listeners-2026/index.html"]
    assert "<dt>Apply by</dt> <dd>11:59pm on Friday 26 June 2026</dd>" in shelf
    assert "<dt>Places</dt> <dd>3 partners</dd>" in shelf
    assert "<dt>Location</dt> <dd>Northshire</dd>" in shelf


def test_the_home_page_says_when_nothing_is_open(round_):
    home = make(round_, on=AFTER).page("index.html")

    assert "Nothing here takes applications. You can still read about every role." in home


def test_lists_tell_how_things_stand_and_can_be_narrowed_by_it(tmp_path):
    made = make(vacancy(tmp_path), on=AFTER)
    everything = made.page("all/index.html")
    assert '<span class="tag tag--closed">Closed</span>' in everything

    made = make(vacancy(tmp_path / "open"))
    everything = made.page("all/index.html")
    choices = re.findall(r'href="state/[^"]+">([^<]+)</a>', everything)
    assert choices == ["By the closing date", "Not advertised here"]
    assert "<dt>Apply by</dt> <dd>11:59pm on Tuesday 30 June 2026</dd>" in everything
    assert "open now" not in everything.casefold()


@pytest.mark.parametrize(
    ("event", "tag"), [("paused", "Applications are paused"), ("filled", "The places are filled"),
                       ("closed-early", "Closed early")],
)  # fmt: skip
def test_a_list_says_why_nobody_can_apply(tmp_path, event, tag):
    root = vacancy(tmp_path)
    progress(root, ADVERT_FILE, f"{{event: {event}, on: 2026-06-02}}")
    made = make(root)

    assert f'<span class="tag tag--{event}">{tag}</span>' in made.page("adverts/index.html")
    assert notices(made.page("adverts/support-worker-2026/index.html")) == []  # its text says it


def test_a_pack_its_role_and_its_form_are_related(round_):
    related = {each.facts.id: [link.label for link in each.facts.related] for each in make(round_).printed.public}

    assert related["listener"][0] == "Listening partners 2026"
    assert related["listener-application"][0] == "Listening partners 2026"
    assert set(related["listeners-2026"][:2]) == {"Listening partner", "Application to be a listening partner"}


def until(root, on: datetime = NOON) -> dict[str, str | None]:
    artifacts = json.loads(make(root, on=on).public["manifest.json"])["artifacts"]
    return {each["document"]: each["valid_until"] for each in artifacts}


def test_the_manifest_knows_how_long_the_page_of_a_role_stays_true(round_):
    closing = "2026-06-26T23:59:01"
    found = until(round_)

    assert {name: found[name] for name in ("listener", "listener-application", "listeners-2026", "home")} == {
        "listener": closing, "listener-application": closing, "listeners-2026": closing, "home": closing,
    }  # fmt: skip
    assert found["support-worker"] is None
    assert set(until(round_, AFTER).values()) == {None}


def test_a_round_that_is_yet_to_open_counts_too(tmp_path):
    found = until(vacancy(tmp_path, {ADVERT_FILE: f"{ADVERT}opens: 2026-06-10\n"}))

    assert (found["support-worker"], found["home"]) == ("2026-06-10T00:00:00", "2026-06-10T00:00:00")
    assert "support-worker-2026" not in found


EASIER = FORM.replace(
    "id: listener-application\n", "id: listener-application-easier\neasier: {of: listener-application}\n"
)
EASIER = EASIER.replace(
    "title: Application to be a listening partner", "title: Be a listening partner, in easier words"
)


def test_a_form_and_its_easier_version_lead_to_each_other_and_the_easier_one_is_larger(tmp_path):
    easier = "content/forms/listener-application-easier.yml"
    pages = {ROLE_FILE: ROLE, PACK_FILE: PACK, FORM_FILE: FORM, easier: EASIER, "rolepress.yml": WITHOUT_FILES}
    made = make(released_project(tmp_path, pages))
    usual, other = (
        made.page(f"forms/{name}/index.html") for name in ("listener-application", "listener-application-easier")
    )

    assert any(
        told.startswith('The same form in easier words: <a href="../listener-application-easier/index.html">')
        for told in notices(usual)
    )
    assert 'href="../listener-application/index.html"' in other
    assert "Not yet checked by people with learning disabilities" in other
    assert ('class="document roomy"' in other, 'class="document roomy"' in usual) == (True, False)


def test_the_easier_version_of_a_form_leads_to_the_guide_to_it(tmp_path):
    easier, guide = "content/forms/listener-application-easier.yml", GUIDE
    for old, new in (
        ("document: support-worker, version", "document: listener-application, version"),
        ("    covers: [duties-support]\n", ""),
        ("{{ team }}", "a team"),
    ):
        guide = guide.replace(old, new)
    pages = {ROLE_FILE: ROLE, PACK_FILE: PACK, FORM_FILE: FORM, easier: EASIER, "rolepress.yml": WITHOUT_FILES}
    released_project(tmp_path, pages)
    (tmp_path / GUIDE_FILE).parent.mkdir()
    (tmp_path / GUIDE_FILE).write_text(guide)
    release_all(tmp_path, "support-worker-guide")

    made = make(tmp_path, formats=["html"])

    for name in ("listener-application", "listener-application-easier"):
        link = (
            '<a href="../../easy-read/support-worker-guide/index.html">Easy read: What a support worker does</a>'
        )
        assert link in made.page(f"forms/{name}/index.html")
