"""What the forms say around the texts of a verdict document."""

from collections.abc import Mapping
from typing import Final

from shinsa.messages.message import Message, Plural

# punctuation
COLON = Message(en=": ", ja="：", zh="：")
NAMED = Message(en="{title} ({id})", ja="{title}（{id}）", zh="{title}（{id}）")
REFS = Message(en=" ({refs})", ja="（{refs}）", zh="（{refs}）")
TITLED = Message(en="{rule}: {title}", ja="{rule}：{title}", zh="{rule}：{title}")
WITH_ASIDE = Message(en="{text} ({aside})", ja="{text}（{aside}）", zh="{text}（{aside}）")

# verdicts
ELIGIBLE = Message(en="eligible", ja="適格", zh="合格")
REVIEW = Message(en="review", ja="要審査", zh="待审")
INELIGIBLE = Message(en="ineligible", ja="不適格", zh="不合格")
MAY_BE_RECOMMENDED = Message(en="may be recommended", ja="推薦できる", zh="可以推荐")
NEEDS_A_DECISION = Message(
    en="needs a decision or an answer first", ja="先に決定または回答が必要", zh="须先作出决定或得到答复"
)
CANNOT_BE_RECOMMENDED = Message(en="cannot be recommended", ja="推薦できない", zh="不能推荐")
HELD_AS = Message(en="held as {kinds}", ja="保留の理由：{kinds}", zh="暂缓原因：{kinds}")
INCOMPLETE = Message(en="incomplete (facts are missing)", ja="情報不足（事実が足りない）", zh="资料不全（缺少事实）")
CONFLICT = Message(en="conflict (evidence contradicts itself)", ja="矛盾（証拠が食い違う）", zh="矛盾（证据相互冲突）")
POLICY = Message(
    en="policy (the committee has to decide)", ja="方針（委員会の決定が必要）", zh="政策（须由委员会决定）"
)
NOT_A_PROJECT = Message(
    en="not_a_project (not one project: split it)", ja="単一の事業でない（分割が必要）", zh="非单一项目（须拆分）"
)
BORDERLINE = Message(
    en="borderline (the score lies between the thresholds, or a floor is not reached)",
    ja="境界（点数が二つの基準の間にあるか、最低点に届かない）",
    zh="临界（得分介于两条标准之间，或未达某项底线）",
)

# outcomes
FIRED = Message(en="fired", ja="該当", zh="触发")
NOT_FIRED = Message(en="not fired", ja="非該当", zh="未触发")
UNKNOWN = Message(en="unknown", ja="不明", zh="未知")
NOT_APPLICABLE = Message(en="not applicable", ja="適用外", zh="不适用")
FIRED_TO = Message(en="fired, {effect}", ja="該当・{effect}", zh="触发：{effect}")
REJECT = Message(en="reject", ja="拒否", zh="否决")
HOLD = Message(en="review", ja="保留", zh="暂缓")
GATE = Message(en="gate", ja="関門", zh="门槛")
MERIT = Message(en="merit", ja="加点", zh="加分")
NOTE = Message(en="note", ja="注記", zh="备注")
TRUE = Message(en="yes", ja="成立", zh="成立")
FALSE = Message(en="no", ja="不成立", zh="不成立")
APPLIES = Message(en="applies", ja="適用条件", zh="适用条件")
REJECT_UNLESS = Message(en="reject unless", ja="満たさなければ拒否", zh="不满足则否决")
REVIEW_UNLESS = Message(en="review unless", ja="満たさなければ保留", zh="不满足则暂缓")
WHEN = Message(en="when", ja="条件", zh="条件")
TIER_NUMBER = Message(en="tier {number}", ja="段階{number}", zh="第{number}档")
PLUS_NUMBER = Message(en="plus {number}", ja="追加{number}", zh="附加{number}")
REACHED = Message(en="reached", ja="達成", zh="已达到")
MISSED = Message(en="missed", ja="未達", zh="未达到")
OPEN = Message(en="open", ja="未定", zh="未定")

