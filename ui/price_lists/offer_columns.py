"""What the table of offers shows of an offer, and how it is edited."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import compress
from operator import attrgetter, is_not
from typing import Any, Final

from procure.offer_facts import as_set
from procure.offers import Catalog, Offer
from procure.plan import LeftOut, Plan
from procure.record import record
from procure.remembered import Remembered
from procure.words import sentence
from ui.document import Document
from ui.edits import Inputs, with_offer, with_use
from ui.entry import (
    Breaks,
    Choice,
    Contents,
    Countries,
    Day,
    Entry,
    Money,
    Number,
    Percent,
    Switch,
    Whole,
)
from ui.price_lists.offer_edits import with_offers, with_uses
from ui.price_lists.offer_help import OFFER
from ui.tables.columns import Column, RowTitle
from ui.tables.lazy_rows import LazyRows

_id: Final = attrgetter("id")
_offer: Final = attrgetter("offer")
_KIND: Final = Choice(("purchase", "buy"), ("rent", "rent"))
_BREAKS: Final = Choice(
    (None, ""), ("all_units", "the whole order"), ("incremental", "further units only")
)
_BASIS: Final = Choice(("order", "each order"), ("cumulative", "all orders"))
_HOST: Final = Choice((None, ""), ("supplier", "supplier"), ("buyer", "buyer"))


@record
class OfferRow:
    """An offer, whether the scenario may order it, and what the present plan makes of it."""

    offer: Offer
    supplier: str
    used: bool
    outcome: str = ""
    ordered: bool = False
    programs: tuple[tuple[object, str], ...] = ()


def offer_rows(document: Document, catalog: Catalog | None) -> LazyRows[OfferRow]:
    """Give the rows of a price list, known by the ids of the offers."""
    if catalog is None:
        return LazyRows(key=_id)
    excluded = as_set(document.scenario.excluded)
    plan = document.plan()
    ordered = units_ordered(plan)
    programs = program_choices(catalog)
    supplier = catalog.supplier

    def row(_at: int, offer: Offer) -> OfferRow:
        return OfferRow(
            offer=offer,
            supplier=supplier,
            used=offer.id not in excluded,
            outcome=f"{ordered[offer.id]:,} ordered"
            if offer.id in ordered
            else left_out(plan, offer.id),
            ordered=offer.id in ordered,
            programs=programs,
        )

    return LazyRows(catalog.offers, row, _id)


def program_choices(catalog: Catalog) -> tuple[tuple[object, str], ...]:
    """List the programs that an offer of a price list can belong to, none first."""
    return (("", ""), *((program.id, program.name) for program in catalog.programs))


def units_ordered(plan: Plan | None) -> Mapping[str, int]:
    """Count the units that a plan orders of each offer."""
    found: dict[str, int] = {}
    for order in plan.orders if plan else ():
        found[order.offer] = found.get(order.offer, 0) + order.units
    return found


def left_out(plan: Plan | None, offer: str) -> str:
    """Say why a plan left an offer out; nothing where it did not."""
    if plan is None:
        return ""
    last, before = _reasons.of(plan.left_out)
    found = (*before.get(offer, ()), last[offer]) if offer in last else ()
    return " ".join(sentence(one.key, one.values) for one in found)


_Reasons = tuple[Mapping[str, LeftOut], Mapping[str, list[LeftOut]]]
"""The last reason for each offer, and those before it where there are several."""


def _by_offer(left: tuple[LeftOut, ...]) -> _Reasons:
    # In C: a hundred thousand offers may be left out, and hardly any for two reasons.
    offers = list(map(_offer, left))
    last = dict(zip(offers, left, strict=True))
    before: dict[str, list[LeftOut]] = {}
    for one in compress(left, map(is_not, left, map(last.__getitem__, offers))):
        before.setdefault(one.offer, []).append(one)
    return last, before


def _by_offer_again(
    _known: _Reasons,
    _before: tuple[LeftOut, ...],
    after: tuple[LeftOut, ...],
    _places: list[int],
) -> _Reasons:
    return _by_offer(after)


_reasons: Final = Remembered(_by_offer, _by_offer_again)


def offer_title() -> RowTitle[OfferRow]:
    """Give what stands before each row: the supplier's own words."""
    return RowTitle(
        heading="Offer",
        get=lambda row: row.offer.description or row.offer.sku or row.offer.id,
        where=lambda row: ("offers", row.offer.id),
        hint=lambda row: f"SKU {row.offer.sku}" if row.offer.sku else "",
        about="The offer in the supplier's words; the part number is in the tip of a row.",
    )


