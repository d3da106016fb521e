"""A lock beside a project file, so that two people do not edit it at once."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QLockFile

from procure.record import record
from procure.words import sentence
from ui.formats import day


@record
class Holder:
    """Who has a file open: where what is not known is empty."""

    user: str
    host: str
    process: int
    since: datetime | None


class FileLock:
    """Holds at most one file; a lock whose program has ended is nobody's."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._lock: QLockFile | None = None
        self.file: Path | None = None
        self.writable = True
        """Whether a lock could be put beside the last file asked for."""

    def take(self, path: Path, *, anyway: bool = False) -> Holder | None:
        """Lock a file and let the one before go; give its holder if someone else has it.

        `anyway` takes it from its holder. Where nothing can be written beside the file it
        stays without a lock, and `writable` says so.
        """
        path = path.resolve()
        if path == self.file:
            return None
        place = lock_path(path)
        lock = QLockFile(str(place))
        # By age alone no lock is stale: a window may stay open for days.
        lock.setStaleLockTime(0)
        if anyway:
            place.unlink(missing_ok=True)
        self.writable = True
        if not lock.tryLock(0):
            if lock.error() == QLockFile.LockError.LockFailedError:
                return _holder(lock, place)
            self.writable = False
        self.release()
        self._lock, self.file = lock, path
        return None

    def release(self) -> None:
        """Let the file go."""
        if self._lock is not None:
            self._lock.unlock()
        self._lock, self.file = None, None


def lock_path(path: Path) -> Path:
    """Give the place of a file's lock."""
    return path.with_name(f".{path.name}.lock")


def is_held(path: Path) -> bool:
    """Tell whether a program that still runs holds a file."""
    place = lock_path(path)
    if not place.exists():
        return False
    lock = QLockFile(str(place))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        lock.unlock()
        return False
    return lock.error() == QLockFile.LockError.LockFailedError


def holder_told(holder: Holder) -> str:
    """Say who has a file open."""
    return sentence(
        "lock-holder" if holder.user else "lock-holder-unknown",
        {
            "user": holder.user,
            "host": holder.host or "?",
            "process": str(holder.process),
            "since": _clock(holder.since) if holder.since else "?",
        },
    )


def _clock(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"


def _holder(lock: QLockFile, place: Path) -> Holder:
    process, host, _ = lock.getLockInfo()
    user, since = "", None
    try:
        since = datetime.fromtimestamp(place.stat().st_mtime, UTC)
        # Windows does not tell whose a file is.
        user = "" if sys.platform == "win32" else place.owner()
    except (OSError, KeyError):
        pass  # gone since, or of a user that this machine does not know
    return Holder(user=user, host=host, process=process, since=since)
