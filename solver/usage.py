"""How full each limit is in a plan, and whether one more step would break it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Final

from procure.plan import LimitUse
from procure.scenario import Limit, LimitFamily
from procure.units import EXACT
from solver.extract import Draft
from solver.instance import Column, Instance
from solver.money import dues, least_gross
from solver.rules.share import parts_of_units

_NARROW: Final = Decimal("0.001")
_NARROW_SHARE: Final = Decimal("0.005")
_SHARE_DIGITS: Final = Decimal("1e-9")


def measure(
    instance: Instance,
    found: Draft,
    placed: Mapping[int, Mapping[str, int]],
    *,
    too_slow: Collection[str],
) -> tuple[LimitUse, ...]:
    """Measure every limit that is switched on.

    `too_slow`: the ids of the offers that only the lead-time limit keeps out.

    A limit binds when it leaves no room for one more unit of an offer that it governs,
    or less than a thousandth of it (a share: half a percentage point); the lead-time
    limit when it keeps an offer out; supply (used: the number of offers whose supply is
    used up, value: of those with one) when any is used up.
    """
    meter = _Meter(instance, found, placed, too_slow)
    return tuple(meter.use(limit) for limit in instance.limits)


class _Meter:
    def __init__(
        self,
        instance: Instance,
        found: Draft,
        placed: Mapping[int, Mapping[str, int]],
        too_slow: Collection[str],
    ) -> None:
        self._instance = instance
        self._found = found
        self._placed = placed
        self._too_slow = too_slow
        self._measures: Mapping[LimitFamily, Callable[[Limit], LimitUse]] = {
            "budget": self._budget,
            "lead_time": self._lead_time,
            "power": self._power,
            "share": self._share,
            "supply": self._supply,
        }

    def use(self, limit: Limit) -> LimitUse:
        return self._measures[limit.family](limit)

    def _value(self, limit: Limit) -> Decimal:
        return self._instance.limit_value(limit) + self._instance.withheld.get(
            limit.key, Decimal(0)
        )

    def _budget(self, limit: Limit) -> LimitUse:
        value = self._value(limit)
        used = sum(
            (
                line.amount
                for line in self._found.costs
                if line.kind != "residual" and limit.period in (None, line.period)
            ),
            Decimal(0),
        )
        steps = [
            due.part * min(one.unit_price for one in column.option.offer.breaks)
            for column in self._instance.columns
            for due in dues(self._instance, column)
            if due.kind in {"purchase", "rent"} and limit.period in (None, due.period)
        ]
        binding = bool(steps) and value - used < max(min(steps), value * _NARROW)
        return LimitUse(key=limit.key, value=value, used=used, binding=binding)

    def _lead_time(self, limit: Limit) -> LimitUse:
        days = [(order.arrives - order.placed).days for order in self._found.orders]
        used = EXACT.divide(Decimal(max(days, default=0)), Decimal(7))
        return LimitUse(
            key=limit.key,
            value=self._value(limit),
            used=used.quantize(Decimal("0.1")),
            binding=bool(self._too_slow),
        )

    def _power(self, limit: Limit) -> LimitUse:
        value = self._value(limit)
        most = Decimal(0)
        steps: list[Decimal] = []
        drawn: dict[int, Decimal] = defaultdict(Decimal)
        for (site, period), kw in self._instance.fleet.kw.items():
            if site == limit.subject:
                drawn[period] += kw
        for column in self._instance.columns:
            if limit.subject not in column.candidate.sites or not column.option.kw:
                continue
            steps.append(column.option.kw)
            units = self._placed.get(column.number, {}).get(limit.subject, 0)
            for period in range(self._instance.horizon.periods):
                if column.active(period):
                    drawn[period] += units * column.option.kw
        most = max(drawn.values(), default=Decimal(0))
        binding = bool(steps) and value - most < max(min(steps), value * _NARROW)
        return LimitUse(key=limit.key, value=value, used=most, binding=binding)

    def _share(self, limit: Limit) -> LimitUse:
        parts = parts_of_units(self._instance, limit)
        total = Decimal(0)
        part = Decimal(0)
        for order in self._found.orders:
            total += order.cost
            part += EXACT.multiply(parts.get(order.offer, Decimal(0)), order.cost)
        steps = [
            (EXACT.multiply(parts[column.option.offer.id], price), price)
            for column in self._instance.columns
            if column.option.offer.id in parts
            for price in (least_gross(self._instance, column),)
        ]
        value = self._value(limit)
        used = EXACT.divide(part, total) if total else Decimal(0)
        if limit.bound == "maximum":
            room = value - used
            tight = all(part + more > value * (total + step) for more, step in steps)
        else:
            room = used - value
            tight = any(part - less < value * (total - step) for less, step in steps)
        binding = bool(steps) and bool(total) and (tight or room < _NARROW_SHARE)
        return LimitUse(
            key=limit.key,
            value=value,
            used=used.quantize(_SHARE_DIGITS),
            binding=binding,
        )

    def _supply(self, limit: Limit) -> LimitUse:
        units: dict[str, int] = defaultdict(int)
        arriving: dict[tuple[str, int], int] = defaultdict(int)
        limited: set[str] = set()
        exhausted: set[str] = set()
        for column in self._instance.columns:
            offer = column.option.offer
            if offer.supply_total is None and offer.supply_per_period is None:
                continue
            limited.add(offer.id)
            ordered = sum(self._placed.get(column.number, {}).values())
            units[offer.id] += ordered
            arriving[offer.id, column.candidate.due] += ordered
            step = offer.multiple or 1
            total, each = offer.supply_total, offer.supply_per_period
            over_all = total is not None and units[offer.id] + step > total
            in_period = each is not None and arriving[offer.id, column.candidate.due] + step > each
            if (over_all or in_period) and ordered:
                exhausted.add(offer.id)
        return LimitUse(
            key=limit.key,
            value=Decimal(len(limited)),
            used=Decimal(len(exhausted)),
            binding=bool(exhausted),
        )
