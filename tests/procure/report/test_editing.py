"""What is changed in the workbook comes to what the program makes of the same change.

LibreOffice types into the inputs and works everything out anew; the planner's evaluation of
the same orders under the same inputs says what has to come out.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from procure.cell_record import RECORD_SHEET, CellRecord, InputPlace, Key, read_rows
from procure.report import write_workbook
from tests.procure.report import key_figures
from tests.procure.report.as_shared_out import broken
from tests.procure.report.edits import edited
from tests.procure.report.office import Cell, Office, OfficeError
from tests.procure.report.plans import KINDS, SAMPLES, planned
from tests.procure.report.sheet_parts import Parts

Changes = Mapping[Key, Decimal]

MOST = 4
"""How many inputs of a plan are changed, one after the other, where not all are."""


def record_of(path: Path) -> CellRecord:
    """Reads what a workbook remembers of its inputs."""
    book = openpyxl.load_workbook(path, read_only=True)
    rows = [[str(text or "") for text in row] for row in book[RECORD_SHEET].values]
    book.close()
    return read_rows(rows)


def what(key: Key) -> tuple[str, ...]:
    """Tells what kind of input it is: of all prices one is as good as another."""
    if key[0] in {"units", "rate", "limit", "demand"}:
        return key[:1]
    return key[0], key[-1]


def other(one: InputPlace) -> Decimal:
    """Gives another value for an input, of the same nature."""
    if one.value is None:  # a site where the plan sends no units
        return Decimal(2)
    kind = what(one.key)
    if kind[-1] in {"units", "quantity"}:
        return one.value + 1
    if kind[-1] in {"moq", "multiple", "supply_per_period", "supply_total"}:
        return one.value + 2
    if kind == ("limit",) and one.value == one.value.to_integral_value():
        return one.value // 2
    factor = Decimal("1.07") if kind == ("site", "pue") else Decimal("0.93")
    return one.value * factor


def possible(record: CellRecord) -> dict[tuple[str, ...], list[InputPlace]]:
    """Groups inputs by what they are: those with a value, and units where none go so far.

    Of breaks only the last may change: they have to rise in quantity.
    """
    found: dict[tuple[str, ...], list[InputPlace]] = defaultdict(list)
    last = {one.key[1]: one for one in record.inputs if one.key[-1] == "quantity"}
    for one in record.inputs:
        if one.key[-1] == "quantity" and (one.key[-2] == "0" or last[one.key[1]] != one):
            continue
        if one.value is not None:
            found[what(one.key)].append(one)
        elif one.key[0] == "units":
            found["elsewhere",].append(one)
    return found


def picked(record: CellRecord, pick: random.Random) -> Iterator[InputPlace]:
    """Picks a quantity, and inputs of other kinds."""
    kinds = possible(record)
    quantities = kinds.pop(("units",))
    yield pick.choice(quantities)
    for kind in pick.sample(sorted(kinds), min(MOST - 1, len(kinds))):
        yield pick.choice(kinds[kind])


def compare(office: Office, path: Path, kind: str, changes: Sequence[Changes]) -> list[str]:
    """Lists what the workbook comes to otherwise than the evaluation, change by change."""
    made = planned(kind)
    place: dict[Key, Cell] = {one.key: (one.sheet, one.cell) for one in record_of(path).inputs}
    rounds = [{place[key]: float(value) for key, value in one.items()} for one in changes]
    every = office.work_out_each(path, rounds, key_figures.SHEETS)
    wrong = []
    for one, worked in zip(changes, every, strict=True):
        then = edited(*made, one)
        found = [f"{at}: {shown}" for at, shown in worked.faulty.items()]
        found += key_figures.cost_differences(worked, *then)
        found += key_figures.capacity_differences(worked, *then)
        found += key_figures.limit_differences(worked, then[2])
        if key_figures.broken(worked) != broken(*then):
            found.append(f"broken: {key_figures.broken(worked)}, in the plan {broken(*then)}")
        wrong += [f"{dict(one)}: {line}" for line in found]
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_comes_to_its_evaluation(kind: str, office: Office, tmp_path: Path) -> None:
    """One more unit, another price, rate or limit: costs, budgets and power follow.

    So they do where an order, or every order, is struck out.
    """
    path = tmp_path / "plan.xlsx"
    write_workbook(*planned(kind), path)
    record = record_of(path)
    changes: list[Changes] = [{one.key: other(one)} for one in picked(record, random.Random(kind))]
    # Orders of no units cost nothing, and what is due all the same shows.
    units = [one.key for one in possible(record)["units",]]
    changes += [{units[-1]: Decimal(0)}, dict.fromkeys(units, Decimal(0))]
    assert compare(office, path, kind, changes) == []


@pytest.mark.slow
def test_only_inputs_can_be_typed_into(office: Office, tmp_path: Path) -> None:
    """A formula, a heading and a total are locked, an input is not: there is no password."""
    path = tmp_path / "plan.xlsx"
    write_workbook(*planned("one period"), path)
    inputs = {(one.sheet, one.cell): 3.0 for one in record_of(path).inputs}
    worked = office.work_out(path, inputs)
    assert [worked.at(*cell) for cell in inputs] == [3.0] * len(inputs)
    formula = next(cell for cell in Parts(path).formulas() if cell[0] == "Summary")
    for cell in (formula, ("Orders", "A4")):
        with pytest.raises(OfficeError, match="PermissionError"):
            office.work_out(path, {cell: 3.0})


@pytest.mark.soak
def test_every_edit_comes_to_its_evaluation(
    campaign: Callable[[int], range], office: Office, tmp_path: Path
) -> None:
    """The same for every input of every plan, and for all of a plan's inputs at once."""
    kinds = (*KINDS, *SAMPLES)
    for number in campaign(len(kinds)):
        kind = kinds[number]
        path = tmp_path / f"{number}.xlsx"
        write_workbook(*planned(kind), path)
        every = [one for group in possible(record_of(path)).values() for one in group]
        changes: list[Changes] = [{one.key: other(one)} for one in every]
        changes.append({one.key: other(one) for one in every})
        assert compare(office, path, kind, changes) == []
