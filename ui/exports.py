"""What leaves the window, and how: the forms of a plan, and what writes each file in a child.

Nothing here loads Qt or a writer: a child loads what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from procure.comparison import Comparison
    from procure.explained.explanation import Explanation
    from procure.explained.negotiation import Negotiation
    from procure.explained.signing import Signings
    from procure.house_style import HouseStyle
    from procure.plan import Plan
    from procure.plan_difference import Answer
    from procure.project import Project
    from procure.scenario import Scenario

WORKBOOK_KINDS: Final = "Excel workbooks (*.xlsx)"

FormName = Literal["xlsx", "pdf", "csv", "json", "requests"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A plan that leaves, with what explains it and the earlier answer that this starts from."""

    project: Project
    scenario: Scenario
    plan: Plan
    explanation: Explanation | None = None
    before: Answer | None = None

    @property
    def plan_of(self) -> tuple[Project, Scenario, Plan]:
        """Give the plan behind what it is of, as every writer takes it."""
        return self.project, self.scenario, self.plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form in which something leaves the window.

    `write` takes what is to be written, the path and the house style. `kinds` is a filter as
    Qt writes it; one without is a new folder, whose name has `adds` behind that of the plan.
    """

    title: str
    write: Callable[..., None]
    kinds: str = ""
    ending: str = ""
    adds: str = ""


def write_workbook(given: Exported, path: Path, style: HouseStyle) -> None:
    """Write the plan as a workbook, its summary with the last day of each order."""
    from procure.report import write_workbook as write

    write(
        *given.plan_of,
        path,
        given.explanation,
        before=given.before,
        signings=_last_days(given),
        style=style,
    )


def write_page(given: Exported, path: Path, style: HouseStyle) -> None:
    """Write the plan's summary as a page, with the last day of each order."""
    from procure.report.pdf_summary import write_pdf

    write_pdf(*given.plan_of, path, _last_days(given), style=style)


def _last_days(given: Exported) -> Signings:
    """Give the last day of each order, as it was explained or as the dates of the orders say."""
    if given.explanation is not None and given.explanation.signing is not None:
        return given.explanation.signing
    from solver.explain.signing import last_days

    return last_days(*given.plan_of)


def write_tables(given: Exported, path: Path, style: HouseStyle) -> None:
    """Write the plan as a folder of CSV files."""
    from procure.report.csv_files import write_csv_files

    del style  # figures alone
    write_csv_files(*given.plan_of, path)


def write_tree(given: Exported, path: Path, style: HouseStyle) -> None:
    """Write the plan as JSON."""
    from procure.exchange import plan_tree, write_json

    del style  # figures alone
    write_json(plan_tree(*given.plan_of), path)


def write_requests(given: Exported, path: Path, style: HouseStyle) -> None:
    """Write the purchase requests into a folder."""
    from procure.report.purchase_request import write_requests as write

    write(*given.plan_of, path, style)


def write_sheet(
    project: Project,
    scenario: Scenario,
    plan: Plan,
    supplier: str,
    negotiations: tuple[Negotiation, ...],
    path: Path,
    style: HouseStyle,
) -> None:
    """Write the page for a supplier."""
    from procure.report.supplier_sheet import write_supplier_sheet

    write_supplier_sheet(project, scenario, plan, supplier, negotiations, path, style)


def write_comparison(found: Comparison, path: Path, style: HouseStyle) -> None:
    """Write the workbook of a comparison."""
    from procure.report.comparison import write_comparison as write

    write(found, path, style)


def write_scenarios(found: Comparison, path: Path, style: HouseStyle) -> None:
    """Write a comparison with all sheets of each plan."""
    from procure.report.scenarios import write_scenarios as write

    write(found, path, style)


FORMS: Final[Mapping[FormName, Form]] = {
    "xlsx": Form(
        title="Export plan to Excel", write=write_workbook, kinds=WORKBOOK_KINDS, ending=".xlsx"
    ),
    "pdf": Form(
        title="Export summary as PDF", write=write_page, kinds="PDF files (*.pdf)", ending=".pdf"
    ),
    "csv": Form(title="Folder to put the CSV files in", write=write_tables, adds=" – CSV"),
    "json": Form(
        title="Export plan as JSON", write=write_tree, kinds="JSON files (*.json)", ending=".json"
    ),
    "requests": Form(
        title="Folder to put the purchase requests in",
        write=write_requests,
        adds=" – purchase requests",
    ),
}


def free(wanted: Path, ending: str = "") -> Path:
    """Give a name in the same folder that nothing has: "plan (2).pdf" beside "plan.pdf"."""
    at, found = 1, wanted
    while found.exists() or found.is_symlink():
        at += 1
        found = wanted.with_name(f"{wanted.name.removesuffix(ending)} ({at}){ending}")
    return found
