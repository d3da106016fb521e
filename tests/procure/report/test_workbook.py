"""The whole workbook, read back the way its readers will."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from procure.acceptance import with_acceptance
from procure.colours import OTHER
from procure.errors import InputError, SaveError, UntrustedPlanError
from procure.offers import Issue
from procure.plan import Audit, Failure, Plan, ServedStage
from procure.project import Project
from procure.report import write_workbook
from procure.scenario import Scenario
from procure.storage import digest
from tests.procure import example_plan

GOLDEN = Path(__file__).parents[2] / "golden" / "workbook" / "example.txt"
SHEETS = [
    "Summary",
    "Orders",
    "Price lines",
    "Deliveries",
    "Fleet",
    "Ports and programs",
    "Capacity",
    "Chips at work",
    "Costs",
    "Cost lines",
    "Limits",
    "Assumptions",
    "Price list issues",
    "Left out",
    "Solve record",
]


def write(path: Path, plan: Plan | None = None) -> Path:
    """Writes the example's workbook."""
    write_workbook(
        example_plan.project(), example_plan.scenario(), plan or example_plan.plan(), path
    )
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gives the example's workbook."""
    return write(tmp_path_factory.mktemp("workbook") / "plan.xlsx")


def sheet(path: Path, name: str) -> Worksheet:
    """Gives a sheet with the values stored beside its formulas."""
    found = openpyxl.load_workbook(path, data_only=True)[name]
    assert isinstance(found, Worksheet)
    return found


def rows(path: Path, name: str) -> list[dict[str, object]]:
    """Gives the rows of a sheet's first table by heading."""
    found = sheet(path, name)
    table = next(iter(found.tables.values()))
    head, *body = found[table.ref]
    headings = [str(cell.value) for cell in head]
    return [dict(zip(headings, (cell.value for cell in row), strict=True)) for row in body]


def dump(path: Path) -> str:
    """Writes down every cell: its stored value, and the formula where it has one."""
    stored = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    lines = []
    for name in stored.sheetnames:
        lines.append(f"## {name}")
        for row in stored[name].iter_rows():
            for cell in row:
                formula = formulas[name][cell.coordinate].value
                if cell.value is None and formula is None:
                    continue
                value = cell.value
                if isinstance(value, float):
                    value = f"{value:.10g}"
                if isinstance(value, datetime):
                    value = value.date().isoformat()
                how = f"   {formula}" if str(formula).startswith("=") else ""
                lines.append(f"{cell.coordinate}: {value}{how}   [{cell.number_format}]")
    text = "\n".join(lines) + "\n"
    # The digest changes with every field that the records gain.
    return text.replace(example_plan.plan().digest, "(digest)")


def test_golden(path: Path) -> None:
    """Every cell of the example's workbook is as it was when a person last looked at it.

    After a wanted change, look at the workbook and set UPDATE_GOLDEN=1 for one run.
    """
    found = dump(path)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_sheets(path: Path) -> None:
    """All sheets are there, in reading order, each with frozen headings and page set-up."""
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:]:
        one = book[name]
        assert one.freeze_panes is not None, name
        assert one.page_setup.fitToHeight == 0, name
        assert one.print_title_rows, name


def test_orders_are_real_numbers_and_dates(path: Path) -> None:
    """Orders hold dates, counts and money that another program can use as they are."""
    first = rows(path, "Orders")[0]
    assert first["Offer"] == "HGX H100 8-GPU node"
    assert first["Chips in a unit"] == "8 × H100 SXM"
    assert first["Ordered"] == datetime(2024, 1, 1)  # noqa: DTZ001 - Excel has no time zones
    assert first["Arrives"] == datetime(2024, 3, 25)  # noqa: DTZ001 - as above
    assert (first["Units"], first["Chips"]) == (10, 80)
    assert first["Unit price"] == 286000
    assert first["Cost (USD)"] == 2860000
    assert (first["Units at Ashburn"], first["Units at Frankfurt"]) == (6, 4)
    assert first["Units at Cloudia Belgium"] is None
    formats = {cell.number_format for cell in sheet(path, "Orders")["N"][4:8]}
    assert formats == {"[$USD] #,##0.00", "[$EUR] #,##0.00"}


