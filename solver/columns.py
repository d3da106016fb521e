"""The columns of the model: an offer ordered in one period."""

from procure.record import record
from solver.candidates import Candidate, Option
from solver.tiers import Tier


@record
class Column:
    """An offer that may be ordered in one period: a column of the model.

    `number` counts the columns of an instance. `tiers`
    are what remains of the offer's tiers within its minimum, multiple and
    supply; their `low` and `high` count multiples of the order, not units. `most` is
    the largest order worth placing, in multiples. `needs_choice` says whether a binary
    variable has to choose a tier (or none). With `cumulative`, the one tier bounds the
    order and its prices follow from all orders of the offer (solver.cumulative).
    """

    number: int
    option: Option
    candidate: Candidate
    multiple: int
    tiers: tuple[Tier, ...]
    most: int
    needs_choice: bool
    cumulative: bool

    def active(self, period: int) -> bool:
        """Tell whether chips of this order work in a period."""
        until = self.candidate.until
        return self.candidate.usable <= period and (until is None or period < until)

    def at_work(self, periods: int) -> range:
        """Give the periods, of so many, in which chips of this order work."""
        until = self.candidate.until
        return range(self.candidate.usable, periods if until is None else min(until, periods))
