"""Many issues alike stay readable, and every row stays named."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from catalogs.findings import MOST_ALIKE, Findings, row_ranges
from tests.catalogs.shelf import issue, keys, read, text_file


def _numbers(ranges: list[str]) -> list[int]:
    found: list[int] = []
    for part in ", ".join(ranges).split(", "):
        first, _, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found


@given(st.sets(st.integers(min_value=1, max_value=5000), min_size=1))
def test_ranges_name_every_row(rows: set[int]) -> None:
    """Written as ranges, no row is lost and none is added."""
    assert _numbers(row_ranges(rows)) == sorted(rows)


def test_beyond_a_hundred_the_rest_is_one_issue() -> None:
    """The first hundred stand for themselves; one more issue names the rows of the others."""
    findings = Findings("Prices")
    for row in range(2, 1002):
        findings.add("price-missing", "refused", row)
    issues = findings.sorted()
    assert len(issues) == MOST_ALIKE + 1
    last = issues[-1]
    assert (last.severity, last.row) == ("refused", 102)
    assert _numbers([dict(last.values)["rows"]]) == list(range(102, 1002))


def test_questions_are_alike_only_with_the_same_words() -> None:
    """What is asked of different words needs different answers: none of them is summed up."""
    findings = Findings("Prices")
    for row in range(300):
        findings.add("chip-uncertain", "confirm", row, text=f"H100 {row}")
    assert len(findings.sorted()) == 300


def test_machines_without_chips_are_one_issue(tmp_path: Path) -> None:
    """A cloud's machines without accelerators are named together, the others stay offers."""
    lines = [
        "Supplier: Acme",
        "Instance type,Accelerator name,Accelerator count,Price per hour (USD),Region",
        "cpu-4,,0,0.1,north",
        "cpu-8,,,0.2,north",
        "gpu-1,L40S 48GB,1,1.5,north",
        "gpu-1,L40S 48GB,1,1.6,south",
        "cpu-16,,0,0.4,north",
    ]
    catalog = read(text_file(tmp_path / "a.csv", lines))
    none = issue(catalog, "machine-without-chips")
    assert (none.severity, dict(none.values)["rows"]) == ("refused", "3–4, 7")
    assert [(offer.region, offer.id) for offer in catalog.offers] == [
        ("north", "acme:gpu-1-north"),
        ("south", "acme:gpu-1-south"),
    ]
    assert "offer-repeated" not in keys(catalog)