def test_price_lines_add_up(path: Path) -> None:
    """Units × price, line by line, comes to the cost of each order."""
    costs: dict[object, float] = {}
    for row in rows(path, "Price lines"):
        amount = row["Amount (USD)"]
        assert isinstance(amount, (int, float))
        costs[row["Order"]] = costs.get(row["Order"], 0) + amount
    for order in example_plan.plan().orders:
        assert costs[order.id] == pytest.approx(float(order.cost), abs=0.005)


def test_totals_are_formulas_with_their_value(path: Path) -> None:
    """Each total is a formula, and its stored value is the plan's."""
    formulas = openpyxl.load_workbook(path)
    assert formulas["Orders"]["Q11"].value == "=SUM(Q5:Q10)"
    assert sheet(path, "Orders")["Q11"].value == pytest.approx(4535627.65)
    assert str(formulas["Summary"]["A6"].value).startswith("='Costs'!")
    assert sheet(path, "Summary")["A6"].value == pytest.approx(4759011.88)
    assert sheet(path, "Costs")["G16"].value == pytest.approx(4759011.88)


def test_every_formula_has_a_stored_value(path: Path) -> None:
    """Programs that do not calculate (previews, pandas) show a value for each formula."""
    stored = openpyxl.load_workbook(path, data_only=True)
    count = 0
    for name, cell in formula_cells(openpyxl.load_workbook(path)):
        count += 1
        assert stored[name][cell].value is not None, (name, cell)
    assert count > 100


def formula_cells(book: Workbook) -> Iterator[tuple[str, str]]:
    """Lists the cells that hold formulas."""
    for one in book.worksheets:
        for row in one.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield one.title, cell.coordinate


def test_pandas_reads_the_orders(path: Path) -> None:
    """A data frame of the orders has their numbers, dates and total."""
    frame = pd.read_excel(path, sheet_name="Orders", header=3, engine="openpyxl")
    assert list(frame["Units"][:6]) == [10, 6, 5, 10, 10, 16]
    assert frame["Cost (USD)"][:6].sum() == pytest.approx(4535627.65)
    assert frame["Cost (USD)"][6] == pytest.approx(4535627.65)
    assert pd.Timestamp(frame["Arrives"][1]) == pd.Timestamp("2024-06-17")


def test_costs_by_kind_and_period(path: Path) -> None:
    """The costs' matrix holds each kind and period, and what falls due later."""
    costs = sheet(path, "Costs")
    rent = [cell.value for cell in costs[6]][:7]
    assert rent == ["Rent", 52416, 52416, 0, 169574.4, 165888, 440294.4]
    prepaid = [cell.value for cell in costs[13]][:7]
    assert prepaid == ["Covered by prepayments", 0, -325110, 0, 0, 0, -325110]
    running = [cell.value for cell in costs[17]]
    # The residual value is in the total and no cash: budgets do not count it.
    assert running[0] == "Running total of cash"
    assert running[5] == pytest.approx(4759011.88 + 1144000)
    assert [cell.value for cell in costs[18]][:2] == ["Budget, whole horizon", 6000000]


def test_cost_lines_say_what_they_pay_for(path: Path) -> None:
    """What no order pays for stands with its name and the supplier who gets or gives it."""
    found = {
        (row["Kind"], row["Supplier"], row["Pays for"]): row["Amount (USD)"]
        for row in rows(path, "Cost lines")
        if not row["Order"]
    }
    assert found["One-time cost of programs", "Own silicon", "Own-1 first silicon"] == 250000
    assert found["Take-or-pay remainder", "Own silicon", "Own-1 first silicon"] == 340000
    assert found["Take-or-pay remainder", "Cloudia", "Minimum spend of 2024"] == 59705.6
    assert found["Software ports", None, "ROCm: Chat answers"] == 400000
    assert found["Open orders, still to pay", None, "16 × MI300X at Ashburn"] == 108370
    assert found["Covered by prepayments", "Alpen Compute", "Prepayment for MI300X"] == -325110
    assert found["Rebates", "Northwind Systems", "Northwind Systems"] == -57200


