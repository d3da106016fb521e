"""Prices and terms stand as inputs where the record says, and supply is told."""

from decimal import Decimal
from pathlib import Path

from tests.procure import example_plan
from tests.procure.report.test_editing import record_of
from tests.procure.report.workbooks import rows, sheet


def test_each_term_stands_in_its_cell(path: Path) -> None:
    """What is remembered of an offer's input is the offer's term, and what its cell shows."""
    offers = {offer.id: offer for _, offer in example_plan.project().offers()}
    found = [one for one in record_of(path).inputs if one.key[0] == "offer"]
    for one in found:
        offer, field = offers[one.key[1]], one.key[-1]
        if one.key[2] == "breaks":
            term = getattr(offer.breaks[int(one.key[3])], field)
        elif field == "kw_per_unit" and offer.kw_per_unit is None:
            continue
        else:
            term = getattr(offer, field)
        assert one.value == Decimal(term), one.key
        assert sheet(path, one.sheet)[one.cell].value == float(term), one.key
    prices = {one.key[1] for one in found if one.key[-1] == "unit_price"}
    assert prices == {order.offer for order in example_plan.plan().orders}


def test_what_a_quote_does_not_say_is_empty(path: Path) -> None:
    """An unknown term is no input, and never 0."""
    (own,) = (row for row in rows(path, "Prices and terms") if row["Offer"] == "Own-1 card")
    assert own["Integration of a unit"] is None
    assert own["Minimum order (units)"] is None
    keys = {one.key for one in record_of(path).inputs}
    assert ("offer", "own-card", "integration_cost") not in keys


def test_units_of_an_offer_are_counted(path: Path) -> None:
    """All orders of an offer count, and of those that arrive in one period the most."""
    found = {row["Offer"]: row for row in rows(path, "Prices and terms")}
    rented = found["TPU v5e, four chips, half a year"]
    assert (rented["Units ordered"], rented["Most units arriving in a period"]) == (21, 16)
    assert rented["Supply"] is None


def test_pages_part_no_price_from_its_units(path: Path) -> None:
    """Printed abreast, each page begins with the offers, and no page with a unit price."""
    terms = sheet(path, "Prices and terms")
    assert terms.print_title_cols == "$A:$A"
    begin = [terms.cell(4, one.id + 1).value for one in terms.col_breaks.brk]
    assert begin
    assert not [heading for heading in begin if str(heading).startswith("Unit price")]
