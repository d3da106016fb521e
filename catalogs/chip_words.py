"""A supplier's words for a chip, taken apart: models, forms, memories, counts."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from catalogs.chip_tokens import tokens_of
from catalogs.chip_vocabulary import (
    BOARDS,
    BREAKS,
    COUNTED,
    FORMS,
    HBM,
    IDLE,
    MAKERS,
    MANY,
    MEASURES,
    MEMORY,
    MULTIPLES,
    NO_MODEL,
    PACKS,
    PLAIN,
    SIZE,
    SUPERCHIPS,
    UNCOUNTED,
)
from procure.chips import Chip
from procure.record import record

Place = tuple[int, int]
"""From which token to before which one a model's name stands."""

_MOST_CHIPS: Final = 100_000
_MOST_DIGITS: Final = 6
_ORDERED: Final = frozenset(("qty", "quantity", "menge", "anzahl"))
_ON_A_BOARD: Final = frozenset((4, 8))
_YEARS: Final = frozenset(range(2015, 2041))
_SEVERAL: Final = MANY | SUPERCHIPS | PACKS
_BESIDE_COUNT: Final = (IDLE | MAKERS | BOARDS | {"("}) - {"x"}
_AFTER_MODEL: Final = (
    (IDLE - {"x", "gen", "gen4", "gen5"}) | frozenset(FORMS) | MANY | (BREAKS - {"+", "&"})
)
_AFTER_COUNT: Final = BREAKS | MANY | frozenset(FORMS) | COUNTED
_SLOT: Final = re.compile(r"slots?|switch|lanes?")
_MEASURED: Final = MEASURES | UNCOUNTED
_LANES: Final = "16"
_NUMBERS_OF: Final = frozenset(
    "gen moq min v pcie config configuration konfiguration version variant rev option no"
    " nr pos".split()
)
_BUS_WORDS: Final = frozenset("pcie gen gen3 gen4 gen5 5.0 4.0 3.0".split())
_WIDTHS: Final = frozenset(("1", "2", "3", "single", "dual", "double", "one"))
_BUS_NUMBER: Final = re.compile(r"gen[0-9]?|[0-9]\.0")
_ENDS: Final = BREAKS - {"(", "["}
_NUMBERED: Final = frozenset(("with", "of"))
_NOT_NAMED: Final = MAKERS | (MANY - BOARDS) | PLAIN
_NAMING: Final = MAKERS | HBM | NO_MODEL


@record
class ChipName:
    """One name of a chip: the model's letters, and what the name says beside them.

    `brand` are words of which one has to stand beside a model that is too short, or too
    common a word, to stand alone; empty where it can.
    """

    chip: str
    model: str
    forms: frozenset[str]
    memory: Decimal | None
    other_forms: frozenset[str]
    sizes: frozenset[str]
    brand: frozenset[str] = frozenset()


@record
class ChipWords:
    """A supplier's words taken apart."""

    tokens: tuple[str, ...]
    forms: frozenset[str]
    memories: frozenset[Decimal]
    board: bool
    sizes: frozenset[str]


def is_number(token: str) -> bool:
    """Tell whether a token is a plain number of a size that could count chips."""
    return token.isdecimal() and token.isascii() and len(token) <= _MOST_DIGITS


def name_of(chip: Chip, name: str) -> ChipName:
    """Take one name of a chip apart; what stands in brackets is no part of the model.

    A short name ("H200") asks for the form that the full one states ("H200 SXM"): only
    where it stands alone is it the library's word for just this chip.
    """
    outside = re.sub(r"\([^)]*\)", " ", name)
    tokens = [token for token in tokens_of(outside) if token not in BREAKS]
    maker = set(tokens_of(chip.maker))
    memory = next((Decimal(m[1]) for token in tokens if (m := MEMORY.fullmatch(token))), None)
    sizes = {token for token in tokens_of(name) if SIZE.fullmatch(token)}
    kept = [
        token
        for token in tokens
        if token not in FORMS
        and not MEMORY.fullmatch(token)
        and token not in sizes
        and token not in _NAMING
        and token not in maker
    ]
    model = "".join(kept)
    bracketed = {token for token in tokens_of(name) if token not in tokens and token.isalpha()}
    return ChipName(
        chip=chip.id,
        model=model,
        forms=_forms(tokens) or _forms(tokens_of(chip.name)),
        memory=memory or (chip.memory_gb.value if chip.memory_gb else None),
        other_forms=_forms(tokens_of(chip.form_factor)),
        sizes=frozenset(sizes),
        brand=frozenset((maker | bracketed) - {"ai"}) if _needs_brand(chip, model) else frozenset(),
    )


