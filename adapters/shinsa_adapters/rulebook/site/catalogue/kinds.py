"""What kinds of things are called, by the word the code has for them."""

from shinsa.messages.message import Message

SITE_ROLE_APPLIES = Message(en="applies where", ja="適用される場合", zh="适用于")
SITE_ROLE_REJECTS = Message(en="refuses unless", ja="次でなければ拒否", zh="除非满足，否则否决")
SITE_ROLE_HOLDS = Message(en="holds for review unless", ja="次でなければ保留", zh="除非满足，否则暂缓")
SITE_ROLE_WHEN = Message(en="is given when", ja="次の場合に示す", zh="在以下情况给出")
SITE_ROLE_OPEN = Message(en="stays open unless", ja="次でなければ未了", zh="除非满足，否则未了")
SITE_ROLE_TIER = Message(en="tier", ja="段", zh="档次")
SITE_ROLE_PLUS = Message(en="addition", ja="加点", zh="加分项")
SITE_EFFECT_REJECT = Message(
    en="A gate: it can refuse a proposal.", ja="関門：提案を拒否できます。", zh="门槛：可否决提案。"
)
SITE_EFFECT_REVIEW = Message(
    en="A gate: it can hold a proposal for review.", ja="関門：提案を保留できます。", zh="门槛：可将提案暂缓待审。"
)
SITE_EFFECT_CONFLICT = Message(
    en="A gate: it holds a proposal whose evidence contradicts itself on a fact that another gate reads.",
    ja="関門：ほかの関門が読む事実について証拠が矛盾する提案を保留します。",
    zh="门槛：若证据在其他门槛所读的事实上自相矛盾，则将提案暂缓。",
)
SITE_EFFECT_MERIT = Message(en="A merit: it gives points.", ja="加点規則：点を与えます。", zh="评分规则：给分。")
SITE_EFFECT_REMARK = Message(
    en="A note: it makes a remark and changes no verdict.",
    ja="注記：所見を述べ、判定は変えません。",
    zh="注记：作出说明，不改变结论。",
)
SITE_EFFECT_RANK = Message(
    en="A note: it helps to rank proposals and changes no verdict.",
    ja="注記：提案の順位づけを助け、判定は変えません。",
    zh="注记：有助于提案排序，不改变结论。",
)
SITE_EFFECT_CONDITION = Message(
    en="A condition precedent: it has to be met before money flows.",
    ja="先行条件：資金が動く前に満たす必要があります。",
    zh="先决条件：拨款之前必须满足。",
)
SITE_KIND_INCOMPLETE = Message(en="facts are missing", ja="事実が不足", zh="缺少事实")
SITE_KIND_NOT_A_PROJECT = Message(en="it is not one project", ja="一つの事業ではない", zh="不是单一项目")
SITE_KIND_POLICY = Message(en="the committee has to decide", ja="委員会の判断が必要", zh="须由委员会决定")
SITE_RESULT_PASSED = Message(en="passed", ja="合格", zh="通过")
SITE_RESULT_FAILED = Message(en="failed", ja="不合格", zh="失败")
SITE_RESULT_NOT_RUN = Message(en="not run", ja="未実行", zh="未运行")
SITE_STEP_GIVEN = Message(en="Given", ja="前提", zh="假设")
SITE_STEP_WHEN = Message(en="When", ja="もし", zh="当")
SITE_STEP_THEN = Message(en="Then", ja="ならば", zh="那么")
SITE_CHANGE_NEW = Message(en="new", ja="新規", zh="新增")
SITE_CHANGE_GONE = Message(en="taken out", ja="削除", zh="已删除")
SITE_CHANGE_CHANGED = Message(en="changed", ja="変更", zh="变更")
SITE_ASPECT_OUTCOMES = Message(en="outcomes", ja="結果", zh="结果")
SITE_ASPECT_TIERS = Message(en="tiers", ja="段", zh="档次")
SITE_ASPECT_THRESHOLDS = Message(en="thresholds", ja="しきい値", zh="阈值")
SITE_ASPECT_CHOICES = Message(en="choices", ja="選択肢", zh="选项")
SITE_ASPECT_OPERANDS = Message(en="operands", ja="条件の各部分", zh="条件各组成部分")
SITE_BASIS_QUOTATION = Message(en="quotation", ja="引用", zh="引文")
SITE_BASIS_PRACTICE = Message(en="practice", ja="実務", zh="惯例")
SITE_BASIS_RECALLED = Message(en="recalled, not read", ja="記憶によるもので未読", zh="出自记忆，未读原文")
SITE_BASIS_DISCRETION = Message(en="committee discretion", ja="委員会の裁量", zh="委员会裁量")
SITE_DATE_RULESET = Message(
    en="version {value} of the ruleset is in force", ja="規則集の版{value}が有効", zh="规则集版本{value}生效"
)
SITE_DATE_RULE = Message(en="the rule is in force", ja="規則が有効", zh="本规则生效")
SITE_DATE_UNTIL = Message(en="the last day in force", ja="有効な最終日", zh="生效的最后一天")
SITE_DATE_APPROVED = Message(en="approved", ja="承認", zh="获批准")
SITE_JUDGING_ELIGIBLE = Message(
    en="the score from which a proposal may be recommended", ja="推薦できる得点の下限", zh="可予推荐的最低得分"
)
SITE_JUDGING_INELIGIBLE = Message(
    en="the score below which a proposal is refused", ja="拒否となる得点の境", zh="予以否决的得分界线"
)
SITE_JUDGING_FIT = Message(en="the floor of fit", ja="適合度の下限", zh="契合度下限")
SITE_JUDGING_SECURITY = Message(en="the floor of national security", ja="国家安全保障点の下限", zh="国家安全分下限")
SITE_JUDGING_RISK = Message(en="the floor of risk", ja="リスク点の下限", zh="风险分下限")
SITE_JUDGING_CAP = Message(en="the highest score of a family", ja="区分の最高点", zh="类别最高分")
SITE_JUDGING_AGE = Message(en="the age of evidence", ja="証拠の古さ", zh="证据时效")
SITE_RESULT_SAME = Message(en="means what the original does", ja="原文と同じ意味", zh="与原文含义相同")
