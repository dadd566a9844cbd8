"""What the pages on parameters, sources and history say."""

from shinsa.messages.message import Message

SITE_SINCE_CAPTION = Message(en="What holds since when", ja="いつから何が有効か", zh="何时起适用什么")
SITE_COLUMN_DAY = Message(en="day", ja="日付", zh="日期")
SITE_COLUMN_WHAT = Message(en="what", ja="内容", zh="内容")
SITE_COLUMN_WHO = Message(en="by whom", ja="誰による", zh="由谁")
SITE_APPROVAL_LOST = Message(
    en="Changed since it was approved: {parts}.", ja="承認後に変更：{parts}。", zh="批准后有变更：{parts}。"
)
SITE_NOT_APPROVED = Message(en="Nobody has approved it yet.", ja="まだ誰も承認していません。", zh="尚无人批准。")
SITE_VERSIONS = Message(en="From version to version", ja="版ごとの変化", zh="各版本的变化")
SITE_SAME = Message(en="the same", ja="同じ", zh="相同")
SITE_BEFORE_UNKNOWN = Message(
    en="Nothing is known here from before version {version}.",
    ja="版{version}より前のことは、ここでは分かりません。",
    zh="版本{version}之前的情况，此处不详。",
)
SITE_ALONE = Message(
    en="This page was made of version {version} alone; no earlier one was there to compare with.",
    ja="このページは版{version}だけから作られ、比べる前の版はありませんでした。",
    zh="本页仅依据版本{version}生成，没有可供比较的更早版本。",
)
SITE_ABSENT = Message(en="not there before", ja="前にはなし", zh="此前没有")
SITE_TAKEN_OUT = Message(en="taken out", ja="削除", zh="已删除")
SITE_USED_BY = Message(en="Used by", ja="使っているもの", zh="被以下使用")
SITE_USED_BY_VERDICT = Message(en="the verdict: {place}", ja="判定：{place}", zh="结论：{place}")
SITE_UNUSED_ENTRY = Message(en="Nothing uses it.", ja="どこでも使われていません。", zh="未被使用。")
SITE_PARAMETERS_LEAD = Message(
    en="Values that members may disagree about: what each is on {day}, who set it, when and why, and the alternatives.",
    ja="委員の意見が分かれうる値：{day}時点の値、誰がいつなぜ定めたか、ほかの委員なら何を選ぶか。",
    zh="委员可能有分歧的取值：截至{day}的取值，由谁于何时因何设定，以及其他人会如何选择。",
)
SITE_SETTINGS = Message(en="Settings", ja="設定", zh="设定")
SITE_COLUMN_SINCE = Message(en="since", ja="開始日", zh="自")
SITE_IN_FORCE = Message(en="{day} (in force)", ja="{day}（有効）", zh="{day}（现行）")
SITE_ALTERNATIVES = Message(en="Others would choose", ja="ほかの選択肢", zh="其他选择")
SITE_CONCLUSIONS_LEAD = Message(
    en="Truths with a name that several rules share.",
    ja="複数の規則が共有する、名前のついた判断。",
    zh="多条规则共用的具名判断。",
)
SITE_SHOWN_BY_USERS = Message(
    en="Shown by the examples of the rules that rest on it",
    ja="これに基づく規則の例が示したもの",
    zh="依据它的规则的示例所展示的",
)
SITE_SOURCES_LEAD = Message(
    en="Every document that a rule quotes or refers to, and the rules that rest on it.",
    ja="規則が引用または参照するすべての文書と、それに基づく規則。",
    zh="规则引用或参考的每份文件，以及依据它的规则。",
)
SITE_UNSOURCED_TITLE = Message(
    en="Rules without a source, or with one that nobody has read",
    ja="出典のない規則と、出典を誰も読んでいない規則",
    zh="没有来源，或来源无人读过的规则",
)
SITE_DISCRETION = Message(en="At the discretion of the committee", ja="委員会の裁量によるもの", zh="由委员会裁量")
SITE_DISCRETION_LEAD = Message(
    en="These rules rest on judgement: no document says them.",
    ja="これらの規則は判断によるもので、どの文書にも書かれていません。",
    zh="这些规则出于判断，没有文件载明。",
)
SITE_RECALLED = Message(en="Not attested", ja="未確認", zh="未核实")
SITE_RECALLED_LEAD = Message(
    en="These rules have a source that is recalled and was read by nobody here; look it up before you rely on it.",
    ja="これらの規則の出典は記憶によるもので、ここでは誰も読んでいません。頼る前に確かめてください。",
    zh="这些规则的来源出自记忆，此处无人读过；使用前请先查证。",
)
SITE_VERDICTS_LEAD = Message(
    en="Scenarios that belong to no single rule: how answers become a score and a verdict.",
    ja="特定の規則に属さないシナリオ：答えがどのように得点と判定になるか。",
    zh="不属于任何单一规则的场景：答案如何成为得分和结论。",
)
SITE_VERSION = Message(en="Version {version}", ja="版{version}", zh="版本{version}")
SITE_EARLIEST = Message(
    en="The earliest version known here; there is none before it to compare with.",
    ja="ここで分かる最も古い版で、比べる前の版はありません。",
    zh="此处已知的最早版本，没有更早的版本可供比较。",
)
SITE_NO_CHANGES = Message(
    en="No rule, conclusion or parameter changed.",
    ja="規則・結論・パラメータに変更はありません。",
    zh="规则、结论和参数均无变更。",
)
SITE_SETTINGS_BY_DAY = Message(
    en="Settings of parameters, by day", ja="パラメータの設定（日付順）", zh="参数设定（按日期）"
)
SITE_UNUSED_TITLE = Message(
    en="What the sources say that no rule uses",
    ja="出典が述べていて、どの規則も使っていないこと",
    zh="来源所述而未被任何规则采用的内容",
)
SITE_UNUSED_LEAD = Message(
    en="Of {all} statements listed from the documents, no rule quotes these {unused}; each says why.",
    ja="文書から挙げた{all}件の記述のうち、次の{unused}件はどの規則も引用していません。それぞれに理由を示します。",
    zh="文件中列出的{all}条陈述里，以下{unused}条未被任何规则引用；每条均说明原因。",
)
SITE_WHY_UNUSED = Message(en="Why no rule uses it", ja="使わない理由", zh="未采用的原因")
SITE_NO_STATEMENTS = Message(
    en="This ruleset does not list what its documents say (statements.yaml), so nobody knows.",
    ja="この規則集は文書の記述を挙げていないため（statements.yaml）、分かりません。",
    zh="本规则集未列出文件的陈述（statements.yaml），因此无从得知。",
)
SITE_STATEMENTS = Message(en="What it says", ja="述べていること", zh="所述内容")
SITE_WHO_RESTS = Message(en="Rules that rest on it", ja="これに基づく規則", zh="依据它的规则")
SITE_NO_RULE = Message(en="No rule: {why}", ja="該当規則なし：{why}", zh="无规则：{why}")
