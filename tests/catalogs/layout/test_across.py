"""Tables with chips as headings give a row for each price, and only those."""

from dataclasses import replace

from catalogs.grid import Row
from catalogs.layout.tables import read_tables
from procure.offers import ColumnMapping, Mapping
from tests.catalogs.layout.sheets import GOODS, HEADINGS, cells, fields, sheet

DAYS = (("day", "H100", "A100"), ("2024-01-01", "2.5", "1.2"), ("2024-01-03", "2.4", "1.1"))


def names_chip(text: str) -> bool:
    """Tells a chip by its hundred."""
    return "100" in text


def test_each_price_is_a_row() -> None:
    """The heading's words say what a price is of; other columns stay."""
    lines = (("Region", "H100", "A100"), ("eu", "2.5", "1.2"), ("us", "", "1.1"))
    (found,) = read_tables(sheet(*lines), None, names_chip)
    assert found.across
    assert cells(found, "chip") == ["H100", "A100", "H100", "A100"]
    assert cells(found, "price") == ["2.5", "1.2", "", "1.1"]
    assert cells(found, "region") == ["eu", "eu", "us", "us"]
    assert [row.number for row in found.rows] == [2, 2, 3, 3]


def test_only_the_newest_day_counts() -> None:
    """Older days are named; a day without prices is not the newest."""
    (found,) = read_tables(sheet(*DAYS, ("2024-01-04", "", "")), None, names_chip)
    assert cells(found, "price") == ["2.4", "1.1"]
    assert (found.superseded, found.newest, found.unpriced) == ((2,), "2024-01-03", (4,))
    assert cells(found, "as_of") == ["2024-01-03"] * 2


def test_days_that_can_be_read_two_ways_replace_nothing() -> None:
    """Where a day is not certain, no row is taken for an older one."""
    lines = (DAYS[0], ("03/04/2024", "2.5", "1.2"), ("04/04/2024", "2.4", "1.1"))
    (found,) = read_tables(sheet(*lines), None, names_chip)
    assert not found.superseded
    assert len(found.rows) == 4


def test_a_table_with_prices_stays_as_it_is() -> None:
    """Where a column is the price, headings that name chips change nothing."""
    lines = ((*HEADINGS, "H100", "A100"), (*GOODS, "1", "2"))
    (found,) = read_tables(sheet(*lines), None, names_chip)
    assert not found.across
    (lone,) = read_tables(sheet(("Region", "H100"), ("eu", "2.5")), None, names_chip)
    assert not lone.across
    (words,) = read_tables(
        sheet(("Region", "H100", "A100"), ("eu", "none", "some")), None, names_chip
    )
    assert not words.across


def test_a_person_says_so() -> None:
    """Terms across are read where a person says that the columns hold prices."""
    answer = Mapping(
        columns=tuple(
            ColumnMapping(heading=text, field="price_across") for text in ("On demand", "1 year")
        )
    )
    lines = (("GPU", "On demand", "1 year"), ("H100 SXM", "2.5", "1.9"))
    (found,) = read_tables(sheet(*lines), answer)
    assert cells(found, "term_months") == ["On demand", "1 year"]
    assert cells(found, "price") == ["2.5", "1.9"]
    assert fields(found)[:3] == ["chip", "price_across", "price_across"]


def test_a_hidden_day_replaces_nothing() -> None:
    """A hidden row is not read, so it is not the newest day either."""
    shown = sheet(*DAYS)
    last = Row(number=9, cells=("2024-01-09", "1", "1"), hidden=True)
    (found,) = read_tables(replace(shown, rows=(*shown.rows, last)), None, names_chip)
    assert found.newest == "2024-01-03"
    assert [row.number for row in found.rows if not row.hidden] == [3, 3]
