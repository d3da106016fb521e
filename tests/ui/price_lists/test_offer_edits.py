"""Many offers edited at once are as edited one by one."""

from typing import Any

import pytest

from procure.offers import Offer
from tests.ui.trial import trial_project
from ui.edits import Inputs, with_offer, with_use
from ui.price_lists.offer_edits import with_offers, with_uses


@pytest.fixture
def inputs() -> Inputs:
    """Give the trial project."""
    project = trial_project()
    return Inputs(project=project, scenario=project.scenarios[0])


def offers(inputs: Inputs) -> list[Offer]:
    """List the offers of all price lists."""
    return [offer for _, offer in inputs.project.offers()]


def test_fields_are_changed_as_one_by_one(inputs: Inputs) -> None:
    """The same offers have the same new values; price lists without one stay the same records."""
    ids = [offer.id for offer in offers(inputs)]
    wanted: dict[str, dict[str, Any]] = {ids[0]: {"moq": 5}, ids[-1]: {"moq": 7, "note": "late"}}
    single = inputs
    for offer, fields in wanted.items():
        single = with_offer(single, offer, **fields)
    assert with_offers(inputs, wanted) == single
    untouched = with_offers(inputs, {ids[0]: {"moq": 5}}).project.catalogs[1:]
    assert all(map(lambda one, other: one is other, untouched, inputs.project.catalogs[1:]))
    assert with_offers(inputs, {}) == inputs


def test_offers_are_excluded_as_one_by_one(inputs: Inputs) -> None:
    """In whatever mix of used and not used."""
    ids = [offer.id for offer in offers(inputs)]
    before = with_use(inputs, ids[1], used=False)
    wanted = [(ids[0], False), (ids[1], True), (ids[2], False)]
    single = before
    for offer, used in wanted:
        single = with_use(single, offer, used=used)
    assert with_uses(before, wanted) == single
    assert set(single.scenario.excluded) == {ids[0], ids[2]}