def offer_columns(document: Document) -> tuple[Column[OfferRow], ...]:
    """Give the columns of the table of offers."""

    @cache
    def chips() -> list[tuple[str, str]]:
        # Asked for at every cell, and the columns are made anew at every edit.
        return [
            (chip.id, name)
            for chip in document.project.chips
            for name in (chip.name, *chip.aliases)
        ]

    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[OfferRow]:
        return _field(name, heading, entry, **more)

    return (
        Column(
            heading="Use",
            get=lambda row: row.used,
            entry=Switch("used", "not used"),
            put=lambda inputs, row, value: with_use(inputs, row.offer.id, used=value),
            put_all=lambda inputs, pairs: with_uses(
                inputs, [(row.offer.id, value) for row, value in pairs]
            ),
            what="use",
            about=(
                "Whether this scenario may order the offer; without a tick it is left out of the "
                "plan."
            ),
            width=40,
        ),
        field(
            "breaks",
            "Price",
            Breaks(),
            hint=_price_hint,
            measured="the currency beside it, per unit or chip-hour; quantities in units",
            width=206,
        ),
        Column(
            heading="Currency",
            get=lambda row: row.offer.currency,
            about="The currency in which the supplier quotes; all amounts of the row are in it.",
            width=72,
        ),
        field("lead_weeks", "Lead time", Number(places=1), unit="weeks", width=76),
        field(
            "integration_cost",
            "Integration",
            Money(),
            unit="per unit",
            width=84,
            measured="the offer's currency, per unit",
        ),
        Column(
            heading="In the plan",
            get=lambda row: row.outcome,
            muted=lambda row: not row.ordered,
            about="How many units the present plan orders, or why it leaves the offer out.",
            width=120,
        ),
        Column(
            heading="Per",
            get=lambda row: "chip-hour" if row.offer.kind == "rent" else "unit",
            muted=lambda _row: True,
            about="What the price is for: a unit that is bought, or one chip for an hour.",
        ),
        field("lead_weeks_p90", "Lead time, p90", Number(places=1), unit="weeks"),
        field("kind", "Kind", _KIND, fixed=True),
        field("contents", "Contents", Contents(chips), unit="of one unit"),
        field("break_kind", "Lower price for", _BREAKS, locked=_only_breaks),
        field("break_basis", "Quantity counts", _BASIS, locked=_only_breaks),
        field("moq", "MOQ", Whole(least=0), unit="units", empty="no minimum"),
        field("multiple", "Multiple", Whole(least=1), unit="units"),
        field("supply_per_period", "Supply a period", Whole(), unit="units"),
        field("supply_total", "Supply in all", Whole(), unit="units"),
        field("valid_from", "Valid from", Day()),
        field("valid_until", "Valid until", Day()),
        field(
            "fixed_order_cost",
            "Fixed cost",
            Money(),
            unit="per order",
            measured="the offer's currency, per order",
        ),
        field(
            "deposit",
            "Deposit",
            Percent(most=100),
            unit="of the price",
            empty="none",
            locked=_only_bought,
        ),
        field(
            "support_rate", "Support", Percent(), unit="of the price a year", locked=_only_bought
        ),
        field(
            "residual_value",
            "Residual",
            Percent(most=100),
            unit="of the price",
            locked=_only_bought,
        ),
        field("kw_per_unit", "Power", Number(), unit="kW per unit"),
        field("racks_per_unit", "Racks", Number(), unit="per unit", measured="racks per unit"),
        field("deliver_to", "Deliver to", Countries()),
        field("hosted_by", "Hosted by", _HOST, locked=_only_rent),
        field("term_months", "Term", Whole(least=1), unit="months", locked=_only_rent),
        field(
            "program",
            "Program",
            Entry(),
            entry_of=lambda row: Choice(*row.programs),
            locked=lambda row: (
                "" if len(row.programs) > 1 else "Add a program in the tab below first."
            ),
            width=136,
        ),
        field("related_party", "Related party", Entry()),
        field("note", "Note", Entry()),
        Column(
            heading="Row",
            get=lambda row: row.offer.row,
            entry=Whole(),
            hint=lambda row: f"Sheet {row.offer.sheet}" if row.offer.sheet else "",
            muted=lambda _row: True,
            about="Where the offer stands in the supplier's file.",
            measured="the number of the row, from 1",
        ),
    )


def _field(
    name: str, heading: str, entry: Entry, *, fixed: bool = False, empty: str = "", **more: Any
) -> Column[OfferRow]:
    """Give the column of one field of the offer; a `fixed` one is only shown."""
    put: Callable[[Inputs, OfferRow, Any], Inputs] | None = None
    if not fixed:

        def put(inputs: Inputs, row: OfferRow, value: Any) -> Inputs:
            return with_offer(inputs, row.offer.id, **{name: value})

    if empty:
        entry.empty = empty
    return Column(
        heading=heading,
        get=lambda row: getattr(row.offer, name),
        entry=entry,
        put=put,
        put_all=lambda inputs, pairs: with_offers(
            inputs, {row.offer.id: {name: value} for row, value in pairs}
        ),
        where=lambda row: ("offers", row.offer.id, name),
        about=OFFER[name],
        currency=lambda row: row.offer.currency,
        **more,
    )


def _only_breaks(row: OfferRow) -> str:
    return "" if len(row.offer.breaks) > 1 else "The offer has a single price."


def _only_rent(row: OfferRow) -> str:
    return "" if row.offer.kind == "rent" else "Only rented offers have this."


def _only_bought(row: OfferRow) -> str:
    return "" if row.offer.kind == "purchase" else "Only bought units have one."


def _price_hint(row: OfferRow) -> str:
    offer = row.offer
    per = "chip-hour" if offer.kind == "rent" else "unit"
    shown = Breaks().show(offer.breaks)
    return f"{shown} {offer.currency} per {per}" if shown else ""
