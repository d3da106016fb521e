"""An axis is read from one word, and refused before anything is planned where it is none."""

from decimal import Decimal

import pytest

from procure.errors import InputError
from procure.project import Project
from tests.builders import catalog, demand, offer, project, scenario
from ui.cli.axis import read_axis


def made() -> Project:
    """Make a project of one offer."""
    return project([catalog("Shop", offer("node", "h100", 100))], scenario(demand(1)))


@pytest.mark.parametrize("text", ["price", "price:chip:", "lead_time", "price=0.5..1"])
def test_an_axis_without_its_subject_says_how_to_write_it(text: str) -> None:
    """With a chip, a supplier and an offer of the project."""
    kind = text.partition(":")[0].partition("=")[0]
    with pytest.raises(InputError) as refused:
        read_axis(made(), text)
    assert str(refused.value) == (
        f"Say of which chip, supplier or offer the {kind} is varied, as KIND:BY:NAME. In this "
        f'project for instance: {kind}:chip:h100, {kind}:supplier:"Shop", {kind}:offer:node.'
    )


def test_a_throughput_is_of_a_chip_only() -> None:
    """No other example is given."""
    with pytest.raises(InputError) as refused:
        read_axis(made(), "throughput")
    assert str(refused.value).endswith("for instance: throughput:chip:h100.")


@pytest.mark.parametrize(
    "span", ["1e99999..2", "0.5..1e20", "1e-99999..1", "nan..1", "1..2..3", "0.5..", "1"]
)
def test_a_range_that_is_none_is_refused_shortly(span: str) -> None:
    """However many digits it would have."""
    with pytest.raises(InputError) as refused:
        read_axis(made(), f"demand={span}")
    assert len(str(refused.value)) < 300


def test_an_axis_of_nothing_in_the_project_is_refused_at_once() -> None:
    """Not after minutes of planning."""
    with pytest.raises(InputError, match="“nobody”"):
        read_axis(made(), "price:chip:nobody")


def test_a_range_is_read_exactly() -> None:
    """As decimals, not as the nearest binary fraction."""
    axis, low, high = read_axis(made(), "price:chip:h100=0.8..1.2")
    assert (axis.kind, axis.by, axis.subject) == ("price", "chip", "h100")
    assert (low, high) == (Decimal("0.8"), Decimal("1.2"))
