"""How long one document of ordinary length takes to read and to fit, against ruamel.yaml's round trip.

PYTHONPATH=generator python benchmarks/load.py
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from ruamel.yaml import YAML

from rolepress.model.fitting import fit
from rolepress.model.job_description import JobDescription
from rolepress.source import parse_source

TOP = Path(__file__).resolve().parent.parent
PATH = PurePosixPath("content/job-descriptions/recovery-and-coproduction-lead.yml")
RUNS = 20


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the time of the quickest of *runs* runs, in milliseconds."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def main() -> None:
    """Print the times of one document and their ratio."""
    raw = (TOP / PATH).read_bytes()
    source = parse_source(raw, PATH).value
    if source is None:
        raise SystemExit(f"{PATH} cannot be read")
    read = milliseconds(lambda: parse_source(raw, PATH))
    fitted = milliseconds(lambda: fit(JobDescription, source))
    ruamel = milliseconds(lambda: YAML().dump(YAML().load(raw), io.BytesIO()), runs=3)
    lines = raw.count(b"\n")
    print(f"{lines} lines: read {read:.1f} ms, fit {fitted:.1f} ms, together {read + fitted:.1f} ms")
    print(f"ruamel.yaml there and back: {ruamel:.0f} ms, {ruamel / (read + fitted):.0f} times as long")


if __name__ == "__main__":
    main()
