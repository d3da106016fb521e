"""The smallest repairs of a scenario without a plan: by what gives, each confirmed by a plan."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from threading import Lock
from typing import Final

from procure.demand import DemandRow
from procure.explained.repairs import (
    GIVING,
    KINDS,
    Change,
    Repair,
    RepairKind,
    Repairs,
    repaired,
)
from procure.limits import effective_limits, limit_by_key, limit_value
from procure.scenario import Priority, Scenario
from solver.engine import ignore
from solver.explain.asker import Asker
from solver.explain.least import Eased, Least
from solver.explain.least_care import CLOSE, NOWHERE, ROUGH
from solver.explain.least_model import Lever
from solver.explain.obstacles import obstacles

OnFound = Callable[[Repair], None]

_PRIORITIES: Final[tuple[Priority, ...]] = ("nice", "should", "must")
_CONFIRMED_AT: Final = Decimal("0.1")
_AT_ONCE: Final = 2
_LONGEST: Final[RepairKind] = "less_demand"
_FEW: Final = 4
"""Up to so many amounts of demand are told one by one; of more, the part of all of it."""
_LOOSER: Final = 2
"""So often a repair that no plan confirms is tried again, a step looser each time."""


def repairs(asker: Asker, on_found: OnFound = ignore) -> Repairs:
    """Find what would have to give for the asker's scenario, proven to have no plan, to have one.

    `on_found` is told of each repair as it is found, in the thread that found it. Once the
    asker's `should_stop` says so, what was found until then is the answer.
    """
    asked = asker.project, asker.scenario
    if asker.plan.status != "infeasible":
        return Repairs()
    search = _Search(asker, on_found)
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="repairs") as pool:
        # What takes longest begins first.
        begun = {
            kind: pool.submit(search.repair, kind)
            for kind in sorted(KINDS, key=_LONGEST.__eq__, reverse=True)
        }
    found = tuple(begun[kind].result() for kind in KINDS)
    return Repairs(
        obstacles=obstacles(*asked),
        clashes=asker.plan.clashes,
        repairs=tuple(one for one in found if one is not None),
    )


class _Search:
    def __init__(self, asker: Asker, on_found: OnFound) -> None:
        self._asker = asker
        self._least = Least(asker.project, lambda: asker.options, asker.should_stop)
        self._on_found = on_found
        self._telling = Lock()

    def repair(self, kind: RepairKind) -> Repair | None:
        """Find the repair of a kind; None once stopped."""
        found = self._repair(kind)
        if self._asker.should_stop() and found.outcome == "unknown":
            return None
        with self._telling:
            self._on_found(found)
        return found

    def _repair(self, kind: RepairKind) -> Repair:
        for levers in self._levers(kind):
            found = self._given_by(kind, levers)
            if found.outcome != "none":
                return found
        return Repair(kind=kind, outcome="none")

    def _given_by(self, kind: RepairKind, levers: tuple[Lever, ...]) -> Repair:
        """Find the repair of a kind in which nothing but some levers gives."""
        scenario = self._asker.scenario
        # Of several it is first seen which give; one alone is drawn close at once.
        eased = self._least.ease(scenario, levers, ROUGH if len(levers) > 1 else CLOSE)
        if eased.outcome == "enough" and _are_many(eased.given):
            levers = (*(lever for lever in levers if lever.key), Lever())
            eased = self._least.ease(scenario, levers)
        if eased.outcome == "never":
            return Repair(kind=kind, outcome="none")
        if not eased.given:
            return Repair(kind=kind, outcome="unknown")
        changes = self._changes(eased)
        if any(map(_asks, repaired(self._asker.project, scenario, changes).demand)):
            return self._confirmed(kind, changes)
        # To ask for nothing is no repair.
        sure = all(change.proven for change in changes)
        return Repair(kind=kind, outcome="none" if sure else "unknown")

    def _levers(self, kind: RepairKind) -> Iterator[tuple[Lever, ...]]:
        """List what may give: first of the lowest priority alone, then more, demand at last.

        Of those of a priority, the ones that clash come before the rest.
        """
        asked = self._asker.project, self._asker.scenario
        limits = [
            limit
            for limit in effective_limits(*asked)
            if limit.on
            and limit.family in GIVING[kind]
            and limit_value(self._asker.project, limit) is not None
        ]
        clashing = {clash.key for clash in self._asker.plan.clashes}
        levers: list[Lever] = []
        for priority in _PRIORITIES:
            more = [Lever(key=limit.key) for limit in limits if limit.priority == priority]
            involved = [lever for lever in more if lever.key in clashing]
            if 0 < len(involved) < len(more):
                # Far fewer than all, and nearly always enough.
                yield (*levers, *involved)
            if more:
                levers += more
                yield tuple(levers)
        if kind in {"less_demand", "mix"}:
            yield (*levers, *_demand(self._asker.scenario))

    def _changes(self, eased: Eased) -> tuple[Change, ...]:
        """Find the least that each has to give, one after the other.

        What was found first stays the least as the others come closer: that only makes
        the scenario tighter.
        """
        scenario = self._asker.scenario
        # What was looked for alone was drawn close then.
        start = eased.start if len(eased.sizes) > 1 else NOWHERE
        changes = {
            lever: self._least.rounded(scenario, lever, given)
            for lever, given in eased.given.items()
        }
        # What matters most gives least: it is drawn close while the others still give more.
        for lever in sorted(changes, key=self._matters, reverse=True):
            others = [one for other, one in changes.items() if other != lever]
            given = repaired(self._asker.project, scenario, others)
            change = self._least.change(given, lever, start)
            # It keeps to what has been found for the others, as the one before may not.
            start = self._least.ease(given, [lever], CLOSE, start).start or start
            if change is not None and change.by:
                changes[lever] = change
            elif change is not None:
                del changes[lever]
        return tuple(changes.values())

    def _confirmed(self, kind: RepairKind, changes: tuple[Change, ...]) -> Repair:
        """Plan the repaired scenario, with a wide gap: what counts is that there is a plan."""
        asker = self._asker
        gap = max(asker.options.gap, _CONFIRMED_AT)
        for _ in range(1 + _LOOSER):
            tried = repaired(asker.project, asker.scenario, changes)
            plan = asker.ask(asker.varied(scenario=tried, gap=gap))
            if plan is not None and plan.trusted:
                return Repair(
                    kind=kind,
                    outcome="plan",
                    changes=changes,
                    gives=max(map(self._priority, changes), key=_PRIORITIES.index),
                    total_cost=plan.total_cost,
                    objective=plan.objective,
                    bound=plan.bound,
                    gap=plan.gap,
                )
            if asker.should_stop():
                break
            changes = tuple(replace(one, after=one.looser, proven=False) for one in changes)
        return Repair(kind=kind, outcome="unknown")

    def _matters(self, lever: Lever) -> int:
        return _PRIORITIES.index(self._priority_of(lever.key))

    def _priority(self, change: Change) -> Priority:
        return self._priority_of(change.key)

    def _priority_of(self, key: str) -> Priority:
        """Give the priority of a limit; demand must be served."""
        limit = limit_by_key(self._asker.project, self._asker.scenario, key)
        return "must" if limit is None else limit.priority


def _asks(row: DemandRow) -> bool:
    return any(row.amounts)


def _demand(scenario: Scenario) -> Iterator[Lever]:
    """List every amount of demand that is above zero."""
    places = {
        (row.workload, row.site, period): None
        for row in scenario.demand
        for period, amount in enumerate(row.amounts)
        if amount > 0
    }
    for workload, site, period in places:
        yield Lever(workload=workload, site=site, period=period)


def _are_many(levers: Iterable[Lever]) -> bool:
    return sum(lever.period is not None for lever in levers) > _FEW
