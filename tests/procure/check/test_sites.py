"""What is impossible of a site stops planning; what is unknown is said."""

from dataclasses import replace

import pytest

from procure.project import Project
from tests.builders import D
from tests.procure.check.cases import HERE, found, only, sound


def at(**fields: object) -> Project:
    """Make a sound project with fields of its site replaced."""
    return replace(sound(), sites=(replace(HERE, **fields),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("power_kw", D(-1)),
        ("racks", D(-1)),
        ("pue", D("0.9")),
        ("energy_price", D(-1)),
        ("hosting_price", D(-1)),
        ("hosting_price", D(10) ** 13),
    ],
)
def test_an_impossible_figure_stops_planning(field: str, value: object) -> None:
    """Each figure of a site has its least and its greatest."""
    problem = found(at(**{field: value}))["site-figure"]
    assert (problem.severity, problem.where) == ("stop", ("sites", "here", field))


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("site-power_kw-unknown", "power_kw"),
        ("site-pue-unknown", "pue"),
        ("site-energy_price-unknown", "energy_price"),
    ],
)
def test_an_unknown_figure_is_said(key: str, field: str) -> None:
    """Power is then not limited, energy not paid."""
    problem = only(at(**{field: None}), "warn")
    assert (problem.key, problem.where) == (key, ("sites", "here", field))


def test_energy_is_not_asked_for_where_none_is_counted() -> None:
    """Without a utilisation there is no energy in the costs: saying that once is enough."""
    made = at(pue=None, energy_price=None)
    unused = replace(made, scenarios=(replace(made.scenarios[0], utilisation=None),))
    assert found(unused).keys() == {"utilisation-unknown"}


def test_a_project_without_a_site_cannot_be_planned() -> None:
    """Chips have to run somewhere."""
    assert "site-none" in found(replace(sound(), sites=()))
