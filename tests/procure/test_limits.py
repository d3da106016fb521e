"""Limit families: their keys, which hold by default, and how they read."""

import inspect
from typing import get_args

import pytest

from procure.audit.limits import METERS
from procure.demand import Site
from procure.limits import (
    FAMILIES,
    effective_limits,
    limit_by_key,
    limit_name,
    limit_value,
    show_value,
)
from procure.scenario import Limit, LimitFamily
from solver.rules import RULES
from solver.usage import _Meter
from tests.builders import D, catalog, demand, offer, project, scenario

SITES = (
    Site(id="here", name="Here", country="US", power_kw=D(5)),
    Site(id="there", name="There", country="US"),
    Site(id="region", name="Region", country="US", supplier="Cloud", power_kw=D(1)),
)


def test_power_of_own_sites_and_supply_hold_unless_switched_off() -> None:
    """Facts limit a plan without being asked; a scenario's own limit of that key wins."""
    made = project([catalog("S", offer("o", "h100", 1))], scenario(demand(1)), sites=SITES)
    base = made.scenarios[0]
    assert [limit.key for limit in effective_limits(made, base)] == ["power.here", "supply"]
    off = Limit(family="power", subject="here", on=False)
    own = scenario(demand(1), limits=(off,))
    assert effective_limits(made, own) == (off, Limit(family="supply"))
    found = limit_by_key(made, base, "power.here")
    assert found is not None
    assert limit_value(made, found) == 5
    assert limit_value(made, Limit(family="power", subject="here", value=D(3))) == 3
    assert limit_value(made, Limit(family="power", subject="there")) is None
    assert limit_by_key(made, base, "budget") is None


@pytest.mark.parametrize(
    ("limit", "key", "name"),
    [
        (Limit(family="budget"), "budget", "Budget, whole horizon"),
        (Limit(family="budget", period=1), "budget.1", "Budget, 2024 Q2"),
        (Limit(family="lead_time"), "lead_time", "Lead time at most"),
        (Limit(family="power", subject="here"), "power.here", "Power at Here"),
        (Limit(family="supply"), "supply", "Suppliers' stated supply"),
        (
            Limit(family="share", by="maker", subject="NVIDIA"),
            "share.maker.NVIDIA.maximum",
            "Share of NVIDIA (maker) at most",
        ),
        (
            Limit(family="share", by="supplier", subject="S", bound="minimum"),
            "share.supplier.S.minimum",
            "Share of S (supplier) at least",
        ),
    ],
)
def test_keys_and_names(limit: Limit, key: str, name: str) -> None:
    """A limit's key never changes; its name is for people."""
    made = project([], scenario(demand(1, 2)), sites=SITES)
    assert limit.key == key
    assert limit_name(made, made.scenarios[0], limit) == name


def test_values_read_with_their_unit() -> None:
    """A share is a percentage, money has its currency."""
    assert show_value("share", D("0.6"), "USD") == "60 %"
    assert show_value("share", D("0.125"), "USD") == "12.5 %"
    assert show_value("budget", D("45000000.5"), "USD") == "USD 45,000,000.5"
    assert show_value("power", D(4000), "USD") == "4,000 kW"
    assert show_value("lead_time", D(30), "USD") == "30 weeks"


def test_every_family_has_its_rule_its_check_and_its_measure() -> None:
    """A family named in the records is in the table, the model, the audit and the measure."""
    families = set(get_args(LimitFamily))
    assert set(FAMILIES) == families
    assert set(RULES) == families
    assert set(METERS) == families
    for family in families:
        assert hasattr(_Meter, f"_{family}"), f"no measure of {family}"
        module = inspect.getmodule(RULES[family])
        assert module is not None
        assert module.__name__ == f"solver.rules.{family}"
