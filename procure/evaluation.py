"""Orders that somebody gives, set against the limits and against the best plan."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, get_args

from procure.limits import effective_limits
from procure.plan import CostKind, Failure, Plan, Port
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, LimitFamily, Scenario
from procure.units import EXACT

_ZERO: Final = Decimal(0)
_OF_LIMITS: Final = "audit-limit"
_OF_PARTS: Final[frozenset[LimitFamily]] = frozenset({"supply", "lead_time"})
"""Families that are broken offer by offer, where no one figure says by how much."""


@record
class GivenOrder:
    """Units of an offer ordered at a period's start for a site; `line` says where it was read."""

    offer: str
    period: int
    site: str
    units: int
    line: int | None = None


@record
class GivenOrders:
    """What is to be evaluated. Without `ports` (None), the best ones are chosen."""

    orders: tuple[GivenOrder, ...] = ()
    ports: tuple[Port, ...] | None = None


@record
class Evaluation:
    """The plan that given orders make, and the best plan of the same scenario.

    `plan` has the best assignment, its costs and how full each limit is; its audit lists
    every rule it breaks. `optimum` is empty where it was not asked for.
    """

    plan: Plan
    optimum: Plan | None = None

    @property
    def best(self) -> Plan | None:
        """The best plan, where there is one that passed its audit."""
        return self.optimum if self.optimum is not None and self.optimum.trusted else None

    @property
    def difference(self) -> tuple[Decimal, Decimal | None] | None:
        """Give how much more than the best plan the orders cost: at least, at most.

        In discounted money of the project's currency. None without an optimum, and
        nothing at most where no bound is proven; below zero the orders are cheaper
        because they break a limit or leave demand unserved.
        """
        best = self.best
        if best is None or best.objective is None or self.plan.objective is None:
            return None
        most = None if best.bound is None else self.plan.objective - best.bound
        return self.plan.objective - best.objective, most


@record
class Excess:
    """A limit that a plan breaks: by `over`, in the unit of the limit, always above zero.

    `of` is the offer (its units, or its weeks) or the program (its chips) that breaks a
    limit which holds for each of them: the suppliers' supply, the lead time.
    """

    limit: Limit
    of: str = ""
    value: Decimal
    used: Decimal
    over: Decimal


def excesses(project: Project, scenario: Scenario, plan: Plan) -> tuple[Excess, ...]:
    """List the limits that a plan breaks, and by how much, in the order of the limits."""
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for failure in plan.audit.failures if plan.audit else ():
        if failure.rule == _OF_LIMITS:
            values = dict(failure.values)
            found[values["limit"]].append(values)
    use = {one.key: one for one in plan.limits}
    excess: list[Excess] = []
    for limit in effective_limits(project, scenario):
        if limit.family in _OF_PARTS:
            excess += _of_parts(limit, found[limit.key])
        elif limit.key in found and limit.key in use:
            one = use[limit.key]
            over = one.value - one.used if limit.bound == "minimum" else one.used - one.value
            excess.append(Excess(limit=limit, value=one.value, used=one.used, over=over))
    return tuple(excess)


def _of_parts(limit: Limit, failures: Sequence[Mapping[str, str]]) -> Iterator[Excess]:
    """Give the worst of what each offer or program breaks a limit by."""
    worst: dict[tuple[str, Decimal], Decimal] = {}
    for values in failures:
        if values["used"] == str(None):
            continue  # a lead time that nobody knows is a failure of its own
        part = values["of"], Decimal(values["value"])
        worst[part] = max(worst.get(part, _ZERO), Decimal(values["used"]))
    for (of, value), used in worst.items():
        yield Excess(limit=limit, of=of, value=value, used=used, over=used - value)


def other_failures(plan: Plan) -> tuple[Failure, ...]:
    """List the rules that a plan breaks beside its limits, each once."""
    failures = plan.audit.failures if plan.audit else ()
    return tuple(dict.fromkeys(one for one in failures if one.rule != _OF_LIMITS))


@record
class CostRow:
    """What a kind of cost comes to in the evaluated plan and, where there is one, the best.

    "total" is the sum of all kinds, "objective" the discounted cost with the price of
    what is not served.
    """

    kind: CostKind | Literal["total", "objective"]
    amount: Decimal
    best: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Give how much more the evaluated plan pays."""
        return None if self.best is None else self.amount - self.best


def cost_rows(evaluation: Evaluation) -> tuple[CostRow, ...]:
    """Set the costs of both plans side by side: the kinds that occur, their sum, the objective.

    All but the objective are undiscounted.
    """
    plan, best = evaluation.plan, evaluation.best
    here = _by_kind(plan)
    there = {} if best is None else _by_kind(best)
    rows = [
        CostRow(
            kind=kind,
            amount=here.get(kind, _ZERO),
            best=None if best is None else there.get(kind, _ZERO),
        )
        for kind in get_args(CostKind)
        if here.get(kind) or there.get(kind)
    ]
    sums = (
        CostRow(
            kind="total",
            amount=plan.total_cost or _ZERO,
            best=None if best is None else best.total_cost,
        ),
        CostRow(
            kind="objective",
            amount=plan.objective or _ZERO,
            best=None if best is None else best.objective,
        ),
    )
    return (*rows, *sums)


def _by_kind(plan: Plan) -> Mapping[CostKind, Decimal]:
    found: dict[CostKind, Decimal] = defaultdict(Decimal)
    for line in plan.costs:
        found[line.kind] = EXACT.add(found[line.kind], line.amount)
    return found
