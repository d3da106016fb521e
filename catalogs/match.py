"""A supplier's words for a chip become a chip of the library, or a question.

Only one full and unambiguous match is certain: a wrong neighbour (H100 for H100 NVL, an
A100 of 40 GB for one of 80) would be ordered by the thousand, a question costs a minute.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING
from typing import Final

from catalogs.cells import printable, tidy
from catalogs.chip_doubts import (
    beside_other_goods,
    other_goods_around,
    strange,
    unknown_beside,
)
from catalogs.chip_tokens import chunks_in, joined, tokens_in, tokens_of
from catalogs.chip_vocabulary import (
    BOARDS,
    BREAKS,
    FORMS,
    HBM,
    IDLE,
    MAKERS,
    MANY,
    MEMORY,
    MODEL_LIKE,
    SUPERCHIPS,
)
from catalogs.chip_words import (
    ChipName,
    ChipWords,
    Place,
    core_of,
    count_of,
    holds_several,
    name_of,
    words_of,
)
from catalogs.instances import SERIES_LENGTH, held_by, series
from catalogs.resemblance import Resemblance
from procure.chips import Chip
from procure.offers import ChipAnswer
from procure.record import record

ALTERNATIVES: Final = 3
"""So many chips at most are named in a question."""

_SEVERAL_MEMORIES: Final = frozenset(("a100", "a800", "gh200", "v100", "a30", "h20"))
"""Models sold with several memories: without the figure nobody can tell which is meant."""

_OWN_WORDS: Final = MAKERS | IDLE | MANY


@record
class Match:
    """What a supplier's words are taken for.

    Certain only where `reason` is empty; otherwise `reason` is the key of a sentence and
    `alternatives` are ids of chips that could be meant, the likeliest first. `count` is
    empty where the words do not say how many chips a unit holds; `counted` tells a number
    that stands there from the one chip of a card, `several` words for a thing of several.
    `possible` are all chips of the models that the words name.
    """

    chip: str = ""
    count: int | None = None
    counted: bool = False
    several: bool = False
    reason: str = ""
    alternatives: tuple[str, ...] = ()
    possible: frozenset[str] = frozenset()

    @property
    def certain(self) -> bool:
        """Tell whether the chip (not its count) needs no question."""
        return bool(self.chip) and not self.reason


@record
class Around:
    """What words tell about the chip that stands beside them.

    `other_goods`: used things, cables, licences; `several`: servers, racks and the like;
    `model`: a name that looks like a model's.
    """

    other_goods: bool = False
    several: bool = False
    model: bool = False


_Spot = tuple[ChipName, Place]


class Matcher:
    """Matches suppliers' words to the chips of a library, and remembers what people said."""

    def __init__(self, chips: Sequence[Chip], answers: Sequence[ChipAnswer] = ()) -> None:
        """Take the library apart once, for any number of rows."""
        self._chips = {chip.id: chip for chip in chips}
        self._exact: dict[str, set[str]] = {}
        self._cores: dict[str, set[str]] = {}
        self._models: dict[str, list[ChipName]] = {}
        for chip in chips:
            for name in (chip.id, chip.name, f"{chip.maker} {chip.name}", *chip.aliases):
                self._exact.setdefault(folded_name(name), set()).add(chip.id)
                self._cores.setdefault(core_of(tokens_of(name)), set()).add(chip.id)
            for name in (chip.name, *chip.aliases):
                taken = name_of(chip, name)
                known = self._models.setdefault(taken.model, [])
                if taken.model and taken not in known:
                    known.append(taken)
        self._beginnings = {model[:end] for model in self._models for end in range(len(model) + 1)}
        self._answers = {answer_key(answer.text): answer for answer in answers}
        self._makers = frozenset(token for chip in chips for token in tokens_of(chip.maker))
        self._resembling = Resemblance(self._cores)
        self._seen: dict[str, Match] = {}
        self._around: dict[str, Around] = {}

    def known(self, chip: str) -> Chip | None:
        """Give the chip of an id, or None where the library has none."""
        return self._chips.get(chip)

    def chip(self, text: str) -> Match:
        """Find the chip that a description means, and how many a unit holds."""
        try:
            return self._seen[text]
        except KeyError:
            found = self._seen[text] = self._find(text)
            return found

    def around(self, text: str) -> Around:
        """Tell what words beside a chip's name say of it: a section's, another column's."""
        if text not in self._around:
            tokens = tokens_of(text)
            self._around[text] = Around(
                other_goods=other_goods_around(tokens),
                several=not MANY.isdisjoint(tokens),
                model=any(
                    MODEL_LIKE.fullmatch(token)
                    and not MEMORY.fullmatch(token)
                    and token not in HBM
                    and token not in FORMS
                    for token in tokens
                ),
            )
        return self._around[text]

    def told(self, words: Sequence[str]) -> ChipAnswer | None:
        """Give what a person said any of these words mean."""
        if not self._answers:
            return None
        answers = (self._answers.get(answer_key(text)) for text in words)
        return next((each for each in answers if each and each.chip in self._chips), None)

    def named(self, name: str) -> tuple[str, ...]:
        """Give the chips that a name alone already means, one or several; none for a new name."""
        tokens = tokens_of(name)
        exact = self._exact.get(folded_name(name), set()) | self._cores.get(core_of(tokens), set())
        words = words_of(tokens)
        fits = {
            spot.chip
            for spot, _ in self._places(tokens)
            if _fits(spot, words, None) and _nothing_more(spot, tokens)
        }
        return tuple(sorted(exact | fits))

    def knows(self, chip: str) -> bool:
        """Tell whether the library has a chip of this id."""
        return chip in self._chips

    def names(self, ids: Iterable[str]) -> str:
        """Name chips for a sentence."""
        return ", ".join(self._chips[chip].name for chip in ids if chip in self._chips)

    def _find(self, text: str) -> Match:
        folded = tidy(text).casefold()
        exact = self._exact.get(_words_only(folded))
        tokens = _tokens(folded)
        if exact and len(exact) == 1:
            several = not (BOARDS | SUPERCHIPS).isdisjoint(tokens)
            return Match(
                chip=next(iter(exact)),
                count=None if several else 1,
                several=several,
                possible=frozenset(exact),
            )
        spots = self._places(tokens)
        words = words_of(tokens)
        if spots:
            return self._judge(words, spots)
        # Another column may name the chip of "Server with 8 GPUs".
        count, clash = count_of(words, ())
        return Match(
            count=count,
            counted=count is not None,
            several=clash or holds_several(words, ()),
            reason="chip-unknown",
            alternatives=self._resembling.to(core_of(tokens))[:ALTERNATIVES],
        )

    def _judge(self, words: ChipWords, spots: Sequence[_Spot]) -> Match:
        """Settle which of the chips whose models stand in the words is meant."""
        places = list(dict.fromkeys(at for _, at in spots))
        count, clash = count_of(words, places)
        several = clash or holds_several(words, places)
        fits = [name for name, _ in spots if _fits(name, words, count)]
        full = {name.chip for name in fits if _full(name, words, fits)}
        if len(full) != 1 and fits:
            # "8x H200": beside what counts and holds it, just the library's word for one chip.
            core = self._cores.get(core_of(words.tokens), set())
            if len(core) == 1 and core <= {name.chip for name in fits}:
                full = core
        meant: dict[str, set[str]] = {}
        for name, _ in spots:
            meant.setdefault(name.model, set()).add(name.chip)
        reason = ""
        if not set.intersection(*meant.values()):
            reason = "chip-several"
        elif len(full) != 1:
            reason = "chip-uncertain"
        elif (
            beside_other_goods(words.tokens, places)
            or strange(words.tokens, places)
            or (count in {None, 1} and unknown_beside(words.tokens, places, self._makers))
        ):
            reason = "chip-other-goods"
        possible = frozenset(name.chip for name, _ in spots)
        if not reason:
            return Match(
                chip=next(iter(full)),
                count=count or (None if several else 1),
                counted=count is not None,
                several=several,
                possible=possible,
            )
        near = [*sorted(full), *(name.chip for name in fits), *(name.chip for name, _ in spots)]
        return Match(
            count=count,
            counted=count is not None,
            several=several,
            reason=reason,
            alternatives=tuple(dict.fromkeys(near))[:ALTERNATIVES],
            possible=possible,
        )

    def _places(self, tokens: Sequence[str]) -> list[_Spot]:
        """Find where neighbouring tokens spell the letters of a model, the longest of each place.

        "Maia 100" stands in "Azure Maia 100 v2" only where no longer name covers it.
        """
        beginnings, models = self._beginnings, self._models
        found: list[_Spot] = []
        for start, first in enumerate(tokens):
            if first not in beginnings:
                continue
            spelled = first
            end = start + 1
            while True:
                found += [
                    (name, (start, end))
                    for name in models.get(spelled, ())
                    if not name.brand or not name.brand.isdisjoint(tokens)
                ]
                if end == len(tokens):
                    break
                spelled += tokens[end]
                if spelled not in beginnings:
                    break
                end += 1
        if len({at for _, at in found}) < 2:  # noqa: PLR2004 - one place covers no other
            return found
        return [
            (name, at)
            for name, at in found
            if not any(o[0] <= at[0] and at[1] <= o[1] and o != at for _, o in found)
        ]


