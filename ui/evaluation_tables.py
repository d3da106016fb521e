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
from ui.columns import Column, RowTitle
from ui.document import Document
from ui.entry import Entry
from ui.records import RecordTable
from ui.table_view import RecordView

Row = TypeVar("Row")

_WIDEST_TITLE: Final = 380


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


def _view(
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
        )
    ]
    if evaluation.best is not None:
        columns += [
            Column(
                heading="Best plan", unit=currency, get=lambda row: row.best, entry=Exact(currency)
            ),
            Column(
                heading="Difference",
                unit=currency,
                get=lambda row: row.difference,
                entry=Exact(currency, signed=True),
            ),
        ]
    title: RowTitle[CostRow] = RowTitle(heading="Kind of cost", get=words.cost_name)
    return _view(document, tuple(columns), cost_rows(evaluation), title)


def limits_view(
    document: Document, project: Project, scenario: Scenario, evaluation: Evaluation
) -> RecordView:
    """Show the limits that are broken, and by how much."""

    def part(at: int) -> Any:
        return lambda row: words.excess_values(project, row)[at]

    columns: tuple[Column[Excess], ...] = (
        Column(heading="Value", get=part(0), entry=Right()),
        Column(heading="Used", get=part(1), entry=Right()),
        Column(heading="By", get=part(2), entry=Right()),
        Column(heading="", get=words.excess_side),
    )
    title: RowTitle[Excess] = RowTitle(
        heading="Limit", get=lambda row: words.excess_name(project, scenario, row)
    )
    return _view(document, columns, excesses(project, scenario, evaluation.plan), title)


def rules_view(
    document: Document, project: Project, scenario: Scenario, evaluation: Evaluation
) -> RecordView:
    """Show the other rules that are broken, a sentence each."""
    told = words.rules_told(project, scenario, evaluation.plan)
    rows = [Told(number=number, text=text) for number, text in enumerate(told, start=1)]
    columns: tuple[Column[Told], ...] = (
        Column(heading="What is broken", get=lambda row: row.text),
    )
    view = _view(document, columns, rows)
    view.set_wrapping()
    return view


def missing_view(
    document: Document, project: Project, scenario: Scenario, evaluation: Evaluation
) -> RecordView:
    """Show what is not served, by workload and period."""
    names = Names(project)
    columns: tuple[Column[words.Missing], ...] = (
        Column(heading="Period", get=lambda row: scenario.horizon.label(row.period)),
        Column(heading="Missing", get=lambda row: words.work(row.amount), entry=Right()),
        Column(heading="Demand", get=lambda row: words.work(row.demand), entry=Right()),
        Column(heading="Unit", get=lambda row: names.unit(row.workload)),
        Column(heading="Served", get=_served, entry=Right()),
    )
    title: RowTitle[words.Missing] = RowTitle(
        heading="Workload", get=lambda row: names.workload(row.workload)
    )
    return _view(document, columns, words.missing(project, scenario, evaluation.plan), title)


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
        Column(heading="Supplier", get=lambda row: row.order.supplier),
        Column(heading="Ordered", get=lambda row: scenario.horizon.label(row.order.period)),
        Column(heading="Arrives", get=lambda row: row.order.arrives.isoformat()),
        Column(heading="Units at", get=sites),
        Column(
            heading="Cost",
            unit=plan.currency,
            get=lambda row: row.order.cost,
            entry=Exact(plan.currency),
        ),
    )
    title: RowTitle[OrderRow] = RowTitle(heading="Offer", get=lambda row: row.name)
    return _view(document, columns, orders(project, scenario, plan), title)
