"""Writes one of what a unit counts, as people do: "1 token/s", "1 stack"."""

import re
from typing import Final

_ONE: Final = {
    "tokens": "token",
    "queries": "query",
    "samples": "sample",
    "images": "image",
    "requests": "request",
    "pages": "page",
    "frames": "frame",
    "videos": "video",
    "documents": "document",
    "jobs": "job",
    "steps": "step",
    "uses": "use",
    "hours": "hour",
    "stacks": "stack",
    "wafers": "wafer",
    "packages": "package",
    "substrates": "substrate",
    "modules": "module",
    "slots": "slot",
    "ports": "port",
    "boards": "board",
    "chips": "chip",
    "units": "unit",
}
"""Words that are surely plurals; what people write in other words is left as it stands."""
_FIRST: Final = re.compile(r"[^\W\d_]+")


def of_one(unit: str) -> str:
    """Give a unit as it stands after a one: "token/s" for "tokens/s"; others unchanged."""
    found = _FIRST.match(unit)
    if found is None:
        return unit
    return _ONE.get(found.group(), found.group()) + unit[found.end() :]
