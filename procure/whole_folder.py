"""A folder of files, put in its place whole or not at all.

Such a folder has a list of its own files in `manifest.json`. Only a folder whose every file
stands in that list is ever replaced: nobody's own file is lost.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from procure.errors import SaveError
from procure.storage import cannot_save, still_written, sync, unfinished

MANIFEST: Final = "manifest.json"
_FORMAT: Final = 1
_NEW: Final = "new"
_OLD: Final = "old"
_OF_SYSTEMS: Final = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What systems put into every folder that is looked at."""


def write_whole_folder(path: Path, kind: str, write: Callable[[Path], dict[str, Any]]) -> None:
    """Let `write` fill a new folder beside `path`, then put it in its place at once.

    `write` gives what is said about the files beside their names, which the manifest of this
    `kind` lists. An older folder of the same kind is replaced, another one or a file never:
    that raises SaveError, as what cannot be written does. What was there before is then as it
    was.
    """
    target = path.resolve()
    begins = unfinished(target)
    _sweep(target, begins)
    _refuse_foreign(path, target, kind)
    try:
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=f"{begins}{os.getpid()}-"))
    except OSError as error:
        raise cannot_save(path, error) from error
    new = made / _NEW
    try:
        new.mkdir()
        about = write(new)
        names = sorted(one.name for one in new.iterdir())
        _write_manifest(new, {"format": _FORMAT, "kind": kind, **about, "files": names})
        for one in new.iterdir():
            sync(one)
        _put(new, target, made / _OLD)
    except OSError as error:
        raise cannot_save(path, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    # Half of a pair of characters has no bytes of its own; \\ud800 is how JSON writes it.
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace")


def _put(new: Path, target: Path, old: Path) -> None:
    """Put a folder in the place of another; that one stays where it is if this fails."""
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def _refuse_foreign(path: Path, target: Path, kind: str) -> None:
    """Raise SaveError for what must not be replaced: a file, or a folder with others' files."""
    if not target.exists():
        return
    if not target.is_dir():
        raise SaveError("save-failed", path=path, reason="it is a file, not a folder")
    try:
        found = {one.name for one in target.iterdir()}
        foreign = found - _listed(target, kind) - _OF_SYSTEMS
    except OSError as error:
        raise cannot_save(path, error) from error
    if foreign:
        raise SaveError("folder-not-ours", path=path, name=min(foreign))


def _listed(folder: Path, kind: str) -> set[str]:
    """Give the names of a folder's own files: none where it is not of this kind."""
    try:
        read = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return set()
    if not isinstance(read, dict) or read.get("kind") != kind:
        return set()
    names = read.get("files")
    return {MANIFEST, *_texts(names)} if isinstance(names, list) else set()


def _texts(values: Iterable[object]) -> set[str]:
    return {value for value in values if isinstance(value, str)}


def _sweep(target: Path, begins: str) -> None:
    """Remove what programs that were killed while writing the same folder left beside it.

    One that was killed between taking the old folder away and putting the new one there gives
    the old one back.
    """
    with suppress(OSError):
        for left in target.parent.iterdir():
            if not left.name.startswith(begins) or still_written(left, begins):
                continue
            if (left / _OLD).is_dir() and not target.exists():
                (left / _OLD).rename(target)
            shutil.rmtree(left, ignore_errors=True)
