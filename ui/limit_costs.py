"""What one step of each limit costs, as columns of the table of limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from procure.explained import limit_costs_words
from procure.explained.limit_costs import LimitCost, Step
from procure.project import Project
from procure.record import record
from procure.scenario import Limit
from procure.words import sentence
from ui.columns import Column
from ui.effect_short import effect_short
from ui.explaining import Topic
from ui.limit_entries import written

if TYPE_CHECKING:
    from ui.explaining import Explained, Explaining

LIMIT_COSTS: Final = Topic(part="limits")
_WIDTH: Final = 174


@record
class ShownCost:
    """What a limit costs, and whether that is about the plan and limits now shown."""

    cost: LimitCost
    current: bool


def shown_costs(explaining: Explaining) -> dict[str, ShownCost]:
    """Give what is known of the limits' costs, by their keys."""
    known = explaining.explained(LIMIT_COSTS)
    if known is None:
        return {}
    current = explaining.is_current(known)
    return {one.key: ShownCost(cost=one, current=current) for one in known.records}


def costs_told(known: Explained) -> list[str]:
    """Say what each limit that holds the plan costs, those of most effect first."""
    asked = known.planned
    most = asked.plan.stage.most if asked.plan.stage is not None else None
    found = [one for one in known.records if isinstance(one, LimitCost)]
    if not found:
        return [sentence("limit-costs-none")]
    return [limit_costs_words.told(asked.project, asked.scenario, one, most) for one in found]


def cost_columns(project: Project) -> tuple[Column[Any], ...]:
    """Give the columns of one step looser and one step tighter.

    Their rows have a `limit` and, where it binds, `costs`, a ShownCost.
    """

    def column(heading: str, side: str) -> Column[Any]:
        def step(row: Any) -> Step | None:
            return None if row.costs is None else getattr(row.costs.cost, side)

        def text(row: Any) -> str:
            found = step(row)
            return "" if found is None else step_short(project, row.limit, row.costs.cost, found)

        return Column(
            heading=heading,
            get=text,
            muted=lambda row: row.costs is not None and not row.costs.current,
            width=_WIDTH,
        )

    return column("One step looser", "looser"), column("One step tighter", "tighter")


def step_short(project: Project, limit: Limit, cost: LimitCost, step: Step) -> str:
    """Write a step and what it does: "+US$1M: saves US$310k–352k", "off: no plan"."""
    effect = effect_short(step.effect, project.currency)
    if step.value is None or step.by is None or cost.value is None:
        return f"off: {effect}"
    sign = "+" if step.value > cost.value else "−"
    return f"{sign}{written(project, limit, step.by)}: {effect}"
