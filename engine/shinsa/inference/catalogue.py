"""What is said of a ruleset that is larger than the library of inference bears."""

from shinsa.messages.message import Message

BEARS_AT_MOST = Message(
    en="the inference `durable` bears at most {most} {what}; this ruleset needs {size}",
    ja="推論`durable`が扱える{what}は最大{most}件だが、この規則集には{size}件要る",
    zh="推理`durable`最多可承受{most}个{what}；本规则集需要{size}个",
)
LIMIT_AFTER_LIMIT = Message(en="{first}\n{second}", ja="{first}\n{second}", zh="{first}\n{second}")
SPLIT_THE_RULESET = Message(
    en="split the ruleset in two, or let fewer rules rest on conclusions",
    ja="規則集を二つに分けるか、中間結論に基づく規則を減らす",
    zh="将规则集一分为二，或减少依据中间结论的规则",
)
LIMITED_RULES = Message(en="rules", ja="規則", zh="规则")
LIMITED_PATTERNS = Message(en="patterns in all rules together", ja="全規則を合わせたパターン", zh="全部规则合计的模式")
LIMITED_NUMBERS = Message(en="numbers for facts", ja="事実の番号", zh="事实编号")
LIMITED_NEEDS = Message(en="facts in one match", ja="一回の照合での事実", zh="一次匹配中的事实")
SPLIT_THE_CONDITION = Message(
    en="split the widest condition into conclusions",
    ja="最も広い条件を中間結論に分ける",
    zh="将最宽的条件拆分为中间结论",
)
LIMITED_USERS = Message(en="rules that read one fact", ja="一つの事実を読む規則", zh="读取同一事实的规则")
FEWER_ON_ONE = Message(
    en="let fewer rules rest on the same conclusion",
    ja="同じ中間結論に基づく規則を減らす",
    zh="减少依据同一中间结论的规则",
)
LIMITED_SIBLINGS = Message(en="patterns side by side", ja="並ぶパターン", zh="并列的模式")
PROPOSITIONS_CIRCLE = Message(
    en="propositions rest on one another in a circle: {path}",
    ja="命題が循環している：{path}",
    zh="命题循环依赖：{path}",
)
BREAK_THE_CIRCLE = Message(
    en="take one of them out of the circle", ja="その一つを循環から外す", zh="从循环中去掉其中一个"
)
INFERENCE_UNUSABLE = Message(
    en="the inference `durable` cannot be used here: {reason}",
    ja="推論`durable`はここでは使えない：{reason}",
    zh="此处无法使用推理`durable`：{reason}",
)
DIRECT_IS_THE_SAME = Message(
    en="`direct` gives the same answers", ja="`direct`は同じ答えを出す", zh="`direct`给出相同的答案"
)
LIBRARY_NOT_IMPORTED = Message(
    en="the durable-rules library cannot be imported: {error}",
    ja="ライブラリdurable-rulesを読み込めない：{error}",
    zh="无法导入durable-rules库：{error}",
)
LIBRARY_UNSAFE = Message(
    en="the durable-rules library is not safe on a Python without a global interpreter lock",
    ja="ライブラリdurable-rulesは、グローバルインタープリターロックのないPythonでは安全でない",
    zh="durable-rules库在没有全局解释器锁的Python上不安全",
)
