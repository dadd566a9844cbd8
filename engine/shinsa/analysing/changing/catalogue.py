"""What answers about changes say."""

from typing import Final

from shinsa.messages.message import Message, Plural

ALREADY = Message(
    en="it is {verdict} as it stands; nothing has to change",
    ja="現状のままで{verdict}であり、変更は不要である",
    zh="现状即为{verdict}，无须更改",
)
FOUND = Message(
    en=Plural(
        "{count} way leads to {verdict}, screened to be sure",
        "{count} ways lead to {verdict}, each screened to be sure",
    ),
    ja="{verdict}に至る道は{count}通りある。いずれも実際に審査して確かめた",
    zh="有{count}种途径可达到{verdict}，均已实际筛查确认",
)
IMPOSSIBLE = Message(
    en=(
        "nothing that can be changed or stated leads to {verdict}: see what blocks it; propose another project, "
        "or ask the committee whether what is called fixed is"
    ),
    ja="変更または申告できるものでは{verdict}に至らない。妨げている項目を確かめ、別の案件を提案するか、変えられないとされた点を委員会に確認すること",
    zh="任何可更改或可申报的内容都无法达到{verdict}；请查看受阻项目，另行提出项目，或向委员会确认这些内容是否确不可更改",
)
IMPOSSIBLE_WITHIN = Message(
    en=(
        "nothing that can be changed or stated, with at most {most} items added to a list, leads to {verdict}: see "
        "what blocks it; propose another project, or ask the committee whether what is called fixed is"
    ),
    ja=(
        "変更または申告できるもの（一覧に加えるのは{most}件まで）では{verdict}に至らない。妨げている項目を確かめ、別の案件を提案するか、"
        "変えられないとされた点を委員会に確認すること"
    ),
    zh=(
        "任何可更改或可申报的内容（列表至多新增{most}项）都无法达到{verdict}；请查看受阻项目，另行提出项目，或向委员会确认这些内容是否确不可更改"
    ),
)
TOO_MANY_CLAUSES = Message(
    en="the conditions take more than {most} clauses",
    ja="条件の節が{most}を超える",
    zh="条件的子句超过{most}个",
)
CONDITION_NOT_ANSWERED = Message(
    en="a condition has a form that is not answered exactly",
    ja="厳密に答えられない形の条件がある",
    zh="有条件的形式无法精确求解",
)
NUMBER_NOT_ANSWERED = Message(
    en="a number has a form that is not answered exactly",
    ja="厳密に答えられない形の数値がある",
    zh="有数值的形式无法精确求解",
)
TOO_MANY_MIXTURES = Message(
    en="the points of some rules come to more than {most} combinations",
    ja="一部の規則の得点の組合せが{most}を超える",
    zh="部分规则的得分组合超过{most}种",
)
TOO_MANY_STEPS = Message(
    en="rules that hang together take more than {most} steps",
    ja="互いに関わる規則の分析に要する手数が{most}を超える",
    zh="分析相互关联的规则所需步数超过{most}",
)
TOO_MANY_RUNGS = Message(
    en="points come to more than {most} sums",
    ja="得点の合計が{most}通りを超える",
    zh="得分合计超过{most}种",
)
TOO_MANY_DRAWN = Message(
    en="a number drawn from a list has more than {most} sums",
    ja="一覧から求める数値の合計が{most}通りを超える",
    zh="由列表得出的数值合计超过{most}种",
)
TOO_MANY_QUESTIONS = Message(
    en="further answers take more than {most} questions",
    ja="次の答えを求めるのに要する問いが{most}を超える",
    zh="求得其他答案所需的求解次数超过{most}次",
)
TOO_MANY_CONTRADICTIONS = Message(
    en="the solver met {most} contradictions",
    ja="ソルバーの矛盾が{most}に達した",
    zh="求解器遇到的矛盾达到{most}次",
)
TOO_MANY_COMBINATIONS = Message(
    en="{facts} have {count} combinations",
    ja="{facts}の組合せが{count}通りある",
    zh="{facts}有{count}种组合",
)
VALUES_NOT_FOUND = Message(
    en="the values that lead there were not found",
    ja="そこに至る値が見つからなかった",
    zh="未找到可达到的取值",
)
NEITHER = Message(
    en="no answer was found, and nothing that stands in the way",
    ja="答えも、妨げるものも見つからなかった",
    zh="既未找到答案，也未找到受阻之处",
)
CHANGES_NOT_KNOWN = Message(
    en="whether something leads to {verdict} is not known: {reasons}; ask the committee's secretariat",
    ja="{verdict}に至る道があるかは不明である（{reasons}）。事務局に照会すること",
    zh="是否有途径达到{verdict}尚不可知（{reasons}）；请咨询委员会秘书处",
)
VERDICTS: Final = {
    "eligible": Message(en="eligible", ja="適格", zh="合格"),
    "ineligible": Message(en="ineligible", ja="不適格", zh="不合格"),
    "review": Message(en="review", ja="要審査", zh="待审查"),
}
LABEL_OF_ITEM = Message(en="{label} ({name} {number})", ja="{label}（{name}{number}）", zh="{label}（{name}{number}）")
ITEM = Message(en="{name} {number}", ja="{name}{number}", zh="{name}{number}")
STATE = Message(en="state {label}: {value}", ja="{label}を申告する：{value}", zh="申报{label}：{value}")
CHANGE = Message(
    en="change {label} from {before} to {value}",
    ja="{label}を{before}から{value}に変える",
    zh="将{label}由{before}改为{value}",
)
ADD = Message(en="add {label}: {value}", ja="{label}を加える：{value}", zh="新增{label}：{value}")
REMOVE = Message(en="take out {label}", ja="{label}を除く", zh="移除{label}")
STATE_WITHHELD = Message(
    en="state {label} so that this holds: {rules}",
    ja="{label}を申告し、次を満たす：{rules}",
    zh="申报{label}，使其符合：{rules}",
)
CHANGE_WITHHELD = Message(
    en="change {label} so that this holds: {rules}",
    ja="{label}を変え、次を満たす：{rules}",
    zh="更改{label}，使其符合：{rules}",
)
CHANGES_AT_LEAST = Message(en="at least {low}", ja="{low}以上", zh="不低于{low}")
CHANGES_AT_MOST = Message(en="at most {high}", ja="{high}以下", zh="不超过{high}")
BETWEEN = Message(en="from {low} to {high}", ja="{low}から{high}", zh="{low}至{high}")
ANY = Message(en="whatever it is", ja="値は問わない", zh="数值不限")
FIELD = Message(en="{label} {value}", ja="{label}：{value}", zh="{label}：{value}")
CHANGES_NOTHING = Message(en="none", ja="なし", zh="无")
CHANGES_A_TEXT = Message(en="(a text)", ja="（文章）", zh="（文字）")
WITH = Message(
    en="{change}; with it, in proportion: {others}",
    ja="{change}。比例して変わるもの：{others}",
    zh="{change}；按比例随之改变：{others}",
)
BLOCKED_BY = Message(en="{title}: {facts}", ja="{title}：{facts}", zh="{title}：{facts}")
CHANGES_IS = Message(en="{label} is {value}", ja="{label}は{value}", zh="{label}为{value}")
SCORE_BLOCKS: Final = {
    "total": Message(
        en="the score cannot reach what is needed", ja="点数が必要な水準に届かない", zh="得分无法达到要求"
    ),
    "fit": Message(en="fit cannot reach its floor", ja="適合の点が最低点に届かない", zh="契合度无法达到底线"),
    "national_security": Message(
        en="national security cannot reach its floor",
        ja="国家安全保障の点が最低点に届かない",
        zh="国家安全得分无法达到底线",
    ),
    "risk": Message(en="risk cannot reach its floor", ja="リスクの点が最低点に届かない", zh="风险得分无法达到底线"),
}
NOTHING_REFUSES = Message(
    en="no gate can be made to refuse or hold it, and the score cannot fall far enough",
    ja="どの関門も拒否・保留に変わらず、点数も十分には下がらない",
    zh="没有门槛会因此否决或暂缓，得分也不会降到足够低",
)

