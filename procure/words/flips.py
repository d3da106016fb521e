"""Sentences for where the winner changes along an axis."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # What is varied
    "flip-axis-price": "Price of {subject}",
    "flip-axis-price-supplier": "All prices of {subject}",
    "flip-axis-lead_time": "Lead time of {subject}",
    "flip-axis-lead_time-supplier": "All lead times of {subject}",
    "flip-axis-throughput": "Throughput of {subject}",
    "flip-axis-throughput-work": "Throughput of {subject} for {workload}",
    "flip-axis-demand": "Demand",
    "flip-axis-demand-work": "Demand for {workload}",
    "flip-axis-growth": "Further growth of demand",
    "flip-axis-growth-work": "Further growth of demand for {workload}",
    "flip-axis-utilisation": "Utilisation",
    "flip-axis-energy_price": "Price of energy",
    # A value on an axis
    "flip-unit-price": "% of what is quoted",
    "flip-unit-throughput": "% of what it is now",
    "flip-unit-demand": "% of what it is now",
    "flip-unit-energy_price": "% of what it is now",
    "flip-unit-growth": "% a year, beside the growth that is there",
    "flip-unit-utilisation": "% of full power",
    "flip-unit-lead_time": "weeks longer than quoted, less than 0: shorter",
    "flip-value-times": "{percent} of what it is now",
    "flip-value-price": "{price} a unit ({percent} of the quote)",
    "flip-value-price-hour": "{price} a chip-hour ({percent} of the quote)",
    "flip-value-growth": "{percent} a year",
    "flip-value-utilisation": "{percent}",
    "flip-value-quoted": "the quoted lead time",
    "flip-value-longer-week": "1 week longer than quoted",
    "flip-value-longer-weeks": "{weeks} weeks longer than quoted",
    "flip-value-shorter-week": "1 week shorter than quoted",
    "flip-value-shorter-weeks": "{weeks} weeks shorter than quoted",
    # The first of two values, the second of which says what it is of
    "flip-first-times": "{percent}",
    "flip-first-price": "{price} ({percent})",
    "flip-first-growth": "{percent}",
    "flip-first-utilisation": "{percent}",
    "flip-first-longer-week": "1 week",
    "flip-first-longer-weeks": "{weeks} weeks",
    "flip-first-shorter-week": "1 week",
    "flip-first-shorter-weeks": "{weeks} weeks",
    # What was found
    "flip-none": (
        "{axis}: at all {count} values looked at from {first} to {high}, {chip} does most of "
        "the work "
        "({part} of it)."
    ),
    "flip-none-each": (
        "{axis}: at all {count} values looked at from {first} to {high}, the same chips do most of "
        "each workload: {each}."
    ),
    "flip-each": "{workload} {chip} ({part})",
    "flip-part": "{least} to {most}",
    "flip-none-idle": (
        "{axis}: at all {count} values looked at from {first} to {high}, no chip has any work."
    ),
    "flip-none-planned": (
        "{axis}: at all {count} values looked at from {first} to {high}, no plan is possible."
    ),
    "flip-nothing": "{axis}: nothing was found out, no plan was found anywhere on the way.",
    "flip-change": (
        "{axis}: between {first} and {high}, {after} takes over from {before} as the chip "
        "that does "
        "most of {what}."
    ),
    "flip-change-about": (
        "{axis}: at about {first} to {high}, {after} takes over from {before} as the chip "
        "that does "
        "most of {what}."
    ),
    "flip-idle": (
        "{axis}: between {first} and {high}, {what} comes to be left undone; before, {before} does "
        "most of it."
    ),
    "flip-idle-about": (
        "{axis}: at about {first} to {high}, {what} comes to be left undone; before, {before} does "
        "most of it."
    ),
    "flip-begun": (
        "{axis}: between {first} and {high}, {what} comes to be done; after that, {after} "
        "does most "
        "of it."
    ),
    "flip-begun-about": (
        "{axis}: at about {first} to {high}, {what} comes to be done; after that, {after} "
        "does most "
        "of it."
    ),
    "flip-nobody": "no chip",
    "flip-the-work": "the work",
    "flip-about": (
        "The plans are proven to within a gap only ({gap} at most), so at the values said to be "
        "about right another plan as good may put the change elsewhere."
    ),
    "flip-possible": (
        "{axis}: at {low} no plan is possible, at {high} there is one, mostly on {after}."
    ),
    "flip-impossible": (
        "{axis}: at {low} there is a plan, mostly on {before}; at {high} no plan is possible."
    ),
    "flip-incomplete": (
        "Not all of the way was looked at: the search was stopped, or at some values no plan was "
        "found in the time given."
    ),
    # The table
    "flip-heading-cost": "Cost ({currency}, discounted)",
    "flip-heading-gap": "Gap",
    "flip-heading-served": "Served",
    "flip-heading-most": "Does most of the work",
    "flip-heading-share": "Share",
    "flip-heading-next": "Does most after it",
    "flip-shown": "{chip} {part}",
    "flip-heading-orders": "Chips ordered",
    "flip-no_plan": "No plan is possible",
    "flip-unknown": "No plan was found",
    # What cannot be asked
    "flip-subject": "“{subject}” is nothing in this project that can be varied. Choose another.",
    "flip-range": (
        "From {low} to {high} is no range that can be looked at. Choose a lower and a higher value "
        "between {least} and {most}."
    ),
    "flip-weeks": "From {low} to {high} weeks: give whole weeks.",
}
