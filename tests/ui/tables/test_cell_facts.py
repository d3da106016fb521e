"""Cells say what they show and take as Qt would, without being asked through the model."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from ui.edits import Inputs
from ui.entry import Choice, Entry, Number, Switch
from ui.tables import cell_facts
from ui.tables.columns import Column


class _Plain(QAbstractTableModel):
    """A table with one cell, of which Qt says all there is to say."""

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 1

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 1


def _put(inputs: Inputs, _row: Any, _value: Any) -> Inputs:
    return inputs


def _column(entry: Entry, *, put: bool = True, locked: str = "") -> Column[Any]:
    return Column(
        heading="One",
        get=lambda row: row,
        entry=entry,
        put=_put if put else None,
        locked=lambda _row: locked,
    )


_SWITCH = Switch("used", "not used")
_CHOICE = Choice((1, "one"), (2, "two"))


@pytest.mark.parametrize(
    ("column", "more"),
    [
        (_column(Number()), Qt.ItemFlag.ItemIsEditable),
        (_column(_CHOICE), Qt.ItemFlag.ItemIsEditable),
        (_column(_SWITCH), Qt.ItemFlag.ItemIsUserCheckable),
        (_column(_SWITCH, locked="Not here."), Qt.ItemFlag.NoItemFlags),
        (_column(Number(), put=False), Qt.ItemFlag.NoItemFlags),
    ],
)
def test_flags_are_qts_and_what_the_column_allows(
    qtbot: QtBot, column: Column[Any], more: Qt.ItemFlag
) -> None:
    """Every cell can be selected; one that takes an entry can be edited or ticked."""
    plain = _Plain()
    assert cell_facts.flags(1, column) == plain.flags(plain.index(0, 0)) | more
    assert qtbot is not None


@pytest.mark.parametrize(
    ("column", "value", "text", "tick"),
    [
        (_column(_SWITCH), True, "", Qt.CheckState.Checked),
        (_column(_SWITCH), False, "", Qt.CheckState.Unchecked),
        (_column(_SWITCH, locked="Not here."), True, "", None),
        (_column(_CHOICE), 2, "two", None),
        (_column(Number()), None, "", None),
    ],
)
def test_a_cell_has_a_text_or_a_box(
    column: Column[Any], value: Any, text: str, tick: Qt.CheckState | None
) -> None:
    """Where there is nothing to switch there is no box either."""
    assert cell_facts.shown(value, column) == text
    assert cell_facts.ticked(value, column) == tick


@pytest.mark.parametrize(
    ("choices", "is_one"),
    [
        (((True, "yes"), (False, "no")), True),
        (((True, "yes"), (False, "no"), (None, "unknown")), False),
        (((None, ""), ("order", "each order")), False),
        ((), False),
    ],
)
def test_a_switch_has_yes_and_no_and_no_more(
    choices: Sequence[tuple[object, str]], is_one: bool
) -> None:
    """A choice of three is a list, also where two of it are yes and no."""
    assert cell_facts.is_switch(_column(Choice(*choices))) is is_one


def test_a_list_opens_where_one_may_choose() -> None:
    """Not where the cell is locked or only shown, and not for a box."""
    assert cell_facts.can_choose(1, _column(_CHOICE))
    assert not cell_facts.can_choose(1, _column(_CHOICE, locked="Not here."))
    assert not cell_facts.can_choose(1, _column(_CHOICE, put=False))
    assert not cell_facts.can_choose(True, _column(_SWITCH))
