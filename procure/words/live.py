"""Sentences of live planning and of the panel that steers it."""

from typing import Final

WORDS: Final = {
    "state-proving": "Within {gap}, proving …",
    "state-proving-unknown": "A first plan, proving …",
    "state-settle-first": "Not planned: {count} to settle first.",
    "state-export-first": "Planning once more, reproducibly; then it is exported.",
    "live-offer": "Plan as I edit",
    "live-offer-about": "Plan again in the background after each edit.",
    "live-offer-tip": (
        "Plan again in the background after each edit. The last plan took {seconds}, so this was "
        "left to you."
    ),
    "steer-title": "Steer",
    "steer-pin": "Pin a limit…",
    "steer-pin-tip": "Choose a limit that gets a slider here.",
    "steer-about": (
        "The value of the limit in this scenario: move it or type it, and the plan follows; it "
        "cannot be left empty."
    ),
    "steer-about-growth": (
        "By how much the demand of all workloads grows from period to period in the mean: move it "
        "or type it, and the plan follows; it cannot be left empty."
    ),
    "steer-growth": "Demand growth",
    "steer-growth-unit-month": "a month",
    "steer-growth-unit-quarter": "a quarter",
    "steer-off": "{name} (off)",
    "steer-off-tip": "This limit is switched off. Move the slider to switch it on.",
    "steer-was": "was {value}",
    "steer-edit": "Move {name}",
    "steer-unpin": "Take {name} off this panel; the limit itself stays.",
    "steer-nothing": "Nothing is pinned. Pin a limit to move it here and watch the plan follow.",
    "steer-all-pinned": "Everything that can be moved is pinned.",
    "steer-change": "was {before}, {change}",
    "steer-change-none": "in all, unchanged",
    "steer-change-doubt": "same within gaps",
    "steer-change-gap": (
        "Each plan is proven only to within its gap, which hides this difference."
    ),
    "steer-change-exact": "In all, undiscounted: {before} → {after}.",
    "limit-pin": "&Pin to plan",
    "limit-unpin": "Un&pin",
    "limit-pin-tip": "Show a slider for the selected limit beside the plan.",
    "limit-unpin-tip": "Take the slider of the selected limit off the page Plan.",
    "limit-pin-none": "This limit has no figure that could be moved.",
}
