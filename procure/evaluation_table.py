"""An evaluation of given orders as a plain-text table, for the command line and the clipboard."""

from collections.abc import Iterator

from procure import evaluation_words as words
from procure import figures
from procure.evaluation import CostRow, Evaluation, cost_rows, excesses
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.state import share_text
from procure.text_table import WIDE, counted, grid, money, one_line_each, wrapped
from procure.units import EXACT
from procure.words import sentence


def evaluation_table(project: Project, scenario: Scenario, evaluation: Evaluation) -> str:
    """Write an evaluation as text, about 100 columns wide, for a font of equal widths.

    Holds what is broken and by how much, the difference from the best plan, what is
    served, the orders, and the costs beside the best plan's.
    """
    plan = evaluation.plan
    title = sentence(
        "evaluation-title",
        {
            "project": project.name,
            "scenario": scenario.name,
            "orders": counted(len(plan.orders), "given order", "given orders"),
        },
    )
    told = (
        words.verdict(project, scenario, evaluation),
        *words.told(project, scenario, evaluation),
    )
    parts = ["\n".join((title, *map(wrapped, told)))]
    if plan.total_cost is not None:
        parts += _limits(project, scenario, plan)
        parts += _rules(project, scenario, plan)
        parts += _missing(project, scenario, plan)
        parts.append(_orders(project, scenario, plan))
        parts.append(_costs(evaluation))
    return "\n\n".join(one_line_each(part) for part in parts)


def _limits(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    rows = [
        (
            words.excess_name(project, scenario, excess),
            *words.excess_values(project, excess),
            words.excess_side(excess),
        )
        for excess in excesses(project, scenario, plan)
    ]
    if rows:
        table = grid(("Limit", "Value", "Used", "By", ""), rows, "lrrrl", most=WIDE)
        yield f"{sentence('evaluation-limits')}\n{table}"


def _rules(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    told = words.rules_told(project, scenario, plan)
    if told:
        yield "\n".join((sentence("evaluation-rules"), *(wrapped(f"- {one}") for one in told)))


def _missing(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    names = Names(project)
    rows = [
        (
            names.workload(one.workload),
            scenario.horizon.label(one.period),
            words.work(one.amount),
            words.work(one.demand),
            names.unit(one.workload),
            share_text(EXACT.divide(one.demand - one.amount, one.demand)),
        )
        for one in words.missing(project, scenario, plan)
    ]
    if rows:
        headings = ("Workload", "Period", "Missing", "Of", "", "Served")
        yield f"{sentence('evaluation-missing')}\n{grid(headings, rows, 'llrrlr')}"


def _orders(project: Project, scenario: Scenario, plan: Plan) -> str:
    names = Names(project)
    rows = [
        (
            row.name,
            row.order.supplier,
            scenario.horizon.label(row.order.period),
            row.order.arrives.isoformat(),
            ", ".join(f"{at.units:,} {names.site(at.site)}" for at in row.placed),
            money(row.order.cost, plan.currency),
        )
        for row in figures.orders(project, scenario, plan)
    ]
    if not rows:
        return sentence("evaluation-none")
    cost = f"Cost ({plan.currency})"
    return grid(("Offer", "Supplier", "Ordered", "Arrives", "Units at", cost), rows, "lllllr")


def _costs(evaluation: Evaluation) -> str:
    cells = [
        (words.cost_name(row), *_amounts(row, evaluation.plan.currency))
        for row in cost_rows(evaluation)
    ]
    headings = (
        "Kind of cost",
        f"These orders ({evaluation.plan.currency})",
        "Best plan",
        "Difference",
    )
    shown = len(headings) if evaluation.best is not None else 2
    table = grid(headings[:shown], [cell[:shown] for cell in cells], "lrrr"[:shown], most=WIDE)
    return f"{table}\n{wrapped(sentence('evaluation-cost-note'))}"


def _amounts(row: CostRow, currency: str) -> tuple[str, str, str]:
    best = "" if row.best is None else money(row.best, currency)
    more = "" if row.difference is None else words.signed(row.difference, currency)
    return money(row.amount, currency), best, more
