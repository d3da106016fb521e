"""Notices when a price list's file is changed after it was read."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot

from procure.record import record
from ui.thread_post import ThreadPost

if TYPE_CHECKING:
    from ui.document import Document
    from ui.settings import Settings

Stamp = tuple[int, int]
"""When a file was last changed (nanoseconds) and its size in bytes."""

_POLL_MS: Final = 15_000
"""Folders of other machines do not tell of changes: they are looked at now and then."""
_STILL_MS: Final = 1_000
"""How long a file has to stay as it is before it is read: it may be half written."""


@record
class News:
    """A price list that was changed: the supplier, the file, and its new content's SHA-256."""

    supplier: str
    path: Path
    sha256: str


@record
class Looked:
    """What was found of files: their stamps, and the SHA-256 of those that hold still."""

    stamps: tuple[tuple[Path, Stamp], ...]
    digests: tuple[tuple[Path, Stamp, str], ...]
    unsettled: bool


class Watch(QObject):
    """Compares the files of a document's price lists with what was read of them.

    Files are known by what was read, not by project: where a list was read from is
    remembered on this machine for the SHA-256 of its content.
    """

    changed = Signal()
    """news() are different."""

    def __init__(
        self,
        document: Document,
        settings: Settings,
        parent: QObject | None = None,
        *,
        still_ms: int = _STILL_MS,
        poll_ms: int = _POLL_MS,
    ) -> None:
        """Watch from the first turn of the event loop on."""
        super().__init__(parent)
        self._document = document
        self._settings = settings
        self._catalogs: object = None
        self._lists: dict[Path, tuple[str, str]] = {}
        self._stamps: dict[Path, Stamp] = {}
        self._digests: dict[Path, tuple[Stamp, str]] = {}
        self._put_off: set[tuple[Path, str]] = set()
        self._news: tuple[News, ...] = ()
        self._looking = self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look)
        self._watcher.directoryChanged.connect(self.look)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(still_ms)
        self._still.timeout.connect(self.look)
        self._poll = QTimer(self)
        self._poll.setInterval(poll_ms)
        self._poll.timeout.connect(self.look)
        self._post = ThreadPost()
        self._post.told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        document.changed.connect(self._follow)
        QTimer.singleShot(0, self, self._follow)

    def news(self) -> tuple[News, ...]:
        """List the price lists whose files were changed since, but for those put off."""
        return self._news

    def put_off(self) -> None:
        """Speak no more of what news() has, until a file is changed again."""
        self._put_off |= {(one.path, one.sha256) for one in self._news}
        self._tell()

    def remember(self, supplier: str, path: Path) -> None:
        """Know from now on where a supplier's list, just imported, was read from."""
        for catalog in self._document.project.catalogs:
            if catalog.supplier == supplier and catalog.sha256:
                self._settings.remember_list(catalog.sha256, path)
        self._catalogs = None
        self._follow()

    def _follow(self) -> None:
        """Take over the price lists that the document now has."""
        catalogs = self._document.project.catalogs
        if catalogs is self._catalogs:
            return
        self._catalogs = catalogs
        places = self._settings.list_places()
        self._lists = {
            places[catalog.sha256]: (catalog.supplier, catalog.sha256)
            for catalog in catalogs
            if catalog.sha256 in places
        }
        if self._lists:
            self._poll.start()
        else:
            self._poll.stop()
        self._tell()
        self.look()

    def look(self) -> None:
        """Look at the files, in a thread: one of them may be on another machine."""
        if self._looking:
            self._again = True
            return
        if not self._lists:
            return
        self._looking, self._again = True, False
        self._watch_files()
        files = tuple(dict.fromkeys(self._lists))
        stamps, known = dict(self._stamps), {at: one[0] for at, one in self._digests.items()}
        # The thread knows nothing of this object: it may be taken away meanwhile.
        arguments = (self._post, files, stamps, known)
        threading.Thread(target=_look_and_tell, args=arguments, name="watch", daemon=True).start()

    def _watch_files(self) -> None:
        # A file that is replaced, as most programs save, is watched no more.
        wanted = {str(path) for path in self._lists if path.exists()}
        wanted |= {str(path.parent) for path in self._lists if path.parent.exists()}
        missing = wanted - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(sorted(missing))

    @Slot(object, str, object)
    def _take(self, _whose: object, _kind: str, looked: Looked) -> None:
        self._looking = False
        self._stamps.update(looked.stamps)
        self._digests.update((path, (stamp, digest)) for path, stamp, digest in looked.digests)
        if looked.unsettled:
            self._still.start()
        elif self._again:
            self.look()
        self._tell()

    def _tell(self) -> None:
        news = tuple(
            News(supplier=supplier, path=path, sha256=self._digests[path][1])
            for path, (supplier, read) in self._lists.items()
            if path in self._digests and self._digests[path][1] != read
        )
        news = tuple(one for one in news if (one.path, one.sha256) not in self._put_off)
        if news != self._news:
            self._news = news
            self.changed.emit()


def look_at(
    files: tuple[Path, ...], stamps: Mapping[Path, Stamp], known: Mapping[Path, Stamp]
) -> Looked:
    """Look at files: `stamps` are those of the last time, `known` those whose content is known.

    A file is read only if it is as it was the last time; one that is gone, empty or cannot be
    read is passed over.
    """
    seen: list[tuple[Path, Stamp]] = []
    digests: list[tuple[Path, Stamp, str]] = []
    unsettled = False
    for path in files:
        stamp = _stamp(path)
        if stamp is None or stamp == known.get(path):
            continue
        seen.append((path, stamp))
        if stamp != stamps.get(path):
            unsettled = True
            continue
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            unsettled = True  # whoever writes it holds it
            continue
        if _stamp(path) == stamp:
            digests.append((path, stamp, digest))
        else:
            unsettled = True
    return Looked(stamps=tuple(seen), digests=tuple(digests), unsettled=unsettled)


def _look_and_tell(
    post: ThreadPost,
    files: tuple[Path, ...],
    stamps: Mapping[Path, Stamp],
    known: Mapping[Path, Stamp],
) -> None:
    post.tell(files, "looked", look_at(files, stamps, known))


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size) if found.st_size else None
