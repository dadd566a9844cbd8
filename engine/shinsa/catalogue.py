"""What is said of files and folders, of YAML, and of a day on which nothing is in force."""

import errno
from collections.abc import Mapping
from typing import Final

from shinsa.messages.message import Message

WITH_HINT = Message(en="{message}\n  hint: {hint}", ja="{message}\n  対処：{hint}", zh="{message}\n  提示：{hint}")

NO_SUCH_FILE = Message(en="no such file or directory", ja="ファイルもフォルダーもない", zh="没有这样的文件或文件夹")
PERMISSION_DENIED = Message(en="permission denied", ja="権限がない", zh="没有权限")
NOT_PERMITTED = Message(en="operation not permitted", ja="許可されていない操作", zh="不允许的操作")
IS_A_FOLDER = Message(en="is a directory", ja="フォルダーである", zh="是文件夹")
NOT_A_FOLDER = Message(en="not a directory", ja="フォルダーでない", zh="不是文件夹")
NAME_TOO_LONG = Message(en="file name too long", ja="ファイル名が長すぎる", zh="文件名过长")
NO_SPACE_LEFT = Message(en="no space left on device", ja="空き容量がない", zh="设备没有剩余空间")
READ_ONLY = Message(en="read-only file system", ja="読み取り専用のファイルシステム", zh="只读文件系统")
REASONS: Final[Mapping[int | None, Message]] = {
    errno.ENOENT: NO_SUCH_FILE,
    errno.EACCES: PERMISSION_DENIED,
    errno.EPERM: NOT_PERMITTED,
    errno.EISDIR: IS_A_FOLDER,
    errno.ENOTDIR: NOT_A_FOLDER,
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.ENOSPC: NO_SPACE_LEFT,
    errno.EROFS: READ_ONLY,
}
"""What an operating system commonly says, by its number; anything else stands in the system's own words."""
NOT_ORDINARY_FILE = Message(en="it is not an ordinary file", ja="通常のファイルでない", zh="它不是普通文件")
IT_IS_REFUSED = Message(en="it is refused", ja="拒否された", zh="遭到拒绝")

