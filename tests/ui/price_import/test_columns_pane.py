"""What a column means is shown with its reason and can be corrected."""

from pytestqt.qtbot import QtBot

from procure.offers import ColumnMapping, Mapping
from tests.ui.price_import.opened import Open, mean, settle
from ui.document import Document
from ui.price_import.columns_pane import moved
from ui.price_import.reading import field_name


def test_a_column_nobody_understands_is_named_by_a_person(
    qtbot: QtBot, open_dialog: Open, document: Document
) -> None:
    """Without a price column one sentence says so; naming the column makes the offers."""
    dialog = open_dialog("SKU,Description,Netto X\nA,H100 SXM5 80GB,USD 28000\n")
    assert not dialog.panes.import_button.isEnabled()
    assert "Netto X" in dialog.panes.said.text()
    assert dialog.panes.file.table.rowCount() == 2
    mean(dialog, "Netto X", "Price of a unit")
    settle(qtbot, dialog)
    assert dialog.panes.offers.rows[0].offer.breaks[0].unit_price == 28000
    assert dialog.panes.offers.rows[0].offer.currency == "USD"


def test_a_meaning_moves_from_one_column_to_another(qtbot: QtBot, open_dialog: Open) -> None:
    """Two columns cannot have one meaning: the one chosen last has it."""
    dialog = open_dialog("SKU,Description,Price USD,Deal price USD\nA,H100 SXM5 80GB,30000,28000\n")
    mean(dialog, "Deal price USD", "Price of a unit")
    settle(qtbot, dialog)
    fields = {one.heading: one.field for one in dialog.panes.columns.table.rows}
    assert fields["Deal price USD"] == "price"
    assert fields["Price USD"] != "price"
    assert dialog.panes.offers.rows[0].offer.breaks[0].unit_price == 28000


def test_one_unit_is_not_units() -> None:
    """The first break of a list is named in the singular."""
    assert field_name("price_from_1") == "Price from 1 unit on"
    assert field_name("price_from_10") == "Price from 10 units on"


def test_a_meaning_that_moves_is_said(qtbot: QtBot, open_dialog: Open) -> None:
    """The column that lost its meaning is named, until the next reading has been looked at."""
    dialog = open_dialog("SKU,Description,Price USD,Deal price USD\nA,H100 SXM5 80GB,30000,28000\n")
    columns = dialog.panes.columns
    assert columns.said.isHidden()
    mean(dialog, "Deal price USD", "Price of a unit")
    assert "moved from “Price USD” to “Deal price USD”" in columns.said.text()
    settle(qtbot, dialog)
    assert not columns.said.isHidden()


def test_notes_may_be_many() -> None:
    """A meaning that repeats is taken from nobody."""
    columns = tuple(ColumnMapping(heading=name, field="note") for name in ("A", "B"))
    mapping, loser = moved(Mapping(columns=columns), "C", "note")
    assert not loser
    assert [one.field for one in mapping.columns] == ["note", "note", "note"]
