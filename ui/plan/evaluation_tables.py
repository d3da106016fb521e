"""The tables of an evaluation: costs beside the best plan's, limits, rules, what is not served."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, TypeVar

from procure import evaluation_words as words
from procure.evaluation import CostRow, Evaluation, Excess, cost_rows, excesses
from procure.figures import OrderRow, orders
from procure.names import Names
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.state import share_text
from procure.text_table import money
from procure.units import EXACT
from ui.document import Document
from ui.entry import Entry
from ui.plan.tables import ORDER_COST, ORDER_SUPPLIER
from ui.tables.columns import Column, RowTitle
from ui.tables.records import RecordTable
from ui.tables.view import RecordView

Row = TypeVar("Row")

_WIDEST_TITLE: Final = 380
_WITH_UNIT: Final = "as it stands in the cell"


class Exact(Entry):
    """An amount of money with all its digits."""

    numeric = True

    def __init__(self, currency: str, *, signed: bool = False) -> None:
        """Write amounts of a currency; `signed` ones are differences."""
        self._currency = currency
        self._signed = signed

    def show(self, value: Decimal | None) -> str:
        """Give the amount, or nothing where there is none."""
        if value is None:
            return ""
        if self._signed:
            return words.signed(value, self._currency)
        return money(value, self._currency)

    def write(self, value: Decimal | None) -> str:
        """Give the amount as a spreadsheet takes it."""
        return "" if value is None else f"{value:f}"


class Right(Entry):
    """A figure that is already written, at the right of its column."""

    numeric = True


@record
class Told:
    """A sentence that is a row."""

    number: int
    text: str


def still_view(
    document: Document,
    columns: tuple[Column[Row], ...],
    rows: Sequence[Row],
    title: RowTitle[Row] | None = None,
) -> RecordView:
    """Show rows that stay as they are."""
    table: RecordTable[Row] = RecordTable(
        document, lambda: columns, lambda: rows, key=lambda row: row, title=title, follows=False
    )
    view = RecordView(table)
    table.setParent(view)
    view.widest_title = _WIDEST_TITLE
    view.fit_titles()
    return view


def costs_view(document: Document, evaluation: Evaluation) -> RecordView:
    """Show what each kind of cost comes to, beside the best plan's."""
    currency = evaluation.plan.currency
    columns: list[Column[CostRow]] = [
        Column(
            heading="These orders",
            unit=currency,
            get=lambda row: row.amount,
            entry=Exact(currency),
            about="What the given orders come to, of this kind of cost.",
        )
    ]
    if evaluation.best is not None:
        columns += [
            Column(
                heading="Best plan",
                unit=currency,
                get=lambda row: row.best,
                entry=Exact(currency),
                about="What the best plan that was found comes to, of this kind of cost.",
            ),
            Column(
                heading="Difference",
                unit=currency,
                get=lambda row: row.difference,
                entry=Exact(currency, signed=True),
                about="How much more the given orders cost than the best plan.",
            ),
        ]
    title: RowTitle[CostRow] = RowTitle(
        heading="Kind of cost", get=words.cost_name, about="What the money is for."
    )
    return still_view(document, tuple(columns), cost_rows(evaluation), title)


def limits_view(
    document: Document, project: Project, scenario: Scenario, evaluation: Evaluation
) -> RecordView:
    """Show the limits that are broken, and by how much."""

    def part(at: int) -> Any:
        return lambda row: words.excess_values(project, row)[at]

    columns: tuple[Column[Excess], ...] = (
        Column(
            heading="Value",
            get=part(0),
            entry=Right(),
            about="What the limit allows at most, or asks for at least.",
            measured=_WITH_UNIT,
        ),
        Column(
            heading="Used",
            get=part(1),
            entry=Right(),
            about="What the given orders use of the limit.",
            measured=_WITH_UNIT,
        ),
        Column(
            heading="By",
            get=part(2),
            entry=Right(),
            about="How far they are from keeping it.",
            measured=_WITH_UNIT,
        ),
        Column(heading="", get=words.excess_side, about="On which side the limit is broken."),
    )
    title: RowTitle[Excess] = RowTitle(
        heading="Limit",
        get=lambda row: words.excess_name(project, scenario, row),
        about="A limit of the scenario that the given orders break.",
    )
    return still_view(document, columns, excesses(project, scenario, evaluation.plan), title)


