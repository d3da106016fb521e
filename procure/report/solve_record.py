"""The sheet Solve record: how the plan was found, how sure it is, and what checked it."""

from collections.abc import Iterator
from typing import Final

from procure.plan import Plan, ServedStage
from procure.report.book import Book
from procure.report.sheet import HEAD_ROW
from procure.report.subject import Subject
from procure.report.values import Column, Plain, Styled, Value, decimals_of, gap_digits
from procure.state import servable_share, served_share
from procure.words import sentence

NAME = "Solve record"
_SHARE_DIGITS: Final = 4


def add(book: Book, subject: Subject) -> None:
    """Write the sheet: one fact a row."""
    sheet = book.sheet(NAME)
    sheet.title(NAME, sentence("report-solve-note"))
    rows = _rows(subject.plan, subject)
    columns = [Column(heading="What", width=34), Column(heading="Value", width=68)]
    columns.append(Column(heading="Meaning", width=64))
    sheet.table("SolveRecord", columns, rows)
    sheet.freeze(HEAD_ROW + 1)


def _rows(plan: Plan, subject: Subject) -> list[tuple[Value, ...]]:
    solve, audit = plan.solve, plan.audit
    gap = Styled(value=plan.gap, kind="gap", digits=gap_digits(plan.gap))
    rows: list[tuple[Value, ...]] = [
        ("Project", subject.project.name, ""),
        ("Scenario", subject.scenario.name, subject.scenario.note),
        ("Status", plan.status, sentence(f"report-meaning-{plan.status}")),
        *_stage(plan.stage, subject),
        ("Objective", _money(subject, plan.objective), sentence(_meaning_of_objective(plan))),
        ("Bound", _money(subject, plan.bound), sentence("report-meaning-bound")),
        ("Gap", gap, sentence("report-meaning-gap")),
        ("Total cost", _money(subject, plan.total_cost), sentence("report-meaning-total")),
    ]
    if plan.shortfall_cost is not None:
        meaning = sentence("report-meaning-shortfall")
        rows.append(("Price of shortfall", _money(subject, plan.shortfall_cost), meaning))
    rows += [
        ("Engine", solve.engine, ""),
        *((f"Version of {name}", version, "") for name, version in solve.versions),
        ("Gap tolerance", Styled(value=solve.gap_tolerance, kind="gap", digits=3), ""),
        ("Time limit (seconds)", _count(solve.time_limit), sentence("report-meaning-time")),
        ("Threads", _count(solve.threads), ""),
        ("Seed", _count(solve.seed), ""),
        (
            "Reproducible",
            "yes" if solve.reproducible else "no",
            sentence("report-meaning-reproducible"),
        ),
        ("Stopped by", {"": "itself", "time": "time limit", "user": "you"}[solve.stopped], ""),
        ("Seconds", _count(solve.seconds, 2), sentence("report-meaning-seconds")),
        ("Variables", _count(solve.variables), ""),
        ("Whole-number variables", _count(solve.integers), ""),
        ("Constraints", _count(solve.constraints), ""),
        ("Nodes", _count(solve.nodes), ""),
        ("Digest of the input", plan.digest, sentence("report-meaning-digest")),
    ]
    if audit is not None:
        passed = "passed" if audit.passed else "failed"
        rows.append(("Audit", passed, sentence("report-meaning-audit")))
        rows.append(("Rules checked by the audit", _count(audit.checks), ""))
    return rows


def _meaning_of_objective(plan: Plan) -> str:
    return "report-meaning-objective" if plan.stage is None else "report-meaning-objective-second"


def _stage(stage: ServedStage | None, subject: Subject) -> Iterator[tuple[Value, ...]]:
    """List what the plan was asked to do first, and how sure it is of that."""
    asked = subject.scenario.objective
    yield ("Asked for", sentence(f"report-asked-{asked}"), sentence(f"report-meaning-{asked}"))
    if stage is None:
        return
    shares = (
        ("Demand served", served_share(stage), "report-meaning-served"),
        ("Demand that could be served at most", servable_share(stage), "report-meaning-servable"),
    )
    for name, share, meaning in shares:
        shown = Styled(value=share, kind="percent", digits=_SHARE_DIGITS)
        yield (name, shown, sentence(meaning))
    figures = (
        ("First solve: not served", stage.value, "report-meaning-stage-value"),
        ("First solve: bound", stage.bound, "report-meaning-stage-bound"),
        ("First solve: were nothing served", stage.most, "report-meaning-stage-most"),
    )
    for name, value, meaning in figures:
        shown = Styled(value=value, kind="number", digits=decimals_of([value]))
        yield (name, shown, sentence(meaning))
    gap = Styled(value=stage.gap, kind="gap", digits=gap_digits(stage.gap))
    yield ("First solve: gap", gap, sentence("report-meaning-stage-gap"))


def _money(subject: Subject, value: Plain) -> Styled:
    return Styled(value=value, kind="money", currency=subject.currency)


def _count(value: Plain, digits: int = 0) -> Styled:
    return Styled(value=value, kind="number", digits=digits)
