"""A plan on one printed page: what is decided, what it costs, when, and what to know first."""

import base64
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from procure import __version__
from procure.errors import InputError
from procure.explained.signing import Signings
from procure.house_style import USUAL, HouseStyle
from procure.names import Names
from procure.plan import Plan
from procure.project import Project
from procure.report.assumptions import unsourced
from procure.report.brief import Brief, Figure, Part, PartKey, Said, brief
from procure.report.fit import refuse_unfit
from procure.report.pdf_charts import Place, draw_cash, draw_suppliers
from procure.report.pdf_fonts import Lettering
from procure.report.pdf_page import PAPERS, Page
from procure.report.pdf_tables import draw_kinds, draw_orders, rows_of_kinds, rows_of_orders
from procure.report.subject import Subject
from procure.report.values import cleaned
from procure.scenario import Scenario
from procure.storage import write_whole
from procure.words import sentence

_MARGIN: Final = 34.0
_GAP: Final = 16.0
_READ: Final[tuple[PartKey, ...]] = ("decision", "cost", "schedule", "signing", "risks")
_LEFT: Final = (3, 4)
"""How many of the parts may stand in the left column, the others in the right one."""
_BETWEEN: Final = 2.2
"""Points between sentences."""
_HEADING: Final = 15.0
_INDENT: Final = 8.0
_DOT: Final = 3.0
_PART_GAP: Final = 5.0
_CHART: Final = (86.0, 220.0)
"""The least and the most height of the charts, on A4."""
_ORDERS: Final = (4, 12)
"""The least and the most orders listed."""
_ROW: Final = 11.0
_TABLE_HEAD: Final = 26.0
_FOOT: Final = 26.0


def write_pdf(
    project: Project,
    scenario: Scenario,
    plan: Plan,
    path: Path,
    signings: Signings | None = None,
    *,
    style: HouseStyle = USUAL,
) -> None:
    """Write a plan's page as a PDF, whole or not at all; the same plan gives the same bytes.

    `signings` is what is known of the last day of each order. Raises UntrustedPlanError or
    InputError for a plan that must not leave the house, SaveError when the file cannot be put
    in its place.
    """
    refuse_unfit(project, scenario, plan)
    subject = Subject(project=project, scenario=scenario, plan=plan, names=Names(project))
    told = brief(subject, unsourced(subject), signings)
    write_whole(path, lambda temporary: _write(subject, told, style, temporary))


def _write(subject: Subject, told: Brief, style: HouseStyle, path: Path) -> None:
    canvas = Canvas(
        str(path), pagesize=PAPERS[style.page.paper], invariant=1, pageCompression=1, lang="en"
    )
    values = {"version": __version__, "digest": subject.plan.digest}
    canvas.setTitle(cleaned(told.title))
    canvas.setSubject(cleaned(told.about))
    canvas.setAuthor(cleaned(style.company) or "Procure")
    canvas.setCreator(f"Procure {__version__}")
    canvas.setKeywords(sentence("brief-keywords", values))
    page = Page(canvas, style, Lettering(style.fonts.body))
    _Sheet(page, subject, told).draw()
    canvas.showPage()
    canvas.save()


