"""Runs CBC, where it is there, on a program: in a process of its own, so that it can be stopped.

PuLP 3.3 brings a CBC along; without one, everything works with HiGHS alone. CBC is often the
quicker engine for small programs. What it says is not taken for granted: a solution counts
when the product's own arithmetic finds it to be one; "infeasible" and "optimal" do not count
at all, and no bound is read (it has called plans optimal that HiGHS found better ones for).
"""

import math
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import highspy
import numpy as np
import pulp

from solver.engine import Options, Run, ShouldStop, Stopped
from solver.matrix import Floats, Matrix, hand_over, keeps

ENGINE: Final = "CBC"
_POLL_SECONDS: Final = 0.05
_GRACE_SECONDS: Final = 5.0
"""How long after its time CBC may go on, which looks at its clock now and then only."""
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_SHELL: Final = Path("/bin/sh")
_WATCH: Final = 'read -r _; kill -9 "$1"'
_NODES: Final = re.compile(r"^Enumerated nodes:\s+(\d+)", re.MULTILINE)


def is_there() -> bool:
    """Tell whether a CBC can be run."""
    path = _path()
    return path is not None and os.access(path, os.X_OK)


def _path() -> str | None:
    found: str | None = getattr(pulp.apis.coin_api, "pulp_cbc_path", None)
    return found


def solve(
    program: Matrix,
    options: Options,
    *,
    start: Floats | None = None,
    should_stop: ShouldStop,
) -> Run:
    """Solve a program, from the values of a solution where there are some.

    A run that finds nothing, or whose solution breaks the program, is `nothing_found`; so is
    one that cannot be started, or whose files cannot be written.
    """
    path = _path()
    if path is None:
        return _run(program, None, 0, "")
    started = time.monotonic()
    try:
        run = _solved(path, program, options, start, should_stop)
    except OSError:
        # A CBC of another machine, or a full disk, say: everything works without.
        return _run(program, None, 0, "")
    return replace(run, seconds=time.monotonic() - started)


def _solved(
    path: str, program: Matrix, options: Options, start: Floats | None, should_stop: ShouldStop
) -> Run:
    with tempfile.TemporaryDirectory(prefix="procure-", ignore_cleanup_errors=True) as folder:
        model, warm, out, log = (Path(folder) / name for name in ("p.mps", "p.mst", "p.sol", "log"))
        _write(program, model)
        command = [path, str(model), "-ratio", str(float(options.gap)), "-allow", "0"]
        if options.time_limit is not None:
            command += ["-sec", str(max(float(options.time_limit), 0.01)), "-timeMode", "elapsed"]
        command += ["-randomCbcSeed", str(options.seed + 1)]
        if start is not None:
            _write_start(program, start, warm)
            command += ["-mips", str(warm)]
        command += ["-solve", "-solution", str(out)]
        stopped = _run_process(command, log, options, should_stop)
        text = log.read_text(encoding="utf-8", errors="replace")
        values = None if stopped else _solution(program, out)
    nodes = _NODES.search(text)
    return _run(program, values, int(nodes[1]) if nodes else 0, stopped)


def _run_process(
    command: list[str], log: Path, options: Options, should_stop: ShouldStop
) -> Stopped:
    """Run CBC to its end, or end it; give what ended it."""
    over = math.inf
    if options.time_limit is not None:
        over = time.monotonic() + float(options.time_limit) + _GRACE_SECONDS
    with (
        log.open("wb") as said,
        subprocess.Popen(  # noqa: S603 - the CBC of this environment
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            creationflags=_NO_WINDOW,
        ) as process,
    ):
        try:
            with _ended_with_us(process):
                return _ended_by(process, over, should_stop)
        finally:
            process.kill()


def _ended_by(process: subprocess.Popen[bytes], over: float, should_stop: ShouldStop) -> Stopped:
    """Wait until CBC has ended, or is to be: stopped, or at a time by the steady clock."""
    while True:
        try:
            process.wait(_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            if should_stop():
                return "user"
            if time.monotonic() > over:
                return "time"
        else:
            return ""


@contextmanager
def _ended_with_us(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """See to it that CBC ends when this program does, killed even: its search may be endless.

    A shell waits for the end of a pipe that only this program holds open. Where there is
    none, as on Windows, a CBC whose program was killed goes on to its end.
    """
    if not _SHELL.exists():
        yield
        return
    with subprocess.Popen(  # noqa: S603 - a line of our own
        [_SHELL, "-c", _WATCH, "watch", str(process.pid)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as watch:
        try:
            yield
        finally:
            watch.kill()


def _write(program: Matrix, path: Path) -> None:
    engine = highspy.Highs()  # type: ignore[no-untyped-call]
    engine.setOptionValue("output_flag", False)
    # The constant is added to what is found.
    hand_over(replace(program, offset=0.0), engine)
    # The program's own names may be of any length; places say which is which.
    for at in range(len(program.cost)):
        engine.passColName(at, f"x{at}")
    for at in range(len(program.row_low)):
        engine.passRowName(at, f"r{at}")
    engine.writeModel(str(path))


def _write_start(program: Matrix, start: Floats, path: Path) -> None:
    whole = np.flatnonzero(program.integer)
    lines = [f"{at} x{at} {round(start[at])}" for at in whole.tolist()]
    path.write_text("\n".join(["MIP start", *lines, ""]), encoding="ascii")


def _solution(program: Matrix, path: Path) -> Floats | None:
    """Read what CBC found, where it keeps every row and every bound of the program."""
    if not path.exists():
        return None
    first, *lines = path.read_text(encoding="ascii").splitlines() or [""]
    if "infeasible" in first.lower() or "no integer solution" in first.lower() or not lines:
        return None
    values = np.zeros(len(program.cost))
    for line in lines:
        _, name, value, *_ = line.replace("**", "").split()
        values[int(name[1:])] = float(value)
    values[program.integer] = np.round(values[program.integer])
    return values if keeps(program, values) else None


def _run(program: Matrix, values: Floats | None, nodes: int, stopped: Stopped) -> Run:
    found = values is not None
    return Run(
        outcome="feasible" if found else "nothing_found",
        stopped=stopped,
        values=dict(zip(program.names, values.tolist(), strict=True)) if values is not None else {},
        objective=float(program.cost @ values) + program.offset if values is not None else None,
        bound=None,
        nodes=nodes,
        variables=len(program.names),
        integers=int(program.integer.sum()),
        constraints=len(program.row_low),
        engine=ENGINE,
    )