def test_fleet_and_software(path: Path) -> None:
    """Chips that were there before stand apart from the orders, and so do ports and programs."""
    fleet = {row["What"]: row for row in rows(path, "Fleet")}
    assert fleet["Purchase order 77: one node"]["Kind"] == "signed order"
    assert fleet["Purchase order 77: one node"]["Still to pay (USD)"] == 240000
    assert fleet["40 × H100 SXM at Ashburn"]["Racks"] == 5
    (port,) = rows(path, "Ports and programs")
    assert (port["Stack"], port["Efficiency"], port["Cost (USD)"]) == ("ROCm", 0.9, 400000)
    text = dump(path).split("## Ports and programs")[1].split("## Capacity")[0]
    assert "Own-1 first silicon" in text


def test_what_owned_chips_do_stands_apart(path: Path) -> None:
    """The fleet's part of the capacity has columns of its own, drawn grey."""
    first = rows(path, "Capacity")[0]
    assert first["H100 SXM (owned before) does"] == 100000
    assert first["H100 SXM does"] == 0
    with zipfile.ZipFile(path) as archive:
        charts = " ".join(
            archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("xl/charts/chart")
        )
    assert "H100 SXM (owned before)" in charts
    assert OTHER.removeprefix("#") in charts


def test_work_behind_a_port_is_counted_at_its_efficiency(path: Path) -> None:
    """Chips × throughput × efficiency is what they do together."""
    found = next(row for row in rows(path, "Chips at work") if row["Chip"] == "MI300X")
    assert found["Efficiency after a port"] == 0.9
    assert found["Together"] == pytest.approx(16 * 2800 * 0.9)


def test_licence_orders_are_marked(path: Path) -> None:
    """An order that needs an export licence says so, and the summary names it."""
    marks = {row["Order"]: row["Export licence"] for row in rows(path, "Orders")}
    assert [order for order, mark in marks.items() if mark] == ["2"]
    assert "needed for these orders: 2." in dump(path).split("## Orders")[0]


def test_spend_by_maker_and_stack(path: Path) -> None:
    """The summary shares spend out by maker and by stack; each adds up to all of it."""
    found: dict[object, float] = {}
    for row in sheet(path, "Summary").iter_rows(values_only=True):
        if row[3] in {"maker", "software stack"}:
            assert isinstance(row[1], (int, float))
            found[row[3]] = found.get(row[3], 0) + row[1]
    assert found["maker"] == pytest.approx(4535627.65)
    assert found["software stack"] == pytest.approx(4535627.65)


def test_the_share_served_stands_before_the_cost(tmp_path: Path) -> None:
    """Where the most work served was asked for, it comes first, with what is proven."""
    stage = ServedStage(
        value=Decimal("0.04"), most=Decimal(2), bound=Decimal("0.03"), gap=Decimal("0.005")
    )
    path = write(tmp_path / "plan.xlsx", replace(example_plan.plan(), stage=stage))
    summary = sheet(path, "Summary")
    assert str(summary["A3"].value).startswith("Serves 98.00 % of the demand")
    assert (summary["A5"].value, summary["A6"].value) == ("Demand served", 0.98)
    record = {row["What"]: row["Value"] for row in rows(path, "Solve record")}
    assert record["Demand served"] == 0.98
    assert record["Demand that could be served at most"] == 0.985
    assert record["First solve: not served"] == 0.04
    assert record["First solve: bound"] == 0.03
    assert record["First solve: gap"] == 0.005


