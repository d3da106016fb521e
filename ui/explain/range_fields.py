"""What a range is asked for with: along which of several things, from where to where."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procure.errors import InputError
from ui.asked import AskedLine
from ui.entry import Entry
from ui.fields import chooser, quiet
from ui.help.field_tips import explain
from ui.theme import SPACE

_CHOICE_WIDE: Final = 256

Ends = tuple[Decimal | None, Decimal | None]


class RangeFields(QWidget):
    """A list to choose from, and the ends of a range with their unit."""

    changed = Signal()

    def __init__(self, name: str, about: str, *, wide: int, blank: str = "") -> None:
        """Call the list `name`; ends are `wide` pixels. `blank` stands in an end that may be empty.

        Without `blank` neither may.
        """
        super().__init__()
        self._may_be_empty = bool(blank)
        self.wrong = ""
        """Why there is no range to look at; empty where there is."""
        self.box = chooser()
        self.box.setAccessibleName(name)
        explain(self.box, about)
        self.box.setFixedWidth(_CHOICE_WIDE)
        self.low, self.high = AskedLine(placeholder=blank), AskedLine(placeholder=blank)
        for line, end in ((self.low, "From"), (self.high, "To")):
            line.setAccessibleName(end)
            line.setFixedWidth(wide)
            line.editingFinished.connect(self.changed)
        self.unit = quiet()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACE)
        for part in (self.box, quiet("from"), self.low, quiet("to"), self.high, self.unit):
            self.row.addWidget(part)

    def asked(self) -> Any | None:
        """Give what is asked for; None, with `wrong` saying why, where it makes no sense."""
        raise NotImplementedError

    def ends(self, entry: Entry, refuse: Callable[[Ends], object]) -> Ends | None:
        """Give both ends as an entry reads them, empty as None.

        None, with `wrong` saying why and the field marked, where one cannot be read or
        `refuse` raises InputError of them.
        """
        self.wrong = ""
        for line in (self.low, self.high):
            line.severity = ""
        line = self.low
        try:
            low = self._parsed(entry, line)
            line = self.high
            high = self._parsed(entry, line)
            refuse((low, high))
        except InputError as error:
            self.wrong, line.severity = str(error), "stop"
            return None
        finally:
            self.low.update()
            self.high.update()
        return low, high

    def _parsed(self, entry: Entry, line: AskedLine) -> Decimal | None:
        text = line.text()
        if self._may_be_empty and not text.strip():
            return None
        value: Decimal | None = entry.parse(text)
        return value
