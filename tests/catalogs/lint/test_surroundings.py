"""What a project says beside a list: other suppliers' prices of a chip, rates, countries, rules."""

from datetime import date
from decimal import Decimal

import pytest

from catalogs.lint import PriceRange, surroundings_of
from catalogs.lint.surroundings import Export
from procure.demand import Site
from procure.offers import Catalog
from procure.project import Project
from procure.scenario import Limit, Scenario
from procure.units import Rate
from tests.builders import D, catalog, demand, offer, scenario

TODAY = date(2024, 1, 15)
EUR = Rate(currency="EUR", rate=D(2), on=TODAY)
BASE = scenario(demand(1, 1))


def project(*catalogs: Catalog, base: Scenario = BASE) -> Project:
    """Make a project with lists, a rate and two sites, one of them a supplier's region."""
    return Project(
        format=1,
        name="Plan",
        currency="USD",
        sites=(
            Site(id="a", name="A", country="DE"),
            Site(id="b", name="B", country="US", supplier="Cloud"),
        ),
        rates=(EUR,),
        catalogs=catalogs,
        scenarios=(base,),
    )


def test_other_suppliers_prices_are_gathered_by_the_chip() -> None:
    """In the project's currency, a server's by its chips; not the supplier's own list."""
    acme = catalog("Acme", offer("a", "l4", 9))
    bolt = catalog("Bolt", offer("b", "l4", 8000, count=8), offer("c", "l4", 7, currency="GBP"))
    cord = catalog("Cord", offer("d", "l4", 600, currency="EUR"), offer("e", "l4", 1, kind="rent"))
    found = surroundings_of(project(acme, bolt, cord), BASE, "Acme", chips=(), today=TODAY)
    assert found.others == (
        PriceRange(chip="l4", kind="purchase", supplier="Bolt", low=D(1000), high=D(1000)),
        PriceRange(chip="l4", kind="purchase", supplier="Cord", low=D(1200), high=D(1200)),
        PriceRange(chip="l4", kind="rent", supplier="Cord", low=D(1), high=D(1)),
    )


def test_the_buyers_countries_and_days() -> None:
    """A supplier's region is no site of the buyer's."""
    found = surroundings_of(project(), BASE, chips=(), today=TODAY)
    assert found.countries == ("DE",)
    assert (found.first_order, found.last_order) == (date(2024, 1, 1), date(2024, 4, 1))


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ((), "ignored"),
        ((Limit(family="eligibility"),), "licence_excluded"),
        ((Limit(family="eligibility", value=D(8)),), "licence_waited_for"),
        ((Limit(family="eligibility", on=False),), "ignored"),
    ],
)
def test_export_rules_as_the_scenario_takes_them(
    limits: tuple[Limit, ...], expected: Export
) -> None:
    """Off, without a figure, or with the weeks of a licence."""
    base = scenario(demand(1), limits=limits)
    found = surroundings_of(project(base=base), base, chips=(), today=TODAY)
    assert found.export == expected


@pytest.mark.parametrize(
    ("one", "other", "worth"),
    [("USD", "USD", 1), ("EUR", "USD", 2), ("USD", "EUR", Decimal("0.5")), ("GBP", "USD", None)],
)
def test_worth(one: str, other: str, worth: Decimal | None) -> None:
    """By the project's rates, both ways."""
    assert surroundings_of(project(), BASE, chips=(), today=TODAY).worth(one, other) == worth
