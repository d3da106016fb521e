"""What suppliers quote: offers, programs, commitments, rebates, and their price lists."""

from datetime import date
from typing import Literal

from procure.chips import Chip
from procure.record import record
from procure.units import Number

OfferKind = Literal["purchase", "rent"]
BreakKind = Literal["all_units", "incremental"]
PriceBasis = Literal["unit", "chip", "chip_hour", "unit_hour", "chip_month", "unit_month"]
Severity = Literal["refused", "confirm", "warning"]


@record
class Content:
    """How many chips of one model a unit of an offer holds."""

    chip: str
    count: int


@record
class PriceBreak:
    """From `quantity` units on, this price of one unit (rent: of one chip-hour)."""

    quantity: int
    unit_price: Number


@record
class Offer:
    """One quotable line: a supplier's price, lead time, minimum and supply for one unit.

    Quantities (`moq`, `multiple`, supply, breaks) count units, not chips. Money is in
    `currency`. Empty means the quote does not say: no minimum, no limit of supply, but
    an unknown lead time or price is never taken for zero. `break_kind` must be stated
    where there is more than one break. For rent, `breaks` price one chip-hour, an order
    lasts `term_months` (empty: on demand, one period at a time) and `hosted_by` says
    whether the chips stay with the supplier. For a purchase, `deposit` is the part of
    the price due with the order (the rest on delivery), `support_rate` the part of the
    price that support costs a year, `residual_value` the part of the price that the
    unit is worth at the horizon's end. `break_basis` says whether breaks count the
    units of one order or all those ordered over the horizon. `deliver_to` lists
    countries (ISO 3166 alpha-2); empty is anywhere. `region` is the supplier's own word for
    where a rented unit stands; it is shown and plans nothing. `sheet` and `row` say where in
    the supplier's file the offer stands.
    """

    id: str
    description: str
    kind: OfferKind = "purchase"
    sku: str = ""
    contents: tuple[Content, ...]
    currency: str
    breaks: tuple[PriceBreak, ...]
    break_kind: BreakKind | None = None
    break_basis: Literal["order", "cumulative"] = "order"
    moq: int | None = None
    multiple: int | None = None
    lead_weeks: Number | None = None
    lead_weeks_p90: Number | None = None
    supply_per_period: int | None = None
    supply_total: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    integration_cost: Number | None = None
    fixed_order_cost: Number | None = None
    deposit: Number | None = None
    support_rate: Number | None = None
    residual_value: Number | None = None
    kw_per_unit: Number | None = None
    racks_per_unit: Number | None = None
    deliver_to: tuple[str, ...] = ()
    region: str = ""
    hosted_by: Literal["supplier", "buyer"] | None = None
    term_months: int | None = None
    program: str = ""
    related_party: str = ""
    sheet: str = ""
    row: int | None = None
    note: str = ""

    @property
    def chips_per_unit(self) -> int:
        """Count the chips of all models in one unit."""
        return sum(content.count for content in self.contents)


@record
class RampStep:
    """From a day on, so many chips of a program can arrive in each period."""

    start: date
    chips_per_period: int


@record
class Program:
    """A development that offers may belong to, such as the buyer's own silicon.

    `one_time_cost` (in `currency`) is charged if and only if any of its offers is
    ordered, with the first order; nothing is delivered before `earliest`, nor more chips
    of all its offers together than `ramp` allows (nothing before its first step; empty:
    no limit). Once entered, purchase and rent of its offers amount to at least
    `take_or_pay`: the remainder is due at the horizon's end. A `signed` program is
    entered, and its one-time cost due in the first period, whatever is ordered.
    """

    id: str
    name: str
    currency: str
    one_time_cost: Number | None = None
    earliest: date | None = None
    ramp: tuple[RampStep, ...] = ()
    take_or_pay: Number | None = None
    signed: bool = False
    source: str = ""
    note: str = ""


