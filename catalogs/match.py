"""A supplier's words for a chip become a chip of the library, or a question.

Only one full and unambiguous match is certain: a wrong neighbour (H100 for H100 NVL, an
A100 of 40 GB for one of 80) would be ordered by the thousand, a question costs a minute.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from catalogs.cells import printable, tidy
from procure.chips import Chip
from procure.offers import ChipAnswer
from procure.record import record

_TRANSLATED: Final = (
    ("昇腾", " ascend "),
    ("升腾", " ascend "),
    ("英伟达", " nvidia "),
    ("华为", " huawei "),
    ("谷歌", " google "),
    ("服务器", " server "),
    ("整机", " server "),
    ("节点", " node "),
    ("模组", " module "),
    ("八卡", " 8 gpu "),
    ("四卡", " 4 gpu "),
    ("加速卡", " card "),
    ("显卡", " card "),
    ("芯片", " chip "),
    ("卡", " gpu "),
    ("×", " x "),
    ("pci-express", "pcie"),
    ("pci express", "pcie"),
    ("pci-e", "pcie"),
)
_TOKEN: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?[^\W_]*|[^\W\d_][^\W_]*|[,;/+()\[\]&|]")
_MEMORY: Final = re.compile(r"([0-9]{2,4}(?:\.[0-9]+)?)(?:gb|g|gib)")
_FORMS: Final = {
    **dict.fromkeys(("sxm", "sxm2", "sxm3", "sxm4", "sxm5", "sxm6"), "sxm"),
    "pcie": "pcie",
    "nvl": "nvl",
    "oam": "oam",
    "cnx": "cnx",
}
_BOARDS: Final = frozenset(("hgx", "dgx"))
"""NVIDIA's own boards and systems: their chips are SXM modules, several to a unit."""

_MANY: Final = _BOARDS | frozenset(
    "server servers node nodes system systems baseboard board chassis rack cluster pod superpod"
    " appliance instance vm superchip blade tray platform".split()
)
"""Words for a thing that holds several chips, so that their number has to be stated."""

_OTHER_GOODS: Final = frozenset(
    "bridge cable cables heatsink cooler fan license licence licenses subscription support"
    " warranty service services upgrade adapter bracket riser kit spare training installation"
    " maintenance care switch nic transceiver refurbished used broken trade accessory"
    " 线缆 散热器 许可 授权 保修 维保 服务 配件 二手".split()
)
"""Words that make a line about something beside the chip itself."""

_IDLE: Final = frozenset(
    "tensor core gpu gpus accelerator accelerators ai card module hbm hbm2 hbm2e hbm3 hbm3e"
    " instinct graphics processor the of with and per unit new dual slot passive full height gen"
    " gen4 gen5 generation liquid air cooled x cloud device chip chips on demand reserved rental"
    " hourly compute each u dual slot".split()
)
_UNCOUNTED: Final = frozenset(
    "ddr4 ddr5 dimm rdimm ram ssd nvme xeon epyc cpu cpus memory e1 lane lanes gen3 gen4 gen5 gbe"
    " 100gbe 200gbe 400gbe 400g 200g connectx nic ports u psu".split()
)
_MAKERS: Final = frozenset(
    "nvidia amd intel google microsoft aws amazon huawei qualcomm groq cerebras meta apple tesla"
    " geforce azure radeon".split()
)
_FAMILY_MARKS: Final = frozenset("ti ada super max pro lite mini ultra xt gre evo".split())
_SEVERAL_MEMORIES: Final = frozenset(("a100", "a800", "gh200", "v100", "a30", "h20"))
"""Models sold with several memories: without the figure nobody can tell which is meant."""

_KINDS: Final = frozenset(("npu", "lpu", "ipu", "tpu", "gpu", "asic", "cpu", "dpu", "ai"))
"""Names of kinds that some makers also use as the name of a model."""

_BREAKS: Final = frozenset(",;/+()[]&|")
_ALTERNATIVES: Final = 3
_RESEMBLANCE: Final = 0.7
_MOST_CHIPS: Final = 100_000


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

    @property
    def certain(self) -> bool:
        """Tell whether the chip (not its count) needs no question."""
        return bool(self.chip) and not self.reason


@record
class _Name:
    """One name of a chip: the model's letters, and what the name says beside them."""

    chip: str
    model: str
    forms: frozenset[str]
    memory: Decimal | None
    other_forms: frozenset[str]
    sizes: frozenset[str]
    maker: frozenset[str]


@record
class _Words:
    """A supplier's words taken apart."""

    tokens: tuple[str, ...]
    forms: frozenset[str]
    memories: frozenset[Decimal]
    board: bool
    sizes: frozenset[str]


