"""What a unit of a row holds: which chip, and how many."""

from collections.abc import Sequence
from dataclasses import replace

from catalogs.cells import Refusal, printable
from catalogs.headers import Column
from catalogs.match import Match
from catalogs.row_cells import RowCells
from procure.offers import Content


class RowContents(RowCells):
    """One row, read for its chip; `no_chip` tells that nothing in it is like one."""

    no_chip = False

    def contents(self) -> tuple[Content, ...]:
        """Find the chip and how many a unit holds; refuse what is not certain."""
        words = [text for field in ("chip", "description", "sku") if (text := self.text(field))]
        if not words:
            self.no_chip = True
            self.refuse(Refusal(key="description-missing"), None)
            return ()
        # The SKU speaks only where nothing else does.
        words = words[:-1] if len(words) > 1 and self.text("sku") else words
        answer = self.reading.matcher.told(words)
        if answer:
            stated = self.count("chips_per_unit")
            return (Content(chip=answer.chip, count=stated or answer.count),)
        match = self.match(words)
        column = self.column("chip") if self.text("chip") else self.column("description")
        if not match.certain:
            self.no_chip = not match.alternatives
            values = {
                "text": printable(words[0]),
                "alternatives": self.reading.matcher.names(match.alternatives),
                "chips": ", ".join(match.alternatives),
                "count": str(self.count("chips_per_unit") or match.count or ""),
            }
            self.refuse(
                Refusal(
                    key=match.reason,
                    values=tuple(values.items()),
                    confirm=bool(match.alternatives),
                ),
                column,
            )
            return ()
        count = self.chips_per_unit(match, column, words[0])
        return (Content(chip=match.chip, count=count),) if count else ()

    def match(self, words: Sequence[str]) -> Match:
        """Match the chip's own column, then the description; they must not disagree."""
        found = [self.reading.matcher.chip(text) for text in words]
        certain = [match for match in found if match.certain]
        chips = {match.chip for match in certain}
        counts = {match.count for match in found if match.counted}
        if len(chips) > 1:
            return Match(reason="chip-several", alternatives=tuple(sorted(chips)))
        if not certain:
            best = next((match for match in found if match.alternatives), found[0])
            return replace(best, count=counts.pop() if len(counts) == 1 else None)
        if counts:
            count = counts.pop() if len(counts) == 1 else None
            return replace(certain[0], count=count, counted=True)
        several = any(match.several for match in found)
        return replace(certain[0], count=None if several else certain[0].count)

    def chips_per_unit(self, match: Match, column: Column | None, text: str) -> int | None:
        """Give how many chips a unit holds: the column's number, else the description's."""
        own = self.column("chips_per_unit")
        stated = self.count("chips_per_unit") if own else None
        if stated == 0:
            self.refuse(Refusal(key="chips-per-unit-zero"), own)
            return None
        if stated is not None:
            if match.counted and match.count not in {stated, None}:
                values = (("stated", str(stated)), ("described", str(match.count or "")))
                self.refuse(Refusal(key="chips-per-unit-differs", values=values, confirm=True), own)
                return None
            return stated
        if match.count is None and not self.refused:
            values = (("text", printable(text)), ("chip", match.chip))
            self.refuse(Refusal(key="chips-per-unit-unknown", values=values, confirm=True), column)
        return match.count
