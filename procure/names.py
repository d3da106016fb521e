"""What a person reads for the ids of a project's records."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from procure.chips import Chip
from procure.demand import FleetLine, Site, Workload
from procure.offer_facts import offers_by_id
from procure.offers import Catalog, Commitment, Offer, Program
from procure.plan import CostLine
from procure.project import Project


class Names:
    """Looks up a project's records by id, and gives what a person reads for each.

    What the project does not have (the plan is of an older one) is shown by its id.
    """

    def __init__(self, project: Project) -> None:
        """Index the project once; it never changes."""
        self.chips: Mapping[str, Chip] = {chip.id: chip for chip in project.chips}
        self.sites: Mapping[str, Site] = {site.id: site for site in project.sites}
        self.workloads: Mapping[str, Workload] = {work.id: work for work in project.workloads}
        self._project = project
        self.programs: Mapping[str, tuple[Catalog, Program]] = {
            program.id: (catalog, program)
            for catalog in project.catalogs
            for program in catalog.programs
        }
        self.commitments: Mapping[str, tuple[Catalog, Commitment]] = {
            commitment.id: (catalog, commitment)
            for catalog in project.catalogs
            for commitment in catalog.commitments
        }
        self.fleet: Mapping[str, FleetLine] = {line.id: line for line in project.fleet}

    @cached_property
    def offers(self) -> Mapping[str, tuple[Catalog, Offer]]:
        """Each offer with its price list, by id; of 100,000 only where one is asked for."""
        return _Offers(self._project.catalogs)

    def chip(self, chip: str) -> str:
        """Name a chip."""
        return self.chips[chip].name if chip in self.chips else chip

    def maker(self, chip: str) -> str:
        """Name a chip's maker; empty where the project does not know the chip."""
        return self.chips[chip].maker if chip in self.chips else ""

    def stack(self, chip: str) -> str:
        """Name a chip's software stack; empty where none is known."""
        return self.chips[chip].stack if chip in self.chips else ""

    def site(self, site: str) -> str:
        """Name a site; an empty one stands for all of them."""
        if not site:
            return "All sites"
        return self.sites[site].name if site in self.sites else site

    def workload(self, workload: str) -> str:
        """Name a workload."""
        return self.workloads[workload].name if workload in self.workloads else workload

    def unit(self, workload: str) -> str:
        """Give a workload's unit of throughput, such as "tokens/s"."""
        return self.workloads[workload].unit if workload in self.workloads else ""

    def offer(self, offer: str) -> str:
        """Name an offer as its supplier describes it."""
        found = self.offers.get(offer)
        return found[1].description or offer if found else offer

    def contents(self, offer: str) -> str:
        """Say what a unit of an offer holds: "8 × H100 SXM"."""
        return " + ".join(f"{count} × {self.chip(chip)}" for chip, count in self.held(offer))

    def held(self, offer: str) -> tuple[tuple[str, int], ...]:
        """List the chips in a unit of an offer with their count."""
        found = self.offers.get(offer)
        if found is None:
            return ()
        return tuple((content.chip, content.count) for content in found[1].contents)

    def makers(self, offer: str) -> tuple[str, ...]:
        """List the makers of the chips in an offer, each once."""
        return tuple(dict.fromkeys(self.maker(chip) for chip, _ in self.held(offer)))

    def left_out(self, name: str) -> str:
        """Name what a plan left out: a commitment as its supplier describes it, or an offer."""
        return self.commitment(name) if name in self.commitments else self.offer(name)

    def program(self, program: str) -> str:
        """Name a program."""
        return self.programs[program][1].name or program if program in self.programs else program

    def commitment(self, commitment: str) -> str:
        """Name a commitment as its supplier describes it."""
        found = self.commitments.get(commitment)
        return found[1].description or commitment if found else commitment

    def owned(self, line: str) -> str:
        """Name chips that the plan did not order: "40 × H100 at Ashburn", or the commitment."""
        found = self.fleet.get(line)
        if found is None:
            return self.commitment(line)
        return f"{found.chips:,} × {self.chip(found.chip)} at {self.site(found.site)}"

    def port(self, stack: str, workload: str) -> str:
        """Name a port of software: "ROCm: Chat answers"."""
        return f"{stack}: {self.workload(workload)}"

    def paid_for(self, line: CostLine) -> str:
        """Name what a cost line without an order pays for; empty where it names an order."""
        if line.site:
            return self.site(line.site)
        match line.kind:
            case "one_time":
                return self.program(line.subject)
            case "take_or_pay" | "prepaid":
                known = line.subject in self.programs
                return self.program(line.subject) if known else self.commitment(line.subject)
            case "open_orders":
                return self.owned(line.subject)
            case "porting":
                stack, _, workload = line.subject.partition(": ")
                return self.port(stack, workload)
            case _:
                return line.subject

    def paid_to(self, line: CostLine) -> str:
        """Name the supplier whom a cost line without an order pays; empty where it is none."""
        if line.kind == "rebate":
            return line.subject
        for found in (self.programs.get(line.subject), self.commitments.get(line.subject)):
            if found is not None and line.kind != "porting":
                return found[0].supplier
        return ""


class _Offers(Mapping[str, tuple[Catalog, Offer]]):
    """The offers of some price lists by id; of two with one id the last is given.

    Each list's own index is kept from one project to the next, as an edit leaves most lists.
    """

    def __init__(self, catalogs: tuple[Catalog, ...]) -> None:
        self._lists = [(one, offers_by_id(one.offers)) for one in reversed(catalogs)]

    def __getitem__(self, offer: str) -> tuple[Catalog, Offer]:
        for catalog, offers in self._lists:
            if offer in offers:
                return catalog, offers[offer]
        raise KeyError(offer)

    def __iter__(self) -> Iterator[str]:
        return iter({offer: None for _, offers in reversed(self._lists) for offer in offers})

    def __len__(self) -> int:
        return sum(1 for _ in self)
