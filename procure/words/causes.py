"""Sentences for which input changed which order."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # A change of one thing
    "change-price": "the price of {item}",
    "change-lead_time": "the lead time of {item}",
    "change-supply": "the supply of {item}",
    "change-minimum": "the minimum order or multiple of {item}",
    "change-order_cost": "the cost of ordering or integrating {item}",
    "change-terms": "the terms of {item}",
    "change-validity": "the days on which {item} is valid",
    "change-unit": "what a unit of {item} holds or needs, or where it may go",
    "change-new_offer": "the new offer {item}",
    "change-gone_offer": "the offer {item}, which is gone",
    "change-program": "the program “{item}” of {subject}",
    "change-commitment": "the commitment “{item}” of {subject}",
    "change-rebate": "the rebates of {subject}",
    "change-rate": "the rate of {item}",
    "change-chip": "what is known of the chip {item}",
    "change-throughput": "the throughput of {subject} for {item}",
    "change-port": "the port {item}",
    "change-site": "the site {item}",
    "change-fleet": "the fleet: {item}",
    "change-pool": "the shared supply {item}",
    "change-demand": "the demand for {item}",
    "change-limit": "the limit “{item}”",
    "change-excluded": "whether {item} may be ordered",
    "change-shortfall_price": "the price of what is not served of {item}",
    "change-weight": "the weight of {item}",
    "change-assumed": "whether {item} counts as delivered",
    "change-objective": "the objective",
    "change-discount_rate": "the discount rate",
    "change-headroom": "the headroom",
    "change-utilisation": "the utilisation",
    "change-lead_figure": "which lead time plans, quoted or p90",
    "change-fiscal_month": "the first month of the fiscal year",
    "change-horizon": "the horizon",
    # Changes of many things
    "changes-price": "{count} prices of {subject}",
    "changes-lead_time": "{count} lead times of {subject}",
    "changes-supply": "the supply of {count} offers of {subject}",
    "changes-minimum": "the minimum orders or multiples of {count} offers of {subject}",
    "changes-order_cost": "the cost of ordering or integrating {count} offers of {subject}",
    "changes-terms": "the terms of {count} offers of {subject}",
    "changes-validity": "the days on which {count} offers of {subject} are valid",
    "changes-unit": "what the units of {count} offers of {subject} hold, need or where they may go",
    "changes-new_offer": "{count} new offers of {subject}",
    "changes-gone_offer": "{count} offers of {subject} that are gone",
    "changes-program": "{count} programs of {subject}",
    "changes-commitment": "{count} commitments of {subject}",
    "changes-throughput": "the throughput of {subject} for {count} workloads",
    "changes-excluded": "whether {count} offers of {subject} may be ordered",
    "changes-fleet": "{count} lines of the fleet",
    # Figures
    "change-figures": "{what} ({before} → {after})",
    "change-figures-new": "{what} (now {after})",
    "change-figures-gone": "{what} ({before} before)",
    "change-figures-down": "{what}, down by {least} to {most}",
    "change-figures-up": "{what}, up by {least} to {most}",
    "change-figures-down-equal": "{what}, down by {least}",
    "change-figures-up-equal": "{what}, up by {least}",
    "change-figures-mixed": "{what}, by {least} to {most}",
    "change-off": "off",
    # What a change does
    "cause-effect": "{change}: alone it {alone}; on top of all the others it {last}.",
    "cause-effect-only": "{change}: it {alone}.",
    "cause-possible": "makes a plan possible",
    "cause-still-none": "leaves it at that: no plan is possible",
    "cause-idle": "These alone change nothing that can be told apart: {changes}.",
    # Which order is due to what
    "cause-order-new": "{units} × {offer} in {period}, new",
    "cause-order-gone": "{units} × {offer} in {period}, no longer",
    "cause-order-changed": "{after} × {offer} in {period} instead of {before}",
    "cause-caused": "Because of {changes}: {orders}.",
    "cause-enough": "Because of {changes}, each of which alone is enough: {orders}.",
    "cause-together": (
        "It takes several changes together. Without {changes} this would not be so: {orders}."
    ),
    "cause-unclear": "No single change looked at brings this, or is needed for it: {orders}.",
    "cause-and": "{first} and {last}",
    "cause-nothing": "Nothing that a plan depends on has changed.",
    "cause-no-orders": "The orders are the same as before.",
    "cause-not-told-apart": (
        "The two plans cannot be told apart in cost within their gaps, so orders may also differ "
        "because another plan is as good."
    ),
    "cause-not-looked-at": "Not looked at, because others touch more: {changes}.",
    "cause-not-looked-at-many": (
        "Not looked at, because others touch more: {changes}, and {count} more."
    ),
    "cause-incomplete": "Not every change was looked at: the search was stopped.",
    "causes-currency": (
        "The earlier plan counts in {before} and this one in {after}, so they cannot be compared."
    ),
}
