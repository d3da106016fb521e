"""Whether a price can be a price of that chip: by what others published, and what others ask."""

from decimal import Decimal
from typing import Final, NamedTuple

from catalogs.lint.listed import Alike, Finding, Found, Listed
from procure.chips import Chip
from procure.offers import Offer, OfferKind
from procure.units import EXACT, round_money

FAR: Final = 10
"""So many times below the lowest or above the highest published price is another price."""
OTHERS_FAR: Final = 4
"""As `FAR`, for what other suppliers ask today."""
UNIT_FROM: Final = 4
"""So many times the price of a chip may be that of a unit; a unit of so many chips cannot
cost what one does."""
_MOST_CHIPS: Final = 20
_CLEARLY_BELOW: Final = Decimal("0.5")
_ABOUT: Final = Decimal("1.5")
_PUBLISHED_IN: Final = "USD"
_KINDS: Final[dict[OfferKind, frozenset[str]]] = {
    "purchase": frozenset({"street", "list", "estimate"}),
    "rent": frozenset({"rental"}),
}


class _Usual(NamedTuple):
    """What one chip usually costs, in the offers' currency, and who says so.

    Prices from `least` to `most` are nothing to look at. `worth` turns them into the
    currency of the sentence.
    """

    low: Decimal
    high: Decimal
    least: Decimal
    most: Decimal
    currency: str
    worth: Decimal
    asked_by: str = ""


def far_from_others(listed: Listed) -> Found:
    """Compare prices of one chip (rent: a chip-hour) with the published and the others' ones."""
    for alike, chip in listed.of_chips():
        known = [one for one in (_published(listed, alike, chip), _asked(listed, alike)) if one]
        if not known:
            continue
        chips = Decimal(alike.chips_priced)
        least = EXACT.multiply(max(one.least for one in known), chips)
        most = EXACT.multiply(min(one.most for one in known), chips)
        for offer in alike.offers:
            for step in offer.breaks:
                if not least <= step.unit_price <= most:
                    yield _odd(offer, chip, alike, known, step.unit_price)
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
    if found is None or not worth:
        return None
    low, high = EXACT.divide(found.low, worth), EXACT.divide(found.high, worth)
    usual = _usual(alike, low, high, OTHERS_FAR, OTHERS_FAR, listed.known.currency, worth)
    return usual._replace(asked_by=", ".join(found.suppliers[:3]))


def _usual(
    alike: Alike,
    low: Decimal,
    high: Decimal,
    below: int,
    above: int,
    currency: str,
    worth: Decimal,
) -> _Usual:
    least = low / below
    if alike.held >= UNIT_FROM:
        least = max(least, min(low * _CLEARLY_BELOW, high * _ABOUT / alike.held))
    return _Usual(low, high, least, high * above, currency, worth)


def _odd(
    offer: Offer, chip: Chip, alike: Alike, known: list[_Usual], unit_price: Decimal
) -> Finding:
    """Say what a price looks like, by the first of those that it does not agree with."""
    price = EXACT.divide(unit_price, Decimal(alike.chips_priced))
    usual = next(one for one in known if not one.least <= price <= one.most)
    times = price / (usual.low * usual.high).sqrt()
    whole = EXACT.multiply(price, Decimal(alike.held))
    values = [
        ("chip", chip.name),
        ("price", _money(price, usual)),
        ("low", _money(usual.low, usual)),
        ("high", _money(usual.high, usual)),
    ]
    if alike.held >= UNIT_FROM and price < usual.low and whole <= usual.high * _ABOUT:
        key = "price-like-chip"
        values[1] = ("price", _money(whole, usual))
        values.append(("count", str(alike.held)))
    elif price > usual.high and UNIT_FROM <= round(times) <= _MOST_CHIPS:
        key = "price-like-unit"
        values.append(("times", str(round(times))))
    else:
        key = "price-far-off"
    if usual.asked_by:
        values += [("currency", usual.currency), ("suppliers", usual.asked_by)]
        key += "-others"
    return Finding(key, offer, "price", tuple(values))


def _money(amount: Decimal, usual: _Usual) -> str:
    """Write an amount in the currency of the sentence, a whole one without decimals."""
    said = round_money(EXACT.multiply(amount, usual.worth), usual.currency)
    return f"{said:,f}" if said % 1 else f"{said:,.0f}"
