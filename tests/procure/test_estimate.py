"""Use becomes demand by arithmetic that is exact, rounded once, and told as text."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procure.demand import Throughput
from procure.estimate import (
    Basis,
    Usage,
    chips_for,
    each_asks,
    estimate,
    per_chip,
    rate_problem,
    rounded,
    rounded_throughput,
    unlike,
)
from procure.growth import Growth
from procure.words import sentence

SEARCHES = Usage(figure=Decimal(850_000_000))


def said(usage: Usage, unit: str = "queries/s", periods: int = 4) -> list[str]:
    """Give the field and the sentence of each problem."""
    found = estimate(usage, unit, periods)
    assert not found.amounts
    return [f"{one.where[-1]}: {sentence(one.key, one.values)}" for one in found.problems]


def test_a_tenth_of_google_search() -> None:
    """8.5 billion searches a day, a tenth of them at 562 a chip: 1,512,456 chips."""
    found = estimate(Usage(figure=Decimal("8.5E9") / 10), "queries/day", 8)
    assert found.amounts == (Decimal(850_000_000),) * 8
    assert found.source == "850,000,000 queries a day = 850,000,000 queries/day"
    rate = per_chip(SEARCHES, "queries/day", Decimal(562), per="day")
    assert rounded_throughput(rate) == 562
    assert chips_for(found.exact[0], rate) == 1_512_456


@pytest.mark.parametrize("unit", ["queries/s", "queries/min", "queries/h", "queries/week"])
def test_the_unit_of_the_workload_does_not_change_the_chips(unit: str) -> None:
    """Demand and rate are converted alike, and compared before they are rounded."""
    found = estimate(SEARCHES, unit, 1)
    rate = per_chip(SEARCHES, unit, Decimal(562), per="day")
    assert chips_for(found.exact[0], rate) == 1_512_456


def test_the_arithmetic_is_told_in_one_line_and_step_by_step() -> None:
    """The source of the row holds every factor, the growth and the rounding."""
    usage = Usage(
        figure=Decimal(850_000_000),
        peak=Decimal("1.2"),
        growth=Growth(kind="percent", step=Decimal("0.05")),
    )
    found = estimate(usage, "queries/s", 3)
    assert found.source == (
        "850,000,000 queries a day × 1.2 peak ÷ 86,400 s = 11,805.6 queries/s; +5 % a period; "
        "rounded to 1 decimal"
    )
    assert found.amounts == (Decimal("11805.6"), Decimal("12395.8"), Decimal("13015.6"))
    assert [(step.text, step.result) for step in found.steps] == [
        ("850,000,000 queries a day", ""),
        ("× 1.2 peak", "1,020,000,000"),
        ("÷ 86,400 s", "11,805.6 queries/s"),
        ("+5 % a period", ""),
        ("Rounded to 1 decimal", ""),
    ]


@pytest.mark.parametrize(
    ("usage", "unit", "amount", "source"),
    [
        (
            Usage(basis="users", figure=Decimal(10**7), uses=Decimal(8), each=Decimal(540)),
            "tokens/s",
            "500000",
            (
                "10,000,000 users × 8 uses each a day × 540 tokens for each use ÷ 86,400 s = "
                "500,000 tokens/s"
            ),
        ),
        (
            Usage(basis="tokens", figure=Decimal(10**9)),
            "million tokens/day",
            "1000",
            "1,000,000,000 tokens a day ÷ 1,000,000 = 1,000 million tokens/day",
        ),
        (
            Usage(basis="tokens", figure=Decimal(10**9), each=Decimal(700)),
            "images/h",
            "59523.8",
            (
                "1,000,000,000 tokens a day ÷ 700 tokens for each of the images ÷ 24 h = "
                "59,523.8 images/h; rounded to 1 decimal"
            ),
        ),
        (
            Usage(figure=Decimal(1000), each=Decimal("0.25")),
            "points",
            "250",
            "1,000 queries a day × 0.25 points for each query a day = 250 points",
        ),
        (
            Usage(
                basis="users",
                figure=Decimal(100),
                uses=Decimal("0.5"),
                each=Decimal(1),
                growth=Growth(kind="linear", step=Decimal(-10)),
            ),
            "queries/day",
            "50",
            (
                "100 users × 0.5 uses each a day × 1 queries for each use = 50 queries/day; "
                "−10 users each period"
            ),
        ),
        (
            Usage(growth=Growth(kind="column", column=(Decimal("1.23456789"), Decimal(5)))),
            "queries/day",
            "1.23457",
            (
                "1.23456789 queries a day (the first of 2 pasted figures) = 1.23457 queries/day; "
                "rounded to 5 decimals"
            ),
        ),
    ],
)
def test_every_basis_leads_to_the_unit(usage: Usage, unit: str, amount: str, source: str) -> None:
    """Through what one use means, the time and the scale of the unit."""
    found = estimate(usage, unit, 2)
    assert found.amounts[0] == Decimal(amount)
    assert found.source == source


@pytest.mark.parametrize(
    ("basis", "unit", "asks"),
    [
        ("queries", "queries/day", ""),
        ("queries", "tokens/s", "Tokens for each query"),
        ("queries", "searches/day", "Searches for each query"),
        ("users", "queries/day", "Queries for each use"),
        ("tokens", "images/s", "Tokens for each of the images"),
        ("queries", "points", "“points” for each query a day"),
        ("tokens", "tokens/month", "“tokens/month” for each token a day"),
    ],
)
def test_what_is_not_certain_is_asked(basis: Basis, unit: str, asks: str) -> None:
    """A search is not taken for a query, nor an unknown unit for anything."""
    assert each_asks(basis, unit) == asks
    usage = Usage(basis=basis, figure=Decimal(1), uses=Decimal(1))
    assert [one.where[-1] for one in estimate(usage, unit, 1).problems] == ["each"] * bool(asks)


@pytest.mark.parametrize(
    ("usage", "says"),
    [
        (Usage(), "figure: Enter how many queries"),
        (Usage(basis="users", figure=Decimal(5), each=Decimal(1)), "uses: Enter how often"),
        (Usage(figure=Decimal(-5)), "figure: This is -5."),
        (Usage(figure=Decimal(5), peak=Decimal("0.5")), "peak: The peak factor is 0.5."),
        (Usage(basis="tokens", figure=Decimal(5), each=Decimal(0)), "each: This is 0."),
        (
            Usage(figure=Decimal(5), growth=Growth(kind="percent")),
            "growth: Enter the growth of one period in percent",
        ),
        (
            Usage(figure=Decimal(5), growth=Growth(kind="percent", step=Decimal(-1))),
            "growth: Nothing is left",
        ),
        (
            Usage(figure=Decimal(5), growth=Growth(kind="linear")),
            "growth: Enter how much is added",
        ),
        (
            Usage(figure=Decimal(5), growth=Growth(kind="linear", step=Decimal(-2))),
            "growth: With this the figure falls below zero in period 4.",
        ),
        (Usage(growth=Growth(kind="column")), "growth: Paste one figure for each of the 4"),
        (
            Usage(growth=Growth(kind="column", column=(Decimal(1),))),
            "growth: There are 1 figures and 4 periods.",
        ),
        (Usage(figure=Decimal(10**30)), "figure: The demand has more than 24 digits."),
        (Usage(figure=Decimal("1E-15")), "figure: The demand is too small"),
    ],
)
def test_what_stands_in_the_way_is_said_at_its_field(usage: Usage, says: str) -> None:
    """Nothing is worked out from what is missing or cannot be."""
    assert [one for one in said(usage) if one.startswith(says)]


def test_what_is_not_asked_does_not_count() -> None:
    """Uses and what one query means change nothing where no question asks for them."""
    idle = Usage(figure=Decimal(850_000_000), uses=Decimal(8), each=Decimal(500))
    assert estimate(idle, "queries/s", 4) == estimate(SEARCHES, "queries/s", 4)


def test_a_growth_beyond_all_bounds_is_refused() -> None:
    """So is a horizon that is none."""
    growth = Growth(kind="percent", step=Decimal(10) ** 35)
    assert said(Usage(figure=Decimal(1), growth=growth), periods=120)
    assert said(SEARCHES, periods=0)
    assert said(SEARCHES, periods=10**9)


@given(
    values=st.lists(st.fractions(min_value=0, max_value=10**12, max_denominator=10**6), min_size=1)
)
def test_rounding_keeps_six_digits_and_all_whole_numbers(values: list[Fraction]) -> None:
    """No figure is off by more than half a unit, nor (above the smallest kept) by 5e-6 of it."""
    for value, near in zip(values, rounded(tuple(values)), strict=True):
        off = abs(Fraction(near) - value)
        assert off <= Fraction(1, 2)
        assert off <= value / 200_000
        if value.denominator == 1:
            assert near == value


def test_halves_are_rounded_to_even() -> None:
    """Neither up nor down on the whole."""
    halves = tuple(Fraction(2 * whole + 1, 2) for whole in range(10**6, 10**6 + 4))
    assert [int(near) % 2 for near in rounded(halves)] == [0, 0, 0, 0]


def test_figures_are_written_without_idle_zeros() -> None:
    """12.50 is 12.5 and 1E+3 is 1000."""
    assert [str(one) for one in rounded((Fraction(25, 2), Fraction(1000)))] == ["12.5", "1000"]


def test_a_rate_in_the_unit_of_the_workload_is_taken_as_it_is() -> None:
    """A rate a day is converted without the peak: chips have to serve the peak."""
    usage = Usage(figure=Decimal(1), each=Decimal(500), peak=Decimal(2))
    assert per_chip(usage, "tokens/s", Decimal(3000), per="unit") == 3000
    assert per_chip(usage, "tokens/s", Decimal(1728), per="day") == 10
    assert chips_for(Fraction(2, 1), Fraction(1)) == 2


@pytest.mark.parametrize(
    ("rate", "key"),
    [
        ("0", "chip-rate-positive"),
        ("-1", "chip-rate-positive"),
        ("1E-20", "chip-rate-range"),
        ("1E+30", "chip-rate-range"),
        ("562", None),
    ],
)
def test_rates_that_no_chip_has(rate: str, key: str | None) -> None:
    """A rate of nothing is no throughput, and a throughput is never rounded to nothing."""
    fault = rate_problem(Decimal(rate), Fraction(Decimal(rate)))
    assert (fault.key if fault else None) == key


def test_a_throughput_keeps_twelve_digits() -> None:
    """Of a rate that does not end, too."""
    assert rounded_throughput(Fraction(562, 86_400)) == Decimal("0.00650462962963")
    assert rounded_throughput(Fraction(10**15 + 1)) == 10**15 + 1


@pytest.mark.parametrize(
    ("value", "differs"),
    [("562", False), ("28100", False), ("28101", True), ("11.24", False), ("11.23", True)],
)
def test_rates_more_than_fifty_times_apart_are_not_of_one_kind(
    value: str, *, differs: bool
) -> None:
    """Press figures and benchmarks must not stand in one workload."""
    other = Throughput(chip="a", workload="search", value=Decimal(value))
    assert unlike(Fraction(562), [other]) == ((other,) if differs else ())


def test_unknown_throughputs_and_chips_that_cannot_run_it_say_nothing_of_its_kind() -> None:
    """Only figures are compared."""
    unknown = Throughput(chip="a", workload="search")
    never = Throughput(chip="b", workload="search", value=Decimal(0))
    assert unlike(Fraction(562), [unknown, never]) == ()
