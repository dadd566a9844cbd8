"""What is said of rules: their conditions, points, messages and sources."""

from shinsa.messages.message import Message

UNCLEAR_RULE = Message(
    en="this rule is neither a gate nor a merit nor a note",
    ja="この規則は関門でも加点規則でも注記でもない",
    zh="本规则既不是门槛，也不是评分规则或注记",
)
RULE_FORMS = Message(
    en="a gate has `reject_unless` or `review_unless`, a merit `tiers` or `points`, a note `note`",
    ja="関門には`reject_unless`か`review_unless`、加点規則には`tiers`か`points`、注記には`note`がある",
    zh="门槛有`reject_unless`或`review_unless`，评分规则有`tiers`或`points`，注记有`note`",
)
GATE_WITHOUT = Message(en="this gate has no condition", ja="この関門に条件がない", zh="本门槛没有条件")
GATE_FORMS = Message(
    en="write `reject_unless` or `review_unless`",
    ja="`reject_unless`か`review_unless`を書く",
    zh="请写`reject_unless`或`review_unless`",
)
BESIDE_CONDITION = Message(
    en="`on_conflict` stands beside a condition",
    ja="`on_conflict`が条件と並んでいる",
    zh="`on_conflict`与条件并列",
)
GATE_OF_ITS_OWN = Message(en="make it a gate of its own", ja="別の関門にする", zh="将其设为单独的门槛")
KIND_WITHOUT_REVIEW = Message(
    en="`review_kind` stands without `review_unless`",
    ja="`review_unless`なしに`review_kind`がある",
    zh="有`review_kind`而没有`review_unless`",
)
TIERS_BESIDE = Message(en="`tiers` stands beside {keys}", ja="`tiers`が{keys}と並んでいる", zh="`tiers`与{keys}并列")
MOVE_INTO_TIER = Message(en="move them into a tier", ja="段の中に移す", zh="将其移入档次")
POINTS_ALWAYS = Message(
    en="to give points always, write `tiers: [{{otherwise: true, points: …}}]`",
    ja="常に点を与えるには`tiers: [{{otherwise: true, points: …}}]`と書く",
    zh="若始终给分，请写`tiers: [{{otherwise: true, points: …}}]`",
)
KEY_EMPTY = Message(en="`{key}` is empty", ja="`{key}`が空", zh="`{key}`为空")
WRITE_OR_REMOVE = Message(
    en="write one, or take `{key}` out", ja="書き入れるか、`{key}`を除く", zh="写上一项，或去掉`{key}`"
)
OTHERWISE_TRUE = Message(en="`otherwise` is always `true`", ja="`otherwise`は常に`true`", zh="`otherwise`始终为`true`")
WHEN_OR_OTHERWISE = Message(
    en="a tier has one of `when` and `otherwise`",
    ja="段には`when`か`otherwise`のどちらか一つがある",
    zh="档次应有`when`与`otherwise`之一",
)
RANK_MISPLACED = Message(
    en="`rank` stands in a note that does not rank",
    ja="順位づけをしない注記に`rank`がある",
    zh="不作排序的注记中有`rank`",
)
RANK_OR_NOT = Message(
    en="write `note: rank`, or take `rank` out",
    ja="`note: rank`と書くか、`rank`を除く",
    zh="写`note: rank`，或去掉`rank`",
)
RANK_MISSING = Message(
    en="a note that ranks lacks `rank`", ja="順位づけをする注記に`rank`がない", zh="作排序的注记缺少`rank`"
)
NOT_A_RULE_ID = Message(
    en="`{found}` is not the id of a rule", ja="`{found}`は規則のidでない", zh="`{found}`不是规则的id"
)
RULE_ID_FORM = Message(
    en="write two words in small letters with a dot between, such as `power.firm_generation`",
    ja="小文字の二語を点でつないで書く。例：`power.firm_generation`",
    zh="用点连接两个小写单词，例如`power.firm_generation`",
)
FAMILY_UNKNOWN = Message(en="no family is called `{name}`", ja="`{name}`という区分はない", zh="没有名为`{name}`的类别")
ID_WITHOUT_FAMILY = Message(
    en="`{id}` does not begin with its family, `{family}`",
    ja="`{id}`が区分`{family}`で始まっていない",
    zh="`{id}`没有以其类别`{family}`开头",
)