# points
SPAN = Message(en="{low} to {high}", ja="{low}～{high}", zh="{low}至{high}")
ONLY = Message(en="only {points}", ja="{points}のみ", zh="仅{points}")
POINTS = Message(en="{points} points", ja="{points}点", zh="{points}分")
OF_AT_MOST = Message(en="{points} points of at most {cap}", ja="{cap}点中{points}点", zh="{points}分（上限{cap}分）")
ADDED_UP = Message(
    en="{counted} (the rules add up to {sum})", ja="{counted}（規則の合計は{sum}点）", zh="{counted}（规则合计{sum}分）"
)

# values
KEYED = Message(en="{key} {value}", ja="{key}：{value}", zh="{key}：{value}")
SEEN = Message(en="seen {value}", ja="実際：{value}", zh="实际：{value}")
NEEDED_TOO = Message(en="{seen}; needed {needed}", ja="{seen}。必要：{needed}", zh="{seen}；需要：{needed}")
IS = Message(en="{fact} is {value}", ja="{fact}：{value}", zh="{fact}：{value}")
SAYS = Message(en="{value} says {source}", ja="{value}（出所：{source}）", zh="{value}（来源：{source}）")

# what rests on a question
COULD_CHANGE = Message(en="could change the verdict", ja="判定が変わりうる", zh="可能改变结论")
CANNOT_CHANGE = Message(en="cannot change the verdict", ja="判定は変わらない", zh="不会改变结论")
DECIDES = Message(en="decides {gates}", ja="これで決まる関門：{gates}", zh="决定{gates}")
AT_STAKE = Message(en="up to {points} points at stake", ja="最大{points}点に影響", zh="最多影响{points}分")
ANSWERED_BY = Message(en="answered by {who}", ja="回答者：{who}", zh="答复方：{who}")

# sources
QUOTED_FROM = Message(en="quoted from {document}", ja="引用元：{document}", zh="引自{document}")
PRACTICE = Message(en="practice: {practice}", ja="実務：{practice}", zh="惯例：{practice}")
DISCRETION = Message(en="committee discretion", ja="委員会の裁量", zh="委员会裁量")
RECALLED = Message(en="{line} (recalled, not read)", ja="{line}（記憶による。未確認）", zh="{line}（凭记忆，未核实）")
SOURCE = Message(en="source: {line}", ja="根拠：{line}", zh="依据：{line}")
QUOTE_IN = Message(en="“{quote}” ({language})", ja="「{quote}」（{language}）", zh="“{quote}”（{language}）")
QUOTE = Message(en="“{quote}”", ja="「{quote}」", zh="“{quote}”")
RENDERED = Message(en="in English: {rendering}", ja="訳：{rendering}", zh="译文：{rendering}")
REMARK = Message(en="remark: {remark}", ja="備考：{remark}", zh="备注：{remark}")

