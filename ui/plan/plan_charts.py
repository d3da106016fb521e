"""A plan's pictures, made from its figures: capacity and cash.

Pure functions from (project, scenario, plan) to ui.charts.picture.Picture. Each title says what
the picture shows, so that it can be read without studying it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final, Literal

from procure import figures
from procure.colours import OTHER, maker_colours, tint
from procure.limits import limit_name
from procure.names import Names
from procure.plan import CostKind
from procure.scenario import Limit
from procure.state import mostly_text, part_text
from procure.words import sentence
from ui import formats
from ui.charts.picture import Bars, Line, Picture
from ui.document import Planned

ZERO: Final = Decimal(0)
ALL_SITES: Final = ""
_FINE: Final = 1000
"""Amounts below it are told with hundredths."""

CashView = Literal["period", "total"]
Held = Literal["owned", "bought", "rented"]
_HELD: Final[dict[Held, str]] = {"owned": ", owned before", "bought": "", "rented": ", rented"}

COST_KINDS: Final[dict[CostKind, tuple[str, str, bool]]] = {
    # Kinds of cost are no makers: pale hues, told apart by lightness, and as dark as light and
    # dark grounds both let them be seen.
    "purchase": ("Purchase", "#536c8e", False),
    "rent": ("Rent", "#667fa3", True),
    "fixed": ("Fixed per order", "#9f8b74", False),
    "integration": ("Integration", "#768ba7", False),
    "one_time": ("One-time cost of programs", "#806080", False),
    "take_or_pay": ("Take-or-pay remainder", "#7c6953", True),
    "porting": ("Software ports", "#709382", False),
    "open_orders": ("Open orders", "#797979", False),
    "support": ("Support", "#a583a5", False),
    "energy": ("Energy", "#537363", False),
    "hosting": ("Hosting", "#917759", False),
    "prepaid": ("Covered by prepayments", "#7c7a91", True),
    "rebate": ("Rebates", "#5f8371", True),
}
"""By the kind of cost: its name, its colour and whether it is hatched."""


def labels(asked: Planned) -> tuple[str, ...]:
    """Name the periods of the horizon."""
    horizon = asked.scenario.horizon
    return tuple(horizon.label(period) for period in range(horizon.periods))


def full_money(asked: Planned, amount: Decimal) -> str:
    """Write an amount of the plan's money to the cent."""
    return formats.money_full(amount, asked.plan.currency)


def short_money(asked: Planned, amount: Decimal) -> str:
    """Write an amount of the plan's money for reading at a glance."""
    return formats.money(amount, asked.plan.currency)


# Capacity


def capacity_choices(asked: Planned) -> tuple[tuple[str, tuple[str, str]], ...]:
    """List what can be drawn: a name and its (workload, site); site "" is all together."""
    rows = figures.capacity(asked.project, asked.scenario, asked.plan)
    names = Names(asked.project)
    pairs = dict.fromkeys((row.workload, row.site) for row in rows)
    if not pairs:
        return (("", ("", ALL_SITES)),)
    return tuple(
        (
            names.workload(workload)
            if site == ALL_SITES
            else f"{names.workload(workload)} at {names.site(site)}",
            (workload, site),
        )
        for workload, site in pairs
    )


def capacity_picture(asked: Planned, workload: str, site: str) -> Picture:
    """Draw what the chips do of a workload at a site against its demand."""
    names = Names(asked.project)
    rows = [
        row
        for row in figures.capacity(asked.project, asked.scenario, asked.plan)
        if row.workload == workload and row.site == site
    ]
    if not rows:
        title = sentence("chart-capacity-nothing")
        return Picture(title=title, note=sentence("chart-capacity-nothing-note"), names=(), tips=())
    unit = names.unit(workload)
    amounts: dict[tuple[str, Held], list[Decimal]] = {}
    for at, row in enumerate(rows):
        for part in row.by_chip:
            for held, amount in _by_holder(part):
                if amount:
                    series = amounts.setdefault((part.chip, held), [ZERO] * len(rows))
                    series[at] += amount
    shades = _chip_shades(asked, {chip for chip, held in amounts if held != "owned"})
    greys = _greys(chip for chip, held in amounts if held == "owned")

    # What is there anyway stands at the foot, then those that do the most.
    in_order = sorted(amounts, key=lambda key: (key[1] != "owned", -sum(amounts[key], ZERO), key))
    bars = tuple(
        Bars(
            name=f"{names.chip(chip)}{_HELD[held]}",
            values=tuple(amounts[chip, held]),
            colour=greys[chip] if held == "owned" else shades[chip],
            hatched=held == "rented",
        )
        for chip, held in in_order
    )
    demand = tuple(row.demand for row in rows)
    lines = (Line(name="Demand", values=demand),) if any(demand) else ()
    tips = tuple(_capacity_tip(asked, row, unit) for row in rows)
    title = _capacity_title(asked, rows, names.workload(workload))
    where = "" if site == ALL_SITES else f" · {names.site(site)}"
    if site != ALL_SITES and not any(demand):
        title = sentence("chart-capacity-common", {"site": names.site(site)})
    return Picture(
        title=title,
        note=f"{names.workload(workload)}, {unit}{where}",
        unit=unit,
        names=labels(asked)[: len(rows)],
        bars=bars,
        lines=lines,
        tips=tips,
    )


