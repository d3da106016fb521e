"""The tab of what must be signed now: each order's last day, and what waiting costs."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, Final

from procure.explained import signing_words
from procure.explained.signing import Signing, Signings
from procure.names import Names
from ui.document import Document
from ui.entry import Day, Whole
from ui.explain.explaining import Explained, Explaining, Topic
from ui.explain.tab import ExplainTab
from ui.plan.effect_short import effect_short
from ui.plan.tables import ORDER_UNITS
from ui.tables.columns import Column

SIGNING: Final = Topic(part="signing")


class SigningTab(ExplainTab):
    """Lists the orders of the plan, the most urgent first."""

    part = "signing"

    def __init__(self, document: Document, explaining: Explaining) -> None:
        """Begin with nothing asked."""
        super().__init__(document, explaining, "Order")
        self.table.view.widest_title = _TITLE

    def topic(self) -> Topic:
        """Give the one topic there is."""
        return SIGNING

    def findings(self, known: Explained) -> Sequence[str]:
        """Say how many orders must be signed now, and what it costs to wait with all of them."""
        asked = known.planned
        most = asked.plan.stage.most if asked.plan.stage is not None else None
        return [signing_words.together_told(asked.project, one, most) for one in _of(known)]

    def columns(self, known: Explained) -> Sequence[Column[Any]]:
        """Give units, period, last day and the cost of waiting."""
        asked = known.planned
        horizon, currency = asked.scenario.horizon, asked.plan.currency

        def waiting(row: Signing) -> str:
            return "" if row.waiting is None else effect_short(row.waiting, currency)

        return (
            Column(
                heading="Sign",
                get=lambda row: _WHEN[row.now],
                about="“now” where the last day comes before the next period begins.",
                width=52,
            ),
            Column(
                heading="Last day",
                get=lambda row: row.last,
                entry=Day(),
                about="The last day on which the order can be placed and still do what is planned.",
                width=100,
            ),
            Column(
                heading="Waiting a period",
                get=waiting,
                about=(
                    "What it does to the best plan, in money or in work served, that the offer "
                    "cannot be ordered before the next period; blank: it can wait, or is not known."
                ),
                width=152,
            ),
            Column(
                heading="Units",
                get=lambda row: row.units,
                entry=Whole(),
                about=ORDER_UNITS,
                measured="units",
                width=52,
            ),
            Column(
                heading="Planned for",
                get=lambda row: horizon.label(row.period),
                about="The period at whose start the plan places the order.",
                width=88,
            ),
            Column(
                heading="Works from",
                get=lambda row: horizon.label(row.usable),
                about="The first period in which the chips of the order work.",
                width=88,
            ),
            Column(
                heading="Supplier",
                get=lambda row: row.supplier,
                about="Who quotes the offer, and has to be signed with.",
            ),
        )

    def lines(self, known: Explained) -> Sequence[Signing]:
        """Give the orders, the most urgent first."""
        return [order for one in _of(known) for order in one.orders]

    def title(self, row: Any) -> str:
        """Name the offer."""
        return "" if self.known is None else Names(self.known.planned.project).offer(row.offer)

    def key(self, row: Any) -> Hashable:
        """Tell orders apart by their ids."""
        return str(row.order)

    def tell(self, row: Any) -> str:
        """Say until when the order can be placed, and what waiting costs."""
        if self.known is None:
            return ""
        asked = self.known.planned
        most = asked.plan.stage.most if asked.plan.stage is not None else None
        said = [
            signing_words.told(asked.project, asked.scenario, one, row, most)
            for one in _of(self.known)
        ]
        return "\n".join(said)


_TITLE: Final = 160
"""With it the table fits beside the Why? panel of a window of 1,280 pixels."""
_WHEN: Final = {True: "now", False: "later"}


def _of(known: Explained) -> list[Signings]:
    """Give the latest that was found, if anything was."""
    return [one for one in known.records if isinstance(one, Signings)][-1:]
