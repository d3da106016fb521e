"""What the import dialog shows before anything is imported."""

from pathlib import Path

import pytest

from catalogs.preview import encodings, field_label, preview
from procure.errors import PriceListError
from procure.offers import ColumnMapping, Mapping
from procure.words import sentence
from tests.catalogs.lists import LISTS, english, german, rental
from tests.catalogs.shelf import CHIPS, read, text_file


def test_a_text_file(tmp_path: Path) -> None:
    """Encoding, delimiter, heading row, columns with reasons and the decimal mark are shown."""
    shown = preview(german(tmp_path))
    assert (shown.kind, shown.encoding, shown.delimiter) == ("text", "utf-8-sig", ";")
    assert shown.header_row == 5
    assert shown.decimal_mark == ","
    assert "285.000,00" in shown.evidence.comma
    assert shown.evidence.unclear == ("13.950",)
    assert shown.supplier == "Müller Rechentechnik GmbH"
    assert shown.currencies == ("EUR",)
    assert shown.priced
    price = next(column for column in shown.columns if column.field == "price")
    assert price.heading == "Einzelpreis"
    assert price.examples == ("285.000,00", "152.000,00 €", "auf Anfrage")
    assert "einzelpreis" in sentence(price.reason, price.values)
    assert shown.rows[0].cells[:2] == ("Lieferant", "Müller Rechentechnik GmbH")


def test_a_workbook(tmp_path: Path) -> None:
    """Sheets and hidden rows are shown."""
    shown = preview(rental(tmp_path))
    assert shown.kind == "workbook"
    assert [(sheet.name, sheet.chosen) for sheet in shown.sheets] == [
        ("Prices", True),
        ("Terms", False),
    ]
    assert [row.number for row in shown.rows if row.hidden] == [11]


def test_answers_are_shown_as_such(tmp_path: Path) -> None:
    """A column that a person gave another meaning says so, and what would be suggested."""
    answers = Mapping(columns=(ColumnMapping(heading="Remark", field="related_party"),))
    column = preview(english(tmp_path), answers).columns[-1]
    assert (column.field, column.suggested) == ("related_party", "note")
    assert column.reason == "heading-answered"


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_the_preview_is_what_the_import_does(make: object, tmp_path: Path) -> None:
    """The mapping of the preview gives the same offers, and an earlier list is named."""
    path = make(tmp_path)  # type: ignore[operator]
    catalog = read(path)
    shown = preview(path)
    assert read(path, shown.mapping).offers == catalog.offers
    assert preview(path, known=[catalog]).known_supplier == catalog.supplier
    assert catalog.mapping
    assert [(c.heading, c.field) for c in shown.columns] == [
        (c.heading, c.field) for c in catalog.mapping.columns
    ]


def test_a_file_without_prices_can_be_previewed(tmp_path: Path) -> None:
    """What the import refuses for want of a price column can be looked at and answered."""
    shown = preview(text_file(tmp_path / "a.csv", ["SKU,Description,Cost to you", "A,L40S,5"]))
    assert not shown.priced
    assert [column.field for column in shown.columns] == ["sku", "description", ""]


def test_encodings_to_choose_from(tmp_path: Path) -> None:
    """A file that is not UTF-8 is shown in the encodings that make text of it."""
    path = text_file(tmp_path / "a.csv", ["Name;Preis", "Müller;5"], "cp1252")
    with pytest.raises(PriceListError) as caught:
        preview(path)
    assert caught.value.key == "price-list-encoding"
    samples = {choice.encoding: choice.sample for choice in encodings(path)}
    assert samples["cp1252"] == "Müller;5"
    assert samples["cp1251"] == "Mьller;5"
    assert preview(path, Mapping(encoding="cp1252")).rows[1].cells[0] == "Müller"


def test_labels() -> None:
    """Every field has a name for the dialog."""
    assert field_label("moq") == "Minimum order"
    assert field_label("price_from_10") == "Price from 10 units on"


def test_what_was_found_on_the_sheet(tmp_path: Path) -> None:
    """Rows of headings, tables, made-up columns and the words for them are shown."""
    lines = [
        *("Part,,Price (USD),,Delivery", "SKU,Product,1-9,10+,", "Servers,,,,"),
        *("A,H200 SXM,30000,29000,4 weeks", "", "SKU,Product,Stock,,", "B,L4,7,,"),
    ]
    shown = preview(text_file(tmp_path / "a.csv", lines))
    assert (shown.header_row, shown.header_rows) == (1, 2)
    assert [(t.header_row, t.rows, t.read) for t in shown.tables] == [(1, 2, True), (6, 1, False)]
    section = shown.columns[-1]
    assert (section.field, section.made, section.examples) == ("section", True, ("Servers",))
    assert sentence(section.reason, section.values)
    assert shown.columns[2].currencies == ("USD",)
    assert shown.mapping.header_rows == 2


def test_chips_across_are_shown_as_such(tmp_path: Path) -> None:
    """Columns whose headings name chips show that their prices become rows."""
    path = text_file(tmp_path / "a.csv", ["Region,H200 SXM,L40S", "eu,2.5,1.2"])
    assert [column.field for column in preview(path, chips=CHIPS).columns] == [
        *("region", "price_across", "price_across"),
        *("chip", "price"),
    ]
    assert not preview(path).priced
