"""Limits of time, of sites and of export hold, bind where they say so, and clash by name."""

from dataclasses import replace
from datetime import date

from procure.chips import ExportRule
from procure.demand import FleetLine, Site
from procure.project import Project
from procure.scenario import Limit
from tests.builders import D, catalog, chip, demand, offer, project, scenario
from tests.solver.planning import clashes, plan, reasons, units, use_of


def test_lead_time_limit_keeps_slow_offers_out() -> None:
    """The cheap slow offer is left out with its reason, and the limit binds."""
    made = project(
        [catalog("S", offer("slow", "h100", 10, lead_weeks=D(30)), offer("fast", "h100", 100))],
        scenario(demand(0, 0, 0, 10), limits=(Limit(family="lead_time", value=D(20)),)),
    )
    found = plan(made)
    assert units(found) == {"fast": 1}
    assert reasons(found) == {"slow": "left-out-lead-limit"}
    assert next(use for use in found.limits if use.key == "lead_time").binding


def test_lead_time_limit_does_not_bind_for_an_offer_that_arrives_too_late_anyway() -> None:
    """An offer that another reason keeps out says nothing about the limit."""
    made = project(
        [catalog("S", offer("late", "h100", 10, lead_weeks=D(90)), offer("fast", "h100", 100))],
        scenario(demand(0, 0, 0, 10), limits=(Limit(family="lead_time", value=D(20)),)),
    )
    found = plan(made)
    assert reasons(found) == {"late": "left-out-too-late"}
    assert not next(use for use in found.limits if use.key == "lead_time").binding


def test_p90_plans_with_the_longer_lead_time() -> None:
    """The scenario says which lead time plans."""
    late = offer("o", "h100", 10, lead_weeks=D(4), lead_weeks_p90=D(20))
    quoted = plan(project([catalog("S", late)], scenario(demand(0, 10))))
    assert quoted.orders[0].usable == 1
    p90 = plan(project([catalog("S", late)], scenario(demand(0, 10), lead_time="p90")))
    assert p90.status == "infeasible"


def test_power_limits_every_site_and_period() -> None:
    """Chips beyond a site's power go to the other site, where anybody may be served."""
    sites = (
        Site(id="small", name="Small", country="US", power_kw=D("1.4"), pue=D(1)),
        Site(id="large", name="Large", country="US", power_kw=D(70), pue=D(1)),
    )
    made = project(
        [catalog("S", offer("o", "h100", 10))],
        scenario(demand(20, site="small"), demand(30)),
        sites=sites,
    )
    found = plan(made)
    placed = {one.site: one.units for one in found.placements}
    assert placed == {"small": 2, "large": 3}
    over = scenario(demand(30, site="small"))
    found = plan(project(made.catalogs, over, sites=sites))
    assert found.status == "infeasible"
    assert found.clashes[0].key == "power.small"
    off = replace(over, limits=(Limit(family="power", subject="small", on=False),))
    assert plan(project(made.catalogs, off, sites=sites)).status == "optimal"


def test_whole_nodes_are_not_split_over_sites() -> None:
    """Four chips are needed at each of two sites: that takes two nodes of eight."""
    sites = tuple(
        Site(id=name, name=name, country="US", power_kw=D(100), pue=D(1)) for name in ("a", "b")
    )
    made = project(
        [catalog("S", offer("node", "h100", 100, count=8))],
        scenario(demand(40, site="a"), demand(40, site="b")),
        sites=sites,
    )
    assert units(plan(made)) == {"node": 2}


def test_rented_chips_serve_only_while_rented_and_only_from_their_region() -> None:
    """Rent ends with its term; a supplier's region serves demand that may go anywhere."""
    region = Site(id="region", name="Region", country="US", supplier="Cloud")
    own = Site(id="here", name="Here", country="US", power_kw=D(10), pue=D(1))
    rent = catalog("Cloud", offer("o", "h100", 1, kind="rent"))
    found = plan(project([rent], scenario(demand(10, 10)), sites=(own, region)))
    assert [(order.period, order.until) for order in found.orders] == [(0, 1), (1, 2)]
    assert {one.site for one in found.placements} == {"region"}
    at_home = plan(project([rent], scenario(demand(10, site="here")), sites=(own, region)))
    assert at_home.status == "infeasible"


