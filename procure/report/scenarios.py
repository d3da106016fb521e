"""The workbook of several scenarios: the comparison first, then all sheets of each plan."""

from decimal import Decimal
from pathlib import Path
from typing import Final

from procure import comparison_words as words
from procure.collector import without_collector
from procure.comparison import Comparison, Side
from procure.house_style import USUAL, HouseStyle
from procure.names import Names
from procure.plan import Plan
from procure.report import add_plan
from procure.report.book import Book
from procure.report.comparison import add_comparison, book_of, refuse_unfit_sides
from procure.report.sheet import HEAD_ROW
from procure.report.sheet_names import short_names
from procure.report.subject import Subject
from procure.report.values import Area, Column, Formula, Styled, Value
from procure.state import state
from procure.storage import write_whole
from procure.words import sentence

NAME: Final = "Scenarios"


def write_scenarios(found: Comparison, path: Path, style: HouseStyle = USUAL) -> None:
    """Write a comparison and the whole plan of each of its scenarios, or nothing at all.

    The sheets of a plan end with a short name of its scenario. Each plan follows its own
    inputs; what compares them stays as they were solved. Such a workbook does not find its
    way back. Raises what write_comparison raises.
    """
    refuse_unfit_sides(found)

    @without_collector()
    def write(temporary: Path) -> None:
        book = book_of(found, temporary, style, locked=True)
        book.remembers = False
        book.sheet(NAME)
        add_comparison(book, found)
        shorts = short_names([side.name for side in found.sides])
        costs = [
            None if plan is None else add_plan(book.part(short), _subject(side, plan))
            for side, short in zip(found.sides, shorts, strict=True)
            for plan in (_written(side),)
        ]
        _add(book, found, shorts, costs)
        book.close()

    write_whole(path, write)


def _written(side: Side) -> Plan | None:
    return side.plan if side.state == "planned" else None


def _subject(side: Side, plan: Plan) -> Subject:
    # The answer of a side knows few offers; the sheets speak of all.
    asked = side.asked
    return Subject(
        project=asked.project, scenario=asked.scenario, plan=plan, names=Names(asked.project)
    )


def _add(book: Book, found: Comparison, shorts: tuple[str, ...], costs: list[Area | None]) -> None:
    """Say which sheets are whose, with the total as it follows from them."""
    sheet = book.sheet(NAME)
    sheet.title(words.finding(found), sentence("scenarios-sheet-note"))
    money = {"currency": found.currency}
    columns = [
        Column(heading=sentence("scenario-list-name")),
        Column(heading=sentence("scenarios-sheet-ends")),
        Column(heading=sentence("scenarios-sheet-solved", money), kind="money"),
        Column(heading=sentence("scenarios-sheet-now", money), kind="money"),
        Column(heading=sentence("scenarios-sheet-plan")),
    ]
    rows = [
        (side.name, *_row(found, side, short, area))
        for side, short, area in zip(found.sides, shorts, costs, strict=True)
    ]
    area = sheet.table("Scenarios", columns, rows)
    sheet.freeze(HEAD_ROW + 1, 1)
    sheet.sentence(area.last + 2, len(columns), sentence("scenarios-sheet-back"))


def _row(found: Comparison, side: Side, short: str, area: Area | None) -> tuple[Value, ...]:
    plan = side.plan
    if plan is None or area is None:
        return ("", None, None, words.side_state(side))
    total = plan.total_cost or Decimal(0)
    now = Formula(text=f"={area.total(area.columns - 1)}", value=total)
    amounts = (Styled(value=one, kind="money", currency=found.currency) for one in (total, now))
    return (f"({short})", *amounts, state(plan))
