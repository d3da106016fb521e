"""A supplier's words for a chip, taken apart: forms, memories, counts."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from catalogs.cells import tidy
from procure.chips import Chip
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
MEMORY: Final = re.compile(r"([0-9]{2,4}(?:\.[0-9]+)?)(?:gb|g|gib)")
MODEL_LIKE: Final = re.compile(r"(?=[^0-9]*[0-9])(?:[a-z]{1,4}[0-9]{1,4}[a-z]?|[0-9]{4})")
"""What a model of a chip may look like: "A10G", "4090"."""

FORMS: Final = {
    **dict.fromkeys(("sxm", "sxm2", "sxm3", "sxm4", "sxm5", "sxm6"), "sxm"),
    "pcie": "pcie",
    "nvl": "nvl",
    "oam": "oam",
    "cnx": "cnx",
}
BOARDS: Final = frozenset(("hgx", "dgx"))
"""NVIDIA's own boards and systems: their chips are SXM modules, several to a unit."""

SUPERCHIPS: Final = frozenset(("gb200", "gb300"))
"""Names that mean one GPU to some and a module of two to others."""

MANY: Final = BOARDS | frozenset(
    "server servers node nodes system systems baseboard board chassis rack cluster pod superpod"
    " appliance instance vm superchip blade tray platform".split()
)
"""Words for a thing that holds several chips, so that their number has to be stated."""

_PACKS: Final = frozenset(
    "pair pairs pack packs packung bundle bundles box boxes lot lots set sets kit kits pcs pc piece"
    " pieces stück stk qty quantity menge anzahl units duo twin quad octa"
    " 数量 个 件 张 片 对".split()
)
"""Words for several things sold together: how many chips that makes has to be stated."""

HBM: Final = frozenset(("hbm", "hbm2", "hbm2e", "hbm3", "hbm3e"))
_NO_MODEL: Final = frozenset(("instinct", "gpu", "hgx", "dgx", "accelerator", "chip", "card"))
_PLAIN: Final = frozenset("gpu gpus accelerator accelerators tensor core chip chips x of".split())

IDLE: Final = HBM | frozenset(
    "tensor core gpu gpus accelerator accelerators ai card module"
    " instinct graphics processor the of with and per unit new dual slot passive full height gen"
    " gen4 gen5 generation liquid air cooled x cloud device chip chips on demand reserved rental"
    " hourly compute each u dual slot".split()
)
UNCOUNTED: Final = frozenset(
    "ddr4 ddr5 dimm rdimm ram ssd nvme xeon epyc cpu cpus memory e1 lane lanes gen3 gen4 gen5 gbe"
    " 100gbe 200gbe 400gbe 400g 200g connectx nic ports u psu".split()
)
MAKERS: Final = frozenset(
    "nvidia amd intel google microsoft aws amazon huawei qualcomm groq cerebras meta apple tesla"
    " geforce azure radeon".split()
)
BREAKS: Final = frozenset(",;/+()[]&|")
_MOST_CHIPS: Final = 100_000
_NUMBER: Final = re.compile(r"[0-9]{1,6}")


@record
class ChipName:
    """One name of a chip: the model's letters, and what the name says beside them."""

    chip: str
    model: str
    forms: frozenset[str]
    memory: Decimal | None
    other_forms: frozenset[str]
    sizes: frozenset[str]
    maker: frozenset[str]


@record
class ChipWords:
    """A supplier's words taken apart."""

    tokens: tuple[str, ...]
    forms: frozenset[str]
    memories: frozenset[Decimal]
    board: bool
    sizes: frozenset[str]


def tokens_of(text: str) -> list[str]:
    """Cut words into tokens, with Chinese terms and signs in their English form."""
    folded = tidy(text).casefold()
    for word, meaning in _TRANSLATED:
        folded = folded.replace(word, meaning)
    # "H100SXM5", "80GBHBM3", "8xH100", "8-GPU": cut where one fact ends.
    folded = re.sub(r"(?<=[0-9])(sxm|pcie|oam|hbm)", r" \1", folded)
    folded = re.sub(r"(?<=[0-9]gb)(?=[a-z])", " ", folded)
    folded = re.sub(r"\b([0-9]{1,5})\s?[x*](?=\s?[a-z0-9]|\W|$)", r" \1 x ", folded)
    folded = re.sub(r"\bx\s?([0-9]{1,5})\b", r" x \1 ", folded)
    folded = re.sub(r"(?<=[a-z0-9])\*(?=[0-9])", " x ", folded)
    folded = re.sub(r"\b([0-9]{2,4})\s(gb|gib)\b", r"\1\2", folded)
    folded = re.sub(r"\b([0-9]{1,5})-?(gpus?|chips?|accelerators?)\b", r"\1 \2", folded)
    return _TOKEN.findall(folded)


def is_number(token: str) -> bool:
    """Tell whether a token is a plain number of a size that could count chips."""
    return bool(_NUMBER.fullmatch(token))