# headings and sections
SCORE = Message(en="Score {span}", ja="点数 {span}", zh="得分 {span}")
OF_100 = Message(en="of 100", ja="100点満点", zh="满分100分")
OF_100_OPEN = Message(
    en="of 100, as facts are missing",
    ja="100点満点。未申告の事実があるため幅がある",
    zh="满分100分；因缺少事实而为区间",
)
GROUP_BY_LANE = Message(en="fit ({lane})", ja="適合度（{lane}）", zh="契合度（{lane}）")
FLOOR = Message(en="floor {floor}", ja="最低点 {floor}", zh="底线 {floor}")
BANDS = Message(
    en="below {ineligible} ineligible; from {eligible} eligible",
    ja="{ineligible}点未満は不適格、{eligible}点以上は適格",
    zh="低于{ineligible}分不合格；{eligible}分及以上合格",
)
BANDS_AND_FLOORS = Message(
    en="Below {ineligible} ineligible; from {eligible} eligible, if every floor is reached.",
    ja="{ineligible}点未満は不適格、すべての最低点に達し{eligible}点以上なら適格。",
    zh="低于{ineligible}分不合格；各项底线均达到且{eligible}分及以上合格。",
)
NEXT = Message(en="Next", ja="次にすること", zh="下一步")
FOR = Message(en="For", ja="評価できる点", zh="有利理由")
AGAINST_IT = Message(en="Against", ja="問題となる点", zh="不利理由")
NOTHING = Message(en="nothing", ja="なし", zh="无")
MISSING = Message(en="Missing", ja="不足している事実", zh="缺少的事实")
FACTS_MISSING = Message(
    en=Plural("{count} fact; {could} could change the verdict", "{count} facts; {could} could change the verdict"),
    ja="{count}件、うち判定が変わりうるもの{could}件",
    zh="{count}项，其中{could}项可能改变结论",
)
MORE_WITH_ALL = Message(
    en="and {count} more: --all shows them", ja="ほか{count}件（--allで表示）", zh="另有{count}项（--all可全部显示）"
)
CONFLICTS = Message(en="Conflicts", ja="矛盾", zh="矛盾")
UNKNOWN_UNTIL_SETTLED = Message(
    en="the fact counts as unknown until they are settled",
    ja="解決するまで、その事実は不明として扱う",
    zh="解决之前，该事实视为未知",
)
NOTES_ON_FACTS = Message(en="Notes on facts", ja="事実についての注記", zh="关于事实的备注")
CONDITIONS_PRECEDENT = Message(en="Conditions precedent", ja="前提条件", zh="先决条件")
BEFORE_MONEY_FLOWS = Message(en="before money flows", ja="資金が動く前に満たすこと", zh="资金拨付前须满足")
PARAMETERS_USED = Message(en="Parameters used", ja="使用した設定値", zh="所用参数")
MAY_DISAGREE = Message(
    en="values members may disagree about", ja="委員の意見が分かれうる値", zh="委员可能有不同意见的数值"
)
SET_BY = Message(
    en="{owner}, since {since}: {reason}", ja="{owner}、{since}から：{reason}", zh="{owner}，自{since}起：{reason}"
)
STILL_OPEN = Message(en="still open: {facts}", ja="未回答：{facts}", zh="尚未回答：{facts}")
MISSING_FACTS = Message(en="missing: {facts}", ja="不足：{facts}", zh="缺少：{facts}")
IN_CONFLICT = Message(en="in conflict: {facts}", ja="矛盾：{facts}", zh="矛盾：{facts}")
STILL_POSSIBLE = Message(
    en="Still possible: {verdicts}; {points} points",
    ja="可能な判定：{verdicts}、{points}点",
    zh="仍可能：{verdicts}；{points}分",
)
STILL_POSSIBLE_VERDICTS = Message(en="Still possible: {verdicts}", ja="可能な判定：{verdicts}", zh="仍可能：{verdicts}")
NOT_KNOWN_EXACTLY = Message(en="Not known exactly: {why}", ja="正確には不明：{why}", zh="无法确切得知：{why}")
SETTLED_AS = Message(
    en="Settled, whatever is answered: {verdict}; {points} points",
    ja="何と答えても決まる判定：{verdict}、{points}点",
    zh="无论如何答复均已定案：{verdict}；{points}分",
)
SETTLED_BY = Message(en="Settled by", ja="決め手", zh="定案依据")
SETTLING_RULE = Message(en="{title} ({rule})", ja="{title}（{rule}）", zh="{title}（{rule}）")
SETTLING_RULE_BY = Message(
    en="{title} ({rule}): {sets}", ja="{title}（{rule}）：{sets}", zh="{title}（{rule}）：{sets}"
)
ENOUGH_ALONE = Message(en="enough by itself", ja="これだけで足りる", zh="单凭此即足够")
ENOUGH_BY_PART = Message(en="{part}: {sets}", ja="{part}：{sets}", zh="{part}：{sets}")
CONDITION_IS = Message(en="{text} ({truth})", ja="{text}（{truth}）", zh="{text}（{truth}）")
ASK_FIRST = Message(en="Ask first", ja="最初に尋ねること", zh="首先询问")
TIER = Message(en="tier: {text}, {points} points", ja="段階：{text}、{points}点", zh="档次：{text}，{points}分")
NEXT_TIER = Message(
    en="next tier: {text}, {points} points", ja="次の段階：{text}、{points}点", zh="下一档：{text}，{points}分"
)
NOT_APPLICABLE_RULES = Message(en="not applicable: {rules}", ja="適用外：{rules}", zh="不适用：{rules}")
SCREENED = Message(en="Screened", ja="審査", zh="审查")
AS_OF = Message(en="as of {day}", ja="{day}時点", zh="截至{day}")
RULESET = Message(
    en="ruleset {id} {version}, {digest}", ja="規則集 {id} {version}、{digest}", zh="规则集 {id} {version}，{digest}"
)
ENGINE = Message(
    en="{name} {version}, inference {inference}",
    ja="{name} {version}、推論 {inference}",
    zh="{name} {version}，推理 {inference}",
)

