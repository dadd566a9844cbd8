"""Signed notes with Ed25519, as C2SP `signed-note` says, and keys as one line of text, as Go's `sumdb/note` has them.

A public key is `NAME+ID+DATA`, a private one `PRIVATE+KEY+NAME+ID+DATA`: ID is the key's id in hexadecimal, DATA the
base64 of a byte 1 (Ed25519) and the 32 bytes of the key. The name is the ledger's origin.
"""

import os
import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shinsa_adapters.ledger.errors import LedgerUnavailableError, SigningKeyError

_ED25519: Final = b"\x01"
_PRIVATE: Final = "PRIVATE+KEY+"
_DASH: Final = "\N{EM DASH} "
_ID_BYTES: Final = 4
_NAME: Final = re.compile(r"[^\s+\x00-\x1f]{1,200}")
_MOST_SIGNATURES: Final = 100


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that checks signatures of one name."""

    name: str
    data: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that say which key signed."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.data).digest()[:_ID_BYTES]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(_ED25519 + self.data).decode()}"

    @classmethod
    def read(cls, text: str) -> "PublicKey":
        """A public key from its line.

        Raises:
            SigningKeyError: it is none.
        """
        if text.startswith(_PRIVATE):
            raise SigningKeyError("this is a private key; a public one is needed", "never pass a private key around")
        name, data = _parts(text)
        found = cls(name, data)
        if str(found) != text.strip():
            raise SigningKeyError("this public key was changed or cut short: its parts do not fit")
        return found


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A key that signs in one name; its text and its repr do not show it."""

    name: str
    _key: Ed25519PrivateKey

    @classmethod
    def fresh(cls, name: str) -> "PrivateKey":
        """A new key.

        Raises:
            SigningKeyError: the name is empty, too long, or has a space or `+`.
        """
        if not _NAME.fullmatch(name):
            raise SigningKeyError(
                f"`{name}` cannot be the name of a ledger: 1 to 200 characters, no space, no `+`",
                "use an address without its scheme, such as `example.org/ledger`",
            )
        return cls(name, Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, text: str) -> "PrivateKey":
        """A private key from its line; raises as `PublicKey.read` does."""
        if not text.startswith(_PRIVATE):
            raise SigningKeyError("this is no private key of a ledger", "make one with `shinsa ledger keygen`")
        name, data = _parts(text.removeprefix(_PRIVATE))
        found = cls(name, Ed25519PrivateKey.from_private_bytes(data))
        if found.secret_line() != text.strip():
            raise SigningKeyError("this private key was changed or cut short: its parts do not fit")
        return found

    @property
    def public(self) -> PublicKey:
        """The key that checks what this one signs."""
        return PublicKey(self.name, self._key.public_key().public_bytes_raw())

    def secret_line(self) -> str:
        """The key itself as a line, to be kept where nobody else reads it."""
        data = b64encode(_ED25519 + self._key.private_bytes_raw()).decode()
        return f"{_PRIVATE}{self.name}+{self.public.id.hex()}+{data}"

    def sign(self, text: str) -> str:
        """The text (ending in a newline) as a note with one signature."""
        signature = b64encode(self.public.id + self._key.sign(text.encode())).decode()
        return f"{text}\n{_DASH}{self.name} {signature}\n"

    def __repr__(self) -> str:
        return f"PrivateKey({self.public})"


def text_of(note: str, key: PublicKey) -> str | None:
    """The text of a note, `None` unless the key signed it. Signatures of other keys do not matter."""
    text, _, signatures = note.rpartition("\n\n")
    lines = signatures.removesuffix("\n").split("\n")
    if not text or not signatures.endswith("\n") or len(lines) > _MOST_SIGNATURES:
        return None
    signed = f"{text}\n"
    found = [data for line in lines if (data := _signature(line, key)) is not None]
    return signed if found and all(_holds(key, data, signed) for data in found) else None


def _signature(line: str, key: PublicKey) -> bytes | None:
    """The signature on a line, if it says it is by the key."""
    name, _, encoded = line.removeprefix(_DASH).rpartition(" ")
    if not line.startswith(_DASH) or name != key.name:
        return None
    try:
        data = b64decode(encoded, validate=True)
    except (Base64Error, ValueError):
        return None
    return data[_ID_BYTES:] if data[:_ID_BYTES] == key.id else None


def _holds(key: PublicKey, signature: bytes, text: str) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key.data).verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True


def _parts(text: str) -> tuple[str, bytes]:
    name, _, rest = text.strip().partition("+")
    _, _, encoded = rest.partition("+")
    try:
        data = b64decode(encoded, validate=True)
    except (Base64Error, ValueError):
        data = b""
    if len(data) != 33 or data[:1] != _ED25519 or not _NAME.fullmatch(name):  # noqa: PLR2004  # a byte and 32
        raise SigningKeyError("this is no key of a ledger", "a key is one line: `NAME+ID+DATA`")
    return name, data[1:]


def keep_private_key(path: Path, key: PrivateKey) -> None:
    """Write a private key to a new file that only its owner can read.

    Raises:
        SigningKeyError: something is there already.
        LedgerUnavailableError: it cannot be written.
    """
    try:
        held = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(held, "w", encoding="utf-8") as file:
            file.write(f"{key.secret_line()}\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError as error:
        raise SigningKeyError(f"`{path}` exists already; no key is overwritten", "name a new file") from error
    except OSError as error:
        raise LedgerUnavailableError(f"the key cannot be written to `{path}`: {error.strerror}") from error


def private_key_in(path: Path) -> PrivateKey:
    """The private key in a file.

    Raises:
        SigningKeyError: it cannot be read, is none, or others may read it.
    """
    text = _line(path)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise SigningKeyError(f"others may read the private key `{path}`", f"run `chmod 600 {path}`")
    return PrivateKey.read(text)


def public_key_from(given: str) -> PublicKey:
    """The public key in a file, or the line itself; raises SigningKeyError."""
    return PublicKey.read(given if "+" in given and not Path(given).exists() else _line(Path(given)))


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text"
        raise SigningKeyError(f"the key `{path}` cannot be read: {why}") from error
