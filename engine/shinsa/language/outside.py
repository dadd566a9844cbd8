"""What CEL has and the condition language leaves out, with the reason and what to write instead."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """What is left out, and what to do about it."""

    what: str
    hint: str

    @property
    def message(self) -> str:
        """The finding's message."""
        return f"{self.what} not in the language"


MAPS = Reason("maps such as `{key: value}` are", "state each value as a fact of its own")
MESSAGES = Reason("messages such as `Type{…}` are", "state each value as a fact of its own")
ROOTED = Reason("names that begin with a dot are", "write the fact's path, such as `generation.net_mw`")
INDEXING = Reason("indexing such as `list[0]` is", "ask about items: `list.exists(x, …)` or `list.all(x, …)`")
COMPUTED_FIELD = Reason("a field of a computed value is", "name the field inside `exists`, `all`, `filter` or `map`")
CONDITIONAL = Reason("the conditional `a ? b : c` is", "write `a && b || !a && c`, or use tiers")
NULL = Reason("`null` is", "to ask whether a fact is stated, write `has(fact)`")
REMAINDER = Reason("the remainder `%` is", "rewrite it with comparisons")
TEXT_SUM = Reason("putting texts together is", "compare with the whole text")
LIST_SUM = Reason("joining lists is", "ask about each list, joined with `&&` or `||`")
DATE_SUM = Reason("calculating with dates is", 'compare with a date: `date("2029-01-19")`')
NO_ORDER = Reason("an order of texts, choices or yes and no is", "compare with `==`, `!=` or `in`")
LIST_COMPARISON = Reason("comparing whole lists is", "ask about items with `exists` and `all`, or about `size(list)`")
NESTED_LIST = Reason("a list of lists is", "keep one level of lists")
MIXED_LIST = Reason("a list of items of different types is", "keep items of one type in a list")
EMPTY_LIST = Reason("the empty list `[]` is", "to ask whether a list is empty, write `size(list) == 0`")
TEXT_SIZE = Reason("the size of a text is", "`size` counts the items of a list")
TWO_VARIABLES = Reason("a second loop variable is", "write one variable: `list.exists(x, condition)`")
WHOLE_QUOTIENT = Reason(
    "a quotient of whole numbers, which CEL would truncate, is",
    "multiply the other side instead, or write `2.0` for `2`",
)
DYNAMIC = Reason("`dyn` is", "leave it out: every value has one type")
CONVERSION = Reason("converting one type into another is", "state the fact in the type the condition needs")
CALENDAR = Reason("a time of day or a duration is", 'compare days: `date("2029-01-19")`')
TEXT_SEARCH = Reason("searching inside a text is", "make the fact a choice and compare with `==` or `in`")
TRANSFORM = Reason("`transformList` and its like are", "write `filter` and `map`")
FILTERED_MAP = Reason("`map` with a condition is", "write `list.filter(x, condition).map(x, value)`")

FUNCTIONS = {
    "dyn": DYNAMIC,
    **dict.fromkeys(("int", "uint", "double", "string", "bytes", "bool", "type", "format"), CONVERSION),
    **dict.fromkeys(("timestamp", "duration", "now"), CALENDAR),
    **dict.fromkeys(("getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear"), CALENDAR),
    **dict.fromkeys(("getHours", "getMinutes", "getSeconds", "getMilliseconds"), CALENDAR),
    **dict.fromkeys(("matches", "contains", "startsWith", "endsWith", "indexOf", "substring", "split"), TEXT_SEARCH),
    **dict.fromkeys(("lowerAscii", "upperAscii", "trim", "replace", "join", "charAt"), TEXT_SEARCH),
    **dict.fromkeys(("transformList", "transformMap", "transformMapEntry", "existsOne"), TRANSFORM),
}
"""CEL's other functions, by name."""
