"""Sentences for what the best plan costs at each value of a limit."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # What was found
    "frontier-change": "{limit}: {loosest} instead of {tightest} {effect}.",
    "frontier-flat": (
        "{limit}: from {tightest} to {loosest} what the best plans cost cannot be told apart."
    ),
    "frontier-none": "{limit}: no plan is possible anywhere from {low} to {high}.",
    "frontier-nothing": "{limit}: nothing was found out, no plan was found anywhere on the way.",
    "frontier-one": "{limit}: of the values looked at, only {value} has a plan.",
    "frontier-no-plan": "{limit}: with {none} no plan is possible, with {first} there is one.",
    "frontier-enough-maximum": (
        "{limit}: above {value}, nothing more is saved that could be told apart."
    ),
    "frontier-enough-minimum": (
        "{limit}: below {value}, nothing more is saved that could be told apart."
    ),
    "frontier-here": "{limit}: against {loosest}, the {value} that it has now {effect}.",
    "frontier-between": (
        "Between two values the best plan costs no more than at the tighter and no less than at "
        "the looser one."
    ),
    "frontier-incomplete": (
        "Not all was found out: the search was stopped, or at some values neither a plan was found "
        "in the time given nor that there is none."
    ),
    # The table
    "frontier-heading-cost": "Cost ({currency}, discounted)",
    "frontier-heading-bound": "Proven at least",
    "frontier-heading-gap": "Gap",
    "frontier-heading-served": "Served",
    "frontier-heading-step": "Against the next tighter",
    "frontier-heading-saves": "Saves at least",
    "frontier-heading-orders": "Chips ordered",
    "frontier-no_plan": "No plan is possible",
    "frontier-unknown": "Not found out",
    "frontier-first": "makes a plan possible",
    "frontier-open": "cannot be told apart",
    "frontier-serves-more": "serves more",
    # What cannot be asked
    "frontier-no-limits": (
        "This scenario is under no limit that has a figure. Add one under Limits, then ask again."
    ),
    "frontier-limit": (
        "“{key}” is no limit with a figure that this scenario is under. It has: {keys}."
    ),
    "frontier-range": "From {low} to {high} is no range. Give a lower and a higher value.",
    "frontier-negative": "{value} is no value of a limit. Give 0 or more.",
    "frontier-share": "{value} is no share. Give 0 to 1, of 100 %.",
    "frontier-whole": "{value} is no whole number. Give one.",
    "frontier-points": "{points} values cannot be looked at. Give {fewest} to {most}.",
    # The picture
    "frontier-chart-falls": "{limit}: {loosest} instead of {tightest} {effect}",
    "frontier-chart-flat": "{limit}: what the best plans cost cannot be told apart",
    "frontier-chart-one": "{limit}: of the values looked at, only {value} has a plan",
    "frontier-chart-none": "{limit}: no plan is possible anywhere here",
    "frontier-chart-nothing": "{limit}: nothing was found out",
    "frontier-chart-note": (
        "Cost of the best plan, discounted, at values that were planned; the truth lies between "
        "what was found and what is proven."
    ),
    "frontier-chart-cut": "The axis begins at {amount}.",
    "frontier-field-limit": "Which limit",
    "frontier-field-looked-for": "looked for",
    "frontier-field-points": "How many values",
    "frontier-field-count": "{count} values",
    "frontier-field-limit-about": "The limit that is given other values, all else as it is.",
    "frontier-field-from-about": (
        "The lowest value to plan with; empty: it is looked for, close to where plans begin or "
        "where the limit holds nothing off any more."
    ),
    "frontier-field-to-about": (
        "The highest value to plan with; empty: it is looked for, close to where plans begin or "
        "where the limit holds nothing off any more."
    ),
    "frontier-field-points-about": "How many values to plan with; more take longer.",
    "frontier-cost-about": (
        "What the best plan found at this value costs; blank: there is none, or none was found."
    ),
    "frontier-bound-about": "No plan at this value costs less than that, which is proven.",
    "frontier-gap-about": "By how many percent of its cost a better plan could be cheaper at most.",
    "frontier-served-about": "How much of what is asked for the best plan serves.",
    "frontier-step-about": (
        "What the best plan saves against the next tighter value, as far as that is proven."
    ),
    "frontier-orders-about": (
        "How many chips of which model the best plan at this value orders, or that there is none."
    ),
    "frontier-chart-found": "Found",
    "frontier-chart-proven": "Proven at least",
    "frontier-chart-here": "As it is now",
    "frontier-tip-found": "Found: {amount}",
    "frontier-tip-bound": "Proven at least: {amount}",
    "frontier-tip-here": "The limit as it is now",
    "frontier-try": "&Try as a new scenario",
    "frontier-try-tip": (
        "Add a scenario in which the limit has the selected value and plan it. Undo takes it away "
        "again."
    ),
    "frontier-try-name": "{scenario}, {limit} {value}",
    # The workbook
    "report-frontier-value": "The limit",
    "report-frontier-note": (
        "What the best plan costs at each value of a limit, discounted, found by planning with "
        "each, all else as it is. Between two values it costs no more than at the tighter and no "
        "less than at the looser one."
    ),
}
