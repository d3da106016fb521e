"""What an evaluation found, in sentences that never say more than is known."""

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from procure import figures
from procure.evaluation import CostRow, Evaluation, Excess, excesses, other_failures
from procure.limits import FAMILIES, limit_name, show_value
from procure.names import Names
from procure.plan import Failure, Plan
from procure.project import Project
from procure.record import record
from procure.scenario import Scenario
from procure.state import share_text
from procure.text_table import counted, money
from procure.units import round_money
from procure.words import TEMPLATES, sentence

_ZERO: Final = Decimal(0)
_DIGITS: Final = 4
_FIGURES: Final = 2
_LARGE: Final = 1000
_NO_PLAN: Final = {
    "infeasible": "evaluation-best-impossible",
    "failed": "evaluation-best-failed",
}


def verdict(project: Project, scenario: Scenario, evaluation: Evaluation) -> str:
    """Say whether anything is broken, and how much."""
    plan = evaluation.plan
    if plan.audit is None:
        return sentence("evaluation-not-made")
    limits = {excess.limit.key for excess in excesses(project, scenario, plan)}
    others = other_failures(plan)
    if plan.audit.passed:
        return sentence("evaluation-sound")
    parts = [counted(len(limits), "limit", "limits")] if limits else []
    if others:
        first = "other rule" if limits else "rule"
        parts.append(counted(len(others), first, f"{first}s"))
    return sentence("evaluation-broken", {"what": " and ".join(parts)})


def difference(evaluation: Evaluation) -> str:
    """Say how much more or less than the best plan the orders cost, as far as is known."""
    best, plan = evaluation.optimum, evaluation.plan
    if best is None:
        return sentence("evaluation-not-compared")
    interval = evaluation.difference
    if interval is None:
        if plan.objective is None:
            return sentence("evaluation-no-figure")
        key = _NO_PLAN.get(best.status, "evaluation-best-unknown")
        if best.total_cost is not None:
            key = "evaluation-best-untrusted"
        return sentence(key)
    low = round_money(interval[0], plan.currency)
    high = None if interval[1] is None else round_money(interval[1], plan.currency)
    values = {
        "low": _money(low, plan.currency),
        "high": "" if high is None else _money(high, plan.currency),
    }
    return sentence(_key(low, high, broken=not plan.trusted), values)


def _key(low: Decimal, high: Decimal | None, *, broken: bool) -> str:
    if low < 0 and broken:
        return "evaluation-broken-exact" if low == high else "evaluation-broken-beside"
    side = "same" if low == 0 else ("more" if low > 0 else "less")
    if high is None:
        return f"evaluation-{side}-unbound"
    return f"evaluation-{side}-exact" if low == high else f"evaluation-{side}"


def cost(evaluation: Evaluation) -> str:
    """Say what the orders cost, undiscounted."""
    plan = evaluation.plan
    return sentence("evaluation-cost", {"cost": _money(plan.total_cost or _ZERO, plan.currency)})


def _money(amount: Decimal, currency: str) -> str:
    """Write an amount without its sign: the sentence says which way it goes."""
    return f"{currency} {money(abs(amount), currency)}"


def cost_name(row: CostRow) -> str:
    """Name a line of cost."""
    return sentence(f"cost-{row.kind}")


def signed(amount: Decimal, currency: str) -> str:
    """Write a difference of money with its sign."""
    shown = money(abs(amount), currency)
    return f"+{shown}" if amount > 0 else (f"−{shown}" if amount < 0 else shown)


def served(project: Project, scenario: Scenario, evaluation: Evaluation) -> str:
    """Say how much of the demand is served, beside the best plan's part."""
    # The same figure as the best plan's own: weighted where serving the most came first.
    here = figures.headline(project, scenario, evaluation.plan).served
    if here is None:
        return sentence("evaluation-no-demand")
    weighted = evaluation.plan.stage is not None
    values = {
        "of": sentence(f"evaluation-of-{'weighted' if weighted else 'demand'}"),
        "share": share_text(here, 2 if weighted else 1),
    }
    best = evaluation.best
    there = None if best is None else figures.headline(project, scenario, best).served
    if there is None:
        return sentence("evaluation-served", values)
    values["best"] = share_text(there, 2 if weighted else 1)
    return sentence("evaluation-served-beside", values)


