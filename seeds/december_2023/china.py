"""A800 and H800: made for China, and ended by the rule of 17 October 2023."""

from datetime import date
from decimal import Decimal
from typing import Final

from procure.offers import Catalog
from procure.scenario import Scenario
from procure.units import Horizon
from seeds.december_2023.entries import CALL_OFF, by_part, demand

_AROUND_THE_RULE: Final = Horizon(start=date(2023, 4, 1), months=3, periods=4)


def scenario(catalogs: tuple[Catalog, ...]) -> Scenario:
    """Give a year in which the first orders arrive before the rule and later ones would not."""
    return Scenario(
        name="China around the export rule",
        horizon=_AROUND_THE_RULE,
        demand=(
            demand("chat", "guizhou", "0 150000 400000 600000"),
            demand("summaries", "guizhou", "0 100 250 400"),
        ),
        discount_rate=Decimal("0.08"),
        utilisation=Decimal("0.7"),
        excluded=(by_part(catalogs)[CALL_OFF],),
        note=(
            "A year from April 2023, at the quotes of December: A800 and H800 have to arrive in "
            "China before 17 October 2023, when the export rule asks for a licence. What the last "
            "quarters need is ordered by July."
        ),
    )
