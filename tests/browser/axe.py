"""Ask axe-core what stands in the way of readers on a page."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from browser.finding import Finding

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# Where the reader's own colours replace the page's, axe still reckons with the page's; `pale` does not.
_RUN = """async (options) => {
    const forced = matchMedia("(forced-colors: active)").matches;
    const replaced = (id, node) =>
        forced && id.startsWith("color-contrast") && getComputedStyle(node.element).forcedColorAdjust === "auto";
    const {violations} = await axe.run(document, {...options, elementRef: true});
    return violations.flatMap(({id, help, nodes}) => nodes
        .filter((node) => !replaced(id, node))
        .map((node) => [id, node.target.join(" "), `${help}: ${node.failureSummary}`]));
}"""


def axe(page: Page, *, rules: tuple[str, ...] = (), also: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Return what axe finds on the page as it is shown: by every rule of TAGS and *also*, or by *rules* alone."""
    page.evaluate(_source())
    return tuple(
        Finding(rule, where, " ".join(message.split()))
        for rule, where, message in page.evaluate(_RUN, _options(rules, also))
    )


def _options(rules: tuple[str, ...], also: tuple[str, ...]) -> dict[str, Any]:
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)}
    return {"runOnly": only, "rules": {rule: {"enabled": True} for rule in also}, "resultTypes": ["violations"]}


@cache
def _source() -> str:
    source = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
    return f"() => {{ {source.read_text('utf-8')} }}"
