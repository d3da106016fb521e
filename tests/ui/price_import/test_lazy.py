"""Long tables make only the rows that are looked at."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.price_import.opened import empty_document
from ui.price_import.lazy import LazyTable
from ui.tables.columns import Column
from ui.tables.lazy_rows import LazyRows
from ui.tables.view import RecordView


def test_only_what_is_shown_is_made(qtbot: QtBot) -> None:
    """A view of 100,000 rows makes those in sight, and a few for its widths."""
    made: set[int] = set()

    def make(at: int, record: int) -> int:
        made.add(at)
        return record

    table: LazyTable[int] = LazyTable(
        empty_document(),
        lambda: (Column(heading="Number", get=lambda row: row),),
        lambda: LazyRows(range(100_000), make),
    )
    view = RecordView(table)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    qtbot.waitExposed(view)
    assert isinstance(table, QObject)
    assert table.rowCount() == 100_000
    table.refresh()
    view.go_to(90_000)
    qtbot.wait(20)
    assert 90_000 in made
    assert len(made) < 1000
    assert (table.row_of(5), table.row_of(-1), table.row_of("x")) == (5, -1, -1)
    assert table.key_at(100_000) is None
