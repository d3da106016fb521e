"""The price of an offer at which what is ordered of it changes, found from both sides.

As a function of one factor on all breaks, the least cost with so many units of an offer is
the lower envelope of straight lines, one for each plan: what the plan costs beside the offer,
and what it pays for it. The plans at hand tell where those lines meet, and there it is looked
next, as in Newton's method for ratios (Dinkelbach, "On nonlinear fractional programming",
Management Science 13, 1967). Rebates and promises to spend bend the lines, and a budget ends
them: proven verdicts alone make the bracket, and lines only say where to look.
"""

import math
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from procure.check.ranges import MOST_DECIMALS
from procure.explained.negotiation import BreakPrice, Change, PricePoint, PriceTurn, TurnOutcome
from procure.offers import Offer
from procure.plan import CostKind, Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.units import EXACT
from solver.explain.asker import Asker
from solver.explain.negotiation_contest import Both, Contest, Verdict

CHEAPEST: Final = Decimal("0.05")
DEAREST: Final = Decimal(20)
"""How far prices are looked at, in times the quote."""

_MOST_PROBES: Final = 18
_MOST_WITHIN_GAPS: Final = 12
"""With plans that are not exact, a narrower bracket is not worth many more."""
_LINES_LEAD: Final = 5
"""So many probes lines may say where to look, without both sides and with them."""
_STEP: Final = 0.0004
"""How far from where lines meet a side is looked for, relative."""
_CLOSE: Final = 0.0005
"""A side so close to where lines meet is good enough, relative."""
_WIDER: Final = 4.0
_DIGITS: Final = 7
_HALVINGS: Final = 60
_Side = Literal["near", "far"]
_BY_PRICE: Final[frozenset[CostKind]] = frozenset({"purchase", "rent", "support", "residual"})


def price_turn(asker: Asker, offer: Offer, change: Change) -> PriceTurn:
    """Find the price at which an offer enters, leaves, or more or less of it is ordered.

    Downwards for "enters" and "more", upwards otherwise. Where the plans are exact, the two
    sides are 0.1 % apart; otherwise they are as far apart as the gaps hide what holds.
    """
    return _Search(asker, offer, change).turn()


def price_point(project: Project, offer: Offer, factor: Decimal) -> PricePoint:
    """Give the prices of an offer at so many times the quote."""
    rates = {one.currency: one.rate for one in project.rates} | {project.currency: Decimal(1)}
    rate = rates.get(offer.currency)
    return PricePoint(
        factor=factor,
        prices=tuple(
            _break_price(offer, one.quantity, one.unit_price, rate)
            for one in with_factor(offer, factor).breaks
        ),
    )


def _break_price(offer: Offer, quantity: int, price: Decimal, rate: Decimal | None) -> BreakPrice:
    chip = price
    if offer.kind == "purchase":
        chip = EXACT.divide(price, Decimal(offer.chips_per_unit))
    return BreakPrice(
        quantity=quantity,
        price=price,
        chip=chip,
        price_here=None if rate is None else EXACT.multiply(price, rate),
        chip_here=None if rate is None else EXACT.multiply(chip, rate),
    )


def with_factor(offer: Offer, factor: Decimal) -> Offer:
    """Give an offer all of whose breaks cost so many times as much."""
    if factor == 1:
        return offer
    breaks = tuple(
        replace(one, unit_price=EXACT.multiply(one.unit_price, factor)) for one in offer.breaks
    )
    return replace(offer, breaks=breaks)


@record
class _Line:
    """What a plan costs at each factor: `beside` the offer, and `paid` for it at the quote."""

    beside: float
    paid: float

    def at(self, factor: float) -> float:
        return self.beside + self.paid * factor


