"""What a chart writes of its layers in its legend, as HTML with their names escaped."""

from __future__ import annotations

from html import escape

from ui.picture import Bars, Marks


def swatch(bars: Bars) -> str:
    """Give a layer's colour and name."""
    mark = "▨" if bars.hatched else "■"
    return f'<span style="color:{bars.colour}">{mark}</span> {escape(bars.name)}'


def diamond(marks: Marks, alarming: str) -> str:
    """Give marks as they are drawn and their name; `alarming` is the colour of an alarm."""
    if marks.alarm:
        return f'<span style="color:{alarming}">◆</span> {escape(marks.name)}'
    return f"◇ {escape(marks.name)}"
