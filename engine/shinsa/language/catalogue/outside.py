"""What is said of what CEL has and the condition language leaves out, and what to write instead."""

from shinsa.messages.message import Message

NO_UNSIGNED = Message(
    en="unsigned numbers such as `1u` are not in the language",
    ja="`1u`のような符号なし整数はこの言語にない",
    zh="本语言没有`1u`之类的无符号数",
)
NO_BYTES = Message(
    en="bytes such as `b'…'` are not in the language",
    ja="`b'…'`のようなバイト列はこの言語にない",
    zh="本语言没有`b'…'`之类的字节串",
)
WRITE_A_TEXT = Message(en="write a text", ja="文字列で書く", zh="请写文本")
NO_MAPS = Message(
    en="maps such as `{{key: value}}` are not in the language",
    ja="`{{key: value}}`のような対応表はこの言語にない",
    zh="本语言没有`{{key: value}}`之类的映射",
)
NO_MESSAGES = Message(
    en="messages such as `Type{{…}}` are not in the language",
    ja="`Type{{…}}`のようなメッセージはこの言語にない",
    zh="本语言没有`Type{{…}}`之类的消息",
)
STATE_EACH_VALUE = Message(
    en="state each value as a fact of its own",
    ja="それぞれの値を別々の事実にする",
    zh="将每个值作为单独的事实",
)
NO_ROOTED_NAMES = Message(
    en="names that begin with a dot are not in the language",
    ja="点で始まる名前はこの言語にない",
    zh="本语言没有以点开头的名称",
)
WRITE_THE_PATH = Message(
    en="write the fact's path, such as `generation.net_mw`",
    ja="事実のパスを書く。例：`generation.net_mw`",
    zh="请写事实的路径，例如`generation.net_mw`",
)
NO_INDEXING = Message(
    en="indexing such as `list[0]` is not in the language",
    ja="`list[0]`のような番号による参照はこの言語にない",
    zh="本语言没有`list[0]`之类的下标",
)
ASK_WITH_LOOP = Message(
    en="ask about items: `list.exists(x, …)` or `list.all(x, …)`",
    ja="項目について問う：`list.exists(x, …)`か`list.all(x, …)`",
    zh="就各项目提问：`list.exists(x, …)`或`list.all(x, …)`",
)
NO_COMPUTED_FIELD = Message(
    en="a field of a computed value is not in the language",
    ja="計算した値の欄はこの言語にない",
    zh="本语言没有计算所得值的字段",
)
NAME_FIELD_INSIDE = Message(
    en="name the field inside `exists`, `all`, `filter` or `map`",
    ja="`exists`、`all`、`filter`、`map`の中で欄を指す",
    zh="在`exists`、`all`、`filter`或`map`之内指明字段",
)
NO_CONDITIONAL = Message(
    en="the conditional `a ? b : c` is not in the language",
    ja="条件式`a ? b : c`はこの言語にない",
    zh="本语言没有条件式`a ? b : c`",
)
WRITE_BOTH_WAYS = Message(
    en="write `a && b || !a && c`, or use tiers",
    ja="`a && b || !a && c`と書くか、段を使う",
    zh="请写`a && b || !a && c`，或使用档次",
)
NO_NULL = Message(en="`null` is not in the language", ja="`null`はこの言語にない", zh="本语言没有`null`")
ASK_WITH_HAS = Message(
    en="to ask whether a fact is stated, write `has(fact)`",
    ja="事実の申告の有無を問うには`has(fact)`と書く",
    zh="询问事实是否已申报，请写`has(fact)`",
)
NO_REMAINDER = Message(
    en="the remainder `%` is not in the language", ja="剰余`%`はこの言語にない", zh="本语言没有取余`%`"
)
REWRITE_WITH_COMPARISONS = Message(en="rewrite it with comparisons", ja="比較で書き直す", zh="改用比较书写")
NO_TEXT_SUM = Message(
    en="putting texts together is not in the language",
    ja="文字列の連結はこの言語にない",
    zh="本语言不支持拼接文本",
)
COMPARE_WHOLE_TEXT = Message(en="compare with the whole text", ja="文字列全体と比べる", zh="与整个文本比较")
NO_LIST_SUM = Message(
    en="joining lists is not in the language", ja="一覧の連結はこの言語にない", zh="本语言不支持合并列表"
)
ASK_EACH_LIST = Message(
    en="ask about each list, joined with `&&` or `||`",
    ja="一覧ごとに問い、`&&`か`||`でつなぐ",
    zh="分别就每个列表提问，用`&&`或`||`连接",
)
NO_DATE_SUM = Message(
    en="calculating with dates is not in the language",
    ja="日付の計算はこの言語にない",
    zh="本语言不支持日期运算",
)
COMPARE_WITH_DATE = Message(
    en='compare with a date: `date("2029-01-19")`',
    ja='日付と比べる：`date("2029-01-19")`',
    zh='与日期比较：`date("2029-01-19")`',
)
NO_SUCH_ORDER = Message(
    en="an order of texts, choices or yes and no is not in the language",
    ja="文字列・選択肢・はいといいえの順序はこの言語にない",
    zh="本语言没有文本、选项或是与否的顺序",
)
COMPARE_EQUALITY = Message(
    en="compare with `==`, `!=` or `in`", ja="`==`、`!=`、`in`で比べる", zh="用`==`、`!=`或`in`比较"
)
NO_LIST_COMPARISON = Message(
    en="comparing whole lists is not in the language",
    ja="一覧全体の比較はこの言語にない",
    zh="本语言不支持整个列表的比较",
)
ASK_ITEMS_OR_SIZE = Message(
    en="ask about items with `exists` and `all`, or about `size(list)`",
    ja="`exists`と`all`で項目について問うか、`size(list)`について問う",
    zh="用`exists`和`all`就项目提问，或就`size(list)`提问",
)
NO_NESTED_LIST = Message(
    en="a list of lists is not in the language", ja="一覧の一覧はこの言語にない", zh="本语言没有列表的列表"
)
ONE_LEVEL = Message(en="keep one level of lists", ja="一覧は一段にする", zh="列表只保留一层")
NO_MIXED_LIST = Message(
    en="a list of items of different types is not in the language",
    ja="異なる型の項目からなる一覧はこの言語にない",
    zh="本语言没有由不同类型项目组成的列表",
)
ONE_TYPE = Message(
    en="keep items of one type in a list", ja="一覧の項目は一つの型にそろえる", zh="列表中的项目应为同一类型"
)
NO_EMPTY_LIST = Message(
    en="the empty list `[]` is not in the language", ja="空の一覧`[]`はこの言語にない", zh="本语言没有空列表`[]`"
)
ASK_IF_EMPTY = Message(
    en="to ask whether a list is empty, write `size(list) == 0`",
    ja="一覧が空かを問うには`size(list) == 0`と書く",
    zh="询问列表是否为空，请写`size(list) == 0`",
)
NO_TEXT_SIZE = Message(
    en="the size of a text is not in the language", ja="文字列の長さはこの言語にない", zh="本语言没有文本的长度"
)
SIZE_IS_OF_LISTS = Message(
    en="`size` counts the items of a list",
    ja="`size`は一覧の項目を数える",
    zh="`size`统计列表的项目数",
)
NO_SECOND_VARIABLE = Message(
    en="a second loop variable is not in the language",
    ja="二つ目のループ変数はこの言語にない",
    zh="本语言没有第二个循环变量",
)
ONE_VARIABLE = Message(
    en="write one variable: `list.exists(x, condition)`",
    ja="変数は一つ書く：`list.exists(x, condition)`",
    zh="只写一个变量：`list.exists(x, condition)`",
)
NO_WHOLE_QUOTIENT = Message(
    en="a quotient of whole numbers, which CEL would truncate, is not in the language",
    ja="整数どうしの商（CELでは切り捨てられる）はこの言語にない",
    zh="本语言没有整数之商（CEL会将其截断）",
)
MULTIPLY_OR_POINT = Message(
    en="multiply the other side instead, or write `2.0` for `2`",
    ja="代わりに反対側に掛けるか、`2`を`2.0`と書く",
    zh="改为在另一侧相乘，或将`2`写作`2.0`",
)
NO_DYN = Message(en="`dyn` is not in the language", ja="`dyn`はこの言語にない", zh="本语言没有`dyn`")
LEAVE_DYN_OUT = Message(
    en="leave it out: every value has one type", ja="除く。どの値も型は一つ", zh="去掉它：每个值只有一种类型"
)
NO_CONVERSION = Message(
    en="converting one type into another is not in the language",
    ja="型の変換はこの言語にない",
    zh="本语言不支持类型转换",
)
STATE_IN_TYPE = Message(
    en="state the fact in the type the condition needs",
    ja="条件が必要とする型で事実を申告する",
    zh="以条件所需的类型申报该事实",
)
NO_TIME_OF_DAY = Message(
    en="a time of day or a duration is not in the language",
    ja="時刻や期間はこの言語にない",
    zh="本语言没有时刻或时长",
)
COMPARE_DAYS_ALONE = Message(
    en='compare days: `date("2029-01-19")`', ja='日を比べる：`date("2029-01-19")`', zh='比较日期：`date("2029-01-19")`'
)
NO_TEXT_SEARCH = Message(
    en="searching inside a text is not in the language",
    ja="文字列内の検索はこの言語にない",
    zh="本语言不支持在文本内查找",
)
MAKE_IT_A_CHOICE = Message(
    en="make the fact a choice and compare with `==` or `in`",
    ja="事実を選択肢にし、`==`か`in`で比べる",
    zh="将该事实设为选项，并用`==`或`in`比较",
)
NO_TRANSFORM = Message(
    en="`transformList` and its like are not in the language",
    ja="`transformList`の類はこの言語にない",
    zh="本语言没有`transformList`之类",
)
FILTER_AND_MAP = Message(en="write `filter` and `map`", ja="`filter`と`map`で書く", zh="请用`filter`和`map`书写")
NO_FILTERED_MAP = Message(
    en="`map` with a condition is not in the language",
    ja="条件付きの`map`はこの言語にない",
    zh="本语言没有带条件的`map`",
)
FILTER_THEN_MAP = Message(
    en="write `list.filter(x, condition).map(x, value)`",
    ja="`list.filter(x, condition).map(x, value)`と書く",
    zh="请写`list.filter(x, condition).map(x, value)`",
)
