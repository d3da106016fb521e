"""What travels between a child process and the window: how far it is, then its answer.

An answer of 100,000 records is unpacked in small pieces with pauses between them. In one
go it would hold the interpreter for a second, and the window with it, whichever thread
does it. A long price list is packed in parts: unpacking keeps all that it made until it is
done, and to let go of a hundred thousand offers' crumbs at once takes a fifth of a second.
"""

import copyreg
import io
import pickle
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any, Final

from procure.offers import Catalog

Progress = tuple[str, int, int]
"""A stage of the work, how much of it is done, and how much there is."""
OnProgress = Callable[[str, int, int], None]

_PROGRESS: Final = b"p"
_ANSWER: Final = b"a"
_TOLD_EVERY: Final = 0.1
_PIECE: Final = 16 * 1024
_BEFORE_PAUSES: Final = 8
_PAUSE: Final = 0.002
_PART: Final = 500
"""Records in a part of a price list: a few milliseconds of unpacking."""


class Reporter:
    """Tells how far the work in a child is, ten times a second at most."""

    def __init__(self, pipe: Connection) -> None:
        """Tell it through a pipe."""
        self._pipe = pipe
        self._stage = ""
        self._due = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Pass a report on, unless there was one just now."""
        now = time.monotonic()
        if stage == self._stage and now < self._due:
            return
        self._stage, self._due = stage, now + _TOLD_EVERY
        self._pipe.send_bytes(_PROGRESS + pickle.dumps((stage, done, total)))


class _Outlet(io.RawIOBase):
    """Writes what is pickled into a pipe as it is made, so that it never stands there whole."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__()
        self._pipe = pipe
        self._held: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._held.append(piece)
        self._size += len(piece)
        if self._size >= _PIECE:
            self.flush()
        return len(piece)

    def flush(self) -> None:
        if self._held:
            self._pipe.send_bytes(b"".join(self._held))
            self._held, self._size = [], 0


def send(pipe: Connection, answer: object) -> None:
    """Send a child's answer; nothing may follow it."""
    pipe.send_bytes(_ANSWER)
    outlet = _Outlet(pipe)
    pickler = pickle.Pickler(outlet, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, Catalog: _apart}
    pickler.dump(answer)
    outlet.flush()


def _apart(catalog: Catalog) -> str | tuple[Any, ...]:
    """Tell pickle how to pack a price list: a long one as its frame and its parts."""
    offers, issues = catalog.offers, catalog.issues
    if max(len(offers), len(issues)) <= _PART:
        return catalog.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
    frame = replace(catalog, offers=(), issues=())
    return _together, (frame, _parts(offers), _parts(issues))


def _parts(records: Sequence[Any]) -> tuple[bytes, ...]:
    starts = range(0, len(records), _PART)
    return tuple(pickle.dumps(records[at : at + _PART], protocol=5) for at in starts)


def _together(frame: Catalog, offers: tuple[bytes, ...], issues: tuple[bytes, ...]) -> Catalog:
    return replace(frame, offers=_joined(offers), issues=_joined(issues))


def _joined(parts: tuple[bytes, ...]) -> tuple[Any, ...]:
    records: list[Any] = []
    for part in parts:
        records += pickle.loads(part)  # noqa: S301 - as in receive
        time.sleep(_PAUSE)
    return tuple(records)


class _Inlet(io.RawIOBase):
    """Reads an answer out of a pipe piece by piece, with pauses once it is a long one."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__()
        self._pipe = pipe
        self._rest = b""
        self._pieces = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            self._rest = self._pipe.recv_bytes()
            self._pieces += 1
            if self._pieces > _BEFORE_PAUSES:
                time.sleep(_PAUSE)
        view = memoryview(buffer)
        size = min(len(view), len(self._rest))
        view[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def receive(
    pipe: Connection, seconds: float | None, progressed: Callable[[Progress], None]
) -> object:
    """Wait for a child's answer and pass on what it tells meanwhile.

    Raises TimeoutError after so many seconds without an answer, EOFError or OSError when
    the child ended without one.
    """
    end = None if seconds is None else time.monotonic() + seconds
    while True:
        left = None if end is None else max(end - time.monotonic(), 0.0)
        if not pipe.poll(left):
            raise TimeoutError
        message = pipe.recv_bytes()
        if message == _ANSWER:
            # Both ends are this program's own: nothing that a file holds is unpacked as code.
            inlet = io.BufferedReader(_Inlet(pipe), _PIECE)
            answer: object = pickle.Unpickler(inlet).load()  # noqa: S301 - see above
            return answer
        progress: Progress = pickle.loads(message[1:])  # noqa: S301 - see above
        progressed(progress)
