"""What is material comes from where it stands; factors from headings and words, and no more than that."""

import pytest

from rolepress.kinds.material import FACTORS, bearings, is_material


@pytest.mark.parametrize(
    ("id", "material"),
    [
        ("duties-care-list-1", True),
        ("specification-skills-listening", True),
        ("header-band", True),
        ("header-hours", True),
        ("header-reports-to", True),
        ("organisation-chart-2", True),
        ("environment-physical-list-1", True),
        ("environment-conditions-text-1", True),
        ("support-worker--duties-care-list-1", True),
        ("header-reference", False),
        ("clause-confidentiality-text-1", False),
        ("title", False),
        ("dutiesque", False),
    ],
)
def test_material_is_where_the_job_is_told(id, material):
    assert is_material(id) is material


@pytest.mark.parametrize(
    ("id", "under", "words", "factors"),
    [
        ("environment-physical-list-1", "Physical effort", "Lift files", [13]),
        ("environment-conditions-list-1", "Working conditions", "Noise", [16]),
        ("freedom-to-act-text-1", "Freedom to act", "", [12]),
        ("duties-money-list-1", "Budgets", "Look after it", [8]),
        ("duties-all-list-1", "Other", "Supervise volunteers and keep records", [9, 10]),
        ("factors-physical-skills-text-1", "Physical skills", "You type fast", [5]),
        ("factors-patient-client-care-text-1", "Patient client care", "Advice", [6]),
        ("duties-all-list-1", "Other", "Water the flowers", []),
        ("header-band", "Key facts", "3 4", []),
    ],
)
def test_factors_come_from_headings_and_words(id, under, words, factors):
    assert [each.factor for each in bearings(id, under, words)] == factors


def test_there_are_sixteen_factors():
    assert len(FACTORS) == len(set(FACTORS)) == 16


def test_a_bearing_says_why():
    (one,) = bearings("duties-a-list-1", "Other", "Hold a small budget")

    assert (one.name, one.because) == (
        "responsibilities for financial and physical resources",
        "it speaks of “budget”",
    )
