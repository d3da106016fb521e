"""Looks at a whole price list before anything is planned with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from catalogs.cells import printable
from catalogs.findings import MOST_ALIKE, row_ranges
from catalogs.lint import (
    breaks,
    chips,
    currencies,
    dates,
    digits,
    duplicates,
    export,
    orders,
    prices,
    rent,
    scrape,
)
from catalogs.lint.listed import Finding, Found, Listed
from catalogs.lint.stated import Stated
from catalogs.lint.surroundings import Surroundings
from catalogs.progress import OnProgress, silent
from procure.offers import Catalog, Issue, Offer

RULES: Final[tuple[Callable[[Listed], Found], ...]] = (
    dates.of_the_list,
    dates.of_offers,
    currencies.unknown,
    scrape.one_price_for_all,
    scrape.one_price_in_a_row,
    digits.too_few,
    prices.far_from_others,
    digits.too_many,
    rent.spot,
    rent.terms,
    chips.memory,
    chips.power,
    export.controlled,
    duplicates.repeated,
    breaks.rising,
    breaks.starting_late,
    breaks.out_of_reach,
    breaks.of_headings,
    breaks.of_rows,
    orders.minimums,
    orders.lead_times,
    orders.integration_costs,
)
"""What is looked for, one rule after another."""

_OF_COLUMNS: Final = frozenset(
    ("currency-dollar", "formula-values", "price-divided", "supply-converted")
)
"""What holds for a whole column, and is told at the first row that shows it."""


def look(
    catalog: Catalog,
    known: Surroundings,
    stated: Mapping[str, Stated] | None = None,
    on_progress: OnProgress = silent,
) -> tuple[Issue, ...]:
    """Say what a buyer would want to look at before relying on the offers of a list.

    `stated` is what rows say beside their offers, by the offers' ids; `on_progress` is
    told how many rules are done. Every issue is a warning. It names its offer, and the
    offer's row and sheet, or it is about the list as a whole.
    """
    listed = Listed(catalog, known, stated)
    columns = _headings(catalog)
    found: list[Issue] = []
    further: dict[str, list[Offer]] = defaultdict(list)
    told: dict[str, int] = defaultdict(int)
    for number, rule in enumerate(RULES):
        on_progress("look", number, len(RULES))
        for one in rule(listed):
            told[one.key] += 1
            if one.offer is not None and told[one.key] > MOST_ALIKE:
                further[one.key].append(one.offer)
            else:
                found.append(_issue(one, columns))
    on_progress("look", len(RULES), len(RULES))
    for key, offers in further.items():
        found += _sums(offers, next(issue for issue in found if issue.key == key))
    return tuple(sorted(found, key=lambda issue: issue.row or 0))


def with_look(
    catalog: Catalog,
    known: Surroundings,
    stated: Mapping[str, Stated] | None = None,
    on_progress: OnProgress = silent,
) -> Catalog:
    """Give a price list with what there is to look at among its issues.

    The warnings that the rows gave rise to get the id of the offer of their row.
    """
    offers: dict[tuple[str, int | None], str] = {}
    if any(issue.severity == "warning" for issue in catalog.issues):
        offers = {(offer.sheet, offer.row): offer.id for offer in catalog.offers}
    issues = [
        replace(issue, offer=offers[issue.sheet, issue.row])
        if issue.severity == "warning"
        and issue.key not in _OF_COLUMNS
        and not issue.offer
        and issue.row is not None
        and (issue.sheet, issue.row) in offers
        else issue
        for issue in catalog.issues
    ]
    issues += look(catalog, known, stated, on_progress)
    return replace(catalog, issues=tuple(sorted(issues, key=lambda issue: issue.row or 0)))


def _headings(catalog: Catalog) -> dict[str, str]:
    """Give the heading of each field's column, the first of several."""
    columns = catalog.mapping.columns if catalog.mapping else ()
    return {column.field: column.heading for column in reversed(columns)}


def _issue(one: Finding, columns: dict[str, str]) -> Issue:
    offer = one.offer
    return Issue(
        key=one.key,
        severity="warning",
        sheet=offer.sheet if offer else "",
        row=offer.row if offer else None,
        column=_column(one.field, columns),
        text=_name(offer) if offer else "",
        values=one.values() if callable(one.values) else one.values,
        offer=offer.id if offer else "",
    )


_COLUMNS: Final = {
    "price": ("price", "price_per_chip", "price_per_chip_hour", "price_per_unit_hour"),
    "lead_time": ("lead_time", "lead_weeks", "lead_days", "lead_months"),
    "power": ("power_kw", "power_w", "power"),
}
"""Fields that several meanings of a column give."""


def _column(field: str, columns: dict[str, str]) -> str:
    names = _COLUMNS.get(field, (field,))
    return next((columns[name] for name in names if name in columns), "")


def _name(offer: Offer) -> str:
    return printable(" | ".join(filter(None, (offer.sku, offer.description))))


def _sums(offers: Iterable[Offer], like: Issue) -> Iterator[Issue]:
    """Name the rows of all further offers of which the same would be said."""
    rows = [offer.row for offer in offers if offer.row is not None]
    for part in row_ranges(rows):
        values = (
            ("count", f"{len(rows):,}"),
            ("rows", part),
            ("first", str(like.row or "")),
            ("like", like.key),
        )
        yield replace(like, key="rows-alike", row=rows[0], text="", values=values, offer="")
