"""What the page says around the texts of a verdict document, beyond what every form says."""

from shinsa.messages.message import Message, Plural

SEVERAL = Message(
    en=Plural("{count} proposal screened", "{count} proposals screened"),
    ja="提案{count}件の審査",
    zh="{count}项提案的审查",
)
PAGE_TITLE = Message(en="{verdict}: {title}", ja="{verdict}：{title}", zh="{verdict}：{title}")
MEANING = Message(en="{meaning}; {held}.", ja="{meaning}。{held}。", zh="{meaning}；{held}。")
MEANING_ALONE = Message(en="{meaning}.", ja="{meaning}。", zh="{meaning}。")
RANKED_BY = Message(
    en="Best first: by verdict, then by the worst and the best case of the score, then by ranking hints; missing are"
    " facts that could change the verdict",
    ja="良い順：判定、点数の最悪と最良、順位の参考の順。不足は判定が変わりうる事実の数",
    zh="由优到劣：先按结论，再按得分的最差与最佳情形，再按排序提示；缺少指可能改变结论的事实数",
)
PLACE = Message(en="place", ja="順位", zh="名次")
NOT_SCREENED = Message(en="Files that could not be screened", ja="審査できなかったファイル", zh="无法审查的文件")
PROBLEMS = Message(en=Plural("{count} problem", "{count} problems"), ja="問題{count}件", zh="{count}个问题")
WHERE_IN_FILE = Message(en="where", ja="場所", zh="位置")
PROBLEM = Message(en="problem", ja="問題", zh="问题")
REMEDY = Message(en="remedy", ja="対処", zh="处理办法")
WHOLE_DOCUMENT = Message(en="whole document", ja="文書全体", zh="整份文件")

MEMO_BANDS = Message(
    en="The score from the worst to the best answer to every open question, against what is needed",
    ja="すべての未回答の問いに対する最悪から最良までの点数と、必要な点数",
    zh="所有未决问题由最差到最佳答复时的得分，与所需得分对照",
)
GROUP = Message(en="group", ja="区分", zh="组别")
POINTS_HEAD = Message(en="points", ja="点数", zh="得分")
NEEDED_HEAD = Message(en="needed", ja="必要", zh="所需")
STATE_HEAD = Message(en="state", ja="状態", zh="状态")
WHOLE_SCORE = Message(en="Score", ja="点数", zh="得分")
FROM_POINTS = Message(en="from {points}", ja="{points}以上", zh="{points}及以上")

WATERFALL = Message(en="Where the points come from", ja="点数の内訳", zh="得分构成")
WATERFALL_CAPTION = Message(
    en="Points that are certain, one after the other, and what open questions could still add",
    ja="確実な点数の積み上げと、未回答の問いで増えうる点数",
    zh="已确定得分的逐项累计，以及未决问题还可增加的得分",
)
WHAT = Message(en="what", ja="項目", zh="项目")
TOGETHER = Message(en="together", ja="累計", zh="累计")
HELD_TO_CAP = Message(en="held to {cap}", ja="上限{cap}点まで", zh="以{cap}分为限")
OTHER_RULES = Message(
    en=Plural("{count} other rule", "{count} other rules"), ja="ほか{count}件の規則", zh="另外{count}条规则"
)
CERTAIN = Message(en="certain, whatever is answered", ja="どう答えても確実な点数", zh="无论如何答复均可确定")
OPEN_QUESTIONS = Message(en="open questions could add", ja="未回答の問いで増えうる点数", zh="未决问题还可增加")

