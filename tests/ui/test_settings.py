"""What the program remembers, and that it comes back with its type."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.settings import Settings


def open_settings(folder: Path) -> Settings:
    """Open the settings of a folder, as a new start of the program would."""
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


def test_defaults(tmp_path: Path) -> None:
    """A first start follows the system and remembers nothing."""
    settings = open_settings(tmp_path)
    assert settings.theme == "system"
    assert settings.why_open is True
    assert settings.recent_files == ()
    assert settings.geometry.isEmpty()


def test_values_come_back_with_their_types(tmp_path: Path) -> None:
    """An ini file holds texts; what is read from it are booleans, bytes and paths again."""
    settings = open_settings(tmp_path)
    settings.theme = "dark"
    settings.why_open = False
    settings.geometry = QByteArray(b"\x00\x01geometry")
    settings.folder = tmp_path
    settings.add_recent(tmp_path / "a.json")
    del settings
    again = open_settings(tmp_path)
    assert again.theme == "dark"
    assert again.why_open is False
    assert again.geometry == QByteArray(b"\x00\x01geometry")
    assert again.folder == tmp_path
    assert again.recent_files == (tmp_path / "a.json",)


def test_an_unknown_theme_is_the_systems(tmp_path: Path) -> None:
    """A value that another version wrote does not stop the program."""
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue("theme", "sepia")
    assert Settings(store).theme == "system"


def test_recent_files(tmp_path: Path) -> None:
    """The latest first, each once, eight at most; one that is gone can be forgotten."""
    settings = open_settings(tmp_path)
    for position in range(10):
        settings.add_recent(tmp_path / f"{position}.json")
    settings.add_recent(tmp_path / "5.json")
    names = [path.name for path in settings.recent_files]
    assert names == ["5.json", "9.json", "8.json", "7.json", "6.json", "4.json", "3.json", "2.json"]
    settings.forget_recent(tmp_path / "9.json")
    assert "9.json" not in [path.name for path in settings.recent_files]
