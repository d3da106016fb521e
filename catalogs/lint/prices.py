"""Whether a price can be a price of that chip: by what others published, and what others ask."""

from decimal import Decimal
from functools import partial
from typing import Final, NamedTuple

from catalogs.lint.listed import Alike, Finding, Found, Listed, Values
from procure.chips import Chip
from procure.offers import OfferKind
from procure.units import EXACT, round_money

FAR: Final = 10
"""So many times below the lowest or above the highest published price is another price."""
OTHERS_FAR: Final = 4
"""As `FAR`, for what other suppliers ask today."""
UNIT_FROM: Final = 4
"""So many times the price of a chip may be that of a unit; a unit of so many chips cannot
cost what one does."""
_MOST_CHIPS: Final = 20
_NAMED: Final = 3
_CLEARLY_BELOW: Final = Decimal("0.5")
_ABOUT: Final = Decimal("1.5")
_PUBLISHED_IN: Final = "USD"
_KINDS: Final[dict[OfferKind, frozenset[str]]] = {
    "purchase": frozenset({"street", "list", "estimate"}),
    "rent": frozenset({"rental"}),
}


class _Usual(NamedTuple):
    """What one chip usually costs, in the offers' currency, and who says so.

    The bounds are prices as the offers state them, of a unit or a chip-hour: from `least` to
    `most` is nothing to look at; up to `chip_until` a unit costs what one chip does; between
    `unit_from` and `unit_until` a chip costs what a unit does. `worth` turns amounts into
    the currency of the sentence.
    """

    low: Decimal
    high: Decimal
    middle: Decimal
    least: Decimal
    most: Decimal
    chip_until: Decimal
    unit_from: Decimal
    unit_until: Decimal
    currency: str
    worth: Decimal
    asked_by: str = ""


def far_from_others(listed: Listed) -> Found:
    """Compare prices of one chip (rent: a chip-hour) with the published and the others' ones."""
    for alike, chip in listed.of_chips():
        known = [one for one in (_published(listed, alike, chip), _asked(listed, alike)) if one]
        if not known:
            continue
        least, most = max(one.least for one in known), min(one.most for one in known)
        for offer in alike.offers:
            for step in offer.breaks:
                price = step.unit_price
                if price < least or price > most:
                    usual = next(one for one in known if not one.least <= price <= one.most)
                    key = _key(usual, price)
                    make = partial(_values, key, chip.name, alike, usual, price)
                    said = f"{key}-others" if usual.asked_by else key
                    yield Finding(said, offer, "price", make)
                    break


def published_range(chip: Chip, kind: OfferKind) -> tuple[Decimal, Decimal] | None:
    """Give the lowest and highest price published for a chip or chip-hour, in US dollars."""
    figures = [
        figure
        for seen in chip.prices
        if seen.kind in _KINDS[kind]
        for figure in (seen.low, seen.high)
        if figure
    ]
    return (min(figures), max(figures)) if figures else None


def _published(listed: Listed, alike: Alike, chip: Chip) -> _Usual | None:
    found = published_range(chip, alike.kind)
    worth = listed.known.worth(alike.currency, _PUBLISHED_IN)
    if found is None or not worth:
        return None
    low, high = (EXACT.divide(figure, worth) for figure in found)
    return _usual(alike, low, high, FAR, UNIT_FROM, _PUBLISHED_IN, worth)


def _asked(listed: Listed, alike: Alike) -> _Usual | None:
    found = listed.others.get((alike.contents[0].chip, alike.kind))
    worth = listed.known.worth(alike.currency, listed.known.currency)
    if not found or not worth:
        return None
    low = EXACT.divide(min(one.low for one in found), worth)
    high = EXACT.divide(max(one.high for one in found), worth)
    usual = _usual(alike, low, high, OTHERS_FAR, OTHERS_FAR, listed.known.currency, worth)
    return usual._replace(asked_by=", ".join([one.supplier for one in found][:_NAMED]))


def _usual(
    alike: Alike,
    low: Decimal,
    high: Decimal,
    below: int,
    above: int,
    currency: str,
    worth: Decimal,
) -> _Usual:
    chips, middle = alike.chips_priced, (low * high).sqrt()
    least, chip_until = low / below, Decimal(0)
    if alike.held >= UNIT_FROM:
        as_one = min(high * _ABOUT / alike.held, low * _CLEARLY_BELOW)
        least, chip_until = max(least, as_one), as_one
    return _Usual(
        low=low,
        high=high,
        middle=middle,
        least=least * chips,
        most=high * above * chips,
        chip_until=chip_until * chips,
        unit_from=max(high, middle * UNIT_FROM) * chips,
        unit_until=middle * _MOST_CHIPS * chips,
        currency=currency,
        worth=worth,
    )


def _key(usual: _Usual, price: Decimal) -> str:
    if price < usual.chip_until:
        return "price-like-chip"
    if usual.unit_from <= price <= usual.unit_until:
        return "price-like-unit"
    return "price-far-off"


def _values(key: str, chip: str, alike: Alike, usual: _Usual, unit_price: Decimal) -> Values:
    price = EXACT.divide(unit_price, Decimal(alike.chips_priced))
    shown = EXACT.multiply(price, Decimal(alike.held)) if key == "price-like-chip" else price
    values = [
        ("chip", chip),
        ("price", _money(shown, usual)),
        ("low", _money(usual.low, usual)),
        ("high", _money(usual.high, usual)),
    ]
    if key == "price-like-chip":
        values.append(("count", str(alike.held)))
    if key == "price-like-unit":
        values.append(("times", str(round(price / usual.middle))))
    if usual.asked_by:
        values += [("currency", usual.currency), ("suppliers", usual.asked_by)]
    return tuple(values)


def _money(amount: Decimal, usual: _Usual) -> str:
    """Write an amount in the currency of the sentence, a whole one without decimals."""
    said = round_money(EXACT.multiply(amount, usual.worth), usual.currency)
    return f"{said:,f}" if said % 1 else f"{said:,.0f}"
