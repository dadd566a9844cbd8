"""What is said of a condition that cannot be read."""

from shinsa.messages.message import Message

CONDITION_EMPTY = Message(en="the condition is empty", ja="条件が空", zh="条件为空")
WRITE_CONDITION = Message(
    en="write a condition, such as `generation.net_mw >= 300`",
    ja="条件を書く。例：`generation.net_mw >= 300`",
    zh="请写条件，例如`generation.net_mw >= 300`",
)
CONDITION_TOO_LONG = Message(
    en="the condition is longer than {longest} characters",
    ja="条件が{longest}文字を超える",
    zh="条件超过{longest}个字符",
)
CONDITION_TOO_DEEP = Message(
    en="the condition nests more than {deepest} deep",
    ja="条件の入れ子が{deepest}段を超える",
    zh="条件嵌套超过{deepest}层",
)
NAME_ITS_PARTS = Message(
    en="name its parts as conclusions", ja="部分に中間結論として名前を付ける", zh="将其各部分命名为中间结论"
)
TEXT_UNENDED = Message(
    en="the text that begins here has no end", ja="ここで始まる文字列に終わりがない", zh="此处开始的文本没有结尾"
)
CLOSE_TEXT = Message(en="close it with `{quote}`", ja="`{quote}`で閉じる", zh="用`{quote}`结束")
NOT_OF_THE_LANGUAGE = Message(
    en="`{word}` does not belong to the language", ja="`{word}`はこの言語にない", zh="`{word}`不属于本语言"
)
NOT_HERE = Message(en="`{word}` does not belong here", ja="`{word}`はここに置けない", zh="`{word}`不应出现在此处")
ENDS_EARLY = Message(en="the condition ends too early", ja="条件が途中で終わっている", zh="条件结束得过早")
TO_COMPARE = Message(en="to compare, write `==`", ja="比べるには`==`と書く", zh="比较时请写`==`")
WRITE_IT = Message(en="write `{text}`", ja="`{text}`と書く", zh="请写`{text}`")
PLAIN_QUOTES = Message(
    en="quote texts with plain quotes: `{quote}`",
    ja="文字列は半角の引用符`{quote}`で囲む",
    zh="文本请用半角引号`{quote}`括起",
)
NUMBER_TAKES_UNIT = Message(
    en="a number takes the unit of what it is compared with: write `{number}` alone",
    ja="数値の単位は比べる相手の単位になる。`{number}`とだけ書く",
    zh="数值采用其比较对象的单位：只写`{number}`",
)
NO_SEPARATORS = Message(
    en="write numbers without separators, such as `1000`",
    ja="数値は桁区切りなしで書く。例：`1000`",
    zh="数值不加分隔符，例如`1000`",
)
NOT_OPENED = Message(
    en="no `{opening}` was opened for it", ja="対応する`{opening}`がない", zh="没有与之对应的`{opening}`"
)
JOIN_CONDITIONS = Message(
    en="join two conditions with `&&` or `||`", ja="二つの条件は`&&`か`||`でつなぐ", zh="两个条件用`&&`或`||`连接"
)
CLOSE_BRACKET = Message(
    en="close the `{opening}` with `{closing}`",
    ja="`{opening}`を`{closing}`で閉じる",
    zh="用`{closing}`闭合`{opening}`",
)
FINISH_IT = Message(
    en="finish it, or take away what stands last",
    ja="続きを書くか、最後にあるものを除く",
    zh="补全条件，或去掉末尾的内容",
)
NUMBER_DIGITS = Message(
    en="the number `{shown}` has more than {most} digits",
    ja="数値`{shown}`が{most}桁を超える",
    zh="数值`{shown}`超过{most}位",
)
SHORTEN_IT = Message(en="shorten it", ja="短くする", zh="缩短它")
NO_ESCAPE = Message(en="`{shown}` is no escape", ja="`{shown}`というエスケープはない", zh="`{shown}`不是转义")
ESCAPE_BACKSLASH = Message(en="write `\\\\` for a backslash", ja="逆斜線は`\\\\`と書く", zh="反斜杠请写`\\\\`")
