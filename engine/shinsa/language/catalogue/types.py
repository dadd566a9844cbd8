"""What is said of types that do not fit, and what types are called."""

from shinsa.messages.message import Message

TYPE_YES_NO = Message(en="yes or no", ja="はい・いいえ", zh="是或否")
TYPE_NUMBER_IN = Message(en="a number in {unit}", ja="単位{unit}の数値", zh="单位为{unit}的数值")
TYPE_NUMBER = Message(en="a number without unit", ja="単位のない数値", zh="无单位的数值")
TYPE_COUNTRY = Message(en="a country", ja="国", zh="国家")
TYPE_CHOICE = Message(en="a choice of `{name}`", ja="`{name}`の選択肢", zh="`{name}`的选项")
TYPE_TEXT = Message(en="a text", ja="文字列", zh="文本")
TYPE_DATE = Message(en="a date", ja="日付", zh="日期")
TYPE_ITEM = Message(en="an item of `{path}`", ja="`{path}`の項目", zh="`{path}`的项目")
TYPE_LIST = Message(en="a list of {items}", ja="{items}の一覧", zh="{items}的列表")
TYPES_YES_NO = Message(en="yes and no", ja="はい・いいえ", zh="是与否")
TYPES_NUMBER_IN = Message(en="numbers in {unit}", ja="単位{unit}の数値", zh="单位为{unit}的数值")
TYPES_NUMBER = Message(en="numbers without unit", ja="単位のない数値", zh="无单位的数值")
TYPES_COUNTRY = Message(en="countries", ja="国", zh="国家")
TYPES_CHOICE = Message(en="choices of `{name}`", ja="`{name}`の選択肢", zh="`{name}`的选项")
TYPES_TEXT = Message(en="texts", ja="文字列", zh="文本")
TYPES_DATE = Message(en="dates", ja="日付", zh="日期")
TYPES_OBJECT = Message(en="objects", ja="オブジェクト", zh="对象")

NUMBER_NEEDED = Message(
    en="{text} is {kind} where a number is needed",
    ja="数値が必要な所で{text}は{kind}",
    zh="此处需要数值，而{text}是{kind}",
)
TRUTH_NEEDED = Message(
    en="{text} is {kind} where yes or no is needed",
    ja="はい・いいえが必要な所で{text}は{kind}",
    zh="此处需要是或否，而{text}是{kind}",
)
COMPARE_IT = Message(
    en="compare it, such as `{words} >= …`", ja="何かと比べる。例：`{words} >= …`", zh="请作比较，例如`{words} >= …`"
)
ASK_ITEMS = Message(
    en="ask about its items: `{words}.exists(x, …)`, or `size({words}) > 0`",
    ja="項目について問う：`{words}.exists(x, …)`または`size({words}) > 0`",
    zh="就其项目提问：`{words}.exists(x, …)`，或`size({words}) > 0`",
)
BEYOND_WHOLE = Message(
    en="`{text}` is beyond CEL's whole numbers",
    ja="`{text}`はCELの整数の範囲を超える",
    zh="`{text}`超出CEL的整数范围",
)
IN_NEEDS_LIST = Message(
    en="`in` looks into a list; {text} is {kind}",
    ja="`in`は一覧の中を見るが、{text}は{kind}",
    zh="`in`在列表中查找，而{text}是{kind}",
)
ONE_VALUE = Message(
    en="to compare with one value, write `==`", ja="一つの値と比べるには`==`と書く", zh="与单个值比较请写`==`"
)
COMPARES_ANSWER = Message(
    en="{text} compares an answer with a value",
    ja="{text}は答えと値を比べている",
    zh="{text}将答案与数值相比较",
)

