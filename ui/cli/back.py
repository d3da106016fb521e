"""procure-cli back: an exported workbook that somebody edited becomes a scenario again."""

import argparse
from pathlib import Path

from procure import storage
from procure.edited.returned import Returned
from procure.evaluation import Evaluation
from procure.exchange import evaluation_tree
from procure.words import sentence
from ui.cli.inputs import (
    FOUND,
    Ticker,
    add_project,
    add_search,
    code_of_evaluation,
    planner_options,
    read_project,
    refuse_overwriting,
    write_json,
)
from ui.cli.outputs import refuse_unwritable


def add_back(command: argparse.ArgumentParser) -> None:
    """Add what the command asks for."""
    command.set_defaults(command=run_back)
    add_project(command, scenario=False)
    command.add_argument("workbook", type=Path, metavar="EDITED.xlsx", help="as it came back")
    command.add_argument("--name", default="", metavar="NAME", help="of the new scenario")
    command.add_argument(
        "--no-optimum", action="store_true", help="do not look for the best plan to compare with"
    )
    command.add_argument(
        "--save", type=Path, metavar="OUT", help="write the project with the new scenario there"
    )
    command.add_argument(
        "--json", type=Path, metavar="OUT", help="write all that is told as JSON; - prints it"
    )
    add_search(command)


def run_back(options: argparse.Namespace) -> int:
    """Tell what was changed and what it comes to; write the project only where asked to."""
    from catalogs.edited_workbook import read_edited
    from procure.edited.back import returned

    project = read_project(options.project)
    refuse_overwriting((options.save, options.json), (options.project, options.workbook))
    refuse_unwritable(options)
    found = returned(project, read_edited(options.workbook), options.name)
    evaluation = _evaluate(options, found) if found.edits else None
    if options.json is not None:
        write_json(_tree(found, evaluation), options.json)
    if options.json != Path("-"):
        _tell(found, evaluation)
    if options.save is not None and found.edits:
        storage.save(found.project, options.save)
    return FOUND if evaluation is None else code_of_evaluation(evaluation)


def _evaluate(options: argparse.Namespace, found: Returned) -> Evaluation:
    from solver.evaluate import evaluate

    ticker = Ticker()
    made = evaluate(
        found.project,
        found.free,
        found.given,
        planner_options(options),
        optimum=not options.no_optimum,
        on_progress=ticker,
    )
    ticker.end()
    return made


def _tell(found: Returned, evaluation: Evaluation | None) -> None:
    from procure.edited.table import returned_table
    from procure.evaluation_table import evaluation_table

    print(returned_table(found))
    if evaluation is not None:
        print()
        print(evaluation_table(found.project, found.free, evaluation))
        if evaluation.optimum is not None and found.fixed:
            print(sentence("edited-compared"))


def _tree(found: Returned, evaluation: Evaluation | None) -> dict[str, object]:
    from procure.edited.table import returned_tree

    tree = returned_tree(found)
    tree["evaluation"] = (
        None if evaluation is None else evaluation_tree(found.project, found.free, evaluation)
    )
    return tree
