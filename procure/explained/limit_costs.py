"""What each limit costs: one step looser and one step tighter, each with what it does."""

from procure.explained.effect import Effect
from procure.record import record
from procure.units import Number


@record
class Step:
    """A limit with another value, and what that does to the best plan.

    `value` is what the limit is given, in its family's unit (empty: it is switched off), and
    `by` how far that is from what it has, above zero. `to_next`: so far because nothing
    less changes anything, as with a lead time that no offer has. `solved` is false where
    the plan alone tells it.
    """

    value: Number | None = None
    by: Number | None = None
    to_next: bool = False
    effect: Effect
    solved: bool = True


@record
class LimitCost:
    """A limit that binds, with its value in its family's unit (a switch: empty).

    Where it can be no looser or no tighter, there is no such step; a switch is switched off
    for its looser one, and has none tighter.
    """

    key: str
    value: Number | None = None
    looser: Step | None = None
    tighter: Step | None = None
