"""What is said of a document that cannot be read, or not whole."""

from shinsa.messages.message import Message, Plural

ONE_OBJECT = Message(
    en="a proposal is one JSON object, not {shown}",
    ja="提案は一つのJSONオブジェクトである（実際：{shown}）",
    zh="提案应为一个JSON对象，而不是{shown}",
)
WRITE_OBJECT = Message(
    en='write {{"id": …, "title": …, …}}',
    ja='次のように書く：{{"id": …, "title": …, …}}',
    zh='这样书写：{{"id": …, "title": …, …}}',
)
TOO_MANY_BYTES = Message(
    en="the document has {length} bytes; the limit is {limit}",
    ja="文書は{length}バイト。上限は{limit}バイト",
    zh="文件有{length}字节；上限为{limit}字节",
)
EMPTY_DOCUMENT = Message(en="the document is empty", ja="文書が空", zh="文件为空")
AT_LEAST_OBJECT = Message(
    en='a proposal is at least {{"id": …, "title": …}}',
    ja='提案には少なくとも{{"id": …, "title": …}}が要る',
    zh='提案至少为{{"id": …, "title": …}}',
)
BYTE_ORDER_MARK = Message(
    en="the document begins with a byte order mark", ja="文書がバイト順マークで始まる", zh="文件以字节顺序标记开头"
)
SAVE_WITHOUT_MARK = Message(
    en="save it as UTF-8 without one", ja="それを付けずにUTF-8で保存する", zh="以不带该标记的UTF-8保存"
)
NUL_BYTE = Message(
    en="the document holds a NUL byte at byte {offset}",
    ja="文書の{offset}バイト目にNULバイトがある",
    zh="文件第{offset}字节处有NUL字节",
)
IS_IT_UTF16 = Message(
    en="is it UTF-16, or not a text at all? save it as UTF-8",
    ja="UTF-16か、テキストでない可能性がある。UTF-8で保存する",
    zh="是否为UTF-16，或根本不是文本？请以UTF-8保存",
)
NOT_UTF8 = Message(
    en="the document is not UTF-8: byte {offset} is {byte}",
    ja="文書がUTF-8でない：{offset}バイト目が{byte}",
    zh="文件不是UTF-8：第{offset}字节为{byte}",
)
SAVE_AS_UTF8 = Message(en="save it as UTF-8", ja="UTF-8で保存する", zh="以UTF-8保存")
TOO_DEEP = Message(
    en="brackets are nested more than {deepest} deep at line {line}, column {column}",
    ja="{line}行{column}列で括弧の入れ子が{deepest}段を超える",
    zh="第{line}行第{column}列处括号嵌套超过{deepest}层",
)
NOT_JSON = Message(
    en="not JSON at line {line}, column {column}: {why}",
    ja="{line}行{column}列がJSONでない：{why}",
    zh="第{line}行第{column}列不是JSON：{why}",
)
TEXT_BEGINS = Message(en="the text there begins {rest}", ja="そこの文字列の始まり：{rest}", zh="该处文本开头为{rest}")
CANNOT_BE_READ = Message(en="it cannot be read", ja="読み取れない", zh="无法读取")
VALUE_EXPECTED = Message(en="a value is expected", ja="値が必要", zh="此处应有值")
KEY_EXPECTED = Message(
    en="a key in double quotation marks is expected", ja="二重引用符で囲んだキーが必要", zh="此处应有双引号括起的键"
)
COMMA_BEFORE_BRACKET = Message(
    en="a comma stands before a closing bracket", ja="閉じ括弧の前にコンマがある", zh="右括号前有逗号"
)
COLON_EXPECTED = Message(en="a colon is expected after the key", ja="キーの後にコロンが必要", zh="键之后应有冒号")
COMMA_EXPECTED = Message(
    en="a comma or a closing bracket is expected", ja="コンマまたは閉じ括弧が必要", zh="此处应有逗号或右括号"
)
NEVER_ENDS = Message(
    en="the text that begins here does not end", ja="ここで始まる文字列が終わらない", zh="此处开始的文本没有结束"
)
BARE_CONTROL = Message(
    en="a text holds a bare control character", ja="文字列に制御文字がそのまま含まれる", zh="文本含有未转义的控制字符"
)
NO_SUCH_ESCAPE = Message(
    en="a text holds an escape that does not exist", ja="文字列に存在しないエスケープがある", zh="文本含有不存在的转义"
)
SOMETHING_FOLLOWS = Message(
    en="something follows after the end of the document", ja="文書の終わりの後に何かが続く", zh="文件结尾之后还有内容"
)
NO_JSON_NUMBER = Message(
    en="{literal} is not a number in JSON", ja="{literal}はJSONの数値でない", zh="{literal}不是JSON数值"
)
LEAVE_NUMBER_OUT = Message(
    en="leave out a number that is not known", ja="分からない数値は省く", zh="不清楚的数值请略去"
)
NUMBER_TOO_LONG = Message(
    en="the number {literal} is too long: at most {digits} digits before and after the point",
    ja="数値{literal}が長すぎる：小数点の前後それぞれ最大{digits}桁",
    zh="数值{literal}过长：小数点前后各最多{digits}位",
)
KEY_REPEATS = Message(
    en=Plural(
        "the key {key} stands {times} time in one object", "the key {key} stands {times} times in one object", "times"
    ),
    ja="キー{key}が一つのオブジェクトに{times}回ある",
    zh="键{key}在一个对象中出现{times}次",
)
KEEP_ONE = Message(en="keep one of them", ja="一つだけ残す", zh="只保留一个")
HALF_A_CHARACTER = Message(
    en="the text holds half a character, {half}, and not its other half",
    ja="文字列に半端な文字{half}があり、もう半分がない",
    zh="文本含有半个字符{half}，缺少另一半",
)
KEY_HALF_A_CHARACTER = Message(
    en="the key {key} holds half a character", ja="キー{key}に半端な文字がある", zh="键{key}含有半个字符"
)
