"""Where the headings are is shown and can be said."""

from pytestqt.qtbot import QtBot

from tests.ui.price_import.opened import Open, settle
from ui.price_import.reading import FileReading, ImportRequest, OnProgress, read_for_import

TWO_TABLES = """\
Old,Prices,Here
x,1,2
SKU,Description,Price USD
A,H100 SXM5 80GB,30000
"""


def test_the_heading_row_is_marked(open_dialog: Open) -> None:
    """The row that the headings were found in carries a mark before it."""
    dialog = open_dialog(TWO_TABLES)
    table = dialog.panes.file.table
    assert table.title is not None
    marked = [row[0] for row in table.rows if "▸" in table.title.get(row)]
    assert marked == [3]


def test_headings_start_where_a_person_says(qtbot: QtBot, open_dialog: Open) -> None:
    """The columns are found anew from the row that was selected."""
    dialog = open_dialog(TWO_TABLES)
    file = dialog.panes.file
    file.view.setCurrentIndex(file.table.index(file.table.row_of(3), 0))
    assert not file.start_button.isEnabled(), "they start there already"
    file.view.setCurrentIndex(file.table.index(file.table.row_of(1), 0))
    file.start_button.click()
    settle(qtbot, dialog)
    headings = [one.heading for one in dialog.panes.columns.table.rows]
    assert headings[:3] == ["Old", "Prices", "Here"]


def test_headings_may_fill_two_rows(qtbot: QtBot, open_dialog: Open) -> None:
    """How many rows the headings fill is part of the answers."""
    text = "SKU,Description,Price\n,,USD\nA,H100 SXM5 80GB,30000\n"
    requests: list[ImportRequest] = []

    def read(request: ImportRequest, *, on_progress: OnProgress) -> FileReading:
        requests.append(request)
        return read_for_import(request, on_progress=on_progress)

    dialog = open_dialog(text, read=read)
    rows = dialog.panes.file.heading_rows
    rows.setCurrentIndex(rows.findData(2))
    rows.activated.emit(rows.currentIndex())
    settle(qtbot, dialog)
    mapping = requests[-1].mapping
    assert mapping is not None
    assert (mapping.header_row, mapping.header_rows, mapping.columns) == (1, 2, ())


def test_a_row_that_is_gone_is_said(qtbot: QtBot, open_dialog: Open) -> None:
    """A row beyond the file's end selects nothing."""
    dialog = open_dialog(TWO_TABLES)
    file = dialog.panes.file
    file.go_to_row(90)
    assert file.said.text()
    qtbot.waitUntil(lambda: not file.reader.busy)
    assert "no longer has this row" in file.said.text()
