"""Price breaks that rise, start late, cannot be reached, or do not follow one another."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from catalogs.lint.listed import Finding, Found, Listed
from catalogs.lint.stated import Range

_RANGE: Final = re.compile(
    r"(?<![0-9.,])(?P<first>[0-9]{1,6})\s?(?:-|–|—|~|to|bis|à|至|до)\s?(?P<last>[0-9]{1,6})(?![0-9.,%])",
    re.IGNORECASE,
)
_BREAK_FIELD: Final = re.compile(r"price_from_([0-9]+)")


def rising(listed: Listed) -> Found:
    """Find prices that rise with the quantity."""
    for offer in listed.offers:
        breaks = offer.breaks
        if len(breaks) > 1:
            before = breaks[0]
            for after in breaks[1:]:
                if after.unit_price > before.unit_price:
                    yield Finding(
                        "break-price-rises",
                        offer,
                        "price",
                        (
                            ("quantity", str(after.quantity)),
                            ("price", str(after.unit_price)),
                            ("before", str(before.unit_price)),
                        ),
                    )
                before = after


def starting_late(listed: Listed) -> Found:
    """Find offers whose first price is for more than the smallest order."""
    for offer in listed.offers:
        if offer.breaks and offer.breaks[0].quantity > 1:
            first = offer.breaks[0].quantity
            if first > (offer.moq or 1):
                yield Finding("breaks-start-late", offer, "price", (("quantity", str(first)),))


def out_of_reach(listed: Listed) -> Found:
    """Find breaks that begin above all that the supplier can deliver."""
    for offer in listed.offers:
        if len(offer.breaks) > 1:
            last = offer.breaks[-1].quantity
            total, each = offer.supply_total, offer.supply_per_period
            if total is not None and last > total:
                most = total
            elif each is not None and last > each and offer.break_basis == "order":
                most = each
            else:
                continue
            values = (("quantity", str(last)), ("most", str(most)))
            yield Finding("break-out-of-reach", offer, "price", values)


def gaps_and_overlaps(ranges: Iterable[Range]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Say where ranges of quantities leave some out, or give two prices for one, as (key, values).

    A range without an end goes on to the next: only one that names its end can leave a gap.
    """
    ordered = sorted(ranges, key=lambda one: (one[0], one[1] or 0))
    for (_, last), (first, _) in pairwise(ordered):
        if last is not None and first != last + 1:
            key = "breaks-gap" if first > last + 1 else "breaks-overlap"
            yield key, (("last", str(last)), ("first", str(first)))


def of_headings(listed: Listed) -> Found:
    """Find gaps and overlaps among the quantities that the headings of price columns name."""
    mapping = listed.catalog.mapping
    ranges: list[Range] = []
    for column in mapping.columns if mapping else ():
        match = _BREAK_FIELD.fullmatch(column.field)
        if match:
            named = _RANGE.search(column.heading)
            ranges.append((int(match[1]), int(named["last"]) if named else None))
    for key, values in gaps_and_overlaps(set(ranges)):
        yield Finding(key, None, "price", values)


def of_rows(listed: Listed) -> Found:
    """Find gaps and overlaps among the quantities that rows of price breaks name."""
    if not any(one.ranges for one in listed.stated.values()):
        return
    for offer in listed.offers:
        for key, values in gaps_and_overlaps(listed.stated_of(offer).ranges):
            yield Finding(key, offer, "break_quantity", values)
