"""The names of countries that suppliers deliver to, in nine languages."""

from typing import Final

NAMES: Final[dict[str, str]] = {
    "US": (
        "usa, u.s., u.s.a., united states, united states of america, america, "
        "vereinigte staaten, états-unis, etats-unis, estados unidos, ee.uu., eeuu, "
        "stati uniti, stany zjednoczone, сша, соединенные штаты, 美国, 美國, アメリカ, 米国"
    ),
    "GB": (
        "uk, u.k., united kingdom, great britain, britain, england, großbritannien, "
        "vereinigtes königreich, royaume-uni, grande-bretagne, reino unido, gran bretaña, "
        "regno unito, gran bretagna, wielka brytania, великобритания, англия, 英国, イギリス"
    ),
    "DE": "germany, deutschland, allemagne, alemania, germania, niemcy, германия, 德国, ドイツ",
    "AT": "austria, österreich, autriche, австрия, 奥地利, オーストリア",
    "CH": "switzerland, schweiz, suisse, suiza, svizzera, szwajcaria, швейцария, 瑞士, スイス",
    "FR": "france, frankreich, francia, francja, франция, 法国, フランス",
    "NL": (
        "netherlands, the netherlands, holland, niederlande, pays-bas, países bajos, "
        "paesi bassi, olanda, holandia, niderlandy, нидерланды, голландия, 荷兰, オランダ"
    ),
    "BE": "belgium, belgien, belgique, bélgica, belgio, belgia, бельгия, 比利时, ベルギー",
    "LU": (
        "luxembourg, luxemburg, luxemburgo, lussemburgo, luksemburg, люксембург, 卢森堡, "
        "ルクセンブルク"
    ),
    "IE": "ireland, irland, irlande, irlanda, irlandia, ирландия, 爱尔兰, アイルランド",
    "ES": "spain, spanien, espagne, españa, spagna, hiszpania, испания, 西班牙, スペイン",
    "PT": "portugal, portogallo, portugalia, португалия, 葡萄牙, ポルトガル",
    "IT": "italy, italien, italie, italia, włochy, италия, 意大利, イタリア",
    "GR": "greece, griechenland, grèce, grecia, grecja, греция, 希腊, ギリシャ",
    "PL": "poland, polen, pologne, polonia, polska, польша, 波兰, ポーランド",
    "CZ": (
        "czechia, czech republic, tschechien, tchéquie, république tchèque, chequia, "
        "república checa, cechia, repubblica ceca, czechy, чехия, 捷克, チェコ"
    ),
    "SK": (
        "slovakia, slowakei, slovaquie, eslovaquia, slovacchia, słowacja, словакия, 斯洛伐克, "
        "スロバキア"
    ),
    "HU": "hungary, ungarn, hongrie, hungría, ungheria, węgry, венгрия, 匈牙利, ハンガリー",
    "RO": "romania, rumänien, roumanie, rumanía, rumania, rumunia, румыния, 罗马尼亚, ルーマニア",
    "BG": "bulgaria, bulgarien, bulgarie, bułgaria, болгария, 保加利亚, ブルガリア",
    "HR": "croatia, kroatien, croatie, croacia, croazia, chorwacja, хорватия, 克罗地亚, クロアチア",
    "SI": "slovenia, slowenien, slovénie, eslovenia, słowenia, словения, 斯洛文尼亚, スロベニア",
    "SE": "sweden, schweden, suède, suecia, svezia, szwecja, швеция, 瑞典, スウェーデン",
    "NO": "norway, norwegen, norvège, noruega, norvegia, norwegia, норвегия, 挪威, ノルウェー",
    "FI": "finland, finnland, finlande, finlandia, финляндия, 芬兰, フィンランド",
    "DK": "denmark, dänemark, danemark, dinamarca, danimarca, dania, дания, 丹麦, デンマーク",
    "IS": "iceland, island, islande, islandia, islanda, исландия, 冰岛, アイスランド",
    "EE": "estonia, estland, estonie, эстония, 爱沙尼亚, エストニア",
    "LV": "latvia, lettland, lettonie, letonia, lettonia, łotwa, латвия, 拉脱维亚, ラトビア",
    "LT": "lithuania, litauen, lituanie, lituania, litwa, литва, 立陶宛, リトアニア",
    "UA": "ukraine, ucrania, ucraina, ukraina, украина, 乌克兰, ウクライナ",
    "RU": "russia, russian federation, russland, russie, rusia, rosja, россия, рф, 俄罗斯, ロシア",
    "BY": (
        "belarus, weißrussland, biélorussie, bielorrusia, bielorussia, białoruś, беларусь, "
        "белоруссия, 白俄罗斯, ベラルーシ"
    ),
    "KZ": (
        "kazakhstan, kasachstan, kazajistán, kazakistan, kazachstan, казахстан, 哈萨克斯坦, "
        "カザフスタン"
    ),
    "TR": "turkey, türkiye, türkei, turquie, turquía, turchia, turcja, турция, 土耳其, トルコ",
    "IL": "israel, israël, israele, izrael, израиль, 以色列, イスラエル",
    "AE": (
        "united arab emirates, uae, u.a.e., vereinigte arabische emirate, vae, "
        "émirats arabes unis, emiratos árabes unidos, emirati arabi uniti, "
        "zjednoczone emiraty arabskie, оаэ, 阿联酋, アラブ首長国連邦"
    ),
    "SA": (
        "saudi arabia, saudi-arabien, arabie saoudite, arabia saudita, arabia saudí, "
        "arabia saudyjska, саудовская аравия, 沙特, 沙特阿拉伯, サウジアラビア"
    ),
    "QA": "qatar, katar, катар, 卡塔尔, カタール",
    "EG": "egypt, ägypten, égypte, egipto, egitto, egipt, египет, 埃及, エジプト",
    "MA": "morocco, marokko, maroc, marruecos, marocco, maroko, марокко, 摩洛哥, モロッコ",
    "ZA": (
        "south africa, südafrika, afrique du sud, sudáfrica, sudafrica, południowa afryka, "
        "юар, 南非, 南アフリカ"
    ),
    "CN": (
        "china, mainland china, prc, p.r. china, chine, cina, chiny, китай, кнр, 中国, "
        "中国大陆, 大陆, 中国境内"
    ),
    "HK": "hong kong, hongkong, hong-kong, гонконг, 香港",
    "MO": "macau, macao, 澳门, マカオ",
    "TW": "taiwan, taïwan, taiwán, tajwan, тайвань, 台湾, 臺灣",
    "JP": "japan, japon, japón, giappone, japonia, япония, 日本",
    "KR": (
        "korea, south korea, republic of korea, südkorea, corée du sud, corea del sur, "
        "corea del sud, korea południowa, южная корея, 韩国, 韓国"
    ),
    "SG": "singapore, singapur, singapour, сингапур, 新加坡, シンガポール",
    "MY": "malaysia, malaisie, malasia, malezja, малайзия, 马来西亚, マレーシア",
    "TH": "thailand, thaïlande, tailandia, thailandia, tajlandia, таиланд, 泰国, タイ",
    "VN": "vietnam, viet nam, viêt nam, wietnam, вьетнам, 越南, ベトナム",
    "ID": "indonesia, indonesien, indonésie, indonezja, индонезия, 印度尼西亚, 印尼, インドネシア",
    "PH": "philippines, philippinen, filipinas, filippine, filipiny, филиппины, 菲律宾, フィリピン",
    "IN": "india, indien, inde, indie, индия, 印度, インド",
    "PK": "pakistan, pakistán, пакистан, 巴基斯坦, パキスタン",
    "AU": "australia, australien, australie, австралия, 澳大利亚, オーストラリア",
    "NZ": (
        "new zealand, neuseeland, nouvelle-zélande, nueva zelanda, nuova zelanda, "
        "nowa zelandia, новая зеландия, 新西兰, ニュージーランド"
    ),
    "CA": "canada, kanada, canadá, канада, 加拿大, カナダ",
    "MX": "mexico, mexiko, mexique, méxico, messico, meksyk, мексика, 墨西哥, メキシコ",
    "BR": "brazil, brasilien, brésil, brasil, brasile, brazylia, бразилия, 巴西, ブラジル",
    "AR": "argentina, argentinien, argentine, argentyna, аргентина, 阿根廷, アルゼンチン",
    "CL": "chile, chili, cile, чили, 智利, チリ",
    "CO": "colombia, kolumbien, colombie, kolumbia, колумбия, 哥伦比亚, コロンビア",
    "IR": "iran, irán, иран, 伊朗, イラン",
    "KP": (
        "north korea, nordkorea, corée du nord, corea del norte, corea del nord, "
        "korea północna, кндр, 朝鲜, 北朝鮮"
    ),
}
"""By ISO 3166 alpha-2 code: names in small letters, between commas."""

ANYWHERE: Final = (
    "worldwide, global, any, anywhere, all, all countries, weltweit, alle länder, monde entier, "
    "dans le monde entier, todo el mundo, mundial, tutto il mondo, in tutto il mondo, cały świat, "
    "на весь мир, весь мир, по всему миру, 全球, 不限, 全世界"
)
EUROPEAN_UNION: Final = (
    "eu, european union, eu 27, eu27, eu-27, europäische union, union européenne, ue, ue 27, "
    "unión europea, unione europea, unia europejska, ес, евросоюз, европейский союз, 欧盟, 欧州連合"
)
