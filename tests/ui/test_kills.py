"""Killed at any moment, the program loses no edit older than two seconds and damages no file."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from procure import storage
from tests.ui.kill_session import NAMES, WORKBOOK, digest

ROOT = Path(__file__).parent.parent.parent
MAY_BE_LOST = 2.0
"""Seconds: what was edited so shortly before the end may be gone."""
CHAINS = 2
KILLS = 200
LONG = 120.0

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are not killed that way there")


@dataclass(frozen=True, slots=True)
class Line:
    """What a session told."""

    what: str
    at: float
    digest: str
    path: str


class Run:
    """One session, and what it tells."""

    def __init__(self, folder: Path, seed: int, opened: str) -> None:
        """Start it."""
        command = [sys.executable, "-m", "tests.ui.kill_session", str(folder), str(seed), opened]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            # Its coverage would be of what was cut off, with files that are broken off too.
            env={name: told for name, told in os.environ.items() if "COVERAGE" not in name},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.lines: list[Line] = []
        self.ready = threading.Event()
        self.errors = ""
        self._readers = [
            threading.Thread(target=read, daemon=True) for read in (self._read, self._read_errors)
        ]
        for reader in self._readers:
            reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            what, at, known, path = line.rstrip("\n").split(" ", 3)
            self.lines.append(Line(what, float(at), known, path))
            if what == "ready":
                self.ready.set()
        self.ready.set()

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.errors = self.process.stderr.read()

    def kill(self) -> float:
        """End it and all that it started, as a power cut would; give the moment."""
        moment = time.monotonic()
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for reader in self._readers:
            reader.join(LONG)
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()
        return moment


class Chain:
    """Sessions one after the other in one folder, each of which goes on from the last."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Begin with nothing."""
        self.folder = folder
        self.random = random.Random(seed)
        self.seed = seed
        self.states: list[Line] = []
        """What was shown, oldest first, since the program last started."""
        self.known: set[str] = set()
        self.opened = self.saved = ""
        self.killed = 0.0
        self.telling = 0
        """Sessions after which the file alone, without a journal, would have been too old."""

    def round(self, number: int) -> None:
        """Start, see what came back, and kill at a random moment."""
        run = Run(self.folder, self.seed * KILLS + number, self.opened)
        if self.random.random() < 0.1:
            time.sleep(self.random.uniform(0, 3))  # even before it can be used
        else:
            assert run.ready.wait(LONG)
            time.sleep(self.random.uniform(0, 8))
        killed = run.kill()
        assert "Traceback" not in run.errors, run.errors
        self.follow(run.lines, killed)
        self.look()

    def follow(self, lines: list[Line], killed: float) -> None:
        """Take in what a session told, and hold what it began with against the last one."""
        shown = [line for line in lines if line.what in {"ready", "state"}]
        if not shown:
            return
        if self.states:
            self.compare(shown[0])
            self.telling += self.saved not in self.fresh()
        self.states, self.killed = shown, killed
        written = [line.digest for line in lines if line.what == "saved"]
        self.saved = written[-1] if written else self.saved
        self.known |= {line.digest for line in lines}
        self.opened = shown[-1].path
        if lines[-1].what == "saved":
            self.opened = lines[-1].path
        for line in lines:
            # Saved under another name, but killed before it could say so.
            path = Path(line.path or "none")
            if line.what == "saving" and path.exists():
                later = [other for other in lines if other.what == "saved" and other.at > line.at]
                if not later and digest(storage.read(path)) == line.digest:
                    self.opened = line.path

    def fresh(self) -> set[str]:
        """Give what was shown in the last two seconds before the end."""
        old = [at for at, s in enumerate(self.states) if s.at <= self.killed - MAY_BE_LOST]
        return {state.digest for state in self.states[old[-1] if old else 0 :]}

    def compare(self, came_back: Line) -> None:
        """What came back is no older than what was shown two seconds before the end."""
        assert came_back.digest in {state.digest for state in self.states}, "never shown"
        assert came_back.digest in self.fresh(), "more than two seconds of edits were lost"

    def look(self) -> None:
        """All files are whole, and nothing piles up beside them."""
        for name in NAMES:
            if (self.folder / name).exists():
                assert digest(storage.read(self.folder / name)) in self.known
        workbook = self.folder / WORKBOOK
        if workbook.exists():
            with zipfile.ZipFile(workbook) as file:
                assert file.testzip() is None
                assert "xl/workbook.xml" in file.namelist()
        hidden = [found.name for found in self.folder.iterdir() if found.name.startswith(".")]
        # Of each file at most a lock, a journal, and one that was just being written of each.
        assert len(hidden) <= 4 * (len(NAMES) + 1), hidden
        journals = self.folder / "data" / "journals"
        if journals.exists():
            assert len(list(journals.iterdir())) <= 6, list(journals.iterdir())


@pytest.mark.soak
@pytest.mark.parametrize("chain", range(CHAINS))
def test_killed_at_any_moment(chain: int, tmp_path: Path, campaign: Callable[[int], range]) -> None:
    """Each session brings back what the one before had, up to its last two seconds."""
    sessions = Chain(tmp_path, chain)
    for number in campaign(KILLS // CHAINS):
        sessions.round(number)
    assert sessions.telling
