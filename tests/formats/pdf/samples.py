"""Small pages, each about one thing a document can hold, and how to make PDFs of them."""

from __future__ import annotations

import io
from pathlib import PurePosixPath

from PIL import Image

from rolepress.formats.pdf import PdfFile, PdfOptions, write_pdf
from rolepress.problems import Outcome

STYLE = """
@page {
  size: A4; margin: 20mm 25mm;
  @top-left { content: "Running header" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) }
}
body { font: 12pt/1.5 "Rolepress Sans"; margin: 0 }
table { border-collapse: collapse; width: 100% }
th, td { border: 0.5pt solid #666; padding: 3pt; text-align: left }
.contents li::after { content: target-counter(attr(data-ref), page); float: right }
.narrow { width: 45mm }
input, select, textarea { appearance: auto; display: inline-block }
"""

_ROWS = "".join(
    f"<tr><th scope=row>Skill {n}</th><td>You can do thing {n} well</td><td>Interview</td></tr>"
    for n in range(1, 45)
)
_MORE_ROWS = _ROWS.replace("Skill", "Value").replace("Interview", "Form")
_SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"{}><rect width="20" height="20"/></svg>'

SPECIFICATION = f"""
<h1>Person specification</h1>
<table><caption>What we look for</caption>
<thead><tr><th scope=col>Area</th><th scope=col>What you need</th><th scope=col>How we check</th></tr></thead>
<tbody><tr><th scope=rowgroup colspan=3>Skills</th></tr>{_ROWS}</tbody>
<tbody><tr><th scope=rowgroup colspan=3>Values</th></tr>{_MORE_ROWS}</tbody></table>
"""

CONTENTS = """
<h1>Handbook</h1>
<nav class="contents"><h2>Contents</h2><ol>
<li data-ref="#duties"><a href="#duties">Main duties</a>
  <ol><li data-ref="#shifts"><a href="#shifts">Shifts</a></li></ol></li>
<li data-ref="#pay"><a href="#pay">Pay</a></li></ol></nav>
<section id="duties" style="break-before: page"><h2>Main duties</h2><p>You help.</p>
<h3 id="shifts">Shifts</h3><p>Early and late.</p></section>
<section id="pay" style="break-before: page"><h2>Pay</h2><p>See <a href="#duties">the duties</a>.</p></section>
"""

NESTED_LISTS = """
<h1>Duties</h1>
<ul><li>First<ul><li>Inner one</li><li>Inner two<ol><li>Deep</li></ol></li></ul> and after</li>
<li><p>Loose</p><p>paragraphs</p></li></ul>
<ol style="list-style: lower-alpha"><li>Lettered</li></ol>
<ul style="list-style: none"><li>Bare</li></ul>
<ul style="list-style-position: inside"><li>Inside</li></ul>
"""

TERMS = """
<h1>Terms</h1>
<dl><div><dt>Pay</dt><dd>£30,000 a year</dd></div>
<div><dt>Hours</dt><dd>37.5 a week</dd><dd>Some nights</dd></div></dl>
<dl><dt>Base</dt><dt>Place</dt><dd>Leeds <ul><li>Ward 5</li></ul></dd><dt>Grade</dt><dd><p>Band 6</p></dd></dl>
"""

LINKS = """
<h1>Links</h1>
<p class="narrow">Read <a href="https://example.org/a" title="How to apply">our long guidance about how to
apply for this job at the trust</a> today, or
<a href="https://example.org/b">ask <strong>Jane</strong> first</a>.</p>
<p><a href="https://example.org/c"><img src="picture:logo.png" alt="The trust’s home page"></a></p>
<p><a href="#top">To the top</a></p><p id="top"><a id="named">Not a link</a></p>
"""

PICTURES = f"""
<h1>Pictures</h1>
<p><img src="picture:logo.png" alt="A blue square"> beside words <img src="picture:logo.png" alt=""></p>
{_SQUARE.format(' role="img" aria-label="A black square"')}
{_SQUARE.format(' aria-hidden="true"')}
<figure>{_SQUARE.format("").replace("><rect", "><title>Our square</title><rect")}
<figcaption>Drawn here</figcaption></figure>
<figure>{_SQUARE.format(' aria-hidden="true"')}<figcaption>Only words</figcaption></figure>
"""

LANGUAGES = """
<h1>Languages</h1>
<p lang="cy">Croeso i’r ŵyl a’r tŷ, Ŵ ac Ŷ</p>
<p>Written by <span lang="pl">Łukasz Żółć</span> for the <abbr title="National Health Service">NHS</abbr>.</p>
<ul><li lang="cy">Da iawn</li></ul>
"""

STRUCTURE = """
<header><p>Trust</p></header>
<h1>Blocks</h1>
Loose words <em>with stress</em><div>in a box <p>and a paragraph</p> and more</div>
<blockquote><p>Said</p></blockquote><article><h2>Part</h2><aside><p>Aside</p></aside></article>
<p>Text <span style="float: right">set apart</span> goes on<br>after a break</p><hr>
<address>1 High Street<br>Leeds</address>
<table><tr><th>Name</th><th>Size</th></tr><tr><td>Ward</td><td></td></tr></table>
<div style="display: flex; gap: 1em"><p>Left</p><p>Right</p></div>
"""

FORM = """
<h1>Form</h1>
<form><p><label for="name">Your name</label> <input id="name" name="name" required></p>
<fieldset><legend>Shift</legend>
<p><input type="radio" name="shift" id="day" value="day"><label for="day">Day</label>
<input type="radio" name="shift" id="night" value="night"><label for="night">Night</label></p></fieldset>
<p><input type="checkbox" name="agree" id="agree"><label for="agree">I agree</label></p>
<p><label for="why">Why</label> <textarea id="why" name="why"></textarea></p></form>
"""

SAMPLES = {
    "specification": SPECIFICATION,
    "contents": CONTENTS,
    "nested-lists": NESTED_LISTS,
    "terms": TERMS,
    "links": LINKS,
    "pictures": PICTURES,
    "languages": LANGUAGES,
    "structure": STRUCTURE,
}


def logo() -> bytes:
    """Return a small picture as PNG."""
    drawn = io.BytesIO()
    Image.new("RGB", (40, 40), (0, 94, 184)).save(drawn, "PNG")
    return drawn.getvalue()


def html(body: str, *, title: str = "A sample", lang: str = "en-GB") -> str:
    """Return a page around *body*."""
    said = f' lang="{lang}"' if lang else ""
    return (
        f"<!doctype html><html{said}><head><title>{title}</title>"
        '<meta name="author" content="Example trust"><meta name="description" content="Made for a test"></head>'
        f"<body><main>{body}</main></body></html>"
    )


def made(body: str, *, profile: str = "ua-1", archive: bool = False, style: str = STYLE) -> Outcome[PdfFile]:
    """Return the PDF of a page around *body*, with the problems met."""
    options = PdfOptions("ua-2" if profile == "ua-2" else "ua-1", archive)
    pictures = {"logo.png": logo()}
    return write_pdf(html(body), (style,), options=options, pictures=pictures, path=PurePosixPath("page.yml"))


def pdf(body: str, *, profile: str = "ua-1", archive: bool = False) -> bytes:
    """Return the bytes of the PDF of a page around *body*, which gives no problem."""
    outcome = made(body, profile=profile, archive=archive)
    assert outcome.problems == ()
    return outcome.value.data
