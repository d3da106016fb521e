"""procure-cli explain: why a plan is as it is, what each limit costs, and what to do about it."""

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final, Literal, get_args

from procure.errors import InputError
from procure.explained.explanation import Explanation
from procure.explained.explanation_words import plans_made
from procure.explained.flip_axes import usual_range
from procure.explained.flips import AxisKind, FlipAxis, Whose
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.record import record
from procure.state import state
from procure.words import sentence
from ui.cli_inputs import (
    Ticker,
    add_inputs,
    add_outputs,
    exit_code,
    fraction,
    planner_options,
    read_inputs,
    read_project,
    write_json,
)
from ui.cli_supplier_sheet import add_supplier_sheet, refuse_without_supplier, write_page

if TYPE_CHECKING:
    from solver.explain.asker import Asker

Part = Literal[
    "repairs", "limits", "sign", "offers", "negotiate", "flips", "alternatives", "changes"
]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
_QUICK: Final[tuple[Part, ...]] = ("limits", "sign", "offers")
"""What is told of a plan unless something else is asked for."""
_WITHIN: Final = Decimal("0.02")


@record
class _Asked:
    """What a part is asked about."""

    offers: frozenset[str] | None
    axes: tuple[tuple[FlipAxis, Decimal, Decimal], ...]
    within: Decimal
    before: Answer | None


_Find = Callable[["Asker", _Asked, Explanation], Explanation]


def add_explain(command: argparse.ArgumentParser) -> None:
    """Add what can be asked."""
    command.set_defaults(command=explain)
    add_inputs(command)
    command.add_argument(
        "--part",
        action="append",
        default=[],
        choices=PARTS,
        help="what to explain; may be given several times. Default: repairs where no plan is "
        f"possible, else {', '.join(_QUICK)}",
    )
    command.add_argument(
        "--offer", action="append", default=[], metavar="ID", help="tell of this offer only"
    )
    command.add_argument(
        "--supplier",
        action="append",
        default=[],
        metavar="NAME",
        help="tell of this supplier's offers only",
    )
    command.add_argument(
        "--axis",
        action="append",
        default=[],
        metavar="AXIS",
        help="for flips: KIND, KIND:BY:NAME or KIND@WORKLOAD, with =LOW..HIGH for the range; "
        "KIND is price, lead_time, throughput, demand, growth, utilisation or energy_price, BY "
        "offer, supplier or chip. Default: demand",
    )
    command.add_argument(
        "--within",
        type=fraction,
        default=_WITHIN,
        metavar="FRACTION",
        help=f"for alternatives and changes: how much dearer a plan may be; default: {_WITHIN}",
    )
    command.add_argument(
        "--before",
        default="",
        metavar="PROJECT",
        help="for changes: the project as it was; default: its own lists, before --catalog",
    )
    add_supplier_sheet(command)
    add_outputs(command, "the explanation")


def explain(options: argparse.Namespace) -> int:
    """Plan a scenario and explain what came of it; gives the exit code of the plan."""
    from solver.planner import make_plan

    refuse_without_supplier(options)
    outputs = options.json, options.xlsx, options.supplier_sheet
    own, project, scenario = read_inputs(options, outputs)
    offers = _offers(project, options.offer, options.supplier)
    axes = tuple(_axis(project, text) for text in options.axis or ("demand",))
    earlier = _earlier(options, own)
    ticker = Ticker()
    plan = make_plan(project, scenario, planner_options(options), on_progress=ticker)
    asked = Answer(project=project, scenario=scenario, plan=plan)
    before = None
    if earlier is not None and plan.trusted:
        known = earlier.scenario(scenario.name)
        old = make_plan(earlier, known, planner_options(options), on_progress=ticker)
        before = Answer(project=earlier, scenario=known, plan=old)
    what = _Asked(offers=offers, axes=axes, within=options.within, before=before)
    parts = _parts(options.part, plan)
    found = _explanation(asked, what, parts, options, ticker)
    ticker.end()
    if options.json is not None:
        from procure.explained_tree import explanation_tree

        write_json(explanation_tree(asked, found, before), options.json)
    if options.json != Path("-"):
        from procure.explained_table import explanation_table

        print(explanation_table(asked, found, before, parts))
    _write_workbook(asked, found, before, options.xlsx)
    write_page(options, asked, found.negotiation)
    return exit_code(plan)


def _explanation(
    asked: Answer,
    what: _Asked,
    parts: Sequence[Part],
    options: argparse.Namespace,
    ticker: Ticker,
) -> Explanation:
    from solver.explain.asker import Asker

    found = Explanation(digest=asked.plan.digest)
    with _ended_by_interrupt() as should_stop:
        asker = Asker(
            asked.project,
            asked.scenario,
            asked.plan,
            planner_options(options),
            on_asked=lambda count: ticker.tell(plans_made(count)),
            should_stop=should_stop,
        )
        for part in parts:
            found = _FINDERS[part](asker, what, found)
    return found


@contextmanager
def _ended_by_interrupt() -> Iterator[Callable[[], bool]]:
    """Let an interrupt also end what works in other threads: they would be waited for."""
    stopped = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.set()
        signal.default_int_handler(number, frame)

    usual = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped.is_set
    finally:
        signal.signal(signal.SIGINT, usual)


def _write_workbook(
    asked: Answer, found: Explanation, before: Answer | None, path: Path | None
) -> None:
    if path is None:
        return
    if not asked.plan.trusted:
        print(sentence("cli-no-workbook", {"path": str(path)}), file=sys.stderr)
        return
    from procure.report import write_workbook

    write_workbook(asked.project, asked.scenario, asked.plan, path, found, before=before)


