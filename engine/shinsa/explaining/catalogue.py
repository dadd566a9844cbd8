"""What verdict documents say."""

from collections.abc import Mapping
from typing import Final

from shinsa.messages.message import Message, Plural

NOT_STATED = Message(en="not stated", ja="未申告", zh="未申报")
NONE = Message(en="none", ja="なし", zh="无")
OTHERWISE = Message(en="otherwise", ja="それ以外", zh="其他情况")
SETTING = Message(en="the committee's setting: {labels}", ja="委員会の設定「{labels}」", zh="委员会设定“{labels}”")
SETTING_IS = Message(
    en="the committee's setting: {labels} is {wanted}",
    ja="委員会の設定「{labels}」：{wanted}",
    zh="委员会设定“{labels}”：{wanted}",
)

REASON = Message(en="{title}: {why}", ja="{title}：{why}", zh="{title}：{why}")
NOT_IN_FORCE = Message(en="not in force on this day", ja="この日には効力がない", zh="当日未生效")
NOT_KNOWN = Message(en="not known: {labels}", ja="不明：{labels}", zh="未知：{labels}")
DOES_NOT_APPLY = Message(en="does not apply: {conditions}", ja="適用外：{conditions}", zh="不适用：{conditions}")
HOLDS = Message(en="holds", ja="満たしている", zh="符合")
NOT_MET = Message(en="not met: {conditions}", ja="満たしていない：{conditions}", zh="未满足：{conditions}")
NO_CONDITION_HOLDS = Message(en="no condition holds", ja="どの条件にも当たらない", zh="无任何条件成立")
EVIDENCE_DISAGREES = Message(
    en="evidence disagrees on {label}: {claims}",
    ja="{label}について証拠が食い違う：{claims}",
    zh="关于{label}的证据相互矛盾：{claims}",
)
CLAIM = Message(en="{value} ({source})", ja="{value}（{source}）", zh="{value}（{source}）")
AGAINST = Message(en=" against ", ja="に対し", zh="对")

REFUSED = Message(
    en="refused, because this does not hold: {titles}",
    ja="次を満たさないため不適格：{titles}",
    zh="因不符合以下要求而予否决：{titles}",
)
SCORE_TOO_LOW = Message(
    en="the score is at most {high} even if every open question is answered well; {needed} is the least",
    ja="未回答の問いがすべて良い答えでも点数は最高{high}点で、下限の{needed}点に届かない",
    zh="即使所有未决问题都得到有利答复，得分至多为{high}分，未达下限{needed}分",
)
HELD = Message(
    en="held, because this does not hold: {titles}",
    ja="次を満たさないため保留：{titles}",
    zh="因不符合以下要求而暂缓：{titles}",
)
GATES_OPEN = Message(
    en=Plural("{count} gate is not answered yet", "{count} gates are not answered yet"),
    ja="まだ答えの出ていない関門が{count}件ある",
    zh="尚有{count}道门槛未得到答复",
)
PASSED = Message(
    en="every gate is passed, the score is at least {low} ({needed} is needed) and every floor is reached",
    ja="すべての関門を通過し、点数は最低でも{low}点（必要は{needed}点）で、すべての最低点に達している",
    zh="所有门槛均已通过，得分至少为{low}分（需{needed}分），且各项底线均已达到",
)
NOT_SETTLED = Message(
    en="every gate is passed, but {low} to {high} points do not settle it: {shortfalls}",
    ja="すべての関門を通過したが、{low}～{high}点では決まらない：{shortfalls}",
    zh="所有门槛均已通过，但{low}至{high}分不足以定案：{shortfalls}",
)
NOT_ENOUGH = Message(
    en="every gate is passed, but {points} points do not settle it: {shortfalls}",
    ja="すべての関門を通過したが、{points}点では決まらない：{shortfalls}",
    zh="所有门槛均已通过，但{points}分不足以定案：{shortfalls}",
)
SHORT_OF = Message(
    en="{group} is at least {low}, {needed} is needed",
    ja="{group}は最低{low}点、必要は{needed}点",
    zh="{group}至少为{low}分，需{needed}分",
)
THE_SCORE = Message(en="the score", ja="点数", zh="得分")
FIT = Message(en="fit", ja="適合度", zh="契合度")
NATIONAL_SECURITY = Message(en="national security", ja="国家安全保障", zh="国家安全")
RISK = Message(en="risk", ja="リスク", zh="风险")