class Matcher:
    """Matches suppliers' words to the chips of a library, and remembers what people said."""

    def __init__(self, chips: Sequence[Chip], answers: Sequence[ChipAnswer] = ()) -> None:
        """Take the library apart once, for any number of rows."""
        self._chips = {chip.id: chip for chip in chips}
        self._exact: dict[str, set[str]] = {}
        self._models: dict[str, list[_Name]] = {}
        for chip in chips:
            for name in (chip.id, chip.name, f"{chip.maker} {chip.name}", *chip.aliases):
                self._exact.setdefault(_folded(name), set()).add(chip.id)
            for name in (chip.name, *chip.aliases):
                taken = _take_name(chip, name)
                known = self._models.setdefault(taken.model, [])
                if taken.model and taken not in known:
                    known.append(taken)
        self._beginnings = {model[:end] for model in self._models for end in range(len(model) + 1)}
        self._answers = {answer_key(answer.text): answer for answer in answers}
        self._seen: dict[str, Match] = {}

    def chip(self, text: str) -> Match:
        """Find the chip that a description means, and how many a unit holds."""
        if text not in self._seen:
            self._seen[text] = self._find(text)
        return self._seen[text]

    def told(self, words: Sequence[str]) -> ChipAnswer | None:
        """Give what a person said any of these words mean."""
        answers = (self._answers.get(answer_key(text)) for text in words)
        return next((each for each in answers if each and each.chip in self._chips), None)

    def knows(self, chip: str) -> bool:
        """Tell whether the library has a chip of this id."""
        return chip in self._chips

    def names(self, ids: Iterable[str]) -> str:
        """Name chips for a sentence."""
        return ", ".join(self._chips[chip].name for chip in ids if chip in self._chips)

    def _find(self, text: str) -> Match:
        exact = self._exact.get(_folded(text), set())
        if len(exact) == 1:
            return Match(chip=next(iter(exact)), count=1)
        words = _take_apart(text)
        spots = _longest(self._places(words.tokens))
        count, clash = _count(words, [at for _, at in spots])
        several = bool(_MANY & set(words.tokens)) or clash
        said = Match(count=count, counted=count is not None, several=several)
        if not spots:
            return replace(said, reason="chip-unknown", alternatives=self._resembling(text))
        fits = [name for name, _ in spots if _fits(name, words, count)]
        full = {name.chip for name in fits if _full(name, words, fits)}
        near = [*sorted(full), *(name.chip for name in fits), *(name.chip for name, _ in spots)]
        if len({name.model for name, _ in spots}) > 1:
            reason = "chip-several"
        elif len(full) != 1:
            reason = "chip-uncertain"
        elif _OTHER_GOODS & set(words.tokens) or _strange(words, [at for _, at in spots]):
            reason = "chip-other-goods"
        else:
            return replace(said, chip=near[0], count=count or (None if several else 1))
        return replace(said, reason=reason, alternatives=tuple(dict.fromkeys(near))[:_ALTERNATIVES])

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
        folded = _folded(text)[:80]
        scored = sorted(
            (
                (SequenceMatcher(None, folded, _folded(chip.name)).ratio(), chip.id)
                for chip in self._chips.values()
            ),
            reverse=True,
        )
        return tuple(chip for ratio, chip in scored[:_ALTERNATIVES] if ratio >= _RESEMBLANCE)


def answer_key(text: str) -> str:
    """Fold a supplier's words as answers about them are kept."""
    return printable(tidy(text)).casefold()


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", tidy(text).casefold()).split())


def _tokens(text: str) -> list[str]:
    folded = tidy(text).casefold()
    for word, meaning in _TRANSLATED:
        folded = folded.replace(word, meaning)
    # "H100SXM5", "80GBHBM3", "8xH100", "8-GPU": cut where one fact ends.
    folded = re.sub(r"(?<=[0-9])(sxm|pcie|oam|hbm)", r" \1", folded)
    folded = re.sub(r"(?<=[0-9]gb)(?=[a-z])", " ", folded)
    folded = re.sub(r"\b([0-9]{1,5})\s?[x*](?=\s?[a-z0-9])", r" \1 x ", folded)
    folded = re.sub(r"\bx\s?([0-9]{1,5})\b", r" x \1 ", folded)
    folded = re.sub(r"(?<=[a-z0-9])\*(?=[0-9])", " x ", folded)
    folded = re.sub(r"\b([0-9]{2,4})\s(gb|gib)\b", r"\1\2", folded)
    folded = re.sub(r"\b([0-9]{1,5})-?(gpus?|chips?|accelerators?)\b", r"\1 \2", folded)
    return _TOKEN.findall(folded)


def _take_name(chip: Chip, name: str) -> _Name:
    outside = re.sub(r"\([^)]*\)", " ", name)
    tokens = [token for token in _tokens(outside) if token not in _BREAKS]
    maker = set(_tokens(chip.maker)) | _MAKERS
    forms = {_FORMS[token] for token in tokens if token in _FORMS}
    memory = next((Decimal(m[1]) for token in tokens if (m := _MEMORY.fullmatch(token))), None)
    sizes = {token for token in _tokens(name) if re.fullmatch(r"nvl[0-9]+", token)}
    model = "".join(
        token
        for token in tokens
        if token not in _FORMS
        and not _MEMORY.fullmatch(token)
        and token not in sizes
        and token not in maker
        and token not in {"instinct", "gpu", "hgx", "accelerator", "chip", "card"}
    )
    return _Name(
        chip=chip.id,
        model=model,
        forms=frozenset(forms),
        memory=memory or (chip.memory_gb.value if chip.memory_gb else None),
        other_forms=frozenset(
            _FORMS[token] for token in _tokens(chip.form_factor) if token in _FORMS
        ),
        sizes=frozenset(sizes),
        maker=frozenset(_tokens(chip.maker)) - {"ai"},
    )


