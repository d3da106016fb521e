"""Where the cells stand that formulas of several sheets refer to, known before any is written."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from procure import figures
from procure.audit.facts import Facts
from procure.audit.prices import Priced
from procure.figures import OrderRow
from procure.offers import Catalog, Offer
from procure.plan import Order
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.values import absolute

ORDERS: Final = "Orders"
PRICE_LINES: Final = "Price lines"
FACTS: Final = "Order facts"
COST_LINES: Final = "Cost lines"

_A_RUN: Final = 3
"""So many cells below one another are shorter as a range."""
_CELL: Final = re.compile(r"((?:'[^!]+'!)?\$?[A-Z]{1,3})\$?([0-9]+)")

FIRST: Final = HEAD_ROW + 1
"""The first row of values of a sheet's first table."""
ARRIVES: Final = 8
"""The column of the day of arrival on the sheet Orders."""
_BEFORE_SITES: Final = 11
"""Columns of the sheet Orders before the units at each site."""
SUPPLIER: Final = 3
"""The column of the supplier on the sheet Orders."""
ORDERED_ON: Final = 7
ARRIVES_ON: Final = 8
"""The columns of the days on the sheet Orders."""


class Places:
    """The orders of a plan, each with its row, and the columns that formulas ask for."""

    def __init__(self, subject: Subject, called: Callable[[str], str] = str) -> None:
        """Lay out the sheets of a plan; `called` gives the names that they have in their book."""
        self.called = called
        self._subject = subject
        self.facts = Facts(subject.project, subject.scenario, subject.plan)
        self.rows: tuple[OrderRow, ...] = figures.orders(
            subject.project, subject.scenario, subject.plan
        )
        self.row_of = {row.order.id: FIRST + at for at, row in enumerate(self.rows)}
        self.sites: tuple[str, ...] = tuple(
            site.id
            for site in subject.project.sites
            if any(placed.site == site.id for row in self.rows for placed in row.placed)
        )
        self.chips: tuple[str, ...] = tuple(
            dict.fromkeys(
                chip for row in self.rows for chip, _ in subject.names.held(row.order.offer)
            )
        )
        self.lines_of: dict[str, tuple[int, int]] = {}
        at = FIRST
        for row in self.rows:
            count = len(self.offer(row).breaks)
            self.lines_of[row.order.id] = (at, at + count - 1)
            at += count

    # The orders

    def listed(self, row: OrderRow) -> tuple[Catalog, Offer]:
        """Give the price list and the offer of an order."""
        return self._subject.names.offers[row.order.offer]

    def order(self, order: str) -> Order | None:
        """Give the order of an id, if there is one."""
        at = self.row_of.get(order)
        return None if at is None else self.rows[at - FIRST].order

    def units_at(self, order: str, site: str) -> str:
        """Give the cell of an order's units at a site."""
        return cell(self.called(ORDERS), self.row_of[order], self.site_column(site))

    def offer(self, row: OrderRow) -> Offer:
        """Give the offer of an order."""
        return self.listed(row)[1]

    def priced(self, row: OrderRow) -> Priced:
        """Give what the units of an order cost."""
        return self.facts.priced[row.order.id]

    def together(self, row: OrderRow) -> tuple[OrderRow, ...]:
        """List all orders of an offer whose breaks count all of them, in their order of dates."""
        return self._cumulative[row.order.offer]

    @cached_property
    def _cumulative(self) -> dict[str, tuple[OrderRow, ...]]:
        found: dict[str, list[OrderRow]] = {}
        for row in self.rows:
            if self.offer(row).break_basis == "cumulative":
                found.setdefault(row.order.offer, []).append(row)
        # On one day, those without a licence come first.
        return {
            offer: tuple(sorted(rows, key=lambda row: (row.order.placed, row.order.licence)))
            for offer, rows in found.items()
        }

    @cached_property
    def credits(self) -> bool:
        """Whether an order may be invoiced at first at another price than it has in the end."""
        return any(self.is_credited(row) for row in self.rows)

    def is_credited(self, row: OrderRow) -> bool:
        """Tell whether later orders may lower the price of an order."""
        offer = self.offer(row)
        return (
            offer.break_basis == "cumulative"
            and offer.break_kind != "incremental"
            and len(offer.breaks) > 1
        )

    # Columns of the sheet Orders

    def site_column(self, site: str) -> int:
        """Give the column of the units at a site."""
        return _BEFORE_SITES + self.sites.index(site)

    @property
    def units_column(self) -> int:
        """Give the column of an order's units, all sites together."""
        return _BEFORE_SITES + len(self.sites)

    @property
    def chips_column(self) -> int:
        """Give the column of an order's chips."""
        return self.units_column + 1

    @property
    def cost_column(self) -> int:
        """Give the column of an order's purchase or rent."""
        return self.units_column + 5

    def units(self, row: OrderRow) -> str:
        """Give the cell of an order's units."""
        return cell(self.called(ORDERS), self.row_of[row.order.id], self.units_column)

    def supplier(self, row: OrderRow) -> str:
        """Give the cell of an order's supplier."""
        return cell(self.called(ORDERS), self.row_of[row.order.id], SUPPLIER)

    def units_together(self, rows: Sequence[OrderRow]) -> str:
        """Give the sum of the units of some orders, 0 for none."""
        return added([self.units(row) for row in rows])

    def cost(self, row: OrderRow) -> str:
        """Give the cell of an order's purchase or rent."""
        return cell(self.called(ORDERS), self.row_of[row.order.id], self.cost_column)

    def orders(self, column: int) -> str:
        """Give a column of the sheet Orders; there must be orders."""
        return span(self.called(ORDERS), FIRST, FIRST + len(self.rows) - 1, column)

    # Columns of the sheet Order facts

    PERIOD, ARRIVES, USABLE, UNTIL, WEEKS, LICENCE, KW, RACKS = range(2, 10)
    _CHIPS = 10

    def chip_column(self, chip: str) -> int:
        """Give the column of the chips of a model in a unit."""
        return self._CHIPS + self.chips.index(chip)

    def contract_column(self, place: int) -> int:
        """Give the column that says whether an order counts for the contract of a number."""
        return self._CHIPS + len(self.chips) + place

    def chips_in_unit(self, order: str, chip: str) -> str:
        """Give the cell of the chips of a model in a unit of an order."""
        return cell(self.called(FACTS), self.row_of[order], self.chip_column(chip))

    def all_chips_in_unit(self) -> str:
        """Give all chips in a unit: a row for each order, a column for each model."""
        last = self._CHIPS + len(self.chips) - 1
        ends = (absolute(FIRST, self._CHIPS), absolute(FIRST + len(self.rows) - 1, last))
        return f"'{self.called(FACTS)}'!{':'.join(ends)}"

    def fact(self, row: OrderRow, column: int) -> str:
        """Give a cell of the sheet Order facts."""
        return cell(self.called(FACTS), self.row_of[row.order.id], column)

    def all_facts(self, column: int) -> str:
        """Give a column of the sheet Order facts; there must be orders."""
        return span(self.called(FACTS), FIRST, FIRST + len(self.rows) - 1, column)


def cell(sheet: str, row: int, column: int) -> str:
    """Give a cell as a reference from any sheet."""
    return f"'{sheet}'!{absolute(row, column)}"


def span(sheet: str, first: int, last: int, column: int) -> str:
    """Give a part of a column as a reference from any sheet."""
    name = xl_col_to_name(column, col_abs=True)
    return f"'{sheet}'!{name}${first + 1}:{name}${last + 1}"


def added(cells: Sequence[str]) -> str:
    """Add up cells, as a part of a formula: below one another as a range, others one by one.

    A formula has no room for thousands of cells.
    """
    parts: list[str] = []
    for _, run in groupby(enumerate(cells), lambda one: _column_of(one[1], one[0])):
        of_run = [cell for _, cell in run]
        if len(of_run) < _A_RUN:
            parts += of_run
        else:
            parts.append(f"SUM({of_run[0]}:{of_run[-1].rpartition('!')[2]})")
    return "+".join(parts) if parts else "0"


def _column_of(reference: str, place: int) -> tuple[str, int]:
    """Give what cells have in common that follow one another down a column."""
    found = _CELL.fullmatch(reference)
    return (reference, -1) if found is None else (found[1], int(found[2]) - place)
