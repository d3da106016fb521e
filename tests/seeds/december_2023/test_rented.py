"""What must hold for what is not for sale: it is rented, and stays with the supplier."""

import pytest

from tests.seeds.planned import december, offer, ordered, paid, plan

NOTHING_BOUGHT = "Nothing bought"


@pytest.mark.parametrize(
    "part", ["NC-V4-US", "NC-V5E-US", "NC-V5P-US", "NC-MAIA-US", "NC-COBALT-US"]
)
def test_each_is_rented_by_the_hour(part: str) -> None:
    """TPU v4, v5e and v5p, Maia and Cobalt each have their place in the plan."""
    made = plan(NOTHING_BOUGHT)
    assert (offer(part).kind, offer(part).hosted_by) == ("rent", "supplier")
    assert ordered(made, part)
    (content,) = offer(part).contents
    sold = {chip.id: chip.sold for chip in december().chips}
    assert not sold[content.chip]
    regions = {site.id for site in december().sites if site.supplier == "Ninth Cloud"}
    at = {one.site for one in made.assignments if one.chip == content.chip}
    assert at
    assert at <= regions


def test_nothing_is_bought() -> None:
    """There is rent and the port that Maia needs, and no purchase or energy."""
    made = plan(NOTHING_BOUGHT)
    assert {line.kind for line in made.costs} == {"rent", "porting"}
    assert paid(made, "porting") == {"Maia SDK: chat": 800_000}


def test_the_cheapest_runs_out_first() -> None:
    """In the last quarter all of TPU v5e on demand is taken before v4 is."""
    made = plan(NOTHING_BOUGHT)
    supply = offer("NC-V5E-US").supply_per_period
    (last,) = (order for order in ordered(made, "NC-V5E-US") if order.usable == 3)
    assert last.units == supply
    assert all(order.usable == 3 for order in ordered(made, "NC-V4-US"))
