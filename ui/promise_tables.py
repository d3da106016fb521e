"""The tables below the offers of what is agreed with a supplier.

Programs that offers belong to, commitments, and rebates on the whole spend.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from procure.offers import Catalog, Commitment, Program, Rebate
from procure.record import record
from ui.columns import Column, RowTitle, Where, field_column
from ui.document import Document
from ui.edits import Inputs
from ui.entry import Choice, Day, Entry, Money, Number, Percent, Required, Switch, Whole
from ui.entry_terms import CurrencyCode, Ramp
from ui.field_help import CURRENCY, NOTE, RELATED, SOURCE
from ui.promise_edits import (
    with_assumed,
    with_commitment,
    with_new_commitment,
    with_new_program,
    with_new_rebate,
    with_program,
    with_rebate,
    without_commitment,
    without_program,
    without_rebate,
)
from ui.record_list import AddChoice, AddText, Edited, RecordList
from ui.records import RecordTable

KINDS: Final = (
    ("order", "order"),
    ("take_or_pay", "take or pay"),
    ("prepaid", "prepaid"),
    ("loi", "letter of intent"),
)
_KIND: Final = Choice(*KINDS)

Shown = Callable[[], Catalog | None]
"""Gives the price list that is selected."""


@record
class RebateRow:
    """A rebate with its supplier and its place in the list."""

    supplier: str
    place: int
    rebate: Rebate


def program_list(document: Document, shown: Shown) -> RecordList:
    """Show the programs of the selected price list."""
    table: RecordTable[Program] = RecordTable(
        document,
        _program_columns,
        lambda: _of(shown(), "programs"),
        key=lambda program: program.id,
        title=RowTitle(
            heading="Program",
            get=lambda program: program.name,
            where=lambda program: ("programs", program.id),
            about="A development that offers can belong to, such as a chip of your own.",
        ),
        follows=False,
    )

    def add(inputs: Inputs, name: str) -> Edited:
        changed, program = with_new_program(inputs, _supplier(shown), name)
        return Edited(name=f"Add the program {name}", inputs=changed, key=program)

    def remove(inputs: Inputs, program: Program) -> Edited:
        return Edited(
            name=f"Remove the program {program.name}", inputs=without_program(inputs, program.id)
        )

    return RecordList(
        document,
        table,
        "Programs",
        fields=(
            AddText(
                Required(),
                "the program's name",
                shown="Name of a program",
                about="What the program to add is called; it cannot be left empty.",
                width=200,
            ),
        ),
        add_text="Add program",
        add=add,
        remove=remove,
        remove_tip="Take the program out. Its offers then belong to none.",
    )


def _program_columns() -> tuple[Column[Program], ...]:
    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[Program]:
        return field_column(name, heading, entry, edit=edit, where=where, **more)

    def edit(inputs: Inputs, program: Program, **fields: Any) -> Inputs:
        return with_program(inputs, program.id, **fields)

    def where(program: Program) -> Where:
        return ("programs", program.id)

    return (
        field(
            "one_time_cost",
            "One-time cost",
            Money(),
            about=(
                "Due with the first order of any of its offers; empty: not known, and they "
                "are left out, so enter 0 where there is none."
            ),
            measured="the currency beside it",
        ),
        field("currency", "Currency", CurrencyCode(), about=CURRENCY, width=72),
        field(
            "earliest",
            "Not before",
            Day(),
            about="No unit of its offers arrives before this day; empty: no such day.",
            width=104,
        ),
        field(
            "ramp",
            "Ramp",
            Ramp(),
            unit="chips a period, from a day on",
            about=(
                "From a day on so many chips of all its offers can arrive in a period, none "
                "before the first day, such as 2026-01-01: 500; empty: no limit."
            ),
            measured="chips a period",
            width=208,
        ),
        field(
            "take_or_pay",
            "Take or pay",
            _named(Money(), "none"),
            about=(
                "The least that purchase and rent of its offers come to once any is ordered; "
                "the rest is due at the horizon's end; empty: none."
            ),
            measured="the currency beside it",
        ),
        field(
            "signed",
            "Signed",
            Switch("signed", "not signed"),
            about=(
                "With a tick the one-time cost, in the first period, and the take-or-pay are due "
                "whatever is ordered."
            ),
            width=64,
        ),
        field(
            "source", "Source", Entry(), assumed=lambda one: not one.source, about=SOURCE, width=120
        ),
        field(
            "name",
            "Name",
            Required(),
            about="What the program is called; it cannot be left empty.",
            width=136,
        ),
        field("note", "Note", Entry(), about=NOTE),
    )


def commitment_list(document: Document, shown: Shown) -> RecordList:
    """Show the commitments of the selected price list."""
    table: RecordTable[Commitment] = RecordTable(
        document,
        lambda: _commitment_columns(document),
        lambda: _of(shown(), "commitments"),
        key=lambda commitment: commitment.id,
        title=RowTitle(
            heading="Commitment",
            get=lambda commitment: commitment.description,
            where=lambda commitment: ("commitments", commitment.id),
            hint=_origin,
            about="What is promised to the supplier, in words.",
        ),
        follows=False,
    )

    def add(inputs: Inputs, kind: Any, description: str) -> Edited:
        changed, made = with_new_commitment(inputs, _supplier(shown), kind, description)
        return Edited(name=f"Add the commitment {description}", inputs=changed, key=made)

    def remove(inputs: Inputs, commitment: Commitment) -> Edited:
        return Edited(
            name=f"Remove the commitment {commitment.description}",
            inputs=without_commitment(inputs, commitment.id),
        )

    return RecordList(
        document,
        table,
        "Commitments",
        fields=(
            AddChoice(lambda: KINDS, "kind", shown="Kind of commitment", about=_ABOUT_KIND),
            AddText(
                Required(),
                "what is promised",
                shown="What is promised",
                about="The commitment to add, in words; it cannot be left empty.",
                width=200,
            ),
        ),
        add_text="Add commitment",
        add=add,
        remove=remove,
        remove_tip="Take the selected commitment out. Undo brings it back.",
    )


def _commitment_columns(document: Document) -> tuple[Column[Commitment], ...]:
    assumed = frozenset(document.scenario.assume_delivered)
    models = [(chip.id, chip.name) for chip in document.project.chips]
    one_chip, any_chip = Choice(("", ""), *models), Choice(("", "any"), *models)
    own = ((site.id, site.name) for site in document.project.sites if not site.supplier)
    sites = Choice(("", ""), *own)

    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[Commitment]:
        return field_column(name, heading, entry, edit=edit, where=where, **more)

    def edit(inputs: Inputs, commitment: Commitment, **fields: Any) -> Inputs:
        return with_commitment(inputs, commitment.id, **fields)

    def where(commitment: Commitment) -> Where:
        return ("commitments", commitment.id)

    return (
        field("kind", "Kind", _KIND, about=_ABOUT_KIND, width=120),
        Column(
            heading="Assumed",
            unit="delivered",
            get=lambda one: one.id in assumed,
            entry=Switch("assumed", "not assumed"),
            put=lambda inputs, one, value: with_assumed(inputs, one.id, delivered=value),
            locked=lambda one: "" if one.kind == "loi" else "Only a letter of intent is assumed.",
            what="what is assumed",
            about=(
                "With a tick this scenario counts the letter of intent as an order; without one "
                "it supplies nothing."
            ),
            width=80,
        ),
        field(
            "signed",
            "Signed",
            Switch("signed", "not signed"),
            about="An order or a take-or-pay counts with a tick only; without one it is left out.",
            width=64,
        ),
        field(
            "signed_on",
            "Signed on",
            Day(),
            about="The day of the signature, for people: no plan depends on it; empty: not known.",
            width=104,
        ),
        field(
            "chip",
            "Chip",
            one_chip,
            entry_of=lambda one: any_chip if _supplies(one) else one_chip,
            about=(
                "The model that arrives, or of which purchase and rent count; empty: any "
                "model of a take-or-pay or a prepayment; what would bring chips is left out."
            ),
            width=136,
        ),
        field(
            "chips",
            "Chips",
            _named(Whole(least=1), "unknown"),
            locked=_supplies,
            about="How many chips arrive; empty: not known, and the commitment is left out.",
            measured="chips",
            width=72,
        ),
        field(
            "site",
            "Site",
            sites,
            locked=_supplies,
            about=(
                "The site of yours at which the chips arrive; empty: not known, and the "
                "commitment is left out."
            ),
            width=120,
        ),
        field(
            "when",
            "Arrives",
            Day(),
            locked=_supplies,
            about=(
                "When the chips arrive, and what is still to pay falls due; empty: not known, and "
                "the commitment is left out."
            ),
            width=104,
        ),
        field("amount", "Amount", Money(), about=_ABOUT_AMOUNT, measured="the currency beside it"),
        field(
            "currency",
            "Currency",
            CurrencyCode(needed=False),
            about=(
                "The currency of the amount, as a code of three letters; it may be empty where "
                "there is no amount."
            ),
            width=72,
        ),
        field("related_party", "Related party", Entry(), about=RELATED, width=112),
        field("source", "Source", Entry(), about=SOURCE, width=120),
        field(
            "description",
            "Description",
            Required(),
            about="What is promised, in words; it cannot be left empty.",
            width=168,
        ),
        field("note", "Note", Entry(), about=NOTE),
    )


_ABOUT_KIND: Final = (
    "An order or letter of intent brings chips, a take-or-pay is a least spend with the supplier, "
    "and what is prepaid is taken off what falls due."
)
_ABOUT_AMOUNT: Final = (
    "What is still to pay of an order, the least to be paid of a take-or-pay, or what was "
    "prepaid; empty: not known, and the commitment is left out, so enter 0 where nothing is due."
)


def _origin(commitment: Commitment) -> str:
    if commitment.row is None:
        return ""
    sheet = f"Sheet {commitment.sheet}, row" if commitment.sheet else "Row"
    return f"{sheet} {commitment.row} of the supplier's file"


def _supplies(commitment: Commitment) -> str:
    supplies = commitment.kind in ("order", "loi")
    return "" if supplies else "Only an order or a letter of intent brings chips."


def rebate_list(document: Document, shown: Shown) -> RecordList:
    """Show the rebates of the supplier whose price list is selected."""

    def rows() -> tuple[RebateRow, ...]:
        rebates: tuple[Rebate, ...] = _of(shown(), "rebates")
        return tuple(
            RebateRow(supplier=_supplier(shown), place=at, rebate=one)
            for at, one in enumerate(rebates)
        )

    table: RecordTable[RebateRow] = RecordTable(
        document,
        _rebate_columns,
        rows,
        key=lambda row: (row.supplier, row.place),
        follows=False,
    )

    def add(inputs: Inputs, threshold: Any, rate: Any) -> Edited:
        supplier = _supplier(shown)
        changed, place = with_new_rebate(inputs, supplier, threshold, rate)
        return Edited(name=f"Add a rebate of {supplier}", inputs=changed, key=(supplier, place))

    def remove(inputs: Inputs, row: RebateRow) -> Edited:
        return Edited(
            name=f"Remove a rebate of {row.supplier}",
            inputs=without_rebate(inputs, row.supplier, row.place),
        )

    return RecordList(
        document,
        table,
        "Rebates",
        fields=(
            AddText(
                Number(),
                "the spend from which it counts",
                shown="From a spend of",
                about=_ABOUT_THRESHOLD,
                unit="the project's currency",
                width=136,
            ),
            AddText(
                Percent(most=100),
                "the rate",
                shown="Rate, 3 %",
                about=_ABOUT_RATE,
                unit=_UNIT_RATE,
                width=96,
            ),
        ),
        add_text="Add rebate",
        add=add,
        remove=remove,
        remove_tip="Take the selected rebate out. Undo brings it back.",
    )


def _rebate_columns() -> tuple[Column[RebateRow], ...]:
    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[RebateRow]:
        def put(inputs: Inputs, row: RebateRow, value: Any) -> Inputs:
            return with_rebate(inputs, row.supplier, row.place, **{name: value})

        return Column(
            heading=heading,
            get=lambda row: getattr(row.rebate, name),
            entry=entry,
            put=put,
            where=lambda row: ("rebates", row.supplier, str(row.place), name),
            what=f"{heading.lower()} of a rebate",
            **more,
        )

    return (
        field(
            "threshold",
            "From a spend of",
            Money(when_empty="entry-empty"),
            about=_ABOUT_THRESHOLD,
            measured="the currency beside it",
            width=144,
        ),
        field("currency", "Currency", CurrencyCode(), about=CURRENCY, width=72),
        field(
            "rate",
            "Rate",
            Percent(most=100, when_empty="entry-empty"),
            unit="of all of it",
            about=_ABOUT_RATE,
            width=88,
        ),
        field("source", "Source", Entry(), assumed=lambda row: not row.rebate.source, about=SOURCE),
    )


_ABOUT_THRESHOLD: Final = (
    "From this much purchase and rent with the supplier over the horizon on the rebate is earned; "
    "it cannot be left empty."
)
_ABOUT_RATE: Final = (
    "The part of all that spend that comes back at the horizon's end, of the highest spend reached "
    "only; it cannot be left empty."
)
_UNIT_RATE: Final = "% of all of it"


def currencies_agreed(catalogs: Iterable[Catalog]) -> set[str]:
    """List the currencies in which programs, commitments and rebates are agreed."""
    found: set[str] = set()
    for catalog in catalogs:
        found |= {program.currency for program in catalog.programs}
        found |= {commitment.currency for commitment in catalog.commitments}
        found |= {rebate.currency for rebate in catalog.rebates}
    return found


def _of(catalog: Catalog | None, what: str) -> Any:
    return () if catalog is None else getattr(catalog, what)


def _supplier(shown: Shown) -> str:
    catalog = shown()
    return "" if catalog is None else catalog.supplier


def _named(entry: Entry, empty: str) -> Entry:
    entry.empty = empty
    return entry
