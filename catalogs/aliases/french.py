"""French price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

FRENCH: Final = Language(
    headings={
        "sku": (
            "référence, réf, référence produit, référence article, code article, code produit, "
            "numéro d'article, n article, numéro de pièce, réf article, référence fournisseur, "
            "réf produit, n de référence"
        ),
        "description": (
            "désignation, désignation produit, libellé, libellé produit, produit, article, "
            "nom du produit, intitulé, désignation article, désignation des articles, serveur, "
            "description du produit, description produit, nom produit"
        ),
        "chip": (
            "puce, modèle, modèle de gpu, accélérateur, carte graphique, modèle gpu, type de gpu, "
            "processeur graphique"
        ),
        "chips_per_unit": (
            "nombre de gpu, nb de gpu, gpu par serveur, gpu par nœud, gpu par unité, "
            "puces par unité, nb gpu, nombre de puces, gpu par système, nombre d'accélérateurs, "
            "nombre de gpus"
        ),
        "memory": "mémoire gpu, mémoire vidéo, vram gpu",
        "kind": "type d'offre, achat ou location, achat location, nature de l'offre",
        "price": "p u",
        "spot_price": "prix spot, tarif spot",
        "price_basis": (
            "unité, unité de mesure, unité de vente, unité de facturation, base de prix, "
            "unité de prix, um"
        ),
        "currency": "devise, monnaie",
        "break_quantity": (
            "à partir de, quantité à partir de, palier, seuil de quantité, quantité palier, dès, "
            "tranche"
        ),
        "break_kind": "type de palier, type de remise, mode de remise, type de dégressivité",
        "moq": (
            "quantité minimale, quantité minimum, quantité minimale de commande, "
            "commande minimale, commande minimum, minimum de commande, qté min, qté minimale, "
            "qté mini, quantité mini, minimum de cde, quantité minimum de commande, "
            "minimum commande"
        ),
        "multiple": (
            "multiple de commande, conditionnement, quantité par lot, multiple d'achat, colisage, "
            "unité de conditionnement, par multiple de"
        ),
        "lead_time": (
            "délai, délai de livraison, délais, délais de livraison, livraison, disponibilité, "
            "délai d'approvisionnement, délai de fourniture, délai livraison, délai d'expédition"
        ),
        "lead_p90": (
            "délai maximal, délai maximum, délai de livraison max, délai max, "
            "délai de livraison maximal"
        ),
        "supply_per_quarter": (
            "disponible par trimestre, quantité par trimestre, allocation trimestrielle, "
            "capacité par trimestre, approvisionnement trimestriel"
        ),
        "supply_per_month": (
            "disponible par mois, quantité par mois, allocation mensuelle, capacité mensuelle, "
            "capacité par mois"
        ),
        "supply_total": (
            "quantité disponible, en stock, quantité en stock, stock disponible, qté disponible, "
            "qté en stock, quantités disponibles"
        ),
        "valid_from": (
            "valable à partir du, valable du, date d'effet, date d'entrée en vigueur, "
            "prix valable à partir du, début de validité, en vigueur le"
        ),
        "valid_until": (
            "valable jusqu'au, valide jusqu'au, validité, date de validité, fin de validité, "
            "date d'expiration, prix valable jusqu'au, offre valable jusqu'au, "
            "validité de l'offre, validité du prix, expiration de l'offre"
        ),
        "integration_cost": (
            "coût d'intégration, frais d'intégration, frais d'installation, coût d'installation, "
            "intégration, frais de mise en service"
        ),
        "fixed_order_cost": (
            "frais de commande, frais fixes par commande, frais de dossier, forfait par commande"
        ),
        "deposit": "acompte, arrhes, dépôt de garantie, avance",
        "support_rate": (
            "taux de maintenance, support annuel, maintenance annuelle, taux de support"
        ),
        "power": (
            "puissance, consommation, consommation électrique, puissance par unité, "
            "puissance maximale, puissance absorbée, consommation par unité"
        ),
        "racks_per_unit": "baies par unité, racks par unité, nombre de baies",
        "deliver_to": (
            "pays de livraison, pays livrés, livraison vers, pays desservis, zone de livraison, "
            "pays"
        ),
        "hosted_by": "hébergé par, hébergement, hébergeur",
        "term_months": (
            "durée, durée du contrat, durée d'engagement, engagement, durée de location, "
            "durée en mois, durée minimale"
        ),
        "program": "programme, projet",
        "one_time_cost": (
            "coût unique, frais uniques, coût non récurrent, frais de développement, "
            "coûts de développement"
        ),
        "earliest": (
            "première livraison, date au plus tôt, disponible à partir du, livraison au plus tôt"
        ),
        "commitment": "type d'engagement, type d'accord, type de contrat, nature de l'accord",
        "commitment_amount": "montant de l'engagement, valeur du contrat, montant du contrat",
        "signed": "signé",
        "signed_on": "date de signature, signé le",
        "related_party": "partie liée, parties liées, partie apparentée",
        "supplier": (
            "fournisseur, vendeur, distributeur, revendeur, nom du fournisseur, prestataire"
        ),
        "as_of": "date du prix, date du tarif, date de l'offre, date de cotation, tarif au",
        "note": "remarque, remarques, commentaire, commentaires, observations, observation",
        "status": "statut, état, cycle de vie, statut produit, état du produit",
        "region": "région, localisation, centre de données, zone de disponibilité, lieu",
        "section": (
            "catégorie, famille, famille de produits, gamme, groupe de produits, rubrique, "
            "sous catégorie, famille produit"
        ),
    },
    price="prix, tarif, tarifs, coût, pu, p.u, puht",
    list_price="liste, public, catalogue, conseillé",
    chip="puce, puces, carte, cartes, accélérateur, accélérateurs",
    hour="heure, heures, horaire, heur",
    month="mois, mensuel, mensuelle, mensuels",
    unit=(
        "unité, unités, unitaire, unitaires, pièce, pièces, pce, pcs, serveur, nœud, noeud, "
        "système, machine, instance, l'unité, u"
    ),
    quantity="qté, quantité, palier",
    starting="à partir de, a partir de, dès, à compter de, à p. de",
    upwards="et plus, ou plus, et au-delà, et au delà",
    per="par, le, la, les, du, des, d, l, à, au, en, pour, de, et",
    idle=(
        "net, nets, nette, vente, achat, actuel, client, spécial, remisé, de vente, d'achat, "
        "la demande"
    ),
    no_price=(
        "sur demande, prix sur demande, tarif sur demande, nous consulter, consulter, sur devis, "
        "devis, à définir, indisponible, non disponible, rupture, en rupture, rupture de stock, "
        "épuisé, fin de vie, arrêté, sur consultation, à consulter, prix à consulter, "
        "contactez-nous, nous contacter, appeler, à confirmer, à déterminer, plus disponible, "
        "fin de série, n.c, n.c., nc, à venir, pas de prix"
    ),
    stock=(
        "en stock, stock, disponible, disponible immédiatement, immédiat, immédiate, "
        "immédiatement, sur stock, livraison immédiate, de suite, dispo"
    ),
    weeks="semaine, semaines, sem",
    days="j, jour, jours, jours calendaires",
    working_days="jour ouvré, jours ouvrés, jour ouvrable, jours ouvrables",
    months="mois",
    month_names=(
        "janv janvier, févr février fevrier, mars, avr avril, mai, juin, juil juillet, août aout, "
        "sept septembre, oct octobre, nov novembre, déc décembre decembre"
    ),
    before_time=(
        "environ, env, sous, délai, jusqu'à, max, maximum, dans un délai de, délai de livraison, "
        "livraison sous, livraison en, expédié sous, dans les, en, à peu près, au plus"
    ),
    after_time=(
        "après commande, ardc, à réception de commande, après réception de commande, environ, "
        "à réception de la commande, date de commande"
    ),
    before_day=(
        "à partir du, dès le, disponible le, livraison le, expédition le, livraison, dès, le, "
        "à partir de, en, disponible en, disponible à partir de, disponible à partir du, "
        "expédition, prévu le, livraison prévue le"
    ),
    rent="loyer, location, loyers, abonnement",
)
