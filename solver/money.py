"""What a column of the model costs, and when it falls due, per unit and fixed.

Without payment terms a purchase and its integration fall due on delivery, rent in the
period whose hours it pays for. All amounts are in the project's currency.
"""

from collections.abc import Iterator
from decimal import Decimal

from procure.units import EXACT
from solver.instance import Column, Instance

Price = tuple[Decimal, Decimal]
"""What one unit costs and what is added once."""


def billed_periods(column: Column) -> range:
    """Give the periods whose hours a rented column pays for, also past the horizon."""
    until = column.candidate.until
    if until is None:
        return range(0)
    return range(column.candidate.usable, until)


def _prices(column: Column, hours: int | None) -> list[Price]:
    """Give a tier's price of a unit: as quoted, or for so many hours of its chips."""
    rate = column.option.rate
    if hours is not None:
        rate = rate * hours * column.option.offer.chips_per_unit
    return [
        (EXACT.multiply(tier.unit_price, rate), EXACT.multiply(tier.fixed, rate))
        for tier in column.tiers
    ]


def payments(instance: Instance, column: Column) -> Iterator[tuple[int, list[Price]]]:
    """List what falls due of purchase or rent: the period, and the price in each tier."""
    if column.option.offer.kind == "purchase":
        yield column.candidate.due, _prices(column, None)
    for period in billed_periods(column):
        yield period, _prices(column, instance.horizon.hours(period))


def gross(instance: Instance, column: Column) -> list[Price]:
    """Give all purchase or rent that an order commits to, undiscounted, in each tier."""
    if column.option.offer.kind == "purchase":
        return _prices(column, None)
    hours = sum(instance.horizon.hours(period) for period in billed_periods(column))
    return _prices(column, hours)


def integration(column: Column) -> Decimal:
    """Give the integration cost of a unit; what is not known is not counted."""
    cost = column.option.offer.integration_cost
    return EXACT.multiply(cost, column.option.rate) if cost is not None else Decimal(0)


def energy(instance: Instance, column: Column, site_id: str, period: int) -> Decimal:
    """Give the energy cost of a unit at a site in a period, as docs/model.md says."""
    site = next(site for site in instance.project.sites if site.id == site_id)
    utilisation = instance.scenario.utilisation
    kw = column.option.kw
    if (
        site.supplier
        or kw is None
        or utilisation is None
        or site.pue is None
        or site.energy_price is None
    ):
        return Decimal(0)
    hours = instance.horizon.hours(period)
    return kw * site.pue * utilisation * hours * site.energy_price
