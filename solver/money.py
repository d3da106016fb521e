"""What a column of the model costs, and when it falls due, per unit and fixed.

The deposit on a purchase falls due with the order, as do fixed order costs; the rest of
the price and integration on delivery; rent in the period whose hours it pays for;
support, energy and hosting in the periods in which the units are in place. What units
are worth at the horizon's end is credited there. All amounts are in the project's
currency.
"""

from collections.abc import Iterator
from decimal import Decimal

from procure.plan import CostKind
from procure.record import record
from procure.units import EXACT
from solver.instance import Column, Instance

Price = tuple[Decimal, Decimal]
"""What one unit costs and what is added once."""


@record
class Due:
    """What an order costs of one kind in one period: a price for each of its tiers."""

    kind: CostKind
    period: int
    prices: tuple[Price, ...]


def billed_periods(column: Column) -> range:
    """Give the periods whose hours a rented column pays for, also past the horizon."""
    until = column.candidate.until
    if until is None:
        return range(0)
    return range(column.candidate.usable, until)


def _scaled(column: Column, factor: Decimal) -> tuple[Price, ...]:
    """Give a part of each tier's price as quoted, in the project's currency."""
    factor = EXACT.multiply(factor, column.option.rate)
    return tuple(
        (EXACT.multiply(tier.unit_price, factor), EXACT.multiply(tier.fixed, factor))
        for tier in column.tiers
    )


def _each(column: Column, per_unit: Decimal, fixed: Decimal) -> tuple[Price, ...]:
    """Give the same cost in every tier, quoted in the offer's currency."""
    rate = column.option.rate
    return ((EXACT.multiply(per_unit, rate), EXACT.multiply(fixed, rate)),) * len(column.tiers)


def dues(instance: Instance, column: Column) -> Iterator[Due]:
    """List all that an order costs, but for what depends on the site."""
    offer = column.option.offer
    candidate = column.candidate
    zero = Decimal(0)
    yield from payments(instance, column)
    if offer.fixed_order_cost:
        cost = _each(column, zero, offer.fixed_order_cost)
        yield Due(kind="fixed", period=candidate.period, prices=cost)
    if offer.integration_cost:
        cost = _each(column, offer.integration_cost, zero)
        yield Due(kind="integration", period=candidate.due, prices=cost)
    if offer.kind != "purchase":
        return
    horizon = instance.horizon
    if offer.support_rate:
        for period in range(candidate.usable, horizon.periods):
            part = EXACT.multiply(offer.support_rate, horizon.years(period))
            yield Due(kind="support", period=period, prices=_scaled(column, part))
    if offer.residual_value:
        worth = _scaled(column, -offer.residual_value)
        yield Due(kind="residual", period=horizon.periods, prices=worth)


def payments(instance: Instance, column: Column) -> Iterator[Due]:
    """List what falls due of purchase or rent."""
    offer = column.option.offer
    if offer.kind == "purchase":
        deposit = offer.deposit or Decimal(0)
        if deposit:
            yield Due(
                kind="purchase",
                period=column.candidate.period,
                prices=_scaled(column, deposit),
            )
        if deposit != 1:
            yield Due(
                kind="purchase", period=column.candidate.due, prices=_scaled(column, 1 - deposit)
            )
    for period in billed_periods(column):
        hours = Decimal(instance.horizon.hours(period) * offer.chips_per_unit)
        yield Due(kind="rent", period=period, prices=_scaled(column, hours))


def gross(instance: Instance, column: Column) -> tuple[Price, ...]:
    """Give all purchase or rent that an order commits to, undiscounted, in each tier."""
    if column.option.offer.kind == "purchase":
        return _scaled(column, Decimal(1))
    hours = sum(instance.horizon.hours(period) for period in billed_periods(column))
    return _scaled(column, Decimal(hours * column.option.offer.chips_per_unit))


def energy(instance: Instance, site_id: str, period: int) -> Decimal:
    """Give the energy cost of a kW in place at a site for a period, as docs/model.md says."""
    site = instance.sites[site_id]
    utilisation = instance.scenario.utilisation
    if site.supplier or utilisation is None or site.pue is None or site.energy_price is None:
        return Decimal(0)
    return site.pue * utilisation * instance.horizon.hours(period) * site.energy_price


def hosting(instance: Instance, site_id: str) -> Decimal:
    """Give what a landlord asks for a kW in place at a site for a period."""
    site = instance.sites[site_id]
    if site.supplier or site.hosting_price is None:
        return Decimal(0)
    return site.hosting_price * instance.horizon.months
