"""An offer that fits nowhere is left out with the reason; what fits is not."""

from typing import Any

import pytest

from procure.demand import Site
from procure.words import sentence
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.solver.planning import plan, reasons, units


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kw_per_unit": D(50), "racks_per_unit": D(1)}, "left-out-too-large"),
        ({"kw_per_unit": D(1), "racks_per_unit": D(50)}, "left-out-racks-too-large"),
        ({"kw_per_unit": D(30), "racks_per_unit": D(3)}, "left-out-fits-nowhere"),
        ({"kw_per_unit": D(40), "racks_per_unit": D(2)}, ""),
    ],
)
def test_a_unit_too_large_for_every_site_is_left_out(fields: Any, reason: str) -> None:
    """One site has power and few racks, the other racks and little power."""
    sites = (
        Site(id="hot", name="Hot", country="US", power_kw=D(40), racks=D(2)),
        Site(id="wide", name="Wide", country="US", power_kw=D(2), racks=D(40)),
    )
    small = offer("small", "h100", 100, kw_per_unit=D(1), racks_per_unit=D(1))
    made = project(
        [catalog("S", offer("large", "h100", 1, **fields), small)],
        scenario(demand(10)),
        sites=sites,
    )
    found = plan(made)
    assert reasons(found) == ({"large": reason} if reason else {})
    assert units(found) == ({"small": 1} if reason else {"large": 1})
    for one in found.left_out:
        assert sentence(one.key, one.values)