class _Sheet:
    """Lays the page out: what is above and below takes its room, the sentences the rest."""

    def __init__(self, page: Page, subject: Subject, told: Brief) -> None:
        self._page, self._subject, self._told = page, subject, told
        self._x = page.pt(_MARGIN)
        self._width = page.width - 2 * self._x
        self._gap = page.pt(_GAP)
        self._half = (self._width - self._gap) / 2

    def draw(self) -> None:
        """Draw everything."""
        page = self._page
        top = self._figures(self._header())
        foot = page.height - page.pt(_MARGIN * 0.7)
        bottom = foot - page.pt(_FOOT)
        kinds = rows_of_kinds(self._subject)
        splits = [[self._column(_READ[:at]), self._column(_READ[at:])] for at in _LEFT]
        columns = min(splits, key=_tallest)
        wanted = _tallest(columns)
        room = bottom - top
        orders, chart = self._shares(room - wanted, len(kinds))
        table = self._table_height(orders, len(kinds))
        below = bottom - table - chart - 2 * page.pt(_PART_GAP)
        for column, x in zip(columns, (self._x, self._x + self._half + self._gap), strict=True):
            column.draw(x, top, below - top)
        self._charts(below, chart)
        self._tables(bottom - table, orders, kinds)
        self._footer(foot)

    def _shares(self, spare: float, kinds: int) -> tuple[int, float]:
        """Give how many orders are listed and how high charts are, in what the sentences leave."""
        page, (least, most) = self._page, _CHART
        gaps = 2 * page.pt(_PART_GAP)
        count = len(self._subject.plan.orders)
        orders = min(count, _ORDERS[1])
        while orders > min(count, _ORDERS[0]) and (
            self._table_height(orders, kinds) + page.pt(least) + gaps > spare
        ):
            orders -= 1
        left = spare - self._table_height(orders, kinds) - gaps
        return orders, min(max(left, page.pt(least)), page.pt(most))

    def _table_height(self, orders: int, kinds: int) -> float:
        more = orders < len(self._subject.plan.orders)
        rows = max(orders + more, kinds)
        return self._page.pt(_TABLE_HEAD + _ROW * rows)

    def _header(self) -> float:
        """Write whose plan it is, the logo beside it; give where the next begins."""
        page, colours = self._page, self._page.style.colours
        y = page.pt(_MARGIN * 0.8)
        room = self._width - self._logo(y)
        title = page.pt(page.style.fonts.title_size + 2.0)
        page.text(
            self._x,
            y + title * 0.8,
            self._told.title,
            room=room,
            size=title,
            bold=True,
            colour=colours.accent,
        )
        under = y + title * 0.8 + page.pt(14)
        page.text(
            self._x, under, self._told.about, room=room, size=page.size * 1.15, colour=colours.muted
        )
        line = under + page.pt(8)
        page.line(self._x, line, self._width, colours.accent, 1.2)
        return line + page.pt(8)

    def _logo(self, y: float) -> float:
        """Draw the logo at the right; give the room that it takes."""
        logo = self._page.style.logo
        if logo is None or not logo.data:
            return 0.0
        try:
            wide = self._image(ImageReader(io.BytesIO(base64.b64decode(logo.data))), y)
        except (OSError, ValueError, SyntaxError) as error:
            # Its parts were looked through, but only drawing it shows that its points are whole.
            raise InputError("logo-damaged", name=logo.file or logo.alt) from error
        return wide + self._gap

    def _image(self, image: ImageReader, y: float) -> float:
        """Draw a picture into the corner, as large as there is room; give its width."""
        page = self._page
        wide, high = image.getSize()
        tall, most = page.pt(32), page.pt(130)
        scale = min(tall / high, most / wide)
        width, height = float(wide * scale), float(high * scale)
        x = self._x + self._width - width
        page.canvas.drawImage(image, x, page.height - y - height, width, height, mask="auto")
        return width

    def _figures(self, y: float) -> float:
        """Write the key figures side by side; give where the next begins."""
        page, colours, found = self._page, self._page.style.colours, self._told.figures
        high, gap = page.pt(34), page.pt(5)
        wide = (self._width - gap * (len(found) - 1)) / len(found)
        for place, figure in enumerate(found):
            x, inside = self._x + place * (wide + gap), page.pt(6)
            page.box(x, y, wide, high, colours.shade)
            room = wide - 2 * inside
            page.text(
                x + inside,
                y + page.pt(11),
                figure.label,
                room=room,
                size=page.size * 0.9,
                colour=colours.muted,
            )
            page.number(
                x + inside,
                y + page.pt(27),
                _shown(figure),
                room=room,
                size=page.pt(13),
                bold=True,
                colour=colours.accent,
            )
        return y + high + page.pt(12)

    def _column(self, keys: Sequence[PartKey]) -> "_Column":
        parts = {part.key: part for part in self._told.parts}
        return _Column(self._page, [parts[key] for key in keys], self._half)

    def _charts(self, y: float, height: float) -> None:
        page = self._page
        y, height = y + page.size, height - page.size
        wide = self._width * 0.58
        draw_cash(page, self._subject, Place(x=self._x, y=y, width=wide, height=height))
        x = self._x + wide + self._gap
        place = Place(x=x, y=y, width=self._width - wide - self._gap, height=height)
        draw_suppliers(page, self._subject, place)

    def _tables(self, y: float, orders: int, kinds: Sequence[tuple[str, ...]]) -> None:
        page = self._page
        row, narrow = page.pt(_ROW), self._width * 0.34
        y += page.pt(_PART_GAP) + page.size
        place = Place(x=self._x, y=y, width=narrow, height=row)
        draw_kinds(page, self._subject, place, kinds)
        x = self._x + narrow + self._gap
        place = Place(x=x, y=y, width=self._width - narrow - self._gap, height=row)
        draw_orders(page, self._subject, place, rows_of_orders(self._subject, orders))

    def _footer(self, y: float) -> None:
        page, colours = self._page, self._page.style.colours
        page.line(self._x, y - page.pt(12), self._width, colours.line)
        values = {"version": __version__, "digest": self._subject.plan.digest}
        own = page.style.page.footer or page.style.company
        size = page.size * 0.82
        texts = [sentence("brief-foot", values), *([own] if own else [])]
        room = self._width * 0.86
        page.text(self._x, y, " · ".join(texts), room=room, size=size, colour=colours.muted)
        number, right = sentence("brief-page"), self._x + self._width
        page.text(right, y, number, room=room, size=size, colour=colours.muted, right=True)


