"""What is said of arithmetic that cannot be exact, and of conditions that say nothing or not what was meant."""

from shinsa.messages.message import Message

MULTIPLIES_FACTS = Message(
    en="{text} multiplies two facts", ja="{text}は二つの事実を掛けている", zh="{text}将两个事实相乘"
)
COMPARE_EACH = Message(
    en="compare each on its own, or state the product as a fact",
    ja="それぞれを別に比べるか、積を一つの事実にする",
    zh="分别比较，或将乘积作为一个事实",
)
MULTIPLIES_UNITS = Message(
    en="{text} multiplies {left} by {right}", ja="{text}は{left}に{right}を掛けている", zh="{text}将{left}与{right}相乘"
)
ONE_WITHOUT_UNIT = Message(
    en="one side of a product has no unit", ja="積の一方は単位のない数値にする", zh="乘积的一侧应无单位"
)
DIVIDES_BY_FACT = Message(
    en="{text} divides by a fact, which may be zero or leave a remainder",
    ja="{text}は事実で割っている。ゼロの場合や割り切れない場合がある",
    zh="{text}除以一个事实，它可能为零或除不尽",
)
DIVIDES_BY_PARAMETER = Message(
    en="{text} divides by a parameter, which may be zero or leave a remainder",
    ja="{text}はパラメータで割っている。ゼロの場合や割り切れない場合がある",
    zh="{text}除以一个参数，它可能为零或除不尽",
)
DIVIDES_BY_ZERO = Message(en="{text} divides by zero", ja="{text}はゼロで割っている", zh="{text}除以零")
DIVIDES_INEXACTLY = Message(
    en="{text} divides by {divisor}, which has no exact decimal result",
    ja="{text}は{divisor}で割っているが、商を小数で正確に表せない",
    zh="{text}除以{divisor}，其结果无法用小数精确表示",
)
MULTIPLY_OTHER_SIDE = Message(
    en="multiply the other side instead: for `a / b >= c` write `a >= c * b`",
    ja="代わりに反対側に掛ける：`a / b >= c`は`a >= c * b`と書く",
    zh="改为在另一侧相乘：将`a / b >= c`写作`a >= c * b`",
)
DIVISION_AWAY = Message(en="take the division away", ja="割り算を除く", zh="去掉除法")
TOO_MANY_DIGITS = Message(
    en="{text} can come to more digits than are counted exactly",
    ja="{text}は正確に数えられる桁数を超えうる",
    zh="{text}的位数可能超过可精确计算的范围",
)
SHORTEN_CONSTANTS = Message(en="shorten its constants", ja="定数を短くする", zh="缩短其中的常数")
WITH_DECIMAL_POINT = Message(
    en="write it with a decimal point, such as `1.0`",
    ja="小数点を付けて書く。例：`1.0`",
    zh="加小数点书写，例如`1.0`",
)

ALWAYS = Message(
    en="{text} is always {answer}: {why}", ja="{text}は常に{answer}：{why}", zh="{text}始终为{answer}：{why}"
)
ASKS_NOTHING = Message(en="it asks nothing", ja="何も問うていない", zh="它没有提出任何问题")
TAKE_CONSTANT_AWAY = Message(
    en="take it away; a tier for everything else is `otherwise: true`",
    ja="除く。それ以外のすべての段は`otherwise: true`と書く",
    zh="去掉它；其余情况的档次写作`otherwise: true`",
)
COMPARES_CONSTANTS = Message(en="it compares constants", ja="定数どうしを比べている", zh="它比较的是常数")
ASKS_EVERY_CHOICE = Message(
    en="it asks for every choice there is", ja="すべての選択肢を挙げている", zh="它列出了全部选项"
)
SIDES_THE_SAME = Message(en="both sides are the same", ja="両辺が同じ", zh="两侧相同")
VALUE_AT_MOST = Message(en="{name} is at most {high}", ja="{name}は{high}以下", zh="{name}不大于{high}")
VALUE_AT_LEAST = Message(en="{name} is at least {low}", ja="{name}は{low}以上", zh="{name}不小于{low}")
VALUE_BETWEEN = Message(
    en="{name} lies between {low} and {high}", ja="{name}は{low}から{high}の間", zh="{name}介于{low}与{high}之间"
)
COMPARE_OTHERWISE = Message(
    en="take it away, or compare with a value that some proposals do not reach",
    ja="除くか、届かない提案もある値と比べる",
    zh="去掉它，或与部分提案达不到的数值比较",
)
COMPARE_POSSIBLE = Message(en="compare with a value it can have", ja="取りうる値と比べる", zh="与其可能取的值比较")
FINER_THAN_STEP = Message(
    en="{label} is stated in steps of {step}, so never as {value}",
    ja="{label}は{step}刻みで申告されるため、{value}になることはない",
    zh="{label}以{step}为步长申报，因此不会是{value}",
)
NEAREST_VALUES = Message(
    en="the nearest values are `{low}` and `{high}`",
    ja="最も近い値は`{low}`と`{high}`",
    zh="最接近的值是`{low}`和`{high}`",
)
