"""Commands of the command line, run in this process, and a project that they plan at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from procure.project import Project
from tests.builders import catalog, chip, demand, offer, project, scenario

Run = Callable[..., tuple[int, str, str]]
"""Runs a command with its arguments: (exit code, standard output, standard error)."""


def small(**fields: Any) -> Project:
    """Make a project that is planned at once."""
    return project(
        [catalog("Reseller", offer("node", "h100-sxm", 1000, count=8))],
        replace(scenario(demand(0, 100)), **fields),
        chips=[chip("H100-SXM")],
    )
