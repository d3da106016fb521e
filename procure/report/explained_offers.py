"""The sheets Offers and Negotiation: why each offer is in the plan or not, and what to ask for."""

from decimal import Decimal
from typing import Final

from procure.explained import negotiation_words, offer_cases_words
from procure.explained.negotiation import Negotiation
from procure.explained.offer_cases import OfferCase
from procure.explained.unit_words import of_one
from procure.report.book import Book
from procure.report.explained import most
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.values import Column, Styled, Value
from procure.words import sentence

OFFERS: Final = "Offers"
NEGOTIATION: Final = "Negotiation"
_WIDE: Final = 90.0
_DIGITS: Final = 4
_MOST_DECIMALS: Final = 6


def add_offers(book: Book, subject: Subject, cases: tuple[OfferCase, ...]) -> None:
    """Write what each offer costs and why it is used or not; nothing where none was looked at."""
    if not cases:
        return
    sheet = book.sheet(OFFERS)
    sheet.title(OFFERS, sentence("report-offers-note", {"currency": subject.currency}))
    works = offer_cases_words.works_of(cases)
    columns = [
        Column(heading="Offer"),
        Column(heading="Supplier"),
        Column(heading="Units", kind="whole"),
        *(
            Column(heading=f"{subject.names.workload(work)}, a year of 1 {unit}", kind="money")
            for work in works
            for unit in (of_one(subject.names.unit(work)),)
        ),
        Column(heading="Priced as"),
        Column(heading="In the plan, or why not", width=_WIDE),
    ]
    rows = [_offer_row(subject, case, works) for case in cases]
    sheet.table("Offers", columns, rows, widest=34)
    sheet.freeze(HEAD_ROW + 1, 1)


def _offer_row(subject: Subject, case: OfferCase, works: tuple[str, ...]) -> tuple[Value, ...]:
    known = {one.workload: one.cost for one in case.cost.works} if case.cost is not None else {}
    basis = ""
    if case.cost is not None:
        key = "report-offers-planned" if case.cost.planned else "report-offers-order"
        values = {
            "units": f"{case.cost.units:,}",
            "period": subject.label(case.cost.period),
        }
        basis = sentence(key, values)
    said = (
        *offer_cases_words.uses_told(subject.project, subject.scenario, case),
        *offer_cases_words.reasons_told(subject.project, subject.scenario, case),
        *(sentence(one.key, one.values) for one in case.not_for),
    )
    return (
        subject.names.offer(case.offer),
        case.supplier,
        case.units,
        *(_each(subject, known.get(work)) for work in works),
        basis,
        " ".join(said),
    )


def _each(subject: Subject, cost: Decimal | None) -> Value:
    """Show what a unit of work costs by its first digits, however small it is."""
    if not cost:
        return cost
    digits = min(max(_DIGITS - 1 - cost.adjusted(), 0), _MOST_DECIMALS)
    return Styled(value=cost, kind="money", currency=subject.currency, digits=digits)


def add_negotiation(book: Book, subject: Subject, found: tuple[Negotiation, ...]) -> None:
    """Write what to say to suppliers; nothing where no offer was looked at."""
    if not found:
        return
    sheet = book.sheet(NEGOTIATION)
    sheet.title(NEGOTIATION, sentence("report-negotiation-note"))
    columns = [
        Column(heading="Supplier"),
        Column(heading="Offer"),
        Column(heading="Units", kind="whole"),
        Column(heading="What was found", width=_WIDE),
    ]
    rows: list[tuple[Value, ...]] = [
        (one.supplier, subject.names.offer(one.offer), one.units, told)
        for one in found
        for told in negotiation_words.sentences(
            subject.project, subject.scenario, one, most(subject)
        )
    ]
    sheet.table("Negotiation", columns, rows, empty=sentence("report-nothing-found"), widest=34)
    sheet.freeze(HEAD_ROW + 1)
