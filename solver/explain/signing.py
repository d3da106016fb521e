"""Finds what must be signed now: the last day for each order, and what waiting costs."""

from collections import defaultdict
from collections.abc import Callable, Collection
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from procure.explained.effect import Effect, effect
from procure.explained.signing import HeldBy, Signing, Signings
from procure.plan import Order, Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.units import after_weeks
from procure.variations import with_offers_from
from solver.candidates import lead_weeks
from solver.eligibility import Eligibility
from solver.engine import ignore
from solver.explain.asker import Asker, Question

_ZERO: Final = Decimal(0)
_DAY: Final = timedelta(days=1)


OnFound = Callable[[Signings], None]


def signing(asker: Asker, on_found: OnFound = ignore) -> Signings:
    """Tell by when each order of the plan must be placed, and what waiting a period costs.

    What waiting costs is solved for those that cannot wait until the next period begins:
    the offer can be ordered from then on only. `on_found` is told what is known: first the
    last days, which need no solving, and again after each answer. Once the asker's
    `should_stop` says so, what was not solved stays empty.
    """
    search = _Search(asker.project, asker.scenario, asker.plan)
    known = search.known()
    on_found(known)
    urgent = list(dict.fromkeys(one.offer for one in known.orders if one.now))
    waits = [_waiting(asker, {offer}) for offer in urgent]
    if len(urgent) > 1:
        waits.append(_waiting(asker, set(urgent)))
    with closing(asker.answers(waits)) as answers:
        for index, plan in enumerate(answers):
            if asker.should_stop():
                break
            known = _with(known, urgent[index : index + 1], _narrowed(effect(asker.plan, plan)))
            on_found(known)
    return known


def last_days(project: Project, scenario: Scenario, plan: Plan) -> Signings:
    """Tell by when each order of a plan must be placed; what waiting costs is not looked for."""
    return _Search(project, scenario, plan).known()


def _waiting(asker: Asker, offers: set[str]) -> Question:
    """Ask for the plan in which some offers can be ordered from the next period on."""
    next_period = asker.scenario.horizon.starts(1)
    return asker.varied(project=with_offers_from(asker.project, offers, next_period))


def _with(known: Signings, offers: Collection[str], waiting: Effect) -> Signings:
    """Add what waiting with an offer does; without one, with all that cannot wait."""
    if not offers:
        return replace(known, together=waiting)
    return replace(
        known,
        orders=tuple(
            replace(one, waiting=waiting) if one.now and one.offer in offers else one
            for one in known.orders
        ),
    )


class _Search:
    def __init__(self, project: Project, scenario: Scenario, plan: Plan) -> None:
        self._scenario = scenario
        self._plan = plan
        self._chips = project.chips
        self._offers = {offer.id: offer for _, offer in project.offers()}
        self._eligibility = Eligibility(project, scenario)
        self._sites: dict[str, list[str]] = defaultdict(list)
        for one in plan.placements:
            self._sites[one.order].append(one.site)
        self.next_period = scenario.horizon.starts(1)

    def known(self) -> Signings:
        """List the orders, the most urgent first."""
        orders = sorted(
            map(self.last_day, self._plan.orders), key=lambda one: (one.last, one.order)
        )
        return Signings(next_period=self.next_period, orders=tuple(orders))

    def last_day(self, order: Order) -> Signing:
        """Find the last day on which an order can be placed for the same period of use."""
        last, held_by = self._last(order)
        return Signing(
            order=order.id,
            offer=order.offer,
            supplier=order.supplier,
            units=order.units,
            period=order.period,
            usable=order.usable,
            last=last,
            held_by=held_by,
            now=last < self.next_period,
        )

    def _last(self, order: Order) -> tuple[date, HeldBy]:
        lead = order.arrives - order.placed
        last: date = self._scenario.horizon.starts(order.usable) - lead
        held_by: HeldBy = "arrival"
        until = self._offers[order.offer].valid_until
        if until is not None and until < last:
            last, held_by = until, "validity"
        barred = self._first_barred(order, lead, last)
        return (last, held_by) if barred is None else (barred - _DAY, "rules")

    def _first_barred(self, order: Order, lead: timedelta, last: date) -> date | None:
        """Give the first day after that of the order on which export rules stand otherwise.

        They change for a delivery when one begins on its day, or on that of its arrival.
        """
        chips = {one.chip for one in self._offers[order.offer].contents}
        begins = {
            rule.start for chip in self._chips if chip.id in chips for rule in chip.export_rules
        }
        weeks = lead_weeks(self._scenario, self._offers[order.offer]) or _ZERO
        plain = after_weeks(order.placed, weeks) - order.placed
        changes = {day - ahead for day in begins for ahead in (timedelta(), plain, lead)}
        return next(
            (
                day
                for day in sorted(changes)
                if order.placed < day <= last and not self._goes(order, day, weeks)
            ),
            None,
        )

    def _goes(self, order: Order, day: date, weeks: Decimal) -> bool:
        """Tell whether an order placed on a day goes to its sites as it does in the plan."""
        sites = tuple(self._sites[order.id])
        return any(
            set(sites) <= set(one.sites)
            for one in self._eligibility.deliveries(self._offers[order.offer], sites, day, weeks)
            if not one.banned and one.licence == order.licence
        )


def _narrowed(found: Effect) -> Effect:
    """Waiting leaves fewer orders to choose from, so it never saves and never serves more."""
    cost, unserved = found.cost, found.unserved
    return replace(
        found,
        cost=None if cost is None else cost.narrowed(low=_ZERO),
        unserved=None if unserved is None else unserved.narrowed(low=_ZERO),
    )
