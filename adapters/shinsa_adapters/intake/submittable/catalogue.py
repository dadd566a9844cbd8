"""What a note in Submittable says of a screening: nothing that exclusion lists hold, and no rule that asks them."""

from typing import Final

from shinsa.messages.message import Message

NOTE_ELIGIBLE = Message(
    en="may be recommended to the committee",
    ja="委員会に推薦できる",
    zh="可推荐给委员会",
)
NOTE_REVIEW = Message(
    en="cannot be settled yet: answers or a decision are missing",
    ja="まだ定まらない（回答または決定が必要）",
    zh="尚不能确定（仍需答复或决定）",
)
NOTE_INELIGIBLE = Message(
    en="cannot be recommended as it stands",
    ja="現状では推薦できない",
    zh="按现状不能推荐",
)
VERDICTS: Final = {"eligible": NOTE_ELIGIBLE, "review": NOTE_REVIEW, "ineligible": NOTE_INELIGIBLE}

NOTE_SCREENED = Message(
    en="Screened against {ruleset} {version} as of {day}: the proposal {verdict}.",
    ja="{ruleset} {version}（{day}時点）により審査した結果：{verdict}。",
    zh="已按{ruleset} {version}（截至{day}）审查，结果：{verdict}。",
)
NOTE_OPEN_FACTS = Message(
    en="What matters most of what the applicant can still answer: {facts}.",
    ja="申請者が答えられ、結果を左右する事項：{facts}。",
    zh="申请方可以答复且最影响结果的事项：{facts}。",
)
NOTE_NO_DECISION = Message(
    en="This is a screening by rules, not a decision of the committee.",
    ja="これは規則による審査であり、委員会の決定ではない。",
    zh="这是依规则作出的审查，并非委员会的决定。",
)
NOTE_REFERENCE = Message(
    en="Reference: {screening}",
    ja="参照番号：{screening}",
    zh="参照编号：{screening}",
)
