"""Short names of scenarios make names of sheets that every program takes."""

from hypothesis import given
from hypothesis import strategies as st

from procure.report import ORDER
from procure.report.sheet_names import LONGEST, short_names


def test_short_names_are_kept() -> None:
    """A name that fits is the name."""
    assert short_names(["Base case", "Cheaper"]) == ("Base case", "Cheaper")


def test_long_names_are_cut_and_numbered() -> None:
    """Names that begin alike are told apart, those that differ by case or width too."""
    names = ["Cheaper power", "Cheaper people", "cheaper POLICE", "Ａcme", "acme", "[]", ""]
    assert short_names(names) == (
        "Cheaper po",
        "Cheaper pe",
        "cheaper 2",
        "Ａcme",
        "acme 2",
        "Plan",
        "Plan 2",
    )


@given(st.lists(st.text(), max_size=6))
def test_names_of_sheets_follow_the_rules(names: list[str]) -> None:
    """At most 31 characters as Excel counts them, none of those it refuses, no two the same."""
    shorts = short_names(names)
    assert len({short.casefold() for short in shorts}) == len(names)
    for short in shorts:
        assert short
        assert short == short.strip()
        assert not set(short) & set("[]:*?/\\'")
        assert len(short.encode("utf-16-le")) // 2 <= LONGEST
    longest = max(len(name) for name in ORDER)
    assert longest + len(" ()") + LONGEST <= 31
