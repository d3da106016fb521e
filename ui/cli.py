"""The command line: plan a project, evaluate orders, read a price list. Never loads Qt.

Exit codes: 0 a plan was found and passed the audit (or the orders break nothing, or the
price list was read); 2 bad input or usage; 3 no plan is possible, with the limits
involved on standard output (or the orders break limits or rules, listed there); 4 no
plan was found in the time given (or none to compare the orders with); 1 anything else.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import seeds
from procure import __version__, storage
from procure.chips import Chip
from procure.editions_json import changes_tree
from procure.errors import InputError, OrdersFileError, ProcureError
from procure.evaluation import Evaluation
from procure.exchange import catalog_tree, evaluation_tree, plan_tree
from procure.offer_changes import replaced
from procure.offers import Catalog, Mapping
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.scenario import Scenario
from procure.text_table import one_line_each, wrapped
from procure.words import sentence
from ui.cli_catalog import tell_catalog, tell_issues
from ui.cli_editions import effect_tree, tell_changes, tell_doubts, tell_effect
from ui.edits import MONTHS_OF_QUARTER, Inputs, with_catalog
from ui.samples import PREFIX, read_sample

if TYPE_CHECKING:
    from solver.engine import Options

FOUND: Final = 0
OTHER: Final = 1
BAD_INPUT: Final = 2
INFEASIBLE: Final = 3
NOTHING_FOUND: Final = 4


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
    except OrdersFileError as error:
        # The details have every bad line, one of which the sentence names.
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
    samples = ", ".join(f"{PREFIX}{name}" for name in seeds.sample_names())
    plan.add_argument("project", metavar="PROJECT", help=f"a project file, or one of {samples}")
    plan.add_argument("--scenario", default="", metavar="NAME", help="default: the first")
    plan.add_argument(
        "--catalog",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a price list; replaces the one of the same supplier, or is added",
    )
    plan.add_argument(
        "--mapping",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="answers for the price lists, in the order of --catalog",
    )
    plan.add_argument(
        "--compare",
        action="store_true",
        help="also plan with the project's own lists, and say what those of --catalog change",
    )
    _add_outputs(plan, "the plan")

    evaluate = commands.add_parser(
        "evaluate", help="cost of given orders, what they break, and the best plan beside them"
    )
    evaluate.set_defaults(command=_evaluate)
    evaluate.add_argument("project", metavar="PROJECT", help=f"a project file, or one of {samples}")
    evaluate.add_argument(
        "--orders",
        type=Path,
        required=True,
        metavar="FILE",
        help="CSV with offer, period, site and units, or what plan --json wrote; may be empty",
    )
    evaluate.add_argument("--scenario", default="", metavar="NAME", help="default: the first")
    evaluate.add_argument(
        "--no-optimum", action="store_true", help="do not look for the best plan to compare with"
    )
    _add_outputs(evaluate, "the evaluation")

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


def _add_outputs(command: argparse.ArgumentParser, what: str) -> None:
    """Add what is written, and how hard the planner looks."""
    command.add_argument("--xlsx", type=Path, metavar="OUT", help="write the plan as a workbook")
    command.add_argument(
        "--json", type=Path, metavar="OUT", help=f"write {what} as JSON; - prints it"
    )
    command.add_argument("--time-limit", type=_seconds, metavar="SECONDS", help="default: none")
    command.add_argument("--gap", type=_fraction, metavar="FRACTION", help="default: 0.001")


def _number(text: str, low: int, high: int | None) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value < low or (high is not None and value > high):
        end = "" if high is None else f" and at most {high}"
        message = f"“{text}” is not a number of at least {low}{end}"
        raise argparse.ArgumentTypeError(message)
    return value


def _seconds(text: str) -> Decimal:
    return _number(text, 0, None)


def _fraction(text: str) -> Decimal:
    return _number(text, 0, 1)


# plan


def _plan(options: argparse.Namespace) -> int:
    from solver.planner import make_plan

    project = _project(options.project)
    outputs = (options.json, options.xlsx)
    _refuse_overwriting(outputs, (options.project, *options.catalog, *options.mapping))
    scenario = project.scenario(options.scenario)
    mappings = [_mapping(path) for path in options.mapping]
    if len(mappings) > len(options.catalog):
        raise InputError("cli-mapping-without-catalog")
    if options.compare and not options.catalog:
        raise InputError("cli-compare-without-catalog")
    own = project
    for index, path in enumerate(options.catalog):
        mapping = mappings[index] if index < len(mappings) else None
        known = project.catalogs
        project, catalog = _with_price_list(project, scenario, path, mapping)
        tell_doubts(known, catalog)
        tell_issues(catalog)
        scenario = project.scenario(scenario.name)
    ticker = _Ticker()
    before = None
    if options.compare:
        asked = own.scenario(scenario.name)
        old = make_plan(own, asked, _options(options), on_progress=ticker)
        before = Answer(project=own, scenario=asked, plan=old)
    plan = make_plan(project, scenario, _options(options), on_progress=ticker)
    ticker.end()
    after = Answer(project=project, scenario=scenario, plan=plan)
    if options.json is not None:
        tree = plan_tree(project, scenario, plan)
        if before is not None:
            tree["difference"] = effect_tree(before, after)
        _write_json(tree, options.json)
    if options.json != Path("-"):
        from procure.table import plan_table

        print(plan_table(project, scenario, plan))
        if before is not None:
            tell_effect(before, after)
        _tell_repairs(project, scenario, plan, _options(options))
    if options.xlsx is not None and plan.trusted:
        from procure.report import write_workbook

        write_workbook(project, scenario, plan, options.xlsx)
    elif options.xlsx is not None:
        print(sentence("cli-no-workbook", {"path": str(options.xlsx)}), file=sys.stderr)
    return _exit_code(plan)


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


def _options(options: argparse.Namespace) -> "Options":
    """Give how hard to look, as asked on the command line."""
    from solver.engine import Options

    wanted = Options()
    if options.gap is not None:
        wanted = replace(wanted, gap=options.gap)
    if options.time_limit is not None:
        wanted = replace(wanted, time_limit=options.time_limit)
    return wanted


def _refuse_overwriting(outputs: Iterable[Path | None], inputs: Iterable[Path | str]) -> None:
    """Refuse an output that would replace an input, or the other output."""
    taken = [Path(one) for one in inputs]
    for out in outputs:
        if out is None or out == Path("-"):
            continue
        if out.resolve() in (known.resolve() for known in taken):
            raise InputError("cli-output-is-input", path=out)
        taken.append(out)


def _exit_code(plan: Plan) -> int:
    if plan.trusted:
        return FOUND
    if plan.status == "infeasible":
        return INFEASIBLE
    if plan.status == "nothing_found":
        return NOTHING_FOUND
    return OTHER


def _project(text: str) -> Project:
    if text.startswith(PREFIX):
        return read_sample(text.removeprefix(PREFIX))
    return storage.read(Path(text))


def _with_price_list(
    project: Project, scenario: Scenario, path: Path, mapping: Mapping | None
) -> tuple[Project, Catalog]:
    library = _chips(project)
    catalog = _read_price_list(path, library, mapping, project, scenario)
    used = {content.chip for offer in catalog.offers for content in offer.contents}
    chips = [chip for chip in library if chip.id in used]
    whole = with_catalog(Inputs(project=project, scenario=scenario), catalog, chips).whole()
    taken = next(one for one in whole.catalogs if one.supplier == catalog.supplier)
    return whole, replace(catalog, accepted=taken.accepted)


def _chips(project: Project | None = None) -> tuple[Chip, ...]:
    """Give the project's chips and those of the library that it lacks."""
    own = project.chips if project is not None else ()
    known = {chip.id for chip in own}
    library: tuple[Chip, ...] = storage.adapter(tuple[Chip, ...]).validate_json(
        seeds.library_bytes()
    )
    return own + tuple(chip for chip in library if chip.id not in known)


