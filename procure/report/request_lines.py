"""What a plan orders of one supplier, as the lines of a purchase request.

Only the supplier's own offers and the buyer's delivery addresses are looked at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from procure.names import Names
from procure.offers import Catalog, Offer
from procure.plan import Order, Plan, PriceLine
from procure.project import Project
from procure.record import record
from procure.report.stands import stands_in
from procure.scenario import Scenario
from procure.units import EXACT


@record
class RequestLine:
    """Units at one price. `hours` are the chip-hours of a unit where it is rented.

    `of` is the number of the order that it belongs to, `from_units` the quantity from which
    its price is quoted (empty where there is no break, and for a fixed cost per order).
    """

    of: int
    offer: Offer
    fixed: bool = False
    ordered: date
    units: int
    price: Decimal
    hours: int | None
    from_units: int | None
    quoted_in: str

    @property
    def amount(self) -> Decimal:
        """Multiply units, hours and price, unrounded."""
        each = EXACT.multiply(self.price, Decimal(self.units))
        return each if self.hours is None else EXACT.multiply(each, Decimal(self.hours))


@record
class Delivery:
    """Units of an order that go to one site."""

    of: int
    offer: Offer
    units: int
    site: str
    country: str
    wanted: date
    until: date | None
    licence: bool


class Requested:
    """The orders of one supplier, numbered among themselves by date."""

    def __init__(self, project: Project, scenario: Scenario, plan: Plan, supplier: str) -> None:
        """Look at one supplier's lists."""
        self.lists = tuple(one for one in project.catalogs if one.supplier == supplier)
        self._known: Mapping[str, tuple[Catalog, Offer]] = {
            offer.id: (catalog, offer) for catalog in self.lists for offer in catalog.offers
        }
        self._horizon = scenario.horizon
        self._plan = plan
        self._names = Names(project)

    @cached_property
    def orders(self) -> tuple[Order, ...]:
        """List the orders in the order of their numbers."""
        found = (order for order in self._plan.orders if order.offer in self._known)
        return tuple(sorted(found, key=lambda one: (one.placed, self._offer(one).description)))

    @cached_property
    def offers(self) -> tuple[tuple[Catalog, Offer], ...]:
        """List the offers ordered, each once, with its price list."""
        return tuple(self._known[one] for one in dict.fromkeys(one.offer for one in self.orders))

    def _offer(self, order: Order) -> Offer:
        return self._known[order.offer][1]

    def lines(self) -> Iterator[RequestLine]:
        """Give the lines, order by order; a fixed cost of an order comes after its units."""
        for number, order in enumerate(self.orders, start=1):
            catalog, offer = self._known[order.offer]
            for line in order.price_lines:
                yield RequestLine(
                    of=number,
                    offer=offer,
                    ordered=order.placed,
                    units=line.units,
                    price=line.unit_price,
                    hours=self._hours(order, offer),
                    from_units=_from_units(offer, line),
                    quoted_in=_quoted_in(catalog, offer),
                )
            if offer.fixed_order_cost:
                yield RequestLine(
                    of=number,
                    offer=offer,
                    fixed=True,
                    ordered=order.placed,
                    units=1,
                    price=offer.fixed_order_cost,
                    hours=None,
                    from_units=None,
                    quoted_in=_quoted_in(catalog, offer),
                )

    def _hours(self, order: Order, offer: Offer) -> int | None:
        """Count the chip-hours of a rented unit over its term."""
        if order.until is None:
            return None
        hours = sum(self._horizon.hours(period) for period in range(order.usable, order.until))
        return hours * offer.chips_per_unit

    def deliveries(self) -> Iterator[Delivery]:
        """Give where the units go and by when, order by order."""
        placed = defaultdict(list)
        for one in self._plan.placements:
            placed[one.order].append(one)
        for number, order in enumerate(self.orders, start=1):
            until = None if order.until is None else self._horizon.starts(order.until)
            for at in placed[order.id]:
                site = self._names.sites.get(at.site)
                yield Delivery(
                    of=number,
                    offer=self._offer(order),
                    units=at.units,
                    site=self._names.site(at.site),
                    country=site.country if site else "",
                    wanted=self._horizon.starts(order.usable),
                    until=until,
                    licence=order.licence,
                )


def _from_units(offer: Offer, line: PriceLine) -> int | None:
    if len(offer.breaks) == 1:
        return None
    prices = (one.quantity for one in offer.breaks if one.unit_price == line.unit_price)
    return next(prices, None)


def _quoted_in(catalog: Catalog, offer: Offer) -> str:
    day = catalog.as_of or catalog.read_on
    return f"{stands_in(catalog, offer)}, {day.isoformat()}"


def suppliers_of(plan: Plan, project: Project) -> tuple[str, ...]:
    """List the suppliers of whom a plan orders, in the order of the price lists."""
    ordered = {order.supplier for order in plan.orders}
    return tuple(dict.fromkeys(one.supplier for one in project.catalogs if one.supplier in ordered))


def currencies(lines: Iterable[RequestLine]) -> tuple[str, ...]:
    """List the currencies of lines, each once."""
    return tuple(dict.fromkeys(line.offer.currency for line in lines))
