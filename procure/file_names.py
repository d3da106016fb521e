"""Names for files, out of names that people gave."""

from collections.abc import Iterable, Mapping
from typing import Final

_KEPT: Final = " -_–."
_MOST: Final = 80
"""Characters; with what is added, every file system takes so many of any script."""
_BYTES: Final = 180
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{at}" for port in ("com", "lpt") for at in range(1, 10)}
)
"""Names that Windows keeps for devices, whatever their ending."""


def file_name(name: str, otherwise: str) -> str:
    """Give a name without an ending that every file system takes; `otherwise` where none is left.

    It names no folder: what is no letter, digit, blank, dash or dot becomes a dash.
    """
    kept = "".join(letter if letter.isalnum() or letter in _KEPT else "-" for letter in name)
    short = kept[:_MOST].encode()[:_BYTES].decode(errors="ignore").strip(" .")
    if not short:
        return otherwise
    return f"{short}-" if short.partition(".")[0].strip().casefold() in _RESERVED else short


def file_names(names: Iterable[str], otherwise: str) -> Mapping[str, str]:
    """Give each of some names its own file name, also where case alone tells them apart."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        wanted = file_name(name, otherwise)
        at, free = 1, wanted
        while free.casefold() in taken:
            at += 1
            free = f"{wanted} ({at})"
        taken.add(free.casefold())
        found[name] = free
    return found
