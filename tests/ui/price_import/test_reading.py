"""What is shown of a file before anything of it is taken in."""

from datetime import date
from pathlib import Path

import pytest

from procure.errors import PriceListError
from ui.price_import.reading import (
    FileReading,
    ImportRequest,
    RowsRequest,
    read_for_import,
    read_rows,
)


def silent(stage: str, done: int, total: int) -> None:
    """Hear nothing."""


def reading_of(path: Path, text: str) -> FileReading:
    """Read a list by itself."""
    path.write_text(text)
    request = ImportRequest(
        path=path, chips=(), mapping=None, known=(), today=date(2024, 1, 1), months=3
    )
    return read_for_import(request, on_progress=silent)


def test_tables_side_by_side_are_told(tmp_path: Path) -> None:
    """Each column of the sheet has its own table's meaning, and both tables are named."""
    text = (
        "SKU,Description,Price USD,,SKU,Description,Price USD\n"
        "A,H100 SXM5 80GB,30000,,C,A100 SXM4 80GB,9000\n"
        "B,H100 SXM5 80GB 2,31000,,D,L40S,8000\n"
    )
    reading = reading_of(tmp_path / "two.csv", text)
    kept = ("sku", "description", "price")
    assert reading.fields == (*kept, "", *kept)
    assert reading.tables.startswith("2 tables: ")
    assert "columns A–" in reading.tables
    assert "columns E–G" in reading.tables


def test_one_table_is_not_worth_a_word(tmp_path: Path) -> None:
    """Only several tables are told of."""
    reading = reading_of(tmp_path / "one.csv", "SKU,Description,Price USD\nA,L40S,8000\n")
    assert reading.tables == ""
    assert reading.fields == ("sku", "description", "price")


def test_progress_is_told_while_rows_are_read(tmp_path: Path) -> None:
    """The stages come in their order, the last row at the end."""
    path = tmp_path / "list.csv"
    path.write_text("SKU,Description,Price USD\n" + "A,L40S,8000\n" * 3000)
    told: list[tuple[str, int, int]] = []
    request = ImportRequest(
        path=path, chips=(), mapping=None, known=(), today=date(2024, 1, 1), months=3
    )
    read_for_import(request, on_progress=lambda *one: told.append(one))
    assert {stage for stage, _, _ in told} >= {"open", "rows"}
    assert all(done <= total for _, done, total in told if total)


def test_rows_around_one(tmp_path: Path) -> None:
    """So many rows as asked for, with their numbers; none beyond the end."""
    path = tmp_path / "list.csv"
    path.write_text("".join(f"{at},x\n" for at in range(1, 101)))
    mapping = reading_of(tmp_path / "other.csv", "SKU,Description,Price USD\nA,L40S,8000\n").mapping

    def around(row: int) -> list[int]:
        request = RowsRequest(path=path, mapping=mapping, sheet="", around=row, count=10)
        return [number for number, _ in read_rows(request, on_progress=silent)]

    assert around(50) == list(range(45, 55))
    assert around(98) == list(range(93, 101))
    assert around(500) == []


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    """Nothing is shown of a file that is not there."""
    request = ImportRequest(
        path=tmp_path / "gone.csv",
        chips=(),
        mapping=None,
        known=(),
        today=date(2024, 1, 1),
        months=3,
    )
    with pytest.raises(PriceListError, match=r"gone\.csv"):
        read_for_import(request, on_progress=silent)
