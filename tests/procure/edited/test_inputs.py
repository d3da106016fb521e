"""Each input of a workbook is found in the project, and put there."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from procure.cell_record import Key
from procure.edited.inputs import Inputs, UnknownInputError, value_of, with_values
from procure.limits import effective_limits
from procure.offers import Catalog
from tests.procure.example_project import project, scenario

KEYS: tuple[Key, ...] = (
    *(
        ("offer", "nw-hgx", field)
        for field in (
            *("moq", "multiple", "deposit", "support_rate", "residual_value", "kw_per_unit"),
            *("integration_cost", "fixed_order_cost", "racks_per_unit", "lead_weeks"),
            *("supply_per_period", "supply_total"),
        )
    ),
    ("offer", "nw-hgx", "breaks", "0", "quantity"),
    ("offer", "nw-hgx", "breaks", "1", "unit_price"),
    ("rate", "EUR"),
    ("scenario", "utilisation"),
    ("scenario", "headroom"),
    ("scenario", "discount_rate"),
    *(("site", "ash", field) for field in ("pue", "energy_price", "hosting_price")),
    ("limit", "budget"),
    ("limit", "power.ash"),
    ("demand", "1", "2", "chat", "fra"),
    ("readiness", "ROCm", "chat", "porting_cost"),
    ("fleet", "coming", "to_pay"),
)


def inputs() -> Inputs:
    """Give the project with its scenario."""
    return project(), scenario()


def listed() -> tuple[Key, ...]:
    """List the inputs of programs, commitments and rebates that the project has."""
    return tuple(key for catalog in project().catalogs for key in _of(catalog))


def _of(catalog: Catalog) -> Iterator[Key]:
    for program in catalog.programs:
        yield "program", catalog.supplier, program.id, "one_time_cost"
        yield "program", catalog.supplier, program.id, "take_or_pay"
    for commitment in catalog.commitments:
        yield "commitment", catalog.supplier, commitment.id, "amount"
    for at in range(len(catalog.rebates)):
        yield "rebate", catalog.supplier, str(at), "threshold"
        yield "rebate", catalog.supplier, str(at), "rate"


def test_the_example_has_all_kinds() -> None:
    """So that the tests below look at each of them."""
    assert {key[0] for key in listed()} == {"program", "commitment", "rebate"}


@pytest.mark.parametrize("key", [*KEYS, *listed()], ids=" ".join)
def test_an_input_is_put_where_it_is_found(key: Key) -> None:
    """Only it becomes another; putting the old value back gives the project as it was."""
    before = inputs()
    old = value_of(before, key)
    made = with_values(before, {key: Decimal(7)})
    assert value_of(made, key) == 7
    assert all(value_of(made, one) == value_of(before, one) for one in KEYS if one != key)
    back = with_values(made, {key: old})
    if key[0] == "limit":
        # One that held without being stated is stated then.
        assert effective_limits(*back)
        assert value_of(back, key) == old
    else:
        assert back == before


@pytest.mark.parametrize(
    "key",
    [
        *((), ("offer",), ("offer", "nw-hgx", "description"), ("site", "ash", "name")),
        *(("scenario", "name"), ("rate", "EUR", "on"), ("fleet", "coming", "chips")),
        *(("offer", "none", "moq"), ("offer", "nw-hgx", "nothing"), ("rate", "JPY")),
        *(("offer", "nw-hgx", "breaks", "9", "quantity"), ("site", "none", "pue")),
        *(
            ("demand", at, period, "chat", "")
            for at, period in (("9", "0"), ("0", "9"), ("x", "0"))
        ),
        *(("limit", "none"), ("demand", "1", "2", "chat", ""), ("demand", "1", "2")),
        *(("program", "None", "x", "one_time_cost"), ("fleet", "none", "to_pay"), ("strange", "")),
    ],
    ids=" ".join,
)
def test_what_the_project_does_not_have_is_said(key: Key) -> None:
    """Whoever edited it is told, instead of nothing happening."""
    with pytest.raises(UnknownInputError):
        value_of(inputs(), key)


def test_several_prices_of_an_offer_are_edited_together() -> None:
    """A list of many offers is made anew once."""
    prices: dict[Key, Decimal | None] = {
        ("offer", "nw-hgx", "breaks", str(at), "unit_price"): Decimal(at + 1) for at in range(2)
    }
    made = with_values(inputs(), {**prices, ("offer", "nw-hgx", "moq"): None})
    assert [value_of(made, key) for key in prices] == [1, 2]
    assert value_of(made, ("offer", "nw-hgx", "moq")) is None
