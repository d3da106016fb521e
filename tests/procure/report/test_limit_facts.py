"""What limits count with: weights of pools, chips of programs, numbers of suppliers."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from procure.demand import Pool, PoolMember
from procure.report.limit_facts import LimitFacts, weight_of
from tests.procure import example_plan
from tests.procure.report.laid_out import places, subject
from tests.procure.report.workbooks import rows, sheet


def test_columns_stand_where_limits_look(path: Path) -> None:
    """Each column has the heading of what its reference is asked for."""
    found = LimitFacts(subject(), places(), 4)
    (pool,) = found.pools
    heads = {
        found.chips: "Chips in a unit",
        found.suppliers: "Number of the supplier",
        found.taken(pool): "Taken of Advanced packaging",
        found.made(0): "Chips of Own-1 first silicon arriving",
        found.most_made(0): "Most chips of Own-1 first silicon then",
    }
    for reference, heading in heads.items():
        first = reference.split("!")[1].split(":")[0].replace("$", "")
        column = first.rstrip("0123456789")
        assert sheet(path, "Order facts")[f"{column}4"].value == heading


def test_a_pool_weighs_chips_and_units() -> None:
    """A unit takes the weight of each chip in it, and its own where the pool names its offer."""
    (offer,) = (one for _, one in example_plan.project().offers() if one.id == "nw-hgx")
    by_chip = PoolMember(chip="h100", weight=Decimal("1.5"))
    by_offer = PoolMember(offer="nw-hgx", weight=Decimal(4))
    pool = Pool(id="p", name="P", unit="wafers", per_period=Decimal(9), members=(by_chip, by_offer))
    assert weight_of(pool, offer) == 16
    assert (
        weight_of(replace(pool, members=(PoolMember(chip="v5e", weight=Decimal(1)),)), offer) == 0
    )


def test_orders_of_one_supplier_have_one_number(path: Path) -> None:
    """Suppliers are told apart by number, whatever they are called."""
    found = {row["Order"]: row["Number of the supplier"] for row in rows(path, "Order facts")}
    assert found["3"] == found["4"]
    assert len(set(found.values())) == 4
    assert LimitFacts(subject(), places(), 0).number_of("Nobody") is None


def test_a_ramp_lets_its_last_step_arrive(path: Path) -> None:
    """Beside a program's chips stands what its ramp lets arrive in that period."""
    found = {row["Order"]: row for row in rows(path, "Order facts")}
    most = "Most chips of Own-1 first silicon then"
    assert (found["5"]["Chips of Own-1 first silicon arriving"], found["5"][most]) == (10, 15)
    assert found["1"][most] == 0
