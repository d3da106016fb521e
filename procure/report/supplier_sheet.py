"""One page for a supplier: what would be ordered of its offers, and what is asked of it.

It is made to be sent. It holds the supplier's own offers and terms, the quantities planned of
them, and terms to ask for. It never holds another supplier's name or figure, a total, a
budget or what a term is worth to the buyer, nor how much dearer an offer could become before
it is ordered elsewhere.
"""

from collections.abc import Iterable, Iterator
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path
from typing import Final

from procure.errors import InputError
from procure.explained.negotiation import Negotiation, PriceTurn, TermTurn, Worth
from procure.house_style import USUAL, HouseStyle
from procure.offers import Catalog, Offer, PriceBreak
from procure.plan import Order, Plan
from procure.project import Project
from procure.record import record
from procure.report.book import Book
from procure.report.fit import refuse_unfit
from procure.report.quoted import digits_of, priced_by, quoted_price
from procure.report.sheet import Sheet
from procure.report.values import Column, Value
from procure.scenario import Scenario
from procure.storage import write_whole
from procure.text_table import counted
from procure.words import sentence

NAME: Final = "What we would order"
_LEAST_ASKED: Final = Decimal("0.5")
"""To ask for less than half of a price, or a break at less than half, is no request."""
_NARROW: Final = 12.0
"""What a price is for is a word or two, in two lines where it is a mean."""
_WIDEST: Final = 44
_COLUMNS: Final = 9


@record
class _Ask:
    """A term of an offer that is asked for, and what would follow from it."""

    offer: Offer
    term: str
    quoted: Value
    asked: Value
    unit: str
    then: str


def write_supplier_sheet(
    project: Project,
    scenario: Scenario,
    plan: Plan,
    supplier: str,
    negotiations: Iterable[Negotiation],
    path: Path,
    style: HouseStyle = USUAL,
) -> None:
    """Write the page of a supplier, whole or not at all, in a house style.

    `negotiations` are what was found of its offers; others' are passed over. Raises
    UntrustedPlanError or InputError for a plan that must not leave the house and for a
    supplier without a price list, SaveError when the file cannot be put in its place.
    """
    refuse_unfit(project, scenario, plan)
    lists = [one for one in project.catalogs if one.supplier == supplier]
    if not lists:
        raise InputError("supplier-sheet-unknown", supplier=supplier)
    found = [one for one in negotiations if one.supplier == supplier]

    def write(temporary: Path) -> None:
        title = sentence("supplier-sheet-title", {"supplier": supplier})
        book = Book(temporary, NAME, supplier, created=scenario.horizon.start, style=style)
        sheet = book.sheet(NAME)
        sheet.title(title, sentence("supplier-sheet-note", {"dates": _dates(lists)}))
        _fill(sheet, _Page(lists, scenario, plan, found))
        sheet.worksheet.fit_to_pages(1, 1)
        book.close()

    write_whole(path, write)


def _dates(lists: Iterable[Catalog]) -> str:
    days = dict.fromkeys((one.as_of or one.read_on).isoformat() for one in lists)
    return ", ".join(days)


def _fill(sheet: Sheet, page: "_Page") -> None:
    orders = sheet.table(
        "Ordered",
        [
            Column(heading="Offer"),
            Column(heading="SKU"),
            Column(heading="Ordered in"),
            Column(heading="Units", kind="whole"),
            Column(heading="Price quoted", kind="money"),
            Column(heading="Price is for", width=_NARROW),
            Column(heading="Lead time, weeks", kind="number"),
            Column(heading="Least order, units", kind="whole"),
            Column(heading="Next break, units", kind="whole"),
        ],
        list(page.orders()),
        empty=sentence("supplier-sheet-no-orders"),
        widest=_WIDEST,
    )
    row = orders.last + 2
    sheet.heading(row, sentence("supplier-sheet-asked"))
    asked = sheet.table(
        "Asked",
        [
            Column(heading="Offer"),
            Column(heading="SKU"),
            Column(heading="Term"),
            Column(heading="Quoted", kind="number"),
            Column(heading="Asked for", kind="number"),
            Column(heading="In"),
            Column(heading="What we would do"),
        ],
        [_cells(one) for one in page.asks()],
        top=row + 1,
        empty=sentence("supplier-sheet-no-asks"),
        widest=_WIDEST,
    )
    sheet.sentence(asked.last + 2, _COLUMNS, sentence("supplier-sheet-no-order"))


def _cells(ask: _Ask) -> tuple[Value, ...]:
    name, sku = ask.offer.description, ask.offer.sku
    return (name, sku, ask.term, ask.quoted, ask.asked, ask.unit, ask.then)


