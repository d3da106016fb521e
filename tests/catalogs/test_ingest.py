"""From file to price list: answers, earlier lists, ids, and the errors that end the reading."""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from catalogs.ingest import read_price_list
from procure.errors import PriceListError
from procure.offers import Catalog, ChipAnswer, ColumnMapping, Mapping
from procure.storage import adapter
from procure.units import plain
from tests.catalogs.shelf import CHIPS, TODAY, Cell, issue, keys, read, text_file, workbook

HEADINGS = "SKU,Description,Price (USD),Lead time,Integration cost"


def lines(path: Path, *rows: str, headings: str = HEADINGS) -> Path:
    """Writes a small list of a named supplier."""
    return text_file(path, ["Supplier: Acme", headings, *rows])


def test_the_price_list_names_its_file(tmp_path: Path) -> None:
    """Name, fingerprint, day read and as-of date are kept."""
    path = lines(tmp_path / "a.csv", "A,L40S,9000,4 weeks,0")
    catalog = read(path)
    assert (catalog.supplier, catalog.file_name, catalog.read_on) == ("Acme", "a.csv", TODAY)
    assert len(catalog.sha256) == 64
    assert catalog.as_of is None
    assert read(path, Mapping(as_of=date(2023, 11, 30))).as_of == date(2023, 11, 30)
    assert catalog.issues == ()


def test_reading_is_plain_data(tmp_path: Path) -> None:
    """What goes in and comes out can be sent to another process."""
    catalog = read(lines(tmp_path / "a.csv", "A,L40S,9000,4 weeks,0"))
    assert pickle.loads(pickle.dumps(catalog)) == catalog  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(read_price_list)) is read_price_list  # noqa: S301


def test_the_mapping_used_can_be_saved_and_read(tmp_path: Path) -> None:
    """The mapping in its JSON form reads the file the same way."""
    path = lines(tmp_path / "a.csv", "A,L40S,9000,4 weeks,0")
    catalog = read(path)
    saved = adapter(Mapping).dump_json(catalog.mapping)
    assert read(path, adapter(Mapping).validate_json(saved)).offers == catalog.offers


@pytest.mark.parametrize(
    ("headings", "rows", "key", "names"),
    [
        ("SKU,Description,MOQ", ["A,L40S,1"], "price-column-missing", "“Description”"),
        ("SKU,Description,Price,Unit price", ["A,L40S,1,2"], "price-column-twice", "“Unit price”"),
        ("only text", ["more text"], "price-column-missing", "Supplier: Acme"),
    ],
)
def test_no_price_column(
    tmp_path: Path, headings: str, rows: Sequence[str], key: str, names: str
) -> None:
    """A list whose price column is not plain says which headings there are and what to do."""
    with pytest.raises(PriceListError) as caught:
        read(lines(tmp_path / "a.csv", *rows, headings=headings))
    assert caught.value.key == key
    assert names in str(caught.value)
    assert "mapping" in str(caught.value)


@pytest.mark.parametrize(
    ("host", "found"),
    [("customer", "buyer"), ("us", "supplier"), ("Kunde", "buyer"), ("our cloud", "supplier")],
)
def test_who_hosts(tmp_path: Path, host: str, found: str) -> None:
    """Rented chips stand with one of the two, in the words that suppliers use."""
    headings = "Chip,Price per GPU-hour (USD),Hosted by,Lead time"
    (offer,) = read(lines(tmp_path / "a.csv", f"L40S,2,{host},1 week", headings=headings)).offers
    assert offer.hosted_by == found


@pytest.mark.parametrize("unit", ["", "1", "1,00", "Stück", "1 Stk."])
def test_the_price_of_one_unit_is_read(tmp_path: Path, unit: str) -> None:
    """A column of price units does no harm while it says one."""
    headings = "Artikelnummer;Bezeichnung;Preis (EUR);Preiseinheit;Lieferzeit"
    path = lines(tmp_path / "a.csv", f"A;L40S;9.000,00;{unit};4 Wochen", headings=headings)
    assert [str(o.breaks[0].unit_price) for o in read(path).offers] == ["9000.00"]


@pytest.mark.parametrize("unit", ["100", "1.000", "10 Stück", "GPU"])
def test_the_price_of_several_units_makes_no_offer(tmp_path: Path, unit: str) -> None:
    """A price for 100 pieces is never that of one."""
    headings = "Artikelnummer;Bezeichnung;Preis (EUR);Preiseinheit;Lieferzeit"
    path = lines(tmp_path / "a.csv", f"A;L40S;9.000,00;{unit};4 Wochen", headings=headings)
    catalog = read(path)
    assert not catalog.offers
    assert issue(catalog, "price-of-several").severity == "refused"


