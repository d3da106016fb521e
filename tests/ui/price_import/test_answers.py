"""What is answered about a list as a whole is asked, shown, and read again with."""

from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.price_import.opened import PLAIN, Open, answer, settle
from ui.document import Document
from ui.price_import.reading import (
    FileReading,
    ImportRequest,
    OnProgress,
    read_for_import,
)


def test_a_decimal_mark_that_is_not_certain_is_asked(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """A price of "25.000" may be 25 or 25,000: no offer until a person says which."""
    dialog = open_dialog("SKU;Description;Price EUR;Lead time\nA;H100 SXM5 80GB;25.000;20 weeks\n")
    assert dialog.panes.offers.rowCount() == 0
    assert not dialog.panes.import_button.isEnabled()
    assert "mark" in dialog.panes.answers.asked
    assert "25.000" in dialog.panes.answers.question.text()
    mark = dialog.panes.answers.mark
    mark.setCurrentIndex(mark.findData(","))
    mark.activated.emit(mark.currentIndex())
    settle(qtbot, dialog)
    assert dialog.panes.offers.rows[0].offer.breaks[0].unit_price == Decimal(25000)
    assert not dialog.panes.answers.asked
    assert dialog.panes.import_button.isEnabled()


def test_letters_that_cannot_be_read_are_asked_about(qtbot: QtBot, open_dialog: Open) -> None:
    """A file in another encoding is refused with a sentence; choosing it shows the text."""
    text = "Artikelnummer;Bezeichnung;Preis EUR\nA;H100 SXM5 80GB für Käufer;28.500,00\n"
    dialog = open_dialog(text.encode("cp1252"))
    assert not dialog.panes.file.table.rows
    assert "encoding" in dialog.panes.answers.asked
    assert dialog.panes.answers.encoding.isVisibleTo(dialog)
    encoding = dialog.panes.answers.encoding
    encoding.setCurrentIndex(encoding.findData("cp1252"))
    encoding.activated.emit(encoding.currentIndex())
    settle(qtbot, dialog)
    assert "für Käufer" in dialog.panes.file.table.rows[1][1][1]
    assert dialog.panes.offers.rowCount() == 1


def test_answers_are_read_once_not_at_every_key(qtbot: QtBot, open_dialog: Open) -> None:
    """Two answers in quick succession are read together, the first not lost."""
    calls: list[ImportRequest] = []

    def read(request: ImportRequest, *, on_progress: OnProgress) -> FileReading:
        calls.append(request)
        return read_for_import(request, on_progress=on_progress)

    dialog = open_dialog(PLAIN, read=read)
    answer(dialog.panes.answers.supplier, "Quill")
    kind = dialog.panes.answers.kind
    kind.setCurrentIndex(kind.findData("purchase"))
    kind.activated.emit(kind.currentIndex())
    settle(qtbot, dialog)
    assert len(calls) == 2
    assert calls[1].mapping is not None
    assert (calls[1].mapping.supplier, calls[1].mapping.kind) == ("Quill", "purchase")
    assert dialog.catalog() is not None
    assert dialog.panes.answers.supplier.text() == "Quill"


@pytest.mark.parametrize("text", ["dollars", "U$", "12"])
def test_a_currency_is_a_code(open_dialog: Open, text: str) -> None:
    """Anything but a code of three letters is answered beside the field."""
    dialog = open_dialog(PLAIN)
    answer(dialog.panes.answers.currency, text)
    assert not dialog.busy
    assert dialog.panes.import_button.isEnabled()


def test_leaving_a_field_that_was_only_looked_at_reads_nothing_again(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """What the file itself says stands in the fields; to leave one is no answer."""
    dialog = open_dialog(PLAIN)
    dialog.panes.answers.supplier.setFocus()
    dialog.panes.answers.supplier.editingFinished.emit()
    assert not dialog.busy
    dialog.panes.import_button.click()
    assert [one.supplier for one in document.project.catalogs] == ["Quill & Anchor"]
    assert document.project.catalogs[0].mapping is not None


def test_an_answer_that_cannot_be_taken_holds_the_import(
    open_dialog: Open, document: Document
) -> None:
    """A currency that is none is answered beside its field, and nothing is imported."""
    dialog = open_dialog(PLAIN)
    dialog.panes.answers.currency.selectAll()
    QTest.keyClicks(dialog.panes.answers.currency, "dollars")
    dialog.panes.import_button.click()
    assert not document.project.catalogs
    assert dialog.isVisible()


def test_a_question_above_is_what_is_asked_for_first(open_dialog: Open) -> None:
    """Where a coloured question holds back every offer, the sentence points to it."""
    dialog = open_dialog("SKU;Description;Price EUR\nA;H100 SXM5 80GB;25.000\n")
    assert dialog.panes.answers.asked
    assert "in colour above" in dialog.panes.said.text()
