"""What the lists of a supplier quoted of one offer over time: a table, and a chart of prices."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from procure.editions import Quoted, history
from procure.offers import Catalog, Offer
from procure.record import record
from procure.words import sentence
from ui import formats
from ui.charts.picture import Line, Picture
from ui.document import Document
from ui.entry import Breaks, Day, Entry, Number
from ui.fields import quiet
from ui.tables.columns import Column
from ui.tables.records import RecordTable
from ui.tables.view import RecordView
from ui.theme import SPACE

if TYPE_CHECKING:
    from ui.charts.chart import Chart

_PLACES: Final = 1


@record
class QuotedRow:
    """What one list said, and by which part the price changed since the list before."""

    number: int
    quoted: Quoted
    change: Decimal | None = None


def quoted_rows(quotes: Sequence[Quoted]) -> tuple[QuotedRow, ...]:
    """Give a row for each list, the newest first."""
    rows = [
        QuotedRow(number=at, quoted=one, change=rise(quotes[at - 1], one) if at else None)
        for at, one in enumerate(quotes)
    ]
    return tuple(reversed(rows))


def rise(before: Quoted, after: Quoted) -> Decimal | None:
    """Give by which fraction the price of one unit rises; None where it cannot be told."""
    if not before.price or after.price is None or before.currency != after.currency:
        return None
    return after.price / before.price - 1


def rise_text(change: Decimal | None) -> str:
    """Write by which part a price changes, with its sign; nothing where it stays."""
    return formats.percent_change(change) if change else ""


def history_columns() -> tuple[Column[QuotedRow], ...]:
    """Give the table of what the lists of a supplier quoted."""
    return (
        Column(
            heading="List of",
            get=lambda row: row.quoted.on,
            entry=Day(),
            about="The day of the price list, or the day it was read where it names none.",
            width=96,
        ),
        Column(
            heading="Change",
            get=lambda row: rise_text(row.change),
            about=(
                "By how many percent the price of one unit differs from that of the list before; "
                "blank where it stays."
            ),
            width=72,
        ),
        Column(
            heading="Price",
            get=lambda row: row.quoted.breaks,
            entry=Breaks(),
            about="What the list quoted, with lower prices from quantities on.",
            measured="the currency beside it, per unit or chip-hour; quantities in units",
            width=176,
        ),
        Column(
            heading="Currency",
            get=lambda row: row.quoted.currency,
            about="The currency in which the list quoted the price.",
            width=72,
        ),
        Column(
            heading="Lead time",
            unit="weeks",
            get=lambda row: row.quoted.lead_weeks,
            entry=Number(places=_PLACES),
            about="From order to usable chip, as the list quoted it; blank: it did not say.",
            width=76,
        ),
        Column(
            heading="File",
            get=lambda row: row.quoted.file_name,
            entry=Entry(),
            muted=lambda _row: True,
            about="The name of the file that the list was read from.",
        ),
    )


def price_picture(offer: Offer, quotes: Sequence[Quoted]) -> Picture | None:
    """Draw the price of one unit from list to list; None where there is nothing to see.

    Prices in several currencies cannot stand on one axis.
    """
    prices = [one.price for one in quotes]
    known = [price for price in prices if price is not None]
    if len(known) < 2 or len({one.currency for one in quotes}) > 1:  # noqa: PLR2004 - a line
        return None
    per = "chip-hour" if offer.kind == "rent" else "unit"
    change = known[-1] / known[0] - 1 if known[0] else None
    values = {"per": per, "change": rise_text(change), "day": formats.day(quotes[0].on)}
    return Picture(
        title=sentence("history-moved" if values["change"] else "history-still", values),
        unit=quotes[0].currency,
        names=tuple(formats.day(one.on) for one in quotes),
        lines=(Line(name="", values=tuple(prices)),),
        tips=tuple(
            f"{formats.day(one.on)}\n{Breaks().show(one.breaks) or 'no price'} {one.currency}"
            for one in quotes
        ),
    )


_LEAST_CHART: Final = 352
"""Less would leave no room for the title beside what can be done with the picture."""


class OfferHistory(QWidget):
    """Shows the history of the offer that is selected; the chart is made when first needed."""

    told = Signal(str)
    """What is said of a row, for the Why? panel."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Wait for an offer."""
        super().__init__(parent)
        self._offer: Offer | None = None
        self._quotes: tuple[Quoted, ...] = ()
        self._drawn: tuple[Quoted, ...] | None = None
        self.chart: Chart | None = None
        self.about = quiet(sentence("history-none"))
        self.about.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        self.table: RecordTable[QuotedRow] = RecordTable(
            document,
            history_columns,
            lambda: quoted_rows(self._quotes),
            key=lambda row: row.number,
            follows=False,
            parent=self,
        )
        self.view = RecordView(self.table)
        self.view.set_stretching()
        self.view.setAccessibleName("History of the selected offer")
        self.view.told.connect(self.told)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(SPACE)
        self._sides.addWidget(self.view, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.about)
        column.addLayout(self._sides, 1)

    def show_offer(self, catalog: Catalog | None, offer: Offer | None) -> None:
        """Show what the lists of a supplier said of an offer; None: none is selected."""
        self._offer = offer
        self._quotes = ()
        said = sentence("history-none")
        if catalog is not None and offer is not None:
            self._quotes = history(catalog, offer.id)
            key = "history-first" if len(self._quotes) == 1 else "history-of"
            count = f"{len(self._quotes):,}"
            said = sentence(key, {"offer": offer.description or offer.id, "count": count})
        self.about.setText(said)
        self.view.setVisible(bool(self._quotes))
        self.table.refresh()
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._drawn == self._quotes:
            return
        self._drawn = self._quotes
        picture = None if self._offer is None else price_picture(self._offer, self._quotes)
        if picture is not None and self.chart is None:
            from ui.charts.chart import Chart

            self.chart = Chart(self)
            self.chart.setMinimumWidth(_LEAST_CHART)
            self.chart.told.connect(self.told)
            self._sides.addWidget(self.chart, 2)
        if self.chart is not None:
            self.chart.setVisible(picture is not None)
            if picture is not None:
                self.chart.show_picture(picture)
