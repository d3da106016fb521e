"""A800 and H800: made for China, and ended by the rule of 17 October 2023."""

from datetime import date
from decimal import Decimal

from procure.demand import DemandRow
from procure.offers import Catalog
from procure.scenario import Limit, Scenario
from procure.units import Horizon
from seeds.december_2023.entries import CALL_OFF, by_part, demand

_CHAT = "150000 400000 600000"
_SUMMARIES = "100 250 400"


def scenarios(catalogs: tuple[Catalog, ...]) -> tuple[Scenario, Scenario]:
    """Give a year in which the first orders arrive before the rule, and one after it."""
    before = "China before the export rule"

    def ask(
        name: str,
        horizon: Horizon,
        rows: tuple[DemandRow, ...],
        limits: tuple[Limit, ...],
        note: str,
    ) -> Scenario:
        return Scenario(
            name=name,
            horizon=horizon,
            demand=rows,
            limits=limits,
            discount_rate=Decimal("0.08"),
            utilisation=Decimal("0.7"),
            excluded=(by_part(catalogs)[CALL_OFF],),
            note=note,
            parent="" if name == before else before,
        )

    return (
        ask(
            before,
            Horizon(start=date(2023, 4, 1), months=3, periods=4),
            (
                demand("chat", "guizhou", f"0 {_CHAT}"),
                demand("summaries", "guizhou", f"0 {_SUMMARIES}"),
            ),
            (),
            "A year from April 2023, at the quotes of December: A800 and H800 have to arrive in "
            "China before 17 October 2023, from when the export rule asks for a licence. What the "
            "last quarters need is ordered by July.",
        ),
        ask(
            "China after the export rule",
            Horizon(start=date(2024, 1, 1), months=3, periods=5),
            (
                demand("chat", "guizhou", f"0 0 {_CHAT}"),
                demand("summaries", "guizhou", f"0 0 {_SUMMARIES}"),
            ),
            (
                Limit(
                    family="eligibility",
                    value=Decimal(13),
                    note="A licence takes a quarter of a year: an assumption",
                ),
            ),
            "The same work from January 2024, should licences be given after 13 weeks. Without "
            "them there is no plan: clear the weeks on the limits page to see it.",
        ),
    )
