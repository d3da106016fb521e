"""The command line: plan, explain, compare, evaluate, bring back, read a list. Never loads Qt.

Exit codes: 0 a plan was found and passed the audit (or the orders break nothing, or the
price list was read); 2 bad input or usage; 3 no plan is possible, with the limits
involved on standard output (or the orders break limits or rules, listed there); 4 no
plan was found in the time given (or none to compare the orders with); 1 anything else.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procure import __version__, storage
from procure.editions_json import changes_tree
from procure.errors import EditedWorkbookError, InputError, OrdersFileError, ProcureError
from procure.exchange import catalog_tree, evaluation_tree, plan_tree
from procure.offer_changes import replaced
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.scenario import Scenario
from procure.text_table import one_line_each, wrapped
from procure.words import sentence
from ui.cli.back import add_back
from ui.cli.catalog import tell_catalog
from ui.cli.compare import add_compare
from ui.cli.editions import effect_tree, tell_changes, tell_effect
from ui.cli.explain import add_explain
from ui.cli.exports import add_exports, exports, write_exports
from ui.cli.inputs import (
    BAD_INPUT,
    FOUND,
    OTHER,
    Ticker,
    add_inputs,
    add_outputs,
    add_project,
    code_of_evaluation,
    exit_code,
    house_style,
    known_chips,
    planner_options,
    read_inputs,
    read_list,
    read_mapping,
    read_project,
    refuse_overwriting,
    with_price_list,
    write_json,
)
from ui.cli.outputs import refuse_unwritable

if TYPE_CHECKING:
    from solver.engine import Options

_chips: Final = known_chips


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Names and sentences are not ASCII; a terminal that cannot show one gets a "?".
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except (OrdersFileError, EditedWorkbookError) as error:
        # The details have every bad line or cell, one of which the sentence names.
        print(error.details or error, file=sys.stderr)
        return BAD_INPUT
    except InputError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except ProcureError as error:
        print(error, file=sys.stderr)
        return OTHER
    except KeyboardInterrupt:
        print(sentence("cli-interrupted"), file=sys.stderr)
        return OTHER
    except BrokenPipeError:
        # The reader of our output has seen enough.
        sys.stderr.close()
        return OTHER


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="procure-cli",
        description="Plan AI chip orders from suppliers' price lists, without a window.",
    )
    parser.add_argument("--version", action="version", version=f"Procure {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    plan = commands.add_parser(
        "plan", help="plan a scenario of a project; never writes the project"
    )
    plan.set_defaults(command=_plan)
    add_inputs(plan)
    plan.add_argument(
        "--compare",
        action="store_true",
        help="also plan with the project's own lists, and say what those of --catalog change",
    )
    add_outputs(plan, "the plan")
    add_exports(plan)

    evaluate = commands.add_parser(
        "evaluate", help="cost of given orders, what they break, and the best plan beside them"
    )
    evaluate.set_defaults(command=_evaluate)
    add_project(evaluate)
    evaluate.add_argument(
        "--orders",
        type=Path,
        required=True,
        metavar="FILE",
        help="CSV with offer, period, site and units, or what plan --json wrote; may be empty",
    )
    evaluate.add_argument(
        "--no-optimum", action="store_true", help="do not look for the best plan to compare with"
    )
    add_outputs(evaluate, "the evaluation")

    add_back(
        commands.add_parser(
            "back", help="an edited workbook as a scenario again: what was changed, what it costs"
        )
    )

    add_explain(
        commands.add_parser(
            "explain", help="why a plan is as it is, what limits cost, what else could be done"
        )
    )

    add_compare(commands.add_parser("compare", help="plans of two to six scenarios side by side"))

    catalog = commands.add_parser("catalog", help="read a price list: its offers and its issues")
    catalog.set_defaults(command=_catalog)
    catalog.add_argument("file", type=Path, metavar="FILE")
    catalog.add_argument("--mapping", type=Path, metavar="FILE", help="answers about this layout")
    catalog.add_argument(
        "--project",
        default="",
        metavar="PROJECT",
        help="compare it with a project's lists, rates, sites and rules; never writes the project",
    )
    catalog.add_argument("--scenario", default="", metavar="NAME", help="of the project")
    catalog.add_argument("--json", type=Path, metavar="OUT", help="write as JSON; - prints it")

    schema = commands.add_parser("schema", help="print the JSON Schema of the project file")
    schema.set_defaults(command=_schema)
    return parser


# plan


def _plan(options: argparse.Namespace) -> int:
    from solver.planner import make_plan

    if options.compare and not options.catalog:
        raise InputError("cli-compare-without-catalog")
    outputs = (options.json, options.xlsx, *exports(options))
    own, project, scenario = read_inputs(options, outputs)
    style = house_style(options)
    ticker = Ticker()
    before = None
    if options.compare:
        asked = own.scenario(scenario.name)
        old = make_plan(own, asked, planner_options(options), on_progress=ticker)
        before = Answer(project=own, scenario=asked, plan=old)
    plan = make_plan(project, scenario, planner_options(options), on_progress=ticker)
    ticker.end()
    after = Answer(project=project, scenario=scenario, plan=plan)
    if options.json is not None:
        tree = plan_tree(project, scenario, plan)
        if before is not None:
            tree["difference"] = effect_tree(before, after)
        write_json(tree, options.json)
    if options.json != Path("-"):
        from procure.table import plan_table

        print(plan_table(project, scenario, plan))
        if before is not None:
            tell_effect(before, after)
        _tell_repairs(project, scenario, plan, planner_options(options))
    if options.xlsx is not None and plan.trusted:
        from procure.report import write_workbook
        from solver.explain.signing import last_days

        known = last_days(project, scenario, plan)
        write_workbook(project, scenario, plan, options.xlsx, signings=known, style=style)
    elif options.xlsx is not None:
        print(sentence("cli-no-workbook", {"path": str(options.xlsx)}), file=sys.stderr)
    write_exports(options, after, style)
    return exit_code(plan)


def _tell_repairs(project: Project, scenario: Scenario, plan: Plan, options: "Options") -> None:
    """Print what stands in the way where no plan is possible, and the smallest repairs."""
    if plan.status != "infeasible":
        return
    from procure.explained.repairs_words import repair_lines
    from solver.explain.asker import Asker
    from solver.explain.repairs import repairs

    found = repairs(Asker(project, scenario, plan, options))
    print()
    for line in repair_lines(project, scenario, found):
        print(one_line_each(wrapped(line)))


# evaluate


def _evaluate(options: argparse.Namespace) -> int:
    from procure.orders_file import read_orders
    from solver.evaluate import evaluate

    project = read_project(options.project)
    refuse_overwriting(
        (options.json, options.xlsx), (options.project, options.orders, options.style)
    )
    refuse_unwritable(options)
    style = house_style(options)
    scenario = project.scenario(options.scenario)
    given = read_orders(options.orders, project, scenario)
    ticker = Ticker()
    found = evaluate(
        project,
        scenario,
        given,
        planner_options(options),
        optimum=not options.no_optimum,
        on_progress=ticker,
    )
    ticker.end()
    if options.json is not None:
        write_json(evaluation_tree(project, scenario, found), options.json)
    if options.json != Path("-"):
        from procure.evaluation_table import evaluation_table

        print(evaluation_table(project, scenario, found))
    if options.xlsx is not None and found.plan.trusted:
        from procure.report import write_workbook
        from solver.explain.signing import last_days

        known = last_days(project, scenario, found.plan)
        write_workbook(project, scenario, found.plan, options.xlsx, signings=known, style=style)
    elif options.xlsx is not None:
        values = {"path": str(options.xlsx)}
        print(sentence("cli-evaluated-no-workbook", values), file=sys.stderr)
    return code_of_evaluation(found)


# catalog


def _catalog(options: argparse.Namespace) -> int:
    read = (options.file, options.mapping, options.project)
    refuse_overwriting((options.json,), (one for one in read if one))
    refuse_unwritable(options)
    mapping = read_mapping(options.mapping) if options.mapping is not None else None
    project = read_project(options.project) if options.project else None
    known = project.catalogs if project is not None else ()
    if project is None:
        catalog = read_list(options.file, known_chips(), mapping)
    else:
        scenario = project.scenario(options.scenario)
        _, catalog = with_price_list(project, scenario, options.file, mapping)
    if options.json is not None:
        tree = catalog_tree(catalog)
        if project is not None:
            tree["changes"] = changes_tree(replaced(known, catalog), catalog)
        write_json(tree, options.json)
    if options.json != Path("-"):
        tell_catalog(catalog)
        if project is not None:
            tell_changes(known, catalog)
    return FOUND


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(storage.schema(), ensure_ascii=False, indent=2))
    return FOUND
