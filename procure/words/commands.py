"""Sentences of the command line."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "cli-interrupted": "Stopped. Nothing was written.",
    "cli-mapping-without-catalog": (
        "There are more --mapping files than --catalog files. Give each price list its answers "
        "in the same order."
    ),
    "cli-output-is-input": (
        "{path} is also read, or named for another output, and would be lost. Choose another "
        "name for the output."
    ),
    "cli-output-is-folder": "{path} is a folder. Give the name of a file for this output.",
    "cli-output-is-file": "{path} is a file. Give the name of a folder for this output.",
    "cli-output-barred": (
        "{path} may not be written: you may not write there. Choose another name or folder."
    ),
    "cli-output-not-xlsx": (
        "{path} would be a workbook, so its name has to end in .xlsx: office programs do not open "
        "it otherwise. Give it that ending."
    ),
    "cli-mapping-invalid": (
        "{path} is not a mapping of a price list: at {where}, {reason}. Save it from the import "
        "dialog, or correct it."
    ),
    "cli-no-workbook": "No workbook was written to {path}: there is no plan to put in it.",
    "cli-not-exported": "{path} was not written: there is no plan to put in it.",
    "cli-evaluated-no-workbook": (
        "No workbook was written to {path}: these orders break limits or other rules, so they are "
        "no plan. What they break is listed."
    ),
    "cli-catalog-read": (
        "{file}, {supplier}: offers {offers}, commitments {commitments}, issues {issues}."
    ),
    # procure-cli explain
    "explained-obstacles": "Why there is no plan",
    "explained-repairs": "The smallest repairs",
    "explained-limits": "What each limit costs",
    "explained-sign": "What must be signed now",
    "explained-offers": "Why these offers, and not the others",
    "explained-negotiate": "What to negotiate",
    "explained-flips": "Flip points",
    "explained-frontier": "Cost against a limit",
    "explained-alternatives": "Other plans",
    "explained-changes": "What changed, and because of which input",
    "explained-least_change": "The old plan changed as little as possible",
    "explained-offer": "{offer} ({supplier}): {told}",
    "explained-heading-offer": "Offer",
    "explained-heading-supplier": "Supplier",
    "explained-heading-units": "Ordered",
    "explained-offers-note": (
        "Costs are in {currency}, discounted, for a year of {works}: as ordered, or in the smallest "
        "order at the first chance."
    ),
    "explained-offers-unit": "1 {unit} of {workload}",
    "explained-offers-sure": (
        "What cannot be ordered, and what no plan needs, is certain. Other figures speak against an "
        "offer and prove nothing."
    ),
    "explained-no-limits": (
        "No limit binds, so no step was looked at. What a limit keeps out of the plan "
        "altogether may still cost something."
    ),
    "explained-heading-plan": "Plan",
    "explained-heading-discounted": "Cost ({currency}, discounted)",
    "cli-explain-not-for": (
        "“{part}” was left out: that is about {what}, and this is what came of planning: {state}"
    ),
    "cli-explain-a-plan": "a plan",
    "cli-explain-no-plan": "a scenario that no plan can answer",
    "cli-explain-no-before": (
        "“changes” needs what was before: give the newer price lists with --catalog, or an earlier "
        "project file with --before."
    ),
    "cli-explain-axis-of": (
        "Say of which chip, supplier or offer the {kind} is varied, as KIND:BY:NAME. In this project "
        "for instance: {examples}."
    ),
    "cli-explain-unknown-chip": "The project has no chip “{chip}”. It has: {chips}.",
    "cli-explain-more": (
        "More is told by --part negotiate (at what price an offer would enter or leave the plan; of "
        "one chip with --chip ID), flips, frontier, alternatives and changes; see --help."
    ),
    # While it works
    "cli-progress-plan": "Plan",
    "cli-progress-repairs": "Smallest repairs",
    "cli-progress-offers": "Offers",
    "cli-progress-sign": "What to sign now",
    "cli-progress-limits": "Limits",
    "cli-progress-negotiate": "What to negotiate",
    "cli-progress-flips": "Flip points",
    "cli-progress-frontier": "Cost against a limit",
    "cli-progress-alternatives": "Other plans",
    "cli-progress-changes": "What changed",
    "cli-progress-begun": "{what} …",
    "cli-progress-far": "{what}: {far} so far",
    "cli-progress-of": "{done} of {total}",
    "cli-progress-done": "{what}: done in {seconds} s",
    "cli-progress-done-far": "{what}: done in {seconds} s, {far}",
    "cli-explain-axis": (
        "“{text}” is no axis. Write KIND, KIND:BY:NAME or KIND@WORKLOAD, with =LOW..HIGH for the "
        "range: price:chip:H100-SXM, demand@chat=0.5..2, lead_time:supplier:ACME."
    ),
    "cli-explain-range": (
        "“{text}” has no range. Write LIMIT or LIMIT=LOW..HIGH, where an end may be left out: "
        "budget=3000000..5000000, share.maker.NVIDIA.maximum=0.4.."
    ),
    "cli-supplier-sheet-of-whom": (
        "A page for a supplier is of one supplier: add --part negotiate and one --supplier."
    ),
    "cli-explain-unknown-offer": "The price lists have no offer “{offer}”.",
    "cli-explain-unknown-supplier": "The project has no price list of “{supplier}”.",
}
