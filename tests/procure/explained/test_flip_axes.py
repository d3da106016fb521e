"""An axis varies what it names, and nothing of an axis that makes no sense is asked."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from procure.errors import InputError
from procure.explained.flip_axes import (
    axes,
    here,
    offers_of,
    refuse_what_is_no_axis,
    step,
    usual_range,
    varied,
)
from procure.explained.flips import FlipAxis
from tests.procure import example_project

PROJECT = example_project.project()
SCENARIO = PROJECT.scenarios[0]
D = Decimal
AXES = tuple(axes(PROJECT, SCENARIO))


@pytest.mark.parametrize("axis", AXES, ids=str)
def test_where_the_scenario_stands_nothing_is_varied(axis: FlipAxis) -> None:
    """At its own value an axis gives the very project and scenario; elsewhere another."""
    own = here(SCENARIO, axis)
    if own is not None:
        assert varied(PROJECT, SCENARIO, axis, own) == (PROJECT, SCENARIO)
    low, high = usual_range(PROJECT, axis)
    refuse_what_is_no_axis(PROJECT, axis, low, high)
    assert {low, high} - {own}
    for end in {low, high} - {own}:
        made, asked = varied(PROJECT, SCENARIO, axis, end)
        assert (made, asked) != (PROJECT, SCENARIO)
        in_scenario = axis.kind in {"demand", "growth", "utilisation"}
        assert (made == PROJECT) == in_scenario
        assert (asked == SCENARIO) != in_scenario


def test_offers_are_those_of_the_subject() -> None:
    """Of an offer itself, of a supplier all of its list, of a chip all that hold it."""
    catalog = PROJECT.catalogs[0]
    first = catalog.offers[0]
    chip = first.contents[0].chip

    def named(by: Any, subject: str) -> frozenset[str]:
        return offers_of(PROJECT, FlipAxis(kind="price", by=by, subject=subject))

    assert named("offer", first.id) == {first.id}
    assert named("supplier", catalog.supplier) == {offer.id for offer in catalog.offers}
    assert named("chip", chip) == {
        offer.id
        for _, offer in PROJECT.offers()
        if chip in {content.chip for content in offer.contents}
    }


def test_values_are_told_apart_to_a_hundredth_or_a_week() -> None:
    """A range has a hundred steps; weeks are whole."""
    assert step(FlipAxis(kind="demand"), D("0.5"), D(2)) == D("0.015")
    lead = FlipAxis(kind="lead_time", by="chip", subject="h100")
    assert step(lead, D(-300), D(300)) == 1


@pytest.mark.parametrize(
    ("axis", "low", "high", "key"),
    [
        (FlipAxis(kind="price", by="chip", subject="nobody"), D("0.5"), D(2), "flip-subject"),
        (FlipAxis(kind="price"), D("0.5"), D(2), "flip-subject"),
        (FlipAxis(kind="demand", workload="nothing"), D("0.5"), D(2), "flip-subject"),
        (FlipAxis(kind="demand"), D(2), D("0.5"), "flip-range"),
        (FlipAxis(kind="demand"), D(0), D(1), "flip-range"),
        (FlipAxis(kind="utilisation"), D(0), D("1.1"), "flip-range"),
        (FlipAxis(kind="lead_time", by="chip", subject="h100"), D("0.5"), D(2), "flip-weeks"),
    ],
)
def test_what_makes_no_sense_is_refused(
    axis: FlipAxis, low: Decimal, high: Decimal, key: str
) -> None:
    """An axis of nothing in the project, and a range that is none, are said to be so."""
    with pytest.raises(InputError) as caught:
        refuse_what_is_no_axis(PROJECT, axis, low, high)
    assert caught.value.key == key
    assert str(caught.value)


def test_utilisation_that_is_not_known_has_no_place_on_its_axis() -> None:
    """Unknown is empty, not zero."""
    assert here(replace(SCENARIO, utilisation=None), FlipAxis(kind="utilisation")) is None
