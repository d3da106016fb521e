"""What must be signed now: the last day for each order, and what it costs to wait."""

from datetime import date
from typing import Literal

from procure.explained.effect import Effect
from procure.record import record

HeldBy = Literal["arrival", "validity", "rules"]


@record
class Signing:
    """An order of the plan (`order`, its id), and the last day on which it can be placed.

    `last` is the last day that still makes the chips usable in the order's period of use
    (`held_by`: "arrival"), that the quote is valid on ("validity"), or that comes before
    export rules bar or delay the delivery ("rules"): the first of these. `now`: it comes
    before the next period begins. Then `waiting` is what it does to the best plan that the
    offer cannot be ordered until then; empty for all others, and where a stop left it open.
    """

    order: str
    offer: str
    supplier: str
    units: int
    period: int
    usable: int
    last: date
    held_by: HeldBy
    now: bool
    waiting: Effect | None = None


@record
class Signings:
    """All orders of a plan, the most urgent first, and the day on which the next period begins.

    `together` is what it does that none of those to be signed now can be ordered until
    then; empty where there are less than two of them, or a stop left it open.
    """

    next_period: date
    orders: tuple[Signing, ...] = ()
    together: Effect | None = None
