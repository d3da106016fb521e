"""A purchase request holds what its supplier may know, and comes to what the plan pays it."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from procure.errors import InputError, SaveError, UntrustedPlanError
from procure.house_style import HouseStyle
from procure.offers import Offer
from procure.plan import Audit, Plan
from procure.project import Project
from procure.report.purchase_request import NAME, write_request, write_requests
from procure.scenario import Scenario
from procure.storage import digest
from tests.builders import D
from tests.procure import example_plan
from tests.procure.report.office import Office
from tests.procure.report.test_recalculation import differences

OURS = "Northwind Systems"


def written(
    path: Path, supplier: str = OURS, project: Project | None = None, plan: Plan | None = None
) -> Path:
    """Write the request for a supplier of the example, changed or as it is."""
    project = project or example_plan.project()
    scenario = project.scenario(example_plan.scenario().name)
    plan = replace(plan or example_plan.plan(), digest=digest(project, scenario))
    write_request(project, scenario, plan, supplier, path)
    return path


@pytest.fixture(scope="module")
def request_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the request for the example."""
    return written(tmp_path_factory.mktemp("request") / "northwind.xlsx")


def sheet(path: Path, *, values: bool = True) -> Worksheet:
    """Give the only sheet, with stored values or with formulas."""
    book = openpyxl.load_workbook(path, data_only=values)
    assert book.sheetnames == [NAME]
    found = book[NAME]
    assert isinstance(found, Worksheet)
    return found


def table(page: Worksheet, name: str) -> list[dict[str, object]]:
    """Give the rows of a table by heading."""
    head, *body = page[page.tables[name].ref]
    headings = [str(cell.value) for cell in head]
    return [dict(zip(headings, (cell.value for cell in row), strict=True)) for row in body]


def texts(page: Worksheet) -> list[str]:
    """Give all texts."""
    return [str(cell.value) for row in page for cell in row if cell.value is not None]


def numbers(page: Worksheet) -> set[float]:
    """Give all numbers."""
    return {
        float(cell.value) for row in page for cell in row if isinstance(cell.value, int | float)
    }


def parts(path: Path) -> Iterator[str]:
    """Give all that the file holds, part by part, with its name."""
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            yield name + file.read(name).decode("utf-8")


def test_it_asks_for_what_is_ordered_at_the_price_quoted(request_path: Path) -> None:
    """Each break with its price, the file and row that quote it, and what it comes to."""
    page = sheet(request_path)
    first, second = table(page, "Requested")
    assert (first["SKU"], first["Units"], first["Unit price as quoted"]) == ("NW-8H100", 8, 290000)
    assert first["Quoted in"] == "northwind_q1.csv, row 7, 2023-12-15"
    assert (second["Price from units on"], second["Units"]) == (9, 2)
    assert [first["Amount"], second["Amount"]] == [2320000, 540000]
    assert "Total" in texts(page)
    assert 2860000 in numbers(page)
    assert OURS in texts(page)


def test_it_says_where_to_and_by_when(request_path: Path) -> None:
    """The units of every site, and the day from which they are to be in use."""
    first, second = table(sheet(request_path), "DeliverTo")
    assert (first["Deliver to"], first["Country"], first["Units"]) == ("Ashburn", "US", 6)
    assert (second["Deliver to"], second["Units"]) == ("Frankfurt", 4)
    assert str(first["In use from"]).startswith("2024-04-01")


def test_it_repeats_the_terms_quoted(request_path: Path) -> None:
    """Lead time and least order; what the quote does not say has no column."""
    (terms,) = table(sheet(request_path), "Terms")
    assert terms["Lead time, weeks"] == 12
    assert terms["Least order, units"] == 2
    assert terms["Price breaks count"] == "units of one order"
    assert "Deposit" not in terms


