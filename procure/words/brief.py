"""Sentences of a plan on one page: what is decided, what it costs, when, what is at risk."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "brief-decision": "Decision",
    "brief-cost": "Cost",
    "brief-schedule": "Schedule",
    "brief-risks": "Know before you sign",
    "brief-signing": "To be signed now",
    # Decision
    "brief-orders": "{chips} from {suppliers} in {orders}, for {amount} of purchase and rent.",
    "brief-buy": "Buy {bought}",
    "brief-rent": "Rent up to {rented} at once",
    "brief-buy-and-rent": "Buy {bought} and rent up to {rented} at once",
    "brief-suppliers": "Of purchase and rent: {suppliers}.",
    "brief-share": "{name} {share}",
    "brief-and-more": "{listed} and {count} more",
    "brief-sites": "For {sites}.",
    "brief-sites-at-once": "At each site, most at once: {sites}.",
    "brief-site": "{site} {chips}",
    "brief-chip": "{count} × {chip}",
    "brief-chips": "That is {chips}.",
    "brief-chips-at-once": "Of each model, most at once: {chips}.",
    "brief-nothing": "Nothing is ordered.",
    # Cost
    "brief-total": "{total} in all, undiscounted: {kinds}.",
    "brief-kind": "{kind} {amount}",
    "brief-lines": "Of the cash, {capital} is capital cost and {operating} operating cost.",
    "brief-peak": "Most cash falls due in {period}: {amount}.",
    "brief-budget": "{limit}: {used} of {value}, {full} full.",
    "brief-shortfall": "Demand that is not served is counted at {amount}, not in the total.",
    # Schedule
    "brief-placed": "Orders are placed from {first} to {last}.",
    "brief-placed-once": "All orders are placed on {first}.",
    "brief-arrives": "Chips arrive from {first} to {last}.",
    "brief-arrives-once": "All chips arrive on {first}.",
    "brief-late": (
        "{orders} at work later than demand asks for: demand before that is not served in full."
    ),
    "brief-late-one": "1 order is",
    "brief-late-several": "{count} orders are",
    "brief-nothing-arrives": "There is nothing to wait for.",
    "brief-no-risks": "Nothing stands out. Read assumptions and limits all the same.",
    "brief-signed": "{told} Purchase or rent: {amount}.",
    # Signing, where the last days have not been looked for
    "brief-first": "{orders} placed on {day}, the plan’s first day; {amount} falls due in {period}.",
    "brief-first-one": "1 order is",
    "brief-first-several": "{count} orders are",
    "brief-first-order": "{units} of {offer} with {supplier}: {amount}.",
    "brief-first-order-until": (
        "{units} of {offer} with {supplier}: {amount}; the quote holds until {until}."
    ),
    "brief-first-none": "No order is placed on the plan’s first day; the next is on {day}.",
    "brief-not-looked-for": (
        "How long each order could wait was not looked for: “Sign now” on the page Explain says it."
    ),
    "brief-more": "And {count} more.",
    # Key figures
    "brief-figure-total": "Total cost ({currency})",
    "brief-figure-chips": "Chips",
    "brief-figure-chips-at-once": "Chips, most at once",
    "brief-figure-served": "Demand served",
    "brief-figure-suppliers": "Suppliers",
    "brief-figure-makers": "Makers",
    "brief-figure-first": "First delivery",
    # The printed page
    "brief-chart-cash": "Cash due by period, {unit}",
    "brief-chart-suppliers": "Purchase and rent by supplier",
    "brief-chart-others": "Others",
    "brief-chart-rest": "{count} others",
    "brief-chart-later": "Later",
    "brief-in-billions": "billions of {currency}",
    "brief-in-millions": "millions of {currency}",
    "brief-in-thousands": "thousands of {currency}",
    "brief-in-units": "{currency}",
    "brief-kinds": "Cost by kind, undiscounted ({currency})",
    "brief-in-all": "Total",
    "brief-largest": "Orders",
    "brief-largest-of": "The {count} largest of {all} orders",
    "brief-more-orders": "and {count} more, for {amount}",
    "brief-more-kinds": "and {count} more",
    "brief-order": "Offer",
    "brief-supplier": "Supplier",
    "brief-units": "Units",
    "brief-ordered": "Ordered",
    "brief-arriving": "Arrives",
    "brief-order-cost": "Cost ({currency})",
    "brief-said-more": "And {count} more, in the workbook of this plan.",
    "brief-none": "—",
    "brief-foot": "Procure {version} · input {digest}",
    "brief-page": "Page 1 of 1",
    "brief-keywords": "Procure {version}; plan digest {digest}",
}
