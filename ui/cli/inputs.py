"""What the commands of the command line read and write alike. Never loads Qt."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import seeds
from procure import exchange, storage
from procure.chips import Chip
from procure.errors import InputError
from procure.evaluation import Evaluation
from procure.house_style import HouseStyle
from procure.offers import Catalog, Mapping
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario
from procure.style_file import style_of
from ui.cli.catalog import tell_issues
from ui.cli.editions import tell_doubts
from ui.cli.outputs import refuse_unwritable
from ui.edits import MONTHS_OF_QUARTER, Inputs, with_catalog
from ui.start.samples import PREFIX, read_sample

if TYPE_CHECKING:
    from solver.engine import Options

FOUND: Final = 0
OTHER: Final = 1
BAD_INPUT: Final = 2
INFEASIBLE: Final = 3
NOTHING_FOUND: Final = 4


def add_project(command: argparse.ArgumentParser, *, scenario: bool = True) -> None:
    """Add which project is worked on, and (`scenario`) which one of its scenarios."""
    samples = ", ".join(f"{PREFIX}{name}" for name in seeds.sample_names())
    command.add_argument("project", metavar="PROJECT", help=f"a project file, or one of {samples}")
    if scenario:
        command.add_argument("--scenario", default="", metavar="NAME", help="default: the first")


def add_inputs(command: argparse.ArgumentParser) -> None:
    """Add a project, and the price lists that take the place of its own."""
    add_project(command)
    command.add_argument(
        "--catalog",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a price list; replaces the one of the same supplier, or is added",
    )
    command.add_argument(
        "--mapping",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="answers for the price lists, in the order of --catalog",
    )


def read_inputs(
    options: argparse.Namespace, outputs: Iterable[Path | None]
) -> tuple[Project, Project, Scenario]:
    """Read what add_inputs asks for: the project as it is, and with the lists given.

    Doubts and issues of the lists are printed. Raises InputError for what cannot be read, and
    for an output that would replace an input or cannot be written.
    """
    own = project = read_project(options.project)
    inputs = (options.project, *options.catalog, *options.mapping, options.style)
    refuse_overwriting(outputs, inputs)
    refuse_unwritable(options)
    scenario = project.scenario(options.scenario)
    mappings = [read_mapping(path) for path in options.mapping]
    if len(mappings) > len(options.catalog):
        raise InputError("cli-mapping-without-catalog")
    for index, path in enumerate(options.catalog):
        mapping = mappings[index] if index < len(mappings) else None
        known = project.catalogs
        project, catalog = with_price_list(project, scenario, path, mapping)
        tell_doubts(known, catalog)
        tell_issues(catalog)
        scenario = project.scenario(scenario.name)
    return own, project, scenario


def add_outputs(command: argparse.ArgumentParser, what: str) -> None:
    """Add what is written, and how hard the planner looks."""
    command.add_argument("--xlsx", type=Path, metavar="OUT", help="write the plan as a workbook")
    command.add_argument(
        "--json", type=Path, metavar="OUT", help=f"write {what} as JSON; - prints it"
    )
    command.add_argument(
        "--style", type=Path, metavar="FILE", help="the house style of what is written"
    )
    add_search(command)


def add_search(command: argparse.ArgumentParser) -> None:
    """Add how hard the planner looks."""
    command.add_argument("--time-limit", type=_seconds, metavar="SECONDS", help="default: none")
    command.add_argument("--gap", type=fraction, metavar="FRACTION", help="default: 0.001")


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


def fraction(text: str) -> Decimal:
    """Read a part of 1."""
    return _number(text, 0, 1)


def planner_options(options: argparse.Namespace) -> "Options":
    """Give how hard to look, as asked on the command line."""
    from solver.engine import Options

    wanted = Options()
    if options.gap is not None:
        wanted = replace(wanted, gap=options.gap)
    if options.time_limit is not None:
        wanted = replace(wanted, time_limit=options.time_limit)
    return wanted


def refuse_overwriting(outputs: Iterable[Path | None], inputs: Iterable[Path | str | None]) -> None:
    """Refuse an output that would replace an input, or the other output."""
    taken = [Path(one) for one in inputs if one is not None]
    for out in outputs:
        if out is None or out == Path("-"):
            continue
        if out.resolve() in (known.resolve() for known in taken):
            raise InputError("cli-output-is-input", path=out)
        taken.append(out)


def house_style(options: argparse.Namespace) -> HouseStyle:
    """Read the house style, before anything takes time; raise InputError."""
    return style_of(options.style)


def exit_code(plan: Plan) -> int:
    """Give the exit code that says what came of a plan."""
    if plan.trusted:
        return FOUND
    if plan.status == "infeasible":
        return INFEASIBLE
    if plan.status == "nothing_found":
        return NOTHING_FOUND
    return OTHER


def code_of_evaluation(found: Evaluation) -> int:
    """Give the exit code that says what came of orders that were given."""
    if found.plan.audit is None:
        return exit_code(found.plan)
    if not found.plan.trusted:
        return INFEASIBLE
    if found.optimum is None:
        return FOUND
    return exit_code(found.optimum)


def read_project(text: str) -> Project:
    """Read a project file, or a sample by its name."""
    if text.startswith(PREFIX):
        return read_sample(text.removeprefix(PREFIX))
    return storage.read(Path(text))


def with_price_list(
    project: Project, scenario: Scenario, path: Path, mapping: Mapping | None
) -> tuple[Project, Catalog]:
    """Give a project with a price list, in place of its list of the same supplier, and the list."""
    library = known_chips(project)
    catalog = read_list(path, library, mapping, project, scenario)
    used = {content.chip for offer in catalog.offers for content in offer.contents}
    chips = [chip for chip in library if chip.id in used]
    whole = with_catalog(Inputs(project=project, scenario=scenario), catalog, chips).whole()
    taken = next(one for one in whole.catalogs if one.supplier == catalog.supplier)
    return whole, replace(catalog, accepted=taken.accepted)


def known_chips(project: Project | None = None) -> tuple[Chip, ...]:
    """Give the project's chips and those of the library that it lacks."""
    own = project.chips if project is not None else ()
    known = {chip.id for chip in own}
    library: tuple[Chip, ...] = storage.adapter(tuple[Chip, ...]).validate_json(
        seeds.library_bytes()
    )
    return own + tuple(chip for chip in library if chip.id not in known)