def test_a_second_table_is_read_by_its_own_headings(tmp_path: Path) -> None:
    """Rows under other headings are read by those, and never by the ones of the first table."""

    def offers(name: str, *rows: str) -> list[tuple[str, str, str]]:
        catalog = read(lines(tmp_path / name, "A,L40S,9000,4 weeks,0", *rows))
        return [(o.sku, plain(o.breaks[0].unit_price), o.currency) for o in catalog.offers]

    second = "SKU,Description,Lead time,Price (USD),Integration cost"
    both = [("A", "9000", "USD"), ("B", "2500", "USD")]
    assert offers("a.csv", second, "B,L4 24GB,16,2500,0") == both
    assert offers("b.csv", HEADINGS, "B,L4,2500,1 week,0") == both
    euros = HEADINGS.replace("USD", "EUR")
    assert offers("c.csv", euros, "B,L4,2500,1 week,0") == [both[0], ("B", "2500", "EUR")]


def test_two_currencies_for_parts_of_a_list(tmp_path: Path) -> None:
    """Where sections name different currencies, a price that names none makes no offer."""
    rows = ("Prices in USD", "A,L40S,9000,4 weeks", "Prices in EUR", "B,L4,2500,1 week")
    headings = "SKU,Description,Price,Lead time"
    catalog = read(lines(tmp_path / "a.csv", *rows, "C,L4,$ 2600,1 week", headings=headings))
    assert [(offer.sku, offer.currency) for offer in catalog.offers] == [("C", "USD")]
    assert keys(catalog, "refused") == ["currency-several"] * 2
    told = read(tmp_path / "a.csv", Mapping(currency="USD"))
    assert [offer.sku for offer in told.offers] == ["C"]


@pytest.mark.parametrize(
    "term",
    [
        *(
            "单位：万元",
            "All prices in thousands of USD",
            "Prices in USD '000",
            "Preise in Tsd. EUR",
        ),
        *("Prices in kUSD", "Angaben in T€", "Prices are in millions"),
    ],
)
def test_prices_in_thousands_make_no_offers(tmp_path: Path, term: str) -> None:
    """A list in thousands or millions is never read as one in single dollars."""
    path = text_file(
        tmp_path / "a.csv",
        ["Supplier: Acme", term, "SKU,Description,Price (USD),Lead time", "A,L40S,9,4 weeks"],
    )
    catalog = read(path)
    assert not catalog.offers
    assert issue(catalog, "prices-scaled").severity == "refused"


@pytest.mark.parametrize(
    "term", ["All prices in USD", "Prices in USD; orders above USD 2 million: ask", "单位：元"]
)
def test_prices_in_whole_money_are_read(tmp_path: Path, term: str) -> None:
    """A sum of millions in a sentence does not scale the prices."""
    path = text_file(
        tmp_path / "a.csv", ["Supplier: Acme", f'"{term}"', "SKU,Chip,Price", "A,L40S,9"]
    )
    assert len(read(path).offers) == 1


def prices_of(catalog: Catalog) -> list[str]:
    """Lists the first price of each offer as it stands there."""
    return [str(offer.breaks[0].unit_price) for offer in catalog.offers]


def test_kilowatts_do_not_prove_the_decimal_mark_of_prices(tmp_path: Path) -> None:
    """A price or quantity a thousand times too small is asked about; an answer settles prices."""
    headings = "SKU;Chip;Price (EUR);MOQ;kW;Lead time"
    path = lines(tmp_path / "a.csv", "A;L40S;9.000;1;10.2;1 week", headings=headings)
    catalog = read(path)
    assert not catalog.offers
    assert issue(catalog, "decimal-mark-unknown").severity == "confirm"
    assert catalog.mapping
    assert catalog.mapping.decimal_mark is None
    assert prices_of(read(path, Mapping(decimal_mark="."))) == ["9.000"]
    proved = ("A;L40S;9.000;1;10.2;1 week", "B;L4;2.50;1;1;1 week")
    assert prices_of(read(lines(tmp_path / "b.csv", *proved, headings=headings))) == [
        "9.000",
        "2.50",
    ]
    count = lines(tmp_path / "c.csv", "A;L40S;9000.50;1.000;10.2;1 week", headings=headings)
    assert issue(read(count), "decimal-mark-unknown").column == "MOQ"


def test_thousands_need_no_further_proof(tmp_path: Path) -> None:
    """Where the mark makes thousands of it, "9,000" is nine thousand."""
    headings = "SKU;Chip;Price (EUR);kW;Lead time"
    path = lines(tmp_path / "a.csv", "A;L40S;9,000;10.2;1 week", headings=headings)
    assert prices_of(read(path)) == ["9000"]