REASONS_HEAD = Message(en="Strongest reasons", ja="主な理由", zh="主要理由")
QUESTIONS_HEAD = Message(en="What to ask first", ja="最初に尋ねること", zh="首先要问的问题")
QUESTIONS_CAPTION = Message(
    en="The questions that matter most, of {count}; the rest stands in the appendix",
    ja="全{count}件のうち最も重要な問い（残りは付録）",
    zh="共{count}个问题中最重要的几个（其余见附录）",
)
BEST_QUESTIONS_CAPTION = Message(
    en=Plural(
        "Best first, by what an answer is expected to settle for its cost; {count} fact could change the verdict",
        "Best first, by what an answer is expected to settle for its cost; {count} facts could change the verdict",
    ),
    ja="答えで決まる見込みと手間から見て良い順。判定が変わりうる事実は{count}件",
    zh="按答复预期可定案的程度与成本由优到劣；可能改变结论的事实有{count}项",
)
NO_QUESTIONS = Message(en="Nothing is missing.", ja="不足はない。", zh="没有缺少的事实。")
NOTHING_TO_ASK = Message(
    en=Plural(
        "{count} fact is missing, and no answer changes the verdict; it stands in the appendix.",
        "{count} facts are missing, and no answer changes the verdict; they stand in the appendix.",
    ),
    ja="{count}件の事実が不足しているが、どう答えても判定は変わらない（付録に掲載）。",
    zh="缺少{count}项事实，但任何答复都不会改变结论（见附录）。",
)
APPENDIX = Message(en="Appendix", ja="付録", zh="附录")
MISSING_HEAD = Message(en="What is missing", ja="不足している事実", zh="缺少的事实")
MISSING_CAPTION = Message(
    en=Plural(
        "{count} fact, most important first; {could} could change the verdict",
        "{count} facts, most important first; {could} could change the verdict",
    ),
    ja="{count}件、重要な順。うち判定が変わりうるもの{could}件",
    zh="{count}项，按重要性排列；其中{could}项可能改变结论",
)
FACT = Message(en="fact", ja="事実", zh="事实")
RESTS_ON_IT = Message(en="what rests on it", ja="影響", zh="影响")
WHO_CAN_ANSWER = Message(en="who can answer", ja="回答者", zh="答复方")
EACH_UNKNOWN = Message(
    en="Each of these facts counts as unknown until its conflict is settled.",
    ja="矛盾が解決するまで、これらの事実は不明として扱う。",
    zh="在矛盾解决之前，这些事实均视为未知。",
)
VALUE = Message(en="value", ja="値", zh="数值")
SAYS_WHO = Message(en="says", ja="出所", zh="来源")
STILL_TO_DO = Message(en="Still to be done before money flows", ja="資金が動く前に満たすこと", zh="资金拨付前须落实")
CONDITION = Message(en="condition", ja="条件", zh="条件")
RULES_HEAD = Message(en="Rules", ja="規則", zh="规则")
CONDITIONS_OF = Message(en="Conditions of {rule}", ja="{rule}の条件", zh="{rule}的条件")
PART_HEAD = Message(en="part", ja="部分", zh="部分")
HOLDS_HEAD = Message(en="holds", ja="成否", zh="是否成立")
SEEN_HEAD = Message(en="seen", ja="実際", zh="实际")
SETTINGS_CAPTION = Message(
    en="Values that members may disagree about, as they stood on {day}",
    ja="委員の意見が分かれうる値（{day}時点）",
    zh="委员可能有不同意见的数值（{day}时）",
)
PARAMETER = Message(en="parameter", ja="設定値", zh="参数")
SET_BY_HEAD = Message(en="set by", ja="設定者", zh="设定方")
WHY_HEAD = Message(en="why", ja="理由", zh="理由")
OWNER_SINCE = Message(en="{owner}, {since}", ja="{owner}、{since}", zh="{owner}，{since}")
MADE_WITH = Message(
    en="{title}: ruleset {id} {version}, as of {day}.",
    ja="{title}：規則集 {id} {version}、{day}時点。",
    zh="{title}：规则集 {id} {version}，截至{day}。",
)
MADE_BY = Message(
    en="{name} {version}, inference {inference}.",
    ja="{name} {version}、推論 {inference}。",
    zh="{name} {version}，推理 {inference}。",
)
