"""German price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

GERMAN: Final = Language(
    headings={
        "sku": (
            "artikelnummer, artikel nr, art nr, artnr, bestellnummer, bestell nr, artikelnr, "
            "artikelnummern, bestellnr, teilenummer, herstellernummer, hersteller artikelnummer, "
            "materialnummer"
        ),
        "description": (
            "bezeichnung, beschreibung, produkt, artikel, artikelbezeichnung, produktbezeichnung, "
            "produktname, artikelname, leistungsbeschreibung, position"
        ),
        "chip": "beschleuniger, modell, gpu modell, gpu typ, grafikkarte, chipmodell",
        "chips_per_unit": (
            "chips je einheit, gpus je einheit, gpus je server, gpus pro server, anzahl gpus, "
            "gpu anzahl, chips je system, gpus pro knoten"
        ),
        "memory": (
            "gpu speicher, grafikspeicher, hbm speicher, speicher je gpu, speicher pro gpu, "
            "videospeicher"
        ),
        "kind": "angebotsart, kauf oder miete, kauf miete",
        "price_basis": (
            "einheit, mengeneinheit, me, abrechnungseinheit, preisbasis, verkaufseinheit, "
            "basiseinheit, preis pro, preis je, abrechnung, abrechnungszeitraum, abrechnungsart"
        ),
        "priced_units": "preiseinheit, preismenge, per, pe",
        "currency": "währung, waehrung",
        "break_quantity": "staffel, ab menge, staffelmenge, ab stückzahl, menge ab",
        "break_kind": "staffelart",
        "moq": "mindestmenge, mindestbestellmenge, mindestabnahme, mindestabnahmemenge",
        "multiple": "verpackungseinheit, ve, bestellvielfaches, vielfaches, losgröße",
        "lead_time": "lieferzeit, lieferfrist, verfügbarkeit, lieferung",
        "lead_p90": "lieferzeit max, maximale lieferzeit, lieferzeit p90",
        "supply_per_quarter": (
            "liefermenge je quartal, verfügbar je quartal, kontingent je quartal, "
            "verfügbar pro quartal, menge je quartal"
        ),
        "supply_per_month": (
            "liefermenge je monat, verfügbar je monat, kontingent je monat, verfügbar pro monat"
        ),
        "supply_total": (
            "bestand, lagerbestand, verfügbare menge, gesamtkontingent, kontingent, "
            "liefermenge gesamt"
        ),
        "valid_from": "gültig ab, gültig von, preis gültig ab",
        "valid_until": "gültig bis, preis gültig bis, gültigkeit, angebot gültig bis, bindefrist",
        "integration_cost": (
            "integrationskosten, integrationskosten je einheit, integration je einheit, "
            "installationskosten"
        ),
        "fixed_order_cost": "bestellpauschale, fixkosten je bestellung",
        "deposit": "anzahlung, vorauszahlung, kaution",
        "support_rate": (
            "wartungssatz, support pro jahr, support je jahr, wartung pro jahr, wartung je jahr, "
            "jährlicher support"
        ),
        "power": "leistung, leistungsaufnahme, leistung je einheit, stromverbrauch",
        "racks_per_unit": "racks je einheit, racks pro einheit, racks pro system, anzahl racks",
        "deliver_to": "lieferland, lieferländer, liefergebiet",
        "hosted_by": "betrieb durch, gehostet von",
        "term_months": "laufzeit, mietdauer, vertragslaufzeit, mindestlaufzeit",
        "program": "programm",
        "one_time_cost": "einmalkosten, entwicklungskosten, einmalige kosten",
        "earliest": "frühester termin, verfügbar ab, frühester liefertermin",
        "commitment": "zusage, vereinbarung",
        "commitment_amount": "auftragswert",
        "signed": "unterzeichnet, unterschrieben",
        "signed_on": "unterzeichnet am",
        "related_party": "nahestehende person, nahestehende personen",
        "supplier": "lieferant, anbieter, händler",
        "as_of": "preisstand, angebotsdatum",
        "note": "anmerkung, anmerkungen, bemerkung, bemerkungen, hinweis, hinweise",
        "status": "zustand, produktstatus, artikelstatus, lebenszyklus, lebenszyklusstatus",
        "region": "standort, rechenzentrum, verfügbarkeitszone, rz standort",
        "section": (
            "kategorie, warengruppe, produktgruppe, produktkategorie, rubrik, artikelgruppe, "
            "produktfamilie, gruppe, abschnitt"
        ),
    },
    price=(
        "preis, preise, staffelpreis, staffelpreise, einzelpreis, stückpreis, stueckpreis, "
        "nettopreis, einheitspreis, stundenpreis, monatspreis, kosten, verkaufspreis, vk, "
        "vk preis, angebotspreis, stundensatz, kartenpreis, ek, projektpreis, aktionspreis, "
        "spotpreis"
    ),
    list_price="listenpreis, uvp, katalogpreis, bruttolistenpreis",
    spot="spotpreis",
    chip="beschleuniger, karte, karten, grafikkarte, kartenpreis",
    hour="std, stunde, stunden, stündlich, stundenpreis, stundensatz",
    month="monat, monate, monatlich, mtl, monatspreis, monatsmiete",
    unit=(
        "stück, stk, st, einheit, einheiten, einheitspreis, stückpreis, stueckpreis, knoten, "
        "gerät, maschine, rechner, instanz, anlage"
    ),
    quantity="ab, menge, stückzahl, mindestens",
    starting="ab, mindestens",
    upwards="und mehr, oder mehr",
    per="pro, je, per, in, für, der, die, das, ein, eine, einer, zum, zu, und, von",
    idle="netto, aktuell, aktueller, ihr, unser, kunde, händler, sonder, standard",
    no_price=(
        "auf anfrage, a. a, a.a, anfrage, preis auf anfrage, preise auf anfrage, bitte anfragen, "
        "nicht lieferbar, nicht verfügbar, ausverkauft, vergriffen, abgekündigt, auslaufartikel, "
        "auslaufmodell, nicht mehr lieferbar, eingestellt, auf nachfrage, bitte anrufen, "
        "tagespreis, kontaktieren sie uns, kein preis, derzeit nicht lieferbar, "
        "derzeit nicht verfügbar, wird noch bekannt gegeben, offen, individuell"
    ),
    stock=(
        "auf lager, ab lager, lagernd, sofort, sofort lieferbar, sofort verfügbar, vorrätig, "
        "lagerware, ab lager lieferbar, verfügbar, lieferbar"
    ),
    weeks="woche, wochen, wo, kalenderwochen",
    days="tag, tage, tagen, kalendertage, kalendertagen",
    working_days="werktag, werktage, werktagen, arbeitstag, arbeitstage, arbeitstagen",
    months="monat, monate, monaten, mon",
    month_names=(
        "jan januar jänner, feb februar feber, mär märz mrz maerz, apr april, mai, jun juni, "
        "jul juli, aug august, sep sept september, okt oktober, nov november, dez dezember"
    ),
    before_time=(
        "ca, circa, etwa, rund, bis zu, innerhalb von, lieferzeit, max, maximal, binnen, "
        "voraussichtlich, derzeit, lieferung in, lieferbar in, in"
    ),
    after_time=(
        "nach bestellung, nach auftragseingang, ab bestellung, nach bestelleingang, ab auftrag, "
        "lieferzeit"
    ),
    before_day=(
        "ab, lieferbar ab, verfügbar ab, lieferung, lieferung ab, versand, versand am, "
        "voraussichtlich, am, bis, erwartet, im, anfang lieferung, lieferbar"
    ),
    rent="miete, mietpreis, monatsmiete, leasing, mietkosten, leihe",
)
