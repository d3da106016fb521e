from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QPalette,
    QPixmap,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from procure.offers import Offer
from tests.ui.trial import trial_project
from ui.document import Document
from ui.edits import Inputs, with_offer, with_use
from ui.entry import Choice, Entry, Number, Switch, Whole
from ui.tables.cells import whole_parts
from ui.tables.columns import Column, RowTitle
from ui.tables.layout import Layout
from ui.tables.records import ASSUMED, SEVERITY, RecordTable
from ui.tables.view import RecordView


def _put(name: str) -> Callable[[Inputs, Offer, object], Inputs]:
    def put(inputs: Inputs, offer: Offer, value: object) -> Inputs:
        return with_offer(inputs, offer.id, **{name: value})

    return put


USE, LEAD, MOQ, INTEGRATION, NOTE, KIND = range(6)


def _columns(document: Document) -> tuple[Column[Offer], ...]:
    return (
        Column(
            heading="Use",
            get=lambda offer: offer.id not in document.scenario.excluded,
            entry=Switch("used", "not used"),
            put=lambda inputs, offer, value: with_use(inputs, offer.id, used=value),
        ),
        Column(
            heading="Lead time",
            unit="weeks",
            get=lambda offer: offer.lead_weeks,
            entry=Number(),
            put=_put("lead_weeks"),
            where=lambda offer: ("offers", offer.id, "lead_weeks"),
            assumed=lambda offer: offer.lead_weeks == 20,
        ),
        Column(
            heading="MOQ",
            get=lambda offer: offer.moq,
            entry=Whole(),
            put=_put("moq"),
            locked=lambda offer: "Rented by the hour." if offer.kind == "rent" else "",
        ),
        Column(
            heading="Integration",
            get=lambda offer: offer.integration_cost,
            entry=Number(),
            put=_put("integration_cost"),
        ),
        Column(heading="Note", get=lambda offer: offer.note, put=_put("note")),
        Column(
            heading="Kind",
            get=lambda offer: offer.kind,
            entry=Choice(("purchase", "buy"), ("rent", "rent")),
        ),
    )


@pytest.fixture
def document() -> Document:
    """Give a document with four offers."""
    return Document(trial_project())


@pytest.fixture
def table(document: Document) -> RecordTable[Offer]:
    """Give a table of the document's offers."""
    return RecordTable(
        document,
        lambda: _columns(document),
        lambda: tuple(offer for _, offer in document.project.offers()),
        key=lambda offer: offer.id,
        title=RowTitle(
            heading="Offer",
            get=lambda offer: offer.description,
            where=lambda offer: ("offers", offer.id),
        ),
    )


@pytest.fixture
def view(qtbot: QtBot, table: RecordTable[Offer]) -> RecordView:
    """Give the table shown in a window that has the focus."""
    shown = RecordView(table)
    qtbot.addWidget(shown)
    shown.resize(900, 400)
    shown.show()
    shown.activateWindow()
    shown.setFocus()
    QApplication.processEvents()
    return shown


def type_into(view: RecordView, row: int, column: int, text: str) -> None:
    """Type a text over a cell and press Enter, as a person does."""
    view.setCurrentIndex(view.table.index(row, column))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.clear()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()


def settle() -> None:
    """Let Qt take over what was typed, which it does once the key has been handled."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def offers(document: Document) -> list[Offer]:
    """List the document's offers."""
    return [offer for _, offer in document.project.offers()]


def test_typing_into_a_cell_is_one_step_of_undo(view: RecordView, document: Document) -> None:
    """What is typed reaches the record exactly; undo and redo go back and forth."""
    type_into(view, 0, LEAD, "1,040")
    assert offers(document)[0].lead_weeks == Decimal(1040)
    assert view.table.index(0, LEAD).data() == "1,040"
    assert document.undo_stack.undoText() == "Change lead time of HGX H100 8-GPU"
    document.undo_stack.undo()
    assert offers(document)[0].lead_weeks == Decimal(39)
    assert view.table.index(0, LEAD).data() == "39"
    document.undo_stack.redo()
    assert offers(document)[0].lead_weeks == Decimal(1040)
    assert document.undo_stack.count() == 1


def test_typing_starts_an_edit_and_enter_moves_down(view: RecordView, document: Document) -> None:
    """A key pressed on a cell replaces its text, and Enter goes on to the next row."""
    view.setCurrentIndex(view.table.index(0, LEAD))
    QTest.keyClicks(view, "7")
    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "7"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert offers(document)[0].lead_weeks == Decimal(7)
    assert view.currentIndex() == view.table.index(1, LEAD)


