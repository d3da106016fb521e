"""Commands of the command line, run in this process, and small files that they read."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
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


def price_list(path: Path, price: object, supplier: str = "Reseller") -> Path:
    """Write a price list of one line."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            [
                "Supplier",
                "SKU",
                "Description",
                "Unit price (USD)",
                "Lead time (weeks)",
                "Integration cost",
            ]
        )
        writer.writerow([supplier, "N8", "HGX H100 server, 8 x H100 SXM", price, 2, 0])
    return path
