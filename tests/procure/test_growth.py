"""Growth is exact, and a pasted column is read for certain or refused with its place."""

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.errors import InputError
from procure.growth import Growth, read_column, show_column

FIGURES = st.decimals(min_value=0, max_value=10**12, places=4, allow_nan=False)
PERIODS = st.integers(min_value=1, max_value=40)


@given(first=FIGURES, step=st.decimals(-1000, 1000, places=3), periods=PERIODS)
def test_linear_growth_adds_the_same_each_period(
    first: Decimal, step: Decimal, periods: int
) -> None:
    """The difference of two periods that follow each other is the step, never more or less."""
    found = Growth(kind="linear", step=step).figures(first, periods)
    assert len(found) == periods
    assert found[0] == Fraction(first)
    assert all(late - early == Fraction(step) for early, late in itertools.pairwise(found))


@given(first=FIGURES, step=st.decimals("-0.99", "3", places=4), periods=PERIODS)
def test_percent_growth_compounds(first: Decimal, step: Decimal, periods: int) -> None:
    """Each period is the one before times one plus the rate, exactly."""
    found = Growth(kind="percent", step=step).figures(first, periods)
    assert len(found) == periods
    assert found[0] == Fraction(first)
    assert all(late == early * (1 + Fraction(step)) for early, late in itertools.pairwise(found))


@given(first=FIGURES, periods=PERIODS)
def test_no_growth_repeats_the_first_figure(first: Decimal, periods: int) -> None:
    """As does growth by nothing, in either way."""
    flat = (Fraction(first),) * periods
    assert Growth().figures(first, periods) == flat
    assert Growth(kind="linear", step=Decimal(0)).figures(first, periods) == flat
    assert Growth(kind="percent", step=Decimal(0)).figures(first, periods) == flat


@given(figures=st.lists(FIGURES, max_size=30))
def test_what_is_shown_is_read_back(figures: list[Decimal]) -> None:
    """One figure a line, whatever the figures, is never read in another way."""
    assert list(read_column(show_column(figures))) == figures


@given(
    figures=st.lists(st.integers(min_value=10**6, max_value=10**12), min_size=1, max_size=10),
    comma=st.booleans(),
    parted=st.sampled_from(["\n", "\r\n", "\t"]),
)
def test_thousands_are_read_as_the_figures_show(
    figures: list[int], comma: bool, parted: str
) -> None:
    """Two thousands separators in one figure prove which mark they are, for every figure."""
    text = parted.join(f"{figure:,}".replace(",", "." if comma else ",") for figure in figures)
    assert list(read_column(text + "\r\n")) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("", []),
        ("\r\n", []),
        ("1\n2\n3\n", ["1", "2", "3"]),
        ("1\t2\r\n3\t4\r\n", ["1", "2", "3", "4"]),
        ("1,5\n1,500", ["1.5", "1.5"]),
        ("1.5\n1,500", ["1.5", "1500"]),
        ("850,000\n1,200,000", ["850000", "1200000"]),
        ("850.000\n1.200.000,5", ["850000", "1200000.5"]),
        ("1 200 000\n1\u202f300\u202f000", ["1200000", "1300000"]),
        ("850M\n0.9bn", ["850000000", "900000000"]),
        ("0,125\n2", ["0.125", "2"]),
        ("0", ["0"]),
    ],
)
def test_columns_that_are_read(text: str, figures: list[str]) -> None:
    """Lines and tabs part figures; the figures show which mark their decimals have."""
    assert read_column(text) == tuple(Decimal(figure) for figure in figures)


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("1,500", "column-two-ways", "1,500 or 1.5"),
        ("850.000\n900.000", "column-two-ways", "850 or 850,000"),
        ("1.5\n2,5", "column-both-marks", "“1.5” has a decimal point"),
        ("Queries\n850", "column-number", "Figure 1, “Queries”"),
        ("1\n\n3", "column-empty", "Figure 2 "),
        ("1\t\t3", "column-empty", "Figure 2 "),
        ("1\n-3", "column-negative", "Figure 2, “-3”"),
        ("1\n8.5E+08", "column-shortened", "digits are lost"),
        ("####", "column-shortened", "“####”"),
        ("5 %", "column-number", "“5 %”"),
        ("US$5", "column-number", "“US$5”"),
        ("1" * 41, "column-number", "is not a number"),
    ],
)
def test_columns_that_are_refused(text: str, key: str, says: str) -> None:
    """One sentence says which figure, and why."""
    with pytest.raises(InputError) as refused:
        read_column(text)
    assert refused.value.key == key
    assert says in str(refused.value)
