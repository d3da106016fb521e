"""The tab of what to negotiate: for each offer of a supplier, the terms that change the plan."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import ROUND_UP, Decimal
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from procure.explained import negotiation_words
from procure.explained.negotiation import BreakReach, Negotiation, PriceTurn, TermTurn, Worth
from procure.names import Names
from procure.words import sentence
from ui import formats
from ui.document import Document, Planned
from ui.entry import Whole
from ui.explain.explaining import Explained, Explaining, Topic
from ui.explain.tab import ExplainTab
from ui.fields import chooser
from ui.help.field_tips import explain
from ui.plan.effect_short import effect_short
from ui.tables.columns import Column

_SUPPLIER: Final = 208
_TITLE: Final = 160
"""With it the table fits beside the Why? panel of a window of 1,280 pixels."""
_TENTH: Final = Decimal("0.001")
_ENDS: Final = frozenset({"enters", "leaves"})


class NegotiationTab(ExplainTab):
    """Asks of which supplier, and lists what could be said to it about each of its offers."""

    part = "negotiation"
    sheet_wanted = Signal(object, str, object)
    """A Planned, a supplier, and a tuple of Negotiation: to be written as a sheet."""

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Begin with the first supplier."""
        self.box = chooser()
        self.box.setAccessibleName("Supplier")
        explain(self.box, "The supplier whose offers are to be negotiated.")
        self.box.setFixedWidth(_SUPPLIER)
        self.save_button = QPushButton(sentence("save-sheet"))
        super().__init__(document, explaining, "Offer", self.box)
        self.table.view.widest_title = _TITLE
        self.save_button.setToolTip(sentence("save-sheet-tip"))
        self.save_button.clicked.connect(self._save)
        line = self.bar.layout()
        if line is not None:
            line.addWidget(self.save_button)
        self.box.activated.connect(self.refresh)
        for change in (document.changed, document.scenario_changed, document.plan_changed):
            change.connect(self._list)
        self._list()

    def choose(self, supplier: str) -> None:
        """Turn to a supplier."""
        self.box.setCurrentText(supplier)
        self.refresh()

    def _list(self) -> None:
        """Offer the suppliers, those that get an order first."""
        planned = self._document.planned()
        ordered = [] if planned is None else [one.supplier for one in planned.plan.orders]
        listed = [one.supplier for one in self._document.project.catalogs if one.offers]
        names = [name for name in dict.fromkeys((*sorted(ordered), *listed)) if name in listed]
        if names != [self.box.itemText(at) for at in range(self.box.count())]:
            chosen = self.box.currentText()
            self.box.clear()
            self.box.addItems(names)
            self.box.setCurrentIndex(max(self.box.findText(chosen), 0))
        self.refresh()

    def topic(self) -> Topic | None:
        """Give what is asked of the supplier."""
        supplier = self.box.currentText()
        return Topic(part=self.part, of=(supplier,)) if supplier else None

    def show_known(self, known: Explained | None) -> None:
        """Let a sheet be written once all of a supplier's offers are known."""
        super().show_known(known)
        whole = known is not None and known.whole and self.explaining.is_current(known)
        self.save_button.setEnabled(whole)

    def _save(self) -> None:
        if self.known is not None:
            supplier = self.known.topic.of[0]
            self.sheet_wanted.emit(self.known.planned, supplier, self.known.records)

    def findings(self, known: Explained) -> Sequence[str]:
        """Leave it to the rows."""
        del known
        return ()

    def columns(self, known: Explained) -> Sequence[Column[Any]]:
        """Give what is ordered, and the price, lead time, break and delivery that matter."""
        cells = Cells(known.planned)
        return (
            Column(
                heading="Units",
                get=lambda row: row.units,
                entry=Whole(),
                about="How many units of the offer the plan orders in all; 0: none.",
                measured="units",
                width=56,
            ),
            Column(
                heading="Price",
                get=cells.price,
                about="The change of its price, in percent, at which it enters or leaves the plan.",
                width=168,
                least=112,
            ),
            Column(
                heading="Lead time",
                get=cells.lead,
                about="The lead time, in weeks, at which the plan would answer otherwise.",
                width=152,
                least=104,
            ),
            Column(
                heading="Next price break",
                get=cells.reach,
                about="How many units reach the next lower price, and what ordering them does.",
                width=176,
                least=112,
            ),
            Column(
                heading="A month earlier",
                get=cells.earlier,
                about="What a delivery a month earlier is worth, in money or in work served.",
                width=168,
                least=112,
            ),
            Column(
                heading="Supply",
                get=cells.supply,
                about=(
                    "What more supply is worth, in money or in work served, where all that is "
                    "stated is ordered."
                ),
            ),
        )

    def lines(self, known: Explained) -> Sequence[Negotiation]:
        """Give the offers as they were found, the ordered ones first."""
        latest = {one.offer: one for one in known.records if isinstance(one, Negotiation)}
        return sorted(latest.values(), key=lambda one: -one.units)

    def title(self, row: Any) -> str:
        """Name the offer."""
        return "" if self.known is None else Names(self.known.planned.project).offer(row.offer)

    def key(self, row: Any) -> Hashable:
        """Tell offers apart by their ids."""
        return str(row.offer)

    def tell(self, row: Any) -> str:
        """Say all that could be said to the supplier about an offer."""
        if self.known is None:
            return ""
        asked = self.known.planned
        most = asked.plan.stage.most if asked.plan.stage is not None else None
        said = negotiation_words.sentences(asked.project, asked.scenario, row, most)
        return "\n".join([self.title(row), *said])


