"""A range is given as read, or the field that is wrong is marked and says why."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from procure.errors import InputError
from ui.entry import Number
from ui.explain.range_fields import Ends, RangeFields

ENTRY = Number(when_empty="entry-empty")


def fields(qtbot: QtBot, low: str, high: str, blank: str = "") -> RangeFields:
    """Give fields with two texts."""
    made = RangeFields("What", "What is varied.", wide=80, blank=blank)
    qtbot.addWidget(made)
    made.low.setText(low)
    made.high.setText(high)
    return made


def nothing(_: Ends) -> None:
    """Refuse no ends."""


def backwards(ends: Ends) -> None:
    """Refuse all ends."""
    raise InputError("frontier-range", low=str(ends[0]), high=str(ends[1]))


def test_both_ends_are_read(qtbot: QtBot) -> None:
    """Empty ends are no figure, where they may be."""
    assert fields(qtbot, "1.5", "2").ends(ENTRY, nothing) == (Decimal("1.5"), Decimal(2))
    assert fields(qtbot, " ", "2", "looked for").ends(ENTRY, nothing) == (None, Decimal(2))


@pytest.mark.parametrize(("low", "high", "marked"), [("", "2", 0), ("1", "x", 1), ("a", "x", 0)])
def test_what_cannot_be_read_is_marked(qtbot: QtBot, low: str, high: str, marked: int) -> None:
    """The first of them; once it is mended nothing is wrong any more."""
    made = fields(qtbot, low, high)
    assert made.ends(ENTRY, nothing) is None
    assert made.wrong
    assert [line.severity for line in (made.low, made.high)].index("stop") == marked
    made.low.setText("1")
    made.high.setText("2")
    assert made.ends(ENTRY, nothing) == (Decimal(1), Decimal(2))
    assert (made.wrong, made.low.severity, made.high.severity) == ("", "", "")


def test_what_is_refused_is_said(qtbot: QtBot) -> None:
    """The sentence is that of the refusal."""
    made = fields(qtbot, "3", "2")
    assert made.ends(ENTRY, backwards) is None
    assert made.wrong == str(InputError("frontier-range", low="3", high="2"))
    assert made.high.severity == "stop"
