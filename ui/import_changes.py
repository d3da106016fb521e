"""What an import would change: offers that are new, gone, or quoted differently."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from procure.offers import Catalog, Offer
from procure.project import Project
from procure.record import record
from ui.entry import Breaks, Day, Entry, Money, Number, Whole
from ui.formats import counted

_WATCHED: Final[tuple[tuple[str, str, Entry], ...]] = (
    ("breaks", "price", Breaks()),
    ("currency", "currency", Entry()),
    ("break_kind", "price breaks", Entry()),
    ("lead_weeks", "lead time, weeks", Number()),
    ("lead_weeks_p90", "lead time p90, weeks", Number()),
    ("moq", "minimum order", Whole()),
    ("multiple", "order multiple", Whole()),
    ("supply_per_period", "supply a period", Whole()),
    ("supply_total", "supply in all", Whole()),
    ("valid_from", "valid from", Day()),
    ("valid_until", "valid until", Day()),
    ("integration_cost", "integration", Money()),
    ("fixed_order_cost", "fixed cost", Money()),
    ("kw_per_unit", "power, kW", Number()),
    ("contents", "contents", Entry()),
    ("kind", "purchase or rent", Entry()),
)


@record
class Change:
    """One difference between the list there is and the one read."""

    kind: str
    offer: str
    before: str = ""
    after: str = ""


def replaced(project: Project, catalog: Catalog) -> Catalog | None:
    """Give the price list whose place a new one takes: the one of the same supplier."""
    return next((one for one in project.catalogs if one.supplier == catalog.supplier), None)


def changes(old: Catalog | None, new: Catalog) -> tuple[Change, ...]:
    """List what differs, offers by their ids: what is new, then gone, then changed."""
    before = {offer.id: offer for offer in old.offers} if old else {}
    after = {offer.id: offer for offer in new.offers}
    added = [
        Change(kind="new", offer=offer.description, after=_price(offer))
        for offer in new.offers
        if offer.id not in before
    ]
    gone = [
        Change(kind="gone", offer=offer.description, before=_price(offer))
        for offer in before.values()
        if offer.id not in after
    ]
    different = [
        change
        for offer in new.offers
        if offer.id in before
        for change in _differences(before[offer.id], offer)
    ]
    return (*added, *gone, *different)


def _price(offer: Offer) -> str:
    return f"{Breaks().show(offer.breaks)} {offer.currency}".strip()


def _differences(old: Offer, new: Offer) -> Iterator[Change]:
    for field, name, entry in _WATCHED:
        one, other = getattr(old, field), getattr(new, field)
        if one != other:
            yield Change(
                kind=name,
                offer=new.description,
                before=_shown(field, entry, one),
                after=_shown(field, entry, other),
            )


def _shown(field: str, entry: Entry, value: Any) -> str:
    if value is None:
        return "unknown"
    if field == "contents":
        return ", ".join(f"{one.count} × {one.chip}" for one in value)
    if isinstance(value, str):
        return value.replace("_", " ")
    return entry.show(value) or "unknown"


def rise(change: Change, old: Offer, new: Offer) -> Decimal | None:
    """Give by which fraction the first price of an offer changes."""
    if change.kind != "price" or not old.breaks or not new.breaks or not old.breaks[0].unit_price:
        return None
    return new.breaks[0].unit_price / old.breaks[0].unit_price - 1


def summary(project: Project, catalog: Catalog, new_chips: int) -> str:
    """Say in a sentence or two what taking a price list in would do to the project."""
    old = replaced(project, catalog)
    if old is None:
        said = f"Adds the list of {catalog.supplier} with " + counted(
            len(catalog.offers), "offer", "offers"
        )
    else:
        found = changes(old, catalog)
        kinds = {
            "new": sum(one.kind == "new" for one in found),
            "gone": sum(one.kind == "gone" for one in found),
        }
        prices = sum(one.kind == "price" for one in found)
        others = len(found) - sum(kinds.values()) - prices
        parts = [f"{count:,} {kind}" for kind, count in kinds.items() if count]
        if prices:
            parts.append(counted(prices, "price changes", "prices change"))
        if others:
            parts.append(counted(others, "other change", "other changes"))
        day = f" of {Day().show(old.as_of)}" if old.as_of else ""
        said = f"Replaces the list of {catalog.supplier}{day}: "
        said += ", ".join(parts) if parts else "nothing differs"
    if new_chips:
        said += ". Adds " + counted(new_chips, "chip", "chips") + " from the library"
    return f"{said}."
