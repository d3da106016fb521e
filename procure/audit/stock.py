"""Stock: the chips, kW and racks that are in place, by site and period."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate


class Stock:
    """What stands at each site in each period, added up from what comes and goes."""

    def __init__(self, periods: int) -> None:
        self._periods = periods
        self._chips: dict[tuple[str, str], list[int]] = defaultdict(self._none)
        self._kw: dict[str, list[Decimal]] = defaultdict(self._nothing)
        self._racks: dict[str, list[Decimal]] = defaultdict(self._nothing)

    def _none(self) -> list[int]:
        return [0] * (self._periods + 1)

    def _nothing(self) -> list[Decimal]:
        return [Decimal(0)] * (self._periods + 1)

    def add_chips(
        self, chips: Iterable[tuple[str, int]], site: str, first: int, until: int
    ) -> None:
        """Count chips at a site from a period until another, in which they are gone."""
        first, until = self._within(first), self._within(until)
        if first < until:
            for chip, count in chips:
                changes = self._chips[chip, site]
                changes[first] += count
                changes[until] -= count

    def add_load(self, kw: Decimal, racks: Decimal, site: str, first: int, until: int) -> None:
        """Count kW and racks at a site from a period until another."""
        first, until = self._within(first), self._within(until)
        if first < until:
            for changes, amount in ((self._kw[site], kw), (self._racks[site], racks)):
                changes[first] += amount
                changes[until] -= amount

    def _within(self, period: int) -> int:
        return min(max(period, 0), self._periods)

    def chips(self) -> dict[tuple[str, str, int], int]:
        """Give the chips in place, by (chip, site, period)."""
        return {
            (chip, site, period): count
            for (chip, site), changes in self._chips.items()
            for period, count in enumerate(accumulate(changes[:-1]))
        }

    def kw(self, site: str) -> list[Decimal]:
        """Give the kW in place at a site in each period."""
        return list(accumulate(self._kw.get(site, self._nothing())[:-1]))

    def racks(self, site: str) -> list[Decimal]:
        """Give the racks in place at a site in each period."""
        return list(accumulate(self._racks.get(site, self._nothing())[:-1]))