CURE = Message(
    en="change the proposal so that this holds, and submit it again: {title} ({conditions}); if it cannot be changed,"
    " the proposal cannot be recommended",
    ja="次を満たすよう提案を改め、再提出する：{title}（{conditions}）。変えられない場合は推薦できない",
    zh="修改提案使之符合以下要求后重新提交：{title}（{conditions}）；如无法修改，则不能推荐",
)
STRENGTHEN = Message(
    en="gain at least {points} more points and submit it again; most is to be gained by: {titles}",
    ja="あと{points}点以上を得られるよう提案を改め、再提出する。最も得点できるもの：{titles}",
    zh="至少再取得{points}分后重新提交；最可得分之处：{titles}",
)
ASK = Message(
    en="ask the {who}: {label} (`{fact}`)",
    ja="{who}に確認する：{label}（`{fact}`）",
    zh="向{who}询问：{label}（`{fact}`）",
)
ASK_TO_DECIDE = Message(
    en="ask the {who}: {label} (`{fact}`), which decides: {titles}",
    ja="{who}に確認する：{label}（`{fact}`）。これで決まるもの：{titles}",
    zh="向{who}询问：{label}（`{fact}`），由此决定：{titles}",
)
SETTLE = Message(
    en="settle which value is right: {label} (`{fact}`)",
    ja="どの値が正しいか決める：{label}（`{fact}`）",
    zh="确定哪个数值正确：{label}（`{fact}`）",
)
DECIDE = Message(
    en="the committee decides what to do, as this does not hold: {title} ({why})",
    ja="次を満たさないため、扱いを委員会が決定する：{title}（{why}）",
    zh="因不符合以下要求，由委员会决定如何处理：{title}（{why}）",
)
DECIDE_BETWEEN = Message(
    en="the committee decides: whatever is answered, the score does not reach {eligible} with every floor",
    ja="委員会が決定する：何と答えても、すべての最低点を満たして{eligible}点に達することはない",
    zh="由委员会决定：无论如何答复，都不能在满足各项底线的同时达到{eligible}分",
)
RECOMMEND = Message(
    en="the committee may recommend it; nothing is open",
    ja="委員会は推薦できる。残る条件はない",
    zh="委员会可以推荐；无待办事项",
)
RECOMMEND_THEN = Message(
    en="the committee may recommend it; before money flows, see to: {titles}",
    ja="委員会は推薦できる。資金が動く前に満たすこと：{titles}",
    zh="委员会可以推荐；资金拨付前须落实：{titles}",
)

THE_COMMITTEE = Message(en="committee", ja="委員会", zh="委员会")
COUNSEL = Message(en="counsel", ja="弁護士", zh="法律顾问")
ENGINEER = Message(en="engineer", ja="技術者", zh="工程师")
LENDER = Message(en="lender", ja="貸し手", zh="贷款方")
OFFTAKER = Message(en="offtaker", ja="引取先", zh="承购方")
SCREENING_PROVIDER = Message(en="screening provider", ja="調査会社", zh="审查机构")
SPONSOR = Message(en="sponsor", ja="事業者", zh="发起人")

ROLES: Final[Mapping[str, Message]] = {
    "committee": THE_COMMITTEE,
    "counsel": COUNSEL,
    "engineer": ENGINEER,
    "lender": LENDER,
    "offtaker": OFFTAKER,
    "screening_provider": SCREENING_PROVIDER,
    "sponsor": SPONSOR,
}
"""Who can answer; a ruleset may name others, which are shown as they are written."""
