"""Who can answer a question, in words."""

from shinsa.explaining import catalogue
from shinsa.messages.teller import Teller


def role(name: str, by: Teller) -> str:
    """Who can answer, in words."""
    message = catalogue.ROLES.get(name)
    return name.replace("_", " ") if message is None else by.say(message)
