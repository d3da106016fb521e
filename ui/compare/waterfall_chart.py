"""The picture of what makes one scenario's plan cost more or less than another's."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from procure.names import Names
from procure.project import Project
from procure.units import round_money
from procure.waterfall import Step, Waterfall
from procure.words import sentence
from ui import formats
from ui.charts.picture import Bars, Cell, Picture

_TOTAL: Final = "#6b7f9c"
_MORE: Final = "#D55E00"
_LESS: Final = "#56B4E9"
_MOST: Final = 12
"""Steps drawn; the smaller ones are put together to one."""
_SMALL: Final = 4
"""Totals so many times as large as all that changes are cut off below it."""
_HALF: Final = Decimal("0.5")
_ZERO: Final = Decimal(0)


def waterfall_picture(
    found: Waterfall, before: str, after: str, projects: Sequence[Project]
) -> Picture:
    """Draw the steps from the total of scenario `before` to that of `after`, top to bottom.

    `projects` are those of the plans, in which the names of what was ordered are looked up.
    """
    drawn, rest = _drawn(found.steps)
    names = [_name(step, projects) for step in drawn]
    changes = [step.change for step in drawn]
    if rest:
        names.append(formats.counted(len(rest), "smaller difference", "smaller differences"))
        changes.append(sum((step.change for step in rest), _ZERO))
    at = [found.before]
    for change in changes:
        at.append(at[-1] + change)
    low = _low(at)
    count = len(changes)
    totals = (found.before - low, *[_ZERO] * count, found.after - low)
    starts = (low, *at[:-1], low)
    raised = (_ZERO, *(max(change, _ZERO) for change in changes), _ZERO)
    lowered = (_ZERO, *(min(change, _ZERO) for change in changes), _ZERO)
    shown = (before, *names, after)
    money = [formats.money_full(found.before, found.currency)]
    money += [_signed(change, found.currency) for change in changes]
    money.append(formats.money_full(found.after, found.currency))
    return Picture(
        title=_title(found, before, after),
        note=sentence("waterfall-cut", {"amount": formats.money(low, found.currency)})
        if low
        else "",
        unit=found.currency,
        names=shown,
        bars=(
            Bars(name="", values=totals, starts=(low,) * len(shown), colour=_TOTAL),
            Bars(name=sentence("waterfall-more"), values=raised, starts=starts, colour=_MORE),
            Bars(name=sentence("waterfall-less"), values=lowered, starts=starts, colour=_LESS),
        ),
        tips=tuple(
            _tip(name, text, step, found.currency)
            for name, text, step in zip(
                shown, money, (None, *drawn, *[None] * (count - len(drawn)), None), strict=True
            )
        ),
        across=True,
        ends=(
            formats.money(found.before, found.currency),
            *(formats.money_change(change, found.currency) for change in changes),
            formats.money(found.after, found.currency),
        ),
        low=low,
        figures=_table(found, before, after, projects),
    )


def _drawn(steps: Sequence[Step]) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Part the largest steps, in their order, from those that are put together."""
    if len(steps) <= _MOST:
        return tuple(steps), ()
    largest = sorted(steps, key=lambda step: -abs(step.change))[: _MOST - 1]
    return (
        tuple(step for step in steps if step in largest),
        tuple(step for step in steps if step not in largest),
    )


def _low(at: Sequence[Decimal]) -> Decimal:
    """Give where the axis begins: at 0, unless nothing of the changes could be seen then."""
    least, span = min(at), max(at) - min(at)
    if not span or least < span * _SMALL:
        return _ZERO
    step = Decimal(1).scaleb(span.adjusted())
    return max((least - span * _HALF) // step * step, _ZERO)


def _name(step: Step, projects: Sequence[Project]) -> str:
    if step.group != "order":
        return sentence(f"cost-{step.key}")
    for names in map(Names, projects):
        if step.key in names.offers:
            return names.offer(step.key)
        chips = step.key.split("+")
        if all(chip in names.chips for chip in chips):
            return " + ".join(map(names.chip, chips))
    return step.key


def _title(found: Waterfall, before: str, after: str) -> str:
    more = found.after - found.before
    values = {"before": before, "after": after}
    if not more:
        return sentence("waterfall-title-same", values)
    values["amount"] = formats.money(abs(more), found.currency)
    return sentence("waterfall-title-more" if more > 0 else "waterfall-title-less", values)


def _signed(amount: Decimal, currency: str) -> str:
    text = formats.money_full(amount, currency)
    return f"+{text}" if amount > 0 else text


def _tip(name: str, money: str, step: Step | None, currency: str) -> str:
    if step is None:
        return f"{name}\n{money}"
    values = {
        "before": formats.money_full(step.before, currency),
        "after": formats.money_full(step.after, currency),
    }
    return f"{name}: {money}\n{sentence('waterfall-told', values)}"


def _table(
    found: Waterfall, before: str, after: str, projects: Sequence[Project]
) -> tuple[tuple[Cell, ...], ...]:
    """Give every step, also those that are put together in the picture."""

    def row(name: str, *amounts: Decimal) -> tuple[Cell, ...]:
        return (name, *(round_money(amount, found.currency) for amount in amounts))

    steps = (row(_name(one, projects), one.before, one.after, one.change) for one in found.steps)
    more = found.after - found.before
    total = row(sentence("cost-total"), found.before, found.after, more)
    heading = (found.currency, before, after, sentence("waterfall-change"))
    return (heading, *steps, total)
