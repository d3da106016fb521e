"""What each field of what is agreed with a supplier is for, and what empty means."""

from typing import Final

from ui.help.field_help import CURRENCY, NOTE, RELATED, SOURCE

PROGRAM: Final = {
    "one_time_cost": (
        "Due with the first order of any of its offers; empty: not known, and they are left out, "
        "so enter 0 where there is none."
    ),
    "currency": CURRENCY,
    "earliest": "No unit of its offers arrives before this day; empty: no such day.",
    "ramp": (
        "From a day on so many chips of all its offers can arrive in a period, none before the "
        "first day, such as 2026-01-01: 500; empty: no limit."
    ),
    "take_or_pay": (
        "The least that purchase and rent of its offers come to once any is ordered; the rest is "
        "due at the horizon's end; empty: none."
    ),
    "signed": (
        "With a tick the one-time cost, in the first period, and the take-or-pay are due whatever "
        "is ordered."
    ),
    "source": SOURCE,
    "name": "What the program is called; it cannot be left empty.",
    "note": NOTE,
}
"""By the field of procure.offers.Program."""
COMMITMENT: Final = {
    "kind": (
        "An order or letter of intent brings chips, a take-or-pay is a least spend with the "
        "supplier, "
        "and what is prepaid is taken off what falls due."
    ),
    "signed": "An order or a take-or-pay counts with a tick only; without one it is left out.",
    "signed_on": "The day of the signature, for people: no plan depends on it; empty: not known.",
    "chip": (
        "The model that arrives, or of which purchase and rent count; empty: any model of a "
        "take-or-pay or a prepayment; what would bring chips is left out."
    ),
    "chips": "How many chips arrive; empty: not known, and the commitment is left out.",
    "site": (
        "The site of yours at which the chips arrive; empty: not known, and the commitment is "
        "left out."
    ),
    "when": (
        "When the chips arrive, and what is still to pay falls due; empty: not known, and the "
        "commitment is left out."
    ),
    "amount": (
        "What is still to pay of an order, the least to be paid of a take-or-pay, or what was "
        "prepaid; empty: not known, and the commitment is left out, so enter 0 where nothing "
        "is due."
    ),
    "currency": (
        "The currency of the amount, as a code of three letters; it may be empty where there is "
        "no amount."
    ),
    "related_party": RELATED,
    "source": SOURCE,
    "description": "What is promised, in words; it cannot be left empty.",
    "note": NOTE,
}
"""By the field of procure.offers.Commitment."""
REBATE: Final = {
    "threshold": (
        "From this much purchase and rent with the supplier over the horizon on the rebate is "
        "earned; "
        "it cannot be left empty."
    ),
    "currency": CURRENCY,
    "rate": (
        "The part of all that spend that comes back at the horizon's end, of the highest "
        "spend reached "
        "only; it cannot be left empty."
    ),
    "source": SOURCE,
}
"""By the field of procure.offers.Rebate."""
