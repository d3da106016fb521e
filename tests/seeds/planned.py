"""The sample "December 2023" and its plans, each worked out once for all tests of a run."""

from functools import cache

import seeds
from procure.offers import Offer
from procure.plan import Order, Plan
from procure.project import Project
from procure.storage import read
from solver.planner import make_plan


@cache
def december() -> Project:
    """Give the project."""
    return read(seeds.sample_path("december-2023"))


@cache
def plan(scenario: str) -> Plan:
    """Give the plan of a scenario; it must be proven within 0.1 % and pass its audit."""
    made = make_plan(december(), december().scenario(scenario))
    assert made.status == "optimal"
    assert made.gap is not None
    assert made.gap <= made.solve.gap_tolerance
    assert made.trusted
    return made


def offer(part: str) -> Offer:
    """Give the one offer of a part number."""
    (found,) = (offer for _, offer in december().offers() if offer.sku == part)
    return found


def ordered(made: Plan, part: str) -> tuple[Order, ...]:
    """List a plan's orders of a part number."""
    return tuple(order for order in made.orders if order.offer == offer(part).id)


def makers(made: Plan) -> frozenset[str]:
    """Name the makers of the chips that a plan orders."""
    by_chip = {chip.id: chip.maker for chip in december().chips}
    offers = {offer.id: offer for _, offer in december().offers()}
    return frozenset(
        by_chip[content.chip] for order in made.orders for content in offers[order.offer].contents
    )


def paid(made: Plan, kind: str) -> dict[str, int]:
    """Sum a plan's cost lines of a kind by what they are paid for, in whole dollars."""
    found: dict[str, int] = {}
    for line in made.costs:
        if line.kind == kind:
            found[line.subject] = found.get(line.subject, 0) + int(line.amount)
    return found


def reasons(made: Plan, part: str) -> dict[str, dict[str, str]]:
    """Give why an offer was left out: the sentence's key and values."""
    return {
        one.key: dict(one.values)
        for one in made.left_out
        if one.offer == offer(part).id and not one.workload
    }
