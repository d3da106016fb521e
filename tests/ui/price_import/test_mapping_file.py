"""Answers kept as a file read the next list of the layout."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from catalogs.ingest import read_price_list
from procure import storage
from procure.offers import Mapping
from tests.ui.answers import Answers
from tests.ui.price_import.opened import Open, mean, settle


def test_a_mapping_is_saved_for_the_command_line(
    qtbot: QtBot, open_dialog: Open, tmp_path: Path
) -> None:
    """The answers saved read the next file of the layout without the window."""
    dialog = open_dialog("SKU,Description,Netto X\nA,H100 SXM5 80GB,USD 28000\n")
    mean(dialog, "Netto X", "Price of a unit")
    settle(qtbot, dialog)
    saved = tmp_path / "answers.json"
    dialog.save_mapping(saved)
    mapping = storage.adapter(Mapping).validate_json(saved.read_bytes())
    assert dialog.reading is not None
    assert mapping == dialog.reading.mapping
    catalog = read_price_list(
        tmp_path / "list.csv",
        chips=dialog.reading.library,
        mapping=mapping,
        today=date(2024, 1, 1),
    )
    assert catalog.offers[0].breaks[0].unit_price == 28000


def test_a_saved_mapping_is_loaded_again(qtbot: QtBot, open_dialog: Open, tmp_path: Path) -> None:
    """A list whose columns nobody understood is read at once with the answers of a file."""
    text = "SKU,Description,Netto X\nA,H100 SXM5 80GB,USD 28000\n"
    dialog = open_dialog(text)
    mean(dialog, "Netto X", "Price of a unit")
    settle(qtbot, dialog)
    saved = tmp_path / "answers.json"
    dialog.save_mapping(saved)
    again = open_dialog(text, "again.csv")
    assert again.panes.offers.rowCount() == 0
    again.load_mapping(saved)
    settle(qtbot, again)
    assert again.panes.offers.rowCount() == 1


def test_a_file_that_is_no_mapping_is_one_sentence(open_dialog: Open, tmp_path: Path) -> None:
    """What cannot be loaded is said, and the reading stays as it was."""
    dialog = open_dialog("SKU,Description,Price USD\nA,H100 SXM5 80GB,28000\n")
    answers = Answers()
    dialog.questions_asked = answers
    broken = tmp_path / "broken.json"
    broken.write_text('{"supplier": 5}')
    dialog.load_mapping(broken)
    assert len(answers.errors) == 1
    assert "broken.json" in str(answers.errors[0])
    assert not dialog.busy
    assert dialog.panes.offers.rowCount() == 1
