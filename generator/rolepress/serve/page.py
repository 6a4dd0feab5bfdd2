"""The small pages that the server itself shows, and the line that it adds to every other."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup

OWN = "-"  # the folder of what is the server's own: no site has a page of this name
_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_PAGE = Markup("""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/{own}/page.css">
</head>
<body>
<main>
<h1>{title}</h1>
{paragraphs}
<ul>
<li><a href="/public/">Public site</a></li>
<li><a href="/internal/">Internal site</a></li>
</ul>
</main>
</body>
</html>
""")


def own_page(title: str, *paragraphs: str) -> bytes:
    """Return a page of the server's own: a title, a few sentences, and the way to both sites."""
    told = Markup("\n").join(Markup("<p>{}</p>").format(each) for each in paragraphs)
    return _PAGE.format(title=title, paragraphs=told, own=OWN).encode()


def with_script(page: bytes, address: str, version: str) -> bytes:
    """Return an HTML *page* with our script at its end, which knows the page's *address* and *version*.

    It is a file of the same origin, so that a page whose policy allows no script in its text runs it.
    """
    tag = Markup('<script src="/{}/live.js" data-page="{}" data-version="{}" defer></script>\n')
    line = tag.format(OWN, address, version).encode()
    ends = list(_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + line + page[at:]


def own_file(name: str) -> bytes | None:
    """Return one of the server's own files, or None."""
    return (Path(__file__).parent / name).read_bytes() if name in ("live.js", "live.css", "page.css") else None
