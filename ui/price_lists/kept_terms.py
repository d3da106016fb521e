"""What a person entered beside a price list, and a new file of the supplier cannot say.

Programs' ramps, commitments, rebates and what counts towards price breaks are agreed with
a supplier, not printed in its list. A new list would drop them without a word, and the
plan would forget a one-time cost or a rebate: so they stay.
"""

from dataclasses import replace

from procure.acceptance import still_accepted
from procure.offers import Catalog, Commitment, Offer, Program


def with_kept_terms(old: Catalog, new: Catalog) -> Catalog:
    """Give a new price list with what the old one holds and no file of this kind states.

    Kept are commitments that were entered by hand, programs (of one in both lists, what
    the new one leaves empty), rebates where the new list has none, and of offers in both
    lists the program and that breaks count over the horizon. Warnings that were let stand
    are let stand where the new one gives them again.
    """
    offers = {offer.id: offer for offer in old.offers}
    programs = {program.id: program for program in old.programs}
    read = {one.id for one in new.programs}
    promised = {one.id for one in new.commitments}
    kept = replace(
        new,
        offers=tuple(_offer(offers.get(offer.id), offer) for offer in new.offers),
        programs=(
            *(_program(programs.get(one.id), one) for one in new.programs),
            *(one for one in old.programs if one.id not in read),
        ),
        commitments=(
            *new.commitments,
            *(one for one in old.commitments if _by_hand(one) and one.id not in promised),
        ),
        rebates=new.rebates or old.rebates,
        accepted=still_accepted(old, new),
    )
    return new if kept == new else kept


def _by_hand(commitment: Commitment) -> bool:
    return commitment.row is None


def _offer(old: Offer | None, new: Offer) -> Offer:
    if old is None:
        return new
    basis = old.break_basis if len(new.breaks) > 1 else new.break_basis
    program = new.program or old.program
    if (program, basis) == (new.program, new.break_basis):
        return new
    return replace(new, program=program, break_basis=basis)


def _program(old: Program | None, new: Program) -> Program:
    if old is None:
        return new
    # Two amounts share one currency: where the new list names another one, what was agreed
    # in the old currency stands.
    agreed = old.take_or_pay is not None and new.currency != old.currency
    money = old if agreed or new.one_time_cost is None else new
    return replace(
        new,
        one_time_cost=money.one_time_cost,
        currency=money.currency,
        earliest=new.earliest or old.earliest,
        ramp=new.ramp or old.ramp,
        take_or_pay=old.take_or_pay if new.take_or_pay is None else new.take_or_pay,
        signed=new.signed or old.signed,
        source=new.source or old.source,
        note=new.note or old.note,
    )
