"""procure-cli compare: plans of several scenarios side by side. Never loads Qt."""

import argparse
import sys
from pathlib import Path

from procure.comparison import FEWEST, MOST, Compared, Comparison, compare
from procure.errors import InputError
from procure.house_style import HouseStyle
from procure.plan_difference import Answer
from procure.project import Project
from procure.scenario_tree import branches
from procure.words import sentence
from ui.cli.inputs import (
    FOUND,
    Ticker,
    add_outputs,
    add_project,
    exit_code,
    house_style,
    planner_options,
    read_project,
    refuse_overwriting,
    write_json,
)
from ui.cli.outputs import refuse_unwritable


def add_compare(command: argparse.ArgumentParser) -> None:
    """Add what is compared, and what is written of it."""
    command.set_defaults(command=_compare)
    add_project(command, scenario=False)
    command.add_argument(
        "--scenario",
        action="append",
        default=[],
        metavar="NAME",
        help=f"one of {FEWEST} to {MOST} to compare; default: all of the project",
    )
    command.add_argument(
        "--base", default="", metavar="NAME", help="differences count from it; default: the first"
    )
    add_outputs(command, "the comparison")
    command.add_argument(
        "--full", action="store_true", help="write all sheets of each plan into the workbook too"
    )


def _compare(options: argparse.Namespace) -> int:
    from procure.comparison_table import comparison_table

    project = read_project(options.project)
    refuse_overwriting((options.json, options.xlsx), (options.project, options.style))
    refuse_unwritable(options)
    style = house_style(options)
    names, base = _names(options, project)
    found = _planned(options, project, names, base)
    if options.json is not None:
        from procure.comparison_json import comparison_tree

        write_json(comparison_tree(found), options.json)
    if options.json != Path("-"):
        print(comparison_table(found))
    if options.xlsx is not None:
        _write_workbook(found, options, style)
    codes = [exit_code(one.asked.answer.plan) for one in found.sides if one.asked.answer]
    return next((code for code in codes if code != FOUND), FOUND)


def _names(options: argparse.Namespace, project: Project) -> tuple[list[str], int]:
    """Give the scenarios to compare in the order given, and the place of the base."""
    names = list(dict.fromkeys(options.scenario))
    if not names:
        names = [branch.scenario.name for branch in branches(project)]
    if options.base and options.base not in names:
        names.insert(0, options.base)
    if not FEWEST <= len(names) <= MOST:
        raise InputError("compare-too-few", count=f"{len(names):,}")
    for name in names:
        project.scenario(name)
    return names, names.index(options.base) if options.base else 0


def _planned(
    options: argparse.Namespace, project: Project, names: list[str], base: int
) -> Comparison:
    from solver.planner import make_plan

    ticker = Ticker()
    asked = []
    for name in names:
        scenario = project.scenario(name)
        plan = make_plan(project, scenario, planner_options(options), on_progress=ticker)
        answer = Answer(project=project, scenario=scenario, plan=plan)
        asked.append(Compared(project=project, scenario=scenario, answer=answer, current=True))
    ticker.end()
    return compare(asked, base)


def _write_workbook(found: Comparison, options: argparse.Namespace, style: HouseStyle) -> None:
    if sum(side.state == "planned" for side in found.sides) < FEWEST:
        print(sentence("compare-no-workbook"), file=sys.stderr)
        return
    if options.full:
        from procure.report.scenarios import write_scenarios

        write_scenarios(found, options.xlsx, style)
        return
    from procure.report.comparison import write_comparison

    write_comparison(found, options.xlsx, style)