def test_limits(path: Path) -> None:
    """Limits show value, use and whether they bind; those switched off are there too."""
    found = {row["Key"]: row for row in rows(path, "Limits")}
    assert found["power.fra"]["% full"] == pytest.approx(0.96)
    assert found["power.fra"]["Binding"] == "binds"
    assert found["power.ash"]["Binding"] is None
    assert found["share.supplier.Cloudia.maximum"]["In force"] == "switched off"
    assert found["share.supplier.Cloudia.maximum"]["Used"] is None
    units = {key: (row["Value"], row["Unit"], row["Used"]) for key, row in found.items()}
    assert units["budget.capital.FY2024"] == (5500000, "USD", 4996619.65)
    assert units["suppliers.maximum"] == (4, "suppliers", 4)
    assert units["quantity.chip.h100.maximum"] == (100, "chips", 80)
    assert units["racks.ash"] == (12, "racks", 10)
    assert units["pool.cowos"] == (100, "wafers", 80)
    assert units["eligibility"] == (4, "weeks", 4)
    formats = {
        row[10].value: row[2].number_format
        for row in sheet(path, "Limits").iter_rows()
        if row[10].value
    }
    assert formats["share.chips.stack.CUDA.minimum"] == "0%"
    assert formats["pool.cowos"] == "#,##0"


def test_assumptions_mark_what_has_no_source(path: Path) -> None:
    """Figures without a source are marked, unknown ones stay empty, sourced ones are plain."""
    found = {(row["About"], row["Figure"]): row for row in rows(path, "Assumptions")}
    assert found["MI300X", "Power of a chip (TDP)"]["Mark"] == "assumption"
    assert found["Frankfurt", "PUE"]["Mark"] == "assumption"
    assert found["Ashburn", "PUE"]["Mark"] is None
    rate = found["1 EUR", "Exchange rate"]
    assert (rate["Value"], rate["Source"]) == (1.0837, "ECB")
    assert rate["Date"] == datetime(2023, 12, 29)  # noqa: DTZ001 - Excel has no time zones
    assert ("TPU v5e, four chips, half a year (Cloudia)", "Integration cost") not in found


def test_assumptions_name_what_was_promised(path: Path) -> None:
    """Ports, programs, promises, rebates, the fleet, pools and licences have their figures."""
    found = {(row["About"], row["Figure"]): row for row in rows(path, "Assumptions")}
    assert found["Port ROCm: Chat answers", "Efficiency"]["Value"] == 0.9
    assert found["Program Own-1 first silicon", "Take or pay"]["Value"] == 600000
    assert found["Prepayment for MI300X (Alpen Compute)", "Paid in advance"]["Unit"] == "EUR"
    assert found["Northwind Systems", "Rebate"]["Unit"] == "from USD 3,000,000 on"
    assert found["16 × MI300X at Ashburn", "Still to pay"]["Value"] == 100000
    assert found["Advanced packaging", "Shared supply"]["Source"] == "Analyst estimate"
    assert found["MI300X", "Export to DE since 2023-11-17"]["Value"] == "licence"
    racks = found["Purchase order 77: one node", "Racks"]
    assert (racks["Value"], racks["Mark"]) == (None, "unknown, not counted")
    assert ("Letter of intent for Rain NPUs (Northwind Systems)", "Still to pay") not in found


