"""What the command line says of a price list."""

from datetime import date

import pytest

from procure.offers import Catalog, Issue
from ui.cli_catalog import tell_issues


def test_what_is_said_alike_of_several_rows_is_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rows with the same reason are named together; each other reason has its line."""
    issues = [
        *(Issue(key="currency-unknown", severity="confirm", row=row) for row in (4, 5, 6, 9)),
        Issue(key="total-row", severity="warning", row=7, values=(("text", "Total"),)),
        Issue(key="integration-cost-nowhere", severity="warning"),
    ]
    tell_issues(
        Catalog(
            supplier="S",
            file_name="s.csv",
            sha256="",
            read_on=date(2024, 1, 1),
            issues=tuple(issues),
        )
    )
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("]:")[0] for line in lines] == [
        "  s.csv, rows 4–6, 9 [confirm",
        "  s.csv, row 7 [warning",
        "  s.csv [warning",
    ]
