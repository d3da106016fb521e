"""What a newer list changes is named: each field, each price by quantity, and a file's standing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from procure.offer_changes import (
    PriceStep,
    changes,
    price_from,
    price_steps,
    replaced,
    standing,
)
from procure.offers import Catalog, Edition, Offer
from tests.builders import D, catalog, offer


def node(**fields: object) -> Offer:
    """Make an offer with two prices."""
    made = offer("node", "h100", [(1, 1000), (10, 900)], count=8)
    return replace(made, **fields)  # type: ignore[arg-type]


def told(old: Catalog | None, new: Catalog) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give each change's kind, offer and fields."""
    return [(one.kind, one.offer.id, one.fields) for one in changes(old, new)]


def test_new_gone_and_changed() -> None:
    """Offers that are quoted alike are no change, in whatever row they now stand."""
    old = catalog("X", node(), offer("b", "h200", 5), offer("c", "mi300x", 7))
    new = catalog(
        "X", node(row=7, sheet="New"), offer("b", "h200", 6, moq=4), offer("d", "b200", 9)
    )
    assert told(old, new) == [
        ("new", "d", ()),
        ("gone", "c", ()),
        ("changed", "b", ("breaks", "moq")),
    ]
    assert told(None, catalog("X", node())) == [("new", "node", ())]


def test_a_renamed_offer_is_marked_until_confirmed() -> None:
    """What is likely the same under another name is said so, with what differs."""
    old = catalog("X", node(sku="A-1"))
    new = catalog("X", replace(node(sku="B-1", lead_weeks=D(9)), id="other"))
    (found,) = changes(old, new)
    assert (found.kind, found.confirmed, found.fields) == ("renamed", False, ("lead_weeks",))
    (said,) = changes(old, new, {"other": "node"})
    assert (said.kind, said.confirmed) == ("renamed", True)


def test_prices_are_compared_from_each_quantity_on() -> None:
    """A price that holds from fewer units on holds for more: that is what it is compared with."""
    dearer = node(breaks=offer("x", "h100", [(1, 1000), (5, 990), (10, 990)]).breaks)
    assert price_steps(node(), dearer) == (
        PriceStep(quantity=5, before=D(1000), after=D(990), change=D("-0.01")),
        PriceStep(quantity=10, before=D(900), after=D(990), change=D("0.1")),
    )
    assert price_steps(node(), node()) == ()


def test_prices_in_other_money_have_no_percentage() -> None:
    """Dollars and euros are not compared, and no missing price becomes zero."""
    euros = node(currency="EUR")
    assert [one.change for one in price_steps(node(), euros)] == [None, None]
    some = node(breaks=offer("x", "h100", [(10, 900)]).breaks)
    assert price_steps(node(), some) == (PriceStep(quantity=1, before=D(1000)),)
    assert price_from((), 1) is None


def test_the_list_of_the_same_supplier_is_replaced() -> None:
    """A list takes the place of its supplier's, of no other."""
    lists = (catalog("X"), catalog("Y"))
    assert replaced(lists, catalog("Y", node())) is lists[1]
    assert replaced(lists, catalog("Z")) is None


def test_an_older_file_is_known() -> None:
    """By its day, by being the file there is, or by being one that was replaced."""

    def of(day: int | None, sha: str) -> Catalog:
        as_of = None if day is None else date(2024, 3, day)
        return replace(catalog("X"), as_of=as_of, sha256=sha)

    assert standing(None, of(1, "a")) == ""
    assert standing(of(1, "a"), of(2, "b")) == ""
    assert standing(of(2, "a"), of(1, "b")) == "older"
    assert standing(of(2, "a"), of(2, "b")) == ""
    assert standing(of(2, "a"), of(None, "b")) == ""
    assert standing(of(2, "a"), of(2, "a")) == "same"
    read = Edition(file_name="x", sha256="c", read_on=date(2024, 1, 1))
    assert standing(replace(of(None, "a"), editions=(read,)), of(None, "c")) == "older"


def test_decimals_of_one_value_are_one_price() -> None:
    """1,000 and 1,000.00 are the same price."""
    cents = node(breaks=offer("x", "h100", [(1, "1000.00"), (10, Decimal("900.0"))]).breaks)
    assert not changes(catalog("X", node()), catalog("X", cents))