def test_the_next_list_may_use_another_decimal_mark(tmp_path: Path) -> None:
    """What one list proved holds for the next of its layout only until that shows another."""
    headings = "SKU;Chip;Price (EUR);Lead time"
    first = read(lines(tmp_path / "a.csv", "A;L40S;9000.50;1 week", headings=headings))
    assert first.mapping
    assert first.mapping.decimal_mark == "."
    rows = ("A;L40S;9.000;1 week", "B;L4;2.500,50;1 week")
    second = lines(tmp_path / "a.csv", *rows, headings=headings)
    assert prices_of(read(second, known=[first])) == ["9000", "2500.50"]


@pytest.mark.parametrize("words", ["L40S monthly lease", "L40S (per month)", "L40S rental 30 days"])
def test_the_price_of_a_month_buys_nothing(tmp_path: Path, words: str) -> None:
    """A row that speaks of rent is no purchase until a person says so."""
    path = lines(tmp_path / "a.csv", f"A,{words},900,4 weeks,0")
    assert issue(read(path), "price-per-unclear").severity == "confirm"
    assert not read(path).offers
    assert [offer.kind for offer in read(path, Mapping(kind="purchase")).offers] == ["purchase"]


def test_an_endless_term_is_an_issue(tmp_path: Path) -> None:
    """A term of thousands of digits is refused like any other that makes no sense."""
    headings = "Chip,Price per GPU-hour (USD),Term,Lead time"
    row = f"L40S,2,{'9' * 5000} months,1 week"
    assert "term-not-understood" in keys(read(lines(tmp_path / "a.csv", row, headings=headings)))


def test_a_mapping_answers_what_the_file_leaves_open(tmp_path: Path) -> None:
    """Price column, basis, currency, kinds, decimal mark and chip come from the answers."""
    path = text_file(
        tmp_path / "open.csv",
        ["What;Cost to you;From;When", "H100;25.000;1;8", "H100;24.000;10;8", "L40S;0,5;1;8"],
    )
    answers = Mapping(
        supplier="Acme",
        columns=(
            ColumnMapping(heading="What", field="description"),
            ColumnMapping(heading="cost to you", field="price"),
            ColumnMapping(heading="From", field="break_quantity"),
            ColumnMapping(heading="When", field="lead_weeks"),
        ),
        decimal_mark=",",
        currency="EUR",
        price_per="chip",
        break_kind="incremental",
        chips=(ChipAnswer(text="h100", chip="h100-sxm", count=8),),
    )
    catalog = read(path, answers)
    assert keys(catalog) == ["integration-cost-nowhere"]
    first, second = catalog.offers
    assert first.contents[0].chip == "h100-sxm"
    assert first.currency == "EUR"
    assert [(step.quantity, step.unit_price) for step in first.breaks] == [
        (1, Decimal(200_000)),
        (10, Decimal(192_000)),
    ]
    assert first.break_kind == "incremental"
    assert first.lead_weeks == 8
    assert second.breaks[0].unit_price == Decimal("0.5")


def test_an_unknown_field_in_a_mapping(tmp_path: Path) -> None:
    """A mapping that speaks of a meaning nobody knows is refused."""
    answers = Mapping(columns=(ColumnMapping(heading="SKU", field="skew"),))
    with pytest.raises(PriceListError) as caught:
        read(lines(tmp_path / "a.csv", "A,L40S,9000,4 weeks,0"), answers)
    assert caught.value.key == "mapping-field-unknown"


def test_columns_can_be_ignored_and_missing_ones_are_told(tmp_path: Path) -> None:
    """A column that a person ignores makes no issue; an answer without its column does."""
    path = lines(tmp_path / "a.csv", "A,L40S,9000,4 weeks,0,red", headings=f"{HEADINGS},Colour")
    assert keys(read(path)) == ["column-unread"]
    answers = Mapping(
        columns=(
            ColumnMapping(heading="Colour", field="ignore"),
            ColumnMapping(heading="Gone", field="moq"),
        )
    )
    assert keys(read(path, answers)) == ["mapping-heading-missing"]


def test_offer_ids_stay_over_re_import(tmp_path: Path) -> None:
    """An offer keeps its id when rows move, prices change and other offers come or go."""
    first = read(lines(tmp_path / "a.csv", "A-1,L40S,9000,4 weeks,0", ",L4,2900,4 weeks,0"))
    second = read(
        lines(
            tmp_path / "b.csv",
            ",L4,2800,4 weeks,0",
            "B,Gaudi 2,8000,4 weeks,0",
            "A-1,L40S,9100,4 weeks,0",
        )
    )
    ids = {offer.description: offer.id for offer in second.offers}
    assert {offer.description: offer.id for offer in first.offers}.items() <= ids.items()
    assert len(set(ids.values())) == 3


