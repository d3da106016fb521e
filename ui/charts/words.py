"""What a chart writes of its layers in its legend, as HTML with their names escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from ui.charts.picture import Bars, Marks

_PARTED: Final = "&nbsp;&nbsp;&nbsp; "


def swatch(bars: Bars, name: str = "") -> str:
    """Give a layer's colour and name, or another name in its place."""
    mark = "▨" if bars.hatched else "■"
    return f'<span style="color:{bars.colour}">{mark}</span>&nbsp;{escape(name or bars.name)}'


def diamond(marks: Marks, alarming: str) -> str:
    """Give marks as they are drawn and their name; `alarming` is the colour of an alarm."""
    if marks.alarm:
        return f'<span style="color:{alarming}">◆</span>&nbsp;{escape(marks.name)}'
    return f"◇&nbsp;{escape(marks.name)}"


def legend(shown: Iterable[str]) -> str:
    """Put names with their marks beside each other; no line ends with a mark."""
    return _PARTED.join(shown)
