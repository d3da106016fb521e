"""Says what the best plan costs at each value of a limit, in sentences and as a table."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from procure.explained.effect import Effect
from procure.explained.effect_words import effect_told
from procure.explained.frontier import (
    Frontier,
    FrontierPoint,
    limit_asked,
    loosened,
    steps,
    tightest_first,
)
from procure.explained.limit_costs_words import value_told as limit_value_told
from procure.limits import limit_name
from procure.names import Names
from procure.plan import ServedStage
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.state import gap_text, served_share, share_text
from procure.units import EXACT
from procure.words import sentence


@record
class FrontierTable:
    """The points as text; `right` has an r for each column that stands to the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: str


def frontier_name(project: Project, scenario: Scenario, key: str) -> str:
    """Name the limit of a key: "Share of NVIDIA (maker) at most"."""
    return limit_name(project, scenario, limit_asked(project, scenario, key))


def value_told(project: Project, scenario: Scenario, found: Frontier, value: Decimal) -> str:
    """Write a value of the limit with its unit: "60 %", "3 suppliers"."""
    return limit_value_told(project, limit_asked(project, scenario, found.key), value)


def told(project: Project, scenario: Scenario, found: Frontier) -> tuple[str, ...]:
    """Say from where on there is a plan, what more room saves, and from where on nothing."""
    return tuple(_told(project, scenario, found))


def headline(project: Project, scenario: Scenario, found: Frontier) -> str:
    """Say the finding in few words, for the head of a picture."""
    name = frontier_name(project, scenario, found.key)
    planned = _planned(project, scenario, found)
    if not planned:
        known = any(point.outcome == "no_plan" for point in found.points)
        return sentence(f"frontier-chart-{'none' if known else 'nothing'}", {"limit": name})
    values = _ends_told(project, scenario, found) | {"limit": name}
    if len(planned) == 1:
        return sentence("frontier-chart-one", values)
    whole = loosened(planned[0], planned[-1])
    if not _told_apart(whole):
        return sentence("frontier-chart-flat", values)
    effect = effect_told(whole, found.currency, _most(planned))
    return sentence("frontier-chart-falls", values | {"effect": effect})


def step_told(found: Frontier, point: FrontierPoint, step: Effect | None) -> str:
    """Say what a point's value does against the next tighter one; empty where there is none."""
    if step is None or point.outcome != "plan" or step.outcome == "unknown":
        return ""
    if step.cost is None and step.unserved is None:
        return sentence("frontier-first")
    return effect_told(step, found.currency, None if point.stage is None else point.stage.most)


def saving_told(point: FrontierPoint, step: Effect | None) -> str:
    """Write in a cell what a point's value saves at least against the next tighter one."""
    if step is None or point.outcome != "plan" or step.outcome == "unknown":
        return ""
    if step.cost is None and step.unserved is None:
        return sentence("frontier-first")
    if not _told_apart(step):
        return sentence("frontier-open")
    least = None if step.cost is None else step.cost.turned().low
    return sentence("frontier-serves-more") if least is None else _floor(least)


def _told(project: Project, scenario: Scenario, found: Frontier) -> Iterator[str]:
    limit = limit_asked(project, scenario, found.key)
    name = limit_name(project, scenario, limit)

    def at(value: Decimal) -> str:
        return limit_value_told(project, limit, value)

    planned = _planned(project, scenario, found)
    values = {"limit": name, "low": at(found.low), "high": at(found.high)}
    if not planned:
        known = bool(found.points) and all(one.outcome == "no_plan" for one in found.points)
        yield sentence("frontier-none" if known else "frontier-nothing", values)
    else:
        values |= _ends_told(project, scenario, found)
        none = [one for one in tightest_first(project, scenario, found) if _is_none(one)]
        if none:
            ends = {"none": at(none[-1].value), "first": at(planned[0].value)}
            yield sentence("frontier-no-plan", values | ends)
        yield from _saved(project, scenario, found, planned, values)
    if not found.complete:
        yield sentence("frontier-incomplete")


