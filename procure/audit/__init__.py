"""The independent check of a plan.

From scenario, price lists, orders, placements and assignments alone, every rule, limit
and cost line is worked out again in exact decimals. Nothing here is shared with the
model in solver: the formulas are written a second time on purpose, from docs/model.md.

Counts and dates must be exact; service, power and shares may be off by 1e-6 of their
value; money limits hold to the cent.
"""

from procure.audit import costs, limits, orders, service
from procure.audit.facts import Facts
from procure.plan import Audit, Plan
from procure.project import Project
from procure.scenario import Scenario

__all__ = ["audit"]

_RULES = (
    orders.orders,
    orders.prices,
    orders.placements,
    service.use,
    service.service,
    costs.costs,
    costs.objective,
    limits.limits,
)


def audit(project: Project, scenario: Scenario, plan: Plan) -> Audit:
    """Check a plan that has orders (or none, but a result) against its scenario."""
    facts = Facts(project, scenario, plan)
    for rule in _RULES:
        rule(facts)
    return Audit(passed=not facts.failures, checks=facts.checks, failures=tuple(facts.failures))
