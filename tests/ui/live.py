"""A planner that follows edits as it is told to, and a document that it follows."""

import threading
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from procure.errors import ProcureError
from procure.plan import Audit, Plan, Solve
from procure.project import Project
from procure.scenario import Scenario
from procure.storage import digest
from ui.document import Planned


def plan_of(
    project: Project, scenario: Scenario, cost: int, gap: str = "0.0005", seconds: str = "0.4"
) -> Plan:
    """Give a plan that costs so much, without orders."""
    total = Decimal(cost)
    proven = Decimal(gap)
    return Plan(
        scenario=scenario.name,
        digest=digest(project, scenario),
        status="optimal" if proven <= Decimal("0.001") else "feasible",
        currency=project.currency,
        objective=total,
        bound=total * (1 - proven),
        gap=proven,
        total_cost=total,
        audit=Audit(passed=True, checks=1),
        solve=Solve(
            engine="none",
            versions=(),
            gap_tolerance=Decimal("0.001"),
            threads=1,
            seed=0,
            reproducible=False,
            seconds=Decimal(seconds),
        ),
    )


class LiveStandIn:
    """Plans at a tenth of the first limit's value; while `waits`, shows a first plan and waits."""

    def __init__(self) -> None:
        """Plan at once."""
        self.asked: list[tuple[Scenario, Planned | None]] = []
        self.waits = False
        self.shows = True
        self.fails = False
        self._go_on = threading.Event()

    def go_on(self) -> None:
        """Let what waits find its last plan."""
        self._go_on.set()

    def __call__(
        self,
        project: Project,
        scenario: Scenario,
        earlier: Planned | None,
        *,
        on_progress: Callable[[Any], None],
        on_plan: Callable[[Plan], None],
        should_stop: Callable[[], bool],
    ) -> Plan:
        """Plan as told."""
        del on_progress
        self.asked.append((scenario, earlier))
        value = scenario.limits[0].value or Decimal(0)
        if self.fails:
            raise ProcureError("planning-failed")
        best = plan_of(project, scenario, int(value / 10))
        if self.waits:
            if self.shows:
                on_plan(plan_of(project, scenario, int(value / 5), "0.5"))
            while not should_stop() and not self._go_on.wait(0.01):
                pass
            if should_stop():
                solve = replace(best.solve, stopped="user")
                return Plan(
                    scenario=scenario.name,
                    digest=best.digest,
                    status="nothing_found",
                    currency=project.currency,
                    solve=solve,
                )
        return best