# What is asked


def _parts(wanted: Sequence[Part], plan: Plan) -> tuple[Part, ...]:
    """Give the parts to find, in the order in which they are told."""
    if plan.trusted:
        fitting: frozenset[str] = frozenset(PARTS) - {"repairs"}
    elif plan.status == "infeasible":
        fitting = frozenset({"repairs", "offers"})
    else:
        fitting = frozenset({"offers"}) if wanted else frozenset()
    if not wanted:
        usual = _QUICK if plan.trusted else ("repairs",)
        return tuple(part for part in PARTS if part in usual and part in fitting)
    for part in PARTS:
        if part in wanted and part not in fitting:
            about = "no-plan" if part == "repairs" else "a-plan"
            values = {
                "part": part,
                "what": sentence(f"cli-explain-{about}"),
                "state": state(plan),
            }
            print(sentence("cli-explain-not-for", values), file=sys.stderr)
    return tuple(part for part in PARTS if part in wanted and part in fitting)


def _offers(
    project: Project, offers: Sequence[str], suppliers: Sequence[str]
) -> frozenset[str] | None:
    """Give the ids of the offers asked about; None for all."""
    if not offers and not suppliers:
        return None
    known = {offer.id: catalog.supplier for catalog, offer in project.offers()}
    for offer in offers:
        if offer not in known:
            raise InputError("cli-explain-unknown-offer", offer=offer)
    for supplier in suppliers:
        if supplier not in {catalog.supplier for catalog in project.catalogs}:
            raise InputError("cli-explain-unknown-supplier", supplier=supplier)
    return frozenset(one for one, by in known.items() if one in offers or by in suppliers)


def _axis(project: Project, text: str) -> tuple[FlipAxis, Decimal, Decimal]:
    """Read an axis and its range: "price:chip:H100-SXM=0.5..1.5", "demand@chat"."""
    named, _, span = text.partition("=")
    named, _, workload = named.partition("@")
    kind, _, whose = named.partition(":")
    by, _, subject = whose.partition(":")
    for known in get_args(AxisKind):
        for side in get_args(Whose):
            if kind == known and by == side:
                axis = FlipAxis(kind=known, by=side, subject=subject, workload=workload)
                return axis, *_range(project, axis, span, text)
    raise InputError("cli-explain-axis", text=text)


def _range(project: Project, axis: FlipAxis, span: str, text: str) -> tuple[Decimal, Decimal]:
    if not span:
        return usual_range(project, axis)
    low, _, high = span.partition("..")
    try:
        ends = Decimal(low), Decimal(high)
    except InvalidOperation as error:
        raise InputError("cli-explain-axis", text=text) from error
    if not all(end.is_finite() for end in ends):
        raise InputError("cli-explain-axis", text=text)
    return ends


def _earlier(options: argparse.Namespace, own: Project) -> Project | None:
    """Give the project as it was, where what changed is asked for."""
    if "changes" not in options.part:
        return None
    if options.before:
        return read_project(options.before)
    if not options.catalog:
        raise InputError("cli-explain-no-before")
    return own


# How each part is found


def _repairs(asker: "Asker", _: _Asked, found: Explanation) -> Explanation:
    from solver.explain.repairs import repairs

    return replace(found, repairs=repairs(asker))


def _limits(asker: "Asker", _: _Asked, found: Explanation) -> Explanation:
    from solver.explain.limit_costs import limit_costs

    return replace(found, limit_costs=limit_costs(asker))


def _sign(asker: "Asker", _: _Asked, found: Explanation) -> Explanation:
    from solver.explain.signing import signing

    return replace(found, signing=signing(asker))


def _offer_cases(asker: "Asker", asked: _Asked, found: Explanation) -> Explanation:
    from solver.explain.offer_cases import offer_cases

    return replace(found, offers=offer_cases(asker, asked.offers))


def _negotiate(asker: "Asker", asked: _Asked, found: Explanation) -> Explanation:
    """Look at the offers asked about, or at those that the plan orders."""
    from solver.explain.negotiation import negotiation

    ordered = {order.offer for order in asker.plan.orders}
    wanted = ordered if asked.offers is None else asked.offers
    return replace(
        found,
        negotiation=tuple(
            negotiation(asker, offer.id)
            for _, offer in asker.project.offers()
            if offer.id in wanted
        ),
    )


def _flips(asker: "Asker", asked: _Asked, found: Explanation) -> Explanation:
    from solver.explain.flips import flips

    return replace(found, flips=tuple(flips(asker, *axis) for axis in asked.axes))


def _alternatives(asker: "Asker", asked: _Asked, found: Explanation) -> Explanation:
    from solver.explain.alternatives import alternatives

    return replace(found, alternatives=alternatives(asker, asked.within))


def _changes(asker: "Asker", asked: _Asked, found: Explanation) -> Explanation:
    from solver.explain.alternatives import least_change
    from solver.explain.causes import causes

    if asked.before is None:
        return found
    return replace(
        found,
        causes=causes(asker, asked.before),
        least_change=least_change(asker, asked.before.plan, asked.within),
    )


_FINDERS: Final[Mapping[Part, _Find]] = {
    "repairs": _repairs,
    "limits": _limits,
    "sign": _sign,
    "offers": _offer_cases,
    "negotiate": _negotiate,
    "flips": _flips,
    "alternatives": _alternatives,
    "changes": _changes,
}
