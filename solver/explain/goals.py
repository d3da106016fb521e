"""What a plan can have least of, other than cost: as an objective of the model, and measured.

A goal is one function that writes it into a model and one that measures a plan; GOALS is
the table of them. Both say the same of a plan, the one in the engine's figures and the
other exactly, from the figures that screens and workbook show (procure.figures).

Every goal is of a kind that a smaller order never makes more of: the largest orders of a
model (solver.bounds) are then large enough for it, as they are for cost.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final

from procure import figures
from procure.explained.alternatives import GoalKey, Measure
from procure.plan import Order, Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT
from solver.columns import Column
from solver.model import Model
from solver.standing import Standing
from solver.terms import Terms, add_terms, multiplied

Measuring = Callable[[Project, Scenario, Plan], Decimal | None]


@record
class Written:
    """A goal as the terms that a model minimises, which count it in units of `unit`."""

    terms: Terms
    unit: Decimal = Decimal(1)


@record
class Goal:
    """What to have least of.

    `measure` says how much of it a plan has (None where that is not known), in the unit
    that procure.explained.alternatives.GoalKey states; `whole` says that this is always a
    whole number. `room` are units by offer that an order must be able to have.
    """

    key: GoalKey
    measure: Measuring
    write: Callable[[Model], Written]
    whole: bool = True
    room: Mapping[str, int] | None = None


def measures(
    goals: Iterable[Goal], project: Project, scenario: Scenario, plan: Plan
) -> tuple[Measure, ...]:
    """Say how much of each goal a plan has."""
    return tuple(
        Measure(goal=goal.key, value=goal.measure(project, scenario, plan)) for goal in goals
    )


# Suppliers with an order


def _suppliers(project: Project, scenario: Scenario, plan: Plan) -> Decimal:
    return Decimal(figures.headline(project, scenario, plan).suppliers)


def _fewest_suppliers(model: Model) -> Written:
    number: Terms = {}
    for columns in _by_supplier(model).values():
        used = model.variable("with", high=1, integer=True)
        number[used] = 1.0
        for column in columns:
            model.only_if(column, {used: 1.0})
    return Written(terms=number)


def _by_supplier(model: Model) -> Mapping[str, list[Column]]:
    found: dict[str, list[Column]] = defaultdict(list)
    for column in model.instance.columns:
        found[column.option.supplier].append(column)
    return found


# Spend with the supplier that gets the most


def _largest(project: Project, scenario: Scenario, plan: Plan) -> Decimal:
    spend = figures.spend_by_supplier(project, scenario, plan)
    return max((one.amount for one in spend), default=Decimal(0))


def _least_with_the_largest(model: Model) -> Written:
    largest = model.variable("largest")
    for columns in _by_supplier(model).values():
        row = model.gross_spend(columns)
        row[largest] = row.get(largest, 0.0) - 1.0
        model.at_most(row, 0)
    return Written(terms={largest: 1.0}, unit=model.money_scale)


# The day on which the last order arrives


def is_delivered(usable: int, until: int | None) -> bool:
    """Tell whether an order is a delivery: what is rented by the period only goes on or ends."""
    return until is None or until > usable + 1


def _last_arrival(project: Project, scenario: Scenario, plan: Plan) -> Decimal:
    del project
    start = scenario.horizon.start
    days = (
        (one.arrives - start).days for one in plan.orders if is_delivered(one.usable, one.until)
    )
    return Decimal(max(days, default=0))


def _earliest(model: Model) -> Written:
    """Count the days to each day of delivery on or after which something still arrives."""
    start = model.instance.horizon.start
    arriving: dict[int, list[Column]] = defaultdict(list)
    for column in model.instance.columns:
        candidate = column.candidate
        if is_delivered(candidate.usable, candidate.until):
            arriving[(candidate.arrives - start).days].append(column)
    days = sorted(day for day in arriving if day > 0)
    still = {day: model.variable("still", high=1, integer=True) for day in days}
    for day, variable in still.items():
        for column in arriving[day]:
            model.only_if(column, {variable: 1.0})
    for before, after in pairwise(days):
        model.at_least({still[before]: 1.0, still[after]: -1.0}, 0)
    steps = zip(days, (0, *days), strict=False)
    return Written(terms={still[day]: float(day - before) for day, before in steps})


# Power in place at all sites of the buyer's, in the period with the most


def _power(project: Project, scenario: Scenario, plan: Plan) -> Decimal | None:
    drawn: dict[int, Decimal] = defaultdict(Decimal)
    for use in figures.power(project, scenario, plan):
        if use.used is None:
            return None
        drawn[use.period] = EXACT.add(drawn[use.period], use.used)
    return max(drawn.values(), default=Decimal(0))


def _least_power(model: Model) -> Written:
    instance = model.instance
    own = {site.id for site in instance.sites.values() if not site.supplier}
    standing: Standing[float] = Standing(instance.horizon.periods)
    for column in instance.columns:
        here = [units for site, units in model.placed[column.number].items() if site in own]
        kw = column.option.kw
        drawn: Terms = {}
        for units in here:
            if kw is None:
                # Of a plan with it nobody could say how much power it takes.
                model.equal(units, 0)
            else:
                drawn.update(multiplied(units, float(kw)))
        standing.add(column, drawn)
    fleet: dict[int, Decimal] = defaultdict(Decimal)
    for (site, period), kw in instance.fleet.kw.items():
        if site in own:
            fleet[period] += kw
    most = model.variable("most_kw")
    for period, row in enumerate(standing.rows()):
        row[most] = -1.0
        model.at_most(row, -float(fleet[period]))
    return Written(terms={most: 1.0})


# Chips


def _chips(project: Project, scenario: Scenario, plan: Plan) -> Decimal:
    counts = figures.chips(project, scenario, plan)
    return Decimal(sum(count.bought + count.rented for count in counts))


def _fewest_chips(model: Model) -> Written:
    """Count chips bought, and of each model the most that are rented at once."""
    number: Terms = {}
    # Rented chips count beyond the horizon, too, where their rent runs on.
    last = max((column.candidate.until or 0 for column in model.instance.columns), default=0)
    rented: dict[str, Standing[float]] = defaultdict(lambda: Standing(last))
    for column in model.instance.columns:
        units = model.units[column.number]
        chips: dict[str, int] = defaultdict(int)
        for content in column.option.offer.contents:
            chips[content.chip] += content.count
        if column.option.offer.kind == "purchase":
            add_terms(number, units, float(sum(chips.values())))
            continue
        for chip, count in chips.items():
            rented[chip].add(column, multiplied(units, float(count)))
    for standing in rented.values():
        most = model.variable("most_rented")
        number[most] = 1.0
        for row in standing.rows():
            row[most] = -1.0
            model.at_most(row, 0)
    return Written(terms=number)


GOALS: Final[Mapping[GoalKey, Goal]] = {
    goal.key: goal
    for goal in (
        Goal(key="suppliers", measure=_suppliers, write=_fewest_suppliers),
        Goal(key="largest", measure=_largest, write=_least_with_the_largest, whole=False),
        Goal(key="earliest", measure=_last_arrival, write=_earliest),
        Goal(key="power", measure=_power, write=_least_power, whole=False),
        Goal(key="chips", measure=_chips, write=_fewest_chips),
    )
}
"""The goals that are the same for every plan, in the order in which they are shown."""


# Change: of one plan before


def change_from(project: Project, before: Iterable[Order]) -> Goal:
    """Give the goal of ordering as before: the least sum of |units - units before| x chips.

    The sum is over offers and periods. `before` are the orders that can still be placed,
    each in a period of the scenario.
    """
    chips = {offer.id: offer.chips_per_unit for _, offer in project.offers()}
    wanted: dict[tuple[str, int], int] = defaultdict(int)
    for order in before:
        wanted[order.offer, order.period] += order.units

    def measure(project: Project, scenario: Scenario, plan: Plan) -> Decimal:
        del project, scenario
        ordered: dict[tuple[str, int], int] = defaultdict(int)
        for order in plan.orders:
            ordered[order.offer, order.period] += order.units
        places = ordered.keys() | wanted.keys()
        return Decimal(
            sum(
                abs(ordered.get(place, 0) - wanted.get(place, 0)) * chips[place[0]]
                for place in places
            )
        )

    def write(model: Model) -> Written:
        ordered: dict[tuple[str, int], Terms] = defaultdict(dict)
        for column in model.instance.columns:
            place = column.option.offer.id, column.candidate.period
            add_terms(ordered[place], model.units[column.number])
        terms: Terms = {}
        for place, units in ordered.items():
            each = float(chips[place[0]])
            if place not in wanted:
                add_terms(terms, units, each)
                continue
            apart = model.variable("apart")
            terms[apart] = each
            model.at_most({**units, apart: -1.0}, wanted[place])
            model.at_least({**units, apart: 1.0}, wanted[place])
        return Written(terms=terms)

    room: dict[str, int] = {}
    for (offer, _), units in wanted.items():
        room[offer] = max(units, room.get(offer, 0))
    return Goal(key="change", measure=measure, write=write, room=room)
