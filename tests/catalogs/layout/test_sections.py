"""Rows belong to the sections that head them, and footnotes head nothing."""

from dataclasses import replace

import pytest

from catalogs.layout.sections import is_title
from catalogs.layout.tables import read_tables
from procure.offers import ColumnMapping, Mapping
from tests.catalogs.layout.sheets import HEADINGS, across, cells, down, fields, sheet


def goods(*names: str) -> list[tuple[str, ...]]:
    """Makes rows of goods."""
    return [(name, "H100 SXM", "30000", "4 weeks") for name in names]


def test_a_section_is_carried_down() -> None:
    """Each row has the section above it; what comes before the first has none."""
    (found,) = read_tables(
        sheet(HEADINGS, *goods("A"), ("Servers",), *goods("B", "C"), (), ("Cards",), *goods("D"))
    )
    assert cells(found, "section") == ["", "Servers", "Servers", "Cards"]
    assert found.sections == ((3, "Servers"), (7, "Cards"))


def test_nested_sections() -> None:
    """Sections that stand together are one in the other; a higher one begins anew."""
    (found,) = read_tables(
        sheet(
            HEADINGS,
            *(("NVIDIA",), ("Servers",), *goods("A"), ("Cards",), *goods("B")),
            *(("AMD",), ("Servers",), *goods("C")),
        )
    )
    assert cells(found, "section") == ["NVIDIA / Servers", "NVIDIA / Cards", "AMD / Servers"]


def test_a_tree_by_columns() -> None:
    """A section farther to the right is part of the one at its left."""
    (found,) = read_tables(
        sheet(
            HEADINGS,
            *(("Rental",), *goods("A"), ("", "Europe"), *goods("B"), ("", "Asia"), *goods("C")),
            *(("Purchase",), *goods("D")),
        )
    )
    assert cells(found, "section") == ["Rental", "Rental / Europe", "Rental / Asia", "Purchase"]


def test_a_section_that_may_be_another_level_begins_anew() -> None:
    """Where nothing tells the level, the section above is left out and not guessed."""
    (found,) = read_tables(
        sheet(HEADINGS, ("Systems",), ("Servers",), *goods("A"), ("Cards",), *goods("B"))
    )
    assert cells(found, "section") == ["Systems / Servers", "Cards"]


@pytest.mark.parametrize(
    "text",
    [
        "All prices without VAT.",
        "Note: ask us",
        "* while stocks last",
        "https://example.com/list",
        "Delivery: 4 weeks",
        "NV-H100-80",
        "12345",
        "These words are a remark on all the goods of the list",
    ],
)
def test_remarks_and_part_numbers_head_nothing(text: str) -> None:
    """A sentence, a link or a part number alone is no section."""
    assert not is_title(text)
    (found,) = read_tables(sheet(HEADINGS, *goods("A"), (text,), *goods("B")))
    assert not found.sections


def test_a_footnote_heads_nothing() -> None:
    """A short text below the last row of goods is no section."""
    (found,) = read_tables(sheet(HEADINGS, *goods("A"), ("Servers",)))
    assert not found.sections
    assert found.texts == {3}


def test_a_column_of_sections() -> None:
    """A column that names each section once is filled down; one that leaves one out is not."""
    heads = ("Category", "SKU", "Description", "Price")
    rows = [(name, sku, "H100", "3") for name, sku in (("X", "1"), ("", "2"), ("Y", "3"))]
    (found,) = read_tables(
        sheet(heads, *rows), Mapping(columns=(ColumnMapping(heading="Category", field="section"),))
    )
    assert cells(found, "section") == ["X", "X", "Y"]
    repeated = [("X", "1", "H100", "3"), ("X", "2", "H100", "3"), ("", "3", "H100", "3")]
    (kept,) = read_tables(
        sheet(heads, *repeated),
        Mapping(columns=(ColumnMapping(heading="Category", field="section"),)),
    )
    assert cells(kept, "section") == ["X", "X", ""]


def test_merged_labels_are_filled() -> None:
    """A text merged over rows is every row's; a number is not."""
    lines = (HEADINGS, ("A", "H100 SXM", "3", "4 weeks"), ("B", "", "", ""))
    merged = (down(1, 2, 3), down(3, 2, 3))
    (found,) = read_tables(sheet(*lines, merged=merged))
    assert cells(found, "description") == ["H100 SXM", "H100 SXM"]
    assert cells(found, "lead_time") == ["4 weeks", "4 weeks"]
    assert cells(found, "price") == ["3", ""]


def test_a_merged_row_is_a_section() -> None:
    """A text merged over the row heads it although it looks like a part number."""
    lines = (HEADINGS, ("HGX-100",), *goods("A"))
    (found,) = read_tables(sheet(*lines, merged=(across(2, 0, 3),)))
    assert cells(found, "section") == ["HGX-100"]


def test_a_person_leaves_sections_out() -> None:
    """The made-up column can be given another meaning like any other."""
    answer = Mapping(columns=(ColumnMapping(heading="Section", field="ignore"),))
    (found,) = read_tables(sheet(HEADINGS, ("Servers",), *goods("A")), answer)
    assert fields(found)[-1] == "ignore"


def test_a_hidden_row_heads_nothing() -> None:
    """A hidden row is not read, as a section neither."""
    shown = sheet(HEADINGS, ("Servers",), *goods("A"))
    rows = tuple(row._replace(hidden=row.number == 2) for row in shown.rows)
    (found,) = read_tables(replace(shown, rows=rows))
    assert not found.sections
