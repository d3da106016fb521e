"""Spot capacity above the price on demand, and terms dearer than none, are said."""

from catalogs.lint import Stated, look
from tests.builders import D, offer
from tests.catalogs.lint.lists import known, listed, said


def test_spot_above_on_demand() -> None:
    """Capacity that can be taken back does not cost more."""
    one = listed(offer("o", "l4", "0.8", kind="rent"), offer("p", "l4", "0.9", kind="rent"))
    stated = {"o": Stated(spot_price=D("0.81")), "p": Stated(spot_price=D("0.9"))}
    found = look(one, known(), stated)
    assert [(issue.key, issue.offer) for issue in found] == [("spot-above-demand", "o")]


def test_a_term_dearer_than_on_demand() -> None:
    """Compared within a region: elsewhere prices may differ."""
    rent = {"kind": "rent", "region": "east"}
    demand = offer("o", "l4", "0.8", **rent)
    cheaper = offer("p", "l4", "0.6", **rent, term_months=12)
    dearer = offer("q", "l4", "0.9", **rent, term_months=1)
    elsewhere = offer("r", "l4", "0.9", kind="rent", region="west", term_months=1)
    found = said(listed(demand, cheaper, dearer, elsewhere))
    assert found == [("term-above-demand", "q")]
