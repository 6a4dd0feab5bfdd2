"""Ask axe-core what stands in the way of readers on a page."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from browser.finding import Finding

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

_RUN = """async (options) => (await axe.run(document, options)).violations.flatMap(({id, help, nodes}) =>
    nodes.map((node) => [id, node.target.join(" "), `${help}: ${node.failureSummary}`]))"""


def axe(page: Page, *, rules: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Return what axe finds on the page as it is shown: by every rule of TAGS, or by *rules* alone."""
    page.evaluate(_source())
    return tuple(
        Finding(rule, where, " ".join(message.split()))
        for rule, where, message in page.evaluate(_RUN, _options(rules))
    )


def _options(rules: tuple[str, ...]) -> dict[str, Any]:
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)}
    return {"runOnly": only, "resultTypes": ["violations"]}


@cache
def _source() -> str:
    source = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
    return f"() => {{ {source.read_text('utf-8')} }}"
