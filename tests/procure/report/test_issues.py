"""What price lists left open stands with its row and a sentence."""

from pathlib import Path

from tests.procure.report.workbooks import rows


def test_issues(path: Path) -> None:
    """Issues show row, column, the supplier's text and a sentence."""
    (found,) = rows(path, "Price list issues")
    assert (found["Row"], found["Column"], found["Text"]) == (8, "Unit price", "Call")
    assert "Enter a price" in str(found["Reason"])