def rules_view(
    document: Document, project: Project, scenario: Scenario, evaluation: Evaluation
) -> RecordView:
    """Show the other rules that are broken, a sentence each."""
    told = words.rules_told(project, scenario, evaluation.plan)
    rows = [Told(number=number, text=text) for number, text in enumerate(told, start=1)]
    columns: tuple[Column[Told], ...] = (
        Column(
            heading="What is broken",
            get=lambda row: row.text,
            about="A rule beside the limits that the given orders do not keep, and why.",
        ),
    )
    view = still_view(document, columns, rows)
    view.set_wrapping()
    return view


def missing_view(
    document: Document, project: Project, scenario: Scenario, evaluation: Evaluation
) -> RecordView:
    """Show what is not served, by workload and period."""
    names = Names(project)
    columns: tuple[Column[words.Missing], ...] = (
        Column(
            heading="Period",
            get=lambda row: scenario.horizon.label(row.period),
            about="The period in which work is not served.",
        ),
        Column(
            heading="Missing",
            get=lambda row: words.work(row.amount),
            entry=Right(),
            about="How much of the demand is not served, at all sites together.",
            measured="the row's Unit",
        ),
        Column(
            heading="Demand",
            get=lambda row: words.work(row.demand),
            entry=Right(),
            about="How much is asked for in the period, at all sites together.",
            measured="the row's Unit",
        ),
        Column(
            heading="Unit",
            get=lambda row: names.unit(row.workload),
            about="What the workload is counted in.",
        ),
        Column(
            heading="Served",
            get=_served,
            entry=Right(),
            about="Which part of the demand is served.",
            measured="% of the demand",
        ),
    )
    title: RowTitle[words.Missing] = RowTitle(
        heading="Workload",
        get=lambda row: names.workload(row.workload),
        about="Work that is not served in full.",
    )
    return still_view(document, columns, words.missing(project, scenario, evaluation.plan), title)


def _served(row: words.Missing) -> str:
    return share_text(EXACT.divide(EXACT.subtract(row.demand, row.amount), row.demand))


def orders_view(
    document: Document, project: Project, scenario: Scenario, evaluation: Evaluation
) -> RecordView:
    """Show the orders that were given, with the days and costs that follow."""
    names, plan = Names(project), evaluation.plan

    def sites(row: OrderRow) -> str:
        return ", ".join(f"{at.units:,} {names.site(at.site)}" for at in row.placed)

    columns: tuple[Column[OrderRow], ...] = (
        Column(
            heading="Supplier",
            get=lambda row: row.order.supplier,
            about=ORDER_SUPPLIER,
        ),
        Column(
            heading="Ordered",
            get=lambda row: scenario.horizon.label(row.order.period),
            about="The period at whose start the order is placed.",
        ),
        Column(
            heading="Arrives",
            get=lambda row: row.order.arrives.isoformat(),
            about="The day on which the units arrive, by the lead time that plans.",
        ),
        Column(heading="Units at", get=sites, about="How many units go to which site."),
        Column(
            heading="Cost",
            unit=plan.currency,
            get=lambda row: row.order.cost,
            entry=Exact(plan.currency),
            about=ORDER_COST,
        ),
    )
    title: RowTitle[OrderRow] = RowTitle(
        heading="Offer", get=lambda row: row.name, about="The offer, in the supplier's words."
    )
    return still_view(document, columns, orders(project, scenario, plan), title)
