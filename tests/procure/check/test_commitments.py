"""Commitments that count have all that they need; of the others nothing has to be known."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.offers import Commitment
from procure.project import Project
from tests.builders import D, chip
from tests.procure.check.cases import HERE, found, listing, only

WHOLE: dict[str, dict[str, Any]] = {
    "order": {"signed": True},
    "take_or_pay": {"signed": True, "chips": None, "site": "", "when": None},
    "prepaid": {"chip": "", "chips": None, "site": "", "when": None},
    "loi": {},
}
"""What each kind of commitment may lack and still count."""


def committed(kind: str, *assumed: str, **fields: Any) -> Project:
    """Make a sound project with a commitment that has all it needs, some fields replaced."""
    known: dict[str, Any] = {
        "id": "letter",
        "kind": kind,
        "description": "Letter",
        "chip": "h100",
        "chips": 8,
        "site": "here",
        "amount": D(5),
        "currency": "USD",
        "when": date(2024, 6, 1),
    }
    made = listing(commitments=(Commitment(**(known | WHOLE[kind] | fields)),))
    return replace(made, scenarios=(replace(made.scenarios[0], assume_delivered=assumed),))


def counted(kind: str, **fields: Any) -> Project:
    """Make a sound project with a commitment that counts."""
    return committed(kind, *(("letter",) if kind == "loi" else ()), **fields)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_commitment_has_no_problem(kind: str) -> None:
    """Each kind needs its own."""
    assert not found(counted(kind))


@pytest.mark.parametrize(
    ("key", "kind", "field"),
    [
        *(("commitment-amount-unknown", kind, "amount") for kind in WHOLE),
        *(("commitment-chip-unknown", kind, "chip") for kind in ("order", "loi")),
        *(("commitment-chips-unknown", kind, "chips") for kind in ("order", "loi")),
        *(("commitment-site-unknown", kind, "site") for kind in ("order", "loi")),
        *(("commitment-when-unknown", kind, "when") for kind in ("order", "loi")),
    ],
)
def test_what_a_commitment_lacks_is_said(key: str, kind: str, field: str) -> None:
    """It is left out, and the buyer knows which field to fill."""
    empty = "" if field in {"chip", "site"} else None
    problem = only(counted(kind, **{field: empty}), "warn")
    assert (problem.key, problem.where) == (key, ("commitments", "letter", field))


def test_of_a_commitment_that_does_not_count_nothing_has_to_be_known() -> None:
    """Unsigned ones, and letters that the scenario does not assume delivered."""
    unknown: dict[str, Any] = {"amount": None, "chip": "", "site": "", "currency": "EUR"}
    assert not found(committed("loi", **unknown))
    assert not found(committed("order", signed=False, **unknown))
    assert not found(committed("take_or_pay", signed=False, **unknown))


def test_only_letters_that_are_there_can_be_assumed_delivered() -> None:
    """A name that went with an older price list, and an order that needs no assumption."""
    problem = only(committed("loi", "gone"), "warn")
    assert problem.key == "assumed-unknown"
    assert problem.where == ("scenario", "assume_delivered")
    assert only(committed("order", "letter"), "warn").key == "assumed-not-letter"


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize(
    ("field", "value"), [("amount", D(-1)), ("amount", D(10) ** 13), ("chips", 0)]
)
def test_an_impossible_figure_stops_planning(kind: str, field: str, value: object) -> None:
    """Also of one that does not count: it was mistyped."""
    problem = only(committed(kind, **{field: value}), "stop")
    assert (problem.key, problem.where) == ("commitment-figure", ("commitments", "letter", field))


@pytest.mark.parametrize("kind", WHOLE)
def test_money_without_a_known_currency_stops_planning(kind: str) -> None:
    """It is cash of every plan."""
    problem = only(counted(kind, currency=""), "stop")
    assert problem.key == "commitment-currency"
    assert problem.where == ("commitments", "letter", "currency")
    problem = only(counted(kind, currency="EUR"), "stop")
    assert (problem.key, problem.where) == ("commitment-rate-missing", ("rates", "EUR"))


def test_an_order_that_is_paid_needs_no_currency() -> None:
    """Nothing is nothing in any currency."""
    assert not found(counted("order", amount=D(0), currency=""))


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("commitment-at-region", "site", "region"),
        ("commitment-day", "when", date(9999, 12, 31)),
    ],
)
def test_an_order_that_cannot_arrive_stops_planning(key: str, field: str, value: object) -> None:
    """Chips of the buyer's stand at sites of the buyer's, on days that a calendar has."""
    for kind in ("order", "loi"):
        problem = only(counted(kind, **{field: value}), "stop")
        assert (problem.key, problem.where) == (key, ("commitments", "letter", field))


def test_power_and_racks_of_an_order_are_said_where_they_count() -> None:
    """Only a line of the fleet can say what they are."""
    made = replace(counted("order"), chips=(chip("H100", tdp_w=None),))
    assert only(made, "warn").key == "commitment-power-unknown"
    offers = replace(made.catalogs[0], offers=())
    racked = replace(counted("order"), catalogs=(offers,), sites=(replace(HERE, racks=D(4)),))
    assert only(racked, "warn").key == "commitment-racks-unknown"