def test_all_amounts_are_formulas_with_their_value_beside(request_path: Path) -> None:
    """They follow when units or prices are changed, and show in a preview."""
    formulas, values = sheet(request_path, values=False), sheet(request_path)
    found = [
        (str(cell.value), values[cell.coordinate].value)
        for row in formulas
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(found) == 4
    assert all(isinstance(value, int | float) for _, value in found)
    assert any("SUMPRODUCT" in formula for formula, _ in found)


def test_rent_is_billed_by_chip_hours(tmp_path: Path) -> None:
    """Units × chips × hours × price is what the plan pays, to the cent."""
    page = sheet(written(tmp_path / "r.xlsx", "Cloudia"))
    lines = table(page, "Requested")
    plan = example_plan.plan()
    paid = sum(order.cost for order in plan.orders if order.supplier == "Cloudia")
    assert sum(D(str(line["Amount"])) for line in lines) == paid
    assert {line["Price is for"] for line in lines} == {"chip-hour"}
    for line in lines:
        hours, units = line["Chip-hours of a unit"], line["Units"]
        assert isinstance(hours, int)
        assert isinstance(units, int)
        assert line["Amount"] == pytest.approx(hours * units * 1.2)


def test_each_currency_has_its_total_and_fixed_costs_are_lines(tmp_path: Path) -> None:
    """What an order costs beside its units is the supplier's own charge."""
    project = example_plan.project()

    def dearer(offer: Offer) -> Offer:
        return replace(offer, fixed_order_cost=D("1234.50"))

    changed = replace(
        project,
        catalogs=tuple(
            replace(one, offers=tuple(map(dearer, one.offers)))
            if one.supplier == "Alpen Compute"
            else one
            for one in project.catalogs
        ),
    )
    page = sheet(written(tmp_path / "r.xlsx", "Alpen Compute", changed))
    units, fixed = table(page, "Requested")
    assert (fixed["Description"], fixed["Amount"]) == (
        "Fixed cost of the order: MI300X 8-way server",
        1234.5,
    )
    assert fixed["Price is for"] == "order"
    assert units["Amount"] == pytest.approx(6 * 150000.50)
    assert 6 * 150000.50 + 1234.5 in numbers(page)
    assert "needed" in [one["Export licence"] for one in table(page, "DeliverTo")]


def test_nobody_else_and_nothing_of_ours_is_in_it(request_path: Path) -> None:
    """No other supplier or offer, project, scenario, workload, total, bound or budget."""
    project, plan = example_plan.project(), example_plan.plan()
    scenario = example_plan.scenario()
    own = next(one for one in project.catalogs if one.supplier == OURS)
    names = {project.name, plan.scenario, plan.digest}
    for catalog in project.catalogs:
        if catalog.supplier != OURS:
            names |= {catalog.supplier, catalog.file_name, catalog.sha256}
            names |= {name for one in catalog.offers for name in (one.id, one.description, one.sku)}
    names |= {one.name for one in project.workloads}
    names -= {"", *(one.sku for one in own.offers)}
    everything = list(parts(request_path))
    for name in names:
        word = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        assert not any(word.search(part) for part in everything), name
    secret = [plan.objective, plan.total_cost, plan.bound]
    secret += [one.value for one in scenario.limits if one.family == "budget"]
    for figure in secret:
        assert figure is not None
        for text in (f"{figure.normalize():f}", f"{figure:,.0f}", f"{figure:,.2f}"):
            assert not re.search(rf"(?<![\d.]){re.escape(text)}(?![\d.])", "".join(everything))


def changed_elsewhere(project: Project, scenario: Scenario) -> tuple[Project, Scenario]:
    """Change all that is not our supplier's, nor where its units go."""
    project = replace(
        project,
        name="Secret",
        note="Secret",
        catalogs=tuple(
            one
            if one.supplier == OURS
            else replace(one, supplier=f"Secret {one.supplier}", file_name="secret.csv")
            for one in project.catalogs
        ),
    )
    limits = tuple(
        one if one.value is None else replace(one, value=one.value / 2) for one in scenario.limits
    )
    return project, replace(scenario, name="Secret", note="Secret", limits=limits)


def test_it_stays_the_same_when_others_change(request_path: Path, tmp_path: Path) -> None:
    """Byte for byte: whatever others quote, and however many orders go to them."""
    project, scenario = changed_elsewhere(example_plan.project(), example_plan.scenario())
    plan = example_plan.plan()
    plan = replace(
        plan,
        scenario="Secret",
        digest=digest(project, scenario),
        objective=D("123456789"),
        total_cost=D("987654321"),
        orders=tuple(
            one
            if one.supplier == OURS
            else replace(one, supplier=f"Secret {one.supplier}", units=one.units * 3)
            for one in plan.orders
        ),
    )
    other = tmp_path / "northwind.xlsx"
    write_request(project, scenario, plan, OURS, other)
    assert other.read_bytes() == request_path.read_bytes()


def test_the_buyers_notes_stay_at_home(tmp_path: Path) -> None:
    """Notes, related parties and sources of ours are not the supplier's business."""
    project = example_plan.project()

    def noted(offer: Offer) -> Offer:
        return replace(offer, note="Hidden note", related_party="Hidden party")

    changed = replace(
        project,
        sites=tuple(replace(one, source="Hidden source") for one in project.sites),
        catalogs=tuple(
            replace(one, note="Hidden list", offers=tuple(map(noted, one.offers)))
            for one in project.catalogs
        ),
    )
    path = written(tmp_path / "r.xlsx", project=changed)
    assert "Hidden" not in "".join(parts(path))


def test_every_supplier_of_the_plan_has_a_file(tmp_path: Path) -> None:
    """And no other has; a house's name is filled in; an older folder is replaced."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    folder = tmp_path / "requests"
    for _ in range(2):
        write_requests(project, scenario, plan, folder, HouseStyle(company="Acme Compute"))
    files = {path.stem for path in folder.glob("*.xlsx")}
    assert files == {order.supplier for order in plan.orders}
    for path in folder.glob("*.xlsx"):
        page = sheet(path)
        assert path.stem in texts(page)
        assert "Acme Compute" in texts(page)
    (folder / "mine.docx").write_text("", encoding="utf-8")
    with pytest.raises(SaveError, match="mine"):
        write_requests(project, scenario, plan, folder)


def test_only_a_sound_plan_is_sent(tmp_path: Path) -> None:
    """One without trust, of another input, or without an order of the supplier is refused."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    out = tmp_path / "out"
    with pytest.raises(UntrustedPlanError):
        write_requests(project, scenario, replace(plan, audit=Audit(passed=False, checks=1)), out)
    empty = replace(plan, orders=(), placements=())
    for unfit in (replace(plan, digest="0" * 64), example_plan.infeasible(), empty):
        with pytest.raises(InputError):
            write_requests(project, scenario, unfit, out)
    with pytest.raises(InputError, match="Nobody"):
        write_request(project, scenario, plan, "Nobody", out)
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_amounts_follow_when_they_are_worked_out_anew(office: Office, tmp_path: Path) -> None:
    """Each formula comes to what is stored; other units, and the total is another."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    write_requests(project, scenario, plan, tmp_path / "requests")
    for path in sorted((tmp_path / "requests").glob("*.xlsx")):
        worked = office.work_out(path)
        assert worked.formulas
        assert differences(path, worked) == []
    path = tmp_path / "requests" / f"{OURS}.xlsx"
    found = next(cell for row in sheet(path) for cell in row if cell.value == "Units")
    first = f"{found.column_letter}{found.row + 1}"
    worked = office.work_out(path, {(NAME, first): 7})
    numbers_then = [value for row in worked.values[NAME] for value in row]
    assert 7 * 290000 + 540000 in numbers_then
    assert 2860000 not in numbers_then


def test_prices_of_a_column_have_the_same_decimals(tmp_path: Path) -> None:
    """Each price is shown whole, with as many decimals as the others of its currency."""
    project = example_plan.project()

    def dearer(offer: Offer) -> Offer:
        return replace(offer, fixed_order_cost=D("1.205"))

    changed = replace(
        project,
        catalogs=tuple(
            replace(one, offers=tuple(map(dearer, one.offers))) for one in project.catalogs
        ),
    )
    page = sheet(written(tmp_path / "r.xlsx", project=changed))
    head, *body = page[page.tables["Requested"].ref]
    place = [cell.value for cell in head].index("Unit price as quoted")
    assert len({row[place].value for row in body}) > 1
    (found,) = {row[place].number_format for row in body}
    assert found.endswith("0.000")
