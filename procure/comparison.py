"""Plans of several scenarios side by side: one row a figure, one column a scenario.

Every figure is one of a plan that passed its audit. What a scenario does not have is empty,
never 0; a cost or an order that a plan could have and has not is 0.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal
from typing import Final, Literal

from procure import figures
from procure.few_offers import named_offers, with_few_offers
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT

State = Literal["planned", "stale", "none", "no_plan", "untrusted", "currency"]
"""`stale`: the inputs changed since the plan; `none`: never planned; `no_plan`: planned, and none
was found or is possible; `untrusted`: the plan failed its audit; `currency`: it counts in another
currency than the base's plan."""
Section = Literal["totals", "costs", "orders", "work", "limits"]
Kind = Literal["money", "whole", "share", "day", "number"]
Figure = Decimal | date | None

FEWEST: Final = 2
MOST: Final = 6
"""How many scenarios stand side by side."""

SECTIONS: Final[tuple[Section, ...]] = ("totals", "costs", "orders", "work", "limits")
_ZERO: Final = Decimal(0)
_TOLD: Final = Context(prec=9)
"""Digits of work done and of limits used: finer ones are a solver's, not a plan's."""


@record
class Compared:
    """A scenario as it is now, with its last plan and whether that answers it as it is."""

    project: Project
    scenario: Scenario
    answer: Answer | None = None
    current: bool = False


@record
class Side:
    """A column: a scenario, how its plan stands, and the plan where its figures count.

    The project of `answer` holds of its offers only those that the plans order or limit.
    """

    asked: Compared
    state: State
    answer: Answer | None

    @property
    def name(self) -> str:
        """Give the scenario's name."""
        return self.asked.scenario.name

    @property
    def plan(self) -> Plan | None:
        """Give the plan whose figures are shown."""
        return None if self.answer is None else self.answer.plan


@record
class FigureRow:
    """A figure of each scenario, in the columns' order.

    `key` names the figure within its section: the total, the kind of cost, the offer, the
    workload and what of it, the limit's key and what of it. `kind` says how it is written:
    money in the comparison's currency, a whole number, a fraction of 1, a day, or a number in
    `unit`.
    """

    section: Section
    key: tuple[str, ...]
    kind: Kind
    unit: str = ""
    values: tuple[Figure, ...]

    @property
    def differs(self) -> bool:
        """Whether two of the known values differ."""
        return len({value for value in self.values if value is not None}) > 1

    def difference(self, at: int, base: int) -> Decimal | None:
        """Give how much more a column has than the base: a number, of days for a day."""
        one, other = self.values[base], self.values[at]
        if one is None or other is None:
            return None
        if isinstance(one, date) or isinstance(other, date):
            if isinstance(one, date) and isinstance(other, date):
                return Decimal((other - one).days)
            return None
        return EXACT.subtract(other, one)

    def fraction(self, at: int, base: int) -> Decimal | None:
        """Give the difference as a part of the base's value, where that has a meaning."""
        one, more = self.values[base], self.difference(at, base)
        if more is None or not isinstance(one, Decimal) or not one or self.kind == "share":
            return None
        return EXACT.divide(more, abs(one))


@record
class Comparison:
    """Two to six scenarios side by side; differences count from the column `base`."""

    currency: str
    sides: tuple[Side, ...]
    base: int
    rows: tuple[FigureRow, ...]

    @property
    def lacking(self) -> tuple[Scenario, ...]:
        """List the scenarios without a plan of their inputs as they are."""
        return tuple(one.asked.scenario for one in self.sides if one.state in {"none", "stale"})

    def section(self, section: Section) -> tuple[FigureRow, ...]:
        """List the rows of one section, those that differ first."""
        found = [row for row in self.rows if row.section == section]
        return (*(row for row in found if row.differs), *(row for row in found if not row.differs))

    def interval(self, at: int) -> tuple[Decimal, Decimal] | None:
        """Give between what the least costs of the base and of a column differ, discounted.

        Plans are proven only to within their gaps: the difference of the best possible ones
        lies in [bound' − objective, objective' − bound]. None where a bound is not known, or
        where one of the two was first to serve the most: that is no least cost.
        """
        one, other = self.sides[self.base].plan, self.sides[at].plan
        if one is None or other is None or one.stage is not None or other.stage is not None:
            return None
        if None in {one.objective, one.bound, other.objective, other.bound}:
            return None
        return (
            EXACT.subtract(other.bound or _ZERO, one.objective or _ZERO),
            EXACT.subtract(other.objective or _ZERO, one.bound or _ZERO),
        )


