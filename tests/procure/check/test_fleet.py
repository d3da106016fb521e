"""Chips that are there already: where, until when, what is still to pay, what they draw."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.demand import FleetLine
from procure.project import Project
from procure.units import Rate
from tests.builders import START, D, chip
from tests.procure.check.cases import HERE, found, only, sound

LATER = date(2024, 6, 1)


def fleet(**fields: Any) -> Project:
    """Make a sound project with a line of fleet."""
    known: dict[str, Any] = {"id": "old", "chip": "h100", "chips": 8, "site": "here"}
    return replace(sound(), fleet=(FleetLine(**(known | fields)),))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"retires": LATER},
        {"arrives": LATER, "to_pay": D(0)},
        {"arrives": START, "to_pay": D(5), "currency": "USD", "retires": LATER},
    ],
)
def test_a_whole_line_has_no_problem(fields: dict[str, Any]) -> None:
    """Owned chips, retiring ones, and open orders, paid or not."""
    assert not found(fleet(**fields))


@pytest.mark.parametrize(
    ("key", "field", "fields"),
    [
        ("fleet-at-region", "site", {"site": "region"}),
        ("fleet-figure", "chips", {"chips": 0}),
        ("fleet-figure", "kw", {"kw": D(-1)}),
        ("fleet-figure", "racks", {"racks": D(-1)}),
        ("fleet-figure", "to_pay", {"arrives": LATER, "to_pay": D(-1), "currency": "USD"}),
        ("fleet-day", "retires", {"retires": date(9999, 12, 31)}),
        ("fleet-dates", "retires", {"arrives": LATER, "retires": LATER, "to_pay": D(0)}),
        ("fleet-arrival-unknown", "arrives", {"to_pay": D(5), "currency": "USD"}),
        ("fleet-currency", "currency", {"arrives": LATER, "to_pay": D(5)}),
    ],
)
def test_what_cannot_be_stops_planning(key: str, field: str, fields: dict[str, Any]) -> None:
    """No plan's cash or capacity would be right."""
    problem = only(fleet(**fields), "stop")
    assert (problem.key, problem.where) == (key, ("fleet", "old", field))


def test_money_in_a_currency_without_a_rate_stops_planning() -> None:
    """What is still to pay is cash of every plan."""
    made = fleet(arrives=LATER, to_pay=D(5), currency="EUR")
    problem = only(made, "stop")
    assert (problem.key, problem.where) == ("fleet-rate-missing", ("rates", "EUR"))
    assert not found(replace(made, rates=(Rate(currency="EUR", rate=D("1.1"), on=START),)))


def test_what_is_unknown_is_said() -> None:
    """An open order without its price is not in the costs, and the plan says so."""
    problem = only(fleet(arrives=LATER), "warn")
    assert (problem.key, problem.where) == ("fleet-to-pay-unknown", ("fleet", "old", "to_pay"))


def test_unknown_power_matters_where_power_counts() -> None:
    """Where it is limited, or its energy or place is paid."""
    bare = fleet()
    bare = replace(bare, chips=(chip("H100", tdp_w=None),))
    problem = only(bare, "warn")
    assert (problem.key, problem.where) == ("fleet-power-unknown", ("fleet", "old", "kw"))
    assert not found(replace(bare, fleet=(replace(bare.fleet[0], kw=D(6)),)))
    free = replace(HERE, power_kw=None, energy_price=None)
    known = {"site-power_kw-unknown", "site-energy_price-unknown"}
    assert found(replace(bare, sites=(free,))).keys() == known
    hosted = replace(free, hosting_price=D(1))
    assert found(replace(bare, sites=(hosted,))).keys() == known | {"fleet-power-unknown"}


def test_unknown_racks_matter_where_racks_are_limited() -> None:
    """Chips that take no known racks cannot be counted in them."""
    made = replace(fleet(), sites=(replace(HERE, racks=D(4)),), catalogs=())
    problem = only(made, "warn")
    assert (problem.key, problem.where) == ("fleet-racks-unknown", ("fleet", "old", "racks"))
    assert not found(replace(made, fleet=(replace(made.fleet[0], racks=D(1)),)))
