"""What the tokens of a chip's description mean, beside the names of chips."""

import re
from typing import Final

MEMORY: Final = re.compile(r"([0-9]{2,4}(?:\.[0-9]+)?)(?:gb|g|gib)")
SIZE: Final = re.compile(r"nvl[0-9]+\w*")
"""So many GPUs joined in one rack, as in NVL72."""

MODEL_LIKE: Final = re.compile(r"(?=[^0-9]*[0-9])(?:[a-z]{1,4}[0-9]{1,4}[a-z]?|[0-9]{4})")
"""What a model of a chip may look like: "A10G", "4090"."""

FORMS: Final = {
    **dict.fromkeys(("sxm", "sxm2", "sxm3", "sxm4", "sxm5", "sxm6"), "sxm"),
    "pcie": "pcie",
    "nvl": "nvl",
    "oam": "oam",
    "cnx": "cnx",
}
BOARDS: Final = frozenset(("hgx", "dgx"))
"""NVIDIA's own boards and systems: their chips are SXM modules, several to a unit."""

SUPERCHIPS: Final = frozenset(("gb200", "gb300"))
"""Names that mean one GPU to some and a module of two to others."""

MANY: Final = BOARDS | frozenset(
    "server servers node nodes system systems baseboard board chassis rack racks cluster pod"
    " superpod appliance instance vm superchip blade tray platform ubb machine"
    " ultraserver supernode".split()
)
"""Words for a thing that holds several chips, so that their number has to be stated."""

PACKS: Final = frozenset(
    "pair pairs pack packs packung bundle bundles box boxes lot lots set sets kit kits pcs pc piece"
    " pieces qty quantity menge anzahl units duo twin quad octa octo paire coppia komplet".split()
)
"""Words for several things sold together: how many chips that makes has to be stated."""

MULTIPLES: Final = frozenset((2, 4, 6, 8, 10, 12, 16, 32, 64, 72))
"""How many chips are put into one thing: such a number beside a chip may count them."""

MEASURES: Final = frozenset(
    "slot slots wide width gen year years yr yrs y month months mo weeks week wks day days core"
    " cores jahre jahr monate wochen tage ans mois semaines jours años meses semanas anni mesi"
    " settimane lat lata rok miesiące tygodni год года лет мес недель units w kw nm mm"
    " 年 か月 个月 周 週間".split()
)
"""What a number may measure beside chips."""

COUNTED: Final = frozenset(("gpu", "gpus", "chip", "chips"))
HBM: Final = frozenset(("hbm", "hbm2", "hbm2e", "hbm3", "hbm3e", "gddr6", "gddr7"))
NO_MODEL: Final = frozenset(("instinct", "gpu", "hgx", "dgx", "accelerator", "chip", "card"))
PLAIN: Final = frozenset("gpu gpus accelerator tensor core chip chips x of".split())
IDLE: Final = HBM | frozenset(
    "tensor core gpu gpus accelerator ai card module instinct graphics processor the of with and"
    " per unit new neu neue nowa nowy nuevo nuovo neuf neuve новая новый dual slot passive passiv"
    " active full height low profile gen gen4 gen5 generation liquid air cooled x cloud device chip"
    " chips on demand reserved rental hourly compute each u spot single from ab de da par je à a"
    " en in im am na à в w nvlink nvswitch ecc bulk oem retail".split()
)
"""Words that tell nothing about which chip it is."""

UNCOUNTED: Final = frozenset(
    "ddr4 ddr5 dimm rdimm ram ssd nvme xeon epyc cpu cpus memory e1 lane lanes gen3 gen4 gen5 gbe"
    " 100gbe 200gbe 400gbe 400g 200g connectx nic ports u psu vcpu vcpus hdd".split()
)
"""What is counted or measured in gigabytes in a server, and is no chip."""

MAKERS: Final = frozenset(
    "nvidia amd intel google microsoft aws amazon huawei qualcomm groq cerebras meta apple tesla"
    " geforce azure radeon habana".split()
)
BREAKS: Final = frozenset(",;/+()[]&|")

FAMILY_MARKS: Final = frozenset(
    "ti ada super max pro lite mini ultra xt gre evo workstation laptop mobile edition custom"
    " modified modded es qs eng large xlarge metal".split()
)
"""Words behind a model that make it another model."""

USED: Final = frozenset(("used", "demo", "trial", "loan", "samples", "sample", "photo"))
"""Words that make a chip other than new, wherever they stand."""

ACCESSORIES: Final = frozenset(
    "bridge bridges cable cables heatsink heatsinks cooler coolers fan fans bracket brackets"
    " adapter adapters riser risers spare spares accessory accessories switch switches"
    " transceiver transceivers waterblock coldplate backplate shroud holder screw screws"
    " connector plug cover door enclosure case manual sticker nic licence license licences"
    " licenses subscription software abonnement suscripción abbonamento subskrypcja firmware"
    " driver vgpu mig profile deposit repair replacement credit trade shipping insurance"
    " freight discount rabatt upgrade extension extended verlängerung przedłużenie prórroga"
    " продление course workshop voucher schulung formation formación corso обучение station"
    " desktop dock power shelf busbar manifold cartridge hosting colocation consulting cavo"
    " alimentation alimentación alimentazione pont puente ponte mostek мост bloc szyna socket"
    " protection kit".split()
)
"""Things sold beside a chip; behind "with" they are part of what is sold."""

SERVICES: Final = frozenset(
    "warranty support service services maintenance care installation setup".split()
)
"""What is done for a chip; behind a comma it is part of what is sold."""

DESCRIBING: Final = frozenset(
    "config configuration konfiguration konfiguracja configuración configurazione build rev"
    " revision version variant option lot batch item unit bundle hopper ada lovelace blackwell"
    " ampere grace cdna turing volta trillium ironwood dell hpe hp lenovo supermicro asus"
    " gigabyte asrock pny leadtek inspur fujitsu cisco ibm bull penguin thinksystem poweredge"
    " proliant oem retail original originalverpackt oryginalna lagerware stock lager double"
    " single wide width fanless cooling cooled luftgekühlt wassergekühlt passiver aktiver"
    " enterprise datacenter data center centre server edition generation series inference"
    " training tray bulk box only each price netto net brutto cena prix preis precio prezzo"
    " цена eur usd gbp pln rub cny jpy iowa frankfurt cloud pod slice hour hourly gpu gpus"
    " half height length low high profile memory performance standard kit part number pn sku"
    " ref model typ type modell modello modelo modèle delivery lieferung livraison entrega"
    " consegna dostawa доставка naличие наличии наличие available verfügbar disponible"
    " disponibile dostępny from module mezzanine carrier sxm system chip chips platform own"
    " design azure annual monthly weekly yearly lease leasing leased rent rented miete monat"
    " monatlich alquiler location noleggio wynajem аренда 租赁 月額 mensuel mensual mensile".split()
)
"""Words that describe a card and make nothing else of it."""

UNFIT: Final = frozenset(("without", "upto", "compatible", "ready", "or", "max"))
"""Words that leave open whether the chip that stands there is sold at all."""
