"""XlsxWriter's worksheet, spared what a million cells need not have looked at."""

from collections.abc import Callable
from typing import Any, NoReturn

from xlsxwriter.worksheet import Worksheet


def _by_numbers(method: Callable[..., Any]) -> Any:
    """Give a method that takes row and column as numbers, without looking for addresses first."""
    return getattr(method, "__wrapped__", method)


class QuickWorksheet(Worksheet):
    """Writes what XlsxWriter's own does, of cells given by numbers and formulas of Excel 2016."""

    write_blank = _by_numbers(Worksheet.write_blank)
    write_datetime = _by_numbers(Worksheet.write_datetime)
    write_formula = _by_numbers(Worksheet.write_formula)
    write_number = _by_numbers(Worksheet.write_number)
    write_string = _by_numbers(Worksheet.write_string)

    def write_dynamic_array_formula(self, *args: Any, **values: Any) -> NoReturn:
        """Refuse a function that is newer than Excel 2016: write_formula sends it here."""
        raise ValueError(args or values)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002 - as XlsxWriter has it
        """Give a formula as the file holds it."""
        # XlsxWriter looks for each of the thirty functions anew that write_formula has looked
        # for at once and sent away: that took a third of the time.
        if expand_future_functions or formula.startswith("{"):
            prepared: str = super()._prepare_formula(  # type: ignore[no-untyped-call]
                formula, expand_future_functions
            )
            return prepared
        return formula.removeprefix("=")
