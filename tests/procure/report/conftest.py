"""The example's workbook, for the tests that read it, and LibreOffice, which works it out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.procure.report.office import MISSING, Office, programs
from tests.procure.report.workbooks import write


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gives the example's workbook."""
    return write(tmp_path_factory.mktemp("workbook") / "plan.xlsx")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Gives a running LibreOffice, which works workbooks out."""
    if programs() is None:
        pytest.skip(MISSING)
    with Office(tmp_path_factory.mktemp("office")) as running:
        yield running
