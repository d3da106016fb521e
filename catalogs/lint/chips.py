"""Memory and power that are not those of the chip that a row was taken for."""

from decimal import Decimal
from typing import Final

from catalogs.lint.listed import Finding, Found, Listed
from procure.units import WATTS_PER_KW, plain

_MEMORY_NEAR: Final = Decimal("0.08")
"""Between GB and GiB, and what a driver keeps for itself, lie up to 8 %."""
_LEAST_POWER: Final = Decimal("0.5")
_MOST_POWER: Final = 4
_MOST_BESIDE_KW: Final = 2
"""A unit takes half its chips' TDP at least; four times it and 2 kW more are not the chips'."""


def memory(listed: Listed) -> Found:
    """Find rows that state another memory than that of their chip, or of all chips of a unit."""
    if not any(one.memory_gb for one in listed.stated.values()):
        return
    for alike, chip in listed.of_chips():
        if chip.memory_gb is None:
            continue
        own = chip.memory_gb.value
        for offer in alike.offers:
            said = listed.stated_of(offer).memory_gb
            if said is None:
                continue
            if all(abs(said - one) > one * _MEMORY_NEAR for one in (own, own * alike.held)):
                values = (("chip", chip.name), ("memory", plain(own)), ("stated", plain(said)))
                yield Finding("memory-differs", offer, "memory", values)


def power(listed: Listed) -> Found:
    """Find units whose power cannot be that of so many chips."""
    for alike, chip in listed.of_chips():
        if chip.tdp_w is None:
            continue
        chips = chip.tdp_w.value * alike.held / WATTS_PER_KW
        least, most = chips * _LEAST_POWER, max(chips * _MOST_POWER, chips + _MOST_BESIDE_KW)
        for offer in alike.offers:
            power = offer.kw_per_unit
            if power is not None and not least <= power <= most:
                values = (
                    ("power", plain(power.normalize())),
                    ("count", str(alike.held)),
                    ("chip", chip.name),
                    ("chips_power", plain(chips.normalize())),
                )
                yield Finding("power-differs", offer, "power", values)
