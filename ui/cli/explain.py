"""procure-cli explain: why a plan is as it is, what each limit costs, and what to do about it."""

import argparse
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from decimal import Decimal
from itertools import count
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Final, Literal, get_args

from procure.errors import InputError
from procure.explained.explanation import Explanation
from procure.explained.explanation_words import plans_made
from procure.explained.flips import FlipAxis
from procure.house_style import HouseStyle
from procure.plan import Plan
from procure.plan_difference import Answer
from procure.project import Project
from procure.record import record
from procure.state import state
from procure.words import sentence
from ui.cli.axis import read_axis
from ui.cli.frontier import Span, add_frontier, first_span, read_spans
from ui.cli.inputs import (
    add_inputs,
    add_outputs,
    exit_code,
    fraction,
    house_style,
    planner_options,
    read_inputs,
    read_project,
    write_json,
)
from ui.cli.progress import Progress
from ui.cli.supplier_sheet import add_supplier_sheet, refuse_without_supplier, write_page

if TYPE_CHECKING:
    from solver.explain.asker import Asker

Part = Literal[
    "repairs",
    "offers",
    "sign",
    "limits",
    "negotiate",
    "flips",
    "frontier",
    "alternatives",
    "changes",
]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
_USUAL: Final[tuple[Part, ...]] = ("offers", "sign", "limits")
"""What is told of a plan unless something else is asked for, what is known at once first."""
_WITHIN: Final = Decimal("0.02")


@record
class _Asked:
    """What a part is asked about."""

    offers: frozenset[str] | None
    axes: tuple[tuple[FlipAxis, Decimal, Decimal], ...]
    limits: tuple[Span, ...]
    points: int
    within: Decimal
    before: Answer | None
    reached: Callable[[int, int], None]


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
        f"possible, else {', '.join(_USUAL)}. Each is printed as soon as it is known: offers right "
        "after the plan; the others plan again, some (sign, limits) up to two times an order or "
        "limit, the rest some tens of times, which takes minutes on all but small projects",
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
        "--chip",
        action="append",
        default=[],
        metavar="ID",
        help="tell of offers that hold this chip only",
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
    add_frontier(command)
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
    style = house_style(options)
    offers = _offers(project, options.offer, options.supplier, options.chip)
    axes = tuple(read_axis(project, text) for text in options.axis or ("demand",))
    limits = read_spans(project, scenario, options)
    earlier = _earlier(options, own)
    progress = Progress()
    progress.begin(sentence("cli-progress-plan"))
    plan = make_plan(project, scenario, planner_options(options), on_progress=progress.solving)
    asked = Answer(project=project, scenario=scenario, plan=plan)
    before = None
    if earlier is not None and plan.trusted:
        known = earlier.scenario(scenario.name)
        old = make_plan(earlier, known, planner_options(options), on_progress=progress.solving)
        before = Answer(project=earlier, scenario=known, plan=old)
    progress.end()
    what = _Asked(
        offers=offers,
        axes=axes,
        limits=limits,
        points=options.points,
        within=options.within,
        before=before,
        reached=progress.reached,
    )
    parts = _parts(options.part, plan)
    found = _explanation(asked, what, parts, options, progress)
    if options.json is not None:
        from procure.explained_tree import explanation_tree

        write_json(explanation_tree(asked, found, before), options.json)
    _write_workbook(asked, found, before, options.xlsx, style)
    write_page(options, asked, found.negotiation, style)
    return exit_code(plan)


def _explanation(
    asked: Answer,
    what: _Asked,
    parts: Sequence[Part],
    options: argparse.Namespace,
    progress: Progress,
) -> Explanation:
    """Find the parts one after the other, each printed as soon as it is known."""
    from procure.explained_table import heading, part_told
    from solver.explain.asker import Asker

    in_text = options.json != Path("-")
    if in_text:
        print(heading(asked), flush=True)
    found, begun = Explanation(digest=asked.plan.digest), 0
    with _ended_by_interrupt() as should_stop:
        asker = Asker(
            asked.project,
            asked.scenario,
            asked.plan,
            planner_options(options),
            on_asked=lambda made: progress.tell(plans_made(made - begun)),
            should_stop=should_stop,
        )
        for part in parts:
            progress.begin(sentence(f"cli-progress-{part}"))
            begun = asker.asked
            alone = _FINDERS[part](asker, what, Explanation(digest=asked.plan.digest))
            progress.end()
            found = _with(found, alone)
            if in_text and (told := part_told(asked, alone, what.before, part)):
                print(f"\n{told}", flush=True)
    if in_text and parts == _USUAL:
        print(f"\n{sentence('cli-explain-more')}", flush=True)
    return found


