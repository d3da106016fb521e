import numpy as np

from solver.engine import Options, run
from solver.matrix import matrix
from solver.search.layout import cut_out, layout
from tests.solver.random_instances import random_project
from tests.solver.search.programs import model


def test_every_order_has_its_own_integers() -> None:
    """The decisions of the orders are integers, and no two orders share one."""
    for seed in range(10):
        written = model(random_project(seed))
        program = matrix(written.problem)
        found = layout(written, program)
        decisions = found.of_orders(range(len(written.instance.columns)))
        assert len(set(decisions.tolist())) == len(decisions)
        assert program.integer[decisions].all()


def test_what_is_cut_out_is_the_program_with_the_rest_at_nothing() -> None:
    """Cut to some orders, a program costs what it costs when all other orders are forbidden."""
    compared = 0
    for seed in range(10):
        written = model(random_project(seed))
        program = matrix(written.problem)
        found = layout(written, program)
        orders = [at for at in range(len(written.instance.columns)) if at % 2]
        part = run(cut_out(program, found.with_only(orders)), Options())
        others = [at for at in range(len(written.instance.columns)) if at not in orders]
        program.high[found.of_orders(others)] = 0
        whole = run(program, Options())
        assert (part.objective is None) == (whole.objective is None)
        if part.objective is not None and whole.objective is not None:
            compared += 1
            assert np.isclose(part.objective, whole.objective, rtol=2e-3)
    assert compared
