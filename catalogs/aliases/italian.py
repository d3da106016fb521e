"""Italian price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

ITALIAN: Final = Language(
    headings={
        "sku": (
            "codice, codice articolo, codice prodotto, cod, cod articolo, riferimento, rif, "
            "numero articolo, codice fornitore, cod art, part number fornitore, "
            "codice produttore, n articolo"
        ),
        "description": (
            "descrizione, prodotto, nome, nome prodotto, articolo, denominazione, "
            "descrizione prodotto, descrizione articolo, server modello, sistema, "
            "nome del prodotto, descrizione del prodotto"
        ),
        "chip": (
            "modello, modello gpu, acceleratore, scheda grafica, tipo di gpu, modello chip, "
            "scheda video, tipo gpu"
        ),
        "chips_per_unit": (
            "numero di gpu, gpu per unità, gpu per nodo, n gpu, chip per unità, chip per nodo, "
            "numero gpu, quantità gpu, gpu per sistema, numero di chip, n di gpu"
        ),
        "memory": "memoria gpu, memoria video, memoria della gpu",
        "kind": "tipo di offerta, acquisto o noleggio, acquisto noleggio, tipo offerta",
        "spot_price": "prezzo spot",
        "price_basis": (
            "unità, unità di misura, unità di vendita, um, u m, unità di fatturazione, base prezzo"
        ),
        "currency": "valuta, divisa",
        "break_quantity": (
            "da quantità, a partire da, scaglione, quantità da, fascia, fascia di quantità, "
            "dalla quantità"
        ),
        "break_kind": "tipo di scaglione, tipo di sconto, tipo scaglione",
        "moq": (
            "quantità minima, ordine minimo, quantità minima d'ordine, quantità minima ordine, "
            "minimo d'ordine, minimo ordine, qtà minima, q tà minima, quantità minima di ordine, "
            "qta minima, lotto minimo"
        ),
        "multiple": (
            "multiplo, multiplo d'ordine, confezione, quantità per confezione, multipli, "
            "unità di confezione, multiplo ordine"
        ),
        "lead_time": (
            "tempi di consegna, tempo di consegna, consegna, termine di consegna, disponibilità, "
            "tempi consegna, tempi di approvvigionamento, termini di consegna, tempo consegna"
        ),
        "lead_p90": (
            "tempo di consegna massimo, consegna massima, tempo massimo di consegna, "
            "tempi di consegna massimi"
        ),
        "supply_per_quarter": (
            "disponibile per trimestre, quantità per trimestre, allocazione trimestrale, "
            "capacità trimestrale, fornitura trimestrale"
        ),
        "supply_per_month": (
            "disponibile al mese, quantità al mese, allocazione mensile, capacità mensile, "
            "fornitura mensile"
        ),
        "supply_total": (
            "giacenza, quantità disponibile, disponibili, pezzi disponibili, giacenze, scorte, "
            "magazzino, in giacenza, qtà disponibile"
        ),
        "valid_from": (
            "valido dal, valida dal, decorrenza, data inizio, in vigore dal, valido da, "
            "prezzo valido dal"
        ),
        "valid_until": (
            "valido fino al, valida fino al, validità, scadenza, data di scadenza, "
            "offerta valida fino al, prezzo valido fino al, validità offerta, data scadenza, "
            "valido fino a"
        ),
        "integration_cost": (
            "costo di integrazione, costi di integrazione, costo di installazione, integrazione, "
            "installazione, costi di installazione, costo integrazione"
        ),
        "fixed_order_cost": (
            "costo fisso per ordine, spese per ordine, costo per ordine, spese fisse per ordine"
        ),
        "deposit": "acconto, anticipo, caparra, deposito",
        "support_rate": (
            "supporto annuale, manutenzione annuale, canone di manutenzione percentuale, "
            "tasso di manutenzione"
        ),
        "power": (
            "potenza, consumo, assorbimento, potenza per unità, consumo energetico, "
            "potenza massima, potenza assorbita"
        ),
        "racks_per_unit": "rack per unità, armadi per unità, numero di rack",
        "deliver_to": (
            "paesi di consegna, paese di consegna, consegna in, destinazione, destinazioni, "
            "paese, paesi"
        ),
        "hosted_by": "ospitato da, ospitato presso",
        "term_months": (
            "durata, durata del contratto, durata contratto, durata del noleggio, durata in mesi, "
            "impegno, durata minima"
        ),
        "program": "programma, progetto",
        "one_time_cost": (
            "costo una tantum, costi una tantum, una tantum, costi di sviluppo, costo di sviluppo"
        ),
        "earliest": "prima consegna, prima data, disponibile dal, data minima di consegna",
        "commitment": "tipo di impegno, tipo di accordo, tipo di contratto",
        "commitment_amount": "importo dell'impegno, valore del contratto, importo del contratto",
        "signed": "firmato",
        "signed_on": "data di firma, firmato il, data firma",
        "related_party": "parte correlata, parti correlate",
        "supplier": "fornitore, venditore, distributore, rivenditore, nome fornitore",
        "as_of": "data del prezzo, data offerta, data listino, data del listino",
        "note": "nota, osservazioni, commento, commenti, annotazioni",
        "status": "stato, stato prodotto, ciclo di vita, stato articolo, stato del prodotto",
        "region": "regione, località, ubicazione, centro dati, sede",
        "section": (
            "categoria, famiglia, gruppo, gruppo merceologico, linea, linea di prodotto, "
            "famiglia prodotto, categoria merceologica, sottocategoria, reparto"
        ),
    },
    price="prezzo, prezzi, tariffa, tariffe, costo, costi, importo unitario",
    list_price="listino, catalogo, pubblico",
    chip="scheda, schede, acceleratore, acceleratori",
    hour="ora, ore, orario, oraria, orari",
    month="mese, mesi, mensile, mensili",
    unit=(
        "unità, unitario, unitaria, unitari, pezzo, pezzi, pz, cad, cadauno, cadauna, nodo, "
        "sistema, macchina, istanza, un"
    ),
    quantity="quantità, qtà, qta, scaglione",
    starting="da, a partire da, dal, dai, di almeno",
    upwards="e oltre, o più, e più, in su, ed oltre",
    per="per, al, alla, allo, all, a, il, la, lo, le, di, del, della, d, l, in, ad, i, e",
    idle=(
        "netto, netta, netti, vendita, di vendita, acquisto, attuale, speciale, offerta, "
        "scontato, cliente, riservato, base, finale, rivenditore"
    ),
    no_price=(
        "a richiesta, su richiesta, prezzo su richiesta, prezzo a richiesta, da definire, "
        "da concordare, da quotare, su preventivo, preventivo, non disponibile, esaurito, "
        "fuori produzione, fuori catalogo, non più disponibile, in esaurimento, contattare, "
        "contattateci, chiamare, n.d, n.d., nd, da confermare, fine vita, richiedere quotazione, "
        "chiedere, consultare, da comunicare, su quotazione, non quotato, trattativa riservata, "
        "prezzo da definire"
    ),
    stock=(
        "in stock, stock, disponibile, disponibile subito, pronta consegna, immediata, immediato, "
        "a magazzino, in pronta consegna, consegna immediata, in magazzino, subito, "
        "disponibilità immediata, pronto"
    ),
    weeks="settimana, settimane, sett, settim",
    days="giorno, giorni, gg, g, giorni solari, gg solari",
    working_days="giorno lavorativo, giorni lavorativi, gg lavorativi, giorni feriali, gg lav",
    months="mese, mesi",
    month_names=(
        "gen gennaio, feb febbraio, mar marzo, apr aprile, mag maggio, giu giugno, lug luglio, "
        "ago agosto, set sett settembre, ott ottobre, nov novembre, dic dicembre"
    ),
    before_time=(
        "circa, ca, entro, fino a, massimo, max, consegna, consegna in, consegna entro, in, "
        "tempi di consegna, indicativamente, tra, all'incirca"
    ),
    after_time=(
        "dall'ordine, data ordine, circa, d.o, dal ricevimento ordine, dalla data ordine, "
        "dal ricevimento dell'ordine, lavorazione"
    ),
    before_day=(
        "dal, da, disponibile dal, consegna, consegna il, spedizione il, il, a partire dal, in, "
        "entro il, disponibile da, consegna prevista, prevista, spedizione, previsto"
    ),
    rent="canone, noleggio, canoni, affitto",
)