def test_empty_is_unknown(view: RecordView, document: Document) -> None:
    """An emptied cell holds no value, not zero, and the Delete key does the same."""
    type_into(view, 0, LEAD, "")
    QTest.keyClick(view.findChild(QLineEdit) or view, Qt.Key.Key_Delete)
    assert offers(document)[0].lead_weeks is None
    view.setCurrentIndex(view.table.index(0, INTEGRATION))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert offers(document)[0].integration_cost is None
    assert document.undo_stack.undoText() == "Clear a cell"


@pytest.mark.parametrize("text", ["Call", "1,5", "-3"])
def test_refusal_keeps_the_old_value_and_says_why(
    view: RecordView, document: Document, text: str
) -> None:
    """An entry that cannot be taken changes nothing and is answered beside the cell."""
    told: list[str] = []
    view.told.connect(told.append)
    type_into(view, 0, LEAD, text)
    assert offers(document)[0].lead_weeks == Decimal(39)
    assert not document.undo_stack.count()
    assert view.callout.isVisible()
    assert text in view.callout.text()
    assert told[-1] == view.callout.text()
    assert view.rect().contains(view.callout.geometry())
    cell = view.visualRect(view.table.index(0, LEAD))
    assert not view.callout.geometry().intersects(
        cell.translated(view.viewport().mapTo(view, QPoint()))
    )
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.callout.isHidden()


def test_opening_an_editor_is_no_edit(view: RecordView, document: Document) -> None:
    """Opening a cell and leaving it makes no undo step; Escape neither."""
    view.setCurrentIndex(view.table.index(0, LEAD))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(view, Qt.Key.Key_F2)
        editor = view.findChild(QLineEdit)
        assert editor is not None
        QTest.keyClick(editor, key)
        settle()
        view.setCurrentIndex(view.table.index(0, LEAD))
    assert not document.undo_stack.count()


def test_copy_and_paste_a_block_is_one_step(view: RecordView, document: Document) -> None:
    """A block of cells goes through the clipboard and comes back; paste is one undo step."""
    QGuiApplication.clipboard().setText("1,000\t5\n20\t6\n")
    view.setCurrentIndex(view.table.index(0, LEAD))
    QTest.keySequence(view, QKeySequence.StandardKey.Paste)
    assert [offer.lead_weeks for offer in offers(document)[:2]] == [Decimal(1000), Decimal(20)]
    assert [offer.moq for offer in offers(document)[:2]] == [5, 6]
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Paste 4 cells"
    view.selectionModel().select(
        view.table.index(0, LEAD), view.selectionModel().SelectionFlag.ClearAndSelect
    )
    view.selectionModel().select(
        view.table.index(1, MOQ), view.selectionModel().SelectionFlag.Select
    )
    QTest.keySequence(view, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == "1000\t5\n20\t6\n"
    document.undo_stack.undo()
    assert offers(document)[0].moq is None


def test_one_value_fills_the_selection(view: RecordView, document: Document) -> None:
    """A single copied value goes into every selected cell."""
    QGuiApplication.clipboard().setText("12")
    for row in range(3):
        view.selectionModel().select(
            view.table.index(row, LEAD), view.selectionModel().SelectionFlag.Select
        )
    view.paste()
    assert [offer.lead_weeks for offer in offers(document)] == [12, 12, 12, 30]
    assert document.undo_stack.count() == 1


@pytest.mark.parametrize(
    ("text", "at", "part"),
    [
        ("1\n2\n3\n4\n5\n", (1, LEAD), "5 rows and 1 columns"),
        ("1\t2\t3\t4\t5\t6\t7", (0, LEAD), "does not fit"),
        ("5\nCall\n", (0, LEAD), "Row 2, column 1"),
        ("1\t2\n1\t2\n1\t2", (0, LEAD), "Rented by the hour."),
        ("a\tbuy", (0, NOTE), "Kind cannot be changed here."),
        ("", (0, LEAD), "no text to paste"),
    ],
)
def test_a_paste_that_does_not_fit_changes_nothing(
    view: RecordView, document: Document, text: str, at: tuple[int, int], part: str
) -> None:
    """One bad value, a locked cell or a block too large refuses the whole block, by name."""
    before = document.project
    QGuiApplication.clipboard().setText(text)
    view.setCurrentIndex(view.table.index(*at))
    view.paste()
    assert document.project is before
    assert part in view.callout.text()


def test_supplier_text_is_never_a_formula_on_the_clipboard(
    view: RecordView, document: Document
) -> None:
    """Text that a spreadsheet would run is copied as text, and comes back as it was."""
    QGuiApplication.clipboard().setText("'=HYPERLINK(1)\n")
    view.setCurrentIndex(view.table.index(0, NOTE))
    view.paste()
    assert offers(document)[0].note == "=HYPERLINK(1)"
    view.setCurrentIndex(view.table.index(0, NOTE))
    view.copy()
    assert QGuiApplication.clipboard().text() == "'=HYPERLINK(1)\n"


def test_space_turns_a_switch(view: RecordView, document: Document) -> None:
    """A switch is turned by the space bar or a click, and undone like any edit."""
    view.setCurrentIndex(view.table.index(0, USE))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert document.scenario.excluded == ("hgx-h100-8-gpu",)
    box = view.visualRect(view.table.index(0, USE)).topLeft() + QPoint(14, 14)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box
    )
    assert not document.scenario.excluded
    document.undo_stack.undo()
    assert document.scenario.excluded == ("hgx-h100-8-gpu",)
    assert view.table.index(0, USE).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_problems_stand_beside_their_cell(view: RecordView, document: Document) -> None:
    """A cell with a problem has an edge and the sentence; so has its row's title."""
    cell = view.table.index(0, LEAD)
    assert not cell.data(SEVERITY)
    view.table.setData(cell, "")
    assert cell.data(SEVERITY) == "warn"
    assert "has no lead time" in cell.data(Qt.ItemDataRole.ToolTipRole)
    head = (0, Qt.Orientation.Vertical)
    assert view.table.headerData(*head, SEVERITY) == "warn"
    assert "has no lead time" in view.table.headerData(*head, Qt.ItemDataRole.ToolTipRole)
    assert not view.table.headerData(1, Qt.Orientation.Vertical, SEVERITY)
    document.undo_stack.undo()
    assert not cell.data(SEVERITY)


