"""Long names are cut so that each can still be told from the others."""

from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from ui.elided import elided_apart

WIDTH = 110


def metrics(qtbot: QtBot) -> QFontMetrics:
    """Give the measures of the font."""
    assert qtbot is not None
    return QFontMetrics(QFont())


def test_what_fits_stays_whole(qtbot: QtBot) -> None:
    """A short text is shown as it is."""
    assert elided_apart(["H100", "MI300X"], metrics(qtbot), 200) == {
        "H100": "H100",
        "MI300X": "MI300X",
    }


def test_of_a_long_one_the_middle_is_left_out(qtbot: QtBot) -> None:
    """Beginning and end stay, where names differ."""
    text = "MI300X 8-GPU Platform, delivered to Europe by quarter 3"
    shown = elided_apart([text], metrics(qtbot), WIDTH)[text]
    assert shown.startswith("MI300X")
    assert shown.endswith("3")
    assert "…" in shown


def test_no_two_read_the_same(qtbot: QtBot) -> None:
    """Names that differ in the middle alone begin there; also where several share more of it."""
    texts = [
        f"MI300X 8-GPU Platform of {who}, lead time {weeks} weeks, with all cables and support"
        for who in ("Harbour Lane", "Quill & Anchor", "Quill & Feather")
        for weeks in (12, 14, 140)
    ]
    found = elided_apart(texts, metrics(qtbot), WIDTH)
    assert len(set(found.values())) == len(texts)
    measure = metrics(qtbot)
    assert all(measure.horizontalAdvance(shown) <= WIDTH for shown in found.values())


def test_the_same_text_twice_is_no_matter(qtbot: QtBot) -> None:
    """Two orders of one offer have one name."""
    texts = ["MI300X 8-GPU Platform with all cables and support"] * 2
    assert len(elided_apart(texts, metrics(qtbot), WIDTH)) == 1
