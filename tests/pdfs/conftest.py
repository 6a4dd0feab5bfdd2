"""What proving shares: each PDF printed once a run, by whichever worker asks first."""

from pathlib import Path

import pytest

from pdfs.proofs import ALL, Proof, ProofRoom
from turns import alone


@pytest.fixture(scope="session")
def proofs(run_folder: Path) -> ProofRoom:
    """The room in which PDFs are printed and kept for this run."""
    return ProofRoom(run_folder / "proofs", alone)


@pytest.fixture(scope="session", params=ALL, ids="-".join)
def proof(request: pytest.FixtureRequest, proofs: ProofRoom) -> Proof:
    """Each document in each edition."""
    return proofs.proof(*request.param)
