"""Sentences for limits: their names, and what it means that one clashes."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "limit-budget": "Budget, whole horizon",
    "limit-budget-period": "Budget, {period}",
    "limit-lead_time": "Lead time at most",
    "limit-share-maximum": "Share of {subject} ({by}) at most",
    "limit-share-minimum": "Share of {subject} ({by}) at least",
    "limit-power": "Power at {site}",
    "limit-supply": "Suppliers' stated supply",
    "limit-demand": "Demand served in full",
    "clash-alone": "{name}: without this limit alone there would be a plan.",
    "clash-among": "{name}: takes part, but easing it alone is not enough.",
    "clash-value-alone": "{name} ({value}): without this limit alone there would be a plan.",
    "clash-value-among": "{name} ({value}): takes part, but easing it alone is not enough.",
}