def _capacity_title(asked: Planned, rows: Sequence[figures.CapacityRow], workload: str) -> str:
    short = [row for row in rows if row.shortfall]
    if short:
        worst = max(short, key=lambda row: row.shortfall / row.demand if row.demand else ZERO)
        lack = worst.shortfall / worst.demand if worst.demand else ZERO
        return sentence(
            "chart-capacity-short",
            {
                "workload": workload,
                "count": formats.counted(len(short), "period", "periods"),
                "period": labels(asked)[worst.period],
                "share": formats.percent(lack),
            },
        )
    work: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        for part in row.by_chip:
            work[part.chip] += part.amount
    total = sum(work.values(), ZERO)
    if not total:
        return sentence("chart-capacity-idle", {"workload": workload})
    first = max(work, key=lambda chip: work[chip])
    share = mostly_text(work[first] / total)
    chip = Names(asked.project).chip(first)
    key = "chart-capacity-one" if len(work) == 1 else "chart-capacity-met"
    return sentence(key, {"workload": workload, "chip": chip, "share": share})


def _capacity_tip(asked: Planned, row: figures.CapacityRow, unit: str) -> str:
    names = Names(asked.project)
    lines = [labels(asked)[row.period]]
    lines += [
        f"{names.chip(part.chip)}: {_told(part.amount)} {unit}, {_told(part.chips)} chips"
        for part in row.by_chip
    ]
    if row.demand:
        lines.append(f"Demand: {formats.number(row.demand)} {unit}")
    if row.shortfall:
        lines.append(f"Not served: {formats.number(row.shortfall)} {unit}")
    return "\n".join(lines)


def _told(amount: Decimal) -> str:
    """Write an amount to what can be told apart: a part of a chip's work is no whole number."""
    return formats.number(round(amount, 2 if abs(amount) < _FINE else 0))


def _by_holder(part: figures.ChipCapacity) -> tuple[tuple[Held, Decimal], ...]:
    """Split what chips do by whose they are."""
    return (("owned", part.by_owned), ("bought", part.by_bought), ("rented", part.by_rented))


def _greys(chips: Iterable[str]) -> dict[str, str]:
    """Give the fleet's chips the grey of what is owned, in steps of lightness."""
    found = sorted(set(chips))
    return {chip: tint(OTHER, 1 - 0.5 * at / len(found)) for at, chip in enumerate(found)}


def _chip_shades(asked: Planned, chips: Iterable[str]) -> dict[str, str]:
    """Give each chip its maker's colour, several of one maker in steps of lightness."""
    colours = maker_colours(asked.project)
    by_maker: dict[str, list[str]] = defaultdict(list)
    names = Names(asked.project)
    for chip in sorted(chips):
        by_maker[names.maker(chip)].append(chip)
    return {
        chip: tint(colours.get(maker, OTHER), 1 - 0.5 * at / len(group))
        for maker, group in by_maker.items()
        for at, chip in enumerate(group)
    }


# Cash


def cash_view(asked: Planned) -> CashView:
    """Choose how cash is shown at first: as its budgets are set."""
    limits = _cash_budgets(asked)
    by_period = any(limit.period is not None for limit in limits)
    return "total" if limits and not by_period else "period"


def _cash_budgets(asked: Planned) -> list[Limit]:
    """List the budgets of all cash that can be drawn: of the whole plan or a period."""
    return [limit for limit in _all_budgets(asked) if limit.lines == "all" and limit.year is None]


def _all_budgets(asked: Planned) -> list[Limit]:
    return [
        limit
        for limit in asked.scenario.limits
        if limit.on and limit.family == "budget" and limit.value is not None
    ]


