"""What can be ordered: each offer in each period, read from docs/model.md alone."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from procure.demand import Site
from procure.offers import Offer
from tests.solver.brute.market import Market, days_of

FOR_EVER = 999
MOST_UNITS = 12
"""The largest order that is tried of an offer whose supply nobody states."""


@dataclass(frozen=True)
class Slot:
    """An offer in one order period, without or with a licence."""

    number: int
    offer: Offer
    supplier: str
    period: int
    licence: bool
    arrives: date
    due: int
    usable: int
    until: int
    sites: tuple[str, ...]

    def works(self, period: int) -> bool:
        """Tell whether its units are in place in a period."""
        return self.usable <= period < self.until


@dataclass(frozen=True)
class Choice:
    """So many units ordered in a slot, split over the slot's sites."""

    slot: Slot
    units: int
    split: tuple[int, ...]

    def places(self) -> Iterator[tuple[str, int]]:
        """List the sites that get units, with how many."""
        for site, units in zip(self.slot.sites, self.split, strict=True):
            if units:
                yield site, units


class Slots:
    """Everything that a market has to order."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.all = tuple(self._list())

    def _list(self) -> Iterator[Slot]:
        number = itertools.count()
        market = self.market
        for catalog in market.project.catalogs:
            for offer in catalog.offers:
                if offer.id in market.scenario.excluded or not self._serves(offer):
                    continue
                for period in market.periods:
                    for licence in (False, True):
                        slot = self._slot(offer, catalog.supplier, period, licence=licence)
                        if slot is not None:
                            yield replace(slot, number=next(number))

    def _serves(self, offer: Offer) -> bool:
        works = [work.id for work in self.market.project.workloads]
        return any(
            self.market.best_speed(one.chip, work) for one in offer.contents for work in works
        )

    def _slot(self, offer: Offer, supplier: str, period: int, *, licence: bool) -> Slot | None:
        weeks = offer.lead_weeks
        if self.market.scenario.lead_time == "p90" and offer.lead_weeks_p90 is not None:
            weeks = offer.lead_weeks_p90
        assert weeks is not None
        placed = self.market.horizon.starts(period)
        days = [placed, placed + days_of(weeks)]
        rules = self.market.limit("eligibility")
        if licence:
            if rules is None or rules.value is None:
                return None
            weeks += rules.value
        longest = self.market.limit("lead_time")
        if longest is not None and longest.value is not None and weeks > longest.value:
            return None
        if offer.valid_from and placed < offer.valid_from:
            return None
        if offer.valid_until and placed > offer.valid_until:
            return None
        arrives = placed + days_of(weeks)
        usable = self.market.first_from(arrives)
        until = self._until(offer, usable)
        program = self.market.programs[offer.program][1] if offer.program else None
        early = program is not None and program.earliest is not None and arrives < program.earliest
        sites = self._sites(offer, supplier, [*days, arrives], licence=licence)
        if usable >= self.market.end or until == 0 or early or not sites:
            return None
        return Slot(
            number=0,
            offer=offer,
            supplier=supplier,
            period=period,
            licence=licence,
            arrives=arrives,
            due=self.market.containing(arrives),
            usable=usable,
            until=until,
            sites=sites,
        )

    def _until(self, offer: Offer, usable: int) -> int:
        if offer.kind == "purchase":
            return FOR_EVER
        months = self.market.horizon.months
        term = offer.term_months
        if term is None or months % term == 0:
            return usable + 1
        return usable + term // months if term % months == 0 else 0

    def _sites(
        self, offer: Offer, supplier: str, days: list[date], *, licence: bool
    ) -> tuple[str, ...]:
        """List where an order may go; the days are of the order and of its arrivals.

        A licence is for what needs one on the day of the order or of the arrival without
        one; on the later day of arrival it must still not be banned.
        """
        stays = offer.kind == "rent" and offer.hosted_by == "supplier"
        found = [
            site
            for site in self.market.project.sites
            if site.supplier == (supplier if stays else "")
            and (not offer.deliver_to or site.country in offer.deliver_to)
        ]
        if stays or self.market.limit("eligibility") is None:
            return () if licence else tuple(site.id for site in found)
        wanted = "licence" if licence else "allowed"
        return tuple(
            site.id
            for site in found
            if self._status(offer, site, days[:2]) == wanted
            and self._status(offer, site, days[2:]) != "banned"
        )

    def _status(self, offer: Offer, site: Site, days: list[date]) -> str:
        """Give the strictest of the rules that hold on the days for any chip of a unit."""
        found = {"allowed"}
        for content in offer.contents:
            rules = [
                rule
                for rule in self.market.chips[content.chip].export_rules
                if rule.country == site.country
            ]
            for day in days:
                holding = [rule for rule in rules if rule.start <= day]
                if holding:
                    found.add(max(holding, key=lambda rule: rule.start).status)
        return next(one for one in ("banned", "licence", "allowed") if one in found)

    def choices(self, slot: Slot) -> Iterator[Choice]:
        """List every order that the slot's offer allows by itself."""
        offer = slot.offer
        least = offer.moq or 1
        if offer.break_basis == "order" or slot.offer.breaks[0].quantity <= 1:
            least = max(least, offer.breaks[0].quantity)
        most = MOST_UNITS
        if self.market.limit("supply") is not None:
            most = min(most, offer.supply_total or most, offer.supply_per_period or most)
        for units in range(least, most + 1):
            if units % (offer.multiple or 1) == 0:
                for split in _splits(units, len(slot.sites)):
                    yield Choice(slot=slot, units=units, split=split)


def _splits(units: int, sites: int) -> Iterator[tuple[int, ...]]:
    for split in itertools.product(range(units + 1), repeat=sites):
        if sum(split) == units:
            yield split
