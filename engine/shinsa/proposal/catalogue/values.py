"""What is said of values: what they should be, and what is wrong with them."""

from shinsa.messages.message import Message

A_NUMBER = Message(en="a number", ja="数値", zh="数值")
NUMBER_IN = Message(en="a number in {unit}", ja="数値（単位{unit}）", zh="数值（单位{unit}）")
MONEY_EXPECTED = Message(en="an amount of money", ja="金額", zh="金额")
TRUE_OR_FALSE = Message(en="true or false", ja="trueまたはfalse", zh="true或false")
COUNTRY_CODE = Message(en="a country code", ja="国コード", zh="国家代码")
A_TEXT = Message(en="a text", ja="文字列", zh="文本")
A_DATE = Message(en="a date", ja="日付", zh="日期")
A_LIST = Message(en="a list", ja="一覧", zh="列表")
AN_OBJECT = Message(en="an object", ja="オブジェクト", zh="对象")
ONE_OF_CHOICES = Message(en="one of {choices}", ja="{choices}のいずれか", zh="{choices}之一")
THE_TEXT = Message(en="the text {text}", ja="文字列{text}", zh="文本{text}")
THE_NUMBER = Message(en="the number {number}", ja="数値{number}", zh="数值{number}")
THE_DATE = Message(en="the date {date}", ja="日付{date}", zh="日期{date}")
NO_DECIMAL = Message(
    en="a number that was not read as a decimal", ja="10進数として読まれなかった数値", zh="未按十进制读取的数值"
)
AND_MORE = Message(en="{words} and {count} more", ja="{words}ほか{count}件", zh="{words}等另外{count}个")
LABELLED = Message(en="{name} ({label})", ja="{name}（{label}）", zh="{name}（{label}）")
LABELLED_UNIT = Message(en="{name} ({label}, {unit})", ja="{name}（{label}、{unit}）", zh="{name}（{label}，{unit}）")
AT_MOST_VALUE = Message(en="at most {high}", ja="{high}以下", zh="不大于{high}")
AT_LEAST_VALUE = Message(en="at least {low}", ja="{low}以上", zh="不小于{low}")
FROM_TO = Message(en="{low} to {high}", ja="{low}～{high}", zh="{low}至{high}")

