"""Times the internal site of many job descriptions, step by step, without their PDFs.

PYTHONPATH=generator python benchmarks/internal.py --documents 1000
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from corpus import DAY, make_corpus

from rolepress.checks import rule_pages
from rolepress.model.organisation import Brand
from rolepress.project import read
from rolepress.sites.catalogue import catalogue
from rolepress.sites.handbook import handbook
from rolepress.sites.handbook_shelf import shelf_of
from rolepress.sites.internal import pages
from rolepress.sites.internal_build import build_site, config_of
from rolepress.sites.records import Output
from rolepress.theme import theme_for

ON = datetime(DAY.year, DAY.month, DAY.day, 12)


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Print how long a step took, by the clock and by the processor, child processes included."""
    before, began = os.times(), time.perf_counter()
    yield
    wall, after = time.perf_counter() - began, os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    print(f"| {step} | {wall:.1f} | {cpu:.1f} |", flush=True)


def main() -> None:
    """Make the project, and print a table of what each step of its internal site took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000)
    documents = parser.parse_args().documents
    with tempfile.TemporaryDirectory(prefix="rolepress-") as folder:
        root = make_corpus(Path(folder) / "project", documents)
        print(f"{documents} job descriptions\n\n| step | seconds | cpu seconds |\n|---|---|---|")
        with timed("read and check (the build does this anyway)"):
            project, problems = read(root, ON)
        if project is None:
            raise SystemExit("\n".join(f"{each.place.path}: {each.message}" for each in problems))
        outputs = {name: _outputs(name) for name in project.working}
        with timed("draw up the catalogue"):
            drawn = catalogue(project.library, project.working, project.releases, problems, on=ON, outputs=outputs)
        look = theme_for(root, project.settings.organisation, Brand())
        with timed("write the Markdown"):
            texts = pages(drawn, project.settings, look, rule_pages())
        with timed("read, judge and write the handbook"):
            guide = handbook(shelf_of(project.library), look)
        written = {path: text.encode() for path, text in texts.items()} | guide
        docs, out = Path(folder) / "docs", Path(folder) / "internal"
        for path, data in written.items():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            (docs / path).write_bytes(data)
        with timed("MkDocs"):
            build_site(docs, config_of(root), out, project.settings)
        sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
        print(f"\n{len(written)} files of Markdown, {len(sizes)} of the site, {sum(sizes) / 1e6:.1f} MB")


def _outputs(name: str) -> tuple[Output, ...]:
    place = f"job-descriptions/{name}"
    return (
        Output("Web page", f"{place}/index.html", "Web page"),
        Output("PDF, 9 pages, 120 KB", f"{place}/{name}.pdf", "PDF", "9 pages, 120 KB"),
    )


if __name__ == "__main__":
    main()
