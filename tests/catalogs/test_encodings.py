"""Of the encodings that make text of a file, the right one is proposed first."""

from pathlib import Path

import pytest

from catalogs.encodings import ENCODINGS, likelihood
from catalogs.preview import encodings

LISTS = {
    "de": "Artikel;Bezeichnung;Stück\nA;Müller Gehäuse für Kühlung;größer\nB;Überprüfung;schön",
    "fr": "Référence;Désignation;Délai\nA;Carte accélérée très rapide;à définir\nB;reçu;même",
    "es": "Artículo;Descripción\nA;Tarjeta gráfica pequeña;año\nB;plazo según petición",
    "pl": "Nazwa;Cena;Dostawa\nA;Karta graficzna śliczna;około żądań\nB;zapytań;źródło",
    "cs": "Název;Dodací lhůta\nA;Karta pro výpočty;týdnů\nB;podle přání zákazníka;řada",
    "ru": "Артикул;Наименование;Цена\nA;Видеокарта серверная;по запросу\nB;в наличии;срок",
    "zh": "物料编码;产品名称;单价\nA;显卡服务器;询价\nB;现货;交货期",
    "tw": "物料編號;產品名稱;單價\nA;顯示卡伺服器;詢價\nB;現貨;交貨期",
    "ja": "型番;品名;単価\nA;サーバー用カード;要見積\nB;在庫あり;納期は約八週間です",
    "ko": "품번;제품명;단가\nA;그래픽 카드 서버;문의\nB;재고 있음;납기",
}
CASES = [
    *(("cp1252", name) for name in ("de", "fr", "es")),
    *(("cp1250", name) for name in ("pl", "cs")),
    *((encoding, "ru") for encoding in ("cp1251", "koi8-r")),
    *(("gb18030", "zh"), ("big5", "tw"), ("shift_jis", "ja"), ("euc-kr", "ko")),
]


@pytest.mark.parametrize(("encoding", "name"), CASES)
def test_the_right_encoding_is_first(tmp_path: Path, encoding: str, name: str) -> None:
    """The encoding that the file is in is proposed before all others."""
    path = tmp_path / "list.csv"
    path.write_bytes(LISTS[name].encode(encoding))
    ranked = [choice.encoding for choice in encodings(path)]
    assert ranked[0] == encoding, ranked


def test_the_euro_sign_tells_two_western_encodings_apart(tmp_path: Path) -> None:
    """The one byte in which the ISO encoding differs is looked at."""
    path = tmp_path / "list.csv"
    path.write_bytes("Preis in €;für Müller €".encode("iso-8859-15"))
    assert encodings(path)[0].encoding == "iso-8859-15"


@pytest.mark.parametrize("encoding", [encoding for encoding, _ in ENCODINGS])
def test_nothing_but_ascii_says_nothing(encoding: str) -> None:
    """A text of plain letters fits all encodings alike."""
    assert likelihood("SKU,Price", encoding) == 0
