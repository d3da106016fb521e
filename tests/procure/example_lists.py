"""The price lists of the example project: what four suppliers quote, promise and pay back."""

from datetime import date
from decimal import Decimal

from procure.offers import (
    Catalog,
    Commitment,
    Content,
    Issue,
    Offer,
    PriceBreak,
    Program,
    RampStep,
    Rebate,
)


def northwind() -> Catalog:
    """Give a reseller's list: a system with incremental breaks, and a program of its own."""
    return Catalog(
        supplier="Northwind Systems",
        file_name="northwind_q1.csv",
        sha256="1f" * 32,
        read_on=date(2023, 12, 30),
        as_of=date(2023, 12, 15),
        offers=(
            Offer(
                id="nw-hgx",
                description="HGX H100 8-GPU node",
                sku="NW-8H100",
                contents=(Content(chip="h100", count=8),),
                currency="USD",
                breaks=(
                    PriceBreak(quantity=1, unit_price=Decimal(290000)),
                    PriceBreak(quantity=9, unit_price=Decimal(270000)),
                ),
                break_kind="incremental",
                moq=2,
                lead_weeks=Decimal(12),
                integration_cost=Decimal(15000),
                residual_value=Decimal("0.4"),
                kw_per_unit=Decimal("10.2"),
                racks_per_unit=Decimal("0.5"),
                row=7,
            ),
            Offer(
                id="nw-rain",
                description="Rain card",
                contents=(Content(chip="rain", count=1),),
                currency="USD",
                breaks=(PriceBreak(quantity=1, unit_price=Decimal(9000)),),
                lead_weeks=Decimal(40),
                racks_per_unit=Decimal("0.05"),
                program="rain",
                row=9,
            ),
        ),
        programs=(Program(id="rain", name="Rain tape-out", currency="USD"),),
        commitments=(
            Commitment(
                id="loi-rain",
                kind="loi",
                description="Letter of intent for Rain NPUs",
                chip="rain",
                amount=Decimal(51000000),
                currency="USD",
                when=date(2019, 3, 1),
                related_party="An officer of the buyer holds shares in Rain",
            ),
            Commitment(
                id="po-77",
                kind="order",
                description="Purchase order 77: one node",
                chip="h100",
                chips=8,
                site="ash",
                amount=Decimal(240000),
                currency="USD",
                signed=True,
                when=date(2024, 6, 15),
                source="Purchase order 77",
            ),
        ),
        rebates=(
            Rebate(threshold=Decimal(2500000), rate=Decimal("0.02"), currency="USD"),
            Rebate(threshold=Decimal(3000000), rate=Decimal("0.03"), currency="USD"),
        ),
        issues=(
            Issue(
                key="price-on-request",
                severity="refused",
                row=8,
                column="Unit price",
                text="Call",
                values=(("text", "Call"),),
            ),
        ),
    )


def alpen() -> Catalog:
    """Give a distributor's list in euros with a price for the whole order."""
    return Catalog(
        supplier="Alpen Compute",
        file_name="alpen.xlsx",
        sha256="2e" * 32,
        read_on=date(2023, 12, 30),
        offers=(
            Offer(
                id="alp-mi",
                description="MI300X 8-way server",
                contents=(Content(chip="mi300x", count=8),),
                currency="EUR",
                breaks=(
                    PriceBreak(quantity=1, unit_price=Decimal(160000)),
                    PriceBreak(quantity=5, unit_price=Decimal("150000.50")),
                ),
                break_kind="all_units",
                lead_weeks=Decimal(20),
                integration_cost=Decimal(12000),
                racks_per_unit=Decimal(1),
                sheet="Servers",
                row=4,
            ),
        ),
        commitments=(
            Commitment(
                id="alp-credit",
                kind="prepaid",
                description="Prepayment for MI300X",
                chip="mi300x",
                amount=Decimal(300000),
                currency="EUR",
                signed=True,
            ),
        ),
    )


def cloudia() -> Catalog:
    """Give a cloud's rental sheet with a term of six months."""
    return Catalog(
        supplier="Cloudia",
        file_name="cloudia.csv",
        sha256="3d" * 32,
        read_on=date(2023, 12, 30),
        as_of=date(2023, 12, 1),
        offers=(
            Offer(
                id="cl-v5e",
                description="TPU v5e, four chips, half a year",
                kind="rent",
                contents=(Content(chip="v5e", count=4),),
                currency="USD",
                breaks=(PriceBreak(quantity=1, unit_price=Decimal("1.2")),),
                lead_weeks=Decimal(0),
                hosted_by="supplier",
                term_months=6,
                row=2,
            ),
        ),
        commitments=(
            Commitment(
                id="cl-floor",
                kind="take_or_pay",
                description="Minimum spend of 2024",
                amount=Decimal(500000),
                currency="USD",
                signed=True,
            ),
        ),
    )


def own_silicon() -> Catalog:
    """Give what the buyer's own chip costs: cards with breaks over the horizon, and a program."""
    return Catalog(
        supplier="Own silicon",
        file_name="own.csv",
        sha256="4c" * 32,
        read_on=date(2023, 12, 30),
        offers=(
            Offer(
                id="own-card",
                description="Own-1 card",
                contents=(Content(chip="own", count=1),),
                currency="USD",
                breaks=(
                    PriceBreak(quantity=1, unit_price=Decimal(15000)),
                    PriceBreak(quantity=15, unit_price=Decimal(13000)),
                ),
                break_kind="all_units",
                break_basis="cumulative",
                lead_weeks=Decimal(8),
                racks_per_unit=Decimal("0.05"),
                program="own",
                row=2,
            ),
        ),
        programs=(
            Program(
                id="own",
                name="Own-1 first silicon",
                currency="USD",
                one_time_cost=Decimal(250000),
                earliest=date(2024, 3, 15),
                ramp=(RampStep(start=date(2024, 4, 1), chips_per_period=15),),
                take_or_pay=Decimal(600000),
                source="Engineering bill",
            ),
        ),
    )
