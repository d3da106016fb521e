"""Sentences for what one step of a limit saves or costs."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "limit-step-looser": (
        "What the plan costs less, or serves more, with the limit one step looser, by planning "
        "again; blank where it does not bind."
    ),
    "limit-step-tighter": (
        "What the plan costs more, or serves less, with the limit one step tighter, by planning "
        "again; blank where it does not bind."
    ),
    "limit-cost-value": "{name} ({value})",
    "limit-cost-0": "{name}: it can be no looser and no tighter.",
    "limit-cost-1": "{name}: {steps}.",
    "limit-cost-2": "{name}: {steps}.",
    "limit-cost-step": "{step} {effect}",
    "limit-cost-more": "{step} more",
    "limit-cost-less": "{step} less",
    "limit-cost-more-next": "{step} more ({value}, the next at which an offer comes in)",
    "limit-cost-less-next": "{step} less ({value}, the next at which an offer drops out)",
    "limit-cost-off": "switching it off",
    "limit-cost-known-looser": "changes nothing: it lets nothing in",
    "limit-cost-known-tighter": "leaves the plan as it is: it keeps to that already",
    "limit-cost-point": "{points} percentage point",
    "limit-cost-points": "{points} percentage points",
}
