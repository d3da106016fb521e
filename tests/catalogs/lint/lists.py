"""Price lists of a few made-up offers, and what is said of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from catalogs.lint import Surroundings, look
from procure.chips import Chip, PriceObservation
from procure.offers import Catalog, ColumnMapping, Issue, Mapping, Offer
from tests.builders import D, catalog, chip

TODAY = date(2024, 1, 15)

H100 = replace(
    chip(
        "H100",
        prices=(
            PriceObservation(kind="street", low=D(25000), high=D(30000)),
            PriceObservation(kind="rental", low=D("1.25"), high=D("12.29")),
        ),
    )
)
L4 = chip("L4")
CHIPS = (H100, L4)


def listed(*offers: Offer, columns: Iterable[tuple[str, str]] = (), **fields: Any) -> Catalog:
    """Makes a list whose offers stand in rows 2, 3, and so on; `columns` are (heading, field)."""
    rows = tuple(
        one if one.row is not None else replace(one, row=at)
        for at, one in enumerate(offers, start=2)
    )
    answers = Mapping(columns=tuple(ColumnMapping(heading=h, field=f) for h, f in columns))
    return replace(catalog("Acme", *rows), mapping=answers, **fields)


def known(chips: Iterable[Chip] = CHIPS, **fields: Any) -> Surroundings:
    """Makes surroundings of the chips and the day."""
    return Surroundings(chips=tuple(chips), today=TODAY, **fields)


def said(one: Catalog, beside: Surroundings | None = None) -> list[tuple[str, str]]:
    """Lists what is said of a list, as (key, offer)."""
    return [(issue.key, issue.offer) for issue in look(one, beside or known())]


def values(issues: Iterable[Issue], key: str) -> dict[str, str]:
    """Gives the values of the one issue of a key."""
    (found,) = [issue for issue in issues if issue.key == key]
    return dict(found.values)
