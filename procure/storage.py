"""The project file: JSON, read strictly, written whole or not at all."""

from __future__ import annotations

import codecs
import glob
import hashlib
import json
import os
import platform
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from procure.errors import InputError, ProjectFileError, SaveError
from procure.offers import Catalog, Offer
from procure.project import FORMAT, Project
from procure.references import missing_references
from procure.scenario import APART, Scenario
from procure.words import sentence

if TYPE_CHECKING:
    # Loaded with the first file: it takes as long as the window that asks for it.
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails

Part = TypeVar("Part")


class _Hash(Protocol):
    """A SHA-256 that is being made."""

    def update(self, data: bytes, /) -> None: ...
    def copy(self) -> _Hash: ...
    def hexdigest(self) -> str: ...


INERT: Final = frozenset(
    (
        "issues",
        "accepted",
        "editions",
        "mapping",
        "read_on",
        "sha256",
        "file_name",
        "note",
    )
)
"""Fields of a price list on which no plan depends."""

_HASHED_AT_ONCE: Final = 100
_HASHED: Final[deque[tuple[tuple[Catalog, ...], _Hash]]] = deque(maxlen=4)

_SHOWN_FAULTS: Final = 1
_FAULTS: Final = {
    "json_invalid": "part-not-json",
    "unexpected_keyword_argument": "part-no-such-field",
    "dataclass_type": "part-not-fields",
    "tuple_type": "part-not-list",
    "string_type": "part-not-text",
    "int_type": "part-not-whole",
    "int_parsing": "part-not-whole",
    "int_from_float": "part-not-whole",
    "bool_type": "part-not-yes-or-no",
    "literal_error": "part-not-one-of",
}
"""Pydantic's names of faults, and the sentences that say them."""
_STEM_KEPT: Final = 100
"""Letters of a file's name that are in the name of its temporary file."""
_DAY: Final = 86_400.0
_JSON_SCHEMA_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def _projects() -> TypeAdapter[Project]:
    return adapter(Project)


@cache
def adapter(kind: type[Any]) -> TypeAdapter[Any]:
    """Give the strict reader and writer of one kind of record, for parts and for plans."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def read_json(kind: Any, text: str | bytes) -> Any:
    """Read one value of a record's field as strictly as a project file; raise ValueError."""
    return adapter(kind).validate_json(text)


def dump_json(kind: Any, value: Any) -> bytes:
    """Write one record as read_json reads it: in one line, fields at their default left out."""
    return adapter(kind).dump_json(value, exclude_defaults=True)


def read_part(kind: type[Part], path: Path, key: str) -> Part:
    """Read a file that holds one record of a kind, such as a mapping.

    Raises InputError with the sentence of `key`, which gets path, where and reason.
    """
    from pydantic import TypeAdapter, ValidationError

    data = read_bytes(path).removeprefix(codecs.BOM_UTF8)
    try:
        part = TypeAdapter(kind).validate_json(data)
        # Of two values for one key the last would count, unseen.
        json.loads(data, object_pairs_hook=_once)
    except _DuplicateKeyError as error:
        raise InputError(key, path=path, where=str(error), reason="it stands twice") from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = _where(fault["loc"])
        raise InputError(key, path=path, where=where, reason=_told(fault)) from error
    return part


def _told(fault: ErrorDetails) -> str:
    """Say in the words of a reader what is wrong with a field."""
    key = _FAULTS.get(fault["type"])
    about = {name: str(value) for name, value in fault.get("ctx", {}).items()}
    if key is not None:
        return sentence(key, about)
    return fault["msg"][:1].lower() + fault["msg"][1:]


class _DuplicateKeyError(ValueError):
    """A JSON object has a key twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _DuplicateKeyError(key)
            seen.add(key)
    return found


def read(path: Path) -> Project:
    """Read a project file.

    Raises ProjectFileError with one sentence about the first fault; its `details`
    list every fault with its path.
    """
    return parse(read_bytes(path), str(path))


def read_with_digest(path: Path) -> tuple[Project, str]:
    """Read a project file as read() does, and give the SHA-256 of its content with it."""
    data = read_bytes(path)
    return parse(data, str(path)), hashlib.sha256(data).hexdigest()


def read_bytes(path: Path) -> bytes:
    """Read a file whole; raise ProjectFileError with a sentence when it cannot be."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ProjectFileError("file-not-found", path=path) from error
    except IsADirectoryError as error:
        raise ProjectFileError("file-is-folder", path=path) from error
    except OSError as error:
        raise ProjectFileError("file-unreadable", path=path, reason=error.strerror) from error


