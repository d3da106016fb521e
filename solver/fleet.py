"""Chips that are there whatever is ordered: the fleet and open orders."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from procure.demand import FleetLine
from procure.plan import CostLine
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT, WATTS_PER_KW, Horizon, round_money
from solver.commitments import open_orders


@record
class Fleet:
    """What the fleet is in each period.

    `chips` by (chip, site, period), `kw` and `racks` by (site, period); `costs` are what
    is still to pay.
    """

    chips: Mapping[tuple[str, str, int], int]
    kw: Mapping[tuple[str, int], Decimal]
    racks: Mapping[tuple[str, int], Decimal]
    costs: tuple[CostLine, ...]


def make_fleet(project: Project, scenario: Scenario) -> Fleet:
    """Count the chips, kW and racks of fleet and open orders in each period."""
    chips: dict[tuple[str, str, int], int] = defaultdict(int)
    kw: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    racks: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
    watts = {chip.id: chip.tdp_w.value for chip in project.chips if chip.tdp_w is not None}
    lines = [*project.fleet, *open_orders(project, scenario)]
    for line in lines:
        power = line.kw
        if power is None:
            power = EXACT.divide(
                watts.get(line.chip, Decimal(0)) * line.chips, Decimal(WATTS_PER_KW)
            )
        for period in _periods(scenario.horizon, line):
            chips[line.chip, line.site, period] += line.chips
            kw[line.site, period] += power
            racks[line.site, period] += line.racks or Decimal(0)
    return Fleet(chips=chips, kw=kw, racks=racks, costs=tuple(_costs(project, scenario, lines)))


def _periods(horizon: Horizon, line: FleetLine) -> Iterable[int]:
    first = 0 if line.arrives is None else horizon.first_from(line.arrives)
    for period in range(first, horizon.periods):
        if line.retires is None or horizon.starts(period) < line.retires:
            yield period


def _costs(project: Project, scenario: Scenario, lines: Iterable[FleetLine]) -> Iterable[CostLine]:
    rates = {rate.currency: rate.rate for rate in project.rates}
    rates[project.currency] = Decimal(1)
    for line in lines:
        if not line.to_pay:
            continue
        day = line.arrives or scenario.horizon.start
        amount = EXACT.multiply(line.to_pay, rates[line.currency or project.currency])
        yield CostLine(
            kind="open_orders",
            period=scenario.horizon.containing(day),
            subject=line.id,
            amount=round_money(amount, project.currency),
        )
