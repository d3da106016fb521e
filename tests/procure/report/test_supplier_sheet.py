"""A page for a supplier holds what it may know, and nothing changes in it when others do."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from procure.errors import InputError, UntrustedPlanError
from procure.explained.effect import Effect, Interval
from procure.explained.negotiation import (
    BreakPrice,
    BreakReach,
    Negotiation,
    PricePoint,
    PriceTurn,
    TermTurn,
    Worth,
)
from procure.offers import Offer
from procure.plan import Audit, Plan
from procure.project import Project
from procure.report.supplier_sheet import write_supplier_sheet
from procure.scenario import Scenario
from procure.storage import digest
from tests.procure import example_plan

OURS = "Northwind Systems"
HALF = Decimal("0.5")


def d(text: str) -> Decimal:
    """Write a decimal short."""
    return Decimal(text)


def at(offer: Offer, factor: str) -> PricePoint:
    """Give an offer's prices at a factor."""
    prices = tuple(
        BreakPrice(
            quantity=one.quantity,
            price=one.unit_price * d(factor),
            chip=one.unit_price * d(factor) / offer.chips_per_unit,
        )
        for one in offer.breaks
    )
    return PricePoint(factor=d(factor), prices=prices)


def found(project: Project, saved: str = "-70707.07") -> tuple[Negotiation, ...]:
    """Give something to say of every offer, with unmistakable figures of the buyer's own."""
    effect = Effect(outcome="plan", cost=Interval(low=d(saved) - 1, high=d(saved)))
    return tuple(
        Negotiation(
            offer=offer.id,
            supplier=catalog.supplier,
            units=10,
            prices=(
                PriceTurn(
                    change="leaves",
                    outcome="found",
                    before=at(offer, "1.31"),
                    after=at(offer, "1.32"),
                ),
                PriceTurn(
                    change="more",
                    outcome="found",
                    before=at(offer, "0.92"),
                    after=at(offer, "0.91"),
                ),
            ),
            terms=(
                TermTurn(
                    term="lead",
                    change="enters",
                    outcome="found",
                    quoted=offer.lead_weeks or d("0"),
                    before=d("7"),
                    after=d("6"),
                ),
                TermTurn(term="lead", change="less", outcome="found", quoted=d("3"), after=d("77")),
            ),
            worths=(Worth(term="minimum", quoted=d("2"), asked=d("1"), effect=effect),),
            breaks=(BreakReach(period=0, units=10, quantity=14, effect=effect, paid=d(saved)),),
            complete=True,
        )
        for catalog, offer in project.offers()
    )


def written(path: Path, project: Project, scenario: Scenario, plan: Plan) -> Path:
    """Write the page of our supplier, with what was found of all offers."""
    write_supplier_sheet(project, scenario, plan, OURS, found(project), path)
    return path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page for the example."""
    path = tmp_path_factory.mktemp("page") / "northwind.xlsx"
    return written(path, example_plan.project(), example_plan.scenario(), example_plan.plan())


def parts(path: Path) -> Iterator[str]:
    """Give all that the file holds, part by part, with its name."""
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            yield name + file.read(name).decode("utf-8")


def test_it_says_what_would_be_ordered_and_what_is_asked(page: Path) -> None:
    """The supplier's own order with its terms, then the terms that would change it."""
    book = openpyxl.load_workbook(page)
    assert book.sheetnames == ["What we would order"]
    sheet = book["What we would order"]
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet]
    order = ["HGX H100 8-GPU node", "NW-8H100", "2024 Q1", 10, 286000, "unit, on average", 12, 2]
    assert order in rows
    asked = [row for row in rows if "Price from 9 units on" in row]
    assert asked
    assert asked[0][-4:] == [270000, 245700, "unit", "We would order more than 10 units."]
    assert any(row[-4:] == [12, 6, "weeks", "We would order it."] for row in rows)
    assert any(row[-1:] == ["It would suit us better."] for row in rows)


def test_it_prints_on_one_page(page: Path) -> None:
    """One page wide and one high, across."""
    sheet = openpyxl.load_workbook(page)["What we would order"]
    # One is what Excel takes where nothing is stated; any number of pages is 0.
    assert {sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight} <= {None, 1}
    assert sheet.page_setup.orientation == "landscape"
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert fitted.fitToPage


def test_what_a_price_is_for_takes_no_more_room_than_two_words(page: Path) -> None:
    """A mean is said in two lines."""
    sheet = openpyxl.load_workbook(page)["What we would order"]
    (heading,) = [cell for row in sheet for cell in row if cell.value == "Price is for"]
    assert sheet.column_dimensions[heading.column_letter].width < len("unit, on average")


