"""A supplier's words for a chip, cut into tokens that are the same in every language."""

import re
from typing import Final

from catalogs.cells import tidy

_PHRASES: Final = {
    **dict.fromkeys(("昇腾", "升腾", "昇騰"), "ascend"),
    **dict.fromkeys(("英伟达", "輝達", "エヌビディア"), "nvidia"),
    **dict.fromkeys(("华为", "華為", "ファーウェイ"), "huawei"),
    **dict.fromkeys(("谷歌", "グーグル"), "google"),
    **dict.fromkeys(("英特尔", "インテル"), "intel"),
    "高通": "qualcomm",
    "微软": "microsoft",
    **dict.fromkeys(("服务器", "伺服器", "整机", "サーバー", "サーバ", "工作站"), "server"),
    **dict.fromkeys(("超节点", "节点", "ノード"), "node"),
    **dict.fromkeys(("模组", "模块", "モジュール"), "module"),
    **dict.fromkeys(("基板", "ベースボード"), "baseboard"),
    **dict.fromkeys(("机柜", "机架", "ラック"), "rack"),
    **dict.fromkeys(("集群", "クラスタ"), "cluster"),
    "平台": "platform",
    **{f"{word}卡": f"{number} gpu" for word, number in zip("单双两四八", "12248", strict=True)},
    **{f"{word}基": f"{number} gpu" for word, number in zip("四八", "48", strict=True)},
    "十六卡": "16 gpu",
    **dict.fromkeys(
        "加速卡 推理卡 训练卡 计算卡 显卡 グラフィックスカード グラフィックカード"
        " グラフィックボード アクセラレータ カード".split(),
        "card",
    ),
    **dict.fromkeys(("基搭載", "枚搭載", "搭載", "搭载"), "gpu"),
    **dict.fromkeys(("卡", "基"), "gpu"),
    **dict.fromkeys(("芯片", "チップ"), "chip"),
    **dict.fromkeys("数量 个 件 张 片 枚 对 台".split(), "pcs"),
    **dict.fromkeys("二手 翻新 中古 再生 拆机 旧 б/у 九成新".split(), "used"),
    **dict.fromkeys(
        "电源线 线缆 电缆 数据线 ケーブル 电源 风扇 ファン 散热器 散热 ヒートシンク クーラー"
        " 水冷头 配件 部品 支架 桥接 ブリッジ 转接 挡板 螺丝 导轨".split(),
        "accessory",
    ),
    **dict.fromkeys("许可证 许可 授权 ライセンス 软件 ソフトウェア".split(), "licence"),
    **dict.fromkeys(
        "保修 维保 质保 保証 保守 サポート 服务 サービス 安装 设置 設置".split(), "warranty"
    ),
    **dict.fromkeys("押金 定金 培训 维修 修理".split(), "deposit"),
    **dict.fromkeys("最大 最多 最高 可支持 支持".split(), "upto"),
    **dict.fromkeys("不含 不带 无 なし 別売 w/o".split(), "without"),
    **dict.fromkeys("用于 适用 兼容 対応 专用 専用".split(), "compatible"),
    **dict.fromkeys(("或同等", "同等", "相当", "或", "または"), "or"),
    **dict.fromkeys("全新 现货 新品 在庫 液冷 风冷 水冷 原装 正品".split(), "new"),
    **dict.fromkeys("pci-express pci-e".split(), "pcie"),
    "×": "x",
    "œ": "oe",
}
"""Terms of scripts without spaces, and the few others that punctuation would cut in two."""

_PHRASE: Final = re.compile("|".join(sorted(map(re.escape, _PHRASES), key=len, reverse=True)))

