"""A document that nobody has released: every secret text has the word "zyxw" in it, and nothing else has."""

import io
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf
import yaml
from pypdf import PdfReader

PREVIEW = "job-descriptions/support-worker/index.html"
SECRET = b"zyxw"
SECRET_JOB = yaml.safe_dump({
    "kind": "job-description", "id": "zyxw-post", "title": "Zyxw Post", "owner": "Zyxw Team",
    "organisation": "northshire", "aliases": ["zyxw-former"], "sources": [{"title": "Zyxw paper"}],
    "changes": [{"version": "0.1", "date": "2026-06-01", "summary": "Zyxw change", "note": "Zyxw note"}],
    "post": {"band": "8zyxw", "hours": "zyxw hours", "dbs": "none", "reports_to": "Zyxw Lead",
             "accountable_to": "Zyxw Chief", "location": "Zyxwtown", "department": "Zyxw Unit"},
    "evaluation": {"status": "matched", "reference": "ZYXW1"}, "summary": "Zyxw is {{ zyxw-fact }}.",
    "quotation": {"text": "Zyxw!", "source": "Zyxw book"}, "context": "Zyxw ward",
    "duties": [{"id": "zyxw", "title": "Zyxw", "entries": ["Zyxw duty"]}],
    "clauses": [{"clause": "zyxw-clause"}], "factors": {"freedom": "Zyxw"},
    "specification": {"groups": [{"id": "zyxw", "title": "Zyxw", "criteria": [
        {"id": "zyxw", "text": "Zyxw skill", "level": "essential", "stages": ["interview"], "note": "Zyxw"}]}]},
    "signatures": {"statement": "Zyxw agreed", "roles": ["Zyxw Manager"]},
})  # fmt: skip


def secret_job(name: str, **fields: Any) -> str:
    return yaml.safe_dump({**yaml.safe_load(SECRET_JOB), "id": name, "aliases": [f"{name}-former"], **fields})


def preview_pages(making) -> dict[str, str]:
    return {each.facts.address: each.page.entry.data.decode() for each in making.printed.previews if each.page}


def read_pdf(data: bytes) -> Iterator[bytes]:
    """Yield all that a PDF holds: each object and stream unpacked, and its text as two readers find it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield repr(thing).encode()
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes()
    yield "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).encode()
    yield subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout


def leaks(files: dict[str, bytes]) -> list[str]:
    """Return the files that have the secret in their name or anywhere in them."""
    return [
        path
        for path, data in files.items()
        for piece in (path.encode(), data, *(read_pdf(data) if path.endswith(".pdf") else ()))
        if SECRET in piece.lower()
    ]
