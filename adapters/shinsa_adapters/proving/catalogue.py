"""What is said of proofs: what the engine says of a pair of proposals, and why something is not known."""

from shinsa.messages.message import Message

PROVED_STANDING = Message(
    en="{verdict}, {low} to {high} points", ja="{verdict}、{low}～{high}点", zh="{verdict}，{low}至{high}分"
)
NO_SOLVER = Message(
    en="proofs need z3, which is not installed; `pip install 'shinsa[analysis]'` installs it",
    ja="証明に必要なz3が入っていない。`pip install 'shinsa[analysis]'`で入る",
    zh="证明需要z3，而它尚未安装；可用`pip install 'shinsa[analysis]'`安装",
)
NO_TIME_GIVEN = Message(
    en="there is no time to ask: the time limit is 0",
    ja="制限時間が0のため、問う時間がない",
    zh="时限为0，没有时间求证",
)
NO_ANSWER_WITHIN = Message(
    en="no answer within {seconds} s", ja="{seconds}秒以内に答えが出なかった", zh="{seconds}秒内没有得到答案"
)
WORKER_ENDED = Message(
    en="the worker process ended before its answer",
    ja="作業プロセスが答える前に終了した",
    zh="工作进程在给出答案之前已结束",
)
TIME_UP = Message(en="the time was up", ja="制限時間に達した", zh="时限已到")
RULE_WORSE = Message(
    en="a rule answers worse, and whether that ever shows is not known",
    ja="ある規則の答えが悪くなるが、それが判定や点数に現れるかどうかは不明",
    zh="有一条规则的答案变差，但是否会显现在结论或得分中尚不清楚",
)
LIST_MAY_HAVE = Message(
    en="`{path}` may have {longest} items and {apart}",
    ja="`{path}`は最大{longest}件になりえ、しかも{apart}",
    zh="`{path}`最多可有{longest}项，且{apart}",
)
SUMMED_AND_ASKED = Message(
    en="has a field that is added up and asked about",
    ja="合計もされ条件にもなる欄がある",
    zh="有一个字段既被求和又被用作条件",
)
READ_INSIDE = Message(en="is read inside another list", ja="別の一覧の中で読まれる", zh="在另一个列表之内被读取")
SEARCHED_FILTERED = Message(
    en="is searched after it was filtered", ja="絞り込んだ後に調べられる", zh="在筛选之后又被查找"
)
SEVERAL_SUMMED = Message(
    en="has more than a field added up", ja="合計される欄が一つより多い", zh="有不止一个字段被求和"
)
SOLVER_SILENT = Message(
    en="the solver came to no answer: {reason}",
    ja="ソルバーが答えに至らなかった：{reason}",
    zh="求解器未得出答案：{reason}",
)
TOO_MANY_SORTS = Message(
    en="the conditions tell more than {most} sorts of items of `{path}` apart",
    ja="条件が`{path}`の項目を{most}種類より多く区別する",
    zh="条件将`{path}`的项目区分为超过{most}类",
)
OBJECT_COMPARED = Message(
    en="an object is compared with a value", ja="オブジェクトが値と比べられている", zh="对象与数值相比较"
)
OBJECT_FOR_VALUE = Message(
    en="an object stands where a single value is needed",
    ja="単一の値が必要な所にオブジェクトがある",
    zh="需要单个值之处是一个对象",
)
LISTS_COMPARED = Message(en="two lists are compared", ja="二つの一覧が比べられている", zh="两个列表相比较")
FACTS_MULTIPLIED = Message(en="two facts are multiplied", ja="二つの事実が掛け合わされている", zh="两个事实相乘")
DIVIDED_BY_FACT = Message(en="a number is divided by a fact", ja="数値が事実で割られている", zh="数值除以一个事实")
ASKS_ABOUT_EVIDENCE = Message(
    en="a gate on conflicts asks about evidence, not about facts",
    ja="矛盾についての関門は事実でなく証拠を問う",
    zh="针对矛盾的门槛问的是证据，而不是事实",
)
