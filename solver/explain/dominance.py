"""Which offer makes another one needless: whatever a plan does with one, the other does as well.

Take a plan with orders of the worse offer and let each be of the better one instead: as many
units, to the same sites, at work in the same periods. What is served stays. With prices that
fall with the quantity, an order of n units more costs no more than one of n units alone, so
no sum of cash rises that a budget or the objective counts, if that holds for every n for
which the worse can be ordered. Each limit then has to hold as before: the conditions below,
each of which refuses what it cannot show. So there is a best plan without the worse offer.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import Final

from procure.explained.offer_cases import Certainty
from procure.offers import Offer, Program
from procure.plan import CostKind
from procure.record import record
from procure.scenario import Limit
from procure.units import EXACT
from solver.budgets import counts
from solver.candidates import Option
from solver.columns import Column
from solver.commitments import in_force
from solver.instance import Instance
from solver.money import dues, site_prices
from solver.rules.pool import weights
from solver.rules.quantity import counted
from solver.rules.share import chips_named, count_named, parts_of_units
from solver.tiers import price_lines

Weight = Callable[[CostKind, int], Decimal]
"""How much cash of a kind that falls due in a period counts in a sum."""
_NONE: Final = Decimal(0)


@record
class Ordered:
    """An offer with the columns that no limit forbids."""

    option: Option
    columns: tuple[Column, ...]

    @property
    def offer(self) -> Offer:
        """Give the offer."""
        return self.option.offer


@record
class _Linear:
    """A sum of cash of n units: `part` times the sum of their prices, `each` times n, `fixed`."""

    part: Decimal
    each: Decimal
    fixed: Decimal

    def of(self, offer: Offer, units: int) -> Decimal:
        prices = (line.unit_price * line.units for line in price_lines(offer, units))
        return self.part * sum(prices, _NONE) + self.each * units + self.fixed


class Dominance:
    """Tells which offers of an instance make others needless, and how sure that is."""

    def __init__(self, instance: Instance, used_up: Callable[[str], bool]) -> None:
        self._instance = instance
        self._used_up = used_up
        self._asked = {workload for workload, _ in instance.total}
        self._supply_holds = any(limit.family == "supply" for limit in instance.limits)
        self._programs: Mapping[str, Program] = {
            program.id: program
            for catalog in instance.project.catalogs
            for program in catalog.programs
        }
        project = instance.project
        agreed = in_force(project, instance.scenario, "take_or_pay", "prepaid")
        self._agreed = {catalog.supplier for catalog, _ in agreed} | {
            catalog.supplier for catalog in project.catalogs if catalog.rebates
        }
        self._budgets = [limit for limit in instance.limits if limit.family == "budget"]
        self._shares = [
            (limit, parts_of_units(instance, limit))
            for limit in instance.limits
            if limit.family == "share"
        ]
        self._pools = [
            (limit, weights(instance, limit)) for limit in instance.limits if limit.family == "pool"
        ]
        self._weights = tuple(self._sums())

    def of(self, better: Ordered, worse: Ordered) -> Certainty | None:
        """Tell whether one offer makes another needless; None where that cannot be shown.

        "figures": it does as far as its supply reaches, and the plan leaves some of it.
        """
        if better.offer.id == worse.offer.id or not worse.columns:
            return None
        with localcontext(EXACT):
            if not self._does_as_much(better, worse) or not self._may_replace(better, worse):
                return None
            supply = self._supply(better.offer, worse.offer)
            if supply is None:
                return None
            if all(self._column_for(better, column) for column in worse.columns):
                return supply
            return None

    # Work

    def _does_as_much(self, better: Ordered, worse: Ordered) -> bool:
        """Tell whether a unit does as much of each workload, or of any mixture of them."""
        one, other = better.offer.contents, worse.offer.contents
        if one == other:
            return True
        if len(one) != 1 or len(other) != 1:
            return False
        instance = self._instance
        stack, former = instance.stack[one[0].chip], instance.stack[other[0].chip]
        for workload in self._asked:
            needed = instance.rate.get((other[0].chip, workload), _NONE) * other[0].count
            if not needed:
                continue
            if instance.rate.get((one[0].chip, workload), _NONE) * one[0].count < needed:
                return False
            if stack != former and (stack, workload) in instance.needs_port:
                return False
        return True

    # Who is paid, and what counts by name

    def _may_replace(self, better: Ordered, worse: Ordered) -> bool:
        return (
            self._free_of_agreements(better, worse)
            and all(self._keeps_share(better, worse, *one) for one in self._shares)
            and all(self._keeps_count(better, worse, limit) for limit in self._instance.limits)
        )

    def _free_of_agreements(self, better: Ordered, worse: Ordered) -> bool:
        """Tell whether nothing is agreed on how much is spent on either."""
        if self._agreed & {better.option.supplier, worse.option.supplier}:
            return False
        former = self._programs.get(worse.offer.program)
        if former is not None and former.take_or_pay:
            return False
        return better.offer.program in {"", worse.offer.program}

    def _keeps_share(
        self, better: Ordered, worse: Ordered, limit: Limit, parts: Mapping[str, Decimal]
    ) -> bool:
        """Tell whether a share holds as before.

        The spend may fall: a share that both belong to wholly falls with it, and one that
        neither belongs to rises.
        """
        if limit.of == "served":
            chips = chips_named(self._instance, limit)
            offers = better.offer, worse.offer
            done = [{one.chip in chips for one in offer.contents} for offer in offers]
            return better.offer.contents == worse.offer.contents or done[0] == done[1]
        if limit.of == "chips":
            chips = chips_named(self._instance, limit)
            same = count_named(better.offer, chips) == count_named(worse.offer, chips)
            if limit.by == "supplier":
                same = better.option.supplier == worse.option.supplier
            return same and better.offer.chips_per_unit == worse.offer.chips_per_unit
        wanted = Decimal(1) if limit.bound == "maximum" else _NONE
        found = {parts.get(one.offer.id, _NONE) for one in (better, worse)}
        return found == {wanted}

    def _keeps_count(self, better: Ordered, worse: Ordered, limit: Limit) -> bool:
        """Tell whether a number of suppliers, or a quantity, holds as before."""
        if limit.family == "suppliers":
            return better.option.supplier == worse.option.supplier
        if limit.family == "quantity":
            more = counted(better.columns[0], limit) if better.columns else 0
            less = counted(worse.columns[0], limit)
            return more <= less if limit.bound == "maximum" else more >= less
        return True

    def _supply(self, better: Offer, worse: Offer) -> Certainty | None:
        if not self._supply_holds:
            return "certain"
        limits = (
            (better.supply_per_period, worse.supply_per_period),
            (better.supply_total, worse.supply_total),
        )
        if all(one is None for one, _ in limits):
            return "certain"
        enough = all(one is None or (other is not None and one >= other) for one, other in limits)
        return "figures" if enough and not self._used_up(better.id) else None

    # Column by column: place, time and money

    def _column_for(self, better: Ordered, column: Column) -> bool:
        return any(self._replaces(other, column) for other in better.columns)

    def _replaces(self, better: Column, worse: Column) -> bool:
        periods = self._instance.horizon.periods
        return (
            better.at_work(periods) == worse.at_work(periods)
            and set(worse.candidate.sites) <= set(better.candidate.sites)
            and self._takes_no_more(better, worse)
            and _may_be_as_small(better, worse)
            and self._costs_no_more(better, worse)
        )

    def _takes_no_more(self, better: Column, worse: Column) -> bool:
        """Tell whether a unit takes no more of its site, its pools and its program's ramp."""
        for limit in self._instance.limits:
            if limit.family in {"power", "racks"} and limit.subject in worse.candidate.sites:
                one, other = _taken(better, limit), _taken(worse, limit)
                if one > other:
                    return False
        same_day = better.candidate.due == worse.candidate.due
        for _, weight in self._pools:
            if weight(better) > (weight(worse) if same_day else _NONE):
                return False
        program = self._programs.get(better.option.offer.program)
        if program is None or not program.ramp or not self._supply_holds:
            return True
        less = better.option.offer.chips_per_unit <= worse.option.offer.chips_per_unit
        return same_day and less

    def _costs_no_more(self, better: Column, worse: Column) -> bool:
        """Tell whether n units cost no more, for all n of the worse and each sum that counts."""
        one, other = better.option.offer, worse.option.offer
        most = self._most(other)
        sizes = sorted(_sizes(one, other, _least(worse), most))
        for weight in self._weights:
            for site in worse.candidate.sites:
                cost, former = self._sum(better, site, weight), self._sum(worse, site, weight)
                if cost.part < 0:
                    return False
                if any(cost.of(one, units) > former.of(other, units) for units in sizes):
                    return False
                if most is None:
                    step = cost.part * one.breaks[-1].unit_price + cost.each
                    if step > former.part * other.breaks[-1].unit_price + former.each:
                        return False
        return True

    def _most(self, offer: Offer) -> int | None:
        if not self._supply_holds:
            return None
        stated = (offer.supply_per_period, offer.supply_total)
        return min((one for one in stated if one is not None), default=None)

    def _sums(self) -> Iterator[Weight]:
        """Give the sums of cash that must not rise: the objective, budgets, and the spend."""
        instance = self._instance
        scenario, horizon = instance.scenario, instance.horizon

        def discounted(_: CostKind, period: int) -> Decimal:
            return horizon.discount(scenario.discount_rate, period)

        def spend(kind: CostKind, _: int) -> Decimal:
            return Decimal(kind in {"purchase", "rent"})

        def in_budget(limit: Limit) -> Weight:
            return lambda kind, period: Decimal(counts(scenario, limit, kind, period))

        yield discounted
        yield from map(in_budget, self._budgets)
        if any(limit.of == "spend" for limit, _ in self._shares):
            yield spend

    def _sum(self, column: Column, site: str, weight: Weight) -> _Linear:
        part = each = fixed = _NONE
        for due in dues(self._instance, column):
            times = weight(due.kind, due.period)
            part += due.part * times
            each += due.per_unit * times
            fixed += due.fixed * times
        if column.option.kw:
            for period in column.at_work(self._instance.horizon.periods):
                for kind, price in site_prices(self._instance, site, period):
                    each += column.option.kw * price * weight(kind, period)
        return _Linear(part=part, each=each, fixed=fixed)


def _taken(column: Column, limit: Limit) -> Decimal:
    if limit.family == "racks":
        return column.option.offer.racks_per_unit or _NONE
    return column.option.kw or _NONE


def _least(column: Column) -> int:
    """Count the units of the smallest order of a column."""
    return column.tiers[0].low * column.multiple


def _may_be_as_small(better: Column, worse: Column) -> bool:
    """Tell whether every quantity of the worse can be ordered of the better, at falling prices."""
    if better.cumulative or worse.cumulative or worse.multiple % better.multiple:
        return False
    prices = [one.unit_price for one in better.option.offer.breaks]
    falling = all(later <= earlier for earlier, later in pairwise(prices))
    return falling and _least(better) <= _least(worse)


def _sizes(better: Offer, worse: Offer, least: int, most: int | None) -> Iterator[int]:
    """Give the ends of the stretches of quantity on which both cost a straight line."""
    yield least
    if most is not None:
        yield most
    for one in (*better.breaks, *worse.breaks):
        for units in (one.quantity - 1, one.quantity):
            if least < units and (most is None or units < most):
                yield units