# what is wrong with a value
NULL_ITEM = Message(
    en="{place} is null; an item of a list cannot be unknown",
    ja="{place}がnull。一覧の項目は不明にできない",
    zh="{place}为null；列表中的项目不能为未知",
)
LEAVE_ITEM_OUT = Message(
    en="leave the item out, or the whole list if it is not known",
    ja="その項目を省くか、分からなければ一覧ごと省く",
    zh="略去该项；如不清楚，则略去整个列表",
)
NO_FACT_CALLED = Message(en="no fact is called {key}", ja="{key}という事実はない", zh="没有名为{key}的事实")
NO_FACT_CALLED_IN = Message(
    en="no fact is called {key} in {place}", ja="{place}に{key}という事実はない", zh="{place}中没有名为{key}的事实"
)
WRITE_NESTED = Message(
    en="write it as nested objects: {nested}", ja="入れ子のオブジェクトで書く：{nested}", zh="写成嵌套对象：{nested}"
)
DID_YOU_MEAN = Message(en="did you mean {what}?", ja="{what}のことか", zh="是否指{what}？")
KEYS_HERE = Message(en="the keys here are {keys}", ja="ここで使えるキー：{keys}", zh="此处可用的键：{keys}")
OUTSIDE_RANGE = Message(
    en="{value} is outside the range of {place}: {span}",
    ja="{value}は{place}の範囲外：{span}",
    zh="{value}超出{place}的范围：{span}",
)
WRITE_SHARE = Message(en="write {percent} % as {share}", ja="{percent} %は{share}と書く", zh="{percent} %应写作{share}")
TOO_FINE = Message(
    en="{value} is too fine for {place}, which goes in steps of {step}",
    ja="{value}は{place}の刻み{step}より細かい",
    zh="{value}比{place}的步长{step}更细",
)
ROUND_IT = Message(en="round it to a step", ja="刻みに丸める", zh="按步长取整")
NO_CHOICE = Message(
    en="{value} is not a choice for {place}", ja="{value}は{place}の選択肢にない", zh="{value}不是{place}的选项"
)
CHOOSE_ONE = Message(en="choose one of {choices}", ja="次から選ぶ：{choices}", zh="从以下选项中选择：{choices}")
MUST_BE = Message(
    en="{place} must be {expected}, not {shown}",
    ja="{place}は{expected}でなければならない（実際：{shown}）",
    zh="{place}必须是{expected}，而不是{shown}",
)
IN_BRACKETS = Message(
    en="put a single item in square brackets; write [] for none",
    ja="項目が一つでも角括弧で囲む。なしは[]と書く",
    zh="只有一项也要放入方括号；没有则写[]",
)
WITHOUT_QUOTES = Message(
    en="write {value} without quotation marks", ja="引用符なしで{value}と書く", zh="写{value}，不加引号"
)
IS_REQUIRED = Message(en="{place} is required", ja="{place}は必須", zh="{place}为必填项")
NOT_FINITE = Message(en="{place} is not a finite number", ja="{place}は有限の数値でない", zh="{place}不是有限数值")
TOO_MANY_ITEMS = Message(
    en="{place} has {length} items; at most {longest} are taken",
    ja="{place}に{length}件ある。受け付けるのは最大{longest}件",
    zh="{place}有{length}项；最多接受{longest}项",
)
CONTROL_CHARACTER = Message(
    en="{place} holds a control character or half a character",
    ja="{place}に制御文字または半端な文字が含まれる",
    zh="{place}含有控制字符或不完整字符",
)
REMOVE_UNSEEN = Message(
    en="remove the characters that cannot be seen", ja="見えない文字を取り除く", zh="删除不可见字符"
)
NOT_A_DATE = Message(en="{value} is not a date", ja="{value}は日付でない", zh="{value}不是日期")
WRITE_DATE = Message(
    en="write year, month and day: 2025-10-28", ja="年・月・日の順に書く：2025-10-28", zh="按年、月、日书写：2025-10-28"
)
NOT_A_COUNTRY = Message(en="{value} is not a country code", ja="{value}は国コードでない", zh="{value}不是国家代码")
WRITE_COUNTRY = Message(
    en="write two capital letters (ISO 3166-1): US, JP",
    ja="大文字二字で書く（ISO 3166-1）：US、JP",
    zh="写两个大写字母（ISO 3166-1）：US、JP",
)
NOT_AN_AMOUNT = Message(en="{value} is not an amount", ja="{value}は金額でない", zh="{value}不是金额")
WRITE_DIGITS = Message(
    en='write digits and a point, nothing else: "2500000000" or "0.75"',
    ja='数字と小数点だけで書く："2500000000"、"0.75"',
    zh='只写数字和小数点："2500000000"或"0.75"',
)
WRITE_MONEY = Message(
    en='write {{"amount": "2500000000", "currency": "{currency}"}}',
    ja='次のように書く：{{"amount": "2500000000", "currency": "{currency}"}}',
    zh='这样书写：{{"amount": "2500000000", "currency": "{currency}"}}',
)
NOT_A_CURRENCY = Message(en="{value} is not a currency code", ja="{value}は通貨コードでない", zh="{value}不是货币代码")
WRITE_CURRENCY = Message(
    en="write three capital letters (ISO 4217): USD",
    ja="大文字三字で書く（ISO 4217）：USD",
    zh="写三个大写字母（ISO 4217）：USD",
)
IS_EMPTY = Message(en="{place} is empty", ja="{place}が空", zh="{place}为空")
TOO_MANY_CHARACTERS = Message(
    en="{place} has {length} characters; at most 200 are taken",
    ja="{place}は{length}文字。受け付けるのは最大200文字",
    zh="{place}有{length}个字符；最多接受200个",
)
CONTRADICTION = Message(
    en="correct the facts that contradict each other", ja="互いに矛盾する事実を正す", zh="更正相互矛盾的事实"
)