def name_of(chip: Chip, name: str) -> ChipName:
    """Take one name of a chip apart; what stands in brackets is no part of the model.

    A short name ("H200") asks for the form that the full one states ("H200 SXM"): only
    where it stands alone is it the library's word for just this chip.
    """
    outside = re.sub(r"\([^)]*\)", " ", name)
    tokens = [token for token in tokens_of(outside) if token not in BREAKS]
    apart = set(tokens_of(chip.maker)) | MAKERS | HBM | _NO_MODEL
    memory = next((Decimal(m[1]) for token in tokens if (m := MEMORY.fullmatch(token))), None)
    sizes = {token for token in tokens_of(name) if re.fullmatch(r"nvl[0-9]+", token)}
    model = "".join(
        token
        for token in tokens
        if token not in FORMS and not MEMORY.fullmatch(token) and token not in sizes | apart
    )
    return ChipName(
        chip=chip.id,
        model=model,
        forms=_forms(tokens) or _forms(tokens_of(chip.name)),
        memory=memory or (chip.memory_gb.value if chip.memory_gb else None),
        other_forms=_forms(tokens_of(chip.form_factor)),
        sizes=frozenset(sizes),
        maker=frozenset(tokens_of(chip.maker)) - {"ai"},
    )


def _forms(tokens: Sequence[str]) -> frozenset[str]:
    found = {FORMS[token] for token in tokens if token in FORMS}
    return frozenset(found | ({"sxm"} if BOARDS & set(tokens) else set()))


def core_of(text: str) -> str:
    """Give the words that name the chip, without makers, counts and what holds them."""
    tokens = tokens_of(text)
    kept = [
        token
        for at, token in enumerate(tokens)
        if token not in MAKERS | MANY - BOARDS | _PLAIN
        and not (is_number(token) and _counts(tokens, at))
    ]
    return "".join(kept)


def _counts(tokens: Sequence[str], at: int) -> bool:
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return before == "x" or after in {"x", "gpu", "gpus", "chip", "chips", "accelerators"}


def words_of(text: str) -> ChipWords:
    """Take a supplier's words apart."""
    tokens = tuple(tokens_of(text))
    memories = set()
    for at, token in enumerate(tokens):
        match = MEMORY.fullmatch(token)
        after = set(tokens[at + 1 : at + 3])
        if match and not after & UNCOUNTED:
            memories.add(Decimal(match[1]))
    forms = set()
    for at, token in enumerate(tokens):
        # A bus of the server ("PCIe Gen5 x16", "PCIe 5.0 slots") is no form of the chip.
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        bus = FORMS.get(token) == "pcie" and re.fullmatch(r"slots?|switch|[0-9]\.0", following)
        if token in FORMS and not bus:
            forms.add(FORMS[token])
    return ChipWords(
        tokens=tokens,
        forms=frozenset(forms),
        memories=frozenset(memories),
        board=bool(BOARDS & set(tokens)),
        sizes=frozenset(token for token in tokens if re.fullmatch(r"nvl[0-9]+\w*", token)),
    )


def holds_several(words: ChipWords, spots: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the words are for a thing of several chips, so that 1 cannot be assumed."""
    tokens = words.tokens
    # "4 L40S": nobody knows whether the number counts, but it does not mean one.
    before = {tokens[start - 1] for start, _ in spots if start}
    numbered = "x" in before or any(is_number(word) and int(word) != 1 for word in before)
    doubled = any(
        word == "dual" and after not in {"slot", "width", "wide"}
        for word, after in zip(tokens, (*tokens, "")[1:], strict=True)
    )
    return numbered or doubled or bool((MANY | SUPERCHIPS | _PACKS) & set(tokens))


def count_of(words: ChipWords, spots: Sequence[tuple[int, int]]) -> tuple[int | None, bool]:
    """Find how many chips a unit holds; the second is true where the words disagree."""
    tokens = words.tokens
    found: set[int] = set()
    for start, end in spots:
        found |= _count_before(tokens, start) | _count_after(tokens, end)
    for at, token in enumerate(tokens[:-1]):
        if is_number(token) and tokens[at + 1] in {"gpu", "gpus", "chip", "chips", "accelerators"}:
            found.add(int(token))
        # "2 nodes of 8x H100": a unit could be either.
        if is_number(token) and int(token) > 1 and tokens[at + 1] in MANY:
            return None, True
        # "8 x 141GB": as many chips as memories.
        if (
            is_number(token)
            and tokens[at + 1] == "x"
            and at + 2 < len(tokens)
            and MEMORY.fullmatch(tokens[at + 2])
            and not set(tokens[at + 3 : at + 5]) & UNCOUNTED
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
    while at >= 0 and (tokens[at] in IDLE | MAKERS | BOARDS | {"("}) and tokens[at] != "x":
        at -= 1
    if at >= 1 and tokens[at] == "x" and is_number(tokens[at - 1]):
        return {int(tokens[at - 1])}
    # "server with 8 L40S"
    if start > 1 and is_number(tokens[start - 1]) and tokens[start - 2] in {"with", "of", "mit"}:
        return {int(tokens[start - 1])}
    return set()


def _count_after(tokens: Sequence[str], end: int) -> set[int]:
    at = end
    while at < len(tokens) and (
        (tokens[at] in IDLE and tokens[at] not in {"x", "gen", "gen4", "gen5"})
        or tokens[at] in FORMS
        or tokens[at] in MANY | {")", "(", ","}
        or MEMORY.fullmatch(tokens[at])
    ):
        at += 1
    if at + 1 >= len(tokens):
        return set()
    if is_number(tokens[at]) and tokens[at + 1] == "x":
        # "Gaudi 2, 8x OAM" or "MI300X 8x", but not "H100 2x Xeon".
        what = tokens[at + 2] if at + 2 < len(tokens) else ","
        plain = what in BREAKS | MANY or what in FORMS or MEMORY.fullmatch(what)
        return {int(tokens[at])} if plain else set()
    # "PCIe x16" counts lanes.
    if tokens[at] == "x" and is_number(tokens[at + 1]) and tokens[at - 1] != "pcie":
        return {int(tokens[at + 1])}
    return set()