def test_unknown_figures_stay_empty(tmp_path: Path) -> None:
    """What nobody knows is empty and marked, never 0."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    catalog = project.catalogs[0]
    offer = replace(catalog.offers[0], integration_cost=None)
    catalogs = (replace(catalog, offers=(offer, *catalog.offers[1:])), *project.catalogs[1:])
    project = replace(project, catalogs=catalogs)
    path = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, replace(plan, digest=digest(project, scenario)), path)
    found = {(row["About"], row["Figure"]): row for row in rows(path, "Assumptions")}
    unknown = found["HGX H100 8-GPU node (Northwind Systems)", "Integration cost"]
    assert (unknown["Value"], unknown["Mark"]) == (None, "unknown, not counted")


def test_left_out_and_related_parties(path: Path) -> None:
    """What was left out stands there with its reason; related parties always show."""
    found = {row["Id"]: row for row in rows(path, "Left out")}
    assert "one-time cost is not known" in str(found["nw-rain"]["Reason"])
    assert "not counted as supply" in str(found["loi-rain"]["Reason"])
    text = dump(path).split("## Left out")[1]
    counts = re.findall(r"^M\d+: (.*?)   ", text, re.MULTILINE)
    assert counts == [
        "Counts in this plan as",
        "nothing",
        "supply",
        "paid in advance",
        "an amount to reach",
    ]
    assert text.count("An officer of the buyer holds shares in Rain") == 3


def test_almost_all_is_not_shown_as_all(tmp_path: Path) -> None:
    """However little is not served, the share shown is below 100 %."""
    plan = example_plan.plan()
    least = (replace(plan.shortfall[0], amount=Decimal("0.5")),)
    found = sheet(write(tmp_path / "plan.xlsx", replace(plan, shortfall=least)), "Summary")["C6"]
    assert found.number_format == "0.00000%"
    assert f"{found.value:.5%}" == "99.99998%"


def test_issues(path: Path) -> None:
    """Issues show row, column, the supplier's text and a sentence."""
    (found,) = rows(path, "Price list issues")
    assert (found["Row"], found["Column"], found["Text"]) == (8, "Unit price", "Call")
    assert "Enter a price" in str(found["Reason"])


def test_what_was_accepted_is_an_assumption(tmp_path: Path) -> None:
    """A warning that may stand has its day and note, and stands with the offer's assumptions."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    catalog = project.catalogs[0]
    said = (("end", "2023-12-31"),)
    offer = catalog.offers[0].id
    warning = Issue(key="offer-expired", severity="warning", row=5, offer=offer, values=said)
    other = replace(warning, row=6, offer="other")
    first = with_acceptance(
        replace(catalog, issues=(warning, other)), warning, date(2024, 1, 2), "renewed by mail"
    )
    project = replace(project, catalogs=(first, *project.catalogs[1:]))
    path = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, plan, path)
    accepted, still_open = rows(path, "Price list issues")
    assert (accepted["What follows"], accepted["Note"]) == ("accepted", "renewed by mail")
    assert accepted["Accepted on"] == datetime(2024, 1, 2)  # noqa: DTZ001 - cells have no zone
    assert (still_open["What follows"], still_open["Accepted on"]) == ("look at it", None)
    lines = [row for row in rows(path, "Assumptions") if row["Figure"] == "Warning accepted"]
    assert [(row["Source"], row["Mark"]) for row in lines] == [("renewed by mail", None)]
    assert "ended on 2023-12-31" in str(lines[0]["Value"])


def test_charts_of_costs_draw_the_rows_that_they_name(path: Path) -> None:
    """Each series takes its values from the row of its name, whichever kinds of cost there are."""
    with zipfile.ZipFile(path) as archive:
        charts = [
            archive.read(name).decode()
            for name in archive.namelist()
            if name.startswith("xl/charts/chart")
        ]
    found = re.findall(
        r"<c:ser>.*?<c:v>([^<]*)</c:v>.*?<c:val><c:numRef><c:f>Costs!\$B\$([0-9]+):",
        " ".join(charts),
    )
    costs = sheet(path, "Costs")
    kinds = {"Purchase", "Rent", "Integration", "Energy", "Rebates"}
    assert kinds <= {name for name, _ in found}
    assert [(name, costs[f"A{row}"].value) for name, row in found] == [(n, n) for n, _ in found]


def test_charts(path: Path) -> None:
    """Capacity of each workload, spend against budget and share by supplier are native charts."""
    with zipfile.ZipFile(path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
        text = " ".join(archive.read(name).decode() for name in charts)
    assert len(charts) == 8
    assert "Largest supplier: Northwind Systems with 63%" in text
    assert "Capacity for Chat answers lacks most in 2024 Q4: 2.2 % is not served" in text
    assert "Cost comes to 98% of the budget" in text


def test_properties_hold_no_clock(path: Path) -> None:
    """The file's properties name the plan and a fixed date."""
    properties = openpyxl.load_workbook(path).properties
    assert properties.title == "Order plan: Example"
    assert properties.created == properties.modified
    assert properties.created.date() == date(2024, 1, 1)