def test_an_edge_and_a_mark_are_painted(view: RecordView) -> None:
    """The edge of a problem and the mark of an assumption are really drawn, in both themes."""
    index = view.table.index(1, LEAD)
    assert index.data(ASSUMED)
    assert "An assumption" in index.data(Qt.ItemDataRole.ToolTipRole)

    def colour_at_the_edge() -> str:
        rect = view.visualRect(index)
        picture = QPixmap(view.viewport().size())
        view.viewport().render(picture)
        return picture.toImage().pixelColor(rect.left() + 1, rect.center().y()).name()

    view.setCurrentIndex(view.table.index(3, KIND))
    plain = colour_at_the_edge()
    view.table.setData(index, "")
    assert colour_at_the_edge() != plain


def test_a_bar_gives_way_to_a_long_text(qtbot: QtBot, document: Document) -> None:
    """The text beside a full bar is never drawn over it."""
    text = "1,496.5 wafer starts"
    column: Column[str] = Column(
        heading="Used", get=lambda row: (1.0, row, True), picture="bar", width=160
    )
    table = RecordTable(document, lambda: (column,), lambda: (text, "5"), key=lambda row: row)
    view = RecordView(table)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    picture = view.viewport().grab().toImage()
    accent = view.palette().color(QPalette.ColorRole.Accent)

    def end_of_bar(row: int) -> int:
        place = view.visualRect(table.index(row, 0))
        across = range(place.left(), place.right())
        return max(x for x in across if picture.pixelColor(x, place.center().y()) == accent)

    place = view.visualRect(table.index(0, 0))
    start = place.right() - 8 - view.fontMetrics().horizontalAdvance(text)
    assert end_of_bar(0) < start < end_of_bar(1)


def test_told_says_whose_and_what(view: RecordView) -> None:
    """Moving to a cell says whose it is, what it holds and in which unit."""
    told: list[str] = []
    view.told.connect(told.append)
    view.setCurrentIndex(view.table.index(0, LEAD))
    assert told[-1] == "HGX H100 8-GPU – Lead time: 39 weeks."
    view.setCurrentIndex(view.table.index(0, MOQ))
    assert told[-1] == "HGX H100 8-GPU – MOQ: unknown."


def test_figures_stand_at_the_right(view: RecordView) -> None:
    """Numbers and their headings are right-aligned, words left-aligned."""
    right = int(Qt.AlignmentFlag.AlignRight)
    role = Qt.ItemDataRole.TextAlignmentRole
    assert int(view.table.index(0, LEAD).data(role)) & right
    assert int(view.table.headerData(LEAD, Qt.Orientation.Horizontal, role)) & right
    assert not int(view.table.index(0, NOTE).data(role)) & right


