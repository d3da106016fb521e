"""What the rows of a price list become: offers, programs and commitments, each with its id."""

import re
from collections.abc import Callable, Hashable
from dataclasses import replace
from itertools import islice
from typing import Final

from catalogs.bulk import BulkMaker
from catalogs.commitments import is_commitment, read_commitment, read_program, slug
from catalogs.grid import Row
from catalogs.offer_rows import offer_groups
from catalogs.reading import Reading
from catalogs.rows import RowReader
from procure.offers import Commitment, Offer, Program

_EVERY: Final = 500
"""So many offers are made between two words about the progress: a tenth of a second at most."""

_PLAIN_NAME: Final = re.compile(r"[a-z0-9]{1,30}(?:-[a-z0-9]{1,28})?")


class Made:
    """What has been made of the rows so far, with ids that stay over re-import."""

    def __init__(self, supplier: str) -> None:
        """Start with nothing of this supplier."""
        self.supplier = supplier
        self.offers: list[Offer] = []
        self.programs: dict[str, Program] = {}
        self.commitments: list[Commitment] = []
        self._prefix = slug(supplier)
        self._ids: set[str] = set()
        self._offered: set[tuple[str, Hashable]] = set()
        self._next: dict[str, int] = {}

    def unique(self, name: str) -> tuple[str, bool]:
        """Give an id for a name, and whether another has the same name."""
        folded = name.lower()
        base = f"{self._prefix}:{folded if _PLAIN_NAME.fullmatch(folded) else slug(name)}"
        if base not in self._ids:
            self._ids.add(base)
            return base, False
        number = self._next.get(base, 2)
        while f"{base}-{number}" in self._ids:
            number += 1
        self._next[base] = number + 1
        found = f"{base}-{number}"
        self._ids.add(found)
        return found, True

    def read(self, reading: Reading, on_row: Callable[[int], None]) -> None:
        """Read the rows of a table; `on_row` is told the number of rows read so far."""

        def named(name: str, row: Row, terms: Hashable) -> str:
            own, repeated = self.unique(name)
            # The same thing on other terms, as for a year and for three, is no repetition.
            if repeated and (name, terms) in self._offered:
                reading.findings.add("offer-repeated", "warning", row, name=name)
            self._offered.add((name, terms))
            return own

        maker = BulkMaker(reading, named)
        promises = reading.column("commitment") is not None
        programs = reading.column("program") is not None
        groups = offer_groups(reading)
        done = 0
        if not promises and not programs and reading.column("break_quantity") is None:
            while rows := [row for (row,) in islice(groups, _EVERY)]:
                on_row(done)
                self.offers += maker.offers(rows)
                done += len(rows)
            return
        for number, (row, *more) in enumerate(groups):
            done += 1 + len(more)
            if number % _EVERY == 0:
                on_row(done)
            program, refused = "", False
            if promises and self._promise(RowReader(reading, row)):
                continue
            if programs:
                program, refused = self._program(RowReader(reading, row))
            offer = maker.offer(row, more, program=program, refused=refused)
            if offer is not None:
                self.offers.append(offer)

    def _promise(self, reader: RowReader) -> bool:
        if not is_commitment(reader):
            return False
        commitment = read_commitment(reader)
        if commitment and not reader.refused:
            name = f"{commitment.kind} {commitment.description}"
            self.commitments.append(replace(commitment, id=self.unique(name)[0]))
        return True

    def _program(self, reader: RowReader) -> tuple[str, bool]:
        program = read_program(reader, self.supplier)
        if program is None:
            return "", reader.refused
        known = self.programs.setdefault(program.id, program)
        merged = replace(
            known,
            one_time_cost=known.one_time_cost
            if known.one_time_cost is not None
            else program.one_time_cost,
            currency=known.currency or program.currency,
            earliest=known.earliest or program.earliest,
        )
        clash = (program.one_time_cost, program.earliest)
        for stated, kept in zip(clash, (merged.one_time_cost, merged.earliest), strict=True):
            if stated is not None and stated != kept:
                reader.reading.findings.add(
                    "program-differs",
                    "warning",
                    reader.row,
                    name=program.name,
                    one=kept,
                    other=stated,
                )
        self.programs[program.id] = merged
        return program.id, reader.refused
