"""What is asked for, as parts of formulas over the demand on the sheet Inputs."""

from procure.report.book import Book
from procure.report.inputs import demand_key
from procure.report.places import added
from procure.report.subject import Subject


def demand_of(book: Book, subject: Subject, workload: str, site: str, period: int) -> str:
    """Add up the rows of a workload's demand: of one site, or (an empty one) of all."""
    keys = (
        demand_key(one, at, period)
        for at, one in enumerate(subject.scenario.demand)
        if one.workload == workload and site in {"", one.site}
    )
    return added([book.at(key) for key in keys if book.has(key)])


def with_headroom(book: Book, subject: Subject, demand: str) -> str:
    """Give what a demand asks for, with the scenario's headroom."""
    if subject.scenario.headroom is None:
        return demand
    return f"{demand}*(1+{book.at(('scenario', 'headroom'))})"
