"""The facts that a column of a price list can give, and what each language calls them."""

from typing import Final

from procure.record import record


@record
class Field:
    """A fact that a column can give: its key, and its name in the import dialog.

    `aliases` are the headings by which it is known, in every language.
    """

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    repeats: bool = False


@record
class Language:
    """The words of price lists in one language; every text lists words between commas.

    `headings` gives the headings of each field by its key. A heading made of the other
    words alone names a price: `price` and `list_price` words, what the price is for (`chip`,
    `hour`, `month`, `unit`), from which `quantity` on (`starting`, before the number, and
    `upwards`, behind it), `rent` for a price that is one only with its hour or month,
    `spot` for capacity that can be taken back, and `idle` words that say nothing more.
    `per` joins an amount with what it is for.

    In cells, `no_price` says that there is none and `stock` that there is no wait. `weeks`,
    `days`, `working_days` and `months` measure a wait, `before_time` and `after_time` stand
    around it, `before_day` in front of a day. `month_names` gives the twelve months, each
    by its names between spaces.
    """

    headings: dict[str, str]
    price: str
    list_price: str = ""
    rent: str = ""
    spot: str = ""
    chip: str = ""
    hour: str = ""
    month: str = ""
    unit: str = ""
    quantity: str = ""
    starting: str = ""
    upwards: str = ""
    per: str = ""
    idle: str = ""
    no_price: str = ""
    stock: str = ""
    weeks: str = ""
    days: str = ""
    working_days: str = ""
    months: str = ""
    month_names: str = ""
    before_time: str = ""
    after_time: str = ""
    before_day: str = ""


def words(text: str) -> tuple[str, ...]:
    """Take apart a list of words written in one line."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


# The order is that of the import dialog.
NAMED: Final = (
    Field(key="sku", label="SKU"),
    Field(key="description", label="Description"),
    Field(key="chip", label="Chip"),
    Field(key="chips_per_unit", label="Chips per unit"),
    Field(key="memory", label="Memory"),
    Field(key="kind", label="Purchase or rent"),
    Field(key="price", label="Price of a unit"),
    Field(key="price_per_chip", label="Price of a chip"),
    Field(key="price_per_chip_hour", label="Price of a chip-hour"),
    Field(key="price_per_unit_hour", label="Price of a unit-hour"),
    Field(key="price_per_chip_month", label="Price of a chip-month"),
    Field(key="price_per_unit_month", label="Price of a unit-month"),
    Field(key="gross_price", label="Price of a unit, tax included"),
    Field(key="spot_price", label="Spot price"),
    Field(key="list_price", label="List price of a unit"),
    Field(key="price_basis", label="What the price is for"),
    Field(key="priced_units", label="Units that a price is for"),
    Field(key="currency", label="Currency"),
    Field(key="break_quantity", label="Price from this quantity on"),
    Field(key="break_kind", label="Kind of price breaks"),
    Field(key="moq", label="Minimum order"),
    Field(key="multiple", label="Order multiple"),
    Field(key="lead_time", label="Lead time (with its unit)"),
    Field(key="lead_weeks", label="Lead time in weeks"),
    Field(key="lead_days", label="Lead time in days"),
    Field(key="lead_months", label="Lead time in months"),
    Field(key="lead_p90", label="Lead time, 9 of 10 orders"),
    Field(key="supply_per_quarter", label="Supply per quarter"),
    Field(key="supply_per_month", label="Supply per month"),
    Field(key="supply_per_period", label="Supply per period of the plan"),
    Field(key="supply_total", label="Supply in total"),
    Field(key="valid_from", label="Valid from"),
    Field(key="valid_until", label="Valid until"),
    Field(key="integration_cost", label="Integration cost per unit"),
    Field(key="fixed_order_cost", label="Fixed cost per order"),
    Field(key="deposit", label="Deposit"),
    Field(key="support_rate", label="Support a year"),
    Field(key="power", label="Power per unit (with its unit)"),
    Field(key="power_kw", label="Power per unit in kW"),
    Field(key="power_w", label="Power per unit in W"),
    Field(key="racks_per_unit", label="Racks per unit"),
    Field(key="deliver_to", label="Delivered to countries"),
    Field(key="hosted_by", label="Hosted by supplier or buyer"),
    Field(key="term_months", label="Term in months"),
    Field(key="program", label="Program"),
    Field(key="one_time_cost", label="One-time cost of the program"),
    Field(key="earliest", label="Earliest delivery of the program"),
    Field(key="commitment", label="Kind of commitment"),
    Field(key="commitment_amount", label="Amount of the commitment"),
    Field(key="signed", label="Signed (yes or no)"),
    Field(key="signed_on", label="Date of the commitment"),
    Field(key="related_party", label="Related party"),
    Field(key="supplier", label="Supplier"),
    Field(key="as_of", label="Date of the price"),
    Field(key="note", label="Note", repeats=True),
    Field(key="status", label="Status"),
    Field(key="region", label="Region"),
    Field(key="section", label="Section"),
    Field(key="price_across", label="Price of what the heading names", repeats=True),
)

IGNORED: Final = "ignore"
"""What a person maps a column to that need not be read; no issue is made of it."""
