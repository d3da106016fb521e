"""Sentences for what a change does to the best plan; each is a verb with its object."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "effect-saves": "saves {amount}",
    "effect-costs": "costs {amount} more",
    "effect-range": "{low} to {high}",
    "effect-at-least": "at least {amount}",
    "effect-at-most": "at most {amount}",
    "effect-amount-unknown": "an amount that is not known",
    "effect-nothing": "changes nothing",
    "effect-perhaps": (
        "cannot be told apart from nothing: it saves at most {saves}, or costs at most {costs} more"
    ),
    "effect-perhaps-saves": "cannot be told apart from nothing: it saves at most {saves}",
    "effect-perhaps-costs": "cannot be told apart from nothing: it costs at most {costs} more",
    "effect-open": "is not known: too little is proven of the two plans",
    "effect-open-saving": (
        "cannot be told apart from nothing: it costs at most {costs} more, and what it may save "
        "is not proven"
    ),
    "effect-open-cost": (
        "cannot be told apart from nothing: it saves at most {saves}, and what it may cost is not "
        "proven"
    ),
    "effect-no-plan": "leaves no plan at all",
    "effect-not-found": "is not known: no plan was found for it",
    "effect-served-perhaps": "cannot be told apart from nothing in how much is served",
    "effect-served-more": "serves more of what is asked for",
    "effect-served-less": "serves less of what is asked for",
    "effect-served-more-exact": "serves {low} percentage points more of what is asked for",
    "effect-served-less-exact": "serves {low} percentage points less of what is asked for",
    "effect-served-more-range": (
        "serves {low} to {high} percentage points more of what is asked for"
    ),
    "effect-served-less-range": (
        "serves {low} to {high} percentage points less of what is asked for"
    ),
    "effect-served-more-open": (
        "serves at least {low} percentage points more of what is asked for"
    ),
    "effect-served-less-open": (
        "serves at least {low} percentage points less of what is asked for"
    ),
}
