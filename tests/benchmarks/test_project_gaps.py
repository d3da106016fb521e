"""What is worked with in the benchmark of gaps: as many offers as asked, and the sample's plan."""

from dataclasses import replace
from pathlib import Path

from benchmarks.project_gaps import FIGURES, SPANS, medians, with_unused
from procure.storage import read, save
from ui.start.samples import read_sample


def test_more_offers_are_there_and_not_used(tmp_path: Path) -> None:
    """The longest list is as long as asked; scenarios order from the sample's own offers."""
    sample = read_sample("first-steps")
    large = with_unused(sample, 300)
    assert max(len(one.offers) for one in large.catalogs) == 300
    own = {offer.id for _, offer in sample.offers()}
    every = {offer.id for _, offer in large.offers()}
    assert own <= every
    for before, after in zip(sample.scenarios, large.scenarios, strict=True):
        assert set(after.excluded) - set(before.excluded) == every - own
        assert replace(after, excluded=before.excluded) == before
    save(large, tmp_path / "large.json")
    assert read(tmp_path / "large.json") == large


def test_a_sample_stays_as_it_is() -> None:
    """No offers fewer than there are."""
    sample = read_sample("first-steps")
    assert with_unused(sample, 0) == sample


def test_medians_are_of_each_figure() -> None:
    """One slow run moves no figure."""

    def measured(slow: float) -> dict[str, dict[str, float]]:
        return {span: dict.fromkeys(FIGURES, slow) for span in SPANS}

    found = medians([measured(1.0), measured(9.0), measured(2.0)])
    assert found == measured(2.0)
