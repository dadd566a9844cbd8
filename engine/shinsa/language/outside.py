"""What CEL has and the condition language leaves out, with the reason and what to write instead."""

from dataclasses import dataclass

from shinsa.language.catalogue import outside as catalogue
from shinsa.messages.message import Message, Translated
from shinsa.messages.teller import said


@dataclass(frozen=True, slots=True)
class Reason:
    """What is left out, and what to do about it."""

    what: Message
    instead: Message

    @property
    def message(self) -> Translated:
        """The finding's message."""
        return said(self.what)

    @property
    def hint(self) -> Translated:
        """The finding's hint."""
        return said(self.instead)


MAPS = Reason(catalogue.NO_MAPS, catalogue.STATE_EACH_VALUE)
MESSAGES = Reason(catalogue.NO_MESSAGES, catalogue.STATE_EACH_VALUE)
ROOTED = Reason(catalogue.NO_ROOTED_NAMES, catalogue.WRITE_THE_PATH)
INDEXING = Reason(catalogue.NO_INDEXING, catalogue.ASK_WITH_LOOP)
COMPUTED_FIELD = Reason(catalogue.NO_COMPUTED_FIELD, catalogue.NAME_FIELD_INSIDE)
CONDITIONAL = Reason(catalogue.NO_CONDITIONAL, catalogue.WRITE_BOTH_WAYS)
NULL = Reason(catalogue.NO_NULL, catalogue.ASK_WITH_HAS)
REMAINDER = Reason(catalogue.NO_REMAINDER, catalogue.REWRITE_WITH_COMPARISONS)
TEXT_SUM = Reason(catalogue.NO_TEXT_SUM, catalogue.COMPARE_WHOLE_TEXT)
LIST_SUM = Reason(catalogue.NO_LIST_SUM, catalogue.ASK_EACH_LIST)
DATE_SUM = Reason(catalogue.NO_DATE_SUM, catalogue.COMPARE_WITH_DATE)
NO_ORDER = Reason(catalogue.NO_SUCH_ORDER, catalogue.COMPARE_EQUALITY)
LIST_COMPARISON = Reason(catalogue.NO_LIST_COMPARISON, catalogue.ASK_ITEMS_OR_SIZE)
NESTED_LIST = Reason(catalogue.NO_NESTED_LIST, catalogue.ONE_LEVEL)
MIXED_LIST = Reason(catalogue.NO_MIXED_LIST, catalogue.ONE_TYPE)
EMPTY_LIST = Reason(catalogue.NO_EMPTY_LIST, catalogue.ASK_IF_EMPTY)
TEXT_SIZE = Reason(catalogue.NO_TEXT_SIZE, catalogue.SIZE_IS_OF_LISTS)
TWO_VARIABLES = Reason(catalogue.NO_SECOND_VARIABLE, catalogue.ONE_VARIABLE)
WHOLE_QUOTIENT = Reason(catalogue.NO_WHOLE_QUOTIENT, catalogue.MULTIPLY_OR_POINT)
DYNAMIC = Reason(catalogue.NO_DYN, catalogue.LEAVE_DYN_OUT)
CONVERSION = Reason(catalogue.NO_CONVERSION, catalogue.STATE_IN_TYPE)
CALENDAR = Reason(catalogue.NO_TIME_OF_DAY, catalogue.COMPARE_DAYS_ALONE)
TEXT_SEARCH = Reason(catalogue.NO_TEXT_SEARCH, catalogue.MAKE_IT_A_CHOICE)
TRANSFORM = Reason(catalogue.NO_TRANSFORM, catalogue.FILTER_AND_MAP)
FILTERED_MAP = Reason(catalogue.NO_FILTERED_MAP, catalogue.FILTER_THEN_MAP)

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