def test_same_plan_same_bytes(path: Path, tmp_path: Path) -> None:
    """The same plan gives the same file in another process, whatever its hash seed."""
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from procure.report import write_workbook; from tests.procure import example_plan as e;"
        "write_workbook(e.project(), e.scenario(), e.plan(), Path(sys.argv[2]))"
    )
    root = Path(__file__).parents[3]
    for seed in ("1", "2"):
        again = tmp_path / f"{seed}.xlsx"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, root, again], check=True, env=environment)
        assert again.read_bytes() == path.read_bytes()


def test_only_the_seconds_differ_from_run_to_run(path: Path, tmp_path: Path) -> None:
    """A slower run of the same plan changes the solve record and nothing else."""
    plan = example_plan.plan()
    slower = replace(plan, solve=replace(plan.solve, seconds=Decimal("7.25")))
    again = write(tmp_path / "again.xlsx", slower)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(again) as other:
        differing = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert differing == [f"xl/worksheets/sheet{SHEETS.index('Solve record') + 1}.xml"]


HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "\t=1",
    "\r=1",
    "{=1+1}",
    "http://example.com/x",
    "mailto:a@example.com",
    "internal:Orders!A1",
    "0042",
    "1e5",
    "NaN",
    "TRUE",
    ">1",
    "*",
    "_x0041_",
    "\x00\x01\x1b[2J",
    "\ud7ff\uffff\ufffe",
    "<b>&amp;]]>",
    "=" * 40000,
    "Acme!A1",
]


def hostile(text: str) -> tuple[Project, Scenario, Plan]:
    """Puts a text into every place of the example that somebody else may have written."""
    project, plan = example_plan.project(), example_plan.plan()
    first = project.catalogs[0]
    offer = replace(
        first.offers[0], description=text, sku=text, note=text, related_party=text, sheet=text
    )
    catalog = replace(
        first,
        supplier=text,
        file_name=text,
        note=text,
        offers=(offer, *first.offers[1:]),
        issues=tuple(replace(issue, text=text, column=text) for issue in first.issues),
        commitments=tuple(
            replace(one, description=text, related_party=text) for one in first.commitments
        ),
    )
    scenario = example_plan.scenario()
    scenario = replace(
        scenario,
        name=text,
        note=text,
        limits=tuple(replace(limit, note=text) for limit in scenario.limits),
        demand=tuple(replace(row, source=text) for row in scenario.demand),
    )
    project = replace(
        project,
        name=text,
        catalogs=(catalog, *project.catalogs[1:]),
        chips=tuple(replace(chip, name=text, maker=text) for chip in project.chips),
        sites=tuple(replace(site, name=text, source=text) for site in project.sites),
        workloads=tuple(replace(work, name=text, unit=text) for work in project.workloads),
        rates=tuple(replace(rate, source=text) for rate in project.rates),
        scenarios=(scenario,),
    )
    orders = tuple(
        replace(order, supplier=text) if order.supplier == first.supplier else order
        for order in plan.orders
    )
    loi = (("description", text),)
    left_out = (plan.left_out[0], replace(plan.left_out[1], supplier=text, values=loi))
    plan = replace(plan, scenario=text, orders=orders, left_out=left_out)
    return project, scenario, replace(plan, digest=digest(project, scenario))


