"""What the columns of a table prove of its decimal mark does not depend on how it is gathered."""

from hypothesis import given
from hypothesis import strategies as st

from catalogs.cells import mark_evidence
from catalogs.grid import Row, Sheet
from catalogs.layout.evidence import evidence_of, unproved_columns
from catalogs.layout.tables import read_tables
from tests.catalogs.layout.sheets import sheet

TEXTS = st.one_of(
    st.from_regex(r"\A(USD )?[0-9]{0,4}([.,' ][0-9]{1,3}){0,3}( each)?\Z"),
    st.text(alphabet="0123456789.,$ \n", max_size=9),
)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=20))
def test_shapes_prove_what_every_cell_proves(rows: list[tuple[str, str]]) -> None:
    """The marks proved are those that all cells together prove."""
    lines = [("SKU", "Price", "MOQ"), *((f"A-{at}", *row) for at, row in enumerate(rows))]
    (table, *others) = read_tables(sheet(*lines))
    assert not others
    found = evidence_of(table)
    every = mark_evidence([text for row in rows for text in row])
    for one, other in zip(
        (found.point, found.comma, found.unclear),
        (every.point, every.comma, every.unclear),
        strict=True,
    ):
        assert bool(one) == bool(other)


def test_stored_numbers_and_texts_prove_nothing() -> None:
    """A number that the file stores, and a row of one text, say nothing of the mark."""
    rows = (
        Row(number=1, cells=("SKU", "Price", "MOQ")),
        Row(number=2, cells=("A-1", "2.50", "1"), numbers=0b110),
        Row(number=3, cells=("", "9,99")),
        Row(number=4, cells=("A-2", "3,50", "1")),
    )
    (table,) = read_tables(Sheet(name="", rows=rows))
    assert evidence_of(table).comma == ("3,50",)
    assert not evidence_of(table).point


def test_a_column_proves_nothing_for_another() -> None:
    """Points under the power say nothing of the prices."""
    (table,) = read_tables(
        sheet(("SKU", "Price", "Power (kW)"), ("A-1", "25.000", "10.25"), ("A-2", "26.000", "9.5"))
    )
    assert unproved_columns(table, ".") == {1}
