"""The table of the fleet and of open orders: chips that are there, or on their way."""

from typing import Any

from procure.demand import FleetLine
from ui.document import Document
from ui.edits import Inputs
from ui.entry import Choice, Day, Entry, Money, Number, Whole
from ui.entry_terms import CurrencyCode
from ui.help.field_help import NOTE, SOURCE
from ui.price_lists.supply_edits import with_fleet_line, with_new_fleet_line, without_fleet_line
from ui.tables.columns import Column, RowTitle, Where, field_column
from ui.tables.record_list import AddChoice, AddText, Edited, RecordList
from ui.tables.records import RecordTable


class _Arrival(Day):
    """The day an open order arrives; none for chips that are there."""

    empty = "in place"

    def show(self, value: Any) -> str:
        """Give the day, or that the chips are there."""
        return self.empty if value is None else super().show(value)

    def parse(self, text: str) -> Any:
        """Give the day; what is shown for none is none."""
        return None if text.strip().casefold() == self.empty else super().parse(text)

    def rank(self, value: Any) -> Any:
        """Sort by day, what is in place first."""
        return "" if value is None else value.isoformat()


class _Retirement(_Arrival):
    """The day from which chips no longer work; none for those that stay."""

    empty = "stays"


def fleet_list(document: Document) -> RecordList:
    """Show the fleet and the open orders of a document's project."""

    def chip(line: FleetLine) -> str:
        return _name(_chips(document), line.chip)

    def name(line: FleetLine) -> str:
        return f"{line.chips:,} × {chip(line)} at {_name(_sites(document), line.site)}"

    table: RecordTable[FleetLine] = RecordTable(
        document,
        lambda: _columns(document),
        lambda: document.project.fleet,
        key=lambda line: line.id,
        title=RowTitle(
            heading="Chip",
            get=chip,
            name=name,
            where=lambda line: ("fleet", line.id),
            about="The model of chips that are owned, or were ordered before this plan.",
        ),
    )

    def add(inputs: Inputs, chips: int, chip: Any, site: Any) -> Edited:
        changed, line = with_new_fleet_line(inputs, chip, chips, site)
        return Edited(name=f"Add {chips:,} chips to the fleet", inputs=changed, key=line)

    def remove(inputs: Inputs, line: FleetLine) -> Edited:
        return Edited(name=f"Remove {name(line)}", inputs=without_fleet_line(inputs, line.id))

    return RecordList(
        document,
        table,
        "Fleet and open orders",
        fields=(
            AddText(
                Whole(least=1),
                "how many chips",
                shown="Chips",
                about="How many chips the line to add has; it cannot be left empty.",
                unit="chips",
                width=80,
            ),
            AddChoice(
                lambda: _chips(document),
                "chip",
                shown="Chip to add",
                about="The model of the chips that you have, or have ordered before this plan.",
            ),
            AddChoice(
                lambda: _sites(document),
                "site",
                shown="Site to add it at",
                about="The site of yours where the chips are, or will arrive.",
            ),
        ),
        add_text="Add to fleet",
        add=add,
        remove=remove,
        remove_tip="Take the selected line out. Undo brings it back.",
    )


def _chips(document: Document) -> list[tuple[object, str]]:
    return [(chip.id, chip.name) for chip in document.project.chips]


def _sites(document: Document) -> list[tuple[object, str]]:
    return [(site.id, site.name) for site in document.project.sites if not site.supplier]


def _name(known: list[tuple[object, str]], wanted: str) -> str:
    return next((name for one, name in known if one == wanted), wanted)


def _columns(document: Document) -> tuple[Column[FleetLine], ...]:
    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[FleetLine]:
        return field_column(name, heading, entry, edit=edit, where=where, **more)

    def edit(inputs: Inputs, line: FleetLine, **fields: Any) -> Inputs:
        return with_fleet_line(inputs, line.id, **fields)

    def where(line: FleetLine) -> Where:
        return ("fleet", line.id)

    kw, racks = Number(), Number()
    kw.empty, racks.empty = "from TDP", "unknown"
    return (
        field(
            "chips",
            "Chips",
            Whole(least=1, when_empty="entry-empty"),
            about="How many chips the line has; it cannot be left empty.",
            measured="chips",
            width=72,
        ),
        field(
            "site",
            "Site",
            Choice(*_sites(document)),
            about="The site of yours where the chips are, or will arrive; they do not move.",
            width=112,
        ),
        field(
            "arrives",
            "Arrives",
            _Arrival(),
            about=(
                "The day on which an open order arrives: it works from the first period that "
                "starts on it or later; empty: the chips are in place."
            ),
            width=96,
        ),
        field(
            "retires",
            "Retires",
            _Retirement(),
            about="The chips work in the periods that start before this day; empty: they stay.",
            width=96,
        ),
        field(
            "to_pay",
            "To pay",
            _to_pay(),
            about=(
                "What is still due when an open order arrives; empty: not known, and in no cost, "
                "so enter 0 if all is paid."
            ),
            measured="the currency beside it",
            width=96,
        ),
        field(
            "currency",
            "Currency",
            CurrencyCode(needed=False),
            about=(
                "The currency of what is still to pay, as a code of three letters; it may be "
                "empty where nothing is."
            ),
            width=72,
        ),
        field(
            "kw",
            "Power",
            kw,
            unit="kW in all",
            about="IT power of all chips of the line together; empty: the sum of their TDP.",
            width=80,
        ),
        field(
            "racks",
            "Racks",
            racks,
            unit="in all",
            about=(
                "How many racks all chips of the line fill; empty: not known, and they do not "
                "count where racks are limited."
            ),
            measured="racks",
            width=64,
        ),
        field(
            "source",
            "Source",
            Entry(),
            assumed=lambda line: not line.source,
            about=SOURCE,
            width=120,
        ),
        field("note", "Note", Entry(), about=NOTE),
    )


def _to_pay() -> Entry:
    entry = Money()
    entry.empty = "unknown"
    return entry
