"""What was worked out of long tuples of records, so that an edit works out little of it again.

Records are frozen, and an edit shares what it leaves: a price list that nobody touched is the
very same tuple of offers, and one in which an offer was changed has all others of before.
"""

from collections.abc import Callable, Iterable
from itertools import compress, count
from operator import is_not
from threading import Lock
from typing import Any, Final, Generic, TypeVar

R = TypeVar("R")
T = TypeVar("T")

_MOST_HELD: Final = 2_000_000
"""Records in the tuples that are remembered; the ones asked for longest ago go first."""
_FEW: Final = 64
_PART: Final = 8
"""Two tuples may differ in so few places, or in one of so many, for one to be worked out from
the other."""
_TRIED: Final = 4
"""Tuples of one length that are compared with a new one."""


class Remembered(Generic[R, T]):
    """Gives what a function makes of a tuple; of the same tuple the same, without a look.

    May be asked by several threads at once.
    """

    def __init__(
        self,
        make: Callable[[tuple[R, ...]], T],
        change: Callable[[T, tuple[R, ...], tuple[R, ...], list[int]], T],
    ) -> None:
        """Remember what `make` gives.

        `change` gives the same from what is known of an earlier tuple, the two tuples, and
        the few places at which they differ.
        """
        self._make = make
        self._change = change
        self._known: dict[int, tuple[tuple[R, ...], T]] = {}
        self._lock = Lock()

    def of(self, records: tuple[R, ...]) -> T:
        """Give what `make` gives of these records; a short way if they are known."""
        with self._lock:
            known = self._known.pop(id(records), None)
            if known is not None and known[0] is records:
                self._known[id(records)] = known  # now the one asked for last
                return known[1]
        found = self._from_a_like(records)
        with self._lock:
            self._known[id(records)] = records, found
            self._let_go()
        return found

    def keep_only(self, wanted: Iterable[tuple[R, ...]]) -> None:
        """Forget all but these tuples."""
        kept = set(map(id, wanted))
        with self._lock:
            self._known = {one: known for one, known in self._known.items() if one in kept}

    def _from_a_like(self, records: tuple[R, ...]) -> T:
        with self._lock:
            likes = [one for one in self._known.values() if len(one[0]) == len(records)]
        for earlier, known in likes[: -_TRIED - 1 : -1]:
            places = differing(earlier, records)
            if len(places) <= max(_FEW, len(records) // _PART):
                return self._change(known, earlier, records, places)
        return self._make(records)

    def _let_go(self) -> None:
        held = sum(len(records) for records, _ in self._known.values())
        for one in list(self._known)[:-1]:
            if held <= _MOST_HELD:
                return
            held -= len(self._known.pop(one)[0])


_Compared = tuple[tuple[Any, ...], tuple[Any, ...], list[int]]


class _Differing:
    """Gives the places at which two tuples hold other records; of the last two at once.

    Several ask it of the same two at every edit: what was remembered, and tables of rows.
    """

    def __init__(self) -> None:
        self._last: _Compared | None = None

    def __call__(self, one: tuple[Any, ...], other: tuple[Any, ...]) -> list[int]:
        last = self._last  # read once: another thread may compare others meanwhile
        if last is not None and last[0] is one and last[1] is other:
            return last[2]
        # No comparison of values: of a hundred thousand records it takes two milliseconds.
        places = list(compress(count(), map(is_not, one, other)))
        self._last = one, other, places
        return places


differing: Final = _Differing()
"""Gives the places, in their order, at which two tuples of one length hold other records."""
