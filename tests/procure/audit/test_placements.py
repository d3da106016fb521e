"""Export rules hold by country and day, and a licence is waited for where one is needed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.chips import ExportRule
from procure.demand import Site
from procure.plan import Order, Placement, Plan
from procure.project import Project
from procure.scenario import Limit
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario
from tests.procure.audit.by_hand import given, line, order
from tests.procure.audit.verdict import broken, limits_broken

LAST = date(2024, 9, 30)
SITES = (
    Site(id="here", name="Here", country="US"),
    Site(id="china", name="China", country="CN"),
)


def _rule(start: date, status: Any, country: str = "CN") -> ExportRule:
    return ExportRule(country=country, start=start, status=status)


LICENCE = _rule(date(2023, 10, 17), "licence")


def _made(*rules: ExportRule, weeks: object = 13, **fields: Any) -> Project:
    value = None if weeks is None else D(str(weeks))
    card = offer("card", "h800", [(1, 100), (3, 90)], lead_weeks=D(13), **fields)
    return project(
        [catalog("S", card)],
        scenario(demand(0, 0, 0, 0), limits=(Limit(family="eligibility", value=value),)),
        chips=[chip("H800", export_rules=rules)],
        sites=SITES,
    )


def _order(made: Project, name: str = "1", **fields: Any) -> Order:
    """Write down an order that waits 13 weeks for a licence and 13 for the chips."""
    known: dict[str, Any] = {"arrives": date(2024, 7, 1), "usable": 2, "licence": True} | fields
    prices = known.pop("prices", ((2, 100),))
    return order(made, name, "card", 0, *prices, **known)


def _plan(
    orders: list[Order], *, value: object = 13, used: object = 13, site: str = "china"
) -> Plan:
    return given(
        orders,
        [line("purchase", (one.usable or 0), one.cost, order=one.id) for one in orders],
        limits={"eligibility": (value, used)},
        placements=tuple(Placement(order=one.id, site=site, units=one.units) for one in orders),
    )


def _plain(made: Project, name: str = "1", **fields: Any) -> Order:
    return _order(made, name, arrives=date(2024, 4, 1), usable=1, licence=False, **fields)


def test_a_licence_adds_its_weeks() -> None:
    """An order that needs a licence arrives as many weeks later, and is marked."""
    made = _made(LICENCE)
    assert broken(made, _plan([_order(made)])) == set()
    early = _order(made, arrives=date(2024, 4, 1), usable=1)
    assert broken(made, _plan([early])) >= {"audit-arrives", "audit-usable"}
    assert broken(made, _plan([_plain(made)], used=0)) == {"audit-export"}


def test_without_weeks_nothing_that_needs_a_licence_is_ordered() -> None:
    """The limit without a value excludes it; switched off, no rule holds."""
    strict = _made(LICENCE, weeks=None)
    asked = _plan([_plain(strict)], value=0, used=0)
    assert broken(strict, asked) == {"audit-export"}
    late = _plan([_order(strict, arrives=date(2024, 4, 1), usable=1)], value=0, used=0)
    assert broken(strict, late) == {"audit-licence-none"}
    off = replace(
        strict,
        scenarios=(replace(strict.scenarios[0], limits=(Limit(family="eligibility", on=False),)),),
    )
    assert broken(off, replace(asked, limits=asked.limits[:1])) == set()


def test_a_licence_that_is_not_needed_is_caught() -> None:
    """Nobody waits for a licence where the chip may go freely."""
    made = _made(LICENCE)
    assert broken(made, _plan([_order(made)], site="here")) == {"audit-licence"}
    assert broken(made, _plan([_plain(made)], used=0, site="here")) == set()


def test_an_order_has_a_licence_for_all_its_units_or_for_none() -> None:
    """Half of an order for each country is two orders."""
    made = _made(LICENCE)
    one = _order(made)
    halves = (
        Placement(order="1", site="china", units=1),
        Placement(order="1", site="here", units=1),
    )
    assert broken(made, replace(_plan([one]), placements=halves)) == {"audit-licence"}
    plain = replace(_plan([_plain(made)], used=0), placements=halves)
    assert broken(made, plain) == {"audit-export"}


@pytest.mark.parametrize(
    ("rules", "plain", "licensed"),
    [
        # The rule of the latest start before a day holds on it.
        ([_rule(START, "banned")], {"audit-export"}, {"audit-export", "audit-licence"}),
        ([_rule(START, "banned", country="IE")], set(), {"audit-licence"}),
        ([LICENCE, _rule(START, "allowed")], set(), {"audit-licence"}),
        ([_rule(START, "allowed"), LICENCE], set(), {"audit-licence"}),
        # The day of arrival counts as the day of the order does.
        ([_rule(date(2024, 4, 1), "licence")], {"audit-export"}, set()),
        ([_rule(date(2024, 4, 2), "licence")], set(), {"audit-licence"}),
        ([_rule(date(2024, 4, 1), "banned")], {"audit-export"}, {"audit-export", "audit-licence"}),
        # A ban comes while the licence is waited for.
        ([LICENCE, _rule(date(2024, 7, 1), "banned")], {"audit-export"}, {"audit-export"}),
        ([LICENCE, _rule(date(2024, 7, 2), "banned")], {"audit-export"}, set()),
    ],
)
def test_the_rules_of_both_days_hold(
    rules: list[ExportRule], plain: set[str], licensed: set[str]
) -> None:
    """What holds on the day of the order and on the day of arrival both count."""
    made = _made(*rules)
    assert broken(made, _plan([_plain(made)], used=0)) == plain
    assert broken(made, _plan([_order(made)])) == licensed


def test_chips_that_stay_with_their_supplier_need_no_licence() -> None:
    """Export rules concern what comes to the buyer."""
    rent = offer("card", "h800", 1, kind="rent", lead_weeks=D(0), term_months=3)
    made = _made(_rule(START, "banned"))
    region = Site(id="region", name="Region", country="CN", supplier="S")
    made = replace(made, catalogs=(catalog("S", rent),), sites=(*SITES, region))
    hours = D(91 * 24)
    plan = given(
        [order(made, "1", "card", 0, (1, 1), until=1, cost=hours)],
        [line("rent", 0, hours, order="1")],
        limits={"eligibility": (13, 0)},
        placements=(Placement(order="1", site="region", units=1),),
    )
    assert broken(made, plan) == set()
    assert "audit-site" in broken(made, replace(plan, placements=_at("china")))


def _at(site: str) -> tuple[Placement, ...]:
    return (Placement(order="1", site=site, units=1),)


def test_the_weeks_of_a_licence_count_in_the_lead_time() -> None:
    """A limit of 25 weeks does not hold for 13 and 13."""
    made = _made(LICENCE)
    base = made.scenarios[0]
    tight = Limit(family="lead_time", value=D(25))
    under = replace(made, scenarios=(replace(base, limits=(*base.limits, tight)),))
    assert limits_broken(under, _plan([_order(under)])) == {"lead_time"}
    assert limits_broken(under, _plan([_plain(under)], site="here", used=0)) == set()


def test_a_licensed_order_is_counted_after_the_others_of_its_day() -> None:
    """Where prices count all orders, the order without a licence comes first."""
    made = _made(LICENCE, break_basis="cumulative", break_kind="incremental")
    cheap = _order(made, "1", prices=((2, 90),))
    dear = _plain(made, "2", prices=((2, 100),))
    plan = replace(
        _plan([cheap, dear]),
        placements=(
            Placement(order="1", site="china", units=2),
            Placement(order="2", site="here", units=2),
        ),
    )
    assert broken(made, plan) == set()
    swapped = (_order(made, "1"), _plain(made, "2", prices=((2, 90),)))
    assert "audit-price" in broken(made, replace(plan, orders=swapped))


def test_a_wrong_measure_of_the_weeks_used_is_caught() -> None:
    """The limit is used where an order has a licence, and not otherwise."""
    made = _made(LICENCE)
    assert broken(made, _plan([_order(made)], used=0)) == {"audit-limit-use"}
    assert broken(made, _plan([_order(made)], value=12)) == {"audit-limit-value"}
