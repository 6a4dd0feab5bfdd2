"""Contrast: every pair of colours in use can be read, by day and by night, and what cannot is told."""

from pathlib import Path, PurePosixPath

import pytest

from rolepress.contrast import NIGHT_PAIRS, PAIRS, contrast_problems, link_colours
from rolepress.model.organisation import Brand
from rolepress.problems import Place, Severity
from rolepress.theme import Theme, theme_for


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "templates" / "assets").mkdir(parents=True)
    return tmp_path


def theme(project: Path, brand: Brand | None = None) -> Theme:
    return theme_for(project, "trust", brand or Brand())


def test_the_default_colours_can_be_read(project):
    assert contrast_problems(theme(project), "content/organisations/trust.yml") == ()


def test_a_pale_brand_is_told_for_each_use(project):
    problems = contrast_problems(theme(project, Brand(colour="#6fa8dc")), "content/organisations/trust.yml")

    assert [each.message.partition(":")[0] for each in problems] == [
        "links and headings in print",
        "rules and markers",
    ]
    assert {(each.rule, each.severity) for each in problems} == {("contrast", Severity.ERROR)}
    assert (
        problems[0].message
        == "links and headings in print: the contrast of #6fa8dc on #ffffff is 2.5, 4.5 is needed"
    )


def test_a_projects_own_tokens_are_judged(project):
    faint = theme(project).text("tokens.css").replace("--quiet: #434b54", "--quiet: #777777")
    (project / "templates/tokens.css").write_text(faint, "utf-8")
    problems = contrast_problems(theme(project), "content/organisations/trust.yml")

    assert [each.message.partition(":")[0] for each in problems] == [
        "labels and running heads, in large print too",
        "labels on a tinted ground",
    ]


def test_a_faint_colour_is_told_where_it_is_written(project):
    faint = theme(project).text("tokens.css").replace("--quiet: #434b54", "--quiet: #777777")
    own = project / "templates/organisations/trust/tokens.css"
    own.parent.mkdir(parents=True)
    for file in (project / "templates/tokens.css", own):
        file.write_text(faint, "utf-8")
        line = faint[: faint.index("--quiet:")].count("\n") + 1
        place = Place(PurePosixPath(file.relative_to(project).as_posix()), line)
        assert {each.place for each in contrast_problems(theme(project), "trust.yml")} == {place}


def test_a_faint_brand_is_told_where_the_brand_is(project):
    (project / "templates/tokens.css").write_text(theme(project).text("tokens.css"), "utf-8")
    problems = contrast_problems(theme(project, Brand(colour="#6fa8dc")), "trust.yml")

    assert {(str(each.place.path), each.at) for each in problems} == {("trust.yml", ("brand",))}


def test_tokens_that_lack_a_colour_are_told_as_a_file(project):
    text = theme(project).text("tokens.css")
    (project / "templates/tokens.css").write_text(text.replace("--quiet: #434b54;", ""), "utf-8")

    (found,) = contrast_problems(theme(project), "trust.yml")
    assert found.place == Place(PurePosixPath("templates/tokens.css"))
    assert found.hint == "write --quiet with # and six digits in templates/tokens.css"


def test_links_are_the_brand_where_it_reads_well_and_a_darker_brand_elsewhere(project):
    assert link_colours(theme(project, Brand(colour="#0f4c5c")))[0] == "#0f4c5c"
    assert link_colours(theme(project, Brand(colour="#005eb8")))[0] == "#0052a1"


def test_a_dark_screen_is_judged_by_its_own_colours(project):
    faint = theme(project).text("assets/night.css").replace("--quiet: #b8c2cb", "--quiet: #555555")
    (project / "templates/assets/night.css").write_text(faint, "utf-8")

    told = [each.message.partition(":")[0] for each in contrast_problems(theme(project), "trust.yml")]
    assert told == [
        "labels and running heads, in large print too on a dark screen",
        "labels on a tinted ground on a dark screen",
    ]


def test_every_pair_by_night_is_one_by_day():
    assert set(NIGHT_PAIRS) < set(PAIRS)


def test_colours_may_be_written_short(project):
    short = theme(project).text("tokens.css").replace("--paper: #ffffff", "--paper: #fff")
    (project / "templates/tokens.css").write_text(short, "utf-8")

    assert contrast_problems(theme(project), "trust.yml") == ()
    assert link_colours(theme(project))[0] == "#1d4f76"


def test_a_colour_that_cannot_be_judged_is_told(project):
    named = theme(project).text("tokens.css").replace("--paper: #ffffff", "--paper: white")
    (project / "templates/tokens.css").write_text(named, "utf-8")

    assert (
        "the colour --paper is not there, or not written like #1d4f76"
        in contrast_problems(theme(project), "trust.yml")[0].message
    )
