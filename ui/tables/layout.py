"""Which columns of a table are shown, how wide and in which order, as a person left them."""

import json
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from procure.record import record

if TYPE_CHECKING:
    from ui.settings import Settings
    from ui.tables.view import RecordView

_PAUSE_MS: Final = 300
_NARROWEST: Final = 24
_WIDEST: Final = 2_000


@record
class Layout:
    """What differs from a table's own columns: widths, hidden ones, another order.

    Columns are known by their headings.
    """

    widths: Mapping[str, int] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


def layout_text(layout: Layout) -> str:
    """Write a layout for the settings."""
    return json.dumps(
        {"widths": dict(layout.widths), "hidden": layout.hidden, "order": layout.order}
    )


def read_layout(text: str) -> Layout:
    """Read a layout that was kept; what is damaged is as if nothing had been kept."""
    try:
        found: Any = json.loads(text or "{}")
        widths = {str(name): int(wide) for name, wide in dict(found.get("widths", {})).items()}
        return Layout(
            widths={name: min(max(wide, _NARROWEST), _WIDEST) for name, wide in widths.items()},
            hidden=tuple(map(str, found.get("hidden", ()))),
            order=tuple(map(str, found.get("order", ()))),
        )
    except (ValueError, TypeError, AttributeError):
        return Layout()


class KeptLayout(QObject):
    """The layout of one view, followed as a person changes it."""

    changed = Signal()
    """A person changed a width, the order, or which columns are shown."""

    laid_out = Signal()
    """The columns were laid out as they are to be."""

    def __init__(self, view: "RecordView") -> None:
        """Follow the headings of a view."""
        super().__init__(view)
        self._view = view
        self._header = view.headings
        self.layout = Layout()
        self._header.setSectionsMovable(True)
        self._header.setFirstSectionMovable(True)
        self._header.sectionResized.connect(self._resized)
        self._header.sectionMoved.connect(lambda *_: self._moved())
        view.table.modelReset.connect(self.apply)

    def take(self, layout: Layout) -> None:
        """Lay the columns out as they were left."""
        self.layout = layout
        self.apply()

    def apply(self) -> None:
        """Show, order and size the columns that there are now."""
        headings = self._headings()
        wanted = [name for name in self.layout.order if name in headings]
        for place, name in enumerate(wanted):
            self._header.moveSection(self._header.visualIndex(headings.index(name)), place)
        if not self.layout.order:
            for at in range(len(headings)):
                self._header.moveSection(self._header.visualIndex(at), at)
        hidden = set(self.layout.hidden)
        for at, name in enumerate(headings):
            # A table of which all columns were hidden shows them: there is no way back.
            hide = name in hidden and not hidden >= set(headings)
            if self._header.isSectionHidden(at) != hide:
                self._header.setSectionHidden(at, hide)
        for at, name in enumerate(headings):
            if name in self.layout.widths:
                self._header.resizeSection(at, self.layout.widths[name])
        self.laid_out.emit()

    def width(self, heading: str) -> int | None:
        """Give the width that a person gave a column."""
        return self.layout.widths.get(heading)

    def is_hidden(self, heading: str) -> bool:
        """Tell whether a column was taken out of sight."""
        return heading in self.layout.hidden

    def hide(self, heading: str) -> None:
        """Take a column out of sight; the last one stays."""
        if len(self._view.shown_columns()) > 1:
            self._set(hidden=(*self.layout.hidden, heading))

    def show(self, heading: str) -> None:
        """Bring a column back into sight."""
        self._set(hidden=tuple(name for name in self.layout.hidden if name != heading))

    def reset(self) -> None:
        """Put all columns back as the table has them."""
        self.take(Layout())
        self._view.fit_columns()
        self.changed.emit()

    def _set(self, **fields: Any) -> None:
        known = {name: getattr(self.layout, name) for name in ("widths", "hidden", "order")}
        self.take(Layout(**{**known, **fields}))
        self.changed.emit()

    def _headings(self) -> list[str]:
        return [column.heading for column in self._view.table.columns]

    def _resized(self, at: int, old: int, new: int) -> None:
        headings = self._headings()
        if not self._header.held or not new or at >= len(headings):
            return
        last = self._header.visualIndex(at) == self._header.count() - 1
        if last and self._header.stretchLastSection():
            return  # it follows the window
        widths = {**self.layout.widths, headings[at]: new}
        self.layout = Layout(widths=widths, hidden=self.layout.hidden, order=self.layout.order)
        self.changed.emit()

    def _moved(self) -> None:
        headings = self._headings()
        if not self._header.held or self._header.count() != len(headings):
            return
        order = tuple(headings[self._header.logicalIndex(at)] for at in range(len(headings)))
        order = () if list(order) == headings else order
        self.layout = Layout(widths=self.layout.widths, hidden=self.layout.hidden, order=order)
        self.changed.emit()


class TableKeeper(QObject):
    """Keeps the layouts of a window's tables in the settings, by the tables' names."""

    def __init__(self, settings: "Settings", window: QObject) -> None:
        """Serve the tables of a window and of its dialogs."""
        super().__init__(window)
        self._settings = settings
        self._waiting: dict[str, Layout] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.write)

    def keep(self, view: "RecordView") -> None:
        """Lay a table out as one of its name was left, and follow it from now on."""
        name = view.accessibleName()
        if name:
            kept = self._waiting.get(name) or read_layout(self._settings.table_layout(name))
            if kept != Layout():
                view.layout_kept.take(kept)
            view.layout_kept.changed.connect(lambda: self._note(name, view.layout_kept.layout))

    def _note(self, name: str, layout: Layout) -> None:
        self._waiting[name] = layout
        self._timer.start()

    def write(self) -> None:
        """Write what waits into the settings."""
        for name, layout in self._waiting.items():
            self._settings.set_table_layout(name, layout_text(layout))
        self._waiting.clear()


def keeper_of(widget: QObject | None) -> TableKeeper | None:
    """Give the keeper among the children of the windows that a widget is in."""
    while widget is not None:
        # To look at the children of every part on the way would take a table's time to be made.
        if isinstance(widget, QWidget) and widget.isWindow():
            for one in widget.children():
                if isinstance(one, TableKeeper):
                    return one
        widget = widget.parent()
    return None
