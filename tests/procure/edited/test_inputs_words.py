"""Inputs are called what the buyer calls them, with their units and whom they hold for."""

from decimal import Decimal

import pytest

from procure.cell_record import Key, RecordedOrder
from procure.edited.inputs_words import holds_for, input_name, is_shared, shown_value
from tests.procure.edited.test_inputs import KEYS, inputs, listed

ORDERS = {"1": RecordedOrder(id="1", offer="nw-hgx", period=1, licence=False)}


@pytest.mark.parametrize(
    ("key", "name", "value", "shown"),
    [
        (("units", "1", "ash"), "ordered 2024 Q2 for Ashburn", "12", "12 units"),
        (("offer", "nw-hgx", "moq"), "Minimum order", "1", "1 unit"),
        (("offer", "nw-hgx", "deposit"), "Deposit of “", "0.3", "30 %"),
        (("offer", "nw-hgx", "breaks", "0", "unit_price"), "from 1 units on", "5.5", "USD 5.5"),
        (("offer", "alp-mi", "integration_cost"), "Integration cost", "1000", "EUR 1,000"),
        (("rate", "EUR"), "Exchange rate of EUR", "1.07", "1.07 USD"),
        (("scenario", "headroom"), "Headroom", "0.125", "12.5 %"),
        (("site", "ash", "energy_price"), "a kWh at Ashburn", "0.08", "USD 0.08"),
        (("site", "ash", "pue"), "PUE at Ashburn", "1.25", "1.25"),
        (("limit", "budget"), "Limit: Budget, whole horizon", "6000000", "USD 6,000,000"),
        (("limit", "share.maker.NVIDIA.maximum"), "NVIDIA", "0.75", "75 %"),
        (
            ("demand", "1", "2", "chat", "fra"),
            "Chat answers, Frankfurt, 2024 Q3",
            "5",
            "5 tokens/s",
        ),
        (
            ("readiness", "ROCm", "chat", "porting_cost"),
            "porting Chat answers to ROCm",
            "1",
            "USD 1",
        ),
        (("fleet", "coming", "to_pay"), "16 MI300X, Ashburn", "9", "EUR 9"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_an_input_has_a_name_and_a_unit(key: Key, name: str, value: str, shown: str) -> None:
    """As the window writes them."""
    assert name in input_name(inputs(), ORDERS, key)
    assert shown_value(inputs(), key, Decimal(value)) == shown


@pytest.mark.parametrize("key", [*KEYS, *listed()], ids=" ".join)
def test_every_kind_has_a_name_of_its_own(key: Key) -> None:
    """None is shown by its key; an empty one is not known."""
    assert input_name(inputs(), ORDERS, key) != " ".join(key)
    assert shown_value(inputs(), key, None) == "not known"
    assert shown_value(inputs(), key, Decimal(1))


def test_a_key_that_nobody_knows_is_shown_as_it_is() -> None:
    """A sentence about it can be made all the same."""
    assert input_name(inputs(), {}, ("offer", "none", "strange")) == "offer none strange"
    assert input_name(inputs(), {}, ("units", "9", "ash")) == "units 9 ash"


def test_whom_an_input_holds_for() -> None:
    """Prices and terms are of a price list, sites and rates of the project."""
    assert "the price list of Alpen Compute" in holds_for(inputs(), ("offer", "alp-mi", "moq"))
    assert holds_for(inputs(), ("site", "ash", "pue")) == "every scenario"
    assert holds_for(inputs(), ("limit", "budget")) == "the new scenario"
    assert is_shared(("rate", "EUR"))
    assert not is_shared(("units", "1", "ash"))
