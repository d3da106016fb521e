"""What a model's orders bring to all sites together, or to one of them, as arrays."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from procure.demand import ANYWHERE
from procure.record import record
from solver.columns import Column
from solver.matrix import Flags, Floats, Matrix, Places
from solver.model import Model
from solver.terms import Terms

_FOREVER: Final = 1 << 30


@record
class Work:
    """Variables that say what the chips at a place do, one figure each.

    `place` among the columns; the numbers of `chip` and `workload`; the `period`; and
    how many chips it `takes` to do all that is asked for (a variable of 1).
    """

    place: Places
    chip: Places
    workload: Places
    period: Places
    takes: Floats


@record
class Supply:
    """Where the chips at a place (a site, or all of them) come from.

    With J parts (an order at one tier's price, or what it brings to one site), C chips, W
    workloads and T periods: part j has the column `count`, at most `most` in the program,
    works from the period `usable` up to `until`, and holds `chips` (J x C) for 1 of its
    column. Where it is `gated`, the columns gate_place[i] with gate_part[i] = j are binaries,
    one of which is 1 where the count is above 0. `fleet` (C x T) is there whatever is
    ordered; `need` (W x T) is the throughput that must be served at the place.
    """

    count: Places
    most: Floats
    gated: Flags
    gate_part: Places
    gate_place: Places
    usable: Places
    until: Places
    chips: Floats
    fleet: Floats
    need: Floats
    work: Work

    def gates(self, values: Floats) -> Floats:
        """Give the sum of each part's binaries in a solution; infinite where it has none."""
        found = np.bincount(self.gate_part, values[self.gate_place], minlength=len(self.count))
        return np.where(self.gated, found, np.inf)

    def terms(self, gate: Floats, count: Floats) -> tuple[Places, Floats]:
        """Give the columns and coefficients of a sum over the parts' binaries and counts."""
        by_gate = gate[self.gate_part]
        gates, counts = by_gate != 0, count != 0
        return (
            np.concatenate([self.gate_place[gates], self.count[counts]]),
            np.concatenate([by_gate[gates], count[counts]]),
        )


@record
class Market:
    """All places of a model: all sites together first, then each that has demand of its own.

    `rate` is the throughput of one chip (C x W), `total` all that is asked for (W x T), also
    what may fall short.
    """

    supplies: tuple[Supply, ...]
    rate: Floats
    total: Floats


def market(model: Model, program: Matrix) -> Market:
    """Give what may come to all sites together, and to each that has demand of its own."""
    instance = model.instance
    place = {name: at for at, name in enumerate(program.names)}
    chips = _numbers(chip for chip, _ in instance.rate)
    workloads = _numbers(workload for workload, _ in model.reach.total)
    shape = len(workloads), instance.horizon.periods
    rate = np.zeros((len(chips), len(workloads)))
    for (chip, workload), speed in instance.rate.items():
        if workload in workloads:
            rate[chips[chip], workloads[workload]] = float(speed)
    total = np.zeros(shape)
    need = {ANYWHERE: np.zeros(shape)}
    for (workload, period), amount in model.reach.total.items():
        total[workloads[workload], period] = float(amount)
        if not instance.may_fall_short(workload, period):
            need[ANYWHERE][workloads[workload], period] = float(amount)
    for (workload, site, period), amount in model.reach.need.items():
        if site != ANYWHERE and not instance.may_fall_short(workload, period):
            at_site = need.setdefault(site, np.zeros(shape))
            at_site[workloads[workload], period] = float(amount)
    return Market(
        supplies=tuple(
            _supply(model, program, place, site, chips, workloads, asked)
            for site, asked in need.items()
        ),
        rate=rate,
        total=total,
    )


def _numbers(names: Iterator[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _parts(model: Model, column: Column, site: str) -> Iterator[tuple[Terms, Terms]]:
    """List the counts of an order (units for 1 of the variable) with their binaries."""
    used = model.tier_used.get(column.number, ())
    tiers = model.tier_units[column.number]
    if site == ANYWHERE or len(column.candidate.sites) == 1:
        for index, units in enumerate(tiers):
            yield units, {used[index]: 1.0} if used else {}
    else:
        yield model.placed[column.number][site], dict.fromkeys(used, 1.0)


def _supply(
    model: Model,
    program: Matrix,
    place: Mapping[str, int],
    site: str,
    chips: Mapping[str, int],
    workloads: Mapping[str, int],
    need: Floats,
) -> Supply:
    count: list[int] = []
    gates: list[tuple[int, int]] = []
    columns: list[Column] = []
    held: list[tuple[int, int, float]] = []
    for column in model.instance.columns:
        if site not in (ANYWHERE, *column.candidate.sites):
            continue
        contents = [
            (chips[one.chip], one.count)
            for one in column.option.offer.contents
            if one.chip in chips
        ]
        for units, binaries in _parts(model, column, site):
            for variable, each in units.items():
                held += [(len(count), chip, number * each) for chip, number in contents]
                gates += [(len(count), place[one.name]) for one in binaries]
                count.append(place[variable.name])
                columns.append(column)
    part, chip, number = np.array(held, np.float64).reshape(len(held), 3).T
    holds = np.zeros((len(count), len(chips)))
    np.add.at(holds, (part.astype(np.intp), chip.astype(np.intp)), number)
    gate_part = np.array([one for one, _ in gates], np.intp)
    gated = np.zeros(len(count), np.bool_)
    gated[gate_part] = True
    fleet = np.zeros((len(chips), need.shape[1]))
    for (owned, there, period), held_there in model.instance.fleet.chips.items():
        if owned in chips and site in (ANYWHERE, there):
            fleet[chips[owned], period] += held_there
    counted = np.array(count, np.intp)
    until = [column.candidate.until for column in columns]
    return Supply(
        count=counted,
        most=program.high[counted],
        gated=gated,
        gate_part=gate_part,
        gate_place=np.array([one for _, one in gates], np.intp),
        usable=np.array([column.candidate.usable for column in columns], np.intp),
        until=np.array([_FOREVER if one is None else one for one in until], np.intp),
        chips=holds,
        fleet=fleet,
        need=need,
        work=_work(model, place, site, chips, workloads),
    )


def _work(
    model: Model,
    place: Mapping[str, int],
    site: str,
    chips: Mapping[str, int],
    workloads: Mapping[str, int],
) -> Work:
    rate, total = model.instance.rate, model.reach.total
    found = [
        (
            place[part.name],
            chips[chip],
            workloads[workload],
            period,
            float(total[workload, period] / rate[chip, workload]),
        )
        for (chip, workload, there, period), part in model.assigned.items()
        if site in (ANYWHERE, there)
    ]
    columns = np.array(found, np.float64).reshape(len(found), 5).T
    numbers = columns[:4].astype(np.intp)
    return Work(
        place=numbers[0],
        chip=numbers[1],
        workload=numbers[2],
        period=numbers[3],
        takes=columns[4],
    )
