"""What is said of a ruleset as a whole."""

from shinsa.messages.message import Message

RULESET_WITHOUT_RULES = Message(en="the ruleset has no rules", ja="規則集に規則がない", zh="规则集没有规则")
RULES_IN_A_FILE = Message(
    en="write rules in a file of their own, such as `gates.yaml`",
    ja="規則は別のファイルに書く。例：`gates.yaml`",
    zh="规则写在单独的文件中，例如`gates.yaml`",
)
ID_TAKEN = Message(
    en="the id `{id}` is taken by the rule at {at}",
    ja="id`{id}`は{at}の規則が使っている",
    zh="id`{id}`已被位于{at}的规则使用",
)
ID_OF_ITS_OWN = Message(en="give this rule an id of its own", ja="この規則に固有のidを付ける", zh="为本规则另取id")
PARAMETER_UNUSED = Message(
    en="nothing uses the parameter `{name}`", ja="パラメータ`{name}`がどこでも使われていない", zh="参数`{name}`未被使用"
)
CONCLUSION_UNUSED = Message(
    en="nothing uses the conclusion `{name}`",
    ja="中間結論`{name}`がどこでも使われていない",
    zh="中间结论`{name}`未被使用",
)
USE_OR_TAKE_OUT = Message(en="take it out, or use it in a rule", ja="除くか、規則で使う", zh="去掉它，或在规则中使用")
CONCLUSIONS_CIRCLE = Message(
    en="conclusions rest on themselves: {circle}",
    ja="中間結論が自らに基づいている：{circle}",
    zh="中间结论以自身为依据：{circle}",
)
BREAK_CIRCLE = Message(
    en="take one of them out of another's condition",
    ja="その一つを別の条件から除く",
    zh="从另一个的条件中去掉其中一个",
)
THRESHOLDS_OUT_OF_ORDER = Message(
    en="the lower threshold, `{lower}`, is not below `{upper}` from {day} on",
    ja="{day}から、下のしきい値`{lower}`が`{upper}`を下回っていない",
    zh="自{day}起，下限阈值`{lower}`不低于`{upper}`",
)
AGES_OUT_OF_ORDER = Message(
    en="the age that earns a remark, `{lower}`, is not below `{upper}` from {day} on",
    ja="{day}から、所見の付く古さ`{lower}`が`{upper}`を下回っていない",
    zh="自{day}起，给出备注的时效`{lower}`不低于`{upper}`",
)
BOTH_VALUES = Message(
    en="`{lower}` is {low}, `{upper}` is {high}",
    ja="`{lower}`は{low}、`{upper}`は{high}",
    zh="`{lower}`为{low}，`{upper}`为{high}",
)
PARAMETER_LATE = Message(
    en="`{name}` has no value from {start}, when the programme begins, until {first}",
    ja="プログラムの始まる{start}から{first}まで、`{name}`に値がない",
    zh="自计划开始的{start}至{first}，`{name}`没有取值",
)
BEGIN_SETTING_ON = Message(
    en="begin its first setting on {start}", ja="最初の設定を{start}からにする", zh="使其首个设定始于{start}"
)
POINTS_UNCOUNTED = Message(
    en="`{rule}` gives points, and the family `{family}` counts towards nothing",
    ja="`{rule}`は点を与えるが、区分`{family}`は何にも数えられない",
    zh="`{rule}`给分，而类别`{family}`不计入任何得分",
)
MOVE_TO_FAMILY = Message(
    en="move it to a family with a cap, or make it a note",
    ja="上限のある区分に移すか、注記にする",
    zh="移到有上限的类别，或改为注记",
)

RULE_NOT_THERE = Message(
    en="the statement `{name}` names `{rule}`, and there is no such rule",
    ja="記述`{name}`が`{rule}`を挙げているが、その規則はない",
    zh="陈述`{name}`列出了`{rule}`，而没有这条规则",
)
STATEMENT_UNQUOTED = Message(
    en="the rule `{rule}` quotes nothing of the statement `{name}`",
    ja="規則`{rule}`は記述`{name}`を何も引用していない",
    zh="规则`{rule}`没有引用陈述`{name}`",
)
QUOTE_IN_RULE = Message(
    en="quote it in the rule, or take the rule out",
    ja="規則で引用するか、規則を除く",
    zh="在规则中引用它，或去掉该规则",
)
QUOTE_UNSTATED = Message(
    en="no statement of `{document}` holds the words `{quote}`",
    ja="`{document}`の記述に`{quote}`という語句がない",
    zh="`{document}`的陈述中没有`{quote}`这些字句",
)
QUOTE_AS_THEY_STAND = Message(
    en="quote them as they stand, or list them in {file}",
    ja="書かれたまま引用するか、{file}に挙げる",
    zh="按原文引用，或将其列入{file}",
)
RULE_UNNAMED = Message(
    en="no statement with the words `{quote}` names the rule `{rule}`",
    ja="`{quote}`という語句の記述が規則`{rule}`を挙げていない",
    zh="含`{quote}`这些字句的陈述没有列出规则`{rule}`",
)
NAME_IT_IN = Message(
    en="name it in {file}: {statements}", ja="{file}で挙げる：{statements}", zh="在{file}中列出：{statements}"
)

OTHERWISE_NOT_LAST = Message(
    en="tiers stand below `otherwise`", ja="`otherwise`の下に段がある", zh="`otherwise`之下还有档次"
)
MOVE_TO_THE_END = Message(en="move it to the end", ja="最後に移す", zh="移到末尾")
TIER_TWICE = Message(
    en="`{condition}` is the condition of an earlier tier",
    ja="`{condition}`は前の段の条件と同じ",
    zh="`{condition}`是前面某档的条件",
)
TAKE_ONE_OUT = Message(en="take one out", ja="一方を除く", zh="去掉其中一个")
TIER_HIDDEN = Message(
    en="wherever `{condition}` holds, the earlier tier `{earlier}` does",
    ja="`{condition}`が成り立つ所では、前の段`{earlier}`も必ず成り立つ",
    zh="凡`{condition}`成立之处，前面的档次`{earlier}`也成立",
)
NARROWER_FIRST = Message(en="put the narrower condition first", ja="狭い条件を先に置く", zh="将较窄的条件放在前面")
ADDITION_TWICE = Message(
    en="`{condition}` is the condition of an earlier addition",
    ja="`{condition}`は前の加点項目の条件と同じ",
    zh="`{condition}`是前面某加分项的条件",
)
ADD_UP_POINTS = Message(en="add up their points in one", ja="点を一つにまとめる", zh="将其分数合并为一项")
