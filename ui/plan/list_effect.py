"""What newer price lists did to a plan, in sentences for the window and the command line."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from procure.names import Names
from procure.plan_difference import (
    Answer,
    NewList,
    OrderDifference,
    PlanDifference,
    Side,
    difference,
)
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.state import gap_text, share_text
from procure.words import sentence
from ui import formats
from ui.lost_names import known_names, project_kept, scenario_kept

_NAMED: Final = 3
_LISTED: Final = 100


@record
class Effect:
    """What newer lists did to a plan: a line, and everything there is to say, a line each."""

    line: str
    all: tuple[str, ...]


def effect(before: Answer, after: Answer) -> Effect | None:
    """Say how a plan differs from the one before its price lists were replaced.

    None where the two cannot be compared, being in different currencies.
    """
    found = difference(before, after)
    if found is None:
        return None
    since = _since(found.lists, others=other_changes(before, after))
    said = _said(found)
    named = _orders_named(before, after, found)
    line = sentence("effect-line", {"since": since, "what": _joined(said, named, found)})
    costs = (_cost(found, one.kind, one.before, one.after) for one in found.costs)
    orders = [_order(before, after, one) for one in found.orders[:_LISTED]]
    more = len(found.orders) - _LISTED
    if more > 0:
        orders.append(sentence("effect-more-orders", {"count": f"{more:,}"}))
    return Effect(
        line=f"{line} {_doubt(found)}".strip(),
        all=tuple(filter(None, (line, _doubt(found), _served(found), *costs, *orders))),
    )


def _since(lists: tuple[NewList, ...], *, others: bool) -> str:
    if not lists:
        return sentence("effect-since-same-files")
    named = [
        sentence("effect-list", {"supplier": one.supplier, "day": formats.day(one.on)})
        for one in lists
    ]
    joined = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return sentence("effect-since-others" if others else "effect-since", {"lists": joined})


def _said(found: PlanDifference) -> str:
    one, other = found.before, found.after
    if one.total_cost is None or other.total_cost is None:
        return _without_a_plan(found, one, other)
    if found.nothing:
        return sentence("effect-same-plan")
    values = {
        "before": formats.money(one.total_cost, found.currency),
        "after": formats.money(other.total_cost, found.currency),
        "change": "" if found.fraction is None else f" ({formats.percent_change(found.fraction)})",
    }
    return sentence("effect-total", values)


def _without_a_plan(found: PlanDifference, one: Side, other: Side) -> str:
    if one.total_cost is not None:
        return sentence("effect-lost", {"cost": formats.money(one.total_cost, found.currency)})
    if other.total_cost is not None:
        return sentence("effect-gained", {"cost": formats.money(other.total_cost, found.currency)})
    return sentence("effect-none")


def _joined(said: str, named: str, found: PlanDifference) -> str:
    if found.change is None or found.nothing:
        return f"{said}."
    count = formats.counted(len(found.orders), "order differs", "orders differ")
    if not found.orders:
        return f"{said}, {sentence('effect-same-orders')}."
    return f"{said}, {count}: {named}."


def _orders_named(before: Answer, after: Answer, found: PlanDifference) -> str:
    shown = [_order(before, after, one) for one in found.orders[:_NAMED]]
    more = len(found.orders) - _NAMED
    if more > 0:
        shown.append(sentence("effect-more", {"count": f"{more:,}"}))
    return "; ".join(shown)


def _order(before: Answer, after: Answer, one: OrderDifference) -> str:
    names = Names(after.project)
    name = names.offer(one.offer)
    if one.offer not in names.offers:
        name = Names(before.project).offer(one.offer)
    values = {
        "offer": name,
        "period": after.scenario.horizon.label(one.period),
        "before": f"{one.before:,}",
        "after": f"{one.after:,}",
    }
    return sentence(f"effect-order-{one.kind}", values)


def _cost(found: PlanDifference, kind: str, before: Decimal, after: Decimal) -> str:
    values = {
        "name": sentence(f"cost-{kind}"),
        "before": formats.money(before, found.currency),
        "after": formats.money(after, found.currency),
    }
    return sentence("effect-cost", values)


def _served(found: PlanDifference) -> str:
    one, other = found.before.served, found.after.served
    if one is None or other is None or one == other:
        return ""
    values = {"before": share_text(one, 2), "after": share_text(other, 2)}
    return sentence("effect-served", values)


def _doubt(found: PlanDifference) -> str:
    """Say where the difference is smaller than what the gaps leave open."""
    if found.change is None or found.nothing or found.told_apart:
        return ""
    gaps = (found.before.gap, found.after.gap)
    if None in gaps:
        return sentence("effect-unproven")
    shown = [gap_text(gap) for gap in gaps]
    return sentence("effect-within-gaps", {"before": shown[0], "after": shown[1]})


# What else changed


def other_changes(before: Answer, after: Answer) -> bool:
    """Tell whether two plans differ in more than the files of their price lists.

    What a newer list brings along (its chips) or takes away (what named its lost offers) is
    its own doing; a list that was taken out is a change of another kind.
    """
    expected = _with_lists_of(before.project, after.project)
    if expected is None:
        return True
    expected = project_kept(expected)
    scenario = scenario_kept(before.scenario, known_names(expected))
    return _facts(expected) != _facts(after.project) or _asked(scenario) != _asked(after.scenario)


def _with_lists_of(before: Project, after: Project) -> Project | None:
    """Give the earlier project with the later one's new lists, and their chips."""
    old = {one.supplier: one for one in before.catalogs}
    if not old.keys() <= {one.supplier for one in after.catalogs}:
        return None
    catalogs = tuple(
        known if known is not None and known.sha256 == one.sha256 else one
        for one in after.catalogs
        for known in (old.get(one.supplier),)
    )
    if after.chips[: len(before.chips)] != before.chips:
        return None
    return replace(before, catalogs=catalogs, chips=after.chips)


def _facts(project: Project) -> tuple[object, ...]:
    lists = [
        (one.supplier, one.offers, one.programs, one.commitments, one.rebates)
        for one in project.catalogs
    ]
    return replace(project, name="", note="", catalogs=(), scenarios=()), lists


def _asked(scenario: Scenario) -> Scenario:
    return replace(scenario, name="", note="")