def parse(data: bytes, path: str) -> Project:
    """Read a project from the bytes of its file; `path` names it in messages."""
    from pydantic import ValidationError

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProjectFileError("project-not-text", path=path) from error
    try:
        tree = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise ProjectFileError(
            "project-not-json", path=path, line=error.lineno, column=error.colno, reason=error.msg
        ) from error
    except _DuplicateKeyError as error:
        raise ProjectFileError("project-duplicate-key", path=path, name=error) from error
    except (RecursionError, ValueError) as error:
        # Nested too deeply, or a whole number of thousands of digits.
        raise ProjectFileError("project-not-text", path=path) from error
    found = tree.get("format") if isinstance(tree, dict) else None
    if isinstance(found, int) and found != FORMAT:
        raise ProjectFileError("project-format", path=path, found=found, known=FORMAT)
    try:
        project = _projects().validate_json(text)
    except ValidationError as error:
        raise _invalid(error, path) from error
    missing = missing_references(project)
    if missing:
        first = missing[0]
        raise ProjectFileError(
            "project-twice" if first.twice else "project-inconsistent",
            path=path,
            where=first.where,
            what=first.what,
            name=first.name,
            more=_more(len(missing)),
            details="\n".join(f"{fault.where}: {fault.what} “{fault.name}”" for fault in missing),
        )
    return project


def _invalid(error: ValidationError, path: str) -> ProjectFileError:
    faults = [(_where(fault["loc"]), fault["msg"]) for fault in error.errors()]
    where, reason = faults[0]
    return ProjectFileError(
        "project-invalid",
        path=path,
        where=where,
        reason=reason[:1].lower() + reason[1:],
        more=_more(len(faults)),
        details="\n".join(f"{place}: {what}" for place, what in faults),
    )


def _more(faults: int) -> str:
    return f" (and {faults - _SHOWN_FAULTS} more)" if faults > _SHOWN_FAULTS else ""


def _where(path: Iterable[int | str]) -> str:
    shown = ""
    for part in path:
        shown += f"[{part}]" if isinstance(part, int) else f".{part}"
    return shown.lstrip(".") or "the top"


def dump(project: Project) -> bytes:
    """Write a project as the bytes of its file: UTF-8, fields at their default left out."""
    return _projects().dump_json(project, indent=2, exclude_defaults=True) + b"\n"


def save(project: Project, path: Path) -> None:
    """Write a project file whole or not at all; raise SaveError."""
    write_bytes(path, dump(project))


def write_bytes(path: Path, data: bytes, *, wait: bool = True) -> None:
    """Write a file whole or not at all; raise SaveError. `wait` is as for write_whole()."""
    write_whole(path, lambda temporary: _fill(temporary, data), wait=wait)


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def write_whole(path: Path, write: Callable[[Path], None], *, wait: bool = True) -> None:
    """Let `write` fill a temporary file beside `path`, then put it in its place at once.

    The file under `path` is either the old one or the whole new one, whatever happens;
    raises SaveError when the new one could not be put there. Without `wait` it need not be
    on the disk yet: that holds unless the machine itself ends.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        # A device, such as /dev/null, would be replaced by a file of its name.
        reason = "it is a folder" if target.is_dir() else "it is not an ordinary file"
        raise SaveError("save-failed", path=path, reason=reason)
    begins = unfinished(target)
    _sweep(target.parent, begins, target.suffix)
    try:
        descriptor, name = tempfile.mkstemp(
            dir=target.parent, prefix=f"{begins}{os.getpid()}-", suffix=target.suffix
        )
    except OSError as error:
        raise cannot_save(path, error) from error
    os.close(descriptor)
    temporary = Path(name)
    try:
        write(temporary)
        if wait:
            sync(temporary)
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else _default_mode())
        temporary.replace(target)
        if wait:
            _sync_folder(target.parent)
    except OSError as error:
        raise cannot_save(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def cannot_save(path: Path, error: OSError) -> SaveError:
    """Say why a file cannot be put in its place: most often it is open in another program."""
    if isinstance(error, PermissionError):
        return SaveError("save-barred", path=path)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)) and not path.parent.is_dir():
        return SaveError("save-no-folder", path=path, folder=path.parent)
    return SaveError("save-failed", path=path, reason=error.strerror or error)


def sync(path: Path) -> None:
    """Wait until a file is on the disk as it is now; raise OSError."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sweep(folder: Path, begins: str, suffix: str) -> None:
    """Remove what programs that were killed while writing the same file left in a folder."""
    with suppress(OSError):
        for left in folder.glob(f"{glob.escape(begins)}*{glob.escape(suffix)}"):
            if not still_written(left, begins):
                left.unlink(missing_ok=True)


