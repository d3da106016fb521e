"""Where chips come from is told of each place as the model has it."""

from decimal import Decimal

import numpy as np

from procure.demand import FleetLine, Site
from solver.matrix import matrix
from solver.search.supply import market
from tests.builders import catalog, offer, project, scenario
from tests.builders import demand as asked
from tests.solver.search.programs import model as written


def test_parts_of_all_sites_and_of_one() -> None:
    """All sites have an order by tiers, one of several sites what comes there."""
    made = project(
        [catalog("S", offer("o", "h100", [(1, 9), (10, 8)], count=4, lead_weeks=Decimal(5)))],
        scenario(asked(0, 50), asked(0, 30, site="here")),
        sites=tuple(Site(id=name, name=name, country="US") for name in ("here", "there")),
        fleet=(FleetLine(id="f", chip="h100", site="here", chips=2),),
    )
    model = written(made)
    program = matrix(model.problem)
    found = market(model, program)
    assert found.rate.tolist() == [[10.0]]
    assert found.total.tolist() == [[0.0, 80.0]]
    everywhere, here = found.supplies
    assert [program.names[at][0] for at in everywhere.count] == ["n", "n"]
    assert [program.names[at][0] for at in here.count] == ["p"]
    assert everywhere.need.tolist() == [[0.0, 80.0]]
    assert here.need.tolist() == [[0.0, 30.0]]
    for place, parts in ((everywhere, [0, 1]), (here, [0, 0])):
        assert place.usable.tolist() == [1] * len(place.count)
        assert place.chips.tolist() == [[4.0]] * len(place.count)
        assert place.fleet.tolist() == [[2.0, 2.0]]
        assert place.gate_part.tolist() == parts
        assert place.gated.all()
    assert [program.names[at][0] for at in here.work.place] == ["a"]
    assert here.work.takes.tolist() == [8.0]
    assert len(everywhere.work.place) == 2
    values = np.zeros(len(program.names))
    values[here.gate_place[1]] = 1.0
    assert everywhere.gates(values).sum() == here.gates(values).sum() == 1.0
