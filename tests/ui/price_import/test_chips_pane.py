"""Words that could be several chips are answered once, for all rows that have them."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pytestqt.qtbot import QtBot

from procure.chips import Chip, Figure
from tests.ui.price_import.opened import Open, answer, settle
from ui.document import Document
from ui.price_import.chip_questions import told_apart
from ui.price_import.new_chip import NewChipForm


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


LIKE = "SKU,Description,Price USD\nA,A100 accelerators,12000\nB,A100 accelerators,13000\n"


def test_one_click_answers_all_rows_with_the_words(qtbot: QtBot, open_dialog: Open) -> None:
    """The likely chips are buttons with what tells them apart; the count is entered once."""
    dialog = open_dialog(LIKE)
    chips = dialog.panes.chips
    (question,) = chips.table.rows
    assert question.rows == 2
    assert len(chips.buttons) == len(question.likely)
    assert len({button.text() for button in chips.buttons}) == len(chips.buttons)
    assert any("40 GB" in button.text() for button in chips.buttons)
    chips.buttons[0].click()
    assert dialog.panes.offers.rowCount() == 0
    assert not dialog.busy, "half an answer reads nothing again"
    answer(chips.count, "4")
    settle(qtbot, dialog)
    contents = {row.offer.contents[0] for row in dialog.panes.offers.rows}
    assert [(one.chip, one.count) for one in contents] == [(question.likely[0], 4)]
    assert dialog.panes.offers.rowCount() == 2
    assert chips.open == 0


def test_a_chip_that_the_library_lacks_is_added_on_the_spot(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """The chip comes with the list in one undo step; what was not said of it stays unknown."""
    dialog = open_dialog("SKU,Description,Price USD\nA,Zyphon Q7 card,12000\n")
    chips = dialog.panes.chips
    chips.view.setCurrentIndex(chips.table.index(0, 0))
    chips.ask_new_chip()
    form = chips.findChild(NewChipForm)
    assert form is not None
    assert form.name.text() == "Zyphon Q7 card"
    form.name.setText("Zyphon Q7")
    form.memory.setText("96")
    form.maker.setText("Zyphon")
    assert form.form.answer_of("source")
    form.add_button.click()
    answer(chips.count, "1")
    settle(qtbot, dialog)
    assert dialog.panes.offers.rowCount() == 1
    before = document.project
    dialog.take()
    (chip,) = document.project.chips
    assert (chip.name, chip.maker, chip.tdp_w) == ("Zyphon Q7", "Zyphon", None)
    assert chip.memory_gb is not None
    assert chip.memory_gb.assumption
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.project == before


def test_words_like_no_chip_need_no_answer(open_dialog: Open) -> None:
    """They are listed last and quiet, and are not counted among the questions."""
    dialog = open_dialog("SKU,Description,Price USD\nA,Zyphon card,12000\nB,A100 cards,9000\n")
    chips = dialog.panes.chips
    assert [one.unknown for one in chips.table.rows] == [False, True]
    assert chips.open == 1
    asked = [chips.table.data(chips.table.index(row, 2)) for row in range(2)]
    assert asked == ["choose a chip", "none, or choose one"]


def test_what_tells_chips_apart_is_said() -> None:
    """Facts that all share are left out; of a single chip all but its launch are told."""
    one = Chip(id="a", name="A", maker="M", form_factor="card", launch="2024-01")
    other = replace(one, id="b", memory_gb=Figure(value=Decimal(80)))
    assert told_apart((one, other)) == ("", "80 GB")
    assert told_apart((other,)) == ("M · 80 GB · card",)
    assert told_apart(()) == ()


def test_the_likely_chips_come_before_the_dialogs_own_buttons(open_dialog: Open) -> None:
    """With the keyboard, each is reached from the question it answers."""
    chips = open_dialog(LIKE).panes.chips
    assert chips.new_button.nextInFocusChain() is chips.buttons[0]
    for one, other in pairwise(chips.buttons):
        assert one.nextInFocusChain() is other
