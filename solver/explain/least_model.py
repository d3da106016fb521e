"""The program of a scenario in which some of what it asks for may give, and by how much.

Costs do not count. What gives least is proven by the bound of one run: the rules' own
slack variables (solver.rules), each bounded by one variable of what it belongs to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

import pulp

from procure.limits import limit_by_key
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.units import EXACT
from solver.candidates import Screening, lead_weeks, screen
from solver.columns import Column
from solver.eligibility import Eligibility
from solver.engine import Run, ShouldStop
from solver.instance import Instance, make_instance
from solver.model import Model
from solver.rules import RULES, demand, share

LEAD_TIME: Final = "lead_time"
TOLERANCE: Final = 1e-6
"""What gives by no more of itself does not give; as where a clash is confirmed."""
_WIDER: Final = 64


@record
class Lever:
    """Something that may give: the limit of a key, or demand of a workload.

    Demand of one period at a site (empty: any), or (no period) all of it by one part; of one
    workload or (empty) of every one.
    """

    key: str = ""
    workload: str = ""
    site: str = ""
    period: int | None = None


class Easing:
    """A program in which each of some levers may give.

    `gives` holds by what part of its `sizes` (in the unit of its value; demand: 1) each does.
    `too_large`: orders beyond what the engine counts are left out, so that nothing is proven.
    """

    def __init__(
        self,
        project: Project,
        scenario: Scenario,
        levers: Iterable[Lever],
        should_stop: ShouldStop,
    ) -> None:
        self._levers = tuple(levers)
        self.instance = _instance(project, scenario, self._levers)
        self.too_large = self.instance.orders_cut
        self.model = Model(self.instance, elastic=True, should_stop=should_stop)
        demand.constrain(self.model)
        for limit in self.instance.limits:
            RULES[limit.family](self.model, limit)
        self.gives: dict[Lever, pulp.LpVariable] = {}
        self.sizes: dict[Lever, Decimal] = {}
        self._free: set[str] = set()
        for lever in self._levers:
            self._add(lever)
        for slacks in self.model.slacks.values():
            for slack in slacks:
                if slack.name not in self._free:
                    slack.upBound = 0
        self.model.minimise(dict.fromkeys(self.gives.values(), 1.0))

    @property
    def integers(self) -> int:
        """Count the variables that are whole numbers."""
        return sum(one.cat == pulp.LpInteger for one in self.model.problem.variables())

    def turn_round(self) -> None:
        """Let everything else give in the least part instead, the levers as they like."""
        closed = [
            slack
            for slacks in self.model.slacks.values()
            for slack in slacks
            if slack.name not in self._free
        ]
        for slack in closed:
            slack.upBound = None
        self.model.minimise(dict.fromkeys(closed, 1.0))

    def given(self, solved: Run) -> Mapping[Lever, Decimal]:
        """Give by how much each lever that has to does in a solution, in its value's unit.

        A share gives by what makes up the share that the solution has.
        """
        found: dict[Lever, Decimal] = {}
        for lever, gives in self.gives.items():
            part = solved.values[gives.name]
            if part <= TOLERANCE:
                continue
            limit = self._limit(lever)
            if limit is not None and limit.family == "share":
                whole = solved.values[share.whole(self.model, limit).name]
                found[lever] = Decimal(part * share.WHOLE / whole)
            else:
                found[lever] = EXACT.multiply(Decimal(part), self.sizes[lever])
        return found

    def _limit(self, lever: Lever) -> Limit | None:
        if not lever.key:
            return None
        return limit_by_key(self.instance.project, self.instance.scenario, lever.key)

    def _add(self, lever: Lever) -> None:
        limit = self._limit(lever)
        slacks = self._slacks(lever)
        if not slacks:
            return
        self._free.update(slack.name for slack in slacks)
        gives = self.model.variable("gives", high=None if limit is not None else 1)
        self.gives[lever] = gives
        if limit is None:
            self.sizes[lever] = Decimal(1)
        else:
            self.sizes[lever] = self._size(limit)
        if lever.key == LEAD_TIME:
            self._wait(gives, slacks, float(self.sizes[lever]))
            return
        for slack in slacks:
            self.model.at_most({slack: 1.0, gives: -1.0}, 0)

    def _slacks(self, lever: Lever) -> list[pulp.LpVariable]:
        """List the variables by which the rows of a lever give."""
        if lever.key:
            return self.model.slacks.get(lever.key, [])
        places = [
            place
            for place in self.model.reach.need
            if not self.instance.may_fall_short(place[0], place[2])
        ]
        return [
            slack
            for place, slack in zip(places, self.model.slacks.get(demand.KEY, []), strict=True)
            if lever.workload in {"", place[0]}
            and (lever.period is None or place[1:] == (lever.site, lever.period))
        ]

    def _size(self, limit: Limit) -> Decimal:
        """Give what a slack of 1 is in the unit of a limit's value."""
        value = self.instance.limit_value(limit)
        if limit.family == "budget":
            return max(value, self.model.money_scale)
        if limit.family in {"power", "racks", "pool"}:
            return value or Decimal(1)
        return max(value, Decimal(1))

    def _wait(self, gives: pulp.LpVariable, slacks: Iterable[pulp.LpVariable], size: float) -> None:
        """Let whole orders be late: a binary variable for each lead time that is too long."""
        limit = self._limit(Lever(key=LEAD_TIME))
        allowed = Decimal(0) if limit is None else self.instance.limit_value(limit)
        late = [one for one in self.instance.columns if LEAD_TIME in one.candidate.blocked_by]
        waits: dict[Decimal, pulp.LpVariable] = {}
        for column, slack in zip(late, slacks, strict=True):
            weeks = self._weeks(column)
            if weeks not in waits:
                waits[weeks] = self.model.variable("waits", high=1, integer=True)
                longer = float(weeks - allowed) / size
                self.model.at_most({waits[weeks]: longer, gives: -1.0}, 0)
            self.model.at_most({slack: 1.0, waits[weeks]: -1.0}, 0)

    def _weeks(self, column: Column) -> Decimal:
        scenario = self.instance.scenario
        weeks = lead_weeks(scenario, column.option.offer) or Decimal(0)
        if column.candidate.licence:
            weeks += Eligibility(self.instance.project, scenario).licence_weeks or Decimal(0)
        return weeks


def _instance(project: Project, scenario: Scenario, levers: Iterable[Lever]) -> Instance:
    """Make the numbers of a scenario, with the orders that only giving levers would allow."""
    screening = screen(project, scenario)
    may_wait = any(lever.key == LEAD_TIME for lever in levers)
    if may_wait:
        screening = _but_for_lead_time(screening)
    return make_instance(project, scenario, screening, widen=_WIDER, every_limit_gives=may_wait)


def _but_for_lead_time(screening: Screening) -> Screening:
    """Leave out what other limits than the lead time forbid."""
    options = (
        replace(
            option,
            candidates=tuple(
                one for one in option.candidates if set(one.blocked_by) <= {LEAD_TIME}
            ),
        )
        for option in screening.options
    )
    return replace(screening, options=tuple(one for one in options if one.candidates))