def compare(asked: Sequence[Compared], base: int = 0) -> Comparison:
    """Put scenarios side by side; raise ValueError unless there are two to six.

    A plan that did not pass its audit, or counts in another currency than the base's (or, if
    that has none, the first that has one), gives no figures.
    """
    if not FEWEST <= len(asked) <= MOST:
        raise ValueError(len(asked))
    sides = [_side(one) for one in asked]
    sides = _with_few_offers(sides)
    known = [side.plan for side in (sides[base], *sides) if side.plan is not None]
    currency = known[0].currency if known else asked[base].project.currency
    sides = [
        replace(side, state="currency", answer=None)
        if side.plan is not None and side.plan.currency != currency
        else side
        for side in sides
    ]
    answers = [side.answer for side in sides]
    return Comparison(
        currency=currency,
        sides=tuple(sides),
        base=base,
        rows=tuple(row for section in _MAKERS for row in section(answers)),
    )


def _side(asked: Compared) -> Side:
    answer = asked.answer
    if answer is None:
        return Side(asked=asked, state="none", answer=None)
    if answer.plan.total_cost is None:
        state: State = "no_plan" if asked.current else "none"
        return Side(asked=asked, state=state, answer=None)
    if not answer.plan.trusted:
        return Side(asked=asked, state="untrusted", answer=None)
    return Side(asked=asked, state="planned" if asked.current else "stale", answer=answer)


def _with_few_offers(sides: Sequence[Side]) -> list[Side]:
    """Let the answers know of the offers only those that are spoken of."""
    answers = [side.answer for side in sides if side.answer is not None]
    wanted = {order.offer for one in answers for order in one.plan.orders}
    wanted |= named_offers(one.scenario for one in answers)
    few = {id(one.project): with_few_offers(one.project, wanted) for one in answers}
    return [
        side
        if side.answer is None
        else replace(side, answer=replace(side.answer, project=few[id(side.answer.project)]))
        for side in sides
    ]


Answers = Sequence[Answer | None]


def _of_each(answers: Answers, get: Callable[[Answer], Figure]) -> tuple[Figure, ...]:
    return tuple(None if one is None else get(one) for one in answers)


def _whole(number: int) -> Decimal:
    return Decimal(number)


def _totals(answers: Answers) -> Iterator[FigureRow]:
    heads = {
        at: figures.headline(one.project, one.scenario, one.plan)
        for at, one in enumerate(answers)
        if one is not None
    }

    def row(key: str, kind: Kind, get: Callable[[figures.Headline], Figure]) -> FigureRow:
        values = tuple(get(heads[at]) if at in heads else None for at in range(len(answers)))
        return FigureRow(section="totals", key=(key,), kind=kind, values=values)

    yield row("total_cost", "money", lambda head: head.total_cost)
    yield FigureRow(
        section="totals",
        key=("objective",),
        kind="money",
        values=_of_each(answers, lambda one: one.plan.objective),
    )
    yield row("served", "share", lambda head: head.served)
    yield row("chips", "whole", lambda head: _whole(head.chips))
    yield row("suppliers", "whole", lambda head: _whole(head.suppliers))
    yield row("orders", "whole", lambda head: _whole(head.orders))
    yield row("first_delivery", "day", lambda head: head.first_delivery)


