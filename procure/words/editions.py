"""Sentences about newer editions of a price list, and what they did to plans."""

from typing import Final

WORDS: Final = {
    "edition-same-file": "This very file was read before, on {day}.",
    "edition-older": (
        "Look at this file's date: it is older than the list of {supplier} of {day} that it would replace."
    ),
    "edition-renamed": (
        "{new} is probably {old} under another name. It counts as another offer until you say in the window that it is the same."
    ),
    # What newer lists did to a plan
    "effect-list": "the list of {supplier} of {day}",
    "effect-since": "Since {lists}",
    "effect-since-same-files": "With the same price lists, read otherwise",
    "effect-since-others": "Since {lists}, and with what else was changed",
    "effect-line": "{since}: {what}",
    "effect-total": "total {before} → {after}{change}",
    "effect-same-plan": "the plan is the same",
    "effect-same-orders": "the same orders",
    "effect-lost": "no plan any more; before, one of {cost} was possible",
    "effect-gained": "total {cost}, where there was no plan before",
    "effect-none": "there is no plan, as before",
    "effect-more": "and {count} more",
    "effect-more-orders": "{count} more orders differ.",
    "effect-order-new": "{offer}, {period}: {after} units, new",
    "effect-order-gone": "{offer}, {period}: {before} units, no longer",
    "effect-order-changed": "{offer}, {period}: {before} → {after} units",
    "effect-cost": "{name}: {before} → {after}",
    "effect-served": "Demand served: {before} → {after}",
    "effect-within-gaps": (
        "This cannot be told apart from chance: the plans are proven to within {before} and {after}, and the difference is smaller."
    ),
    "effect-unproven": (
        "This cannot be told apart from chance: one of the two plans is not proven to be near the best."
    ),
    # The history of an offer
    "history-none": "Select an offer to see what earlier lists quoted.",
    "history-first": "{offer}: this list is the first that has it.",
    "history-of": "{offer}: in {count} lists.",
    "history-moved": "Price of a {per}: {change} since {day}",
    "history-still": "Price of a {per}: unchanged since {day}",
    # On the command line
    "cli-compare-without-catalog": (
        "There is nothing to compare with: --compare needs a price list, given with --catalog."
    ),
    "cli-changes": "Beside the project's list of {supplier}: {what}.",
    "cli-no-list": "The project has no list of {supplier}.",
}
