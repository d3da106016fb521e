"""The limits that the cost is set against are read from the command line, or refused."""

import argparse
from dataclasses import replace
from decimal import Decimal

import pytest

from procure.errors import InputError
from procure.plan import LimitUse, Plan
from solver.planner import make_plan
from tests.ui.trial import trial_project
from ui.cli.frontier import add_frontier, first_span, read_spans

D = Decimal


def asked(*words: str) -> argparse.Namespace:
    """Read words as the command does."""
    parser = argparse.ArgumentParser()
    add_frontier(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("budget", ("budget", None, None)),
        ("budget=1000..2000.50", ("budget", D(1000), D("2000.50"))),
        ("share.maker.AMD.maximum=0.4..", ("share.maker.AMD.maximum", D("0.4"), None)),
        ("lead_time=..40", ("lead_time", None, D(40))),
    ],
)
def test_a_limit_with_a_range_is_read(
    text: str, span: tuple[str, Decimal | None, Decimal | None]
) -> None:
    """In the limit's unit; an end left out is looked for."""
    project = trial_project()
    assert read_spans(project, project.scenarios[0], asked("--limit", text)) == (span,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "It has: budget"),
        ("budget=1000", "LOW..HIGH"),
        ("budget=a..b", "LOW..HIGH"),
        ("budget=NaN..2", "LOW..HIGH"),
        ("budget=5..4", "no range"),
        ("share.maker.AMD.maximum=0..40", "no share"),
    ],
)
def test_what_is_none_is_refused(text: str, said: str) -> None:
    """With the limits that there are, or how a range is written."""
    project = trial_project()
    with pytest.raises(InputError, match=said):
        read_spans(project, project.scenarios[0], asked("--limit", text))


def test_the_first_limit_that_binds_is_asked_about() -> None:
    """Where none is named; and the first of all where none binds."""
    project = trial_project()
    scenario = project.scenarios[0]
    plan: Plan = make_plan(project, scenario)
    uses = tuple(
        LimitUse(key=use.key, value=use.value, used=use.used, binding=use.key == "lead_time")
        for use in plan.limits
    )
    bound = replace(plan, limits=uses)
    assert first_span(project, scenario, bound) == (("lead_time", None, None),)
    free = replace(plan, limits=())
    assert first_span(project, scenario, free) == (("budget", None, None),)
