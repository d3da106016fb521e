"""A project whose plan has each kind of order and every limit, for the audit to go through."""

from datetime import date

from procure.demand import Site
from procure.project import Project
from procure.scenario import Limit, ShortfallPrice
from procure.units import Rate
from tests.builders import START, D, catalog, chip, demand, offer, project, scenario


def example() -> Project:
    """Make a project whose plan has bought and rented chips, two sites and every limit."""
    return project(
        [
            catalog(
                "Reseller",
                offer(
                    "node",
                    "h100",
                    [(1, "1000.50"), (4, "990.25")],
                    count=2,
                    moq=2,
                    multiple=2,
                    lead_weeks=D(10),
                    supply_per_period=6,
                    supply_total=8,
                    integration_cost=D("12.34"),
                    fixed_order_cost=D("75.50"),
                    deposit=D("0.3"),
                    support_rate=D("0.05"),
                    residual_value=D("0.2"),
                    valid_until=date(2024, 12, 31),
                ),
            ),
            catalog(
                "Dealer",
                offer(
                    "card",
                    "mi300x",
                    [(1, 700), (3, 600)],
                    break_kind="incremental",
                    currency="EUR",
                    lead_weeks=D(2),
                ),
            ),
            catalog("Cloud", offer("hour", "h100", "0.25", kind="rent", term_months=3)),
        ],
        scenario(
            demand(10, 30, 40, site="east"),
            demand(5, 10, 60),
            limits=(
                Limit(family="budget", value=D(50_000)),
                Limit(family="budget", period=1, value=D(20_000)),
                Limit(family="lead_time", value=D(12)),
                Limit(
                    family="share",
                    by="maker",
                    subject="AMD",
                    bound="minimum",
                    value=D("0.3"),
                ),
                Limit(family="share", by="supplier", subject="Cloud", value=D("0.9")),
            ),
            discount_rate=D("0.08"),
            utilisation=D("0.5"),
            shortfall_prices=(ShortfallPrice(workload="chat", price=D(2000)),),
        ),
        chips=[chip("H100"), chip("MI300X", "AMD")],
        sites=(
            Site(
                id="east",
                name="East",
                country="US",
                power_kw=D(20),
                pue=D("1.3"),
                energy_price=D("0.08"),
                hosting_price=D("11.11"),
            ),
            Site(id="west", name="West", country="IE", power_kw=D(30), pue=D("1.2")),
            Site(id="region", name="Region", country="US", supplier="Cloud"),
        ),
        rates=(Rate(currency="EUR", rate=D("1.08"), on=START),),
    )
