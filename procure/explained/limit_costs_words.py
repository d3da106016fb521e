"""Says what one step of a limit saves or costs."""

from decimal import Decimal
from typing import Literal

from procure.explained.effect_words import effect_told
from procure.explained.limit_costs import LimitCost, Step
from procure.explained.unit_words import of_one
from procure.limits import FAMILIES, limit_by_key, limit_name, limit_value, show_value
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.text_table import counted
from procure.units import plain
from procure.words import sentence

Side = Literal["looser", "tighter"]

_COUNTED = {
    "weeks": ("week", "weeks"),
    "racks": ("rack", "racks"),
    "suppliers": ("supplier", "suppliers"),
    "offer": ("unit", "units"),
    "chip": ("chip", "chips"),
}


def told(project: Project, scenario: Scenario, cost: LimitCost, most: Decimal | None = None) -> str:
    """Say of a limit what one step looser and one step tighter do.

    `most` is that of the explained plan's `ServedStage`, where how much is served comes first.
    """
    limit = limit_by_key(project, scenario, cost.key)
    name = cost.key if limit is None else limit_told(project, scenario, limit, cost.value)
    steps = [
        sentence(
            "limit-cost-step",
            {
                "step": way_told(project, limit, step, side),
                "effect": step_told(project, step, side, most),
            },
        )
        for side, step in sides(cost)
    ]
    return sentence(f"limit-cost-{len(steps)}", {"name": name, "steps": "; ".join(steps)})


def limit_told(
    project: Project, scenario: Scenario, limit: Limit, value: Decimal | None = None
) -> str:
    """Name a limit with its value, or that given: "Share of NVIDIA (maker) at most (60 %)".

    A switch has no value.
    """
    name = limit_name(project, scenario, limit)
    of = limit_value(project, limit) if value is None else value
    if of is None or FAMILIES[limit.family].unit == "switch":
        return name
    return sentence("limit-cost-value", {"name": name, "value": value_told(project, limit, of)})


def sides(cost: LimitCost) -> tuple[tuple[Side, Step], ...]:
    """List the steps that there are, the looser one first."""
    both: tuple[tuple[Side, Step | None], ...] = (
        ("looser", cost.looser),
        ("tighter", cost.tighter),
    )
    return tuple((side, step) for side, step in both if step is not None)


def step_told(project: Project, step: Step, side: Side, most: Decimal | None = None) -> str:
    """Say what a step does: "saves USD 5,000", "leaves the plan as it is"."""
    if not step.solved:
        return sentence(f"limit-cost-known-{side}")
    return effect_told(step.effect, project.currency, most)


def way_told(project: Project, limit: Limit | None, step: Step, side: Side) -> str:
    """Say which way a step goes and how far: "1 week more", "switching it off"."""
    if limit is None or step.value is None:
        return sentence("limit-cost-off")
    # A looser minimum is less.
    way = "more" if (side == "looser") == (limit.bound == "maximum") else "less"
    values = {
        "step": by_told(project, limit, step),
        "value": value_told(project, limit, step.value),
    }
    return sentence(f"limit-cost-{way}{'-next' if step.to_next else ''}", values)


def value_told(project: Project, limit: Limit, value: Decimal) -> str:
    """Write the value of a limit with its unit: "60 %", "3 suppliers", "USD 1,000,000"."""
    return _with_unit(project, limit, value)


def by_told(project: Project, limit: Limit, step: Step) -> str:
    """Write how far a step goes: "1 percentage point", "2 weeks"; empty for a switch."""
    if step.by is None:
        return ""
    if FAMILIES[limit.family].unit != "fraction":
        return _with_unit(project, limit, step.by)
    points = (step.by * 100).normalize()
    return sentence(
        "limit-cost-point" if points == 1 else "limit-cost-points", {"points": plain(points)}
    )


def _with_unit(project: Project, limit: Limit, value: Decimal) -> str:
    unit: str = FAMILIES[limit.family].unit
    if limit.family == "pool":
        of = next((pool.unit for pool in project.pools if pool.id == limit.subject), "")
        of = of_one(of) if value == 1 else of
        return f"{show_value(limit.family, value, project.currency)} {of}".rstrip()
    if unit == "count":
        unit = "suppliers" if limit.family == "suppliers" else limit.by
    if unit not in _COUNTED:
        return show_value(limit.family, value, project.currency)
    one, many = _COUNTED[unit]
    if value == value.to_integral_value():
        return counted(int(value), one, many)
    return f"{plain(value)} {many}"
