"""The sheets Limit costs and Sign now: what limits cost, and which orders cannot wait."""

from decimal import Decimal
from typing import Final

from procure.explained import limit_costs_words, signing_words
from procure.explained.effect import Effect, Interval
from procure.explained.effect_words import effect_told, outwards
from procure.explained.limit_costs import LimitCost, Step
from procure.explained.signing import Signing, Signings
from procure.limits import limit_by_key, limit_name
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW, WARN
from procure.report.subject import Subject
from procure.report.values import Column, Value
from procure.words import sentence

LIMIT_COSTS: Final = "Limit costs"
SIGNING: Final = "Sign now"
_WIDEST: Final = 34
_NOW: Final = 0


def add_limit_costs(book: Book, subject: Subject, costs: tuple[LimitCost, ...]) -> None:
    """Write what one step of each limit saves or costs; nothing where none was looked at."""
    if not costs:
        return
    sheet = book.sheet(LIMIT_COSTS)
    sheet.title(LIMIT_COSTS, sentence("report-limit-costs-note", {"currency": subject.currency}))
    money = subject.currency
    columns = [
        Column(heading="Limit"),
        Column(heading="Value"),
        Column(heading="One step looser"),
        Column(heading="Saves at least", kind="money", currency=money),
        Column(heading="Saves at most", kind="money", currency=money),
        Column(heading="One step tighter"),
        Column(heading="Costs at least", kind="money", currency=money),
        Column(heading="Costs at most", kind="money", currency=money),
        Column(heading="Key"),
    ]
    rows = [_limit_row(subject, one) for one in costs]
    sheet.table("LimitCosts", columns, rows, widest=_WIDEST)
    sheet.freeze(HEAD_ROW + 1, 1)


def _limit_row(subject: Subject, cost: LimitCost) -> tuple[Value, ...]:
    limit = limit_by_key(subject.project, subject.scenario, cost.key)
    name, value = cost.key, ""
    steps = {"looser": "", "tighter": ""}
    if limit is not None:
        name = limit_name(subject.project, subject.scenario, limit)
        if cost.value is not None:
            value = limit_costs_words.value_told(subject.project, limit, cost.value)
        for side, step in limit_costs_words.sides(cost):
            steps[side] = limit_costs_words.way_told(subject.project, limit, step, side)
    return (
        name,
        value,
        steps["looser"],
        *_ends(subject, cost.looser, saved=True),
        steps["tighter"],
        *_ends(subject, cost.tighter, saved=False),
        cost.key,
    )


def _ends(subject: Subject, step: Step | None, *, saved: bool) -> tuple[Value, Value]:
    return (None, None) if step is None else ends(subject, step.effect, saved=saved)


def ends(subject: Subject, effect: Effect, *, saved: bool = False) -> tuple[Value, Value]:
    """Give the least and the most that a change costs (or saves), or what it does instead.

    Both are rounded outwards to what the currency is paid in; an end that is not known is
    empty.
    """
    if effect.cost is None:
        return effect_told(effect, subject.currency, most(subject)), None
    cost: Interval = outwards(effect.cost, subject.currency)
    shown = cost.turned() if saved else cost
    return shown.low, shown.high


def most(subject: Subject) -> Decimal | None:
    """Give what serving nothing would come to, where how much is served comes first."""
    return None if subject.plan.stage is None else subject.plan.stage.most


def add_signing(book: Book, subject: Subject, signings: Signings | None) -> None:
    """Write by when each order must be signed; nothing where that was not looked at."""
    if signings is None:
        return
    sheet = book.sheet(SIGNING)
    together = signing_words.together_told(subject.project, signings, most(subject))
    sheet.title(SIGNING, f"{together} {sentence('report-signing-note')}")
    money = subject.currency
    columns = [
        Column(heading="Must be signed now"),
        Column(heading="Last day", kind="day"),
        Column(heading="Offer"),
        Column(heading="Supplier"),
        Column(heading="Units", kind="whole"),
        Column(heading="For use from"),
        Column(heading="Waiting costs at least", kind="money", currency=money),
        Column(heading="Waiting costs at most", kind="money", currency=money),
        Column(heading="Because of"),
        Column(heading="Order"),
    ]
    rows = [_signing_row(subject, one) for one in signings.orders]
    area = sheet.table(
        "SignNow", columns, rows, empty=sentence("report-no-orders-to-sign"), widest=_WIDEST
    )
    now = {
        "type": "cell",
        "criteria": "==",
        "value": '"yes"',
        "format": book.format(bold=True, font_color=WARN),
    }
    sheet.worksheet.conditional_format(area.first, _NOW, area.last, _NOW, now)
    sheet.freeze(HEAD_ROW + 1)


def _signing_row(subject: Subject, one: Signing) -> tuple[Value, ...]:
    waiting = (None, None) if one.waiting is None else ends(subject, one.waiting)
    return (
        "yes" if one.now else "no",
        one.last,
        subject.names.offer(one.offer),
        one.supplier,
        one.units,
        subject.label(one.usable),
        *waiting,
        sentence(f"signing-held-{one.held_by}"),
        one.order,
    )
