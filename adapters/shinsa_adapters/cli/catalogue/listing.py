"""What commands print of a ruleset and of a record."""

from collections.abc import Mapping
from typing import Final

from shinsa.messages.message import Message, Plural

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

FILE_NOT_SCREENED = Message(en="{file}: not screened", ja="{file}：審査できず", zh="{file}：未审查")
NOT_ALL_SCREENED = Message(
    en="{broken} of {all} could not be screened",
    ja="{all}件のうち{broken}件を審査できなかった",
    zh="{all}项中有{broken}项无法审查",
)
PASSED_OVER = Message(
    en=Plural(
        "passed over {count} other file not named `*{suffix}`", "passed over {count} other files not named `*{suffix}`"
    ),
    ja="名前が`*{suffix}`でないファイル{count}件を飛ばした",
    zh="已跳过名称不是`*{suffix}`的其他文件{count}个",
)
NOT_ORDINARY = Message(
    en="cannot be read: it is not an ordinary file",
    ja="読み取れない：通常のファイルでない",
    zh="无法读取：不是普通文件",
)
NO_FILE_NAME = Message(en="no file can have this name", ja="この名前のファイルはありえない", zh="文件不可能使用该名称")
UNREADABLE = Message(en="cannot be read: {reason}", ja="読み取れない：{reason}", zh="无法读取：{reason}")
HOLDS_BYTES = Message(
    en="holds {size} bytes, more than the {limit} bytes allowed",
    ja="{size}バイトあり、許された{limit}バイトを超える",
    zh="有{size}字节，超过允许的{limit}字节",
)
HOLDS_MORE = Message(
    en="holds more than the {limit} bytes allowed", ja="許された{limit}バイトを超える", zh="超过允许的{limit}字节"
)
HIGHER_LIMIT = Message(
    en="give a higher limit with --max-size", ja="--max-sizeで上限を上げる", zh="用--max-size提高上限"
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
