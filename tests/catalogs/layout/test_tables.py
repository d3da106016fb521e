"""A sheet's tables are each read by their own headings, and no cell is ever shifted."""

from hypothesis import example, given
from hypothesis import strategies as st

from catalogs.grid import Span
from catalogs.layout.tables import read_tables
from procure.offers import ColumnMapping, Mapping
from tests.catalogs.layout.sheets import GOODS, HEADINGS, cells, fields, headings, sheet

CARDS = ("Part no", "Lead time", "Price (EUR)", "Product")
CARD = ("B-1", "2 weeks", "2500", "L4 24GB")
STOCK = ("SKU", "Description", "Stock")


def test_one_below_another() -> None:
    """Other headings begin another table; what stands right above them is its section."""
    found = read_tables(sheet(HEADINGS, GOODS, (), ("Cards",), CARDS, CARD))
    assert [table.header_row for table in found] == [1, 5]
    assert fields(found[1])[:4] == ["sku", "lead_time", "price", "description"]
    assert cells(found[1], "section") == ["Cards"]
    assert [[row.number for row in table.rows] for table in found] == [[2], [6]]
    assert found[1].column("price").currencies == ("EUR",)  # type: ignore[union-attr]


def test_a_table_without_prices_is_one_of_its_own() -> None:
    """Rows of stock below the prices are not read by the headings of the prices."""
    found = read_tables(sheet(HEADINGS, GOODS, STOCK, ("S-1", "Switch", "3")))
    assert [table.priced for table in found] == [True, False]
    assert [row.number for row in found[0].rows] == [2]


def test_the_same_headings_again() -> None:
    """Repeated headings are no goods, those of two rows included."""
    (found,) = read_tables(sheet(HEADINGS, GOODS, HEADINGS, GOODS))
    assert found.repeats == {3}
    top, below = ("SKU", "Product", "Price (USD)", ""), ("", "", "1-9", "10+")
    (double,) = read_tables(sheet(top, below, GOODS, top, below, GOODS))
    assert double.repeats == {4, 5}


def test_side_by_side() -> None:
    """Tables beside each other keep their cells where they are, and none of another's."""
    lines = (
        (*HEADINGS[:3], "", *HEADINGS[:3]),
        ("A-1", "H100 SXM", "3", "", "B-1", "L4", "2"),
        ("A-2", "H200 SXM", "4"),
        ("", "", "", "", "B-2", "L40S", "5", "beyond"),
    )
    left, right = read_tables(sheet(*lines))
    assert (cells(left, "sku"), cells(left, "price")) == (["A-1", "A-2"], ["3", "4"])
    assert (cells(right, "sku"), cells(right, "price")) == (["B-1", "B-2"], ["2", "5"])
    assert right.rows[-1].text(7) == "beyond"
    assert right.end == 7


def test_repeated_headings_without_a_gap() -> None:
    """The same headings twice are two tables even where no column is empty."""
    names = ("SKU", "Price (USD)")
    left, right = read_tables(sheet((*names, *names), ("A", "3", "B", "2")))
    assert (cells(left, "sku"), cells(right, "sku")) == (["A"], ["B"])


def test_an_empty_column_alone_parts_nothing() -> None:
    """A table with an empty column between its name and its price stays one."""
    lines = (("SKU", "Description", "", "Model", "Price"), ("A-1", "server", "", "H100", "3"))
    (found,) = read_tables(sheet(*lines))
    assert fields(found) == ["sku", "description", "", "chip", "price"]
    (noted,) = read_tables(sheet((*HEADINGS, "", "Remarks"), (*GOODS, "", "ask")))
    assert headings(noted)[-1] == "Remarks"


def test_rows_with_a_cell_too_many_are_known() -> None:
    """In a text file a row with more cells than all others is ragged, also if the last is empty."""
    lines = [(*GOODS, ""), (*GOODS, "")]
    assert read_tables(sheet(HEADINGS, *lines, (*GOODS, "", "")))[0].ragged == {4}
    assert not read_tables(sheet(HEADINGS, *lines))[0].ragged


LINES = st.lists(
    st.sampled_from(
        [
            *(HEADINGS, GOODS, CARDS, CARD, STOCK, ("Servers",), ("", "Cards"), ("Note: ask us.",)),
            *(
                (),
                ("", "", "USD", "weeks"),
                ("", "", "1-9", "10+"),
                (*GOODS, "", "far"),
                ("Total",),
            ),
            *((*HEADINGS, "", *HEADINGS), (*GOODS, "", *GOODS), ("date", "H100", "H200")),
        ]
    ),
    max_size=12,
)


@given(LINES)
@example(
    [
        ("Part no", "Lead time", "Price (EUR)", "Product"),
        ("Servers",),
        ("SKU", "Description", "Price (USD)", "Lead time"),
    ]
)
def test_no_cell_is_lost_or_shifted(lines: list[tuple[str, ...]]) -> None:
    """Every cell stands once, in its own column: above, in headings, or in one table's rows."""
    made = sheet(*lines)
    found = read_tables(made, None, lambda text: text.startswith("H"))
    seen: dict[tuple[int, int], str] = {}
    for table in found:
        # Made columns stand in the table's own rows alone.
        own = [(row, row.cells[: table.made]) for row in table.rows]
        for row, filled in (*((row, row.cells) for row in table.above), *own):
            for at, text in enumerate(filled):
                assert text in {
                    "",
                    made.rows[[r.number for r in made.rows].index(row.number)].text(at),
                }
                if text and not table.across:
                    assert (row.number, at) not in seen
                    seen[row.number, at] = text
    if not found or any(table.across for table in found):
        return
    heads = {
        number
        for table in found
        for number in range(table.header_row, table.header_row + table.header_rows)
    }
    told = {number for table in found for number, _ in table.sections}
    for row in made.rows:
        if row.number in heads | told:
            continue
        for at, text in enumerate(row.cells):
            assert not text or seen[row.number, at] == text


WORDS = st.sampled_from(
    ["", "", "SKU", "Price (USD)", "1-9", "10+", "weeks", "Rental", "H100", "A100", "2024-01-01"]
)
ROWS = st.lists(st.lists(WORDS, max_size=6), max_size=6)
SPANS = st.builds(
    lambda a, b, c, d: Span(first_row=a, last_row=a + b, first_column=c, last_column=c + d),
    *(st.integers(1, 6), st.integers(0, 3), st.integers(0, 6), st.integers(0, 3)),
)
ANSWERS = st.none() | st.builds(
    Mapping,
    header_row=st.integers(1, 7),
    header_rows=st.none() | st.integers(1, 3),
    columns=st.sampled_from([(), (ColumnMapping(heading="H100", field="price_across"),)]),
)


@given(ROWS, st.lists(SPANS, max_size=2), ANSWERS)
def test_any_sheet_is_taken_apart(
    rows: list[list[str]], merged: list[Span], answers: Mapping | None
) -> None:
    """Whatever the cells, the merged ranges and the answers, each row is in one table at most."""
    found = read_tables(sheet(*rows, merged=merged), answers, lambda text: text.endswith("100"))
    heads = [
        range(table.header_row, table.header_row + table.header_rows)
        for table in found
        if table.columns
    ]
    for table in found:
        assert not any(row.number in head for row in table.rows for head in heads)
        assert all(len(row.cells) <= (table.made or 0) + 3 for row in table.rows if table.made)
