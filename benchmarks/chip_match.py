"""Match the labelled descriptions with the chip library: right, asked, wrong, and how fast.

The labels are what a careful buyer says of each text: the chip and how many a unit holds
(no number: to be asked), or that no chip of the library may be taken for certain.
"""

import csv
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import seeds
from catalogs.match import Matcher
from procure.chips import Chip
from procure.storage import adapter

LABELS: Final = Path(__file__).parents[1] / "tests" / "catalogs" / "labelled" / "chips.csv"
NOT_CERTAIN: Final = frozenset(("ambiguous", "none"))
_SIGHTS: Final = 5


@dataclass(frozen=True)
class Label:
    """What a text means: a chip with its count (None: to be asked), or no certain one."""

    text: str
    chip: str
    count: int | None


@dataclass(frozen=True)
class Score:
    """How a half of the labels came out; `microseconds` are medians for one text.

    `certain` counts the labels with a chip; `right` those matched for certain with the
    right count, `asked` those that became a question, `wrong` every certain match of
    another chip or with another number, whatever the label.
    """

    half: str
    certain: int
    right: int
    asked: int
    wrong: int
    uncertain: int
    first_microseconds: float
    again_microseconds: float


def labels() -> list[Label]:
    """Read the labelled texts in the order of their file."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return [
            Label(line["text"], line["chip"], int(line["count"]) if line["count"] else None)
            for line in csv.DictReader(file)
        ]


def library() -> tuple[Chip, ...]:
    """Read the chip library."""
    chips: tuple[Chip, ...] = adapter(tuple[Chip, ...]).validate_json(seeds.library_bytes())
    return chips


def verdict(matcher: Matcher, label: Label) -> str:
    """Say how one text came out: right, asked or wrong."""
    found = matcher.chip(label.text)
    if label.chip in NOT_CERTAIN:
        return "wrong" if found.certain else "right"
    if not found.certain:
        return "asked"
    if found.chip != label.chip:
        return "wrong"
    if found.count == label.count:
        return "right"
    return "asked" if found.count is None else "wrong"


def score(half: str, chips: Sequence[Chip], texts: Sequence[Label]) -> Score:
    """Match some labels and time them, at first sight and again."""
    matcher = Matcher(chips)
    verdicts = [(label.chip not in NOT_CERTAIN, verdict(matcher, label)) for label in texts]
    first, again = [], []
    for _ in range(_SIGHTS):
        matcher = Matcher(chips)
        first.append(_seconds(matcher, texts))
        again.append(min(_seconds(matcher, texts) for _ in range(_SIGHTS)))
    each = 1_000_000 / len(texts)
    return Score(
        half=half,
        certain=sum(named for named, _ in verdicts),
        right=sum(named and word == "right" for named, word in verdicts),
        asked=sum(named and word == "asked" for named, word in verdicts),
        wrong=sum(word == "wrong" for _, word in verdicts),
        uncertain=sum(not named for named, _ in verdicts),
        first_microseconds=round(statistics.median(first) * each, 2),
        again_microseconds=round(statistics.median(again) * each, 3),
    )


def _seconds(matcher: Matcher, texts: Sequence[Label]) -> float:
    words = [label.text for label in texts]
    started = time.perf_counter()
    for text in words:
        matcher.chip(text)
    return time.perf_counter() - started


def measure() -> list[dict[str, object]]:
    """Score all labels, the half that the matcher was made with, and the one kept aside."""
    chips, texts = library(), labels()
    halves = (("all", texts), ("worked on", texts[::2]), ("kept aside", texts[1::2]))
    return [asdict(score(half, chips, some)) for half, some in halves]


def main() -> int:
    """Print the table."""
    print("labels      chips  right  asked  wrong  not to be certain  first   again (µs)")
    for line in measure():
        print(
            f"{line['half']:11} {line['certain']:5} {line['right']:6} {line['asked']:6}"
            f" {line['wrong']:6} {line['uncertain']:18} {line['first_microseconds']:6}"
            f" {line['again_microseconds']:7}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
