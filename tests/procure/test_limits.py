"""Limit families: their keys, which hold by default, what they are worth and how they read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, NoReturn

import pytest

from procure.chips import ExportRule
from procure.demand import Pool, PoolMember, Site
from procure.limits import (
    clash_told,
    effective_limits,
    limit_by_key,
    limit_name,
    limit_value,
    show_value,
)
from procure.plan import Clash
from procure.project import Project
from procure.scenario import Limit, LimitFamily
from procure.units import Horizon
from tests.builders import D, catalog, chip, demand, offer, project, scenario

SITES = (
    Site(id="here", name="Here", country="US", power_kw=D(5), racks=D(7)),
    Site(id="there", name="There", country="US"),
    Site(id="region", name="Region", country="US", supplier="Cloud", power_kw=D(1), racks=D(1)),
)
POOL = Pool(
    id="packaging",
    name="Packaging",
    unit="wafers",
    per_period=D("2.5"),
    members=(PoolMember(chip="h100", weight=D(1)),),
)
RULE = ExportRule(country="CN", start=date(2023, 10, 17), status="licence", source="BIS")


def made(*limits: Limit) -> Project:
    """Make a project with sites, a pool, an export rule and a scenario of fiscal years."""
    asked = scenario(
        demand(1, 2),
        limits=limits,
        fiscal_month=7,
        horizon=Horizon(start=date(2024, 1, 1), months=3, periods=2),
    )
    return project(
        [catalog("S", offer("o", "h100", 1))],
        asked,
        chips=[chip("H100", export_rules=(RULE,))],
        sites=SITES,
        pools=(POOL,),
    )


def test_what_holds_unless_it_is_switched_off() -> None:
    """Own sites' power and racks, pools, export rules and supply limit a plan unasked."""
    full = made()
    keys = [limit.key for limit in effective_limits(full, full.scenarios[0])]
    assert keys == ["power.here", "racks.here", "pool.packaging", "eligibility", "supply"]
    assert all(limit.on for limit in effective_limits(full, full.scenarios[0]))


def test_what_nobody_knows_limits_nothing() -> None:
    """Without power, racks, pools and export rules only the suppliers' supply holds."""
    bare = project([], scenario(demand(1)), sites=SITES[1:])
    assert effective_limits(bare, bare.scenarios[0]) == (Limit(family="supply"),)


@pytest.mark.parametrize(
    "own",
    [
        Limit(family="power", subject="here", on=False),
        Limit(family="racks", subject="here", value=D(3)),
        Limit(family="pool", subject="packaging", on=False),
        Limit(family="eligibility", value=D(6)),
        Limit(family="supply", on=False),
    ],
)
def test_a_limit_of_the_scenario_takes_the_place_of_the_usual_one(own: Limit) -> None:
    """A key stands once: what the scenario says of it wins, and comes first."""
    full = made(own)
    limits = effective_limits(full, full.scenarios[0])
    assert limits[0] is own
    keys = [limit.key for limit in limits]
    assert len(keys) == len(set(keys)) == 5


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        (Limit(family="power", subject="here"), D(5)),
        (Limit(family="power", subject="here", value=D(3)), D(3)),
        (Limit(family="power", subject="here", value=D(0)), D(0)),
        (Limit(family="power", subject="there"), None),
        (Limit(family="racks", subject="here"), D(7)),
        (Limit(family="racks", subject="here", value=D("1.5")), D("1.5")),
        (Limit(family="pool", subject="packaging"), D("2.5")),
        (Limit(family="pool", subject="packaging", value=D(9)), D(9)),
        (Limit(family="pool", subject="gone"), None),
        (Limit(family="eligibility"), None),
        (Limit(family="eligibility", value=D(6)), D(6)),
        (Limit(family="budget", value=D(100)), D(100)),
        (Limit(family="budget", subject="here"), None),
        (Limit(family="supply"), None),
    ],
)
def test_values_are_the_limits_own_or_the_things(limit: Limit, value: Decimal | None) -> None:
    """Power, racks and pools have a figure of their own; other limits have only what is entered."""
    assert limit_value(made(), limit) == value


