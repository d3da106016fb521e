"""Works workbooks out in LibreOffice; the system's Python runs this, which has LibreOffice's uno.

Started with the program and a folder for its profile. Each line of standard input is a request,
each line of standard output its answer, both in JSON; the end of input ends LibreOffice.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

FORMULAS, FAULTY = 16, 4  # com.sun.star.sheet.CellFlags.FORMULA, FormulaResult.ERROR
FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".pdf": "calc_pdf_Export"}
PATIENCE_S = 60.0

uno: Any = importlib.import_module("uno")


def main() -> None:
    """Start LibreOffice and answer until there is nothing more asked."""
    program, profile = sys.argv[1], Path(sys.argv[2])
    pipe = f"pipe,name=procure-{os.getpid()}"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", f"--accept={pipe};urp"]
    command += ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    # Its messages are no answers.
    nowhere = subprocess.DEVNULL
    office = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)
    try:
        desk = _desk(pipe, office)
        for line in sys.stdin:
            sys.stdout.write(json.dumps(_answer(desk, json.loads(line))) + "\n")
            sys.stdout.flush()
    finally:
        # This process leads the group; what it started is in no other.
        os.killpg(0, signal.SIGKILL)


def _desk(pipe: str, office: "subprocess.Popen[bytes]") -> Any:
    """Give LibreOffice's desktop as soon as it answers."""
    here = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = here.ServiceManager.createInstanceWithContext(name, here)
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            there = resolver.resolve(f"uno:{pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if time.monotonic() > end or (office.poll() or 0) != 0:
                raise
            time.sleep(0.1)
        else:
            return there.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", there
            )


def _answer(desk: Any, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return _worked_out(desk, request)
    except (OSError, uno.getClass("com.sun.star.uno.Exception")) as error:
        return {"failed": f"{type(error).__name__}: {error}"}


def _worked_out(desk: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Open a workbook, and for each round of edits set cells and work everything out anew."""
    address = Path(request["path"]).as_uri()
    book = desk.loadComponentFromURL(address, "_blank", 0, (_property("Hidden", value=True),))
    if book is None:
        raise OSError(request["path"])
    try:
        rounds = []
        sheets = request["sheets"] or book.Sheets.ElementNames
        for edits in request["rounds"]:
            before = [_set(_cell(book, place), place["value"]) for place in edits]
            book.calculateAll()
            rounds.append({name: _cells(book, name) for name in sheets})
            for target in map(Path, request["save"]):
                how = _property("FilterName", value=FILTERS[target.suffix])
                book.storeToURL(target.as_uri(), (how,))
            for place, value in zip(edits, before, strict=True):
                _set(_cell(book, place), value)
        return {"rounds": rounds}
    finally:
        book.close(True)


def _property(name: str, *, value: object) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def _cell(book: Any, place: dict[str, Any]) -> Any:
    return book.Sheets.getByName(place["sheet"]).getCellRangeByName(place["cell"])


def _set(cell: Any, value: float | str) -> float | str:
    """Type a value into a cell and give the one before; one that is locked stays, and is told."""
    before = cell.DataArray[0][0]
    try:
        cell.setDataArray(((value,),))
    except uno.getClass("com.sun.star.uno.RuntimeException") as error:
        raise PermissionError(cell.AbsoluteName) from error
    return str(before) if isinstance(before, str) else float(before)


def _cells(book: Any, name: str) -> dict[str, Any]:
    """Give the values of a sheet from A1 on, and which cells are formulas, which are faulty."""
    sheet = book.Sheets.getByName(name)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    used = sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
    faulty = [
        (row, column, used.getCellByPosition(column, row).String)
        for row, column in _places(sheet.queryFormulaCells(FAULTY))
    ]
    formulas = list(_places(sheet.queryContentCells(FORMULAS)))
    return {"values": used.DataArray, "formulas": formulas, "faulty": faulty}


def _places(ranges: Any) -> "list[tuple[int, int]]":
    return [
        (row, column)
        for area in ranges.RangeAddresses
        for row in range(area.StartRow, area.EndRow + 1)
        for column in range(area.StartColumn, area.EndColumn + 1)
    ]


if __name__ == "__main__":
    main()
