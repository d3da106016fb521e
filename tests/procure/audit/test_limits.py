"""Each family of limits is measured as the model's page says, and caught where it is broken."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from procure.chips import Chip
from procure.demand import Pool, PoolMember, Site
from procure.offers import Content
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.procure.audit.by_hand import given, line, order
from tests.procure.audit.verdict import broken, limits_broken

POOL = Pool(
    id="fab",
    name="Foundry",
    unit="wafers",
    per_period=D(100),
    members=(
        PoolMember(chip="gb200", weight=D("0.5")),
        PoolMember(offer="card", weight=D(4)),
        PoolMember(chip="l40s", weight=D("0.25")),
    ),
)
CHIPS = (
    chip("GB200", "NVIDIA", stack="CUDA"),
    chip("Grace", "NVIDIA", stack="Arm"),
    chip("Turin", "AMD", stack="x86"),
    chip("L40S", "NVIDIA", stack="CUDA"),
)


def _made(*limits: Limit, **fields: Any) -> Project:
    rack = offer("rack", "gb200", 3000, racks_per_unit=D(1), kw_per_unit=D(120))
    mixed = (
        Content(chip="gb200", count=6),
        Content(chip="grace", count=1),
        Content(chip="turin", count=2),
    )
    card = offer("card", "l40s", 100, racks_per_unit=D("0.1"), kw_per_unit=D(1))
    base: dict[str, Any] = {
        "chips": CHIPS,
        "sites": (Site(id="here", name="Here", country="US"),),
    } | fields
    return project(
        [catalog("S", replace(rack, contents=mixed)), catalog("T", card)],
        scenario(demand(0, 0, 0), limits=limits),
        **base,
    )


def _plan(**limits: Any) -> Plan:
    """Two racks at 3,000 in the second quarter, ten cards at 100 in the first and last."""
    made = _made()
    return given(
        [
            order(made, "1", "rack", 1, (2, 3000)),
            order(made, "2", "card", 0, (10, 100)),
            order(made, "3", "card", 2, (10, 100)),
        ],
        [
            line("purchase", 1, 6000, order="1"),
            line("purchase", 0, 1000, order="2"),
            line("purchase", 2, 1000, order="3"),
        ],
        limits=limits,
    )


def _share(by: Any, subject: str, **fields: Any) -> Limit:
    return Limit(family="share", by=by, subject=subject, **fields)


def _quantity(by: Any, subject: str, **fields: Any) -> Limit:
    return Limit(family="quantity", by=by, subject=subject, **fields)


SUPPLIERS = Limit(family="suppliers")

MEASURES: list[tuple[Limit, object]] = [
    # 8,000 in all: 6,000 for racks of nine chips, 2,000 for cards.
    (_share("supplier", "T"), "0.25"),
    (_share("maker", "AMD"), D(12000) / 9 / 8000),
    (_share("stack", "CUDA"), (D(36000) / 9 + 2000) / 8000),
    (_share("chip", "gb200"), "0.5"),
    (_share("chip", "nobody"), 0),
    # 18 chips in racks and 20 cards.
    (_share("supplier", "S", of="chips"), D(18) / 38),
    (_share("maker", "NVIDIA", of="chips"), D(34) / 38),
    (_share("stack", "x86", of="chips"), D(4) / 38),
    (_share("chip", "grace", of="chips"), D(2) / 38),
    (SUPPLIERS, 2),
    (_quantity("offer", "card"), 20),
    (_quantity("chip", "turin"), 4),
    (_quantity("chip", "gb200"), 12),
    (Limit(family="racks", subject="here"), 4),
    (Limit(family="power", subject="here"), 260),
    # In the first quarter 10 x (4 + 0.25), in the second 12 x 0.5.
    (Limit(family="pool", subject="fab"), "42.5"),
]


@pytest.mark.parametrize(("limit", "used"), MEASURES, ids=[limit.key for limit, _ in MEASURES])
def test_a_limit_is_measured_and_holds_up_to_its_value(limit: Limit, used: object) -> None:
    """As a maximum of what is used it holds; a little less is broken, and so is another measure."""
    exact = D(str(used))
    at_most = replace(limit, value=exact)
    made = _made(at_most, pools=(POOL,) if limit.family == "pool" else ())
    plan = _plan(**{at_most.key: (exact, exact)})
    assert broken(made, plan) == set()
    wrong = _plan(**{at_most.key: (exact, exact + 1)})
    assert broken(made, wrong) == {"audit-limit-use"}
    if exact:
        tight = exact * D("0.9999")
        under = replace(made, scenarios=(_under(made, replace(limit, value=tight)),))
        assert limits_broken(under, _plan(**{at_most.key: (tight, exact)})) == {at_most.key}


@pytest.mark.parametrize(
    ("limit", "used"),
    [pair for pair in MEASURES if pair[0].family in {"share", "suppliers", "quantity"}],
    ids=lambda value: value.key if isinstance(value, Limit) else "",
)
def test_a_minimum_holds_from_its_value_on(limit: Limit, used: object) -> None:
    """As a minimum of what is used it holds; a little more is broken."""
    exact = D(str(used))
    least = replace(limit, bound="minimum", value=exact)
    assert broken(_made(least), _plan(**{least.key: (exact, exact)})) == set()
    more = exact + (D("0.001") if limit.family == "share" else 1)
    wanted = replace(least, value=more)
    assert limits_broken(_made(wanted), _plan(**{least.key: (more, exact)})) == {least.key}


def _under(made: Project, limit: Limit) -> Any:
    return replace(made.scenarios[0], limits=(limit,))


def test_without_orders_every_share_holds() -> None:
    """Nothing of nothing breaks no minimum; a minimum of suppliers is another thing."""
    for limit in (
        _share("maker", "AMD", bound="minimum", value=D("0.5")),
        _share("chip", "turin", of="chips", bound="minimum", value=D(1)),
        _share("stack", "CUDA", of="served", bound="minimum", value=D(1)),
    ):
        assert broken(_made(limit), given(limits={limit.key: (limit.value, 0)})) == set()
    two = replace(SUPPLIERS, bound="minimum", value=D(2))
    assert limits_broken(_made(two), given(limits={two.key: (2, 0)})) == {two.key}


def test_a_pool_counts_what_arrives_in_its_period() -> None:
    """Units ordered in one quarter that arrive in the next take from the next."""
    limit = Limit(family="pool", subject="fab")
    made = _made(limit, pools=(replace(POOL, per_period=D(48)),))
    plan = _plan(**{limit.key: (48, "42.5")})
    assert broken(made, plan) == set()
    late = replace(plan.orders[1], arrives=date(2024, 4, 1), usable=1)
    slower = tuple(
        replace(known, offers=tuple(replace(one, lead_weeks=D(13)) for one in known.offers))
        if known.supplier == "T"
        else known
        for known in made.catalogs
    )
    moved = replace(plan, orders=(plan.orders[0], late))
    found = broken(replace(made, catalogs=slower), moved)
    assert {"audit-limit", "audit-limit-use"} <= found


def test_units_of_unknown_racks_stand_where_racks_do_not_count() -> None:
    """A unit whose racks nobody knows cannot be counted against those of a site."""
    limit = Limit(family="racks", subject="here", value=D(9))
    made = _made(limit)
    unknown = replace(
        made,
        catalogs=tuple(
            replace(known, offers=tuple(replace(one, racks_per_unit=None) for one in known.offers))
            for known in made.catalogs
        ),
    )
    assert broken(unknown, _plan(**{limit.key: (9, 0)})) == {"audit-racks-unknown"}
    off = replace(unknown, scenarios=(_under(unknown, replace(limit, on=False)),))
    assert broken(off, _plan()) == set()


def test_a_unit_without_its_own_power_draws_that_of_its_chips() -> None:
    """Nine chips of 700 W; a chip of unknown power makes the unit's unknown."""
    limit = Limit(family="power", subject="here", value=D(40))
    made = _made(limit)
    plain = replace(
        made,
        catalogs=tuple(
            replace(known, offers=tuple(replace(one, kw_per_unit=None) for one in known.offers))
            for known in made.catalogs
        ),
    )
    # 18 and 20 chips of 0.7 kW.
    assert broken(plain, _plan(**{limit.key: (40, "26.6")})) == set()
    dark: tuple[Chip, ...] = tuple(
        replace(one, tdp_w=None) if one.id == "turin" else one for one in CHIPS
    )
    found = broken(replace(plain, chips=dark), _plan(**{limit.key: (40, 14)}))
    assert found == {"audit-power-unknown"}
