"""Every sample keeps PDF/UA, and PDF/A where it is asked for, in the eyes of two validators."""

from pathlib import Path

import pytest

from formats.pdf.samples import FORM, SAMPLES, pdf
from verapdf.runner import Failure, check_pdfs, report, second_opinion

# A form field may be filled in with letters the page does not use: WeasyPrint embeds the whole font for it,
# with the empty entries in its map of letters that page-validation (not veraPDF) objects to.
ONLY_VERAPDF = {"form": FORM}

Verdicts = dict[tuple[str, str], list[Failure]]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What veraPDF says, by sample and profile: all samples of a profile in one go."""
    folder = tmp_path_factory.mktemp("samples")
    found: Verdicts = {}
    for profile in ("ua-1", "ua-2"):
        paths = {name: folder / f"{name}-{profile}.pdf" for name in SAMPLES | ONLY_VERAPDF}
        for name, path in paths.items():
            path.write_bytes(pdf((SAMPLES | ONLY_VERAPDF)[name], profile=profile))
        checked = check_pdfs(paths.values(), (profile.replace("-", ""),))
        found |= {(name, profile): checked[path] for name, path in paths.items()}
    return found


@pytest.mark.parametrize("profile", ["ua-1", "ua-2"])
@pytest.mark.parametrize("name", [*SAMPLES, *ONLY_VERAPDF])
def test_verapdf_finds_nothing(name: str, profile: str, verdicts: Verdicts) -> None:
    assert verdicts[name, profile] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_page_validation_finds_nothing(name: str) -> None:
    assert second_opinion(pdf(SAMPLES[name])) == []


def test_archive_keeps_pdfa_and_pdfua_at_once(tmp_path: Path) -> None:
    everything = tmp_path / "everything.pdf"
    everything.write_bytes(pdf("".join(SAMPLES.values()), archive=True))

    assert report(check_pdfs([everything], ("2a", "ua1"))) == ""
    assert second_opinion(everything.read_bytes(), "2a") == []
