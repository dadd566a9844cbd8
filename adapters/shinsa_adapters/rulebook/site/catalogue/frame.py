"""What stands around and above the pages of a site."""

from shinsa.messages.message import Message

SITE_SKIP = Message(en="Skip to the contents", ja="本文へ移動", zh="跳到正文")
SITE_RULEBOOK = Message(en="Rulebook", ja="ルールブック", zh="规则手册")
SITE_RULEBOOK_OF = Message(en="{title}: the rulebook", ja="{title}：ルールブック", zh="{title}：规则手册")
SITE_PAGES = Message(en="The rulebook", ja="ルールブックの各ページ", zh="规则手册各页")
SITE_CONCLUSIONS = Message(en="Conclusions", ja="結論", zh="结论")
SITE_PARAMETERS = Message(en="Parameters", ja="パラメータ", zh="参数")
SITE_SOURCES = Message(en="Sources", ja="出典", zh="来源")
SITE_UNSOURCED = Message(en="Without a source", ja="出典のない規則", zh="无来源的规则")
SITE_VERDICTS = Message(en="Whole verdicts", ja="判定全体", zh="整体结论")
SITE_HISTORY = Message(en="History", ja="履歴", zh="沿革")
SITE_FOOTER = Message(
    en="Ruleset {id} {version}, as of {day}",
    ja="規則集 {id} {version}、{day}時点",
    zh="规则集 {id} {version}，截至{day}",
)
SITE_LEAD = Message(
    en="What every rule asks, what it rests on, and how far examples that were run prove it.",
    ja="各規則が何を問い、何に基づき、実行した例がどこまでそれを証明しているか。",
    zh="每条规则问什么、依据什么，以及已运行的示例在多大程度上证明了它。",
)
SITE_SEARCH = Message(
    en="Search rules, conclusions and parameters", ja="規則・結論・パラメータを検索", zh="搜索规则、结论和参数"
)
SITE_FOUND = Message(
    en="{found} of {all} found", ja="{all}件のうち{found}件が見つかりました", zh="共{all}项，找到{found}项"
)
SITE_STATE = Message(en="How it stands", ja="現状", zh="现状")
SITE_RUN_FAILED = Message(
    en="{run} run, {failed} failed", ja="{run}件を実行、{failed}件が失敗", zh="运行{run}个，失败{failed}个"
)
SITE_SHOULD_SHOW = Message(
    en="Shown of what they should show", ja="示すべきもののうち示したもの", zh="应展示内容中已展示的"
)
SITE_OF = Message(en="{part} of {whole}", ja="{whole}のうち{part}", zh="{whole}中的{part}")
SITE_EQUIVALENT = Message(
    en="{count} proved to change nothing",
    ja="{count}件は何も変えないと証明済み",
    zh="其中{count}个已证明不改变任何结果",
)
SITE_APPROVED = Message(en="Approved", ja="承認済み", zh="已批准")
SITE_APPROVED_RULES = Message(
    en="{part} of {whole} rules", ja="{whole}規則のうち{part}", zh="{whole}条规则中的{part}条"
)
SITE_CHANGED_SINCE = Message(en="{count} changed since", ja="{count}件はその後変更", zh="其中{count}条此后有变更")
SITE_MISTAKES = Message(en="Mistakes in the features", ja="フィーチャーの誤り", zh="特性文件中的错误")
SITE_NOT_RUN = Message(
    en="The scenarios of a file with mistakes were not run.",
    ja="誤りのあるファイルのシナリオは実行していません。",
    zh="含错误的文件中的场景未运行。",
)
SITE_CAPPED = Message(
    en="The rules of this family give points; together they count for at most {points}.",
    ja="この区分の規則は点を与えます。合計で{points}点まで数えます。",
    zh="本类规则给分，合计最多计{points}分。",
)
SITE_NO_POINTS = Message(
    en="The rules of this family give no points.", ja="この区分の規則は点を与えません。", zh="本类规则不给分。"
)
SITE_RULES_CAPTION = Message(
    en="Each rule, and what its own examples prove",
    ja="各規則と、その例が証明していること",
    zh="各条规则及其示例所证明的内容",
)
SITE_COLUMN_RULE = Message(en="rule", ja="規則", zh="规则")
SITE_COLUMN_EXAMPLES = Message(en="examples", ja="例", zh="示例")
SITE_COLUMN_SHOWN = Message(en="shown", ja="示したもの", zh="已展示")
SITE_COLUMN_MUTANTS = Message(en="mutants noticed", ja="気づいた変異", zh="察觉的变异")
SITE_NONE = Message(en="None.", ja="なし。", zh="无。")
SITE_UNUSED = Message(en="Said, and not used", ja="使われていない記述", zh="未被采用的陈述")
