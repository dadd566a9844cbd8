"""The turns of phrase that conditions are told in.

`NEEDED_…` tell what a value has to be, without its subject.
"""

from collections.abc import Mapping
from typing import Final

from shinsa.messages.message import Message, Plural

YES = Message(en="yes", ja="はい", zh="是")
NO = Message(en="no", ja="いいえ", zh="否")
BRACKETED = Message(en="({text})", ja="（{text}）", zh="（{text}）")

EQUAL = Message(en="{left} is {right}", ja="{left}が{right}", zh="{left}为{right}")
NOT_EQUAL = Message(en="{left} is not {right}", ja="{left}が{right}以外", zh="{left}不是{right}")
LESS = Message(en="{left} is less than {right}", ja="{left}が{right}未満", zh="{left}小于{right}")
AT_MOST = Message(en="{left} is at most {right}", ja="{left}が{right}以下", zh="{left}不大于{right}")
MORE = Message(en="{left} is more than {right}", ja="{left}が{right}を超える", zh="{left}大于{right}")
AT_LEAST = Message(en="{left} is at least {right}", ja="{left}が{right}以上", zh="{left}不小于{right}")
BEFORE = Message(en="{left} is before {right}", ja="{left}が{right}より前", zh="{left}早于{right}")
BY = Message(en="{left} is on or before {right}", ja="{left}が{right}以前", zh="{left}不晚于{right}")
AFTER = Message(en="{left} is after {right}", ja="{left}が{right}より後", zh="{left}晚于{right}")
FROM = Message(en="{left} is on or after {right}", ja="{left}が{right}以降", zh="{left}不早于{right}")
ANSWERED = Message(en="{left} is {right}", ja="「{left}」：{right}", zh="“{left}”：{right}")

NEEDED_EQUAL = Message(en="{right}", ja="{right}", zh="{right}")
NEEDED_NOT_EQUAL = Message(en="not {right}", ja="{right}以外", zh="不是{right}")
NEEDED_LESS = Message(en="less than {right}", ja="{right}未満", zh="小于{right}")
NEEDED_AT_MOST = Message(en="at most {right}", ja="{right}以下", zh="不大于{right}")
NEEDED_MORE = Message(en="more than {right}", ja="{right}超", zh="大于{right}")
NEEDED_AT_LEAST = Message(en="at least {right}", ja="{right}以上", zh="不小于{right}")
NEEDED_BEFORE = Message(en="before {right}", ja="{right}より前", zh="早于{right}")
NEEDED_BY = Message(en="on or before {right}", ja="{right}以前", zh="不晚于{right}")
NEEDED_AFTER = Message(en="after {right}", ja="{right}より後", zh="晚于{right}")
NEEDED_FROM = Message(en="on or after {right}", ja="{right}以降", zh="不早于{right}")

ONE_OF = Message(en="{left} is one of {listed}", ja="{left}が{listed}のいずれか", zh="{left}为{listed}之一")
NONE_OF = Message(en="{left} is none of {listed}", ja="{left}が{listed}のいずれでもない", zh="{left}不属于{listed}")
NEEDED_ONE_OF = Message(en="one of {listed}", ja="{listed}のいずれか", zh="{listed}之一")
NEEDED_NONE_OF = Message(en="none of {listed}", ja="{listed}のいずれでもないこと", zh="不属于{listed}")
INCLUDES = Message(en="{left} include {right}", ja="{left}に{right}を含む", zh="{left}包括{right}")
EXCLUDES = Message(en="{left} do not include {right}", ja="{left}に{right}を含まない", zh="{left}不包括{right}")
NEEDED_INCLUDES = Message(en="including {right}", ja="{right}を含むこと", zh="包括{right}")
NEEDED_EXCLUDES = Message(en="without {right}", ja="{right}を含まないこと", zh="不包括{right}")
STATED = Message(en="{left} is stated", ja="{left}の申告がある", zh="{left}已申报")
UNSTATED = Message(en="{left} is not stated", ja="{left}の申告がない", zh="{left}未申报")
NEEDED_STATED = Message(en="stated", ja="申告あり", zh="已申报")
NEEDED_UNSTATED = Message(en="not stated", ja="申告なし", zh="未申报")

