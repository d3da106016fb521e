"""What the buyer enters of the own chip beside its price list: ramp and take-or-pay."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from procure.offers import Catalog, Program, RampStep

_PROGRAM: Final = "Own inference chip"
_RAMP: Final = (
    (date(2026, 7, 1), 20000),
    (date(2026, 10, 1), 60000),
    (date(2027, 1, 1), 100000),
)
_TAKE_OR_PAY: Final = Decimal(300000000)


def with_program(catalogs: tuple[Catalog, ...]) -> tuple[Catalog, ...]:
    """Complete the own chip's program in the price list that it stands in."""
    return tuple(
        replace(catalog, programs=tuple(_completed(one) for one in catalog.programs))
        for catalog in catalogs
    )


def _completed(program: Program) -> Program:
    if program.name != _PROGRAM:
        return program
    return replace(
        program,
        ramp=tuple(RampStep(start=start, chips_per_period=chips) for start, chips in _RAMP),
        take_or_pay=_TAKE_OR_PAY,
        source=(
            "One-time cost: a private design costs from 200M to more than 500M US$ at 3 nm before "
            "the first wafer (trade press, varying), an assumption to be confirmed"
        ),
        note=(
            "First silicon, ramp and take-or-pay are sample figures, assumptions to be confirmed: "
            "foundries ask for a commitment before they give capacity."
        ),
    )
