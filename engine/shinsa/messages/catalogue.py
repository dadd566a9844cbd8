"""How each language punctuates, and how a problem is told."""

from shinsa.messages.message import Message

QUOTED = Message(en='"{text}"', ja="「{text}」", zh="“{text}”")
COMMA = Message(en=", ", ja="、", zh="、")
SEMICOLON = Message(en="; ", ja="；", zh="；")
AND = Message(en="{left} and {right}", ja="{left}と{right}", zh="{left}和{right}")
OR = Message(en="{left} or {right}", ja="{left}または{right}", zh="{left}或{right}")

WHOLE_PROPOSAL = Message(en="(whole document)", ja="（文書全体）", zh="（整份文件）")
AT_PLACE = Message(en="{at}: {code}: {message}", ja="{at}: {code}: {message}", zh="{at}: {code}: {message}")
HINT = Message(en="  hint: {hint}", ja="  対処：{hint}", zh="  提示：{hint}")
