"""The colour that a maker keeps in every picture, on the screen and in the workbook.

The palette is Okabe and Ito's, which people with any kind of colour vision can tell
apart (https://jfly.uni-koeln.de/color/).
"""

from collections.abc import Mapping
from typing import Final

from procure.project import Project

OKABE_ITO: Final = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#D55E00",
    "#CC79A7",
    "#56B4E9",
    "#F0E442",
)
_FURTHER: Final = (
    "#AA4499",
    "#999933",
    "#CC6677",
    "#44AA99",
    "#6699CC",
    "#EE8866",
    "#997700",
)
"""For the makers after the seventh: of Paul Tol's schemes (https://sronpersonalpages.nl/~pault/),
those that are the least like the first seven."""
_PALER: Final = 0.7
OTHER: Final = "#8C8C8C"
"""For what is owned, and where there is no maker."""
_WEIGHTS: Final = (0.2126, 0.7152, 0.0722)
_NEARLY_BLACK: Final = 0.04045
_FLARE: Final = 0.05


def maker_colours(project: Project) -> Mapping[str, str]:
    """Give each maker's colour as "#RRGGBB": those whose chips are on offer come first.

    The order is that of the price lists, so that a maker's colour does not depend on
    what a plan chooses.
    """
    makers = {chip.id: chip.maker for chip in project.chips}
    offered = [
        makers[content.chip]
        for catalog in project.catalogs
        for offer in catalog.offers
        for content in offer.contents
        if content.chip in makers
    ]
    known = dict.fromkeys((*offered, *makers.values()))
    return {maker: _at(place) for place, maker in enumerate(known)}


def _at(place: int) -> str:
    """Give the colour of the maker at a place; those after the fourteenth are paler each time."""
    every = (*OKABE_ITO, *_FURTHER)
    times, place = divmod(place, len(every))
    return tint(every[place], _PALER**times)


def tint(colour: str, strength: float) -> str:
    """Mix a colour with white: strength 1 leaves it, 0 is white."""
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)


def contrast(colour: str, behind: str) -> float:
    """Give the contrast of a colour and what is behind it, from 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(colour), _luminance(behind)), reverse=True)
    return (high + _FLARE) / (low + _FLARE)


def _luminance(colour: str) -> float:
    """Give how light a colour is, from 0 to 1 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (
        part / 12.92 if part <= _NEARLY_BLACK else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return sum(weight * part for weight, part in zip(_WEIGHTS, linear, strict=True))
