"""What the program remembers of the person using it, on this machine only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QSettings

ThemeName = Literal["system", "light", "dark", "contrast"]
THEMES: Final[tuple[ThemeName, ...]] = ("system", "light", "dark", "contrast")

_RECENT_KEPT: Final = 8
_LISTS_KEPT: Final = 200


class Settings:
    """Typed access to a store of QSettings, which by itself returns texts for numbers."""

    def __init__(self, store: QSettings, data: Path | None = None) -> None:
        """Keep the store; tests hand in one in a folder of their own.

        `data` is the folder for what the program itself keeps, such as its log; without one
        nothing is kept there.
        """
        self._store = store
        self.data = data

    @property
    def journals(self) -> Path | None:
        """The folder of the journals of projects that have no file."""
        return None if self.data is None else self.data / "journals"

    @property
    def theme(self) -> ThemeName:
        """The chosen colours; "system" follows the desktop."""
        name = str(self._store.value("theme", "system", type=str))
        return name if name in THEMES else "system"

    @theme.setter
    def theme(self, name: ThemeName) -> None:
        self._store.setValue("theme", name)

    @property
    def why_open(self) -> bool:
        """Whether the Why? panel is open."""
        return bool(self._store.value("why_open", True, type=bool))

    @why_open.setter
    def why_open(self, is_open: bool) -> None:
        self._store.setValue("why_open", is_open)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood, as Qt saves it; empty at the first start."""
        value = self._store.value("geometry", QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    @property
    def page(self) -> int:
        """The page that was shown last, from 0; -1 at the first start."""
        value = self._store.value("page", -1, type=int)
        return value if isinstance(value, int) else -1

    @page.setter
    def page(self, page: int) -> None:
        self._store.setValue("page", page)

    def sizes(self, name: str) -> tuple[int, ...]:
        """Give the widths or heights of the parts between bars, in pixels; none if unknown."""
        text = str(self._store.value(f"sizes/{name}", "", type=str))
        parts = text.split(" ") if text else []
        return tuple(int(part) for part in parts if part.isdecimal())

    def set_sizes(self, name: str, sizes: Sequence[int]) -> None:
        """Remember the widths or heights of the parts between bars."""
        self._store.setValue(f"sizes/{name}", " ".join(map(str, sizes)))

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Project files opened or saved lately, the latest first."""
        value = self._store.value("recent_files", [], type=list)
        return tuple(Path(str(name)) for name in value) if isinstance(value, list) else ()

    def add_recent(self, path: Path) -> None:
        """Put a project file first among the recent ones."""
        path = path.resolve()
        others = [known for known in self.recent_files if known != path]
        self._store.setValue(
            "recent_files", [str(known) for known in (path, *others)][:_RECENT_KEPT]
        )

    def forget_recent(self, path: Path) -> None:
        """Take a project file, no longer there, off the recent ones."""
        kept = [str(known) for known in self.recent_files if known != path]
        self._store.setValue("recent_files", kept)

    def seen(self, path: Path) -> dict[str, str]:
        """Give what the first screen tells of a project file, as keep_seen was told."""
        return self._texts(_project_key(path, "seen"))

    def keep_seen(self, path: Path, seen: Mapping[str, str]) -> None:
        """Remember what the first screen tells of a project file."""
        self._store.setValue(_project_key(path, "seen"), json.dumps(dict(seen)))

    @property
    def steer_open(self) -> bool:
        """Whether the panel with the sliders is open."""
        return bool(self._store.value("steer_open", True, type=bool))

    @steer_open.setter
    def steer_open(self, is_open: bool) -> None:
        self._store.setValue("steer_open", is_open)

    def of_project(self, path: Path) -> dict[str, str]:
        """Give how the project of a file is looked at, as keep_of_project was told."""
        return self._texts(_project_key(path))

    def _texts(self, key: str) -> dict[str, str]:
        value = self._store.value(key, "", type=str)
        try:
            known = json.loads(str(value) or "{}")
        except ValueError:
            known = {}
        return {str(name): str(one) for name, one in dict(known).items()}

    def keep_of_project(self, path: Path, known: Mapping[str, str]) -> None:
        """Remember how the project of a file is looked at."""
        self._store.setValue(_project_key(path), json.dumps(dict(known)))

    def list_places(self) -> dict[str, Path]:
        """Give where price lists were read from, by the SHA-256 of what was read."""
        value = self._store.value("list_places", "", type=str)
        try:
            known = json.loads(str(value) or "{}")
        except ValueError:
            known = {}
        return {str(sha256): Path(str(place)) for sha256, place in dict(known).items()}

    def remember_list(self, sha256: str, path: Path) -> None:
        """Remember where a price list was read from; the oldest ones are forgotten."""
        known = self.list_places()
        known.pop(sha256, None)
        known[sha256] = path.resolve()
        kept = list(known.items())[-_LISTS_KEPT:]
        self._store.setValue("list_places", json.dumps({name: str(at) for name, at in kept}))

    @property
    def folder(self) -> Path:
        """The folder to show in file dialogs: where the latest file was."""
        text = str(self._store.value("folder", "", type=str))
        return Path(text) if text else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._store.setValue("folder", str(folder))

    @property
    def house_style(self) -> Path | None:
        """The file of the house style for exports; None for the program's own style."""
        text = str(self._store.value("house_style", "", type=str))
        return Path(text) if text else None

    @house_style.setter
    def house_style(self, path: Path | None) -> None:
        self._store.setValue("house_style", "" if path is None else str(path.resolve()))

    def table_layout(self, name: str) -> str:
        """Give how the columns of a table were left, as ui.tables.layout writes it, or nothing."""
        return str(self._store.value(f"tables/{name}", "", type=str))

    def set_table_layout(self, name: str, layout: str) -> None:
        """Remember how the columns of a table were left."""
        self._store.setValue(f"tables/{name}", layout)


def _project_key(path: Path, group: str = "projects") -> str:
    # A path itself would be taken apart at its slashes, and folded where the store does so.
    return f"{group}/{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:32]}"
