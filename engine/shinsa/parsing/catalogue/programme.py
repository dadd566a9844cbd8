"""What is said of programme.yaml, parameters.yaml and statements.yaml."""

from shinsa.messages.message import Message

NO_SUCH_CURRENCY = Message(en="`{found}` is not a currency", ja="`{found}`は通貨でない", zh="`{found}`不是货币")
CURRENCY_FORM = Message(
    en="write three capital letters, such as `USD`",
    ja="大文字三字で書く。例：`USD`",
    zh="写三个大写字母，例如`USD`",
)
CURRENCY_CODES = Message(
    en="codes are three letters of ISO 4217, such as `JPY`",
    ja="コードはISO 4217の三文字。例：`JPY`",
    zh="代码为ISO 4217的三个字母，例如`JPY`",
)
OWN_CURRENCY = Message(
    en="`{code}` is the programme's own currency", ja="`{code}`はプログラム自身の通貨", zh="`{code}`是本计划自身的货币"
)
RATE_ABOVE_ZERO = Message(en="a rate is more than 0", ja="換算率は0より大きい", zh="汇率应大于0")
RATE_MEANS = Message(
    en="write what one unit is worth in the programme's currency",
    ja="一単位がプログラムの通貨でいくらかを書く",
    zh="请写一单位折合本计划货币的数额",
)
RATE_TWICE = Message(
    en="`{currency}` has a rate of {dated} already",
    ja="`{currency}`には{dated}の換算率がすでにある",
    zh="`{currency}`已有{dated}的汇率",
)
PERIOD_REVERSED = Message(
    en="the period begins on {since} and ends on {until}",
    ja="期間が{since}に始まり{until}に終わっている",
    zh="期间始于{since}而止于{until}",
)
NOT_A_LANGUAGE = Message(en="`{found}` is not a language", ja="`{found}`は言語でない", zh="`{found}`不是语言")
LANGUAGE_FORM = Message(
    en="write its code, such as `en` or `zh`",
    ja="言語コードを書く。例：`en`、`zh`",
    zh="请写语言代码，例如`en`或`zh`",
)
NOT_A_VERSION = Message(en="`{found}` is not a version", ja="`{found}`は版でない", zh="`{found}`不是版本号")
VERSION_FORM = Message(
    en="write three numbers, such as `1.0.0`", ja="三つの数で書く。例：`1.0.0`", zh="写三个数，例如`1.0.0`"
)
LANGUAGE_VERSION_UNKNOWN = Message(
    en="version `{found}` of the ruleset language is not known here",
    ja="規則集の言語の版`{found}`はここでは知られていない",
    zh="此处不认识规则集语言的版本`{found}`",
)
CAP_NEEDLESS = Message(
    en="`{name}` gives no points, so it has no cap",
    ja="`{name}`は点を与えないため、上限はない",
    zh="`{name}`不给分，因此没有上限",
)
CAP_MISSING = Message(
    en="the family `{name}` gives points and lacks `cap`",
    ja="区分`{name}`は点を与えるが`cap`がない",
    zh="类别`{name}`给分，但缺少`cap`",
)
NAME_THE_CAP = Message(
    en="name the parameter that holds its highest score",
    ja="最高点を持つパラメータを指す",
    zh="指明保存其最高分的参数",
)
NOT_WHOLE_DAYS = Message(
    en="the parameter `{name}` is not a whole number of days",
    ja="パラメータ`{name}`は整数の日数でない",
    zh="参数`{name}`不是整数天数",
)
LIST_FAMILY = Message(
    en="list it under `families` in programme.yaml",
    ja="programme.yamlの`families`に挙げる",
    zh="将其列入programme.yaml的`families`",
)
LIST_DOCUMENT = Message(
    en="list it under `documents` in programme.yaml",
    ja="programme.yamlの`documents`に挙げる",
    zh="将其列入programme.yaml的`documents`",
)
DOCUMENT_UNKNOWN = Message(
    en="no document is called `{name}`", ja="`{name}`という文書はない", zh="没有名为`{name}`的文件"
)

CHOICES_MISSING = Message(
    en="a parameter of type choice lacks `choices`",
    ja="型choiceのパラメータに`choices`がない",
    zh="类型为choice的参数缺少`choices`",
)
NAME_THE_FACT = Message(
    en="name the fact whose choices it takes, or list them",
    ja="選択肢を借りる事実を指すか、選択肢を挙げる",
    zh="指明采用其选项的事实，或列出选项",
)
NO_FACT_WITH_CHOICES = Message(
    en="no fact with choices is called `{path}`",
    ja="`{path}`という、選択肢のある事実はない",
    zh="没有名为`{path}`且带选项的事实",
)
NO_SETTING = Message(
    en="a parameter has at least one setting", ja="パラメータには少なくとも一つの設定が要る", zh="参数至少要有一个设定"
)
SETTING_SAYS = Message(
    en="say its value, since when, who and why",
    ja="値と、いつから、誰が、なぜかを書く",
    zh="写明取值、起始日、设定者与理由",
)
SETTINGS_SAME_DAY = Message(
    en="two settings begin on {since}", ja="{since}に始まる設定が二つある", zh="有两个设定始于{since}"
)
SETTING_AFTER = Message(
    en="the setting of {since} stands after that of {before}",
    ja="{since}の設定が{before}の設定より後にある",
    zh="{since}的设定排在{before}的设定之后",
)
SETTINGS_IN_ORDER = Message(
    en="write settings in the order of their dates", ja="設定は日付の順に書く", zh="设定按日期顺序书写"
)

STATEMENT_BOTH = Message(
    en="the statement `{name}` has both `rules` and `unused`",
    ja="記述`{name}`に`rules`と`unused`の両方がある",
    zh="陈述`{name}`同时有`rules`和`unused`",
)
STATEMENT_NEITHER = Message(
    en="the statement `{name}` has neither a rule nor a reason why none uses it",
    ja="記述`{name}`に規則も、使わない理由もない",
    zh="陈述`{name}`既没有规则，也没有未被采用的理由",
)
STATEMENT_FORM = Message(
    en="write `rules: [...]` with the rules that quote it, or `unused: …` with the reason",
    ja="引用する規則を`rules: [...]`に、または理由を`unused: …`に書く",
    zh="用`rules: [...]`写明引用它的规则，或用`unused: …`写明理由",
)
QUOTE_LANGUAGE = Message(
    en="a quotation does not say its language", ja="引用の言語が書かれていない", zh="引文没有写明语言"
)
WRITE_LANGUAGE = Message(
    en="write `language: zh`, or the language it is in",
    ja="`language: zh`のように、その言語を書く",
    zh="写`language: zh`，或其所用语言",
)
RENDERING_MISSING = Message(
    en="a quotation in `{language}` has no rendering in English",
    ja="`{language}`の引用に英訳がない",
    zh="`{language}`引文没有英文译文",
)
WRITE_RENDERING = Message(en="write `rendering: …`", ja="`rendering: …`を書く", zh="请写`rendering: …`")
