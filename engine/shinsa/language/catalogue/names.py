"""What is said of names in conditions: of facts, parameters, conclusions, functions and loop variables."""

from shinsa.messages.message import Message

MEANT = Message(en="did you mean `{name}`?", ja="`{name}`のことか", zh="是否指`{name}`？")
MEANT_LABELLED = Message(
    en="did you mean `{name}` ({label})?", ja="`{name}`（{label}）のことか", zh="是否指`{name}`（{label}）？"
)
FACT_UNKNOWN = Message(en="no fact is called `{path}`", ja="`{path}`という事実はない", zh="没有名为`{path}`的事实")
PARAMETER_UNKNOWN = Message(
    en="no parameter is called `{name}`", ja="`{name}`というパラメータはない", zh="没有名为`{name}`的参数"
)
CONCLUSION_UNKNOWN = Message(
    en="no conclusion is called `{name}`", ja="`{name}`という中間結論はない", zh="没有名为`{name}`的中间结论"
)
FUNCTION_UNKNOWN = Message(
    en="no function is called `{name}`", ja="`{name}`という関数はない", zh="没有名为`{name}`的函数"
)
THE_FUNCTIONS = Message(en="the functions are {functions}", ja="関数は{functions}", zh="可用的函数：{functions}")
SINGLE_HAS_NO_FIELD = Message(
    en="`{variable}` is a single value and has no field `{field}`",
    ja="`{variable}`は単一の値で、欄`{field}`はない",
    zh="`{variable}`是单个值，没有字段`{field}`",
)
ITEMS_HAVE_NO_FIELD = Message(
    en="items of `{path}` have no field `{field}`",
    ja="`{path}`の項目に欄`{field}`はない",
    zh="`{path}`的项目没有字段`{field}`",
)
LIST_HAS_NO_FIELD = Message(
    en="`{path}` is a list and has no field of its own",
    ja="`{path}`は一覧で、それ自体の欄はない",
    zh="`{path}`是列表，自身没有字段",
)
ASK_ITEMS_OF = Message(
    en="ask about its items: `{path}.exists(x, x.{field} …)` or `{path}.all(x, x.{field} …)`",
    ja="項目について問う：`{path}.exists(x, x.{field} …)`か`{path}.all(x, x.{field} …)`",
    zh="就其项目提问：`{path}.exists(x, x.{field} …)`或`{path}.all(x, x.{field} …)`",
)
GROUP_OF_FACTS = Message(
    en="`{path}` is a group of facts, not a fact",
    ja="`{path}`は事実の組で、事実ではない",
    zh="`{path}`是一组事实，而不是事实",
)
ITS_FACTS = Message(en="its facts are {facts}", ja="その事実は{facts}", zh="其中的事实：{facts}")
PARAMETER_PREFIX = Message(
    en="write `{name}` for the parameter", ja="パラメータなら`{name}`と書く", zh="若指参数，请写`{name}`"
)
CONCLUSION_PREFIX = Message(
    en="write `{name}` for the conclusion", ja="中間結論なら`{name}`と書く", zh="若指中间结论，请写`{name}`"
)
CONCLUSION_PLACE = Message(
    en="`{name}` stands inside another operator",
    ja="`{name}`が別の演算子の中にある",
    zh="`{name}`位于另一运算符之内",
)
CONCLUSIONS_JOIN = Message(
    en="take it out: a conclusion joins others with `&&`, `||` and `!` only",
    ja="外に出す。中間結論は`&&`、`||`、`!`でのみつなげる",
    zh="移出来：中间结论只能用`&&`、`||`和`!`连接",
)
HIDES_VARIABLE = Message(
    en="the loop variable `{name}` hides a loop variable around it of the same name",
    ja="ループ変数`{name}`が外側の同名のループ変数を隠す",
    zh="循环变量`{name}`遮蔽了外层同名的循环变量",
)
HIDES_FACT = Message(
    en="the loop variable `{name}` hides a fact of the same name",
    ja="ループ変数`{name}`が同名の事実を隠す",
    zh="循环变量`{name}`遮蔽了同名的事实",
)
HIDES_NAMES = Message(
    en="the loop variable `{name}` hides parameters and conclusions of the same name",
    ja="ループ変数`{name}`が同名のパラメータや中間結論を隠す",
    zh="循环变量`{name}`遮蔽了同名的参数与中间结论",
)
ANOTHER_NAME = Message(en="choose another name, such as `x`", ja="`x`など別の名前にする", zh="换一个名称，例如`x`")
VARIABLE_UNUSED = Message(
    en="the loop variable `{name}` is never used",
    ja="ループ変数`{name}`が使われていない",
    zh="循环变量`{name}`从未使用",
)
USE_VARIABLE = Message(
    en="ask something of `{name}`, or leave the loop out",
    ja="`{name}`について何か問うか、ループを除く",
    zh="就`{name}`提问，或去掉循环",
)