def test_sort_puts_unknown_last_and_keeps_edits_on_their_row(
    view: RecordView, document: Document
) -> None:
    """Sorted either way, unknown values come last, and an edit reaches the row one sees."""
    view.set_sortable()
    view.table.setData(view.table.index(2, LEAD), "")
    view.sortByColumn(LEAD, Qt.SortOrder.AscendingOrder)
    assert [row.lead_weeks for row in view.table.rows] == [20, 30, 39, None]
    view.sortByColumn(LEAD, Qt.SortOrder.DescendingOrder)
    assert [row.lead_weeks for row in view.table.rows] == [39, 30, 20, None]
    type_into(view, 2, MOQ, "4")
    assert [(offer.description, offer.moq) for offer in offers(document) if offer.moq] == [
        ("MI300X platform", 4)
    ]
    view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert [row.id for row in view.table.rows] == [offer.id for offer in offers(document)]


def test_an_edit_that_moves_its_row_keeps_it_selected(view: RecordView, document: Document) -> None:
    """Where an edit sorts a row elsewhere, the selection goes with it."""
    view.set_sortable()
    view.sortByColumn(LEAD, Qt.SortOrder.AscendingOrder)
    view.setCurrentIndex(view.table.index(0, LEAD))
    first = view.table.rows[0].id
    view.table.setData(view.table.index(0, LEAD), "99")
    assert view.table.rows[view.currentIndex().row()].id == first
    assert view.currentIndex().row() == 3


def test_filter(view: RecordView, document: Document) -> None:
    """A filter looks at titles and texts in any case, and an empty one shows all."""
    view.table.set_filter("mi300")
    assert [row.description for row in view.table.rows] == ["MI300X platform"]
    view.table.set_filter("nothing of the kind")
    assert view.table.rowCount() == 0
    view.table.set_filter(" ")
    assert view.table.rowCount() == 4


def test_choices_are_chosen_from_a_list(view: RecordView) -> None:
    """A column of choices is edited with a list of their names."""
    option = view.itemDelegate()
    choice: Entry = view.table.columns[KIND].entry
    assert [name for _, name in choice.choices] == ["buy", "rent"]
    editor = option.createEditor(view.viewport(), QStyleOptionViewItem(), view.table.index(0, KIND))
    assert isinstance(editor, QComboBox)
    option.setEditorData(editor, view.table.index(0, KIND))
    assert editor.currentText() == "buy"
    editor.deleteLater()


def test_a_long_table_is_quick(qtbot: QtBot, document: Document) -> None:
    """A list of 20,000 offers is shown and sorted without a row being built by Qt."""
    project = document.project
    first = project.catalogs[0]
    many = tuple(
        replace(first.offers[0], id=f"o{at}", lead_weeks=Decimal(at % 97)) for at in range(20_000)
    )
    document.edit(
        "Many", replace(project, catalogs=(replace(first, offers=many), *project.catalogs[1:]))
    )
    table = RecordTable(
        document,
        lambda: _columns(document),
        lambda: document.project.catalogs[0].offers,
        key=lambda offer: offer.id,
    )
    shown = RecordView(table)
    qtbot.addWidget(shown)
    shown.set_sortable()
    shown.sortByColumn(LEAD, Qt.SortOrder.DescendingOrder)
    assert table.rows[0].lead_weeks == 96
    assert shown.verticalHeader().isHidden()


def test_tab_leaves_the_table(view: RecordView) -> None:
    """Arrows walk through the cells; Tab is left to go to the next field of the page."""
    assert not view.tabKeyNavigation()
    view.setCurrentIndex(view.table.index(0, LEAD))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex().column() == MOQ


def test_prices_are_left_out_whole(qtbot: QtBot) -> None:
    """Where not all price breaks fit, no price is cut within its figures."""
    del qtbot
    metrics = QFontMetrics(QFont())
    text = "288,000; from 16: 280,000; from 48: 264,000"
    assert whole_parts(text, 10_000, metrics) == text
    for width in range(metrics.horizontalAdvance("288,000; …"), 400):
        shown = whole_parts(text, width, metrics)
        assert metrics.horizontalAdvance(shown) <= width
        assert shown in (text, "288,000; from 16: 280,000; …", "288,000; …")


def test_a_column_makes_room_for_what_is_entered(view: RecordView) -> None:
    """What was just typed is read whole; a width of the person's own stays."""
    narrow = view.columnWidth(INTEGRATION)
    type_into(view, 0, INTEGRATION, "123,456,789.25")
    wide = view.columnWidth(INTEGRATION)
    assert wide > narrow
    shown = view.table.index(0, INTEGRATION).data()
    assert wide >= view.fontMetrics().horizontalAdvance(shown) + 8
    view.layout_kept.take(Layout(widths={"Integration": narrow}))
    type_into(view, 1, INTEGRATION, "123,456,789.25")
    assert view.columnWidth(INTEGRATION) == narrow
