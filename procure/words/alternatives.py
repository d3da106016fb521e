"""Sentences for other plans within a percent of the best, and for the old plan changed least."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "goal-suppliers": "Suppliers with an order",
    "take-closest-tip": "Set the orders of the closest plan against those of the best one.",
    "within-about": (
        "How much more than the best plan another one may cost; it cannot be left empty."
    ),
    "goal-largest-about": (
        "How much purchase and rent goes to the supplier that gets the most of it, with its unit."
    ),
    "goal-earliest-about": "The day on which the last order arrives, wherever it goes.",
    "goal-power-about": (
        "The power of all units in place at your sites together, fleet included, in the period "
        "with the most."
    ),
    "goal-chips-about": (
        "How many chips are bought, and of each model the most that are rented at once."
    ),
    "goal-change-about": (
        "How many chips are ordered in other numbers or periods than in the plan before."
    ),
    "goal-largest": "Spend with the largest supplier",
    "goal-earliest": "Last delivery",
    "goal-power": "Power at your sites at most",
    "goal-chips": "Chips",
    "goal-change": "Chips ordered otherwise than before",
    "goal-no-delivery": "none after {start}",
    "goal-unknown": "not known",
    "alternative-title-best": "Best plan",
    "alternative-title-suppliers": "Fewest suppliers",
    "alternative-title-largest": "Least with the largest supplier",
    "alternative-title-earliest": "Earliest",
    "alternative-title-power": "Least power",
    "alternative-title-chips": "Fewest chips",
    "alternative-title-change": "Least change",
    "alternative-suppliers": "Fewest suppliers: {value} instead of {before}.",
    "alternative-largest": (
        "Least with one supplier: {value} goes to the largest instead of {before}."
    ),
    "alternative-earliest": "Earliest: the last delivery is {value} instead of {before}.",
    "alternative-power": "Least power: at most {value} at a time instead of {before}.",
    "alternative-chips": "Fewest chips: {value} instead of {before}.",
    "alternative-change": (
        "Least change: {value} chips are ordered otherwise than before, in the best plan {before}."
    ),
    "alternative-power-alone": (
        "Least power: at most {value} at a time; of the best plan that is not known."
    ),
    "alternative-best-suppliers": "The best plan already has the fewest suppliers: {value}.",
    "alternative-best-largest": (
        "The best plan already spends the least with its largest supplier: {value}."
    ),
    "alternative-best-earliest": "The best plan is already the earliest, last delivery: {value}.",
    "alternative-best-power": "The best plan already draws the least power: at most {value}.",
    "alternative-best-chips": "The best plan already has the fewest chips: {value}.",
    "alternative-best-change": (
        "The best plan already changes the old one the least: {value} chips are ordered otherwise."
    ),
    "alternative-best-open": (
        "{goal}: no plan with less than the best plan's {value} was found {within}; the least is "
        "at least {bound}."
    ),
    "alternative-best-open-unbounded": (
        "{goal}: no plan with less than the best plan's {value} was found {within}."
    ),
    "alternative-best-open-earliest": (
        "{goal}: no plan that is there before the best plan ({value}) was found {within}; none is "
        "there before {bound}."
    ),
    "alternative-best-open-unbounded-earliest": (
        "{goal}: no plan that is there before the best plan ({value}) was found {within}."
    ),
    "alternative-cost": "It costs {amount} more than the least possible.",
    "alternative-cost-nothing": "It costs no more than the least possible.",
    "alternative-cost-close": (
        "Its cost cannot be told apart from the least possible; it is at most {amount} more."
    ),
    "alternative-least": "No plan {within} has less.",
    "alternative-least-but": "No plan {within} has less than {bound}.",
    "alternative-open": (
        "That this is the least {within} is not proven; the least is at least {bound}."
    ),
    "alternative-open-unbounded": "That this is the least {within} is not proven.",
    "alternative-least-earliest": "No plan {within} is there earlier.",
    "alternative-least-but-earliest": "No plan {within} is there before {bound}.",
    "alternative-open-earliest": (
        "That this is the earliest {within} is not proven; none is there before {bound}."
    ),
    "alternative-open-unbounded-earliest": "That this is the earliest {within} is not proven.",
    "alternative-within": "for up to {percent} more",
    "alternative-within-nothing": "at the best plan's cost",
    "alternative-cost-unknown": "What it costs more than the least possible is not known.",
    "alternative-served": "It serves {served} of the work asked for, the best plan {before}.",
    "alternative-missing-unknown": "{goal}: not all that counts is known of any plan {within}.",
    "alternative-missing-stopped": "{goal}: stopped before a plan was found.",
    "alternative-missing-not_found": "{goal}: no plan was found {within}.",
    "change-kept": "What can still be ordered of the old plan can stay as it is {within}.",
    "change-none": "No plan was found that keeps closer to the old one {within}.",
    "change-gone-one": "One order of the old plan can no longer be placed: {orders}.",
    "change-gone-several": "{count} orders of the old plan can no longer be placed: {orders}.",
    "change-order": "{units} × {offer} with {supplier} on {day}",
}
