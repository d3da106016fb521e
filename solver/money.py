"""What a column of the model costs, and when it falls due.

The deposit on a purchase falls due with the order, as do fixed order costs; the rest of
the price and integration on delivery; rent in the period whose hours it pays for;
support, energy and hosting in the periods in which the units are in place. What units
are worth at the horizon's end is credited there. All amounts are in the project's
currency.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from procure.plan import CostKind
from procure.record import record
from procure.units import EXACT
from solver.columns import Column
from solver.instance import Instance

_NONE: Final = Decimal(0)


@record
class Due:
    """What an order costs of one kind in one period.

    `part` times the sum of its units' prices as quoted, plus `per_unit` for each unit,
    plus `fixed` once. The prices are those invoiced, or (`final`) those in the end,
    which differ where breaks count the units of all orders.
    """

    kind: CostKind
    period: int
    part: Decimal = _NONE
    per_unit: Decimal = _NONE
    fixed: Decimal = _NONE
    final: bool = False

    def amount(self, invoiced: Decimal, final: Decimal, units: int) -> Decimal:
        """Give the exact amount of an order from the sums of its units' prices."""
        price = final if self.final else invoiced
        cost = EXACT.multiply(self.part, price) + EXACT.multiply(self.per_unit, Decimal(units))
        return EXACT.add(cost, self.fixed)


def billed_periods(column: Column) -> range:
    """Give the periods whose hours a rented column pays for, also past the horizon."""
    until = column.candidate.until
    if until is None:
        return range(0)
    return range(column.candidate.usable, until)


def dues(instance: Instance, column: Column) -> Iterator[Due]:
    """List all that an order costs, but for what depends on the site."""
    offer = column.option.offer
    candidate = column.candidate
    rate = column.option.rate
    yield from payments(instance, column)
    if offer.fixed_order_cost:
        cost = EXACT.multiply(offer.fixed_order_cost, rate)
        yield Due(kind="fixed", period=candidate.period, fixed=cost)
    if offer.integration_cost:
        cost = EXACT.multiply(offer.integration_cost, rate)
        yield Due(kind="integration", period=candidate.due, per_unit=cost)
    if offer.kind != "purchase":
        return
    horizon = instance.horizon
    if offer.support_rate:
        yearly = EXACT.multiply(offer.support_rate, rate)
        for period in range(candidate.usable, horizon.periods):
            part = EXACT.multiply(yearly, horizon.years(period))
            yield Due(kind="support", period=period, part=part, final=True)
    if offer.residual_value:
        worth = -EXACT.multiply(offer.residual_value, rate)
        yield Due(kind="residual", period=horizon.periods, part=worth, final=True)


def payments(instance: Instance, column: Column) -> Iterator[Due]:
    """List what falls due of purchase or rent, as invoiced."""
    offer = column.option.offer
    rate = column.option.rate
    if offer.kind == "purchase":
        deposit = offer.deposit or Decimal(0)
        if deposit:
            part = EXACT.multiply(deposit, rate)
            yield Due(kind="purchase", period=column.candidate.period, part=part)
        if deposit != 1:
            part = EXACT.multiply(1 - deposit, rate)
            yield Due(kind="purchase", period=column.candidate.due, part=part)
    for period in billed_periods(column):
        hours = Decimal(instance.horizon.hours(period) * offer.chips_per_unit)
        yield Due(kind="rent", period=period, part=EXACT.multiply(hours, rate))


def gross(instance: Instance, column: Column) -> Decimal:
    """Give what all purchase or rent of an order is, as a part of its units' prices in the end."""
    if column.option.offer.kind == "purchase":
        return column.option.rate
    hours = sum(instance.horizon.hours(period) for period in billed_periods(column))
    return EXACT.multiply(Decimal(hours * column.option.offer.chips_per_unit), column.option.rate)


def least_gross(instance: Instance, column: Column) -> Decimal:
    """Give the least purchase or rent that a unit of a column can commit to."""
    least = min(one.unit_price for one in column.option.offer.breaks)
    return EXACT.multiply(gross(instance, column), least)


def _energy(instance: Instance, site_id: str, period: int) -> Decimal:
    """Give the energy cost of a kW in place at a site for a period, as docs/model.md says."""
    site = instance.sites[site_id]
    utilisation = instance.scenario.utilisation
    if site.supplier or utilisation is None or site.pue is None or site.energy_price is None:
        return Decimal(0)
    return site.pue * utilisation * instance.horizon.hours(period) * site.energy_price


def _hosting(instance: Instance, site_id: str) -> Decimal:
    """Give what a landlord asks for a kW in place at a site for a period."""
    site = instance.sites[site_id]
    if site.supplier or site.hosting_price is None:
        return Decimal(0)
    return site.hosting_price * instance.horizon.months


def site_prices(instance: Instance, site: str, period: int) -> tuple[tuple[CostKind, Decimal], ...]:
    """Give what a kW in place at a site costs for a period, by kind."""
    return (
        ("energy", _energy(instance, site, period)),
        ("hosting", _hosting(instance, site)),
    )
