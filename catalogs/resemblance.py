"""Names that look like a supplier's word, for words that no name of the library has."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from typing import Final

_ENOUGH: Final = 0.65
"""So much of the letter pairs of both have to be the same."""
_LONGEST: Final = 80


class Resemblance:
    """The library's names by their pairs of letters, so that a search looks at few of them."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take the names apart; each stands for the ids of one chip or several."""
        self._chips = [tuple(sorted(chips)) for chips in names.values()]
        self._sizes: list[int] = []
        self._with: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            pairs = _pairs(name)
            self._sizes.append(len(pairs))
            for pair in pairs:
                self._with.setdefault(pair, []).append(number)
        # A text with more pairs than this resembles no name, even one that is all in it.
        self._most = max(self._sizes, default=0) * (2 / _ENOUGH - 1)

    def to(self, text: str) -> tuple[str, ...]:
        """Give the chips whose names look like a text, the likeliest first."""
        pairs = _pairs(text[:_LONGEST])
        if len(pairs) > self._most:
            return ()
        shared = Counter(
            chain.from_iterable(self._with[pair] for pair in pairs & self._with.keys())
        )
        best: dict[str, float] = {}
        for number, count in shared.items():
            likeness = 2 * count / (len(pairs) + self._sizes[number])
            if likeness >= _ENOUGH:
                for chip in self._chips[number]:
                    best[chip] = max(likeness, best.get(chip, 0.0))
        return tuple(chip for chip, _ in sorted(best.items(), key=lambda one: (-one[1], one[0])))


def _pairs(text: str) -> set[str]:
    return {one + other for one, other in pairwise(text)}
