"""What could serve which demand, and when: chips that are there, and orders that may be placed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from procure.demand import ANYWHERE
from procure.limits import limit_value
from procure.offers import Offer
from procure.units import EXACT
from solver.candidates import Candidate
from solver.columns import Column
from solver.instance import Instance
from solver.rules.quantity import counted
from solver.rules.share import parts_of_units

_NONE = Decimal(0)


class Ready:
    """The orders and chips of an instance by what they can serve.

    `barred` holds the limits of nothing that keep an offer out, by offer; `columns` are the
    orders without those.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self._port = {(one.stack, one.workload): min(one.ready) for one in instance.ports}
        self.barred = _barred(instance)
        self.columns = tuple(
            column for column in instance.columns if column.option.offer.id not in self.barred
        )
        self._can = self._serving()
        self._fleet: dict[tuple[str, str, int], Decimal] = defaultdict(Decimal)
        for (chip, site, period), chips in instance.fleet.chips.items():
            for workload in self.workloads:
                rate = instance.rate.get((chip, workload), _NONE)
                if rate and self.first(chip, workload) <= period:
                    for place in (site, ANYWHERE):
                        self._fleet[workload, place, period] += EXACT.multiply(rate, Decimal(chips))

    @property
    def workloads(self) -> tuple[str, ...]:
        """Name the workloads that are asked for."""
        return tuple(dict.fromkeys(workload for workload, _, _ in self.instance.need))

    def required(self) -> Iterator[tuple[tuple[str, str, int], Decimal]]:
        """List the demand that must be served in full: (workload, site, period) and amount."""
        for place, amount in sorted(self.instance.need.items(), key=lambda each: each[0][2]):
            if not self.instance.may_fall_short(place[0], place[2]):
                yield place, amount

    def to_buy(self) -> Mapping[tuple[str, int], Decimal]:
        """Give what of each workload and period must be served and the fleet cannot."""
        asked: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
        for (workload, _, period), amount in self.required():
            asked[workload, period] += amount
        left = {
            (workload, period): amount - self.owned(workload, ANYWHERE, period)
            for (workload, period), amount in asked.items()
        }
        return {place: amount for place, amount in left.items() if amount > 0}

    def can(self, workload: str, site: str, period: int) -> bool:
        """Tell whether anything could serve some of a demand."""
        key = workload, site, period
        return key in self._can or self._fleet.get(key, _NONE) > 0

    def owned(self, workload: str, site: str, period: int) -> Decimal:
        """Give the most that the fleet does of a workload, in its unit."""
        return self._fleet.get((workload, site, period), _NONE)

    def first(self, chip: str, workload: str) -> int:
        """Give the first period in which a chip's software can be ready for a workload."""
        pair = self.instance.stack[chip], workload
        if pair not in self.instance.needs_port:
            return 0
        return self._port.get(pair, self.instance.horizon.periods)

    def rate(self, offer: Offer, workload: str) -> Decimal:
        """Give what a unit does of a workload once all its software is ready."""
        return sum(
            (
                EXACT.multiply(self.instance.rate.get((one.chip, workload), _NONE), one.count)
                for one in offer.contents
            ),
            _NONE,
        )

    def begins(self, offer: Offer, candidate: Candidate, workload: str) -> int | None:
        """Give the first period in which an order can serve a workload; None where it never can."""
        periods = [
            max(candidate.usable, self.first(one.chip, workload))
            for one in offer.contents
            if (one.chip, workload) in self.instance.rate
        ]
        begins = min(periods, default=self.instance.horizon.periods)
        ends = self.instance.horizon.periods
        if candidate.until is not None:
            ends = min(ends, candidate.until)
        return begins if begins < ends else None

    def serves(
        self, offer: Offer, candidate: Candidate, workload: str, site: str, period: int
    ) -> bool:
        """Tell whether an order could serve a demand."""
        if site != ANYWHERE and site not in candidate.sites:
            return False
        begins = self.begins(offer, candidate, workload)
        if begins is None or begins > period:
            return False
        return candidate.until is None or period < candidate.until

    def _serving(self) -> frozenset[tuple[str, str, int]]:
        found: set[tuple[str, str, int]] = set()
        known: set[object] = set()
        periods = self.instance.horizon.periods
        for column in self.columns:
            offer, candidate = column.option.offer, column.candidate
            alike = offer.contents, candidate.sites, candidate.usable, candidate.until
            if alike in known:
                continue
            known.add(alike)
            for workload in self.workloads:
                begins = self.begins(offer, candidate, workload)
                if begins is None:
                    continue
                ends = periods if candidate.until is None else min(periods, candidate.until)
                for site in (*candidate.sites, ANYWHERE):
                    found.update((workload, site, period) for period in range(begins, ends))
        return frozenset(found)


def _barred(instance: Instance) -> Mapping[str, tuple[str, ...]]:
    """Give the limits of nothing that keep each offer out: of its share, or its quantity."""
    found: dict[str, tuple[str, ...]] = {}
    for limit in instance.limits:
        if limit.bound != "maximum" or limit_value(instance.project, limit) != 0:
            continue
        kept_out: list[str] = []
        if limit.family == "share" and limit.of != "served":
            kept_out = list(parts_of_units(instance, limit))
        elif limit.family == "quantity":
            first: dict[str, Column] = {}
            for column in instance.columns:
                first.setdefault(column.option.offer.id, column)
            kept_out = [offer for offer, column in first.items() if counted(column, limit)]
        for offer in kept_out:
            found[offer] = (*found.get(offer, ()), limit.key)
    return found
