"""The fleet and open orders work, draw power and are paid, while and where they are there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.demand import FleetLine, Site
from procure.offers import Commitment
from procure.plan import Plan
from procure.project import Project
from procure.units import Rate
from tests.builders import START, D, catalog, chip, demand, project, scenario
from tests.procure.audit.by_hand import given, line, use, without
from tests.procure.audit.verdict import broken, limits_broken, lines_broken

SECOND, THIRD, FOURTH = date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1)
SITE = Site(
    id="here",
    name="Here",
    country="US",
    power_kw=D(20),
    racks=D(3),
    pue=D("1.5"),
    energy_price=D("0.1"),
    hosting_price=D(10),
)
OWNED = FleetLine(
    id="owned", chip="h100", chips=4, site="here", retires=THIRD, kw=D(4), racks=D("0.5")
)
COMING = FleetLine(
    id="coming",
    chip="h100",
    chips=10,
    site="here",
    arrives=date(2024, 3, 2),
    to_pay=D(1000),
    currency="EUR",
    racks=D(2),
)
LETTER = Commitment(
    id="letter",
    kind="loi",
    description="Letter",
    chip="h100",
    chips=1,
    site="here",
    when=FOURTH,
    amount=D(50),
    currency="USD",
)


def _made(*fleet: FleetLine, letters: tuple[Commitment, ...] = (LETTER,), **fields: Any) -> Project:
    asked: dict[str, Any] = {"utilisation": D("0.5"), "assume_delivered": ("letter",)}
    return project(
        [catalog("S", commitments=letters)],
        scenario(demand(40, 140, 100, 110), **(asked | fields)),
        chips=[chip("H100")],
        sites=(SITE,),
        fleet=fleet or (OWNED, COMING),
        rates=(Rate(currency="EUR", rate=D("1.1"), on=START),),
    )


def _plan() -> Plan:
    """Four chips, then fourteen, then ten, then eleven: each 10 of what is asked for."""
    return given(
        costs=[
            # 4 kW; 4 and 7 kW; 7 kW; 7.7 kW: half the load, PUE 1.5, 0.10 an hour, 91 or 92 days.
            line("energy", 0, "655.20", site="here"),
            line("energy", 1, "1801.80", site="here"),
            line("energy", 2, "1159.20", site="here"),
            line("energy", 3, "1275.12", site="here"),
            line("hosting", 0, 120, site="here"),
            line("hosting", 1, 330, site="here"),
            line("hosting", 2, 210, site="here"),
            line("hosting", 3, 231, site="here"),
            line("open_orders", 0, 1100, subject="coming"),
            line("open_orders", 3, 50, subject="letter"),
        ],
        limits={"power.here": (20, 11), "racks.here": (3, "2.5")},
        assignments=tuple(use("h100", t, n) for t, n in enumerate((4, 14, 10, 11))),
    )


def test_what_is_there_already_works_and_is_paid() -> None:
    """Service, power, racks, energy, hosting and what is still to pay, by hand."""
    assert broken(_made(), _plan()) == set()


CHANGES: dict[str, tuple[Callable[[], Project], set[str]]] = {
    "fleet used after it retired": (
        lambda: _made(replace(OWNED, retires=date(2024, 3, 31)), COMING),
        {"audit-use"},
    ),
    "an open order used before it arrives": (
        lambda: _made(OWNED, replace(COMING, arrives=date(2024, 4, 2))),
        {"audit-use"},
    ),
    "a letter of intent counted as supply": (
        lambda: _made(assume_delivered=()),
        {"audit-use"},
    ),
    "an order that nobody signed counted as supply": (
        lambda: _made(letters=(replace(LETTER, kind="order"),)),
        {"audit-use"},
    ),
    "a letter without its day counted as supply": (
        lambda: _made(letters=(replace(LETTER, when=None),)),
        {"audit-use"},
    ),
    "a letter without its amount counted as supply": (
        lambda: _made(letters=(replace(LETTER, amount=None),)),
        {"audit-use"},
    ),
    "a letter in an unknown currency counted as supply": (
        lambda: _made(letters=(replace(LETTER, currency="XXX"),)),
        {"audit-use"},
    ),
    "fleet at another site": (
        lambda: replace(
            _made(OWNED, replace(COMING, site="there")),
            sites=(SITE, Site(id="there", name="There", country="US")),
        ),
        {"audit-use"},
    ),
    "fleet that draws more": (lambda: _made(replace(OWNED, kw=D(5)), COMING), {"audit-limit-use"}),
    "fleet that fills more racks": (
        lambda: _made(replace(OWNED, racks=D("0.6")), COMING),
        {"audit-limit-use"},
    ),
    "an open order in a currency without a rate": (
        lambda: replace(_made(), rates=()),
        {"audit-rate"},
    ),
}


@pytest.mark.parametrize("fault", CHANGES)
def test_fleet_that_is_not_there_is_caught(fault: str) -> None:
    """With facts that differ in one thing, the plan is not true any more."""
    change, expected = CHANGES[fault]
    assert expected <= broken(change(), _plan())


def test_a_signed_order_is_an_open_order() -> None:
    """It needs no assumption; the day from which a line works is its first period's."""
    signed = replace(LETTER, kind="order", signed=True)
    assert broken(_made(letters=(signed,), assume_delivered=()), _plan()) == set()
    on_time = _made(OWNED, replace(COMING, arrives=SECOND))
    assert set(lines_broken(on_time, _plan())) == {
        "open_orders coming 0",
        "open_orders coming 1",
    }


def test_an_order_that_is_paid_needs_no_currency() -> None:
    """Nothing is nothing in any currency: its chips are there."""
    paid = replace(LETTER, amount=D(0), currency="")
    assert "audit-use" not in broken(_made(letters=(paid,)), _plan())


def test_what_is_still_to_pay_is_not_forgotten() -> None:
    """The cash of an open order is part of the plan; before the horizon it falls in the first."""
    forgotten = without(_plan(), "open_orders")
    assert lines_broken(_made(), forgotten) == {
        "open_orders coming 0": "1100.00",
        "open_orders letter 3": "50.00",
    }
    before = _made(OWNED, replace(COMING, arrives=date(2023, 5, 1)))
    assert "audit-cost" in broken(before, _plan())
    assert not any("open_orders" in name for name in lines_broken(before, _plan()))


def test_power_and_racks_of_the_fleet_count() -> None:
    """A site that is too small for what stands there already is not called large enough."""
    small = replace(_made(), sites=(replace(SITE, power_kw=D("10.9"), racks=D("2.4")),))
    assert limits_broken(small, _plan()) == {"power.here", "racks.here"}