FILE_UNREADABLE = Message(
    en="the file cannot be read: {reason}", ja="ファイルを読み取れない：{reason}", zh="无法读取文件：{reason}"
)
FILE_OVER_LIMIT = Message(en="the file has more than 1 MiB", ja="ファイルが1 MiBを超える", zh="文件超过1 MiB")
SPLIT_THE_FILE = Message(en="split it in several files", ja="複数のファイルに分ける", zh="拆分为多个文件")
BYTE_NOT_UTF8 = Message(en="byte 0x{byte} is not UTF-8", ja="バイト0x{byte}がUTF-8でない", zh="字节0x{byte}不是UTF-8")
SAVE_FILE_AS_UTF8 = Message(en="save the file as UTF-8", ja="ファイルをUTF-8で保存する", zh="将文件以UTF-8保存")
TAB_STANDS = Message(en="a tab stands here", ja="ここにタブがある", zh="此处有制表符")
USE_SPACES = Message(en="use spaces", ja="空白を使う", zh="请用空格")
CHARACTER_STANDS = Message(
    en="the character U+{code} stands here", ja="ここに文字U+{code}がある", zh="此处有字符U+{code}"
)
TAKE_OUT = Message(en="take it out", ja="除く", zh="去掉它")
KEEP_ONE_ONLY = Message(en="keep one", ja="一つだけ残す", zh="只保留一个")
CALL_IT = Message(en="call it `{name}`", ja="`{name}`とする", zh="改名为`{name}`")
FILE_EMPTY = Message(en="the file says nothing", ja="ファイルに何も書かれていない", zh="文件没有任何内容")
SECOND_DOCUMENT = Message(
    en="a second document begins here", ja="ここで二つ目の文書が始まる", zh="此处开始了第二份文档"
)
FILE_OF_ITS_OWN = Message(en="put it in a file of its own", ja="別のファイルにする", zh="将其放入单独的文件")
ALIAS_REPEATS = Message(
    en="`*{anchor}` repeats another value", ja="`*{anchor}`は別の値の繰り返し", zh="`*{anchor}`重复了另一个值"
)
WRITE_VALUE_OUT = Message(en="write the value out", ja="値を書き下す", zh="将值完整写出")
TOO_MANY_LEVELS = Message(
    en="lists and mappings nest more than {deepest} levels deep",
    ja="一覧と対応表の入れ子が{deepest}段を超える",
    zh="列表与映射嵌套超过{deepest}层",
)
KEY_NOT_TEXT = Message(en="this key is not a text", ja="このキーは文字列でない", zh="该键不是文本")
KEY_ONE_WORD = Message(en="a key is a single word", ja="キーは一語で書く", zh="键应为单个词")
MERGES_MAPPING = Message(
    en="`<<` merges another mapping in", ja="`<<`は別の対応表を取り込む", zh="`<<`并入了另一个映射"
)
WRITE_ENTRIES_OUT = Message(en="write its entries out", ja="その項目を書き下す", zh="将其条目完整写出")
KEY_TWICE = Message(
    en="`{key}` is given twice, first on line {line}",
    ja="`{key}`が二度ある（最初は{line}行目）",
    zh="`{key}`出现两次，首次在第{line}行",
)
ANCHOR_MARKS = Message(
    en="`&{anchor}` marks a value for repeating",
    ja="`&{anchor}`は繰り返すための印",
    zh="`&{anchor}`将值标记为可重复",
)
TAG_TYPES = Message(
    en="the tag `{tag}` gives a type to this value",
    ja="タグ`{tag}`がこの値に型を与えている",
    zh="标签`{tag}`为该值指定了类型",
)
KEY_DECIDES = Message(
    en="take it out: the key decides the type", ja="除く。型はキーが決める", zh="去掉它：类型由键决定"
)
NOT_YAML = Message(en="this is not YAML: {problem}", ja="YAMLでない：{problem}", zh="这不是YAML：{problem}")
YAML_UNREADABLE = Message(en="it cannot be read", ja="読み取れない", zh="无法读取")
QUOTE_THE_COLON = Message(
    en="put a text that holds `: ` in quotes", ja="`: `を含む文字列は引用符で囲む", zh="含`: `的文本请加引号"
)
LOOK_AT_INDENTATION = Message(
    en="look at the indentation, and at quotes inside a quoted text",
    ja="字下げと、引用文中の引用符を確かめる",
    zh="检查缩进以及带引号文本中的引号",
)
KEY_THEN_COLON = Message(en="a key is followed by `: `", ja="キーの後には`: `が続く", zh="键之后应有`: `")
QUOTE_SPECIAL = Message(
    en="put a text that begins with a special character in quotes",
    ja="特殊文字で始まる文字列は引用符で囲む",
    zh="以特殊字符开头的文本请加引号",
)
QUOTE_THE_STAR = Message(
    en="put a text that begins with `*` in quotes", ja="`*`で始まる文字列は引用符で囲む", zh="以`*`开头的文本请加引号"
)
NOT_CLOSED = Message(en="a quote or a bracket is not closed", ja="引用符か括弧が閉じていない", zh="引号或括号没有闭合")
BRACE_NOT_CLOSED = Message(
    en="a brace is not closed, or a comma is missing",
    ja="波括弧が閉じていないか、コンマがない",
    zh="花括号没有闭合，或缺少逗号",
)
BRACKET_NOT_CLOSED = Message(
    en="a bracket is not closed, or a comma is missing",
    ja="角括弧が閉じていないか、コンマがない",
    zh="方括号没有闭合，或缺少逗号",
)

FILE_MISSING = Message(en="the file is missing", ja="ファイルがない", zh="缺少该文件")
EVERY_RULESET_HAS = Message(en="every ruleset has it", ja="どの規則集にも必要", zh="每个规则集都须有它")
FILE_NOT_READ = Message(en="the file is not read", ja="このファイルは読まれない", zh="该文件不会被读取")
A_FILE_NO_FOLDER = Message(
    en="`{name}` is a file, not a folder", ja="`{name}`はフォルダーでなくファイル", zh="`{name}`是文件，不是文件夹"
)
NO_RULESET = Message(
    en="`{name}` is neither a shipped ruleset nor a folder",
    ja="`{name}`は付属の規則集でもフォルダーでもない",
    zh="`{name}`既不是随附的规则集，也不是文件夹",
)
SHIPPED_RULESETS = Message(en="shipped rulesets are {names}", ja="付属の規則集は{names}", zh="随附的规则集有{names}")
MEANT_RULESET = Message(
    en="did you mean `{name}`? shipped rulesets are {names}",
    ja="`{name}`のことか。付属の規則集は{names}",
    zh="是否指`{name}`？随附的规则集有{names}",
)
NONE_SHIPPED = Message(
    en="no ruleset is shipped: name a folder",
    ja="付属の規則集はない。フォルダーを指す",
    zh="没有随附的规则集：请指明文件夹",
)
FOLDER_UNREADABLE = Message(
    en="`{folder}` cannot be read: {reason}", ja="`{folder}`を読み取れない：{reason}", zh="无法读取`{folder}`：{reason}"
)

