"""What is said of keys and values, whatever they are for."""

from shinsa.messages.message import Message

LACKS_KEY = Message(en="{what} lacks `{key}`", ja="{what}に`{key}`がない", zh="{what}缺少`{key}`")
HAS_NO_KEY = Message(en="{what} has no key `{key}`", ja="{what}にキー`{key}`はない", zh="{what}没有键`{key}`")
ITS_KEYS = Message(en="its keys are {keys}", ja="使えるキーは{keys}", zh="可用的键：{keys}")
KEY_WITHOUT_VALUE = Message(en="`{key}` has no value", ja="`{key}`に値がない", zh="`{key}`没有值")
WRITE_OR_TAKE_OUT = Message(en="write one, or take the key out", ja="値を書くか、キーを除く", zh="写上值，或去掉该键")
KEY_VALUE_LINES = Message(
    en="{what} is written as `key: value` lines",
    ja="{what}は`key: value`の行で書く",
    zh="{what}应写作`key: value`各行",
)
STAND_IN_LIST = Message(en="{what} stand in a list", ja="{what}は一覧で書く", zh="{what}应写成列表")
SINGLE_VALUE = Message(en="a single value stands here", ja="ここには単一の値を書く", zh="此处应为单个值")
TEXT_STANDS = Message(en="a text stands here", ja="ここには文を書く", zh="此处应为文本")
WRITE_ONE = Message(en="write one", ja="書き入れる", zh="请写上")
NOT_A_NAME = Message(en="`{found}` is not a name", ja="`{found}`は名前でない", zh="`{found}`不是名称")
NAME_FORM = Message(
    en="use small letters, digits and `_`, a letter first",
    ja="小文字・数字・`_`を使い、文字で始める",
    zh="使用小写字母、数字和`_`，以字母开头",
)
NOT_NUMBER = Message(en="`{found}` is not a number", ja="`{found}`は数値でない", zh="`{found}`不是数值")
SEPARATORS_OUT = Message(
    en="write it without separators, such as `1000`",
    ja="桁区切りなしで書く。例：`1000`",
    zh="不加分隔符，例如`1000`",
)
DIGITS_ALONE = Message(
    en="write digits alone, such as `1000` or `0.25`",
    ja="数字だけで書く。例：`1000`、`0.25`",
    zh="只写数字，例如`1000`或`0.25`",
)
NUMBER_OVER = Message(en="the number has more than {most} digits", ja="数値が{most}桁を超える", zh="数值超过{most}位")
NOT_WHOLE = Message(
    en="`{found}` is not a whole number from 1", ja="`{found}`は1以上の整数でない", zh="`{found}`不是从1起的整数"
)
NEITHER_TRUE_FALSE = Message(
    en="`{found}` is neither `true` nor `false`",
    ja="`{found}`は`true`でも`false`でもない",
    zh="`{found}`既不是`true`也不是`false`",
)
NOT_A_DAY = Message(en="`{found}` is not a day", ja="`{found}`は日付でない", zh="`{found}`不是日期")
DAY_FORM = Message(
    en="write year, month and day, such as `2025-10-28`",
    ja="年・月・日の順に書く。例：`2025-10-28`",
    zh="按年、月、日书写，例如`2025-10-28`",
)
NOT_ONE_OF = Message(en="`{found}` is not {what}", ja="`{found}`は{what}でない", zh="`{found}`不是{what}")
WRITE_ONE_OF = Message(en="write one of {choices}", ja="次のいずれかを書く：{choices}", zh="请写以下之一：{choices}")
NOTHING_LISTED = Message(en="nothing", ja="なし", zh="无")
KEEP_ONE_OF_THEM = Message(en="keep one of them", ja="一つだけ残す", zh="只保留其中一个")
