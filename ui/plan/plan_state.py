"""The plan's honest state in one line, at all times. Pure functions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from procure.plan import Plan
from procure.state import gap_text, most_text, servable_share, served_share, share_text
from procure.words import TEMPLATES, sentence
from ui import formats
from ui.document import Planned

if TYPE_CHECKING:
    from solver.planner import Progress

Tone = Literal["good", "plain", "warn", "stop"]

_CHECKED: Final = "checked ✓"
_DOT: Final = "  ·  "
_GAP_DECADES: Final = 3
_NO_MONEY: Final = {"confirming": "state-confirming", "serving": "state-serving"}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the status line says, and how loudly."""

    tone: Tone
    text: str


def no_plan(stops: int) -> State:
    """Say that there is no plan yet, and what comes first."""
    if stops:
        return State(tone="stop", text=sentence("state-none-stops", {"count": _things(stops)}))
    return State(tone="plain", text=sentence("state-none"))


def _things(count: int) -> str:
    return formats.counted(count, "thing", "things")


def plan_state(planned: Planned, *, current: bool) -> State:
    """Say how sure a plan is, and whether it still answers what is shown."""
    plan = planned.plan
    parts = [_status(plan)]
    tone: Tone = "good" if plan.status == "optimal" else "plain"
    if plan.audit is not None and not plan.audit.passed:
        parts, tone = [sentence("plan-not-trusted-status")], "stop"
    elif plan.total_cost is not None:
        suppliers = len({order.supplier for order in plan.orders})
        parts.append(formats.money(plan.total_cost, plan.currency))
        parts.append(formats.counted(suppliers, "supplier", "suppliers"))
        if plan.trusted:
            parts.append(_CHECKED)
    else:
        tone = "stop"
    parts.append(formats.seconds(plan.solve.seconds))
    if not current:
        return State(tone="warn", text=_DOT.join([sentence("state-stale"), *parts]))
    return State(tone=tone, text=_DOT.join(parts))


def _status(plan: Plan) -> str:
    key = f"plan-{plan.status}"
    if plan.solve.stopped and f"{key}-{plan.solve.stopped}" in TEMPLATES:
        key = f"{key}-{plan.solve.stopped}"
    if plan.status == "feasible" and plan.gap is None:
        key = key.replace("feasible", "unproven")
    shown = "" if plan.gap is None else gap_text(plan.gap)
    status = sentence(key, {"gap": shown})
    share = served_share(plan.stage)
    if share is None or plan.total_cost is None:
        return status
    return f"{_served(plan, share)}{_DOT}{status}"


def _served(plan: Plan, share: Decimal) -> str:
    """Say how much is served, where that was asked for first, and how much could be."""
    most = servable_share(plan.stage)
    if share == 1:
        return sentence("plan-served-all")
    if most is None:
        return sentence("plan-served-unproven", {"share": share_text(share, 2)})
    values = {"share": share_text(share, 2), "most": most_text(most)}
    return sentence("plan-served", values)


def failures_told(plan: Plan) -> str:
    """Say what the check of a plan found, a sentence each."""
    failures = plan.audit.failures if plan.audit is not None else ()
    told = (
        sentence(failure.rule, failure.values) if failure.rule in TEMPLATES else failure.rule
        for failure in failures
    )
    return " ".join(told)


def nothing_new(plan: Plan, *, kept: bool) -> str:
    """Say that planning ended without a plan; `kept`: the earlier one is still shown."""
    text = _status(plan)
    return f"{text}. {sentence('state-kept')}" if kept else text


def running(progress: Progress | None, currency: str) -> str:
    """Say what the planner has so far."""
    if progress is None:
        return sentence("state-planning")
    parts = [sentence("state-planning"), formats.seconds(progress.seconds)]
    if progress.phase in _NO_MONEY:
        # What is minimised now is how far the limits give, or what is not served.
        parts.append(sentence(_NO_MONEY[progress.phase]))
    elif progress.objective is not None and math.isfinite(progress.objective):
        best = formats.money(formats.exact(progress.objective), currency)
        parts.append(sentence("state-best", {"cost": best}))
        if progress.gap is not None and math.isfinite(progress.gap):
            within = gap_text(formats.exact(progress.gap))
            parts.append(sentence("state-within", {"gap": within}))
    else:
        parts.append(sentence("state-nothing-yet"))
    return _DOT.join(parts)


def proving(progress: Progress | None, planned: Planned) -> str:
    """Say of a plan that is shown already how far it is proven, while the search goes on."""
    plan = planned.plan
    gap = plan.gap
    bound = None if progress is None or progress.phase != "solving" else progress.bound
    if gap is not None and plan.objective and bound is not None and math.isfinite(bound):
        # What the engine says of itself may be about a better plan than the one shown. Where
        # that one has no bound, the engine's is not one of all plans either.
        lost = (plan.objective - formats.exact(bound)) / abs(plan.objective)
        gap = max(min(gap, lost), Decimal(0))
    key = "state-proving-unknown" if gap is None else "state-proving"
    parts = [sentence(key, {} if gap is None else {"gap": gap_text(gap)})]
    if progress is not None:
        parts.append(formats.seconds(progress.seconds))
    if plan.total_cost is not None:
        parts.append(formats.money(plan.total_cost, plan.currency))
    return _DOT.join(parts)


def settle_first(stops: int, planned: Planned) -> State:
    """Say that inputs that changed cannot be planned; the earlier plan is still shown."""
    parts = [sentence("state-settle-first", {"count": _things(stops)})]
    if planned.plan.total_cost is not None:
        parts.append(sentence("state-kept"))
    return State(tone="stop", text=_DOT.join(parts))


def fraction_done(progress: Progress | None) -> float:
    """Give how far the gap has come down from 100 % to 0.1 %, by decades: 0 to 1."""
    if progress is None or progress.phase in _NO_MONEY:
        return 0.0
    if progress.gap is None or not 0 < progress.gap < 1:
        return 0.0
    return min(-math.log10(progress.gap) / _GAP_DECADES, 1.0)
