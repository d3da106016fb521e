"""Polish price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

POLISH: Final = Language(
    headings={
        "sku": (
            "indeks, kod, kod produktu, numer katalogowy, nr katalogowy, symbol, kod towaru, "
            "numer części, nr części, indeks towaru, kod producenta, numer artykułu, nr artykułu, "
            "indeks produktu, symbol produktu"
        ),
        "description": (
            "nazwa, nazwa produktu, opis, produkt, nazwa towaru, opis produktu, towar, "
            "wyszczególnienie, pozycja cennika, artykuł, serwer, konfiguracja, opis towaru, "
            "nazwa artykułu, nazwa pełna"
        ),
        "chip": (
            "model, układ, procesor graficzny, karta graficzna, akcelerator, model gpu, typ gpu, "
            "układ gpu"
        ),
        "chips_per_unit": (
            "liczba gpu, liczba układów, gpu na serwer, gpu w serwerze, gpu na węzeł, ilość gpu, "
            "gpu na jednostkę, układów na jednostkę, liczba kart, liczba chipów, liczba kart gpu, "
            "liczba akceleratorów"
        ),
        "memory": "pamięć gpu, pamięć karty, pamięć vram",
        "kind": (
            "rodzaj oferty, zakup czy wynajem, zakup lub wynajem, typ oferty, zakup wynajem, forma"
        ),
        "spot_price": "cena spot",
        "price_basis": (
            "jednostka, jm, j m, jednostka miary, jedn, jednostka rozliczeniowa, "
            "jednostka sprzedaży, jedn miary"
        ),
        "currency": "waluta",
        "break_quantity": "od ilości, próg, próg ilościowy, ilość od, od sztuk, od szt",
        "break_kind": "rodzaj progu, typ progu, rodzaj rabatu",
        "moq": (
            "minimalne zamówienie, minimalna ilość, minimum logistyczne, min zamówienie, "
            "minimalna ilość zamówienia, min ilość, minimum zamówienia, ilość minimalna, "
            "zamówienie minimalne, minimalna wielkość zamówienia, minimalna ilość zamówieniowa"
        ),
        "multiple": (
            "wielokrotność, wielokrotność zamówienia, opakowanie, ilość w opakowaniu, "
            "jednostka pakowania, krotność, szt w opakowaniu, opakowanie zbiorcze"
        ),
        "lead_time": (
            "termin dostawy, czas dostawy, dostawa, dostępność, czas realizacji, "
            "termin realizacji, okres dostawy, czas oczekiwania, terminy dostaw, termin wysyłki"
        ),
        "lead_p90": (
            "maksymalny czas dostawy, maksymalny termin dostawy, maks termin dostawy, "
            "maks czas dostawy"
        ),
        "supply_per_quarter": (
            "dostępne na kwartał, ilość na kwartał, przydział kwartalny, podaż kwartalna, "
            "dostępność kwartalna"
        ),
        "supply_per_month": (
            "dostępne na miesiąc, ilość na miesiąc, przydział miesięczny, podaż miesięczna, "
            "dostępność miesięczna"
        ),
        "supply_total": (
            "stan, stan magazynowy, ilość dostępna, dostępna ilość, na stanie, stany magazynowe, "
            "ilość na magazynie, ilość na stanie"
        ),
        "valid_from": (
            "ważne od, obowiązuje od, data od, ważny od, ważna od, cena ważna od, "
            "cena obowiązuje od"
        ),
        "valid_until": (
            "ważne do, ważny do, obowiązuje do, ważność, termin ważności, data ważności, "
            "ważność oferty, oferta ważna do, ważna do, cena ważna do, cena obowiązuje do, data do"
        ),
        "integration_cost": (
            "koszt integracji, koszty integracji, koszt instalacji, integracja, instalacja, "
            "koszty instalacji, koszt wdrożenia, koszt integracji na jednostkę"
        ),
        "fixed_order_cost": "koszt stały zamówienia, opłata za zamówienie, koszt zamówienia",
        "deposit": "zaliczka, przedpłata, kaucja, zadatek",
        "support_rate": "wsparcie roczne, roczne wsparcie, serwis roczny, stawka serwisu",
        "power": (
            "moc, pobór mocy, moc na jednostkę, zużycie energii, maksymalny pobór mocy, "
            "moc maksymalna"
        ),
        "racks_per_unit": "szafy na jednostkę, szaf na jednostkę, liczba szaf",
        "deliver_to": "kraje dostawy, kraj dostawy, dostawa do, kraj, kraje",
        "hosted_by": "hostowane przez, miejsce hostingu",
        "term_months": (
            "okres, okres umowy, czas trwania umowy, okres najmu, okres wynajmu, "
            "okres w miesiącach, czas trwania, minimalny okres"
        ),
        "program": "projekt",
        "one_time_cost": (
            "koszt jednorazowy, koszty jednorazowe, opłata jednorazowa programu, koszt opracowania"
        ),
        "earliest": (
            "najwcześniejsza dostawa, pierwsza dostawa, dostępne od, najwcześniejszy termin"
        ),
        "commitment": "rodzaj zobowiązania, typ umowy, rodzaj umowy",
        "commitment_amount": "kwota zobowiązania, wartość umowy, kwota umowy",
        "signed": "podpisane, podpisana, podpisany, podpisano",
        "signed_on": "data podpisania, podpisano dnia",
        "related_party": "podmiot powiązany, podmioty powiązane, strona powiązana",
        "supplier": "dostawca, sprzedawca, dystrybutor, nazwa dostawcy",
        "as_of": "data ceny, data oferty, cena z dnia, data cennika, cennik z dnia, stan na dzień",
        "note": "uwagi, uwaga, komentarz, komentarze, notatki, adnotacje",
        "status": "stan produktu, cykl życia, status produktu, status towaru",
        "region": "lokalizacja, centrum danych, strefa dostępności",
        "section": (
            "kategoria, grupa, grupa towarowa, grupa produktów, rodzina, linia produktów, dział, "
            "kategoria produktu, podkategoria, grupa produktowa, asortyment"
        ),
    },
    price="cena, ceny, cen, stawka, stawki, opłata, koszt, cennik",
    list_price="katalogowa, cennikowa, detaliczna, katalogowe",
    chip="układ, układu, układy, karta, kartę, karty, akcelerator, chipa",
    hour="godz, godzina, godzinę, godziny, godzinowa, godz.",
    month="miesiąc, miesiąca, miesięczna, miesięcznie, miesięczny, mies, m-c",
    unit=(
        "szt, sztuka, sztuki, sztukę, sztuk, jednostka, jednostki, jednostkę, jednostkowa, "
        "jednostkowe, jedn, serwer, węzeł, zestaw, kpl, instancja, komplet, system"
    ),
    quantity="ilość, ilości, próg, liczba",
    starting="od",
    upwards="i więcej, lub więcej, i powyżej, wzwyż",
    per="za, na, w, ze, dla, przy, 1, i",
    idle=(
        "zakupu, sprzedaży, aktualna, obecna, promocyjna, hurtowa, specjalna, końcowa, dealerska, "
        "podstawowa, ofertowa"
    ),
    no_price=(
        "na zapytanie, cena na zapytanie, do uzgodnienia, do ustalenia, zapytaj, zapytaj o cenę, "
        "zadzwoń, niedostępny, niedostępna, niedostępne, brak, brak w magazynie, wycofany, "
        "wycofane, wycofany z oferty, wyprzedany, wyprzedane, produkt wycofany, skontaktuj się, "
        "kontakt, na zamówienie, prosimy o kontakt, b.d, b.d., indywidualnie, "
        "wycena indywidualna, do wyceny, do negocjacji, koniec produkcji, chwilowo niedostępny, "
        "cena do uzgodnienia, brak ceny"
    ),
    stock=(
        "na stanie, w magazynie, dostępny, dostępne, dostępna, od ręki, natychmiast, "
        "natychmiastowa, z magazynu, dostępny od ręki, magazyn, na magazynie"
    ),
    weeks="tydzień, tygodnie, tygodni, tyg, tygodniach, tygodnia",
    days="dzień, dni, dnia, dniach, dni kalendarzowych",
    working_days="dzień roboczy, dni robocze, dni roboczych, dni rob",
    months="miesiąc, miesiące, miesięcy, mies, miesiąca, m-ce, m-cy, m-c",
    month_names=(
        "sty styczeń stycznia, lut luty lutego, mar marzec marca, kwi kwiecień kwietnia, "
        "maj maja, cze czerwiec czerwca, lip lipiec lipca, sie sierpień sierpnia, "
        "wrz wrzesień września, paź październik października, lis listopad listopada, "
        "gru grudzień grudnia"
    ),
    before_time=(
        "ok, około, do, maks, maksymalnie, w ciągu, dostawa w ciągu, dostawa, termin, "
        "orientacyjnie, dostawa w, termin dostawy"
    ),
    after_time="od zamówienia, od złożenia zamówienia, po zamówieniu, aro, od daty zamówienia",
    before_day=(
        "od, od dnia, dostępne od, dostępny od, wysyłka, wysyłka od, dostawa, dostawa od, "
        "dostawa do, do, w, spodziewana dostawa"
    ),
    rent="czynsz, najmu, wynajmu, najem, wynajem, dzierżawy",
)