NAMES: Final[Mapping[str, tuple[Limit, str]]] = {
    "Budget, whole horizon": (Limit(family="budget"), "budget"),
    "Budget, 2024 Q2": (Limit(family="budget", period=1), "budget.1"),
    "Budget, 7": (Limit(family="budget", period=7), "budget.7"),
    "Budget, fiscal year from Jul 2023": (Limit(family="budget", year=2023), "budget.FY2023"),
    "Capital budget, whole horizon": (Limit(family="budget", lines="capital"), "budget.capital"),
    "Capital budget, 2024 Q1": (
        Limit(family="budget", lines="capital", period=0, carry_over=True),
        "budget.capital.0",
    ),
    "Capital budget, fiscal year from Jul 2024": (
        Limit(family="budget", lines="capital", year=2024),
        "budget.capital.FY2024",
    ),
    "Operating budget, whole horizon": (
        Limit(family="budget", lines="operating"),
        "budget.operating",
    ),
    "Operating budget, 2024 Q1": (
        Limit(family="budget", lines="operating", period=0),
        "budget.operating.0",
    ),
    "Operating budget, fiscal year from Jul 2024": (
        Limit(family="budget", lines="operating", year=2024),
        "budget.operating.FY2024",
    ),
    "Lead time at most": (Limit(family="lead_time"), "lead_time"),
    "Share of NVIDIA (maker) at most": (
        Limit(family="share", by="maker", subject="NVIDIA"),
        "share.maker.NVIDIA.maximum",
    ),
    "Share of S (supplier) at least": (
        Limit(family="share", by="supplier", subject="S", bound="minimum"),
        "share.supplier.S.minimum",
    ),
    "Share of CUDA (stack) in all chips at most": (
        Limit(family="share", of="chips", by="stack", subject="CUDA"),
        "share.chips.stack.CUDA.maximum",
    ),
    "Share of CUDA (stack) in all chips at least": (
        Limit(family="share", of="chips", by="stack", subject="CUDA", bound="minimum"),
        "share.chips.stack.CUDA.minimum",
    ),
    "Share of H100 (chip) in work served at most": (
        Limit(family="share", of="served", by="chip", subject="h100"),
        "share.served.chip.h100.maximum",
    ),
    "Share of H100 (chip) in work served at least": (
        Limit(family="share", of="served", by="chip", subject="h100", bound="minimum"),
        "share.served.chip.h100.minimum",
    ),
    "Number of suppliers at most": (Limit(family="suppliers"), "suppliers.maximum"),
    "Number of suppliers at least": (
        Limit(family="suppliers", bound="minimum"),
        "suppliers.minimum",
    ),
    "Units of “Offer o” at most": (
        Limit(family="quantity", by="offer", subject="o"),
        "quantity.offer.o.maximum",
    ),
    "Units of “gone” at least": (
        Limit(family="quantity", by="offer", subject="gone", bound="minimum"),
        "quantity.offer.gone.minimum",
    ),
    "Chips H100 at most": (
        Limit(family="quantity", by="chip", subject="h100"),
        "quantity.chip.h100.maximum",
    ),
    "Chips H100 at least": (
        Limit(family="quantity", by="chip", subject="h100", bound="minimum"),
        "quantity.chip.h100.minimum",
    ),
    "Chips NVIDIA at most": (
        Limit(family="quantity", by="maker", subject="NVIDIA"),
        "quantity.maker.NVIDIA.maximum",
    ),
    "Power at Here": (Limit(family="power", subject="here"), "power.here"),
    "Racks at Here": (Limit(family="racks", subject="here"), "racks.here"),
    "Export rules, nothing that needs a licence": (Limit(family="eligibility"), "eligibility"),
    "Export rules, licence adds weeks": (Limit(family="eligibility", value=D(6)), "eligibility"),
    "Shared supply: Packaging": (Limit(family="pool", subject="packaging"), "pool.packaging"),
    "Suppliers' stated supply": (Limit(family="supply"), "supply"),
}


@pytest.mark.parametrize("name", NAMES)
def test_keys_and_names(name: str) -> None:
    """A limit's key never changes; its name is for people."""
    limit, key = NAMES[name]
    full = made()
    assert limit.key == key
    assert limit_name(full, full.scenarios[0], limit) == name


def test_an_offer_is_named_without_going_through_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offers are found by id in each list; of several with one id the last is meant."""
    lists = [
        catalog("A", offer("a", "h100", 1), offer("both", "h100", 1)),
        catalog("B", replace(offer("both", "h100", 1), description="The later")),
    ]
    full = project(lists, scenario(demand(1)), chips=[chip("H100")])
    named = {one: Limit(family="quantity", by="offer", subject=one) for one in ("a", "both")}

    def all_of_them(_: Project) -> NoReturn:
        pytest.fail("all offers were asked for, to name one")

    monkeypatch.setattr(Project, "offers", all_of_them)
    names = [limit_name(full, full.scenarios[0], limit) for limit in named.values()]
    assert names == ["Units of “Offer a” at most", "Units of “The later” at most"]


def test_a_limit_is_found_by_its_key() -> None:
    """The usual limits are found like the scenario's own; what holds nowhere is not."""
    own = Limit(family="racks", subject="here", value=D(3))
    full = made(own)
    base = full.scenarios[0]
    assert limit_by_key(full, base, "racks.here") is own
    assert limit_by_key(full, base, "power.here") == Limit(family="power", subject="here")
    assert limit_by_key(full, base, "budget") is None


@pytest.mark.parametrize(
    ("family", "value", "shown"),
    [
        ("share", "0.6", "60 %"),
        ("share", "0.125", "12.5 %"),
        ("share", "1", "100 %"),
        ("budget", "45000000.5", "USD 45,000,000.5"),
        ("power", "4000", "4,000 kW"),
        ("racks", "12.5", "12.5 racks"),
        ("lead_time", "30", "30 weeks"),
        ("eligibility", "6", "6 weeks"),
        ("suppliers", "3", "3"),
        ("quantity", "12000", "12,000"),
        ("pool", "2500", "2,500"),
    ],
)
def test_values_read_with_their_unit(family: LimitFamily, value: str, shown: str) -> None:
    """A share is a percentage, money has its currency, a count stands alone."""
    assert show_value(family, D(value), "USD") == shown


@pytest.mark.parametrize(
    ("key", "alone", "told"),
    [
        ("pool.packaging", True, "Shared supply: Packaging (2.5 wafers): without this limit"),
        ("racks.here", False, "Racks at Here (7 racks): takes part"),
        ("eligibility", True, "Export rules, nothing that needs a licence: without this limit"),
        ("demand", True, "Demand served in full: without this limit alone there would be a plan."),
    ],
)
def test_a_clash_names_the_limit_with_its_value(key: str, alone: bool, told: str) -> None:
    """The limit, its value with the unit, and whether it stands in the way by itself."""
    planned = made()
    clash = Clash(key=key, alone=alone)
    assert clash_told(planned, planned.scenarios[0], clash).startswith(told)
