"""What may not go to a country with a site is said, by the rule in force when orders are placed."""

from datetime import date
from typing import Any

import pytest

from catalogs.lint import look
from procure.chips import ExportRule
from tests.builders import chip, offer
from tests.catalogs.lint.lists import known, listed, said, values

OLD = ExportRule(country="CN", start=date(2022, 10, 7), status="licence")
NEW = ExportRule(country="CN", start=date(2024, 4, 4), status="banned")
LIFTED = ExportRule(country="CN", start=date(2023, 1, 1), status="allowed")


def keys(*rules: ExportRule, countries: tuple[str, ...] = ("CN", "US"), **fields: Any) -> list[str]:
    """Lists what is said of one offer of a chip with rules."""
    beside = known((chip("L4", export_rules=rules),), countries=countries, **fields)
    return [key for key, _ in said(listed(offer("o", "l4", 3000)), beside)]


def test_the_rule_in_force_counts() -> None:
    """A licence, lifted again; a ban that starts while orders are placed."""
    assert keys(OLD) == ["export-licence"]
    assert keys(OLD, LIFTED) == []
    assert keys(OLD, NEW) == ["export-licence"]
    assert keys(OLD, NEW, last_order=date(2024, 10, 1)) == ["export-banned"]
    assert keys(OLD, export="licence_waited_for") == ["export-licence-waited"]


def test_only_countries_with_a_site_count() -> None:
    """No site, no project: nothing is said."""
    assert keys(OLD, countries=("US",)) == []
    assert keys(OLD, countries=()) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 1),
        ({"deliver_to": ("US",)}, 0),
        ({"deliver_to": ("CN",)}, 1),
        ({"kind": "rent"}, 0),
        ({"kind": "rent", "hosted_by": "buyer"}, 1),
    ],
)
def test_only_what_crosses_the_border(fields: dict[str, Any], expected: int) -> None:
    """Offers for other countries and rent that stays with its supplier are left alone."""
    beside = known((chip("L4", export_rules=(OLD,)),), countries=("CN",))
    found = look(listed(offer("o", "l4", 3000, **fields)), beside)
    assert len(found) == expected
    if expected:
        told = {"chip": "L4", "country": "CN", "start": "2022-10-07"}
        assert values(found, "export-licence") == told