NAME_AND_TYPE = Message(en="`{name}`, {kind},", ja="`{name}`（{kind}）", zh="`{name}`（{kind}）")
NAME_AND_TYPE_LAST = Message(en="`{name}`, {kind}", ja="`{name}`（{kind}）", zh="`{name}`（{kind}）")
TEXT_ITSELF = Message(en="the text `{text}`", ja="文字列`{text}`", zh="文本`{text}`")
DOES_NOT_COMPARE = Message(
    en="{left} does not compare with {right}", ja="{left}は{right}と比べられない", zh="{left}不能与{right}比较"
)
TO_LOOK_INTO = Message(
    en="to ask whether something is in a list, write `item in list`; to look into it, `list.exists(x, …)`",
    ja="一覧に含まれるかを問うには`item in list`、中を見るには`list.exists(x, …)`と書く",
    zh="询问是否在列表中请写`item in list`；查看其内容请写`list.exists(x, …)`",
)
COMPARE_A_FIELD = Message(en="compare one of its fields", ja="欄の一つを比べる", zh="比较其中一个字段")
NUMBER_UNQUOTED = Message(
    en="write the number without quotes: `{number}`",
    ja="数値は引用符なしで書く：`{number}`",
    zh="数值不加引号：`{number}`",
)
ANSWER_UNQUOTED = Message(
    en="write `{answer}` without quotes", ja="`{answer}`は引用符なしで書く", zh="`{answer}`不加引号"
)
DOES_NOT_GO_WITH = Message(
    en="{left} does not go with {right}", ja="{left}は{right}と単位が合わない", zh="{left}与{right}单位不符"
)
UNITS_NOT_CONVERTED = Message(
    en="units are not converted: compare and add like with like",
    ja="単位は換算しない。同じ単位どうしを比べ、足す",
    zh="单位不作换算：只将同类相比、相加",
)
CHOICES_DIFFER = Message(
    en="{left} does not compare with {right}: their choices differ",
    ja="{left}は{right}と比べられない。選択肢が異なる",
    zh="{left}不能与{right}比较：二者的选项不同",
)
ONLY_FIRST_HAS = Message(en="only the first has {choices}", ja="{choices}は前者にしかない", zh="只有前者有{choices}")
NO_COUNTRY_CODE = Message(
    en="`{value}` is not a country code (ISO 3166-1 alpha-2)",
    ja="`{value}`は国コード（ISO 3166-1 alpha-2）でない",
    zh="`{value}`不是国家代码（ISO 3166-1 alpha-2）",
)
NOT_A_CHOICE = Message(
    en="`{value}` is not a choice of `{name}`",
    ja="`{value}`は`{name}`の選択肢でない",
    zh="`{value}`不是`{name}`的选项",
)
CHOOSE_LISTED = Message(
    en="write one of its choices as the vocabulary lists them",
    ja="語彙に挙がっている選択肢の一つを書く",
    zh="请写词汇表所列选项之一",
)
THE_CHOICES = Message(en="the choices are {choices}", ja="選択肢は{choices}", zh="选项有{choices}")
MEANT_AMONG = Message(
    en="did you mean `{name}`? the choices are {choices}",
    ja="`{name}`のことか。選択肢は{choices}",
    zh="是否指`{name}`？选项有{choices}",
)

ONE_ARGUMENT = Message(
    en="`{name}` takes one argument, not {given}",
    ja="`{name}`の引数は一つ（実際は{given}）",
    zh="`{name}`接受一个参数，而不是{given}个",
)
NO_ARGUMENT = Message(en="`size()` takes no argument", ja="`size()`は引数を取らない", zh="`size()`不接受参数")
WRITE_A_LIST = Message(
    en="write a list: `{name}([a, b])`", ja="一覧にして書く：`{name}([a, b])`", zh="请写成列表：`{name}([a, b])`"
)
HAS_ASKS = Message(
    en="`has` asks about a fact or a field of an item, not about {text}",
    ja="`has`は事実か項目の欄について問うもので、{text}については問えない",
    zh="`has`询问事实或项目的字段，而不是{text}",
)
ALWAYS_A_VALUE = Message(en="a parameter always has a value", ja="パラメータには常に値がある", zh="参数始终有值")
DATE_TAKES = Message(
    en="`date` takes a day in quotes", ja="`date`には引用符で囲んだ日を書く", zh="`date`需要带引号的日期"
)
NOT_IN_CALENDAR = Message(
    en="`{text}` is not a day of the calendar", ja="`{text}`は暦にない日", zh="`{text}`不是历法中的日期"
)
WRITE_THE_DAY = Message(
    en="write year, month and day: `2029-01-19`",
    ja="年・月・日の順に書く：`2029-01-19`",
    zh="按年、月、日书写：`2029-01-19`",
)
TAKES_LIST = Message(
    en="`{name}` takes a list; {text} is {kind}",
    ja="`{name}`は一覧を取るが、{text}は{kind}",
    zh="`{name}`需要列表，而{text}是{kind}",
)
ASKS_ABOUT_LIST = Message(
    en="`{name}` asks about a list; {text} is {kind}",
    ja="`{name}`は一覧について問うが、{text}は{kind}",
    zh="`{name}`就列表提问，而{text}是{kind}",
)
SIZE_COUNTS = Message(
    en="`size` counts the items of a list; {text} is {kind}",
    ja="`size`は一覧の項目を数えるが、{text}は{kind}",
    zh="`size`统计列表的项目数，而{text}是{kind}",
)
TAKES_NUMBERS = Message(
    en="`{name}` takes a list of numbers; {text} is {kind}",
    ja="`{name}`は数値の一覧を取るが、{text}は{kind}",
    zh="`{name}`需要数值列表，而{text}是{kind}",
)
DRAW_NUMBER = Message(
    en="draw a number from each: `{name}({words}.map(x, x.…))`",
    ja="項目から数値を取り出す：`{name}({words}.map(x, x.…))`",
    zh="从每项取出数值：`{name}({words}.map(x, x.…))`",
)
TAKES_VARIABLE = Message(
    en="`{name}` takes a loop variable and what is asked of it",
    ja="`{name}`はループ変数と、それについて問うことを取る",
    zh="`{name}`需要循环变量以及对它的提问",
)
ASKS_YES_NO = Message(
    en="`{name}` asks a yes-or-no question of each item; {text} is {kind}",
    ja="`{name}`は各項目にはい・いいえを問うが、{text}は{kind}",
    zh="`{name}`对每个项目提是非问题，而{text}是{kind}",
)
