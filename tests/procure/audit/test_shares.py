"""Shares of the work served count each maker's, stack's or chip's part of what is asked for."""

from dataclasses import replace
from typing import Any

import pytest

from procure.demand import FleetLine, Workload
from procure.plan import Plan
from procure.project import Project
from procure.scenario import Limit, ShortfallPrice
from tests.builders import D, chip, demand, project, scenario
from tests.procure.audit.by_hand import PLAIN, given, missing, use
from tests.procure.audit.verdict import broken, limits_broken

WORKLOADS = (
    Workload(id="chat", name="Chat", unit="tokens/s"),
    Workload(id="images", name="Images", unit="images/s"),
)
CHIPS = (chip("H100", stack="CUDA"), chip("MI300X", "AMD", stack="ROCm"))


def _made(*limits: Limit) -> Project:
    """A fleet of two makers; chat asks for 100 and 200, images for 1,000 in the second quarter."""
    return project(
        [],
        scenario(
            demand(100, 200),
            demand(0, 1000, workload="images"),
            limits=limits,
            shortfall_prices=(ShortfallPrice(workload="images", price=D(0)),),
        ),
        chips=CHIPS,
        workloads=WORKLOADS,
        speeds={
            ("h100", "chat"): 10,
            ("mi300x", "chat"): 20,
            ("mi300x", "images"): 100,
        },
        sites=PLAIN,
        fleet=tuple(
            FleetLine(id=f"owned {one.id}", chip=one.id, chips=10, site="here") for one in CHIPS
        ),
    )


def _plan(**limits: Any) -> Plan:
    """H100 do all of chat, then half of it; MI300X the other half and half of the images."""
    return given(
        assignments=(
            use("h100", 0, 10),
            use("h100", 1, 10),
            use("mi300x", 1, 5),
            use("mi300x", 1, 5, workload="images"),
        ),
        shortfall=(missing(1, 500, workload="images"),),
        limits=limits,
    )


# Both quarters have 91 days: 1 and 1/2 of NVIDIA's, 1/2 and 1/2 of AMD's.
@pytest.mark.parametrize(
    ("by", "subject", "used"),
    [
        ("maker", "NVIDIA", "0.6"),
        ("stack", "ROCm", "0.4"),
        ("chip", "h100", "0.6"),
        ("chip", "none", "0"),
    ],
)
def test_a_share_of_the_work_counts_parts_of_the_demand(by: Any, subject: str, used: str) -> None:
    """Fleet counts; each workload and period weighs by its length, not by its unit."""
    above = Limit(family="share", of="served", by=by, subject=subject, value=D(used))
    below = replace(above, bound="minimum")
    for limit, beyond in ((above, D("-0.0001")), (below, D("0.0001"))):
        assert broken(_made(limit), _plan(**{limit.key: (used, used)})) == set()
        value = D(used) + beyond
        tight = _made(replace(limit, value=value))
        assert limits_broken(tight, _plan(**{limit.key: (value, used)})) == {limit.key}
