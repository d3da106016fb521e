"""The independent check of a plan.

From scenario, price lists, orders, placements and assignments alone, every rule, limit
and cost line is worked out again in exact decimals. Nothing here is shared with the
model in solver: the formulas are written a second time on purpose, from docs/model.md.

Counts and dates must be exact; service, power, racks, pools and shares may be
off by 1e-6 of their value; money limits hold to the cent.
"""

from decimal import localcontext

from procure.audit import costs, limits, objective, orders, placements, ports, service, shares
from procure.audit.facts import Facts
from procure.plan import Audit, Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.units import EXACT

__all__ = ["audit"]

_RULES = (
    orders.orders,
    orders.prices,
    placements.placements,
    placements.export_rules,
    ports.ports,
    ports.uses_before,
    service.use,
    service.service,
    costs.costs,
    objective.objective,
    objective.stage,
    shares.surplus,
    limits.limits,
)


def audit(project: Project, scenario: Scenario, plan: Plan) -> Audit:
    """Check a plan that has orders (or none, but a result) against its scenario."""
    with localcontext(EXACT):
        facts = Facts(project, scenario, plan)
        for rule in _RULES:
            rule(facts)
    return Audit(passed=not facts.failures, checks=facts.checks, failures=tuple(facts.failures))