def test_the_fleet_takes_its_part_of_the_power() -> None:
    """Two of five chips' power is taken by a chip that retires after the first quarter."""
    line = FleetLine(
        id="old", chip="h100", chips=2, site="here", kw=D("1.4"), retires=date(2024, 4, 1)
    )
    asked = scenario(demand(50, 50), limits=(Limit(family="power", subject="here", value=D(4)),))
    made = project([catalog("S", offer("o", "h100", 100))], asked, fleet=(line,))
    found = plan(made)
    assert [(order.period, order.units) for order in found.orders] == [(0, 3), (1, 2)]
    use = use_of(found, "power.here")
    assert use.used == D("3.5")
    assert use.binding
    longer = replace(line, retires=None)
    assert units(plan(replace(made, fleet=(longer,)))) == {"o": 3}
    wasted = replace(longer, kw=D("2.0"))
    assert clashes(plan(replace(made, fleet=(wasted,))))["power.here"]


def rooms(*offers: object, asked: int = 30, limits: tuple[Limit, ...] = ()) -> Project:
    """Give a site with two racks and one where nobody counts them, but asks for nothing."""
    return project(
        [catalog("S", *offers)],  # type: ignore[arg-type]
        scenario(demand(asked, site="small"), demand(10), limits=limits),
        sites=(
            Site(id="small", name="Small", country="US", racks=D(2)),
            Site(id="open", name="Open", country="US"),
        ),
    )


def test_racks_limit_every_site() -> None:
    """Half racks are needed where there is room for two whole ones."""
    wide = offer("wide", "h100", 10, racks_per_unit=D(1))
    narrow = offer("narrow", "h100", 100, racks_per_unit=D("0.5"))
    found = plan(rooms(wide, narrow))
    assert units(found) == {"wide": 2, "narrow": 2}
    use = use_of(found, "racks.small")
    assert (use.value, use.used, use.binding) == (D(2), D(2), True)
    assert clashes(plan(rooms(wide))) == {"racks.small": True}
    off = Limit(family="racks", subject="small", on=False)
    assert units(plan(rooms(wide, limits=(off,)))) == {"wide": 4}
    more = Limit(family="racks", subject="small", value=D(3))
    found = plan(rooms(wide, limits=(more,)))
    assert units(found) == {"wide": 4}
    assert use_of(found, "racks.small").used == 3


def test_units_of_unknown_racks_go_only_where_racks_are_not_limited() -> None:
    """Where every site has a limit of racks, the offer is left out with that reason."""
    unknown = offer("o", "h100", 10)
    known = offer("k", "h100", 100, racks_per_unit=D("0.5"))
    found = plan(rooms(unknown, known))
    assert units(found) == {"o": 1, "k": 3}
    everywhere = Limit(family="racks", subject="open", value=D(5))
    found = plan(rooms(unknown, known, limits=(everywhere,)))
    assert units(found) == {"k": 4}
    assert reasons(found) == {"o": "left-out-racks-unknown"}


RULES = (
    ExportRule(country="CN", start=date(2023, 1, 1), status="licence"),
    ExportRule(country="CN", start=date(2024, 6, 1), status="banned"),
    ExportRule(country="CN", start=date(2025, 3, 1), status="allowed"),
    ExportRule(country="RU", start=date(2022, 1, 1), status="banned"),
)


def abroad(
    *asked: int, weeks: object = None, country: str = "CN", limits: tuple[Limit, ...] = ()
) -> Project:
    """Ask for chips in one country, whose rules allow, ask for a licence or ban."""
    value = None if weeks is None else D(str(weeks))
    export = Limit(family="eligibility", value=value)
    return project(
        [catalog("S", offer("o", "h100", 10), offer("free", "a800", 100))],
        scenario(demand(*asked), limits=(export, *limits)),
        chips=[chip("H100", export_rules=RULES), chip("A800")],
        sites=(Site(id="site", name="Site", country=country),),
    )


