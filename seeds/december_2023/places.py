"""Where chips of December 2023 run, what they are made with, and what a yuan was worth."""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.demand import Pool, PoolMember, Site
from procure.offers import Catalog
from procure.units import Rate
from seeds.december_2023.entries import SAMPLE, by_part

PACKAGING: Final = "packaging"
_PACKAGED: Final = (
    ("QA-H100-8", 8),
    ("QA-H100-8-FW", 8),
    ("QA-A100-8", 8),
    ("QA-H100P", 1),
    ("TS-MI300X-8", 8),
    ("TS-MI250X-4", 4),
    ("TS-GAUDI2-8", 8),
    ("OWN-CHIP-8", 8),
)


def sites() -> tuple[Site, ...]:
    """Give the buyer's sites and the cloud's regions."""
    return (
        _site("iowa", "Iowa", "US", power="1500", pue="1.15", energy="0.065"),
        _site("dublin", "Dublin", "IE", power="600", pue="1.25", energy="0.16"),
        _site("guizhou", "Guizhou", "CN", power="900", pue="1.3", energy="0.08"),
        Site(
            id="ninth-cloud-us",
            name="Ninth Cloud, United States",
            country="US",
            supplier="Ninth Cloud",
            source="Ninth Cloud's rental sheet",
        ),
        Site(
            id="ninth-cloud-sg",
            name="Ninth Cloud, Singapore",
            country="SG",
            supplier="Ninth Cloud",
            source="Ninth Cloud's rental sheet",
        ),
    )


def _site(key: str, name: str, country: str, *, power: str, pue: str, energy: str) -> Site:
    return Site(
        id=key,
        name=name,
        country=country,
        power_kw=Decimal(power),
        pue=Decimal(pue),
        energy_price=Decimal(energy),
        source=SAMPLE,
    )


def pools(catalogs: tuple[Catalog, ...]) -> tuple[Pool, ...]:
    """Give the bottleneck that all makers shared: a chip with stacked memory is one package."""
    offers = by_part(catalogs)
    return (
        Pool(
            id=PACKAGING,
            name="Advanced packaging",
            unit="packages",
            per_period=Decimal(560),
            members=tuple(
                PoolMember(offer=offers[part], weight=Decimal(chips)) for part, chips in _PACKAGED
            ),
            source=f"{SAMPLE}: full foundries leave this buyer 70 servers of 8 chips a quarter",
            note="Chips from stock and in a cloud are packaged already and take nothing.",
        ),
    )


def rates() -> tuple[Rate, ...]:
    """Give the rate of the yuan, in which the China sheet is quoted."""
    return (
        Rate(
            currency="CNY",
            rate=Decimal("0.1411"),
            on=date(2023, 12, 14),
            source="Derived: 628M yuan = 88.6M US$ (The Charger Account 2023-12-14)",
        ),
    )
