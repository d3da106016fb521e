"""Answers kept as a file, for the command line and for lists of the same layout."""

from pathlib import Path
from typing import Final

from procure import storage
from procure.offers import Mapping

MAPPING_KINDS: Final = "Mapping (*.json)"


def suggested_path(path: Path) -> Path:
    """Give where the answers for a price list would be kept."""
    return path.with_suffix(".mapping.json")


def save_mapping(mapping: Mapping, path: Path) -> None:
    """Write answers to a file that the command line takes with --mapping; raise SaveError."""
    data: bytes = storage.adapter(Mapping).dump_json(mapping, indent=2, exclude_defaults=True)

    def write(temporary: Path) -> None:
        temporary.write_bytes(data + b"\n")

    storage.write_whole(path, write)


def load_mapping(path: Path) -> Mapping:
    """Read answers from a file; raise InputError with one sentence where they are none."""
    return storage.read_part(Mapping, path, "cli-mapping-invalid")