BOTH = Message(en="{left} and {right}", ja="{left}、かつ{right}", zh="{left}，且{right}")
EITHER = Message(en="{left} or {right}", ja="{left}、または{right}", zh="{left}，或{right}")
REFUTED = Message(en="not so: {left}", ja="「{left}」に当たらない", zh="并非“{left}”")
NEGATION = Message(en="not ({left})", ja="（{left}）ではない", zh="并非（{left}）")
AT_LEAST_ONE = Message(
    en="at least one {item}: {body}", ja="次に当たる{item}が一つ以上ある：{body}", zh="至少有一个{item}符合：{body}"
)
EVERY_ONE = Message(en="every {item}: {body}", ja="{item}がすべて次に当たる：{body}", zh="{item}全部符合：{body}")
EXACTLY_ONE = Message(
    en="exactly one {item}: {body}", ja="次に当たる{item}がちょうど一つある：{body}", zh="恰有一个{item}符合：{body}"
)
NOT_ONE = Message(en="no {item}: {body}", ja="次に当たる{item}がない：{body}", zh="没有{item}符合：{body}")
WHERE = Message(en="{item} where {body}", ja="{item}（条件：{body}）", zh="{item}（条件：{body}）")
EACH_MAPPED = Message(en="{body} of every {item}", ja="各{item}の{body}", zh="各{item}的{body}")
SIZE = Message(en="the number of {items}", ja="{items}の数", zh="{items}的数量")
SUM = Message(en="the sum of {items}", ja="{items}の合計", zh="{items}的合计")
LOWEST = Message(en="the lowest of {items}", ja="{items}のうち最小のもの", zh="{items}中的最小值")
HIGHEST = Message(en="the highest of {items}", ja="{items}のうち最大のもの", zh="{items}中的最大值")
SUM_OVER = Message(en="the sum of {body} over {items}", ja="{items}にわたる{body}の合計", zh="各{items}的{body}合计")
LOWEST_AMONG = Message(en="the lowest {body} among {items}", ja="{items}のうち最小の{body}", zh="{items}中最小的{body}")
HIGHEST_AMONG = Message(
    en="the highest {body} among {items}", ja="{items}のうち最大の{body}", zh="{items}中最大的{body}"
)
PLUS = Message(en="{left} plus {right}", ja="{left}＋{right}", zh="{left}加{right}")
MINUS = Message(en="{left} minus {right}", ja="{left}－{right}", zh="{left}减{right}")
TIMES = Message(en="{left} times {right}", ja="{left}×{right}", zh="{left}乘以{right}")
DIVIDED_BY = Message(en="{left} divided by {right}", ja="{left}÷{right}", zh="{left}除以{right}")
NEGATIVE = Message(en="minus {left}", ja="マイナス{left}", zh="负{left}")

WITH_UNIT = Message(en="{number} {unit}", ja="{number} {unit}", zh="{number} {unit}")
DAYS = Message(en=Plural("{count} day", "{count} days"), ja="{count}日", zh="{count}天")
WEEKS = Message(en=Plural("{count} week", "{count} weeks"), ja="{count}週", zh="{count}周")
YEARS = Message(en=Plural("{count} year", "{count} years"), ja="{count}年", zh="{count}年")
JOBS = Message(en=Plural("{count} job", "{count} jobs"), ja="雇用{count}人", zh="{count}个岗位")
TONNES_A_YEAR = Message(en="{count} t/year", ja="年間{count} t", zh="每年{count} t")
MILLION_TONNES_A_YEAR = Message(en="{count} Mt/year", ja="年間{count} Mt", zh="每年{count} Mt")

UNIT_DAY = Message(en="day", ja="日", zh="天")
UNIT_WEEK = Message(en="week", ja="週", zh="周")
UNIT_YEAR = Message(en="year", ja="年", zh="年")
UNIT_JOB = Message(en="job", ja="人", zh="个岗位")
UNIT_TONNES_A_YEAR = Message(en="t/year", ja="t/年", zh="t/年")
UNIT_MILLION_TONNES_A_YEAR = Message(en="Mt/year", ja="Mt/年", zh="Mt/年")

UNIT_NAMES: Final[Mapping[str, Message]] = {
    "day": UNIT_DAY,
    "week": UNIT_WEEK,
    "year": UNIT_YEAR,
    "job": UNIT_JOB,
    "t/year": UNIT_TONNES_A_YEAR,
    "Mt/year": UNIT_MILLION_TONNES_A_YEAR,
}
"""Units that are words, by themselves."""
UNITS: Final[Mapping[str, Message]] = {
    "day": DAYS,
    "week": WEEKS,
    "year": YEARS,
    "job": JOBS,
    "t/year": TONNES_A_YEAR,
    "Mt/year": MILLION_TONNES_A_YEAR,
}
"""Units that are words; any other is a symbol, and stands behind its number as it is written."""
