"""Variations change the one thing that they are about, and nothing else."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from procure import variations
from procure.limits import effective_limits, limit_by_key
from procure.offers import PriceBreak
from procure.scenario import Scenario
from tests.procure import example_project

PROJECT = example_project.project()
SCENARIO = PROJECT.scenarios[0]
HALF = Decimal("0.5")


def test_a_limit_gets_another_value_wherever_it_comes_from() -> None:
    """Stated limits and those that hold of themselves are varied alike, in their place."""
    for limit in effective_limits(PROJECT, SCENARIO):
        varied = variations.with_limit_value(PROJECT, SCENARIO, limit.key, Decimal(7))
        assert limit_by_key(PROJECT, varied, limit.key) == replace(limit, value=Decimal(7), on=True)
        off = variations.without_limit(PROJECT, SCENARIO, limit.key)
        assert limit_by_key(PROJECT, off, limit.key) == replace(limit, on=False)
        others = [one for one in effective_limits(PROJECT, varied) if one.key != limit.key]
        assert others == [
            one for one in effective_limits(PROJECT, SCENARIO) if one.key != limit.key
        ]


def test_a_limit_that_is_not_there_is_not_varied() -> None:
    """A key without a limit is a fault of the caller."""
    with pytest.raises(KeyError):
        variations.with_limit_value(PROJECT, SCENARIO, "budget.99", Decimal(1))


def test_prices_of_the_offers_named_change_and_no_others() -> None:
    """Every break is multiplied; what an order costs beside it stays."""
    offers = [offer for _, offer in PROJECT.offers()]
    varied = variations.with_price_factor(PROJECT, {offers[0].id}, HALF)
    for before, (_, after) in zip(offers, varied.offers(), strict=True):
        factor = HALF if before.id == offers[0].id else 1
        assert [one.unit_price for one in after.breaks] == [
            one.unit_price * factor for one in before.breaks
        ]
        assert replace(after, breaks=before.breaks) == before
    back = variations.with_offer(varied, offers[0])
    assert back == PROJECT


def test_an_offer_is_left_out_once() -> None:
    """Leaving out what is left out already changes nothing."""
    offer = PROJECT.offers()[0][1].id
    once = variations.without_offer(SCENARIO, offer)
    assert once.excluded == (*SCENARIO.excluded, offer)
    assert variations.without_offer(once, offer) == once


def test_demand_throughput_and_energy_are_multiplied() -> None:
    """Only rows of the workload, chip or site concerned change, by the factor."""
    row = SCENARIO.demand[0]
    varied = variations.with_demand_factor(SCENARIO, HALF, row.workload)
    for before, after in zip(SCENARIO.demand, varied.demand, strict=True):
        factor = HALF if before.workload == row.workload else 1
        assert after.amounts == tuple(amount * factor for amount in before.amounts)
    rate = next(one for one in PROJECT.throughputs if one.value)
    changed = variations.with_throughput_factor(PROJECT, rate.chip, HALF).throughputs
    for one, other in zip(PROJECT.throughputs, changed, strict=True):
        factor = HALF if one.chip == rate.chip else 1
        assert other.value == (None if one.value is None else one.value * factor)
    for site, cheaper in zip(
        PROJECT.sites, variations.with_energy_factor(PROJECT, HALF).sites, strict=True
    ):
        price = site.energy_price
        assert cheaper == replace(site, energy_price=None if price is None else price * HALF)


def test_demand_grows_by_so_much_a_year() -> None:
    """A year on, demand is so many times what was asked for; at the start it is the same."""
    quarters = replace(SCENARIO.horizon, months=3, periods=5)
    row = replace(SCENARIO.demand[0], amounts=(Decimal(100),) * 5)
    asked = replace(SCENARIO, horizon=quarters, demand=(row,))
    days = (quarters.starts(4) - quarters.start).days
    grown = variations.with_demand_growth(asked, Decimal("0.1")).demand[0].amounts
    assert grown[0] == 100
    assert list(grown) == sorted(grown)
    assert float(grown[4]) == pytest.approx(100 * 1.1 ** (days / 365), rel=1e-12)
    assert variations.with_demand_growth(asked, Decimal(0)) == asked
    assert variations.with_demand_growth(asked, HALF, "another") == asked


def test_lead_times_are_moved_by_weeks_and_never_below_none() -> None:
    """Both figures of the offers named move; what is not known stays unknown."""
    offers = [offer for _, offer in PROJECT.offers()]
    assert any(offer.lead_weeks is None or offer.lead_weeks_p90 is None for offer in offers)
    named = {offer.id for offer in offers[1:]}
    for weeks in (Decimal(3), Decimal(-1000)):
        varied = variations.with_lead_weeks(PROJECT, named, weeks)
        assert varied.offers()[0][1] == offers[0]
        for before, (_, after) in zip(offers[1:], varied.offers()[1:], strict=True):
            for one, other in (
                (before.lead_weeks, after.lead_weeks),
                (before.lead_weeks_p90, after.lead_weeks_p90),
            ):
                assert other == (None if one is None else max(one + weeks, Decimal(0)))
            assert replace(after, lead_weeks=before.lead_weeks) == replace(
                before, lead_weeks_p90=after.lead_weeks_p90
            )


def test_units_are_asked_for_beside_what_is_asked_for_already() -> None:
    """The tighter of two limits holds, and one that is off says nothing."""
    offer = PROJECT.offers()[0][1].id
    five = variations.with_least_units(PROJECT, SCENARIO, offer, 5)
    three = variations.with_least_units(PROJECT, five, offer, 3)
    seven = variations.with_least_units(PROJECT, five, offer, 7)
    key = f"quantity.offer.{offer}.minimum"
    assert [_value(one, key) for one in (five, three, seven)] == [5, 5, 7]
    off = variations.without_limit(PROJECT, five, key)
    assert _value(variations.with_least_units(PROJECT, off, offer, 3), key) == 3
    most = variations.with_most_units(PROJECT, five, offer, 9)
    key = f"quantity.offer.{offer}.maximum"
    assert _value(variations.with_most_units(PROJECT, most, offer, 12), key) == 9
    assert _value(variations.with_most_units(PROJECT, most, offer, 8), key) == 8


def _value(scenario: Scenario, key: str) -> Decimal | None:
    limit = limit_by_key(PROJECT, scenario, key)
    return None if limit is None or not limit.on else limit.value


def test_terms_of_an_offer_hold_however_a_scenario_plans() -> None:
    """A promised lead time is the one planned with; a minimum starts no later than any break."""
    offer = replace(
        PROJECT.offers()[0][1],
        lead_weeks=Decimal(10),
        lead_weeks_p90=Decimal(14),
        moq=4,
        breaks=(
            PriceBreak(quantity=4, unit_price=Decimal(9)),
            PriceBreak(quantity=8, unit_price=Decimal(7)),
        ),
    )
    sooner = variations.with_promised_weeks(offer, Decimal(6))
    assert sooner.lead_weeks == 6
    assert sooner.lead_weeks_p90 is None
    small = variations.with_minimum(offer, 1)
    assert (small.moq, [one.quantity for one in small.breaks]) == (1, [1, 8])
    large = variations.with_minimum(offer, 8)
    assert (large.moq, large.breaks) == (8, offer.breaks)


def test_offers_begin_later_and_never_sooner() -> None:
    """What begins later already, and offers that are not named, stay as they are."""
    first, second, *_ = (offer for _, offer in PROJECT.offers())
    late = variations.with_offer(PROJECT, replace(second, valid_from=date(2030, 1, 1)))
    varied = variations.with_offers_from(late, {first.id, second.id}, date(2025, 1, 1))
    begins = {offer.id: offer.valid_from for _, offer in varied.offers()}
    assert begins[first.id] == date(2025, 1, 1)
    assert begins[second.id] == date(2030, 1, 1)
    changed = [
        one for one, other in zip(PROJECT.offers(), varied.offers(), strict=True) if one != other
    ]
    assert [offer.id for _, offer in changed] == [first.id, second.id]
