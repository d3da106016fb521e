"""CBC beside HiGHS: the same optimum, and nothing taken that breaks the program."""

import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from solver import cbc
from solver.engine import Options, never, run
from solver.matrix import Matrix, keeps
from tests.solver.search.programs import program

pytestmark = pytest.mark.skipif(not cbc.is_there(), reason="no CBC on this machine")
EXACT = Options(gap=Decimal(0))


@pytest.mark.parametrize("seed", range(20))
def test_both_engines_find_the_same(seed: int) -> None:
    """CBC's objective is that of HiGHS, also from a solution to begin with; no bound is taken."""
    made = program(seed)
    best = run(made, EXACT)
    start = np.array([best.values[name] for name in made.names])
    for given in (None, start):
        found = cbc.solve(made, EXACT, start=given, should_stop=never)
        assert found.objective == pytest.approx(best.objective, abs=1e-6)
        assert found.outcome == "feasible"
        assert found.bound is None
        assert found.engine == "CBC"


def test_one_that_cannot_be_started_finds_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file that is no program of this machine is as good as none."""
    broken = tmp_path / "cbc"
    broken.write_bytes(b"no program")
    broken.chmod(0o755)
    monkeypatch.setattr(cbc, "_path", lambda: str(broken))
    assert cbc.solve(program(3), EXACT, should_stop=never).outcome == "nothing_found"


def test_without_room_for_its_files_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where its files cannot be written, a run finds nothing, and nothing fails."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cbc, "_write", full)
    assert cbc.solve(program(3), EXACT, should_stop=never).outcome == "nothing_found"


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a script that sleeps stand for CBC: it hears neither clock nor stop."""

    def write(_: Matrix, path: Path) -> None:
        path.write_text("import time\ntime.sleep(600)\n", encoding="ascii")

    # CBC's first argument is the file of the program; Python's is the script.
    monkeypatch.setattr(cbc, "_path", lambda: sys.executable)
    monkeypatch.setattr(cbc, "_write", write)
    monkeypatch.setattr(cbc, "_GRACE_SECONDS", 0.1)


@pytest.mark.usefixtures("deaf")
def test_one_that_hears_no_clock_is_ended() -> None:
    """A run that goes on after its time is ended, and that is said."""
    found = cbc.solve(program(3), replace(EXACT, time_limit=Decimal("0.1")), should_stop=never)
    assert found.outcome == "nothing_found"
    assert found.stopped == "time"


@pytest.mark.usefixtures("deaf")
def test_a_stop_ends_it() -> None:
    """Stopped by the user, there is no plan, and that is said."""
    found = cbc.solve(program(2), EXACT, should_stop=lambda: True)
    assert found.outcome == "nothing_found"
    assert found.stopped == "user"


PLANNER = """
import subprocess
from solver import cbc
from solver.engine import Options, never
from tests.solver.search.programs import program

def told(*arguments, **named):
    process = popen(*arguments, **named)
    print(process.pid, flush=True)
    return process

# The script that stands for CBC writes nothing and sleeps.
popen, subprocess.Popen = subprocess.Popen, told
cbc._path = lambda: {path!r}
cbc._write = lambda _, path: path.write_text("import time; time.sleep(600)")
cbc.solve(program(3), Options(), should_stop=never)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux which processes live")
def test_one_whose_program_is_killed_ends_too() -> None:
    """However silent and however long its search, it is gone with the program that ran it."""
    with subprocess.Popen(
        [sys.executable, "-c", PLANNER.format(path=sys.executable)],
        cwd=Path(__file__).parent.parent.parent,
        stdout=subprocess.PIPE,
    ) as planner:
        assert planner.stdout is not None
        both = [int(planner.stdout.readline()) for _ in ("CBC", "its watch")]
        assert all(_lives(one) for one in both)
        planner.kill()
    until = time.monotonic() + 20
    while any(_lives(one) for one in both):
        assert time.monotonic() < until, "left at work"
        time.sleep(0.05)


def _lives(process: int) -> bool:
    """Tell whether a process is at work; one that has ended may wait to be asked about."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.split()[0] != "Z"


def test_what_breaks_a_row_is_no_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solution that does not keep the rows is not taken, whatever CBC says of it."""
    made = program(1)
    kept = cbc._solution
    monkeypatch.setattr(cbc, "_solution", lambda *_: None)
    assert cbc.solve(made, EXACT, should_stop=never).outcome == "nothing_found"
    monkeypatch.setattr(cbc, "_solution", kept)
    broken = np.array(made.high) + 1
    assert not keeps(made, broken)
    assert keeps(made, np.zeros(len(made.cost)))


def test_without_one_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no CBC is there, that is known, and a run finds nothing."""
    monkeypatch.setattr(cbc, "_path", lambda: None)
    assert not cbc.is_there()
    assert cbc.solve(program(3), EXACT, should_stop=never).outcome == "nothing_found"
