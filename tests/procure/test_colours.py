"""Colours of makers."""

from dataclasses import replace

from procure.chips import Chip
from procure.colours import OKABE_ITO, OTHER, contrast, maker_colours, tint
from tests.procure import example_plan


def test_makers_on_offer_come_first() -> None:
    """Makers take the palette's colours in the order of the price lists."""
    colours = maker_colours(example_plan.project())
    assert list(colours.items()) == [
        ("NVIDIA", OKABE_ITO[0]),
        ("Rain", OKABE_ITO[1]),
        ("AMD", OKABE_ITO[2]),
        ("Google", OKABE_ITO[3]),
        ("Example", OKABE_ITO[4]),
    ]


def test_no_two_makers_share_a_palette_colour() -> None:
    """Also when the palette is used up a colour means one maker, and grey none."""
    more = tuple(Chip(id=f"c{n}", name=f"C{n}", maker=f"M{n}") for n in range(30))
    project = replace(example_plan.project(), chips=(*example_plan.project().chips, *more))
    colours = list(maker_colours(project).values())
    assert sorted(colours[:7]) == sorted(OKABE_ITO)
    assert len(set(colours)) == len(colours) == 35
    assert OTHER not in colours


def test_tints() -> None:
    """A tint of full strength is the colour, one of none is white."""
    assert tint("#0072B2", 1) == "#0072B2"
    assert tint("#0072B2", 0) == "#FFFFFF"
    assert tint("#0072B2", 0.5) == "#80B8D8"


def test_contrast_as_the_guidelines_give_it() -> None:
    """Black on white has 21, a colour on itself 1, and the order does not matter."""
    assert round(contrast("#000000", "#FFFFFF"), 6) == 21
    assert contrast("#1F3A5F", "#1f3a5f") == 1
    # As WebAIM's checker gives it.
    assert round(contrast("#FFFFFF", "#777777"), 2) == 4.48
