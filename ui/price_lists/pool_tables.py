"""Supply that several offers share: the pools, and what draws from the selected one."""

from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from procure.demand import Pool, PoolMember
from procure.errors import InputError
from procure.offer_facts import chips_on_offer, facts_of
from procure.record import record
from ui.document import Document
from ui.edits import Inputs
from ui.entry import Entry, Number, Required, Whole
from ui.help.field_help import NOTE, SOURCE
from ui.price_lists.supply_edits import with_new_pool, with_pool, with_pool_member, without_pool
from ui.tables.columns import Column, Where, field_column
from ui.tables.record_list import AddChoice, AddText, Edited, RecordList
from ui.tables.records import RecordTable


@record
class MemberRow:
    """What draws from a pool, with the pool it is of."""

    pool: str
    member: PoolMember

    @property
    def of(self) -> tuple[str, str]:
        """The offer's and the chip's id, one of them empty."""
        return self.member.offer, self.member.chip


class PoolTables(QWidget):
    """Pools at the left, the members of the selected one at the right."""

    told = Signal(str)
    """What is selected, as a sentence."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Show the pools of a document's project."""
        super().__init__(parent)
        self._document = document
        self.pools = _pool_list(document)
        self.members = self._member_list()
        for part in (self.pools, self.members):
            part.told.connect(self.told)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.pools)
        self._split.addWidget(self.members)
        self._split.setSizes([432, 408])
        self._split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        # How little room is enough is for minimumSizeHint to say.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._split)
        self.pools.view.selectionModel().currentChanged.connect(self.members.table.refresh)
        self.pools.table.modelReset.connect(self.members.table.refresh)

    def minimumSizeHint(self) -> QSize:
        # One below the other there is room for both beside the demand builder.
        wide = max(part.minimumSizeHint().width() for part in (self.pools, self.members))
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = sum(part.minimumSizeHint().width() for part in (self.pools, self.members))
        wide = event.size().width() > beside + self._split.handleWidth()
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def pool(self) -> Pool | None:
        """Give the pool whose members are shown: the selected one, or else the first."""
        chosen: Pool | None = self.pools.chosen()
        return chosen or next(iter(self.pools.table.rows), None)

    def _member_list(self) -> RecordList:
        document = self._document
        table: RecordTable[MemberRow] = RecordTable(
            document, self._member_columns, self._member_rows, key=lambda row: (row.pool, row.of)
        )
        return RecordList(
            document,
            table,
            "What draws from the pool",
            fields=(
                AddChoice(
                    self._options,
                    "chip or offer",
                    shown="Chip or offer",
                    about="The chip or offer that is to draw from the selected pool.",
                ),
                AddText(
                    Number(),
                    "what one of it takes",
                    shown="takes",
                    about=_ABOUT_TAKES,
                    unit=f"{_OF_POOL}, for a chip or a unit of an offer",
                    width=88,
                ),
            ),
            add_text="Add",
            add=self._add,
            remove=self._remove,
            remove_tip="Let the selected member no longer draw from the pool.",
        )

    def _options(self) -> list[tuple[object, str]]:
        project = self._document.project
        used = chips_on_offer(project.catalogs)
        chips = [(("", chip.id), f"{chip.name}, each chip") for chip in project.chips]
        chips.sort(key=lambda option: option[0][1] not in used)
        offers = [
            ((offer.id, ""), f"{offer.description or offer.id} ({catalog.supplier})")
            for catalog, offer in project.offers()
        ]
        return [*chips, *offers]

    def _member_rows(self) -> tuple[MemberRow, ...]:
        pool = self.pool()
        members = pool.members if pool else ()
        return tuple(MemberRow(pool=pool.id if pool else "", member=one) for one in members)

    def _member_columns(self) -> tuple[Column[MemberRow], ...]:
        pool = self.pool()
        names = self._names(pool)

        def put(inputs: Inputs, row: MemberRow, weight: Any) -> Inputs:
            return with_pool_member(inputs, row.pool, row.of, weight, new=False)

        return (
            Column(
                heading="Drawn by",
                get=lambda row: names[row.of],
                about="The chip or offer that draws from the selected pool.",
                width=288,
                least=200,
            ),
            Column(
                heading=f"Takes {pool.unit}" if pool else "Takes",
                get=lambda row: row.member.weight,
                entry=Number(when_empty="entry-empty"),
                put=put,
                where=lambda row: ("pools", row.pool, *filter(None, row.of)),
                what="what a member of the pool takes",
                about=_ABOUT_TAKES,
                measured=f"{pool.unit if pool else _OF_POOL}, for a chip or a unit of an offer",
            ),
        )

    def _names(self, pool: Pool | None) -> dict[tuple[str, str], str]:
        project = self._document.project
        wanted = {(one.offer, one.chip) for one in pool.members} if pool else set()
        names = {of: of[0] or of[1] for of in wanted}
        for chip in project.chips:
            if ("", chip.id) in wanted:
                names["", chip.id] = f"{chip.name}, each chip"
        for catalog in project.catalogs:
            there = {of[0] for of in wanted if of[0] in facts_of(catalog.offers).ids}
            for offer in catalog.offers if there else ():
                if offer.id in there:
                    names[offer.id, ""] = f"{offer.description or offer.id} ({catalog.supplier})"
        return names

    def _add(self, inputs: Inputs, member: tuple[str, str], weight: Any) -> Edited:
        pool = self.pool()
        if pool is None:
            raise InputError("entry-pool-first")
        changed = with_pool_member(inputs, pool.id, member, weight, new=True)
        return Edited(name=f"Add to {pool.name}", inputs=changed, key=(pool.id, member))

    def _remove(self, inputs: Inputs, row: MemberRow) -> Edited:
        changed = with_pool_member(inputs, row.pool, row.of, None, new=False)
        return Edited(name="Remove a member of a pool", inputs=changed)