class _Page:
    """What stands on the page of one supplier."""

    def __init__(
        self,
        lists: Iterable[Catalog],
        scenario: Scenario,
        plan: Plan,
        found: Iterable[Negotiation],
    ) -> None:
        self._offers = {offer.id: offer for one in lists for offer in one.offers}
        self._scenario = scenario
        self._orders = sorted(
            (order for order in plan.orders if order.offer in self._offers),
            key=lambda one: (one.period, one.offer),
        )
        self._found = [one for one in found if one.offer in self._offers]

    def orders(self) -> Iterator[tuple[Value, ...]]:
        """Give a row for each order that the plan places with the supplier."""
        for order in self._orders:
            offer = self._offers[order.offer]
            later = _next_break(offer, self._counted(order))
            yield (
                offer.description,
                offer.sku,
                self._scenario.horizon.label(order.period),
                order.units,
                quoted_price(order.unit_price, order.currency),
                priced_by(offer, mean=len(order.price_lines) > 1),
                offer.lead_weeks,
                offer.moq,
                None if later is None else later.quantity,
            )

    def asks(self) -> Iterator[_Ask]:
        """Give what is asked for, offer by offer."""
        for found in self._found:
            offer = self._offers[found.offer]
            for turn in found.prices:
                yield from _price_asks(offer, found, turn)
            for term in found.terms:
                yield from _term_ask(offer, term)
            for worth in found.worths:
                yield from _worth_ask(offer, worth)
            yield from self._break_asks(offer)

    def _break_asks(self, offer: Offer) -> Iterator[_Ask]:
        """Ask for the next break's price at what is ordered, where that is near it."""
        reached: set[int] = set()
        for order in self._orders:
            units = self._counted(order)
            later = _next_break(offer, units)
            if order.offer != offer.id or later is None or units in reached:
                continue
            reached.add(units)
            if units >= _LEAST_ASKED * later.quantity:
                values = {"price": _written(later.unit_price, offer.currency)}
                yield _Ask(
                    offer=offer,
                    term=sentence("supplier-sheet-break", values),
                    quoted=later.quantity,
                    asked=units,
                    unit=sentence("supplier-sheet-units"),
                    then=sentence("supplier-sheet-then-reaches", {"units": _units(units)}),
                )

    def _counted(self, order: Order) -> int:
        """Count the units that an order's price breaks count."""
        if self._offers[order.offer].break_basis == "order":
            return order.units
        return sum(one.units for one in self._orders if one.offer == order.offer)


def _price_asks(offer: Offer, found: Negotiation, turn: PriceTurn) -> Iterator[_Ask]:
    """Ask for the prices at which an offer enters, or more of it is ordered."""
    if turn.change not in {"enters", "more"} or turn.after is None:
        return
    if turn.after.factor < _LEAST_ASKED or turn.after.factor >= 1:
        return
    for quoted, asked in zip(offer.breaks, turn.after.prices, strict=True):
        several = len(offer.breaks) > 1
        key = "supplier-sheet-price-from" if several else "supplier-sheet-price"
        digits = digits_of(asked.price, offer.currency)
        floored = asked.price.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_FLOOR)
        yield _Ask(
            offer=offer,
            term=sentence(key, {"quantity": _units(quoted.quantity)}),
            quoted=quoted_price(quoted.unit_price, offer.currency),
            asked=quoted_price(floored, offer.currency),
            unit=priced_by(offer),
            then=sentence(f"supplier-sheet-then-{turn.change}", {"units": _units(found.units)}),
        )


def _term_ask(offer: Offer, turn: TermTurn) -> Iterator[_Ask]:
    """Ask for the lead time or minimum at which an offer enters."""
    if turn.change == "enters" and turn.after is not None:
        yield _Ask(
            offer=offer,
            term=sentence(f"supplier-sheet-{turn.term}"),
            quoted=turn.quoted,
            asked=turn.after,
            unit=sentence(
                "supplier-sheet-weeks" if turn.term == "lead" else "supplier-sheet-units"
            ),
            then=sentence("supplier-sheet-then-enters"),
        )


def _worth_ask(offer: Offer, worth: Worth) -> Iterator[_Ask]:
    """Ask for a better term where it is proven to save; by how much is the buyer's own matter."""
    cost = worth.effect.cost
    if cost is not None and cost.high is not None and cost.high < 0:
        yield _Ask(
            offer=offer,
            term=sentence(f"supplier-sheet-{worth.term}"),
            quoted=worth.quoted,
            asked=worth.asked,
            unit=sentence(
                "supplier-sheet-weeks" if worth.term == "lead" else "supplier-sheet-units"
            ),
            then=sentence("supplier-sheet-then-better"),
        )


def _next_break(offer: Offer, units: int) -> PriceBreak | None:
    return next((one for one in offer.breaks if one.quantity > units), None)


def _written(price: Decimal, currency: str) -> str:
    return f"{currency} {price:,.{digits_of(price, currency)}f}"


def _units(units: int) -> str:
    return counted(units, "unit", "units")
