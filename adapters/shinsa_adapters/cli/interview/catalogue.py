"""What `shinsa ask` and `shinsa questions` say."""

from shinsa.messages.message import Message, Plural

QUESTION_NUMBER = Message(
    en="Question {number}",
    ja="質問{number}",
    zh="问题{number}",
)
ASKED_ABOUT = Message(
    en="{label} (`{fact}`)",
    ja="{label}（`{fact}`）",
    zh="{label}（`{fact}`）",
)
WHO_ANSWERS = Message(
    en="Can be answered by: {who}",
    ja="答えられる人：{who}",
    zh="可答复者：{who}",
)
WHY_IT_IS_ASKED = Message(
    en="Why it is asked: {titles}",
    ja="尋ねる理由：{titles}",
    zh="询问原因：{titles}",
)
AND_MORE_RULES = Message(
    en=Plural("{count} more rule", "{count} more rules"),
    ja="ほか{count}件の規則",
    zh="另有{count}条规则",
)
WOULD_SETTLE = Message(
    en="An answer such as {value} settles it: {verdict}",
    ja="例えば「{value}」と答えれば決まる：{verdict}",
    zh="例如答“{value}”即可定案：{verdict}",
)
ANSWER_YES_OR_NO = Message(
    en="Answer: yes or no",
    ja="答え：はい または いいえ",
    zh="答复：是 或 否",
)
ANSWER_NUMBER = Message(
    en="Answer: a number from {low} to {high}{unit}",
    ja="答え：{low}～{high}の数値{unit}",
    zh="答复：{low}至{high}之间的数字{unit}",
)
ANSWER_ANY_NUMBER = Message(
    en="Answer: a number{unit}",
    ja="答え：数値{unit}",
    zh="答复：数字{unit}",
)
IN_UNIT = Message(
    en=", in {unit}",
    ja="（単位：{unit}）",
    zh="（单位：{unit}）",
)
IN_STEPS = Message(
    en=", in steps of {step}",
    ja="（{step}刻み）",
    zh="（步长{step}）",
)
ANSWER_AMOUNT = Message(
    en="Answer: an amount in {currency}, in digits: 2500000000",
    ja="答え：{currency}での金額を数字で：2500000000",
    zh="答复：以{currency}计的金额，用数字表示：2500000000",
)
ANSWER_DAY = Message(
    en="Answer: a day, such as 2027-06-30",
    ja="答え：日付。例：2027-06-30",
    zh="答复：日期，例如 2027-06-30",
)
ANSWER_COUNTRY = Message(
    en="Answer: a country code, such as US",
    ja="答え：国コード。例：US",
    zh="答复：国家代码，例如 US",
)
ANSWER_TEXT = Message(
    en="Answer: in your own words",
    ja="答え：自由に記入",
    zh="答复：自由填写",
)
ANSWER_CHOICE = Message(
    en="Answer: one of these, by number or name",
    ja="答え：番号または名前で一つ",
    zh="答复：按编号或名称选一项",
)
ANSWER_SEVERAL = Message(
    en="Answer: all that apply, by number or name with commas between; `none` if there are none",
    ja="答え：当てはまるものすべてを番号または名前で、コンマで区切る。なければ `none`",
    zh="答复：所有适用项，按编号或名称，以逗号分隔；如没有则答 `none`",
)
ANSWER_HOW_MANY = Message(
    en="Answer: how many there are (0 to {longest}); each is then asked about in turn",
    ja="答え：件数（0～{longest}）。続けて一件ずつ尋ねる",
    zh="答复：数量（0至{longest}）；随后逐项询问",
)
CHOICE_LINE = Message(
    en="{number}  {value}: {label}",
    ja="{number}  {value}：{label}",
    zh="{number}  {value}：{label}",
)
ITEM_FIELD = Message(
    en="{number} of {count}: {label}",
    ja="{count}件中{number}件目：{label}",
    zh="第{number}项（共{count}项）：{label}",
)
HOW_TO = Message(
    en="(`?` if you don't know, `undo` to take the last answer back, `quit` to save and stop)",
    ja="（わからなければ `?`、直前の答えを取り消すには `undo`、保存して終えるには `quit`）",
    zh="（不知道请答 `?`，撤回上一答复请答 `undo`，保存并结束请答 `quit`）",
)
NOT_TAKEN = Message(
    en="Not taken: {why}",
    ja="受け付けられない：{why}",
    zh="未被接受：{why}",
)
NOT_A_COUNT = Message(
    en="answer with a whole number from 0 to {longest}",
    ja="0から{longest}までの整数で答える",
    zh="请答0至{longest}之间的整数",
)
NOTHING_TO_UNDO = Message(
    en="There is no answer to take back",
    ja="取り消す答えがない",
    zh="没有可撤回的答复",
)
TAKEN_BACK = Message(
    en="Taken back: {label}",
    ja="取り消した：{label}",
    zh="已撤回：{label}",
)
LEFT_UNKNOWN = Message(
    en="Left unknown: {label}",
    ja="不明のまま：{label}",
    zh="保持未知：{label}",
)
SETTLED = Message(
    en="Settled: {verdict}, whatever else is answered",
    ja="決定：{verdict}。ほかに何と答えても変わらない",
    zh="已定案：{verdict}，无论其他如何答复",
)
STILL_TO_STATE = Message(
    en="any answer will do, but it has to be stated: {labels}",
    ja="どう答えてもよいが、申告は必要：{labels}",
    zh="如何答复均可，但须申报：{labels}",
)
NOTHING_LEFT = Message(
    en="Nothing is left to ask; not known, and so still open: {labels}",
    ja="尋ねることは残っていない。不明のため未決：{labels}",
    zh="已无可问；因未知而仍未决：{labels}",
)
STOPPED = Message(
    en="Stopped; not settled yet",
    ja="終了。まだ決まっていない",
    zh="已停止；尚未定案",
)
SAVED = Message(
    en=Plural("saved with {count} answer: {file}", "saved with {count} answers: {file}"),
    ja="{count}件の答えとともに保存した：{file}",
    zh="已保存（含{count}项答复）：{file}",
)
NOT_SAVED = Message(
    en="no answer was given, so nothing was saved",
    ja="答えがなかったため何も保存していない",
    zh="没有答复，故未保存",
)

