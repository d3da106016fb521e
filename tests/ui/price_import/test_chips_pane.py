"""Words that could be several chips are answered once, for all rows that have them."""

from pytestqt.qtbot import QtBot

from tests.ui.price_import.opened import Open, settle
from ui.document import Document


def test_a_chip_that_is_not_certain_is_chosen(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Words that could be several chips make no offer until chip and count are said."""
    dialog = open_dialog("SKU,Description,Price USD\nA,A100 accelerators,12000\n")
    assert dialog.panes.offers.rowCount() == 0
    assert dialog.panes.tabs.tabText(dialog.panes.tabs.currentIndex()).startswith("To confirm")
    question = dialog.panes.chips.table.rows[0]
    assert question.text == "A100 accelerators"
    assert question.likely
    chip = next(one for one in dialog.reading.library if one.id == question.likely[0])  # type: ignore[union-attr]
    dialog.panes.chips.table.setData(dialog.panes.chips.table.index(0, 2), chip.name)
    dialog.panes.chips.table.setData(dialog.panes.chips.table.index(0, 3), "8")
    settle(qtbot, dialog)
    content = dialog.panes.offers.rows[0].offer.contents[0]
    assert (content.chip, content.count) == (chip.id, 8)
    dialog.take()
    assert document.project.catalogs[0].mapping is not None
    assert document.project.catalogs[0].mapping.chips[0].chip == chip.id
