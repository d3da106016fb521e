"""Reads which limits the cost is set against, and over which values, from the command line."""

import argparse
from decimal import Decimal, InvalidOperation

from procure.errors import InputError
from procure.explained.frontier import POINTS, asked_about, refuse_what_is_no_range
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Scenario

Span = tuple[str, Decimal | None, Decimal | None]
"""The key of a limit and the ends of its range; an empty end is looked for."""


def add_frontier(command: argparse.ArgumentParser) -> None:
    """Add what can be asked about the cost against a limit."""
    command.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="LIMIT",
        help="for frontier: the key of a limit (as in the plan's JSON), with =LOW..HIGH for the "
        "range in the limit's unit (shares as fractions); an end left out is looked for: where no "
        "plan is possible, and where the limit holds nothing off any more. May be given several "
        "times. Default: the first limit that binds",
    )
    command.add_argument(
        "--points",
        type=int,
        default=POINTS,
        metavar="COUNT",
        help=f"for frontier: values to plan at; default: {POINTS}",
    )


def read_spans(
    project: Project, scenario: Scenario, options: argparse.Namespace
) -> tuple[Span, ...]:
    """Read what was asked for; raises InputError where a limit or range makes no sense."""
    spans = tuple(_span(text) for text in options.limit)
    for key, low, high in spans:
        refuse_what_is_no_range(project, scenario, key, (low, high), options.points)
    return spans


def first_span(project: Project, scenario: Scenario, plan: Plan) -> tuple[Span, ...]:
    """Give what is asked for where nothing is: the first limit that binds, or else the first.

    Raises InputError where no limit has a figure.
    """
    keys = [limit.key for limit in asked_about(project, scenario)]
    if not keys:
        raise InputError("frontier-no-limits")
    binding = {use.key for use in plan.limits if use.binding}
    return ((next((key for key in keys if key in binding), keys[0]), None, None),)


def _span(text: str) -> Span:
    """Read "power.dublin", "budget=3000000..5000000" or "budget=..5000000"."""
    key, equals, span = text.partition("=")
    if not equals:
        return key, None, None
    low, dots, high = span.partition("..")
    if not dots:
        raise InputError("cli-explain-range", text=text)
    return key, _end(low, text), _end(high, text)


def _end(end: str, text: str) -> Decimal | None:
    if not end:
        return None
    try:
        value = Decimal(end)
    except InvalidOperation as error:
        raise InputError("cli-explain-range", text=text) from error
    if not value.is_finite():
        raise InputError("cli-explain-range", text=text)
    return value
