"""The press's question of 2023: what a tenth of Google Search would take."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from procure.offers import Catalog
from procure.scenario import Limit, Scenario
from procure.units import Horizon
from seeds.december_2023.entries import all_but, demand
from seeds.december_2023.places import PACKAGING

TENTH_OF_SEARCH: Final = Decimal(850000000)
TENTH_SOURCE: Final = "A tenth of Google's 8.5bn searches a day (Bernstein by way of Reuters)"

_OFFERS: Final = ("QA-H100-8", "TS-MI300X-8", "QA-L40S", "QA-H100P")
# An H100 ordered on the first day works from the last of these quarters on.
_FIRST_YEAR: Final = Horizon(start=date(2024, 1, 1), months=3, periods=4)
_FREE: Final = (
    Limit(family="supply", on=False),
    Limit(family="pool", subject=PACKAGING, on=False),
    Limit(family="power", subject="iowa", on=False),
    Limit(family="power", subject="dublin", on=False),
)


def scenarios(catalogs: tuple[Catalog, ...]) -> tuple[Scenario, Scenario]:
    """Ask it of the H100 alone, and with the alternatives that could be bought."""
    first = "A tenth of Google Search"

    def ask(name: str, kept: Iterable[str], limits: tuple[Limit, ...], note: str) -> Scenario:
        return Scenario(
            name=name,
            horizon=_FIRST_YEAR,
            demand=(demand("search", "", f"0 0 0 {TENTH_OF_SEARCH}", TENTH_SOURCE),),
            limits=(*_FREE, *limits),
            discount_rate=Decimal(0),
            utilisation=Decimal("0.7"),
            excluded=all_but(catalogs, kept),
            note=note,
            parent="" if name == first else first,
        )

    return (
        ask(
            first,
            _OFFERS[:1],
            (),
            "H100 alone, bought: 850M queries a day / 562 = 1.51M chips; at US$31,800 each, "
            "US$48.1bn (Bernstein by way of Reuters: US$48.1bn at once and US$16bn a year, so "
            "chips are used for three years). Supply, power and lead times set no limit.",
        ),
        ask(
            "A tenth of Google Search, mixed",
            _OFFERS,
            (
                Limit(
                    family="share",
                    by="maker",
                    subject="AMD",
                    value=Decimal("0.6"),
                    note="No one maker could deliver it all: an assumption",
                ),
            ),
            "The same with what else could be bought: each chip's queries a day are the H100's "
            "times the two chips' ratio in MLPerf Inference v4.1, an assumption. AMD's need a "
            "port.",
        ),
    )
