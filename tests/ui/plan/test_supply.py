"""What a plan needs beside its orders, on the plan page: ports, programs and what is owned."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from procure.plan import Plan, ServedStage
from tests.procure import example_plan
from ui.charts.geometry import lowest, stacked
from ui.document import Document, Planned
from ui.plan import plan_charts, share_charts, site_charts
from ui.plan.headline import head_figures
from ui.plan.page import PlanPage
from ui.plan.plan_state import plan_state


def shown(plan: Plan | None = None) -> Planned:
    """Gives the example with a plan of it."""
    return Planned(
        project=example_plan.project(),
        scenario=example_plan.scenario(),
        plan=plan or example_plan.plan(),
    )


@pytest.fixture
def page(qtbot: QtBot) -> PlanPage:
    """Gives the plan page with the example's plan."""
    document = Document(example_plan.project())
    made = PlanPage(document)
    qtbot.addWidget(made)
    document.store_plan(example_plan.plan())
    return made


def tabs(page: PlanPage) -> list[str]:
    """Lists the tabs that can be seen."""
    return [page.tabs.tabText(at) for at in range(page.tabs.count()) if page.tabs.isTabVisible(at)]


def cells(page: PlanPage, tab: str) -> list[list[str]]:
    """Gives the texts of a table, its title first."""
    model = page.supply[tab].table
    return [
        [
            str(model.headerData(row, Qt.Orientation.Vertical)),
            *(str(model.index(row, column).data()) for column in range(model.columnCount())),
        ]
        for row in range(model.rowCount())
    ]


def test_tabs_are_there_where_they_have_rows(page: PlanPage) -> None:
    """Ports, programs and fleet have a tab each in a plan that has them, and none otherwise."""
    assert tabs(page) == [
        "Orders",
        "Time line",
        "Capacity",
        "Cash",
        "Suppliers",
        "Power",
        "Ports",
        "Programs",
        "Fleet",
        "Left out  2",
    ]
    project = replace(example_plan.project(), fleet=(), catalogs=())
    plain = Document(project)
    bare = PlanPage(plain)
    plain.store_plan(replace(example_plan.plan(), ports=(), orders=(), placements=(), left_out=()))
    assert tabs(bare) == [
        "Orders",
        "Time line",
        "Capacity",
        "Cash",
        "Suppliers",
        "Power",
        "Left out",
    ]
    bare.deleteLater()


def test_a_port_shows_and_tells(page: PlanPage, qtbot: QtBot) -> None:
    """Its row has stack, workload, days, efficiency and cost; the panel says it in words."""
    ((stack, workload, started, runs, efficiency, cost, _),) = cells(page, "Ports")
    assert (stack, workload, started, runs) == ("ROCm", "Chat answers", "Jan 2024", "Jul 2024")
    assert (efficiency, cost) == ("90 %", "400,000")
    with qtbot.waitSignal(page.selected) as told:
        page.supply["Ports"].view.selectRow(0)
    (text,) = told.args
    assert text == (
        "The software port ROCm: Chat answers is started in 2024 Q1 and ready for 2024 Q3. It "
        "costs US$400,000.00.\nFrom then on ROCm chips do 90.0 % of their throughput."
    )


def test_a_program_tells_what_it_comes_to(page: PlanPage, qtbot: QtBot) -> None:
    """The one-time cost, the spend and the remainder are said."""
    with qtbot.waitSignal(page.selected) as told:
        page.supply["Programs"].view.selectRow(0)
    (text,) = told.args
    assert "“Own-1 first silicon”: US$250,000.00 once, beside US$260,000.00" in text
    assert "US$340,000.00 more is due" in text


def test_what_is_owned_tells_when_it_works(page: PlanPage, qtbot: QtBot) -> None:
    """Fleet, open order and signed order are told apart, with what is still to pay."""
    assert [[row[0], row[-1], row[1]] for row in cells(page, "Fleet")] == [
        ["40 × H100 SXM at Ashburn", "Owned", "40"],
        ["16 × MI300X at Ashburn", "Open order", "16"],
        ["Purchase order 77: one node", "Signed order", "8"],
    ]
    told: list[str] = []
    page.selected.connect(told.append)
    for row in range(3):
        page.supply["Fleet"].view.selectRow(row)
    qtbot.waitUntil(lambda: len(told) >= 3)
    assert "They work from 2024 Q1 to 2024 Q2." in told[0]
    assert "US$108,370.00 is still to pay." in told[1]


def test_a_mean_price_is_marked_and_rounded(qtbot: QtBot) -> None:
    """Several prices in one order are shown as their mean to the cent; one price is exact."""
    plan = example_plan.plan()
    mean = replace(plan.orders[0], unit_price=Decimal("286666.6666666667"))
    document = Document(example_plan.project())
    page = PlanPage(document)
    qtbot.addWidget(page)
    document.store_plan(replace(plan, orders=(mean, *plan.orders[1:])))
    table = page.orders.table
    price = [column.heading for column in table.columns].index("Unit price")
    shown = [table.index(row, price).data() for row in range(len(table.rows))]
    assert "~US$286,666.67" in shown
    assert "€150,000.50" in shown
    told: list[str] = []
    page.selected.connect(told.append)
    page.orders.view.selectRow(shown.index("~US$286,666.67"))
    qtbot.waitUntil(lambda: bool(told))
    assert "at ~US$286,666.67 a unit" in told[-1]