_WORDS: Final = {
    **dict.fromkeys("go gib гб гиб gbyte".split(), "gb"),
    **dict.fromkeys(
        "сервер сервера серверов серверы serwer serwera serwery serveur serveurs servidor"
        " servidores rackserver gpu-server servern".split(),
        "server",
    ),
    **dict.fromkeys(
        "knoten noeud noeuds nodo nodos nodi węzeł узел узла rechenknoten".split(), "node"
    ),
    **dict.fromkeys(
        "платформа plateforme plataforma piattaforma platforma plattform".split(), "platform"
    ),
    **dict.fromkeys("стойка стойки schrank armadio szafa baie".split(), "rack"),
    **dict.fromkeys("кластер klaster grappe".split(), "cluster"),
    **dict.fromkeys("система systeme système sistema sistemas sistemi".split(), "system"),
    **dict.fromkeys("модуль modul moduł modulo módulo".split(), "module"),
    **dict.fromkeys(
        "karte grafikkarte carte tarjeta scheda karta карта видеокарта видеоускоритель ускоритель"
        " grafikprozessor beschleuniger beschleunigerkarte accélératrice acceleratrice graficzna"
        " graphique gráfica graphics akcelerator accélérateur acelerador acceleratore gpu-карта"
        " acceleratorkarte процессор".split(),
        "card",
    ),
    **dict.fromkeys(
        "karten cartes tarjetas schede kart карт карты видеокарт ускорителей gpus grafikkarten"
        " accelerators ускорителя".split(),
        "gpus",
    ),
    **dict.fromkeys(
        "mit avec con z ze с with w incl inkl inklusive including inclus incluye".split(), "with"
    ),
    **dict.fromkeys("für fuer pour para dla для for".split(), "for"),
    **dict.fromkeys("ohne sans sin senza bez без without excl excluding not".split(), "without"),
    **dict.fromkeys(
        "up bis jusqu hasta fino до upto maximal maksymalnie supports supporting capable barebone"
        " barebones unterstützt supporta admite obsługuje поддерживает".split(),
        "upto",
    ),
    **dict.fromkeys("pk pck packs".split(), "pack"),
    **dict.fromkeys(
        "or oder ou lub или oppure equivalent äquivalent équivalent equivalente similar similaire"
        " simile vergleichbar ähnlich równoważny аналог vs versus".split(),
        "or",
    ),
    **dict.fromkeys(
        "refurbished refurb renewed gebraucht gebrauchte occasion usado usada usato usata broken"
        " returned retoure mano usagé recertified b-ware outlet openbox hand defekt poleasingowy"
        " poleasingowa scrap pulled pull grade salvage decommissioned".split(),
        "used",
    ),
    **dict.fromkeys("zwei deux dos due dwa два two".split(), "2"),
    **dict.fromkeys("vier quatre cuatro quattro cztery четыре four".split(), "4"),
    **dict.fromkeys("acht huit ocho otto osiem восемь eight".split(), "8"),
    **dict.fromkeys("шт sztuk szt stk stück pezzi piezas pièces unità unidades".split(), "pcs"),
}
_STEMS: Final = (
    ("refurb", "used"),
    ("gebraucht", "used"),
    ("generalüberhol", "used"),
    ("reconditionn", "used"),
    ("reacondicion", "used"),
    ("ricondizion", "used"),
    ("używan", "used"),
    ("odnowion", "used"),
    ("восстановлен", "used"),
    ("подержан", "used"),
    ("kabel", "cable"),
    ("câble", "cable"),
    ("кабел", "cable"),
    ("kühler", "accessory"),
    ("kühlkörper", "accessory"),
    ("dissipat", "accessory"),
    ("disipador", "accessory"),
    ("радиатор", "accessory"),
    ("вентилят", "accessory"),
    ("ventilator", "accessory"),
    ("lüfter", "accessory"),
    ("wentylator", "accessory"),
    ("nvlink-brücke", "bridge"),
    ("brücke", "bridge"),
    ("halterung", "accessory"),
    ("крепл", "accessory"),
    ("uchwyt", "accessory"),
    ("lizenz", "licence"),
    ("licenc", "licence"),
    ("licenz", "licence"),
    ("лиценз", "licence"),
    ("подписк", "licence"),
    ("garanti", "warranty"),
    ("garanz", "warranty"),
    ("gwaranc", "warranty"),
    ("гаранти", "warranty"),
    ("wartung", "warranty"),
    ("mantenimiento", "warranty"),
    ("manutenzione", "warranty"),
    ("обслужив", "warranty"),
    ("установк", "warranty"),
    ("instalac", "warranty"),
    ("installaz", "warranty"),
    ("kompatib", "compatible"),
    ("compatib", "compatible"),
    ("совмести", "compatible"),
    ("kompatyb", "compatible"),
    ("geeignet", "compatible"),
    ("anzahlung", "deposit"),
    ("reparatur", "deposit"),
    ("réparation", "deposit"),
    ("ремонт", "deposit"),
    ("schulung", "deposit"),
    ("szkolen", "deposit"),
)
_STEM_STARTS: Final = tuple(stem for stem, _ in _STEMS)

