"""Texts cut to a width so that no two different ones read the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_ELLIPSIS = "…"


def elided_apart(texts: Iterable[str], metrics: QFontMetrics, width: int) -> dict[str, str]:
    """Give each text as it fits into a width, in logical pixels.

    Of a long one the middle is left out: names often begin alike and differ at their end. Those
    that would read the same then begin where they differ; what is alike still is numbered.
    """
    right = Qt.TextElideMode.ElideRight
    shown = {text: metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width) for text in texts}
    for alike in _alike(shown):
        start = _first_difference(alike)
        for text in alike:
            shown[text] = metrics.elidedText(f"{_ELLIPSIS}{text[start:]}", right, width)
    for alike in _alike(shown):
        for number, text in enumerate(alike, start=1):
            mark = f" ({number})"
            room = width - metrics.horizontalAdvance(mark)
            shown[text] = metrics.elidedText(shown[text], right, room) + mark
    return shown


def _alike(shown: dict[str, str]) -> list[list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for text, short in shown.items():
        found[short].append(text)
    return [each for each in found.values() if len(each) > 1]


def _first_difference(texts: list[str]) -> int:
    """Give where the first word begins in which some texts differ."""
    letters = zip(*texts, strict=False)
    same = sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, letters))
    return texts[0].rfind(" ", 0, same) + 1
