"""Sentences of the pictures: what is saved and copied of them, and what they show."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "picture-save": "Save picture…",
    "picture-busy": "Drawing…",
    "picture-save-tip": (
        "Saves this picture as PNG or SVG, in light colours and with all of its rows, whatever "
        "the size and colours of the window."
    ),
    "picture-copy": "Copy",
    "picture-copy-tip": "Copies this picture, or the figures that it is drawn from.",
    "picture-copy-picture": "Copy &picture",
    "picture-copy-data": "Copy &figures",
    # From one scenario's cost to another's
    "compare-chart": "C&hart",
    "compare-chart-beside": "Costs side by side",
    "compare-chart-kind": "From {before} to {after}, by kind of cost",
    "compare-chart-offer": "From {before} to {after}, by offer",
    "compare-chart-chip": "From {before} to {after}, by chip",
    "waterfall-title-more": "{after} costs {amount} more than {before}",
    "waterfall-title-less": "{after} costs {amount} less than {before}",
    "waterfall-title-same": "{after} costs as much as {before}",
    "waterfall-cut": "The axis begins at {amount}, so that the differences can be seen.",
    "waterfall-more": "costs more",
    "waterfall-less": "costs less",
    "waterfall-change": "Difference",
    "waterfall-told": "{before} before, {after} after",
    # The time line
    "time-title": "{orders} by the time they are needed; {offer} takes longest, {weeks}",
    "time-title-at-once": "{orders} by the time they are needed; each arrives within days",
    "time-title-late": (
        "{count} late, of {all}: {offer} is needed from {needed} and works from {works}"
    ),
    "time-none": "Nothing is ordered",
    "time-none-note": "There is no time line: the plan has no orders, and nothing is on its way.",
    "time-note": (
        "Thin from the order to the arrival, paler until the period begins in which the chips "
        "work, then wide; rented hatched"
    ),
    "time-needed": "needed from",
    "time-late": "needed before they work",
    "time-late-end": "late, needed from {period}",
    "time-expected": "On its way before this plan",
    "time-other": "Other",
    "time-told-order": "{units} from {supplier}",
    "time-told-placed": "Ordered {day}",
    "time-told-arrives": "Arrives {day}",
    "time-told-arrives-after": "Arrives {day}, after {weeks}",
    "time-told-works": "Works from {day}",
    "time-told-rent": "Rented until {day}",
    "time-told-needed": "Needed from {period}: without this order there would be too few then",
    "time-told-late": (
        "Late: needed from {period}, when work that these chips do is not served in full"
    ),
    "time-told-spare": "Without this order alone there would be enough all along",
}
