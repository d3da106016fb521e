"""Orders that somebody gives, set against the limits and against the best plan."""

from decimal import Decimal
from typing import Final

from procure.limits import effective_limits
from procure.plan import Failure, Plan, Port
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario

OF_LIMITS: Final = frozenset({"audit-limit", "audit-limit-use"})


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
    def difference(self) -> tuple[Decimal, Decimal] | None:
        """Give how much more than the best plan the orders cost: at least, at most.

        In discounted money of the project's currency. None without an optimum; below
        zero the orders are cheaper because they break a limit or leave demand unserved.
        """
        best = self.optimum
        if best is None or best.objective is None or self.plan.objective is None:
            return None
        bound = best.objective if best.bound is None else best.bound
        return self.plan.objective - best.objective, self.plan.objective - bound


@record
class Excess:
    """A limit that a plan breaks: by `over`, in the unit of the limit, always above zero."""

    limit: Limit
    value: Decimal
    used: Decimal
    over: Decimal


def excesses(project: Project, scenario: Scenario, plan: Plan) -> tuple[Excess, ...]:
    """List the limits that a plan breaks, and by how much, in the order of the limits."""
    broken = {
        dict(failure.values).get("limit")
        for failure in (plan.audit.failures if plan.audit else ())
        if failure.rule == "audit-limit"
    }
    use = {one.key: one for one in plan.limits}
    found: list[Excess] = []
    for limit in effective_limits(project, scenario):
        one = use.get(limit.key)
        if one is None or limit.key not in broken:
            continue
        over = one.value - one.used if limit.bound == "minimum" else one.used - one.value
        found.append(
            Excess(limit=limit, value=one.value, used=one.used, over=max(over, Decimal(0)))
        )
    return tuple(found)


def other_failures(plan: Plan) -> tuple[Failure, ...]:
    """List the rules that a plan breaks beside its limits."""
    failures = plan.audit.failures if plan.audit else ()
    return tuple(failure for failure in failures if failure.rule not in OF_LIMITS)
