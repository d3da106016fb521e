"""An offer that cannot be planned is never planned, and says why beside its field."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.check import faults_of_offer, problems
from procure.check import offers as check_offers
from procure.offers import Content, Offer, PriceBreak
from procure.project import Project
from procure.scenario import Limit
from tests.builders import D, catalog, demand, offer, project, scenario
from tests.procure.check.cases import HERE, REGION, found, listing, only, priced, sound

FAULTS: dict[str, dict[str, Any]] = {
    "offer-no-chips": {"contents": ()},
    "offer-no-price": {"breaks": ()},
    "offer-lead-unknown": {"lead_weeks": None},
    "offer-figure-range": {"moq": -1},
    "offer-integration-unknown": {"integration_cost": None},
}


@pytest.mark.parametrize("key", FAULTS)
def test_faults_of_an_offer_are_said(key: str) -> None:
    """They are warnings with their field, and none where the scenario excludes the offer."""
    made = priced(**FAULTS[key])
    problem = only(made, "warn")
    assert (problem.key, problem.where) == (key, ("offers", "o", next(iter(FAULTS[key]))))
    excluded = replace(made.scenarios[0], excluded=("o",))
    assert not found(replace(made, scenarios=(excluded,)))


def test_contents_without_chips_are_said() -> None:
    """One of several contents is enough."""
    none = Content(chip="h100", count=0)
    made = priced(contents=(Content(chip="h100", count=8), none))
    assert only(made, "warn").key == "offer-no-chips"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("moq", 10**30),
        ("multiple", 0),
        ("term_months", 3 * 10**8),
        ("deposit", D("1.01")),
        ("support_rate", D(-1)),
        ("racks_per_unit", D(-1)),
        ("breaks", (PriceBreak(quantity=1, unit_price=D("1." + "1" * 57)),)),
        ("breaks", (PriceBreak(quantity=1, unit_price=D(10) ** 13),)),
        ("breaks", (PriceBreak(quantity=10**10, unit_price=D(1)),)),
    ],
)
def test_absurd_figures_are_said_and_left_out(field: str, value: object) -> None:
    """Figures beyond any order never reach the planner."""
    problem = only(priced(**{field: value}), "warn")
    assert (problem.key, problem.where) == ("offer-figure-range", ("offers", "o", field))


def broken(price: list[tuple[int, int]], **fields: Any) -> Project:
    """Make a project of one offer with price breaks."""
    return project(
        [catalog("S", offer("o", "h100", price, **fields))], scenario(demand(1)), sites=(HERE,)
    )


@pytest.mark.parametrize(
    ("key", "price", "kind"),
    [
        ("offer-price-not-positive", [(1, 0)], None),
        ("offer-breaks-order", [(5, 2), (5, 1)], "all_units"),
        ("offer-breaks-order", [(0, 2)], None),
        ("offer-break-kind-unknown", [(1, 2), (5, 1)], None),
    ],
)
def test_faults_of_prices_are_said(
    key: str, price: list[tuple[int, int]], kind: str | None
) -> None:
    """Free chips, breaks out of order and breaks of an unknown kind are never planned."""
    problem = only(broken(price, break_kind=kind), "warn")
    field = "break_kind" if "kind" in key else "breaks"
    assert (problem.key, problem.where) == (key, ("offers", "o", field))


@pytest.mark.parametrize("kind", ["all_units", "incremental"])
def test_prices_that_rise_over_the_horizon_are_said(kind: str) -> None:
    """They cannot be planned; falling ones can, and rising ones of each order."""
    rising, falling = [(1, 1), (5, 2)], [(1, 2), (5, 1)]
    made = broken(rising, break_kind=kind, break_basis="cumulative")
    assert only(made, "warn").key == "offer-cumulative-rising"
    assert not found(broken(falling, break_kind=kind, break_basis="cumulative"))
    assert not found(broken(rising, break_kind=kind))


def test_each_fault_of_an_offer_is_said_once() -> None:
    """Two breaks with the same fault are one fault of the offer."""
    made = broken([(1, 0), (1, 0), (1, 0)], break_kind=None)
    keys = [key for key, _ in faults_of_offer(made.catalogs[0].offers[0])]
    assert keys == ["offer-price-not-positive", "offer-breaks-order", "offer-break-kind-unknown"]


def test_unknown_racks_are_said_once_for_all_offers() -> None:
    """Where racks are limited, and only of offers whose chips could come there."""
    limited = (replace(HERE, racks=D(4)), REGION)
    offers = (
        offer("known", "h100", 1, racks_per_unit=D(1)),
        offer("first", "h100", 1),
        offer("second", "h100", 1),
        offer("abroad", "h100", 1, deliver_to=("CN",)),
        offer("stays", "h100", 1, kind="rent"),
        offer("out", "h100", 1),
    )
    made = project([catalog("S", *offers)], scenario(demand(1), excluded=("out",)), sites=limited)
    problem = only(made, "warn")
    assert problem.key == "offers-racks-unknown"
    assert problem.where == ("offers", "first", "racks_per_unit")
    assert dict(problem.values)["offers"] == "2"
    off = scenario(demand(1), limits=(Limit(family="racks", subject="here", on=False),))
    assert not found(replace(made, scenarios=(off,)))
    assert not found(replace(made, sites=(HERE, REGION)))


def test_a_list_that_an_edit_did_not_touch_is_said_the_same() -> None:
    """What was found before is found again, in another project too, and never another list's."""
    bad = priced(lead_weeks=None)
    first = problems(bad, bad.scenarios[0])
    renamed = replace(bad, name="Other")
    assert problems(renamed, renamed.scenarios[0]) == first
    assert not found(sound())
    mended = replace(
        bad,
        catalogs=tuple(
            replace(one, offers=tuple(replace(each, lead_weeks=D(1)) for each in one.offers))
            for one in bad.catalogs
        ),
    )
    assert not found(mended)
    assert problems(bad, bad.scenarios[0]) == first


def _many(count: int) -> tuple[Offer, ...]:
    return tuple(replace(priced().catalogs[0].offers[0], id=f"o{at}") for at in range(count))


def test_an_offer_that_nobody_touched_is_not_checked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After an edit of one, one is looked at; after an edit of anything else, none."""
    looked_at: list[str] = []
    plain = check_offers.faults_of_offer

    def counted(offer: Offer) -> Iterator[tuple[str, str]]:
        looked_at.append(offer.id)
        return plain(offer)

    monkeypatch.setattr(check_offers, "faults_of_offer", counted)
    offers = _many(50)
    made = listing(offers=offers)
    assert not found(made)
    assert len(looked_at) == 50
    edited = (*offers[:20], replace(offers[20], moq=-1), *offers[21:])
    assert found(listing(offers=edited))["offer-figure-range"].where[1] == "o20"
    assert looked_at[50:] == ["o20"]
    found(replace(listing(offers=edited), name="Other"))
    assert not found(made)
    assert len(looked_at) == 51


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(-1, 1)), max_size=20))
def test_problems_after_edits_are_those_of_a_first_look(edits: list[tuple[int, int]]) -> None:
    """In the same order, whatever was checked before."""
    offers = list(_many(30))
    for at, moq in edits:
        offers[at] = replace(offers[at], moq=moq)
        made = listing(offers=tuple(offers))
        seen = problems(made, made.scenarios[0])
        check_offers.keep_checked(())
        assert seen == problems(made, made.scenarios[0])
