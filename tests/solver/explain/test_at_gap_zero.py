"""Every interval that is printed of a sample at its own gap holds what is found at gap 0."""

import sys
from collections.abc import Callable
from decimal import Decimal

import pytest

import seeds
from procure.explained.flip_axes import usual_range
from procure.explained.flips import FlipAxis
from procure.offers import Offer
from procure.project import Project
from procure.storage import read
from procure.variations import with_demand_factor, with_price_factor
from tests.solver.explain import gap_zero
from tests.solver.explain.gap_zero import Beside

Seeds = Callable[[int], range]
H100 = FlipAxis(kind="price", by="chip", subject="H100-SXM")
AXES = (
    H100,
    FlipAxis(kind="lead_time", by="chip", subject="MI300X"),
    FlipAxis(kind="demand"),
)

pytestmark = pytest.mark.soak


def sample(name: str) -> Project:
    """Read a sample project."""
    return read(seeds.sample_path(name))


def told(beside: Beside, *, least: int) -> None:
    """Write what was compared since the last time, so much at least."""
    sys.stdout.write(f"{dict(beside.seen)}\n")
    compared = sum(count for name, count in beside.seen.items() if "not known" not in name)
    beside.seen.clear()
    assert compared >= least


def dearest(beside: Beside) -> Offer:
    """Give the offer on which the plan spends most at once."""
    order = max(beside.told.plan.orders, key=lambda one: one.cost)
    return next(one for _, one in beside.project.offers() if one.id == order.offer)


@pytest.fixture(scope="module")
def small() -> Beside:
    """Give the sample "First steps"."""
    made = sample("first-steps")
    return Beside(made, made.scenario())


@pytest.fixture(scope="module")
def earlier(small: Beside) -> Beside:
    """Give it as it was: H100s an eighth dearer, and less demand."""
    servers = {one.id for _, one in small.project.offers() if one.contents[0].chip == "H100-SXM"}
    dearer = with_price_factor(small.project, servers, Decimal("1.125"))
    return Beside(dearer, with_demand_factor(small.scenario, Decimal("0.9")))


@pytest.fixture(scope="module")
def large() -> Beside:
    """Give a scenario of the sample "December 2023"."""
    made = sample("december-2023")
    return Beside(made, made.scenario("A tenth of Google Search, mixed"))


def test_limits_and_signing_of_the_small_sample(small: Beside) -> None:
    """What each step of a limit costs, and each wait."""
    gap_zero.check_limits(small)
    gap_zero.check_signing(small)
    told(small, least=10)


def test_negotiation_of_the_small_sample(small: Beside, campaign: Seeds) -> None:
    """Where price, lead time and minimum of each offer turn, and what a better term is worth."""
    first = dearest(small)
    offers = [first, *(one for _, one in small.project.offers() if one != first)]
    for number in campaign(len(offers)):
        gap_zero.check_negotiation(small, offers[number])
    told(small, least=6)


def test_changes_of_the_small_sample(small: Beside, earlier: Beside) -> None:
    """What each of two changes does, and the plan that changes the earlier one the least."""
    gap_zero.check_causes(small, earlier)
    gap_zero.check_least_change(small, earlier, Decimal("0.01"))
    told(small, least=10)


def test_alternatives_of_the_small_sample(small: Beside) -> None:
    """What each other plan costs above the least possible, and the least of its goal."""
    gap_zero.check_alternatives(small, Decimal("0.02"))
    told(small, least=6)


def test_flips_of_the_small_sample(small: Beside, campaign: Seeds) -> None:
    """What the best plan costs at each point of an axis, and who wins where that is exact."""
    for number in campaign(len(AXES)):
        gap_zero.check_flips(small, AXES[number], *usual_range(small.project, AXES[number]), 3)
    told(small, least=5)


def test_offers_of_the_small_sample(small: Beside) -> None:
    """An offer that is certainly of no use is of none in the exact plan."""
    gap_zero.check_offers(small)
    told(small, least=1)


def test_the_large_sample(large: Beside, campaign: Seeds) -> None:
    """The same of one scenario: the server it spends most on, the price of H100s between them."""
    checks: tuple[Callable[[], None], ...] = (
        lambda: gap_zero.check_limits(large),
        lambda: gap_zero.check_signing(large),
        lambda: gap_zero.check_flips(large, H100, Decimal("0.6"), Decimal("0.75"), 3),
        lambda: gap_zero.check_alternatives(large, Decimal("0.02")),
        lambda: gap_zero.check_offers(large),
        lambda: gap_zero.check_negotiation(large, dearest(large)),
    )
    for number in campaign(len(checks)):
        checks[number]()
        told(large, least=1)
