"""What the command line says of how it was called, and of what it cannot read or write."""

from shinsa.messages.message import Message

TOO_MANY_WORDS = Message(en="too many words: {words}", ja="語が多すぎる：{words}", zh="多余的词：{words}")
UNKNOWN_OPTION = Message(en="unknown option: {option}", ja="{option}というオプションはない", zh="没有{option}这个选项")
UNKNOWN_COMMAND = Message(
    en="unknown command {command}", ja="{command}というコマンドはない", zh="没有{command}这个命令"
)
NOT_A_CALENDAR_DAY = Message(
    en="invalid value for {option}: {value} is not a day, YYYY-MM-DD",
    ja="{option}の値が正しくない：{value}は日付（YYYY-MM-DD）でない",
    zh="{option}的值无效：{value}不是日期（YYYY-MM-DD）",
)
NOT_A_WHOLE_NUMBER = Message(
    en="invalid value for {option}: {value} is not a whole number",
    ja="{option}の値が正しくない：{value}は整数でない",
    zh="{option}的值无效：{value}不是整数",
)
NOT_YES_OR_NO = Message(
    en="invalid value for {option}: {value} is not yes or no",
    ja="{option}の値が正しくない：{value}ははい・いいえでない",
    zh="{option}的值无效：{value}不是是或否",
)
NOT_OF_ITS_KIND = Message(
    en="invalid value for {option}: {value} is not a value of its kind",
    ja="{option}の値が正しくない：{value}はこの種の値でない",
    zh="{option}的值无效：{value}不是此类的值",
)
INVALID_VALUE = Message(
    en="invalid value {value} for {option}", ja="{option}に{value}という値はない", zh="{option}没有{value}这个值"
)
OPTION_NEEDS_VALUE = Message(
    en="command {command} parameter {option} requires an argument",
    ja="コマンド{command}の{option}に値が要る",
    zh="命令{command}的{option}需要一个值",
)
OPTION_TWICE = Message(
    en="parameter {option} specified multiple times", ja="{option}が何度も指定されている", zh="{option}被多次指定"
)
HINT_MEANT = Message(en="did you mean {meant}?", ja="{meant}のことか", zh="是否指{meant}？")
HINT_CHOOSE = Message(en="choose from {choices}", ja="次から選ぶ：{choices}", zh="从以下选择：{choices}")
HINT_HELP = Message(en="see {help}", ja="{help}を見る", zh="参见{help}")

NO_PROPOSAL_NAMED = Message(en="no proposal is named", ja="提案が指定されていない", zh="没有指明提案")
GIVE_A_FILE = Message(
    en="give a file, a folder, or `-` for standard input",
    ja="ファイル、フォルダー、または標準入力なら`-`を指定する",
    zh="请给出文件、文件夹，或用`-`表示标准输入",
)
FOLDER_WITHOUT = Message(
    en="folder {name} holds no proposal", ja="フォルダー{name}に提案がない", zh="文件夹{name}中没有提案"
)
PROPOSALS_ARE = Message(
    en="proposals are files named `{pattern}`",
    ja="提案は`{pattern}`という名前のファイル",
    zh="提案是名称为`{pattern}`的文件",
)
RULE_AND_PANEL = Message(
    en="`--rule` shows one rule alone, and no panel",
    ja="`--rule`は一つの規則だけを示し、委員ごとの結果は示さない",
    zh="`--rule`只显示一条规则，不显示各委员的结果",
)
LEAVE_ONE_OUT = Message(
    en="leave out `--panel` or `--rule`", ja="`--panel`か`--rule`を除く", zh="去掉`--panel`或`--rule`"
)
MAX_SIZE_LEAST = Message(en="`--max-size` must be at least 1", ja="`--max-size`は1以上とする", zh="`--max-size`至少为1")
RECORD_ONE = Message(en="a record holds one screening", ja="記録に収められる審査は一件", zh="一份记录只保存一次审查")
ONE_FILE_NO_RECORD = Message(
    en="give one file, or leave out `--record`",
    ja="ファイルを一つだけ指定するか、`--record`を除く",
    zh="只给一个文件，或去掉`--record`",
)
RULE_AS_TEXT = Message(
    en="`--rule` shows one rule of one screening as text",
    ja="`--rule`は一件の審査の一つの規則を文章で示す",
    zh="`--rule`以文本显示一次审查中的一条规则",
)
ONE_FILE_NO_FORMAT = Message(
    en="give one file and no other `--format`",
    ja="ファイルを一つだけ指定し、ほかの`--format`を指定しない",
    zh="只给一个文件，且不用其他`--format`",
)
NO_SUCH_RULE = Message(
    en="ruleset `{ruleset}` has no rule {name}",
    ja="規則集`{ruleset}`に規則{name}はない",
    zh="规则集`{ruleset}`没有规则{name}",
)
RULES_LISTS_THEM = Message(
    en="`shinsa rules` lists them", ja="`shinsa rules`が規則を一覧にする", zh="`shinsa rules`可列出各规则"
)
ANSWERS_FROM_TO = Message(
    en="`--answers` must be from 1 to {most}", ja="`--answers`は1から{most}までとする", zh="`--answers`应为1至{most}"
)
ANSWERS_FROM_INPUT = Message(
    en="answers come from standard input, so the proposal cannot",
    ja="答えを標準入力から読むため、提案は標準入力から読めない",
    zh="答复来自标准输入，因此提案不能来自标准输入",
)
NAME_A_FILE = Message(en="name a file", ja="ファイルを指定する", zh="请指明文件")
ALREADY_THERE = Message(en="{name} is there already", ja="{name}はすでにある", zh="{name}已存在")
NAME_ANOTHER = Message(
    en="name another with `--output`, or add `--overwrite`",
    ja="`--output`で別の名前を指定するか、`--overwrite`を付ける",
    zh="用`--output`另指名称，或加上`--overwrite`",
)
CANNOT_READ = Message(
    en="{name} cannot be read: {reason}", ja="{name}を読み取れない：{reason}", zh="无法读取{name}：{reason}"
)
CANNOT_BE_A_NAME = Message(
    en="{name} cannot be the name of a file", ja="{name}はファイル名になりえない", zh="{name}不能作为文件名"
)
CANNOT_WRITE = Message(
    en="cannot write {target}: {reason}", ja="{target}に書き込めない：{reason}", zh="无法写入{target}：{reason}"
)
TO_STANDARD_OUTPUT = Message(en="to standard output", ja="標準出力", zh="标准输出")
IO_FAILED = Message(en="input or output failed", ja="入出力の失敗", zh="输入或输出失败")
TIME_LIMIT_UNKEPT = Message(
    en="a time limit of {seconds} seconds cannot be kept",
    ja="{seconds}秒という制限時間は守れない",
    zh="无法遵守{seconds}秒的时限",
)
TIME_LIMIT_SPAN = Message(
    en="give from 0 to {longest} seconds", ja="0秒から{longest}秒までで指定する", zh="请给出0至{longest}秒"
)
INTERNAL_ERROR = Message(
    en="internal error: {what}\n  no verdict is given; this is a mistake in shinsa, please report it with the input"
    " that led here\n  hint: SHINSA_DEBUG=1 shows where it happened",
    ja="内部エラー：{what}\n  判定は出さない。これはshinsaの誤りなので、ここに至った入力とともに報告してほしい\n"
    "  対処：SHINSA_DEBUG=1で発生箇所が分かる",
    zh="内部错误：{what}\n  不给出结论；这是shinsa的错误，请连同导致此情况的输入一并报告\n"
    "  提示：SHINSA_DEBUG=1可显示发生位置",
)
