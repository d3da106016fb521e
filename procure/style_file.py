"""The file of a house style: JSON, read strictly, the logo inside it or beside it."""

import base64
import binascii
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from procure import storage
from procure.errors import InputError
from procure.house_style import USUAL, HouseStyle, Logo, faults
from procure.logo import MOST_BYTES, Picture, looked_through

MOST_STYLE_BYTES: Final = 2 * MOST_BYTES
"""The largest file that is opened: a logo takes four thirds of its size in it."""


def read_style(path: Path) -> HouseStyle:
    """Read a house style; its logo, looked through, stands in it wherever it was.

    Raises InputError with one sentence about the first thing that is wrong.
    """
    try:
        large = path.stat().st_size > MOST_STYLE_BYTES
    except OSError:
        large = False  # reading says what is wrong
    if large:
        raise InputError("style-too-large", path=path, most=MOST_STYLE_BYTES // 1024**2)
    style = storage.read_part(HouseStyle, path, "style-invalid")
    for where, reason in faults(style):
        raise InputError("style-invalid", path=path, where=where, reason=reason)
    if style.logo is None:
        return style
    data = _logo_bytes(style.logo, path)
    picture = looked_through(data, style.logo.file or "logo.data")
    kept = Logo(data=base64.b64encode(picture.data).decode(), alt=style.logo.alt)
    return replace(style, logo=kept)


def _logo_bytes(logo: Logo, path: Path) -> bytes:
    if bool(logo.file) == bool(logo.data):
        raise InputError("style-logo-once", path=path)
    if logo.data:
        try:
            return base64.b64decode(logo.data, validate=True)
        except (binascii.Error, ValueError) as error:
            raise InputError("logo-damaged", name="logo.data") from error
    return _read(_beside(path, logo.file))


def logo_of(path: Path) -> Picture:
    """Read the file of a logo and look it through; raise InputError."""
    return looked_through(_read(path), path.name)


def _read(place: Path) -> bytes:
    try:
        with place.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("logo-unreadable", name=place, reason=error.strerror) from error


def _beside(path: Path, name: str) -> Path:
    """Give the place of a file in the folder of a style or below it, and no other.

    A style may come from anybody: it must not have files read from elsewhere, least of all
    from another machine.
    """
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    if windows.anchor or posix.is_absolute() or ".." in (*windows.parts, *posix.parts):
        raise InputError("style-logo-place", path=path, name=name)
    folder = path.resolve().parent
    place = (folder / name).resolve()
    if not place.is_relative_to(folder):
        raise InputError("style-logo-place", path=path, name=name)
    return place


def save_style(style: HouseStyle, path: Path) -> None:
    """Write a house style with every field, its logo inside; raise SaveError."""
    data: bytes = storage.adapter(HouseStyle).dump_json(style, indent=2, exclude_none=True)
    storage.write_bytes(path, data + b"\n")


def style_of(path: Path | None) -> HouseStyle:
    """Read the house style of a file, or give the usual one where there is no file."""
    return USUAL if path is None else read_style(path)


def picture_of(style: HouseStyle) -> Picture | None:
    """Give the logo of a style that was read."""
    if style.logo is None:
        return None
    return looked_through(base64.b64decode(style.logo.data), style.name)
