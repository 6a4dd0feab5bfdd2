"""Templates that change nothing are told; those that replace a built-in one, or that another names, are not."""

from pathlib import Path

from projects import make_project
from rolepress.stray import stray_problems


def told(root: Path) -> list[str]:
    return [f"{each.place.path}: {each.message} ({each.hint})" for each in stray_problems(root, {"northshire"})]


def test_a_project_without_templates_has_none(tmp_path):
    assert told(make_project(tmp_path)) == []


def test_a_misspelt_template_is_told_with_the_nearest_name(tmp_path):
    name = "templates/site/pag.html.jinja"
    root = make_project(tmp_path, {name: "", "templates/organisations/northshire/assets/sreen.css": ""})

    assert told(root) == [
        f"{name}: nothing uses this template (did you mean site/page.html.jinja?)",
        "templates/organisations/northshire/assets/sreen.css: nothing uses this template "
        "(did you mean assets/screen.css?)",
    ]


def test_what_replaces_a_template_or_is_named_by_one_is_used(tmp_path):
    files = {
        "templates/site/page.html.jinja": '{% extends "core/site/page.html.jinja" %}{% include "site/more.html.jinja" %}',
        "templates/site/more.html.jinja": "",
        "templates/site/notes.txt": "",
        "templates/mine/whatever.html.jinja": "",
        "templates/tokens.css": "",
    }
    assert told(make_project(tmp_path, files)) == []


def test_a_picture_that_no_book_names_is_told_whatever_it_is_called(tmp_path):
    files = {
        "templates/pictures/interview.svg": "<svg/>",
        "templates/pictures/garden.svg": "<svg/>",
        "templates/pictures/pictures.yml": "pictures: {garden: {file: garden.svg}}",
    }
    assert told(make_project(tmp_path, files)) == [
        "templates/pictures/interview.svg: nothing uses this template "
        "(name it in the pictures.yml beside it, or take it away)"
    ]


def test_a_folder_for_an_organisation_that_is_not_there_is_told(tmp_path):
    root = make_project(tmp_path, {"templates/organisations/north-shire/tokens.css": ""})

    assert told(root) == [
        "templates/organisations/north-shire: there is no organisation 'north-shire', so these templates change "
        "nothing (did you mean northshire?)"
    ]
