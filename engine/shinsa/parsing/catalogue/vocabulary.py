"""What is said of vocabulary.yaml: facts, likelihoods, changes and laws."""

from shinsa.messages.message import Message

NAME_TAKEN = Message(
    en="`{name}` already means something else", ja="`{name}`には別の意味がすでにある", zh="`{name}`已另有含义"
)
CHOOSE_ANOTHER_NAME = Message(en="choose another name", ja="別の名前にする", zh="换一个名称")
LIST_IN_LIST = Message(
    en="`{path}` is a list inside a list", ja="`{path}`は一覧の中の一覧", zh="`{path}`是列表中的列表"
)
NO_NESTING = Message(en="lists do not nest", ja="一覧は入れ子にできない", zh="列表不能嵌套")
NOT_A_CHOICE_NAME = Message(
    en="`{found}` is not a name for a choice", ja="`{found}`は選択肢の名前にならない", zh="`{found}`不能作为选项名称"
)
CHOICE_NAME_FORM = Message(
    en="use letters, digits and `_`, `-`, `.` or `+`",
    ja="文字・数字と`_`、`-`、`.`、`+`を使う",
    zh="使用字母、数字以及`_`、`-`、`.`或`+`",
)
CHOICE_WITHOUT = Message(
    en="a choice has at least one answer", ja="選択には少なくとも一つの答えが要る", zh="选择至少要有一个答案"
)
LIST_CHOICES = Message(en="list them under `choices`", ja="`choices`に挙げる", zh="将其列入`choices`")
STEP_NOT_ABOVE = Message(
    en="the step {step} is not greater than 0", ja="刻み{step}が0より大きくない", zh="步长{step}不大于0"
)
RANGE_OFF_STEP = Message(
    en="the range ends at {end}, between two steps",
    ja="範囲の端{end}が刻みの間にある",
    zh="范围的端点{end}位于两个步长之间",
)
WHOLE_STEPS = Message(
    en="choose an end that is a whole number of steps of {step}",
    ja="端は刻み{step}の整数倍にする",
    zh="端点应为步长{step}的整数倍",
)
RANGE_TWO_ENDS = Message(en="a range has two ends", ja="範囲には両端がある", zh="范围有两端")
RANGE_FORM = Message(
    en="write `[lowest, highest]`; `~` leaves an end open",
    ja="`[lowest, highest]`（最小、最大）と書く。`~`は端を開いておく",
    zh="写`[lowest, highest]`（最小、最大）；`~`表示该端不限",
)
RANGE_REVERSED = Message(
    en="the range begins at {low} and ends at {high}",
    ja="範囲が{low}に始まり{high}に終わっている",
    zh="范围始于{low}而止于{high}",
)
FIELDS_OR_ITEM = Message(
    en="`{path}` needs one of `fields` and `item`",
    ja="`{path}`には`fields`か`item`のどちらか一つが要る",
    zh="`{path}`需要`fields`与`item`之一",
)
FIELDS_OR_ITEM_FORM = Message(
    en="write `fields` for a list of objects, `item` for a list of single values",
    ja="オブジェクトの一覧には`fields`、単一の値の一覧には`item`を書く",
    zh="对象列表写`fields`，单值列表写`item`",
)
NO_FIELDS = Message(
    en="the objects of `{path}` have no fields", ja="`{path}`のオブジェクトに欄がない", zh="`{path}`的对象没有字段"
)
WRITE_AT_LEAST_ONE = Message(en="write at least one", ja="少なくとも一つ書く", zh="至少写一个")
PATH_CLASH = Message(
    en="`{above}` is a fact itself, so it cannot hold `{path}`",
    ja="`{above}`自体が事実なので、`{path}`を含められない",
    zh="`{above}`本身是事实，因此不能包含`{path}`",
)
RENAME_ONE = Message(en="rename one of them", ja="一方の名前を変える", zh="将其中一个改名")
GROUP_UNKNOWN = Message(
    en="no fact begins with `{path}.`", ja="`{path}.`で始まる事実はない", zh="没有以`{path}.`开头的事实"
)

LIKELIHOODS_ADD_UP = Message(
    en="the likelihoods add up to {total}", ja="見込みの合計が{total}", zh="各可能性合计为{total}"
)
THEY_ADD_UP = Message(en="they add up to 1", ja="合計は1にする", zh="合计应为1")
LIKELIHOOD_BETWEEN = Message(
    en="the likelihood {found} is not between 0 and 1",
    ja="見込み{found}が0から1の間にない",
    zh="可能性{found}不在0与1之间",
)
NO_SUCH_ANSWER = Message(
    en="`{path}` has no answer `{name}`", ja="`{path}`に答え`{name}`はない", zh="`{path}`没有答案`{name}`"
)
ITS_ANSWERS = Message(en="its answers are {answers}", ja="答えは{answers}", zh="其答案有{answers}")
NO_LIKELIHOOD = Message(
    en="no likelihood is given for {answers}", ja="{answers}の見込みがない", zh="没有给出{answers}的可能性"
)
NAME_EVERY_ANSWER = Message(
    en="name every answer, with 0 where it never comes",
    ja="すべての答えを挙げ、ありえないものは0とする",
    zh="列出每个答案，绝不会出现的写0",
)
LAST_BAND_OPEN = Message(
    en="the last band, and no other, has no end",
    ja="最後の区間だけに終わりがない",
    zh="只有最后一个区间没有终点",
)
LEAVE_LAST_OPEN = Message(
    en="leave `up_to` out in the last band alone: it holds whatever the others do not",
    ja="`up_to`は最後の区間でのみ省く。そこには残りがすべて入る",
    zh="只在最后一个区间省略`up_to`：它包含其余全部",
)
BANDS_RISE = Message(en="the ends of the bands do not rise", ja="区間の終わりが昇順でない", zh="各区间的终点没有递增")
LOWEST_BAND_FIRST = Message(en="write the lowest band first", ja="低い区間から書く", zh="从最低的区间写起")
BAND_BEYOND = Message(
    en="`{path}` does not go beyond {end} on both sides of it",
    ja="`{path}`の範囲が{end}の両側に広がっていない",
    zh="`{path}`的范围没有延伸到{end}的两侧",
)

