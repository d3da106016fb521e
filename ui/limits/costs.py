"""What one step of each limit costs, as columns of the table of limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from procure.explained import limit_costs_words
from procure.explained.limit_costs import LimitCost, Step
from procure.limits import FAMILIES
from procure.project import Project
from procure.record import record
from procure.scenario import Limit
from procure.words import sentence
from ui.explain.explaining import Topic
from ui.formats import number
from ui.limits.entries import written
from ui.plan.effect_short import effect_short
from ui.tables.columns import Column

if TYPE_CHECKING:
    from ui.explain.explaining import Explained, Explaining

LIMIT_COSTS: Final = Topic(part="limits")
_WIDTH: Final = 136
_LEAST: Final = 120


@record
class ShownCost:
    """What a limit costs, in a whole sentence too, and if that is about what is now shown."""

    cost: LimitCost
    told: str
    current: bool


def shown_costs(explaining: Explaining) -> dict[str, ShownCost]:
    """Give what is known of the limits' costs, by their keys."""
    known = explaining.explained(LIMIT_COSTS)
    if known is None:
        return {}
    current = explaining.is_current(known)
    return {
        one.key: ShownCost(cost=one, told=_told(known, one), current=current)
        for one in known.records
        if isinstance(one, LimitCost)
    }


def costs_told(known: Explained) -> list[str]:
    """Say what each limit that holds the plan costs, those of most effect first."""
    found = [one for one in known.records if isinstance(one, LimitCost)]
    if not found:
        return [sentence("limit-costs-none")]
    return [_told(known, one) for one in found]


def _told(known: Explained, cost: LimitCost) -> str:
    asked = known.planned
    most = asked.plan.stage.most if asked.plan.stage is not None else None
    return limit_costs_words.told(asked.project, asked.scenario, cost, most)


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
            hint=lambda row: "" if row.costs is None else row.costs.told,
            muted=lambda row: row.costs is not None and not row.costs.current,
            about=sentence(f"limit-step-{side}"),
            width=_WIDTH,
            least=_LEAST,
        )

    return column("One step looser", "looser"), column("One step tighter", "tighter")


def step_short(project: Project, limit: Limit, cost: LimitCost, step: Step) -> str:
    """Write a step and what it does: "+1 point: saves US$310k–352k", "off: no plan"."""
    effect = effect_short(step.effect, project.currency)
    if step.value is None or step.by is None or cost.value is None:
        return f"off: {effect}"
    sign = "+" if step.value > cost.value else "−"
    if FAMILIES[limit.family].unit != "fraction":
        return f"{sign}{written(project, limit, step.by)}: {effect}"
    # A percent of a share would be another thing.
    points = (step.by * 100).normalize()
    key = "step-point" if points == 1 else "step-points"
    return f"{sign}{sentence(key, {'points': number(points)})}: {effect}"
