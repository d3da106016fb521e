"""The container of old Office files: a small file system of sectors in one file."""

import struct
from collections.abc import Sequence
from typing import Final

_END: Final = 0xFFFFFFFA
"""Numbers from here on are no sectors but marks, such as the end of a chain."""

_ENTRY: Final = 128
_MOST_SECTORS: Final = 1 << 20
_SHIFTS: Final = (9, 12)
_MINI_SHIFT: Final = 6


def read_stream(data: bytes, names: Sequence[str]) -> bytes:
    """Give the first of the named streams that the container has.

    Raises ValueError or struct.error where it has none, or its chains are broken.
    """
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in _SHIFTS or mini_shift != _MINI_SHIFT:
        raise ValueError("sectors of a size that does not exist")
    directory_start, cutoff, mini_start = struct.unpack_from("<I4xII", data, 48)
    table = _numbers(_joined(data, shift, _table_sectors(data, shift)))
    directory = _chain(data, shift, table, directory_start)
    if any((sector + 2) << shift > len(data) for sector in _sectors(table, directory_start)):
        raise ValueError("a directory that is cut off")
    entries = {
        directory[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]: at
        for at in reversed(range(0, len(directory) - _ENTRY + 1, _ENTRY))
        if directory[at + 66]
    }
    found = next((entries[name] for name in names if name in entries), None)
    if found is None:
        raise ValueError("no such stream")
    start, size = struct.unpack_from("<II", directory, found + 116)
    if size >= cutoff:
        return _chain(data, shift, table, start)[:size]
    root = struct.unpack_from("<I", directory, 116)[0]
    mini_table = _numbers(_chain(data, shift, table, mini_start))
    mini = _chain(data, shift, table, root)
    parts = [
        mini[at << _MINI_SHIFT : (at + 1) << _MINI_SHIFT] for at in _sectors(mini_table, start)
    ]
    return b"".join(parts)[:size]


def _table_sectors(data: bytes, shift: int) -> list[int]:
    (count,) = struct.unpack_from("<I", data, 44)
    following, more = struct.unpack_from("<II", data, 68)
    found = list(struct.unpack_from("<109I", data, 76))
    per_sector = (1 << shift) // 4
    while following < _END and more and len(found) < _MOST_SECTORS:
        numbers = _numbers(_joined(data, shift, [following]))
        found.extend(numbers[: per_sector - 1])
        following, more = numbers[per_sector - 1], more - 1
    return [each for each in found if each < _END][: min(count, _MOST_SECTORS)]


def _joined(data: bytes, shift: int, sectors: Sequence[int]) -> bytes:
    size = 1 << shift
    parts = []
    for sector in sectors:
        start = (sector + 1) << shift
        part = data[start : start + size]
        if not part:
            raise ValueError("a sector beyond the end of the file")
        parts.append(part.ljust(size, b"\0"))
    return b"".join(parts)


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _sectors(table: Sequence[int], start: int) -> list[int]:
    found: list[int] = []
    seen: set[int] = set()
    while start < _END:
        if start in seen or start >= len(table):
            raise ValueError("a chain of sectors that does not end")
        seen.add(start)
        found.append(start)
        start = table[start]
    return found


def _chain(data: bytes, shift: int, table: Sequence[int], start: int) -> bytes:
    return _joined(data, shift, _sectors(table, start))
