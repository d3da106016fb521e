"""What limits count with on the sheet Order facts: columns that stand behind the contracts'."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from procure.demand import Pool
from procure.figures import OrderRow
from procure.offers import Offer, Program
from procure.report.places import Places
from procure.report.subject import Subject
from procure.report.values import Column, Formula, Value
from procure.units import EXACT
from procure.words import sentence

_CHIPS: Final = 0
_SUPPLIER: Final = 1
_FIRST: Final = 2


class LimitFacts:
    """The columns, laid out: formulas of limits ask where they stand.

    `pools` and `programs` are those of which orders of the plan take something: a pool's
    units weighed, a program's chips beside the most that its ramp lets arrive.
    """

    def __init__(self, subject: Subject, places: Places, contracts: int) -> None:
        """Lay the columns out behind those of so many contracts."""
        self._subject, self._places = subject, places
        self._start = places.contract_column(contracts)
        names = dict.fromkeys(row.order.supplier for row in places.rows)
        self._numbers = {name: at for at, name in enumerate(names, start=1)}
        self.pools: tuple[Pool, ...] = tuple(
            pool
            for pool in subject.project.pools
            if any(weight_of(pool, places.offer(row)) for row in places.rows)
        )
        self.programs: tuple[tuple[str, Program], ...] = tuple(
            (catalog.supplier, program)
            for catalog in subject.project.catalogs
            for program in catalog.programs
            if program.ramp
            and any(self.is_of(row, catalog.supplier, program) for row in places.rows)
        )

    def is_of(self, row: OrderRow, supplier: str, program: Program) -> bool:
        """Tell whether an order is one of a program's."""
        catalog, offer = self._places.listed(row)
        return (catalog.supplier, offer.program) == (supplier, program.id)

    def number_of(self, supplier: str) -> int | None:
        """Give the number of a supplier of whom something is ordered."""
        return self._numbers.get(supplier)

    # Where they stand

    @property
    def chips(self) -> str:
        """Give the column of all chips in a unit."""
        return self._places.all_facts(self._start + _CHIPS)

    @property
    def suppliers(self) -> str:
        """Give the column of the suppliers' numbers."""
        return self._places.all_facts(self._start + _SUPPLIER)

    def taken(self, pool: Pool) -> str:
        """Give the column of what orders take of a pool."""
        return self._places.all_facts(self._start + _FIRST + self.pools.index(pool))

    def made(self, at: int) -> str:
        """Give the column of the chips of a program, by its place among the programs."""
        return self._places.all_facts(self._start + _FIRST + len(self.pools) + 2 * at)

    def most_made(self, at: int) -> str:
        """Give the column of the chips that a program's ramp lets arrive."""
        return self._places.all_facts(self._start + _FIRST + len(self.pools) + 2 * at + 1)

    # What they hold

    def columns(self) -> list[Column]:
        """Give the columns with their headings."""
        made = [
            Column(
                heading=sentence(key, {"program": self._subject.names.program(program.id)}),
                kind="whole",
            )
            for _, program in self.programs
            for key in ("report-facts-made", "report-facts-ramp")
        ]
        return [
            Column(heading="Chips in a unit", kind="whole"),
            Column(heading="Number of the supplier", kind="whole"),
            *(
                Column(heading=sentence("report-facts-pool", {"pool": pool.name}), kind="number")
                for pool in self.pools
            ),
            *made,
        ]

    def cells(self, row: OrderRow) -> Sequence[Value]:
        """Give the cells of an order."""
        offer, units = self._places.offer(row), self._places.units(row)
        found: list[Value] = [offer.chips_per_unit, self._numbers[row.order.supplier]]
        for pool in self.pools:
            weight = weight_of(pool, offer)
            taken = EXACT.multiply(weight, row.order.units)
            found.append(Formula(text=f"={units}*{weight:f}", value=taken))
        horizon, facts = self._subject.scenario.horizon, self._places.facts
        for supplier, program in self.programs:
            if not self.is_of(row, supplier, program):
                found += [0, 0]
                continue
            chips = offer.chips_per_unit
            found.append(Formula(text=f"={units}*{chips}", value=row.order.units * chips))
            arrives = facts.period_of(row.order.arrives)
            found.append(_most(program, horizon.starts(arrives)))
        return found


def weight_of(pool: Pool, offer: Offer) -> Decimal:
    """Give what a unit of an offer takes of a pool."""
    weight = Decimal(0)
    for member in pool.members:
        chips = sum(one.count for one in offer.contents if one.chip == member.chip)
        weight += member.weight * (chips + (1 if member.offer == offer.id else 0))
    return weight


def _most(program: Program, day: date) -> int:
    """Give what a program's last step that starts on or before a day lets arrive."""
    steps = [step for step in program.ramp if step.start <= day]
    return max(steps, key=lambda step: step.start).chips_per_period if steps else 0
