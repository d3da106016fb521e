"""The picture of a comparison: layers that add up to what each plan costs."""

from dataclasses import replace
from decimal import Decimal
from typing import get_args

from procure.comparison import Comparison, compare
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
    """The title names the cheapest, the ends the totals with how they stand to the base.

    What has no plan is said first, and once more in the note.
    """
    picture = comparison_picture(comparison())
    assert picture.title.startswith(
        "No plan yet of “Not planned”. Of the others: Cheaper costs least"
    )
    assert picture.note == "Without a bar: “Not planned” (not planned)."
    assert picture.ends == ("US$4.76M", "US$4.63M  ·  −US$130k")
    assert picture.unit == "USD"


def _with_stale(*stale: int) -> Comparison:
    """Give the example and its cheaper variant, some of them of earlier inputs."""
    sides = comparison().sides[:2]
    return compare([replace(side.asked, current=at not in stale) for at, side in enumerate(sides)])


def test_a_plan_of_earlier_inputs_is_no_finding() -> None:
    """It is said first, in the name and in the note, and no difference is drawn to it."""
    for stale, name in ((0, "Base case"), (1, "Cheaper")):
        picture = comparison_picture(_with_stale(stale))
        assert picture.title == (f"The plan of “{name}” is of earlier inputs: plan it to compare")
        assert picture.note == f"Pale, as the inputs changed since the plan: “{name}”."
        assert picture.names[stale] == f"{name} (inputs changed)"
        assert picture.names[1 - stale] in {"Base case", "Cheaper"}
        assert picture.ends == ("US$4.76M", "US$4.63M")
    both = comparison_picture(_with_stale(0, 1))
    assert both.title == "2 of 2 plans are of earlier inputs: plan them to compare"


def test_bars_of_earlier_inputs_are_pale() -> None:
    """All of theirs and none of the others', once in the legend; what is copied stays whole."""
    found = _with_stale(1)
    picture = comparison_picture(found)
    for at in (0, 1):
        plan = found.sides[at].plan
        assert plan is not None
        assert sum((bars.values[at] for bars in picture.bars), Decimal(0)) == plan.total_cost
        assert {bars.pale for bars in picture.bars if bars.values[at]} == {at == 1}
    whole = comparison_picture(_with_stale())
    assert not any(bars.pale for bars in whole.bars)
    legend = [bars.name for bars in picture.bars if bars.name]
    assert legend == [bars.name for bars in whole.bars]
    assert [row[1:] for row in picture.figures] == [row[1:] for row in whole.figures]
    assert picture.figures[0][1:] == tuple(f"{name} (USD)" for name in legend)
    assert picture.figures[2][0] == "Cheaper (inputs changed)"


def test_layers_are_told_apart_without_colour() -> None:
    """Rent is hatched as everywhere, and each layer has a name and colour of its own."""
    picture = comparison_picture(comparison())
    assert [bars.name for bars in picture.bars if bars.hatched] == ["rented"]
    assert len({bars.colour for bars in picture.bars}) == len(picture.bars)
