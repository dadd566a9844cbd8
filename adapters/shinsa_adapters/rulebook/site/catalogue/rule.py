"""What the page of a rule says."""

from shinsa.messages.message import Message

SITE_ASKS = Message(en="What it asks", ja="何を問うか", zh="问什么")
SITE_ASKS_CAPTION = Message(
    en="Its conditions, in words and as written", ja="条件（言葉と、書かれたまま）", zh="条件（文字表述与原文写法）"
)
SITE_COLUMN_ROLE = Message(en="the rule", ja="この規則は", zh="本规则")
SITE_COLUMN_CONDITION = Message(en="condition", ja="条件", zh="条件")
SITE_COLUMN_POINTS = Message(en="points", ja="点", zh="分数")
SITE_OTHERWISE = Message(en="otherwise", ja="それ以外", zh="其他情形")
SITE_HELD = Message(en="held to 0 to 1", ja="0から1の範囲に収める", zh="限于0至1")
SITE_NO_CONDITION = Message(en="It has no condition of its own.", ja="固有の条件はありません。", zh="没有自己的条件。")
SITE_LADDER = Message(
    en="The first tier that holds counts, from the top; every addition that holds is added.",
    ja="上から見て最初に成り立つ段が数えられ、成り立つ加点はすべて加わります。",
    zh="自上而下第一个成立的档次计分；成立的加分项全部相加。",
)
SITE_SAYS = Message(en="What it says", ja="何と述べるか", zh="如何表述")
SITE_RESTS_ON = Message(en="What it rests on", ja="何に基づくか", zh="依据什么")
SITE_IN_ENGLISH = Message(en="In English: {text}", ja="訳：{text}", zh="译文：{text}")
SITE_HELD_BY = Message(en="({who}): {why}", ja="（{who}）：{why}", zh="（{who}）：{why}")
SITE_ATTESTED = Message(en="attested", ja="確認済み", zh="已核实")
SITE_UNATTESTED = Message(
    en="not attested: nobody here has read it", ja="未確認：ここでは誰も読んでいません", zh="未核实：此处无人读过"
)
SITE_PARAMETERS_CAPTION = Message(
    en="Values that members may disagree about, as of {day}",
    ja="委員の意見が分かれうる値（{day}時点）",
    zh="委员可能有分歧的取值（截至{day}）",
)
SITE_COLUMN_PARAMETER = Message(en="parameter", ja="パラメータ", zh="参数")
SITE_COLUMN_VALUE = Message(en="value", ja="値", zh="取值")
SITE_COLUMN_SET_BY = Message(en="set by", ja="設定者", zh="设定者")
SITE_COLUMN_WHY = Message(en="why", ja="理由", zh="理由")
SITE_ALTERNATIVE = Message(en="or {value}", ja="または{value}", zh="或{value}")
SITE_FACTS = Message(en="Facts it reads", ja="読み取る事実", zh="读取的事实")
SITE_PROOF = Message(en="How it is proved", ja="どう証明されるか", zh="如何得到证明")
SITE_EXAMPLES = Message(en="Examples", ja="例", zh="示例")
SITE_MUTANTS = Message(en="Mutants noticed", ja="気づいた変異", zh="察觉的变异")
SITE_NOT_MEASURED = Message(en="not measured", ja="未測定", zh="未测量")
SITE_SHOWN_CAPTION = Message(
    en="What its own examples show, of what they should show",
    ja="示すべきもののうち、固有の例が示したもの",
    zh="自身示例在应展示内容中已展示的部分",
)
SITE_COLUMN_KIND = Message(en="kind", ja="種類", zh="类别")
SITE_NOT_SHOWN = Message(en="Not shown", ja="示されていないもの", zh="未展示的内容")
SITE_SURVIVORS = Message(
    en="Small changes of the rule that its examples do not notice",
    ja="例が気づかない、規則の小さな変更",
    zh="示例未察觉的规则微小改动",
)
SITE_MUTANTS_NOT_TRIED = Message(
    en="Small changes of the rule were not tried when this page was made.",
    ja="このページの作成時に、規則の小さな変更は試していません。",
    zh="生成本页时未尝试规则的微小改动。",
)
SITE_SCENARIOS = Message(en="Scenarios", ja="シナリオ", zh="场景")
SITE_NO_SCENARIOS = Message(
    en="There are none that could be run.", ja="実行できるものはありません。", zh="没有可运行的场景。"
)
SITE_COLUMN_RESULT = Message(en="result", ja="結果", zh="结果")
SITE_STEP_AND = Message(en="and", ja="かつ", zh="且")
SITE_NEIGHBOURS = Message(en="Neighbouring rules", ja="前後の規則", zh="相邻规则")
SITE_NO_RESULTS = Message(en="none", ja="なし", zh="无")
SITE_SURVIVOR_PROVED = Message(
    en="Proved to change nothing:", ja="何も変えないと証明済み：", zh="已证明不改变任何结果："
)
SITE_SURVIVOR_TELLING = Message(en="A proposal that would notice:", ja="気づくはずの提案：", zh="可察觉它的提案：")
SITE_SURVIVOR_UNKNOWN = Message(
    en="Not known whether it changes anything:", ja="何かを変えるかどうかは不明：", zh="尚不知是否改变结果："
)
SITE_TRANSLATED = Message(en="In this language:", ja="この言語では：", zh="本语言版：")
SITE_ORIGINAL = Message(en="The original:", ja="原文：", zh="原文：")
