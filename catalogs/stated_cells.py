"""Cells that no offer keeps, but that can contradict one: memory, spot prices, ends of ranges."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from catalogs.cells import Refusal, tidy
from catalogs.grid import Row
from catalogs.lint.stated import Range, Stated
from catalogs.money import no_price
from catalogs.reading import Reading
from procure.offers import Offer
from procure.units import EXACT

_MEMORY: Final = re.compile(
    r"([0-9]{1,6}(?:[.,][0-9]{1,2})?)\s?(gib|gb|gi|g|tib|tb|mib|mb)?(?![a-z0-9.,]).*"
)
_RANGE: Final = re.compile(r"([0-9]{1,6})\s?(?:-|–|—|~|to|bis|à|至|до)\s?([0-9]{1,6})\b.*")
_FIRST: Final = re.compile(r"[0-9]{1,6}")
_GB: Final = {"t": Decimal(1024), "m": Decimal(1) / 1024}
_LEAST_MEMORY: Final = 4
_DECIMALS: Final = 10
_HOURLY: Final = ("price_per_chip_hour", "price_per_unit_hour", "price")


def stated_in(reading: Reading, offers: Iterable[Offer]) -> Mapping[str, Stated]:
    """Read what the rows of a table state beside their offers, by the offers' ids.

    A cell that is not understood states nothing: its offer stands without it.
    """
    fields = ("memory", "spot_price", "break_quantity")
    if not any(reading.column(field) for field in fields):
        return {}
    rows = {row.number: row for row in reading.table.rows}
    memories: dict[str, Decimal | None] = {}
    ranges = _ranges(reading)
    found: dict[str, Stated] = {}
    for offer in offers:
        row = rows.get(offer.row or 0)
        if row is None:
            continue
        text = reading.text(row, "memory")
        if text not in memories:
            memories[text] = memory_of(text)
        stated = Stated(
            memory_gb=memories[text],
            spot_price=_spot(reading, row, offer),
            ranges=ranges.get(row.number, ()) if len(offer.breaks) > 1 else (),
        )
        if stated != Stated():
            found[offer.id] = stated
    return found


def memory_of(text: str) -> Decimal | None:
    """Read gigabytes: "80", "80 GB HBM3", "0.5 TB", "81559 MiB"; None for anything else."""
    match = _MEMORY.fullmatch(tidy(text).casefold())
    if match is None:
        return None
    number = Decimal(match[1].replace(",", "."))
    gigabytes = number * _GB.get((match[2] or "g")[0], Decimal(1))
    return gigabytes if gigabytes >= _LEAST_MEMORY else None


def _spot(reading: Reading, row: Row, offer: Offer) -> Decimal | None:
    """Give the spot price of a chip-hour: as many times the offer's as the two cells say."""
    spot = reading.column("spot_price")
    asked = next((column for field in _HOURLY if (column := reading.column(field))), None)
    if spot is None or asked is None or not offer.breaks or no_price(row.text(spot.index)):
        return None
    below, price = reading.money(row, spot), reading.money(row, asked)
    if isinstance(below, Refusal) or isinstance(price, Refusal):
        return None
    whole = EXACT.multiply(below.amount, offer.breaks[0].unit_price)
    return round(EXACT.divide(whole, price.amount), _DECIMALS)


def _ranges(reading: Reading) -> dict[int, tuple[Range, ...]]:
    """Give the quantities of each run of rows that price one product, by its first row."""
    column = reading.column("break_quantity")
    if column is None:
        return {}
    runs: dict[int, list[Range]] = {}
    first, known = 0, ""
    for row in reading.table.rows:
        name = f"{reading.text(row, 'sku')}|{reading.text(row, 'description')}"
        if name not in ("|", known) or not first:
            first, known = row.number, name
        text = tidy(row.text(column.index)).casefold()
        both, start = _RANGE.fullmatch(text), _FIRST.match(text)
        if both:
            runs.setdefault(first, []).append((int(both[1]), int(both[2])))
        elif start:
            runs.setdefault(first, []).append((int(start.group()), None))
    return {number: tuple(ranges) for number, ranges in runs.items()}