_KINDS: Final = frozenset(("npu", "lpu", "ipu", "tpu", "gpu", "asic", "cpu", "dpu", "ai"))
_SHORT: Final = 2


def _needs_brand(chip: Chip, model: str) -> bool:
    # "NPU" alone is no model, nor is the "D1" of a cloud's machine a chip that nobody sells.
    return model in _KINDS or (len(model) <= _SHORT and not chip.sold)


def _forms(tokens: Sequence[str]) -> frozenset[str]:
    found = {FORMS[token] for token in tokens if token in FORMS}
    return frozenset(found | ({"sxm"} if BOARDS & set(tokens) else set()))


def core_of(tokens: Sequence[str]) -> str:
    """Give the words that name the chip, without makers, counts and what holds them."""
    return "".join(
        [
            token
            for at, token in enumerate(tokens)
            if token not in _NOT_NAMED
            and token not in BREAKS
            and not (is_number(token) and _counts(tokens, at))
        ]
    )


def _counts(tokens: Sequence[str], at: int) -> bool:
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    return before == "x" or after == "x" or after in COUNTED


def words_of(tokens: Sequence[str]) -> ChipWords:
    """Take the tokens of a supplier's words apart."""
    memories: set[Decimal] = set()
    forms: set[str] = set()
    sizes: set[str] = set()
    for at, token in enumerate(tokens):
        form = FORMS.get(token)
        if form:
            if form != "pcie" or not _of_bus(tokens, at):
                forms.add(form)
            # "PCIe / NVL": one or the other, which is no form that a chip has.
            if at > 1 and tokens[at - 1] == "/" and FORMS.get(tokens[at - 2], form) != form:
                forms.add("either")
        elif token[0].isdecimal() and token[-1] in "gb":
            match = MEMORY.fullmatch(token)
            if match and not _of_server(tokens, at):
                memories.add(Decimal(match[1]))
                memories.update(_halved(tokens, at))
        elif token.startswith("nvl") and SIZE.fullmatch(token):
            sizes.add(token)
    return ChipWords(
        tokens=tuple(tokens),
        forms=frozenset(forms),
        memories=frozenset(memories),
        board=not BOARDS.isdisjoint(tokens),
        sizes=frozenset(sizes),
    )


def _of_bus(tokens: Sequence[str], at: int) -> bool:
    """Tell whether PCIe is the server's bus ("PCIe 5.0 slots"), not the form of the chip."""
    following = [*tokens[at + 1 : at + 5], ""]
    for before, token in pairwise(("", *following)):
        # "PCIe 2-slot" is the width of a card.
        if _SLOT.fullmatch(token) and before not in _WIDTHS:
            return True
    # "H100 PCIe Gen5 x16" is a card, but "8x H100, PCIe Gen5" says it of the server.
    alone = not at or tokens[at - 1] in BREAKS
    return bool(_BUS_NUMBER.fullmatch(following[0])) and alone


def _of_server(tokens: Sequence[str], at: int) -> bool:
    before = tokens[at - 1] if at else ""
    if before in UNCOUNTED or before.endswith("vcpu"):
        return True
    for token in tokens[at + 1 : at + 3]:
        # "80GB, DDR5 64GB": behind a comma begins another thing.
        if token in _ENDS:
            return False
        if token in UNCOUNTED or token.endswith("vcpu"):
            return True
    return False


def _halved(tokens: Sequence[str], at: int) -> set[Decimal]:
    # "40/80GB": of two memories nobody can tell which is meant.
    if at > 1 and tokens[at - 1] == "/" and is_number(tokens[at - 2]):
        return {Decimal(tokens[at - 2])}
    return set()


def holds_several(words: ChipWords, places: Sequence[Place]) -> bool:
    """Tell whether the words are for a thing of several chips, so that 1 cannot be assumed."""
    tokens = words.tokens
    # "4 L40S": nobody knows whether the number counts, but it does not mean one.
    ends = {end for _, end in places}
    before = {tokens[start - 1] for start, _ in places if start and start not in ends}
    if "x" in before or any(is_number(word) and int(word) != 1 for word in before):
        return True
    if "dual" in tokens and any(
        word == "dual" and after not in {"slot", "width", "wide"}
        for word, after in zip(tokens, (*tokens[1:], ""), strict=True)
    ):
        return True
    # The "Server" of "Blackwell Server" is part of the model's name.
    own = {at for start, end in places for at in range(start, end) if end - start > 1}
    return any(
        (token in _SEVERAL or (token.isdecimal() and _may_count(tokens, at))) and at not in own
        for at, token in enumerate(tokens)
    )