def test_an_order_under_a_licence_says_so(page: PlanPage) -> None:
    """The column is there where an order needs a licence, and only then."""
    headings = [column.heading for column in page.orders.table.columns]
    assert headings[-1] == "Export licence"
    free = tuple(replace(order, licence=False) for order in example_plan.plan().orders)
    document = Document(example_plan.project())
    bare = PlanPage(document)
    document.store_plan(replace(example_plan.plan(), orders=free))
    assert "Export licence" not in [column.heading for column in bare.orders.table.columns]
    bare.deleteLater()


def test_the_fleet_is_grey_and_at_the_foot() -> None:
    """What chips owned before do is drawn grey, below what the plan orders."""
    picture = plan_charts.capacity_picture(shown(), "chat", "ash")
    first, second = picture.bars[:2]
    assert {first.name, second.name} == {"H100 SXM, owned before", "MI300X, owned before"}
    assert all(len({bars.colour[at : at + 2] for at in (1, 3, 5)}) == 1 for bars in (first, second))
    last = picture.bars[2:]
    assert all("owned" not in bars.name for bars in last)
    assert sum(bars.values[0] for bars in picture.bars) == 100000


def test_money_that_comes_back_goes_below_zero() -> None:
    """Cash below zero is stacked downwards and never hides what is due."""
    picture = plan_charts.cash_picture(shown(), "period")
    together = next(line.values for line in picture.lines if line.name == "Together")
    assert together == tuple(map(sum, zip(*(bars.values for bars in picture.bars), strict=True)))
    prepaid = next(bars for bars in picture.bars if bars.name == "Covered by prepayments")
    assert prepaid.values[1] == Decimal("-325110.00")
    starts = stacked(picture)[picture.bars.index(prepaid)]
    assert starts[1] == 0
    assert lowest(picture) == pytest.approx(-325110)
    assert "Residual value" not in {bars.name for bars in picture.bars}
    # Rent and take-or-pay less the rebate; the residual value is no cash.
    assert "US$508k more falls due after the last period" in picture.note


def test_budgets_of_some_lines_are_not_drawn_over_all_cash() -> None:
    """A capital budget of a fiscal year is no line over a picture of all cash."""
    picture = plan_charts.cash_picture(shown(), "total")
    (line,) = (line for line in picture.lines if line.limit)
    assert line.values == (Decimal(6000000),) * 4


def test_racks_have_a_picture_where_they_are_limited() -> None:
    """Ashburn's racks stand against their limit; a signed order's are not known, and said so."""
    choices = dict(site_charts.site_choices(shown()))
    assert list(choices) == ["Frankfurt", "Ashburn", "Ashburn, racks"]
    picture = site_charts.site_picture(shown(), *choices["Ashburn, racks"])
    assert picture.lines[0].values == (Decimal(12),) * 4
    assert "not known" in picture.title
    assert (
        picture.tips[1] == "2024 Q2\nIn use: 10.00 racks\nOwned before: 7.00 racks\nLimit: 12 racks"
    )
    power = site_charts.site_picture(shown(), *choices["Ashburn"])
    assert [bars.name for bars in power.bars] == ["Owned before", "Ordered"]
    assert power.bars[0].values[:2] == (Decimal(30), Decimal(42))
    assert power.title == "Ashburn needs at most 103 of 1,000 kW (10.3 %), in 2024 Q2"


def test_shares_by_stack() -> None:
    """Spend by stack adds up to all of it; limits on chips are not drawn over spend."""
    picture = share_charts.share_picture(shown(), "stack")
    assert picture.names == ("CUDA", "ROCm", "XLA", "Own stack")
    assert sum(sum(bars.values) for bars in picture.bars) == pytest.approx(Decimal(1))
    assert picture.lines == ()


def test_the_share_served_stands_first_where_it_was_asked_for() -> None:
    """The headline and the line of state say what is served before what it costs."""
    stage = ServedStage(value=Decimal("0.04"), most=Decimal(2), bound=Decimal("0.03"))
    planned = shown(replace(example_plan.plan(), stage=stage))
    first, second = head_figures(planned)[:2]
    assert (first.value, first.name) == ("98.00 %", "of demand served")
    assert first.exact == "At most 98.50 % could be served within these limits"
    assert second.name == "in all, undiscounted"
    text = plan_state(planned, current=True).text
    assert text.startswith("98.00 % served, at most 98.50 % possible  ·  Optimal within 0.070 %")
    full = replace(stage, value=Decimal(0), bound=Decimal(0))
    text = plan_state(shown(replace(planned.plan, stage=full)), current=True).text
    assert text.startswith("All demand served  ·  Optimal")
    unproven = shown(replace(planned.plan, stage=replace(stage, bound=None)))
    assert "more may be possible" in plan_state(unproven, current=True).text


def test_the_headline_row_shows_it(qtbot: QtBot, page: PlanPage) -> None:
    """A plan asked for the least cost starts with its cost."""
    del qtbot
    texts = [label.text() for label in page.headline.findChildren(QLabel)]
    assert texts[0] == "US$4.76M"
