"""The sample projects that come with the program."""

from __future__ import annotations

from typing import Final

import seeds
from procure import storage
from procure.errors import NotFoundError
from procure.project import Project

PREFIX: Final = "sample:"
"""Before a sample's name where a file's path could also stand."""
FIRST_SAMPLE: Final = "december-2023"


def read_sample(name: str) -> Project:
    """Read a sample project; raise NotFoundError with the names there are."""
    try:
        path = seeds.sample_path(name)
    except KeyError as error:
        names = ", ".join(f"“{known}”" for known in seeds.sample_names())
        raise NotFoundError("sample-not-found", name=name, names=names) from error
    return storage.read(path)
