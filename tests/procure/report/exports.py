"""Everything that writes a file for others: what it writes, of what, and how it is read back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from procure.comparison_json import comparison_tree
from procure.exchange import plan_tree, write_json
from procure.house_style import MOST_TEXT, USUAL
from procure.report import write_workbook
from procure.report.comparison import write_comparison
from procure.report.csv_files import write_csv_files
from procure.report.purchase_request import write_request, write_requests
from procure.report.scenarios import write_scenarios
from procure.report.supplier_sheet import write_supplier_sheet
from procure.report.values import cleaned
from tests.procure.report.hostile import Written

Export = Callable[[Written, Path], object]


def _plan(one: Written, path: Path) -> None:
    write_workbook(one.project, one.scenario, one.plan, path)


def _styled(one: Written, path: Path) -> None:
    """Write the plan with texts of others at the margins and in the document's properties."""
    name, header, footer, company = (
        # A style with more, or with control characters, is refused; one without has no codes.
        cleaned(text)[:MOST_TEXT].strip() or "word"
        for text in (one.project.note, one.project.name, one.scenario.name, one.supplier)
    )
    page = replace(USUAL.page, header=header, footer=footer)
    style = replace(USUAL, name=name, company=company, page=page)
    write_workbook(one.project, one.scenario, one.plan, path, style=style)


def _explained(one: Written, path: Path) -> None:
    write_workbook(one.project, one.scenario, one.plan, path, one.explanation, before=one.before)


def _comparison(one: Written, path: Path) -> None:
    write_comparison(one.comparison, path)


def _scenarios(one: Written, path: Path) -> None:
    write_scenarios(one.comparison, path)


def _supplier_sheet(one: Written, path: Path) -> None:
    found = one.explanation.negotiation
    write_supplier_sheet(one.project, one.scenario, one.plan, one.supplier, found, path)


def _csv_files(one: Written, path: Path) -> None:
    write_csv_files(one.project, one.scenario, one.plan, path)


def _request(one: Written, path: Path) -> None:
    write_request(one.project, one.scenario, one.plan, one.supplier, path)


def _page(one: Written, path: Path) -> None:
    from procure.report.pdf_summary import write_pdf

    write_pdf(one.project, one.scenario, one.plan, path, one.explanation.signing)


def _requests(one: Written, path: Path) -> None:
    write_requests(one.project, one.scenario, one.plan, path)


def _tree(one: Written, path: Path) -> None:
    write_json(plan_tree(one.project, one.scenario, one.plan), path)


def _compared_tree(one: Written, path: Path) -> None:
    write_json(comparison_tree(one.comparison), path)


WORKBOOKS: Final[Mapping[str, Export]] = {
    "plan": _plan,
    "plan in a style": _styled,
    "explained plan": _explained,
    "comparison": _comparison,
    "scenarios": _scenarios,
    "supplier sheet": _supplier_sheet,
    "purchase request": _request,
}
"""Each writes one workbook."""
FOLDERS: Final[Mapping[str, Export]] = {"CSV files": _csv_files}
"""Each writes a folder of CSV files."""
PAGES: Final[Mapping[str, Export]] = {"summary": _page}
"""Each writes a PDF."""
NAMED: Final[Mapping[str, Export]] = {"purchase requests": _requests}
"""Each writes a folder of workbooks that are called after suppliers."""
TREES: Final[Mapping[str, Export]] = {"plan": _tree, "comparison": _compared_tree}
"""Each writes JSON."""
WRITERS: Final = frozenset(
    {
        "procure.report.write_workbook",
        "procure.report.csv_cells.write_csv",
        "procure.report.csv_files.write_csv_files",
        "procure.report.comparison.write_comparison",
        "procure.report.scenarios.write_scenarios",
        "procure.report.supplier_sheet.write_supplier_sheet",
        "procure.report.pdf_summary.write_pdf",
        "procure.report.purchase_request.write_request",
        "procure.report.purchase_request.write_requests",
    }
)
"""All functions of the report that write files; each is used by an export above."""
