"""What is answered about a list as a whole is asked, shown, and read again with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from procure.offers import Catalog, Issue, Mapping
from tests.ui.price_import.opened import PLAIN, Open, answer, mean, settle
from ui.document import Document
from ui.price_import.answers import Answers
from ui.price_import.dialog import followed
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
    text = "Artikel-Nr;Bezeichnung;Preis EUR;Bemerkung\nA;H100 SXM5 80GB;28.500,00;für Käufer\n"
    dialog = open_dialog(text.encode("cp1252"))
    assert not dialog.panes.file.table.rows
    assert "encoding" in dialog.panes.answers.asked
    assert dialog.panes.answers.encoding.isVisibleTo(dialog)
    assert dialog.focusWidget() is dialog.panes.answers.encoding
    assert "in colour" in dialog.panes.said.text(), "the question itself is said once, above"
    encoding = dialog.panes.answers.encoding
    encoding.setCurrentIndex(encoding.findData("cp1252"))
    encoding.activated.emit(encoding.currentIndex())
    settle(qtbot, dialog)
    assert "für Käufer" in dialog.panes.file.table.rows[1][1][3]
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


def laid_out(answers: Answers) -> None:
    """Put the fields where they will be seen."""
    layout = answers.layout()
    assert layout is not None
    layout.activate()


def test_what_is_asked_comes_first(open_dialog: Open) -> None:
    """The field that must be answered stands above the others, by keyboard too."""
    dialog = open_dialog("SKU;Description;Price EUR;Lead time\nA;H100 SXM5 80GB;25.000;20 weeks\n")
    answers = dialog.panes.answers
    laid_out(answers)
    assert answers.mark.mapTo(answers, QPoint()).y() < answers.supplier.mapTo(answers, QPoint()).y()
    assert answers.mark.nextInFocusChain() is answers.supplier
    plain = open_dialog(PLAIN, "plain.csv").panes.answers
    laid_out(plain)
    assert plain.mark.mapTo(plain, QPoint()).y() > plain.supplier.mapTo(plain, QPoint()).y()
    assert plain.question.isHidden()


def test_what_the_file_shows_is_named_in_the_field(open_dialog: Open) -> None:
    """What nobody answered says what was found, so that it can be seen and corrected."""
    answers = open_dialog(PLAIN).panes.answers
    assert answers.kind.currentText() == "to buy (as the file says)"
    assert answers.price_per.currentText() == "a unit (as the file says)"
    assert answers.delimiter.currentText() == "comma"
    assert answers.mark.currentText().startswith("point")


def test_cells_may_be_parted_by_something_else(qtbot: QtBot, open_dialog: Open) -> None:
    """Another delimiter finds other columns."""
    dialog = open_dialog("SKU;Description;Price EUR\nA;H100 SXM5 80GB, x;28000\n")
    answers = dialog.panes.answers
    assert answers.delimiter.currentText() == "semicolon"
    answers.delimiter.setCurrentIndex(answers.delimiter.findData("|"))
    answers.delimiter.activated.emit(answers.delimiter.currentIndex())
    settle(qtbot, dialog)
    assert dialog.reading is not None
    assert dialog.reading.delimiter == "|"
    assert len(dialog.panes.columns.table.rows) == 1


def test_a_list_is_read_like_an_earlier_one(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Answers of another layout's list can be followed, and put away again."""
    first = open_dialog("SKU,Description,Netto X\nA,H100 SXM5 80GB,USD 28000\n")
    assert first.panes.answers.like.isHidden(), "there is no earlier list"
    answer(first.panes.answers.supplier, "Quill")
    mean(first, "Netto X", "Price of a unit")
    settle(qtbot, first)
    first.take()
    text = "Description,Netto X,Extra,More\nH100 SXM5 80GB,USD 27000,a,b\n"
    dialog = open_dialog(text, "other.csv")
    like = dialog.panes.answers.like
    assert not like.isHidden()
    like.setCurrentIndex(like.findData("Quill"))
    like.activated.emit(like.currentIndex())
    settle(qtbot, dialog)
    assert dialog.panes.offers.rowCount() == 1
    assert like.currentData() == "Quill"
    like.setCurrentIndex(like.findData(""))
    like.activated.emit(like.currentIndex())
    settle(qtbot, dialog)
    assert dialog.panes.offers.rowCount() == 0


def test_following_a_list_does_not_take_its_place() -> None:
    """The supplier that the file names stays; only a guessed name gives way."""
    earlier = Catalog(
        supplier="Quill",
        file_name="q.csv",
        sha256="",
        read_on=date(2024, 1, 1),
        mapping=Mapping(supplier="Quill", currency="EUR", as_of=date(2024, 1, 1)),
    )
    named = replace(earlier, supplier="Anchor", mapping=None)
    assert followed(earlier, named) == Mapping(supplier="Anchor", currency="EUR")
    guess = replace(named, issues=(Issue(key="supplier-unknown", severity="warning"),))
    assert followed(earlier, guess).supplier == "Quill"
    assert followed(None, named) == Mapping()


def test_the_rate_of_a_tax_is_asked_for_in_colour(qtbot: QtBot, open_dialog: Open) -> None:
    """Prices with tax make no offer yet: the field that settles them is named and has the keys."""
    dialog = open_dialog("SKU;Description;Prix TTC (EUR);Wait\nA;H100 SXM5;36.000,00;1 w\n")
    answers = dialog.panes.answers
    assert answers.asked == {"tax"}
    assert "includes tax" in answers.question.text()
    assert "in colour" in dialog.panes.said.text()
    assert dialog.focusWidget() is answers.tax
    answer(answers.tax, "20 %")
    settle(qtbot, dialog)
    assert dialog.panes.offers.rows[0].offer.breaks[0].unit_price == Decimal(30000)
    assert not answers.asked


def test_the_name_of_the_file_is_no_answer(qtbot: QtBot, open_dialog: Open) -> None:
    """A supplier taken from it stays in question until it is entered, whatever else is."""

    def guessed() -> bool:
        catalog = dialog.catalog()
        assert catalog is not None
        assert catalog.supplier == "list"
        return any(issue.key == "supplier-unknown" for issue in catalog.issues)

    dialog = open_dialog("SKU,Description,Price\nA,H100 SXM5 80GB,30000\n")
    assert guessed()
    answer(dialog.panes.answers.currency, "USD")
    settle(qtbot, dialog)
    assert guessed()
    assert dialog.panes.answers.supplier.text() == "list"
    answer(dialog.panes.answers.supplier, "list")
    settle(qtbot, dialog)
    assert not guessed()
