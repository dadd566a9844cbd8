"""What no formula can be written for."""

from shinsa.messages.message import Message
from shinsa.messages.teller import Said, Sayable, said


class UnsupportedError(Exception):
    """A condition has a form that is not proved about; `why` says which, in every language."""

    def __init__(self, message: Message, **values: Sayable) -> None:
        self.why: Said = said(message, **values)
        super().__init__(self.why)
