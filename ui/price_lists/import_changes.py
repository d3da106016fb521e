"""What an import would change, as rows and sentences: see procure.offer_changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from procure.offer_changes import OfferChange, price_steps, replaced, standing
from procure.offer_changes import changes as offer_changes
from procure.offer_pairs import NOBODY
from procure.offers import Catalog, Offer
from procure.project import Project
from procure.record import record
from procure.words import sentence
from ui.entry import Breaks, Countries, Day, Entry, Money, Number, Switch, Whole
from ui.formats import counted, percent_change
from ui.tables.columns import Column

_SHOWN: Final[Mapping[str, tuple[str, Entry]]] = {
    "breaks": ("price", Breaks()),
    "currency": ("currency", Entry()),
    "break_kind": ("price breaks", Entry()),
    "lead_weeks": ("lead time, weeks", Number(places=1)),
    "lead_weeks_p90": ("lead time p90, weeks", Number(places=1)),
    "moq": ("minimum order", Whole()),
    "multiple": ("order multiple", Whole()),
    "supply_per_period": ("supply a period", Whole()),
    "supply_total": ("supply in all", Whole()),
    "valid_from": ("valid from", Day()),
    "valid_until": ("valid until", Day()),
    "integration_cost": ("integration", Money()),
    "fixed_order_cost": ("fixed cost", Money()),
    "kw_per_unit": ("power, kW", Number()),
    "racks_per_unit": ("racks", Number()),
    "contents": ("contents", Entry()),
    "kind": ("purchase or rent", Entry()),
    "term_months": ("term, months", Whole()),
    "region": ("region", Entry()),
    "hosted_by": ("hosted by", Entry()),
    "deliver_to": ("delivered to", Countries()),
}
RENAMED: Final = "probably renamed"


@record
class Change:
    """One difference between the list there is and the one read.

    `by` says of a price by which part it rises or falls. What is probably renamed has the
    ids of the offer in the new list and in the old one; `confirmed`: a person said that the
    two are the same.
    """

    kind: str
    offer: str
    before: str = ""
    after: str = ""
    by: str = ""
    ids: tuple[str, str] = ("", "")
    confirmed: bool = False


def changes(
    old: Catalog | None, new: Catalog, confirmed: Mapping[str, str] = NOBODY
) -> tuple[Change, ...]:
    """List what differs: what is new, then gone, probably renamed, and changed.

    `confirmed` has the offers that a person said to be the same: id in the new list, id in
    the old.
    """
    return tuple(row for one in offer_changes(old, new, confirmed) for row in _rows(one))


def _rows(change: OfferChange) -> Iterator[Change]:
    name, before, after = change.offer.description, change.before, change.after
    if before is None:
        yield Change(kind="new", offer=name, after=_price(change.offer))
    elif after is None:
        yield Change(kind="gone", offer=name, before=_price(before))
    else:
        if change.kind == "renamed":
            yield Change(
                kind=RENAMED,
                offer=name,
                before=f"{_name(before)}: {_price(before)}",
                after=f"{_name(after)}: {_price(after)}",
                by=_by(before, after),
                ids=(after.id, before.id),
                confirmed=change.confirmed,
            )
        if change.kind == "changed" or change.confirmed:
            yield from _fields(change.fields, before, after)


def _fields(names: Iterable[str], before: Offer, after: Offer) -> Iterator[Change]:
    for field in names:
        name, entry = _SHOWN[field]
        yield Change(
            kind=name,
            offer=after.description,
            before=_shown(field, entry, getattr(before, field)),
            after=_shown(field, entry, getattr(after, field)),
            by=_by(before, after) if field == "breaks" else "",
        )


def _name(offer: Offer) -> str:
    return " ".join(filter(None, (offer.sku, offer.description))) or offer.id


def _price(offer: Offer) -> str:
    return f"{Breaks().show(offer.breaks)} {offer.currency}".strip()


def _by(before: Offer, after: Offer) -> str:
    """Write by which part prices change: "−6.8 %; from 10: −5 %"."""
    parts = [
        (f"from {step.quantity:,}: " if step.quantity != 1 else "") + percent_change(step.change)
        for step in price_steps(before, after)
        if step.change is not None
    ]
    # One figure for all quantities where they all change by the same.
    same = {part.rpartition(": ")[2] for part in parts}
    return same.pop() if len(same) == 1 and len(parts) > 1 else "; ".join(parts)


def _shown(field: str, entry: Entry, value: Any) -> str:
    if value is None:
        return "unknown"
    if field == "contents":
        return ", ".join(f"{one.count} × {one.chip}" for one in value)
    if isinstance(value, str):
        return value.replace("_", " ") or "none"
    return entry.show(value) or ("anywhere" if field == "deliver_to" else "unknown")


def change_columns(
    confirm: Callable[[Change, Any], None] | None = None,
) -> tuple[Column[Change], ...]:
    """Give the table of what an import would change.

    `confirm` is told whether a person says that a probably renamed offer is the same;
    without it nothing can be ticked.
    """
    return (
        Column(
            heading="What",
            get=lambda one: one.kind,
            about="What the list says otherwise: an offer that is new or gone, or a fact of one.",
            width=88,
        ),
        Column(
            heading="Same",
            get=lambda one: one.confirmed,
            entry=Switch("the same offer", "another offer"),
            answer=confirm,
            locked=lambda one: "" if one.kind == RENAMED else "Nothing is in question here.",
            about=(
                "Whether an offer of another name is the same as one there was. If so, what "
                "you entered for it and its history go on."
            ),
            width=56,
        ),
        Column(
            heading="Offer",
            get=lambda one: one.offer,
            about="The offer that it is about, in the supplier's words.",
            width=144,
        ),
        Column(
            heading="By",
            get=lambda one: one.by,
            about="By how many percent a price changes; blank for all that is no price.",
            width=72,
        ),
        Column(
            heading="Before",
            get=lambda one: one.before,
            muted=lambda _one: True,
            about="What the project has now; blank where the offer is new.",
            width=120,
        ),
        Column(
            heading="After",
            get=lambda one: one.after,
            about="What the project has once the list is taken in; blank where the offer is gone.",
        ),
    )


def summary(
    project: Project,
    catalog: Catalog,
    new_chips: int,
    confirmed: Mapping[str, str] = NOBODY,
) -> str:
    """Say in a sentence or two what taking a price list in would do to the project."""
    old = replaced(project.catalogs, catalog)
    if old is None:
        said = f"Adds the list of {catalog.supplier} with " + counted(
            len(catalog.offers), "offer", "offers"
        )
    else:
        day = f" of {Day().show(old.as_of)}" if old.as_of else ""
        told = counts(changes(old, catalog, confirmed))
        said = f"Replaces the list of {catalog.supplier}{day}: {told}"
    if new_chips:
        said += ". Adds " + counted(new_chips, "chip", "chips") + " to the project"
    warned = warning(old, catalog)
    return f"{warned} {said}." if warned else f"{said}."


def counts(found: Iterable[Change]) -> str:
    """Count changes by what they are: "1 new, 2 prices change", "one price changes"."""
    kinds = dict.fromkeys(("new", "gone", RENAMED), 0)
    prices = others = 0
    for one in found:
        if one.kind in kinds:
            kinds[one.kind] += 1
        elif one.kind == "price":
            prices += 1
        else:
            others += 1
    parts = [f"{count:,} {kind}" for kind, count in kinds.items() if count]
    if prices:
        # A figure would make it "1 price" that "changes" something.
        parts.append("one price changes" if prices == 1 else f"{prices:,} prices change")
    if others:
        parts.append(counted(others, "other change", "other changes"))
    return ", ".join(parts) if parts else "nothing differs"


def warning(old: Catalog | None, new: Catalog) -> str:
    """Say that a file was read before or is of an earlier day; empty where it is neither."""
    found = standing(old, new)
    if not found or old is None:
        return ""
    if found == "same":
        return sentence("edition-same-file", {"day": Day().show(old.read_on)})
    values = {"supplier": old.supplier, "day": Day().show(old.as_of or old.read_on)}
    return sentence("edition-older", values)
