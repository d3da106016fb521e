"""A list of nearly the earlier layout is read with the answers that still hold."""

from pathlib import Path

from catalogs.preview import preview
from procure.offers import Catalog, ChipAnswer, ColumnMapping, Mapping
from tests.catalogs.shelf import read, text_file

HEADINGS = "Code;Thing;Net;Weeks;Remark"
ANSWERS = Mapping(
    supplier="Acme",
    columns=(
        ColumnMapping(heading="Code", field="sku"),
        ColumnMapping(heading="Thing", field="chip"),
        ColumnMapping(heading="Net", field="price"),
        ColumnMapping(heading="Weeks", field="lead_weeks"),
    ),
    decimal_mark=",",
    currency="EUR",
    chips=(ChipAnswer(text="H100", chip="h100-pcie", count=1),),
)


def before(folder: Path) -> Catalog:
    """Reads the earlier list of the supplier."""
    return read(text_file(folder / "acme_2023-11.csv", [HEADINGS, "A;H100;25.000;9;"]), ANSWERS)


def test_a_column_more_and_a_row_of_units(tmp_path: Path) -> None:
    """A list with another column is read as before, and says what differs."""
    lines = ["Code;Thing;Net;Weeks;Remark;Colour", "A;H100;24.000;9;;red"]
    path = text_file(tmp_path / "acme_2023-12.csv", lines)
    known = before(tmp_path)
    catalog = read(path, known=[known])
    assert [offer.id for offer in catalog.offers] == [known.offers[0].id]
    assert catalog.offers[0].breaks[0].unit_price == 24_000
    (said,) = [each for each in catalog.issues if each.key == "layout-differs"]
    assert dict(said.values)["added"] == "“Colour”"
    assert dict(said.values)["removed"] == "nothing"
    shown = preview(path, known=[known])
    assert shown.known_supplier == "Acme"
    assert shown.differs
    assert shown.differs.added == ("Colour",)


def test_another_price_heading_asks_again(tmp_path: Path) -> None:
    """What was said of the prices does not hold for a price with another heading."""
    lines = ["Code;Thing;Price per server;Weeks;Remark", "A;H100;24.000;9;"]
    catalog = read(text_file(tmp_path / "acme_2023-12.csv", lines), known=[before(tmp_path)])
    assert not catalog.offers
    assert catalog.mapping
    assert not catalog.mapping.currency
    assert "layout-differs" in {each.key for each in catalog.issues}


def test_another_file_is_another_list(tmp_path: Path) -> None:
    """A file of another name and supplier is not read with a stranger's answers."""
    lines = [f"{HEADINGS};Price;Colour", "A;H100;24.000;9;;7;red"]
    path = text_file(tmp_path / "northwind.csv", lines)
    assert preview(path, known=[before(tmp_path)]).known_supplier == ""
    named = text_file(tmp_path / "offer.csv", ["Supplier: Acme", *lines])
    assert preview(named, known=[before(tmp_path)]).known_supplier == "Acme"
    few = text_file(tmp_path / "acme_2024-01.csv", ["Code;Thing;Price", "A;H100;24"])
    assert preview(few, known=[before(tmp_path)]).known_supplier == ""


def test_the_same_layout_with_headings_of_two_rows(tmp_path: Path) -> None:
    """Headings of two rows are known again below other titles."""
    heads = ["Product;;Net price (EUR);;Wks", "Code;Name;1-9;10+;"]
    answers = Mapping(
        supplier="Acme",
        columns=(ColumnMapping(heading="Wks", field="lead_weeks"),),
        break_kind="all_units",
    )
    row = "A;H100 PCIe 80GB;25000;24000;9"
    first = read(text_file(tmp_path / "jan.csv", [*heads, row]), answers)
    second = text_file(tmp_path / "feb.csv", ["News", "", *heads, row.replace("25000", "23000")])
    catalog = read(second, known=[first])
    assert catalog.supplier == "Acme"
    assert [offer.breaks[0].unit_price for offer in catalog.offers] == [23_000]
    assert catalog.offers[0].lead_weeks == 9
    assert "layout-differs" not in {each.key for each in catalog.issues}
