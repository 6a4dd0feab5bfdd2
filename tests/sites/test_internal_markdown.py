"""Text that people write is shown as it is written: nothing in it is Markdown, HTML or an end to a table."""

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolepress.comparison import by_line, compare
from rolepress.sites.internal_markdown import (
    body,
    compared,
    escaped,
    front_matter,
    outside_link,
    printed,
    window_title,
)

EXTENSIONS = ["attr_list", "def_list", "md_in_html", "tables"]  # as in templates/internal/mkdocs.yml
HOSTILE = (
    "a | b || c",
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;script&gt; &amp; &#60;b&#62;",
    "{{ config }} {% raw %} {# note #}",
    "{: onclick=alert(1) .x #y }",
    "# heading #",
    "## heading",
    "- bullet",
    "+ bullet",
    "1. number",
    "12) number",
    ": definition",
    "=== \n---",
    "*a* **b** _c_ __d__ `e` ~~f~~ ^g^ ==h==",
    "[text](javascript:alert(1)) ![picture](x.png) <https://x.example>",
    "[text][1] [1]: https://x.example [^1] *[abbr]: x",
    "!!! note",
    "??? more",
    "--8<-- 'file'",
    ":smile: $x$ $$y$$",
    "back\\slash \\| \\` \\<b>",
    "`code` ``more | code``",
    "trailing backslash \\",
    "line\nbreak\r\n\n    code\n\n# no",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03 \x00",
    "quote \" and ' and `",
    "a  b\t c",
)


def seen(text: str) -> str:
    """Return *text* as a reader sees it: one line, single spaces."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+", " ", text).split())


def cells(made: str) -> list[str]:
    """Return the text of each cell of a page that is one table."""
    return [html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", made, re.DOTALL)]


def in_a_table(text: str) -> str:
    return markdown.markdown(f"| A | B |\n|:---|:---|\n| {escaped(text)} | end |\n", extensions=EXTENSIONS)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_shows_the_text_and_keeps_its_columns(text):
    assert cells(in_a_table(text)) == [seen(text), "end"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("around", "expected"),
    [("{}", "<p>{}</p>"), ("- {}", "<ul>\n<li>{}</li>\n</ul>"), ("**{}**", "<p><strong>{}</strong></p>")],
    ids=["paragraph", "bullet", "bold"],
)
def test_text_is_text_wherever_it_stands(text, around, expected):
    made = markdown.markdown(around.format(escaped(text)), extensions=EXTENSIONS)

    before, after = expected.split("{}")
    assert made.startswith(before)
    assert made.endswith(after)
    assert html.unescape(made.removeprefix(before).removesuffix(after)) == seen(text)
    assert "<" not in made.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_heading_shows_the_text(text):
    made = markdown.markdown(f"# {escaped(text)}", extensions=EXTENSIONS)

    (heading,) = re.findall(r"^<h1>(.*)</h1>$", made, re.DOTALL)
    assert html.unescape(heading) == seen(text)


@given(st.text(min_size=1).filter(lambda text: seen(text) != ""))
def test_any_text_keeps_a_table_whole(text):
    assert cells(in_a_table(text)) == [seen(text), "end"]


def test_plain_words_stay_readable():
    text = "Peer Support Worker (band 3), 37.5 hours – see content/job-descriptions/nurse.yml:12:3"

    assert escaped(text) == text


def test_what_is_markdown_already_is_not_escaped_twice():
    assert printed(escaped("a | b")) == "a &#124; b"
    assert printed("a | b") == "a &#124; b"
    assert printed(3) == "3"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_window_title_holds_no_markup(text):
    title = window_title(text)

    assert "<" not in title
    assert "\n" not in front_matter(title)


def test_a_window_title_keeps_its_words():
    assert window_title("Care & <b>support</b>") == "Care &amp; ‹b›support‹/b›"


def test_a_text_keeps_its_paragraphs_lists_bold_and_links():
    made = markdown.markdown(
        body("One **two** [three](https://x.example/a_b(c)?d=1&e=2).\n\n- four\n- five\n  1. six\n\nseven"),
        extensions=EXTENSIONS,
    )

    assert "<strong>two</strong>" in made
    assert '<a href="https://x.example/a_b%28c%29?d=1&amp;e=2">three</a>' in made
    assert made.count("<li>") == 3
    assert "<ol>" in made
    assert made.endswith("<p>seven</p>")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_never_becomes_other_markup(text):
    made = markdown.markdown(body(text), extensions=EXTENSIONS)

    tags = set(re.findall(r"</?([a-z0-9]+)", made))
    assert tags <= {"p", "ul", "ol", "li", "strong", "a"}
    assert "javascript:" not in made or "href" not in made


@pytest.mark.parametrize("href", ['x" onclick="y', "a b", "x)y(z", "x<y>", "x*y*z", "../a/index.html#b"])
def test_a_link_ends_where_it_should(href):
    made = markdown.markdown(outside_link("go | on", href), extensions=EXTENSIONS)

    assert re.fullmatch(r'<p><a href="[^"<> ]*">go &#124; on</a></p>', made)


@given(st.text("ab <>&*_|{}[]\"'", max_size=30), st.text("ab <>&*_|{}[]\"'", max_size=30))
def test_a_comparison_shows_both_wordings_and_no_markup_of_theirs(old, new):
    made = markdown.markdown(compared(by_line(compare(old, new))), extensions=EXTENSIONS)
    said = re.sub(r'<span class="said">.*?</span>', "", made)

    kept = {element: re.sub(rf"<{element}>.*?</{element}>", "", said) for element in ("ins", "del")}
    shown = {element: html.unescape(re.sub(r"<[^>]*>", "", text)).strip() for element, text in kept.items()}
    assert shown == {"ins": old.strip(), "del": new.strip()}
    assert set(re.findall(r"</?([a-z]+)", made)) <= {"div", "p", "ins", "del", "span"}


def test_what_was_added_and_removed_is_named_where_it_starts_and_ends():
    made = compared(by_line(compare("an old law", "a new law")))

    assert seen(re.sub(r"<[^>]*>", "", made)) == (
        "removed: an old end of removal. added: a new end of addition. law"
    )