class Cells:
    """Writes what was found of an offer, short enough for cells."""

    def __init__(self, asked: Planned) -> None:
        """Write in the project's currency."""
        self._currency = asked.plan.currency

    def price(self, row: Negotiation) -> str:
        """Give the price at which the offer enters or leaves the plan: "enters at −8.2 %"."""
        return _first(self._turn(one) for one in row.prices if one.change in _ENDS)

    def lead(self, row: Negotiation) -> str:
        """Give the lead time at which something changes: "enters at 31 weeks"."""
        return _first(self._term(one) for one in row.terms if one.term == "lead")

    def reach(self, row: Negotiation) -> str:
        """Give what comes of ordering up to the next break: "1,504 units: −US$312k"."""
        return _first(self._reach(one) for one in row.breaks)

    def earlier(self, row: Negotiation) -> str:
        """Give what a delivery a month earlier is worth."""
        return self._worth(row, lambda one: one.term == "lead")

    def supply(self, row: Negotiation) -> str:
        """Give what more supply is worth, where it is used up."""
        return self._worth(row, lambda one: one.term.startswith("supply"))

    def _turn(self, turn: PriceTurn) -> str:
        if turn.outcome != "found" or turn.after is None:
            return sentence(f"turn-{turn.outcome}")
        # Away from the quote, so that what is shown is on the side that is proven.
        by = formats.percent_change((turn.after.factor - 1).quantize(_TENTH, ROUND_UP))
        return sentence(f"turn-{turn.change}", {"at": by})

    def _term(self, turn: TermTurn) -> str:
        if turn.outcome != "found" or turn.after is None:
            return sentence(f"turn-{turn.outcome}")
        weeks = formats.counted(int(turn.after), "week", "weeks")
        return sentence(f"turn-{turn.change}", {"at": weeks})

    def _reach(self, reach: BreakReach) -> str:
        if reach.paid is None:
            worth = effect_short(reach.effect, self._currency)
        else:
            worth = formats.money_change(reach.paid, self._currency)
        return sentence("turn-break", {"units": f"{reach.quantity:,}", "worth": worth})

    def _worth(self, row: Negotiation, is_asked: Callable[[Worth], bool]) -> str:
        return _first(
            effect_short(one.effect, self._currency) for one in row.worths if is_asked(one)
        )


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")