def read_list(
    path: Path,
    chips: Sequence[Chip],
    mapping: Mapping | None,
    project: Project | None = None,
    scenario: Scenario | None = None,
) -> Catalog:
    """Read a price list, where there is a project beside what that has of its supplier."""
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


def read_mapping(path: Path) -> Mapping:
    """Read the answers for a price list."""
    return storage.read_part(Mapping, path, "cli-mapping-invalid")


class Ticker:
    """Shows progress on one line of a terminal; elsewhere nothing."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._told = False

    def __call__(self, progress: Any) -> None:
        gap = "" if progress.gap is None else f"  gap {progress.gap:.2%}"
        self.tell(f"{progress.phase} {progress.seconds:.1f} s{gap}")

    def tell(self, text: str) -> None:
        """Show a text in place of the one before."""
        if self._shown:
            print(f"\r\033[K{text}", end="", file=sys.stderr)
            self._told = True

    def end(self) -> None:
        """Clear the line."""
        if self._told:
            print("\r\033[K", end="", file=sys.stderr)


def write_json(tree: dict[str, Any], path: Path) -> None:
    """Write a tree to a file, or print it."""
    if path == Path("-"):
        # Escaped, so that no stream's encoding can turn a name into question marks.
        print(json.dumps(tree, indent=2))
        return
    exchange.write_json(tree, path)
