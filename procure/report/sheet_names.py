"""Short names for the sheets of several plans in one workbook, within Excel's rules."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

LONGEST: Final = 10
"""Characters of a short name: the longest name of a plan's sheet has 18, a name may have 31."""

_KEPT: Final = frozenset("LMN")
"""What a short name is made of beside spaces: letters, what belongs to them, and digits.

Some marks no name of a sheet may hold, others formulas have to write twice, and programs
read `_x0041_` as a letter.
"""
_NAMELESS: Final = "Plan"


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """Shorten names so that no two are the same, whatever the case or the width of letters."""
    taken: set[str] = set()
    found = []
    for name in names:
        fitting = " ".join("".join(map(_kept, name)).split()) or _NAMELESS
        short = next(one for one in _tries(fitting) if _folded(one) not in taken)
        taken.add(_folded(short))
        found.append(short)
    return tuple(found)


def _kept(letter: str) -> str:
    return letter if unicodedata.category(letter)[0] in _KEPT else " "


def _tries(name: str) -> Iterator[str]:
    """Give a name cut to its length, then with numbers behind it."""
    yield _cut(name, LONGEST)
    for number in count(2):
        yield f"{_cut(name, LONGEST - len(str(number)) - 1)} {number}"


def _cut(name: str, longest: int) -> str:
    """Cut a name to so many of the units that Excel counts in."""
    units = name.encode("utf-16-le")[: 2 * longest]
    return units.decode("utf-16-le", errors="ignore").strip()


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