NOTHING_OPEN_MATTERS = Message(
    en="No unknown fact can change the verdict: {verdict}",
    ja="不明な事実はどれも判定を変えない：{verdict}",
    zh="任何未知事实都不会改变结论：{verdict}",
)
NOW_IT_IS = Message(
    en="Verdict as stated: {verdict}",
    ja="申告どおりの判定：{verdict}",
    zh="按现有申报的结论：{verdict}",
)
ASK_NEXT = Message(
    en="What to ask, best first",
    ja="尋ねること（効果の高い順）",
    zh="应询问的事项（按效果排序）",
)
ASKED_LINE = Message(
    en="{label} (`{fact}`): {who}, cost {cost}",
    ja="{label}（`{fact}`）：{who}、手間{cost}",
    zh="{label}（`{fact}`）：{who}，成本{cost}",
)
NEED_NOT_ASK = Message(
    en=Plural(
        "{count} more unknown fact cannot change the verdict", "{count} more unknown facts cannot change the verdict"
    ),
    ja="ほか{count}件の不明な事実は判定を変えない",
    zh="另有{count}项未知事实不会改变结论",
)
CERTIFIED = Message(
    en="{verdict} whatever the rest, if: {facts}",
    ja="次であれば、残りが何でも{verdict}：{facts}",
    zh="若满足以下各项，则无论其余如何均为{verdict}：{facts}",
)
NOT_KNOWN_SHORTEST = Message(
    en="{certificate} (not known to be the fewest answers)",
    ja="{certificate}（最少の答えとは限らない）",
    zh="{certificate}（不确定是否为最少答复）",
)
FACT_IS = Message(
    en="{fact} is {value}",
    ja="{fact}が{value}",
    zh="{fact}为{value}",
)
