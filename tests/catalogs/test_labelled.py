"""578 labelled descriptions: no wrong match is certain, and 95 in 100 are certain and right.

The labels (labelled/chips.csv) are what a careful buyer says of each text; they were made
before the matcher that they test, and every second line was kept aside while it was made.
"""

import pytest

from benchmarks.chip_match import NOT_CERTAIN, Label, labels, library, verdict
from catalogs.match import Matcher

LABELS = labels()
CHIPS = library()
MATCHER = Matcher(CHIPS)


def test_the_labels_are_enough() -> None:
    """At least 500 texts, over most chips, of which 150 and more must not be certain."""
    certain = [label for label in LABELS if label.chip not in NOT_CERTAIN]
    assert len({label.text for label in LABELS}) == len(LABELS) >= 500
    assert len(certain) >= 0.6 * len(LABELS)
    assert len(LABELS) - len(certain) >= 150
    named = {label.chip for label in certain}
    assert named <= {chip.id for chip in CHIPS}
    assert len(named) >= 0.9 * len(CHIPS)


@pytest.mark.parametrize("chip", sorted({label.chip for label in LABELS}))
def test_nothing_wrong_is_certain(chip: str) -> None:
    """No description of it is taken for another chip, or for another number of chips."""
    texts = [label for label in LABELS if label.chip == chip]
    assert [label.text for label in texts if verdict(MATCHER, label) == "wrong"] == []


@pytest.mark.parametrize("half", [LABELS, LABELS[::2], LABELS[1::2]])
def test_nearly_all_are_certain_and_right(half: list[Label]) -> None:
    """Of those that a buyer is certain about, 95 in 100 need no question, also if kept aside."""
    certain = [label for label in half if label.chip not in NOT_CERTAIN]
    right = [label for label in certain if verdict(MATCHER, label) == "right"]
    assert len(right) >= 0.95 * len(certain)