class _Envelope:
    """The least that any plan at hand costs at each factor, and how much less is possible."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._gap = 0.0

    def add(self, plan: Plan, line: _Line) -> None:
        self._lines.append(line)
        self._gap = float(plan.gap or 0)

    def at(self, factor: float) -> float:
        return min((line.at(factor) for line in self._lines), default=math.inf)

    def proven_at(self, factor: float) -> float:
        """Give what a solve there is likely to prove of all plans."""
        least = self.at(factor)
        return least if math.isinf(least) else least - self._gap * abs(least)


class _Search:
    """Closes in on a turn from both sides.

    A place is the logarithm of a factor, counted towards the turn: the quote is at 0. `near`
    is the last place proven to change nothing, `far` the first proven to change what is
    ordered.
    """

    def __init__(self, asker: Asker, offer: Offer, change: Change) -> None:
        self._asker, self._offer, self._change = asker, offer, change
        self._contest = Contest(asker, offer, change)
        self._sign = -1 if self._contest.turned == "more" else 1
        ends = sorted(self._sign * math.log(float(one)) for one in (CHEAPEST, DEAREST))
        self._start, self._end = ends
        self._near: float | None = None
        self._far: float | None = None
        self._probes = 0
        self._led = 0
        self._unclear: list[float] = []
        self._most = _MOST_WITHIN_GAPS if asker.options.gap else _MOST_PROBES
        self._ahead: dict[float, float] = {}
        self._last = Both(more=None, less=None)
        self._ended = False
        self._kept, self._turned = _Envelope(), _Envelope()
        self._push: dict[_Side, float] = {"near": 1.0, "far": 1.0}
        spare = (MOST_DECIMALS - _decimals(one.unit_price) for one in offer.breaks)
        self._digits = max(1, min(_DIGITS, *spare))

    def turn(self) -> PriceTurn:
        """Look at the quote, then where lines meet, until both sides are close to that."""
        self._probe(0.0)
        while self._probes < self._most and not self._asker.should_stop():
            wanted = None if self._hopeless() else self._next()
            if wanted is None:
                break
            side, place = wanted
            if self._probe(place) == "unclear":
                self._push[side] *= _WIDER
        return PriceTurn(
            change=self._change,
            outcome=self._outcome(),
            before=self._point(self._near),
            after=self._point(self._far),
            looked_to=self._factor(self._end) if self._ended else None,
        )

    def _probe(self, place: float) -> Verdict:
        factor = self._factor(place)
        place = self._sign * math.log(float(factor))
        both = self._last = self._contest.at(with_factor(self._offer, factor))
        self._probes += 1
        self._ended = self._ended or place > self._end - _STEP
        more_turns = self._contest.turned == "more"
        for plan, turns in ((both.more, more_turns), (both.less, not more_turns)):
            if plan is not None and plan.objective is not None:
                line = _line(self._asker.scenario, plan, self._offer.id, factor)
                (self._turned if turns else self._kept).add(plan, line)
        if both.ahead is not None:
            self._ahead[place] = float(both.ahead)
        verdict = both.better
        if verdict == self._contest.turned:
            self._far = place if self._far is None else min(self._far, place)
        elif verdict == "unclear":
            self._unclear.append(place)
        elif self._far is None or place < self._far:
            self._near = place if self._near is None else max(self._near, place)
        return verdict

    def _next(self) -> tuple[_Side, float] | None:
        """Give where to look next and for which side; None when nothing is left to look for."""
        sides: tuple[_Side, _Side] = ("far", "near")
        if self._contest.turned == "more":
            # Lines are never below what is possible: where less is known of the plans with
            # the offer, they meet too far from the quote; elsewhere too close to it.
            sides = ("near", "far")
        astray = self._probes > _LINES_LEAD or self._meeting("far") is None
        if self._far is None and astray:
            return None if self._ended else ("far", self._end)
        for side in sides:
            place = self._wanted(side)
            if place is not None:
                return side, place
        return None

    def _wanted(self, side: _Side) -> float | None:
        """Give where a side should be looked for; None where it is close enough."""
        known, away = (self._far, 1) if side == "far" else (self._near, -1)
        push, meeting = self._push[side], self._meeting(side)
        near, far = self._near, self._far
        if known is not None and meeting is not None and away * (known - meeting) <= _CLOSE * push:
            return None
        place = None if meeting is None else meeting + away * _STEP * push
        if near is None or far is None:
            return None if place is None else min(max(place, self._start), self._end)
        # What is known to be unclear is as far as a side can come.
        unclear = [one for one in self._unclear if near < one < far]
        low = max(unclear, default=near) if side == "far" else near
        high = min(unclear, default=far) if side == "near" else far
        if high - low <= 2 * _CLOSE:
            return None
        if place is not None and low < place < high and self._led < _LINES_LEAD:
            self._led += 1
            return place
        return self._between(low, high)

    def _between(self, low: float, high: float) -> float:
        """Give a place between two: where the difference vanishes, or half-way, in turn."""
        one, other = self._ahead.get(low), self._ahead.get(high)
        if self._probes % 2 or one is None or other is None or one * other >= 0:
            return (low + high) / 2
        place = low + (high - low) * one / (one - other)
        return min(max(place, low + _STEP), high - _STEP)

    def _meeting(self, side: _Side) -> float | None:
        """Give the place from which on, or up to which, a solve is likely to prove a side."""

        def beyond(place: float) -> bool:
            factor = math.exp(self._sign * place)
            if side == "far":
                return self._turned.at(factor) < self._kept.proven_at(factor)
            return self._kept.at(factor) >= self._turned.proven_at(factor)

        low = self._start if self._near is None else self._near
        high = self._end if self._far is None else self._far
        if beyond(low) or not beyond(high):
            return None
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if beyond(middle) else (middle, high)
        return high

    def _hopeless(self) -> bool:
        """Tell whether no price can bring a turn, or nothing is ever proven."""
        both = self._last
        if self._contest.turned == "less" and _is_impossible(both.less):
            return True
        return any(
            plan is not None and plan.trusted and plan.bound is None
            for plan in (both.more, both.less)
        )

    def _outcome(self) -> TurnOutcome:
        if self._far is not None:
            return "found"
        if self._contest.turned == "less" and _is_impossible(self._last.less):
            return "needed"
        if not self._ended or self._near is None or self._near < self._end - _STEP:
            return "unknown"
        if self._contest.turned == "more" and _is_impossible(self._last.more):
            return "impossible"
        return "never"

    def _factor(self, place: float) -> Decimal:
        factor = Decimal(math.exp(self._sign * place))
        return factor.quantize(Decimal(1).scaleb(-self._digits), context=EXACT)

    def _point(self, place: float | None) -> PricePoint | None:
        if place is None:
            return None
        return price_point(self._asker.project, self._offer, self._factor(place))


def _line(scenario: Scenario, plan: Plan, offer: str, factor: Decimal) -> _Line:
    """Split what a plan costs; its prices are `factor` times the quote."""
    orders = {order.id for order in plan.orders if order.offer == offer}
    paid = Decimal(0)
    for line in plan.costs:
        if line.order in orders and line.kind in _BY_PRICE:
            due = scenario.horizon.discount(scenario.discount_rate, line.period)
            paid = EXACT.fma(line.amount, due, paid)
    whole = float(plan.objective or 0)
    return _Line(beside=whole - float(paid), paid=float(EXACT.divide(paid, factor)))


def _is_impossible(plan: Plan | None) -> bool:
    return plan is not None and plan.status == "infeasible"


def _decimals(price: Decimal) -> int:
    exponent = price.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