@pytest.fixture(scope="module")
def plain_formulas(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Gives the cells that hold formulas where others wrote nothing but a plain word."""
    found = tmp_path_factory.mktemp("plain") / "plan.xlsx"
    write_workbook(*hostile("word"), found)
    return set(formula_cells(openpyxl.load_workbook(found)))


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_text_of_others_stays_text(
    text: str, plain_formulas: set[tuple[str, str]], tmp_path: Path
) -> None:
    """Whatever others wrote is a text in its cell: no formula, link, number or broken file."""
    found = tmp_path / "hostile.xlsx"
    write_workbook(*hostile(text), found)
    book = openpyxl.load_workbook(found)
    assert set(formula_cells(book)) == plain_formulas
    for one in book.worksheets:
        for row in one.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert "cmd" not in str(cell.value)
                    assert "1+1" not in str(cell.value)
    name = book["Orders"]["B5"]
    assert name.data_type == "s"
    stripped = text.lstrip()
    if stripped.startswith(("=", "+", "-", "@", "＝")):
        assert name.quotePrefix
    with zipfile.ZipFile(found) as archive:
        assert not [part for part in archive.namelist() if "externalLink" in part]
        for part in archive.namelist():
            assert b'TargetMode="External"' not in archive.read(part)
            assert b"<hyperlink" not in archive.read(part)
            references = re.findall(rb"<c:f>(.*?)</c:f>", archive.read(part))
            assert all(reference.startswith(b"'") or b"!$" in reference for reference in references)


def test_two_sites_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """Formulas that look a name up never mix two sites, or count one twice."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    sites = tuple(replace(site, name="Frankfurt") for site in project.sites)
    project = replace(project, sites=sites)
    found = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, replace(plan, digest=digest(project, scenario)), found)
    assert {row["Site"] for row in rows(found, "Deliveries")} == {
        "Frankfurt (ash)",
        "Frankfurt (fra)",
        "Frankfurt (bel)",
    }


def test_a_plan_without_orders(tmp_path: Path) -> None:
    """A plan that needs nothing still makes a whole workbook."""
    plan = replace(
        example_plan.plan(),
        orders=(),
        placements=(),
        assignments=(),
        shortfall=(),
        costs=(),
        total_cost=Decimal(0),
        limits=(),
        left_out=(),
    )
    found = write(tmp_path / "empty.xlsx", plan)
    assert openpyxl.load_workbook(found).sheetnames == [
        name for name in SHEETS if name != "Price lines"
    ]


def test_refuses_a_plan_that_failed_its_audit(tmp_path: Path) -> None:
    """A plan that broke a rule is not exported; the sentence names the rule."""
    failure = Failure(rule="audit-units", values=(("order", "1"), ("units", "0")))
    failed = Audit(passed=False, checks=1, failures=(failure,))
    for audit in (failed, None):
        with pytest.raises(UntrustedPlanError) as caught:
            write(tmp_path / "plan.xlsx", replace(example_plan.plan(), audit=audit))
        assert caught.value.key == "plan-not-trusted"
    assert not list(tmp_path.iterdir())
    with pytest.raises(UntrustedPlanError, match="Order 1 is of 0 units"):
        write(tmp_path / "plan.xlsx", replace(example_plan.plan(), audit=failed))


def test_refuses_where_there_is_no_plan(tmp_path: Path) -> None:
    """There is no workbook of a plan that was not found."""
    with pytest.raises(InputError) as caught:
        write(tmp_path / "plan.xlsx", example_plan.infeasible())
    assert caught.value.key == "no-plan-to-export"
    assert not list(tmp_path.iterdir())


def test_refuses_a_plan_of_another_input(tmp_path: Path) -> None:
    """Orders are never written beside prices that they were not planned with."""
    changed = replace(example_plan.scenario(), discount_rate=Decimal("0.5"))
    with pytest.raises(InputError) as caught:
        write_workbook(example_plan.project(), changed, example_plan.plan(), tmp_path / "plan.xlsx")
    assert caught.value.key == "stale-plan-to-export"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """Where the file cannot be put in its place, what was there stays, and nothing else."""
    target = tmp_path / "plan.xlsx"
    target.mkdir()
    (target / "kept").touch()
    with pytest.raises(SaveError):
        write(target)
    assert [one.name for one in tmp_path.iterdir()] == ["plan.xlsx"]
    assert (target / "kept").exists()
