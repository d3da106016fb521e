"""Programs and rebates: what is unknown of them never counts as nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.offers import Program, RampStep, Rebate
from procure.project import Project
from procure.units import Rate
from tests.builders import START, D, catalog, offer
from tests.procure.check.cases import found, listing, only

EUROS = (Rate(currency="EUR", rate=D("1.1"), on=START),)


def program(*, used: bool = True, **fields: Any) -> Project:
    """Make a sound project with a program, to which its offer belongs or not."""
    known: dict[str, Any] = {
        "id": "silicon",
        "name": "Silicon",
        "currency": "USD",
        "one_time_cost": D(5),
    }
    return listing(
        offers=(offer("o", "h100", 1, program="silicon" if used else ""),),
        programs=(Program(**(known | fields)),),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"one_time_cost": D(0), "signed": True},
        {
            "earliest": START,
            "take_or_pay": D(9),
            "ramp": (
                RampStep(start=START, chips_per_period=0),
                RampStep(start=date(2025, 1, 1), chips_per_period=9),
            ),
        },
    ],
)
def test_a_whole_program_has_no_problem(fields: dict[str, Any]) -> None:
    """With all it may have."""
    assert not found(program(**fields))


STEP = RampStep(start=START, chips_per_period=5)


@pytest.mark.parametrize(
    ("key", "field", "fields"),
    [
        ("program-figure", "one_time_cost", {"one_time_cost": D(-1)}),
        ("program-figure", "take_or_pay", {"take_or_pay": D(-1)}),
        ("program-figure", "ramp", {"ramp": (replace(STEP, chips_per_period=-1),)}),
        ("program-ramp-order", "ramp", {"ramp": (STEP, STEP)}),
        ("program-day", "earliest", {"earliest": date(9999, 12, 31)}),
        ("program-day", "ramp", {"ramp": (replace(STEP, start=date(9999, 12, 31)),)}),
        ("program-currency", "currency", {"currency": ""}),
        ("program-signed-cost-unknown", "one_time_cost", {"one_time_cost": None, "signed": True}),
    ],
)
def test_what_cannot_be_stops_planning(key: str, field: str, fields: dict[str, Any]) -> None:
    """Impossible figures, days out of order, and what a signed program costs."""
    problem = only(program(**fields), "stop")
    assert (problem.key, problem.where) == (key, ("programs", "silicon", field))


def test_an_unknown_one_time_cost_is_said() -> None:
    """The program's offers are left out: the cost is never taken for zero."""
    problem = only(program(one_time_cost=None), "warn")
    assert problem.key == "program-cost-unknown"
    assert problem.where == ("programs", "silicon", "one_time_cost")


def test_a_program_without_a_rate_is_said_and_a_signed_one_stops() -> None:
    """Unsigned it can be left out; signed it is cash of every plan."""
    problem = only(program(currency="EUR"), "warn")
    assert (problem.key, problem.where) == ("program-rate-missing", ("rates", "EUR"))
    signed = program(currency="EUR", signed=True)
    assert only(signed, "stop").key == "program-signed-rate-missing"
    assert not found(replace(signed, rates=EUROS))


def test_of_a_program_that_nobody_uses_nothing_has_to_be_known() -> None:
    """Neither signed nor with an offer that the scenario may order."""
    assert not found(program(used=False, one_time_cost=None, currency="EUR"))
    made = program(one_time_cost=None)
    assert not found(replace(made, scenarios=(replace(made.scenarios[0], excluded=("o",)),)))
    assert "program-signed-cost-unknown" in found(
        program(used=False, one_time_cost=None, signed=True)
    )


def rebates(*made: Rebate) -> Project:
    """Make a sound project whose supplier gives rebates."""
    return listing(rebates=made)


REBATE = Rebate(threshold=D(100), rate=D("0.05"), currency="USD")


def test_whole_rebates_have_no_problem() -> None:
    """Two steps of one supplier, one of them in another currency."""
    higher = replace(REBATE, threshold=D(200), currency="EUR")
    assert not found(replace(rebates(REBATE, higher), rates=EUROS))


@pytest.mark.parametrize(
    ("key", "field", "fields"),
    [
        ("rebate-threshold", "threshold", {"threshold": D(-1)}),
        ("rebate-rate", "rate", {"rate": D(5)}),
        ("rebate-currency", "currency", {"currency": ""}),
    ],
)
def test_a_rebate_that_cannot_be_stops_planning(
    key: str, field: str, fields: dict[str, Any]
) -> None:
    """Nobody pays back more than all."""
    problem = only(rebates(REBATE, replace(REBATE, **({"threshold": D(1)} | fields))), "stop")
    assert (problem.key, problem.where) == (key, ("rebates", "S", "1", field))


def test_a_rebate_without_a_rate_of_exchange_stops_planning() -> None:
    """It would be cash of some plans and not of others."""
    problem = only(rebates(replace(REBATE, currency="EUR")), "stop")
    assert (problem.key, problem.where) == ("rebate-rate-missing", ("rates", "EUR"))


def test_two_rebates_from_one_spend_on_stop_planning() -> None:
    """Also when one says it in another currency; two suppliers may have the same."""
    twice = (REBATE, replace(REBATE, threshold=D("110.0"), currency="EUR"))
    made = replace(rebates(*twice), rates=(replace(EUROS[0], rate=D("0.909090909")),))
    assert not found(made)
    same = replace(REBATE, threshold=D(50), currency="EUR")
    made = replace(rebates(REBATE, same), rates=(replace(EUROS[0], rate=D(2)),))
    problem = only(made, "stop")
    assert (problem.key, problem.where) == ("rebate-twice", ("rebates", "S", "1", "threshold"))
    one = rebates(REBATE)
    assert not found(replace(one, catalogs=(*one.catalogs, catalog("T", rebates=(REBATE,)))))