def _take_apart(text: str) -> _Words:
    tokens = tuple(_tokens(text))
    memories = set()
    for at, token in enumerate(tokens):
        match = _MEMORY.fullmatch(token)
        after = set(tokens[at + 1 : at + 3])
        if match and not after & _UNCOUNTED:
            memories.add(Decimal(match[1]))
    forms = set()
    for at, token in enumerate(tokens):
        # A bus of the server ("PCIe Gen5 x16", "PCIe 5.0 slots") is no form of the chip.
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        bus = _FORMS.get(token) == "pcie" and re.fullmatch(r"slots?|switch|[0-9]\.0", following)
        if token in _FORMS and not bus:
            forms.add(_FORMS[token])
    return _Words(
        tokens=tokens,
        forms=frozenset(forms),
        memories=frozenset(memories),
        board=bool(_BOARDS & set(tokens)),
        sizes=frozenset(token for token in tokens if re.fullmatch(r"nvl[0-9]+\w*", token)),
    )


_Spot = tuple[_Name, tuple[int, int]]


def _named_whole(name: _Name, tokens: Sequence[str]) -> bool:
    # "NPU" alone is no model: the maker has to be named too.
    return name.model not in _KINDS or bool(name.maker & set(tokens))


def _longest(spots: Sequence[_Spot]) -> list[_Spot]:
    # "Maia 100" stands in "Azure Maia 100 v2" only where no longer name covers the place.
    return [
        (name, at)
        for name, at in spots
        if not any(other[0] <= at[0] and at[1] <= other[1] and other != at for _, other in spots)
    ]


def _fits(name: _Name, words: _Words, count: int | None) -> bool:
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


def _full(name: _Name, words: _Words, fits: Sequence[_Name]) -> bool:
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


def _strange(words: _Words, spots: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the word after the model is one that could make it another model."""
    for _, end in spots:
        if end >= len(words.tokens):
            continue
        token = words.tokens[end]
        if token in _FAMILY_MARKS:
            return True
        known = (
            token in _BREAKS | _IDLE | _MANY | _UNCOUNTED | _MAKERS
            or token in _FORMS
            or _MEMORY.fullmatch(token)
            or re.fullmatch(r"[0-9]{1,5}|nvl[0-9]+|[0-9]+u|[0-9]+w", token)
        )
        if not known and not _later_is_plain(words.tokens, end):
            return True
    return False


def _later_is_plain(tokens: Sequence[str], at: int) -> bool:
    # A long word or one with digits inside (a server's type) is no mark of a variant.
    return len(tokens[at]) > 5 and tokens[at].isalpha()  # noqa: PLR2004 - "Lite", "Ultra"


def _count(words: _Words, spots: Sequence[tuple[int, int]]) -> tuple[int | None, bool]:
    """Find how many chips a unit holds; the second is true where the words disagree."""
    tokens = words.tokens
    found: set[int] = set()
    for start, end in spots:
        found |= _count_before(tokens, start) | _count_after(tokens, end)
    for at, token in enumerate(tokens[:-1]):
        if token.isdigit() and tokens[at + 1] in {"gpu", "gpus", "chip", "chips", "accelerators"}:
            found.add(int(token))
        # "8 x 141GB": as many chips as memories.
        if (
            token.isdigit()
            and tokens[at + 1] == "x"
            and at + 2 < len(tokens)
            and _MEMORY.fullmatch(tokens[at + 2])
            and not set(tokens[at + 3 : at + 5]) & _UNCOUNTED
        ):
            found.add(int(token))
    for size in words.sizes:
        digits = re.fullmatch(r"nvl([0-9]+)", size)
        if digits:
            found.add(int(digits[1]))
    found = {number for number in found if 0 < number <= _MOST_CHIPS}
    if len(found) > 1:
        return None, True
    return (next(iter(found)), False) if found else (None, False)


def _count_before(tokens: Sequence[str], start: int) -> set[int]:
    at = start - 1
    while at >= 0 and (tokens[at] in _IDLE | _MAKERS | _BOARDS | {"("}) and tokens[at] != "x":
        at -= 1
    if at >= 1 and tokens[at] == "x" and tokens[at - 1].isdigit():
        return {int(tokens[at - 1])}
    return set()


def _count_after(tokens: Sequence[str], end: int) -> set[int]:
    at = end
    while at < len(tokens) and (
        (tokens[at] in _IDLE and tokens[at] not in {"x", "gen", "gen4", "gen5"})
        or tokens[at] in _FORMS
        or tokens[at] in _MANY | {")", "("}
        or _MEMORY.fullmatch(tokens[at])
    ):
        at += 1
    if at + 1 < len(tokens) and tokens[at] == "x" and tokens[at + 1].isdigit():
        # "PCIe x16" counts lanes.
        if tokens[at - 1] == "pcie":
            return set()
        return {int(tokens[at + 1])}
    return set()