def _may_count(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a number may say how many chips there are, as in "8-way" or "octo (8)"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    before = tokens[at - 1] if at else ""
    if is_number(tokens[at]) and int(tokens[at]) > 1 and (before, after) == ("(", ")"):
        return True
    return (
        is_number(tokens[at])
        and int(tokens[at]) in MULTIPLES
        and after not in _MEASURED
        and before not in _NUMBERS_OF
        # "2x Xeon" and what counts chips are read elsewhere; "PCIe x16" are lanes.
        and after != "x"
        and not (before == "x" and tokens[at] == _LANES and tokens[at - 2] in _BUS_WORDS)
    )


def count_of(words: ChipWords, places: Sequence[Place]) -> tuple[int | None, bool]:
    """Find how many chips a unit holds; the second is true where the words disagree."""
    tokens = words.tokens
    found: set[int] = set()
    for start, end in places:
        found |= _count_before(tokens, start) | _count_after(tokens, end)
    own = {at for start, end in places for at in range(start, end)}
    for at, token in enumerate(tokens[:-1]):
        if at not in own and is_number(token):
            if at + 1 not in own and _of_several_things(tokens, at):
                return None, True
            if tokens[at + 1] in COUNTED or _of_memories(tokens, at):
                found.add(int(token))
    found |= {int(size[3:]) for size in words.sizes if size[3:].isdecimal()}
    found = {number for number in found if 0 < number <= _MOST_CHIPS}
    ordered = {
        int(number)
        for word, number in pairwise(tokens)
        if word in _ORDERED and is_number(number) and int(number) > 1
    }
    if found and ordered - found:
        # "8-GPU board, quantity 4" has the price of one of them, or of all.
        return None, True
    if len(found) > 1 or (found - {1} and _per_chip(tokens)) or not found.isdisjoint(_YEARS):
        return None, True
    return (next(iter(found)), False) if found else (None, False)


def _per_chip(tokens: Sequence[str]) -> bool:
    # "GB200 NVL72, per GPU" is sold by the chip, or it is the price that is.
    return any(one == "per" and other in COUNTED for one, other in pairwise(tokens))


def _of_several_things(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a number counts things that hold chips: a unit could be one or all of them."""
    after = tokens[at + 1]
    # "2x 8x H100"
    if after == "x":
        what = tokens[at + 2] if at + 2 < len(tokens) else ""
        # "32x DGX H100" are so many machines; "8x HGX H100" may be either.
        machines = what == "dgx" or (what == "hgx" and int(tokens[at]) not in _ON_A_BOARD)
        if machines and int(tokens[at]) > 1:
            return True
        return at + 3 < len(tokens) and is_number(what) and tokens[at + 3] == "x"
    # "MI300X x8 server" is one of eight, "2 nodes of 8x H100" or "x2 nodes" are two.
    one_of = at > 0 and tokens[at - 1] == "x" and not after.endswith("s")
    return after in MANY and int(tokens[at]) > 1 and not one_of


def _of_memories(tokens: Sequence[str], at: int) -> bool:
    # "8 x 141GB": as many chips as memories.
    return (
        tokens[at + 1] == "x"
        and at + 2 < len(tokens)
        and bool(MEMORY.fullmatch(tokens[at + 2]))
        and not any(word in UNCOUNTED for word in tokens[at + 3 : at + 5])
    )


def _count_before(tokens: Sequence[str], start: int) -> set[int]:
    at = start - 1
    while at >= 0 and tokens[at] in _BESIDE_COUNT:
        at -= 1
    if at >= 1 and tokens[at] == "x" and is_number(tokens[at - 1]):
        return {int(tokens[at - 1])}
    # "server with 8 L40S"
    if start > 1 and is_number(tokens[start - 1]) and tokens[start - 2] in _NUMBERED:
        return {int(tokens[start - 1])}
    return set()


def _count_after(tokens: Sequence[str], end: int) -> set[int]:
    at = end
    while at < len(tokens) and (tokens[at] in _AFTER_MODEL or MEMORY.fullmatch(tokens[at])):
        at += 1
    if at + 1 >= len(tokens):
        return set()
    if is_number(tokens[at]) and tokens[at + 1] == "x":
        # "Gaudi 2, 8x OAM" or "MI300X 8x", but not "H100 2x Xeon".
        what = tokens[at + 2] if at + 2 < len(tokens) else ","
        return {int(tokens[at])} if what in _AFTER_COUNT or MEMORY.fullmatch(what) else set()
    # "PCIe x16" counts lanes.
    if tokens[at] == "x" and is_number(tokens[at + 1]) and tokens[at - 1] != "pcie":
        return {int(tokens[at + 1])}
    return set()
