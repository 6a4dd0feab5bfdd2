"""A page of the handbook says on the site what its author wrote, and nothing in it becomes markup of another kind."""

import html
import re
from pathlib import PurePosixPath

import markdown
import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rolepress.checks.handbook import Judged, handbook_link, handbook_markup, handbook_picture, handbook_title
from rolepress.handbook_page import HandbookPage, slug_of
from rolepress.home import templates_folder
from rolepress.sites.handbook_markdown import written

CONFIG = yaml.safe_load((templates_folder() / "internal" / "mkdocs.yml").read_text("utf-8"))
RULES = (handbook_title, handbook_markup, handbook_link, handbook_picture)


def extensions() -> tuple[list[str], dict[str, object]]:
    """Return the extensions that MkDocs reads the pages with, and what is set for them."""
    names, settings = ["toc"], {}
    for each in CONFIG["markdown_extensions"]:
        name, about = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        names.append(name)
        settings[name] = about
    return names, settings


def page(text: str) -> HandbookPage:
    return HandbookPage(PurePosixPath("index.md"), text)


def made(text: str) -> str:
    """Return a page's HTML, as Python-Markdown makes it of what we write."""
    names, settings = extensions()
    return markdown.markdown(written(page(text)), extensions=names, extension_configs=settings)


def sound(text: str, picture: str = "is not there") -> bool:
    """Whether no rule finds anything in a page; *picture* is what is wrong with every picture."""
    judged = Judged(page(text), ("handbook/index.md",), {"handbook/index.md": page(text)}, lambda _: picture)
    return not any(found for rule in RULES for found in rule(judged))


def test_blocks_come_out_as_they_are_meant():
    text = """\
# Title

One *two* **three** `four|<b>`
five.

1. First:

   ```sh
   rolepress check
   ```

2. Second
   - inner
   - other

> A **note**.

| A | B |
|---|---|
| `x` | [here](#part-one) |

## Part one
"""
    said = made(text)

    assert "<p>One <em>two</em> <strong>three</strong> <code>four|&lt;b&gt;</code> five.</p>" in html_kept(said)
    assert re.search(r"<li>\s*<p>First:</p>\s*<pre[^>]*><code[^>]*>rolepress check", said)
    assert re.search(r"<li>\s*<p>Second</p>\s*<ul>\s*<li>inner</li>\s*<li>other</li>", said)
    assert re.search(r"<blockquote>\s*<p>A <strong>note</strong>\.</p>\s*</blockquote>", said)
    assert '<section aria-label="Title" class="table" tabindex="0">' in said
    assert '<a href="#part-one">here</a>' in said
    assert '<h2 id="part-one">Part one</h2>' in said


def html_kept(text: str) -> str:
    """Return HTML with the signs that need no reference written out."""
    return text.replace("&#124;", "|")


@pytest.mark.parametrize(
    ("around", "shown"),
    [
        ("PICTURE", "<p>PICTURE</p>"),
        ("See PICTURE here", "<p>See PICTURE here</p>"),
        ("- PICTURE", "<li>PICTURE</li>"),
        ("**PICTURE**", "<p><strong>PICTURE</strong></p>"),
        ("1. a\n\n2. PICTURE", "<p>PICTURE</p>"),
        ("> PICTURE", "<p>PICTURE</p>"),
        ("!PICTURE", "<p>&#33;PICTURE</p>"),
        ("[PICTURE](index.md)", '<p><a href="index.md">PICTURE</a></p>'),
    ],
)
def test_a_picture_is_shown_wherever_it_stands(around, shown):
    said = made(f"# T\n\n{around.replace('PICTURE', '![What it shows!](pictures/one.png)')}\n")

    assert shown.replace("PICTURE", '<img alt="What it shows!" src="pictures/one.png" />') in " ".join(
        said.split("\n")
    )


def test_a_paragraph_that_starts_like_a_picture_is_none():
    assert "<img" not in made("# T\n\n\\!\\[What it shows](#t)\n")


def test_two_tables_under_one_heading_have_names_of_their_own():
    table = "| A | B |\n|---|---|\n| 1 | 2 |\n"
    said = written(page(f"# T\n\n## P\n\n{table}\nText\n\n{table}"))

    assert re.findall('aria-label="([^"]+)"', said) == ["P", "P (2)"]


def test_headings_with_the_same_words_have_addresses_of_their_own():
    assert re.findall(r"\{: #(\S+) \}", written(page("# T\n\n## Do\n\n## Do\n"))) == ["do", "do-2"]


@pytest.mark.parametrize("text", ["!\\[x](a.png)", "! x", "!!! note"])
def test_text_that_opens_with_an_exclamation_mark_stays_text(text):
    said = made(f"# T\n\n{text}\n")

    assert html.unescape(said) == f"<p>{text.replace(chr(92), '')}</p>"


@pytest.mark.parametrize(
    ("text", "slug"),
    [("What to do", "what-to-do"), ("1. Open it", "1-open-it"), ("`x: y`", "x-y"), ("?", "section")],
)
def test_slugs(text, slug):
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    "inside", ["```", "````\n<script>", "~~~", "    ", "</code></pre><script>x</script>", "{: #x }"]
)
def test_nothing_in_code_ends_it(inside):
    said = made(f"# T\n\n~~~~~text\na\n{inside}\nb\n~~~~~\n\nafter\n")
    (code,) = re.findall(r"<code[^>]*>(.*?)</code>", said, re.DOTALL)

    assert html.unescape(code).rstrip("\n").split("\n") == ["a", *inside.rstrip().split("\n"), "b"]
    assert "<script" not in said
    assert "<p>after</p>" in said


ALLOWED = {"a", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code", "pre", "br",
           "blockquote", "table", "thead", "tbody", "tr", "th", "td", "div", "img"}  # fmt: skip
HOSTILE = st.text(alphabet="#-*`<>[](){}:!|\\/.~_+=&;\"' \n\tab1^$%@?", max_size=160)


@settings(deadline=None)
@given(HOSTILE)
def test_no_page_without_a_finding_brings_markup_of_its_own(text):
    page_text = f"# T\n\n{text}"
    assume(sound(page_text))
    said = made(page_text)

    assert set(re.findall(r"<([a-zA-Z][\w-]*)", said)) <= ALLOWED
    assert not re.search(r"<[^>]*\s(?:on\w+|style)\s*=", said)
    assert not re.search(r"<!--|<\?|<!\[", said)


@settings(deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_words_at_a_picture_bring_markup_of_their_own(shown, after):
    page_text = f"# T\n\n![{shown}](pictures/one.png){after}"
    assume(sound(page_text, picture=""))
    said = made(page_text)

    assert set(re.findall(r"<([a-zA-Z][\w-]*)", said)) <= ALLOWED
    assert not re.search(r"<[^>]*\s(?:on\w+|style)\s*=", re.sub(r'alt="[^"]*"', "", said))
    assert not re.search(r"<!--|<\?|<!\[", said)


@settings(deadline=None)
@given(st.text(alphabet="<>&{}#:=*_`~|abc \n/", max_size=80))
def test_words_stay_whole_in_a_paragraph_of_code(text):
    line = " ".join(text.replace("`", "").split())
    assume(line)
    said = made(f"# T\n\nx `` {line} `` y\n")

    assert html.unescape(re.findall(r"<code>(.*?)</code>", said, re.DOTALL)[0]) == line
