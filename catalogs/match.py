"""A supplier's words for a chip become a chip of the library, or a question.

Only one full and unambiguous match is certain: a wrong neighbour (H100 for H100 NVL, an
A100 of 40 GB for one of 80) would be ordered by the thousand, a question costs a minute.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from catalogs.cells import printable, tidy
from catalogs.chip_words import (
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
    UNCOUNTED,
    ChipName,
    ChipWords,
    core_of,
    count_of,
    holds_several,
    is_number,
    name_of,
    tokens_of,
    words_of,
)
from procure.chips import Chip
from procure.offers import ChipAnswer
from procure.record import record

_OTHER_GOODS: Final = frozenset(
    "bridge cable cables heatsink cooler fan license licence licenses subscription support"
    " warranty service services upgrade adapter bracket riser kit spare training installation"
    " maintenance care switch nic transceiver refurbished used broken trade accessory"
    " without ohne not excluding deposit discount rabatt demo trial loan hand gebraucht renewed"
    " repair replacement waterblock vgpu up ready compatible"
    " 线缆 散热器 许可 授权 保修 维保 服务 配件 二手".split()
)
"""Words that make a line about something beside the chip itself."""

_BESIDE: Final = frozenset(
    "bridge bridges cable cables heatsink heatsinks cooler coolers licence license licenses"
    " accessory accessories adapter adapters spare spares kit kits used refurbished renewed broken"
    " switch switches transceiver transceivers warranty waterblock riser demo trial repair"
    " 线缆 散热器 许可 授权 保修 维保 配件 二手".split()
)
"""Words that make another thing of a chip that stands beside them."""

_FAMILY_MARKS: Final = frozenset(
    "ti ada super max pro lite mini ultra xt gre evo workstation laptop mobile edition".split()
)
_SEVERAL_MEMORIES: Final = frozenset(("a100", "a800", "gh200", "v100", "a30", "h20"))
"""Models sold with several memories: without the figure nobody can tell which is meant."""

_KINDS: Final = frozenset(("npu", "lpu", "ipu", "tpu", "gpu", "asic", "cpu", "dpu", "ai"))
"""Names of kinds that some makers also use as the name of a model."""

ALTERNATIVES: Final = 3
"""So many chips at most are named in a question."""
_RESEMBLANCE: Final = 0.7


@record
class Match:
    """What a supplier's words are taken for.

    Certain only where `reason` is empty; otherwise `reason` is the key of a sentence and
    `alternatives` are ids of chips that could be meant, the likeliest first. `count` is
    empty where the words do not say how many chips a unit holds; `counted` tells a number
    that stands there from the one chip of a card, `several` words for a thing of several.
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
                self._cores.setdefault(core_of(name), set()).add(chip.id)
            for name in (chip.name, *chip.aliases):
                taken = name_of(chip, name)
                known = self._models.setdefault(taken.model, [])
                if taken.model and taken not in known:
                    known.append(taken)
        self._beginnings = {model[:end] for model in self._models for end in range(len(model) + 1)}
        self._answers = {answer_key(answer.text): answer for answer in answers}
        self._seen: dict[str, Match] = {}
        self._around: dict[str, Around] = {}

    def known(self, chip: str) -> Chip | None:
        """Give the chip of an id, or None where the library has none."""
        return self._chips.get(chip)

    def chip(self, text: str) -> Match:
        """Find the chip that a description means, and how many a unit holds."""
        if text not in self._seen:
            self._seen[text] = self._find(text)
        return self._seen[text]

    def around(self, text: str) -> Around:
        """Tell what words beside a chip's name say of it: a section's, another column's."""
        if text not in self._around:
            tokens = set(tokens_of(text))
            self._around[text] = Around(
                other_goods=bool(_BESIDE & tokens),
                several=bool(MANY & tokens),
                model=any(
                    MODEL_LIKE.fullmatch(token) and not MEMORY.fullmatch(token) and token not in HBM
                    for token in tokens
                ),
            )
        return self._around[text]

    def told(self, words: Sequence[str]) -> ChipAnswer | None:
        """Give what a person said any of these words mean."""
        answers = (self._answers.get(answer_key(text)) for text in words)
        return next((each for each in answers if each and each.chip in self._chips), None)

    def named(self, name: str) -> tuple[str, ...]:
        """Give the chips that a name alone already means, one or several; none for a new name."""
        exact = self._exact.get(folded_name(name), set()) | self._cores.get(core_of(name), set())
        words = words_of(name)
        tokens = [token for token in words.tokens if token not in BREAKS]
        fits = {
            spot.chip
            for spot, _ in self._places(words.tokens)
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
        exact = self._exact.get(folded_name(text), set())
        if len(exact) == 1:
            board = bool((BOARDS | SUPERCHIPS) & set(tokens_of(text)))
            return Match(
                chip=next(iter(exact)),
                count=None if board else 1,
                several=board,
                possible=frozenset(exact),
            )
        words = words_of(text)
        core = self._cores.get(core_of(text), set())
        spots = _longest(self._places(words.tokens))
        count, clash = count_of(words, [at for _, at in spots])
        several = clash or holds_several(words, [at for _, at in spots])
        possible = frozenset(name.chip for name, _ in spots)
        said = Match(count=count, counted=count is not None, several=several, possible=possible)
        if not spots:
            return replace(said, reason="chip-unknown", alternatives=self._resembling(text))
        fits = [name for name, _ in spots if _fits(name, words, count)]
        full = {name.chip for name in fits if _full(name, words, fits)}
        if len(core) == 1 and core <= {name.chip for name in fits}:
            full = core
        near = [*sorted(full), *(name.chip for name in fits), *(name.chip for name, _ in spots)]
        meant: dict[str, set[str]] = {}
        for name, _ in spots:
            meant.setdefault(name.model, set()).add(name.chip)
        if not set.intersection(*meant.values()):
            reason = "chip-several"
        elif len(full) != 1:
            reason = "chip-uncertain"
        elif _OTHER_GOODS & set(words.tokens) or _strange(words, [at for _, at in spots]):
            reason = "chip-other-goods"
        else:
            return replace(said, chip=near[0], count=count or (None if several else 1))
        return replace(said, reason=reason, alternatives=tuple(dict.fromkeys(near))[:ALTERNATIVES])

    def _places(self, tokens: Sequence[str]) -> list["_Spot"]:
        """Find where neighbouring tokens spell the letters of a model."""
        found = []
        for start in range(len(tokens)):
            spelled = ""
            for end in range(start, len(tokens)):
                spelled += tokens[end]
                if spelled not in self._beginnings:
                    break
                found += [(name, (start, end + 1)) for name in self._models.get(spelled, ())]
        return [(name, at) for name, at in found if _named_whole(name, tokens)]

    def _resembling(self, text: str) -> tuple[str, ...]:
        folded = folded_name(text)[:80]
        best: dict[str, float] = {}
        matcher = SequenceMatcher(None, "", folded)
        for name, chips in self._exact.items():
            matcher.set_seq1(name)
            # The quick ratios are upper bounds: most names are far off and cost nothing.
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _RESEMBLANCE:
                continue
            for chip in chips:
                best[chip] = max(matcher.ratio(), best.get(chip, 0.0))
        scored = sorted(((ratio, chip) for chip, ratio in best.items()), reverse=True)
        return tuple(chip for ratio, chip in scored[:ALTERNATIVES] if ratio >= _RESEMBLANCE)


def answer_key(text: str) -> str:
    """Fold a supplier's words as answers about them are kept."""
    return printable(tidy(text)).casefold()


def folded_name(text: str) -> str:
    """Fold a chip's name so that spelling and punctuation do not tell two apart."""
    return " ".join(re.sub(r"[\W_]+", " ", tidy(text).casefold()).split())


_Spot = tuple[ChipName, tuple[int, int]]


def _named_whole(name: ChipName, tokens: Sequence[str]) -> bool:
    # "NPU" alone is no model: the maker has to be named too.
    return name.model not in _KINDS or bool(name.maker & set(tokens))


def _longest(spots: Sequence[_Spot]) -> list[_Spot]:
    # "Maia 100" stands in "Azure Maia 100 v2" only where no longer name covers the place.
    return [
        (name, at)
        for name, at in spots
        if not any(other[0] <= at[0] and at[1] <= other[1] and other != at for _, other in spots)
    ]


def _fits(name: ChipName, words: ChipWords, count: int | None) -> bool:
    """Tell whether nothing that the words say contradicts the chip."""
    forms = name.forms or name.other_forms
    if words.forms and forms and not words.forms <= (name.forms | name.other_forms):
        return False
    if words.board and forms and "sxm" not in forms:
        return False
    if words.sizes and name.sizes and not words.sizes <= name.sizes:
        return False
    if words.memories and name.memory is not None:
        whole = {name.memory * count} if count else set()
        return all(memory == name.memory or memory in whole for memory in words.memories)
    return True


def _nothing_more(name: ChipName, tokens: Sequence[str]) -> bool:
    """Tell whether words name this model and say nothing beside it that is the model's own."""
    left = "".join(
        token
        for token in tokens
        if token not in FORMS and not MEMORY.fullmatch(token) and token not in MAKERS | IDLE | MANY
    )
    return left == name.model


def _full(name: ChipName, words: ChipWords, fits: Sequence[ChipName]) -> bool:
    """Tell whether the words say everything that tells this chip from its neighbours."""
    said = words.forms | ({"sxm"} if words.board else set())
    if not name.forms <= said:
        return False
    if (words.forms - {"oam"}) and not (name.forms | name.other_forms):
        return False
    needs_memory = name.model in _SEVERAL_MEMORIES or any(
        other.model == name.model and other.chip != name.chip and other.memory != name.memory
        for other in fits
        if other.forms <= said
    )
    return bool(words.memories) or not needs_memory or name.memory is None


def _strange(words: ChipWords, spots: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the word after the model is one that could make it another model."""
    for _, end in spots:
        if end >= len(words.tokens):
            continue
        token = words.tokens[end]
        if token in _FAMILY_MARKS:
            return True
        known = (
            token in BREAKS | IDLE | MANY | UNCOUNTED | MAKERS
            or token in FORMS
            or MEMORY.fullmatch(token)
            or re.fullmatch(r"nvl[0-9]+|[0-9]+u|[0-9]+w", token)
            # "Maia 200" is no Maia: a number here has to count something.
            or (is_number(token) and words.tokens[end + 1 : end + 2] and _counted(words, end))
        )
        if not known and not _later_is_plain(words.tokens, end):
            return True
    return False


def _counted(words: ChipWords, at: int) -> bool:
    return words.tokens[at + 1] in {"x", "gpu", "gpus", "chip", "chips", "accelerators"}


def _later_is_plain(tokens: Sequence[str], at: int) -> bool:
    # A long word or one with digits inside (a server's type) is no mark of a variant.
    return len(tokens[at]) > 5 and tokens[at].isalpha()  # noqa: PLR2004 - "Lite", "Ultra"
