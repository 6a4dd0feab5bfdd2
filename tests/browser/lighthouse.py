"""Ask Lighthouse what it says of pages on a phone, and tell apart what the page decides from what the machine does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser.chromium import FLAGS, where
from browser.finding import Finding

PERFORMANCE = "performance"  # depends on how busy the machine is
STEADY = ("accessibility", "best-practices", "seo")
RUNS = 3  # of the performance of one page; the best counts
SLOWDOWN = 4  # how many times slower the phone is than a machine whose speed is FAST
FAST = 1_750  # Lighthouse's benchmark index of the desktop that SLOWDOWN is meant for

BYTES = 60_000  # of everything a page fetches, as it is sent
ELEMENTS = 1_400  # Lighthouse warns from here

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Lighthouse says of one page in one run."""

    page: str
    error: str
    speed: float  # Lighthouse's benchmark index of the machine, as busy as it was
    scores: dict[str, float]  # 0 to 1, by category
    short: dict[str, list[str]]  # by category: each audit that keeps it from 1
    measured: dict[str, Any]


def lighthouse(origin: str, pages: Sequence[str], *, runs: int = RUNS) -> tuple[Finding, ...]:
    """Return what keeps *pages* from full marks in all four categories, and what makes any of them slow anywhere."""
    verdicts = _ask(origin, pages, (PERFORMANCE, *STEADY))
    return (*_errors(verdicts), *_steady(verdicts), *_built(verdicts, origin), *_fast(verdicts, origin, runs))


def _errors(verdicts: Iterable[Verdict]) -> Iterator[Finding]:
    for each in verdicts:
        if each.error:
            yield Finding("lighthouse-error", each.page, each.error)


def _steady(verdicts: Iterable[Verdict]) -> Iterator[Finding]:
    for each in verdicts:
        for category in STEADY:
            if each.scores[category] < 1:
                yield Finding(category, each.page, f"{_marks(each, category)}: {' / '.join(each.short[category])}")


def _built(verdicts: Iterable[Verdict], origin: str) -> Iterator[Finding]:
    """Yield what no machine changes: what moves, what is waited for, what is sent, what is asked of others."""
    for each in verdicts:
        told = each.measured
        if told["shift"] > 0:
            yield Finding("layout-shift", each.page, f"the layout shift is {told['shift']}")
        if len(told["waited_for"]) > 1:
            yield Finding(
                "waits", each.page, f"nothing shows before all of these: {', '.join(told['waited_for'])}"
            )
        if told["bytes"] > BYTES:
            yield Finding("bytes", each.page, f"{told['bytes']} bytes are sent, and not {BYTES} or fewer")
        if told["elements"] > ELEMENTS:
            yield Finding(
                "elements", each.page, f"the page has {told['elements']} elements, and not {ELEMENTS} or fewer"
            )
        for address in told["requests"]:
            if not address.startswith((f"{origin}/", "data:", "blob:")):
                yield Finding("request-elsewhere", each.page, address)


def _fast(verdicts: Iterable[Verdict], origin: str, runs: int) -> Iterator[Finding]:
    """Yield the pages that none of *runs* found fast enough.

    A run after the first reckons with the machine as it was: one that is slow or busy is nearer to a phone.
    """
    slow = [each for each in verdicts if each.scores[PERFORMANCE] < 1]
    for _ in range(runs - 1):
        if not slow:
            return
        slowdown = max(1, SLOWDOWN * min(1, min(each.speed for each in slow) / FAST))
        again = _ask(origin, [each.page for each in slow], (PERFORMANCE,), slowdown=slowdown)
        slow = [each for each in again if each.scores[PERFORMANCE] < 1]
    for each in slow:
        yield Finding(
            PERFORMANCE, each.page, f"{_marks(each, PERFORMANCE)}: {' / '.join(each.short[PERFORMANCE])}"
        )


def _marks(verdict: Verdict, category: str) -> str:
    return f"{verdict.scores[category] * 100:.0f} of 100"


def _ask(
    origin: str, pages: Sequence[str], categories: Sequence[str], *, slowdown: float = SLOWDOWN
) -> list[Verdict]:
    settings = [where(), json.dumps(FLAGS), json.dumps(categories), str(slowdown)]
    given = [*settings, *(origin + page for page in pages)]
    done = subprocess.run(["node", "lighthouse.mjs", *given], cwd=_HERE, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [_verdict(page, told) for page, told in zip(pages, json.loads(done.stdout), strict=True)]


def _verdict(page: str, told: dict[str, Any]) -> Verdict:
    return Verdict(
        page,
        told["error"],
        told["speed"],
        {each["id"]: each["score"] or 0 for each in told["categories"]},
        {each["id"]: each["short"] for each in told["categories"]},
        told["measured"],
    )
