"""How a project is looked at on this machine: what is pinned, and whether plans follow edits.

None of it is input, so it stands in the settings by the project's file, is no step of undo
and changes no digest. A project without a file keeps it as long as it is open.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.document import Document
from ui.settings import Settings

_PINS = "pins"
_LIVE = "plan_as_i_edit"
_CHOICES = {"on": True, "off": False}


class ProjectView(QObject):
    """What the person chose for the open project; None where nothing was chosen yet."""

    changed = Signal()
    """pins or live are different."""

    def __init__(
        self, document: Document, settings: Settings, parent: QObject | None = None
    ) -> None:
        """Follow which project is open, and which file it is saved to."""
        super().__init__(parent)
        self._document = document
        self._settings = settings
        self._pins: tuple[str, ...] | None = None
        self._live: bool | None = None
        document.opened.connect(self._read)
        document.file_changed.connect(self._write)
        self._read()

    @property
    def pins(self) -> tuple[str, ...] | None:
        """The keys of what is pinned beside the plan, in order."""
        return self._pins

    @pins.setter
    def pins(self, pins: tuple[str, ...] | None) -> None:
        self._pins = pins
        self._write()
        self.changed.emit()

    @property
    def live(self) -> bool | None:
        """Whether edits are followed by a plan."""
        return self._live

    @live.setter
    def live(self, live: bool | None) -> None:
        self._live = live
        self._write()
        self.changed.emit()

    def _read(self) -> None:
        path = self._document.path
        known = {} if path is None else self._settings.of_project(path)
        pins = known.get(_PINS)
        self._pins = None if pins is None else tuple(filter(None, pins.split("\n")))
        self._live = _CHOICES.get(known.get(_LIVE, ""))
        self.changed.emit()

    def _write(self) -> None:
        path = self._document.path
        if path is None:
            return
        known: dict[str, str] = {}
        if self._pins is not None:
            known[_PINS] = "\n".join(self._pins)
        if self._live is not None:
            known[_LIVE] = "on" if self._live else "off"
        if known or self._settings.of_project(path):
            self._settings.keep_of_project(path, known)
