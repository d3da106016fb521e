"""What is known beside a supplier's file, and what its offers are compared with."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from procure.chips import Chip
from procure.limits import effective_limits
from procure.offers import OfferKind
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT, Number, Rate

Export = Literal["ignored", "licence_excluded", "licence_waited_for"]


@record
class PriceRange:
    """What a supplier asks for one chip (rent: a chip-hour), in the project's currency."""

    chip: str
    kind: OfferKind
    supplier: str
    low: Number
    high: Number


@record
class Surroundings:
    """What is known beside the file; without a project only the chips and the day.

    `currency` is the project's, empty without one; `rates` are into it. `others` are the
    prices of the project's suppliers; a list is not compared with its own. `countries` are
    those of the buyer's sites, `first_order` and `last_order` the days between which orders
    are placed. `export` says what the scenario makes of export rules: nothing, nothing
    delivered that needs a licence, or a wait of some weeks for it.
    """

    chips: tuple[Chip, ...]
    today: date
    currency: str = ""
    rates: tuple[Rate, ...] = ()
    others: tuple[PriceRange, ...] = ()
    countries: tuple[str, ...] = ()
    first_order: date | None = None
    last_order: date | None = None
    export: Export = "licence_excluded"

    def worth(self, currency: str, other: str) -> Decimal | None:
        """Give what one unit of a currency is in another; None where no rate says it."""
        if currency == other:
            return Decimal(1)
        one, two = self._rate(currency), self._rate(other)
        return EXACT.divide(one, two) if one and two else None

    def has_rate(self, currency: str) -> bool:
        """Tell whether amounts of a currency can be planned; always without a project."""
        return not self.currency or self._rate(currency) is not None

    def _rate(self, currency: str) -> Decimal | None:
        if currency == self.currency:
            return Decimal(1)
        found = (one.rate for one in self.rates if one.currency == currency and one.rate > 0)
        return next(found, None)


def surroundings_of(
    project: Project, scenario: Scenario, supplier: str = "", *, chips: Iterable[Chip], today: date
) -> Surroundings:
    """Gather what a project and its scenario say beside a price list of a supplier.

    Prices of the supplier named are left out. `chips` are those that the list is matched with.
    """
    horizon = scenario.horizon
    known = Surroundings(
        chips=tuple(chips),
        today=today,
        currency=project.currency,
        rates=project.rates,
        countries=tuple(sorted({one.country for one in project.sites if not one.supplier})),
        first_order=horizon.start,
        last_order=horizon.starts(max(horizon.periods - 1, 0)),
        export=_export(project, scenario),
    )
    return replace(known, others=_others(project, known, supplier))


def _export(project: Project, scenario: Scenario) -> Export:
    limits = effective_limits(project, scenario)
    limit = next((one for one in limits if one.family == "eligibility"), None)
    if limit is None or not limit.on:
        return "ignored"
    return "licence_excluded" if limit.value is None else "licence_waited_for"


def _others(project: Project, known: Surroundings, supplier: str) -> tuple[PriceRange, ...]:
    """Give the lowest and highest price of each chip that each other list asks."""
    prices: dict[tuple[str, OfferKind, str], list[Decimal]] = defaultdict(list)
    worth: dict[str, Decimal | None] = {}
    for catalog in project.catalogs:
        if catalog.supplier == supplier:
            continue
        for offer in catalog.offers:
            if len(offer.contents) != 1 or not offer.breaks or offer.contents[0].count < 1:
                continue
            if offer.currency not in worth:
                worth[offer.currency] = known.worth(offer.currency, project.currency)
            rate = worth[offer.currency]
            if rate is None:
                continue
            chips = 1 if offer.kind == "rent" else offer.contents[0].count
            first = EXACT.multiply(offer.breaks[0].unit_price, rate)
            about = (offer.contents[0].chip, offer.kind, catalog.supplier)
            prices[about].append(EXACT.divide(first, Decimal(chips)))
    return tuple(
        PriceRange(chip=chip, kind=kind, supplier=name, low=min(found), high=max(found))
        for (chip, kind, name), found in sorted(prices.items())
    )