def _pool_list(document: Document) -> RecordList:
    table: RecordTable[Pool] = RecordTable(
        document, _pool_columns, lambda: document.project.pools, key=lambda pool: pool.id
    )

    def add(inputs: Inputs, name: str, per_period: Any, unit: str) -> Edited:
        changed, pool = with_new_pool(inputs, name, per_period, unit)
        return Edited(name=f"Add the pool {name}", inputs=changed, key=pool)

    def remove(inputs: Inputs, pool: Pool) -> Edited:
        return Edited(name=f"Remove the pool {pool.name}", inputs=without_pool(inputs, pool.id))

    return RecordList(
        document,
        table,
        "Supply that offers share",
        fields=(
            AddText(
                Required(),
                "the pool's name",
                shown="Name",
                about=_ABOUT_POOL,
                width=96,
            ),
            AddText(
                Number(),
                "how much there is in a period",
                shown="a period",
                about=_ABOUT_PERIOD,
                unit="what the field after it says",
                width=80,
            ),
            AddText(
                Required(),
                "the unit, such as wafers",
                shown="unit",
                about=_ABOUT_UNIT,
                width=72,
            ),
        ),
        add_text="Add pool",
        add=add,
        remove=remove,
        remove_tip="Take the pool out, with the limits on it in every scenario.",
    ).growing("Shared supply", "A period", "Unit", rows=lambda inputs: inputs.project.pools)


_OF_POOL: Final = "the pool's"
_ABOUT_POOL: Final = (
    "A bottleneck that several offers share, such as a foundry; its name cannot be left empty."
)
_ABOUT_PERIOD: Final = (
    "The most of it that all units arriving in one period may take; it cannot be left empty."
)
_ABOUT_UNIT: Final = "What the pool is counted in, such as wafers; it cannot be left empty."
_ABOUT_TAKES: Final = (
    "How much of the pool each chip of the model, or each unit of the offer, takes in the period "
    "in which it arrives; it cannot be left empty."
)


def _pool_columns() -> tuple[Column[Pool], ...]:
    def field(name: str, heading: str, entry: Entry, **more: Any) -> Column[Pool]:
        return field_column(name, heading, entry, edit=edit, where=where, **more)

    def edit(inputs: Inputs, pool: Pool, **fields: Any) -> Inputs:
        return with_pool(inputs, pool.id, **fields)

    def where(pool: Pool) -> Where:
        return ("pools", pool.id)

    return (
        field("name", "Shared supply", Required(), about=_ABOUT_POOL, width=136),
        field(
            "per_period",
            "A period",
            Number(when_empty="entry-empty"),
            about=_ABOUT_PERIOD,
            measured="the row's Unit",
            width=80,
        ),
        field("unit", "Unit", Required(), about=_ABOUT_UNIT, width=80),
        Column(
            heading="Members",
            get=lambda pool: len(pool.members),
            entry=Whole(),
            where=lambda pool: ("pools", pool.id, "members"),
            about="How many offers and chips draw from it, listed beside.",
            measured="offers and chips",
            width=72,
        ),
        field(
            "source",
            "Source",
            Entry(),
            assumed=lambda pool: not pool.source,
            about=SOURCE,
            width=72,
        ),
        field("note", "Note", Entry(), about=NOTE),
    )
