"""Spanish price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

SPANISH: Final = Language(
    headings={
        "sku": (
            "código, referencia, código de producto, código de artículo, número de parte, "
            "n de parte, código del producto, número de artículo, cód, ref producto, "
            "código artículo, referencia del producto, núm de parte, no de parte, nº de parte, "
            "nº de referencia"
        ),
        "description": (
            "descripción, producto, nombre, nombre del producto, artículo, denominación, "
            "descripción del producto, concepto, detalle, servidor, equipo, "
            "descripción del artículo"
        ),
        "chip": (
            "chip gpu, modelo, modelo de gpu, acelerador, tarjeta gráfica, tipo de gpu, "
            "modelo de chip"
        ),
        "chips_per_unit": (
            "número de gpu, gpu por servidor, gpu por nodo, gpu por unidad, chips por unidad, "
            "n de gpu, cantidad de gpu, gpus por servidor, gpus por nodo, chips por servidor, "
            "número de gpus, cantidad de gpus"
        ),
        "memory": "memoria gpu, memoria de gpu, memoria de vídeo, memoria de video",
        "kind": "tipo de oferta, compra o alquiler, modalidad, compra alquiler",
        "spot_price": "precio spot",
        "price_basis": (
            "unidad, unidad de medida, unidad de venta, unidad de facturación, base de precio, "
            "unidad de precio, u m"
        ),
        "currency": "moneda, divisa",
        "break_quantity": (
            "desde, a partir de, cantidad desde, escala, tramo, cantidad a partir de, "
            "desde cantidad"
        ),
        "break_kind": "tipo de escala, tipo de descuento, tipo de tramo",
        "moq": (
            "pedido mínimo, cantidad mínima, cantidad mínima de pedido, compra mínima, "
            "cant mínima, cantidad mínima de compra, mínimo de compra, mínimo, pedido min"
        ),
        "multiple": (
            "múltiplo, múltiplo de pedido, unidad de embalaje, cantidad por paquete, múltiplos, "
            "unidades por caja, múltiplo de compra"
        ),
        "lead_time": (
            "plazo de entrega, plazo, tiempo de entrega, entrega, disponibilidad, "
            "plazos de entrega, tiempo entrega, plazo entrega"
        ),
        "lead_p90": (
            "plazo máximo, plazo de entrega máximo, plazo máximo de entrega, "
            "tiempo máximo de entrega"
        ),
        "supply_per_quarter": (
            "disponible por trimestre, cantidad por trimestre, asignación trimestral, "
            "capacidad trimestral, suministro trimestral"
        ),
        "supply_per_month": (
            "disponible por mes, cantidad por mes, asignación mensual, capacidad mensual, "
            "suministro mensual"
        ),
        "supply_total": (
            "existencias, cantidad disponible, stock disponible, unidades disponibles, "
            "en existencia, cantidad en stock"
        ),
        "valid_from": (
            "válido desde, vigente desde, fecha de inicio, vigencia desde, fecha de vigencia, "
            "precio válido desde"
        ),
        "valid_until": (
            "válido hasta, vigencia, validez, vigencia hasta, fecha de vencimiento, vencimiento, "
            "oferta válida hasta, precio válido hasta, fecha de caducidad, vigente hasta, "
            "caducidad, validez de la oferta"
        ),
        "integration_cost": (
            "coste de integración, costo de integración, coste de instalación, "
            "costo de instalación, integración, instalación, gastos de integración, "
            "gastos de instalación"
        ),
        "fixed_order_cost": (
            "coste fijo por pedido, costo fijo por pedido, gastos por pedido, cargo por pedido"
        ),
        "deposit": "anticipo, depósito, pago anticipado, señal",
        "support_rate": (
            "soporte anual, mantenimiento anual, tasa de soporte, tasa de mantenimiento"
        ),
        "power": (
            "potencia, consumo, consumo eléctrico, potencia por unidad, consumo de energía, "
            "potencia máxima, consumo por unidad"
        ),
        "racks_per_unit": "racks por unidad, bastidores por unidad, número de racks",
        "deliver_to": (
            "países de entrega, país de entrega, entrega en, destino, destinos, país, países"
        ),
        "hosted_by": "alojado por, alojamiento, hospedado por",
        "term_months": (
            "duración, plazo del contrato, duración del contrato, permanencia, plazo de alquiler, "
            "duración en meses, compromiso"
        ),
        "program": "programa, proyecto",
        "one_time_cost": (
            "coste único, costo único, costo no recurrente, coste no recurrente, "
            "coste de desarrollo, costo de desarrollo"
        ),
        "earliest": (
            "primera entrega, fecha más temprana, disponible a partir de, entrega más temprana"
        ),
        "commitment": "tipo de compromiso, tipo de acuerdo, tipo de contrato",
        "commitment_amount": "importe del compromiso, valor del contrato, importe del contrato",
        "signed": "firmado",
        "signed_on": "fecha de firma, firmado el",
        "related_party": "parte relacionada, partes relacionadas, parte vinculada",
        "supplier": "proveedor, vendedor, distribuidor, nombre del proveedor, fabricante proveedor",
        "as_of": "fecha del precio, fecha de la oferta, fecha de cotización, fecha de lista",
        "note": "nota, notas, observaciones, observación, comentario, comentarios, condiciones",
        "status": "estado, estatus, ciclo de vida, estado del producto, situación",
        "region": "región, zona, ubicación, centro de datos, localización",
        "section": (
            "categoría, familia, grupo, línea, familia de productos, línea de producto, "
            "grupo de productos, subcategoría, rubro"
        ),
    },
    price="precio, precios, tarifa, tarifas, costo, coste, importe unitario, valor unitario",
    list_price="lista, catálogo, público",
    chip="tarjeta, tarjetas, acelerador, aceleradores",
    hour="hora, horas, horario",
    month="mes, meses, mensual, mensuales",
    unit=(
        "unidad, unidades, unitario, unitarios, unit, ud, uds, und, pieza, piezas, pza, pzas, "
        "servidor, nodo, equipo, sistema, máquina, instancia, c/u, cu"
    ),
    quantity="cantidad, cant, tramo, escala",
    starting="desde, a partir de, mín",
    upwards="o más, y más, en adelante, o mas, y mas",
    per="por, el, la, los, las, del, de, en, al, a, para, cada, y, e",
    idle=(
        "neto, neta, netos, venta, de venta, compra, actual, especial, oferta, final, cliente, "
        "distribuidor, base, lista precios"
    ),
    no_price=(
        "a consultar, consultar, consúltenos, consulte, consultar precio, bajo pedido, "
        "bajo consulta, a solicitud, bajo solicitud, solicitar, solicitar cotización, cotizar, "
        "a cotizar, precio a consultar, no disponible, sin stock, agotado, sin existencias, "
        "descatalogado, descontinuado, por definir, por confirmar, a definir, a convenir, "
        "pendiente, llamar, llame, contactar, contáctenos, fin de vida, consultar disponibilidad, "
        "según cotización, a petición, precio bajo demanda, sin precio, s/c, no cotiza"
    ),
    stock=(
        "en stock, stock, disponible, inmediato, inmediata, inmediatamente, entrega inmediata, "
        "en existencia, en almacén, disponibilidad inmediata, en existencias, de inmediato, "
        "hay stock"
    ),
    weeks="semana, semanas, sem, sems",
    days="día, días, dia, dias, días naturales, días corridos, días calendario",
    working_days=(
        "día hábil, días hábiles, dias habiles, día laborable, días laborables, dias laborables, "
        "días laborales"
    ),
    months="mes, meses",
    month_names=(
        "ene enero, feb febrero, mar marzo, abr abril, may mayo, jun junio, jul julio, "
        "ago agosto, sep sept septiembre setiembre, oct octubre, nov noviembre, dic diciembre"
    ),
    before_time=(
        "aprox, aproximadamente, unos, unas, alrededor de, hasta, plazo, máximo, máx, "
        "plazo de entrega, entrega en, dentro de, en, cerca de"
    ),
    after_time=(
        "tras el pedido, desde el pedido, tras pedido, después del pedido, aprox, "
        "aproximadamente, a partir del pedido, después de la orden, desde la orden de compra"
    ),
    before_day=(
        "a partir del, desde, desde el, entrega, entrega el, disponible el, disponible desde, "
        "envío el, el, en, a partir de, entrega en, disponible a partir de, "
        "disponible a partir del, disponible en, previsto para"
    ),
    rent="renta, cuota, alquiler, arrendamiento, suscripción",
)
