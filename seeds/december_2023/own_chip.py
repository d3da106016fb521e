"""When a chip of one's own pays off: two scenarios that differ by their demand alone.

Its one-time cost is the same for a service of today's size and for a tenth of Google
Search; what it saves grows with the chips that it replaces.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.offers import Catalog
from procure.scenario import Limit, Scenario
from procure.units import Horizon, plain
from seeds.december_2023.entries import CALL_OFF, all_but, demand
from seeds.december_2023.places import PACKAGING
from seeds.december_2023.search import TENTH_OF_SEARCH, TENTH_SOURCE

_TODAY: Final = Decimal(17500000)
_TODAY_SOURCE: Final = (
    "ChatGPT in 2023: about US$700,000 a day (SemiAnalysis) at about 4 cents a query (Bernstein by "
    "way of Reuters) are 17.5M queries a day"
)
_GROWTH: Final = ("0.25", "0.5", "0.75", "1")
_GROWTH_SOURCE: Final = "reached in quarters over 2027: an assumption"
# First silicon is due in the middle of the first of these years.
_HORIZON: Final = Horizon(start=date(2026, 1, 1), months=3, periods=8)


def scenarios(catalogs: tuple[Catalog, ...]) -> tuple[Scenario, Scenario]:
    """Give the two questions: enough demand for an own chip, and not enough."""
    pays = "Own chip pays off"

    def ask(name: str, queries: Decimal, source: str, note: str) -> Scenario:
        grown = " ".join(plain(queries * Decimal(part)) for part in _GROWTH)
        return Scenario(
            name=name,
            horizon=_HORIZON,
            demand=(demand("search", "", f"0 0 0 0 {grown}", f"{source}; {_GROWTH_SOURCE}"),),
            limits=(
                Limit(
                    family="pool",
                    subject=PACKAGING,
                    value=Decimal(600000),
                    note="For a programme of this size more was promised: an assumption",
                ),
                Limit(family="power", subject="iowa", on=False),
                Limit(family="power", subject="dublin", on=False),
            ),
            discount_rate=Decimal("0.08"),
            utilisation=Decimal("0.7"),
            excluded=all_but(catalogs, (CALL_OFF, "OWN-CHIP-8")),
            note=note,
            parent="" if name == pays else pays,
        )

    return (
        ask(
            pays,
            TENTH_OF_SEARCH,
            TENTH_SOURCE,
            "A tenth of Google Search by the end of 2027. Each own server saves money against the "
            "H100s that it replaces, and there are enough of them to earn back the one-time cost.",
        ),
        ask(
            "Own chip does not pay off",
            _TODAY,
            _TODAY_SOURCE,
            "ChatGPT's queries of 2023, everything else as in “Own chip pays off”. All servers "
            "together save less than the one-time cost.",
        ),
    )
