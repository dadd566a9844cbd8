"""How each language writes: one `Tongue` for each, so that nothing else knows a language by name.

A file says which one it is written in: `# language: ja`. Without such a line it is English.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from gherkin.dialect import Dialect

from shinsa.judging.verdict import Verdict
from shinsa.messages.message import Language
from shinsa.ruleset import ReviewKind
from shinsa.values import Truth


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """What is written how.

    `code` is the language as texts and folders are named (`zh`), `header` as a feature file names it (`zh-CN`), `cldr`
    as the names of countries and currencies are listed. `sentence_end` may stand behind a value at the end of a
    sentence. `scales` are powers of ten by word; `units` holds the words for a unit, the one that is shown first, and
    `currencies` the code for a word. `separators` stand between the items of a list. `wide` says that letters fill
    two columns, that words have no spaces between, and that full-width digits and signs are read.
    """

    code: Language
    header: str
    name: str
    cldr: str
    because: str
    source: str
    colon: str
    discretion: str
    recalled: str
    not_stated: str
    truths: Mapping[str, Truth]
    verdicts: Mapping[str, Verdict]
    review_kinds: Mapping[str, ReviewKind]
    quotes: tuple[str, str]
    separators: tuple[str, ...]
    called: str
    day: str
    sentence_end: str = ""
    scales: Mapping[str, int] = field(default_factory=dict[str, int])
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    currencies: Mapping[str, str] = field(default_factory=dict[str, str])
    countries: Mapping[str, str] = field(default_factory=dict[str, str])
    wide: bool = False

    def word_for(self, *, truth: Truth) -> str:
        """`yes`, `no` or `not stated` in this language."""
        return self.not_stated if truth is None else next(word for word, value in self.truths.items() if value is truth)


ENGLISH = Tongue(
    code="en",
    header="en",
    name="English",
    cldr="en",
    because="Because",
    source="Source",
    colon=": ",
    discretion="committee discretion",
    recalled=" (recalled, not read)",
    not_stated="not stated",
    truths={"yes": True, "no": False, "true": True, "false": False, "not stated": None},
    verdicts={str(verdict): verdict for verdict in Verdict},
    review_kinds={kind.value.replace("_", " "): kind for kind in ReviewKind},
    quotes=('"', '"'),
    separators=(", ", " and "),
    called="the {}",
    day="2028-12-31",
)
JAPANESE = Tongue(
    code="ja",
    header="ja",
    name="Japanese",
    cldr="ja",
    because="理由",
    source="出典",
    colon="：",
    discretion="委員会の裁量",
    recalled="（記憶による。原典は未確認）",
    not_stated="不明",
    truths={"はい": True, "いいえ": False, "不明": None},
    verdicts={"適格": Verdict.ELIGIBLE, "不適格": Verdict.INELIGIBLE, "要審議": Verdict.REVIEW},
    review_kinds={
        "情報不足": ReviewKind.INCOMPLETE,
        "証拠の矛盾": ReviewKind.CONFLICT,
        "政策判断": ReviewKind.POLICY,
        "単一の事業でない": ReviewKind.NOT_A_PROJECT,
        "境界線上": ReviewKind.BORDERLINE,
    },
    quotes=("「", "」"),
    separators=("、", "および", "と"),
    called="「{}」",
    day="2028年12月31日",
    sentence_end="である",
    scales={"兆": 12, "億": 8, "千万": 7, "百万": 6, "万": 4},
    units={
        "year": ("年", "年間"),
        "month": ("か月", "ヶ月", "カ月"),
        "week": ("週", "週間"),
        "day": ("日", "日間"),
        "hour": ("時間",),
        "job": ("人", "名"),
        "USD/unit": ("ドル/単位", "米ドル/単位"),
        "Mt/year": ("Mt/年",),
        "t/year": ("トン/年", "t/年"),
        "%": ("%", "パーセント"),
        "MW": ("MW", "メガワット"),
        "kW": ("kW", "キロワット"),
    },
    currencies={"ドル": "USD", "米ドル": "USD", "円": "JPY", "ユーロ": "EUR"},
    countries={"米国": "US", "英国": "GB", "豪州": "AU", "香港": "HK"},
    wide=True,
)
CHINESE = Tongue(
    code="zh",
    header="zh-CN",
    name="Chinese",
    cldr="zh_CN",
    because="理由",
    source="来源",
    colon="：",
    discretion="委员会酌定",
    recalled="（凭记忆，未核对原文）",
    not_stated="未知",
    truths={"是": True, "否": False, "未知": None},
    verdicts={"合格": Verdict.ELIGIBLE, "不合格": Verdict.INELIGIBLE, "待审议": Verdict.REVIEW},
    review_kinds={
        "信息不足": ReviewKind.INCOMPLETE,
        "证据矛盾": ReviewKind.CONFLICT,
        "政策判断": ReviewKind.POLICY,
        "并非单一项目": ReviewKind.NOT_A_PROJECT,
        "临界": ReviewKind.BORDERLINE,
    },
    quotes=("“", "”"),
    separators=("、", "以及", "和"),
    called="“{}”",
    day="2028年12月31日",
    scales={"万亿": 12, "亿": 8, "千万": 7, "百万": 6, "万": 4},
    units={
        "year": ("年",),
        "month": ("个月",),
        "week": ("周",),
        "day": ("天", "日"),
        "hour": ("小时",),
        "job": ("人", "个岗位"),
        "USD/unit": ("美元/单位",),
        "Mt/year": ("Mt/年",),
        "t/year": ("吨/年", "t/年"),
        "GW": ("GW", "吉瓦"),
        "MW": ("MW", "兆瓦"),
        "kW": ("kW", "千瓦"),
        "kV": ("kV", "千伏"),
    },
    currencies={"美元": "USD", "日元": "JPY", "欧元": "EUR", "元": "CNY", "人民币": "CNY"},
    countries={"香港": "HK", "澳门": "MO"},
    wide=True,
)
TONGUES: Mapping[str, Tongue] = {tongue.code: tongue for tongue in (ENGLISH, JAPANESE, CHINESE)}
"""Every language there are steps in, by its code."""


def tongue_of_header(header: str) -> Tongue | None:
    """The language that a feature file's `# language:` line names; `None` where no steps are written in it."""
    return next((tongue for tongue in TONGUES.values() if tongue.header == header), None)


@cache
def dialect(tongue: Tongue) -> Dialect:
    """The keywords of Gherkin in a language."""
    found = Dialect.for_name(tongue.header)
    if found is None:
        raise LookupError(f"Gherkin has no keywords in {tongue.name}")
    return found


def keyword(kind: str, tongue: Tongue) -> str:
    """The word a sentence of this kind (`given`, `when`, `then`) begins with."""
    words = {"given": dialect(tongue).given_keywords, "when": dialect(tongue).when_keywords}
    return next(word for word in words.get(kind, dialect(tongue).then_keywords) if not word.startswith("*")).strip()


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D}
"""Full-width signs to those of ASCII, the wide space and the minus sign too; no other character is touched."""


def plain_width(text: str, tongue: Tongue) -> str:
    """Full-width digits and signs as plain ones, where the language is written with them."""
    return text.translate(_FULL_WIDTH) if tongue.wide else text
