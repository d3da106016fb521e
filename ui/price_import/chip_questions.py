"""Which chips a price list names in words that are not certain, and what is answered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from procure.chips import Chip, Figure
from procure.offers import ChipAnswer, Issue, Mapping
from procure.record import record
from procure.words import sentence
from ui.entry import Choice, Whole
from ui.formats import number
from ui.tables.columns import Column

UNKNOWN: Final = "chip-unknown"
"""The key of the issue that words are like no chip of the library."""


@record
class Question:
    """A supplier's words for a chip, to be confirmed: which chip, and how many a unit holds.

    `rows` counts the rows with these words; all are answered at once. `likely` are ids of
    chips, the likeliest first. `unknown`: the words are like no chip of the library, and
    nothing has to be said of them.
    """

    text: str
    chip: str = ""
    count: int | None = None
    likely: tuple[str, ...] = ()
    rows: int = 0
    unknown: bool = False

    @property
    def answered(self) -> bool:
        """Tell whether nothing is left to say."""
        return bool(self.chip) and self.count is not None


def questions(issues: Iterable[Issue], mapping: Mapping) -> tuple[Question, ...]:
    """List the words whose chip is not certain, those answered, and those like no chip."""
    answers = {one.text.casefold(): one for one in mapping.chips}
    found: dict[str, Question] = {}
    for issue in issues:
        if not asks_for_chip(issue):
            continue
        values = dict(issue.values)
        text = values.get("text", "")
        known = found.get(text.casefold())
        if not text or text.casefold() in answers:
            continue
        if known is not None:
            found[text.casefold()] = replace(known, rows=known.rows + 1)
            continue
        count = values.get("count", "")
        found[text.casefold()] = Question(
            text=text,
            chip=values.get("chip", ""),
            count=int(count) if count.isdigit() else None,
            likely=tuple(filter(None, values.get("chips", "").split(", "))),
            rows=1,
            unknown=issue.key == UNKNOWN,
        )
    said = (Question(text=one.text, chip=one.chip, count=one.count) for one in mapping.chips)
    return (
        *(one for one in found.values() if not one.unknown),
        *said,
        *(one for one in found.values() if one.unknown),
    )


def asks_for_chip(issue: Issue) -> bool:
    """Tell whether an issue is about words whose chip a person can name."""
    named = issue.key.startswith("chip") and issue.severity == "confirm"
    return named or issue.key == UNKNOWN


def question_columns(
    library: Sequence[Chip], answer: Callable[[Question, str, Any], None]
) -> tuple[Column[Question], ...]:
    """Give the table of questions; an entry calls `answer` with the field and its value."""
    by_name = sorted(library, key=lambda chip: chip.name.casefold())
    entries: dict[tuple[str, ...], Choice] = {}

    def chips_of(question: Question) -> Choice:
        unsaid = sentence("chip-none-or" if question.unknown else "chip-choose")
        asked = (unsaid, *question.likely)
        if asked not in entries:
            # The likely ones first: sorting is stable.
            listed = sorted(by_name, key=lambda chip: chip.id not in question.likely)
            named = ((chip.id, chip.name) for chip in listed)
            entries[asked] = Choice(("", unsaid), *named)
        return entries[asked]

    return (
        Column(
            heading="What the supplier wrote",
            get=lambda one: one.text,
            muted=lambda one: one.unknown,
            about="The supplier's words for a chip that are not certain, or that name none.",
            width=216,
        ),
        Column(
            heading="Rows",
            get=lambda one: one.rows or None,
            entry=Whole(),
            about="How many rows say this; one answer holds for all of them.",
            measured="rows of the file",
            width=56,
        ),
        Column(
            heading="Is the chip",
            get=lambda one: one.chip,
            entry=Choice(("", "")),
            entry_of=chips_of,
            answer=lambda one, value: answer(one, "chip", value),
            muted=lambda one: one.unknown and not one.chip,
            about="Which chip of the library is meant; without an answer no offer is made.",
            width=176,
        ),
        Column(
            heading="Chips",
            unit="of one unit",
            get=lambda one: one.count,
            entry=Whole(least=1),
            answer=lambda one, value: answer(one, "count", value),
            about="How many of the chip one unit holds; empty: not known, and no offer is made.",
            measured="chips in one unit",
        ),
    )


def answered(mapping: Mapping, question: Question) -> Mapping:
    """Add what was said of a chip to a mapping; half an answer changes nothing yet."""
    if not question.chip or question.count is None:
        return mapping
    answer = ChipAnswer(text=question.text, chip=question.chip, count=question.count)
    others = tuple(one for one in mapping.chips if one.text.casefold() != question.text.casefold())
    return replace(mapping, chips=(*others, answer))


def told_apart(chips: Sequence[Chip]) -> tuple[str, ...]:
    """Say of each of several chips what tells it from the others: memory, form, power, launch."""
    facts = [_facts(chip) for chip in chips]
    if len(chips) > 1:
        same = {at for at in range(len(facts[0])) if len({one[at] for one in facts}) == 1}
    else:
        same = {len(facts[0]) - 1} if facts else set()
    return tuple(
        " · ".join(fact for at, fact in enumerate(one) if fact and at not in same) for one in facts
    )


def _facts(chip: Chip) -> tuple[str, ...]:
    return (
        chip.maker,
        _figure(chip.memory_gb, "GB"),
        chip.form_factor,
        _figure(chip.tdp_w, "W"),
        f"from {chip.launch}" if chip.launch else "",
    )


def _figure(figure: Figure | None, unit: str) -> str:
    return f"{number(figure.value)} {unit}" if figure is not None else ""
