"""What must hold for the press's question what a tenth of Google Search would take."""

from decimal import Decimal

from tests.seeds.planned import december, makers, offer, paid, plan

SEARCH = "A tenth of Google Search"


def test_press_figure_follows_from_its_own_numbers() -> None:
    """562 queries per chip and day is 850M a day by the chips that US$48.1bn buy at US$31,800."""
    (one,) = (
        one for one in december().throughputs if (one.chip, one.workload) == ("H100-SXM", "search")
    )
    assert one.assumption
    assert one.value is not None
    assert round(Decimal(850_000_000) / (Decimal("48.1e9") / 31800)) == one.value
    assert offer("QA-H100-8").breaks[-1].unit_price == 31800 * 8
    assert offer("QA-H100-8").integration_cost == 0


def test_it_gives_the_press_figure() -> None:
    """H100 alone: 1.4 to 1.6 million chips, about US$48bn."""
    made = plan(SEARCH)
    assert {order.offer for order in made.orders} == {offer("QA-H100-8").id}
    assert sum(order.units * 8 for order in made.orders) == 1_512_456
    assert made.total_cost is not None
    assert Decimal("47e9") < made.total_cost < Decimal("49.5e9")
    assert sum(order.cost for order in made.orders) == 189_057 * 254_400


def test_mixed_is_cheaper() -> None:
    """With the alternatives it is cheaper, AMD's after a port and no more than the limit says."""
    made = plan(f"{SEARCH}, mixed")
    assert makers(made) == {"NVIDIA", "AMD"}
    (share,) = (one for one in made.limits if one.key == "share.maker.AMD.maximum")
    assert share.used <= Decimal("0.6")
    assert paid(made, "porting") == {"ROCm: search": 20_000_000}
    assert made.total_cost is not None
    assert Decimal("35e9") < made.total_cost < Decimal("40e9")
