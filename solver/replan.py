"""Plans again after an edit, for planning that follows a buyer moving a limit.

An edit that only takes room away leaves what was proven before true: no plan of the new
scenario is cheaper than the bound of the old one. Where the old plan keeps the new limits,
it is the answer at once.
"""

from collections.abc import Iterable
from dataclasses import replace

from procure.limits import effective_limits, limit_value
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.storage import digest
from solver.engine import OnProgress, Options, ShouldStop, ignore, never
from solver.planner import OnPlan, make_plan, refuse_what_stops
from solver.remake import remade, taken_over
from solver.result import Proof


def replan(
    project: Project,
    scenario: Scenario,
    before: Scenario,
    plan: Plan,
    options: Options,
    *,
    on_progress: OnProgress = ignore,
    on_plan: OnPlan = ignore,
    should_stop: ShouldStop = never,
) -> Plan:
    """Plan a scenario that was `before` an edit, and then had a plan.

    In live mode the earlier plan answers where it can, and begins the search where it
    cannot; in reproducible mode nothing of it is used. Of a plan that is not of `project`
    and `before` as they are, nothing proven is used. Raises InputError as make_plan does.
    """
    refuse_what_stops(project, scenario)
    if (
        options.mode == "live"
        and only_tightens(project, before, scenario)
        and plan.digest == digest(project, before)
    ):
        made = remade(project, scenario, plan, Proof(cost=plan.bound), options)
        if made is not None and made.status == "optimal":
            return taken_over(made, options)
    return make_plan(
        project,
        scenario,
        options,
        on_progress=on_progress,
        on_plan=on_plan,
        should_stop=should_stop,
        start=plan,
    )


def only_tightens(project: Project, before: Scenario, after: Scenario) -> bool:
    """Tell whether every plan of a scenario was one, at the same cost, before its edit.

    That is so where nothing but limits differs, and each limit that held before still
    holds with no more room.
    """
    if after.objective != "min_cost" or _bare(before) != _bare(after):
        return False
    now = {limit.key: limit for limit in effective_limits(project, after) if limit.on}
    held = [limit for limit in effective_limits(project, before) if limit.on]
    new = [limit for key, limit in now.items() if key not in {one.key for one in held}]
    if any(_may_give_room(limit, now.values()) for limit in new):
        return False
    return all(limit.key in now and _is_as_tight(project, now[limit.key], limit) for limit in held)


def _bare(scenario: Scenario) -> Scenario:
    return replace(scenario, name="", note="", limits=())


def _may_give_room(new: Limit, now: Iterable[Limit]) -> bool:
    """Tell whether a limit that did not hold before could allow what was not allowed.

    What a new budget leaves may be carried over to another one, and an order that waits for
    a licence arrives, and is paid for, later than it did without.
    """
    if new.family == "eligibility":
        return new.value is not None
    return new.family == "budget" and any(one.carry_over for one in now)


def _is_as_tight(project: Project, now: Limit, before: Limit) -> bool:
    value, old = limit_value(project, now), limit_value(project, before)
    if now == before or value == old:
        return now.carry_over == before.carry_over
    # Weeks of a licence are no more or less room; what is carried over depends on others.
    if value is None or old is None or now.family == "eligibility":
        return False
    if now.carry_over or before.carry_over:
        return False
    return value <= old if now.bound == "maximum" else value >= old