@record
class Commitment:
    """What is promised to a supplier.

    A letter of intent (`loi`) supplies nothing, unless the scenario assumes it
    delivered; a signed `order` does: `chips` of model `chip` arrive at `site` on `when`,
    and `amount` is still to be paid then. `take_or_pay` (signed): purchase and rent from
    the supplier, of `chip` where one is named, amount to at least `amount`, the
    remainder due at the horizon's end. `prepaid`: `amount` is paid already, and what is
    due to the supplier for purchase and rent is taken from it first. Without an amount,
    a place or a date that it needs, a commitment is left out with that reason. `signed_on`
    is told, and plans nothing.
    """

    id: str
    kind: Literal["order", "take_or_pay", "prepaid", "loi"]
    description: str
    chip: str = ""
    chips: int | None = None
    site: str = ""
    amount: Number | None = None
    currency: str = ""
    signed: bool = False
    signed_on: date | None = None
    when: date | None = None
    related_party: str = ""
    sheet: str = ""
    row: int | None = None
    source: str = ""
    note: str = ""


@record
class Rebate:
    """Back from a supplier: `rate` of all purchase and rent of the horizon, from a spend on.

    `threshold` is in `currency`. Of several rebates of one supplier the one with the
    highest threshold reached is earned, and paid at the horizon's end.
    """

    threshold: Number
    rate: Number
    currency: str
    source: str = ""


@record
class Issue:
    """Something in a price list that a person should know.

    `refused`: no offer was made of it; `confirm`: no offer until a person confirms;
    `warning`: an offer was made, look at it. `row` is the row in the file, from 1;
    `text` what stands there; `key` and `values` become the sentence (procure.words).
    `offer` is the id of the offer that it is about, where there is one.
    """

    key: str
    severity: Severity
    sheet: str = ""
    row: int | None = None
    column: str = ""
    text: str = ""
    values: tuple[tuple[str, str], ...] = ()
    offer: str = ""


@record
class Acceptance:
    """That a person has looked at a warning and lets the offer stand.

    It holds for every issue of the same `key`, `offer` and `values`, also in the next
    edition of the list: what says something else is asked again.
    """

    key: str
    offer: str = ""
    values: tuple[tuple[str, str], ...] = ()
    on: date
    note: str = ""


@record
class Quote:
    """What an edition of a price list said of an offer."""

    offer: str
    description: str
    currency: str
    breaks: tuple[PriceBreak, ...]
    break_kind: BreakKind | None = None
    lead_weeks: Number | None = None
    lead_weeks_p90: Number | None = None


@record
class Edition:
    """An earlier edition of a price list: its file, and the quotes that the next one changed.

    `changed` are offers that the next edition quotes otherwise or no longer has; `added`
    are ids of offers that the next edition was the first to have.
    """

    file_name: str
    sha256: str
    read_on: date
    as_of: date | None = None
    changed: tuple[Quote, ...] = ()
    added: tuple[str, ...] = ()


@record
class ColumnMapping:
    """Which meaning a column of a supplier's table has: a field of catalogs.headers."""

    heading: str
    field: str


@record
class ChipAnswer:
    """What a person said a supplier's words for a chip mean."""

    text: str
    chip: str
    count: int


@record
class Mapping:
    """How a supplier's file is read, as confirmed by a person and used for the next file.

    Empty fields are found in the file. `layout` is a digest of the headings by which
    the next file of the same layout is known. The headings fill `header_rows` rows from
    `header_row` on. `price_per` says what a price is for where no heading does. `tax` is
    the part of tax that the prices include (0.19) and that is taken off them; 0 takes them
    as they are. `new_chips` are chips that a person added while the list was read.
    """

    supplier: str = ""
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int | None = None
    header_rows: int | None = None
    columns: tuple[ColumnMapping, ...] = ()
    decimal_mark: Literal[".", ","] | None = None
    currency: str = ""
    kind: OfferKind | None = None
    price_per: PriceBasis | None = None
    tax: Number | None = None
    break_kind: BreakKind | None = None
    as_of: date | None = None
    chips: tuple[ChipAnswer, ...] = ()
    new_chips: tuple[Chip, ...] = ()
    layout: str = ""


@record
class Catalog:
    """What was read from one price list: offers, programs, commitments and issues.

    `rebates` are what the supplier pays back on the whole spend with it. `accepted` are
    the warnings that a person has let stand, `editions` the earlier editions of the list,
    oldest first.
    """

    supplier: str
    file_name: str
    sha256: str
    read_on: date
    as_of: date | None = None
    offers: tuple[Offer, ...] = ()
    programs: tuple[Program, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    rebates: tuple[Rebate, ...] = ()
    issues: tuple[Issue, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    editions: tuple[Edition, ...] = ()
    mapping: Mapping | None = None
    note: str = ""
