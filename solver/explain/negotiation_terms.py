"""The lead time and the minimum order at which what is ordered of an offer changes.

Both are looked for by halving between the quote and the best that could be asked for: of
weeks only those at whose ends another period is reached, of orders only the multiples sold.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Final

from procure.explained.negotiation import Change, Term, TermTurn, TurnOutcome
from procure.limits import limit_by_key
from procure.offers import Offer
from procure.units import DAYS_PER_WEEK, after_weeks
from procure.variations import with_minimum, with_promised_weeks
from solver.candidates import lead_weeks
from solver.explain.asker import Asker
from solver.explain.negotiation_contest import Both, Contest, Verdict, units_of

_MOST_PROBES: Final = 12


def lead_turn(asker: Asker, offer: Offer) -> TermTurn | None:
    """Find how soon an unused offer has to be delivered to enter the plan.

    Of a used one: how late, before fewer of its units are ordered. None for an offer that
    has no lead time, or that could not be sooner.
    """
    quoted = lead_weeks(asker.scenario, offer)
    if quoted is None:
        return None
    change: Change = "less" if units_of(asker.plan, offer.id) else "enters"
    weeks = [quoted, *(Decimal(one) for one in _weeks(asker, quoted, later=change == "less"))]
    search = _Halving(asker, offer, change, lambda one: with_promised_weeks(offer, one))
    found = search.turn("lead", weeks)
    if found is None or found.before is None or found.after is None:
        return found
    # Limits of lead time and export rules end at days of their own, within a period.
    between = search.turn("lead", _whole_weeks(found.before, found.after))
    return found if between is None else replace(found, before=between.before, after=between.after)


def minimum_turn(asker: Asker, offer: Offer) -> TermTurn | None:
    """Find how small an order has to be possible for an unused offer to enter the plan.

    None where one multiple can be ordered already.
    """
    quoted, step = minimum_of(offer), offer.multiple or 1
    orders = range(quoted, 0, -step)
    search = _Halving(asker, offer, "enters", lambda one: with_minimum(offer, int(one)))
    return search.turn("minimum", [Decimal(one) for one in orders])


def minimum_of(offer: Offer) -> int:
    """Give the smallest order of an offer in units: its minimum, its first break, a multiple."""
    step = offer.multiple or 1
    least = max(offer.moq or 1, offer.breaks[0].quantity)
    return -(-least // step) * step


def _whole_weeks(before: Decimal, after: Decimal) -> list[Decimal]:
    """List the weeks from one to another, and the whole ones between."""
    step = 1 if after > before else -1
    first = int(before // 1) + 1 if step > 0 else -int(-before // 1) - 1
    return [before, *(Decimal(one) for one in range(first, int(after), step)), after]


def _weeks(asker: Asker, quoted: Decimal, *, later: bool) -> list[int]:
    """List, away from the quote, the whole weeks before and after which periods are reached."""
    horizon = asker.scenario.horizon
    days = (horizon.starts(horizon.periods) - horizon.start).days
    if later:
        away = range(int(quoted) + 1, max(days // DAYS_PER_WEEK + 2, int(quoted) + 2))
    else:
        away = range(-int(-quoted // 1) - 1, -1, -1)
    found: list[int] = []
    for _, alike in groupby(away, key=lambda one: _reached(asker, Decimal(one))):
        weeks = list(alike)
        found += dict.fromkeys((weeks[0], weeks[-1]))
    return found


def _reached(asker: Asker, weeks: Decimal) -> tuple[tuple[int, int], ...]:
    """Give the periods in which orders arrive and are usable, whenever they are placed."""
    horizon = asker.scenario.horizon
    licence = limit_by_key(asker.project, asker.scenario, "eligibility")
    longer = licence.value if licence is not None and licence.on else None
    leads = [weeks] if longer is None else [weeks, weeks + longer]
    arrivals = [
        after_weeks(horizon.starts(period), lead)
        for period in range(horizon.periods)
        for lead in leads
    ]
    end = horizon.periods
    return tuple(
        (min(horizon.containing(day), end), min(horizon.first_from(day), end)) for day in arrivals
    )


class _Halving:
    """Halves between values of a term, the quote first, until the turn lies between two."""

    def __init__(
        self, asker: Asker, offer: Offer, change: Change, vary: Callable[[Decimal], Offer]
    ) -> None:
        self._asker, self._offer, self._change, self._vary = asker, offer, change, vary
        self._quoted: Decimal | None = None
        self._contest = Contest(asker, offer, change)
        self._known: dict[Decimal, Both] = {}
        self._values: Sequence[Decimal] = ()

    def turn(self, term: Term, values: Sequence[Decimal]) -> TermTurn | None:
        """Find the turn; None where there is nothing to ask for."""
        if len(values) <= 1:
            return None
        self._values = values
        if self._quoted is None:
            self._quoted = values[0]
        end = len(values) - 1
        far: int | None = None
        near: int | None = None
        if not self._is_needed() and self._verdict(end) == self._contest.turned:
            far, unproven = self._first_turned(end)
            near = self._last_kept(unproven)
        elif self._kept(end):
            near = end
        return TermTurn(
            term=term,
            change=self._change,
            outcome="found" if far is not None else self._outcome(near),
            quoted=values[0],
            before=None if near is None else values[near],
            after=None if far is None else values[far],
            looked_to=values[end],
        )

    def _first_turned(self, end: int) -> tuple[int, int]:
        """Give the first place that is proven to turn, and the last before it that is not."""
        low, high = 0, end
        while high - low > 1 and self._may_ask():
            middle = (low + high) // 2
            least = self._least_ordered(high)
            if least is not None and low < least < high:
                # The plan at hand keeps that minimum too.
                middle = least
            if self._verdict(middle) == self._contest.turned:
                high = middle
            else:
                low = middle
        return high, low

    def _last_kept(self, below: int) -> int | None:
        """Give the last place, up to one, that is proven to change nothing."""
        if self._kept(below):
            return below
        if not below or not self._kept(0):
            return None
        low, high = 0, below
        while high - low > 1 and self._may_ask():
            middle = (low + high) // 2
            low, high = (middle, high) if self._kept(middle) else (low, middle)
        return low

    def _least_ordered(self, place: int) -> int | None:
        """Give the place of the smallest order of the plan that a minimum has led to."""
        plan = self._known[self._values[place]].more
        orders = () if plan is None else plan.orders
        least = min((one.units for one in orders if one.offer == self._offer.id), default=None)
        if self._change != "enters" or least is None:
            return None
        return next((at for at, one in enumerate(self._values) if one == least), None)

    def _verdict(self, place: int) -> Verdict:
        value = self._values[place]
        if value not in self._known:
            quoted = value == self._quoted
            self._known[value] = self._contest.at(self._offer if quoted else self._vary(value))
        return self._known[value].better

    def _kept(self, place: int) -> bool:
        return self._verdict(place) not in {"unclear", self._contest.turned}

    def _may_ask(self) -> bool:
        return len(self._known) < _MOST_PROBES and not self._asker.should_stop()

    def _is_needed(self) -> bool:
        """Tell whether there is no plan with less of the offer, whatever its terms."""
        if self._contest.turned == "more":
            return False
        self._verdict(0)
        less = self._known[self._values[0]].less
        return less is not None and less.status == "infeasible"

    def _outcome(self, near: int | None) -> TurnOutcome:
        if self._contest.turned == "less":
            if self._is_needed():
                return "needed"
            return "unknown" if near is None else "never"
        if near is None:
            return "unknown"
        more = self._known[self._values[near]].more
        return "impossible" if more is not None and more.status == "infeasible" else "never"
