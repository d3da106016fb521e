"""Bars that begin where they say, beside those that stand on each other."""

from decimal import Decimal

from ui.charts.geometry import ends, largest, lowest, stacked
from ui.charts.picture import Bars, Marks, Picture


def bars(*values: int, starts: tuple[int, ...] = ()) -> Bars:
    """Give a layer."""
    return Bars(
        name="A",
        values=tuple(map(Decimal, values)),
        colour="#0072b2",
        starts=tuple(map(Decimal, starts)),
    )


def picture(*layers: Bars, marks: tuple[Marks, ...] = ()) -> Picture:
    """Give a picture of two names."""
    return Picture(title="", names=("1", "2"), bars=layers, marks=marks, tips=("", ""))


def test_a_bar_with_a_start_stands_there() -> None:
    """It neither stands on the others nor carries any."""
    drawn = picture(bars(2, 1), bars(3, -4, starts=(10, 9)), bars(1, 1))
    assert stacked(drawn) == [[0, 0], [10, 9], [2, 1]]
    assert ends(drawn)[0] == [0, 2, 10, 13, 2, 3]
    assert ends(drawn)[1] == [0, 1, 9, 5, 1, 2]
    assert (lowest(drawn), largest(drawn)) == (0, 13)


def test_below_zero_and_marks_are_in_sight() -> None:
    """A bar may end below zero; a mark may stand past all bars."""
    marks = (Marks(name="needed", values=(None, Decimal(20))),)
    drawn = picture(bars(2, -5, starts=(0, 3)), marks=marks)
    assert (lowest(drawn), largest(drawn)) == (-2, 20)
