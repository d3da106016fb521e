"""What LibreOffice, Excel and Google Sheets put on the clipboard is read with its values."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tables.html import Copied, Pasted, read_html, write_html

# As LibreOffice 7.4 copied it, less what only concerns fonts.
LIBREOFFICE = """<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<style type="text/css">
		body,div,table,td,p { font-family:"Liberation Sans"; font-size:x-small }
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup width="34"></colgroup>
	<tr>
		<td height="34" align="left">multi<br>line</td>
		<td align="right" sdval="1234.5" sdnum="1031;">1234,5</td>
		<td align="right" sdval="0.6" sdnum="1033;0;0.00%">60.00%</td>
		<td align="right" sdval="45657" sdnum="1033;0;YYYY-MM-DD">2024-12-31</td>
		<td align="right" sdval="1234.5" sdnum="1033;0;[$$-409]#,##0.00">$1,234.50</td>
	</tr>
	<tr>
		<td height="18" align="left">&lt;b&gt;&amp;amp;</td>
		<td align="right" sdval="0.30000000000000004" sdnum="1033;">0.3</td>
		<td align="left">2024-03</td>
		<td align="right" sdval="44195" sdnum="1033;0;YYYY-MM-DD">2024-12-31</td>
		<td align="right" sdval="-3" sdnum="1033;">-3</td>
	</tr>
</table>
</body>
</html>
"""

# In the form in which Excel writes it: the formats stand in the style, not the values.
EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel">
<head>
<style>
<!--table
	{mso-displayed-decimal-separator:"\\,";}
td
	{mso-number-format:General;}
.xl65
	{mso-style-parent:style0;
	mso-number-format:"\\#\\,\\#\\#0";}
.xl66
	{mso-number-format:"0\\.000";}
.xl67
	{mso-number-format:Standard;}
-->
</style>
</head>
<body>
<table border=0 cellpadding=0>
<!--StartFragment-->
 <tr height=20>
  <td height=20 class=xl65 align=right>1.234</td>
  <td class=xl66 align=right>1,234</td>
  <td class=xl67 align=right>1.234,50</td>
  <td align=right>1,234</td>
  <td class=xl65 x:num="1234.25">1.234</td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>
"""

SHEETS = (
    "<google-sheets-html-origin><table><tbody><tr>"
    '<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:1234.5}">1.234,5</td>'
    '<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:0.6}" '
    'data-sheets-numberformat="{&quot;1&quot;:3,&quot;2&quot;:&quot;0%&quot;}">60%</td>'
    '<td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:45657}" '
    'data-sheets-numberformat="{&quot;1&quot;:5,&quot;2&quot;:&quot;d.m.yy&quot;}">31.12.24</td>'
    '<td data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;007&quot;}">007</td>'
    "</tr></tbody></table>"
)


def test_libreoffice_tells_values_and_formats() -> None:
    """Numbers are the value, not the text shown; percentages and dates are known as such."""
    first, second = read_html(LIBREOFFICE)
    assert first == [
        Pasted(text="multi\nline"),
        Pasted(text="1234,5", kind="number", number=Decimal("1234.5")),
        Pasted(text="60.00%", kind="percent", number=Decimal("0.6")),
        Pasted(text="2024-12-31", kind="day", day=date(2024, 12, 31)),
        Pasted(text="$1,234.50", kind="number", number=Decimal("1234.5")),
    ]
    assert second[0].text == "<b>&amp;"
    assert second[1].number == Decimal("0.3")
    assert second[2] == Pasted(text="2024-03")
    assert second[4].number == -3


def test_a_date_of_another_count_is_not_believed() -> None:
    """A serial number that disagrees with the text, as in files from 1904 on, is no date."""
    cell = read_html(LIBREOFFICE)[1][3]
    assert cell.day is None
    assert cell.text == "2024-12-31"


def test_excel_tells_how_many_decimals_are_shown() -> None:
    """Formats say whether a mark is of thousands or decimals; a value beside it says all."""
    (row,) = read_html(EXCEL)
    assert [(cell.text, cell.places, cell.formatted) for cell in row[:4]] == [
        ("1.234", 0, True),
        ("1,234", 3, True),
        ("1.234,50", 2, True),
        ("1,234", None, True),
    ]
    assert row[4].number == Decimal("1234.25")


def test_google_sheets_tells_values() -> None:
    """Numbers, percentages and dates come with their values; texts that look so stay texts."""
    (row,) = read_html(SHEETS)
    assert [cell.number for cell in row] == [Decimal("1234.5"), Decimal("0.6"), None, None]
    assert row[2].day == date(2024, 12, 31)
    assert row[3] == Pasted(text="007")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no table",
        "<table>",
        "<table><tr><td sdval='x'>5</table>",
        '<table><tr><td data-sheets-value="[1">5</td></tr></table>',
        '<table><tr><td x:num="NaN">5</td></tr></table>',
        "<td>5</td>",
        "<table><tr><td colspan='999999999'>5</td></tr></table>",
    ],
)
def test_damaged_rich_text_breaks_nothing(text: str) -> None:
    """Whatever stands there gives cells of text or none."""
    for row in read_html(text):
        assert len(row) <= 1_000
        assert all(cell.number is None for cell in row)


def test_a_cell_across_columns_keeps_the_others_in_place() -> None:
    """A cell over two columns is followed by an empty one."""
    (row,) = read_html("<table><tr><td colspan=2>a</td><td>b</td></tr></table>")
    assert [cell.text for cell in row] == ["a", "", "b"]


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_numbers_come_back_as_they_were(number: Decimal) -> None:
    """A number that is written as a cell is read as the same number, whatever the text."""
    cell = Copied(text="shown", kind="number", number=number)
    assert read_html(write_html([[cell]]))[0][0].number == number


@given(st.dates(date(1905, 1, 1), date(2999, 12, 31)))
def test_dates_come_back_as_they_were(day: date) -> None:
    """So is a date."""
    cell = Copied(text=f"{day:%d %b %Y}", kind="day", day=day)
    assert read_html(write_html([[cell]]))[0][0].day == day


def test_texts_are_marked_as_texts() -> None:
    """A text that looks like a formula or a number says that it is a text; markup is none."""
    html = write_html([[Copied(text="=1+1"), Copied(text="007"), Copied(text="<b>a</b>\nc")]])
    assert html.count("mso-number-format:'\\@'") == 3
    assert html.count('sdnum="1033;0;@"') == 3
    assert "<b>" not in html
    assert [cell.text for cell in read_html(html)[0]] == ["=1+1", "007", "<b>a</b>\nc"]


@pytest.mark.parametrize(
    ("share", "shown"), [("0.6", "0%"), ("0.125", "0.00%"), ("0.0005", "0.00%")]
)
def test_percentages_come_back_as_such(share: str, shown: str) -> None:
    """A percentage keeps its value and its kind, in a format that LibreOffice knows."""
    html = write_html([[Copied(text="shown", kind="percent", number=Decimal(share))]])
    assert f'sdnum="1033;0;{shown}"' in html
    (cell,) = read_html(html)[0]
    assert (cell.kind, cell.number) == ("percent", Decimal(share))
