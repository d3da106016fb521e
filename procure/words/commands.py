"""Sentences of the command line."""

from typing import Final

WORDS: Final[dict[str, str]] = {
    "cli-interrupted": "Stopped. Nothing was written.",
    "cli-mapping-without-catalog": (
        "There are more --mapping files than --catalog files. Give each price list its answers "
        "in the same order."
    ),
    "cli-output-is-input": (
        "{path} is also read, or named for another output, and would be lost. Choose another "
        "name for the output."
    ),
    "cli-mapping-invalid": (
        "{path} is not a mapping of a price list: at {where}, {reason}. Save it from the import "
        "dialog, or correct it."
    ),
    "cli-no-workbook": "No workbook was written to {path}: there is no plan to put in it.",
    "cli-evaluated-no-workbook": (
        "No workbook was written to {path}: these orders break limits or other rules, so they are "
        "no plan. What they break is listed."
    ),
    "cli-catalog-read": (
        "{file}, {supplier}: offers {offers}, commitments {commitments}, issues {issues}."
    ),
}
