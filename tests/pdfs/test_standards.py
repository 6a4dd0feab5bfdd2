"""The standards that PDFs claim: two judges say so, of every file, in each of the project's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from pdfs.proofs import ALL, BUILT, DOCUMENTS, SAMPLE, Proof, ProofRoom
from rolepress.config import PdfSettings
from verapdf.runner import check_pdfs, report, second_opinion


def test_every_pdf_keeps_pdf_ua_1(proofs: ProofRoom) -> None:
    paths = [proofs.proof(*each).path for each in ALL]

    assert report(check_pdfs(paths, ("ua1",))) == ""


def test_a_second_judge_agrees(proof: Proof) -> None:
    assert second_opinion(proof.data) == []


def test_pdfs_keep_pdf_ua_2_where_it_is_asked_for(proofs: ProofRoom) -> None:
    made = [proofs.proof(*each, PdfSettings(profile="ua-2")) for each in SAMPLE]

    assert [each.problems for each in made] == [[] for _ in SAMPLE]
    assert {each.facts.pdfua_part for each in made} == {2}
    assert report(check_pdfs([each.path for each in made], ("ua2",))) == ""


def test_archive_files_keep_pdf_a_2a_and_pdf_ua_1(proofs: ProofRoom) -> None:
    made = [proofs.proof(*each, PdfSettings(archive=True)) for each in SAMPLE]

    assert [each.problems for each in made] == [[] for _ in SAMPLE]
    assert {(each.facts.pdfa, each.facts.pdfua_part) for each in made} == {("2A", 1)}
    assert report(check_pdfs([each.path for each in made], ("2a", "ua1"))) == ""
    assert [second_opinion(each.data, "2a") for each in made] == [[] for _ in SAMPLE]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_site_offers_what_is_proved_here(document: str, proofs: ProofRoom, built_site: Path) -> None:
    folder = (built_site / "public" / proofs.briefs[document].facts.address).parent
    offered = {path.name: path.read_bytes() for path in folder.glob("*.pdf")}
    proved = [proofs.proof(name, edition) for name, edition in BUILT if name == document]

    assert offered == {f"{document}{each.edition.suffix}.pdf": each.data for each in proved}
