"""The sheets Alternatives, Flip points and What changed: other plans beside this one."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Final

from procure.explained import alternatives_words, causes_words, flips_words
from procure.explained.alternatives import GOALS, Alternative, Alternatives, GoalKey, LeastChange
from procure.explained.causes import Causes
from procure.explained.effect_words import outwards
from procure.explained.flips import FlipAxis, FlipPoint, FlipPoints
from procure.plan_difference import Answer
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW, Sheet
from procure.report.subject import Subject
from procure.report.values import Column, Kind, Styled, Value, decimals_of
from procure.state import served_share
from procure.words import sentence

ALTERNATIVES: Final = "Alternatives"
FLIPS: Final = "Flip points"
CHANGES: Final = "What changed"
_WIDE: Final = 70.0
_WIDEST: Final = 34
_WIDEST_TEXT: Final = 100.0
_ACROSS: Final = 8
_KINDS: Final[dict[GoalKey, Kind]] = {
    "suppliers": "whole",
    "largest": "money",
    "earliest": "day",
    "power": "number",
    "chips": "whole",
}


def add_alternatives(book: Book, subject: Subject, found: Alternatives | None) -> None:
    """Write the plans side by side; nothing where none was looked for."""
    if found is None:
        return
    sheet = book.sheet(ALTERNATIVES)
    within = alternatives_words.within_told(found.within)
    sheet.title(ALTERNATIVES, sentence("report-alternatives-note", {"within": within}))
    money = subject.currency
    columns = [
        Column(heading="Plan"),
        Column(heading="Cost, discounted", kind="money", currency=money),
        Column(heading="Above the least at least", kind="money", currency=money),
        Column(heading="Above the least at most", kind="money", currency=money),
        *(
            Column(heading=alternatives_words.goal_name(goal), kind=_KINDS[goal], currency=money)
            for goal in GOALS
        ),
        Column(heading="In words", width=_WIDE),
    ]
    rows = [_alternative_row(subject, found, one) for one in found.plans]
    area = sheet.table("Alternatives", columns, rows, widest=_WIDEST)
    _sentences(
        sheet,
        area.last + 2,
        [alternatives_words.missing_told(found, one) for one in found.missing],
    )
    sheet.freeze(HEAD_ROW + 1, 1)


def _alternative_row(subject: Subject, found: Alternatives, one: Alternative) -> tuple[Value, ...]:
    has = {each.goal: each.value for each in one.measures}
    extra = outwards(one.extra, subject.currency)
    return (
        alternatives_words.title(one),
        one.plan.objective,
        extra.low,
        extra.high,
        *(_measure(subject, goal, has.get(goal)) for goal in GOALS),
        alternatives_words.told(subject.project, subject.scenario, found, one),
    )


def _measure(subject: Subject, goal: GoalKey, value: Decimal | None) -> Value:
    if value is None:
        return sentence("goal-unknown")
    match goal:
        case "earliest" if value > 0:
            return subject.scenario.horizon.start + timedelta(days=int(value))
        case "earliest":
            return alternatives_words.value_told(subject.project, subject.scenario, goal, value)
        case "suppliers" | "chips":
            return int(value)
        case _:
            return value


def add_flips(book: Book, subject: Subject, found: Sequence[FlipPoints]) -> None:
    """Write a table for each axis that was looked along; nothing where none was."""
    if not found:
        return
    sheet = book.sheet(FLIPS)
    sheet.title(FLIPS, sentence("report-flips-note"))
    top = HEAD_ROW + 1
    for number, points in enumerate(found, start=1):
        sheet.heading(top - 1, flips_words.axis_name(subject.project, points.axis))
        told = flips_words.told(subject.project, subject.scenario, points)
        last = _points(sheet, subject, points, top + len(told) + 1, number)
        # After the table, because how high they are depends on its columns.
        _sentences(sheet, top, told)
        top = last + 4


def _points(sheet: Sheet, subject: Subject, points: FlipPoints, top: int, number: int) -> int:
    """Write the points of an axis; give the last row."""
    serves = any(point.stage is not None for point in points.points)
    columns = [
        Column(heading=sentence(f"report-flips-{points.axis.kind}"), kind="number"),
        Column(heading="Cost, discounted", kind="money", currency=points.currency),
        Column(heading="Gap", kind="percent"),
        *([Column(heading="Served", kind="percent")] if serves else []),
        Column(heading="Does most of the work"),
        Column(heading="Share", kind="percent"),
        Column(heading="Next"),
        Column(heading="Its share", kind="percent"),
        Column(heading="Chips ordered", width=_WIDE),
    ]
    rows = [_point_row(subject, points.axis, one, serves=serves) for one in points.points]
    empty = sentence("report-nothing-found")
    return sheet.table(f"FlipPoints{number}", columns, rows, top=top, empty=empty).last


def _point_row(
    subject: Subject, axis: FlipAxis, point: FlipPoint, *, serves: bool
) -> tuple[Value, ...]:
    served = (served_share(point.stage),) if serves else ()
    value: Value = Styled(
        value=point.value,
        kind="whole" if axis.kind == "lead_time" else "percent",
        digits=decimals_of([point.value * 100]),
    )
    if point.outcome != "plan":
        return (value, None, None, *served, sentence(f"flip-{point.outcome}"), *(None,) * 4)
    first = [(subject.chip(one.chip), one.share) for one in point.work[0].chips[:2]]
    (one, part), (other, second) = (*first, ("", None), ("", None))[:2]
    gap = Styled(value=point.gap, kind="gap", digits=4)
    ordered = ", ".join(f"{each.chips:,} × {subject.chip(each.chip)}" for each in point.orders)
    return (value, point.cost, gap, *served, one, part, other, second, ordered)


def add_changes(
    book: Book,
    subject: Subject,
    before: Answer | None,
    causes: Causes | None,
    kept: LeastChange | None,
) -> None:
    """Write what changed which order, and how close to the old plan one can stay.

    Nothing where neither was looked at.
    """
    told: list[str] = []
    if causes is not None and before is not None:
        told += causes_words.told(before, subject.project, subject.scenario, causes)
    if kept is not None:
        told.append(alternatives_words.change_told(subject.project, subject.scenario, kept))
    if not told:
        return
    sheet = book.sheet(CHANGES)
    sheet.title(CHANGES, sentence("report-changes-note"))
    sheet.table(
        "WhatChanged",
        [Column(heading="What was found", width=_WIDEST_TEXT)],
        [(one,) for one in told],
    )
    sheet.freeze(HEAD_ROW + 1)


def _sentences(sheet: Sheet, top: int, told: Sequence[str]) -> None:
    """Write sentences below one another."""
    for row, one in enumerate(told, start=top):
        sheet.sentence(row, _ACROSS, one)
