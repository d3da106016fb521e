"""What keeps an offer from being planned, and what is not known of it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import Final, TypeAlias

from procure.check.places import places
from procure.check.problem import Problem, warns
from procure.check.ranges import MOST_COUNT, MOST_DECIMALS, MOST_MONEY, MOST_MONTHS, NO_END
from procure.offer_facts import as_set
from procure.offers import Catalog, Offer
from procure.project import Project
from procure.remembered import Remembered
from procure.scenario import Scenario

_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "lead_weeks": (0, NO_END),
    "lead_weeks_p90": (0, NO_END),
    "kw_per_unit": (0, MOST_COUNT),
    "racks_per_unit": (0, MOST_COUNT),
    "integration_cost": (0, MOST_MONEY),
    "fixed_order_cost": (0, MOST_MONEY),
    "support_rate": (0, 10),
    "deposit": (0, 1),
    "residual_value": (0, 1),
    "moq": (0, MOST_COUNT),
    "multiple": (1, MOST_COUNT),
    "supply_per_period": (0, MOST_COUNT),
    "supply_total": (0, MOST_COUNT),
    "term_months": (1, MOST_MONTHS),
}
"""The least and the greatest that a figure of an offer can be."""
_figures: Final = attrgetter(*_RANGES)

Found: TypeAlias = tuple[tuple[int, Problem], ...]
"""Problems of a tuple of offers, each with the place of its offer."""


def of_offers(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Check each offer that the scenario may use; one checked before is not looked at again."""
    excluded = as_set(scenario.excluded)
    for catalog in project.catalogs:
        for _, problem in _checked.of(catalog.offers):
            if problem.where[1] not in excluded:
                yield problem


def keep_checked(catalogs: Iterable[Catalog]) -> None:
    """Forget what was found in all offers but those of some price lists."""
    _checked.keep_only([one.offers for one in catalogs])


def look_ahead(offers: tuple[Offer, ...]) -> None:
    """Check offers in any thread, so that of_offers finds it done."""
    _checked.of(offers)


def _look(offers: tuple[Offer, ...]) -> Found:
    return _found(offers, range(len(offers)))


def _look_again(
    known: Found, before: tuple[Offer, ...], after: tuple[Offer, ...], places: list[int]
) -> Found:
    del before
    again = frozenset(places)
    kept = [one for one in known if one[0] not in again]
    return tuple(sorted([*kept, *_found(after, places)], key=itemgetter(0)))


def _found(offers: tuple[Offer, ...], places: Iterable[int]) -> Found:
    return tuple((at, problem) for at in places for problem in _of_offer(offers[at]))


def _of_offer(offer: Offer) -> Iterator[Problem]:
    for key, field in faults_of_offer(offer):
        yield warns(key, "offers", offer.id, field, offer=offer.description)
    if offer.kind == "purchase" and offer.integration_cost is None:
        yield warns(
            "offer-integration-unknown",
            *("offers", offer.id, "integration_cost"),
            offer=offer.description,
        )


_checked: Final = Remembered(_look, _look_again)


def of_racks(project: Project, scenario: Scenario) -> Iterator[Problem]:
    """Say once how many offers cannot go where racks are limited, as nobody knows theirs."""
    racked = places(project, scenario).racks
    countries = {site.country for site in project.sites if site.id in racked}
    if not countries:
        return
    excluded = as_set(scenario.excluded)
    unknown = [
        offer
        for catalog in project.catalogs
        for offer in catalog.offers
        if offer.racks_per_unit is None and offer.id not in excluded and _comes_to(offer, countries)
    ]
    if unknown:
        names = [site.name for site in project.sites if site.id in racked]
        yield warns(
            "offers-racks-unknown",
            *("offers", unknown[0].id, "racks_per_unit"),
            offers=str(len(unknown)),
            offer=unknown[0].description,
            sites=", ".join(names),
        )


def _comes_to(offer: Offer, countries: set[str]) -> bool:
    stays = offer.kind == "rent" and offer.hosted_by != "buyer"
    return not stays and (not offer.deliver_to or not countries.isdisjoint(offer.deliver_to))


def faults_of_offer(offer: Offer) -> Iterator[tuple[str, str]]:
    """List what keeps an offer from being planned at all, as (key, field)."""
    if min((content.count for content in offer.contents), default=0) <= 0:
        yield "offer-no-chips", "contents"
    for key in _faults_of_breaks(offer):
        yield key, "break_kind" if key == "offer-break-kind-unknown" else "breaks"
    if offer.lead_weeks is None and offer.lead_weeks_p90 is None:
        yield "offer-lead-unknown", "lead_weeks"
    for figure, (field, (least, most)) in zip(_figures(offer), _RANGES.items(), strict=True):
        if figure is not None and not least <= figure <= most:
            yield "offer-figure-range", field


def _faults_of_breaks(offer: Offer) -> list[str]:
    """Look once at each break: there may be a hundred thousand offers, at every edit."""
    faults: list[str] = [] if offer.breaks else ["offer-no-price"]
    quantity = 0
    price: Decimal | None = None
    rises = False
    for one in offer.breaks:
        if one.unit_price <= 0:
            faults.append("offer-price-not-positive")
        if one.quantity <= quantity:
            faults.append("offer-breaks-order")
        if one.quantity > MOST_COUNT or _is_beyond_money(one.unit_price):
            faults.append("offer-figure-range")
        rises = rises or (price is not None and one.unit_price > price)
        quantity, price = one.quantity, one.unit_price
    if len(offer.breaks) > 1 and offer.break_kind is None:
        faults.append("offer-break-kind-unknown")
    if rises and offer.break_basis == "cumulative":
        faults.append("offer-cumulative-rising")
    return list(dict.fromkeys(faults)) if faults else faults


def _is_beyond_money(price: Decimal) -> bool:
    exponent = price.as_tuple().exponent
    return price > MOST_MONEY or (isinstance(exponent, int) and exponent < -MOST_DECIMALS)
