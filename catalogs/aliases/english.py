"""English price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

ENGLISH: Final = Language(
    headings={
        "sku": (
            "sku, part number, part no, part, pn, p n, mpn, item no, item number, item code, "
            "product code, product no, product number, model number, article number, article no, "
            "order code, material, offer id, ref, code, part nr, sku id, vendor part number, "
            "manufacturer part number, mfr part no, mfg part number, supplier part number, "
            "vendor sku, item id, product id, catalog number, catalogue number, stock code, vpn"
        ),
        "description": (
            "description, product, product name, product description, item, item description, "
            "name, configuration, instance type, instance, offer, system, node, service, "
            "item name, title, details, product title, server, server model, machine type, "
            "instance name, specification, specifications, product details, line item, "
            "long description, short description"
        ),
        "chip": (
            "chip, gpu, accelerator, gpu model, chip model, chip name, gpu type, "
            "accelerator type, accelerator name, accelerator model, chip type, model, gpu name, "
            "accelerator chip, graphics card, gpu accelerator, gpu card, ai chip, ai accelerator"
        ),
        "chips_per_unit": (
            "chips per unit, gpus per unit, chips per node, gpus per node, gpu count, "
            "gpus per server, chips per server, chips per system, gpus per system, "
            "number of gpus, no of gpus, gpus, accelerator count, chip count, chips, gpus unit, "
            "gpus node, chips unit, chips node, accelerators per unit, accelerators per node, "
            "number of chips, number of accelerators, gpu qty, gpu quantity, chip qty, "
            "accelerators, num gpus, gpu num, nr of gpus, gpus server, chips server, gpus system"
        ),
        "memory": (
            "gpu memory, vram, hbm, gpu mem, memory per gpu, gpu memory gb, chip memory, "
            "video memory, gpu ram, hbm capacity, hbm memory, accelerator memory, memory per chip"
        ),
        "kind": (
            "kind, offer type, type of offer, purchase or rent, buy or rent, deal type, "
            "transaction, purchase rent, buy rent"
        ),
        "price": "u price",
        "price_basis": (
            "unit, uom, unit of measure, pricing unit, billing unit, price basis, pricing basis, "
            "basis, price per, billing period, charge unit, sales unit, billing, billing cycle, "
            "billing frequency, charge period, charge type, payment period"
        ),
        "priced_units": "price base quantity, price quantity, per quantity",
        "currency": (
            "currency, curr, ccy, currency code, price currency, currency iso, iso currency, cur, "
            "billing currency"
        ),
        "break_quantity": (
            "from quantity, from qty, quantity from, qty from, break quantity, "
            "price break quantity, break qty, tier from, from units, min quantity for price, "
            "price from quantity, tier quantity, tier, volume from"
        ),
        "break_kind": (
            "break kind, price break kind, break type, price break type, breaks, price breaks, "
            "discount applies to, break applies to, tier type"
        ),
        "moq": (
            "moq, minimum order, minimum order quantity, min order, min order qty, "
            "minimum quantity, min qty, minimum qty, minimum order units, min quantity, "
            "minimum order qty, minimum, moq units, min order quantity, minimum buy, "
            "smallest order, min qty units"
        ),
        "multiple": (
            "order multiple, multiple, pack size, order increment, increment, spq, "
            "order in multiples of, multiples of, multiples, lot size, package quantity, "
            "standard pack quantity, packing unit"
        ),
        "lead_time": (
            "lead time, leadtime, lead, lt, delivery time, delivery, availability, ships in, "
            "shipping time, lead time aro, quoted lead time, current lead time, "
            "estimated lead time, time to deliver, delivery lead time, est lead time, "
            "estimated delivery, eta, delivery period, lead times, expected delivery, "
            "estimated ship date, ship date, availability date, delivery date"
        ),
        "lead_p90": (
            "lead time p90, p90 lead time, lead p90, worst case lead time, maximum lead time, "
            "max lead time, lead time max, latest lead time"
        ),
        "supply_per_quarter": (
            "supply per quarter, allocation per quarter, units per quarter, quarterly supply, "
            "quarterly allocation, available per quarter, max per quarter, supply quarter, "
            "maximum per quarter, availability per quarter, capacity per quarter"
        ),
        "supply_per_month": (
            "supply per month, allocation per month, units per month, monthly supply, "
            "monthly allocation, available per month, max per month, maximum per month, "
            "availability per month, capacity per month"
        ),
        "supply_per_period": (
            "supply per period, allocation per period, max per period, units per period"
        ),
        "supply_total": (
            "supply total, total supply, supply, allocation, total allocation, stock, "
            "available quantity, available units, qty available, quantity available, "
            "units available, total units available, in stock, stock quantity, available, "
            "max quantity, maximum quantity, qty in stock, stock level, on hand, available stock, "
            "qty on hand, inventory, stock qty, available qty"
        ),
        "valid_from": (
            "valid from, price valid from, effective, effective date, effective from, start date, "
            "validity start"
        ),
        "valid_until": (
            "valid until, valid to, valid till, validity, expires, expiry, expiry date, "
            "price valid until, quote valid until, offer valid until, valid through, "
            "expiration date, end date, price validity, price valid to, expiration, "
            "quote expires, valid thru, quote expiry, price expires, offer expires, "
            "prices valid until"
        ),
        "integration_cost": (
            "integration cost, integration cost per unit, integration, integration per unit, "
            "installation, installation cost, installation per unit, server and network, "
            "system integration, integration and freight, integration fee, setup cost, "
            "integration network freight, server network freight duty"
        ),
        "fixed_order_cost": (
            "fixed cost per order, order fee, handling fee, fixed order cost, order cost, "
            "handling per order"
        ),
        "deposit": (
            "deposit, down payment, advance payment, prepayment, deposit rate, payment in advance"
        ),
        "support_rate": (
            "support rate, annual support rate, support per year, annual support, "
            "maintenance rate, yearly support, support a year, annual maintenance rate"
        ),
        "power": (
            "power, power per unit, power per node, max power, power draw, unit power, "
            "power consumption, system power, node power, peak power, maximum power, "
            "power per system, power per server"
        ),
        "power_kw": "kw per unit, kw, kw per node",
        "power_w": "watts per unit, watts, w per unit, watt, watts per node",
        "racks_per_unit": (
            "racks per unit, racks, racks per node, racks per system, number of racks"
        ),
        "deliver_to": (
            "deliver to, delivers to, countries, country, ship to, ships to, delivery countries, "
            "destination, destinations, delivery country, territory, available in, "
            "allowed countries"
        ),
        "hosted_by": "hosted by, hosting, hosted, location of hardware, colocation, operated by",
        "term_months": (
            "term, term months, contract term, rental term, commitment term, duration, "
            "minimum term, term length, lease term, reservation, reservation term"
        ),
        "program": "program, programme, project",
        "one_time_cost": (
            "one time cost, nre, nre cost, one time engineering cost, engineering cost, "
            "non recurring engineering, nre charge, one time engineering, tape out cost"
        ),
        "earliest": (
            "earliest date, earliest delivery, first silicon, available from, earliest, "
            "first delivery, first shipment"
        ),
        "commitment": (
            "commitment, commitment type, commitment kind, agreement, agreement type, "
            "document type, contract type"
        ),
        "commitment_amount": (
            "commitment amount, commitment value, agreement value, loi amount, loi value, "
            "contract value, committed amount, total value"
        ),
        "signed": "signed, is signed",
        "signed_on": "signed on, date signed, signature date, agreement date, commitment date",
        "related_party": "related party, related party note, related parties, conflict of interest",
        "supplier": (
            "supplier, vendor, seller, distributor, reseller, supplier name, vendor name, provider"
        ),
        "as_of": "price date, as of, date of price, quote date, price list date",
        "note": (
            "note, notes, remark, remarks, comment, comments, terms, conditions, "
            "additional information, additional info, notes and conditions, miscellaneous, "
            "special terms, other"
        ),
        "status": (
            "status, product status, lifecycle, lifecycle status, life cycle, product lifecycle, "
            "eol status, lifecycle phase, item status, condition, item condition, grade"
        ),
        "region": (
            "region, zone, data center region, datacenter, data center, data centre, "
            "availability zone, location, cloud region, dc location"
        ),
        "section": (
            "section, category, product category, product group, product family, family, segment, "
            "product line, group, subcategory, sub category, category name"
        ),
    },
    price="price, prices, pricing, cost, rate, fee",
    list_price="list, msrp, rrp, srp, catalog, catalogue, retail",
    spot="spot, preemptible, interruptible",
    chip="gpu, gpus, chip, chips, accelerator, accelerators, card, cards, tpu, npu",
    hour="hour, hours, hourly, hr, h, hrs",
    month="month, months, monthly, mo, mth",
    unit=(
        "unit, units, each, ea, node, server, system, board, pc, pcs, piece, pieces, item, "
        "instance, vm, machine, rack"
    ),
    quantity="from, qty, quantity, at, break, volume, tier",
    starting="from, at, starting at, starting from, as low as",
    upwards="and up, and more, or more, and above, or above",
    per="per, a, an, in, for, of, the, @, and",
    idle=(
        "your, our, current, quoted, on, demand, net, ex, works, exw, fob, customer, standard, "
        "sales, selling, purchase, special, final, offer, base, best, discounted, dealer, reseller"
    ),
    no_price=(
        "call, call us, call for price, call for pricing, call for quote, please call, p.o.a, "
        "poa, on request, price on application, price on request, prices on request, "
        "upon request, by request, request quote, request a quote, quote, quote only, rfq, ask, "
        "ask for price, inquire, enquire, enquiry, inquiry, contact us, contact sales, contact, "
        "contact for price, contact for pricing, please contact, tba, tbd, tbc, to be announced, "
        "to be confirmed, to be determined, unavailable, not available, not avail, out of stock, "
        "sold out, eol, discontinued, end of life, end of sale, eos, obsolete, custom, "
        "custom pricing, custom quote, negotiable, not priced, no price, no bid, no quote, "
        "pending, see notes, login to see price, email for price, varies, market price, "
        "currently unavailable, temporarily unavailable"
    ),
    stock=(
        "stock, in stock, ex stock, ex-stock, from stock, on stock, available, available now, "
        "available immediately, immediate, immediately, now, ready to ship, ready stock, "
        "off the shelf, same day, ships today, in-stock, on hand, immediate delivery"
    ),
    weeks="w, wk, wks, week, weeks",
    days="d, day, days, calendar days",
    working_days="working day, working days, business day, business days, workdays, bd, wd",
    months="mo, mos, month, months, mth, mths",
    month_names=(
        "jan january, feb february, mar march, apr april, may, jun june, jul july, aug august, "
        "sep sept september, oct october, nov november, dec december"
    ),
    before_time=(
        "approx, approximately, about, around, within, up to, max, maximum, circa, ca, lead time, "
        "ships in, delivery, delivery in, delivery within, delivered in, delivered within, est, "
        "estimated, typically, usually, currently, est."
    ),
    after_time=(
        "aro, after receipt of order, after order, after po, from order, after receipt of po, "
        "lead time, delivery, from po, estimated, est, approx, ex works, exw"
    ),
    before_day=(
        "ships, ships on, shipping, available, available from, from, available on, delivery, "
        "delivery on, delivered by, by, expected, eta, on, in, as of, starting, est, due, due in, "
        "arriving, shipping from, shipping in, ships in, ships from"
    ),
    rent="rent, rental, lease, leasing, hire, subscription",
)
