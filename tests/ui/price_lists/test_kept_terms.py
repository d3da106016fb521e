from dataclasses import replace
from datetime import date
from decimal import Decimal

from procure.offers import Catalog, Commitment, PriceBreak, Program, RampStep, Rebate
from procure.references import missing_references
from tests.ui.trial import trial_project
from ui.edits import Inputs, with_catalog
from ui.price_lists.kept_terms import with_kept_terms

BY_HAND = Commitment(id="toll", kind="take_or_pay", description="Yearly minimum", signed=True)
READ = Commitment(id="loi", kind="loi", description="Chips", row=7)
REBATE = Rebate(threshold=Decimal(100), rate=Decimal("0.03"), currency="USD")


def foundry() -> Catalog:
    """Give a list with an offer of a program, whose terms were agreed beside it."""
    project = trial_project()
    old = next(one for one in project.catalogs if one.supplier == "Foundry")
    program = replace(
        old.programs[0],
        ramp=(RampStep(start=date(2024, 7, 1), chips_per_period=500),),
        take_or_pay=Decimal(9_000_000),
        signed=True,
    )
    offer = replace(
        old.offers[0],
        breaks=(
            PriceBreak(quantity=1, unit_price=Decimal(4000)),
            PriceBreak(quantity=100, unit_price=Decimal(3500)),
        ),
        break_kind="incremental",
        break_basis="cumulative",
    )
    return replace(
        old,
        offers=(offer,),
        programs=(program,),
        commitments=(READ, BY_HAND),
        rebates=(REBATE,),
    )


def sent_again(old: Catalog) -> Catalog:
    """Give the supplier's next file, which knows prices only."""
    offers = tuple(replace(one, program="", break_basis="order") for one in old.offers)
    return replace(old, offers=offers, programs=(), commitments=(), rebates=())


def test_what_no_file_states_stays() -> None:
    """A new list forgets no one-time cost, take-or-pay or rebate that was agreed."""
    old = foundry()
    new = with_kept_terms(old, sent_again(old))
    assert new.programs == old.programs
    assert new.commitments == (BY_HAND,)
    assert new.rebates == (REBATE,)
    assert new.offers == old.offers


def test_what_the_new_list_says_counts() -> None:
    """Its own programs, commitments and rebates stand; what they leave empty is kept."""
    old = foundry()
    program = Program(
        id="own", name="Own silicon", currency="USD", one_time_cost=Decimal(50_000_000)
    )
    rebate = replace(REBATE, rate=Decimal("0.04"))
    sent = replace(sent_again(old), programs=(program,), rebates=(rebate,), commitments=(READ,))
    new = with_kept_terms(old, sent)
    assert new.programs[0].one_time_cost == 50_000_000
    assert new.programs[0].take_or_pay == 9_000_000
    assert new.programs[0].ramp == old.programs[0].ramp
    assert new.programs[0].signed
    assert new.rebates == (rebate,)
    assert new.commitments == (READ, BY_HAND)


def test_two_amounts_never_change_their_currency() -> None:
    """A one-time cost in another currency does not turn what was agreed into that currency."""
    old = foundry()
    program = Program(id="own", name="Own silicon", currency="EUR", one_time_cost=Decimal(1))
    new = with_kept_terms(old, replace(sent_again(old), programs=(program,)))
    assert new.programs[0].currency == "USD"
    assert new.programs[0].one_time_cost == 40_000_000
    assert new.programs[0].take_or_pay == 9_000_000


def test_one_price_counts_no_quantity() -> None:
    """An offer that lost its breaks counts nothing over the horizon."""
    old = foundry()
    sent = sent_again(old)
    single = replace(sent.offers[0], breaks=sent.offers[0].breaks[:1], break_kind=None)
    new = with_kept_terms(old, replace(sent, offers=(single,)))
    assert new.offers[0].break_basis == "order"


def test_an_import_keeps_them() -> None:
    """Taken into the project, the list has what was agreed and names nothing it lacks."""
    project = trial_project()
    old = foundry()
    lists = (*project.catalogs[:3], old)
    before = Inputs(project=replace(project, catalogs=lists), scenario=project.scenarios[0])
    after = with_catalog(before, sent_again(old))
    assert after.project.catalogs[3].programs == old.programs
    assert after.project.catalogs[3].offers[0].program == "own"
    assert not missing_references(after.whole())
