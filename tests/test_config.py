"""The settings of a project: one frozen value, or what is wrong with rolepress.yml and where."""

import pytest

from projects import SETTINGS, make_project
from rolepress.config import RuleSettings, load_settings


def lines(root):
    for each in load_settings(root).problems:
        yield f"{each.place.path}:{each.place.line}:{each.place.column} {each.message} [{each.rule}] {each.hint}".strip()


def test_the_settings(tmp_path):
    settings = load_settings(make_project(tmp_path)).value

    assert (settings.title, settings.organisation, settings.example) == (
        "Roles at Northshire",
        "northshire",
        False,
    )
    assert settings.large_print.sizes == ("18",)
    assert (settings.pdf.profile, settings.pdf.archive) == ("ua-1", False)


def test_how_strict_a_rule_is(tmp_path):
    rules = "rules: {a: off, b: {severity: info, thresholds: {words: 30}}, c: {}}\n"
    settings = load_settings(make_project(tmp_path, {"rolepress.yml": SETTINGS + rules})).value

    assert settings.rule("a") == RuleSettings(severity="off")
    assert settings.rule("b") == RuleSettings(severity="info", thresholds={"words": 30})
    assert settings.rule("c") == settings.rule("unheard-of") == RuleSettings()


def test_a_folder_without_a_project(tmp_path):
    assert list(lines(tmp_path)) == [
        "rolepress.yml:1:1 there is no rolepress.yml here [no-project] run this in the project's folder, or make one with "
        "`rolepress new project`"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "rolepress.yml:1:1 this file is empty [empty-file]"),
        ("- a\n", "rolepress.yml:1:1 a list is not fields, each on a line of its own [value]"),
        (SETTINGS + "titel: x\n", "rolepress.yml:8:1 'titel' is not a field of this document [unknown-field]"),
        (
            SETTINGS.replace("title: ", "titel: "),
            "rolepress.yml:1:1 'titel' is not a field of this document [unknown-field] title",
        ),
        (
            "\n".join(line for line in SETTINGS.splitlines() if not line.startswith("title:")) + "\n",
            "rolepress.yml:1:1 'title' is missing from this document [missing-field] add `title:`",
        ),
        (
            SETTINGS + "title: x\n",
            "rolepress.yml:8:1 'title' is already given above [duplicate-key] keep one of the two",
        ),
    ],
)
def test_settings_that_do_not_fit(tmp_path, text, told):
    root = make_project(tmp_path, {"rolepress.yml": text})

    assert load_settings(root).value is None
    assert told in list(lines(root))


def test_a_warning_does_not_hide_the_settings(tmp_path):
    root = make_project(tmp_path, {"rolepress.yml": SETTINGS.replace("\n", "\r\n")})

    assert load_settings(root).value.title == "Roles at Northshire"
    assert [each.rule for each in load_settings(root).problems] == ["line-ends"]
