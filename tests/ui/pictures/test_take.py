"""Taking the pictures writes those that the documents show, and no others."""

from ui.pictures.take import FOLDER, referred


def test_only_pictures_that_documents_show_are_kept() -> None:
    """What the documents refer to is there, and nothing else lies beside it."""
    assert "plan-orders-light" in referred()
    assert {path.stem for path in FOLDER.glob("*.png")} == referred()
