"""What a plan rests on and what it left out, as tables for CSV files."""

from collections.abc import Iterator
from typing import Final

from procure import figures
from procure.acceptance import Accepted, open_issues
from procure.figures import OwnedKind
from procure.report.assumptions import lines_of
from procure.report.commitments import counts_as, related_parties
from procure.report.csv_cells import CsvTable
from procure.report.subject import Subject, reason
from procure.report.values import Value

Row = tuple[Value, ...]

_OWNED: Final[dict[OwnedKind, str]] = {
    "fleet": "owned",
    "open_order": "open order",
    "signed_order": "signed order",
    "assumed": "letter of intent, assumed delivered",
}


def source_tables(subject: Subject) -> Iterator[CsvTable]:
    """Give the tables of what was there before the plan, and of where its figures come from."""
    yield _fleet(subject)
    yield _ports(subject)
    yield _programs(subject)
    yield _commitments(subject)
    yield _related(subject)
    yield _left_out(subject)
    yield _assumptions(subject)
    yield _issues(subject)
    yield _price_lists(subject)


def _yes(value: object) -> str:
    return "yes" if value else "no"


def _fleet(subject: Subject) -> CsvTable:
    headings = (
        "What",
        "Kind",
        "Supplier",
        "Chip",
        "Site",
        "Arrives on",
        "Retires on",
        "Chips",
        "Power (kW)",
        "Racks",
        f"Still to pay ({subject.currency})",
        "Source",
        "Note",
    )
    rows: list[Row] = [
        (
            subject.names.owned(row.id),
            _OWNED[row.kind],
            row.supplier,
            subject.chip(row.chip),
            subject.site(row.site),
            row.arrives,
            row.retires,
            row.chips,
            row.kw,
            row.racks,
            row.paid,
            row.source,
            row.note,
        )
        for row in figures.owned(subject.project, subject.scenario, subject.plan)
    ]
    return CsvTable(name="fleet", headings=headings, rows=tuple(rows))


def _ports(subject: Subject) -> CsvTable:
    headings = (
        "Stack",
        "Workload",
        "Started on",
        "Runs from",
        "Efficiency (0 to 1)",
        f"Cost ({subject.currency})",
        "Source",
    )
    rows: list[Row] = [
        (
            port.stack,
            subject.names.workload(port.workload),
            port.started,
            port.runs,
            port.efficiency,
            port.cost,
            port.source,
        )
        for port in figures.ports(subject.project, subject.scenario, subject.plan)
    ]
    return CsvTable(name="ports", headings=headings, rows=tuple(rows))


def _programs(subject: Subject) -> CsvTable:
    money = subject.currency
    headings = (
        "Program",
        "Supplier",
        "Signed before",
        "First delivery",
        "Chips ordered",
        f"One-time cost ({money})",
        f"Purchase and rent ({money})",
        f"Take-or-pay remainder ({money})",
    )
    rows: list[Row] = [
        (
            subject.names.program(row.program),
            row.supplier,
            _yes(row.signed),
            row.first_delivery,
            row.chips,
            row.one_time,
            row.spend,
            row.remainder,
        )
        for row in figures.programs(subject.project, subject.scenario, subject.plan)
    ]
    return CsvTable(name="programs", headings=headings, rows=tuple(rows))


def _commitments(subject: Subject) -> CsvTable:
    headings = (
        "Commitment",
        "Supplier",
        "Kind",
        "Chip",
        "Chips",
        "Site",
        "Amount",
        "Currency",
        "Signed",
        "Signed on",
        "Arrives on",
        "Counts in this plan as",
    )
    rows: list[Row] = [
        (
            one.description,
            catalog.supplier,
            one.kind,
            subject.names.chip(one.chip) if one.chip else "",
            one.chips,
            subject.site(one.site) if one.site else "",
            one.amount,
            one.currency,
            _yes(one.signed),
            one.signed_on,
            one.when,
            counts_as(subject, one),
        )
        for catalog in subject.project.catalogs
        for one in catalog.commitments
    ]
    return CsvTable(name="commitments", headings=headings, rows=tuple(rows))


def _related(subject: Subject) -> CsvTable:
    headings = ("What", "Supplier or maker", "Part of this plan", "Note")
    rows: list[Row] = [
        (what, who, planned, note) for what, who, note, planned in related_parties(subject)
    ]
    return CsvTable(name="related-parties", headings=headings, rows=tuple(rows))


def _left_out(subject: Subject) -> CsvTable:
    headings = ("Id", "Offer or commitment", "Supplier", "For workload", "Reason")
    rows: list[Row] = [
        (
            one.offer,
            subject.names.left_out(one.offer),
            one.supplier,
            subject.names.workload(one.workload) if one.workload else "",
            reason(one.key, one.values),
        )
        for one in subject.plan.left_out
    ]
    return CsvTable(name="left-out", headings=headings, rows=tuple(rows))


def _assumptions(subject: Subject) -> CsvTable:
    headings = ("About", "Figure", "Value", "Unit", "Source", "Date", "Mark")
    return CsvTable(name="assumptions", headings=headings, rows=tuple(lines_of(subject)))


def _issues(subject: Subject) -> CsvTable:
    headings = (
        "Supplier",
        "File",
        "Sheet",
        "Row",
        "Column",
        "Text",
        "Severity",
        "Reason",
        "Accepted on",
        "Note",
    )
    rows: list[Row] = [
        (
            catalog.supplier,
            catalog.file_name,
            issue.sheet,
            issue.row,
            issue.column,
            issue.text,
            issue.severity,
            reason(issue.key, issue.values),
            acceptance.on if acceptance else None,
            acceptance.note if acceptance else "",
        )
        for catalog in subject.project.catalogs
        for accepted in (Accepted(catalog.accepted),)
        for issue in catalog.issues
        for acceptance in (accepted.of(issue),)
    ]
    return CsvTable(name="issues", headings=headings, rows=tuple(rows))


def _price_lists(subject: Subject) -> CsvTable:
    headings = (
        "Supplier",
        "File",
        "As of",
        "Read on",
        "Offers",
        "Open issues",
        "Note",
        "SHA-256 of the file",
    )
    rows: list[Row] = [
        (
            catalog.supplier,
            catalog.file_name,
            catalog.as_of,
            catalog.read_on,
            len(catalog.offers),
            len(open_issues(catalog)),
            catalog.note,
            catalog.sha256,
        )
        for catalog in subject.project.catalogs
    ]
    return CsvTable(name="price-lists", headings=headings, rows=tuple(rows))
