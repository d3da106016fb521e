"""Finds what the best plan costs at values of one limit, by planning with each.

One sweep (solver.sweep) plans all of them, so that a value that what is known answers is not
solved for. Where no range is asked for, it goes from where no plan is possible to where the
limit holds nothing off any more; both are looked for first.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Final

from procure.errors import InputError
from procure.explained.frontier import (
    POINTS,
    Frontier,
    FrontierPoint,
    limit_asked,
    refuse_what_is_no_range,
)
from procure.limits import FAMILIES, Unit, limit_value
from procure.plan import Plan
from procure.scenario import Limit, Scenario
from procure.units import EXACT, minor_digits
from procure.variations import with_limit_value, without_limit
from solver.engine import ignore
from solver.explain.asker import Asker
from solver.explain.flips import ordered
from solver.planner import refuse_what_stops
from solver.remake import remade
from solver.result import Proof
from solver.sweep import plan_each

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_TWO: Final = Decimal(2)
_HALVINGS: Final = 8
_CLOSE: Final = Decimal(8)
_CLOSE_ENOUGH: Final = Decimal(100)
"""Where plans begin to be possible is looked for to an eighth of the range, or a hundredth of
its loose end."""
_DOUBLINGS: Final = 8
_ANY: Final = Decimal("0.5")
"""The gap where it is only asked whether there is a plan."""
_AMPLE: Final = Decimal("1e12")
_AMPLE_WEEKS: Final = Decimal(5200)
_FINEST: Final = Decimal("0.0001")
_DIGITS: Final = 2
"""The ends of a range that was looked for are rounded outwards to so many digits."""

OnFound = Callable[[FrontierPoint], None]


def frontier(
    asker: Asker,
    key: str,
    low: Decimal | None = None,
    high: Decimal | None = None,
    *,
    points: int = POINTS,
    on_found: OnFound = ignore,
) -> Frontier:
    """Plan at values of the limit of a key, evenly from `low` to `high` (its family's unit).

    An end that is not given is looked for. Where the limit stands now is planned too, if it is
    on the way. `on_found` is told of each point as it is found; what is found later may better
    it. Raises InputError for a limit without figures, or a range that makes no sense.
    """
    project, scenario = asker.project, asker.scenario
    refuse_what_is_no_range(project, scenario, key, (low, high), points)
    limit = limit_asked(project, scenario, key)
    ends = _Ends(asker, limit).found(low, high)
    here = limit_value(project, limit)
    values = _values(asker, limit, ends, points)
    found = Frontier(key=key, currency=project.currency, low=values[0], high=values[-1], here=here)
    if asker.should_stop():
        return replace(found, complete=False)

    def told(place: int, plan: Plan) -> None:
        asker.count()
        on_found(_point(asker, values[place], plan))

    asked = [with_limit_value(project, scenario, key, value) for value in values]
    # A least above a greatest, or parts above the whole: no plan can be asked for there.
    stopped = [_stops(asker, one) for one in asked]
    places = [place for place, stops in enumerate(stopped) if not stops]
    plans = plan_each(
        project,
        [asked[place] for place in places],
        asker.options,
        should_stop=asker.should_stop,
        on_plan=lambda at, plan: told(places[at], plan),
    )
    points_by_place = {
        place: _point(asker, values[place], plan) for place, plan in zip(places, plans, strict=True)
    }
    made = tuple(
        points_by_place.get(place, FrontierPoint(value=value, outcome="no_plan"))
        for place, value in enumerate(values)
    )
    unsure = any(point.outcome == "unknown" for point in made)
    return replace(found, points=made, complete=not unsure and not asker.should_stop())


def _stops(asker: Asker, scenario: Scenario) -> bool:
    """Tell whether a value contradicts another limit: all else was planned already."""
    try:
        refuse_what_stops(asker.project, scenario)
    except InputError:
        return True
    return False


def _point(asker: Asker, value: Decimal, plan: Plan) -> FrontierPoint:
    if plan.status == "infeasible":
        return FrontierPoint(value=value, outcome="no_plan")
    if not plan.trusted:
        return FrontierPoint(value=value, outcome="unknown")
    return FrontierPoint(
        value=value,
        outcome="plan",
        cost=plan.objective,
        bound=plan.bound,
        gap=plan.gap,
        stage=plan.stage,
        orders=ordered(asker.project, plan),
    )


def _values(
    asker: Asker, limit: Limit, ends: tuple[Decimal, Decimal], points: int
) -> tuple[Decimal, ...]:
    """Give the values to look at in their order: evenly apart, and where the limit stands."""
    low, high = ends
    step = EXACT.divide(EXACT.subtract(high, low), Decimal(points - 1))
    # A digit finer than the steps, so that values stay short.
    unit = max(_unit(asker, limit), Decimal(1).scaleb(step.adjusted() - 1))
    inner = {
        _written_out(value.quantize(unit, rounding=ROUND_HALF_EVEN, context=EXACT))
        for place in range(1, points - 1)
        for value in (EXACT.add(low, EXACT.multiply(step, Decimal(place))),)
    }
    here = limit_value(asker.project, limit)
    if here is not None and low < here < high:
        # In the place of the value next to it: two so close would tell nothing.
        inner -= {value for value in inner if abs(value - here) * _TWO < step}
        inner.add(here)
    return tuple(sorted({low, high, *inner}))


def _written_out(value: Decimal) -> Decimal:
    """Give a value without an exponent above zero."""
    _, _, exponent = value.as_tuple()
    is_short = isinstance(exponent, int) and exponent > 0
    return value.quantize(_ONE, context=EXACT) if is_short else value


def _unit(asker: Asker, limit: Limit) -> Decimal:
    """Give what the values of a limit are whole multiples of at the finest."""
    match FAMILIES[limit.family].unit:
        case "count" | "weeks":
            return _ONE
        case "money":
            return Decimal(1).scaleb(-minor_digits(asker.project.currency))
        case _:
            return _FINEST


class _Ends:
    """Looks for the values of a limit between which it matters."""

    def __init__(self, asker: Asker, limit: Limit) -> None:
        self._asker = asker
        self._limit = limit
        self._unit: Unit = FAMILIES[limit.family].unit
        self._value = limit_value(asker.project, limit) or _ZERO

    def found(self, low: Decimal | None, high: Decimal | None) -> tuple[Decimal, Decimal]:
        """Give both ends, the lower one first; those given stay."""
        if low is not None and high is not None:
            return low, high
        is_maximum = self._limit.bound == "maximum"
        loose, tight = (high, low) if is_maximum else (low, high)
        if loose is None:
            loose = self._rounded(self._loose(), up=is_maximum)
        if tight is None:
            tight = self._rounded(self._tight(loose), up=not is_maximum)
        ends = sorted((loose, tight))
        if ends[0] == ends[1]:
            # A limit that matters nowhere is shown at two values at least.
            ends = sorted((ends[0], self._other(ends[0])))
        return ends[0], ends[1]

    def _other(self, end: Decimal) -> Decimal:
        """Give a value beside an end: the limit's own, if it is another."""
        if self._value != end:
            return self._value
        if self._unit == "fraction":
            return _ZERO if end else _ONE
        return EXACT.add(end, _ONE)

    def _loose(self) -> Decimal:
        """Give what is used of the limit by a plan that need not keep it."""
        asker, key = self._asker, self._limit.key
        free = without_limit(asker.project, asker.scenario, key)
        plan = asker.ask(asker.varied(scenario=free))
        ample = self._ample()
        if plan is not None and plan.trusted:
            there = with_limit_value(asker.project, asker.scenario, key, ample)
            made = remade(asker.project, there, plan, Proof(), asker.options)
            for use in () if made is None else made.limits:
                if use.key == key:
                    return max(use.used, _ZERO)
        return EXACT.multiply(self._value, _TWO) if ample else _ZERO

    def _ample(self) -> Decimal:
        if self._limit.bound == "minimum":
            return _ZERO
        if self._unit == "fraction":
            return _ONE
        return _AMPLE_WEEKS if self._unit == "weeks" else _AMPLE

    def _tight(self, loose: Decimal) -> Decimal:
        """Give a value with which no plan is possible, near to one with which there is."""
        none = _ZERO if self._limit.bound == "maximum" else self._beyond(loose)
        if self._is_possible(none):
            return none
        possible = loose
        for _ in range(_HALVINGS):
            middle = self._whole(EXACT.divide(EXACT.add(possible, none), _TWO))
            close = max(abs(loose - none) / _CLOSE, loose / _CLOSE_ENOUGH)
            if abs(possible - none) <= close:
                break
            if middle in {possible, none} or self._asker.should_stop():
                break
            if self._is_possible(middle):
                possible = middle
            else:
                none = middle
        return none

    def _beyond(self, loose: Decimal) -> Decimal:
        """Give a value of a minimum that asks for more than can be had, if there is one."""
        if self._unit == "fraction":
            return _ONE
        if self._limit.family == "suppliers":
            return Decimal(len({one.supplier for one in self._asker.project.catalogs}) + 1)
        value = max(loose, self._value, _ONE)
        for _ in range(_DOUBLINGS):
            if self._asker.should_stop() or not self._is_possible(value):
                break
            value = EXACT.multiply(value, _TWO)
        return value

    def _is_possible(self, value: Decimal) -> bool:
        asker = self._asker
        there = with_limit_value(asker.project, asker.scenario, self._limit.key, value)
        plan = asker.ask(asker.varied(scenario=there, gap=_ANY))
        return plan is not None and plan.status != "infeasible"

    def _whole(self, value: Decimal) -> Decimal:
        if self._unit in {"count", "weeks"}:
            return value.quantize(_ONE, rounding=ROUND_HALF_EVEN, context=EXACT)
        return value

    def _rounded(self, value: Decimal, *, up: bool) -> Decimal:
        """Round outwards: to whole percent, weeks or units, and else to a few digits."""
        rounding = ROUND_CEILING if up else ROUND_FLOOR
        if self._unit == "fraction":
            return value.quantize(Decimal("0.01"), rounding=rounding, context=EXACT)
        digit = Decimal(1).scaleb(max(value.adjusted() - _DIGITS, 0)) if value else _ONE
        if self._unit == "weeks":
            digit = _ONE
        parts = EXACT.divide(value, digit).to_integral_value(rounding)
        return _written_out(EXACT.multiply(parts, digit))
