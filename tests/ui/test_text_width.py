"""Widths follow the size of the letters that the desktop is set to."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.text_width import wide


@pytest.fixture
def usual(qapp: QApplication) -> Iterator[QFont]:
    """Give the letters that there are, and bring them back."""
    font = qapp.font()
    yield QFont(font)
    qapp.setFont(font)


def test_letters_of_the_usual_size_leave_widths_as_they_are(
    qapp: QApplication, usual: QFont
) -> None:
    """Those of every platform, 12 or 13 pixels high, are usual; smaller ones gain nothing."""
    for pixels in (9, 12, 13):
        usual.setPixelSize(pixels)
        qapp.setFont(usual)
        assert wide(208) == 208


def test_larger_letters_get_more_room(qapp: QApplication, usual: QFont) -> None:
    """As much more as the letters are larger."""
    usual.setPixelSize(26)
    qapp.setFont(usual)
    assert wide(208) == 416
