"""Sentences for what the audit of a plan found."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "audit-order-twice": "Two orders have the same name.",
    "audit-offer-unknown": "Order {order} is of an offer that no price list has.",
    "audit-supplier": "Order {order} names {found} as supplier; it is {expected}.",
    "audit-kind": "Order {order} is a {found}; the offer is a {expected}.",
    "audit-excluded": "Order {order} is of an offer that was taken out of the scenario.",
    "audit-not-modelled": "Order {order} is of an offer whose terms the program cannot plan.",
    "audit-period": "Order {order} is placed outside the horizon.",
    "audit-placed": "Order {order} is placed on {found}; its period starts on {expected}.",
    "audit-not-valid": "Order {order} is placed on {placed}, when the offer is not valid.",
    "audit-lead-unknown": "Order {order} is of an offer without a lead time.",
    "audit-arrives": "Order {order} arrives on {found}; by its lead time it is {expected}.",
    "audit-too-late": "Order {order} arrives on {arrives}, too late to work within the horizon.",
    "audit-usable": "Order {order} is used from period {found}; it can be from {expected}.",
    "audit-until": "Order {order} is used until period {found}; its term ends at {expected}.",
    "audit-program-earliest": (
        "Order {order} arrives on {arrives}; its program delivers nothing before {earliest}."
    ),
    "audit-units": "Order {order} has a quantity of {units}.",
    "audit-minimum": "Order {order} has a quantity of {units}; at least {least} must be ordered.",
    "audit-multiple": "Order {order} has a quantity of {units}, not a multiple of {multiple}.",
    "audit-price": "Order {order} is priced at {found}; the price list says {expected}.",
    "audit-unit-price": "Order {order} states a unit price of {found}; it is {expected}.",
    "audit-currency": "Order {order} is in {found}; the price list is in {expected}.",
    "audit-rate": "{what} is in a currency without a rate.",
    "audit-cost-twice": "The cost line {line} stands twice.",
    "audit-cost": "The cost line {line} is {found}; it should be {expected}.",
    "audit-total": "The total cost is {found}; the cost lines add up to {expected}.",
    "audit-order-cost": "The cost of order {order} is {found}; its lines add up to {expected}.",
    "audit-objective": "The objective is {found}; it should be {expected}.",
    "audit-shortfall-cost": "The price of shortfall is {found}; it should be {expected}.",
    "audit-bound": "The bound {bound} is above the objective.",
    "audit-gap": "The gap is said to be {found}; from objective and bound it is {expected}.",
    "audit-status": "The plan is called {status}, which its objective and bound do not prove.",
    "audit-plan-currency": "The plan is in {found}; the project is in {expected}.",
    "audit-placement-unknown": "Units of order {order} are placed at {site}, which is not known.",
    "audit-placement-units": "A placement of order {order} is not of whole units above zero.",
    "audit-placement": "Of order {order}, {found} units are placed and {expected} ordered.",
    "audit-site": "Units of order {order} are placed at {site}, where they may not go.",
    "audit-export": "Units of order {order} are placed at {site} against an export rule.",
    "audit-licence": (
        "Order {order} counts on an export licence, which its units at {site} do not need."
    ),
    "audit-licence-none": (
        "Order {order} counts on an export licence, and the scenario applies for none."
    ),
    "audit-port-twice": "The same port stands twice.",
    "audit-port-unknown": "{port} is no port that can be planned.",
    "audit-port-period": "The port {port} is started outside the horizon.",
    "audit-port-ready": "The port {port} is ready in period {found}; it is from {expected}.",
    "audit-port-unused": "The port {port} is paid for, and no chip uses it.",
    "audit-port-early": (
        "{chip} is used for {workload} in {period}; its port is ready from {ready} only."
    ),
    "audit-racks-unknown": "The racks of “{offer}” are not known, but count at its site.",
    "audit-power-unknown": "The power of “{offer}” is not known, but counts at its site.",
    "audit-use-negative": "A use of {chip} is zero or less.",
    "audit-use-impossible": "{chip} is used for {workload}, which it cannot run.",
    "audit-use": "At {site} in {period}, {used} of {chip} are used and {there} are there.",
    "audit-shortfall": "{workload} falls short, though it must be served in full.",
    "audit-shortfall-amount": "A shortfall of {workload} is zero or less.",
    "audit-shortfall-overstated": (
        "{found} of {workload} is said to be missing; at most {missing} is."
    ),
    "audit-service": "{workload} at {site} in {period}: {found} of {need} is accounted for.",
    "audit-surplus": (
        "{workload} in {period}: {found} is done beyond what sites ask for, and {most} is asked "
        "for anywhere."
    ),
    "audit-stage": "How much is served is stated if and only if that is the objective.",
    "audit-stage-value": "The first solve's {what} is said to be {found}; it is {expected}.",
    "audit-stage-bound": "The first solve's bound {bound} is above its value.",
    "audit-stage-gap": (
        "The first solve's gap is said to be {found}; from value and bound it is {expected}."
    ),
    "audit-limits": "The plan measures the limits {found}; those switched on are {expected}.",
    "audit-limit-value": "The limit {limit} is said to be {found}; it is {expected}.",
    "audit-limit-use": "The limit {limit} is said to be used to {found}; it is {expected}.",
    "audit-limit": "The limit {limit} is {value}; the plan uses {used}.",
}
