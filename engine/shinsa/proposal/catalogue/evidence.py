"""What is said of evidence: of its mistakes, its age and its currency."""

from shinsa.messages.message import Message

NAME_ONE_FACT = Message(
    en="name one fact, such as `sites[0].country`",
    ja="事実を一つ指す。例：`sites[0].country`",
    zh="指明一个事实，例如`sites[0].country`",
)
ITEM_NOT_THERE = Message(
    en="{path} names an item that is not there: {list} has {length}",
    ja="{path}の項目はない：{list}の項目は{length}",
    zh="{path}所指的项目不存在：{list}的项目数为{length}",
)
NO_ITEMS = Message(en="none", ja="なし", zh="无")
COUNTED_FROM_0 = Message(en="items are counted from 0", ja="項目は0から数える", zh="项目从0开始计数")
VALUE_FOR_LIST = Message(
    en="{place} gives a value for the whole list {path}",
    ja="{place}が一覧{path}全体に値を与えている",
    zh="{place}为整个列表{path}给出数值",
)
ONE_EVIDENCE_EACH = Message(
    en="give values for items: one evidence each",
    ja="項目ごとに値を与える（証拠は一つずつ）",
    zh="为各项目分别给出数值：每项一份证据",
)
VALUE_OF_NOTHING = Message(
    en="{place} gives a value, and the grade `none` says that its source tells nothing",
    ja="{place}は値を与えているが、等級`none`は出典が何も示していないことを意味する",
    zh="{place}给出了数值，而等级`none`表示其来源什么也没有说明",
)
LEAVE_VALUE_OUT = Message(
    en="leave the value out, or say how well the source supports it: declared, documented, verified",
    ja="値を省くか、出典がどれほど裏付けるかを示す：declared、documented、verified",
    zh="去掉数值，或说明来源的支持程度：declared、documented、verified",
)
STATED_IN = Message(
    en="{fact} is stated in {currency}; only {programme} counts and nothing is converted",
    ja="{fact}は{currency}で申告されている。{programme}だけが有効で、換算はしない",
    zh="{fact}以{currency}申报；只认{programme}，不作换算",
)
GIVEN_IN = Message(
    en="{source} gives {fact} in {currency}; only {programme} counts and nothing is converted",
    ja="{source}は{fact}を{currency}で示している。{programme}だけが有効で、換算はしない",
    zh="{source}以{currency}给出{fact}；只认{programme}，不作换算",
)
NO_DATE = Message(
    en="evidence for {fact} from {source} has no date; it counts, and nobody can tell how old it is",
    ja="{source}による{fact}の証拠に日付がない。有効とするが、古さは分からない",
    zh="来自{source}的{fact}证据没有日期；予以采用，但无从得知其新旧",
)
FROM_THE_FUTURE = Message(
    en="evidence for {fact} from {source} is dated {dated}, after {day}; it does not count",
    ja="{source}による{fact}の証拠の日付{dated}は{day}より後。数えない",
    zh="来自{source}的{fact}证据日期为{dated}，晚于{day}；不予采用",
)
TOO_OLD = Message(
    en="evidence for {fact} from {source} is dated {dated}, more than {days} days before {day}; it counts no more",
    ja="{source}による{fact}の証拠の日付{dated}は{day}より{days}日を超えて前。もう数えない",
    zh="来自{source}的{fact}证据日期为{dated}，早于{day}超过{days}天；不再采用",
)
GETTING_OLD = Message(
    en="evidence for {fact} from {source} is dated {dated}, more than {days} days before {day}; it still counts",
    ja="{source}による{fact}の証拠の日付{dated}は{day}より{days}日を超えて前。まだ数える",
    zh="来自{source}的{fact}证据日期为{dated}，早于{day}超过{days}天；仍予采用",
)
TAKEN_FROM = Message(
    en="{fact} is not stated; its value is taken from {sources}",
    ja="{fact}は申告されていない。値は{sources}による",
    zh="{fact}未申报；其数值取自{sources}",
)
