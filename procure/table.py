"""The plan as a plain-text table, for the command line."""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from procure import figures
from procure.limits import effective_limits, limit_by_key, limit_name, limit_value, show_value
from procure.names import Names
from procure.plan import LimitUse, Order, Plan
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.state import share_text, state
from procure.text_width import pad, shorten, width
from procure.units import MONTHS, minor_digits
from procure.words import sentence

_SPACE: Final = "  "
_COLUMNS: Final = 100
_LONGEST: Final = 24
_OFFERS_NAMED: Final = 3


def plan_table(project: Project, scenario: Scenario, plan: Plan) -> str:
    """Write a plan as text, about 100 columns wide, for a font of equal widths.

    Holds the state with gap and bound, the orders, where the chips go, costs, limits
    and what was left out; without a plan, why there is none.
    """
    parts = [f"{project.name} — {scenario.name}\n{_wrapped(state(plan))}"]
    if plan.total_cost is None:
        parts += _clashes(project, scenario, plan)
    else:
        parts += _untrusted(plan)
        parts.append(_headline(project, scenario, plan))
        parts.append(_orders(project, scenario, plan))
        parts += _sites(project, scenario, plan)
        parts.append(_costs(project, scenario, plan))
        parts += _limits(project, scenario, plan)
    parts += _left_out(project, plan)
    return "\n\n".join(_one_line_each(part) for part in parts)


def _one_line_each(part: str) -> str:
    """Keep a supplier's control characters from a terminal, and spaces off line ends."""
    shown = "".join(one if one.isprintable() or one == "\n" else " " for one in part)
    return "\n".join(line.rstrip() for line in shown.split("\n"))


def _wrapped(text: str) -> str:
    """Break a sentence into lines; the further ones of a list's item are indented."""
    indent = _SPACE if text.startswith("- ") else ""
    return "\n".join(textwrap.wrap(text, _COLUMNS, subsequent_indent=indent))


def _grid(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: str, most: int = _LONGEST
) -> str:
    """Align cells in columns; `right` has an r for each column that stands to the right."""
    clean = [[" ".join(cell.split()) for cell in row] for row in rows]
    cells = [[shorten(cell, most) for cell in row] for row in ([*headings], *clean)]
    wide = [max(width(row[place]) for row in cells) for place in range(len(headings))]
    lines = [
        _SPACE.join(
            pad(cell, wide[place], right=right[place] == "r") for place, cell in enumerate(row)
        )
        for row in cells
    ]
    rule = _SPACE.join("─" * columns for columns in wide)
    return "\n".join((lines[0], rule, *lines[1:]))


def _money(amount: Decimal, currency: str) -> str:
    return f"{amount:,.{minor_digits(currency)}f}"


def _untrusted(plan: Plan) -> Iterator[str]:
    if plan.trusted:
        return
    failures = plan.audit.failures if plan.audit is not None else ()
    reasons = [sentence(failure.rule, failure.values) for failure in failures]
    yield "\n".join(
        (sentence("table-audit-failed"), *(_wrapped(f"- {reason}") for reason in reasons))
    )


def _headline(project: Project, scenario: Scenario, plan: Plan) -> str:
    head = figures.headline(project, scenario, plan)
    parts = [f"{plan.currency} {_money(plan.total_cost or Decimal(0), plan.currency)}"]
    at_once = "" if head.chips == head.chips_ordered else " at most at once"
    parts.append(_counted(head.chips, "chip", "chips") + at_once)
    if head.served is not None:
        parts.append(f"{share_text(head.served)} served")
    parts.append(_counted(head.suppliers, "supplier", "suppliers"))
    if head.first_delivery is not None:
        day = head.first_delivery
        parts.append(f"first delivery {MONTHS[day.month - 1]} {day.year}")
    return " · ".join(parts)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


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
            _money(row.order.cost, plan.currency),
        )
        for row in rows
    ]
    cost = f"Cost ({plan.currency})"
    headings = ("Offer", "Supplier", "Ordered", "Arrives", "Units", "Chips", "Unit price", cost)
    return _grid(headings, cells, "llllrrrr")


def _unit_price(order: Order) -> str:
    """Write what a unit (rent: a chip-hour) costs; a mean over several prices is marked."""
    per = "/h" if order.kind == "rent" else ""
    if len(order.price_lines) > 1:
        return f"~{order.currency} {_money(order.unit_price, order.currency)}{per}"
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
            (sentence("table-sites"), *(f"{pad(name, wide)}{_SPACE}{what}" for name, what in lines))
        )


def _costs(project: Project, scenario: Scenario, plan: Plan) -> str:
    rows = [
        (sentence(f"cost-{line.kind}"), _money(line.total, plan.currency))
        for line in figures.cash(project, scenario, plan)
        if line.total
    ]
    rows.append(("Total", _money(plan.total_cost or Decimal(0), plan.currency)))
    return _grid(("Kind of cost", plan.currency), rows, "lr")


def _limits(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    uses = {use.key: use for use in plan.limits}
    rows = []
    for limit in effective_limits(project, scenario):
        use = uses.get(limit.key)
        if use is None:
            continue
        shown = [_limit_value(limit, number, plan.currency) for number in (use.value, use.used)]
        name = limit_name(project, scenario, limit)
        rows.append((name, *shown, _full(use), "binds" if use.binding else ""))
    if rows:
        yield _grid(("Limit", "Value", "Used", "Full", ""), rows, "lrrrl", most=48)


def _limit_value(limit: Limit, number: Decimal, currency: str) -> str:
    if limit.family == "supply":
        return _counted(int(number), "offer", "offers")
    if limit.family == "budget":
        return f"{currency} {_money(number, currency)}"
    return show_value(limit.family, _tidy(number), currency)


def _tidy(number: Decimal) -> Decimal:
    """Round to four decimals and leave trailing zeros out."""
    rounded = round(number, 4)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize()


def _full(use: LimitUse) -> str:
    return share_text(use.used / use.value) if use.value else ""


def _clashes(project: Project, scenario: Scenario, plan: Plan) -> Iterator[str]:
    """Name the limits that stand against each other."""
    if plan.status != "infeasible":
        return
    if not plan.clashes:
        yield sentence("table-clash-demand")
        return
    lines = [sentence("table-clashes")]
    for clash in plan.clashes:
        limit = limit_by_key(project, scenario, clash.key)
        how = "alone" if clash.alone else "among"
        if limit is None:
            lines.append(f"- {sentence(f'clash-{how}', {'name': clash.key})}")
            continue
        name, value = limit_name(project, scenario, limit), limit_value(project, limit)
        if value is None:
            lines.append(f"- {sentence(f'clash-{how}', {'name': name})}")
        else:
            shown = show_value(limit.family, value, project.currency)
            values = {"name": name, "value": shown}
            lines.append(f"- {sentence(f'clash-value-{how}', values)}")
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
        lines.append(_wrapped(f"- {shown}{rest}: {reason}"))
    yield "\n".join(lines)
