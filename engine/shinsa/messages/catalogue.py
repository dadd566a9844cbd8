"""How each language punctuates."""

from shinsa.messages.message import Message

QUOTED = Message(en='"{text}"', ja="「{text}」", zh="“{text}”")
COMMA = Message(en=", ", ja="、", zh="、")
SEMICOLON = Message(en="; ", ja="；", zh="；")
AND = Message(en="{left} and {right}", ja="{left}と{right}", zh="{left}和{right}")
OR = Message(en="{left} or {right}", ja="{left}または{right}", zh="{left}或{right}")
