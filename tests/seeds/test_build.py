"""What must hold for the script that builds the samples."""

import io
import zipfile

import openpyxl
import pytest

import seeds
from procure.project import Project
from procure.storage import dump
from seeds import build
from seeds.workbooks import WORKBOOKS, Workbook


@pytest.fixture(scope="module")
def built() -> dict[str, Project]:
    """Gives the sample projects as the script puts them together."""
    return build.projects()


def test_every_sample_is_built(built: dict[str, Project]) -> None:
    """The projects in the folder are those that the script makes."""
    assert set(seeds.sample_names()) == set(built)


@pytest.mark.parametrize("name", seeds.sample_names())
def test_projects_are_as_built(built: dict[str, Project], name: str) -> None:
    """Building again gives the very bytes; if this fails, run `make samples`."""
    assert dump(built[name]) == seeds.sample_path(name).read_bytes()


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda workbook: workbook.file_name)
def test_workbooks_are_as_built(workbook: Workbook) -> None:
    """Building again gives the very bytes, at any time and on any machine."""
    found = next(path for path in seeds.price_list_paths() if path.name == workbook.file_name)
    assert build.workbook_bytes(workbook) == found.read_bytes()


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda workbook: workbook.file_name)
def test_workbooks_hold_their_cells(workbook: Workbook) -> None:
    """What is written is what stands in the module: texts as texts, numbers as numbers."""
    data = io.BytesIO(build.workbook_bytes(workbook))
    sheet = openpyxl.load_workbook(data).worksheets[0]
    assert sheet.title == workbook.sheet
    for number, row in enumerate(workbook.rows, start=1):
        for column, cell in enumerate(row, start=1):
            found = sheet.cell(number, column).value
            if cell is None or isinstance(cell, str):
                assert found == cell
            else:
                assert found == float(cell)


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda workbook: workbook.file_name)
def test_workbooks_tell_no_time(workbook: Workbook) -> None:
    """No part of a workbook carries the time of writing."""
    with zipfile.ZipFile(io.BytesIO(build.workbook_bytes(workbook))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2023-12-08T00:00:00Z" in parts.read("docProps/core.xml")


@pytest.mark.parametrize("workbook", WORKBOOKS, ids=lambda workbook: workbook.file_name)
def test_rows_are_not_wider_than_the_headings(workbook: Workbook) -> None:
    """Every priced row fills the columns that the headings name, so that nothing shifts."""
    widths = {len(row) for row in workbook.rows[workbook.heading_row :]}
    assert widths <= {0, 1, len(workbook.headings)}
