"""How far one step is for each limit: about a hundredth of it, or what changes anything.

Steps are 1, 2 or 5 times a power of ten: money about a hundredth, power, racks, pools and
quantities the same but at least 1 (of an offer sold in multiples, one multiple), shares a
percentage point, suppliers one. A lead time moves by a week, or to the next lead time that
any offer has where that is further. Switches are switched off.
"""

from decimal import Decimal
from typing import Final

from procure.limits import FAMILIES, limit_by_key, limit_value
from procure.plan import Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.units import EXACT, minor_digits
from solver.candidates import lead_weeks, screen

_HUNDREDTH: Final = Decimal("0.01")
_POINT: Final = Decimal("0.01")
_ONE: Final = Decimal(1)
_ZERO: Final = Decimal(0)
_NICE: Final = ((Decimal("1.5"), 1), (Decimal("3.5"), 2), (Decimal("7.5"), 5))


@record
class Move:
    """A value that a limit is given (empty: switched off), and how far that is.

    `idle`: nothing changes, whatever the plan.
    """

    value: Decimal | None = None
    by: Decimal | None = None
    to_next: bool = False
    idle: bool = False


@record
class Steps:
    """A limit that binds, one step looser and one step tighter, where there are such steps."""

    limit: Limit
    value: Decimal | None
    looser: Move | None
    tighter: Move | None


def binding_steps(project: Project, scenario: Scenario, plan: Plan) -> tuple[Steps, ...]:
    """Give the steps of every limit that binds in a plan, in the plan's order."""
    measure = _Measure(project, scenario, plan)
    limits = (limit_by_key(project, scenario, use.key) for use in plan.limits if use.binding)
    return tuple(measure.steps(limit) for limit in limits if limit is not None)


def nice(amount: Decimal) -> Decimal:
    """Give the number nearest to an amount above zero that is 1, 2 or 5 times a power of ten."""
    exponent = amount.adjusted()
    lead = amount.scaleb(-exponent)
    number = next((each for below, each in _NICE if lead < below), 10)
    return Decimal(number).scaleb(exponent)


class _Measure:
    """Steps in one project's units."""

    def __init__(self, project: Project, scenario: Scenario, plan: Plan) -> None:
        self._project = project
        self._scenario = scenario
        self._plan = plan

    def steps(self, limit: Limit) -> Steps:
        value = limit_value(self._project, limit)
        if not FAMILIES[limit.family].needs_value or value is None:
            return Steps(limit=limit, value=value, looser=Move(), tighter=None)
        if limit.family == "lead_time":
            up, down = self._lead_times(value)
        else:
            up, down = self._up(limit, value), self._down(limit, value)
        looser, tighter = (up, down) if limit.bound == "maximum" else (down, up)
        return Steps(limit=limit, value=value, looser=looser, tighter=tighter)

    def _up(self, limit: Limit, value: Decimal) -> Move | None:
        more = EXACT.add(value, self._step(limit, value))
        if limit.family == "share":
            more = min(more, _ONE)
        return _move(value, more)

    def _down(self, limit: Limit, value: Decimal) -> Move | None:
        return _move(value, max(EXACT.subtract(value, self._step(limit, value)), _ZERO))

    def _step(self, limit: Limit, value: Decimal) -> Decimal:
        match FAMILIES[limit.family].unit:
            case "fraction":
                return _POINT
            case "money":
                minor = Decimal(1).scaleb(-minor_digits(self._project.currency))
                # A budget of nothing has no hundredth: the plan's cost says what is much.
                of = value or abs(self._plan.total_cost or _ZERO)
                return max(_hundredth(of), minor)
            case "count" if limit.family == "suppliers":
                return _ONE
            case "count":
                return max(_hundredth(value), self._least_units(limit))
        return max(_hundredth(value), _ONE)

    def _least_units(self, limit: Limit) -> Decimal:
        """Give the units, or chips, that the smallest addition to an order brings."""
        counts = [
            (offer.multiple or 1)
            * (
                int(offer.id == limit.subject)
                if limit.by == "offer"
                else sum(one.count for one in offer.contents if one.chip == limit.subject)
            )
            for _, offer in self._project.offers()
        ]
        return Decimal(min((count for count in counts if count), default=1))

    def _lead_times(self, value: Decimal) -> tuple[Move | None, Move | None]:
        weeks = self._weeks()
        longer = min((one for one in weeks if one > value), default=None)
        week = EXACT.add(value, _ONE)
        if longer is None or longer <= week:
            up = Move(value=week, by=_ONE, idle=longer is None)
        else:
            up = Move(value=longer, by=EXACT.subtract(longer, value), to_next=True)
        allowed = sorted(one for one in weeks if one <= value)
        if not allowed or not allowed[-1]:
            # No offer is left that a shorter lead time could keep out.
            return up, None
        less = EXACT.subtract(value, _ONE)
        if less < allowed[-1]:
            return up, _move(value, max(less, _ZERO))
        less = allowed[-2] if len(allowed) > 1 else max(EXACT.subtract(allowed[-1], _ONE), _ZERO)
        return up, Move(value=less, by=EXACT.subtract(value, less), to_next=less < value - 1)

    def _weeks(self) -> frozenset[Decimal]:
        """Give the lead times of all that could be ordered, with the weeks of a licence."""
        licence = limit_by_key(self._project, self._scenario, "eligibility")
        added = (licence.value if licence is not None else None) or _ZERO
        return frozenset(
            EXACT.add(lead_weeks(self._scenario, option.offer) or _ZERO, added if needs else _ZERO)
            for option in screen(self._project, self._scenario).options
            for needs in {
                one.licence for one in option.candidates if "eligibility" not in one.blocked_by
            }
        )


def _hundredth(amount: Decimal) -> Decimal:
    return nice(EXACT.multiply(amount, _HUNDREDTH)) if amount else _ZERO


def _move(value: Decimal, other: Decimal) -> Move | None:
    """Give the step from one value to another; None where they are the same."""
    by = abs(EXACT.subtract(other, value))
    return Move(value=other, by=by) if by else None
