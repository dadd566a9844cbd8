"""What `check` says of a ruleset and of its laws."""

from shinsa.messages.message import Message, Plural

MISTAKES_IN_RULESET = Message(
    en=Plural("{count} mistake in ruleset `{ruleset}`", "{count} mistakes in ruleset `{ruleset}`"),
    ja="規則集`{ruleset}`に誤りが{count}件ある",
    zh="规则集`{ruleset}`有{count}处错误",
)
RULESET_HAS_MISTAKES = Message(
    en=Plural("the ruleset has {count} mistake", "the ruleset has {count} mistakes"),
    ja="規則集に誤りが{count}件ある",
    zh="规则集有{count}处错误",
)
NO_MISTAKES = Message(
    en="{id} {version}: no mistakes; {counts}; {digest}",
    ja="{id} {version}：誤りなし。{counts}。{digest}",
    zh="{id} {version}：没有错误；{counts}；{digest}",
)
COUNT_RULES = Message(en=Plural("{count} rule", "{count} rules"), ja="規則{count}件", zh="规则{count}条")
COUNT_CONCLUSIONS = Message(
    en=Plural("{count} conclusion", "{count} conclusions"), ja="中間結論{count}件", zh="中间结论{count}项"
)
COUNT_PARAMETERS = Message(
    en=Plural("{count} parameter", "{count} parameters"), ja="パラメータ{count}件", zh="参数{count}项"
)
COUNT_FACTS = Message(en=Plural("{count} fact", "{count} facts"), ja="事実{count}件", zh="事实{count}项")
COUNT_LAWS_PROVED = Message(
    en=Plural("{count} law, each proved", "{count} laws, each proved"),
    ja="法則{count}件（すべて証明済み）",
    zh="规律{count}条（均已证明）",
)
COUNT_LAWS = Message(
    en=Plural("{count} law, {proved} proved", "{count} laws, {proved} proved"),
    ja="法則{count}件（うち{proved}件を証明済み）",
    zh="规律{count}条（其中{proved}条已证明）",
)
PROVING_LAWS = Message(en="proving laws", ja="法則を証明中", zh="正在证明规律")

LAW_BROKEN = Message(
    en="`{law}` is not so: {before}; better, {after}",
    ja="`{law}`が成り立たない：{before}。改善すると{after}",
    zh="`{law}`不成立：{before}；改善后{after}",
)
LAW_BROKEN_THROUGH = Message(
    en="`{law}` is not so: {before}; better, {after} through `{rule}`",
    ja="`{law}`が成り立たない：{before}。改善すると{after}（規則`{rule}`による）",
    zh="`{law}`不成立：{before}；改善后{after}（因规则`{rule}`）",
)
MEND_THE_RULE = Message(
    en="mend the rule, or take back the law; compare {worse}\n    with {better}",
    ja="規則を直すか法則を取り下げる。次の二つを比べる：{worse}\n    と {better}",
    zh="修正规则，或撤回该规律；比较{worse}\n    与{better}",
)
LAW_NOT_KNOWN = Message(
    en="{at}: not known whether `{law}`: {why}",
    ja="{at}: `{law}`が成り立つかは不明：{why}",
    zh="{at}: 尚不清楚`{law}`是否成立：{why}",
)
LAW_IDLE = Message(
    en="`{law}` holds of any rules, as none reads `{fact}`",
    ja="`{fact}`を読む規則がないため、`{law}`はどんな規則でも成り立つ",
    zh="没有规则读取`{fact}`，因此`{law}`对任何规则都成立",
)
READ_THE_FACT = Message(
    en="read the fact in a rule, or take back the law",
    ja="規則でその事実を読むか、法則を取り下げる",
    zh="在规则中读取该事实，或撤回该规律",
)