ANSWER = Message(
    en="Way {number}: effort {cost}, score {score}, {proof}",
    ja="道{number}：手間{cost}、点数{score}、{proof}",
    zh="途径{number}：成本{cost}，得分{score}，{proof}",
)
CHEAPEST = Message(en="proved the cheapest of its kind", ja="同種で最小と証明済み", zh="已证明为同类中最低")
NOT_PROVED = Message(en="not known to be the cheapest", ja="最小かどうかは不明", zh="是否最低尚不可知")
CHANGES_STATED = Message(
    en=Plural("State what is missing ({count} fact):", "State what is missing ({count} facts):"),
    ja="未申告の事実を申告する（{count}件）：",
    zh="申报缺失的事实（{count}项）：",
)
CHANGED = Message(
    en=Plural("Change what is stated ({count} change):", "Change what is stated ({count} changes):"),
    ja="申告済みの事実を変える（{count}件）：",
    zh="更改已申报的事实（{count}项）：",
)
STEP = Message(en="- {words} [{cost}]", ja="・{words}[{cost}]", zh="・{words}[{cost}]")
STEP_WHY = Message(
    en="- {words} [{cost}: {reason}]", ja="・{words}[{cost}：{reason}]", zh="・{words}[{cost}：{reason}]"
)
BLOCKED = Message(en="What blocks it:", ja="妨げているもの：", zh="受阻于：")
BLOCK = Message(en="- {words}", ja="・{words}", zh="・{words}")

NEEDS_PYTHON_SAT = Message(
    en="this answer needs the library python-sat, which is not installed",
    ja="この答えにはライブラリpython-satが要るが、入っていない",
    zh="此答案需要python-sat库，而它尚未安装",
)
