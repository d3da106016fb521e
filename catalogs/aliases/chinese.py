"""Chinese price lists: their headings, and the words of their cells."""

from typing import Final

from catalogs.aliases.fields import Language

CHINESE: Final = Language(
    headings={
        "sku": "物料编码, 物料号, 料号, 编码, 产品编号, 商品编码, 货号, 编号",
        "description": (
            "产品, 产品名称, 名称, 品名, 描述, 产品描述, 规格, 规格描述, 配置, 商品名称, 物料描述"
        ),
        "chip": "芯片, 芯片型号, 显卡, 显卡型号, 型号, 加速卡, 加速卡型号, 产品型号, 规格型号",
        "chips_per_unit": "卡数, 每台卡数, 单机卡数, gpu数量, 每台芯片数, 芯片数量, 每台gpu数",
        "memory": "显存, 显存容量, 显存大小",
        "kind": "购买方式, 方式, 采购方式, 租售, 购买或租赁",
        "price_basis": "单位, 计价单位, 计费单位, 计量单位, 计费方式",
        "priced_units": "价格单位",
        "currency": "币种, 货币, 货币单位, 币别",
        "break_quantity": "起始数量, 阶梯数量, 数量起, 阶梯",
        "break_kind": "阶梯类型, 阶梯方式",
        "moq": "最小起订量, 起订量, 最低起订量, 最小订购量, 最小订单量",
        "multiple": "包装数量, 订购倍数, 最小包装, 最小包装量, 整包数量",
        "lead_time": "交货期, 交期, 货期, 交货时间, 交货周期, 供货周期, 到货周期",
        "lead_p90": "最长交货期, 最长交期",
        "supply_per_quarter": "每季度供应量, 季度供应量, 每季供应量, 每季度供货量, 季度配额",
        "supply_per_month": "每月供应量, 月供应量, 每月供货量, 月度配额",
        "supply_total": "库存, 库存数量, 可供数量, 总供应量, 可供总量, 现货数量",
        "valid_from": "生效日期, 有效期自, 生效日",
        "valid_until": "有效期, 有效期至, 报价有效期, 截止日期, 失效日期, 价格有效期",
        "integration_cost": "集成费用, 集成费, 安装集成费, 集成成本, 部署费用, 单台集成费用",
        "fixed_order_cost": "每单固定费用",
        "deposit": "定金, 订金, 预付款, 预付比例",
        "support_rate": "年维保费率, 维保费率, 年度支持费率",
        "power": "功耗, 整机功耗, 单台功耗, 功率",
        "racks_per_unit": "机柜数, 每台机柜数",
        "deliver_to": "交货国家, 可交付国家, 销售区域, 交付地区, 供货地区, 交货地",
        "hosted_by": "托管方, 托管, 部署方式",
        "term_months": "租期, 合同期, 期限",
        "program": "项目, 计划",
        "one_time_cost": "一次性费用, 研发费用",
        "earliest": "最早交付, 最早交付日期, 最早日期",
        "commitment": "协议类型, 承诺类型",
        "commitment_amount": "承诺金额, 协议金额, 意向金额",
        "signed": "已签署, 是否签署",
        "signed_on": "签署日期, 签订日期",
        "related_party": "关联方, 关联关系",
        "supplier": "供应商, 供货商, 供应商名称, 卖方",
        "as_of": "报价日期",
        "note": "备注, 说明, 注, 其他",
        "status": "状态, 产品状态, 生命周期",
        "region": "地域, 地区, 区域, 可用区, 机房, 数据中心",
        "section": "类别, 分类, 产品类别, 产品分类, 类目, 品类, 大类, 系列",
    },
    price=(
        "单价, 价格, 报价, 售价, 租金, 租赁单价, 价, 费用, 成交价, 优惠价, 现价, 促销价, 供货价, "
        "零售价, 销售价, 批发价"
    ),
    list_price="目录价, 官网价, 市场价, 标价, 建议零售价",
    spot="竞价, 抢占式",
    chip="卡, 卡时, 芯片, 张, 显卡, 加速卡",
    hour="小时, 时, 卡时, 每时",
    month="月, 个月, 包月",
    unit="台, 套, 件, 每台, 节点, 服务器, 整机, 机",
    quantity="数量, 起, 以上, 个",
    starting="不少于, 从, 大于等于",
    upwards="以上, 起, 及以上",
    per="每, 的, 按, 一",
    idle="净, 当前, 最新, 人民币, 本次",
)