def test_what_is_banned_is_not_delivered() -> None:
    """The offer of the banned chip is left out, with the chip, country and day of the rule."""
    found = plan(abroad(10, country="RU"))
    assert units(found) == {"free": 1}
    assert reasons(found) == {"o": "left-out-banned"}
    values = dict(found.left_out[0].values)
    assert values == {"chip": "H100", "country": "RU", "start": "2022-01-01"}
    use = use_of(found, "eligibility")
    assert (use.value, use.used, use.binding) == (D(0), D(0), True)


def test_the_rule_of_the_day_counts() -> None:
    """A ban that ends in the fifth quarter lets the cheap chip be ordered from then on."""
    found = plan(abroad(0, 0, 0, 0, 0, 10))
    assert units(found) == {"o": 1}
    assert [order.period for order in found.orders] == [5]
    assert not use_of(found, "eligibility").binding


def test_a_licence_is_excluded_without_weeks_and_takes_them_with() -> None:
    """Four weeks more still bring the chip by the second quarter; twenty come too late."""
    found = plan(abroad(0, 10))
    assert units(found) == {"free": 1}
    assert reasons(found) == {"o": "left-out-licence"}
    assert dict(found.left_out[0].values)["start"] == "2023-01-01"
    found = plan(abroad(0, 10, weeks=4))
    assert units(found) == {"o": 1}
    assert [(one.licence, one.arrives) for one in found.orders] == [(True, date(2024, 1, 29))]
    use = use_of(found, "eligibility")
    assert (use.value, use.used, use.binding) == (D(4), D(4), True)
    found = plan(abroad(0, 10, weeks=20))
    assert units(found) == {"free": 1}
    assert reasons(found) == {"o": "left-out-licence-late"}
    # After the ban's first day a licence no longer helps.
    found = plan(abroad(0, 0, 10, weeks=22))
    assert reasons(found) == {"o": "left-out-banned"}


def test_the_weeks_of_a_licence_count_towards_the_lead_time() -> None:
    """With a lead time of three weeks at most, four for a licence are too many."""
    lead = Limit(family="lead_time", value=D(3))
    found = plan(abroad(0, 10, weeks=4, limits=(lead,)))
    assert units(found) == {"free": 1}
    assert reasons(found) == {"o": "left-out-lead-limit"}
    assert dict(found.left_out[0].values) == {"weeks": "4"}


def test_export_rules_hold_by_country() -> None:
    """The banned country is served from the other site as far as its demand allows."""
    made = abroad(10, country="RU")
    sites = (*made.sites, Site(id="home", name="Home", country="US"))
    found = plan(replace(made, sites=sites))
    assert units(found) == {"o": 1}
    assert [one.site for one in found.placements] == ["home"]
    off = Limit(family="eligibility", on=False)
    free = replace(made.scenarios[0], limits=(off,))
    assert units(plan(replace(made, scenarios=(free,)))) == {"o": 1}


def test_export_rules_are_named_where_they_are_in_the_way() -> None:
    """Without the rules alone there would be a plan, be it for a ban or for a licence's weeks."""
    for made in (abroad(10, country="RU"), abroad(10, weeks=4)):
        only = replace(made, catalogs=(catalog("S", offer("o", "h100", 10)),))
        assert clashes(plan(only)) == {"eligibility": True}


def test_lead_time_is_named_where_it_is_in_the_way() -> None:
    """The only offer is too slow for the limit."""
    made = project(
        [catalog("S", offer("slow", "h100", 10, lead_weeks=D(12)))],
        scenario(demand(0, 10), limits=(Limit(family="lead_time", value=D(5)),)),
    )
    assert clashes(plan(made)) == {"lead_time": True}