CHANGE_TWICE = Message(
    en="`{path}` already stands in the group `{group}`",
    ja="`{path}`はすでに組`{group}`にある",
    zh="`{path}`已在组`{group}`中",
)
NAME_IN_ONE_GROUP = Message(en="name it in one group", ja="一つの組にだけ挙げる", zh="只列入一个组")
NO_SINGLE_AMOUNT = Message(
    en="`{path}` is not a single amount", ja="`{path}`は単一の量でない", zh="`{path}`不是单个数量"
)
AMOUNTS_IN_PROPORTION = Message(
    en="only single facts of type number or money change in proportion",
    ja="比例して変わるのは型numberかmoneyの単一の事実だけ",
    zh="只有类型为number或money的单个事实按比例变动",
)
TOGETHER_TWICE = Message(
    en="`{path}` stands in two groups that change together",
    ja="`{path}`が連動する組の二つにある",
    zh="`{path}`在两个一同变动的组中",
)
FIELD_FORM = Message(
    en="a field of a list is written `{path}`", ja="一覧の欄は`{path}`のように書く", zh="列表的字段写作`{path}`"
)
HOW_HAS_NO_KEY = Message(
    en="what is {how} has no `{key}`", ja="{how}のものに`{key}`はない", zh="{how}的变更没有`{key}`"
)
TAKE_KEY_OUT = Message(en="take out `{key}`", ja="`{key}`を除く", zh="去掉`{key}`")
COST_MISSING = Message(
    en="a group of changes that is costly lacks `cost`",
    ja="costlyな変更の組に`cost`がない",
    zh="costly的变更组缺少`cost`",
)
NOT_ABOVE_ZERO = Message(en="`{found}` is not greater than 0", ja="`{found}`が0より大きくない", zh="`{found}`不大于0")
NO_AMOUNT_NO_DAY = Message(
    en="`{key}` does not fit: `{path}` is no amount and no day",
    ja="`{key}`が合わない：`{path}`は量でも日でもない",
    zh="`{key}`不适用：`{path}`既不是数量也不是日期",
)
DAYS_ARE_WHOLE = Message(
    en="`{key}` does not fit: `{path}` is a day, and days are whole",
    ja="`{key}`が合わない：`{path}`は日で、日は整数で数える",
    zh="`{key}`不适用：`{path}`是日期，天数为整数",
)
FACT_WITHOUT_ORDER = Message(
    en="`{key}` does not fit: `{path}` has no order",
    ja="`{key}`が合わない：`{path}`に順序がない",
    zh="`{key}`不适用：`{path}`没有顺序",
)
CHANGE_NO_CHOICE = Message(
    en="`{key}` does not fit: `{path}` has no choice {choices}",
    ja="`{key}`が合わない：`{path}`に選択肢{choices}はない",
    zh="`{key}`不适用：`{path}`没有选项{choices}",
)
GROUP_OF_ITS_OWN = Message(
    en="put the fact into a group of its own", ja="その事実を別の組にする", zh="将该事实放入单独的组"
)

LAW_OF_A_LIST = Message(
    en="`{path}` is a list, which is no better or worse",
    ja="`{path}`は一覧で、良し悪しがない",
    zh="`{path}`是列表，没有好坏之分",
)
NAME_A_FIELD = Message(
    en="name one of its fields, such as `offtakes[].share`",
    ja="欄の一つを指す。例：`offtakes[].share`",
    zh="指明其中一个字段，例如`offtakes[].share`",
)
LAW_NOT_BETTER = Message(
    en="`{found}` does not say when `{path}` is better",
    ja="`{found}`では`{path}`がいつ良くなるか分からない",
    zh="`{found}`没有说明`{path}`何时更好",
)
WRITE_BETTER = Message(en="write {choices}", ja="{choices}と書く", zh="请写{choices}")
LIST_THE_ORDER = Message(
    en="list its choices, the worst first", ja="選択肢を悪いものから順に挙げる", zh="由差到好列出其选项"
)
LAW_NO_CHOICE = Message(
    en="`{path}` has no choice {choices}", ja="`{path}`に選択肢{choices}はない", zh="`{path}`没有选项{choices}"
)
ORDER_OF_TWO = Message(
    en="an order names two choices or more, each once",
    ja="順序には二つ以上の選択肢を一度ずつ挙げる",
    zh="顺序应列出两个以上选项，各一次",
)
WORST_FIRST = Message(en="the worst first", ja="悪いものから順に", zh="由差到好")
NO_FIELD_OF_LIST = Message(
    en="`{path}` is no field of a list", ja="`{path}`は一覧の欄でない", zh="`{path}`不是列表的字段"
)
WHERE_CHOOSES = Message(
    en="`where` chooses among the items of a list",
    ja="`where`は一覧の項目から選ぶ",
    zh="`where`在列表的项目中选择",
)
