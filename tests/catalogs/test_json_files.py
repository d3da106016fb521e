"""JSON price lists: records become rows, names become columns, and digits stay as written."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogs.files import open_book, read_source
from catalogs.grid import Book
from catalogs.json_files import read_json_file
from procure.errors import PriceListError


def opened(path: Path, text: str) -> Book:
    """Opens text as a file, whatever the file's name says."""
    path.write_bytes(text.encode())
    return open_book(read_source(path))


def cells(book: Book, sheet: int = 0) -> list[tuple[str, ...]]:
    """Gives the cells of a sheet."""
    return [row.cells for row in book.sheets[sheet].rows]


RECORDS = [{"sku": "A", "price": 5}, {"sku": "B", "note": "x"}]
TABLE = [("sku", "price", "note"), ("A", "5", ""), ("B", "", "x")]


@pytest.mark.parametrize("name", ["list.json", "list.csv"])
@pytest.mark.parametrize(
    "text",
    [
        json.dumps(RECORDS),
        json.dumps({"prices": RECORDS}),
        json.dumps({"data": {"items": RECORDS}}),
        "\n".join(map(json.dumps, RECORDS)),
        json.dumps([["sku", "price", "note"], ["A", 5, None], ["B", None, "x"]]),
    ],
)
def test_records(tmp_path: Path, name: str, text: str) -> None:
    """A list of records, alone, under a key or one a line, is a table with its keys as headings."""
    assert cells(opened(tmp_path / name, text)) == TABLE


def test_facts_beside_the_records(tmp_path: Path) -> None:
    """What holds for all records stands above them."""
    book = opened(tmp_path / "a.json", json.dumps({"currency": "EUR", "prices": RECORDS}))
    assert cells(book) == [("currency: EUR",), *TABLE]


def test_several_lists_are_sheets(tmp_path: Path) -> None:
    """Lists of different things are sheets to choose from."""
    book = opened(tmp_path / "a.json", json.dumps({"offers": RECORDS, "sites": [{"city": "Bern"}]}))
    assert [sheet.name for sheet in book.sheets] == ["offers", "sites"]
    assert cells(book, 1) == [("city",), ("Bern",)]


def test_names_become_columns(tmp_path: Path) -> None:
    """Records nested by name are one table; regions are told by their form."""
    price = {"usd": 2.5}
    nested = {"TPU v5e": {"us-west4": price, "europe-west1": price}, "L4": {"us-east1": price}}
    assert cells(opened(tmp_path / "a.json", json.dumps(nested))) == [
        ("Name", "Region", "usd"),
        ("TPU v5e", "us-west4", "2.5"),
        ("TPU v5e", "europe-west1", "2.5"),
        ("L4", "us-east1", "2.5"),
    ]
    lists = {"L4": [{"usd": 1}, {"usd": 2}], "H100": [{"usd": 9}]}
    assert cells(opened(tmp_path / "b.json", json.dumps(lists))) == [
        ("Name", "usd"),
        ("L4", "1"),
        ("L4", "2"),
        ("H100", "9"),
    ]


def test_records_within_records(tmp_path: Path) -> None:
    """Nested facts get the names of both; a list of price breaks makes a row of each."""
    record = {
        "sku": "A",
        "chip": {"name": "L4", "memory": 24},
        "breaks": [{"from": 1, "price": 5}, {"from": 10, "price": 4}],
        "countries": ["DE", "FR"],
    }
    assert cells(opened(tmp_path / "a.json", json.dumps([record]))) == [
        ("sku", "chip name", "chip memory", "countries", "from", "price"),
        ("A", "L4", "24", "DE, FR", "1", "5"),
        ("A", "L4", "24", "DE, FR", "10", "4"),
    ]


def test_digits_stay_as_written(tmp_path: Path) -> None:
    """No digit of a number is lost; what is no number is text and never zero."""
    text = '[{"a": 2.7000, "b": 1.5e3, "c": 1e999999999, "d": "1.5", "e": NaN, "f": null}]'
    row = opened(tmp_path / "a.json", text).sheets[0].rows[1]
    assert row.cells == ("2.7000", "1500", "1e999999999", "1.5", "NaN", "")
    assert [row.stored_number(at) for at in range(6)] == [True, True, *[False] * 4]
    big = "9" * 6000
    assert cells(opened(tmp_path / "b.json", f'[{{"a": {big}}}]'))[1] == (big,)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[[]]", "price-list-json-shape"),
        ("{}", "price-list-json-shape"),
        ('[{"price": 1, "price": 2}]', "price-list-json-twice"),
        ('[{"price": 1,}]', "price-list-json"),
        ('[{"price": 1}', "price-list-json"),
        ('{"a":' * 100_000, "price-list-json-shape"),
        ("[" * 100_000 + "]" * 100_000, "price-list-json-shape"),
        ("[" + "{}," * 1_000_000 + "{}]", "price-list-cells"),
        (json.dumps([{str(at): 1 for at in range(1001)}]), "price-list-columns"),
        (json.dumps([{"a": "x" * 40_000}]), "price-list-cell"),
    ],
)
def test_one_clear_sentence(tmp_path: Path, text: str, key: str) -> None:
    """Broken, huge, deep and shapeless files end in one sentence."""
    with pytest.raises(PriceListError) as caught:
        opened(tmp_path / "a.json", text)
    assert caught.value.key == key
    assert "a.json" in str(caught.value)


def test_a_first_cell_in_brackets_is_no_json(tmp_path: Path) -> None:
    """A text file may begin with a bracket."""
    assert cells(opened(tmp_path / "a.csv", "[note],price\nA,5\n"))[1] == ("A", "5")


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=30,
)


@given(_VALUES)
def test_any_json_is_a_book_or_a_sentence(value: Any) -> None:
    """Whatever the file holds, it becomes rows of text or one sentence."""
    refused = ""
    book = Book(kind="workbook", sheets=())
    try:
        book = read_json_file(json.dumps(value).encode(), "a.json")
    except PriceListError as error:
        refused = str(error)
    assert refused or any(not sheet.blank for sheet in book.sheets)
    assert all(isinstance(text, str) for s in book.sheets for row in s.rows for text in row.cells)
