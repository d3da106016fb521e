"""Sentences for files of orders and for what their evaluation found."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    # The file as a whole
    "orders-not-text": (
        "{path} is neither a table of orders nor a plan: it is not UTF-8 text. Save it as "
        "“CSV UTF-8”, with the columns offer, period, site and units."
    ),
    "orders-too-large": (
        "{path} is larger than {most} MB, which no list of orders is. Choose another file."
    ),
    "orders-too-many": (
        "{file} holds more than {most} orders, so it was not read. Choose another file, or split it."
    ),
    "orders-headings": (
        "{file} has no column for {missing}; its first line has {found}. Name the columns offer, "
        "period, site and units there."
    ),
    "orders-heading-twice": (
        "{file} has two columns that mean {column}. Keep one of them, or rename the other."
    ),
    "orders-not-json": (
        "{file} is not a plan: line {line}, column {column} is not valid JSON. Write the plan again "
        "with procure-cli plan --json, or give the orders as CSV."
    ),
    "orders-not-plan": (
        "{file} is not a plan as procure-cli plan --json writes it, with orders and placements. "
        "Write the plan again, or give the orders as CSV."
    ),
    "orders-no-plan": (
        "{file} says that no plan was found, so it holds no orders. To evaluate no orders at all, "
        "give a file with the headings offer, period, site and units alone."
    ),
    "orders-fault": "{file}, {where}: {reason}",
    "orders-one-fault": "{fault} Nothing was evaluated.",
    "orders-faults": (
        "{count} lines of {file} cannot be used, so nothing was evaluated. The first: {first}"
    ),
    "orders-at-line": "line {line}",
    "orders-at-order": "order {number}",
    "orders-at-placement": "placement {number}",
    "orders-at-port": "port {number}",
    # One line
    "orders-quotes": "a quotation mark is open or stands within a cell. Close it, or double it.",
    "orders-cells-over": (
        "it has more cells than the {count} headings. Put quotation marks around a cell that holds "
        "the separator."
    ),
    "orders-offer-empty": "it names no offer. Enter its id, SKU or description.",
    "orders-offer-unknown": (
        "no price list has the offer “{offer}”. Enter the id, SKU or description of one that does."
    ),
    "orders-offer-elsewhere": "{supplier} has no offer “{offer}”. Correct one of the two.",
    "orders-offer-several": (
        "“{offer}” is what several offers are called ({names}). Enter the id of one, or name its "
        "supplier in a column of that name."
    ),
    "orders-supplier-unknown": (
        "there is no price list of “{supplier}”. There are those of {names}."
    ),
    "orders-period-empty": "it names no period. Enter one of {names}.",
    "orders-period-unknown": (
        "“{period}” is no period. Enter one of {names}: its name, its number, or a day in it such "
        "as 2024-01-31."
    ),
    "orders-period-outside": (
        "“{period}” is outside the horizon. Enter one of {names}, or leave the line out."
    ),
    "orders-period-several": (
        "“{period}” lies in more than one period, or only in part in the horizon. Enter one of "
        "{names}."
    ),
    "orders-day-unknown": "“{day}” is no day. Write it as 2024-01-31.",
    "orders-day-within": (
        "“{day}” is not the first day of a period of this scenario ({names}), on which orders are "
        "placed. Choose a scenario with the plan’s periods, or give the orders as CSV."
    ),
    "orders-site-empty": (
        "it names no site, and the order may go to several. Enter one of {names}."
    ),
    "orders-site-none": (
        "it names no site, and “{offer}” may go to none. Enter a site, or leave the line out."
    ),
    "orders-site-unknown": "there is no site “{site}”. Enter one of {names}.",
    "orders-site-several": ("several sites are called “{site}”. Enter the id of one ({names})."),
    "orders-units-unreadable": (
        "“{units}” is no number of units. Enter a whole number above zero in plain digits, such "
        "as 1200."
    ),
    "orders-twice": (
        "the same offer is ordered for the same period and site in {other}. Join the two into one, "
        "or remove one."
    ),
    "orders-id-twice": "two orders are called “{order}”. Write the plan again.",
    "orders-placed-otherwise": (
        "the {units} units of “{order}” are not what its placements add up to. Write the plan again."
    ),
    "orders-placement-stray": "it places “{order}”, and there is no such order. Write the plan again.",
    "orders-port-unknown": (
        "the project has no port of {stack} for {workload}, or the file starts it twice. Correct "
        "the project or the file."
    ),
    "orders-entry-missing": (
        "“{name}” is missing or not what a plan has there. Write the plan again."
    ),
    # What an evaluation found
    "evaluation-not-made": "Stopped before the orders were evaluated, so nothing is known of them.",
    "evaluation-sound": "These orders break no limit and no other rule.",
    "evaluation-broken": "These orders break {what}, so they are no plan.",
    "evaluation-not-compared": "The best plan was not looked for, so nothing is compared.",
    "evaluation-no-figure": "There is no cost to compare.",
    "evaluation-best-impossible": (
        "No plan is possible within the limits, so there is no best plan to compare with."
    ),
    "evaluation-best-unknown": (
        "No plan was found before the search ended, so there is none to compare with. Give it more "
        "time."
    ),
    "evaluation-best-failed": "The planner could not find the best plan, so nothing is compared.",
    "evaluation-best-untrusted": (
        "The best plan found failed its check, so nothing is compared with it. Report it with the "
        "project file."
    ),
    "evaluation-same-exact": "They cost what the best plan costs, discounted.",
    "evaluation-same": (
        "They cost what the best plan found costs, discounted; at most {high} more than the "
        "cheapest plan possible."
    ),
    "evaluation-same-unbound": (
        "They cost what the best plan found costs, discounted; how far that is from the cheapest is "
        "not proven."
    ),
    "evaluation-more-exact": "They cost {low} more than the best plan, discounted.",
    "evaluation-more": (
        "They cost between {low} and {high} more than the best plan possible, discounted."
    ),
    "evaluation-more-unbound": (
        "They cost {low} more than the best plan found, discounted; how far that is from the "
        "cheapest is not proven."
    ),
    "evaluation-less-exact": "They cost {low} less than the best plan found, discounted.",
    "evaluation-less": (
        "They cost {low} less than the best plan found, discounted; at most {high} more than "
        "the cheapest plan possible."
    ),
    "evaluation-less-unbound": (
        "They cost {low} less than the best plan found, discounted; how far they are from the "
        "cheapest is not proven."
    ),
    "evaluation-broken-exact": (
        "They cost {low} less than the best plan, discounted: less is possible only because "
        "something is broken."
    ),
    "evaluation-broken-beside": (
        "They cost {low} less than the best plan found, discounted. That plan breaks nothing; these "
        "orders do."
    ),
    "evaluation-of-demand": "of the demand",
    "evaluation-of-weighted": "of the demand (weighted, over all periods)",
    "evaluation-served": "Served: {share} {of}.",
    "evaluation-served-beside": "Served: {share} {of}; by the best plan: {best}.",
    "evaluation-no-demand": "There is no demand.",
    "evaluation-ports": "Software ports counted: {ports}.",
    "evaluation-order": "of “{offer}” in {period}",
    "cost-total": "Total",
    "cost-objective": "Discounted, with what is not served",
    # The evaluation in the window
    "evaluation-running": "Evaluating {name} …",
    "evaluation-search": "The orders first, then the best plan to compare them with.",
    "evaluation-cost": "These orders cost {cost}, undiscounted.",
    # The evaluation as text
    "evaluation-title": "{project} — {scenario}: {orders}",
    "evaluation-none": "There are no orders.",
    "evaluation-limits": "Limits broken:",
    "evaluation-rules": "Other rules broken:",
    "evaluation-missing": "Not served:",
    "evaluation-cost-note": (
        "All but the last line is undiscounted. The last one counts the price of what is not served; "
        "it is what plans are compared by."
    ),
}
