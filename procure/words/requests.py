"""Sentences of the purchase requests that go to suppliers."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "request-title": "Purchase request",
    "request-note": "On your price list of {dates}. Prices as quoted; taxes as your quote says.",
    "request-to": "To",
    "request-from": "From",
    "request-contact": "Contact",
    "request-number": "Our number",
    "request-date": "Date",
    "request-lines": "What we ask for",
    "request-fixed": "Fixed cost of the order: {offer}",
    "request-per-order": "order",
    "request-total": "Total",
    "request-deliveries": "Where and when",
    "request-terms": "On the terms quoted",
    "request-breaks-order": "units of one order",
    "request-breaks-cumulative": "units of all orders",
    "request-no-order": (
        "This request is no order until both sides have signed it. Units and dates may be asked "
        "for again."
    ),
    "request-buyer": "For the buyer",
    "request-supplier": "For the supplier",
    "request-name": "Name",
    "request-position": "Position",
    "request-signature": "Signature",
    "requests-nothing-ordered": "The plan of “{scenario}” orders nothing, so there is nothing to request.",
    "request-nothing-ordered": (
        "The plan orders nothing of “{supplier}”, so there is nothing to request of it."
    ),
}
