"""LibreOffice, which works workbooks out anew: what their formulas come to in another program."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Final, Self

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

Cell = tuple[str, str]
"""A sheet and the address of a cell on it: ("Orders", "H5")."""
Edits = Mapping[Cell, float | str]
"""What is typed into cells; the empty text empties one."""
Value = float | str | None

MISSING: Final = (
    "LibreOffice or its uno for Python is missing: no other program works formulas out; "
    "the workbook's own parts are checked"
)
_BRIDGE: Final = Path(__file__).with_name("office_bridge.py")
_PATIENCE_S: Final = 120.0


@dataclass(frozen=True, kw_only=True)
class Worked:
    """A workbook that was worked out: the values of all sheets, the faulty cells."""

    values: Mapping[str, Sequence[Sequence[Value]]]
    formulas: frozenset[Cell]
    faulty: Mapping[Cell, str]

    def at(self, sheet: str, cell: str) -> Value:
        """Give the value of a cell; empty ones are the empty text."""
        row, column = coordinate_to_tuple(cell)
        return self.values[sheet][row - 1][column - 1]

    def rows(self, sheet: str, head: int = 4) -> list[dict[str, Value]]:
        """Give the rows below the row of headings (from 1), up to an empty one or the total."""
        above, *below = self.values[sheet][head - 1 :]
        headings = [str(heading) for heading in above if heading != ""]
        found = []
        for row in below:
            cells = row[: len(headings)]
            if cells[0] == "Total" or all(value == "" for value in cells):
                break
            found.append(dict(zip(headings, cells, strict=True)))
        return found


class OfficeError(Exception):
    """LibreOffice did not do what it was asked."""


class Office:
    """One running LibreOffice with a profile of its own; it ends with the `with` block."""

    def __init__(self, folder: Path) -> None:
        """Start it, with its profile in a folder that is its own."""
        found = programs()
        if found is None:
            raise OfficeError(MISSING)
        program, python = found
        self._process = subprocess.Popen(
            [python, str(_BRIDGE), program, str(folder / "profile")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={key: value for key, value in os.environ.items() if not key.startswith("PYTHON")},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._kill()
        self._process.communicate()

    def work_out(self, path: Path, edits: Edits | None = None, *save: Path) -> Worked:
        """Open a workbook, set cells, work all of it out anew; save it as .xlsx or .pdf.

        Raises OfficeError where it cannot be opened, a cell to be set is locked, or it
        takes too long.
        """
        (worked,) = self._rounds(path, [edits or {}], save, ())
        return worked

    def work_out_each(
        self, path: Path, rounds: Sequence[Edits], sheets: Sequence[str]
    ) -> list[Worked]:
        """Do the same for one set of edits after the other, each made to the workbook as it is.

        Only the sheets named are told of: that is what takes the time.
        """
        return self._rounds(path, rounds, (), sheets)

    def _rounds(
        self, path: Path, rounds: Sequence[Edits], save: Sequence[Path], sheets: Sequence[str]
    ) -> list[Worked]:
        asked = {
            "path": str(path),
            "rounds": [
                [
                    {"sheet": sheet, "cell": cell, "value": value}
                    for (sheet, cell), value in edits.items()
                ]
                for edits in rounds
            ],
            "sheets": list(sheets),
            "save": [str(target) for target in save],
        }
        return [_worked(sheets) for sheets in self._ask(asked)["rounds"]]

    def _ask(self, request: Mapping[str, object]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        late = Timer(_PATIENCE_S, self._kill)
        late.start()
        try:
            print(json.dumps(request), file=self._process.stdin, flush=True)
            line = self._process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            late.cancel()
        if not line:
            raise OfficeError("LibreOffice ended, or took too long")
        answer = json.loads(line)
        if "failed" in answer:
            raise OfficeError(answer["failed"])
        return answer

    def _kill(self) -> None:
        """End LibreOffice with all its processes: they are one group."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


@cache
def programs() -> tuple[str, str] | None:
    """Give LibreOffice and a Python that can speak to it, where both are installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    own = Path(program).resolve().with_name("python")
    for python in ("/usr/bin/python3", str(own)):
        if shutil.which(python) and _has_uno(python):
            return program, python
    return None


def _has_uno(python: str) -> bool:
    done = subprocess.run([python, "-c", "import uno"], check=False, capture_output=True)
    return done.returncode == 0


def _worked(sheets: Mapping[str, Any]) -> Worked:
    return Worked(
        values={name: one["values"] for name, one in sheets.items()},
        formulas=frozenset(
            (name, _address(row, column))
            for name, one in sheets.items()
            for row, column in one["formulas"]
        ),
        faulty={
            (name, _address(row, column)): shown
            for name, one in sheets.items()
            for row, column, shown in one["faulty"]
        },
    )


def _address(row: int, column: int) -> str:
    return f"{get_column_letter(column + 1)}{row + 1}"