def _saved(
    project: Project,
    scenario: Scenario,
    found: Frontier,
    planned: tuple[FrontierPoint, ...],
    values: dict[str, str],
) -> Iterator[str]:
    """Say what the loosest value saves against the tightest, and from where on nothing."""
    limit = limit_asked(project, scenario, found.key)
    most, loosest = _most(planned), planned[-1]
    if len(planned) == 1:
        yield sentence("frontier-one", values)
        return
    whole = loosened(planned[0], loosest)
    if not _told_apart(whole):
        yield sentence("frontier-flat", values)
        return
    told = effect_told(whole, found.currency, most)
    yield sentence("frontier-change", values | {"effect": told})
    # The tightest from which on no value is told apart from the loosest.
    enough = next(one for one in planned if not _told_apart(loosened(one, loosest)))
    if enough is not loosest:
        value = limit_value_told(project, limit, enough.value)
        yield sentence(f"frontier-enough-{limit.bound}", values | {"value": value})
    now = found.at(found.here)
    if now is not None and now.outcome == "plan" and now not in (planned[0], loosest):
        effect = loosened(now, loosest)
        if _told_apart(effect):
            told = effect_told(_turned(effect), found.currency, most)
            here = {"value": limit_value_told(project, limit, now.value), "effect": told}
            yield sentence("frontier-here", values | here)
    yield sentence("frontier-between")


def _turned(effect: Effect) -> Effect:
    """Give the effect of the way back: what a value costs against a looser one."""
    return Effect(
        outcome=effect.outcome,
        cost=None if effect.cost is None else effect.cost.turned(),
        unserved=None if effect.unserved is None else effect.unserved.turned(),
    )


def _ends_told(project: Project, scenario: Scenario, found: Frontier) -> dict[str, str]:
    """Write the tightest and the loosest value with a plan."""
    planned = _planned(project, scenario, found)
    limit = limit_asked(project, scenario, found.key)
    return {
        "tightest": limit_value_told(project, limit, planned[0].value),
        "loosest": limit_value_told(project, limit, planned[-1].value),
        "value": limit_value_told(project, limit, planned[0].value),
    }


def _planned(project: Project, scenario: Scenario, found: Frontier) -> tuple[FrontierPoint, ...]:
    points = tightest_first(project, scenario, found)
    return tuple(point for point in points if point.outcome == "plan")


def _is_none(point: FrontierPoint) -> bool:
    return point.outcome == "no_plan"


def _told_apart(effect: Effect) -> bool:
    found = effect.unserved if effect.cost is None else effect.cost
    return found is not None and found.told_apart


def _most(planned: tuple[FrontierPoint, ...]) -> Decimal | None:
    stages = [one.stage for one in planned if one.stage is not None]
    return stages[0].most if stages else None


def table(project: Project, scenario: Scenario, found: Frontier) -> FrontierTable:
    """Set out the points: value, cost, what is proven, gap, what the step does, the chips."""
    serves = any(point.stage is not None for point in found.points)
    names = Names(project)
    headings = (
        frontier_name(project, scenario, found.key),
        sentence("frontier-heading-cost", {"currency": found.currency}),
        sentence("frontier-heading-bound"),
        sentence("frontier-heading-gap"),
        *((sentence("frontier-heading-served"),) if serves else ()),
        sentence("frontier-heading-saves"),
        sentence("frontier-heading-orders"),
    )
    done = {point.value: step for point, step in steps(project, scenario, found)}
    rows = []
    for point in found.points:
        value = value_told(project, scenario, found, point.value)
        if point.outcome != "plan":
            empty = ("",) * (len(headings) - 2)
            rows.append((value, *empty, sentence(f"frontier-{point.outcome}")))
            continue
        served = (served_told(point.stage),) if serves else ()
        rows.append(
            (
                value,
                "" if point.cost is None else f"{point.cost:,.0f}",
                "" if point.bound is None else _floor(point.bound),
                gap_text(point.gap),
                *served,
                saving_told(point, done.get(point.value)),
                ", ".join(f"{one.chips:,} × {names.chip(one.chip)}" for one in point.orders),
            )
        )
    right = "rrrr" + "r" * serves + "rl"
    return FrontierTable(headings=headings, rows=tuple(rows), right=right)


def _floor(least: Decimal) -> str:
    """Write what is proven in whole units of the currency, never more than it is."""
    return f"{least.quantize(Decimal(1), ROUND_FLOOR, EXACT):,f}"


def served_told(stage: ServedStage | None) -> str:
    """Write the share that a plan serves; empty where that does not come before cost."""
    share = served_share(stage)
    return "" if share is None else share_text(share, 2)
