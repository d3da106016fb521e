"""What a cell of a file of orders means, and that nothing is guessed."""

from dataclasses import replace
from datetime import date

import pytest

from procure.demand import Site
from procure.order_cells import CellError, OrderCells, shown
from procure.project import Project
from procure.units import Horizon
from procure.words import sentence
from tests.builders import D, catalog, demand, offer, project, scenario

HERE = Site(id="here", name="Here", country="US")
OSLO = Site(id="oslo", name="Oslo", country="NO")
CLOUD = Site(id="cloud", name="Cloud region", country="US", supplier="Cloud")


def cells(months: int = 3, start: date = date(2024, 1, 1), **fields: object) -> OrderCells:
    """Give the reader for two suppliers, three sites and four periods."""
    made: Project = project(
        [
            catalog(
                "Maple",
                offer("m1", "h100", 1, sku="X-1", deliver_to=("NO",)),
                offer("m2", "h100", 1, sku="X-2"),
            ),
            catalog("Birch", replace(offer("b1", "h100", 1, sku="X-1"), description="Offer m2")),
            catalog("Cloud", offer("c1", "h100", 1, kind="rent")),
        ],
        scenario(demand(1, 1, 1, 1), horizon=Horizon(start=start, months=months, periods=4)),
        sites=fields.get("sites", (HERE, OSLO, CLOUD)),
    )
    return OrderCells(made, made.scenarios[0])


def refused(call: object, *arguments: object) -> str:
    """Give the key that a cell is refused with; its sentence fills in."""
    with pytest.raises(CellError) as caught:
        call(*arguments)  # type: ignore[operator]
    assert sentence(caught.value.key, caught.value.values)
    return caught.value.key


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ({"offer": "m1"}, "m1"),
        ({"offer": "x-2"}, "m2"),
        ({"offer": "X-1", "supplier": "maple"}, "m1"),
        ({"offer": "Offer  M1"}, "m1"),
        ({"sku": "X-1", "supplier": " Birch "}, "b1"),
        ({"sku": "X-1", "description": "Offer m2"}, "b1"),
    ],
)
def test_an_offer_is_found_by_id_sku_or_description(named: dict[str, str], found: str) -> None:
    """Where one offer alone is meant, in whatever case and spacing."""
    assert cells().offer(named) == found


@pytest.mark.parametrize(
    ("named", "key"),
    [
        ({}, "orders-offer-empty"),
        ({"offer": "", "supplier": "Maple"}, "orders-offer-empty"),
        ({"offer": "m9"}, "orders-offer-unknown"),
        ({"sku": "X-1", "description": "Offer c1"}, "orders-offer-unknown"),
        ({"offer": "X-1"}, "orders-offer-several"),
        ({"offer": "Offer m2"}, "orders-offer-several"),
        ({"offer": "m1", "supplier": "Birch"}, "orders-offer-elsewhere"),
        ({"offer": "m1", "supplier": "Oak"}, "orders-supplier-unknown"),
    ],
)
def test_an_offer_that_is_not_certain_is_refused(named: dict[str, str], key: str) -> None:
    """Unknown, or what several are called, or another supplier's."""
    assert refused(cells().offer, named) == key


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024 Q1", 0),
        ("q4 2024", 3),
        ("2024Q2", 1),
        ("Mar 2024", 0),
        ("april 2024", 1),
        ("2024-12", 3),
        ("2024-07-01", 2),
        ("2024-09-30", 2),
        ("2024-09-30 00:00:00", 2),
        ("0", 0),
        ("3", 3),
    ],
)
def test_a_period_is_found_by_name_month_day_or_number(text: str, period: int) -> None:
    """In quarters from January 2024; numbers count from 0."""
    assert cells().period(text) == period


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "orders-period-empty"),
        ("4", "orders-period-outside"),
        ("2025 Q1", "orders-period-outside"),
        ("2023-12-31", "orders-period-outside"),
        ("2025-01-01", "orders-period-outside"),
        ("2024", "orders-period-unknown"),
        ("1/3/2024", "orders-period-unknown"),
        ("2024-02-30", "orders-period-unknown"),
        ("2024-13", "orders-period-unknown"),
        ("-1", "orders-period-unknown"),
        ("soon", "orders-period-unknown"),
        ("٣", "orders-period-unknown"),
    ],
)
def test_a_period_that_is_not_certain_is_refused(text: str, key: str) -> None:
    """No order slips into the nearest period."""
    assert refused(cells().period, text) == key


def test_a_quarter_is_no_month() -> None:
    """In a plan by months a quarter names three periods; each month names one."""
    monthly = cells(months=1)
    assert monthly.period("Feb 2024") == 1
    assert refused(monthly.period, "2024 Q1") == "orders-period-several"


def test_quarters_that_start_in_february_have_the_name_of_their_month() -> None:
    """A calendar quarter lies in two of them, and January before them all."""
    shifted = cells(start=date(2024, 2, 1))
    assert shifted.period("Feb 2024") == 0
    assert shifted.period("Apr 2024") == 0
    assert shifted.period("May 2024") == 1
    assert refused(shifted.period, "2024 Q2") == "orders-period-several"
    assert refused(shifted.period, "2024 Q1") == "orders-period-several"
    assert refused(shifted.period, "Jan 2024") == "orders-period-outside"


def test_the_day_of_a_plan_has_to_start_a_period() -> None:
    """A plan by months is not pulled forward into quarters."""
    assert cells().starting("2024-04-01") == 1
    assert refused(cells().starting, "2024-05-01") == "orders-day-within"
    assert refused(cells().starting, "2026-01-01") == "orders-period-outside"
    assert refused(cells().starting, "May") == "orders-day-unknown"


def test_a_site_is_found_by_id_or_name() -> None:
    """In whatever case; what is no site is refused."""
    assert cells().site("oslo", "m2") == "oslo"
    assert cells().site("CLOUD  region", "m2") == "cloud"
    assert refused(cells().site, "Bergen", "m2") == "orders-site-unknown"
    twins = cells(sites=(HERE, replace(OSLO, name="Here")))
    assert twins.site("here", "m2") == "here"
    assert refused(twins.site, "Here", "m2") == "orders-site-several"


def test_an_empty_site_is_the_only_one_that_fits() -> None:
    """By delivery country, or the supplier's own region; several or none are refused."""
    assert cells().site("", "m1") == "oslo"
    assert cells().site("", "c1") == "cloud"
    assert refused(cells().site, "", "m2") == "orders-site-empty"
    assert refused(cells(sites=(HERE,)).site, "", "m1") == "orders-site-none"


def test_units_are_whole_and_above_zero() -> None:
    """In plain digits alone: a separator could be a decimal mark."""
    assert OrderCells.units("1200") == 1200
    for text in ("", "0", "-3", "1,200", "1.200", "2.0", "1e3", "²", "٣", "9" * 5000):
        assert refused(OrderCells.units, text) == "orders-units-unreadable"


def test_text_of_a_file_is_short_and_printable_in_sentences() -> None:
    """A hostile cell neither moves the cursor nor fills the screen."""
    assert shown("a\x1b[2J\nb") == "a [2J b"
    assert len(shown("x" * 10_000)) == 60
    assert shown(D(5)) == "5"