def answer_key(text: str) -> str:
    """Fold a supplier's words as answers about them are kept."""
    return printable(tidy(text)).casefold()


def folded_name(text: str) -> str:
    """Fold a chip's name so that spelling and punctuation do not tell two apart."""
    return _words_only(tidy(text).casefold())


_NO_WORD: Final = re.compile(r"[\W_]+")


def _words_only(folded: str) -> str:
    return _NO_WORD.sub(" ", folded).strip()


def _tokens(folded: str) -> list[str]:
    """Cut a folded text; in the place of a cloud's machine stands what it holds."""
    chunks = chunks_in(folded)
    tokens: list[str] = []
    at = 0
    while at < len(chunks):
        held = held_by(chunks[at])
        named = None if held else series(chunks, at)
        at += SERIES_LENGTH if named else 1
        held = held or named
        if held:
            tokens += (str(held[1]), "x", *tokens_of(held[0]), ",")
        else:
            tokens += tokens_in(chunks[at - 1])
    return joined(tokens)


def _fits(name: ChipName, words: ChipWords, count: int | None) -> bool:
    """Tell whether nothing that the words say contradicts the chip."""
    forms = name.forms or name.other_forms
    if words.forms and forms and not words.forms <= (name.forms | name.other_forms):
        return False
    if words.board and forms and "sxm" not in forms:
        return False
    if words.sizes and not words.sizes <= name.sizes:
        return False
    if words.memories and name.memory is not None:
        if words.memories == {name.memory}:
            return True
        # A figure with a part of a gigabyte is sold rounded up.
        fitting = {name.memory, name.memory.to_integral_value(ROUND_CEILING)}
        if count:
            fitting |= {one * count for one in fitting}
        return words.memories <= fitting
    return True


def _nothing_more(name: ChipName, tokens: Sequence[str]) -> bool:
    """Tell whether words name this model and say nothing beside it that is the model's own."""
    left = "".join(
        token
        for token in tokens
        if token not in FORMS
        and token not in BREAKS
        and token not in _OWN_WORDS
        and not MEMORY.fullmatch(token)
    )
    return left == name.model


def _full(name: ChipName, words: ChipWords, fits: Sequence[ChipName]) -> bool:
    """Tell whether the words say everything that tells this chip from its neighbours."""
    said = words.forms | ({"sxm"} if words.board else set())
    if not name.forms <= said:
        return False
    if (words.forms - {"oam"}) and not (name.forms | name.other_forms):
        return False
    if words.memories or name.memory is None:
        return True
    return name.model not in _SEVERAL_MEMORIES and not any(
        other.model == name.model
        and other.chip != name.chip
        and other.memory != name.memory
        and other.forms <= said
        for other in fits
    )
