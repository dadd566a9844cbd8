"""What is said of how firm a verdict is, and of what members would say."""

from shinsa.messages.message import Message, Plural

FIRM_BUT_NOT = Message(
    en="{verdict}, but not if {edges}", ja="{verdict}。ただし{edges}場合を除く", zh="{verdict}，但若{edges}则不然"
)
FIRM_WHATEVER = Message(
    en="{verdict}, whatever any one of the stated numbers and days becomes",
    ja="{verdict}。申告された数値・日付のどれか一つがどう変わっても判定は変わらない",
    zh="{verdict}，任何一个已申报的数值或日期单独如何变化，结论都不变",
)
FIRM_NOTHING_STATED = Message(
    en="{verdict}; no number and no day is stated that could move",
    ja="{verdict}。動かしうる数値・日付は申告されていない",
    zh="{verdict}；没有已申报的数值或日期可供变动",
)
FIRM_BELOW = Message(en="{label} falls below {value}", ja="{label}が{value}を下回る", zh="{label}低于{value}")
FIRM_ABOVE = Message(en="{label} rises above {value}", ja="{label}が{value}を上回る", zh="{label}高于{value}")
FIRM_EARLIER = Message(en="{label} comes before {value}", ja="{label}が{value}より早まる", zh="{label}早于{value}")
FIRM_LATER = Message(en="{label} slips past {value}", ja="{label}が{value}より遅れる", zh="{label}晚于{value}")
FIRM_IS = Message(en="{label} is {value}: {edges}", ja="{label}は{value}：{edges}", zh="{label}为{value}：{edges}")
FIRM_WHERE_BELOW = Message(en="{verdict} below {value}", ja="{value}を下回ると{verdict}", zh="低于{value}则{verdict}")
FIRM_WHERE_ABOVE = Message(en="{verdict} above {value}", ja="{value}を上回ると{verdict}", zh="高于{value}则{verdict}")
FIRM_WHERE_EARLIER = Message(
    en="{verdict} before {value}", ja="{value}より早いと{verdict}", zh="早于{value}则{verdict}"
)
FIRM_WHERE_LATER = Message(en="{verdict} after {value}", ja="{value}より遅いと{verdict}", zh="晚于{value}则{verdict}")
FIRM_AWAY = Message(en="{edge} ({distance} away)", ja="{edge}（差{distance}）", zh="{edge}（相差{distance}）")
FIRM_DAYS = Message(en=Plural("{count} day", "{count} days"), ja="{count}日", zh="{count}天")
FIRM_HELD_STILL = Message(
    en="{words}; held still: {others}", ja="{words}。固定したもの：{others}", zh="{words}；保持不变：{others}"
)
FIRM_FIRM = Message(en="no change", ja="変化なし", zh="不变")
FIRM_NOT_MEASURED = Message(
    en="in which range the verdict stands is not known, as it does not act in proportion",
    ja="比例して働かないため、判定が変わらない範囲は不明",
    zh="因其作用不成比例，结论不变的范围尚不可知",
)
FIRM_WITH = Message(en="{verdict} with {value}", ja="{value}なら{verdict}", zh="设为{value}则{verdict}")
FIRM_HELD_BY = Message(en="{edge} ({held_by})", ja="{edge}（{held_by}）", zh="{edge}（{held_by}）")
FIRM_IMPOSSIBLE = Message(en="no possible proposal", ja="ありえない提案", zh="不可能的提案")
FIRM_FACTS = Message(
    en=Plural(
        "What the proposal states ({count} fact decides, most fragile first):",
        "What the proposal states ({count} facts decide, most fragile first):",
    ),
    ja="提案の申告内容（判定を左右するもの{count}件、変わりやすい順）：",
    zh="提案所申报的内容（{count}项会左右结论，最易变者在前）：",
)
FIRM_REST = Message(
    en=Plural(
        "{count} other number or day changes nothing by itself.",
        "{count} other numbers and days change nothing by themselves.",
    ),
    ja="ほかの数値・日付{count}件は、単独では判定を変えない。",
    zh="其余{count}个数值或日期单独变化不会改变结论。",
)
FIRM_TOGETHER = Message(
    en="Together: {verdict} if {moves}, though none of them does it alone; the most that one moves is {share}.",
    ja="組合せ：{moves}で{verdict}（どれも単独では判定を変えない）。最も大きい動きは{share}。",
    zh="合并变动：若同时改变{moves}则{verdict}，但任何一项单独都不会改变结论；变动最大的一项为{share}。",
)
FIRM_TOGETHER_MOVE = Message(
    en="{label} goes from {value} to {turns}",
    ja="{label}の{value}から{turns}への変更",
    zh="{label}（{value}变为{turns}）",
)
FIRM_TOGETHER_NONE = Message(
    en="Together: no combination changes the verdict while each stays where it changes nothing alone.",
    ja="組合せ：それぞれが単独で判定を変えない範囲にとどまる限り、どの組合せも判定を変えない。",
    zh="合并变动：只要每一项都在单独不改变结论的范围内，任何组合都不会改变结论。",
)
FIRM_TOGETHER_LONG = Message(
    en="Together: nothing changes while each moves by less than {proved}; beyond that it is not known, because the"
    " search takes too long.",
    ja="組合せ：それぞれの動きが{proved}未満なら判定は変わらない。それを超えると、探索に手間がかかりすぎるため不明。",
    zh="合并变动：每一项的变动小于{proved}时结论不变；超出则因搜索工作量过大而不可知。",
)
FIRM_TOGETHER_AT_MOST = Message(
    en="{change} Nothing changes while each moves by less than {proved}; whether something in between does it is not"
    " known, because the search takes too long.",
    ja="{change}それぞれの動きが{proved}未満なら判定は変わらない。その間に判定を変える組合せがあるかは、"
    "探索に手間がかかりすぎるため不明。",
    zh="{change}每一项的变动小于{proved}时结论不变；介于其间是否有更小的变动会改变结论，因搜索工作量过大而不可知。",
)
FIRM_PARAMETERS = Message(
    en=Plural(
        "What the committee sets ({count} parameter decides or may):",
        "What the committee sets ({count} parameters decide or may):",
    ),
    ja="委員会の定め（判定を左右しうるパラメーター{count}件）：",
    zh="委员会的设定（{count}项参数会或可能左右结论）：",
)
FIRM_LINE = Message(en="- {words}", ja="・{words}", zh="・{words}")

