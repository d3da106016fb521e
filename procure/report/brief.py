"""A plan on one page, for those who sign it: what the workbook's first sheet and the PDF say.

Parts in the order in which they are read, each a few sentences, and the figures that stand
above them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from procure import figures
from procure.explained.signing import Signings
from procure.explained.signing_words import together_told, told
from procure.plan import CAPITAL, Order
from procure.record import record
from procure.report.notes import notes
from procure.report.subject import Subject
from procure.report.values import Kind
from procure.state import amount, mostly_text, part_text, state
from procure.text_table import counted
from procure.words import sentence

PartKey = Literal["decision", "cost", "schedule", "risks", "signing"]
FigureKey = Literal["total", "chips", "served", "suppliers", "makers", "first"]

_NAMED: Final = 3
"""Names of one kind in one sentence."""
_SIGNED: Final = 8
"""Orders told one by one."""
_ALL: Final = 100
_MOST_DIGITS: Final = 9
_ZERO: Final = Decimal(0)


@record
class Said:
    """A sentence; one that `warns` is to stand out, one that `lists` belongs to the one above."""

    text: str
    warns: bool = False
    lists: bool = False


@record
class Figure:
    """A figure that stands above the sentences, empty where the plan has none.

    A share has `digits` decimals as a percentage, so many that less than all never reads 100 %.
    """

    key: FigureKey
    label: str
    value: Decimal | int | date | None
    kind: Kind
    digits: int = 0


@record
class Part:
    """One part of the page: its heading and what it says."""

    key: PartKey
    heading: str
    said: tuple[Said, ...]


@record
class Brief:
    """The page: whose plan it is, the key figures, and the parts."""

    title: str
    about: str
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]


def brief(subject: Subject, assumed: int, signings: Signings | None = None) -> Brief:
    """Say a plan on one page; `assumed` of its figures have no source.

    `signings` is what was found about the last day of each order. Without it, what the plan
    orders on its first day is said to be signed now.
    """
    return Brief(
        title=sentence("report-title", {"project": subject.project.name}),
        about=sentence("report-scenario", {"scenario": subject.scenario.name}),
        figures=tuple(_figures(subject)),
        parts=(
            _part("decision", _decision(subject)),
            _part("cost", _cost(subject)),
            _part("schedule", _schedule(subject)),
            _part("risks", _risks(subject, assumed)),
            _part("signing", _signing(subject, signings)),
        ),
    )


def _part(key: PartKey, said: Iterable[Said]) -> Part:
    return Part(key=key, heading=sentence(f"brief-{key}"), said=tuple(said))


def largest(orders: Iterable[Order]) -> list[Order]:
    """List orders with the most expensive first."""
    return sorted(orders, key=lambda one: (-one.cost, one.placed, one.id))


def _figures(subject: Subject) -> Iterator[Figure]:
    head = figures.headline(subject.project, subject.scenario, subject.plan)
    at_once = "" if head.chips == head.chips_ordered else "-at-once"
    served = Figure(
        key="served",
        label=sentence("brief-figure-served"),
        value=head.served,
        kind="percent",
        digits=_digits(head.served, 1 if head.servable is None else 2),
    )
    if subject.plan.stage is not None:
        # What was asked for first stands first.
        yield served
    yield Figure(
        key="total",
        label=sentence("brief-figure-total", {"currency": subject.currency}),
        value=head.total_cost,
        kind="money_whole",
    )
    yield Figure(
        key="chips", label=sentence(f"brief-figure-chips{at_once}"), value=head.chips, kind="whole"
    )
    if subject.plan.stage is None:
        yield served
    yield Figure(
        key="suppliers",
        label=sentence("brief-figure-suppliers"),
        value=head.suppliers,
        kind="whole",
    )
    yield Figure(
        key="makers", label=sentence("brief-figure-makers"), value=head.makers, kind="whole"
    )
    yield Figure(
        key="first", label=sentence("brief-figure-first"), value=head.first_delivery, kind="day"
    )


def _decision(subject: Subject) -> Iterator[Said]:
    yield Said(text=state(subject.plan))
    asked = (subject.project, subject.scenario, subject.plan)
    head = figures.headline(*asked)
    if not subject.plan.orders:
        yield Said(text=sentence("brief-nothing"))
        return
    spent = sum((order.cost for order in subject.plan.orders), _ZERO)
    values = {
        "chips": _bought_and_rented(subject),
        "suppliers": counted(head.suppliers, "supplier", "suppliers"),
        "orders": counted(head.orders, "order", "orders"),
        "amount": amount(spent, subject.currency),
    }
    yield Said(text=sentence("brief-orders", values))
    counts = [
        sentence("brief-chip", {"count": f"{one.chips:,}", "chip": subject.chip(one.chip)})
        for one in figures.chips(*asked)
    ]
    at_once = "" if head.chips == head.chips_ordered else "-at-once"
    yield Said(text=sentence(f"brief-chips{at_once}", {"chips": _named(counts)}))
    shares = [
        sentence("brief-share", {"name": one.name, "share": mostly_text(one.share or _ZERO)})
        for one in figures.spend_by_supplier(*asked)
    ]
    yield Said(text=sentence("brief-suppliers", {"suppliers": _named(shares)}))
    yield Said(text=sentence(f"brief-sites{at_once}", {"sites": _named(_sites(subject))}))


def _bought_and_rented(subject: Subject) -> str:
    """Say what is bought and what is rented: one chip rented twice is not two chips."""
    asked = (subject.project, subject.scenario, subject.plan)
    counts = {
        "bought": figures.most_at_once(*asked, kind="purchase"),
        "rented": figures.most_at_once(*asked, kind="rent"),
    }
    key = "brief-buy-and-rent" if all(counts.values()) else "brief-buy"
    if not counts["bought"]:
        key = "brief-rent"
    return sentence(key, {one: counted(count, "chip", "chips") for one, count in counts.items()})


def _sites(subject: Subject) -> list[str]:
    """Say how many chips are at each site, the most first."""
    asked = (subject.project, subject.scenario, subject.plan)
    sites = {row.site for row in figures.deliveries(*asked)}
    chips = {site: figures.most_at_once(*asked, site=site) for site in sites}
    return [
        sentence(
            "brief-site", {"site": subject.site(site), "chips": counted(count, "chip", "chips")}
        )
        for site, count in sorted(chips.items(), key=lambda one: (-one[1], one[0]))
    ]


def _named(names: Sequence[str]) -> str:
    """Name the first few, and say how many there are beside."""
    if len(names) <= _NAMED + 1:
        return "; ".join(names)
    values = {"listed": "; ".join(names[:_NAMED]), "count": f"{len(names) - _NAMED:,}"}
    return sentence("brief-and-more", values)


def _cost(subject: Subject) -> Iterator[Said]:
    plan, currency = subject.plan, subject.currency
    lines = figures.cash(subject.project, subject.scenario, plan)
    kinds = [
        sentence(
            "brief-kind",
            {"kind": sentence(f"cost-{line.kind}"), "amount": amount(line.total, currency)},
        )
        for line in sorted(lines, key=lambda one: -abs(one.total))
        if line.total
    ]
    if not kinds:
        yield Said(text=sentence("report-no-costs"))
    else:
        values = {"total": amount(plan.total_cost, currency), "kinds": "; ".join(kinds)}
        yield Said(text=sentence("brief-total", values))
        yield from _cash(subject, lines)
    yield from _budgets(subject)
    if plan.shortfall_cost:
        values = {"amount": amount(plan.shortfall_cost, currency)}
        yield Said(text=sentence("brief-shortfall", values), warns=True)


def _cash(subject: Subject, lines: Sequence[figures.CashLine]) -> Iterator[Said]:
    """Say what is capital and what operating cost, and when the most falls due."""
    cash = [line for line in lines if line.kind != "residual"]
    capital = sum((line.total for line in cash if line.kind in CAPITAL), _ZERO)
    whole = sum((line.total for line in cash), _ZERO)
    values = {
        "capital": amount(capital, subject.currency),
        "operating": amount(whole - capital, subject.currency),
    }
    yield Said(text=sentence("brief-lines", values))
    due = [sum(amounts, _ZERO) for amounts in zip(*(line.amounts for line in cash), strict=True)]
    most = max(range(len(due)), key=lambda period: due[period])
    peak = {"period": subject.label(most), "amount": amount(due[most], subject.currency)}
    yield Said(text=sentence("brief-peak", peak))


def _budgets(subject: Subject) -> Iterator[Said]:
    """Say how full the budgets are, the fullest first."""
    rows = [
        row
        for row in figures.limits(subject.project, subject.scenario, subject.plan)
        if row.limit.family == "budget" and row.limit.on and row.use is not None
    ]
    rows.sort(key=lambda row: -(row.full or _ZERO))
    for row in rows[:_NAMED]:
        if row.use is None or row.full is None:
            continue
        values = {
            "limit": row.name,
            "used": amount(row.use.used, subject.currency),
            "value": amount(row.use.value, subject.currency),
            "full": part_text(row.full),
        }
        yield Said(text=sentence("brief-budget", values), warns=row.use.used > row.use.value)


def _schedule(subject: Subject) -> Iterator[Said]:
    orders = subject.plan.orders
    if not orders:
        yield Said(text=sentence("brief-nothing-arrives"))
        return
    for key, days in (
        ("brief-placed", [order.placed for order in orders]),
        ("brief-arrives", [order.arrives for order in orders]),
    ):
        first, last = min(days), max(days)
        values = {"first": first.isoformat(), "last": last.isoformat()}
        yield Said(text=sentence(key if first < last else f"{key}-once", values))
    asked = (subject.project, subject.scenario, subject.plan)
    late = sum(one.late for one in figures.timeline(*asked))
    if late:
        yield Said(text=sentence("brief-late", {"orders": _are("brief-late", late)}), warns=True)


def _are(key: str, count: int) -> str:
    return sentence(f"{key}-{'one' if count == 1 else 'several'}", {"count": f"{count:,}"})


def _risks(subject: Subject, assumed: int) -> Iterator[Said]:
    found = [Said(text=note, warns=True) for note in notes(subject, assumed)]
    yield from found or [Said(text=sentence("brief-no-risks"))]


def _signing(subject: Subject, signings: Signings | None) -> Iterator[Said]:
    if not subject.plan.orders:
        yield Said(text=sentence("brief-nothing"))
    elif signings is None:
        yield from _first_orders(subject)
    else:
        yield from _last_days(subject, signings)


def _last_days(subject: Subject, signings: Signings) -> Iterator[Said]:
    """Say which orders cannot wait, and why."""
    stage = subject.plan.stage
    most = None if stage is None else stage.most
    now = [one for one in signings.orders if one.now]
    yield Said(text=together_told(subject.project, signings, most), warns=bool(now))
    costs = {order.id: order.cost for order in subject.plan.orders}
    for one in now[:_SIGNED]:
        text = told(subject.project, subject.scenario, signings, one, most)
        if one.order in costs:
            values = {"told": text, "amount": amount(costs[one.order], subject.currency)}
            text = sentence("brief-signed", values)
        yield Said(text=text, lists=True)
    yield from _more(len(now))


def _first_orders(subject: Subject) -> Iterator[Said]:
    """Say what the plan orders on its first day."""
    plan, start = subject.plan, subject.scenario.horizon.start
    first = largest(order for order in plan.orders if order.placed <= start)
    if not first:
        day = min(order.placed for order in plan.orders).isoformat()
        yield Said(text=sentence("brief-first-none", {"day": day}))
        return
    ids = {order.id for order in first}
    due = sum((line.amount for line in plan.costs if line.order in ids and not line.period), _ZERO)
    values = {
        "orders": _are("brief-first", len(first)),
        "day": start.isoformat(),
        "amount": amount(due, subject.currency),
        "period": subject.label(0),
    }
    yield Said(text=sentence("brief-first", values), warns=True)
    for order in first[:_SIGNED]:
        yield Said(text=_first_order(subject, order), lists=True)
    yield from _more(len(first))
    yield Said(text=sentence("brief-not-looked-for"))


def _first_order(subject: Subject, order: Order) -> str:
    values = {
        "units": counted(order.units, "unit", "units"),
        "offer": subject.names.offer(order.offer),
        "supplier": order.supplier,
        "amount": amount(order.cost, subject.currency),
    }
    known = subject.names.offers.get(order.offer)
    until = None if known is None else known[1].valid_until
    if until is None:
        return sentence("brief-first-order", values)
    return sentence("brief-first-order-until", {**values, "until": until.isoformat()})


def _more(count: int) -> Iterator[Said]:
    if count > _SIGNED:
        yield Said(text=sentence("brief-more", {"count": f"{count - _SIGNED:,}"}), lists=True)


def _digits(share: Decimal | None, digits: int) -> int:
    """Give as many decimals of a percentage as it takes not to make it all."""
    if share is None or share >= 1:
        return digits
    while round(share * 100, digits) >= _ALL and digits < _MOST_DIGITS:
        digits += 1
    return digits
