import base64
import dataclasses
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from procure.errors import InputError
from procure.house_style import (
    USUAL,
    Colours,
    CurrencyPlace,
    DateFormat,
    Fonts,
    HouseStyle,
    Logo,
    Negatives,
    Numbers,
    Orientation,
    Page,
    PaperSize,
)
from procure.logo import looked_through
from procure.style_file import MOST_STYLE_BYTES, picture_of, read_style, save_style, style_of
from tests.procure.pictures import jpeg, png


def written(folder: Path, tree: Any) -> Path:
    """Gives a style file of a tree."""
    path = folder / "house.json"
    path.write_text(json.dumps(tree), encoding="utf-8")
    return path


def refused(path: Path) -> InputError:
    """Gives what is said of a file that is no style."""
    with pytest.raises(InputError) as caught:
        read_style(path)
    return caught.value


def test_read_as_written(tmp_path: Path) -> None:
    """A style that was saved is read as it was, its logo with it."""
    logo = Logo(data=base64.b64encode(png()).decode(), alt="The bird of Acme")
    style = HouseStyle(name="Acme", colours=Colours(accent="#7A1F3D"), logo=logo)
    path = tmp_path / "house.json"
    save_style(style, path)
    assert read_style(path) == style
    picture = picture_of(read_style(path))
    assert picture is not None
    assert picture.data == png()


def test_a_saved_style_has_every_field(tmp_path: Path) -> None:
    """A saved style shows everything that can be changed, to begin from."""
    path = tmp_path / "house.json"
    save_style(USUAL, path)
    tree = json.loads(path.read_text(encoding="utf-8"))
    assert tree["colours"]["accent"] == USUAL.colours.accent
    assert tree["page"]["paper"] == "A4"
    assert read_style(path) == USUAL


def test_an_empty_style_is_the_usual_one(tmp_path: Path) -> None:
    """Fields that are left out have their usual values."""
    assert read_style(written(tmp_path, {})) == USUAL
    assert style_of(None) == USUAL
    assert picture_of(USUAL) is None


def test_logo_beside_the_style(tmp_path: Path) -> None:
    """A logo named by its file is in the style once it is read, whatever becomes of the file."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "logo.jpg").write_bytes(jpeg())
    style = read_style(written(tmp_path, {"logo": {"file": "pictures/logo.jpg", "alt": "Acme"}}))
    (tmp_path / "pictures" / "logo.jpg").unlink()
    assert style.logo is not None
    assert style.logo.file == ""
    assert base64.b64decode(style.logo.data) == looked_through(jpeg(), "logo.jpg").data
    assert picture_of(style) is not None


@pytest.mark.parametrize(
    "name",
    [
        "../logo.png",
        "pictures/../../logo.png",
        "/etc/hostname",
        "C:\\logo.png",
        "C:logo.png",
        "\\\\server\\share\\logo.png",
        "//server/share/logo.png",
        "..\\logo.png",
    ],
)
def test_no_logo_from_elsewhere(tmp_path: Path, name: str) -> None:
    """A style has nothing read outside its own folder, least of all from another machine."""
    error = refused(written(tmp_path, {"logo": {"file": name}}))
    assert error.key == "style-logo-place"
    assert name in str(error)


def test_no_logo_through_a_link(tmp_path: Path) -> None:
    """A link in the folder does not lead out of it."""
    inside = tmp_path / "styles"
    inside.mkdir()
    (tmp_path / "logo.png").write_bytes(png())
    (inside / "logo.png").symlink_to(tmp_path / "logo.png")
    assert refused(written(inside, {"logo": {"file": "logo.png"}})).key == "style-logo-place"


@pytest.mark.parametrize(
    ("tree", "key", "told"),
    [
        ({"colour": {}}, "style-invalid", "colour"),
        ({"colours": {"accent": 7}}, "style-invalid", "colours.accent"),
        ({"colours": {"accent": "#FFFF00"}}, "style-invalid", "contrast of 1.07"),
        ({"page": {"paper": "A5"}}, "style-invalid", "page.paper"),
        ({"fonts": {"body_size": "10"}}, "style-invalid", "fonts.body_size"),
        ({"format": 9}, "style-invalid", "format 1, not 9"),
        ([], "style-invalid", "the top"),
        ({"logo": {}}, "style-logo-once", "“file” or “data”"),
        ({"logo": {"file": "a.png", "data": "AA=="}}, "style-logo-once", "not both"),
        ({"logo": {"data": "no base64!"}}, "logo-damaged", "logo.data"),
        ({"logo": {"data": "TVqQ"}}, "logo-not-a-picture", "logo.data"),
        ({"logo": {"file": "gone.png"}}, "logo-unreadable", "gone.png"),
        ({"logo": {"file": "."}}, "logo-unreadable", "cannot be read"),
    ],
)
def test_bad_styles_are_told(tmp_path: Path, tree: Any, key: str, told: str) -> None:
    """What is wrong with a style file is one sentence that names the place."""
    error = refused(written(tmp_path, tree))
    assert error.key == key
    assert told in str(error)


def test_twice_is_told(tmp_path: Path) -> None:
    """A key that stands twice is refused: one of its values would be lost."""
    path = tmp_path / "house.json"
    path.write_text('{"name": "A", "name": "B"}', encoding="utf-8")
    assert "name" in str(refused(path))


def test_files_that_are_none(tmp_path: Path) -> None:
    """A file that is gone, a picture and a file of many megabytes have a sentence each."""
    assert refused(tmp_path / "gone.json").key == "file-not-found"
    assert refused(tmp_path).key == "file-is-folder"
    path = tmp_path / "house.json"
    path.write_bytes(png())
    assert refused(path).key == "style-invalid"
    path.write_bytes(b" " * (MOST_STYLE_BYTES + 1))
    assert refused(path).key == "style-too-large"


PAGE = (Path(__file__).parents[2] / "docs" / "house-style.md").read_text(encoding="utf-8")


def test_the_page_names_every_field_and_choice() -> None:
    """Each field of a style, and each word that one takes, stands in its page."""
    text = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    named = set(re.findall(r"`([^`]+)`", text))
    parts = (HouseStyle, Colours, Fonts, Numbers, Page, Logo)
    wanted = {field.name for kind in parts for field in dataclasses.fields(kind)}
    for choice in (PaperSize, Orientation, CurrencyPlace, Negatives, DateFormat):
        wanted |= set(get_args(choice))
    assert not wanted - named


def test_the_example_in_the_page_is_a_style(tmp_path: Path) -> None:
    """The example can be copied, and used once its logo is beside it."""
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "acme.png").write_bytes(png())
    assert read_style(written(tmp_path, json.loads(example))).name == "Acme"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("none", "at the top, this is not valid JSON (expected"),
        ('{"colour": {}}', "at colour, there is no such field"),
        ('{"colours": "red"}', "at colours, fields in braces are expected"),
        ("[]", "at the top, fields in braces are expected"),
        ('{"name": 5}', "at name, a text in quotation marks is expected"),
        ('{"fonts": {"body_size": "x"}}', "at fonts.body_size, a whole number is expected"),
        ('{"numbers": {"thousands": 3}}', "at numbers.thousands, true or false is expected"),
        ('{"page": {"paper": "A9"}}', "at page.paper, one of 'A4', "),
    ],
)
def test_a_fault_is_told_in_words(tmp_path: Path, text: str, said: str) -> None:
    """What is wrong with a field is told as the file's author would call it."""
    path = tmp_path / "house.json"
    path.write_text(text, encoding="utf-8")
    assert said in str(refused(path))
