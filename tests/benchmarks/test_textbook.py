from dataclasses import replace

import pytest

import seeds
from benchmarks.plain import plain
from benchmarks.samples import GAP
from benchmarks.textbook import textbook
from procure import storage
from procure.demand import FleetLine
from solver.candidates import screen
from solver.engine import Options, run
from solver.instance import make_instance
from solver.planner import make_plan


def test_the_plain_program_of_a_sample_is_the_same_question() -> None:
    """On the first sample, plans and bounds of the plain program and the product agree."""
    sample = storage.read(seeds.sample_path("first-steps"))
    project = plain(sample, sample.scenarios[0])
    scenario = project.scenarios[0]
    options = Options(gap=GAP)
    problem = textbook(make_instance(project, scenario, screen(project, scenario)))
    peer, ours = run(problem, options), make_plan(project, scenario, options)
    assert peer.objective is not None
    assert peer.bound is not None
    assert ours.objective is not None
    assert ours.bound is not None
    assert peer.bound <= float(ours.objective) * (1 + 1e-6)
    assert float(ours.bound) <= peer.objective * (1 + 1e-6)


def test_what_cannot_be_stated_is_refused() -> None:
    """A fleet is no part of the plain program, which says so instead of leaving it out."""
    sample = storage.read(seeds.sample_path("first-steps"))
    project = plain(sample, sample.scenarios[0])
    chip = project.chips[0].id
    site = next(site for site in project.sites if not site.supplier)
    project = replace(project, fleet=(FleetLine(id="f1", chip=chip, chips=8, site=site.id),))
    scenario = project.scenarios[0]
    with pytest.raises(ValueError, match="fleet"):
        textbook(make_instance(project, scenario, screen(project, scenario)))