def cash_picture(asked: Planned, view: CashView) -> Picture:
    """Draw the cash due by period and kind, or its running total, against the budget."""
    cash = [
        line
        for line in figures.cash(asked.project, asked.scenario, asked.plan)
        # What bought chips are still worth is no cash.
        if line.kind != "residual"
    ]
    running = view == "total"
    bars = tuple(
        Bars(
            name=COST_KINDS[line.kind][0],
            values=_running(line.amounts) if running else line.amounts,
            colour=COST_KINDS[line.kind][1],
            hatched=COST_KINDS[line.kind][2],
        )
        for line in cash
        if any(line.amounts)
    )
    spent = [sum(amounts, ZERO) for amounts in zip(*(line.amounts for line in cash), strict=True)]
    budget = _budgets(asked, running=running)
    sums = _running(spent) if running else tuple(spent)
    name = "Budget" if running else "Budget of the period"
    lines = [Line(name=name, values=budget, limit=True)] if any(budget) else []
    if any(value < 0 for bar in bars for value in bar.values):
        # What hangs below zero makes the bars reach higher than what is spent.
        lines.append(Line(name="Together", values=sums))
    tips = tuple(
        "\n".join(
            [
                f"{labels(asked)[at]}{', since the start' if running else ''}",
                *(
                    f"{COST_KINDS[line.kind][0]}: {full_money(asked, bar[at])}"
                    for line in cash
                    if (bar := _running(line.amounts) if running else line.amounts)[at]
                ),
                f"Together: {full_money(asked, sums[at])}",
                *(
                    [f"Budget: {full_money(asked, limit)}"]
                    if (limit := budget[at]) is not None
                    else []
                ),
            ]
        )
        for at in range(len(labels(asked)))
    )
    return Picture(
        title=_cash_title(asked, spent, running=running),
        note=_cash_note(asked, sum((line.beyond for line in cash), ZERO), drawn=bool(bars)),
        unit=asked.plan.currency,
        names=labels(asked),
        bars=bars,
        lines=tuple(lines),
        tips=tips,
    )


def _cash_note(asked: Planned, beyond: Decimal, *, drawn: bool) -> str:
    """Say what is not drawn: what lies after the horizon, and budgets of a part of the cash."""
    if not drawn and not beyond:
        return sentence("chart-cash-none-note")
    told = []
    if beyond:
        key = "chart-cash-beyond" if beyond > 0 else "chart-cash-back"
        told.append(sentence(key, {"amount": short_money(asked, abs(beyond))}))
    apart = [limit for limit in _all_budgets(asked) if limit not in _cash_budgets(asked)]
    if apart:
        names = ", ".join(limit_name(asked.project, asked.scenario, limit) for limit in apart)
        told.append(sentence("chart-cash-apart", {"names": names}))
    return " ".join(told)


def _cash_title(asked: Planned, spent: Sequence[Decimal], *, running: bool) -> str:
    total = asked.plan.total_cost or ZERO
    if not any(spent):
        return sentence("chart-cash-none")
    if not running and (nearest := _nearest_budget(asked)) is not None:
        return nearest
    most = max(range(len(spent)), key=lambda at: spent[at])
    values = {
        "period": labels(asked)[most],
        "amount": short_money(asked, spent[most]),
        "total": short_money(asked, total),
    }
    use = next((use for use in asked.plan.limits if use.key == "budget"), None)
    if use is None or not use.value:
        return sentence("chart-cash", values)
    part = part_text(use.used / use.value)
    return sentence(
        "chart-cash-budget", {**values, "part": part, "budget": short_money(asked, use.value)}
    )


def _nearest_budget(asked: Planned) -> str | None:
    """Say which period leaves the least of its own budget, if any has one."""
    periods = {limit.key: limit.period for limit in _cash_budgets(asked)}
    found = [
        (use.used / use.value, period, use)
        for use in asked.plan.limits
        if use.value and (period := periods.get(use.key)) is not None
    ]
    if not found:
        return None
    part, period, use = max(found, key=lambda one: (one[0], -one[1]))
    values = {
        "period": labels(asked)[period],
        "amount": short_money(asked, use.used),
        "budget": short_money(asked, use.value or ZERO),
        "part": part_text(part),
    }
    return sentence("chart-cash-period", values)


def _budgets(asked: Planned, *, running: bool) -> tuple[Decimal | None, ...]:
    # With what may be carried over, where the plan says so.
    uses = {use.key: use.value for use in asked.plan.limits}
    found: dict[int | None, Decimal] = {
        limit.period: uses.get(limit.key, limit.value)
        for limit in _cash_budgets(asked)
        if limit.value is not None
    }
    periods = range(asked.scenario.horizon.periods)
    return tuple(found.get(None) if running else found.get(period) for period in periods)


def _running(amounts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    sums, so_far = [], ZERO
    for amount in amounts:
        so_far += amount
        sums.append(so_far)
    return tuple(sums)