def test_repeated_skus_become_offers_of_their_own(tmp_path: Path) -> None:
    """The same SKU twice makes two offers with different ids, in the file's order, and an issue."""
    rows = ("A,L40S,9000,4 weeks,0", "A,L4,2900,4 weeks,0", "A,L4,2900,4 weeks,0")
    catalog = read(lines(tmp_path / "a.csv", *rows))
    assert [offer.id for offer in catalog.offers] == ["acme:a", "acme:a-2", "acme:a-3"]
    assert keys(catalog) == ["offer-repeated"] * 2


@pytest.mark.parametrize(
    ("rows", "supplier", "guessed"),
    [
        (["SKU,Supplier,Description,Price (USD)", "A,Bolt,L40S,1"], "Bolt", False),
        (["Vendor: Cog Ltd", "SKU,Description,Price (USD)", "A,L40S,1"], "Cog Ltd", False),
        (["SKU,Description,Price (USD)", "A,L40S,1"], "gear q1", True),
    ],
)
def test_the_supplier(tmp_path: Path, rows: Sequence[str], supplier: str, guessed: bool) -> None:
    """The supplier comes from its column, from a row above, or with a warning from the name."""
    catalog = read(text_file(tmp_path / "gear q1.csv", rows))
    assert catalog.supplier == supplier
    assert ("supplier-unknown" in keys(catalog)) == guessed


def test_a_known_layout_brings_its_answers(tmp_path: Path) -> None:
    """The next file of a layout is read with the answers given for the last one."""
    headings = "Item;Net;Weeks"
    first = text_file(tmp_path / "jan.csv", [headings, "H100;25.000;8"])
    answers = Mapping(
        supplier="Acme",
        columns=(
            ColumnMapping(heading="Item", field="chip"),
            ColumnMapping(heading="Net", field="price"),
            ColumnMapping(heading="Weeks", field="lead_weeks"),
        ),
        decimal_mark=",",
        currency="EUR",
        chips=(ChipAnswer(text="H100", chip="h100-pcie", count=1),),
    )
    known = read(first, answers)
    second = text_file(tmp_path / "feb.csv", ["News from us", headings, "H100;24.000;9"])
    catalog = read(second, known=[known])
    assert catalog.supplier == "Acme"
    assert catalog.offers[0].breaks[0].unit_price == 24_000
    assert catalog.offers[0].id == known.offers[0].id
    other = replace(known, supplier="Other", file_name="other.csv")
    with pytest.raises(PriceListError):
        read(second, known=[known, other])
    named = text_file(tmp_path / "other.csv", [headings, "H100;24.000;9"])
    assert read(named, known=[known, other]).supplier == "Other"


def test_an_encoding_told_once_serves_the_next_file(tmp_path: Path) -> None:
    """A list that is not UTF-8 is asked about once; the next of its layout is not."""
    rows = ["Lieferant;Müller", "Bezeichnung;Preis EUR;Lieferzeit (Wochen)", "L40S;9000;4"]
    first = text_file(tmp_path / "a.csv", rows, "cp1252")
    with pytest.raises(PriceListError) as caught:
        read(first)
    assert caught.value.key == "price-list-encoding"
    known = read(first, Mapping(encoding="cp1252"))
    assert known.supplier == "Müller"
    second = text_file(tmp_path / "b.csv", [*rows, "L4;3000;4"], "cp1252")
    assert len(read(second, known=[known]).offers) == 2
    third = text_file(tmp_path / "c.csv", ["Übersicht;Preis", "x;1"], "cp1252")
    with pytest.raises(PriceListError):
        read(third, known=[known])


@pytest.mark.parametrize(
    ("heading", "months", "stated", "supply"),
    [
        ("Supply per quarter", 3, "30", 30),
        ("Supply per quarter", 1, "31", 10),
        ("Supply per month", 3, "30", 90),
        ("Supply per month", 1, "30", 30),
        ("Supply per period", 1, "30", 30),
        ("Supply per quarter", 3, "0", 0),
        ("Supply per quarter", 3, "", None),
    ],
)
def test_supply_is_counted_per_period(
    tmp_path: Path, heading: str, months: int, stated: str, supply: int | None
) -> None:
    """Supply of a month or quarter becomes that of the plan's periods, rounded down, and told."""
    path = lines(
        tmp_path / "a.csv", f"A,L40S,9000,4 weeks,0,{stated}", headings=f"{HEADINGS},{heading}"
    )
    catalog = read_price_list(path, chips=CHIPS, today=TODAY, period_months=months)
    assert catalog.offers[0].supply_per_period == supply
    converted = ("quarter" in heading and months == 1) or ("month" in heading and months == 3)
    assert ("supply-converted" in keys(catalog)) == converted