RULESET_NOT_IN_FORCE = Message(
    en="ruleset `{ruleset}` is in force from {since} to {until}, not on {day}",
    ja="規則集`{ruleset}`は{day}には効力がない（効力があるのは{since}から{until}まで）",
    zh="规则集`{ruleset}`在{day}未生效（生效期为{since}至{until}）",
)
THE_BEGINNING = Message(en="the beginning", ja="当初", zh="起初")
FURTHER_NOTICE = Message(en="further notice", ja="別段の通知", zh="另行通知")
CHOOSE_A_DAY = Message(
    en="choose a day in that span with --as-of", ja="その期間内の日を--as-ofで選ぶ", zh="用--as-of选择该期间内的一天"
)
PARAMETERS_WITHOUT_VALUE = Message(
    en="ruleset `{ruleset}` has no value on {day} for {names}",
    ja="規則集`{ruleset}`には{day}時点の{names}の値がない",
    zh="规则集`{ruleset}`在{day}没有{names}的取值",
)
CHOOSE_A_LATER_DAY = Message(
    en="choose a later day with --as-of", ja="より後の日を--as-ofで選ぶ", zh="用--as-of选择更晚的一天"
)

RECORD_INCOMPLETE = Message(
    en="this record lacks a part, or a part has the wrong form",
    ja="この記録には欠けた部分か、形の正しくない部分がある",
    zh="本记录缺少某一部分，或某一部分格式不对",
)
CUT_SHORT = Message(en="was it cut short?", ja="途中で切れていないか", zh="是否被截断？")
RECORD_INFERENCES = Message(
    en="this record was made with the inferences {needed}; here they are {here}",
    ja="この記録は推論{needed}で作られたが、ここでは{here}である",
    zh="本记录由推理{needed}作出；此处为{here}",
)
BYTES_DIFFER = Message(
    en="the bytes differ, the content does not",
    ja="バイト列は異なるが、内容は同じ",
    zh="字节不同，内容相同",
)
RECORD_DIFFERENCE = Message(
    en="{pointer}: kept {kept}, now {now}",
    ja="{pointer}: 記録では{kept}、今は{now}",
    zh="{pointer}: 记录为{kept}，现为{now}",
)
RECORD_OTHER_RULESET = Message(
    en="this record was made with ruleset `{id}` {version} ({digest}); `{other}` {other_version} ({other_digest}) is"
    " another",
    ja="この記録は規則集`{id}` {version}（{digest}）で作られた。`{other}` {other_version}（{other_digest}）は別のもの",
    zh="本记录由规则集`{id}` {version}（{digest}）作出；`{other}` {other_version}（{other_digest}）是另一个",
)
GIVE_ITS_RULESET = Message(
    en="give the ruleset it was made with by --ruleset",
    ja="記録を作った規則集を--rulesetで指定する",
    zh="用--ruleset给出作出记录时的规则集",
)
RECORD_NOT_JSON = Message(
    en="this is not a record: it is not JSON", ja="記録でない：JSONでない", zh="这不是记录：它不是JSON"
)
RECORD_OTHER_SCHEMA = Message(
    en="this is not a record: its `schema` is not `{schema}`",
    ja="記録でない：`schema`が`{schema}`でない",
    zh="这不是记录：其`schema`不是`{schema}`",
)
MAKE_A_RECORD = Message(
    en="make one with `shinsa screen --record`",
    ja="`shinsa screen --record`で作る",
    zh="用`shinsa screen --record`作出",
)
