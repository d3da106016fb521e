"""Causes that leave no plan for certain, found without solving: each alone is enough.

Only demand that has to be served is looked at. Nothing here is a guess: what could be had
is overstated wherever it is not known exactly.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Final

from procure.demand import ANYWHERE
from procure.explained.obstacles import Obstacle
from procure.project import Project
from procure.scenario import Scenario
from procure.units import EXACT
from solver.candidates import Candidate, Option, Screening, lead_weeks, screen
from solver.eligibility import Eligibility
from solver.explain.obstacles_of_limits import of_budgets, of_power, of_shares
from solver.explain.obstacles_ready import Ready
from solver.instance import make_instance

_LEAD_TIME: Final = "lead_time"
_SAME: Final = Decimal("1e-6")
"""A shortage by less than this part is arithmetic."""

_Place = tuple[str, str, int]


def obstacles(project: Project, scenario: Scenario) -> tuple[Obstacle, ...]:
    """List what certainly leaves no plan; of a workload at a site, the first period alone.

    None found does not mean that there is a plan.
    """
    screening = screen(project, scenario)
    ready = Ready(make_instance(project, scenario, screening))
    unserved = tuple(_Unserved(ready, screening).found())
    if unserved:
        # What cannot be served at all leaves nothing to say of how much that would take.
        return unserved
    return tuple(
        chain(_short_of_supply(ready), of_power(ready), of_budgets(ready), of_shares(ready))
    )


class _Unserved:
    """Demand of which nothing could serve any, and why."""

    def __init__(self, ready: Ready, screening: Screening) -> None:
        self._ready = ready
        self._instance = ready.instance
        self._options = screening.options

    def found(self) -> Iterator[Obstacle]:
        told: set[tuple[str, str]] = set()
        for place, _ in self._ready.required():
            workload, site, _ = place
            if self._ready.can(*place) or (workload, site) in told:
                continue
            told.add((workload, site))
            if not self._is_done(workload):
                told.update((workload, one) for one in (*self._instance.sites, ANYWHERE))
                yield Obstacle(kind="no_chip", workload=workload)
                continue
            yield (
                self._too_slow(place)
                or self._barred(place)
                or self._not_here(place)
                or self._too_late(place)
            )

    def _is_done(self, workload: str) -> bool:
        """Tell whether any chip on offer or owned does a workload."""
        chips = {chip for chip, _, _ in self._instance.fleet.chips}
        chips.update(one.chip for option in self._options for one in option.offer.contents)
        return any((chip, workload) in self._instance.rate for chip in chips)

    def _serving(self, place: _Place, *blocked_by: str) -> Iterator[tuple[Option, Candidate]]:
        """List the orders that would serve a demand, were it not for just these limits."""
        for option in self._options:
            for candidate in option.candidates:
                if candidate.blocked_by == blocked_by and self._ready.serves(
                    option.offer, candidate, *place
                ):
                    yield option, candidate

    def _too_slow(self, place: _Place) -> Obstacle | None:
        """Say that the lead-time limit keeps out what would serve, and name the quickest."""
        late = [
            (self._weeks(option, candidate), number, option)
            for number, (option, candidate) in enumerate(self._serving(place, _LEAD_TIME))
            if option.offer.id not in self._ready.barred
        ]
        if not late:
            return None
        weeks, _, option = min(late, key=lambda each: each[:2])
        allowed = next(one for one in self._instance.limits if one.key == _LEAD_TIME)
        workload, site, period = place
        return Obstacle(
            kind="lead_time_limit",
            workload=workload,
            site=site,
            period=period,
            reached=allowed.value,
            limits=self._keeping_out(place),
            offer=option.offer.id,
            weeks=weeks,
        )

    def _weeks(self, option: Option, candidate: Candidate) -> Decimal:
        scenario = self._instance.scenario
        weeks = lead_weeks(scenario, option.offer) or Decimal(0)
        if candidate.licence:
            weeks += Eligibility(self._instance.project, scenario).licence_weeks or Decimal(0)
        return weeks

    def _keeping_out(self, place: _Place) -> tuple[str, ...]:
        """List the limits of nothing without which something would serve."""
        keys = (
            key
            for option, _ in self._serving(place)
            for key in self._ready.barred.get(option.offer.id, ())
        )
        return tuple(dict.fromkeys(keys))

    def _barred(self, place: _Place) -> Obstacle | None:
        workload, site, period = place
        keys = self._keeping_out(place)
        if not keys:
            return None
        return Obstacle(kind="barred", workload=workload, site=site, period=period, limits=keys)

    def _not_here(self, place: _Place) -> Obstacle | None:
        workload, site, period = place
        rate = self._instance.rate
        owned = any(
            at == site and (chip, workload) in rate for chip, at, _ in self._instance.fleet.chips
        )
        sold = any(
            site in option.sites and self._ready.rate(option.offer, workload)
            for option in self._options
        )
        if site == ANYWHERE or owned or sold:
            return None
        return Obstacle(kind="not_here", workload=workload, site=site, period=period)

    def _too_late(self, place: _Place) -> Obstacle:
        workload, site, period = place
        coming = [
            (begins, column.number, column)
            for column in self._ready.columns
            if site in {ANYWHERE, *column.candidate.sites}
            and (begins := self._ready.begins(column.option.offer, column.candidate, workload))
            is not None
            and begins > period
        ]
        if not coming:
            return Obstacle(kind="too_late", workload=workload, site=site, period=period)
        begins, _, column = min(coming, key=lambda each: each[:2])
        return Obstacle(
            kind="too_late",
            workload=workload,
            site=site,
            period=period,
            offer=column.option.offer.id,
            day=self._instance.horizon.starts(begins),
        )


def _short_of_supply(ready: Ready) -> Iterator[Obstacle]:
    """Find demand that all that suppliers state, with the fleet, could not serve alone."""
    if not ready.instance.supply_holds:
        return
    told: set[tuple[str, str]] = set()
    for (workload, site, period), asked in ready.required():
        if (workload, site) in told:
            continue
        reached = _most(ready, workload, site, period, asked)
        if asked > reached + asked * _SAME:
            told.add((workload, site))
            yield Obstacle(
                kind="supply",
                workload=workload,
                site=site,
                period=period,
                asked=asked,
                reached=reached,
                limits=("supply",),
            )


def _most(ready: Ready, workload: str, site: str, period: int, enough: Decimal) -> Decimal:
    """Give the most of a workload that could be had by a period; counting ends at enough."""
    reached = ready.owned(workload, site, period)
    units: dict[str, Decimal] = defaultdict(Decimal)
    arriving: dict[tuple[str, int], int] = defaultdict(int)
    for column in ready.columns:
        offer, candidate = column.option.offer, column.candidate
        if reached >= enough:
            break
        if not ready.serves(offer, candidate, workload, site, period):
            continue
        more = column.most * column.multiple
        if offer.supply_per_period is not None:
            more = min(more, offer.supply_per_period - arriving[offer.id, candidate.due])
            arriving[offer.id, candidate.due] += more
        if offer.supply_total is not None:
            more = min(more, int(offer.supply_total - units[offer.id]))
        units[offer.id] += more
        reached += EXACT.multiply(ready.rate(offer, workload), Decimal(more))
    return reached
