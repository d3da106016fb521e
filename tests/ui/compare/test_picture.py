"""The picture of a comparison: layers that add up to what each plan costs."""

from decimal import Decimal
from typing import get_args

from procure.plan import CostKind
from tests.procure.report.test_comparison import comparison
from ui.compare.picture import PARTS, comparison_picture


def test_every_kind_of_cost_is_in_one_layer() -> None:
    """None is drawn twice or left out."""
    kinds = [kind for _, found in PARTS for kind in found]
    assert sorted(kinds) == sorted(get_args(CostKind))


def test_layers_add_up_to_the_cost() -> None:
    """To the cent; a scenario without a plan has no bar."""
    found = comparison()
    picture = comparison_picture(found)
    assert picture.names == ("Base case", "Cheaper")
    for at, side in enumerate(found.sides[:2]):
        assert side.plan is not None
        assert sum((bars.values[at] for bars in picture.bars), Decimal(0)) == side.plan.total_cost
        # What does not differ from the title is still told: the exact figures of each layer.
        for bars in picture.bars:
            assert (f"{bars.name}: " in picture.tips[at]) == bool(bars.values[at])


def test_it_says_the_finding_and_the_differences() -> None:
    """The title names the cheapest, the ends the totals with how they stand to the base."""
    picture = comparison_picture(comparison())
    assert picture.title.startswith("Cheaper costs least")
    assert picture.ends == ("US$4.76M", "US$4.63M  ·  −US$130k")
    assert picture.unit == "USD"


def test_layers_are_told_apart_without_colour() -> None:
    """Rent is hatched as everywhere, and each layer has a name and colour of its own."""
    picture = comparison_picture(comparison())
    assert [bars.name for bars in picture.bars if bars.hatched] == ["rented"]
    assert len({bars.colour for bars in picture.bars}) == len(picture.bars)