def unfinished(target: Path) -> str:
    """Give how the name of what is being written for a target begins: then comes the process."""
    return f".{target.stem[:_STEM_KEPT]}-{_host()}-"


def still_written(left: Path, begins: str) -> bool:
    """Tell whether somebody may still be writing what has such a name, or it is no such name."""
    process = left.name.removeprefix(begins).partition("-")[0]
    return not process.isdecimal() or _runs(int(process), left)


def _host() -> str:
    # On a shared folder the same number is another machine's process.
    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]


def _runs(process: int, left: Path) -> bool:
    """Tell whether a process of this machine may still be writing a file."""
    if os.name == "nt":
        # There the question would end the process; a day is longer than any writing takes.
        return time.time() - left.stat().st_mtime < _DAY
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OverflowError, PermissionError):
        return True
    return True


def _default_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    # Without this a power cut could lose the new name; Windows has no such call.
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the project file."""
    found = _projects().json_schema()
    return {"$schema": _JSON_SCHEMA_DIALECT, **found}


def digest(project: Project, scenario: Scenario) -> str:
    """Give the SHA-256 of everything that a plan of this scenario depends on.

    Names of scenarios, their parents, locks and notes stand outside it, as do what was read
    but cannot change a plan: issues and what was accepted of them, mappings, earlier editions
    and the files they came from.

    It is worked out of a small piece at a time: all 100,000 offers in one would let no other
    thread have its turn for seconds, the window's included.
    """
    found = _catalogs_hashed(project.catalogs)
    rest = _python(Project, replace(project, catalogs=(), scenarios=()))
    for apart in ("catalogs", "scenarios", "name", "note"):
        rest.pop(apart, None)
    asked = _python(Scenario, scenario)
    for apart in APART:
        asked.pop(apart, None)
    # The hash goes on where that of the price lists ended: "catalogs" is the first of the keys.
    found.update(f",{_json(rest)[1:]},{_json(asked)}]".encode())
    return found.hexdigest()


def _catalogs_hashed(catalogs: tuple[Catalog, ...]) -> _Hash:
    """Give the hash of a project's JSON up to the end of its price lists; it can be gone on with.

    Those of the last projects are remembered: what is explained asks for dozens of plans of
    the same price lists.
    """
    for known, found in tuple(_HASHED):
        if known is catalogs:
            return found.copy()
    made = hashlib.sha256(b'[{"catalogs":[')
    for number, catalog in enumerate(catalogs):
        made.update(b"," if number else b"")
        for piece in _pieces(catalog):
            made.update(piece.encode())
    made.update(b"]")
    _HASHED.append((catalogs, made))
    return made.copy()


def _pieces(catalog: Catalog) -> Iterator[str]:
    """Give the JSON of what a plan depends on in a price list, in pieces of a few offers."""
    inert: dict[str, Any] = dict.fromkeys(("issues", "accepted", "editions"), ())
    fields = _python(Catalog, replace(catalog, offers=(), mapping=None, **inert))
    before = "{"
    for name in sorted(name for name in fields if name not in INERT):
        yield f"{before}{_json(name)}:"
        before = ","
        if name != "offers":
            yield _json(fields[name])
            continue
        yield "["
        for start in range(0, len(catalog.offers), _HASHED_AT_ONCE):
            some = catalog.offers[start : start + _HASHED_AT_ONCE]
            yield f"{',' if start else ''}{_json(_python(tuple[Offer, ...], some))[1:-1]}"
        yield "]"
    yield "}"


def _python(kind: Any, value: Any) -> Any:
    return adapter(kind).dump_python(value, mode="json", exclude_none=True)


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
