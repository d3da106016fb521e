"""A row of the table of limits, and how full the plan makes its limit."""

from __future__ import annotations

from decimal import Decimal

from procure.limits import FAMILIES, Unit
from procure.plan import LimitUse
from procure.project import Project
from procure.record import record
from procure.scenario import Limit
from ui.limits.costs import ShownCost
from ui.limits.entries import BOUND, unit_name, value_entry, written
from ui.limits.rule_use import RuleUse, where_set


@record
class LimitRow:
    """A limit, whether it is the scenario's own, how full the plan makes it, what it costs."""

    limit: Limit
    own: bool
    first: bool
    name: str
    value: Decimal | None
    use: LimitUse | None = None
    current: bool = False
    costs: ShownCost | None = None
    rule: RuleUse | None = None

    @property
    def unit(self) -> Unit:
        """The unit of the limit's family."""
        return FAMILIES[self.limit.family].unit


def is_measured(row: LimitRow) -> bool:
    """Tell whether the plan fills the limit: a switch, or a ban, is kept or not."""
    return row.unit != "switch" and not (row.limit.family == "eligibility" and row.value is None)


def fullness(project: Project, row: LimitRow) -> tuple[float | None, str, bool] | None:
    """Give how full it is (of 1; not of every rule), the figures, and if of what is shown."""
    use = row.use
    if row.rule is not None and row.rule.short and row.limit.on:
        return row.rule.share, row.rule.short, row.current
    if use is None or not is_measured(row) or not row.limit.on:
        return None
    # An earlier plan is held against the value that is set now.
    value = use.value if row.current or row.value is None else row.value
    share = float(use.used / value) if value > 0 else float(use.used > 0)
    return share, written(project, row.limit, use.used), row.current


def use_hint(project: Project, row: LimitRow) -> str:
    """Say what the plan uses of the limit, and of a rule where it is set."""
    if not is_measured(row):
        stale = "The inputs have changed since this plan." if not row.current else ""
        told = (row.rule.told, stale) if row.rule is not None and row.limit.on else ()
        return " ".join(filter(None, (*told, where_set(project, row.limit))))
    if row.use is None:
        return ""
    bound = BOUND.show(row.limit.bound)
    used = written(project, row.limit, row.use.used)
    if not row.current:
        return f"{used} in the plan. The inputs have changed since this plan."
    value = value_entry(row.limit).show(row.use.value)
    text = f"{used} of {bound} {value} {unit_name(project, row.limit)}"
    text = f"{text.rstrip()}."
    if row.use.binding:
        text += " The plan is held by this limit."
    return text
