"""Plans and price lists as JSON for other programs (procure-cli --json).

The keys are a contract that scripts rely on. Money is a string of digits with its
currency beside it; what cannot be known is null.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from procure import evaluation_words, figures
from procure.acceptance import Accepted
from procure.evaluation import Evaluation, cost_rows, excesses
from procure.limits import FAMILIES
from procure.offers import Acceptance, Catalog, Issue
from procure.plan import Failure, Order, Plan, ServedStage
from procure.project import Project
from procure.scenario import Scenario
from procure.state import served_share
from procure.storage import adapter, write_whole
from procure.units import plain
from procure.words import sentence

Tree = dict[str, Any]


def write_json(tree: Tree, path: Path) -> None:
    """Write a tree to a file, whole or not at all; raise SaveError."""
    text = json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
    write_whole(path, lambda temporary: _write_text(text, temporary))


def _write_text(text: str, path: Path) -> None:
    # Half of a pair of characters has no bytes of its own; \\ud800 is how JSON writes it.
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def plan_tree(project: Project, scenario: Scenario, plan: Plan) -> Tree:
    """Give a plan as a tree of plain values."""
    contents = {
        offer.id: [{"chip": one.chip, "count": one.count} for one in offer.contents]
        for _, offer in project.offers()
    }
    return {
        "scenario": plan.scenario,
        "asked_for": scenario.objective,
        "status": plan.status,
        "stopped": plan.solve.stopped,
        "currency": plan.currency,
        "objective": _text(plan.objective),
        "bound": _text(plan.bound),
        "gap": _text(plan.gap),
        "seconds": float(plan.solve.seconds),
        "engine": {"name": plan.solve.engine, "versions": dict(plan.solve.versions)},
        "options": {
            "gap": plain(plan.solve.gap_tolerance),
            "time_limit": _text(plan.solve.time_limit),
            "threads": plan.solve.threads,
            "seed": plan.solve.seed,
            "reproducible": plan.solve.reproducible,
        },
        "digest": plan.digest,
        "total_cost": _text(plan.total_cost),
        "shortfall_cost": _text(plan.shortfall_cost),
        "stage": _stage(plan.stage),
        "costs": _costs(scenario, plan),
        "orders": [_order(order, contents, plan.currency) for order in plan.orders],
        "placements": _placements(project, plan),
        "assignments": [
            {
                "chip": one.chip,
                "workload": one.workload,
                "site": one.site,
                "period": one.period,
                "chips": plain(one.chips),
            }
            for one in plan.assignments
        ],
        "ports": _ports(project, scenario, plan),
        "shortfall": [
            {
                "workload": one.workload,
                "period": one.period,
                "site": one.site,
                "amount": plain(one.amount),
            }
            for one in plan.shortfall
        ],
        "limits": [
            {
                "key": use.key,
                "value": plain(use.value),
                "used": plain(use.used),
                "binding": use.binding,
            }
            for use in plan.limits
        ],
        "left_out": [
            {
                "offer": one.offer,
                "supplier": one.supplier,
                "workload": one.workload,
                "key": one.key,
                "reason": sentence(one.key, one.values),
            }
            for one in plan.left_out
        ],
        "clashes": [{"key": clash.key, "alone": clash.alone} for clash in plan.clashes],
        "audit": _audit(plan),
    }


def evaluation_tree(project: Project, scenario: Scenario, evaluation: Evaluation) -> Tree:
    """Give an evaluation of given orders, and the best plan, as a tree of plain values."""
    plan, best = evaluation.plan, evaluation.optimum
    interval = evaluation.difference
    return {
        "scenario": plan.scenario,
        "currency": plan.currency,
        "passed": None if plan.audit is None else plan.audit.passed,
        "verdict": evaluation_words.verdict(project, scenario, evaluation),
        "costs": [
            {
                "line": row.kind,
                "amount": plain(row.amount),
                "best": _text(row.best),
                "difference": _text(row.difference),
                "currency": plan.currency,
            }
            for row in cost_rows(evaluation)
        ],
        "difference": None
        if interval is None
        else {
            "at_least": plain(interval[0]),
            "at_most": _text(interval[1]),
            "currency": plan.currency,
        },
        "limits_broken": [
            {
                "key": one.limit.key,
                "of": one.of,
                "name": evaluation_words.excess_name(project, scenario, one),
                "unit": FAMILIES[one.limit.family].unit,
                "value": plain(one.value),
                "used": plain(one.used),
                "over": plain(one.over),
            }
            for one in excesses(project, scenario, plan)
        ],
        "rules_broken": list(evaluation_words.rules_told(project, scenario, plan)),
        "plan": plan_tree(project, scenario, plan),
        "optimum": None if best is None else plan_tree(project, scenario, best),
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)


def _costs(scenario: Scenario, plan: Plan) -> list[Tree]:
    sums: dict[tuple[str, int, str], Decimal] = {}
    for cost in plan.costs:
        line = (cost.kind, cost.period, cost.subject)
        sums[line] = sums.get(line, Decimal(0)) + cost.amount
    return [
        {
            "line": kind,
            "subject": subject,
            "period": period,
            "label": scenario.horizon.label(period),
            "beyond_horizon": period >= scenario.horizon.periods,
            "amount": plain(amount),
            "currency": plan.currency,
        }
        for (kind, period, subject), amount in sorted(sums.items())
    ]


def _stage(stage: ServedStage | None) -> Tree | None:
    """Give the first of two solves; null where there was one solve only."""
    if stage is None:
        return None
    return {
        "value": plain(stage.value),
        "most": plain(stage.most),
        "bound": _text(stage.bound),
        "gap": _text(stage.gap),
        "served": _text(served_share(stage)),
    }


def _ports(project: Project, scenario: Scenario, plan: Plan) -> list[Tree]:
    return [
        {
            "stack": port.stack,
            "workload": port.workload,
            "period": port.period,
            "started": port.started.isoformat(),
            "ready": port.ready,
            "runs_from": port.runs.isoformat(),
            "efficiency": _text(port.efficiency),
            "cost": plain(port.cost),
            "currency": plan.currency,
        }
        for port in figures.ports(project, scenario, plan)
    ]


def _order(order: Order, contents: Mapping[str, list[Tree]], currency: str) -> Tree:
    return {
        "order": order.id,
        "offer": order.offer,
        "supplier": order.supplier,
        "kind": order.kind,
        "contents": contents.get(order.offer, []),
        "period": order.period,
        "placed": order.placed.isoformat(),
        "arrives": order.arrives.isoformat(),
        "usable": order.usable,
        "until": order.until,
        "licence": order.licence,
        "units": order.units,
        "unit_price": plain(order.unit_price),
        "unit_price_currency": order.currency,
        "unit_price_per": "unit" if order.kind == "purchase" else "chip-hour",
        "price_lines": [
            {"units": line.units, "unit_price": plain(line.unit_price)}
            for line in order.price_lines
        ],
        "cost": plain(order.cost),
        "currency": currency,
    }


def _placements(project: Project, plan: Plan) -> list[Tree]:
    sizes = {offer.id: offer.chips_per_unit for _, offer in project.offers()}
    offers = {order.id: order.offer for order in plan.orders}
    return [
        {
            "order": one.order,
            "site": one.site,
            "units": one.units,
            "chips": one.units * sizes.get(offers.get(one.order, ""), 0),
        }
        for one in plan.placements
    ]


def _audit(plan: Plan) -> Tree:
    if plan.audit is None:
        return {"passed": None, "checks": 0, "failures": []}
    return {
        "passed": plan.audit.passed,
        "checks": plan.audit.checks,
        "failures": [_failure(failure) for failure in plan.audit.failures],
    }


def _failure(failure: Failure) -> Tree:
    return {"rule": failure.rule, "reason": sentence(failure.rule, failure.values)}


def catalog_tree(catalog: Catalog) -> Tree:
    """Give what was read from a price list as a tree of plain values."""
    tree: Tree = adapter(Catalog).dump_python(catalog, mode="json")
    tree["issues"] = list(issue_trees(catalog.issues, catalog.accepted))
    return tree


def issue_trees(issues: Iterable[Issue], accepted: Iterable[Acceptance] = ()) -> Iterable[Tree]:
    """Give issues with the sentence that says the reason, and the day they were accepted on."""
    known = Accepted(accepted)
    for issue in issues:
        acceptance = known.of(issue)
        yield {
            "sheet": issue.sheet,
            "row": issue.row,
            "column": issue.column,
            "text": issue.text,
            "key": issue.key,
            "reason": sentence(issue.key, issue.values),
            "severity": issue.severity,
            "offer": issue.offer or None,
            "accepted": None if acceptance is None else acceptance.on.isoformat(),
            "note": "" if acceptance is None else acceptance.note,
        }
