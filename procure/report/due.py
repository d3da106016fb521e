"""What is due for each order, as formulas over quantities, prices and terms.

Mirrors procure.audit.due. A line is there wherever a changed quantity could make it due, and
is nothing as long as it is not.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from procure.figures import OrderRow
from procure.plan import CostKind
from procure.record import record
from procure.report.book import Book
from procure.report.inputs import Inputs, rate_of
from procure.report.places import Places
from procure.report.price_lines import invoiced_of, total_of
from procure.report.subject import Subject
from procure.report.terms import term_key
from procure.units import EXACT, Number

_NOTHING: Final = Decimal(0)


@record
class Due:
    """A line of cost: a formula that gives its exact amount, and what that is now.

    `part` tells apart lines of one order and kind: the deposit, the rest on delivery, a
    credit. The amount of the rest is what the invoice, rounded, leaves after the deposit.
    """

    kind: CostKind
    period: int
    order: str = ""
    site: str = ""
    subject: str = ""
    part: str = ""
    pays_for: str
    supplier: str
    formula: str
    value: Number


def due_for_order(
    book: Book, subject: Subject, places: Places, inputs: Inputs, row: OrderRow
) -> Iterator[Due]:
    """List what may fall due for an order."""
    asked = _Asked(book, subject, places, inputs, row)
    if row.order.kind == "purchase":
        yield from asked.purchase()
    else:
        yield from asked.rent()
    yield from asked.besides()


class _Asked:
    """One order, with what all of its lines need."""

    def __init__(
        self, book: Book, subject: Subject, places: Places, inputs: Inputs, row: OrderRow
    ) -> None:
        self._book, self._subject, self._places, self._inputs = book, subject, places, inputs
        self._row, self._offer = row, places.offer(row)
        self._priced = places.priced(row)
        self._rate = places.facts.rates[self._offer.currency]
        self._by = rate_of(book, self._offer.currency)
        self._arrives = places.facts.period_of(row.order.arrives)

    def _line(
        self, kind: CostKind, period: int, formula: str, value: Decimal, part: str = ""
    ) -> Due:
        return Due(
            kind=kind,
            period=period,
            order=self._row.order.id,
            part=part,
            pays_for=self._row.name,
            supplier=self._row.order.supplier,
            formula=formula,
            value=value,
        )

    def _term(self, field: str) -> str:
        return self._book.at(term_key(self._offer, field))

    def purchase(self) -> Iterator[Due]:
        """Split an invoice, credit what was too much, add what follows from the price."""
        order, offer, horizon = self._row.order, self._offer, self._subject.scenario.horizon
        invoiced = f"({invoiced_of(self._places, self._row)})*{self._by}"
        value = EXACT.multiply(self._priced.invoiced, self._rate)
        if offer.deposit is not None:
            part = EXACT.multiply(value, offer.deposit)
            formula = f"{invoiced}*{self._term('deposit')}"
            yield self._line("purchase", order.period, formula, part, "deposit")
        yield self._line("purchase", self._arrives, invoiced, value, "rest")
        yield from self._credit("purchase", self._by, self._rate)
        total = f"({total_of(self._places, self._row)})*{self._by}"
        price = EXACT.multiply(self._priced.total, self._rate)
        if offer.support_rate is not None:
            yearly = EXACT.multiply(price, offer.support_rate)
            for period in range(order.usable, horizon.periods):
                years = self._inputs.years(period)
                formula = f"{total}*{self._term('support_rate')}*{years}"
                amount = EXACT.multiply(yearly, horizon.years(period))
                yield self._line("support", period, formula, amount)
        if offer.residual_value is not None:
            formula = f"-{total}*{self._term('residual_value')}"
            amount = EXACT.multiply(-price, offer.residual_value)
            yield self._line("residual", horizon.periods, formula, amount)

    def rent(self) -> Iterator[Due]:
        """Charge all hours of the term."""
        order, horizon = self._row.order, self._subject.scenario.horizon
        chips = self._offer.chips_per_unit
        invoiced = f"({invoiced_of(self._places, self._row)})*{self._by}"
        value = EXACT.multiply(self._priced.invoiced, self._rate)
        periods = range(order.usable, order.until or order.usable)
        for period in periods:
            formula = f"{invoiced}*{self._inputs.hours(period)}*{chips}"
            amount = EXACT.multiply(value, horizon.hours(period) * chips)
            yield self._line("rent", period, formula, amount)
        hours = sum(horizon.hours(period) for period in periods) * chips
        named = "+".join(self._inputs.hours(period) for period in periods)
        by = f"{self._by}*({named})*{chips}"
        yield from self._credit("rent", by, EXACT.multiply(self._rate, hours))

    def _credit(self, kind: CostKind, by: str, factor: Decimal) -> Iterator[Due]:
        """Give back what later orders take off the price, with the last of them."""
        if not self._places.is_credited(self._row):
            return
        rows = self._places.together(self._row)
        more = f"({total_of(self._places, self._row)}-{invoiced_of(self._places, self._row)})*{by}"
        less = EXACT.multiply(EXACT.subtract(self._priced.total, self._priced.invoiced), factor)
        last = self._priced.credited
        for period in sorted({one.order.period for one in rows}):
            if period < self._row.order.period:
                continue
            now = [one for one in rows if one.order.period == period]
            later = [one for one in rows if one.order.period > period]
            tests = f"{self._places.units_together(now)}>0"
            if later:
                tests = f"AND({tests},{self._places.units_together(later)}=0)"
            value = less if period == last else _NOTHING
            yield self._line(kind, period, f"IF({tests},{more},0)", value, "credit")

    def besides(self) -> Iterator[Due]:
        """Add the fixed cost of an order and the integration of its units."""
        order, offer = self._row.order, self._offer
        units = self._places.units(self._row)
        if offer.fixed_order_cost is not None:
            formula = f"IF({units}>0,{self._term('fixed_order_cost')}*{self._by},0)"
            amount = EXACT.multiply(offer.fixed_order_cost, self._rate)
            yield self._line("fixed", order.period, formula, amount)
        if offer.integration_cost is not None:
            formula = f"{units}*{self._term('integration_cost')}*{self._by}"
            each = EXACT.multiply(offer.integration_cost, self._rate)
            yield self._line(
                "integration", self._arrives, formula, EXACT.multiply(each, order.units)
            )