# Letters that look alike: "Н100" and "А100" are often typed on a Russian keyboard.
_ALIKE: Final = str.maketrans("авекмнорстх", "abekmhopctx")
_GLUED: Final = re.compile(r"([,;|(])(?=\S)")
_DASHES: Final = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_CYRILLIC: Final = re.compile(r"[а-яё]")
_LONE_ALIKE: Final = re.compile(r"[^а-яё]*(?:[авекмнорстх][^а-яё]*)+")
_EAST: Final = re.compile(r"([\u3040-\u30ff\u3400-\u9fff]+)")
_TOKEN: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?[^\W_]*|[^\W\d_][^\W_]*|[,;/+()\[\]&|]")
_CUTS: Final = tuple(
    (re.compile(pattern), cut)
    for pattern, cut in (
        # "H100SXM5", "80GBHBM3", "8xH100", "8-GPU": cut where one fact ends.
        (r"(?<=[0-9])(sxm|pcie|oam|hbm)", r" \1"),
        (r"(?<=[0-9]gb)(?=[a-z])", " "),
        (r"(?<![a-z0-9.])([0-9]{1,5})[x*](?=[a-z0-9]|\W|_|$)", r" \1 x "),
        (r"(?<![a-z0-9])x([0-9]{1,5})\b", r" x \1 "),
        (r"(?<=[a-z0-9])\*(?=[0-9])", " x "),
        (r"(?<![a-z0-9.])([0-9]{1,5})-?(gpus?|chips?|accelerators?)(?![a-z])", r" \1 \2 "),
        (
            r"(?<![a-z0-9.])([0-9]{1,5})-?(pcs|pc|pk|pck|pack|stk|stück|szt|шт)(?![a-zа-я])",
            r" \1 \2 ",
        ),
        (r"\b([0-9]{2,4})(?:гб|go|gib)\b", r"\1gb"),
        (r"\bnv(?=[ahb][0-9]{3})", "nv "),
        (r"tpuv(?=[0-9])", "tpu v"),
    )
)
_CHUNKS_KEPT: Final = 50_000
_chunks: dict[str, tuple[str, ...]] = {}


def chunks_of(text: str) -> list[str]:
    """Fold a text and cut it at its spaces; terms without spaces are put into English."""
    return chunks_in(tidy(text).casefold())


def chunks_in(folded: str) -> list[str]:
    """Cut a text that is tidy and folded already."""
    if not folded.isascii():
        folded = _PHRASE.sub(_english, folded.translate(_DASHES))
        folded = _EAST.sub(r" \1 ", folded)
    elif "pci-" in folded or "w/o" in folded:
        folded = _PHRASE.sub(_english, folded)
    return _GLUED.sub(r"\1 ", folded).split()


def _english(match: re.Match[str]) -> str:
    return f" {_PHRASES[match[0]]} "


def tokens_of(text: str) -> list[str]:
    """Cut words into tokens; words that mean the same are the same in every language."""
    return joined([token for chunk in chunks_of(text) for token in tokens_in(chunk)])


def tokens_in(chunk: str) -> tuple[str, ...]:
    """Cut what stands between two spaces."""
    known = _chunks.get(chunk)
    if known is None:
        if len(_chunks) > _CHUNKS_KEPT:
            _chunks.clear()
        known = _chunks[chunk] = tuple(_cut(chunk))
    return known


def _cut(chunk: str) -> list[str]:
    if _CYRILLIC.search(chunk) and re.search("[0-9]", chunk) and _LONE_ALIKE.fullmatch(chunk):
        chunk = chunk.translate(_ALIKE)
    for pattern, cut in _CUTS:
        chunk = pattern.sub(cut, chunk)
    return [_same(token) for token in _TOKEN.findall(chunk)]


def _same(token: str) -> str:
    known = _WORDS.get(token)
    if known is None and token.startswith(_STEM_STARTS):
        known = next(same for stem, same in _STEMS if token.startswith(stem))
    return known or token


def joined(tokens: list[str]) -> list[str]:
    """Join what a space cut in two: "80 GB", "PCI Express", "water block"."""
    found: list[str] = []
    for token in tokens:
        last = found[-1] if found else ""
        if token in {"gb", "g"} and last.isdigit() and 2 <= len(last) <= 4:  # noqa: PLR2004
            found[-1] = f"{last}gb"
        elif last == "pci" and token in {"e", "express"}:
            found[-1] = "pcie"
        elif last in {"water", "cold"} and token in {"block", "plate"}:
            found[-1] = "waterblock"
        else:
            found.append(token)
    return found
