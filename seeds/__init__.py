"""Chip facts with their sources, and ready-made sample projects and price lists.

Everything here is data, found the same way in a checkout, an installed package and a
frozen program. The functions give bytes and paths; reading them is the caller's.
"""

from importlib.resources import files
from pathlib import Path

_PRICE_LIST_ENDINGS = (".csv", ".xlsx")


def library_bytes() -> bytes:
    """Give the chip library: JSON, a list of procure.chips.Chip records."""
    return _folder().joinpath("chips.json").read_bytes()


def throughput_bytes() -> bytes:
    """Give the measured throughputs: JSON, described in seeds.measured."""
    return _folder().joinpath("throughput.json").read_bytes()


def sample_names() -> tuple[str, ...]:
    """List the names of the sample projects, in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().joinpath("projects").glob("*.json")))


def sample_path(name: str) -> Path:
    """Give the path of a sample project's file; raise KeyError when there is none of the name."""
    if name not in sample_names():
        raise KeyError(name)
    return _folder().joinpath("projects", f"{name}.json")


def price_list_paths() -> tuple[Path, ...]:
    """List the sample price lists that suppliers would send, in alphabetical order."""
    folder = _folder().joinpath("price_lists")
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in _PRICE_LIST_ENDINGS))


def _folder() -> Path:
    # Never inside a zip file: the wheel is unpacked, and a frozen program keeps data in a folder.
    return Path(str(files(__package__)))
