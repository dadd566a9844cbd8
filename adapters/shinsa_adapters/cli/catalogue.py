"""What commands print of a ruleset and of a record."""

from collections.abc import Mapping
from typing import Final

from shinsa.messages.message import Message

FACT_COLUMN = Message(en="fact", ja="事実", zh="事实")
TYPE_COLUMN = Message(en="type", ja="型", zh="类型")
MEANING_COLUMN = Message(en="meaning", ja="意味", zh="含义")
ANSWERED_COLUMN = Message(en="answered by", ja="回答者", zh="答复方")
KIND_IN_UNIT = Message(en="{kind} in {unit}", ja="{kind}（{unit}）", zh="{kind}（{unit}）")
CHOICE_OF = Message(en="choice of {choices}", ja="選択肢：{choices}", zh="选项：{choices}")
KIND_IN_RANGE = Message(en="{kind}, {low} to {high}", ja="{kind}、{low}～{high}", zh="{kind}，{low}至{high}")
LIST_OF_AT_MOST = Message(en="list of at most {longest}", ja="一覧（最大{longest}件）", zh="列表（最多{longest}项）")
KIND_NUMBER = Message(en="number", ja="数値", zh="数值")
KIND_MONEY = Message(en="money", ja="金額", zh="金额")
KIND_BOOL = Message(en="bool", ja="真偽", zh="是否")
KIND_CHOICE = Message(en="choice", ja="選択", zh="选择")
KIND_COUNTRY = Message(en="country", ja="国", zh="国家")
KIND_TEXT = Message(en="text", ja="文字列", zh="文本")
KIND_DATE = Message(en="date", ja="日付", zh="日期")

RULE_COLUMN = Message(en="rule", ja="規則", zh="规则")
REFS_COLUMN = Message(en="refs", ja="参照", zh="参照")
DOES_COLUMN = Message(en="does", ja="働き", zh="作用")
TITLE_COLUMN = Message(en="title", ja="題名", zh="标题")
BASIS_COLUMN = Message(en="rests on", ja="根拠", zh="依据")
MAY_REJECT = Message(en="may reject", ja="拒否しうる", zh="可否决")
MAY_HOLD = Message(en="may hold", ja="保留しうる", zh="可暂缓")
GIVES_POINTS = Message(en="points", ja="加点", zh="加分")
GIVES_REMARK = Message(en="remark", ja="注記", zh="备注")
GIVES_RANK = Message(en="rank", ja="順位", zh="排序")
GIVES_CONDITION = Message(en="condition", ja="前提条件", zh="先决条件")
QUOTATION = Message(en="quotation", ja="引用", zh="引文")
BY_PRACTICE = Message(en="practice", ja="実務", zh="惯例")
BY_DISCRETION = Message(en="discretion", ja="裁量", zh="裁量")
RECALLED_ONLY = Message(en="{kind}, recalled", ja="{kind}（記憶による）", zh="{kind}（凭记忆）")

RECORD_SAME = Message(
    en="the same, byte for byte: ruleset {id} {version} as of {day}",
    ja="1バイトまで同一：規則集 {id} {version}、{day}時点",
    zh="逐字节相同：规则集 {id} {version}，截至{day}",
)
RECORD_DIFFERS = Message(
    en="differs: ruleset {id} {version} as of {day}",
    ja="相違あり：規則集 {id} {version}、{day}時点",
    zh="存在差异：规则集 {id} {version}，截至{day}",
)

KINDS: Final[Mapping[str, Message]] = {
    "number": KIND_NUMBER,
    "money": KIND_MONEY,
    "bool": KIND_BOOL,
    "choice": KIND_CHOICE,
    "country": KIND_COUNTRY,
    "text": KIND_TEXT,
    "date": KIND_DATE,
}
"""The kinds of facts."""
EFFECTS: Final[Mapping[str, Message]] = {
    "remark": GIVES_REMARK,
    "rank": GIVES_RANK,
    "condition": GIVES_CONDITION,
}
"""What notes do."""
