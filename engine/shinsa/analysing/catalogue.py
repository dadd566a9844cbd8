"""Why something is not known exactly, in words; facts, lists and rules stand in their own names."""

from shinsa.messages.message import Message

TOO_MUCH_WORK = Message(
    en="{what} takes more work than the limit allows",
    ja="{what}の分析に要する手数が上限を超える",
    zh="分析{what}所需步数超过上限",
)
ALL_OPEN_FACTS = Message(en="all open facts together", ja="未申告の事実全体", zh="全部未申报事实")
A_SYSTEM = Message(en="a system of inequalities", ja="連立不等式", zh="不等式组")
A_STATED_LIST = Message(en="a stated list", ja="申告済みの一覧", zh="已申报的列表")

TOO_MANY_ANSWERS = Message(
    en="{facts} have too many joint answers",
    ja="{facts}の答えの組合せが多すぎる",
    zh="{facts}的答复组合过多",
)
LIST_HAS_TOO_MANY_ANSWERS = Message(
    en="{facts} has too many joint answers",
    ja="{facts}の答えの組合せが多すぎる",
    zh="{facts}的答复组合过多",
)
LISTS_WEIGHED = Message(
    en="lists are weighed against one another, or a list against facts: {facts}",
    ja="一覧どうし、または一覧と事実が比べられている：{facts}",
    zh="列表相互比较，或列表与事实比较：{facts}",
)
TOO_MANY_SUMS = Message(
    en="there are too many sums of points between the least and the greatest",
    ja="最低点と最高点の間にある合計点が多すぎる",
    zh="最低分与最高分之间的合计得分过多",
)
SYSTEM_TOO_LARGE = Message(
    en="a system of inequalities grows too large",
    ja="連立不等式が大きくなりすぎる",
    zh="不等式组过大",
)
RULE_RESTS_ON_TOO_MANY = Message(
    en="{rule} rests on too many open facts",
    ja="{rule}が拠る未申告の事実が多すぎる",
    zh="{rule}所依据的未申报事实过多",
)
COUNTED_OVER_COMPUTED = Message(
    en="{facts} is counted over values computed from its items",
    ja="{facts}は、項目から計算した値について数えられている",
    zh="{facts}按由其各项计算得出的值计数",
)
ITEMS_COMPARED = Message(
    en="items of {facts} are compared field with field or with other open facts",
    ja="{facts}の項目が、欄どうし、または他の未申告の事実と比べられている",
    zh="{facts}的各项在字段之间或与其他未申报事实比较",
)
EXTREME_BESIDE_NUMBER = Message(
    en="a minimum or maximum over {facts} stands beside another number",
    ja="{facts}の最小または最大が別の数値と並んでいる",
    zh="{facts}的最小值或最大值与另一数值并列",
)
EXTREME_OVER_FIELDS = Message(
    en="a minimum or maximum over several fields of {facts}",
    ja="{facts}の複数の欄にわたる最小または最大",
    zh="跨{facts}多个字段的最小值或最大值",
)
DRAWN_IN_STEPS = Message(
    en="a number drawn from {facts} in several steps",
    ja="{facts}から何段階かで求める数値",
    zh="分若干步从{facts}得出的数值",
)
TOO_MANY_KINDS = Message(
    en="the items of {facts} are of too many kinds",
    ja="{facts}の項目の種類が多すぎる",
    zh="{facts}各项的种类过多",
)
AMOUNTS_WEIGHED = Message(
    en="amounts in {facts} are weighed against one another",
    ja="{facts}の数量どうしが比べられている",
    zh="{facts}中的数量相互比较",
)
MAY_NEED_MORE_ITEMS = Message(
    en="{facts} may need more items than were tried to show all that is possible",
    ja="{facts}は、可能なことをすべて示すのに、試したより多くの項目が要るかもしれない",
    zh="{facts}可能需要比已尝试的更多项才能显示全部可能",
)
COUNTS_AND_ITEM = Message(
    en="counts are weighed against counts and against a single item",
    ja="件数が、件数および一つの項目と比べられている",
    zh="计数既与计数比较，又与单项比较",
)
COMPARED_WITH_ITEMS = Message(
    en="{facts} is compared with items of a list, and has too many values",
    ja="{facts}は一覧の項目と比べられ、取りうる値が多すぎる",
    zh="{facts}与列表各项比较，且可取的值过多",
)
EXTREME_SCALES = Message(
    en="a minimum or maximum over {facts} scales points",
    ja="{facts}の最小または最大が点数を左右する",
    zh="{facts}的最小值或最大值用于折算得分",
)
BESIDE_OPEN_NUMBERS = Message(
    en="numbers drawn from {facts} stand beside other open numbers",
    ja="{facts}から求める数値が、他の未申告の数値と並んでいる",
    zh="由{facts}得出的数值与其他未申报数值并列",
)
UNKNOWN_ITEMS_COUNTED = Message(
    en="items of {facts} hold facts that stay unknown, and are counted or added up",
    ja="{facts}の項目に不明なままの事実があり、件数や合計が求められている",
    zh="{facts}的各项含有始终未知的事实，却须计数或相加",
)
UNKNOWN_ITEMS_EXTREME = Message(
    en="items of {facts} hold facts that stay unknown, and the least or greatest is wanted",
    ja="{facts}の項目に不明なままの事実があり、最小または最大が求められている",
    zh="{facts}的各项含有始终未知的事实，却须取最小值或最大值",
)
TOO_MANY_REASONS = Message(
    en="a condition holds or fails for too many reasons to tell them all",
    ja="条件の成否の理由が多すぎて挙げきれない",
    zh="条件成立或不成立的理由过多，无法一一列出",
)
NO_STEP = Message(
    en="{facts} are compared with one another and have no step",
    ja="{facts}は互いに比べられ、刻みが決められていない",
    zh="{facts}相互比较，且未规定步长",
)
SCALE_TOGETHER = Message(
    en="{facts} scale points together",
    ja="{facts}が合わせて点数を左右する",
    zh="{facts}共同折算得分",
)
COMPARED_WITH_DRAWN = Message(
    en="facts are compared with a number drawn from a list: {facts}",
    ja="事実が、一覧から求める数値と比べられている：{facts}",
    zh="事实与由列表得出的数值比较：{facts}",
)
LISTED_ONE_BY_ONE = Message(
    en="a minimum, maximum or sum of facts listed one by one",
    ja="一つずつ挙げた事実の最小、最大または合計",
    zh="逐一列出的事实的最小值、最大值或合计",
)
NOT_TAKEN_APART = Message(
    en="a number of a form that is not taken apart",
    ja="分解できない形の数値",
    zh="无法拆解的数值形式",
)
WHOLE_LIST = Message(
    en="{facts} is used as a whole list",
    ja="{facts}が一覧全体として使われている",
    zh="{facts}作为整个列表使用",
)
BETWEEN_VALUES = Message(
    en="points that are scaled take values between those looked at",
    ja="比例で決まる点数は、調べた値の間の値も取る",
    zh="按比例折算的得分可取所查各值之间的值",
)