def _with(found: Explanation, part: Explanation) -> Explanation:
    """Put a part that was found beside those before."""
    new = {each.name: getattr(part, each.name) for each in fields(part)}
    return replace(found, **{name: value for name, value in new.items() if value})


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
    asked: Answer,
    found: Explanation,
    before: Answer | None,
    path: Path | None,
    style: HouseStyle,
) -> None:
    if path is None:
        return
    if not asked.plan.trusted:
        print(sentence("cli-no-workbook", {"path": str(path)}), file=sys.stderr)
        return
    from procure.report import write_workbook
    from solver.explain.signing import last_days

    known = found.signing or last_days(asked.project, asked.scenario, asked.plan)
    write_workbook(
        asked.project,
        asked.scenario,
        asked.plan,
        path,
        found,
        before=before,
        signings=known,
        style=style,
    )


# What is asked


def _parts(wanted: Sequence[Part], plan: Plan) -> tuple[Part, ...]:
    """Give the parts to find, in the order in which they are told."""
    if plan.trusted:
        fitting: frozenset[str] = frozenset(PARTS) - {"repairs"}
    elif plan.status == "infeasible":
        fitting = frozenset({"repairs", "offers", "frontier"})
    else:
        fitting = frozenset({"offers"}) if wanted else frozenset()
    if not wanted:
        usual = _USUAL if plan.trusted else ("repairs",)
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
    project: Project, offers: Sequence[str], suppliers: Sequence[str], chips: Sequence[str]
) -> frozenset[str] | None:
    """Give the ids of the offers asked about; None for all."""
    if not offers and not suppliers and not chips:
        return None
    known = {offer.id: catalog.supplier for catalog, offer in project.offers()}
    for offer in offers:
        if offer not in known:
            raise InputError("cli-explain-unknown-offer", offer=offer)
    for supplier in suppliers:
        if supplier not in {catalog.supplier for catalog in project.catalogs}:
            raise InputError("cli-explain-unknown-supplier", supplier=supplier)
    held = {chip.id for chip in project.chips}
    for chip in chips:
        if chip not in held:
            values = {"chip": chip, "chips": ", ".join(sorted(held))}
            raise InputError("cli-explain-unknown-chip", **values)
    return frozenset(
        offer.id
        for catalog, offer in project.offers()
        if offer.id in offers
        or catalog.supplier in suppliers
        or any(content.chip in chips for content in offer.contents)
    )


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


def _limits(asker: "Asker", asked: _Asked, found: Explanation) -> Explanation:
    from solver.explain.limit_costs import limit_costs
    from solver.explain.limit_steps import binding_steps

    steps = len(binding_steps(asker.project, asker.scenario, asker.plan))
    done = count(1)
    return replace(
        found,
        limit_costs=limit_costs(asker, lambda _: asked.reached(next(done), steps)),
    )


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
    offers = [offer.id for _, offer in asker.project.offers() if offer.id in wanted]
    told = []
    for done, offer in enumerate(offers):
        asked.reached(done, len(offers))
        told.append(negotiation(asker, offer))
    return replace(found, negotiation=tuple(told))


def _flips(asker: "Asker", asked: _Asked, found: Explanation) -> Explanation:
    from solver.explain.flips import flips

    return replace(found, flips=tuple(flips(asker, *axis) for axis in asked.axes))


def _frontier(asker: "Asker", asked: _Asked, found: Explanation) -> Explanation:
    from solver.explain.frontier import frontier

    spans = asked.limits or first_span(asker.project, asker.scenario, asker.plan)
    return replace(
        found, frontiers=tuple(frontier(asker, *one, points=asked.points) for one in spans)
    )


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
    "frontier": _frontier,
    "alternatives": _alternatives,
    "changes": _changes,
}
