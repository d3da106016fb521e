"""Price breaks that count the units of all orders of an offer over the horizon.

With Q[k] the units of the first k orders in the order of their dates, and F(Q) what Q
units cost in one order with the offer's tiers:

    incremental   order k costs F(Q[k]) - F(Q[k-1])
    all units     order k is invoiced at the price that Q[k] reaches; in the end its units
                  cost the price that the last Q reaches, and the difference is credited
                  in the period of the last order
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pulp

from procure.offers import Offer
from procure.plan import PriceLine
from solver.money import gross
from solver.terms import Terms, add_terms
from solver.tiers import Tier, price_lines, tiers

if TYPE_CHECKING:
    from solver.columns import Column
    from solver.model import Model


def constrain(model: "Model") -> None:
    """Give the columns of each such offer their prices, and the credit its period."""
    by_offer: dict[str, list[Column]] = defaultdict(list)
    for column in model.instance.columns:
        if column.cumulative:
            by_offer[column.option.offer.id].append(column)
    for columns in by_offer.values():
        in_order = sorted(columns, key=lambda column: (column.candidate.period, column.number))
        if in_order[0].option.offer.break_kind == "incremental":
            _Running(model, in_order).incremental()
        else:
            _Running(model, in_order).all_units()


class _Running:
    """The running total of one offer's orders, and the tier that it reaches with each."""

    def __init__(self, model: "Model", columns: Sequence["Column"]) -> None:
        self._model = model
        self._columns = columns
        self._offer = columns[0].option.offer
        self._most = sum(column.most * column.multiple for column in columns)
        if model.instance.supply_holds and self._offer.supply_total is not None:
            self._most = min(self._most, self._offer.supply_total)
        first, *later = tiers(self._offer)
        if not model.instance.must_serve:
            # Given orders may stay below what is sold; the first price is theirs too.
            first = replace(first, low=1)
        self._tiers = [tier for tier in (first, *later) if tier.low <= self._most]
        total: Terms = {}
        self._reached: list[list[tuple[Tier, pulp.LpVariable, pulp.LpVariable]]] = []
        for column in columns:
            add_terms(total, model.units[column.number])
            self._reached.append(self._reach(total))

    def _reach(self, total: Terms) -> list[tuple[Tier, pulp.LpVariable, pulp.LpVariable]]:
        """Choose the tier of a running total: (tier, units if in it, whether in it)."""
        found: list[tuple[Tier, pulp.LpVariable, pulp.LpVariable]] = []
        balance: Terms = {}
        add_terms(balance, total, -1.0)
        for tier in self._tiers:
            high = self._high(tier)
            units = self._model.variable("q", high=high)
            chosen = self._model.variable("zq", high=1, integer=True)
            self._model.in_range(units, float(tier.low), float(high), chosen)
            balance[units] = 1.0
            found.append((tier, units, chosen))
        self._model.equal(balance, 0)
        if found:
            self._model.at_most({chosen: 1.0 for _, _, chosen in found}, 1)
        return found

    def _high(self, tier: Tier) -> int:
        return self._most if tier.high is None else min(tier.high, self._most)

    def incremental(self) -> None:
        before: Terms = {}
        for column, reached in zip(self._columns, self._reached, strict=True):
            cost: Terms = {}
            for tier, units, chosen in reached:
                cost[units] = float(tier.unit_price)
                cost[chosen] = float(tier.fixed)
            price = dict(cost)
            add_terms(price, before, -1.0)
            self._model.invoiced[column.number] = self._model.final[column.number] = price
            before = cost

    def all_units(self) -> None:
        last = self._reached[-1]
        for column, reached in zip(self._columns, self._reached, strict=True):
            self._model.invoiced[column.number] = self._priced(column, reached)
            self._model.final[column.number] = self._priced(column, last)
        self._credit()

    def _priced(
        self,
        column: "Column",
        reached: Sequence[tuple[Tier, pulp.LpVariable, pulp.LpVariable]],
    ) -> Terms:
        """Price an order's units at the tier chosen."""
        price: Terms = {}
        balance: Terms = {}
        most = float(column.most * column.multiple)
        add_terms(balance, self._model.units[column.number], -1.0)
        for tier, _, chosen in reached:
            units = self._model.variable("u", high=most)
            self._model.at_most({units: 1.0, chosen: -most}, 0)
            balance[units] = 1.0
            price[units] = float(tier.unit_price)
        self._model.equal(balance, 0)
        return price

    def _credit(self) -> None:
        """Let what was invoiced too much fall due, below zero, in the last order's period."""
        model = self._model
        periods = sorted({column.candidate.period for column in self._columns})
        later = {
            period: model.variable("v", high=1, integer=True) for period in periods
        }  # 1 where an order is placed in this period or a later one
        for period, still in later.items():
            placed: Terms = {still: -1.0}
            for column in self._columns:
                if column.candidate.period >= period:
                    add_terms(placed, model.units[column.number])
                if column.candidate.period == period:
                    model.only_if(column, {still: 1.0})
            model.at_least(placed, 0)
        for earlier, after in pairwise(periods):
            model.at_most({later[after]: 1.0, later[earlier]: -1.0}, 0)
        owed: Terms = {}
        most = 0.0
        step = float(self._tiers[0].unit_price - self._tiers[-1].unit_price) if self._tiers else 0.0
        for column in self._columns:
            part = model.scaled(gross(model.instance, column))
            add_terms(owed, model.invoiced[column.number], part)
            add_terms(owed, model.final[column.number], -part)
            most += part * step * column.most * column.multiple
        for index, period in enumerate(periods):
            credit = model.variable("credit", high=most)
            row: Terms = {credit: 1.0, later[period]: -most}
            if index + 1 < len(periods):
                row[later[periods[index + 1]]] = most
            model.at_most(row, 0)
            owed[credit] = -1.0
            model.add_payment(self._offer, period, {credit: -1.0})
        model.equal(owed, 0)


def lines_of_orders(
    offer: Offer, ordered: Sequence[int]
) -> Iterator[tuple[tuple[PriceLine, ...], tuple[PriceLine, ...]]]:
    """Price a row of orders, by date: what each is invoiced, and what it costs in the end."""
    total = sum(ordered)
    running = 0
    for units in ordered:
        before, running = running, running + units
        if offer.break_kind == "incremental":
            lines = tuple(_between(offer, before, running))
            yield lines, lines
        else:
            (invoiced,) = price_lines(offer, running)
            (final,) = price_lines(offer, total)
            yield (
                (PriceLine(units=units, unit_price=invoiced.unit_price),),
                (PriceLine(units=units, unit_price=final.unit_price),),
            )


def _between(offer: Offer, before: int, running: int) -> Iterator[PriceLine]:
    """Split the units from one running total to the next by their prices."""
    earlier: Mapping[int, int] = dict(enumerate(line.units for line in _lines(offer, before)))
    for index, line in enumerate(_lines(offer, running)):
        units = line.units - earlier.get(index, 0)
        if units:
            yield PriceLine(units=units, unit_price=line.unit_price)


def _lines(offer: Offer, units: int) -> tuple[PriceLine, ...]:
    return price_lines(offer, units) if units else ()
