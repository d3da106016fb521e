"""The plan as a plain-text table, for the command line."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from procure import figures
from procure.limits import clash_told, show_value
from procure.names import Names
from procure.plan import LimitUse, Order, Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.state import part_text, share_text, state
from procure.text_table import SPACE, WIDE, counted, grid, money, one_line_each, wrapped
from procure.text_width import pad, width
from procure.units import MONTHS
from procure.words import sentence

_OFFERS_NAMED: Final = 3
_ONE_OF: Final = frozenset({"count", "racks", "switch", "weeks"})
"""Units of limits whose words end in an s that one of them has not."""


def plan_table(project: Project, scenario: Scenario, plan: Plan) -> str:
    """Write a plan as text, about 100 columns wide, for a font of equal widths.

    Holds the state with gap and bound, the orders, where the chips go, costs, limits
    and what was left out; without a plan, why there is none.
    """
    parts = [f"{project.name} — {scenario.name}\n{wrapped(state(plan))}"]
    if plan.total_cost is None:
        parts += _clashes(project, scenario, plan)
    else:
        parts += _untrusted(plan)
        parts.append(_headline(project, scenario, plan))
        parts.append(_orders(project, scenario, plan))
        parts += _licences(plan)
        parts += _sites(project, scenario, plan)
        parts += _owned(project, scenario, plan)
        parts += _ports(project, scenario, plan)
        parts.append(_costs(project, scenario, plan))
        parts += _limits(project, scenario, plan)
    parts += _left_out(project, plan)
    return "\n\n".join(one_line_each(part) for part in parts)


def _untrusted(plan: Plan) -> Iterator[str]:
    if plan.trusted:
        return
    failures = plan.audit.failures if plan.audit is not None else ()
    reasons = [sentence(failure.rule, failure.values) for failure in failures]
    yield "\n".join(
        (sentence("table-audit-failed"), *(wrapped(f"- {reason}") for reason in reasons))
    )


def _headline(project: Project, scenario: Scenario, plan: Plan) -> str:
    head = figures.headline(project, scenario, plan)
    parts = [f"{plan.currency} {money(plan.total_cost or Decimal(0), plan.currency)}"]
    if plan.stage is not None and head.served is not None:
        # What was asked for first stands first.
        parts.insert(0, _served(head))
    at_once = "" if head.chips == head.chips_ordered else " at most at once"
    parts.append(counted(head.chips, "chip", "chips") + at_once)
    if plan.stage is None and head.served is not None:
        parts.append(_served(head))
    parts.append(counted(head.suppliers, "supplier", "suppliers"))
    if head.first_delivery is not None:
        day = head.first_delivery
        parts.append(f"first delivery {MONTHS[day.month - 1]} {day.year}")
    return " · ".join(parts)


def _served(head: figures.Headline) -> str:
    digits = 1 if head.servable is None else 2
    return f"{share_text(head.served or Decimal(0), digits)} served"


def _orders(project: Project, scenario: Scenario, plan: Plan) -> str:
    rows = figures.orders(project, scenario, plan)
    if not rows:
        return sentence("report-no-orders")
    cells = [
        (
            row.name,
            row.order.supplier,
            scenario.horizon.label(row.order.period),
            row.order.arrives.isoformat(),
            f"{row.order.units:,}",
            f"{row.chips:,}",
            _unit_price(row.order),
            money(row.order.cost, plan.currency),
        )
        for row in rows
    ]
    cost = f"Cost ({plan.currency})"
    headings = ("Offer", "Supplier", "Ordered", "Arrives", "Units", "Chips", "Unit price", cost)
    return grid(headings, cells, "llllrrrr")


def _unit_price(order: Order) -> str:
    """Write what a unit (rent: a chip-hour) costs; a mean over several prices is marked."""
    per = "/h" if order.kind == "rent" else ""
    if len(order.price_lines) > 1:
        return f"~{order.currency} {money(order.unit_price, order.currency)}{per}"
    return f"{order.currency} {_price(order.unit_price)}{per}"


def _price(price: Decimal) -> str:
    """Write a price with all its decimals, two at least where it has any."""
    text = f"{price:,f}"
    if "." not in text:
        return text
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part:0<2}" if part else whole


def _sites(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    """Say how many chips of each model go to each site, all deliveries together."""
    names = Names(project)
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in figures.deliveries(project, scenario, plan):
        found[row.site][row.chip] += row.chips
    if found:
        lines = [
            (names.site(site), ", ".join(f"{count:,} {names.chip(c)}" for c, count in by.items()))
            for site, by in found.items()
        ]
        wide = max(width(name) for name, _ in lines)
        yield "\n".join(
            (sentence("table-sites"), *(f"{pad(name, wide)}{SPACE}{what}" for name, what in lines))
        )


def _licences(plan: Plan) -> Iterator[str]:
    """Name the orders that need an export licence, as the table above numbers them."""
    waiting = [order for order in plan.orders if order.licence]
    if waiting:
        orders = "; ".join(
            f"{order.units:,} units from {order.supplier}, arriving {order.arrives.isoformat()}"
            for order in waiting
        )
        yield wrapped(sentence("table-licences", {"orders": orders}))


def _owned(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    """List the chips that are there whatever the plan orders."""
    names = Names(project)
    rows = figures.owned(project, scenario, plan)
    if rows:
        shown = [f"- {names.owned(row.id)}" for row in rows]
        yield "\n".join((sentence("table-owned"), *map(wrapped, shown)))


def _ports(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    """List the software that the plan has made ready, and what that costs."""
    names = Names(project)
    cells = [
        (
            names.port(port.stack, port.workload),
            port.started.isoformat(),
            port.runs.isoformat(),
            part_text(port.efficiency) if port.efficiency is not None else "",
            money(port.cost, plan.currency),
        )
        for port in figures.ports(project, scenario, plan)
    ]
    if cells:
        cost = f"Cost ({plan.currency})"
        headings = ("Software port", "Started", "Runs from", "Efficiency", cost)
        yield grid(headings, cells, "lllrr", most=WIDE)


def _costs(project: Project, scenario: Scenario, plan: Plan) -> str:
    rows = [
        (sentence(f"cost-{line.kind}"), money(line.total, plan.currency))
        for line in figures.cash(project, scenario, plan)
        if line.total
    ]
    rows.append(("Total", money(plan.total_cost or Decimal(0), plan.currency)))
    return grid(("Kind of cost", plan.currency), rows, "lr", most=WIDE)


def _limits(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    rows = [
        (
            row.name,
            *_value_and_use(row, row.use, plan.currency),
            part_text(row.full) if row.full is not None else "",
            "binds" if row.use.binding else "",
        )
        for row in figures.limits(project, scenario, plan)
        if row.use is not None
    ]
    if rows:
        yield grid(("Limit", "Value", "Used", "Full", ""), rows, "lrrrl", most=WIDE)


def _value_and_use(row: figures.LimitRow, use: LimitUse, currency: str) -> tuple[str, str]:
    if row.value is None:
        return "no licences", ""
    if row.unit == "switch":
        return f"{use.value:f} limited", f"{use.used:f} used up"
    return _limit_value(row, row.value, currency), _limit_value(row, use.used, currency)


def _limit_value(row: figures.LimitRow, number: Decimal, currency: str) -> str:
    if row.unit == "money":
        return f"{currency} {money(number, currency)}"
    if row.unit == "fraction":
        return show_value(row.limit.family, _tidy(number), currency)
    shown = f"{_tidy(number):,f} {row.counted}".rstrip()
    return shown.removesuffix("s") if number == 1 and row.unit in _ONE_OF else shown


def _tidy(number: Decimal) -> Decimal:
    """Round to four decimals and leave trailing zeros out."""
    rounded = round(number, 4)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize()


def _clashes(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    """Name the limits that stand against each other."""
    if plan.status != "infeasible":
        return
    if not plan.clashes:
        yield sentence("table-clash-demand")
        return
    lines = [sentence("table-clashes")]
    lines += [f"- {clash_told(project, scenario, clash)}" for clash in plan.clashes]
    yield "\n".join(lines)


def _left_out(project: Project, plan: Plan) -> Iterator[str]:
    """Count what was left out, by reason, with the first few names of each."""
    if not plan.left_out:
        return
    names = Names(project)
    by_reason: dict[str, list[str]] = defaultdict(list)
    for one in plan.left_out:
        name = names.left_out(one.offer)
        by_reason[sentence(one.key, one.values)].append(" ".join(name.split()))
    lines = [sentence("table-left-out", {"count": str(len(plan.left_out))})]
    for reason, offers in by_reason.items():
        shown = ", ".join(offers[:_OFFERS_NAMED])
        more = len(offers) - _OFFERS_NAMED
        rest = f" and {more:,} more" if more > 0 else ""
        lines.append(wrapped(f"- {shown}{rest}: {reason}"))
    yield "\n".join(lines)
