"""What a person should know of a list as a whole."""

from collections.abc import Sequence

from catalogs.grid import Row
from catalogs.headers import Table
from catalogs.layout.notes import note_layout
from catalogs.opening import Opened, data_rows, other_sheets
from catalogs.reading import Reading
from catalogs.terms import Terms
from procure.offers import Offer

_LEAD_FIELDS = ("lead_time", "lead_weeks", "lead_days", "lead_months")


def note_file(opened: Opened, table: Table, terms: Terms, reading: Reading) -> None:
    """Note what holds for the file as a whole, and what around the table is not read."""
    findings = reading.findings
    if table is opened.table:
        for remark in opened.book.remarks:
            findings.add(remark.key, "warning", remark.row, **dict(remark.values))
        for sheet in other_sheets(opened.book, table):
            findings.add("sheet-unread", "warning", sheet=sheet.name, used=table.sheet.name)
        note_layout(opened, findings)
    _note_columns(table, reading)
    _note_mapping(opened, reading)
    for row in table.above:
        if row.number not in terms.understood:
            findings.add("text-unread", "warning", row, text=row_words(row))
    if terms.with_tax is not None and reading.mapping.tax is None:
        findings.add("prices-with-tax", "confirm", terms.with_tax)
    if terms.tax_before:
        findings.add("prices-with-tax-before", "confirm", table.header_row)
    calculated = [row for row in data_rows(table) if row.formulas]
    formulas = [
        (column, row)
        for column in table.columns
        if column.field
        for row in calculated
        if row.formula(column.index)
    ]
    for column, row in formulas:
        findings.once("formula-values", "warning", row, column)


def _note_columns(table: Table, reading: Reading) -> None:
    for column in table.columns:
        if column.field:
            continue
        example = next((row for row in data_rows(table) if row.text(column.index)), None)
        if example is None:
            continue
        key = "column-hidden" if column.index in table.sheet.hidden_columns else "column-unread"
        values = {"column": column.heading, "text": example.text(column.index)}
        if column.rival:
            key, values["rival"] = "column-second", column.rival
        reading.findings.add(key, "warning", table.header_row, column, **values)


def _note_mapping(opened: Opened, reading: Reading) -> None:
    for told in opened.mapping.chips:
        if not reading.matcher.knows(told.chip):
            reading.findings.add("chip-answer-unknown", "warning", text=told.text, chip=told.chip)
    answered, found = opened.mapping.currency, reading.terms.currencies
    if answered and found and answered not in found:
        reading.findings.add(
            "currency-not-as-answered", "warning", answered=answered, found=", ".join(found)
        )


def note_missing_columns(reading: Reading, offers: Sequence[Offer]) -> None:
    """Note once for the list what no row of it says."""
    if offers and not any(reading.column(field) for field in _LEAD_FIELDS):
        reading.findings.add("lead-time-nowhere", "warning")
    bought = any(offer.kind == "purchase" for offer in offers)
    if bought and reading.column("integration_cost") is None:
        reading.findings.add("integration-cost-nowhere", "warning")


def row_words(row: Row) -> str:
    """Give a row's words in one line."""
    return " ".join(cell for cell in row.cells if cell)
