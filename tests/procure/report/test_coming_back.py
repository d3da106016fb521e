"""Workbooks that were edited in LibreOffice come back with the figures that it worked out."""

from pathlib import Path

import pytest

from catalogs.edited_workbook import read_edited
from procure.cell_record import InputPlace, Key
from procure.edited.back import returned
from procure.edited.inputs import is_input, value_of
from procure.edited.workbook import EditedWorkbook
from procure.report import write_workbook
from solver.evaluate import evaluate
from tests.procure import example_plan
from tests.procure.report import plans
from tests.procure.report.key_figures import cost_differences, limit_differences
from tests.procure.report.office import Cell, Office

KINDS = (
    "breaks order_costs payment_terms support_and_residual",
    "cumulative_incremental several_chips discount",
    "take_or_pay prepaid rebate",
    "ports fleet discount headroom",
    "breaks rent_from_supplier currency take_or_pay budget headroom",
)
"""Plans that hold, together, most of what an edit changes."""


def exported(kind: str, folder: Path) -> Path:
    """Write the workbook of a plan."""
    made = plans.planned(kind)
    path = folder / "plan.xlsx"
    write_workbook(made.project, made.scenario, made.plan, path)
    return path


def first(workbook: EditedWorkbook, *key: str) -> InputPlace | None:
    """Find the first input that holds something and whose key has these parts in turn."""

    def is_one(found: Key) -> bool:
        return all(not part or part == other for part, other in zip(key, found, strict=False))

    known = (one.place for one in workbook.inputs)
    return next((one for one in known if one.value and is_one(one.key)), None)


def cell(place: InputPlace) -> Cell:
    """Give where an input stands."""
    return place.sheet, place.cell


def edits(workbook: EditedWorkbook) -> dict[Cell, float | str]:
    """Give edits of a quantity, a price, a rate and a tariff, as far as there are any."""
    found: dict[Cell, float | str] = {}
    units = first(workbook, "units")
    assert units is not None
    assert units.value is not None
    found[cell(units)] = float(units.value * 2)
    for key, factor in (
        (("offer", "", "breaks", "", "unit_price"), 1.25),
        (("offer", "", "deposit"), 0.5),
        (("rate",), 1.125),
        (("site", "", "energy_price"), 1.5),
        (("limit", "budget"), 0.75),
    ):
        place = first(workbook, *key)
        if place is not None and place.value is not None:
            found[cell(place)] = float(place.value) * factor
    return found


def test_every_input_that_is_written_can_come_back(path: Path) -> None:
    """Each is found in the project, and was written as it stands there, where it stands there."""
    made, asked = example_plan.project(), example_plan.scenario()
    found = read_edited(path)
    assert not found.unknown
    places = [one.place for one in found.inputs]
    assert {one.key[0] for one in places} >= {
        *("units", "offer", "rate", "scenario", "site", "limit", "demand", "program"),
        *("commitment", "rebate", "readiness", "fleet"),
    }
    for one in places:
        assert is_input(one.key), one.key
        if one.key[0] != "units":
            known = value_of((made, asked), one.key)
            # A chip's power stands for a unit's where nobody stated that.
            assert known == one.value or (known is None and one.key[-1] == "kw_per_unit"), one.key


@pytest.mark.slow
def test_a_workbook_saved_again_has_no_edit(path: Path, office: Office, tmp_path: Path) -> None:
    """Another program writes formulas, texts and numbers in its own way."""
    saved = tmp_path / "saved.xlsx"
    office.work_out(path, None, saved)
    found = read_edited(saved)
    assert not found.unknown
    assert not found.edited
    assert len(found.inputs) == len(read_edited(path).inputs)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_an_edited_workbook_comes_back_with_its_figures(
    kind: str, office: Office, tmp_path: Path
) -> None:
    """Every line of cost in every period, and the use of each limit, is the evaluation's."""
    made = plans.planned(kind)
    path, saved = exported(kind, tmp_path), tmp_path / "saved.xlsx"
    wanted = edits(read_edited(path))
    worked = office.work_out(path, wanted, saved)
    workbook = read_edited(saved)
    assert not workbook.unknown
    found = returned(made.project, workbook)
    assert len(found.edits) == len(wanted)
    plan = evaluate(found.project, found.free, found.given, optimum=False).plan
    assert cost_differences(worked, found.project, found.free, plan) == []
    assert limit_differences(worked, plan) == []