def _costs(answers: Answers) -> Iterator[FigureRow]:
    for kind in figures.COST_KINDS:
        values = tuple(None if one is None else _sum_of(one.plan, kind) for one in answers)
        if any(values):
            yield FigureRow(section="costs", key=(kind,), kind="money", values=values)


def _sum_of(plan: Plan, kind: str) -> Decimal:
    total = _ZERO
    for line in plan.costs:
        if line.kind == kind:
            total = EXACT.add(total, line.amount)
    return total


def _orders(answers: Answers) -> Iterator[FigureRow]:
    """Give the units of each offer over the horizon, those of most units first."""
    units: dict[str, list[int]] = {}
    for at, answer in enumerate(answers):
        for order in answer.plan.orders if answer is not None else ():
            units.setdefault(order.offer, [0] * len(answers))[at] += order.units
    for offer, counts in sorted(units.items(), key=lambda one: (-max(one[1]), one[0])):
        yield FigureRow(
            section="orders",
            key=(offer,),
            kind="whole",
            values=tuple(
                None if answer is None else _whole(count)
                for answer, count in zip(answers, counts, strict=True)
            ),
        )


def _work(answers: Answers) -> Iterator[FigureRow]:
    """Give demand and capacity of each workload in the last period, and what is served in all."""
    units: dict[str, str] = {}
    last: list[dict[str, figures.CapacityRow]] = []
    shares: list[dict[str, Decimal | None]] = []
    for answer in answers:
        if answer is None:
            last.append({})
            shares.append({})
            continue
        asked = (answer.project, answer.scenario, answer.plan)
        end = answer.scenario.horizon.periods - 1
        last.append(
            {
                row.workload: row
                for row in figures.capacity(*asked)
                if not row.site and row.period == end
            }
        )
        shares.append({row.workload: row.share for row in figures.served(*asked)})
        units |= {work.id: work.unit for work in answer.project.workloads}
    for workload, unit in units.items():
        rows = [one.get(workload) for one in last]
        if all(row is None for row in rows):
            continue
        parts: tuple[tuple[str, Kind, str, tuple[Figure, ...]], ...] = (
            ("demand", "number", unit, tuple(None if one is None else one.demand for one in rows)),
            (
                "capacity",
                "number",
                unit,
                tuple(None if one is None else _TOLD.plus(one.capacity) for one in rows),
            ),
            ("served", "share", "", tuple(one.get(workload) for one in shares)),
        )
        for what, kind, shown, values in parts:
            yield FigureRow(
                section="work", key=(workload, what), kind=kind, unit=shown, values=values
            )


def _limits(answers: Answers) -> Iterator[FigureRow]:
    """Give the value of each limit that is switched on anywhere, and what is used of it."""
    found = [
        {}
        if answer is None
        else {
            row.limit.key: row
            for row in figures.limits(answer.project, answer.scenario, answer.plan)
            if row.limit.on
        }
        for answer in answers
    ]
    for key in dict.fromkeys(key for rows in found for key in rows):
        rows = [one.get(key) for one in found]
        some = next(row for row in rows if row is not None)
        kind = _KINDS.get(some.unit, "number")
        unit = some.counted if kind == "number" else ""
        for what, values in (
            ("value", tuple(None if row is None else row.value for row in rows)),
            (
                "used",
                tuple(
                    None if row is None or row.use is None else _told(row.use.used, kind)
                    for row in rows
                ),
            ),
        ):
            if any(value is not None for value in values):
                yield FigureRow(
                    section="limits", key=(key, what), kind=kind, unit=unit, values=values
                )


def _told(used: Decimal, kind: Kind) -> Decimal:
    return used if kind == "money" else _TOLD.plus(used)


_KINDS: Final[dict[str, Kind]] = {"money": "money", "fraction": "share"}
_MAKERS: Final[tuple[Callable[[Answers], Iterable[FigureRow]], ...]] = (
    _totals,
    _costs,
    _orders,
    _work,
    _limits,
)
