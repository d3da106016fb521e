"""The plan's tables: its orders, and what was left out with the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procure.figures import OrderRow, Owned, PortRow, ProgramRow, orders
from procure.names import Names
from procure.plan import LeftOut, Order
from procure.units import minor_digits
from procure.words import sentence
from ui import formats
from ui.document import Document, Planned
from ui.entry import Entry, Whole
from ui.tables.columns import Column, Row, RowTitle
from ui.tables.lazy_rows import LazyRows
from ui.tables.records import RecordTable
from ui.tables.view import RecordView

_LEAST_SUPPLIER: Final = 136
_LEAST_SITE: Final = 88
_WRAPPED_SUPPLIER: Final = 112
"""Where a name may run over two lines, the room is for the reason beside it."""
_MONTH_WIDTH: Final = 76
_left: Final = attrgetter("offer", "workload", "key", "values")
"""What tells apart what was left out."""


class Amount(Entry):
    """An amount of money, in whole units of its currency; the exact one is on hover."""

    numeric = True

    def show(self, value: Decimal | None) -> str:
        """Give the amount with its thousands separated; nothing where there is none."""
        return "" if value is None else formats.number(value, 0)

    def write(self, value: Decimal | None) -> str:
        """Give the exact amount as a spreadsheet takes it."""
        return "" if value is None else f"{value:f}"


class Price(Entry):
    """The price of an order's unit, or of a chip-hour, in the currency of its quote."""

    numeric = True

    def show(self, value: Order) -> str:
        """Give the price with all its decimals; a mean over several prices is marked."""
        price = price_text(value).removesuffix(".00")
        return price if value.kind == "purchase" else f"{price} /h"

    def write(self, value: Order) -> str:
        """Give the price as a spreadsheet takes it."""
        return f"{value.unit_price:f}"

    def rank(self, value: Order) -> tuple[str, Decimal]:
        """Sort what is bought by price, then what is rented."""
        return value.kind, value.unit_price


def price_text(order: Order) -> str:
    """Write what a unit or a chip-hour costs; a mean over several prices is marked: "~US$2.67"."""
    if len(order.price_lines) <= 1:
        return formats.unit_price(order.unit_price, order.currency)
    step = Decimal(1).scaleb(-minor_digits(order.currency))
    return f"~{formats.unit_price(order.unit_price.quantize(step), order.currency)}"


class MonthOf(Entry):
    """A day, shown as its month."""

    def show(self, value: date | None) -> str:
        """Give the month's name and the year; nothing where there is no day."""
        return "" if value is None else formats.month(value)

    def write(self, value: date | None) -> str:
        """Give the day as a spreadsheet takes it."""
        return "" if value is None else value.isoformat()


def month_column(
    heading: str, day: Callable[[Row], date | None], about: str, *, width: int = _MONTH_WIDTH
) -> Column[Row]:
    """Give the column of a day that rows may have: its month, and the day itself in the tip."""
    entry = MonthOf()
    return Column(
        heading=heading,
        get=day,
        entry=entry,
        hint=lambda row: entry.write(day(row)),
        about=about,
        width=width,
    )


ORDER_UNITS: Final = "How many units of the offer are ordered."
ORDER_SUPPLIER: Final = "Who quotes the offer, and invoices the order."
ORDER_COST: Final = (
    "Purchase or rent of all its units, with rent beyond the horizon; integration, support, energy "
    "and the like are not in it."
)

AnyTable = (
    RecordTable[OrderRow]
    | RecordTable[LeftOut]
    | RecordTable[PortRow]
    | RecordTable[ProgramRow]
    | RecordTable[Owned]
)


