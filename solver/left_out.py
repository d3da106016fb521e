"""Offers that could be ordered but for the limits: each with the reason it is left out."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from procure.plan import LeftOut
from procure.scenario import LimitFamily
from solver.candidates import Option, Screening, lead_weeks
from solver.columns import Column
from solver.eligibility import Eligibility
from solver.instance import Instance
from solver.rules.supply import ramp

_TOO_SLOW: Final = "left-out-lead-limit"
_EXPORT: Final = ("left-out-banned", "left-out-licence", "left-out-licence-late")


def left_out_by_limits(instance: Instance, screening: Screening) -> tuple[LeftOut, ...]:
    """List the offers without a column, and those of which no order fits anywhere."""
    planned = {column.option.offer.id for column in instance.columns}
    eligibility = Eligibility(instance.project, instance.scenario)
    without = [
        _without_column(instance, option, eligibility)
        for option in screening.options
        if option.offer.id not in planned
    ]
    return (*without, *_too_large(instance), *_above_ramp(instance))


def kept_out(left_out: Iterable[LeftOut], family: LimitFamily) -> bool:
    """Tell whether the limit of a family (lead time, eligibility) keeps an offer out."""
    keys = _EXPORT if family == "eligibility" else (_TOO_SLOW,)
    return any(one.key in keys for one in left_out)


def _reason(option: Option, key: str, **values: str) -> LeftOut:
    return LeftOut(
        offer=option.offer.id, supplier=option.supplier, key=key, values=tuple(values.items())
    )


def _without_column(instance: Instance, option: Option, eligibility: Eligibility) -> LeftOut:
    eligible = [one for one in option.candidates if "eligibility" not in one.blocked_by]
    considered = eligible or option.candidates
    if all("lead_time" in one.blocked_by for one in considered):
        weeks = lead_weeks(instance.scenario, option.offer) or Decimal(0)
        if all(one.licence for one in considered):
            weeks += eligibility.licence_weeks or Decimal(0)
        return _reason(option, _TOO_SLOW, weeks=f"{weeks:f}")
    if not eligible:
        return _by_export_rules(instance, option, eligibility)
    return _reason(option, "left-out-minimum-over-supply")


def _by_export_rules(instance: Instance, option: Option, eligibility: Eligibility) -> LeftOut:
    """Name the first rule that bans the offer, or else the first that asks for a licence."""
    weeks = lead_weeks(instance.scenario, option.offer) or Decimal(0)
    found = [
        (against, site)
        for one in option.candidates
        for site in one.sites
        for against in (
            eligibility.rule_against(
                option.offer, site, instance.horizon.starts(one.period), weeks
            ),
        )
        if against is not None
    ]
    asked = [each for each in found if each[0].rule.status == "licence"]
    # Where a licence would do at one site, a ban at another is not what keeps it out.
    against, site = (asked or found)[0]
    key = f"left-out-{against.rule.status}"
    if against.rule.status == "licence" and eligibility.licence_weeks is not None:
        key = "left-out-licence-late"
    chips = {chip.id: chip.name for chip in instance.project.chips}
    return _reason(
        option,
        key,
        chip=chips[against.chip],
        country=instance.sites[site].country,
        start=against.rule.start.isoformat(),
    )


def _too_large(instance: Instance) -> Iterator[LeftOut]:
    """List offers of which not one unit fits under the power and racks of any site."""
    power = _values(instance, "power")
    racks = _values(instance, "racks")
    for column in _one_of_each_offer(instance):
        option = column.option
        kw = option.kw or Decimal(0)
        wide = option.offer.racks_per_unit or Decimal(0)
        hot = [power[site] for site in option.sites if site in power and kw > power[site]]
        narrow = [racks[site] for site in option.sites if site in racks and wide > racks[site]]
        if len(hot) == len(option.sites):
            yield _reason(option, "left-out-too-large", kw=f"{kw:f}", most=f"{max(hot):f}")
        elif len(narrow) == len(option.sites):
            most = f"{max(narrow):f}"
            yield _reason(option, "left-out-racks-too-large", racks=f"{wide:f}", most=most)
        elif all(kw > power.get(site, kw) or wide > racks.get(site, wide) for site in option.sites):
            yield _reason(option, "left-out-fits-nowhere", kw=f"{kw:f}", racks=f"{wide:f}")


def _values(instance: Instance, family: LimitFamily) -> dict[str, Decimal]:
    return {
        limit.subject: instance.limit_value(limit)
        for limit in instance.limits
        if limit.family == family
    }


def _one_of_each_offer(instance: Instance) -> Iterable[Column]:
    return {column.option.offer.id: column for column in instance.columns}.values()


def _above_ramp(instance: Instance) -> Iterator[LeftOut]:
    """List offers whose smallest order is more than their program's ramp ever lets arrive."""
    if not instance.supply_holds:
        return
    programs = {one.id: one for each in instance.project.catalogs for one in each.programs}
    fits: dict[str, bool] = {}
    for column in instance.columns:
        offer = column.option.offer
        if offer.program:
            least = column.tiers[0].low * column.multiple * offer.chips_per_unit
            most = ramp(instance.horizon, programs[offer.program], column.candidate.due)
            fits[offer.id] = fits.get(offer.id, False) or most is None or least <= most
    for column in _one_of_each_offer(instance):
        offer = column.option.offer
        if not fits.get(offer.id, True):
            name = programs[offer.program].name
            yield _reason(column.option, "left-out-ramp", program=name)