POINTS_TOO_FINE = Message(
    en="`{found}` is finer than a hundredth of a point",
    ja="`{found}`は百分の一点より細かい",
    zh="`{found}`细于百分之一分",
)
PARAMETER_TOO_FINE = Message(
    en="the parameter `{name}` is {value}, finer than a hundredth of a point",
    ja="パラメータ`{name}`は{value}で、百分の一点より細かい",
    zh="参数`{name}`为{value}，细于百分之一分",
)
POINTS_DECIMALS = Message(
    en="points have at most {most} decimals", ja="点の小数は{most}桁まで", zh="分数至多有{most}位小数"
)
PARAMETER_NOT_NUMBER = Message(
    en="the parameter `{name}` is not a number", ja="パラメータ`{name}`は数値でない", zh="参数`{name}`不是数值"
)
DECLARE_PARAMETER = Message(
    en="declare it in parameters.yaml", ja="parameters.yamlで宣言する", zh="在parameters.yaml中声明"
)

BRACE_ALONE = Message(en="`{brace}` stands alone", ja="`{brace}`が単独である", zh="`{brace}`单独出现")
BRACE_A_PATH = Message(en="write `{{path}}` around a fact", ja="事実は`{{path}}`のように書く", zh="事实写作`{{path}}`")
PLACE_NAMES_NOTHING = Message(
    en="`{place}` names no fact and no parameter",
    ja="`{place}`という事実もパラメータもない",
    zh="`{place}`既不是事实也不是参数",
)
NAME_BY_PATH = Message(
    en="name a fact by its path, or a parameter as `param.name`",
    ja="事実はパスで、パラメータは`param.name`で指す",
    zh="事实用路径指明，参数用`param.name`指明",
)
PLACE_IS_OBJECTS = Message(
    en="`{place}` is a list of objects", ja="`{place}`はオブジェクトの一覧", zh="`{place}`是对象列表"
)
NAME_ITS_FIELD = Message(
    en="name one of its fields, such as `{place}`",
    ja="欄の一つを指す。例：`{place}`",
    zh="指明其中一个字段，例如`{place}`",
)

NO_SOURCE = Message(
    en="a rule has at least one source", ja="規則には少なくとも一つの根拠が要る", zh="规则至少要有一个依据"
)
NOT_A_SOURCE = Message(en="`{found}` is not a source", ja="`{found}`は根拠でない", zh="`{found}`不是依据")
SOURCE_FORMS = Message(
    en="write `{discretion}`, or a mapping with `quote` or `practice`",
    ja="`{discretion}`と書くか、`quote`か`practice`のある対応表を書く",
    zh="请写`{discretion}`，或写含`quote`或`practice`的映射",
)
SOURCE_BOTH = Message(
    en="a source has both `quote` and `practice`",
    ja="根拠に`quote`と`practice`の両方がある",
    zh="依据同时有`quote`和`practice`",
)
SOURCE_NEITHER = Message(
    en="a source has neither `quote` nor `practice`",
    ja="根拠に`quote`も`practice`もない",
    zh="依据既没有`quote`也没有`practice`",
)
PRACTICE_UNREAD = Message(
    en="a practice does not say where it is read",
    ja="実務の出典が書かれていない",
    zh="惯例没有写明出处",
)
DOCUMENT_OR_REFERENCE = Message(
    en="name the `document`, or give a `reference`",
    ja="`document`を指すか`reference`を書く",
    zh="指明`document`，或给出`reference`",
)
QUOTE_WITHOUT_DOCUMENT = Message(
    en="a quotation lacks `document`", ja="引用に`document`がない", zh="引文缺少`document`"
)
ASSUMES_OPINION = Message(
    en="an assumption is about facts alone, and mentions `{name}`",
    ja="前提は事実だけについてのものだが、`{name}`に触れている",
    zh="前提只涉及事实，却提到了`{name}`",
)
NUMBER_ITSELF = Message(
    en="write the number itself, or make it a rule",
    ja="数値そのものを書くか、規則にする",
    zh="直接写数值，或将其改为规则",
)
