"""procure-cli explain --supplier-sheet: the page that can be sent to a supplier."""

import argparse
import sys
from pathlib import Path

from procure.errors import InputError
from procure.explained.negotiation import Negotiation
from procure.house_style import HouseStyle
from procure.plan_difference import Answer
from procure.words import sentence


def add_supplier_sheet(command: argparse.ArgumentParser) -> None:
    """Add where the page goes."""
    command.add_argument(
        "--supplier-sheet",
        type=Path,
        metavar="OUT",
        help="with --part negotiate and one --supplier: write the page that can be sent to it",
    )


def refuse_without_supplier(options: argparse.Namespace) -> None:
    """Raise InputError for a page of nobody, or about which nothing is asked."""
    wanted = options.supplier_sheet is not None
    if wanted and (len(options.supplier) != 1 or "negotiate" not in options.part):
        raise InputError("cli-supplier-sheet-of-whom")


def write_page(
    options: argparse.Namespace,
    asked: Answer,
    negotiations: tuple[Negotiation, ...],
    style: HouseStyle,
) -> None:
    """Write the page, where it is asked for and there is a plan."""
    path: Path | None = options.supplier_sheet
    if path is None:
        return
    if not asked.plan.trusted:
        print(sentence("cli-no-workbook", {"path": str(path)}), file=sys.stderr)
        return
    from procure.report.supplier_sheet import write_supplier_sheet

    (supplier,) = options.supplier
    write_supplier_sheet(
        asked.project, asked.scenario, asked.plan, supplier, negotiations, path, style
    )