class _Column:
    """Parts below one another, cut where there is no more room."""

    def __init__(self, page: Page, parts: Sequence[Part], width: float) -> None:
        self._page = page
        self._width = width
        self._parts = [(part, [self._made(one) for one in part.said]) for part in parts]

    def _made(self, said: Said) -> Paragraph:
        indent = self._page.pt(_INDENT * (2 if said.lists else 1))
        return self._page.paragraph(said.text, self._width, indent=indent)

    @property
    def height(self) -> float:
        """Give the room that all of it needs."""
        page = self._page
        between = page.pt(_BETWEEN)
        said = sum(one.height + between for _, made in self._parts for one in made)
        return float(said) + page.pt(_HEADING + _PART_GAP) * len(self._parts)

    def draw(self, x: float, y: float, room: float) -> None:
        """Draw what has room, and say how many sentences have none."""
        page, end = self._page, y + room
        for at, (part, made) in enumerate(self._parts):
            # Each part that follows has its heading and a sentence at least.
            kept = end - (len(self._parts) - at - 1) * page.pt(_HEADING + _PART_GAP + 3 * _ROW)
            y = self._heading(part, x, y)
            for place, one in enumerate(made):
                more = len(made) - place
                last = more == 1
                if y + one.height > kept - (0 if last else page.pt(_ROW)):
                    rest = sentence("brief-said-more", {"count": f"{more:,}"})
                    y = self._drawn(self._made(Said(text=rest, lists=True)), x, y)
                    break
                self._mark(part.said[place], x, y)
                y = self._drawn(one, x, y)
            y += page.pt(_PART_GAP)

    def _heading(self, part: Part, x: float, y: float) -> float:
        page = self._page
        base = y + page.pt(9)
        page.text(
            x,
            base,
            part.heading,
            room=self._width,
            size=page.size * 1.25,
            bold=True,
            colour=page.style.colours.accent,
        )
        return y + page.pt(_HEADING)

    def _mark(self, said: Said, x: float, y: float) -> None:
        """Put a dot before a sentence, in the colour of warnings where it is one."""
        page, colours = self._page, self._page.style.colours
        if not said.lists:
            colour = colours.warning if said.warns else colours.line
            down = (page.size * 1.28 - page.pt(_DOT)) / 2
            page.box(x, y + down, page.pt(_DOT), page.pt(_DOT), colour)

    def _drawn(self, one: Paragraph, x: float, y: float) -> float:
        one.drawOn(self._page.canvas, x, self._page.height - y - one.height)
        return float(y + one.height + self._page.pt(_BETWEEN))


def _tallest(columns: Sequence[_Column]) -> float:
    return max(column.height for column in columns)


def _shown(figure: Figure) -> str:
    """Write a key figure; one that the plan has not is a dash."""
    value = figure.value
    if value is None:
        return sentence("brief-none")
    if isinstance(value, date):
        return value.isoformat()
    if figure.kind == "percent":
        return f"{round(Decimal(value) * 100, figure.digits):,f} %"
    return f"{value:,.0f}"
