"""What a unit of a row holds: which chip, and how many."""

from collections.abc import Sequence
from dataclasses import replace

from catalogs.cells import Refusal, printable, read_count
from catalogs.match import ALTERNATIVES, Match, Matcher, answer_key
from catalogs.row_cells import RowCells
from catalogs.row_remarks import says_least
from procure.offers import ChipAnswer, Content
from procure.record import record


@record
class UnitWords:
    """What a row says of the chips in a unit.

    The texts are those of its columns, empty where there is none; `section` are the
    headings above the row, `stated` the number in the column of chips per unit.
    """

    chip: str = ""
    description: str = ""
    sku: str = ""
    section: str = ""
    stated: int | None = None


@record
class Unit:
    """What a unit holds, or why nobody can tell.

    `field` is the column whose cell is at fault, `no_chip` tells that nothing in the
    row is like a chip. The same words always give the same unit: it can be remembered.
    """

    contents: tuple[Content, ...] = ()
    refusal: Refusal | None = None
    field: str = ""
    no_chip: bool = False


def read_unit(matcher: Matcher, words: UnitWords) -> Unit:
    """Find the chip of a unit and how many it holds; refuse what is not certain."""
    texts = [text for text in (words.chip, words.description) if text] or [words.sku]
    if not texts[0]:
        return Unit(refusal=Refusal(key="description-missing"), no_chip=True)
    answer = matcher.told(texts)
    if answer and words.stated != 0:
        return _answered(matcher, answer, texts, words.stated)
    field = "chip" if words.chip else "description" if words.description else "sku"
    match = _match(matcher, texts, words)
    if not match.certain and not answer:
        values = {
            "text": printable(texts[0]),
            "alternatives": matcher.names(match.alternatives),
            "chips": ", ".join(match.alternatives),
            "count": str(words.stated or match.count or ""),
        }
        asked = Refusal(
            key=match.reason, values=tuple(values.items()), confirm=bool(match.alternatives)
        )
        return Unit(refusal=asked, field=field, no_chip=not match.alternatives)
    if words.stated == 0:
        return Unit(refusal=Refusal(key="chips-per-unit-zero"), field="chips_per_unit")
    if words.stated is not None:
        if match.counted and match.count not in {words.stated, None}:
            said = (("stated", str(words.stated)), ("described", str(match.count)))
            differs = Refusal(key="chips-per-unit-differs", values=said, confirm=True)
            return Unit(refusal=differs, field="chips_per_unit")
        return _held(match.chip, words.stated)
    if match.count is None:
        values = {"text": printable(texts[0]), "chip": match.chip}
        asked = Refusal(key="chips-per-unit-unknown", values=tuple(values.items()), confirm=True)
        return Unit(refusal=asked, field=field)
    return _held(match.chip, match.count)


def _other_chip(matcher: Matcher, answer: ChipAnswer, texts: Sequence[str]) -> bool:
    """Tell whether a row's chip column names another chip than was said of its description."""
    if len(texts) == 1 or answer_key(texts[0]) == answer_key(answer.text):
        return False
    named = matcher.chip(texts[0])
    return bool(named.possible) and answer.chip not in named.possible


def _answered(
    matcher: Matcher, answer: ChipAnswer, texts: Sequence[str], stated: int | None
) -> Unit:
    if not _other_chip(matcher, answer, texts):
        return _held(answer.chip, stated or answer.count)
    values = (("text", printable(texts[0])), ("alternatives", matcher.names([answer.chip])))
    differs = Refusal(key="chip-answer-differs", values=values, confirm=True)
    return Unit(refusal=differs, field="chip")


def _held(chip: str, count: int) -> Unit:
    return Unit(contents=(Content(chip=chip, count=count),))


def _match(matcher: Matcher, texts: Sequence[str], words: UnitWords) -> Match:
    """Match the row's own words; where they leave a doubt, those around them may settle it."""
    found = match_row(matcher, texts)
    if not found.certain and found.reason == "chip-uncertain":
        # "H100" beside the part number of an SXM board, or below the heading "PCIe cards".
        for more in (words.sku, words.section):
            fuller = matcher.chip(f"{texts[0]}; {more}") if more else found
            if fuller.certain:
                found = fuller
                break
    around = matcher.around(words.section)
    if around.other_goods and found.certain:
        return Match(reason="chip-other-goods", alternatives=(found.chip,))
    if around.several and found.certain and not found.counted:
        return replace(found, count=None, several=True)
    return found


def match_row(matcher: Matcher, texts: Sequence[str]) -> Match:
    """Match the chip's own column, then the description; they must not disagree."""
    found = [matcher.chip(text) for text in texts]
    certain = [match for match in found if match.certain]
    if len(found) == 1 or not certain:
        best = next((match for match in found if match.alternatives), found[0])
        counts = {match.count for match in found if match.counted}
        return best if best.certain else replace(best, count=_only(counts))
    chip = certain[0].chip
    meant = {match.chip for match in certain}
    possible = [match.possible for match in found if match.possible]
    if len(meant) > 1 or not all(chip in each for each in possible):
        near = dict.fromkeys((chip, *(name for each in possible for name in sorted(each))))
        return Match(reason="chip-several", alternatives=tuple(near)[:ALTERNATIVES])
    if any(matcher.around(text).other_goods for text in texts):
        return Match(reason="chip-other-goods", alternatives=(chip,))
    # The chip's own column names a model that nobody knows: which of the two is sold?
    if not found[0].possible and matcher.around(texts[0]).model:
        return Match(reason="chip-uncertain", alternatives=(chip,))
    counts = {match.count for match in found if match.counted}
    if counts:
        return replace(certain[0], count=_only(counts), counted=True)
    several = any(match.several for match in found)
    return replace(certain[0], count=None if several else certain[0].count)


def _only(counts: set[int | None]) -> int | None:
    return next(iter(counts)) if len(counts) == 1 else None


class RowContents(RowCells):
    """One row, read for its chip; `no_chip` tells that nothing in it is like one."""

    no_chip = False

    def contents(self) -> tuple[Content, ...]:
        """Find the chip and how many a unit holds; refuse what is not certain."""
        own = self.column("chips_per_unit")
        stated = (
            read_count(self.row.text(own.index), self.reading.mark_of(self.row, own))
            if own
            else None
        )
        unit = read_unit(
            self.reading.matcher,
            UnitWords(
                chip=self.text("chip"),
                description=self.text("description"),
                sku=self.text("sku"),
                section=self.text("section"),
                stated=None if isinstance(stated, Refusal) else stated,
            ),
        )
        self.no_chip = unit.no_chip
        if isinstance(stated, Refusal) and not unit.no_chip:
            self.refuse(stated, own)
            if unit.refusal and unit.refusal.key == "chips-per-unit-unknown":
                return ()
        if unit.refusal:
            self.refuse(unit.refusal, self.column(unit.field))
        elif self.column("moq") is None and says_least(said := self.text("description")):
            column = self.column("description")
            self.reading.findings.add("minimum-unread", "warning", self.row, column, text=said)
        return unit.contents

    def match(self, words: Sequence[str]) -> Match:
        """Match texts of the row, the chip's own column first."""
        return match_row(self.reading.matcher, words)