def test_a_row_of_a_cloud_is_not_sold_for_its_hourly_price(tmp_path: Path) -> None:
    """A plain price among virtual machines could be of an hour: it is asked, never bought."""
    rows = ["InstanceType,GPU,GPUs,vCPUs,Region,Price (USD)", "vm-8,L40S,8,96,eu,12.40"]
    path = text_file(tmp_path / "vms.csv", rows)
    assert issue(read(path), "price-per-unclear").severity == "confirm"
    offer = read(path, Mapping(price_per="unit_hour")).offers[0]
    assert (offer.kind, offer.breaks[0].unit_price) == ("rent", Decimal("1.55"))


@pytest.mark.parametrize(
    ("cell", "key"),
    [(None, "price-missing"), ("#N/A", "price-on-request"), ("=A1", "formula-no-value")],
)
def test_no_price_is_not_zero(tmp_path: Path, cell: str | None, key: str) -> None:
    """Empty cells, faults and formulas without a value make no offer."""
    rows: list[list[Cell]] = [
        ["SKU", "Description", "Price (USD)"],
        ["A", "L40S", cell],
        ["B", "L4", 2900],
    ]
    catalog = read(workbook(tmp_path / "a.xlsx", rows))
    assert [offer.sku for offer in catalog.offers] == ["B"]
    assert issue(catalog, key).row == 2


def test_the_currency_of_a_format_counts(tmp_path: Path) -> None:
    """A currency that only the cells' format shows is the currency of the price."""
    path = workbook(
        tmp_path / "a.xlsx",
        [["SKU", "Description", "Price"], ["A", "L40S", 9000], ["B", "L4", 2900]],
        formats={"C2": "[$€-407] #,##0.00", "C3": "#,##0.00"},
    )
    catalog = read(path)
    assert [(offer.sku, offer.currency) for offer in catalog.offers] == [("A", "EUR")]
    assert issue(catalog, "currency-unknown").row == 3


def test_the_sheet_with_prices_is_chosen(tmp_path: Path) -> None:
    """The first sheet with a price column is read, the others are named; one can be told."""
    prices: list[list[Cell]] = [["SKU", "Description", "Price (USD)"], ["A", "L40S", 9000]]
    more: list[list[Cell]] = [["SKU", "Description", "Price (USD)"], ["B", "L4", 2900]]
    path = workbook(
        tmp_path / "a.xlsx", [["Welcome"]], sheet="Cover", more={"GPU": prices, "More": more}
    )
    catalog = read(path)
    assert [offer.sheet for offer in catalog.offers] == ["GPU"]
    assert keys(catalog).count("sheet-unread") == 2
    assert [offer.sku for offer in read(path, Mapping(sheet="More")).offers] == ["B"]
    with pytest.raises(PriceListError) as caught:
        read(path, Mapping(sheet="None"))
    assert caught.value.key == "price-list-sheet"


def test_a_list_without_any_offer_is_still_read(tmp_path: Path) -> None:
    """A list that offers nothing understood gives its issues."""
    catalog = read(lines(tmp_path / "a.csv", "A,Screws,1,stock,0", "B,L40S,Call,stock,0"))
    assert catalog.offers == ()
    assert keys(catalog) == ["chip-unknown", "price-on-request"]


def test_issues_keep_little_of_the_suppliers_text(tmp_path: Path) -> None:
    """Text in issues is one line of at most 200 characters."""
    catalog = read(lines(tmp_path / "a.csv", f"A,{'long ' * 500},1,stock,0", "B,a\x07b,1,stock,0"))
    for each in catalog.issues:
        texts = [each.text, *(value for _, value in each.values)]
        assert all(len(text) <= 200 and text.isprintable() for text in texts)


def test_a_list_without_prices_makes_no_offers(tmp_path: Path) -> None:
    """Where only commitments have amounts, no other row becomes an offer without a price."""
    lines = ["SKU,Chip,Commitment,Commitment amount (USD)", "A,L4,,", "B,L4,prepaid,5000"]
    catalog = read(text_file(tmp_path / "a.csv", lines))
    assert not catalog.offers
    assert issue(catalog, "price-missing").row == 2
