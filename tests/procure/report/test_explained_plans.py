"""The workbook's sheets of offers, negotiation, flip points, alternatives and changes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from procure.cell_record import RECORD_SHEET
from procure.explained.explanation import Explanation
from procure.explained.flips import FlipAxis
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.report import write_workbook
from procure.scenario import Scenario
from procure.variations import with_price_factor
from solver.explain.alternatives import alternatives, least_change
from solver.explain.asker import Asker
from solver.explain.causes import causes
from solver.explain.flips import flips
from solver.explain.negotiation import negotiation
from solver.explain.offer_cases import offer_cases
from solver.planner import Options, make_plan
from tests.builders import D, catalog, chip, demand, offer, project, scenario

EXACT = Options(gap=Decimal(0))
SHEETS = ["Offers", "Negotiation", "Flip points", "Alternatives", "What changed"]


def made(**asked: object) -> Project:
    """Let two chips of two suppliers do the same work; the cheaper one comes later."""
    lists = [
        catalog("North", offer("cheap", "h100", 100, lead_weeks=D(4))),
        catalog("South", offer("dear", "mi300x", 150, lead_weeks=D(0))),
    ]
    wanted = replace(scenario(demand(0, 40, 40)), **asked)  # type: ignore[arg-type]
    return project(lists, wanted, chips=[chip("H100"), chip("MI300X", maker="AMD")])


def explained(one: Project) -> tuple[Plan, Explanation, Answer]:
    """Find everything about its plan, and what changed since the cheap offer was dear."""
    asked = one.scenarios[0]
    plan = make_plan(one, asked, EXACT)
    asker = Asker(one, asked, plan, EXACT)
    old = with_price_factor(one, {"cheap"}, D(2))
    before = Answer(project=old, scenario=asked, plan=make_plan(old, asked, EXACT))
    axis = FlipAxis(kind="price", by="offer", subject="cheap")
    return (
        plan,
        Explanation(
            digest=plan.digest,
            offers=offer_cases(asker),
            negotiation=(negotiation(asker, "cheap"), negotiation(asker, "dear")),
            flips=(flips(asker, axis, D("0.5"), D(2), points=4),),
            alternatives=alternatives(asker, D("0.5")),
            causes=causes(asker, before),
            least_change=least_change(asker, before.plan, D(1)),
        ),
        before,
    )


def written(path: Path, one: Project, scenario: Scenario) -> openpyxl.Workbook:
    """Write the workbook with everything, and read it back."""
    plan, found, before = explained(one)
    write_workbook(one, scenario, plan, path, found, before=before)
    return openpyxl.load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    """Give the workbook of the cheapest plan."""
    one = made()
    return written(tmp_path_factory.mktemp("explained") / "plan.xlsx", one, one.scenarios[0])


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """Give the rows of a sheet's first table by heading."""
    area = next(iter(sheet.tables.values())).ref
    head, *body = ([cell.value for cell in row] for row in sheet[area])
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def texts(sheet: Worksheet) -> Iterator[str]:
    """Give the texts of a sheet."""
    for row in sheet.iter_rows(values_only=True):
        yield from (str(one) for one in row if isinstance(one, str))


def test_all_sheets_stand_before_the_record_of_the_solve(book: openpyxl.Workbook) -> None:
    """Each part that was asked for has a sheet; the others have none."""
    names: Sequence[str] = book.sheetnames
    assert names[-7:] == [*SHEETS, "Solve record", RECORD_SHEET]
    assert "Limit costs" not in names


def test_offers_have_a_figure_for_each_workload_and_a_reason(book: openpyxl.Workbook) -> None:
    """The dear offer is not used, and its figure says why."""
    cheap, dear = rows(book["Offers"])
    cost = "Chat, a year of 1 token/s"
    assert (cheap["Units"], dear["Units"]) == (4, 0)
    assert 0 < Decimal(str(cheap[cost])) < Decimal(str(dear[cost]))
    assert "orders 4 units" in str(cheap["In the plan, or why not"])
    assert dear["In the plan, or why not"]


def test_what_to_negotiate_has_a_line_for_each_finding(book: openpyxl.Workbook) -> None:
    """The offer that is not ordered is told when it would be."""
    found = rows(book["Negotiation"])
    assert {one["Offer"] for one in found} == {"Offer cheap", "Offer dear"}
    assert all(one["What was found"] for one in found)


def test_flip_points_are_numbers(book: openpyxl.Workbook) -> None:
    """At 150 % of the quote the chip changes; values and shares are numbers."""
    points = rows(book["Flip points"])
    known = [one["Of the quote"] for one in points]
    assert all(isinstance(one, float | int) for one in known)
    assert known[0] == 0.5
    assert points[0]["Does most of the work"] == "H100"
    assert points[-1]["Does most of the work"] == "MI300X"
    assert points[0]["Share"] == 1
    assert any("takes over" in one for one in texts(book["Flip points"]))


def test_alternatives_have_what_they_count(book: openpyxl.Workbook) -> None:
    """Days are days, and what is above the least cost has both ends."""
    best, *others = rows(book["Alternatives"])
    assert str(best["Plan"]).startswith("Best plan")
    assert best["Cost, discounted"] == 400
    assert isinstance(best["Last delivery"], datetime)
    assert others
    assert all(one["Above the least at most"] for one in others)


def test_what_changed_is_told_in_sentences(book: openpyxl.Workbook) -> None:
    """The price is named, and how close to the old plan one can stay."""
    told = [str(one["What was found"]) for one in rows(book["What changed"])]
    assert any("price of Offer cheap" in one for one in told)
    assert len(told) >= 2


def test_without_the_earlier_answer_causes_are_left_out(tmp_path: Path) -> None:
    """Nothing is said of what changed without what it changed from."""
    one = made()
    plan, found, _ = explained(one)
    only = Explanation(digest=plan.digest, causes=found.causes)
    write_workbook(one, one.scenarios[0], plan, tmp_path / "plan.xlsx", only)
    assert "What changed" not in openpyxl.load_workbook(tmp_path / "plan.xlsx").sheetnames


def test_where_serving_comes_first_it_stands_beside_the_points(tmp_path: Path) -> None:
    """The share served has a column of its own."""
    one = made(objective="max_served")
    found = written(tmp_path / "plan.xlsx", one, one.scenarios[0])
    assert {point["Served"] for point in rows(found["Flip points"])} == {1}
