"""What each field of an offer is for, and what it means to leave it empty."""

from typing import Final

from ui.help.field_help import NOTE, RELATED

OFFER: Final = {
    "breaks": (
        "What one unit costs (rent: one chip for an hour), with lower prices from quantities on, "
        "such as 30,000; from 10: 28,000; empty: not known, and the offer is left out."
    ),
    "lead_weeks": (
        "From order to usable chip, as the supplier quotes it; empty: not known, and the p90 "
        "figure is taken, or the offer left out where there is none either."
    ),
    "integration_cost": (
        "Server, network, freight and duty of one unit, due on its arrival; empty: not known and "
        "in no total, so enter 0 for a complete system."
    ),
    "lead_weeks_p90": (
        "The weeks within which nine of ten orders arrive; they plan where the scenario says so; "
        "empty: not known, and the quoted lead time is taken."
    ),
    "kind": "Whether the unit is bought or rented, as the price list says.",
    "contents": (
        "How many of which chip one unit holds, such as 8 × H100 SXM; empty: not known, and the "
        "offer is left out."
    ),
    "break_kind": (
        "Whether a lower price holds for the whole order or only for the units from its quantity "
        "on; empty: not known, and the offer is left out."
    ),
    "break_basis": "Whether price breaks count the units of one order or of all orders.",
    "moq": "The smallest order that the supplier takes; empty: no minimum.",
    "multiple": "Orders are whole multiples of this number; empty: any whole number of units.",
    "supply_per_period": "The most units that can arrive in one period; empty: no limit is stated.",
    "supply_total": (
        "The most units that can be ordered over the horizon; empty: no limit is stated."
    ),
    "valid_from": "The first day on which an order can be placed; empty: from any day on.",
    "valid_until": "The last day on which an order can be placed; empty: it does not end.",
    "fixed_order_cost": "Due once with each order, however large; empty: none.",
    "deposit": "Due with the order, the rest on delivery; empty: all of it on delivery.",
    "support_rate": "Due in every period in which the unit is in place; empty: none is counted.",
    "residual_value": (
        "What the unit is still worth at the end of the horizon; it is no cash, and no budget "
        "counts it; empty: nothing is counted."
    ),
    "kw_per_unit": (
        "IT power of one unit at full load; empty: the sum of its chips' TDP, marked as an "
        "assumption."
    ),
    "racks_per_unit": (
        "How many racks one unit fills; empty: not known, and the unit cannot go where racks are "
        "limited."
    ),
    "deliver_to": "The countries it may go to, as codes of two letters; empty: anywhere.",
    "hosted_by": (
        "Whether rented chips stay with the supplier or stand at a site of yours; empty: not "
        "known, and the offer is left out."
    ),
    "term_months": (
        "How long rent lasts and is paid, used or not; empty: on demand, for a period at a time."
    ),
    "program": "The development that the offer belongs to, with its one-time cost; empty: none.",
    "related_party": RELATED,
    "note": NOTE,
}
"""By the field of procure.offers.Offer."""
