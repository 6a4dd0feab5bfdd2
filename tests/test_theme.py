"""Themes: which template wins, what is escaped, and which colours can be read."""

import pickle
from pathlib import Path

import pytest

from rolepress.home import templates_folder
from rolepress.manuscript import Column, Prose, said
from rolepress.markdown import Span, read_line
from rolepress.model.organisation import Brand
from rolepress.theme import (
    BUILT_IN,
    TemplateFaultError,
    Theme,
    inline,
    render,
    shares,
    theme_for,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    return tmp_path


def theme(project: Path, organisation: str = "trust", brand: Brand | None = None) -> Theme:
    return theme_for(project, organisation, brand or Brand())


def write(project: Path, name: str, text: str) -> None:
    path = project / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def shown(project: Path, organisation: str = "trust") -> str:
    return str(render(theme(project, organisation).environment, Prose("p", said("Hello")))).strip()


def test_the_built_in_template_serves_where_nobody_else_does(project):
    assert shown(project) == '<p id="p">Hello</p>'


def test_a_projects_template_goes_before_the_built_in_one(project):
    write(project, "blocks/prose.html.jinja", "project")

    assert shown(project) == "project"


def test_an_organisations_template_goes_first_and_only_for_itself(project):
    write(project, "blocks/prose.html.jinja", "project")
    write(project, "organisations/trust/blocks/prose.html.jinja", "trust")

    assert (shown(project, "trust"), shown(project, "other")) == ("trust", "project")


def test_an_override_extends_the_template_it_overrides(project):
    write(
        project,
        "print/document.html.jinja",
        '{% extends "core/print/document.html.jinja" %}{% block main %}ours{% endblock %}',
    )
    template = theme(project).environment.get_template("print/document.html.jinja")

    assert [*template.blocks] == ["main"]


def test_a_misspelt_name_is_an_error(project):
    write(project, "blocks/prose.html.jinja", "{{ block.tekst }}")

    with pytest.raises(TemplateFaultError, match="tekst"):
        shown(project)


def test_text_comes_from_the_first_folder(project):
    assert "--ink" in theme(project).text("tokens.css")

    write(project, "tokens.css", ":root { --ink: #000000; }")

    assert theme(project).text("tokens.css") == ":root { --ink: #000000; }"


def test_a_theme_travels_to_a_worker(project):
    ours = theme(project)

    assert pickle.loads(pickle.dumps(ours)) == ours  # noqa: S301  # our own value
    assert pickle.loads(pickle.dumps(ours)).environment is ours.environment  # noqa: S301  # the same


def test_the_digest_follows_the_files_that_can_be_read(project):
    before = theme(project)
    write(project, "organisations/other/blocks/prose.html.jinja", "not ours")
    same = theme(project)
    write(project, "blocks/prose.html.jinja", "ours")
    after = theme(project)

    assert before.digest() == same.digest() != after.digest()
    assert before.digest("print") == after.digest("print")
    assert before.digest("blocks") != after.digest("blocks")


def test_a_folder_of_the_projects_own_counts_for_every_page_and_file(project):
    before = theme(project)
    write(project, "partials/foot.html.jinja", "ours")

    assert before.digest("print") != theme(project).digest("print")


def test_every_folder_of_the_built_in_templates_is_known():
    assert {path.name for path in templates_folder().iterdir()} == BUILT_IN


def test_the_digest_follows_the_brand(project):
    assert theme(project).digest() != theme(project, brand=Brand(colour="#000080")).digest()


def test_the_brand_becomes_tokens(project):
    brand = Brand(colour="#ffdd00")

    assert theme(project, brand=brand).brand_css == (
        ":root { --brand: #ffdd00; --accent: #ffdd00; --on-brand: #000000; }\n"
    )


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ((Span("<script>alert(1)</script> & so on"),), "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on"),
        ((Span("bold", strong=True), Span(" plain")), "<strong>bold</strong> plain"),
        (
            (Span("by ", strong=True), Span("30 June", strong=True, together=True)),
            '<strong>by <span class="together">30 June</span></strong>',
        ),
        (
            (Span("our ", link="https://a.example/?b=1&c=2"), Span("site", strong=True, link="https://a.example/?b=1&c=2")),
            '<a href="https://a.example/?b=1&amp;c=2">our <strong>site</strong></a>',
        ),
        (
            (Span("quoted", link='https://a.example/"><script>'),),
            '<a href="https://a.example/&#34;&gt;&lt;script&gt;">quoted</a>',
        ),
        ((Span("no link", link="javascript:alert(1)"),), "no link"),
        ((Span("on page", link="#duties"),), '<a href="#duties">on page</a>'),
        ((Span("croeso", language="cy"),), '<span lang="cy" dir="ltr">croeso</span>'),
        ((Span("خوش آمدید", language="ur"),), '<span lang="ur" dir="rtl">خوش آمدید</span>'),
        ((), ""),
    ],
)  # fmt: skip
def test_words_become_html(words, html):
    assert inline(words) == html


def test_markdown_reaches_the_page_escaped():
    words, _ = read_line("Pay of £24,465 & **more**, see [this](https://a.example)")

    assert inline(words) == (
        'Pay of <span class="together">£24,465</span> &amp; <strong>more</strong>, see '
        '<a href="https://a.example">this</a>'
    )


@pytest.mark.parametrize(
    ("wanted", "given"),
    [((2, 9, 4, 6), (10, 40, 20, 30)), ((1,), (100,)), ((1, 1, 1), (35, 35, 30)), ((1, 60), (5, 95))],
)
def test_shares_of_the_width_add_up(wanted, given):
    assert shares(tuple(Column(str(i), (), share) for i, share in enumerate(wanted))) == given


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("\n{% if %}", ":2: Expected an expression, got 'end of statement block'"),
        ("\n\n{{ blok.text }}", ":3: 'blok' is undefined"),
        ("{% include 'prise' %}", ":1: there is no template prise"),
    ],
)
def test_a_fault_in_a_template_is_told_with_its_file_and_line_also_from_a_worker(project, template, told):
    name = "organisations/trust/blocks/prose.html.jinja"
    write(project, name, template)

    with pytest.raises(TemplateFaultError) as fault:
        shown(project)

    again = pickle.loads(pickle.dumps(fault.value))  # noqa: S301  # our own
    assert str(again) == f"{project / 'templates' / name}{told}"