def _read_price_list(
    path: Path,
    chips: Sequence[Chip],
    mapping: Mapping | None,
    project: Project | None = None,
    scenario: Scenario | None = None,
) -> Catalog:
    from catalogs.ingest import read_price_list
    from catalogs.lint import surroundings_of

    today = datetime.now().astimezone().date()
    if project is None or scenario is None:
        return read_price_list(
            path, chips=chips, mapping=mapping, today=today, period_months=MONTHS_OF_QUARTER
        )
    return read_price_list(
        path,
        chips=chips,
        mapping=mapping,
        known=project.catalogs,
        today=today,
        period_months=scenario.horizon.months,
        surroundings=surroundings_of(project, scenario, chips=chips, today=today),
    )


def _mapping(path: Path) -> Mapping:
    return storage.read_part(Mapping, path, "cli-mapping-invalid")


class _Ticker:
    """Shows progress on one line of a terminal; elsewhere nothing."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._told = False

    def __call__(self, progress: Any) -> None:
        if not self._shown:
            return
        gap = "" if progress.gap is None else f"  gap {progress.gap:.2%}"
        print(f"\r\033[K{progress.phase} {progress.seconds:.1f} s{gap}", end="", file=sys.stderr)
        self._told = True

    def end(self) -> None:
        """Clear the line."""
        if self._told:
            print("\r\033[K", end="", file=sys.stderr)


def _write_json(tree: dict[str, Any], path: Path) -> None:
    if path == Path("-"):
        # Escaped, so that no stream's encoding can turn a name into question marks.
        print(json.dumps(tree, indent=2))
        return
    text = json.dumps(tree, ensure_ascii=False, indent=2) + "\n"

    def write(temporary: Path) -> None:
        temporary.write_text(text, encoding="utf-8")

    storage.write_whole(path, write)


# evaluate


def _evaluate(options: argparse.Namespace) -> int:
    from procure.orders_file import read_orders
    from solver.evaluate import evaluate

    project = _project(options.project)
    _refuse_overwriting((options.json, options.xlsx), (options.project, options.orders))
    scenario = project.scenario(options.scenario)
    given = read_orders(options.orders, project, scenario)
    ticker = _Ticker()
    found = evaluate(
        project,
        scenario,
        given,
        _options(options),
        optimum=not options.no_optimum,
        on_progress=ticker,
    )
    ticker.end()
    if options.json is not None:
        _write_json(evaluation_tree(project, scenario, found), options.json)
    if options.json != Path("-"):
        from procure.evaluation_table import evaluation_table

        print(evaluation_table(project, scenario, found))
    if options.xlsx is not None and found.plan.trusted:
        from procure.report import write_workbook

        write_workbook(project, scenario, found.plan, options.xlsx)
    elif options.xlsx is not None:
        values = {"path": str(options.xlsx)}
        print(sentence("cli-evaluated-no-workbook", values), file=sys.stderr)
    return _code_of_evaluation(found)


def _code_of_evaluation(found: Evaluation) -> int:
    if found.plan.audit is None:
        return _exit_code(found.plan)
    if not found.plan.trusted:
        return INFEASIBLE
    if found.optimum is None:
        return FOUND
    return _exit_code(found.optimum)


# catalog


def _catalog(options: argparse.Namespace) -> int:
    read = (options.file, options.mapping, options.project)
    _refuse_overwriting((options.json,), (one for one in read if one))
    mapping = _mapping(options.mapping) if options.mapping is not None else None
    project = _project(options.project) if options.project else None
    known = project.catalogs if project is not None else ()
    if project is None:
        catalog = _read_price_list(options.file, _chips(), mapping)
    else:
        scenario = project.scenario(options.scenario)
        _, catalog = _with_price_list(project, scenario, options.file, mapping)
    if options.json is not None:
        tree = catalog_tree(catalog)
        if project is not None:
            tree["changes"] = changes_tree(replaced(known, catalog), catalog)
        _write_json(tree, options.json)
    if options.json != Path("-"):
        tell_catalog(catalog)
        if project is not None:
            tell_changes(known, catalog)
    return FOUND


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(storage.schema(), ensure_ascii=False, indent=2))
    return FOUND


if __name__ == "__main__":
    sys.exit(main())