PANEL_AGREES = Message(
    en=Plural(
        "{count} position that members hold was tried: it agrees with {verdict}",
        "{count} positions that members hold were tried: all agree with {verdict}",
    ),
    ja="委員の立場{count}通りの設定で審査し、すべて{verdict}で一致した",
    zh="按成员的{count}种主张筛查，全部一致为{verdict}",
)
PANEL_DIFFERS = Message(
    en="a matter of policy: the committee's settings say {verdict}, but {others}",
    ja="方針の問題：委員会の設定では{verdict}だが、{others}",
    zh="属政策问题：按委员会的设定为{verdict}，但{others}",
)
PANEL_OTHER = Message(en="{verdict} by {held_by}", ja="{held_by}の設定では{verdict}", zh="按{held_by}的设定为{verdict}")
PANEL_NOBODY = Message(
    en="no member holds another value of any parameter",
    ja="別の値を支持する委員はいない",
    zh="没有成员对任何参数持不同主张",
)
PANEL_MEMBER = Message(
    en=Plural("{held_by} ({count} setting): {verdict}", "{held_by} ({count} settings): {verdict}"),
    ja="{held_by}（設定{count}件）：{verdict}",
    zh="{held_by}（{count}项设定）：{verdict}",
)
PANEL_ALONE = Message(
    en="{words}; enough by itself: {settings}",
    ja="{words}。単独で判定を変える設定：{settings}",
    zh="{words}；单独即可改变结论的设定：{settings}",
)
PANEL_TOGETHER = Message(
    en="{words}; no one of the settings does it alone",
    ja="{words}。どの設定も単独では判定を変えない",
    zh="{words}；没有任何一项设定能单独改变结论",
)
PANEL_SETTING = Message(en="{label}: {value}", ja="{label}：{value}", zh="{label}：{value}")
PANEL_HEADING = Message(en="The panel", ja="委員の見解", zh="委员会各成员")
