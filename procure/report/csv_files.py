"""A plan as a folder of CSV files, one a table."""

from pathlib import Path
from typing import Any, Final

from procure import __version__
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.report.csv_cells import write_csv
from procure.report.csv_sources import source_tables
from procure.report.csv_tables import plan_tables
from procure.report.fit import refuse_unfit
from procure.report.subject import Subject
from procure.scenario import Scenario
from procure.whole_folder import write_whole_folder

CSV: Final = "procure-csv"


def write_csv_files(project: Project, scenario: Scenario, plan: Plan, folder: Path) -> None:
    """Write a plan as a folder of CSV files, whole or not at all.

    The same plan gives the same bytes. A folder that was written so before is replaced. Raises
    UntrustedPlanError or InputError for a plan that must not leave the house, SaveError when
    the folder cannot be written or holds files of somebody else's.
    """
    refuse_unfit(project, scenario, plan)
    subject = Subject(project=project, scenario=scenario, plan=plan, names=Names(project))

    def write(new: Path) -> dict[str, Any]:
        rows = {}
        for table in (*plan_tables(subject), *source_tables(subject)):
            name = f"{table.name}.csv"
            write_csv(table, new / name)
            rows[name] = len(table.rows)
        return {
            "program": __version__,
            "project": project.name,
            "scenario": scenario.name,
            "digest": plan.digest,
            "currency": plan.currency,
            "rows": rows,
        }

    write_whole_folder(folder, CSV, write)
