"""How full each limit is, with the unit in which a person reads it."""

from decimal import Decimal

from procure.limits import FAMILIES, Unit, effective_limits, limit_name, limit_value
from procure.plan import LimitUse, Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Limit, Scenario
from procure.units import EXACT


@record
class LimitRow:
    """A limit beside what the plan uses of it.

    `value` and `use` are in `unit`; `counted` is what a person calls it: the currency,
    "kW", "suppliers", a pool's own unit. `value` is the plan's where there is one (with
    carry-over), else the scenario's; `full` the part used where that has a meaning.
    """

    limit: Limit
    name: str
    unit: Unit
    counted: str
    value: Decimal | None
    use: LimitUse | None
    full: Decimal | None


def limits(project: Project, scenario: Scenario, plan: Plan) -> tuple[LimitRow, ...]:
    """List every limit of the scenario, those switched off too."""
    uses = {use.key: use for use in plan.limits}
    return tuple(
        _row(project, scenario, limit, uses.get(limit.key))
        for limit in effective_limits(project, scenario)
    )


def _row(project: Project, scenario: Scenario, limit: Limit, use: LimitUse | None) -> LimitRow:
    value = use.value if use else limit_value(project, limit)
    if limit.family == "eligibility" and limit.value is None:
        # Nothing that needs a licence may go: that is not a licence of no weeks.
        value = None
    return LimitRow(
        limit=limit,
        name=limit_name(project, scenario, limit),
        unit=FAMILIES[limit.family].unit,
        counted=_counted(project, limit),
        value=value,
        use=use,
        full=EXACT.divide(use.used, use.value) if use and use.value else None,
    )


def _counted(project: Project, limit: Limit) -> str:
    """Say what the figures of a limit count."""
    match FAMILIES[limit.family].unit:
        case "money":
            return project.currency
        case "fraction":
            return {"spend": "of spend", "chips": "of chips", "served": "of work served"}[limit.of]
        case "switch":
            return "offers used up, of those limited"
        case "pool":
            return next((pool.unit for pool in project.pools if pool.id == limit.subject), "")
        case "count" if limit.family == "suppliers":
            return "suppliers"
        case "count":
            return "units" if limit.by == "offer" else "chips"
        case unit:
            return str(unit)