# several proposals
PROPOSAL = Message(en="proposal", ja="提案", zh="提案")
VERDICT = Message(en="verdict", ja="判定", zh="结论")
POINTS_COLUMN = Message(en="score", ja="点数", zh="得分")
FIT_BY = Message(en="fit by", ja="適合分野", zh="契合领域")
MISSING_COLUMN = Message(en="missing", ja="不足", zh="缺少")
COUNT_OF = Message(en="{count} {word}", ja="{word}{count}件", zh="{word}{count}项")
PROPOSALS_SCREENED = Message(
    en=Plural("{count} proposal screened: {counts}", "{count} proposals screened: {counts}"),
    ja="提案{count}件を審査：{counts}",
    zh="共审查{count}项提案：{counts}",
)
RULESET_AS_OF = Message(
    en="ruleset {id} {version}, as of {day}",
    ja="規則集 {id} {version}、{day}時点",
    zh="规则集 {id} {version}，截至{day}",
)
MISSING_MEANS = Message(
    en="missing: facts that could change the verdict",
    ja="不足：判定が変わりうる事実の数",
    zh="缺少：可能改变结论的事实数",
)

VERDICTS: Final[Mapping[str, tuple[Message, Message]]] = {
    "eligible": (ELIGIBLE, MAY_BE_RECOMMENDED),
    "review": (REVIEW, NEEDS_A_DECISION),
    "ineligible": (INELIGIBLE, CANNOT_BE_RECOMMENDED),
}
"""Each verdict in a word, and what it means."""
REVIEW_KINDS: Final[Mapping[str, Message]] = {
    "incomplete": INCOMPLETE,
    "conflict": CONFLICT,
    "policy": POLICY,
    "not_a_project": NOT_A_PROJECT,
    "borderline": BORDERLINE,
}
OUTCOMES: Final[Mapping[str, Message]] = {
    "fired": FIRED,
    "not_fired": NOT_FIRED,
    "unknown": UNKNOWN,
    "not_applicable": NOT_APPLICABLE,
}
EFFECTS: Final[Mapping[str, Message]] = {"reject": REJECT, "review": HOLD}
KINDS: Final[Mapping[str, Message]] = {"gate": GATE, "merit": MERIT, "note": NOTE}
TRUTHS: Final[Mapping[str, Message]] = {"yes": TRUE, "no": FALSE, "unknown": UNKNOWN}
ROLES_OF_CONDITIONS: Final[Mapping[str, Message]] = {
    "applies": APPLIES,
    "reject_unless": REJECT_UNLESS,
    "review_unless": REVIEW_UNLESS,
    "when": WHEN,
    "tier": TIER_NUMBER,
    "plus": PLUS_NUMBER,
}
STATES: Final[Mapping[str, Message]] = {"open": OPEN, "unknown": UNKNOWN}
