"""The example's workbook, for the tests that read it."""

from pathlib import Path

import pytest

from tests.procure.report.workbooks import write


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Gives the example's workbook."""
    return write(tmp_path_factory.mktemp("workbook") / "plan.xlsx")
