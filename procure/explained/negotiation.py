"""What to negotiate of an offer: the terms at which the plan would answer otherwise.

Found by `solver.explain.negotiation`. Everything is set beside the quote: a turn has two
sides, the last figure that is proven to change nothing and the first that is proven to
change what is ordered. Between the two the plans' gaps hide which holds.
"""

from typing import Literal

from procure.explained.effect import Effect
from procure.record import record
from procure.units import Number

Change = Literal["enters", "leaves", "more", "less"]
"""What happens to an offer: unused, it enters the plan; used, it leaves it, or more or fewer
of its units are ordered."""

TurnOutcome = Literal["found", "never", "needed", "impossible", "unknown"]
"""Whether there is a turn.

"found": proven on the far side; "never": not as far as was looked; "needed": without the
offer, or with fewer of its units, there is no plan whatever it costs; "impossible": it
cannot be ordered, or not more of it, whatever it costs; "unknown": the gaps hide it, or it
was stopped.
"""

Term = Literal["lead", "minimum", "supply_per_period", "supply_total"]
"""A term beside the price: weeks of lead time (as the scenario plans with), the minimum order,
the supply per period and in total, both in units."""


@record
class BreakPrice:
    """What a price break asks from `quantity` units on.

    `price` is as the offer quotes it, of a unit (rent: of a chip-hour) in the offer's
    currency, `chip` of one chip (rent: the same); `price_here` and `chip_here` are in the
    project's currency, empty without a rate. Rounded to no cent.
    """

    quantity: int
    price: Number
    chip: Number
    price_here: Number | None = None
    chip_here: Number | None = None


@record
class PricePoint:
    """All breaks of an offer at `factor` times the quote."""

    factor: Number
    prices: tuple[BreakPrice, ...]


@record
class PriceTurn:
    """The price, as one factor on all breaks, at which what is ordered changes.

    `before` is the point nearest to the turn that is proven to change nothing (empty where
    the gaps hide it even at the quote), `after` the one proven to change it. `looked_to`
    is the last factor that was looked at where there is no turn.
    """

    change: Change
    outcome: TurnOutcome
    before: PricePoint | None = None
    after: PricePoint | None = None
    looked_to: Number | None = None


@record
class TermTurn:
    """The lead time (weeks) or minimum (units) at which what is ordered changes.

    `before`, `after` and `looked_to` as in `PriceTurn`.
    """

    term: Term
    change: Change
    outcome: TurnOutcome
    quoted: Number
    before: Number | None = None
    after: Number | None = None
    looked_to: Number | None = None


@record
class Worth:
    """What it does to the best plan that a term is `asked` instead of as `quoted`.

    A lead time four weeks shorter, a tenth more supply, no minimum.
    """

    term: Term
    quoted: Number
    asked: Number
    effect: Effect


@record
class OrderedThen:
    """Units of the offer that are ordered in a period."""

    period: int
    units: int


@record
class BreakReach:
    """What comes of never ordering less at once than the next price break asks.

    The plan orders `units` in `period` (empty where breaks count all orders together); the
    break starts at `quantity`. `then` is what is ordered with it. `paid` is how much more that
    plan costs than the one explained as both stand (below zero: less), discounted, in the
    project's currency; `effect` is what it does to the best plan.
    """

    period: int | None
    units: int
    quantity: int
    then: tuple[OrderedThen, ...] = ()
    paid: Number | None = None
    effect: Effect


@record
class Negotiation:
    """What can be said to a supplier about one offer, as far as it is found.

    `units` is what the plan orders of it, in all. Nothing is looked for where `excluded`:
    the scenario rules the offer out. `complete` is false while more is being found, and
    where it was stopped.
    """

    offer: str
    supplier: str
    units: int
    excluded: bool = False
    prices: tuple[PriceTurn, ...] = ()
    terms: tuple[TermTurn, ...] = ()
    worths: tuple[Worth, ...] = ()
    breaks: tuple[BreakReach, ...] = ()
    complete: bool = False
