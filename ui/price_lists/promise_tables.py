"""The tables below the offers of what is agreed with a supplier.

Programs that offers belong to, commitments, and rebates on the whole spend.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from procure.offers import Catalog, Commitment, Program, Rebate
from procure.record import record
from ui.document import Document
from ui.edits import Inputs
from ui.entry import Choice, Day, Entry, Money, Number, Percent, Required, Switch, Whole
from ui.entry_terms import CurrencyCode, Ramp
from ui.price_lists.promise_edits import (
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
from ui.price_lists.promise_help import COMMITMENT, PROGRAM, REBATE
from ui.tables.columns import Column, RowTitle, Where, field_column
from ui.tables.record_list import AddChoice, AddText, Edited, RecordList
from ui.tables.records import RecordTable

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
    ).growing("Name", rows=lambda inputs: _of(_now(shown, inputs), "programs"))


def _program_columns() -> tuple[Column[Program], ...]:
    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[Program]:
        return field_column(
            name, heading, entry, edit=edit, where=where, about=PROGRAM[name], **more
        )

    def edit(inputs: Inputs, program: Program, **fields: Any) -> Inputs:
        return with_program(inputs, program.id, **fields)

    def where(program: Program) -> Where:
        return ("programs", program.id)

    return (
        field("one_time_cost", "One-time cost", Money(), measured="the currency beside it"),
        field("currency", "Currency", CurrencyCode(), width=72),
        field("earliest", "Not before", Day(), width=104),
        field(
            "ramp",
            "Ramp",
            Ramp(),
            unit="chips a period, from a day on",
            measured="chips a period",
            width=208,
        ),
        field(
            "take_or_pay", "Take or pay", _named(Money(), "none"), measured="the currency beside it"
        ),
        field("signed", "Signed", Switch("signed", "not signed"), width=64),
        field("source", "Source", Entry(), assumed=lambda one: not one.source, width=120),
        field("name", "Name", Required(), width=136),
        field("note", "Note", Entry()),
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
            AddChoice(lambda: KINDS, "kind", shown="Kind of commitment", about=COMMITMENT["kind"]),
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
    ).growing("Kind", "Description", rows=lambda inputs: _of(_now(shown, inputs), "commitments"))


def _commitment_columns(document: Document) -> tuple[Column[Commitment], ...]:
    assumed = frozenset(document.scenario.assume_delivered)
    models = [(chip.id, chip.name) for chip in document.project.chips]
    one_chip, any_chip = Choice(("", ""), *models), Choice(("", "any"), *models)
    own = ((site.id, site.name) for site in document.project.sites if not site.supplier)
    sites = Choice(("", ""), *own)

    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[Commitment]:
        return field_column(
            name, heading, entry, edit=edit, where=where, about=COMMITMENT[name], **more
        )

    def edit(inputs: Inputs, commitment: Commitment, **fields: Any) -> Inputs:
        return with_commitment(inputs, commitment.id, **fields)

    def where(commitment: Commitment) -> Where:
        return ("commitments", commitment.id)

    return (
        field("kind", "Kind", _KIND, width=120),
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
        field("signed", "Signed", Switch("signed", "not signed"), width=64),
        field("signed_on", "Signed on", Day(), width=104),
        field(
            "chip",
            "Chip",
            one_chip,
            entry_of=lambda one: any_chip if _supplies(one) else one_chip,
            width=136,
        ),
        field(
            "chips",
            "Chips",
            _named(Whole(least=1), "unknown"),
            locked=_supplies,
            measured="chips",
            width=72,
        ),
        field("site", "Site", sites, locked=_supplies, width=120),
        field("when", "Arrives", Day(), locked=_supplies, width=104),
        field("amount", "Amount", Money(), measured="the currency beside it"),
        field("currency", "Currency", CurrencyCode(needed=False), width=72),
        field("related_party", "Related party", Entry(), width=112),
        field("source", "Source", Entry(), width=120),
        field("description", "Description", Required(), width=168),
        field("note", "Note", Entry()),
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

    def rows(catalog: Catalog | None) -> tuple[RebateRow, ...]:
        rebates: tuple[Rebate, ...] = _of(catalog, "rebates")
        return tuple(
            RebateRow(supplier=_supplier(shown), place=at, rebate=one)
            for at, one in enumerate(rebates)
        )

    table: RecordTable[RebateRow] = RecordTable(
        document,
        _rebate_columns,
        lambda: rows(shown()),
        key=lambda row: (row.supplier, row.place),
        keys_are_places=True,
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
                about=REBATE["threshold"],
                unit="the project's currency",
                width=136,
            ),
            AddText(
                Percent(most=100),
                "the rate",
                shown="Rate, 3 %",
                about=REBATE["rate"],
                unit=_UNIT_RATE,
                width=96,
            ),
        ),
        add_text="Add rebate",
        add=add,
        remove=remove,
        remove_tip="Take the selected rebate out. Undo brings it back.",
    ).growing("From a spend of", "Rate", rows=lambda inputs: rows(_now(shown, inputs)))


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
            about=REBATE[name],
            **more,
        )

    return (
        field(
            "threshold",
            "From a spend of",
            Money(when_empty="entry-empty"),
            measured="the currency beside it",
            width=144,
        ),
        field("currency", "Currency", CurrencyCode(), width=72),
        field(
            "rate",
            "Rate",
            Percent(most=100, when_empty="entry-empty"),
            unit="of all of it",
            width=88,
        ),
        field("source", "Source", Entry(), assumed=lambda row: not row.rebate.source),
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


def _now(shown: Shown, inputs: Inputs) -> Catalog | None:
    """Give the selected price list as it is in some inputs."""
    supplier = _supplier(shown)
    return next((one for one in inputs.project.catalogs if one.supplier == supplier), None)


def _supplier(shown: Shown) -> str:
    catalog = shown()
    return "" if catalog is None else catalog.supplier


def _named(entry: Entry, empty: str) -> Entry:
    entry.empty = empty
    return entry
