"""Supply: what a supplier can deliver of an offer, and what a program's ramp lets arrive."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from procure.offers import Program
from procure.record import record
from procure.scenario import Limit
from procure.units import Horizon
from solver.columns import Column
from solver.instance import Instance
from solver.model import Model
from solver.terms import Terms, add_terms


@record
class Cap:
    """At most so many units (of an offer) or chips (of a program) of some columns together.

    `each` holds what one unit of a column counts, by the column's number.
    """

    subject: str
    most: int
    columns: tuple[Column, ...]
    each: Mapping[int, int]


def caps(instance: Instance) -> Iterator[Cap]:
    """List all caps: of each offer by the period of arrival and in all, of each ramp."""
    by_offer: dict[str, list[Column]] = defaultdict(list)
    by_program: dict[str, list[Column]] = defaultdict(list)
    for column in instance.columns:
        offer = column.option.offer
        by_offer[offer.id].append(column)
        by_program[offer.program].append(column)
    for columns in by_offer.values():
        offer = columns[0].option.offer
        if offer.supply_total is not None:
            yield _units(columns, offer.supply_total)
        if offer.supply_per_period is not None:
            for together in _by_arrival(columns).values():
                yield _units(together, offer.supply_per_period)
    for catalog in instance.project.catalogs:
        for program in catalog.programs:
            for period, together in _by_arrival(by_program.get(program.id, [])).items():
                most = ramp(instance.horizon, program, period)
                if most is not None:
                    yield _chips(program, together, most)


def ramp(horizon: Horizon, program: Program, period: int) -> int | None:
    """Give how many chips of a program may arrive in a period; None where there is no ramp."""
    if not program.ramp:
        return None
    begun = [step for step in program.ramp if step.start <= horizon.starts(period)]
    return max(begun, key=lambda step: step.start).chips_per_period if begun else 0


def _by_arrival(columns: list[Column]) -> dict[int, list[Column]]:
    arriving: dict[int, list[Column]] = defaultdict(list)
    for column in columns:
        arriving[column.candidate.due].append(column)
    return arriving


def _units(columns: list[Column], most: int) -> Cap:
    return Cap(
        subject=columns[0].option.offer.id,
        most=most,
        columns=tuple(columns),
        each={column.number: 1 for column in columns},
    )


def _chips(program: Program, columns: list[Column], most: int) -> Cap:
    return Cap(
        subject=program.id,
        most=most,
        columns=tuple(columns),
        each={column.number: column.option.offer.chips_per_unit for column in columns},
    )


def constrain(model: Model, limit: Limit) -> None:
    """Keep all that arrives, and all that is ordered, within what can be delivered."""
    for cap in caps(model.instance):
        scale = float(cap.most or 1)
        taken: Terms = {}
        for column in cap.columns:
            units = model.units[column.number]
            add_terms(taken, units, cap.each[column.number] / scale)
        slack = model.slack(limit.key)
        if slack is not None:
            taken[slack] = -1.0
        model.at_most(taken, cap.most / scale)