def test_nobody_else_is_in_it(page: Path) -> None:
    """No part of the file names another supplier or offer, the project, or the scenario."""
    project, plan = example_plan.project(), example_plan.plan()
    own = next(one for one in project.catalogs if one.supplier == OURS)
    names = {project.name, plan.scenario, plan.digest}
    for catalog in project.catalogs:
        if catalog.supplier != OURS:
            names |= {catalog.supplier, catalog.file_name, catalog.sha256}
            names |= {name for one in catalog.offers for name in (one.id, one.description, one.sku)}
    names |= {one.name for one in project.sites} | {one.name for one in project.workloads}
    names -= {"", *(one.sku for one in own.offers)}
    everything = list(parts(page))
    assert any(OURS in part for part in everything)
    for name in names:
        word = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        assert not any(word.search(part) for part in everything), name


def test_no_figure_of_ours_is_in_it(page: Path) -> None:
    """Not what a term is worth, what plan or budgets come to, or how dear it may become."""
    plan, scenario = example_plan.plan(), example_plan.scenario()
    everything = "".join(parts(page))
    secret = [plan.objective, plan.total_cost, plan.bound, d("70707.07"), d("77")]
    secret += [one.value for one in scenario.limits if one.family == "budget"]
    secret += [d("290000") * d(factor) for factor in ("1.31", "1.32", "0.92")]
    for figure in secret:
        assert figure is not None
        for text in (f"{figure.normalize():f}", f"{figure:,.0f}", f"{figure:,.2f}"):
            assert not re.search(rf"(?<![\d.]){re.escape(text)}(?![\d.])", everything), text


def others_changed(project: Project) -> Project:
    """Change all that is not our supplier's: names, prices, terms, sites, rates."""

    def changed(offer: Offer) -> Offer:
        return replace(
            offer,
            description=f"Secret {offer.id}",
            breaks=tuple(replace(one, unit_price=one.unit_price * 7) for one in offer.breaks),
            lead_weeks=d("33"),
            moq=31,
        )

    return replace(
        project,
        name="Secret",
        note="Secret",
        sites=tuple(replace(one, name=f"Secret {one.id}") for one in project.sites),
        catalogs=tuple(
            one
            if one.supplier == OURS
            else replace(
                one,
                supplier=f"Secret {one.supplier}",
                offers=tuple(changed(offer) for offer in one.offers),
            )
            for one in project.catalogs
        ),
    )


def test_it_stays_the_same_when_others_change(page: Path, tmp_path: Path) -> None:
    """Byte for byte: whatever rivals quote and the plan costs beside our supplier's orders."""
    project, scenario = others_changed(example_plan.project()), example_plan.scenario()
    scenario = replace(
        scenario,
        name="Secret",
        limits=tuple(
            one if one.value is None else replace(one, value=one.value * HALF)
            for one in scenario.limits
        ),
    )
    plan = example_plan.plan()
    plan = replace(
        plan,
        scenario="Secret",
        digest=digest(project, scenario),
        objective=d("123456789"),
        bound=d("123456788"),
        total_cost=d("987654321"),
        orders=tuple(
            one
            if one.supplier == OURS
            else replace(one, units=one.units * 3, cost=one.cost * 3, unit_price=d("5"))
            for one in plan.orders
        ),
    )
    other = tmp_path / "northwind.xlsx"
    write_supplier_sheet(project, scenario, plan, OURS, found(project, "-88808.88"), other)
    assert other.read_bytes() == page.read_bytes()


def test_a_supplier_without_orders_is_still_asked(tmp_path: Path) -> None:
    """Its page says that nothing would be ordered, and at which terms it would be."""
    project, scenario = example_plan.project(), example_plan.scenario()
    plan = example_plan.plan()
    plan = replace(plan, orders=tuple(one for one in plan.orders if one.supplier != OURS))
    path = written(tmp_path / "page.xlsx", project, scenario, plan)
    text = "".join(parts(path))
    assert "At the terms quoted we would order nothing." in text
    write_supplier_sheet(project, scenario, plan, OURS, (), path)
    assert "We ask for nothing else." in "".join(parts(path))


def test_only_a_sound_plan_is_sent(tmp_path: Path) -> None:
    """A plan that is not trusted or of another input, or a supplier without a list, is refused."""
    project, scenario = example_plan.project(), example_plan.scenario()
    plan = example_plan.plan()
    path = tmp_path / "page.xlsx"
    with pytest.raises(UntrustedPlanError):
        written(path, project, scenario, replace(plan, audit=Audit(passed=False, checks=1)))
    with pytest.raises(InputError):
        written(path, project, scenario, replace(plan, digest="other"))
    with pytest.raises(InputError):
        write_supplier_sheet(project, scenario, plan, "Nobody", (), path)
    assert not path.exists()
