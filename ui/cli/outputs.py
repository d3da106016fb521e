"""What is written: refused before any planning where it could not be. Never loads Qt."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from procure.errors import InputError

_FILES: Final = ("json", "xlsx", "pdf", "save", "supplier_sheet")
_WORKBOOKS: Final = ("xlsx", "supplier_sheet")
_FOLDERS: Final = ("csv", "requests")


def refuse_unwritable(options: argparse.Namespace) -> None:
    """Raise InputError for an output that has no folder, no right to be there, or a wrong kind."""
    for name in _WORKBOOKS:
        for path in _paths(options, name):
            if path.suffix.casefold() != ".xlsx":
                raise InputError("cli-output-not-xlsx", path=path)
    for name in (*_FILES, *_FOLDERS):
        for path in _paths(options, name):
            _refuse(path, is_folder=name in _FOLDERS)


def _paths(options: argparse.Namespace, name: str) -> Iterator[Path]:
    """Give the path of an output, where the command has it, it is asked for and it is a file."""
    path = getattr(options, name, None)
    if path is not None and path != Path("-"):
        yield path


def _refuse(path: Path, *, is_folder: bool) -> None:
    target = path.resolve()
    if not target.parent.is_dir():
        raise InputError("save-no-folder", path=path, folder=path.parent)
    if is_folder and target.is_file():
        raise InputError("cli-output-is-file", path=path)
    if not is_folder and target.is_dir():
        raise InputError("cli-output-is-folder", path=path)
    # Both are put in place by a new name in the folder that they stand in.
    if not os.access(target.parent, os.W_OK):
        raise InputError("cli-output-barred", path=path)
