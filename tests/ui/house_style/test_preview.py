"""The little page: it has the colours and the logo of the style that it shows."""

import base64

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from procure.house_style import USUAL, Colours, HouseStyle, Logo
from tests.procure.pictures import png
from ui.house_style.preview import StylePreview


def colours_in(image: QImage) -> set[str]:
    """Gives the colours of all points, as #rrggbb."""
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_colours_and_logo_are_seen(qtbot: QtBot) -> None:
    """Another style is seen at once: its accent, its ground of inputs, its logo."""
    preview = StylePreview(USUAL)
    qtbot.addWidget(preview)
    before = colours_in(preview.grab().toImage())
    assert USUAL.colours.accent.lower() in before
    logo = Logo(data=base64.b64encode(png(colour=b"\x12\x34\x56")).decode(), alt="Acme")
    colours = Colours(accent="#7A1F3D", input_shade="#F0FFF0")
    preview.show_style(HouseStyle(colours=colours, logo=logo))
    after = colours_in(preview.grab().toImage())
    assert {"#7a1f3d", "#f0fff0", QColor("#123456").name()} <= after
    assert USUAL.colours.accent.lower() not in after
