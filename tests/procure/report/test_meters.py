"""Limits follow by formula: what breaks one turns its check red, and taking it back clears it."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from procure.cell_record import Key
from procure.report import write_workbook
from procure.report.meters import before
from procure.scenario import Limit
from procure.storage import digest
from tests.procure import example_plan
from tests.procure.report.office import Cell, Office, Worked
from tests.procure.report.plans import planned
from tests.procure.report.test_editing import record_of
from tests.procure.report.workbooks import read

BROKEN_BY = {
    "budget": (5903011.87, 5903011.88),
    "budget.capital.FY2024": (4996619.64, 4996619.65),
    "lead_time": (23.9, 24),
    "share.maker.NVIDIA.maximum": (0.63, 0.630563),
    "share.chips.stack.CUDA.minimum": (0.345, 0.344828),
    "suppliers.maximum": (3, 4),
    "quantity.chip.h100.maximum": (79, 80),
    "power.fra": (76.7, 76.8),
    "racks.ash": (9.5, 10),
    "pool.cowos": (79.9, 80),
}
"""For each limit of the example a value that is too narrow for its plan, and one that just does."""


def place_of(path: Path, *key: str) -> Cell:
    """Gives the cell of an input."""
    found: dict[Key, Cell] = {one.key: (one.sheet, one.cell) for one in record_of(path).inputs}
    return found[key]


def holds(worked: Worked) -> dict[str, str]:
    """Gives what the sheet Limits says of each limit."""
    return {str(row["Key"]): str(row["Holds"]) for row in worked.rows("Limits")}


def used(worked: Worked, key: str) -> object:
    """Gives what is used of a limit."""
    return next(row["Used"] for row in worked.rows("Limits") if row["Key"] == key)


def checks(worked: Worked) -> dict[object, object]:
    """Gives the state of each check on the summary."""
    return {row[0]: row[1] for row in worked.values["Summary"] if row[1] != ""}


@pytest.mark.slow
def test_a_limit_too_narrow_is_broken(path: Path, office: Office) -> None:
    """A value just below what is used breaks that limit alone; the use itself clears it."""
    edits = [
        {place_of(path, "limit", key): value}
        for key, values in BROKEN_BY.items()
        for value in values
    ]
    every = office.work_out_each(path, edits, ("Limits", "Summary"))
    for at, key in enumerate(BROKEN_BY):
        broken, cleared = every[2 * at : 2 * at + 2]
        assert [name for name, said in holds(broken).items() if said == "BROKEN"] == [key]
        assert checks(broken)["Limits broken"] == "BROKEN"
        assert str(checks(broken)["This workbook"]).startswith("EDITED")
        assert "BROKEN" not in holds(cleared).values(), key
        assert checks(cleared)["Limits broken"] == "holds"


@pytest.mark.slow
def test_orders_struck_out_use_nothing(path: Path, office: Office) -> None:
    """Without an order its chips, supplier, licence and weeks no longer count."""
    edits = {
        place_of(path, "units", "2", "fra"): 0.0,
        place_of(path, "units", "4", "bel"): 0.0,
        place_of(path, "units", "3", "bel"): 0.0,
    }
    worked = office.work_out(path, edits)
    assert used(worked, "suppliers.maximum") == 2
    assert used(worked, "eligibility") == 0
    assert used(worked, "lead_time") == 12
    assert used(worked, "pool.cowos") == 80
    assert used(worked, "power.fra") == pytest.approx(40.8)


@pytest.mark.slow
def test_of_nothing_every_share_holds(path: Path, office: Office) -> None:
    """Where nothing is ordered shares are 0, and a minimum of one is not broken."""
    units = {(one.sheet, one.cell): 0.0 for one in record_of(path).inputs if one.key[0] == "units"}
    worked = office.work_out(path, units)
    assert not worked.faulty
    assert used(worked, "share.chips.stack.CUDA.minimum") == 0
    assert holds(worked)["share.chips.stack.CUDA.minimum"] == "holds"
    assert used(worked, "suppliers.maximum") == 0


@pytest.mark.slow
def test_more_than_is_supplied_breaks_the_supply(path: Path, office: Office) -> None:
    """More chips of a program than its ramp lets arrive are told; as many as that are not."""
    cell = place_of(path, "units", "6", "ash")
    most, more = office.work_out_each(path, [{cell: 15.0}, {cell: 16.0}], ("Limits",))
    assert (holds(most)["supply"], used(most, "supply")) == ("holds", 1)
    assert holds(more)["supply"] == "BROKEN"


@pytest.mark.slow
def test_more_than_an_offer_has_is_told(office: Office, tmp_path: Path) -> None:
    """Units beyond what is supplied of an offer, at once or in all, stand out beside its terms."""
    path = tmp_path / "plan.xlsx"
    write_workbook(*planned("take_or_pay prepaid rebate"), path)
    supplies = [one for one in record_of(path).inputs if one.key[-1].startswith("supply_")]
    assert supplies
    for one in supplies:
        worked = office.work_out(path, {(one.sheet, one.cell): 0.0})
        assert "MORE THAN SUPPLIED" in {row["Supply"] for row in worked.rows("Prices and terms")}
        assert holds(worked)["supply"] == "BROKEN"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("share_of_served ports quantity_of_offer", "share.served"),
        ("shortfall_prices carry_over p90", "budget."),
        ("licence_excluded ban suppliers", "suppliers"),
        ("share_of_spend share_of_chips support_and_residual", "share."),
    ],
)
def test_limits_of_other_plans_break(kind: str, part: str, office: Office, tmp_path: Path) -> None:
    """A tenth of what is used is too little; ten times what is used is too much of a minimum."""
    path = tmp_path / "plan.xlsx"
    made = planned(kind)
    write_workbook(*made, path)
    limits = {one.key: one for one in made.scenario.limits if one.on and one.value is not None}
    uses = {use.key: use.used for use in made.plan.limits if use.used > 0}
    keys = [key for key in limits if key.startswith(part) and key in uses]
    assert keys
    for key in keys:
        factor = Decimal("0.1") if limits[key].bound == "maximum" else Decimal(10)
        edits = {place_of(path, "limit", key): float(uses[key] * factor)}
        (worked,) = office.work_out_each(path, [edits], ("Limits",))
        assert holds(worked)[key] == "BROKEN", key


def test_a_budget_asks_for_the_one_before() -> None:
    """What is carried over comes from the window just before, of the same lines, if it is on."""
    budget = Limit(family="budget", period=3, carry_over=True)
    earlier = Limit(family="budget", period=2)
    others = (
        Limit(family="budget", period=1),
        Limit(family="budget", period=2, lines="capital"),
        Limit(family="budget", period=2, on=False),
    )
    assert before(budget, (*others, earlier)) == earlier
    assert before(budget, others) is None
    assert before(Limit(family="budget", period=3), (earlier,)) is None
    assert before(Limit(family="budget", carry_over=True), (Limit(family="budget"),)) is None
    year = Limit(family="budget", year=2025, carry_over=True)
    assert before(year, (earlier, Limit(family="budget", year=2024))) == Limit(
        family="budget", year=2024
    )


def test_cash_of_a_fiscal_year_leaves_out_what_is_no_cash(path: Path) -> None:
    """A budget of capital adds up its own kinds within its year; what chips are worth is none."""
    formulas = [str(row[5].value) for row in read(path)["Limits"].iter_rows() if row[5].value]
    whole, capital = (one for one in formulas if "SUM" in one and "Cost lines" in one)
    assert whole.startswith("=SUM(")
    assert whole.count('"Residual value"') == 1
    assert '"Residual value"' not in capital
    assert '"Energy"' not in capital
    assert '"Purchase"' in capital
    assert '">=0"' in capital
    assert '"<=3"' in capital


@pytest.mark.slow
def test_units_of_unknown_power_break_the_limit(office: Office, tmp_path: Path) -> None:
    """Units whose power and racks nobody knows are not counted as none where these are limited."""
    project, scenario, plan = example_plan.project(), example_plan.scenario(), example_plan.plan()
    chips = tuple(replace(one, tdp_w=None) if one.id == "own" else one for one in project.chips)
    catalogs = tuple(
        replace(
            one,
            offers=tuple(
                replace(offer, kw_per_unit=None, racks_per_unit=None)
                if offer.id == "own-card"
                else offer
                for offer in one.offers
            ),
        )
        for one in project.catalogs
    )
    project = replace(project, chips=chips, catalogs=catalogs)
    path = tmp_path / "plan.xlsx"
    write_workbook(project, scenario, replace(plan, digest=digest(project, scenario)), path)
    none = {place_of(path, "units", order, "ash"): 0.0 for order in ("5", "6")}
    at_frankfurt = {**none, place_of(path, "units", "5", "fra"): 1.0}
    cleared, broken = office.work_out_each(path, [none, at_frankfurt], ("Limits",))
    names = ("power.ash", "power.fra", "racks.ash")
    assert [holds(cleared)[name] for name in names] == ["holds", "holds", "holds"]
    assert [holds(broken)[name] for name in names] == ["holds", "BROKEN", "holds"]
