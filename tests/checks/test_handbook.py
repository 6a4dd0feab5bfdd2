"""Each rule of the handbook speaks where it should, names the line, and is silent on a good page."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolepress.checks import Finding
from rolepress.checks.handbook import (
    Judged,
    handbook_link,
    handbook_markup,
    handbook_picture,
    handbook_title,
)
from rolepress.handbook_page import HandbookPage

OTHER = HandbookPage(PurePosixPath("writing/clause.md"), "# Clause\n\n## Change the wording\n")
PAGES = ("handbook/index.md", "handbook/writing/clause.md", "checks/index.md")


def judged(text: str, name: str = "index.md") -> Judged:
    page = HandbookPage(PurePosixPath(name), text)
    pages = {f"handbook/{each.name}": each for each in (page, OTHER)}
    return Judged(page, PAGES, pages, lambda file: "" if str(file) == "shots/one.png" else "is not there")


def told(rule, text: str, name: str = "index.md") -> list[str]:
    return [
        f"{each.line} {each.message}" + (f" → {each.hint}" if each.hint else "")
        for each in rule(judged(text, name))
    ]


GOOD = """\
# Title

Read about [clauses](writing/clause.md#change-the-wording), [checks](../checks/index.md), [this](#part) or
[the law](https://law.example/a?b=c). [Write](mailto:team@example.org).

![What it shows](shots/one.png)

## Part

`<b>` and `{: .x }` are code, and so is this:

```html
<script>alert(1)</script>
```

| A | B |
|---|---|
| 1 | `{#x}` |
"""


@pytest.mark.parametrize("rule", [handbook_link, handbook_markup, handbook_picture, handbook_title])
def test_a_good_page_has_no_finding(rule):
    assert told(rule, GOOD) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1 this page does not open with its title → start it with a line such as # First day"]),
        (
            "Text\n\n# Title\n",
            ["1 this page does not open with its title → start it with a line such as # First day"],
        ),
        ("# One\n\n# Two\n", ["3 'Two' is a second title → start the line with ##"]),
        ("# One\n\n## Two\n\n#### Four\n", ["5 the heading 'Four' leaves out a level → start the line with ###"]),
    ],
)
def test_titles(text, expected):
    assert told(handbook_title, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# T\n\n<div onclick='x()'>\n", "3 HTML is not used here: <div onclick='x()'>"),
        ("# T\n\nOne\ntwo <b>three</b>\n", "4 HTML is not used here: <b>"),
        ("# T\n\n<!-- hidden -->\n", "3 HTML is not used here: <!-- hidden -->"),
        ("# T\n\n- a\n- b <script>x</script>\n", "4 HTML is not used here: <script>"),
        ("# T\n\nText {: onmouseover=x }\n", "3 attributes are not used here: {: onmouseover=x }"),
        ("# T\n\nText\n{style='x'}\n", "4 attributes are not used here: {style='x'}"),
        ("---\ntitle: T\n---\n\n# T\n", "1 a line of hyphens is not used here"),
        ("# T\n\n- a\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |\n", "5 this table is inside something else"),
    ],
)
def test_markup(text, expected):
    assert next(each.partition(" → ")[0] for each in told(handbook_markup, text)) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[a](writing/clauses.md)", "3 there is no page 'writing/clauses.md' → writing/clause.md"),
        ("[a](writing/clause.md#wording)", "3 there is no heading '#wording' on that page"),
        ("[a](#prat)", "3 there is no heading '#prat' on that page → part"),
        ("[a](../../etc/passwd)", "3 there is no page '../../etc/passwd'"),
        ("[a](/index.md)", "3 there is no page '/index.md'"),
        ("[a](index.md?x=1)", "3 there is no page 'index.md?x=1' → index.md"),
        ("[a](javascript:alert(1))", "3 'javascript:alert(1)' is not a page of the handbook"),
        ("[a](JaVaScRiPt:x)", "3 'JaVaScRiPt:x' is not a page of the handbook"),
        ("[a](data:text/html,x)", "3 'data:text/html,x' is not a page of the handbook"),
        ("[a](//evil.example)", "3 '//evil.example' is not a page of the handbook"),
        ("[a](http://plain.example)", "3 'http://plain.example' is not a page of the handbook"),
        ("[](index.md)", "3 the link to index.md has no words"),
        ("<http://plain.example>", "3 'http://plain.example' is not a page of the handbook"),
        ("[a]()", "3 '' is not written as the way to a page → index.md"),
        ("[a](index.md/)", "3 'index.md/' is not written as the way to a page → index.md"),
        ("[a](#)", "3 '#' is not written as the way to a page → index.md"),
        ("[a](./(x)/../index.md)", "3 './(x)/../index.md' is not written as the way to a page → index.md"),
        ("[a](#a:b)", "3 there is no heading '#a:b' on that page"),
        (
            "[a](../checks/index.md#a+b)",
            "3 '#a+b' is on a page that Rolepress makes, where it can change → link to the whole page: ../checks/index",
        ),
        ("[a](../checks/index.md#a)", "3 '#a' is on a page that Rolepress makes"),
    ],
)
def test_links(link, expected):
    (found,) = told(handbook_link, f"# T\n\n{link}\n\n## Part\n")

    assert found.startswith(expected)


def test_a_link_leads_from_the_page_that_it_stands_on():
    text = "# T\n\n[start](../index.md) and [checks](../../checks/index.md)\n"

    assert told(handbook_link, text, "writing/page.md") == []
    assert len(told(handbook_link, text)) == 2


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("![](shots/one.png)", "3 the picture shots/one.png has no words"),
        (
            "![a](https://example.org/a.png)",
            "3 the picture https://example.org/a.png is not in the handbook’s own folder",
        ),
        ("![a](shots/two.png)", "3 the picture shots/two.png is not there"),
        ("![a]()", "3 this picture names no file → name the file with letters"),
        ("![a](<shots/one(1).png>)", "3 the picture shots/one(1).png has a name that no link can hold → name the"),
        ("![a](shots/one+two.png)", "3 the picture shots/one+two.png has a name that no link can hold"),
        ("![a](shots/one.png#x)", "3 the picture shots/one.png#x has a name that no link can hold"),
    ],
)
def test_pictures(picture, expected):
    (found,) = told(handbook_picture, f"# T\n\n{picture}\n")

    assert found.startswith(expected)


@settings(deadline=None)
@given(st.text(alphabet="# -*`<>[](){}:!|\\/.\nabc1=&;\"'", max_size=120))
def test_no_text_stops_the_rules(text):
    for rule in (handbook_title, handbook_markup, handbook_link, handbook_picture):
        assert all(isinstance(each, Finding) and each.line >= 1 for each in rule(judged(text)))