class PlanTable(QWidget):
    """A table about the plan; a sentence about the chosen row goes to the Why? panel."""

    told = Signal(str)

    def __init__(
        self,
        table: AnyTable,
        tell: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        """Show a table; `tell` gives the sentences of a row."""
        super().__init__(parent)
        self.table = table
        self.view = RecordView(table)
        self.view.setSelectionBehavior(RecordView.SelectionBehavior.SelectRows)
        self.view.tell = lambda row, _column: tell(row)
        self.view.told.connect(self.told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)

    def refresh(self) -> None:
        """Take over the plan that is now shown."""
        self.table.refresh()
        self.view.fit_columns()


Shown = Callable[[], Planned | None]


def orders_table(document: Document, shown: Shown) -> PlanTable:
    """Give the table of the orders of the plan that is shown."""

    def rows() -> tuple[OrderRow, ...]:
        planned = shown()
        if planned is None:
            return ()
        return orders(planned.project, planned.scenario, planned.plan)

    def columns() -> tuple[Column[OrderRow], ...]:
        planned = shown()
        return () if planned is None else _order_columns(planned)

    table: RecordTable[OrderRow] = RecordTable(
        document,
        columns,
        rows,
        key=lambda row: row.order.id,
        title=RowTitle(
            heading="Order",
            get=lambda row: row.name,
            about="The offer that is ordered, in the supplier's words.",
        ),
    )

    def tell(row: int) -> str:
        planned = shown()
        return "" if planned is None else order_told(planned, table.rows[row])

    return PlanTable(table, tell)


def _order_columns(planned: Planned) -> tuple[Column[OrderRow], ...]:
    currency = planned.plan.currency
    names = Names(planned.project)

    def sites(row: OrderRow) -> str:
        return ", ".join(names.site(at.site) for at in row.placed)

    return (
        Column(
            heading="Units",
            get=lambda row: row.order.units,
            entry=Whole(),
            about=ORDER_UNITS,
            measured="units",
            width=56,
        ),
        Column(
            heading="Chips",
            get=lambda row: row.chips,
            entry=Whole(),
            hint=_contents,
            about="How many chips these units hold together, of all models.",
            measured="chips",
            width=60,
        ),
        Column(
            heading="Cost",
            unit=currency,
            get=lambda row: row.order.cost,
            entry=Amount(),
            hint=lambda row: formats.money_full(row.order.cost, currency),
            about=ORDER_COST,
        ),
        month_column(
            "Ordered",
            lambda row: row.order.placed,
            "When the order is to be placed: on the first day of a period.",
        ),
        month_column(
            "Arrives",
            lambda row: row.order.arrives,
            "When the units arrive: the day of the order and the lead time that plans; they "
            "work from the first period that starts then or later.",
        ),
        Column(
            heading="Supplier",
            get=lambda row: row.order.supplier,
            about=ORDER_SUPPLIER,
            least=_LEAST_SUPPLIER,
        ),
        Column(
            heading="Site",
            get=sites,
            about="Where the units go; they do not move later.",
            least=_LEAST_SITE,
        ),
        Column(
            heading="Unit price",
            get=lambda row: row.order,
            entry=Price(),
            hint=lambda row: _PRICED[row.order.kind],
            about=(
                "What a unit costs, or where /h stands a chip for an hour; ~ marks a mean of "
                "several prices."
            ),
            measured="the currency of the quote, per unit or chip-hour",
        ),
        *(_LICENCE if any(order.licence for order in planned.plan.orders) else ()),
    )


_LICENCE: Final[tuple[Column[OrderRow], ...]] = (
    Column(
        heading="Export licence",
        get=lambda row: sentence("report-licence-needed") if row.order.licence else "",
        about="Whether the order waits for an export licence; blank: it needs none.",
    ),
)


_PRICED: Final = {
    "purchase": "Bought; the price of a unit",
    "rent": "Rented; the price of a chip-hour",
}


def _contents(row: OrderRow) -> str:
    return row.contents


def order_told(planned: Planned, row: OrderRow) -> str:
    """Tell of an order: what, from whom, when, where to, at what price."""
    order, names = row.order, Names(planned.project)
    horizon = planned.scenario.horizon
    lines = [
        sentence(
            "order-told",
            {
                "units": f"{order.units:,}",
                "name": row.name,
                "supplier": order.supplier,
                "placed": formats.month(order.placed),
            },
        )
    ]
    usable = horizon.label(order.usable)
    if order.until is None:
        values = {"arrives": formats.day(order.arrives), "usable": usable}
        lines.append(sentence("order-arrives", values))
    else:
        periods = formats.counted(order.until - order.usable, "period", "periods")
        lines.append(sentence("order-rented", {"periods": periods, "usable": usable}))
    lines += [
        sentence(
            "order-placed-at",
            {
                "units": formats.counted(at.units, "unit", "units"),
                "site": names.site(at.site),
                "chips": f"{at.chips:,}",
            },
        )
        for at in row.placed
    ]
    lines.append(
        sentence(
            "order-cost",
            {
                "cost": formats.money_full(order.cost, planned.plan.currency),
                "price": price_text(order),
                "unit": "unit" if order.kind == "purchase" else "chip-hour",
            },
        )
    )
    if order.licence:
        lines.append(sentence("order-licence"))
    lines += related_parties(planned, order.offer)
    return "\n".join(lines)


def related_parties(planned: Planned, offer: str) -> list[str]:
    """Say which related-party notes stand with an offer or its chips."""
    names = Names(planned.project)
    found = names.offers.get(offer)
    notes = [found[1].related_party] if found else []
    notes += [
        names.chips[chip].related_party for chip, _ in names.held(offer) if chip in names.chips
    ]
    return [sentence("order-related", {"note": note}) for note in dict.fromkeys(notes) if note]


def left_out_table(document: Document, shown: Shown) -> PlanTable:
    """Give the table of what the plan that is shown leaves out, and why."""

    def rows() -> LazyRows[LeftOut]:
        planned = shown()
        return LazyRows(() if planned is None else planned.plan.left_out, key=_left)

    def name(row: LeftOut) -> str:
        planned = shown()
        return row.offer if planned is None else left_out_name(planned, row)

    def why(row: LeftOut) -> str:
        return sentence(row.key, row.values)

    table: RecordTable[LeftOut] = RecordTable(
        document,
        lambda: (
            Column(
                heading="Supplier",
                get=lambda row: row.supplier,
                about="Whose offer or commitment it is.",
                width=_WRAPPED_SUPPLIER,
            ),
            Column(
                heading="Reason",
                get=why,
                about="Why it is not in the plan, and what would have to be known or changed.",
            ),
        ),
        rows,
        key=_left,
        title=RowTitle(
            heading="Left out",
            get=name,
            about="An offer or a commitment that the plan does not reckon with.",
        ),
    )

    def tell(row: int) -> str:
        left = table.rows[row]
        of = f"{name(left)}, {left.supplier}" if left.supplier else name(left)
        return f"{of}\n{why(left)}"

    made = PlanTable(table, tell)
    made.view.set_wrapping()
    return made


def left_out_name(planned: Planned, left: LeftOut) -> str:
    """Name what was left out: an offer, or a commitment as its supplier describes it."""
    return Names(planned.project).left_out(left.offer)
