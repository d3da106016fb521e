"""Sentences for why an offer is in the plan, or not."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # What the plan does with it
    "case-used": "The plan orders {units} of it.",
    "case-at-site": (
        "At {site} there are up to {chips} of it, and chips of its models do {works}."
    ),
    "case-work-once": "{workload} in {first}",
    "case-work": "{workload} from {first} to {last}",
    "case-idle": "No chip of its models does any work where it stands.",
    "case-uncosted": (
        "What its integration costs (server, network, freight, duty) is not known, and counts as "
        "nothing here: it looks cheaper than it is. Enter it on the page of price lists."
    ),
    "case-uncosted-beside": (
        "What the integration of {offers} costs is not known, and counts as nothing here."
    ),
    # What its work costs beside what else could do it
    "use-cheapest": (
        "For {workload} it is the cheapest that could be there by {usable}: 1 {unit} costs {cost} a "
        "year, all told{once}{order}."
    ),
    "use-only": (
        "For {workload} nothing else could be there by {usable}: 1 {unit} costs {cost} a year, all "
        "told{once}{order}."
    ),
    "use-dearer": (
        "For {workload}, by {usable}, 1 {unit} costs {cost} a year with it, all told{once}{order}."
    ),
    "use-order": "in the order of {units} in {period}",
    "use-port": ", without the port to {stack}, which costs {once} once",
    "use-program": ", without the one-time cost of “{program}”, {once}",
    "another-dearer": "The next best is “{offer}” ({supplier}) at {cost}, {apart} ({part}) more.",
    "another-equal": "“{offer}” ({supplier}) would cost as much.",
    "another-used_up": (
        "“{offer}” ({supplier}) would cost {apart} ({part}) less, at {cost}, but the plan orders all "
        "of it that can be there by then."
    ),
    "another-port": (
        "“{offer}” ({supplier}) would cost {apart} ({part}) less, at {cost}, but only after a port "
        "for {once}, which is not in that."
    ),
    "another-program": (
        "“{offer}” ({supplier}) would cost {apart} ({part}) less, at {cost}, but only once its "
        "program is paid, {once}, which is not in that."
    ),
    "another-minimum": (
        "“{offer}” ({supplier}) would cost {apart} ({part}) less, at {cost}, but its smallest order "
        "is of {units} and would do more than this order does."
    ),
    "another-limit": (
        "“{offer}” ({supplier}) would cost {apart} ({part}) less, at {cost}, but takes more of "
        "“{limit}”, which is used up."
    ),
    "another-longer": (
        "“{offer}” ({supplier}) would cost {apart} ({part}) less, at {cost}, but works, and is paid, "
        "up to {until}: longer than this order."
    ),
    "another-shared": (
        "“{offer}” ({supplier}) would cost {apart} ({part}) less, at {cost}, but these chips are "
        "there for {workloads} as well."
    ),
    "another-mix": (
        "“{offer}” ({supplier}) would cost {apart} ({part}) less, at {cost}, but how whole orders, "
        "dates and limits fit together decides."
    ),
    # What it costs
    "case-cost-one": "1 {unit} of {workload} costs {cost} a year",
    "case-cost": "{basis}, {works} ({parts}).",
    "case-cost-listed": "{basis}:",
    "case-parts": "Of that {parts}.",
    "case-basis-planned": "As ordered",
    "case-basis-order": "In an order of {units} in {period} for {site}",
    "case-part": "{part} {kind}",
    "case-ports": "Not in that, and paid once for all units: the port to {stack} for {works}.",
    "case-ports-not-done": (
        "The plan does none of {works} with it; that would take a port to {stack} at the cost given, "
        "which is not in that either."
    ),
    "case-port": "{workload} ({cost})",
    # Why it is not used
    "case-why-dominated-certain": (
        "No plan needs it: “{by}” ({supplier}) does at least as much, is in use as early at the same "
        "sites, and costs no more at any quantity{figures}."
    ),
    "case-why-dominated-figures": (
        "“{by}” ({supplier}) does at least as much, is in use as early at the same sites, and costs "
        "no more at any quantity{figures}; the plan leaves some of its supply."
    ),
    "case-beside": "({rows})",
    "case-why-no_demand": (
        "Nothing that it can do is asked for from {when} on, when it could first be in use, where "
        "it may go."
    ),
    "case-why-no_plan-certain": "There is no plan here that it could be part of.",
    "case-why-no_plan-figures": "No plan was found here that it could be part of.",
    "case-why-nothing_ordered": (
        "The plan orders nothing for what it can do ({workloads}): chips that are there already do "
        "that, or it is not served."
    ),
    "case-why-not_ready": (
        "It could be in use from {when} on, and every order of the plan for what it can do is in "
        "use before."
    ),
    "case-why-elsewhere": "The plan has what it can do done at {sites}, where it may not go.",
    "case-why-port": (
        "{workload} would have to be ported to {stack} first, for {once}, and could run on it from "
        "{when} on; the plan does without that port."
    ),
    "case-why-program": (
        "It belongs to the program “{program}”, whose one-time cost of {once} the plan does without."
    ),
    "case-why-dearer": "It is dearer than what the plan orders for the same work: {rows}.",
    "case-why-dearer-listed": "It is dearer than what the plan orders for the same work.",
    "case-row": ("1 {unit} of {workload} costs {cost} a year with it and {planned} with “{offer}”"),
    "case-why-minimum": (
        "Its smallest order is of {units}, and {most} would do all that is asked for of what it can "
        "do in any period."
    ),
    "case-why-limit": (
        "“{limit}” is used up, and this offer takes more of it for the same work: 1 {unit} of "
        "{workload} takes {needs} with it and {planned} with “{offer}”, which does that now."
    ),
    "case-why-limit-share": (
        "“{limit}” is used up, and {needs} of what is paid for it counts towards it; of what is paid "
        "for “{offer}”, which does {workload} now, {planned} does."
    ),
    "case-why-limit-share-chips": (
        "“{limit}” is used up, and {needs} of its chips count towards it; of those of “{offer}”, "
        "which does {workload} now, {planned} do."
    ),
    "case-why-limit-share-served": (
        "“{limit}” is used up, and {needs} of its work counts towards it; of that of “{offer}”, "
        "which does {workload} now, {planned} does."
    ),
    "case-why-limit-share-whole": (
        "“{limit}” is used up, and this offer would count towards it; “{offer}”, which does "
        "{workload} now, does not."
    ),
    "case-why-limit-suppliers": (
        "“{limit}” is used up, and {supplier} would be one supplier more than the plan has."
    ),
    "case-why-mix": (
        "No single figure speaks against it: {rows}. How orders fit together decides: "
        "whole orders, dates and limits."
    ),
    "case-why-mix-listed": (
        "No single figure speaks against it. How orders fit together decides: whole orders, dates "
        "and limits."
    ),
    "case-no-proof": "That speaks against it; it is no proof.",
}