def ports(project: Project, scenario: Scenario, plan: Plan) -> str:
    """Say which software ports are counted with the orders; empty where there are none."""
    names = Names(project)
    told = [
        f"{names.port(row.stack, row.workload)} ({scenario.horizon.label(row.period)})"
        for row in figures.ports(project, scenario, plan)
    ]
    return sentence("evaluation-ports", {"ports": ", ".join(told)}) if told else ""


def told(project: Project, scenario: Scenario, evaluation: Evaluation) -> tuple[str, ...]:
    """Say what stands below the verdict: cost, difference, what is served, which ports."""
    if evaluation.plan.total_cost is None:
        return ()
    said = (
        cost(evaluation),
        difference(evaluation),
        served(project, scenario, evaluation),
        ports(project, scenario, evaluation.plan),
    )
    return tuple(one for one in said if one)


def work(amount: Decimal) -> str:
    """Write an amount of work: whole where it is large, otherwise with decimals."""
    if amount < _LARGE:
        return f"{tidy(amount):,f}"
    return f"{amount.quantize(Decimal(1), rounding=ROUND_HALF_EVEN):,f}"


def excess_name(project: Project, scenario: Scenario, excess: Excess) -> str:
    """Name a limit that is broken, and what breaks it where it holds for each offer."""
    name = limit_name(project, scenario, excess.limit)
    if not excess.of:
        return name
    programs = {
        program.id: program.name for catalog in project.catalogs for program in catalog.programs
    }
    return f"{name}: {programs.get(excess.of) or Names(project).offer(excess.of)}"


def excess_side(excess: Excess) -> str:
    """Say on which side a limit is broken."""
    return "too little" if excess.limit.bound == "minimum" else "too much"


def excess_values(project: Project, excess: Excess) -> tuple[str, str, str]:
    """Write a limit's value, what is used and by how much it is broken, each with its unit."""
    return (
        _limit_value(project, excess, excess.value),
        _limit_value(project, excess, excess.used),
        _by(project, excess),
    )


def _limit_value(project: Project, excess: Excess, number: Decimal) -> str:
    family = excess.limit.family
    if FAMILIES[family].unit == "money":
        return f"{project.currency} {money(number, project.currency)}"
    if FAMILIES[family].unit == "switch":
        return f"{number:,f}"
    return show_value(family, tidy(number), project.currency)


def _by(project: Project, excess: Excess) -> str:
    if FAMILIES[excess.limit.family].unit == "fraction":
        return f"{tidy(excess.over * 100):,f} points"
    if FAMILIES[excess.limit.family].unit == "money":
        return _money(excess.over, project.currency)
    return _limit_value(project, excess, excess.over)


def tidy(number: Decimal) -> Decimal:
    """Round to four decimals, or two figures of what is smaller; no trailing zeros."""
    places = _DIGITS
    if number and abs(number) < Decimal(1).scaleb(-_DIGITS):
        places = _FIGURES - 1 - number.adjusted()
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize()


def rules_told(project: Project, scenario: Scenario, plan: Plan) -> tuple[str, ...]:
    """Say each rule that is broken beside the limits, with its order's offer and period."""
    told = (
        sentence(failure.rule, tuple(_readable(project, scenario, plan, failure)))
        if failure.rule in TEMPLATES
        else failure.rule
        for failure in other_failures(plan)
    )
    return tuple(dict.fromkeys(told))


def _readable(
    project: Project, scenario: Scenario, plan: Plan, failure: Failure
) -> Iterator[tuple[str, str]]:
    """Give the values of a failure with names in place of ids."""
    names = Names(project)
    readers = {"workload": names.workload, "chip": names.chip, "site": names.site}
    orders = {order.id: order for order in plan.orders}
    for name, value in failure.values:
        order = orders.get(value) if name == "order" else None
        if order is not None:
            offer, period = names.offer(order.offer), scenario.horizon.label(order.period)
            yield name, sentence("evaluation-order", {"offer": offer, "period": period})
        elif name in readers:
            yield name, readers[name](value)
        else:
            yield name, value


@record
class Missing:
    """Work of a period that is not served at any site, in the workload's unit."""

    workload: str
    period: int
    amount: Decimal
    demand: Decimal


def missing(project: Project, scenario: Scenario, plan: Plan) -> tuple[Missing, ...]:
    """List what is not served, all sites together, by workload and period."""
    return tuple(
        Missing(workload=row.workload, period=row.period, amount=row.shortfall, demand=row.demand)
        for row in figures.capacity(project, scenario, plan)
        if not row.site and row.shortfall > 0
    )
