"""procure-cli plan --pdf, --csv and --requests: the plan in other forms than a workbook."""

import argparse
import sys
from functools import partial
from pathlib import Path

from procure.house_style import HouseStyle
from procure.plan_difference import Answer
from procure.words import sentence


def add_exports(command: argparse.ArgumentParser) -> None:
    """Add where the plan goes in other forms."""
    command.add_argument(
        "--pdf", type=Path, metavar="OUT", help="write the plan's summary as one page to print"
    )
    command.add_argument(
        "--csv", type=Path, metavar="FOLDER", help="write the plan as a folder of CSV files"
    )
    command.add_argument(
        "--requests",
        type=Path,
        metavar="FOLDER",
        help="write a purchase request for each supplier, each a workbook that can be sent",
    )


def exports(options: argparse.Namespace) -> tuple[Path | None, ...]:
    """Give the paths that are written beside the workbook and the JSON."""
    return (options.pdf, options.csv, options.requests)


def write_exports(options: argparse.Namespace, answer: Answer, style: HouseStyle) -> None:
    """Write what is asked for, or say for each path that there is no plan to write."""
    for path, write in (
        (options.pdf, partial(_pdf, style=style)),
        (options.csv, _csv),
        (options.requests, partial(_requests, style=style)),
    ):
        if path is None:
            continue
        if answer.plan.trusted:
            write(answer, path)
        else:
            print(sentence("cli-not-exported", {"path": str(path)}), file=sys.stderr)


def _pdf(answer: Answer, path: Path, *, style: HouseStyle) -> None:
    from procure.report.pdf_summary import write_pdf
    from solver.explain.signing import last_days

    asked = (answer.project, answer.scenario, answer.plan)
    write_pdf(*asked, path, last_days(*asked), style=style)


def _csv(answer: Answer, path: Path) -> None:
    from procure.report.csv_files import write_csv_files

    write_csv_files(answer.project, answer.scenario, answer.plan, path)


def _requests(answer: Answer, path: Path, *, style: HouseStyle) -> None:
    from procure.report.purchase_request import write_requests

    write_requests(answer.project, answer.scenario, answer.plan, path, style)
