"""Sentences for what leaves no plan, and for what would have to give."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "repairs-why": "What stands in the way:",
    "repairs-help": "What would help, as little as possible of it:",
    # Certain causes
    "obstacle-no_chip": (
        "No chip on offer or owned does {workload}. Enter what a chip does of it, or what it "
        "takes to make its software ready."
    ),
    "obstacle-not_here": (
        "None of the chips that do {workload} may come to {site}, where it is asked for from "
        "{period} on."
    ),
    "obstacle-too_late": (
        "{workload} is asked for {where} from {period} on, and nothing can be ready by then: the "
        "first would be “{offer}” from {supplier}, on {day}."
    ),
    "obstacle-too_late-never": (
        "{workload} is asked for {where} in {period}, and nothing can be ready for it within the "
        "horizon."
    ),
    "obstacle-lead_time_limit": (
        "{workload} {where} in {period} cannot be served: nothing that may be ordered works by "
        "then. “{offer}” from {supplier} would, but takes {weeks}, and lead times of "
        "{allowed} at most are allowed by this scenario's limit."
    ),
    "obstacle-barred": (
        "{workload} {where} in {period} could only be served by what is kept out altogether: "
        "{limits}."
    ),
    "obstacle-but-for": "Also kept out altogether: {limits}.",
    "obstacle-supply": (
        "{workload} {where} in {period} asks for {asked} {unit}; all that suppliers have by then, "
        "with what is owned, does {reached} {unit}."
    ),
    "obstacle-power": (
        "What is asked for at {site} in {period} takes {asked} kW at least, with the chips that do "
        "most for their power; the site has {reached} kW."
    ),
    "obstacle-least_order": (
        "Whatever serves {workload} {where} in {period} costs {asked} at least, and the limit "
        "“{limit}” allows {reached}."
    ),
    "obstacle-shares": (
        "Everybody of whom something can be ordered has a greatest share, and all of these add up "
        "to {reached}, not to the whole: {limits}."
    ),
    "obstacle-share_of_nobody": (
        "A share is asked for of somebody of whom nothing can be ordered: {limits}."
    ),
    "obstacle-at": "at {site}",
    "obstacle-anywhere": "at any site",
    # What gives
    "repair-budget-all": "raise the budget by {more} to {after}",
    "repair-budget-all-period": "raise the budget of {period} by {more} to {after}",
    "repair-budget-all-year": (
        "raise the budget of the fiscal year from {start} by {more} to {after}"
    ),
    "repair-budget-capital": "raise the capital budget by {more} to {after}",
    "repair-budget-capital-period": "raise the capital budget of {period} by {more} to {after}",
    "repair-budget-capital-year": (
        "raise the capital budget of the fiscal year from {start} by {more} to {after}"
    ),
    "repair-budget-operating": "raise the operating budget by {more} to {after}",
    "repair-budget-operating-period": (
        "raise the operating budget of {period} by {more} to {after}"
    ),
    "repair-budget-operating-year": (
        "raise the operating budget of the fiscal year from {start} by {more} to {after}"
    ),
    "repair-lead_time": "allow lead times of {after} instead of {weeks}",
    "repair-share-spend-maximum": "let {subject} have {after} of what is spent instead of {before}",
    "repair-share-spend-minimum": (
        "settle for {after} of what is spent for {subject} instead of {before}"
    ),
    "repair-share-chips-maximum": "let {subject} have {after} of all chips instead of {before}",
    "repair-share-chips-minimum": (
        "settle for {after} of all chips for {subject} instead of {before}"
    ),
    "repair-share-served-maximum": (
        "let {subject} do {after} of the work served instead of {before}"
    ),
    "repair-share-served-minimum": (
        "settle for {after} of the work served by {subject} instead of {before}"
    ),
    "repair-suppliers-maximum": "order from up to {after} instead of {before}",
    "repair-suppliers-minimum": "settle for {after} instead of {before}",
    "repair-quantity-offer-maximum": "allow {after} of “{subject}” instead of {before}",
    "repair-quantity-offer-minimum": "settle for {after} of “{subject}” instead of {before}",
    "repair-quantity-chip-maximum": "allow {after} {subject} instead of {before}",
    "repair-quantity-chip-minimum": "settle for {after} {subject} instead of {before}",
    "repair-power": "find {more} more power at {subject}: {after} instead of {before}",
    "repair-racks": "find {more} more at {subject}: {after} instead of {before}",
    "repair-pool": "get {more} more of “{subject}” in a period: {after} instead of {before}",
    "repair-demand": (
        "ask for {after} {unit} of {workload} {where} in {period} instead of {before} {unit}"
    ),
    "repair-demand-none": "ask for no {workload} {where} in {period} instead of {before} {unit}",
    "repair-demand-part": "ask for {less} less of {workload} in every period",
    "repair-demand-part-all": "ask for {less} less of everything in every period",
    "repair-and": "{changes}; {change}",
    # A repair
    "repair-kind-money": "Money",
    "repair-kind-time": "Time",
    "repair-kind-power": "Power and racks",
    "repair-kind-share": "Shares",
    "repair-kind-counts": "Suppliers, quantities and shared supply",
    "repair-kind-less_demand": "Less demand",
    "repair-kind-mix": "The least of all together",
    "repair-plan": "{kind} alone: {changes}. The plan then costs about {cost}.",
    "repair-plan-mix": "{kind}: {changes}. The plan then costs about {cost}.",
    "repair-least": "{step} less is proven not to be enough.",
    "repair-least-demand": "A cut that is {step} smaller is proven not to be enough.",
    "repair-least-week": "A week less is proven not to be enough.",
    "repair-least-point": "A percentage point less is proven not to be enough.",
    "repair-least-one": "One less is proven not to be enough.",
    "repair-least-each": "A step less of any of these is proven not to be enough.",
    "repair-not-least": "It is not proven that less would not do.",
    "repair-none-money": "Money alone does not help: no budgets, however large, make a plan.",
    "repair-none-time": "Time alone does not help: no lead time, however long, makes a plan.",
    "repair-none-power": "Power and racks alone do not help, however much there is of them.",
    "repair-none-share": "Other shares alone do not help.",
    "repair-none-counts": "More suppliers, quantities or shared supply alone do not help.",
    "repair-none-less_demand": "Less demand alone does not help: no part of it can be served.",
    "repair-none-mix": (
        "Nothing that may give helps: export rules, suppliers' stated supply or what is signed "
        "stands in the way."
    ),
    "repair-absent-money": "Money does not help: no budget is set.",
    "repair-absent-time": "Time does not help: no limit of lead times is set.",
    "repair-absent-power": "Power does not help: neither power nor racks are limited.",
    "repair-absent-share": "Shares do not help: none is limited.",
    "repair-absent-counts": (
        "Suppliers, quantities and shared supply do not help: none of them is limited."
    ),
    "repair-unknown": "{kind}: not found out.",
}
